//! Verification.

pub(super) mod deadlock;
pub(super) mod too_narrow;
pub(super) mod starts_on_paper;
pub(super) mod starts_late;
pub(super) mod ends_early;
pub(super) mod no_verifier;
pub(super) mod no_violation;
pub(super) mod own_judge;
pub(super) mod quota;
