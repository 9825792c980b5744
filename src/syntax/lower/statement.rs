//! From a chunk to its statements: cut by the grammar or by the shape alone, brackets opened.

use super::super::grammar::{self, Pair, Rule};
use super::super::kind::Kind;
use super::super::scan::Chunk;
use super::super::tree::Node;
use super::reading::field_at;
use super::shape::{Cut, Shape};
use super::{Lower, brackets, say};
use crate::choice::Ctx;
use crate::source::Span;
use std::rc::Rc;

/// A statement, cut into what matters.
pub(super) struct Statement<'i> {
    pub parts: Vec<Pair<'i>>,
    pub block: Option<Block<'i>>,
    /// Of the words before the block, in the chunk.
    pub start: usize,
    pub end: usize,
    pub span: Span,
}

/// What a statement holds between braces.
pub(super) enum Block<'i> {
    /// As the grammar read it.
    Read(Pair<'i>),
    /// By its bytes in the chunk, without the braces.
    Written(usize, usize),
}

/// A statement that stands in a block.
pub(super) enum Piece<'i> {
    Read(Pair<'i>),
    Written(Cut),
}

impl Lower<'_> {
    pub(super) fn chunk(&mut self, text: &str, base: u32, chunk: Chunk, into: &mut Node) {
        let slice = text.get(chunk.start as usize..chunk.end as usize).unwrap_or("");
        let closed: Rc<str> = match chunk.missing {
            0 => slice.into(),
            n => format!("{slice}{}", "}".repeat(n as usize)).into(),
        };
        let shape = Shape::of(&closed);
        let plain = shape.is_some();
        let outer_limit = std::mem::replace(&mut self.limit, base + chunk.end);
        self.within(Rc::clone(&closed), shape.unwrap_or_default(), base + chunk.start, |this| {
            if plain {
                return this.block(&Block::Written(0, closed.len()), into, Ctx::ALWAYS);
            }
            match grammar::read(Rule::chunk, &closed) {
                Ok(pair) => this.block(&Block::Read(pair), into, Ctx::ALWAYS),
                Err(trouble) => this.unreadable(slice, &trouble),
            }
        });
        self.limit = outer_limit;
    }

    /// Does something with another text at `base` as the chunk being read.
    pub(super) fn within(&mut self, text: Rc<str>, shape: Shape, base: u32, run: impl FnOnce(&mut Self)) {
        let outer = (
            std::mem::replace(&mut self.text, text),
            std::mem::replace(&mut self.shape, shape),
            std::mem::replace(&mut self.base, base),
        );
        run(self);
        (self.text, self.shape, self.base) = outer;
    }

    pub(super) fn unreadable(&mut self, text: &str, trouble: &grammar::Trouble) {
        let span = self.at(trouble.at.min(text.len()), 1);
        self.say(say::unreadable(span, &trouble.expected));
        self.tree.unread.push(self.at(0, text.len()));
    }

    /// The statements of a block; a whole chunk is one without braces.
    pub(super) fn pieces<'i>(&self, block: &Block<'i>) -> Vec<Piece<'i>> {
        match *block {
            Block::Read(ref pair) => {
                let statements = pair.clone().into_inner().filter(|p| p.as_rule() == Rule::statement);
                statements.map(Piece::Read).collect()
            }
            Block::Written(from, to) => {
                let mut at = from;
                let next = std::iter::from_fn(|| {
                    let cut = self.shape.next(&self.text, at, to)?;
                    at = cut.end;
                    Some(Piece::Written(cut))
                });
                next.collect()
            }
        }
    }

    pub(super) fn block(&mut self, block: &Block<'_>, into: &mut Node, ctx: Ctx) {
        for p in self.pieces(block) {
            self.piece(&p, into, ctx);
        }
    }

    pub(super) fn piece(&mut self, piece: &Piece<'_>, into: &mut Node, ctx: Ctx) {
        match piece {
            Piece::Read(pair) => self.statement(pair, into, ctx),
            Piece::Written(cut) if cut.bracketed => {
                let text: Rc<str> = self.text.get(cut.start..cut.end).unwrap_or("").into();
                let base = self.at(cut.start, 0).start;
                self.within(Rc::clone(&text), Shape::default(), base, |this| {
                    match grammar::read(Rule::statement, &text) {
                        Ok(pair) => this.statement(&pair, into, ctx),
                        Err(trouble) => this.unreadable(&text, &trouble),
                    }
                });
            }
            Piece::Written(cut) => {
                let (start, end, span) = self.outline(piece);
                let block = cut.block.map(|(from, to)| Block::Written(from + 1, to.saturating_sub(1)));
                self.unbracketed(&Statement { parts: Vec::new(), block, start, end, span }, into, ctx);
            }
        }
    }

    /// Where the words of a statement before its block stand in the chunk, and all of it.
    pub(super) fn outline(&self, piece: &Piece<'_>) -> (usize, usize, Span) {
        match piece {
            Piece::Read(pair) => {
                let s = self.cut(pair);
                (s.start, s.end, s.span)
            }
            Piece::Written(cut) => {
                let trimmed = |to: usize| cut.start + self.text.get(cut.start..to).map_or(0, |t| t.trim_end().len());
                let span = self.at(cut.start, trimmed(cut.end) - cut.start);
                let end = span.end.min(self.limit);
                (cut.start, trimmed(cut.words), Span::new(span.start.min(end), end))
            }
        }
    }

    pub(super) fn cut<'i>(&self, pair: &Pair<'i>) -> Statement<'i> {
        let (mut parts, mut block) = (Vec::new(), None);
        for p in pair.clone().into_inner() {
            if p.as_rule() == Rule::block { block = Some(Block::Read(p)) } else { parts.push(p) }
        }
        let start = parts.first().map_or(pair.as_span().start(), |p| p.as_span().start());
        let raw = parts.last().map_or(start, |p| p.as_span().end());
        let end = start + self.text.get(start..raw).map_or(0, |t| t.trim_end().len());
        Statement { parts, block, start, end, span: self.span(pair) }
    }

    pub(super) fn statement(&mut self, pair: &Pair<'_>, into: &mut Node, ctx: Ctx) {
        let s = self.cut(pair);
        if !s.parts.iter().any(brackets::is_choice) {
            self.unbracketed(&s, into, ctx);
            return;
        }
        self.neighbours(&s, ctx);
        let only = s.block.is_none() && s.parts.iter().all(|p| brackets::is_choice(p) || p.as_str().trim().is_empty());
        if only {
            for p in s.parts.iter().filter(|p| brackets::is_choice(p)) {
                self.whole_bracket(p, into, ctx);
            }
            return;
        }
        let address = self.bracket_address(&s, into.kind);
        for reading in self.readings(&s.parts, s.start, s.end, ctx, &address) {
            self.reading(&reading.text, &s, into, reading.ctx, true);
        }
    }

    /// A statement that offers no choice.
    pub(super) fn unbracketed(&mut self, s: &Statement<'_>, into: &mut Node, ctx: Ctx) {
        let chunk = Rc::clone(&self.text);
        self.reading(chunk.get(s.start..s.end).unwrap_or(""), s, into, ctx, false);
    }

    /// A bracket that is a whole statement holds statements.
    pub(super) fn whole_bracket(&mut self, bracket: &Pair<'_>, into: &mut Node, ctx: Ctx) {
        let inner = bracket.as_str().get(1..).unwrap_or("");
        let skip = brackets::side_head(inner, true, &|n| self.is_actor(n)).skip;
        let inner = inner.get(skip..).unwrap_or("").trim_start();
        let word = Self::leading_field(inner, into.kind);
        let address = self.address_of(word);
        let sides = self.choice_of(bracket, ctx, &address);
        for (o, (side, head)) in sides.pairs.iter().zip(&sides.heads).enumerate() {
            let ctx = self.tree.choices.take(ctx, sides.choice, u16::try_from(o).unwrap_or(u16::MAX));
            for (i, p) in side.clone().into_inner().enumerate() {
                let mut s = self.cut(&p);
                if i == 0 && head.skip > 0 {
                    // What belongs to the head of the side is no part of its first statement.
                    let from = side.as_span().start() + head.skip;
                    s.parts.retain(|q| q.as_span().end() > from);
                    s.start = s.start.max(from);
                    s.start += self.text.get(s.start..s.end).map_or(0, |t| t.len() - t.trim_start().len());
                    s.span.start = self.at(s.start, 0).start;
                    self.side_statement(&s, into, ctx);
                } else {
                    self.statement(&p, into, ctx);
                }
            }
        }
    }

    pub(super) fn side_statement(&mut self, s: &Statement<'_>, into: &mut Node, ctx: Ctx) {
        if s.parts.iter().any(brackets::is_choice) {
            let address = self.bracket_address(s, into.kind);
            for reading in self.readings(&s.parts, s.start, s.end, ctx, &address) {
                self.reading(&reading.text, s, into, reading.ctx, true);
            }
        } else {
            self.unbracketed(s, into, ctx);
        }
    }

    /// Notes brackets that stand side by side.
    pub(super) fn neighbours(&mut self, s: &Statement<'_>, ctx: Ctx) {
        let mut last: Option<&Pair<'_>> = None;
        for p in &s.parts {
            if brackets::is_choice(p) {
                if let Some(before) = last {
                    self.tree.neighbours.push((self.span(before), self.span(p), ctx));
                }
                last = Some(p);
            } else if !p.as_str().trim().is_empty() {
                last = None;
            }
        }
    }

    pub(super) fn bracket_address(&self, s: &Statement<'_>, kind: &'static Kind) -> String {
        let text = self.text.get(s.start..s.end).unwrap_or("");
        let mut words = text.split_whitespace();
        if (s.block.is_some() || self.lexicon.kind(words.next().unwrap_or(""), kind, s.block.is_some(), true).is_some())
            && let Some(name) = words.next().filter(|n| n.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ':'))
        {
            return name.trim_end_matches(':').to_owned();
        }
        self.address_of(Self::leading_field(text.trim_start_matches('[').trim_start(), kind))
    }

    pub(super) fn leading_field<'t>(text: &'t str, kind: &'static Kind) -> &'t str {
        match field_at(text, kind) {
            Some((_, len)) => text.get(..len).unwrap_or(""),
            None => text.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or(""),
        }
    }
}
