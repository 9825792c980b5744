//! Reading: nothing stops it, and what is lost in one place costs one finding there.

use crate::common::{EXAMPLES, FRAMEWORK, damaged, read};
use proptest::prelude::*;
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

/// Takes each mark away in turn; gives the places where that does not cost exactly one finding, with what was said.
fn costs(text: &str, marks: &[char], allowed: usize) -> Vec<String> {
    let mut out = Vec::new();
    let before = read(text).1.len();
    for at in places(text, marks) {
        let (_, findings) = read(&without(text, at));
        let said: Vec<String> = findings.iter().map(|f| format!("{} {} {:?}", f.code, f.message, f.span().map(|s| line_of(text, s.start as usize)))).collect();
        if said.len() != before + allowed || !said.iter().any(|s| s.starts_with("S002")) {
            out.push(format!("line {}: {said:#?}", line_of(text, at)));
        }
    }
    out
}

#[test]
fn each_lost_mark_costs_one_finding() {
    for mark in ['}', ']', '"', '{', '['] {
        let bad = costs(FRAMEWORK, &[mark], 1);
        println!("{mark}: {} of {}", bad.len(), places(FRAMEWORK, &[mark]).len());
        for b in &bad { println!("{b}"); }
    }
}
