//! From pairs to the tree: statements, fields, constructs. Driven by the tables of [`super::kind`]; never fails.

mod brackets;
mod fit;
mod live;
mod phrase;
mod plain;
mod say;
mod shape;
mod time;
mod value;

use super::grammar::{self, Pair, Rule};
use super::kind::{Class, FieldSpec, Kind, Lexicon, Naming, Phrase, Role};
use super::scan::{Chunk, Scan, scan};
use super::tree::{Field, Name, Named, Node, Part, Tree, Value, Words};
use crate::choice::{Choice, ChoiceId, Ctx, Opt, Sort};
use crate::finding::Finding;
use crate::source::Span;
use phrase::Reader;
use plain::Plain;
use rustc_hash::{FxHashMap, FxHashSet};
use shape::{Cut, Shape};
use std::rc::Rc;

/// Where included texts come from: gets the path as written and its place; gives the text's address and the text.
pub type Loader<'a> = dyn FnMut(&str, Span) -> Option<(u32, std::sync::Arc<str>)> + 'a;

/// Reads one text and what it includes.
///
/// `base` is the text's address, `actors` are names declared as actors in any of the texts (a name before a colon in a
/// bracket counts as a proposer only then).
pub fn read(text: &str, base: u32, lexicon: &Lexicon, load: &mut Loader<'_>) -> (Tree, Vec<Finding>) {
    let mut lower = Lower {
        lexicon,
        load,
        tree: Tree::default(),
        findings: Vec::new(),
        actors: FxHashSet::default(),
        addresses: FxHashMap::default(),
        seen: FxHashMap::default(),
        prefix: Vec::new(),
        damaged: Vec::new(),
        said_limit: false,
        quiet: 0,
        text: Rc::from(""),
        shape: Shape::default(),
        base,
        limit: u32::MAX,
    };
    lexicon.events(&mut |word| {
        lower.tree.names.intern(word);
    });
    let mut root = Lower::node(lexicon.root, Span::new(base, base), Ctx::ALWAYS);
    lower.file(text, base, &mut root);
    lower.tree.nodes = root.children;
    (lower.tree, lower.findings)
}

/// The state of lowering.
pub(super) struct Lower<'a> {
    lexicon: &'a Lexicon,
    load: &'a mut Loader<'a>,
    tree: Tree,
    findings: Vec<Finding>,
    actors: FxHashSet<String>,
    addresses: FxHashMap<String, u32>,
    /// Brackets whose choice was made already, by address.
    seen: FxHashMap<u32, ChoiceId>,
    /// The names of the constructs around, for addresses.
    prefix: Vec<String>,
    damaged: Vec<(u32, u32)>,
    said_limit: bool,
    /// While positive, findings are dropped: something about this place was said already.
    quiet: u32,
    /// The chunk being read.
    text: Rc<str>,
    /// Where its marks match, unless the grammar has read all of it.
    shape: Shape,
    /// Address of its first byte, and one past its last.
    base: u32,
    limit: u32,
}

/// A statement, cut into what matters.
struct Statement<'i> {
    parts: Vec<Pair<'i>>,
    block: Option<Block<'i>>,
    /// Of the words before the block, in the chunk.
    start: usize,
    end: usize,
    span: Span,
}

/// What a statement holds between braces.
enum Block<'i> {
    /// As the grammar read it.
    Read(Pair<'i>),
    /// By its bytes in the chunk, without the braces.
    Written(usize, usize),
}

/// A statement that stands in a block.
enum Piece<'i> {
    Read(Pair<'i>),
    Written(Cut),
}

impl Lower<'_> {
    fn node(kind: &'static Kind, span: Span, ctx: Ctx) -> Node {
        Node {
            kind,
            name: None,
            title: None,
            fields: Vec::new(),
            children: Vec::new(),
            ctx,
            head: span,
            span,
            broken: false,
        }
    }

    fn is_actor(&self, name: &str) -> bool {
        self.actors.contains(name)
    }

    fn span(&self, pair: &Pair<'_>) -> Span {
        let s = pair.as_span();
        let trimmed = pair.as_str().trim_end().len();
        let start = self.base + u32::try_from(s.start()).unwrap_or(0);
        // Closing marks that were thought at the end stand nowhere.
        let end = (start + u32::try_from(trimmed).unwrap_or(0)).min(self.limit);
        Span::new(start.min(end), end)
    }

    fn at(&self, start: usize, len: usize) -> Span {
        let start = self.base + u32::try_from(start).unwrap_or(0);
        Span::new(start, start + u32::try_from(len).unwrap_or(0))
    }

    /// What turns the pairs of a phrase at `base` into values.
    fn reader<'r>(&'r mut self, base: u32, phrase: &'r Plain<'_>) -> Reader<'r> {
        Reader {
            base,
            gaps: &phrase.gaps,
            names: &mut self.tree.names,
            findings: &mut self.findings,
            blanks: &mut self.tree.blanks,
        }
    }

    fn say(&mut self, finding: Finding) {
        let spot = finding.span().unwrap_or_default();
        if self.quiet == 0 && !self.damaged_at(spot.start) {
            self.findings.push(finding);
        }
    }

    /// Whether marks are missing there, so that nothing is to be concluded from what stands there.
    fn damaged_at(&self, at: u32) -> bool {
        let n = self.damaged.partition_point(|d| d.0 <= at);
        n.checked_sub(1).and_then(|n| self.damaged.get(n)).is_some_and(|d| at <= d.1)
    }

    fn address(&mut self, address: &str) -> String {
        let n = self.addresses.entry(address.to_owned()).or_insert(0);
        *n += 1;
        if *n == 1 { address.to_owned() } else { format!("{address}#{n}") }
    }

    fn address_of(&self, word: &str) -> String {
        match self.prefix.last() {
            Some(p) if word.is_empty() => p.clone(),
            Some(p) => format!("{p}.{}", word.replace(' ', "_")),
            None => word.replace(' ', "_"),
        }
    }

    fn file(&mut self, text: &str, base: u32, into: &mut Node) {
        let source = text;
        let Scan { text, comments, chunks, damaged, findings, .. } = scan(text, base);
        self.findings.extend(findings);
        let outer_damage =
            std::mem::replace(&mut self.damaged, damaged.iter().map(|&(a, b)| (a + base, b + base)).collect());
        self.tree.unread.extend(self.damaged.iter().map(|d| Span::new(d.0, d.1)));
        for chunk in &chunks {
            self.declared_actor(text.get(chunk.start as usize..chunk.end as usize).unwrap_or(""));
        }
        for chunk in &chunks {
            self.chunk(&text, base, *chunk, into);
        }
        self.allows(source, &text, base, &comments, into);
        self.damaged = outer_damage;
    }

    /// Remembers the name of an actor declared at the margin, so that brackets before it know their proposers.
    fn declared_actor(&mut self, chunk: &str) {
        let mut words = chunk.split_whitespace();
        if matches!(words.next(), Some("party" | "group" | "organization" | "organ"))
            && let Some(name) = words.next()
        {
            self.actors.insert(name.trim_end_matches(['{', '"']).to_owned());
        }
    }

    fn chunk(&mut self, text: &str, base: u32, chunk: Chunk, into: &mut Node) {
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
    fn within(&mut self, text: Rc<str>, shape: Shape, base: u32, run: impl FnOnce(&mut Self)) {
        let outer = (
            std::mem::replace(&mut self.text, text),
            std::mem::replace(&mut self.shape, shape),
            std::mem::replace(&mut self.base, base),
        );
        run(self);
        (self.text, self.shape, self.base) = outer;
    }

    fn unreadable(&mut self, text: &str, trouble: &grammar::Trouble) {
        let span = self.at(trouble.at.min(text.len()), 1);
        self.say(say::unreadable(span, &trouble.expected));
        self.tree.unread.push(self.at(0, text.len()));
    }

    /// The statements of a block; a whole chunk is one without braces.
    fn pieces<'i>(&self, block: &Block<'i>) -> Vec<Piece<'i>> {
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

    fn block(&mut self, block: &Block<'_>, into: &mut Node, ctx: Ctx) {
        for p in self.pieces(block) {
            self.piece(&p, into, ctx);
        }
    }

    fn piece(&mut self, piece: &Piece<'_>, into: &mut Node, ctx: Ctx) {
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
    fn outline(&self, piece: &Piece<'_>) -> (usize, usize, Span) {
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

    fn cut<'i>(&self, pair: &Pair<'i>) -> Statement<'i> {
        let (mut parts, mut block) = (Vec::new(), None);
        for p in pair.clone().into_inner() {
            if p.as_rule() == Rule::block { block = Some(Block::Read(p)) } else { parts.push(p) }
        }
        let start = parts.first().map_or(pair.as_span().start(), |p| p.as_span().start());
        let raw = parts.last().map_or(start, |p| p.as_span().end());
        let end = start + self.text.get(start..raw).map_or(0, |t| t.trim_end().len());
        Statement { parts, block, start, end, span: self.span(pair) }
    }

    fn statement(&mut self, pair: &Pair<'_>, into: &mut Node, ctx: Ctx) {
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
    fn unbracketed(&mut self, s: &Statement<'_>, into: &mut Node, ctx: Ctx) {
        let chunk = Rc::clone(&self.text);
        self.reading(chunk.get(s.start..s.end).unwrap_or(""), s, into, ctx, false);
    }

    /// A bracket that is a whole statement holds statements.
    fn whole_bracket(&mut self, bracket: &Pair<'_>, into: &mut Node, ctx: Ctx) {
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

    fn side_statement(&mut self, s: &Statement<'_>, into: &mut Node, ctx: Ctx) {
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
    fn neighbours(&mut self, s: &Statement<'_>, ctx: Ctx) {
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

    fn bracket_address(&self, s: &Statement<'_>, kind: &'static Kind) -> String {
        let text = self.text.get(s.start..s.end).unwrap_or("");
        let mut words = text.split_whitespace();
        if (s.block.is_some() || self.lexicon.kind(words.next().unwrap_or(""), kind, s.block.is_some(), true).is_some())
            && let Some(name) = words.next().filter(|n| n.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ':'))
        {
            return name.trim_end_matches(':').to_owned();
        }
        self.address_of(Self::leading_field(text.trim_start_matches('[').trim_start(), kind))
    }

    fn leading_field<'t>(text: &'t str, kind: &'static Kind) -> &'t str {
        match field_at(text, kind) {
            Some((_, len)) => text.get(..len).unwrap_or(""),
            None => text.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or(""),
        }
    }

    /// One way of reading one statement.
    fn reading(&mut self, text: &str, s: &Statement<'_>, into: &mut Node, ctx: Ctx, bracketed: bool) {
        let lead = text.len() - text.trim_start().len();
        let start = s.start + lead;
        let text = text.trim();
        if text.is_empty() && s.block.is_none() {
            return;
        }
        let mut over: Vec<Field> = Vec::new();
        if let Some((fields, rest)) = self.precedence(text, start, s, ctx) {
            over.extend(fields);
            return self.reading_of(rest.0, rest.1, s, into, ctx, bracketed, over);
        }
        self.reading_of(text, start, s, into, ctx, bracketed, over);
    }

    #[allow(clippy::too_many_arguments, reason = "one statement's whole situation, passed on as it is")]
    fn reading_of(
        &mut self,
        text: &str,
        start: usize,
        s: &Statement<'_>,
        into: &mut Node,
        ctx: Ctx,
        bracketed: bool,
        over: Vec<Field>,
    ) {
        let word_len = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
        let word = text.get(..word_len).unwrap_or("");
        let (two, two_len) = match words_at(text, "final clauses") {
            Some(len) => ("final clauses", len),
            None => (word, word_len),
        };
        let rest = text.get(two_len..).unwrap_or("").trim_start();
        // A treaty has one head, and that has no name.
        let nameless = !rest.starts_with(char::is_alphabetic) || self.damaged_at(self.at(start, 0).start);
        let head = nameless && !into.children.iter().any(|c| c.kind.class == Class::Head);
        let kind = self.lexicon.kind(two, into.kind, s.block.is_some(), head);
        if s.block.is_none()
            && let Some((spec, len)) = field_at(text, into.kind)
        {
            let names_kind = kind.is_some_and(|k| k.naming != Naming::No) && Self::field_fails(spec, text, len);
            if !names_kind {
                let value_at = len + text.get(len..).map_or(0, |t| t.len() - t.trim_start().len());
                self.field(spec, text, value_at, start, s, into, ctx, bracketed);
                return;
            }
        }
        if let Some(kind) = kind {
            return self.construct(kind, text, two_len, start, s, into, ctx, over);
        }
        let sentences = into.kind.holds.contains(&Class::Sentence);
        if s.block.is_none() && sentences && self.sentence(None, text, start, s, into, ctx, &over) {
            return;
        }
        if s.block.is_none() {
            let bare = into.kind.fields.iter().find(|f| f.word.is_empty());
            if let Some(spec) =
                bare.filter(|spec| !Self::field_fails(spec, text, 0) || say::near_field(into.kind, text).is_none())
            {
                self.field(spec, text, 0, start, s, into, ctx, bracketed);
                return;
            }
        }
        self.unknown(text, word, start, s, into, ctx);
    }

    /// `notwithstanding X and Y: …` before a statement: the fields it gives, and the rest.
    fn precedence<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        s: &Statement<'_>,
        ctx: Ctx,
    ) -> Option<(Vec<Field>, (&'t str, usize))> {
        const OVER: [&str; 3] = ["notwithstanding", "subject to", "without prejudice to"];
        let (word, len) = OVER.into_iter().find_map(|w| Some((w, words_at(text, w)?)))?;
        let mut quoted = false;
        let colon = text.char_indices().find(|&(_, c)| {
            quoted ^= c == '"';
            c == ':' && !quoted
        });
        let colon = colon?.0;
        let names = text.get(len..colon)?;
        let spec = super::kind::COMMON.iter().find(|f| f.word == word)?;
        let value_start = start + len;
        let lead = names.len() - names.trim_start().len();
        let at = self.at(value_start + lead, names.trim().len());
        let base = self.base + u32::try_from(value_start).unwrap_or(0);
        let plain = Plain::of(names);
        let value = if let Ok(pair) = grammar::read(Rule::p_list, &plain.text) {
            self.reader(base, &plain).value(Phrase::Clauses, &pair)
        } else {
            self.say(say::phrase(word, Phrase::Clauses, "", at, &[]));
            self.tree.unread.push(at);
            Value::Broken
        };
        let rest = text.get(colon + 1..)?;
        let blanks = rest.len() - rest.trim_start().len();
        let field = Field { spec, value, ctx, span: s.span, value_span: at };
        Some((vec![field], (rest.trim_start(), start + colon + 1 + blanks)))
    }

    /// Whether the rest of the text after a field's words cannot be its value.
    fn field_fails(spec: &FieldSpec, text: &str, len: usize) -> bool {
        grammar::read(grammar::entry(spec.phrase), &Plain::of(text.get(len..).unwrap_or("").trim()).text).is_err()
    }

    #[allow(clippy::too_many_arguments, reason = "one statement's whole situation, passed on as it is")]
    fn field(
        &mut self,
        spec: &'static FieldSpec,
        text: &str,
        value_at: usize,
        start: usize,
        s: &Statement<'_>,
        into: &mut Node,
        ctx: Ctx,
        bracketed: bool,
    ) {
        // "in parallel with eastern": the field's words are those of the phrase.
        let value_at = if spec.phrase == Phrase::Bound && spec.word == "in parallel with" { 0 } else { value_at };
        let value_text = text.get(value_at..).unwrap_or("").trim_end();
        let value_span = self.at(start + value_at, value_text.len());
        let span = self.at(start, text.len());
        if value_text.trim().is_empty() && spec.phrase != Phrase::Flag {
            if !bracketed {
                let word = self.at(start, spec.word.len());
                self.say(say::empty(spec, word));
                into.fields.push(Field { spec, value: Value::Broken, ctx, span, value_span });
            }
            return;
        }
        let value = self.phrase(spec, value_text, value_span);
        into.fields.push(Field { spec, value, ctx, span: if bracketed { s.span } else { span }, value_span });
    }

    /// Reads a value; says what is wrong with it where it cannot be read.
    fn phrase(&mut self, spec: &'static FieldSpec, text: &str, at: Span) -> Value {
        if spec.phrase == Phrase::Flag {
            if !text.trim().is_empty() {
                self.say(say::phrase(spec.word, spec.phrase, spec.example, at, &[]));
            }
            return Value::Flag;
        }
        if text.starts_with('[') && text.ends_with(']') && brackets::is_blank(text.trim_matches(['[', ']'])) {
            self.tree.blanks.push(at);
            return Value::Blank(at);
        }
        let plain = Plain::of(text);
        match grammar::read(grammar::entry(spec.phrase), &plain.text) {
            Ok(pair) => {
                let before = self.findings.len();
                let mut value = self.reader(at.start, &plain).value(spec.phrase, &pair);
                if let (Phrase::Slots(roles, _), Value::Parts(parts)) = (spec.phrase, &mut value) {
                    for p in parts.iter_mut() {
                        fit::on_as_time(roles, p);
                    }
                    if spec.word == "provisional" {
                        let by = fit::applied_by(parts);
                        parts.extend(by);
                    }
                }
                // A slip in one part may have made another of it.
                if self.findings.len() == before {
                    self.check_slots(spec, &value, at);
                }
                value
            }
            Err(trouble) => {
                let spot =
                    Span::new(at.start + u32::try_from(plain.back(trouble.at).min(text.len())).unwrap_or(0), at.end);
                let finding = say::misfit(spec, text, at, spot, &trouble.expected);
                self.say(finding);
                self.tree.unread.push(at);
                Value::Broken
            }
        }
    }

    /// A construct: its head, then its block.
    #[allow(clippy::too_many_arguments, reason = "one statement's whole situation, passed on as it is")]
    fn construct(
        &mut self,
        kind: &'static Kind,
        text: &str,
        word_len: usize,
        start: usize,
        s: &Statement<'_>,
        into: &mut Node,
        ctx: Ctx,
        over: Vec<Field>,
    ) {
        let rest = text.get(word_len..).unwrap_or("");
        let blanks = rest.len() - rest.trim_start().len();
        let (head, head_at) = (rest.trim(), start + word_len + blanks);
        if kind.class == Class::Sentence && s.block.is_none() {
            self.named_rule(head, head_at, s, into, ctx, &over);
            return;
        }
        let mut node = Self::node(kind, s.span, ctx);
        node.head = self.at(start, text.len());
        node.fields = over;
        if kind.class == Class::Text {
            self.text_node(&mut node, head, head_at);
            if kind.word == "include" {
                return self.include(&node, into);
            }
        } else {
            self.head(&mut node, head, head_at, ctx);
        }
        // Another reading of a head in brackets: only its fields are new.
        if let Some(same) = into.children.last_mut().filter(|c| c.span == s.span && std::ptr::eq(c.kind, kind)) {
            same.fields.append(&mut node.fields);
            return;
        }
        if let Some(name) = node.name.filter(|_| kind.class == Class::Actor) {
            let name = self.tree.names.text(name.sym).to_owned();
            self.actors.insert(name);
        }
        let readings = s.parts.iter().any(brackets::is_choice);
        if readings {
            node.ctx = self.tree.choices.common_of(node.ctx, into.ctx);
        }
        let own = node.ctx;
        let named = node.name.map(|n| self.tree.names.text(n.sym).to_owned());
        let address = match (&named, kind.class) {
            (Some(n), Class::Part) => self.address_of(n),
            (Some(n), _) => n.clone(),
            (None, _) => self.address_of(kind.word),
        };
        self.prefix.push(address);
        if let Some(block) = &s.block {
            if kind.class == Class::Alternatives {
                self.alternatives(&mut node, block, own);
            } else {
                self.block(block, &mut node, own);
            }
        }
        if kind.class == Class::Text {
            self.live_text(&node, own);
        }
        self.prefix.pop();
        self.finish(&node);
        into.children.push(node);
    }

    /// The options of `alternatives`: first who they are, then what they hold, so that each knows its condition.
    fn alternatives(&mut self, node: &mut Node, block: &Block<'_>, ctx: Ctx) {
        let statements = self.pieces(block);
        let mut options = Vec::new();
        for p in &statements {
            let (start, end, span) = self.outline(p);
            let text = &Plain::of(self.text.get(start..end).unwrap_or("")).text;
            let mut words = text.split_whitespace();
            if words.next() != Some("option") {
                continue;
            }
            let name = words.next().unwrap_or("").trim_end_matches('"').to_owned();
            let proposers = text.split_once("proposed by").map_or_else(Vec::new, |(_, after)| {
                let list = after.split([',', ' ']).map(str::trim).filter(|w| !w.is_empty() && *w != "and");
                list.take_while(|w| self.actors.contains(*w)).map(str::to_owned).collect()
            });
            options.push((span, Opt { name, proposers, motive: None, span, absent: false }));
        }
        if options.is_empty() {
            for p in &statements {
                self.piece(p, node, ctx);
            }
            return;
        }
        let name =
            node.name.map_or_else(|| self.address_of("alternatives"), |n| self.tree.names.text(n.sym).to_owned());
        let spans: Vec<Span> = options.iter().map(|o| o.0).collect();
        let choice = Choice {
            name,
            sort: Sort::Alternatives,
            span: node.point(),
            parent: ctx,
            options: options.into_iter().map(|o| o.1).collect(),
        };
        let id = self.tree.choices.add(choice);
        self.seen.insert(node.span.start, id);
        for p in &statements {
            let at = self.outline(p).2;
            let inside = match spans.iter().position(|o| *o == at) {
                Some(o) => self.tree.choices.take(ctx, id, u16::try_from(o).unwrap_or(u16::MAX)),
                None => ctx,
            };
            self.piece(p, node, inside);
        }
    }

    /// Name, wording and parts in the line that begins a construct.
    fn head(&mut self, node: &mut Node, head: &str, at: usize, ctx: Ctx) {
        let base = self.base + u32::try_from(at).unwrap_or(0);
        if head.is_empty() {
            return;
        }
        let named = node.kind.naming == Naming::Must;
        let plain = Plain::of(head);
        let read = if named {
            grammar::read(Rule::p_head_named, &plain.text)
        } else {
            grammar::read(Rule::p_head, &plain.text)
        };
        match read.or_else(|_| grammar::read(Rule::p_head, &plain.text)) {
            Ok(pair) => {
                let mut r = self.reader(base, &plain);
                for p in pair.clone().into_inner() {
                    match p.as_rule() {
                        Rule::name => node.name = Some(r.name(&p)),
                        Rule::words => node.title = Some(Box::new(r.words(&p))),
                        _ => {}
                    }
                }
                let parts = r.parts(&pair);
                self.head_parts(node, parts, ctx);
            }
            Err(trouble) => {
                node.broken = true;
                // The name is known even where the rest of the line is not understood.
                let len = head.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(head.len());
                if let Some(name) = head.get(..len).filter(|n| !n.is_empty() && node.kind.naming != Naming::No) {
                    let sym = self.tree.names.intern(name);
                    node.name = Some(Name { sym, span: self.at(at, len) });
                }
                let from = at + plain.back(trouble.at).min(head.len());
                let spot = self.at(from, (at + head.len()).saturating_sub(from));
                self.say(say::head(node.kind, spot, &trouble.expected));
                self.tree.unread.push(node.head);
            }
        }
    }

    fn head_parts(&mut self, node: &mut Node, parts: Vec<Part>, ctx: Ctx) {
        let mut parts = parts;
        // A title that the grammar took for words.
        if node.title.is_none()
            && node.kind.field("words").is_none()
            && let Some(i) = parts.iter().position(|p| p.role == Role::Words)
            && let Value::Words(w) = parts.remove(i).value
        {
            node.title = Some(w);
        }
        let open = node.kind.field("or").and_then(|spec| Some((spec, self.open_class(&mut parts)?)));
        for part in parts {
            let spec = node.kind.all_fields().find(|f| f.word == part.role.field());
            let Some(spec) = spec else {
                if node.kind.all_fields().any(|f| f.word.is_empty() && f.phrase == Phrase::Bound)
                    && part.role == Role::When
                {
                    continue;
                }
                // What follows the first strange word was read in its light.
                if !node.broken {
                    let finding = self.stray_head(node.kind, &part);
                    self.say(finding);
                }
                node.broken = true;
                self.tree.unread.push(node.head);
                continue;
            };
            let (span, value) = (part.span, fit::fitted(spec, part));
            node.fields.push(Field { spec, value, ctx, span, value_span: span });
        }
        if let Some((spec, words)) = open {
            let span = words.span;
            node.fields.push(Field { spec, value: Value::Words(Box::new(words)), ctx, span, value_span: span });
        }
    }

    /// `of A, B or "any State that …"`: the words that end the list are no member of it.
    fn open_class(&self, parts: &mut [Part]) -> Option<Words> {
        let list = parts.iter_mut().find_map(|p| match (&p.role, &mut p.value) {
            (Role::Of, Value::List(list)) => Some(list),
            _ => None,
        })?;
        let [.., before, last] = list.items.as_slice() else { return None };
        let Named::Words(words) = &last.is else { return None };
        let from = before.span.end.saturating_sub(self.base) as usize;
        let to = last.span.start.saturating_sub(self.base) as usize;
        let or = self.text.get(from..to).is_some_and(|t| t.trim() == "or");
        let words = words.clone();
        or.then(|| list.items.pop()).flatten().map(|_| words)
    }

    /// A part that the head of a construct cannot have: a misspelt word of it, or a part that belongs elsewhere.
    fn stray_head(&self, kind: &'static Kind, part: &Part) -> Finding {
        let from = part.span.start.saturating_sub(self.base) as usize;
        let rest = self.text.get(from..).unwrap_or("");
        let word = rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or("");
        let words = kind.all_fields().filter_map(|f| f.word.split(' ').next()).filter(|w| !w.is_empty());
        match words.filter(|w| say::near(w, word)).max_by(|a, b| say::closer(a, b, word)) {
            Some(meant) => say::unknown_word(kind, word, self.at(from, word.len()), Some(meant)),
            None => say::head_part(kind, part),
        }
    }

    /// `rule NAME: sentence`.
    fn named_rule(&mut self, head: &str, at: usize, s: &Statement<'_>, into: &mut Node, ctx: Ctx, over: &[Field]) {
        let quote = head.find('"').unwrap_or(head.len());
        let colon = head.get(..quote).and_then(|h| h.find(':'));
        let (name, text, text_at) = match colon {
            Some(i) => {
                let after = head.get(i + 1..).unwrap_or("");
                let blanks = after.len() - after.trim_start().len();
                (head.get(..i).unwrap_or("").trim(), after.trim_start(), at + i + 1 + blanks)
            }
            None => ("", head, at),
        };
        let mut over = over.to_vec();
        let (mut text, mut text_at) = (text, text_at);
        if let Some((fields, rest)) = self.precedence(text, text_at, s, ctx) {
            over.extend(fields);
            (text, text_at) = rest;
        }
        let name =
            (!name.is_empty()).then(|| Name { sym: self.tree.names.intern(name), span: self.at(at, name.len()) });
        if !self.sentence(name, text, text_at, s, into, ctx, &over) {
            let all = self.at(text_at, text.len());
            self.say(say::sentence(text, all));
            self.tree.unread.push(all);
            let mut node = Self::node(self.lexicon.rule, s.span, ctx);
            (node.name, node.broken) = (name, true);
            into.children.push(node);
        }
    }

    /// A sentence becomes a node of the rule kind. Says whether the text is one.
    #[allow(clippy::too_many_arguments, reason = "one statement's whole situation, passed on as it is")]
    fn sentence(
        &mut self,
        name: Option<Name>,
        text: &str,
        start: usize,
        s: &Statement<'_>,
        into: &mut Node,
        ctx: Ctx,
        over: &[Field],
    ) -> bool {
        let plain = Plain::of(text);
        let Ok(pair) = grammar::read(Rule::p_sentence, &plain.text) else { return false };
        let base = self.base + u32::try_from(start).unwrap_or(0);
        let Some(sentence) = self.reader(base, &plain).sentence(&pair) else { return false };
        let kind = self.lexicon.rule;
        let mut node = Self::node(kind, s.span, ctx);
        node.name = name;
        node.head = self.at(start, text.len());
        node.fields = over.to_vec();
        let whole = node.head;
        let mut put = |word: &str, value: Value, span: Span| {
            if let Some(spec) = kind.field(word) {
                node.fields.push(Field { spec, value, ctx, span: whole, value_span: span });
            }
        };
        if let Some(l) = sentence.subject {
            let span = l.span;
            put("who", Value::List(Box::new(l)), span);
        }
        for (word, span) in [("modality", sentence.modal), ("verb", sentence.verb)] {
            if let Some(span) = span {
                put(word, Value::Free(span), span);
            }
        }
        if sentence.passive {
            put("passive", Value::Flag, whole);
        }
        if let Some(l) = sentence.action {
            let span = l.span;
            put("action", Value::List(Box::new(l)), span);
        }
        self.head_parts(&mut node, sentence.parts, ctx);
        if let Some(same) = into.children.last_mut().filter(|c| c.span == s.span && std::ptr::eq(c.kind, kind)) {
            same.fields.append(&mut node.fields);
            return true;
        }
        if s.parts.iter().any(brackets::is_choice) {
            node.ctx = self.tree.choices.common_of(node.ctx, into.ctx);
        }
        self.finish(&node);
        into.children.push(node);
        true
    }

    /// A word that begins nothing here.
    fn unknown(&mut self, text: &str, word: &str, start: usize, s: &Statement<'_>, into: &mut Node, ctx: Ctx) {
        let at = self.at(start, word.len());
        let guess = say::near_kind(self.lexicon, word, into.kind, s.block.is_some());
        let field = say::near_field(into.kind, text);
        if s.block.is_none()
            && let Some((spec, len)) = field
        {
            self.say(say::unknown_word(
                into.kind,
                text.get(..len).unwrap_or(word),
                self.at(start, len),
                Some(spec.word),
            ));
            self.quiet += 1;
            let value_at = len + text.get(len..).map_or(0, |t| t.len() - t.trim_start().len());
            self.field(spec, text, value_at, start, s, into, ctx, true);
            self.quiet -= 1;
            into.broken |= spec.need != super::kind::Need::May;
            return;
        }
        // The one construct that two words begin.
        let finals = self.lexicon.kind("final clauses", into.kind, true, true);
        if let Some(kind) = finals.filter(|k| s.block.is_some() && say::near(k.word, text)) {
            self.say(say::unknown_word(into.kind, text, self.at(start, text.len()), Some(kind.word)));
            return self.construct(kind, text, text.len(), start, s, into, ctx, Vec::new());
        }
        if let Some(kind) = guess {
            self.say(say::unknown_word(into.kind, word, at, Some(kind.word)));
            return self.construct(kind, text, word.len(), start, s, into, ctx, Vec::new());
        }
        if s.block.is_none() {
            let finding = say::no_statement(self.lexicon, into.kind, text, word, at, self.at(start, text.len()));
            self.say(finding);
            self.tree.unread.push(self.at(start, text.len()));
            return;
        }
        self.say(say::unknown_word(into.kind, word, at, None));
        self.tree.unread.push(s.span);
        // The name that it would have declared is known, so that nothing else stumbles over it.
        let second = text.get(word.len()..).unwrap_or("").split_whitespace().next();
        if let Some(name) = second.filter(|n| n.chars().all(|c| c.is_alphanumeric() || c == '_')) {
            let sym = self.tree.names.intern(name);
            let mut node = Self::node(self.lexicon.root, s.span, ctx);
            (node.name, node.broken) = (Some(Name { sym, span: at }), true);
            into.children.push(node);
        }
    }

    fn include(&mut self, node: &Node, into: &mut Node) {
        let Some(title) = &node.title else { return };
        let Some(run) = title.runs.first() else { return };
        let from = (run.span.start.saturating_sub(self.base)) as usize;
        let to = (run.span.end.saturating_sub(self.base)) as usize;
        let path = self.text.get(from..to).unwrap_or("").to_owned();
        if let Some((base, text)) = (self.load)(&path, run.span) {
            self.file(&text, base, into);
        }
    }

    /// What can be said of a construct once all of it is read: fields repeated (`S006`) and missing (`S007`).
    fn finish(&mut self, node: &Node) {
        // A field that could not be read may well have been meant for another.
        let read = |f: &Field| !f.spec.many && !matches!(f.value, Value::Broken);
        for (i, f) in node.fields.iter().enumerate().filter(|(_, f)| read(f)) {
            let twin = node.fields.iter().take(i).find(|g| {
                g.spec.word == f.spec.word && g.span != f.span && read(g) && self.tree.choices.compatible(g.ctx, f.ctx)
            });
            if let Some(twin) = twin {
                self.say(say::repeated(twin, f));
            }
        }
        if node.broken {
            return;
        }
        for finding in say::missing(node) {
            self.say(finding);
        }
        if node.kind.naming == Naming::Must && node.name.is_none() {
            self.say(say::nameless(node));
        }
    }
}

/// The field of `kind` whose words begin `text`, the longest first, and how many bytes they take.
pub(in crate::syntax) fn field_at(text: &str, kind: &'static Kind) -> Option<(&'static FieldSpec, usize)> {
    kind.all_fields().filter_map(|f| words_at(text, f.word).map(|n| (f, n))).max_by_key(|m| m.1)
}

/// How many bytes of `text` the words take, if it begins with them.
fn words_at(text: &str, words: &str) -> Option<usize> {
    if words.is_empty() || text.as_bytes().first() != words.as_bytes().first() {
        return None;
    }
    let mut at = 0;
    for (i, word) in words.split(' ').enumerate() {
        let rest = text.get(at..)?;
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if i > 0 && blanks == 0 {
            return None;
        }
        let rest = rest.get(blanks..)?.strip_prefix(word)?;
        at += blanks + word.len();
        if rest.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.') {
            return None;
        }
    }
    Some(at)
}
