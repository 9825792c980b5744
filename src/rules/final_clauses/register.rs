//! `F907 register`: words of a memorandum in an instrument that binds, and the other way round.

use super::binds;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::source::Span;
use crate::syntax::kind::Class;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(head) = case.model.head() else { return };
    let word = case.model.node(head).kind.word;
    let treaty = binds(case);
    let foreign: &[&str] = match word {
        _ if treaty => &["Participants", "intend to", "intends to"],
        "memorandum" | "statement" => &["Contracting Parties"],
        _ => return,
    };
    let mut found: Vec<(Span, &str)> = Vec::new();
    for id in case.model.ids() {
        let node = case.model.node(id);
        // A preamble says what is intended; a defined term is the drafter's own.
        match node.kind.class {
            Class::Text if node.kind.word == "text" && !in_preamble(case, id) => {
                for run in node.title.iter().flat_map(|t| &t.runs) {
                    look(case, run.span, foreign, &mut found);
                }
            }
            Class::Sentence => {
                for f in node.fields("verb") {
                    look(case, f.value_span, foreign, &mut found);
                }
            }
            _ => {}
        }
    }
    found.retain(|(_, w)| *w != "Participants" || !is_defined(case, "participants"));
    let Some((_, first)) = found.first().copied() else { return };
    let (message, why, help) = if treaty {
        (
            format!("\"{first}\" is the language of a memorandum, and this {word} is to bind"),
            "words that do not bind are quoted later to show that nothing was meant to",
            "write \"Parties\" and \"shall\", or make it a `memorandum` if it is not to bind",
        )
    } else {
        (
            format!("\"{first}\" is the language of a treaty, and this {word} is not to be one"),
            "words that bind are quoted later to show that it is a treaty, and has to be ratified and registered",
            "write \"Participants\" or \"Signatories\", or make it an `agreement` if it is to bind",
        )
    };
    let mut finding = Finding::new(Code("F907"), Severity::Warning, message);
    for (span, _) in found.iter().take(5) {
        finding = finding.at(*span, "");
    }
    if let Some(first) = finding.labels.first_mut() {
        first.text =
            if found.len() > 5 { format!("here, and {} times more", found.len() - 1) } else { "this wording".into() };
    }
    for later in finding.labels.iter_mut().skip(1) {
        later.text = "and here".into();
    }
    out.push(finding.why(why).help(help));
}

fn in_preamble(case: &Case<'_>, id: NodeId) -> bool {
    case.model.around(id).any(|a| case.model.node(a).kind.word == "preamble")
}

/// Whether the treaty itself calls somebody so.
fn is_defined(case: &Case<'_>, word: &str) -> bool {
    let named = |id: &NodeId| matches!(case.model.node(*id).kind.class, Class::Term | Class::Actor);
    case.model.ids().filter(named).any(|id| case.model.called(id).to_lowercase().contains(word))
}

/// The places of these words as whole words in a run of text.
fn look<'w>(case: &Case<'_>, span: Span, words: &[&'w str], found: &mut Vec<(Span, &'w str)>) {
    let text = case.model.text(span);
    for word in words {
        for (at, _) in text.match_indices(word) {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
            if before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric) {
                continue;
            }
            let start = span.start + u32::try_from(at).unwrap_or(0);
            found.push((Span::new(start, start + u32::try_from(word.len()).unwrap_or(0)), word));
        }
    }
}
