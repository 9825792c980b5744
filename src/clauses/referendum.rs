//! `referendum`: a vote of a people.

use super::meaning::entry;
use crate::core::{Builder, Conduct, Modality, Role as Cover, When};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::{Prose, about};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "referendum",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a vote of a people",
    fields: &[
        must("question", Phrase::Free, "what is asked"),
        may("electorate", Phrase::Free, "who votes"),
        may("in", Phrase::Places, "where").eg("Eastern"),
        must("by", Phrase::Actors, "who holds it"),
        many("held", Phrase::Bound, "when").eg("before 1969-12-31"),
        many("procedures", Phrase::Free, "by which procedures, and who settles them")
            .eg("\"settled after consultation of the local councils\""),
        may("observed by", Phrase::Actors, "who observes it").eg("UnitedNations"),
        may("effect", Phrase::Free, "what the result does"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["held"],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/referendum.hbs"),
        noun: "the referendum",
        about: &[about("effect", "the result", ""), about("procedures", "the procedures", "shall be")],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let held = b.bounds(id, "held", "held", in_force);
    let who = b.who_or_nobody(id, "by");
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::Vote);
    duty.places = b.nodes(id, "in");
    duty.due = held;
    b.commit(duty);
    for (who, _) in b.who(id, "observed by") {
        b.cover(Cover::Watches, who, vec![id], b.nodes(id, "in"), When::default(), Vec::new(), id);
    }
}
