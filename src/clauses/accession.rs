//! `accession`: the joining of an organization or treaty.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "accession",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the joining of an organization or treaty",
    fields: &[
        must("of", Phrase::Actors, "who joins").eg("Ukraine"),
        must("to", Phrase::Things, "what it joins").eg("\"the European Union\""),
        may("decided by", Phrase::Actors, "who decides").eg("\"its Member States\""),
        may("not opposed by", Phrase::Actors, "who has promised not to stand in the way").eg("Russia"),
        may("supported by", Phrase::Actors, "who supports it"),
        many("when", Phrase::Bound, "by when").eg("no later than 2027-01-01"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
};
