//! `transit`: passage through a place.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must, many};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "transit",
    class: Class::Clause,
    naming: Naming::May,
    gist: "passage through a place",
    fields: &[
        must("of", Phrase::Free, "of what or whom").eg("\"grain and fertilizers\""),
        must("through", Phrase::Places, "through what").eg("Corridor"),
        may("by", Phrase::Actors, "who may pass"),
        may("ensured by", Phrase::Actors, "who ensures it").eg("Ukraine, Russia"),
        may("as from", Phrase::Instant, "from when").eg("truce.effect"),
        may("fees", Phrase::Free, "what it costs"),
        many("forbids", Phrase::Acts, "what may not pass"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
};
