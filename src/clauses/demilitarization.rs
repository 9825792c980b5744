//! `demilitarization`: a place without forces.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "demilitarization",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a place without forces",
    fields: &[
        must("of", Phrase::Places, "which place").eg("Buffer"),
        may("by", Phrase::Actors, "who is bound; all parties where nothing is said"),
        may("as from", Phrase::Instant, "from when").eg("entry_into_force"),
        many("forbids", Phrase::Acts, "what is forbidden there"),
        many("may remain", Phrase::Acts, "what may remain").eg("\"police with side arms\""),
        may("overflight", Phrase::Free, "whether aircraft may fly over"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
};
