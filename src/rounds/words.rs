//! Texts held against each other, word by word and line by line. The only file that knows how differences are found.

use super::revision::Piece;
use crate::substance::Substance;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::fmt::Write as _;

/// The statements in which two texts part, each with what it stands in, `-` before those of the first and `+` before those
/// of the second.
#[must_use]
pub fn lines(one: &Substance, two: &Substance) -> String {
    let exact = |s: &Substance| -> Vec<String> { s.lines.iter().map(|l| l.exact.clone()).collect() };
    let ops = capture_diff_slices(Algorithm::Myers, &exact(one), &exact(two));
    let mut out = String::new();
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        if let Some(around) = around(one, op.old_range().start) {
            // Writing to a `String` cannot fail, here and below.
            let _ = writeln!(out, "  {around}");
        }
        for (sign, side, range) in [("-", one, op.old_range()), ("+", two, op.new_range())] {
            for line in side.lines.get(range).unwrap_or_default() {
                let _ = writeln!(out, "  {sign} {}", line.shown.trim());
            }
        }
    }
    out
}

/// Two texts word by word: what they share, and what each has alone.
#[must_use]
pub fn pieces(one: &str, two: &str) -> Vec<Piece> {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (a, b) = (words(one), words(two));
    let run = |words: &[String], range: std::ops::Range<usize>| words.get(range).unwrap_or_default().join(" ");
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &a, &b) {
        if let DiffOp::Equal { .. } = op {
            out.push(Piece::Same(run(&a, op.old_range())));
            continue;
        }
        let (old, new) = (run(&a, op.old_range()), run(&b, op.new_range()));
        out.extend((!old.is_empty()).then_some(Piece::Old(old)));
        out.extend((!new.is_empty()).then_some(Piece::New(new)));
    }
    out
}

/// The line that heads the article in which line `at` stands.
fn around(of: &Substance, at: usize) -> Option<&str> {
    let is_head = |l: &&crate::substance::Line| !l.shown.starts_with(' ');
    of.lines.get(..=at.min(of.lines.len().saturating_sub(1)))?.iter().rfind(is_head).map(|l| l.shown.as_str())
}
