//! `N004 coupled`: choosing here decides there.

use super::Summary;
use crate::choice::{ChoiceId, Taken};
use crate::finding::{Code, Finding, Severity};
use std::collections::BTreeMap;

pub(super) fn findings(summary: &Summary<'_>) -> Vec<Finding> {
    // Where it cannot be told within the limit, nothing is said.
    let pairs = summary.survey.coupled().unwrap_or_default();
    let two = |id: ChoiceId| summary.choices.get(id).is_some_and(|c| c.options.len() == 2);
    let mut said: Vec<(ChoiceId, ChoiceId)> = Vec::new();
    let mut decides: BTreeMap<Taken, Vec<Taken>> = BTreeMap::new();
    for (a, b) in pairs {
        // Of two choices with two sides each, the one decides the other as the other decides it: that is one thing to know.
        if two(a.0) && two(b.0) && said.contains(&(b.0, a.0)) {
            continue;
        }
        said.push((a.0, b.0));
        decides.entry(a).or_default().push(b);
    }
    decides.into_iter().map(|(a, all)| finding(summary, a, &all)).collect()
}

fn finding(summary: &Summary<'_>, a: Taken, all: &[Taken]) -> Finding {
    let words = |t: Taken| summary.choices.words_of(&[t]);
    let others: Vec<String> = all.iter().map(|t| words(*t)).collect();
    let others = others.join(", and ");
    let mut finding =
        Finding::new(Code("N004"), Severity::Info, format!("choosing {} decides elsewhere, too: {others}", words(a)))
            .at(summary.place(a), "choosing this")
            .why("every consistent package that takes the one takes the other, and nothing in the text says so")
            .help("write `requires`, `excludes` or `linked with` in an option, so that the room knows it");
    for option in all {
        finding = finding.at(summary.place(*option), "decides this");
    }
    match summary.choices.all_of(&[a]) {
        Some(ctx) => finding.under(ctx),
        None => finding,
    }
}
