//! Guarantees.

pub(super) mod response_forbidden;
pub(super) mod late_approval;
pub(super) mod obligor_veto;
pub(super) mod gap;
pub(super) mod force_without_basis;
pub(super) mod incomplete;
pub(super) mod joint_or_several;
pub(super) mod lapse_on_self_defence;
pub(super) mod nobody_determines;
pub(super) mod non_obstruction;
pub(super) mod own_guarantor;
mod determination;
