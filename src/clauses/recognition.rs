//! `recognition`: recognition of a State, a border, a status.

use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "recognition",
    class: Class::Clause,
    naming: Naming::May,
    gist: "recognition of a State, a border, a status",
    fields: &[
        must("by", Phrase::Actors, "who recognizes").eg("Russia"),
        must("of", Phrase::Things, "what is recognized").eg("\"the independence of Ukraine\""),
        may("as from", Phrase::Instant, "from when"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/recognition.hbs"), "the recognition"),
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = b.who_or_nobody(id, "by");
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::Declare);
    duty.when.from = b.as_from(id, "as from");
    b.commit(duty);
}
