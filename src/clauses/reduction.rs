//! `reduction`: the cutting of holdings.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

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
};
