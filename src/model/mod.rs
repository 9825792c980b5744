//! What the text says, with every name resolved.
pub mod packages;
