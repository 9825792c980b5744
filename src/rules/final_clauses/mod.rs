//! Final clauses and signature.

pub(super) mod authentic_texts;
pub(super) mod depositary;
pub(super) mod empty_tribunal;
pub(super) mod entry_into_force;
pub(super) mod hostage;
pub(super) mod nameless_party;
pub(super) mod no_exit;
pub(super) mod register;
pub(super) mod reservations;

use super::Case;

/// Whether the instrument is one that enters into force: not a memorandum, statement, decision or rules.
fn binds(case: &Case<'_>) -> bool {
    let word = case.model.head().map(|h| case.model.node(h).kind.word);
    matches!(word, Some("treaty" | "agreement" | "protocol"))
}

/// So many parties that a depositary and a word on reservations are usual: more than two.
fn is_multilateral(case: &Case<'_>) -> bool {
    case.model.signatories().len() > 2
}
