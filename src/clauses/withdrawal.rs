//! `withdrawal`: the departure of forces or equipment.

use super::meaning::{amount, hand_over, order};
use crate::core::{Builder, Conduct, End, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::{Prose, about};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "withdrawal",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the departure of forces or equipment",
    fields: &[
        must("by", Phrase::Actors, "who withdraws").eg("Russia"),
        may("forces", Phrase::Free, "which forces").eg("\"all armed forces\""),
        must("from", Phrase::Places, "from where").eg("Eastern"),
        may("to", Phrase::Places, "to where").eg("beyond Contact, on the side of Russia"),
        many("begins", Phrase::Bound, "when it begins").eg("within 10 days of signature"),
        many("completes", Phrase::Bound, "when it is complete").eg("no later than 90 days after begins"),
        may("equipment", Phrase::Free, "what becomes of the equipment"),
        may("share", Phrase::Amount, "which share leaves").eg("60 percent"),
        may(
            "handover",
            Phrase::Slots(&[Role::To, Role::When, Role::Of, Role::Words, Role::By], 0),
            "to whom the place is handed over, and when",
        )
        .eg("to Ukraine within 3 days of completes"),
        may("except", Phrase::Things, "what is excepted"),
        may("remaining", Phrase::Free, "what may remain"),
        may("until then under", Phrase::Actors, "under whose authority the forces stand until they have left")
            .eg("UnitedNations"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["phase"],
    events: &["begins", "completes", "verified"],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/withdrawal.hbs"),
        noun: "the withdrawal",
        about: &[about("equipment", "equipment", "")],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let begins = b.bounds(id, "begins", "begins", None);
    let completes = b.bounds(id, "completes", "completes", begins);
    order(b, id, begins, completes);
    for (who, ctx) in b.who(id, "by") {
        let mut duty = b.commitment(id, who.clone(), Modality::Must, Conduct::Leave);
        duty.places = b.nodes(id, "from");
        duty.due = completes;
        duty.amount = amount(b, id, &["share"]);
        duty.ctx = ctx;
        b.commit(duty);
        // Until they have left, the forces stand under somebody's authority.
        for (over, ctx) in b.who(id, "until then under") {
            let mut order = b.commitment(id, who.clone(), Modality::Must, Conduct::Respect);
            order.src.span = over.span;
            order.to = over;
            order.when.until = completes.map_or(End::Unsaid, End::At);
            order.ctx = ctx;
            b.commit(order);
        }
    }
    b.verified(id, completes);
    // Whoever has the forces under its authority sees them leave.
    b.sees(id, "until then under");
    b.whole(id, "from");
    hand_over(b, id, completes);
}
