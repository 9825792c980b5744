//! Time: the algorithms that a treaty's events and bounds are put to.

pub mod chain;
pub mod controllability;
pub mod network;
pub mod number;
