//! `relief`: the suspension or end of sanctions.

use super::meaning::entry;
use crate::core::{Builder, Conduct, Effect, Modality, Role as Cover};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "relief",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the suspension or end of sanctions",
    fields: &[
        must("by", Phrase::Actors, "who grants it").eg("UnitedStates"),
        must("for", Phrase::Actors, "for whom").eg("Russia"),
        may("suspends", Phrase::Free, "what is suspended").eg("\"the measures listed in Annex I\""),
        may("terminates", Phrase::Free, "what is ended"),
        many("when", Phrase::Bound, "when"),
        many("reinstated if", Phrase::Condition, "when it is taken back")
            .eg("breach of truce by Russia, determined by Observers"),
    ],
    holds: &[Class::Text, Class::Part],
    parts: &["step"],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/relief.hbs"),
        noun: "the suspension of measures",
        reinstates: "the measures suspended",
        subject: true,
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let due = b.bounds(id, "when", "start", in_force);
    let when = b.when(id, "lasts");
    for (who, ctx) in b.who(id, "by") {
        let mut duty = b.commitment(id, who.clone(), Modality::Must, Conduct::Lift);
        duty.to = b.who_or_nobody(id, "for");
        duty.due = due;
        duty.when = when;
        duty.ctx = ctx;
        b.commit(duty);
        b.cover(Cover::Pays, who, Vec::new(), Vec::new(), when, Vec::new(), id);
    }
    b.hangs(id, "reinstated if", Effect::Returns);
    b.whole(id, "of");
}
