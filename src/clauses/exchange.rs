//! `exchange`: the release of prisoners or detainees.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "exchange",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the release of prisoners or detainees",
    fields: &[
        must("between", Phrase::Actors, "between whom").eg("Ukraine, Russia"),
        must("of", Phrase::Free, "of whom").eg("\"all prisoners of war\""),
        may("number", Phrase::Amount, "how many"),
        may("ratio", Phrase::Free, "in which ratio").eg("\"all for all\""),
        may("order", Phrase::Free, "in which order").eg("\"the wounded and sick first\""),
        may("through", Phrase::Actors, "through which intermediary").eg("\"the International Committee of the Red Cross\""),
        may("at", Phrase::Places, "where"),
        many("begins", Phrase::Bound, "when it begins"),
        many("completes", Phrase::Bound, "when it is complete").eg("within 30 days of truce.effect"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["step"],
    events: &["begins", "completes", "verified"],
};
