//! `amnesty`: the forgiving of acts.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "amnesty",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the forgiving of acts",
    fields: &[
        may("by", Phrase::Actors, "who grants it").eg("each party"),
        must("for", Phrase::Free, "for which acts or persons").eg("\"participation in the hostilities\""),
        many("excluding", Phrase::Free, "what is excluded").eg("\"genocide, crimes against humanity and war crimes\""),
        may("decided by", Phrase::Actors, "who decides on single cases"),
        may("as from", Phrase::Instant, "from when"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
};
