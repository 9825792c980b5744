//! `limitation`: ceilings for forces or arms.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "limitation",
    class: Class::Clause,
    naming: Naming::May,
    gist: "ceilings for forces or arms",
    fields: &[
        may("by", Phrase::Actors, "who is bound").eg("each of West, East"),
        may("in", Phrase::Places, "where").eg("Europe"),
        may("of", Phrase::Free, "what is limited").eg("\"battle tanks\""),
        may("total", Phrase::Amount, "the whole ceiling").eg("at most 20000"),
        may("active", Phrase::Amount, "how many may be in active units").eg("at most 16500"),
        may("stored", Phrase::Amount, "how many may be in store"),
        may("as from", Phrase::Instant, "from when").eg("40 months after entry_into_force"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["ceiling", "allowance"],
    events: &[],
};
