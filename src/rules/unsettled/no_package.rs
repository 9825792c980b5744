//! `N003 no-package`: no package is consistent.

use super::Summary;
use crate::finding::{Code, Finding, Severity};
use crate::packages::survey::Reasoned;

pub(super) fn finding(summary: &Summary<'_>) -> Finding {
    let clashes: Vec<&Reasoned> = summary.survey.clashes.iter().collect();
    let finding = Finding::new(
        Code("N003"),
        Severity::Error,
        "no package is consistent: however the open points are settled, something clashes",
    )
    .why(format!("these cannot be taken together, and every package takes one of them: {}", summary.list(&clashes)))
    .help("mend one of the findings, or take back one of the couplings; `treatyc packages` lists all clashes");
    summary.labelled(finding, &clashes)
}
