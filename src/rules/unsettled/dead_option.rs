//! `N005 dead-option`: an option that no consistent package contains.

use super::Summary;
use crate::finding::{Code, Finding, Severity};
use crate::packages::survey::Reasoned;

pub(super) fn findings(summary: &Summary<'_>) -> Vec<Finding> {
    let dead = summary.survey.fates().dead;
    let one = |option: crate::choice::Taken| {
        let own = summary.choices.words_of(&[option]);
        let speak = |c: &&Reasoned| c.clash.binary_search(&option).is_ok();
        let clashes: Vec<&Reasoned> = summary.survey.clashes.iter().filter(speak).collect();
        let finding = Finding::new(Code("N005"), Severity::Warning, format!("no consistent package contains {own}"))
            .at(summary.place(option), "can never be taken")
            .help("mend what stands in its way, or take the option out: nobody should bargain over it");
        let finding = if clashes.is_empty() {
            finding.why("what every consistent package takes elsewhere leaves no room for it")
        } else {
            finding.why(format!("each way of taking it clashes: {}", summary.list(&clashes)))
        };
        match summary.choices.all_of(&[option]) {
            Some(ctx) => finding.under(ctx),
            None => finding,
        }
    };
    // An option that cannot stand for what is written in it has that finding already.
    let alone = |option: &crate::choice::Taken| {
        let own = |r: &Reasoned| summary.choices.innermost(&r.clash) == [*option] && r.speaks();
        summary.survey.clashes.iter().any(own)
    };
    summary.survey.outermost(&dead).into_iter().filter(|o| !alone(o)).map(one).collect()
}
