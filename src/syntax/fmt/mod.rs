//! The formatter: one style, no options.
//!
//! It moves blanks and line ends and nothing else. What it may move is decided from the scan: a line end that ends no
//! statement stays where the drafter put it, a piece that cannot be read is copied as it stands.

mod align;
mod layout;
mod tokens;

use super::kind::Lexicon;
use super::lower;
use super::scan::{Scan, scan};
use std::borrow::Cow;

/// Lines are kept as short as this where blocks and statements can be parted.
const WIDTH: usize = 140;

/// Brings a text into the one style. What is broken in it stays as it is; a text in the style comes back unchanged.
#[must_use]
pub fn format(text: &str, lexicon: &Lexicon) -> String {
    let text: Cow<'_, str> = if text.contains("\r\n") { text.replace("\r\n", "\n").into() } else { text.into() };
    let scan = scan(&text, 0);
    if scan.text.len() != text.len() {
        return text.into_owned();
    }
    let raw = broken(&text, &scan, lexicon);
    let tokens = tokens::tokens(&text, &scan, &raw);
    let out = align::align(&layout::lines(&text, &tokens, lexicon));
    // The last word is the drafter's: rather no style than a lost comma.
    if same_marks(&text, &out) { out } else { text.into_owned() }
}

/// The pieces that are copied as they stand: those with marks missing, and those that cannot be read.
fn broken(text: &str, scan: &Scan, lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let (_, findings) = lower::read(text, 0, lexicon, &mut |_, _| None);
    let mut spots: Vec<(u32, u32)> = findings
        .iter()
        .chain(&scan.findings)
        .filter(|f| matches!(f.code.0, "S001" | "S002" | "S004"))
        .filter_map(|f| f.span().map(|s| (s.start, s.end)))
        .chain(scan.damaged.iter().copied())
        .collect();
    spots.sort_unstable();
    let mut out: Vec<(usize, usize)> = Vec::new();
    for chunk in &scan.chunks {
        let from = spots.partition_point(|s| s.0 < chunk.start);
        // A spot that began before the chunk may reach into it.
        let before = from.checked_sub(1).and_then(|n| spots.get(n)).is_some_and(|s| s.1 > chunk.start);
        let hit = before || spots.get(from).is_some_and(|s| s.0 <= chunk.end);
        if !(hit || chunk.mended) {
            continue;
        }
        let (start, end) = (chunk.start as usize, chunk.end as usize);
        let ahead = text.get(..start).unwrap_or("");
        let line = ahead.len() - ahead.trim_start_matches('\u{feff}').trim_end_matches([' ', '\t', '\r']).len();
        let start = if ahead.get(..start - line).is_none_or(|a| a.is_empty() || a.ends_with('\n')) {
            start - line
        } else {
            start
        };
        let body = text.get(start..end).unwrap_or("");
        let lead = body.len() - body.trim_start_matches('\n').len();
        let trimmed = body.trim_end_matches([' ', '\t', '\r', '\n']).len();
        if trimmed > lead {
            out.push((start + lead, start + trimmed));
        }
    }
    out
}

/// Whether two texts say the same but for blanks, line ends and semicolons.
fn same_marks(a: &str, b: &str) -> bool {
    fn marks(text: &str) -> impl Iterator<Item = u8> {
        text.trim_start_matches('\u{feff}').bytes().filter(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b';'))
    }
    marks(a).eq(marks(b))
}
