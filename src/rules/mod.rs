//! The checks: one file each, its explain page beside it, one line in the table.

use crate::finding::{Code, Severity};

/// One check of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its stable code.
    pub code: Code,
    /// Its name: the thing it dislikes.
    pub name: &'static str,
    /// How grave, unless the settings say otherwise.
    pub severity: Severity,
    /// Its explain page, in Markdown.
    pub page: &'static str,
}

/// All checks, sorted by family and number as the catalogue has them.
pub static RULES: &[Rule] = &[];

/// The check with this code or name, in any case.
#[must_use]
pub fn find(word: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.code.0.eq_ignore_ascii_case(word) || r.name.eq_ignore_ascii_case(word))
}
