//! Two rounds of a negotiation held against each other.

pub mod words;
