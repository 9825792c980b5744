//! `ceasefire`: the end of hostilities.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "ceasefire",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the end of hostilities",
    fields: &[
        must("between", Phrase::Actors, "who ceases fire").eg("Ukraine, Russia"),
        may("in", Phrase::Places, "where"),
        must("takes effect", Phrase::Bound, "from when").eg("72 hours after signature"),
        many("forbids", Phrase::Acts, "which acts it forbids"),
        many("permits", Phrase::Acts, "which acts it leaves free"),
        many("incidents", Phrase::Slots(&[Role::Reported, Role::When, Role::To, Role::By, Role::Words], 0), "to whom and how soon incidents are reported").eg("reported within 6 hours to Observers"),
        may("breach", Phrase::Slots(&[Role::Determined, Role::By], 0), "who determines a breach").eg("determined by Observers"),
        many("consequence", Phrase::Free, "what follows a breach"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["effect"],
};
