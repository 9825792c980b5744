//! What is not settled.

pub(super) mod neighbours;
pub(super) mod reopened;
