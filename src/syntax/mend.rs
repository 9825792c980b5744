//! Making an unbalanced text balanced, at the price of one finding for each lost mark.
//!
//! The layout tells where a block was meant to end: an item at the margin, or a closing brace that stands further left
//! than the line which opened the block.

use super::scan::{Chunk, MAX_DEPTH, MAX_NAMED, Scan, small, string_end};
use crate::finding::{Code, Finding, Severity};
use crate::source::Span;

/// Words that begin an item at the margin.
const ITEMS: &[&str] = &[
    "treaty", "agreement", "protocol", "memorandum", "statement", "decision", "rules", "party", "group", "organization",
    "organ", "territory", "zone", "line", "event", "action", "milestone", "article", "annex", "part", "chapter",
    "preamble", "final", "alternatives", "include", "term", "notice",
];

#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    byte: u8,
    indent: usize,
    first: bool,
}

/// Where the next item at the margin begins after `from`, or the end of the text.
pub(super) fn next_item(src: &[u8], from: usize) -> usize {
    let mut i = from;
    while let Some(n) = src.get(i..).and_then(|r| r.iter().position(|&b| b == b'\n')) {
        i += n + 1;
        if item_at(src, i) {
            return i;
        }
    }
    src.len()
}

fn item_at(src: &[u8], i: usize) -> bool {
    let Some(rest) = src.get(i..) else { return false };
    let n = rest.iter().position(|b| !b.is_ascii_lowercase()).unwrap_or(rest.len());
    n > 0 && rest.get(n).is_some_and(|b| *b == b' ') && ITEMS.iter().any(|w| Some(w.as_bytes()) == rest.get(..n))
}

/// Names the first few findings and counts the rest.
pub(super) fn cap(findings: &mut Vec<Finding>) {
    if findings.len() > MAX_NAMED {
        let more = findings.len() - MAX_NAMED;
        findings.truncate(MAX_NAMED);
        if let Some(last) = findings.last_mut() {
            last.why = Some(format!("{more} more marks like this one do not match in this file"));
        }
    }
}

/// Balances `bytes` (comments and strings blanked or closed already) and cuts it into chunks anew.
pub(super) fn mend(mut bytes: Vec<u8>, base: u32, too_deep: Option<u32>, out: &mut Scan) -> Vec<u8> {
    if let Some(at) = too_deep {
        out.findings.push(
            Finding::new(Code("S004"), Severity::Error, format!("blocks and brackets nest more than {MAX_DEPTH} deep here"))
                .at(Span::new(base + at, base + at + 1), "one level too many")
                .help("no treaty needs that many levels: a closing mark is missing, or the text is not a treaty"),
        );
    }
    out.chunks.clear();
    let mut start = 0;
    while start < bytes.len() {
        let end = next_item(&bytes, start);
        Region { base, out, bytes: &mut bytes, start, end, silent: false, mended: false }.mend();
        start = end;
    }
    bytes
}

struct Region<'a> {
    base: u32,
    out: &'a mut Scan,
    bytes: &'a mut Vec<u8>,
    start: usize,
    end: usize,
    silent: bool,
    mended: bool,
}

impl Region<'_> {
    fn mend(&mut self) {
        let marks = self.marks();
        let mut stack: Vec<Mark> = Vec::new();
        for m in &marks {
            match m.byte {
                b'{' | b'[' if stack.len() >= MAX_DEPTH => {
                    // Said once already; what lies deeper is left out.
                    self.blank_rest(m.at);
                    self.silent = true;
                    break;
                }
                b'{' | b'[' => stack.push(*m),
                b'|' => {
                    if stack.last().is_none_or(|t| t.byte != b'[') {
                        self.stray(m, "this bar stands outside of brackets", "put the alternatives in square brackets: `[A | B]`");
                    }
                }
                b']' => match stack.last() {
                    Some(t) if t.byte == b'[' => drop(stack.pop()),
                    _ => self.stray(m, "this bracket closes nothing", "write the opening `[` or take this one away"),
                },
                _ => self.closing_brace(m, &mut stack),
            }
        }
        let mut missing = 0;
        while let Some(open) = stack.pop() {
            self.unclosed(&open, None);
            if open.byte == b'{' {
                missing += 1;
            }
        }
        if self.bytes.get(self.start..self.end).is_some_and(|r| r.iter().any(|b| !b.is_ascii_whitespace())) {
            self.out.chunks.push(Chunk { start: small(self.start), end: small(self.end), missing, mended: self.mended });
        }
    }

    fn closing_brace(&mut self, m: &Mark, stack: &mut Vec<Mark>) {
        while let Some(open) = stack.last().copied().filter(|t| t.byte == b'[') {
            if !stack.iter().any(|t| t.byte == b'{') {
                break;
            }
            stack.pop();
            self.unclosed(&open, None);
        }
        while let Some(top) = stack.last().copied() {
            let outer = stack.iter().rev().skip(1).any(|t| t.byte == b'{' && t.indent == m.indent);
            if !(m.first && top.byte == b'{' && m.indent < top.indent && outer) {
                break;
            }
            stack.pop();
            self.unclosed(&top, Some(m));
            self.write_closer(m.at);
        }
        match stack.last() {
            Some(t) if t.byte == b'{' => drop(stack.pop()),
            _ => self.stray(m, "this closing brace closes nothing", "take it away, or open the block that it should close"),
        }
    }

    /// The marks of the region, strings skipped.
    fn marks(&self) -> Vec<Mark> {
        let (mut marks, mut i) = (Vec::new(), self.start);
        let (mut indent, mut first) = (0, true);
        while i < self.end {
            let b = self.bytes.get(i).copied().unwrap_or(b' ');
            match b {
                b'\n' => (indent, first) = (0, true),
                b' ' | b'\t' | b'\r' if first => indent += 1,
                b' ' | b'\t' | b'\r' => {}
                b'{' | b'}' | b'[' | b']' | b'|' => {
                    marks.push(Mark { at: i, byte: b, indent, first });
                    first = false;
                }
                b'"' => {
                    i = string_end(self.bytes, i).0;
                    first = false;
                    continue;
                }
                _ => first = false,
            }
            i += 1;
        }
        marks
    }

    fn set(&mut self, at: usize, byte: u8) {
        if let Some(b) = self.bytes.get_mut(at) {
            *b = byte;
        }
    }

    fn blank_rest(&mut self, from: usize) {
        self.mended = true;
        for b in self.bytes.get_mut(from..self.end).into_iter().flatten() {
            if *b != b'\n' {
                *b = b' ';
            }
        }
        self.out.damaged.push((small(self.start), small(self.end)));
    }

    fn damage_line(&mut self, at: usize) {
        let start = self.bytes.get(..at).and_then(|r| r.iter().rposition(|&b| b == b'\n')).map_or(0, |n| n + 1);
        let end = self.bytes.get(at..).and_then(|r| r.iter().position(|&b| b == b'\n')).map_or(self.bytes.len(), |n| at + n);
        self.out.damaged.push((small(start), small(end)));
    }

    fn span(&self, at: usize) -> Span {
        Span::new(self.base + small(at), self.base + small(at + 1))
    }

    fn stray(&mut self, m: &Mark, message: &str, help: &str) {
        self.mended = true;
        self.set(m.at, b' ');
        self.damage_line(m.at);
        if !self.silent {
            self.out.findings.push(Finding::new(Code("S002"), Severity::Error, message).at(self.span(m.at), "here").help(help));
        }
    }

    fn unclosed(&mut self, open: &Mark, before: Option<&Mark>) {
        self.mended = true;
        let block = open.byte == b'{';
        if !block {
            self.set(open.at, b' ');
            self.damage_line(open.at);
        }
        if self.silent {
            return;
        }
        let what = if block { "this block is never closed" } else { "this bracket is never closed" };
        let mut f = Finding::new(Code("S002"), Severity::Error, what).at(self.span(open.at), "it opens here");
        if let Some(m) = before {
            f = f.at(self.span(m.at), "and this brace closes a block further out").help("a closing brace is missing above this line");
        } else if block && self.end < self.bytes.len() {
            f = f.at(self.span(self.end), "and the next item begins here, at the margin").help("a closing brace is missing above this line");
        } else {
            f = f.help(if block { "write `}` where the block ends" } else { "write `]` where the bracket ends" });
        }
        self.out.findings.push(f);
    }

    /// Writes a closing brace over the blanks before `at`, if there are any.
    fn write_closer(&mut self, at: usize) {
        let blanks = self.bytes.get(..at).map_or(0, |r| r.iter().rev().take_while(|b| b.is_ascii_whitespace()).count());
        // The earliest blank that is still free: several closers may go before one brace.
        if let Some(spot) = (at - blanks..at).next() {
            self.set(spot, b'}');
        }
    }
}
