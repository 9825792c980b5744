//! `return`: the return of displaced persons.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "return",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the return of displaced persons",
    fields: &[
        must("of", Phrase::Free, "who may return").eg("\"all persons displaced since 2022\""),
        may("to", Phrase::Places, "to where").eg("Homeland"),
        may("by", Phrase::Actors, "who makes it possible").eg("each party"),
        may("voluntary", Phrase::Flag, "that it is voluntary"),
        may("conditions", Phrase::Free, "on which conditions").eg("\"in safety and dignity\""),
        many("begins", Phrase::Bound, "when it begins"),
        many("completes", Phrase::Bound, "by when"),
        may("property", Phrase::Free, "what becomes of property"),
        may("supervised by", Phrase::Actors, "who supervises it").eg("UnitedNations"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["begins", "completes"],
};
