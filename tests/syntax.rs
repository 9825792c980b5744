//! Reading: nothing stops it, and what is lost in one place costs one finding there.

use crate::common::{EXAMPLES, FRAMEWORK, damaged, read};
use proptest::prelude::*;
use treatyc::finding::Finding;
use treatyc::source::Span;
use treatyc::syntax::tree::Tree;

/// Where each of `marks` stands in a text outside of comments and, but for quotation marks, outside of strings.
fn places(text: &str, marks: &[char]) -> Vec<usize> {
    let (mut quoted, mut comment) = (false, false);
    let mut out = Vec::new();
    for (i, c) in text.char_indices() {
        comment = if comment { c != '\n' } else { !quoted && text.get(i..).is_some_and(|t| t.starts_with("//")) };
        quoted ^= c == '"' && !comment;
        if !comment && marks.contains(&c) && (!quoted || c == '"') {
            out.push(i);
        }
    }
    out
}

fn without(text: &str, at: usize) -> String {
    text.char_indices().filter(|(i, _)| *i != at).map(|(_, c)| c).collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |t| t.matches('\n').count() + 1)
}

/// The constructs of a tree, in order.
fn constructs(tree: &Tree) -> Vec<String> {
    let mut out = Vec::new();
    for node in &tree.nodes {
        node.walk(&mut |n| out.push(format!("{} {}", n.kind.word, n.name.map_or("", |n| tree.names.text(n.sym)))));
    }
    out
}

/// Takes each mark away in turn. Gives the places where that does not cost exactly one finding, with what was said, and
/// those where a construct is lost that does not stand on the line.
fn costs(text: &str, mark: char) -> Vec<String> {
    let mut out = Vec::new();
    let (tree, before) = read(text);
    let whole = constructs(&tree);
    for at in places(text, &[mark]) {
        let (tree, findings) = read(&without(text, at));
        let line = |f: &Finding| f.span().map_or(0, |s| line_of(text, s.start as usize));
        let said: Vec<String> =
            findings.iter().map(|f| format!("{} {} in line {}", f.code, f.message, line(f))).collect();
        if said.len() != before.len() + 1 || !said.iter().any(|s| s.starts_with("S002")) {
            out.push(format!("line {}: {said:#?}", line_of(text, at)));
        }
        let left = constructs(&tree);
        let lost = whole.iter().filter(|c| !left.contains(c)).count();
        let here = text.lines().nth(line_of(text, at) - 1).unwrap_or("");
        if lost > here.matches('{').count() + usize::from(mark == '"') {
            out.push(format!(
                "line {}: {:?} lost",
                line_of(text, at),
                whole.iter().filter(|c| !left.contains(c)).collect::<Vec<_>>()
            ));
        }
    }
    out
}

#[test]
fn each_lost_mark_costs_one_finding() {
    for mark in ['}', ']', '"', '{', '['] {
        let bad = costs(FRAMEWORK, mark);
        assert!(bad.is_empty(), "without one of the {mark}:\n{}", bad.join("\n"));
    }
}

#[test]
#[ignore = "slow: run by hand after a change of the scan"]
fn each_lost_mark_costs_one_finding_in_all_examples() {
    for (name, text) in EXAMPLES {
        let text = crate::common::format(text);
        for mark in ['}', ']', '"', '{', '['] {
            let bad = costs(&text, mark);
            println!("{name} {mark} {} of {}\n{}", bad.len(), places(&text, &[mark]).len(), bad.join("\n"));
        }
    }
}

fn well_placed(text: &str) -> Result<(), TestCaseError> {
    let (tree, findings) = read(text);
    let inside = |s: Span| s.start <= s.end && text.get(s.start as usize..s.end as usize).is_some();
    for f in &findings {
        for l in &f.labels {
            prop_assert!(inside(l.span), "{} {:?}", f.message, l.span);
        }
    }
    let mut bad = None;
    for node in &tree.nodes {
        node.walk(&mut |n| {
            let spans = [n.span, n.head]
                .into_iter()
                .chain(n.name.map(|n| n.span))
                .chain(n.fields.iter().flat_map(|f| [f.span, f.value_span]));
            bad = bad.or(spans.into_iter().find(|s| !inside(*s)));
        });
    }
    prop_assert_eq!(bad, None);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_treaties_are_read(text in damaged()) {
        well_placed(&text)?;
    }

    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        well_placed(&text)?;
    }

    #[test]
    fn any_marks_are_read(text in "([a-z ]|party A |\\[A: |treaty \"x\" |/\\*|\\*/|//|\"\"\"|[{}\\[\\]|;,:\"\\\\.\n\r\té0-9-]){0,80}") {
        well_placed(&text)?;
    }
}
