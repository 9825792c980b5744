//! Making an unbalanced text balanced, at the price of one finding for each lost mark.

mod plan;

use super::scan::{Chunk, MAX_DEPTH, MAX_NAMED, Scan, small, string_end};
use crate::finding::{Code, Finding, Severity};
use crate::source::Span;
use plan::{Line, Mark, Mend};

/// Words that begin an item at the margin.
const ITEMS: &[&str] = &[
    "treaty", "agreement", "protocol", "memorandum", "statement", "decision", "rules", "party", "group", "organization",
    "organ", "territory", "zone", "line", "event", "action", "milestone", "article", "annex", "part", "chapter",
    "preamble", "final", "alternatives", "include", "term", "notice",
];

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
    let rest = rest.strip_prefix(b"[").unwrap_or(rest);
    let n = rest.iter().take(16).position(|b| !b.is_ascii_lowercase()).unwrap_or(rest.len());
    n > 0 && rest.get(n).is_some_and(|b| *b == b' ') && ITEMS.iter().any(|w| Some(w.as_bytes()) == rest.get(..n))
}

/// What is left of a line in which quotation marks are never closed, from the first of them on: the bytes to keep.
///
/// Marks that match each other are taken for words; a brace at the very end opens a block, and what closes nothing on
/// this line closes something above.
pub(super) fn left_of_line(rest: &[u8]) -> Vec<usize> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut kept = Vec::new();
    for (i, &b) in rest.iter().enumerate() {
        match b {
            b'{' | b'[' => open.push((b, i)),
            b'}' | b']' => match open.iter().rposition(|o| o.0 == if b == b'}' { b'{' } else { b'[' }) {
                Some(n) => open.truncate(n),
                None => kept.push(i),
            },
            _ => {}
        }
    }
    let end = rest.len() - rest.iter().rev().take_while(|b| b.is_ascii_whitespace()).count();
    kept.extend(open.last().filter(|o| o.0 == b'{' && o.1 + 1 == end).map(|o| o.1));
    // Only marks at the end of the line were hardly meant as words.
    let mut words = end;
    while words > 0 && rest.get(words - 1).is_some_and(|b| matches!(b, b'}' | b']' | b'{' | b' ' | b'\t')) {
        words -= 1;
    }
    kept.retain(|k| *k >= words);
    kept
}

/// Says what is wrong, the first few times.
pub(super) fn say(out: &mut Scan, finding: impl FnOnce() -> Finding) {
    if out.findings.len() < MAX_NAMED {
        out.findings.push(finding());
    } else {
        out.unnamed += 1;
    }
}

/// Counts in the last finding those that were not named.
pub(super) fn count_rest(out: &mut Scan) {
    if let (1.., Some(last)) = (out.unnamed, out.findings.last_mut()) {
        last.why = Some(format!("{} more marks like this one do not match in this file", out.unnamed));
    }
}

/// Balances `bytes` (comments and unclosed strings blanked already) and cuts it into chunks anew.
pub(super) fn mend(mut bytes: Vec<u8>, base: u32, too_deep: Option<u32>, out: &mut Scan) -> Vec<u8> {
    if let Some(at) = too_deep {
        say(out, || {
            Finding::new(Code("S004"), Severity::Error, format!("blocks and brackets nest more than {MAX_DEPTH} deep here"))
                .at(Span::new(base + at, base + at + 1), "one level too many")
                .help("no treaty needs that many levels: a closing mark is missing, or the text is not a treaty")
        });
    }
    out.chunks.clear();
    let (mut lines, mut marks) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        lines.clear();
        marks.clear();
        while at < bytes.len() && (lines.is_empty() || !item_at(&bytes, at)) {
            at = read_line(&bytes, at, &mut lines, &mut marks);
        }
        if !lines.is_empty() {
            let mut region = Region { base, out, bytes: &mut bytes, lines: &lines, marks: &marks, start, end: at };
            region.mend();
        }
    }
    bytes
}

/// Notes a line and its marks, strings skipped; gives the beginning of the next one.
fn read_line(bytes: &[u8], start: usize, lines: &mut Vec<Line>, marks: &mut Vec<Mark>) -> usize {
    let mut line = Line { start, from: start, to: start, indent: 0 };
    let (mut i, mut begun, mut only_closers) = (start, false, true);
    while let Some(&b) = bytes.get(i) {
        match b {
            b'\n' => break,
            b'\t' if !begun => line.indent = (line.indent / 4 + 1) * 4,
            b' ' if !begun => line.indent += 1,
            b' ' | b'\t' | b'\r' => {}
            _ => {
                if !begun {
                    (begun, line.from) = (true, i);
                }
                if matches!(b, b'{' | b'}' | b'[' | b']' | b'|') {
                    marks.push(Mark { at: i, byte: b, line: lines.len(), first: only_closers });
                }
                only_closers &= matches!(b, b'}' | b']');
                line.to = i + 1;
                if b == b'"' {
                    i = string_end(bytes, i).0;
                    line.to = i;
                    continue;
                }
            }
        }
        i += 1;
    }
    if begun {
        lines.push(line);
    }
    i + 1
}

struct Region<'a> {
    base: u32,
    out: &'a mut Scan,
    bytes: &'a mut Vec<u8>,
    lines: &'a [Line],
    marks: &'a [Mark],
    start: usize,
    end: usize,
}

impl Region<'_> {
    fn mend(&mut self) {
        let (mends, by_layout) = plan::plan(self.marks, self.lines);
        let mut missing = 0;
        // How many closers were written before a line already.
        let mut written = (usize::MAX, 0);
        let mut deep = false;
        for mend in &mends {
            match *mend {
                Mend::Quiet(m) => self.blank(m),
                Mend::Stray(m) => {
                    self.blank(m);
                    self.damage(m, by_layout);
                    if !deep {
                        self.stray(m);
                    }
                }
                Mend::Unclosed(m, before) => {
                    if !deep {
                        self.unclosed(m, before);
                    }
                    if self.byte(m) == b'[' {
                        self.blank(m);
                        self.damage(m, true);
                        continue;
                    }
                    if !by_layout {
                        self.damage(m, false);
                    }
                    match before {
                        Some(line) => {
                            written = if written.0 == line { (line, written.1 + 1) } else { (line, 0) };
                            missing += u32::from(!self.write_closer(line, written.1));
                        }
                        None => missing += 1,
                    }
                }
                Mend::Unopened(line, m) => {
                    self.unopened(line, m);
                    let at = self.lines.get(line).map_or(0, |l| l.to);
                    self.set(at, b'{');
                }
                Mend::TooDeep(m) => {
                    // Said once already; what lies deeper is left out.
                    deep = true;
                    let from = self.marks.get(m).map_or(self.end, |m| m.at);
                    for b in self.bytes.get_mut(from..self.end).into_iter().flatten().filter(|b| **b != b'\n') {
                        *b = b' ';
                    }
                    self.out.damaged.push((small(self.start), small(self.end)));
                }
            }
        }
        let mended = !mends.is_empty();
        self.out.chunks.push(Chunk { start: small(self.start), end: small(self.end.min(self.bytes.len())), missing, mended });
    }

    fn byte(&self, mark: usize) -> u8 {
        self.marks.get(mark).map_or(0, |m| m.byte)
    }

    fn set(&mut self, at: usize, byte: u8) {
        if let Some(b) = self.bytes.get_mut(at) {
            *b = byte;
        }
    }

    fn blank(&mut self, mark: usize) {
        if let Some(m) = self.marks.get(mark) {
            self.set(m.at, b' ');
        }
    }

    /// Writes a closing brace into the blanks before a line, behind `n` others, if there is room.
    fn write_closer(&mut self, line: usize, n: usize) -> bool {
        let before = line.checked_sub(1).and_then(|l| self.lines.get(l)).map_or(self.start, |l| l.to);
        let room = self.lines.get(line).is_some_and(|l| before + n < l.from);
        if room {
            self.set(before + n, b'}');
        }
        room
    }

    /// What stands on the line of a mark is in doubt, or all from there to the end of the region.
    fn damage(&mut self, mark: usize, line_only: bool) {
        let line = self.marks.get(mark).and_then(|m| self.lines.get(m.line));
        if let Some(l) = line {
            self.out.damaged.push((small(l.start), small(if line_only { l.to } else { self.end })));
        }
    }

    fn span(&self, mark: usize) -> Span {
        let at = self.marks.get(mark).map_or(self.start, |m| m.at);
        Span::new(self.base + small(at), self.base + small(at + 1))
    }

    fn stray(&mut self, mark: usize) {
        let (message, help) = match self.byte(mark) {
            b'|' => ("this bar stands outside of brackets", "put the alternatives in square brackets: `[A | B]`"),
            b']' => ("this bracket closes nothing", "write the opening `[` or take this one away"),
            _ => ("this closing brace closes nothing", "take it away, or open the block that it should close"),
        };
        let span = self.span(mark);
        say(self.out, || Finding::new(Code("S002"), Severity::Error, message).at(span, "here").help(help));
    }

    fn unopened(&mut self, line: usize, mark: usize) {
        let end = self.lines.get(line).map_or(self.start, |l| l.to);
        let from = self.lines.get(line).map_or(self.start, |l| l.from);
        let (place, closer) = (Span::new(self.base + small(from), self.base + small(end)), self.span(mark));
        say(self.out, || {
            Finding::new(Code("S002"), Severity::Error, "this block is never opened")
                .at(place, "it should open here")
                .at(closer, "and it closes here")
                .help("write `{` at the end of the line")
        });
    }

    fn unclosed(&mut self, mark: usize, before: Option<usize>) {
        let block = self.byte(mark) == b'{';
        let span = self.span(mark);
        let next = match before.and_then(|l| self.lines.get(l)) {
            Some(l) => Some((l.from, l.to, "and this line stands outside of it")),
            None if self.end < self.bytes.len() => Some((self.end, self.end + 1, "and the next item begins here, at the margin")),
            None => None,
        };
        let next = next.filter(|_| block).map(|(from, to, text)| (Span::new(self.base + small(from), self.base + small(to)), text));
        say(self.out, || {
            let what = if block { "this block is never closed" } else { "this bracket is never closed" };
            let f = Finding::new(Code("S002"), Severity::Error, what).at(span, "it opens here");
            match next {
                Some((at, text)) => f.at(at, text).help("a closing brace is missing above this line"),
                None if block => f.help("write `}` where the block ends"),
                None => f.help("write `]` where the bracket ends"),
            }
        });
    }
}
