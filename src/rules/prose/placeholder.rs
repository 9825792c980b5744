//! `X003 placeholder`: `[x]`, "TBD", an empty name in a text marked final.

use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Value, Words};

/// Words that stand for what is still to come.
const LATER: &[&str] = &["tbd", "tbc", "to be completed", "to be determined", "to be inserted", "to be agreed later"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(marked) = case.marked_final() else { return };
    let mut places: Vec<(Span, &str)> =
        case.model.tree.blanks.iter().map(|b| (*b, "a blank to be filled in")).collect();
    for id in case.model.ids() {
        let node = case.model.node(id);
        if matches!(node.kind.word, "note") {
            continue;
        }
        if let Some(title) = &node.title {
            let empty = title.blank.is_none() && title.runs.iter().all(|r| case.model.text(r.span).trim().is_empty());
            if empty {
                let what = if node.kind.class == Class::Text { "an empty text" } else { "an empty name" };
                places.push((title.span, what));
            }
            later(case, title, &mut places);
        }
        for f in node.fields.iter().filter(|f| f.spec.word != "note") {
            if let Value::Words(w) = &f.value {
                later(case, w, &mut places);
            }
        }
    }
    places.sort_unstable_by_key(|p| (p.0.start, p.0.end));
    places.dedup_by_key(|p| p.0);
    // A blank inside words that say the same is one gap.
    let blanks = &case.model.tree.blanks;
    places.retain(|(span, what)| *what != LATER_WORDS || !blanks.iter().any(|b| span.contains(*b)));
    for (span, what) in places {
        out.push(
            Finding::new(Code("X003"), Severity::Error, format!("{what} stands in a text that is marked final"))
                .at(span, "still to be filled in")
                .at(marked, "marked final here")
                .why("what is signed with a gap will be filled in by each side as it likes")
                .help("fill it in, or take `status final` away until it is"),
        );
    }
}

const LATER_WORDS: &str = "a promise to fill in later";

fn later(case: &Case<'_>, words: &Words, places: &mut Vec<(Span, &str)>) {
    for run in &words.runs {
        if mentions(case.model.text(run.span), LATER) {
            places.push((run.span, LATER_WORDS));
        }
    }
}
