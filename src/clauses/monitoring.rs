//! `monitoring`: a mission that watches.

use super::meaning::entry;
use crate::core::{Builder, Conduct, Cover, End, Modality, Role as Over, Src, When, Who};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::{Prose, Turn};
use crate::syntax::tree::Value;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "monitoring",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a mission that watches",
    fields: &[
        must("by", Phrase::Actors, "who watches").eg("UnitedNations"),
        must("verifies", Phrase::Clauses, "which clauses it watches").eg("truce, eastern"),
        may("in", Phrase::Places, "where").eg("Homeland"),
        many("established", Phrase::Bound, "when it is in place").eg("within 60 days of signature"),
        may("until then by", Phrase::Actors, "who watches until then"),
        may("access", Phrase::Free, "what it may see").eg("unrestricted"),
        many(
            "staff",
            Phrase::Slots(&[Role::Amount, Role::NoneFrom, Role::From, Role::Words, Role::By], 0),
            "how many, and from where",
        )
        .eg("1200 observers, none from Ukraine, Russia"),
        many(
            "inspections",
            Phrase::Slots(
                &[Role::Amount, Role::Every, Role::When, Role::Words, Role::Of, Role::By, Role::Name, Role::Notice],
                0,
            ),
            "how many inspections",
        )
        .eg("up to 15 percent of \"the declared sites\" per year"),
        many(
            "reports",
            Phrase::Slots(&[Role::Every, Role::When, Role::To, Role::Words, Role::On], 0),
            "to whom it reports, and how often",
        )
        .eg("every 30 days to Joint"),
        may(
            "cost",
            Phrase::Slots(&[Role::By, Role::Amount, Role::Share, Role::Words, Role::Between], 0),
            "who bears its cost",
        )
        .eg("by Ukraine, Russia"),
        may(
            "decides",
            Phrase::Slots(&[Role::Vote, Role::By, Role::When, Role::Failing, Role::Words, Role::On, Role::Of], 0),
            "how it decides",
        )
        .eg("by consensus within 30 days, failing which by the chair"),
        may("chair", Phrase::Actors, "who presides"),
        may("of", Phrase::Actors, "who sits in it"),
        many("tasks", Phrase::Acts, "what else it does")
            .eg("\"to restore the situation in consultation with both sides\""),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["established"],
    body: true,
    prose: Prose {
        template: include_str!("../../templates/en/monitoring.hbs"),
        noun: "the mission",
        body: "monitoring mission",
        turns: &[
            Turn::Tasks("tasks"),
            Turn::Quota { field: "inspections", share: "inspect", number: "carry out" },
            Turn::Access("access"),
        ],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let established = b.bounds(id, "established", "established", in_force);
    let mut when = b.when(id, "lasts");
    when.from = when.from.or(established);
    let who = b.who_or_nobody(id, "by");
    let places = b.nodes(id, "in");
    let mut duty = b.commitment(id, who.clone(), Modality::Must, Conduct::Watch);
    duty.places.clone_from(&places);
    duty.when = when;
    b.commit(duty);
    let node = b.model.node(id);
    let src = Src { node: id, span: node.point() };
    let needs = established.into_iter().collect();
    let staff = staff(b, id);
    let watch =
        Cover { role: Over::Watches, by: who, over: Vec::new(), places, when, needs, staff, ctx: node.ctx, src };
    let by = b.who(id, "by");
    b.watches(&by, "verifies", &watch);
    let stand_in = b.who(id, "until then by");
    let when = When { until: established.map_or(End::Unsaid, End::At), ..When::default() };
    b.watches(&stand_in, "verifies", &Cover { when, needs: Vec::new(), staff: None, ..watch });
}

/// `staff 200 officers from A, B`: whose people watch.
fn staff<'t>(b: &Builder<'t>, id: NodeId) -> Option<Box<Who<'t>>> {
    let node = b.model.node(id);
    let parts = node.fields.iter().filter(|f| f.spec.word == "staff").filter_map(|f| match &f.value {
        Value::Parts(parts) => Some(parts),
        _ => None,
    });
    let from = parts.flatten().find_map(|p| match (p.role, &p.value) {
        (Role::From | Role::By, Value::List(l)) => Some(l),
        _ => None,
    });
    from.map(|l| Box::new(b.who_of(l, id)))
}
