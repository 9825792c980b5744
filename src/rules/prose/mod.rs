//! Prose and languages.

pub(super) mod one_language_override;
pub(super) mod placeholder;
pub(super) mod untranslated;

mod replaced;
