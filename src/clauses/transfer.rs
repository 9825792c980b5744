//! `transfer`: the passing of territory, administration or control to another.

use super::meaning::entry;
use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::{Prose, about};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "transfer",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the passing of territory, administration or control to another",
    fields: &[
        may("of", Phrase::Places, "what passes").eg("Corridor"),
        may("subject", Phrase::Free, "what passes, where it is not a place").eg("\"the administration of the canal\""),
        must("from", Phrase::Actors, "who gives").eg("Russia"),
        may("to", Phrase::Actors, "who receives").eg("Ukraine"),
        many("when", Phrase::Bound, "when").eg("on 2026-05-01"),
        may("takes effect", Phrase::Bound, "when it takes effect").eg("on 2026-05-01"),
        may("except", Phrase::Things, "what is excepted"),
        may("inhabitants", Phrase::Free, "what becomes of the inhabitants"),
        may("property", Phrase::Free, "what becomes of property"),
        may("archives", Phrase::Free, "what becomes of archives"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["step", "phase"],
    events: &["effect", "completes"],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/transfer.hbs"),
        noun: "the transfer",
        about: &[
            about("inhabitants", "the inhabitants", "shall have"),
            about("property", "property", "shall be subject to"),
            about("archives", "archives", "shall be subject to"),
        ],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let effect = b.bounds(id, "when", "effect", in_force);
    b.bounds(id, "takes effect", "effect", in_force);
    let who = b.who_or_nobody(id, "from");
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::HandOver);
    duty.places = b.nodes(id, "of");
    duty.to = b.who_or_nobody(id, "to");
    duty.due = effect;
    b.commit(duty);
    b.verified(id, effect);
    b.whole(id, "of");
}
