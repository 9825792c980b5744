//! Final clauses and signature.

pub(super) mod authentic_texts;
pub(super) mod depositary;
pub(super) mod drift;
pub(super) mod empty_tribunal;
pub(super) mod entry_into_force;
pub(super) mod hostage;
pub(super) mod nameless_party;
pub(super) mod no_exit;
pub(super) mod own_key;
pub(super) mod provisional_mismatch;
pub(super) mod register;
pub(super) mod reservations;
pub(super) mod threshold;
pub(super) mod unbound;

use super::Case;
use crate::syntax::tree::{Instant, Limit, Value};

/// Whether the instrument is one that enters into force: not a memorandum, statement, decision or rules.
fn binds(case: &Case<'_>) -> bool {
    let word = case.model.head().map(|h| case.model.node(h).kind.word);
    matches!(word, Some("treaty" | "agreement" | "protocol"))
}

/// So many parties that a depositary and a word on reservations are usual: more than two.
fn is_multilateral(case: &Case<'_>) -> bool {
    case.model.signatories().len() > 2
}

/// The instants before which something does not come, as a rule of entry into force has it.
fn instants<'v>(value: &'v Value, visit: &mut dyn FnMut(&'v Instant)) {
    match value {
        Value::Parts(parts) => parts.iter().for_each(|p| instants(&p.value, visit)),
        Value::Instant(i) => visit(i),
        Value::Bound(bound) => {
            for term in &bound.terms {
                match &term.limit {
                    Limit::On(i)
                    | Limit::After(i)
                    | Limit::NoEarlier(i)
                    | Limit::AsFrom(i)
                    | Limit::Within(_, Some(i))
                    | Limit::Between(i, _) => visit(i),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}
