//! Findings for people and machines: each an adapter over the same plain `Finding`.

pub mod github;
pub mod json;
pub mod line;
pub mod narrate;
pub mod packages;
pub mod pretty;
pub mod revision;
pub mod sarif;
mod snippet;
pub mod status;
pub mod wording;

use crate::finding::{Finding, Severity};
use crate::source::{Position, Sources, Span};

/// A range of one file, for people and editors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// Where it begins.
    pub start: Position,
    /// One past where it ends; never before `start`, never past the end of the file.
    pub end: Position,
}

/// The place of a range; `None` only where there is no file at all.
#[must_use]
pub fn place(sources: &Sources, span: Span) -> Option<Place<'_>> {
    let file = sources.file_of(span.start)?;
    let start = file.position(span.start.saturating_sub(file.base));
    let end = file.position(span.end.max(span.start).saturating_sub(file.base));
    Some(Place { file: &file.name, start, end })
}

/// The main place of a finding; a finding about a whole file stands at its beginning.
#[must_use]
pub fn main_place<'a>(finding: &Finding, sources: &'a Sources) -> Place<'a> {
    let at = finding.span().unwrap_or_default();
    let start = Position { line: 1, column: 1, byte: 0, utf16: 0 };
    place(sources, at).unwrap_or(Place { file: "", start, end: start })
}

/// How many findings there are of each level.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    /// At error level.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// For information.
    pub infos: usize,
}

impl Tally {
    /// Counts these findings.
    #[must_use]
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Info => tally.infos += 1,
            }
        }
        tally
    }
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            infos: self.infos + other.infos,
        }
    }
    /// All of them.
    #[must_use]
    pub const fn total(self) -> usize {
        self.errors + self.warnings + self.infos
    }
    /// In words: "2 errors, 1 warning"; "no findings" where there is none.
    #[must_use]
    pub fn words(self) -> String {
        let plural = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        let mut parts = Vec::new();
        if self.errors > 0 {
            parts.push(plural(self.errors, "error"));
        }
        if self.warnings > 0 {
            parts.push(plural(self.warnings, "warning"));
        }
        if self.infos > 0 {
            parts.push(format!("{} for information", self.infos));
        }
        if parts.is_empty() { "no findings".into() } else { parts.join(", ") }
    }
}

/// The gist of an explain page: its first line of prose.
#[must_use]
pub fn gist(page: &str) -> &str {
    page.lines().map(str::trim).find(|l| !l.is_empty() && !l.starts_with('#')).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_reads_well() {
        assert_eq!(Tally { errors: 2, warnings: 1, infos: 0 }.words(), "2 errors, 1 warning");
        assert_eq!(Tally { errors: 1, warnings: 0, infos: 3 }.words(), "1 error, 3 for information");
        assert_eq!(Tally::default().words(), "no findings");
    }

    #[test]
    fn the_gist_is_the_first_prose() {
        assert_eq!(gist("# T205 no-start\n\nA period without a start.\n\nMore."), "A period without a start.");
        assert_eq!(gist(""), "");
    }
}
