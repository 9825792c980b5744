//! `boundary`: a line between States.

use super::meaning::parts_bound;
use crate::core::{Builder, Conduct, Modality, Several, Who};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "boundary",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a line between States",
    fields: &[
        must("between", Phrase::Actors, "between whom").eg("Ukraine, Russia"),
        must("along", Phrase::Places, "along what").eg("Contact"),
        may("map", Phrase::Things, "the map that shows it: an annex, or words").eg("\"Annex I\""),
        may("prevails", Phrase::Free, "which prevails, the map or the text").eg("\"the text\""),
        may("demarcated", Phrase::Slots(&[Role::By, Role::When, Role::Words], 0), "by whom and when it is marked")
            .eg("by Joint within 12 months of entry_into_force"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["demarcated"],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/boundary.hbs"), "the boundary"),
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let demarcated = parts_bound(b, id, "demarcated");
    let who = b.who_or_nobody(id, "between");
    let mut duty = b.commitment(id, Who { several: Several::Each, ..who }, Modality::Must, Conduct::Respect);
    duty.places = b.nodes(id, "along");
    duty.due = demarcated;
    b.commit(duty);
}
