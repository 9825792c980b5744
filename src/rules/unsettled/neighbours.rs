//! `N007 neighbours`: two brackets side by side: both, one, or none?

use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for &(first, second, ctx) in &case.model.tree.neighbours {
        let finding = Finding::new(
            Code("N007"),
            Severity::Warning,
            "two brackets stand side by side, and it is not said whether both, one or none of them may stand",
        )
        .at(first, "this one")
        .at(second, "and this one")
        .why("each bracket is a choice of its own: the text can come out with both of them, or with neither")
        .help("join them with a bar, `[A | B]`, if they are alternatives; put words between them, or give each its own line, if they are not");
        out.push(finding.under(ctx));
    }
}
