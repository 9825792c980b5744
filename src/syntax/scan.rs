//! The first pass over a text: one linear walk over its bytes.
//!
//! It blanks comments and the line ends of lines that carry on with spaces of equal length, holds the limits of depth and
//! size, and cuts the text into top-level chunks. What it hands on is balanced, so that the grammar's shape always
//! accepts it and every byte keeps its offset. Where brackets or quotes do not match, [`super::mend`] makes them match
//! and says what was missing.

use super::mend;
use crate::finding::{Code, Finding, Severity};
use crate::source::Span;

/// Blocks and brackets nest at most this deep.
pub const MAX_DEPTH: usize = 128;
/// A file has at most this many bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// So many unclosed things are named one by one; the rest is counted.
pub(super) const MAX_NAMED: usize = 12;

/// What the scan hands to the grammar. Offsets are bytes of the text, from 0.
#[derive(Debug, Default)]
pub struct Scan {
    /// The text with comments and joined line ends blanked, balanced.
    pub text: String,
    /// The comments, in order, with their marks.
    pub comments: Vec<(u32, u32)>,
    /// The top-level pieces, in order: `[start, end)` and how many closing braces are missing at the end.
    pub chunks: Vec<Chunk>,
    /// Lines that were mended: what the grammar says of them is not worth hearing.
    pub damaged: Vec<(u32, u32)>,
    /// What was wrong, the first few times.
    pub findings: Vec<Finding>,
    /// How many findings more there would be.
    pub(super) unnamed: u32,
}

/// A top-level piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Closing braces to be thought at the end.
    pub missing: u32,
    /// Marks were missing or one too many in it.
    pub mended: bool,
}

pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Scans one text. `base` is where it begins in the address space of [`crate::source::Sources`].
#[must_use]
pub fn scan(text: &str, base: u32) -> Scan {
    let mut out = Scan::default();
    if text.len() > MAX_BYTES {
        out.findings.push(
            Finding::new(
                Code("S004"),
                Severity::Error,
                format!("this file is larger than {} megabytes", MAX_BYTES >> 20),
            )
            .at(Span::new(base, base), "")
            .help("cut it into several files and `include` them"),
        );
        return out;
    }
    let mut walk = Walk::new(text, base, &mut out);
    walk.run();
    let (bytes, balanced, too_deep) = (std::mem::take(&mut walk.bytes), walk.balanced, walk.too_deep);
    let bytes = if balanced && too_deep.is_none() { bytes } else { mend::mend(bytes, base, too_deep, &mut out) };
    // Only whole characters were blanked, so this is UTF-8 still.
    out.text = String::from_utf8(bytes).unwrap_or_default();
    mend::count_rest(&mut out);
    merge(&mut out.damaged);
    out
}

/// Sorts ranges and joins those that overlap.
fn merge(ranges: &mut Vec<(u32, u32)>) {
    ranges.sort_unstable();
    ranges.dedup_by(|next, before| {
        let one = next.0 <= before.1;
        if one {
            before.1 = before.1.max(next.1);
        }
        one
    });
}

struct Walk<'a> {
    src: &'a [u8],
    base: u32,
    bytes: Vec<u8>,
    out: &'a mut Scan,
    stack: Vec<u8>,
    balanced: bool,
    too_deep: Option<u32>,
    /// First line end since the last byte that means something.
    line_end: Option<usize>,
    last: u8,
    chunk: Option<usize>,
    /// No comment, no text of several lines ends from here on: they need not be looked for again.
    no_comment_end: bool,
    no_text_end: bool,
    /// The end of the last comment or text over several lines: no line begins within one.
    floor: usize,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str, base: u32, out: &'a mut Scan) -> Self {
        Self {
            src: text.as_bytes(),
            base,
            bytes: text.as_bytes().to_vec(),
            out,
            stack: Vec::new(),
            balanced: true,
            too_deep: None,
            line_end: None,
            last: b'\n',
            chunk: None,
            no_comment_end: false,
            no_text_end: false,
            floor: 0,
        }
    }

    fn at(&self, i: usize) -> u8 {
        self.src.get(i).copied().unwrap_or(0)
    }

    fn blank(&mut self, from: usize, to: usize) {
        for b in self.bytes.get_mut(from..to).into_iter().flatten() {
            if *b != b'\n' {
                *b = b' ';
            }
        }
    }

    fn run(&mut self) {
        let mut i = 0;
        if self.src.starts_with(b"\xEF\xBB\xBF") {
            self.blank(0, 3);
            i = 3;
        }
        while i < self.src.len() {
            let b = self.at(i);
            match b {
                b' ' | b'\t' | b'\r' => i += 1,
                b'\n' => {
                    self.line_end.get_or_insert(i);
                    i += 1;
                }
                b'/' if self.at(i + 1) == b'/' => i = self.line_comment(i),
                b'/' if self.at(i + 1) == b'*' => i = self.block_comment(i),
                _ => {
                    self.settle(i, b);
                    i = self.significant(i, b);
                    self.last = self.src.get(i.saturating_sub(1)).copied().unwrap_or(b);
                }
            }
        }
        self.close_chunk(self.src.len());
        self.balanced &= self.stack.is_empty();
    }

    /// Decides whether the line ends before `i` end a statement.
    fn settle(&mut self, i: usize, next: u8) {
        if let Some(from) = self.line_end.take() {
            if matches!(self.last, b',' | b'[' | b'|' | b':') || matches!(next, b'|' | b']') {
                for b in self.bytes.get_mut(from..i).into_iter().flatten() {
                    if *b == b'\n' {
                        *b = b' ';
                    }
                }
            } else if self.stack.is_empty() {
                self.close_chunk(from);
            }
        }
        self.chunk.get_or_insert(i);
    }

    fn close_chunk(&mut self, end: usize) {
        if let Some(start) = self.chunk.take() {
            self.out.chunks.push(Chunk { start: small(start), end: small(end), missing: 0, mended: false });
        }
    }

    fn significant(&mut self, i: usize, b: u8) -> usize {
        match b {
            b'"' => return self.string(i),
            b'{' | b'[' => {
                if self.stack.len() >= MAX_DEPTH {
                    self.too_deep.get_or_insert(small(i));
                }
                self.stack.push(b);
            }
            b'}' => self.balanced &= self.stack.pop() == Some(b'{'),
            b']' => self.balanced &= self.stack.pop() == Some(b'['),
            // A bar outside brackets parts nothing.
            b'|' => self.balanced &= self.stack.last() == Some(&b'['),
            _ => return self.plain(i),
        }
        i + 1
    }

    /// Runs over bytes that mean nothing to the scan.
    fn plain(&self, mut i: usize) -> usize {
        i += 1;
        while let Some(b) = self.src.get(i) {
            match b {
                b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'{' | b'}' | b'[' | b']' | b'|' => break,
                b'/' if matches!(self.at(i + 1), b'/' | b'*') => break,
                _ => i += 1,
            }
        }
        i
    }

    fn line_comment(&mut self, i: usize) -> usize {
        let end = self.src.get(i..).and_then(|r| r.iter().position(|&b| b == b'\n')).map_or(self.src.len(), |n| i + n);
        self.blank(i, end);
        self.out.comments.push((small(i), small(end)));
        end
    }

    fn block_comment(&mut self, i: usize) -> usize {
        let rest = self.src.get(i + 2..).filter(|_| !self.no_comment_end).unwrap_or(&[]);
        let end = if let Some(n) = rest.windows(2).position(|w| w == b"*/") {
            i + n + 4
        } else {
            self.no_comment_end = true;
            self.unclosed(i, i + 2, "this comment is never closed", "write `*/` where it ends");
            let end = mend::next_item(self.src, i + 2);
            self.out.damaged.push((small(i), small(end)));
            end
        };
        if self.src.get(i..end).is_some_and(|c| c.contains(&b'\n')) {
            self.line_end.get_or_insert(i);
            self.floor = end;
        }
        self.blank(i, end);
        self.out.comments.push((small(i), small(end)));
        end
    }

    fn string(&mut self, i: usize) -> usize {
        let long = self.src.get(i..i + 3) == Some(b"\"\"\"");
        let (j, closed) = if long && self.no_text_end { (self.src.len(), false) } else { string_end(self.src, i) };
        if closed {
            if long {
                self.floor = j;
            }
            return j;
        }
        if long {
            self.no_text_end = true;
            self.unclosed(i, i + 3, "this text is never closed", "write `\"\"\"` where it ends");
            let end = mend::next_item(self.src, i + 3);
            self.blank(i, end);
            self.line_end.get_or_insert(i);
            self.out.damaged.push((small(i), small(end)));
            return end;
        }
        self.unclosed(
            i,
            j,
            "these quotation marks are never closed",
            "write `\"` where the words end; a text over several lines stands between `\"\"\"`",
        );
        let line =
            self.src.get(..i).and_then(|r| r.iter().rposition(|&b| b == b'\n')).map_or(0, |n| n + 1).max(self.floor);
        // Which of the quotation marks on this line is the odd one cannot be known: from the first on, all is in doubt.
        let first = self.src.get(line..=i).and_then(|r| r.iter().position(|&b| b == b'"')).map_or(i, |n| line + n);
        let kept = mend::left_of_line(self.src.get(first..j).unwrap_or(&[]));
        self.blank(first, j);
        for at in kept {
            if let (Some(to), Some(&b)) = (self.bytes.get_mut(first + at), self.src.get(first + at)) {
                *to = b;
            }
        }
        self.balanced = false;
        self.out.damaged.push((small(line), small(j)));
        j
    }

    fn unclosed(&mut self, at: usize, end: usize, message: &str, help: &str) {
        let span = Span::new(self.base + small(at), self.base + small(end));
        mend::say(self.out, || {
            Finding::new(Code("S002"), Severity::Error, message).at(span, "it opens here").help(help)
        });
    }
}

/// Where the string that opens at `i` ends, and whether it is closed; one that is not ends with its line, or a text of
/// several lines with the file.
pub(super) fn string_end(src: &[u8], i: usize) -> (usize, bool) {
    let rest = src.get(i..).unwrap_or(&[]);
    if let Some(inside) = rest.strip_prefix(b"\"\"\"") {
        return match inside.windows(3).position(|w| w == b"\"\"\"") {
            Some(n) => (i + n + 6, true),
            None => (src.len(), false),
        };
    }
    let mut j = 1;
    loop {
        match rest.get(j) {
            Some(b'"') => return (i + j + 1, true),
            Some(b'\\') if !matches!(rest.get(j + 1), None | Some(b'\n')) => j += 2,
            None | Some(b'\n') => return (i + j, false),
            Some(_) => j += 1,
        }
    }
}
