//! `monitoring`: a mission that watches.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "monitoring",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a mission that watches",
    fields: &[
        must("by", Phrase::Actors, "who watches").eg("UnitedNations"),
        must("verifies", Phrase::Clauses, "which clauses it watches").eg("truce, eastern"),
        may("in", Phrase::Places, "where").eg("Homeland"),
        many("established", Phrase::Bound, "when it is in place").eg("within 60 days of signature"),
        may("until then by", Phrase::Actors, "who watches until then"),
        may("access", Phrase::Free, "what it may see").eg("unrestricted"),
        many("staff", Phrase::Slots(&[Role::Amount, Role::NoneFrom, Role::From, Role::Words, Role::By], 0), "how many, and from where").eg("1200 observers, none from Ukraine, Russia"),
        many("inspections", Phrase::Slots(&[Role::Amount, Role::Every, Role::When, Role::Words, Role::Of, Role::By, Role::Name, Role::Notice], 0), "how many inspections").eg("up to 15 percent of \"the declared sites\" per year"),
        many("reports", Phrase::Slots(&[Role::Every, Role::When, Role::To, Role::Words, Role::On], 0), "to whom it reports, and how often").eg("every 30 days to Joint"),
        may("cost", Phrase::Slots(&[Role::By, Role::Amount, Role::Share, Role::Words, Role::Between], 0), "who bears its cost").eg("by Ukraine, Russia"),
        may("decides", Phrase::Slots(&[Role::Vote, Role::By, Role::When, Role::Failing, Role::Words, Role::On, Role::Of], 0), "how it decides").eg("by consensus within 30 days, failing which by the chair"),
        may("chair", Phrase::Actors, "who presides"),
        may("of", Phrase::Actors, "who sits in it"),
        many("tasks", Phrase::Acts, "what else it does").eg("\"to restore the situation in consultation with both sides\""),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["established"],
};
