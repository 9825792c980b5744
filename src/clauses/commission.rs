//! `commission`: a body of the treaty.

use super::meaning::entry;
use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::{Prose, Turn};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "commission",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a body of the treaty",
    fields: &[
        must("of", Phrase::Actors, "who sits in it").eg("Ukraine, Russia"),
        may("chair", Phrase::Actors, "who presides").eg("UnitedStates"),
        may("seat", Phrase::Free, "where it sits"),
        many("tasks", Phrase::Acts, "what it does").eg("\"to settle disputes on the course of\" Contact"),
        may("set up by", Phrase::Actors, "who sets it up, where the treaty does not").eg("Joint"),
        may(
            "decides",
            Phrase::Slots(&[Role::Vote, Role::By, Role::When, Role::Failing, Role::Words, Role::On, Role::Of], 0),
            "how it decides",
        )
        .eg("by consensus within 30 days, failing which by the chair on the findings of Observers"),
        many("established", Phrase::Bound, "when it is in place").eg("within 30 days of entry_into_force"),
        may(
            "meets",
            Phrase::Slots(&[Role::Every, Role::When, Role::Words, Role::At, Role::On], 0),
            "how often it meets",
        )
        .eg("every 3 months"),
        may(
            "reports",
            Phrase::Slots(&[Role::Every, Role::When, Role::To, Role::Words, Role::On], 0),
            "to whom it reports",
        )
        .eg("every 6 months to SecretaryGeneral"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["established"],
    body: true,
    prose: Prose {
        template: include_str!("../../templates/en/commission.hbs"),
        noun: "the commission",
        body: "commission",
        turns: &[Turn::Tasks("tasks")],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let established = b.bounds(id, "established", "established", in_force);
    let who = b.who_or_nobody(id, "of");
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::Decide);
    duty.due = established;
    b.commit(duty);
}
