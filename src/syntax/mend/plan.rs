//! Where the lost marks of a region were meant to stand.
//!
//! Two readings are made and the one that finds fewer marks lost is believed: by the marks alone, and by the layout, in
//! which a block ends where a line stands no further right than the line that opened it.

use super::super::scan::MAX_DEPTH;

/// A line that says something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it begins.
    pub start: usize,
    /// Its first byte that is not blank, and one past its last.
    pub from: usize,
    pub to: usize,
    pub indent: usize,
}

/// A brace, bracket or bar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub at: usize,
    pub byte: u8,
    pub line: usize,
    /// Nothing but closing marks stands before it on its line.
    pub first: bool,
}

/// One mend: a finding, but for `Quiet`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mend {
    /// This mark closes or parts nothing.
    Stray(usize),
    /// This mark goes with one that was spoken of.
    Quiet(usize),
    /// This mark is never closed; it was meant to be before this line, or else before the region ends.
    Unclosed(usize, Option<usize>),
    /// A block should have been opened at the end of this line, as this mark closes it.
    Unopened(usize, usize),
    /// From this mark on it nests too deep.
    TooDeep(usize),
}

/// What is open.
#[derive(Clone, Copy)]
struct Open {
    mark: usize,
    byte: u8,
    line: usize,
    indent: usize,
}

/// A reading in the making.
struct Plan<'a> {
    marks: &'a [Mark],
    lines: &'a [Line],
    mends: Vec<Mend>,
    stack: Vec<Open>,
    /// The bracket that each bar parts.
    owners: Vec<(usize, usize)>,
    /// Bars outside of brackets on the present line.
    bars: Vec<usize>,
    too_deep: bool,
}

/// The mends of a region, by the better of the two readings; and whether the layout decided.
pub(super) fn plan(marks: &[Mark], lines: &[Line]) -> (Vec<Mend>, bool) {
    let cost = |mends: &[Mend]| mends.iter().filter(|m| !matches!(m, Mend::Quiet(_))).count();
    let plain = Plan::new(marks, lines).by_marks();
    if plain.is_empty() {
        return (plain, true);
    }
    match Plan::new(marks, lines).by_layout() {
        Some(mends) if cost(&mends) <= cost(&plain) => (mends, true),
        _ => (plain, false),
    }
}

impl<'a> Plan<'a> {
    fn new(marks: &'a [Mark], lines: &'a [Line]) -> Self {
        Self { marks, lines, mends: Vec::new(), stack: Vec::new(), owners: Vec::new(), bars: Vec::new(), too_deep: false }
    }

    fn indent(&self, line: usize) -> usize {
        self.lines.get(line).map_or(0, |l| l.indent)
    }

    fn push(&mut self, i: usize, m: &Mark) {
        if self.stack.len() >= MAX_DEPTH {
            self.mends.push(Mend::TooDeep(i));
            self.too_deep = true;
            return;
        }
        self.stack.push(Open { mark: i, byte: m.byte, line: m.line, indent: self.indent(m.line) });
    }

    /// Takes the innermost open mark off as never closed.
    fn give_up(&mut self, before: Option<usize>) {
        let Some(open) = self.stack.pop() else { return };
        self.mends.push(Mend::Unclosed(open.mark, before));
        if open.byte == b'[' {
            while let Some(&(bar, owner)) = self.owners.last().filter(|o| o.1 >= open.mark) {
                if owner == open.mark {
                    self.mends.push(Mend::Quiet(bar));
                }
                self.owners.pop();
            }
        }
    }

    fn bar(&mut self, i: usize) {
        match self.stack.last() {
            Some(top) if top.byte == b'[' => self.owners.push((i, top.mark)),
            _ => self.bars.push(i),
        }
    }

    /// A bracket that closes nothing speaks for the bars before it on its line.
    fn stray_bracket(&mut self, i: usize) {
        self.mends.push(Mend::Stray(i));
        self.mends.extend(self.bars.drain(..).map(Mend::Quiet));
    }

    /// At the end of a line, its first bar speaks for the others.
    fn end_line(&mut self) {
        for (n, bar) in self.bars.drain(..).enumerate() {
            self.mends.push(if n == 0 { Mend::Stray(bar) } else { Mend::Quiet(bar) });
        }
    }

    fn by_marks(mut self) -> Vec<Mend> {
        let mut line = 0;
        for (i, m) in self.marks.iter().enumerate() {
            if m.line != line {
                self.end_line();
                line = m.line;
            }
            match m.byte {
                b'{' | b'[' => self.push(i, m),
                b'|' => self.bar(i),
                b']' if self.stack.last().is_some_and(|t| t.byte == b'[') => drop(self.stack.pop()),
                b']' => self.stray_bracket(i),
                _ => {
                    while self.stack.last().is_some_and(|t| t.byte == b'[') && self.stack.iter().any(|t| t.byte == b'{') {
                        self.give_up(None);
                    }
                    match self.stack.last() {
                        Some(t) if t.byte == b'{' => drop(self.stack.pop()),
                        _ => self.mends.push(Mend::Stray(i)),
                    }
                }
            }
            if self.too_deep {
                break;
            }
        }
        self.finish()
    }

    fn finish(mut self) -> Vec<Mend> {
        self.end_line();
        while !self.stack.is_empty() {
            self.give_up(None);
        }
        self.mends
    }

    /// `None` where the layout says nothing.
    fn by_layout(mut self) -> Option<Vec<Mend>> {
        let mut next = 0;
        // For each indentation, the last line that stood there.
        let mut last: Vec<(usize, usize)> = Vec::new();
        for (n, line) in self.lines.iter().enumerate() {
            let begin = next;
            next += self.marks.get(next..)?.iter().take_while(|m| m.line == n).count();
            let opener = self.marks.get(begin).filter(|m| m.at == line.from).map(|m| m.byte);
            self.offside(n, line, opener);
            for i in begin..next {
                let m = self.marks.get(i)?;
                self.mark(i, m, &last);
                if self.too_deep {
                    return None;
                }
            }
            self.end_line();
            while last.last().is_some_and(|l| l.0 >= line.indent) {
                last.pop();
            }
            if !matches!(opener, Some(b'}' | b']' | b'|')) {
                last.push((line.indent, n));
            }
        }
        Some(self.finish())
    }

    /// Closes what a line leaves by where it stands.
    fn offside(&mut self, n: usize, line: &Line, opener: Option<u8>) {
        while let Some(top) = self.stack.last().copied() {
            let enclosed = |byte: u8| self.stack.iter().rev().skip(1).any(|t| t.byte == byte && t.indent >= line.indent);
            let left = match opener {
                Some(b'}') => top.indent > line.indent || (top.byte == b'[' && enclosed(b'{')),
                Some(b']' | b'|') => top.byte == b'{' && (top.indent > line.indent || enclosed(b'[')),
                _ => top.indent >= line.indent,
            };
            if !left {
                break;
            }
            self.give_up(Some(n));
        }
    }

    fn mark(&mut self, i: usize, m: &Mark, last: &[(usize, usize)]) {
        let top = self.stack.last().copied();
        match m.byte {
            b'{' | b'[' => self.push(i, m),
            b'|' => self.bar(i),
            b']' => match top {
                Some(t) if t.byte == b'[' => drop(self.stack.pop()),
                _ => self.stray_bracket(i),
            },
            _ if m.first => self.first_brace(i, m, top, last),
            _ => {
                // Behind words, a brace closes what its own line has opened.
                let here = |t: &Open| t.line == m.line;
                if top.is_some_and(|t| t.byte == b'[' && here(&t)) && self.stack.iter().any(|t| t.byte == b'{' && here(t)) {
                    while self.stack.last().is_some_and(|t| t.byte == b'[') {
                        self.give_up(None);
                    }
                }
                match self.stack.last() {
                    Some(t) if t.byte == b'{' && here(t) => drop(self.stack.pop()),
                    _ => self.mends.push(Mend::Stray(i)),
                }
            }
        }
    }

    /// A brace at the beginning of a line closes the block of the line above that stands as far right as it.
    fn first_brace(&mut self, i: usize, m: &Mark, top: Option<Open>, last: &[(usize, usize)]) {
        let indent = self.indent(m.line);
        match top {
            Some(t) if t.byte == b'{' && t.indent >= indent => drop(self.stack.pop()),
            _ => {
                let line = last.iter().rev().find(|l| l.0 == indent && l.1 + 1 < m.line);
                match line.filter(|l| top.is_none_or(|t| t.line < l.1)) {
                    Some(&(_, line)) => self.mends.push(Mend::Unopened(line, i)),
                    None => self.mends.push(Mend::Stray(i)),
                }
            }
        }
    }
}
