//! `reduction`: the cutting of holdings.

use super::meaning::{amount, entry};
use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "reduction",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the cutting of holdings",
    fields: &[
        must("by", Phrase::Actors, "whose holdings").eg("each party"),
        must("of", Phrase::Free, "which category").eg("\"battle tanks\""),
        may("in", Phrase::Places, "where"),
        may("to", Phrase::Amount, "to how many").eg("at most 13300"),
        may("share", Phrase::Amount, "which share of what").eg("25 percent of \"holdings on signature\""),
        may("base", Phrase::Free, "what the share is a share of"),
        may("methods", Phrase::Free, "how").eg("\"destruction or conversion\""),
        many("completes", Phrase::Bound, "when it is complete").eg("no later than 40 months after entry_into_force"),
        may("afterwards", Phrase::Free, "what holds afterwards"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["step"],
    events: &["completes", "verified"],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/reduction.hbs"), "the reduction"),
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let completes = b.bounds(id, "completes", "completes", in_force);
    let who = b.who_or_nobody(id, "by");
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::Reduce);
    duty.places = b.nodes(id, "in");
    duty.due = completes;
    duty.amount = amount(b, id, &["to", "share"]);
    b.commit(duty);
    b.verified(id, completes);
    b.whole(id, "in");
}
