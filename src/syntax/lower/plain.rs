//! Phrases with single blanks between their words.
//!
//! Alignment, lines that carry on, comments and the sides of brackets not taken all leave runs of blanks in a phrase. The
//! grammar's expressions of several words (`each party`) have one blank, so phrases are read with runs brought down to
//! one, and what was read knows its way back.

use super::super::scan::string_end;
use std::borrow::Cow;

/// A phrase to be read.
pub(super) struct Plain<'t> {
    pub text: Cow<'t, str>,
    /// From each of these bytes on, so many bytes of the phrase as written were left out.
    pub gaps: Vec<(usize, usize)>,
}

impl<'t> Plain<'t> {
    pub fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let odd = bytes.windows(2).any(|w| matches!(w, b"  " | [_, b'\t' | b'\r' | b'\n']));
        if !odd {
            return Self { text: Cow::Borrowed(text), gaps: Vec::new() };
        }
        let (mut out, mut gaps) = (String::with_capacity(text.len()), Vec::new());
        let mut i = 0;
        while let Some(&b) = bytes.get(i) {
            let end = match b {
                b'"' => string_end(bytes, i).0,
                b' ' | b'\t' | b'\r' | b'\n' => {
                    let n = bytes.iter().skip(i).take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')).count();
                    out.push(' ');
                    i += n;
                    if n > 1 {
                        gaps.push((out.len(), i - out.len()));
                    }
                    continue;
                }
                _ => i + bytes.iter().skip(i).take_while(|b| !matches!(b, b'"' | b' ' | b'\t' | b'\r' | b'\n')).count(),
            };
            out.push_str(text.get(i..end).unwrap_or(""));
            i = end;
        }
        Self { text: Cow::Owned(out), gaps }
    }

    /// The byte of the phrase as written.
    pub fn back(&self, at: usize) -> usize {
        back(&self.gaps, at)
    }
}

/// The byte of a phrase as written, from that of the phrase as read.
pub(super) fn back(gaps: &[(usize, usize)], at: usize) -> usize {
    let n = gaps.partition_point(|g| g.0 <= at);
    at + n.checked_sub(1).and_then(|n| gaps.get(n)).map_or(0, |g| g.1)
}
