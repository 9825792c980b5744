//! The formatter: one style, no options.
//!
//! It moves blanks and line ends and nothing else. What it may move is decided from the scan: a line end that ends no
//! statement stays where the drafter put it, a piece that cannot be read is copied as it stands.

mod align;
mod layout;
mod tokens;

use super::lexicon::Lexicon;
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
    let hit = scan.chunks.iter().filter(|chunk| {
        let from = spots.partition_point(|s| s.0 < chunk.start);
        // A spot that began before the chunk may reach into it.
        let before = from.checked_sub(1).and_then(|n| spots.get(n)).is_some_and(|s| s.1 > chunk.start);
        chunk.mended || before || spots.get(from).is_some_and(|s| s.0 <= chunk.end)
    });
    // What the scan has left out of every chunk is in doubt as well.
    let pieces = hit.map(|c| (c.start, c.end)).chain(scan.damaged.iter().copied());
    let mut pieces: Vec<(usize, usize)> =
        pieces.filter_map(|(start, end)| whole_lines(text, start as usize, end as usize)).collect();
    pieces.sort_unstable();
    pieces.dedup_by(|next, before| {
        let between = text.get(before.1..next.0).unwrap_or("");
        let one = between.chars().all(|c| matches!(c, ' ' | '\t' | '\r'));
        if one {
            before.1 = before.1.max(next.1);
        }
        one
    });
    pieces
}

/// A piece from the beginning of its line, if nothing else stands before it there, without the blanks at its end.
fn whole_lines(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let ahead = text.get(..start)?;
    let blanks = ahead.len() - ahead.trim_start_matches('\u{feff}').trim_end_matches([' ', '\t', '\r']).len();
    let first = ahead.get(..start - blanks).is_none_or(|a| a.is_empty() || a.ends_with('\n'));
    let start = if first { start - blanks } else { start };
    let body = text.get(start..end)?;
    let lead = body.len() - body.trim_start_matches('\n').len();
    let trimmed = body.trim_end_matches([' ', '\t', '\r', '\n']).len();
    (trimmed > lead).then_some((start + lead, start + trimmed))
}

/// Whether two texts say the same but for blanks, line ends and semicolons.
fn same_marks(a: &str, b: &str) -> bool {
    fn marks(text: &str) -> impl Iterator<Item = u8> {
        text.trim_start_matches('\u{feff}').bytes().filter(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b';'))
    }
    marks(a).eq(marks(b))
}
