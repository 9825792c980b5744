//! Workflow annotations of GitHub Actions, one line a finding.

use std::fmt::Write as _;

use crate::finding::{Finding, Severity};
use crate::report::main_place;
use crate::rules;
use crate::source::Sources;

/// The annotation of a finding, with its line end. Columns count characters from 1.
#[must_use]
pub fn write(finding: &Finding, sources: &Sources) -> String {
    let place = main_place(finding, sources);
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut out = format!("::{level} file={},line={}", property(place.file), place.start.line);
    // An annotation takes columns only where it begins and ends on one line.
    if place.start.line == place.end.line {
        let _ = write!(out, ",col={},endColumn={}", place.start.column, place.end.column);
    } else {
        let _ = write!(out, ",endLine={}", place.end.line);
    }
    let title = match rules::find(finding.code.0) {
        Some(rule) => format!("{} {}", finding.code, rule.name),
        None => finding.code.to_string(),
    };
    let mut message = finding.message.clone();
    for label in finding.labels.iter().skip(1).filter(|l| !l.text.is_empty()) {
        if let Some(at) = super::place(sources, label.span) {
            let _ = write!(message, "\n{}:{}: {}", at.file, at.start.line, label.text);
        }
    }
    let packages = finding.packages.as_ref().map(|p| &p.words);
    for (head, text) in [("why", finding.why.as_ref()), ("in", packages), ("help", finding.help.as_ref())] {
        if let Some(text) = text {
            let _ = write!(message, "\n{head}: {text}");
        }
    }
    let _ = writeln!(out, ",title={}::{}", property(&title), data(&message));
    out
}

/// Escapes what stands after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
