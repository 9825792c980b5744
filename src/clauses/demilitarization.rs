//! `demilitarization`: a place without forces.

use super::meaning::parties_or;
use crate::core::{Builder, Conduct, Modality, Role as Cover};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::{Prose, about};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "demilitarization",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a place without forces",
    fields: &[
        must("of", Phrase::Places, "which place").eg("Buffer"),
        may("by", Phrase::Actors, "who is bound; all parties where nothing is said"),
        may("as from", Phrase::Instant, "from when").eg("entry_into_force"),
        many("forbids", Phrase::Acts, "what is forbidden there"),
        many("may remain", Phrase::Acts, "what may remain").eg("\"police with side arms\""),
        may("overflight", Phrase::Free, "whether aircraft may fly over"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/demilitarization.hbs"),
        noun: "the demilitarization",
        about: &[about("overflight", "overflight", "shall be subject to")],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = parties_or(b, id, "by");
    let from = b.as_from(id, "as from");
    let mut when = b.when(id, "lasts");
    when.from = when.from.or(from);
    let places = b.nodes(id, "of");
    let mut duty = b.commitment(id, who.clone(), Modality::MustNot, Conduct::Stay);
    duty.acts.extend(b.acts(id, "forbids"));
    duty.places.clone_from(&places);
    duty.when = when;
    b.commit(duty);
    b.cover(Cover::Demilitarizes, who, Vec::new(), places, when, Vec::new(), id);
    b.verified(id, when.from);
}
