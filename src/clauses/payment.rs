//! `payment`: money that one owes another.

use super::meaning::{amount, parts_bound};
use crate::core::{Builder, Conduct, Modality, Role as Cover, When};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "payment",
    class: Class::Clause,
    naming: Naming::May,
    gist: "money that one owes another",
    fields: &[
        must("by", Phrase::Actors, "who pays").eg("Russia"),
        must("to", Phrase::Actors, "who is paid").eg("Ukraine"),
        must("amount", Phrase::Amount, "how much").eg("USD 10 million"),
        may("for", Phrase::Free, "for what"),
        many(
            "paid",
            Phrase::Slots(
                &[Role::Over, Role::When, Role::Every, Role::To, Role::Words, Role::Period, Role::Time, Role::By],
                0,
            ),
            "when it is paid",
        )
        .eg("within 30 days of entry_into_force"),
        may("grace", Phrase::Duration, "how long a delay is forgiven").eg("30 days"),
        may("interest", Phrase::Free, "what a delay costs"),
        may("through", Phrase::Actors, "through whom"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["step"],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/payment.hbs"), "the payment"),
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
