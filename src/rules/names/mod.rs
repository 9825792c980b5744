//! Names and references.

pub(super) mod breaks_in_package;
pub(super) mod circular;
pub(super) mod dangling_article;
pub(super) mod number_and_word;
pub(super) mod repeated_name;
pub(super) mod term_hygiene;
pub(super) mod unknown_name;
pub(super) mod unused;
pub(super) mod wrong_kind;
