//! `assistance`: help that one gives another.

use super::meaning::{amount, parts_bound};
use crate::core::{Builder, Conduct, Modality, Role as Cover, When};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "assistance",
    class: Class::Clause,
    naming: Naming::May,
    gist: "help that one gives another",
    fields: &[
        must("by", Phrase::Actors, "who gives").eg("each of Europeans"),
        must("to", Phrase::Actors, "who receives").eg("Ukraine"),
        may("of", Phrase::Free, "of what"),
        may("amount", Phrase::Amount, "how much").eg("EUR 40 billion in all"),
        may(
            "paid",
            Phrase::Slots(
                &[Role::Over, Role::When, Role::Every, Role::To, Role::Words, Role::Period, Role::Time, Role::By],
                0,
            ),
            "when it is paid",
        )
        .eg("over 5 years as from entry_into_force"),
        may("through", Phrase::Actors, "through whom"),
        may("shares", Phrase::Slots(&[Role::Share, Role::Words], 0), "who bears which share")
            .eg("France 50 percent, Germany 50 percent"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["step"],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/assistance.hbs"),
        noun: "the assistance",
        subject: true,
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let due = parts_bound(b, id, "paid");
    for (who, ctx) in b.who(id, "by") {
        let mut duty = b.commitment(id, who.clone(), Modality::Must, Conduct::Pay);
        duty.to = b.who_or_nobody(id, "to");
        duty.due = due;
        duty.amount = amount(b, id, &["amount"]);
        duty.ctx = ctx;
        b.commit(duty);
        b.cover(Cover::Pays, who, Vec::new(), Vec::new(), When::default(), Vec::new(), id);
    }
    b.whole(id, "of");
}
