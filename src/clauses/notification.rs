//! `notification`: information that one owes another.

use super::meaning::entry;
use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::{Prose, Turn, about};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "notification",
    class: Class::Clause,
    naming: Naming::May,
    gist: "information that one owes another",
    fields: &[
        must("by", Phrase::Actors, "who informs").eg("each party"),
        may("to", Phrase::Actors, "whom").eg("all parties"),
        must("of", Phrase::Free, "of what").eg("\"manoeuvres with more than 9000 troops\""),
        many("when", Phrase::Bound, "how far ahead, or how soon after what").eg("within 5 days of signature"),
        may("on", Phrase::Condition, "on what event"),
        may("every", Phrase::Every, "how often"),
        may("silence", Phrase::Free, "what silence means").eg("\"is acceptance\""),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/notification.hbs"),
        noun: "the notification",
        subject: true,
        about: &[about("silence", "silence", "shall mean")],
        turns: &[Turn::Others { by: "by", to: "to" }],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let who = b.who_or_nobody(id, "by");
    let due = b.bounds(id, "when", "start", in_force);
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::Inform);
    duty.to = b.who_or_nobody(id, "to");
    duty.due = due;
    b.commit(duty);
}
