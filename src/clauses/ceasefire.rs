//! `ceasefire`: the end of hostilities.

use crate::core::{Builder, Conduct, Modality, Several, Who};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::{Prose, Turn, follows};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "ceasefire",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the end of hostilities",
    fields: &[
        must("between", Phrase::Actors, "who ceases fire").eg("Ukraine, Russia"),
        may("in", Phrase::Places, "where"),
        must("takes effect", Phrase::Bound, "from when").eg("72 hours after signature"),
        many("forbids", Phrase::Acts, "which acts it forbids"),
        many("permits", Phrase::Acts, "which acts it leaves free"),
        many(
            "incidents",
            Phrase::Slots(&[Role::Reported, Role::When, Role::To, Role::By, Role::Words], 0),
            "to whom and how soon incidents are reported",
        )
        .eg("reported within 6 hours to Observers"),
        may("breach", Phrase::Slots(&[Role::Determined, Role::By], 0), "who determines a breach")
            .eg("determined by Observers"),
        many("consequence", Phrase::Free, "what follows a breach"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["effect"],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/ceasefire.hbs"),
        noun: "the cessation of hostilities",
        starts: "effect",
        subject: true,
        about: &[follows("consequence", "a breach", "shall entail")],
        turns: &[Turn::Verdict { field: "breach", told: "incidents" }],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = b.who_or_nobody(id, "between");
    let effect = b.bounds(id, "takes effect", "effect", None);
    let mut when = b.when(id, "lasts");
    when.from = when.from.or(effect);
    let mut duty =
        b.commitment(id, Who { several: Several::Each, ..who.clone() }, Modality::MustNot, Conduct::Hostilities);
    duty.places = b.nodes(id, "in");
    duty.acts.extend(b.acts(id, "forbids"));
    duty.when = when;
    b.commit(duty);
    let permitted = b.acts(id, "permits");
    if !permitted.is_empty() {
        let mut right = b.commitment(id, who, Modality::May, Conduct::Stay);
        right.acts = permitted;
        right.places = b.nodes(id, "in");
        right.when = when;
        b.commit(right);
    }
    b.verdict(id, "breach");
    b.verified(id, effect);
}
