//! Withdrawals.

pub(super) mod going_nowhere;
