//! `neutrality`: the standing aside of a State or place.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "neutrality",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the standing aside of a State or place",
    fields: &[
        must("of", Phrase::Things, "what is neutral").eg("Ukraine"),
        may("by", Phrase::Actors, "who respects it").eg("all parties"),
        may("as from", Phrase::Instant, "from when"),
        many("excludes", Phrase::Acts, "which acts it excludes").eg("station_forces"),
        may("permits", Phrase::Acts, "which acts it leaves free"),
        may("except", Phrase::Things, "what is excepted"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
};
