//! `schedule`: a list with numbers, such as an annex of posts or holdings.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "schedule",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a list with numbers, such as an annex of posts or holdings",
    fields: &[
        may("of", Phrase::Free, "what is listed").eg("\"posts\""),
        may("for", Phrase::Actors, "whose list it is").eg("Russia"),
        may("total", Phrase::Amount, "the sum as the text states it").eg("18 posts"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["entry"],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/schedule.hbs"), "the measure"),
};

/// One line of a schedule.
pub static ENTRY: Kind = Kind {
    word: "entry",
    class: Class::Part,
    naming: Naming::May,
    gist: "one line of a schedule",
    fields: &[
        must("amount", Phrase::Amount, "how many").eg("6"),
        may("in", Phrase::Places, "where"),
        may("of", Phrase::Actors, "whose"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};
