//! `renunciation`: the giving up of a right, title or claim.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "renunciation",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the giving up of a right, title or claim",
    fields: &[
        must("by", Phrase::Actors, "who renounces").eg("Russia"),
        must("of", Phrase::Things, "what is renounced").eg("\"all claims\""),
        may("in favour of", Phrase::Actors, "in whose favour").eg("Ukraine"),
        may("as from", Phrase::Instant, "from when"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
};
