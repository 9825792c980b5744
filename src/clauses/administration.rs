//! `administration`: the government of a place for a time.

use super::meaning::entry;
use crate::core::{Builder, Conduct, Modality, Role as Cover};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::{Prose, Turn};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "administration",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the government of a place for a time",
    fields: &[
        must("of", Phrase::Places, "which place").eg("Corridor"),
        must("by", Phrase::Actors, "who administers").eg("UnitedNations"),
        may("sovereignty", Phrase::Slots(&[Role::Of, Role::Name, Role::Words], 0), "whose sovereignty")
            .eg("of Ukraine unaffected"),
        many("powers", Phrase::Free, "which powers it has"),
        many("established", Phrase::Bound, "when it begins").eg("within 90 days of entry_into_force"),
        may("until then by", Phrase::Actors, "who administers until then"),
        may("under", Phrase::Actors, "under whose direction").eg("SecretaryGeneral"),
        may("then", Phrase::Free, "what comes after"),
        may("head", Phrase::Actors, "who heads it").eg("\"the Transitional Administrator\""),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["phase"],
    events: &["established"],
    body: true,
    prose: Prose {
        template: include_str!("../../templates/en/administration.hbs"),
        noun: "the administration",
        body: "administration",
        known_by_place: true,
        turns: &[Turn::Tasks("powers")],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let established = b.bounds(id, "established", "established", in_force);
    let mut when = b.when(id, "lasts");
    when.from = when.from.or(established);
    let who = b.who_or_nobody(id, "by");
    let places = b.nodes(id, "of");
    let mut right = b.commitment(id, who.clone(), Modality::Must, Conduct::Govern);
    right.places.clone_from(&places);
    right.when = when;
    right.due = established;
    b.commit(right);
    b.cover(Cover::Administers, who, Vec::new(), places, when, established.into_iter().collect(), id);
    b.whole(id, "of");
}
