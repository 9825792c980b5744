//! `neutrality`: the standing aside of a State or place.

use super::meaning::parties_or;
use crate::core::{Builder, Conduct, Modality, Role as Cover};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "neutrality",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the standing aside of a State or place",
    fields: &[
        must("of", Phrase::Things, "what is neutral").eg("Ukraine"),
        may("by", Phrase::Actors, "who respects it").eg("all parties"),
        may("as from", Phrase::Instant, "from when"),
        many("excludes", Phrase::Acts, "which acts it excludes").eg("station_forces"),
        may("permits", Phrase::Acts, "which acts it leaves free"),
        may("except", Phrase::Things, "what is excepted"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/neutrality.hbs"), "the neutrality"),
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = parties_or(b, id, "by");
    let from = b.as_from(id, "as from");
    let mut when = b.when(id, "lasts");
    when.from = when.from.or(from);
    let places: Vec<NodeId> = b.nodes(id, "of");
    let mut duty = b.commitment(id, who.clone(), Modality::MustNot, Conduct::Respect);
    duty.acts.extend(b.acts(id, "excludes"));
    duty.places = places.iter().copied().filter(|p| b.model.node(*p).kind.class == Class::Place).collect();
    duty.when = when;
    b.commit(duty);
    b.cover(Cover::Neutralizes, who, Vec::new(), places, when, Vec::new(), id);
}
