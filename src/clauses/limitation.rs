//! `limitation`: ceilings for forces or arms.

use super::meaning::{amount, parties_or};
use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, may};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "limitation",
    class: Class::Clause,
    naming: Naming::May,
    gist: "ceilings for forces or arms",
    fields: &[
        may("by", Phrase::Actors, "who is bound").eg("each of West, East"),
        may("in", Phrase::Places, "where").eg("Europe"),
        may("of", Phrase::Free, "what is limited").eg("\"battle tanks\""),
        may("total", Phrase::Amount, "the whole ceiling").eg("at most 20000"),
        may("active", Phrase::Amount, "how many may be in active units").eg("at most 16500"),
        may("stored", Phrase::Amount, "how many may be in store"),
        may("as from", Phrase::Instant, "from when").eg("40 months after entry_into_force"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["ceiling", "allowance"],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/limitation.hbs"),
        noun: "the limitation",
        subject: true,
        ..Prose::NONE
    },
};

/// A ceiling that binds others than the whole does: they hold no more than it says.
pub(super) fn ceiling(b: &mut Builder<'_>, id: NodeId) {
    if b.fields(id, "by").next().is_none() {
        return;
    }
    let who = b.who_or_nobody(id, "by");
    let mut duty = b.commitment(id, who, Modality::MustNot, Conduct::Hold);
    duty.places = b.nodes(id, "in");
    duty.amount = amount(b, id, &["amount", "total", "active", "stored"]);
    b.commit(duty);
}

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = parties_or(b, id, "by");
    let from = b.as_from(id, "as from");
    let mut when = b.when(id, "lasts");
    when.from = when.from.or(from);
    let mut duty = b.commitment(id, who, Modality::MustNot, Conduct::Hold);
    duty.places = b.nodes(id, "in");
    duty.when = when;
    duty.amount = amount(b, id, &["total", "active", "stored"]);
    b.commit(duty);
    b.verified(id, when.from);
    b.whole(id, "in");
}
