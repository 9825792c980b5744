//! One line a finding: `file:line:col: error[T202]: message`, for any editor's problem matcher.

use crate::finding::Finding;
use crate::report::{main_place, wording};
use crate::source::Sources;

/// The finding on one line, with its line end. The column counts characters from 1.
#[must_use]
pub fn write(finding: &Finding, sources: &Sources) -> String {
    let place = main_place(finding, sources);
    format!(
        "{}:{}:{}: {}[{}]: {}\n",
        wording::one_line(place.file),
        place.start.line,
        place.start.column,
        finding.severity.word(),
        finding.code,
        wording::one_line(&finding.message)
    )
}
