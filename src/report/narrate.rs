//! Findings as plain sentences, to be read aloud by a screen reader: no drawing, nothing that depends on columns.

use std::fmt::Write as _;

use crate::finding::{Finding, Severity};
use crate::report::place;
use crate::report::wording::one_line;
use crate::source::Sources;

/// How much of the text at a place is quoted, in characters.
const QUOTE: usize = 80;

/// The finding in sentences, one a line, with an empty line after it.
#[must_use]
pub fn write(finding: &Finding, sources: &Sources) -> String {
    let grade = match finding.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "For information",
    };
    let mut out = format!("{grade} {}: {}\n", finding.code, one_line(&finding.message));
    for label in &finding.labels {
        let Some(at) = place(sources, label.span) else { continue };
        // Writing to a `String` cannot fail, here and below.
        let _ = write!(out, "In {}, line {}, column {}", one_line(at.file), at.start.line, at.start.column);
        if !label.text.is_empty() {
            let _ = write!(out, ": {}", one_line(&label.text));
        }
        let text = sources.text(label.span).trim();
        if !text.is_empty() {
            // A label may cover a whole article: its beginning is enough to find it.
            let quote: String = text.chars().take(QUOTE).collect();
            let more = if quote.len() < text.len() { " and so on" } else { "" };
            let _ = write!(out, ". The text reads: {}{more}", one_line(&quote));
        }
        out.push_str(".\n");
    }
    if let (true, Some(file)) = (finding.labels.is_empty(), sources.files().first()) {
        let _ = writeln!(out, "In {}, as a whole.", one_line(&file.name));
    }
    let packages = finding.packages.as_ref().map(|p| &p.words);
    for (head, text) in [("Why", finding.why.as_ref()), ("Holds in", packages), ("Help", finding.help.as_ref())] {
        if let Some(text) = text {
            let _ = writeln!(out, "{head}: {}.", one_line(text).trim_end_matches('.'));
        }
    }
    out.push('\n');
    out
}
