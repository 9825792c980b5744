//! Withdrawals.

pub(super) mod vacuum;
pub(super) mod still_there;
pub(super) mod not_covered;
pub(super) mod going_nowhere;

use super::Case;
use crate::core::{Act, Conduct};
use crate::model::NodeId;

/// Whether a clause is about somebody's leaving.
fn leaves(case: &Case<'_>, id: NodeId) -> bool {
    case.core.commitments_of(id).iter().any(|c| c.acts.contains(&Act::Plain(Conduct::Leave)))
}
