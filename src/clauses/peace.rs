//! `peace`: the end of a state of war.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "peace",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the end of a state of war",
    fields: &[
        must("between", Phrase::Actors, "between whom").eg("Ukraine, Russia"),
        may("as from", Phrase::Instant, "from when").eg("entry_into_force"),
        may("of", Phrase::Free, "what else it establishes"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
};
