//! Texts and places in them.
//!
//! Every text of one compilation lies in one [`Sources`], one after another in a single address space, so that a
//! [`Span`] is two `u32` byte offsets and needs no file number.

use std::borrow::Cow;
use std::sync::Arc;

/// A range of UTF-8 bytes `[start, end)` in the address space of [`Sources`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }
    /// The smallest range that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }
    /// Whether nothing lies in the range.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }
    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// One text: a file, or standard input.
#[derive(Debug)]
pub struct Source {
    /// The name as the user knows it (a path, or `<stdin>`).
    pub name: String,
    /// The whole text, shared with whoever reads it.
    pub text: Arc<str>,
    /// Where the text begins in the address space, in bytes.
    pub base: u32,
    /// Offsets of the first byte of each line, from the beginning of this text.
    lines: Vec<u32>,
}

/// A place for people and editors. Lines and columns count from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Byte offset in the file.
    pub byte: u32,
    /// Offset in UTF-16 units from the beginning of the line, from 0 (as the language server protocol counts).
    pub utf16: u32,
}

impl Source {
    fn new(name: String, text: Arc<str>, base: u32) -> Self {
        let lines = std::iter::once(0)
            .chain(
                text.bytes()
                    .enumerate()
                    .filter(|&(_, b)| b == b'\n')
                    .map(|(i, _)| u32::try_from(i + 1).unwrap_or(u32::MAX)),
            )
            .collect();
        Self { name, text, base, lines }
    }
    /// How many lines the text has, at least 1.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }
    /// The number, from 0, of the line that byte `at` (of this text) lies in.
    #[must_use]
    pub fn line_of(&self, at: u32) -> usize {
        self.lines.partition_point(|&start| start <= at).saturating_sub(1)
    }
    /// The bytes `[start, end)` of line `line` (from 0), without its line end.
    #[must_use]
    pub fn line_range(&self, line: usize) -> (u32, u32) {
        let len = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let start = self.lines.get(line).copied().unwrap_or(len);
        let next = self.lines.get(line + 1).copied().unwrap_or(len);
        let body = self.text.get(start as usize..next as usize).unwrap_or("");
        let trimmed = body.trim_end_matches(['\n', '\r']);
        (start, start + u32::try_from(trimmed.len()).unwrap_or(0))
    }
    /// The place of byte `at` of this text; past the end is the end, inside a character is its beginning.
    #[must_use]
    pub fn position(&self, at: u32) -> Position {
        let mut at = (at as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let at32 = u32::try_from(at).unwrap_or(u32::MAX);
        let line = self.line_of(at32);
        let start = self.lines.get(line).copied().unwrap_or(0) as usize;
        let before = self.text.get(start..at).unwrap_or("");
        Position {
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX),
            byte: at32,
            utf16: u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX),
        }
    }
}

/// All texts of one compilation: the file checked and what it includes.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a text and returns the range it takes in the address space.
    ///
    /// # Errors
    /// Gives the text back when the address space of 4 GiB is full.
    pub fn add(&mut self, name: String, text: impl Into<Arc<str>>) -> Result<Span, Arc<str>> {
        let text = text.into();
        let base = self.files.last().map_or(0, |f| f.base as usize + f.text.len() + 1);
        match (u32::try_from(base), u32::try_from(base + text.len() + 1)) {
            (Ok(start), Ok(after)) => {
                self.files.push(Source::new(name, text, start));
                Ok(Span::new(start, after - 1))
            }
            _ => Err(text),
        }
    }
    /// The texts in the order in which they were added: the file checked comes first.
    #[must_use]
    pub fn files(&self) -> &[Source] {
        &self.files
    }
    /// The text that byte `at` of the address space lies in.
    #[must_use]
    pub fn file_of(&self, at: u32) -> Option<&Source> {
        let n = self.files.partition_point(|f| f.base <= at);
        self.files.get(n.checked_sub(1)?)
    }
    /// The text of a range; empty where the range lies in no file.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.file_of(span.start)
            .and_then(|f| f.text.get((span.start - f.base) as usize..(span.end.saturating_sub(f.base)) as usize))
            .unwrap_or("")
    }
    /// What a string literal's inside means: `\"`, `\\` and `\n` resolved.
    #[must_use]
    pub fn unescaped(&self, span: Span) -> Cow<'_, str> {
        unescape(self.text(span))
    }
}

/// Resolves `\"`, `\\` and `\n`; any other backslash stands for itself.
#[must_use]
pub fn unescape(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('"' | '\\')) => out.extend(chars.next()),
            ('\\', Some('n')) => {
                chars.next();
                out.push('\n');
            }
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_utf16_units() {
        let mut s = Sources::default();
        s.add("a".into(), "x\nа𝄞b\n").expect("fits");
        let f = &s.files()[0];
        let at = u32::try_from(f.text.find('b').expect("there")).expect("small");
        assert_eq!(f.position(at), Position { line: 2, column: 3, byte: at, utf16: 3 });
        assert_eq!(f.position(9999).line, 3);
    }

    #[test]
    fn spans_of_a_second_file_lie_behind_the_first() {
        let mut s = Sources::default();
        s.add("a".into(), "one").expect("fits");
        let b = s.add("b".into(), "two").expect("fits");
        assert_eq!(s.text(b), "two");
        assert_eq!(s.file_of(b.start).map(|f| f.name.as_str()), Some("b"));
    }

    #[test]
    fn escapes() {
        assert_eq!(unescape(r#"a \"b\" \\ c\n"#), "a \"b\" \\ c\n");
    }
}
