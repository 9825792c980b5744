//! Where lines end and how far they are indented.
//!
//! The drafter's line ends stay. A line is broken further only where it is too long and holds statements, or where a
//! block of several lines has something before or behind it.

use super::super::grammar::{self, Rule};
use super::super::kind::{Class, Kind};
use super::super::lexicon::Lexicon;
use super::super::lower::field_at;
use super::WIDTH;
use super::tokens::{Is, Token};

/// How far each level of blocks is indented.
const STEP: usize = 4;

/// A line, before its values are aligned.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub indent: usize,
    pub text: String,
    /// Whether a blank line goes before it.
    pub gap: bool,
    /// The bytes that the words before a value take, and what they are aligned with.
    pub key: Option<Key>,
    /// The line of this number begins the statement that carries on here: under its value.
    pub under: Option<usize>,
    /// A comment alone, which parts no run of fields.
    pub comment: bool,
}

/// What stands before a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Key {
    pub len: usize,
    /// Fields are aligned with fields, steps with steps.
    pub group: &'static str,
}

/// A block or bracket around what is being written; the bottom one is the file.
#[allow(clippy::struct_excessive_bools, reason = "four facts about one line, each asked on its own")]
struct Frame {
    bracket: bool,
    /// Indentation of the line that opened it, and of what it holds.
    outer: usize,
    inner: usize,
    /// The bracket is the first thing on its line.
    first: bool,
    /// The block stands on several lines.
    broken: bool,
    /// Each statement goes on a line of its own: in all of the block, or as far as the drafter's line goes.
    split_all: bool,
    split: bool,
    kind: Option<&'static Kind>,
    /// The first mark of the present statement, behind its head.
    statement: usize,
    /// The line that it began, if it was first there.
    line: Option<usize>,
    /// A statement began on the present line.
    begun: bool,
}

struct Layout<'a> {
    src: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    /// For each mark, the width of all before it on one endless line.
    widths: Vec<usize>,
    frames: Vec<Frame>,
    lines: Vec<Line>,
    /// The block that was just opened holds its statements on lines of their own.
    pending: bool,
}

/// Lays the marks out in lines.
pub(super) fn lines(src: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Line> {
    let mut widths = Vec::with_capacity(tokens.len() + 1);
    let mut sum = 0;
    let mut prev: Option<&Token> = None;
    for t in tokens {
        sum += prev.map_or(0, |p| usize::from(space(src, p, t)));
        widths.push(sum);
        sum += text_of(src, t).chars().count();
        prev = Some(t);
    }
    widths.push(sum);
    let root = Frame {
        bracket: false,
        outer: 0,
        inner: 0,
        first: false,
        broken: true,
        split_all: false,
        split: false,
        kind: Some(lexicon.root),
        statement: 0,
        line: None,
        begun: false,
    };
    let mut layout = Layout { src, tokens, lexicon, widths, frames: vec![root], lines: Vec::new(), pending: false };
    for i in 0..tokens.len() {
        layout.write(i);
    }
    layout.lines
}

fn text_of<'s>(src: &'s str, t: &Token) -> &'s str {
    src.get(t.start..t.end).unwrap_or("")
}

/// Whether a blank goes between two marks on one line.
fn space(src: &str, before: &Token, t: &Token) -> bool {
    match (before.is, t.is) {
        (Is::Comment, Is::Comma | Is::Semi | Is::Colon) => false,
        (Is::Comment, _) | (_, Is::Comment) => true,
        (_, Is::Comma | Is::Semi | Is::Colon | Is::Close(b']')) | (Is::Open(b'['), _) | (Is::Open(_), Is::Close(_)) => {
            false
        }
        (Is::Bar | Is::Comma | Is::Semi | Is::Colon | Is::Open(_) | Is::Close(b'}') | Is::Raw, _)
        | (_, Is::Bar | Is::Open(b'{') | Is::Close(_) | Is::Raw) => true,
        (Is::Word, Is::Text) => t.spaced || text_of(src, before).ends_with(|c: char| c.is_alphanumeric() || c == '_'),
        (Is::Text, Is::Word) => t.spaced || text_of(src, t).starts_with(|c: char| c.is_alphanumeric() || c == '_'),
        (Is::Text, Is::Text) => true,
        _ => t.spaced,
    }
}

impl Layout<'_> {
    fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// The last mark before `i` that is no comment.
    fn meant_before(&self, i: usize) -> Option<&Token> {
        self.tokens.get(..i).and_then(|t| t.iter().rev().find(|t| t.is != Is::Comment))
    }

    fn width(&self, from: usize, to: usize) -> usize {
        let at = |i: usize| self.widths.get(i).copied().unwrap_or(0);
        at(to).saturating_sub(at(from))
    }

    fn write(&mut self, i: usize) {
        let Some(&t) = self.token(i) else { return };
        let breaks = self.breaks(i, &t);
        if breaks {
            self.begin_line(i, &t);
        } else {
            self.join(i, &t);
        }
        let here = self.lines.len().saturating_sub(1);
        if let Some(frame) = self.frames.last_mut().filter(|_| t.begins) {
            (frame.statement, frame.line, frame.begun) = (i, breaks.then_some(here), true);
        }
        let text = text_of(self.src, &t);
        if let Some(line) = self.lines.last_mut() {
            line.text.push_str(text);
            line.comment &= t.is == Is::Comment;
            if matches!(t.is, Is::Text | Is::Comment) && t.multi {
                line.key = None;
            }
        }
        match t.is {
            Is::Open(_) => self.open(i, &t, breaks),
            Is::Close(_) if self.frames.len() > 1 => drop(self.frames.pop()),
            Is::Colon => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.statement = i + 1;
                }
            }
            _ => {}
        }
    }

    /// Whether a line ends before mark `i`.
    fn breaks(&mut self, i: usize, t: &Token) -> bool {
        let pending = self.pending;
        self.pending &= t.is == Is::Comment;
        let Some(prev) = i.checked_sub(1).and_then(|n| self.token(n)) else { return true };
        if prev.is == Is::Raw || t.is == Is::Raw || t.lines > 0 {
            return true;
        }
        let Some(frame) = self.frames.last() else { return false };
        match t.is {
            Is::Comment => false,
            Is::Close(b'}') => frame.broken,
            _ if pending => true,
            _ => t.begins && !frame.bracket && frame.split && frame.begun,
        }
    }

    fn begin_line(&mut self, i: usize, t: &Token) {
        let prev = i.checked_sub(1).and_then(|n| self.token(n)).map(|p| p.is);
        let inside = t.is == Is::Comment && !self.at_end(i);
        let aside = matches!(t.is, Is::Comment | Is::Raw) && !inside;
        let gap = t.lines > 1
            && !matches!(prev, None | Some(Is::Open(_)))
            && (t.begins || aside || inside || prev == Some(Is::Raw));
        let Some(frame) = self.frames.last() else { return };
        let mut line = Line { gap, comment: t.is == Is::Comment, ..Line::default() };
        line.indent = match t.is {
            Is::Raw => 0,
            Is::Close(_) => frame.outer,
            Is::Bar if frame.first => frame.outer,
            _ if t.begins || aside || t.is == Is::Bar => frame.inner,
            _ if frame.bracket && frame.line.is_none() => frame.inner,
            _ => {
                line.under = frame.line.filter(|_| !frame.bracket);
                frame.inner + STEP
            }
        };
        if t.begins && !frame.bracket {
            line.key = frame.kind.filter(|_| self.frames.len() > 1).and_then(|k| self.key(i, k));
        }
        let split = frame.split_all || ((t.begins || aside) && !frame.bracket && self.splits(i, line.indent));
        if let Some(frame) = self.frames.last_mut().filter(|_| t.begins || aside) {
            (frame.split, frame.begun) = (split, false);
        }
        self.lines.push(line);
    }

    fn join(&mut self, i: usize, t: &Token) {
        let (Some(prev), Some(meant)) = (i.checked_sub(1).and_then(|n| self.token(n)), self.meant_before(i)) else {
            return self.put(" ");
        };
        let parted = !matches!(meant.is, Is::Open(_) | Is::Bar | Is::Semi);
        if t.begins && parted {
            self.put("; ");
        } else if space(self.src, prev, t) {
            self.put(" ");
        }
    }

    fn put(&mut self, text: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.text.push_str(text);
        }
    }

    fn open(&mut self, i: usize, t: &Token, first: bool) {
        let Some(line) = self.lines.last() else { return };
        let outer = line.indent;
        let column = outer + line.text.chars().count();
        let bracket = t.is == Is::Open(b'[');
        let long = column + self.width(i + 1, t.pair + 1) > WIDTH;
        let broken = !bracket && (t.multi || long);
        let Some(frame) = self.frames.last() else { return };
        let kind = if bracket { frame.kind } else { frame.kind.and_then(|k| self.kind(frame.statement, k)) };
        if let Some(line) = frame.line.filter(|_| !bracket).and_then(|n| self.lines.get_mut(n)) {
            line.key = None;
        }
        self.pending = broken;
        self.frames.push(Frame {
            bracket,
            outer,
            inner: outer + STEP,
            first,
            broken,
            split_all: broken && !t.multi,
            split: broken && !t.multi,
            kind,
            statement: i + 1,
            line: None,
            begun: false,
        });
    }

    /// Whether the statements that the drafter has put on the line from mark `i` on go on lines of their own.
    fn splits(&self, i: usize, indent: usize) -> bool {
        let (mut j, mut count, mut multi, mut end) = (i, 0, false, i);
        while let Some(t) = self.token(j) {
            if matches!(t.is, Is::Close(_) | Is::Raw) && (j > i || t.is == Is::Raw) {
                break;
            }
            if j > i && t.lines > 0 {
                if self.at_end(j) {
                    break;
                }
                multi = true;
            }
            multi |= t.multi;
            count += usize::from(t.begins);
            j = if matches!(t.is, Is::Open(_)) { t.pair.max(j) } else { j };
            if t.is != Is::Comment {
                end = j + 1;
            }
            j += 1;
        }
        count > 1 && (multi || indent + self.width(i, end) + count - 1 > WIDTH)
    }

    /// Whether no statement carries on with mark `i` or behind the comments there.
    fn at_end(&self, i: usize) -> bool {
        let next = self.tokens.get(i..).and_then(|r| r.iter().find(|t| t.is != Is::Comment));
        next.is_none_or(|n| n.begins || matches!(n.is, Is::Close(b'}') | Is::Raw))
    }

    /// The words of a statement from mark `i` on, as far as one could be a field's or a kind's.
    fn words(&self, i: usize) -> Vec<&str> {
        let tokens = self.tokens.get(i..).unwrap_or(&[]).iter().enumerate();
        tokens
            .take_while(|(n, t)| t.is == Is::Word && (*n == 0 || (t.lines == 0 && !t.begins)))
            .take(6)
            .map(|(_, t)| text_of(self.src, t))
            .collect()
    }

    /// What a block holds whose statement begins at mark `i`.
    fn kind(&self, i: usize, parent: &'static Kind) -> Option<&'static Kind> {
        match self.words(i).as_slice() {
            ["final", "clauses", ..] => self.lexicon.kind("final clauses", parent, true, false),
            // The head of a treaty has no name.
            [word, rest @ ..] => {
                let head = rest.first().is_none_or(|w| !w.starts_with(char::is_alphabetic));
                self.lexicon.kind(word, parent, true, head)
            }
            [] => None,
        }
    }

    /// What stands before the value in the statement that begins at mark `i`.
    fn key(&self, i: usize, kind: &'static Kind) -> Option<Key> {
        let words = self.words(i);
        let first = *words.first()?;
        let part = self.lexicon.kind(first, kind, false, false).filter(|k| k.class == Class::Part);
        let (count, group) = if let Some(part) = part {
            let named = words.get(1).is_some_and(|w| grammar::read(Rule::name, w).is_ok_and(|p| p.as_str() == *w));
            (if named { 2 } else { 1 }, part.word)
        } else {
            let text = words.join(" ");
            let (field, len) = field_at(&text, kind)?;
            let mut count = 0;
            let mut seen = 0;
            while seen < len {
                seen += words.get(count)?.len() + usize::from(count > 0);
                count += 1;
            }
            // A word such as `notwithstanding` may also begin a sentence.
            let mut rest = self.tokens.get(i..)?.iter().enumerate().take_while(|(n, t)| *n == 0 || !t.begins);
            if seen > len || field.word.is_empty() || rest.any(|(_, t)| t.is == Is::Colon) {
                return None;
            }
            (count, "")
        };
        let len = words.iter().take(count).map(|w| w.len() + 1).sum::<usize>().checked_sub(1)?;
        let (last, value) = (self.token(i + count - 1)?, self.token(i + count)?);
        let follows = value.lines == 0
            && !value.begins
            && !matches!(value.is, Is::Comment | Is::Comma | Is::Semi | Is::Bar | Is::Close(_) | Is::Open(b'{'))
            && space(self.src, last, value);
        follows.then_some(Key { len, group })
    }
}
