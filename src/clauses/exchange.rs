//! `exchange`: the release of prisoners or detainees.

use super::meaning::{amount, entry, order};
use crate::core::{Builder, Conduct, Modality, Several, Who};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "exchange",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the release of prisoners or detainees",
    fields: &[
        may("between", Phrase::Actors, "between whom, where both release").eg("Ukraine, Russia").one_of(1),
        may("by", Phrase::Actors, "who releases, where one side does").eg("Russia").one_of(1),
        may("to", Phrase::Actors, "to whom").eg("Ukraine"),
        must("of", Phrase::Free, "of whom").eg("\"all prisoners of war\""),
        may("number", Phrase::Amount, "how many"),
        may("ratio", Phrase::Free, "in which ratio").eg("\"all for all\""),
        may("order", Phrase::Free, "in which order").eg("\"the wounded and sick first\""),
        may("through", Phrase::Actors, "through which intermediary")
            .eg("\"the International Committee of the Red Cross\""),
        may("at", Phrase::Places, "where"),
        many("begins", Phrase::Bound, "when it begins"),
        many("completes", Phrase::Bound, "when it is complete").eg("within 30 days of truce.effect"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["step"],
    events: &["begins", "completes", "verified"],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/exchange.hbs"), "the release"),
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let begins = b.bounds(id, "begins", "begins", in_force);
    let completes = b.bounds(id, "completes", "completes", begins);
    order(b, id, begins, completes);
    for word in ["between", "by"] {
        for (who, ctx) in b.who(id, word) {
            let mut duty = b.commitment(id, Who { several: Several::Each, ..who }, Modality::Must, Conduct::Release);
            duty.to = b.who_or_nobody(id, "to");
            duty.due = completes;
            duty.amount = amount(b, id, &["number"]);
            duty.ctx = ctx;
            b.commit(duty);
        }
    }
    b.verified(id, completes);
    // Whoever stands between the two sees who is released.
    b.sees(id, "through");
    b.whole(id, "at");
}
