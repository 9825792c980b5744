//! Leases.

pub(super) mod outlives_treaty;
pub(super) mod let_twice;
pub(super) mod not_the_lessors;
pub(super) mod chained_term;
pub(super) mod hand_back;
pub(super) mod no_term;
pub(super) mod renewal;
pub(super) mod talks_no_effect;
pub(super) mod who_governs;

use super::Case;
use crate::choice::Ctx;
use crate::model::NodeId;

/// Where a lease only prolongs an earlier instrument, which says the rest.
fn extended(case: &Case<'_>, id: NodeId) -> Vec<Ctx> {
    case.said(id, &["extends"])
}
