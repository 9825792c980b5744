//! `administration`: the government of a place for a time.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "administration",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the government of a place for a time",
    fields: &[
        must("of", Phrase::Places, "which place").eg("Corridor"),
        must("by", Phrase::Actors, "who administers").eg("UnitedNations"),
        may("sovereignty", Phrase::Slots(&[Role::Of, Role::Name, Role::Words], 0), "whose sovereignty").eg("of Ukraine unaffected"),
        many("powers", Phrase::Free, "which powers it has"),
        many("established", Phrase::Bound, "when it begins").eg("within 90 days of entry_into_force"),
        may("until then by", Phrase::Actors, "who administers until then"),
        may("under", Phrase::Actors, "under whose direction").eg("SecretaryGeneral"),
        may("then", Phrase::Free, "what comes after"),
        may("head", Phrase::Actors, "who heads it").eg("\"the Transitional Administrator\""),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["phase"],
    events: &["established"],
};
