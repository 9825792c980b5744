//! `deployment`: the presence of peacekeepers or other forces.

use crate::core::{Builder, Conduct, Cover, Modality, Role as Over, Src};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::{Prose, Turn, about};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "deployment",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the presence of peacekeepers or other forces",
    fields: &[
        may("by", Phrase::Actors, "who contributes the force").eg("each of France, Germany"),
        may("of", Phrase::Free, "what is deployed"),
        may("contributors", Phrase::Actors, "who contributes"),
        must("in", Phrase::Places, "where, or along what").eg("Buffer"),
        may("along", Phrase::Places, "along what").eg("Contact"),
        may("strength", Phrase::Amount, "how many at most").eg("at most 5000 troops"),
        may("arms", Phrase::Free, "which arms"),
        many("mandate", Phrase::Free, "what it is to do"),
        may("force", Phrase::Free, "when it may use force"),
        may("command", Phrase::Slots(&[Role::By, Role::Of, Role::Words], 0), "under whose command")
            .eg("by UnitedNations"),
        may("deployed", Phrase::Bound, "when it is in place").eg("no later than 60 days after signature"),
        many(
            "in parallel with",
            Phrase::Bound,
            "alongside which clause, and whether share for share or phase for phase",
        )
        .eg("eastern phase for phase, certified by Joint"),
        may("until then by", Phrase::Actors, "who stands in until then"),
        may("verifies", Phrase::Clauses, "what it watches").eg("truce"),
        may("relocation", Phrase::Free, "where it may move"),
        may("status", Phrase::Free, "the status of its members"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["deployed"],
    body: true,
    prose: Prose {
        template: include_str!("../../templates/en/deployment.hbs"),
        noun: "the force",
        body: "force",
        about: &[about("status", "the members of the force", "shall enjoy")],
        turns: &[
            Turn::Tasks("mandate"),
            Turn::Whither { field: "relocation", subject: "the force", verb: "may be relocated" },
        ],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let by = b.who_or_nobody(id, "by");
    let who = if by.is_empty() { b.who_or_nobody(id, "contributors") } else { by };
    let deployed = b.bounds(id, "deployed", "deployed", None);
    b.bounds(id, "in parallel with", "deployed", None);
    let mut when = b.when(id, "lasts");
    when.from = when.from.or(deployed);
    let mut duty = b.commitment(id, who.clone(), Modality::Must, Conduct::Stay);
    duty.places = b.nodes(id, "in");
    duty.due = deployed;
    duty.when = when;
    b.commit(duty);
    let places = b.nodes(id, "in");
    let needs: Vec<_> = deployed.into_iter().collect();
    let node = b.model.node(id);
    let src = Src { node: id, span: node.point() };
    let (over, staff) = (Vec::new(), None);
    let watch = Cover {
        role: Over::Watches,
        by: who.clone(),
        over,
        places: places.clone(),
        when,
        needs: needs.clone(),
        staff,
        ctx: node.ctx,
        src,
    };
    b.watches(&[(who.clone(), node.ctx)], "verifies", &watch);
    b.cover(Over::Replaces, who, Vec::new(), places, when, needs, id);
}
