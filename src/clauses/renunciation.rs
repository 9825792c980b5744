//! `renunciation`: the giving up of a right, title or claim.

use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must};
use crate::syntax::prose::Prose;

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
    body: false,
    prose: Prose::new(include_str!("../../templates/en/renunciation.hbs"), "the renunciation"),
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = b.who_or_nobody(id, "by");
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::Renounce);
    duty.to = b.who_or_nobody(id, "in favour of");
    duty.places = b.nodes(id, "of").into_iter().filter(|n| b.model.node(*n).kind.class == Class::Place).collect();
    duty.when.from = b.as_from(id, "as from");
    b.commit(duty);
}
