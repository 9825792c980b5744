//! `disputes`: how disputes are settled.

use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, may, must};
use crate::syntax::prose::{Prose, Turn};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "disputes",
    class: Class::Clause,
    naming: Naming::May,
    gist: "how disputes are settled",
    fields: &[
        must("", Phrase::Steps, "the steps in their order")
            .eg("by negotiation for 6 months, then arbitration by three arbitrators"),
        may("about", Phrase::Free, "which disputes"),
        may("final", Phrase::Flag, "that the decision is final"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/disputes.hbs"),
        noun: "the settlement of disputes",
        turns: &[Turn::Steps("")],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = b.all_parties(id);
    let duty = b.commitment(id, who, Modality::Must, Conduct::Settle);
    b.commit(duty);
}
