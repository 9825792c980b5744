//! Prose and languages.

pub(super) mod placeholder;
