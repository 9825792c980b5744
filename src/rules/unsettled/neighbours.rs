//! `N007 neighbours`: brackets side by side: all, one, or none?

use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::source::Span;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut pairs = case.model.tree.neighbours.iter().peekable();
    while let Some(&(first, second, ctx)) = pairs.next() {
        // Each bracket of a row is the neighbour of the next.
        let mut row: Vec<Span> = vec![first, second];
        while let Some((_, next, _)) = pairs.next_if(|(before, _, under)| row.last() == Some(before) && *under == ctx) {
            row.push(*next);
        }
        let message = match row.len() {
            2 => {
                "two brackets stand side by side, and it is not said whether both, one or none of them may stand".into()
            }
            n => format!("{n} brackets stand side by side, and it is not said which of them may stand together"),
        };
        let mut finding = Finding::new(Code("N007"), Severity::Warning, message).at(first, "this one");
        for next in row.iter().skip(1) {
            finding = finding.at(*next, "and this one");
        }
        let finding = finding
            .why("each bracket is a choice of its own: the text can come out with all of them, or with none")
            .help("join them with a bar, `[A | B]`, if they are alternatives; put words between them, or give each its own line, if they are not");
        out.push(finding.under(ctx));
    }
}
