//! Leases.

pub(super) mod hand_back;
pub(super) mod no_term;
pub(super) mod renewal;
pub(super) mod who_governs;
