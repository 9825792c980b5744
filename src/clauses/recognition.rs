//! `recognition`: recognition of a State, a border, a status.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "recognition",
    class: Class::Clause,
    naming: Naming::May,
    gist: "recognition of a State, a border, a status",
    fields: &[
        must("by", Phrase::Actors, "who recognizes").eg("Russia"),
        must("of", Phrase::Things, "what is recognized").eg("\"the independence of Ukraine\""),
        may("as from", Phrase::Instant, "from when"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
};
