//! `G502 joint-or-several`: several guarantors, neither `each` nor `together`.

use crate::core::{Role, Several};
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for cover in case.core.covers.iter().filter(|c| c.role == Role::Secures && c.by.several == Several::Unsaid) {
        let mut guarantors: Vec<_> = cover.by.actors.iter().flat_map(|a| case.model.members(*a)).collect();
        guarantors.sort_unstable();
        guarantors.dedup();
        if guarantors.len() < 2 {
            continue;
        }
        let finding = Finding::new(
            Code("G502"),
            Severity::Warning,
            format!("{} has {} guarantors, and does not say whether each is bound alone", case.the(cover.src.node), guarantors.len()),
        )
        .at(cover.by.span, "each of them, or all of them together?")
        .why("a guarantor may answer that it need act only if the others do; the guarantee of Luxembourg of 1867 was read so within weeks")
        .help("write `each of …` where every guarantor is bound on its own, or `… together` where they are bound only jointly");
        out.push(finding.under(cover.ctx));
    }
}
