//! What is not settled.

pub(super) mod neighbours;
