//! `withdrawal`: the departure of forces or equipment.

use super::meaning::{amount, hand_over, order};
use crate::core::{Builder, Conduct, End, EventId, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::{Prose, about};
use crate::syntax::tree::{Field, Measure, Named, Value};

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
    gone(b, id, id, completes);
    b.verified(id, completes);
    // Whoever has the forces under its authority sees them leave.
    b.sees(id, "until then under");
    b.whole(id, "from");
    hand_over(b, id, completes);
}

/// Those who have left a place are not there any more: from the completion of a withdrawal, or of one of its phases, on.
pub(super) fn gone(b: &mut Builder<'_>, whole: NodeId, part: NodeId, completes: Option<EventId>) {
    let Some(from) = completes.filter(|_| leaves_none(b, whole) && leaves_none(b, part)) else { return };
    let places: Vec<NodeId> =
        b.nodes(part, "from").into_iter().filter(|p| b.model.node(*p).kind.class == Class::Place).collect();
    if places.is_empty() {
        return;
    }
    for (who, ctx) in b.who(whole, "by") {
        let Some(ctx) = b.model.tree.choices.meet(ctx, b.model.ctx(part)) else { continue };
        let mut absence = b.commitment(part, who, Modality::MustNot, Conduct::Stay);
        absence.except.extend(b.nodes(whole, "except"));
        absence.places.clone_from(&places);
        absence.when.from = Some(from);
        absence.ctx = ctx;
        b.commit(absence);
    }
}

/// Words for forces as a whole; beside them, names (such as of whose they are) change nothing.
const WHOLE: &[&str] = &[
    "all",
    "its",
    "their",
    "the",
    "of",
    "and",
    "armed",
    "military",
    "forces",
    "force",
    "troops",
    "units",
    "formations",
    "personnel",
    "heavy",
    "weapons",
    "arms",
    "equipment",
    "including",
    "land",
    "sea",
    "air",
    "naval",
    "ground",
];

/// Whether no forces are left behind.
fn leaves_none(b: &Builder<'_>, id: NodeId) -> bool {
    let node = b.model.node(id);
    let all = |f: &Field| match (f.spec.word, &f.value) {
        ("remaining" | "amount", _) => false,
        ("except", Value::List(l)) => l.items.iter().all(|i| matches!(i.is, Named::Path(_)) && i.around.is_none()),
        ("except", _) => false,
        ("share", Value::Amount(a)) => a.measure == Measure::Percent && a.number.whole() == Some(100),
        ("share", _) => false,
        ("forces", _) => {
            let text = b.model.text(f.value_span);
            let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
            let plain = |w: &str| w.starts_with(char::is_uppercase) || WHOLE.contains(&w);
            words().all(plain) && words().any(|w| matches!(w, "forces" | "force" | "troops"))
        }
        _ => true,
    };
    node.fields.iter().all(all)
}
