//! `payment`: money that one owes another.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "payment",
    class: Class::Clause,
    naming: Naming::May,
    gist: "money that one owes another",
    fields: &[
        must("by", Phrase::Actors, "who pays").eg("Russia"),
        must("to", Phrase::Actors, "who is paid").eg("Ukraine"),
        must("amount", Phrase::Amount, "how much").eg("USD 10 million"),
        may("for", Phrase::Free, "for what"),
        many("paid", Phrase::Slots(&[Role::Over, Role::When, Role::Every, Role::To, Role::Words, Role::Period, Role::Time, Role::By], 0), "when it is paid").eg("within 30 days of entry_into_force"),
        may("grace", Phrase::Duration, "how long a delay is forgiven").eg("30 days"),
        may("interest", Phrase::Free, "what a delay costs"),
        may("through", Phrase::Actors, "through whom"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["step"],
    events: &[],
};
