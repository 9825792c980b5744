//! `return`: the return of displaced persons.

use super::meaning::{entry, order, parties_or};
use crate::core::{Builder, Conduct, Modality, Role as Cover, When};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::{Prose, about};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "return",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the return of displaced persons",
    fields: &[
        must("of", Phrase::Free, "who may return").eg("\"all persons displaced since 2022\""),
        may("to", Phrase::Places, "to where").eg("Homeland"),
        may("by", Phrase::Actors, "who makes it possible").eg("each party"),
        may("voluntary", Phrase::Flag, "that it is voluntary"),
        may("conditions", Phrase::Free, "on which conditions").eg("\"in safety and dignity\""),
        many("begins", Phrase::Bound, "when it begins"),
        many("completes", Phrase::Bound, "by when"),
        may("property", Phrase::Free, "what becomes of property"),
        may("supervised by", Phrase::Actors, "who supervises it").eg("UnitedNations"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["begins", "completes"],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/return.hbs"),
        noun: "the return",
        subject: true,
        about: &[about("property", "property", "shall be subject to")],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let begins = b.bounds(id, "begins", "begins", in_force);
    let completes = b.bounds(id, "completes", "completes", begins);
    order(b, id, begins, completes);
    let who = parties_or(b, id, "by");
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::Return);
    duty.places = b.nodes(id, "to");
    duty.due = completes;
    b.commit(duty);
    for (who, _) in b.who(id, "supervised by") {
        b.cover(Cover::Watches, who, vec![id], Vec::new(), When::default(), Vec::new(), id);
    }
}
