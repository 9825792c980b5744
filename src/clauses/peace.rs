//! `peace`: the end of a state of war.

use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "peace",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the end of a state of war",
    fields: &[
        must("between", Phrase::Actors, "between whom").eg("Ukraine, Russia"),
        may("as from", Phrase::Instant, "from when").eg("entry_into_force"),
        may("of", Phrase::Free, "what else it establishes"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/peace.hbs"), "the state of peace"),
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = b.who_or_nobody(id, "between");
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::Declare);
    duty.when.from = b.as_from(id, "as from");
    b.commit(duty);
}
