//! Verification.

pub(super) mod no_verifier;
pub(super) mod no_violation;
pub(super) mod own_judge;
pub(super) mod quota;
