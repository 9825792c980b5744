//! `boundary`: a line between States.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, may, must};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "boundary",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a line between States",
    fields: &[
        must("between", Phrase::Actors, "between whom").eg("Ukraine, Russia"),
        must("along", Phrase::Places, "along what").eg("Contact"),
        may("map", Phrase::Words, "the map that shows it").eg("\"Annex I\""),
        may("prevails", Phrase::Free, "which prevails, the map or the text").eg("\"the text\""),
        may("demarcated", Phrase::Slots(&[Role::By, Role::When, Role::Words], 0), "by whom and when it is marked").eg("by Joint within 12 months of entry_into_force"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["demarcated"],
};
