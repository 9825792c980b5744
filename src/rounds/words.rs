//! Texts held against each other, word by word and line by line. The only file that knows how differences are found.

use crate::substance::Substance;
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use std::fmt::Write as _;

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub is: Fate,
    /// The words, with the blanks between them.
    pub text: String,
}

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// In both texts.
    Kept,
    /// In the old text alone.
    Gone,
    /// In the new text alone.
    New,
}

/// Two texts word by word.
#[must_use]
pub fn compare(old: &str, new: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_words(old, new);
    for change in diff.iter_all_changes() {
        let is = match change.tag() {
            ChangeTag::Equal => Fate::Kept,
            ChangeTag::Delete => Fate::Gone,
            ChangeTag::Insert => Fate::New,
        };
        match out.last_mut() {
            Some(last) if last.is == is => last.text.push_str(change.value()),
            _ => out.push(Piece { is, text: change.value().to_owned() }),
        }
    }
    tidy(out)
}

/// A blank alone between two changes belongs to them: all that goes is said before all that comes.
fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let (mut gone, mut new) = (String::new(), String::new());
    let flush = |gone: &mut String, new: &mut String, out: &mut Vec<Piece>| {
        for (is, text) in [(Fate::Gone, gone), (Fate::New, new)] {
            if !text.is_empty() {
                out.push(Piece { is, text: std::mem::take(text) });
            }
        }
    };
    let count = pieces.len();
    for (i, piece) in pieces.into_iter().enumerate() {
        let between = i > 0 && i + 1 < count && piece.text.trim().is_empty();
        match piece.is {
            Fate::Gone => gone.push_str(&piece.text),
            Fate::New => new.push_str(&piece.text),
            Fate::Kept if between => {
                gone.push_str(&piece.text);
                new.push_str(&piece.text);
            }
            Fate::Kept => {
                flush(&mut gone, &mut new, &mut out);
                out.push(piece);
            }
        }
    }
    flush(&mut gone, &mut new, &mut out);
    out
}

/// How alike two sets of words are: 0 nothing in common, 1000 the same words.
#[must_use]
pub fn likeness(one: &str, two: &str) -> u32 {
    let words = |t: &str| -> std::collections::BTreeMap<String, u32> {
        let mut all = std::collections::BTreeMap::new();
        for word in t.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            *all.entry(word.to_lowercase()).or_default() += 1;
        }
        all
    };
    let (a, b) = (words(one), words(two));
    let common: u32 = a.iter().map(|(w, n)| *n.min(b.get(w).unwrap_or(&0))).sum();
    let all: u32 = a.values().sum::<u32>() + b.values().sum::<u32>();
    if all == 0 { 1000 } else { 2000 * common / all }
}

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

/// The line that heads the article in which line `at` stands.
fn around(of: &Substance, at: usize) -> Option<&str> {
    let is_head = |l: &&crate::substance::Line| !l.shown.starts_with(' ');
    of.lines.get(..=at.min(of.lines.len().saturating_sub(1)))?.iter().rfind(is_head).map(|l| l.shown.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_change_together_are_said_together() {
        let said: Vec<(Fate, String)> = compare("within ten long days of signature", "within a week of signature")
            .into_iter()
            .map(|p| (p.is, p.text))
            .collect();
        let want = [
            (Fate::Kept, "within "),
            (Fate::Gone, "ten long days"),
            (Fate::New, "a week"),
            (Fate::Kept, " of signature"),
        ];
        assert_eq!(said, want.map(|(f, t)| (f, t.to_owned())));
    }

    #[test]
    fn likeness_is_symmetric() {
        assert_eq!(likeness("a b c", "a b d"), likeness("a b d", "a b c"));
        assert_eq!(likeness("a", "b"), 0);
        assert_eq!(likeness("a b", "B a"), 1000);
    }
}
