//! `relief`: the suspension or end of sanctions.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "relief",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the suspension or end of sanctions",
    fields: &[
        must("by", Phrase::Actors, "who grants it").eg("UnitedStates"),
        must("for", Phrase::Actors, "for whom").eg("Russia"),
        may("suspends", Phrase::Free, "what is suspended").eg("\"the measures listed in Annex I\""),
        may("terminates", Phrase::Free, "what is ended"),
        many("when", Phrase::Bound, "when"),
        many("reinstated if", Phrase::Condition, "when it is taken back").eg("breach of truce by Russia, determined by Observers"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["step"],
    events: &[],
};
