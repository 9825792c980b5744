//! `costs`: who bears which costs.

use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, may, must};
use crate::syntax::prose::{Prose, Turn};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "costs",
    class: Class::Clause,
    naming: Naming::May,
    gist: "who bears which costs",
    fields: &[
        must("of", Phrase::Things, "of what").eg("Observers"),
        must("by", Phrase::Actors, "who bears them").eg("Ukraine, Russia"),
        may("to", Phrase::Actors, "to whom they are repaid").eg("UnitedNations"),
        may(
            "paid",
            Phrase::Slots(
                &[Role::Over, Role::When, Role::Every, Role::To, Role::Words, Role::Period, Role::Time, Role::By],
                0,
            ),
            "when they are paid",
        )
        .eg("every 3 months, \"in advance\""),
        may("shares", Phrase::Slots(&[Role::Share, Role::Words, Role::Name], 0), "in which shares")
            .eg("Ukraine 50 percent, Russia 50 percent"),
        may("amount", Phrase::Amount, "up to how much"),
        may("when", Phrase::Bound, "when they are paid"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/costs.hbs"),
        noun: "the sharing of costs",
        turns: &[Turn::Headed {
            field: "of",
            head: "the costs of",
            unless: &["the costs", "all costs", "costs", "the cost "],
        }],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = b.who_or_nobody(id, "by");
    // An amount is the ceiling of what the costs turn out to be, not the measure of the duty.
    let duty = b.commitment(id, who, Modality::Must, Conduct::Pay);
    b.commit(duty);
}
