//! `referendum`: a vote of a people.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "referendum",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a vote of a people",
    fields: &[
        must("question", Phrase::Free, "what is asked"),
        may("electorate", Phrase::Free, "who votes"),
        may("in", Phrase::Places, "where").eg("Eastern"),
        must("by", Phrase::Actors, "who holds it"),
        many("held", Phrase::Bound, "when").eg("before 1969-12-31"),
        many("procedures", Phrase::Free, "by which procedures, and who settles them").eg("\"settled after consultation of the local councils\""),
        may("observed by", Phrase::Actors, "who observes it").eg("UnitedNations"),
        may("effect", Phrase::Free, "what the result does"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["held"],
};
