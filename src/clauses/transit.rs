//! `transit`: passage through a place.

use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::{Prose, about};

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
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/transit.hbs"),
        noun: "the right of transit",
        subject: true,
        about: &[about("fees", "fees", "shall be limited to")],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let from = b.as_from(id, "as from");
    let mut when = b.when(id, "lasts");
    when.from = when.from.or(from);
    for (who, word) in [(b.who_or_nobody(id, "ensured by"), "ensured by"), (b.who_or_nobody(id, "by"), "by")] {
        if who.is_empty() {
            continue;
        }
        let modality = if word == "by" { Modality::May } else { Modality::Must };
        let mut duty = b.commitment(id, who, modality, Conduct::LetPass);
        duty.places = b.nodes(id, "through");
        duty.when = when;
        b.commit(duty);
    }
}
