//! Constructs and sentences: their heads, their options, what they lack.

use super::super::grammar::{self, Rule};
use super::super::kind::{Class, FieldSpec, Kind, Naming, Phrase, Role};
use super::super::tree::{Field, Name, Named, Node, Part, Value, Words};
use super::plain::Plain;
use super::statement::{Block, Statement};
use super::{Lower, brackets, fit, say};
use crate::choice::{Choice, Ctx, Opt, Sort};
use crate::finding::Finding;
use crate::source::Span;

impl Lower<'_> {
    /// A construct: its head, then its block.
    #[allow(clippy::too_many_arguments, reason = "one statement's whole situation, passed on as it is")]
    pub(super) fn construct(
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
        Self::put(into, node);
    }

    /// The options of `alternatives`: first who they are, then what they hold, so that each knows its condition.
    pub(super) fn alternatives(&mut self, node: &mut Node, block: &Block<'_>, ctx: Ctx) {
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
    pub(super) fn head(&mut self, node: &mut Node, head: &str, at: usize, ctx: Ctx) {
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

    pub(super) fn head_parts(&mut self, node: &mut Node, parts: Vec<Part>, ctx: Ctx) {
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
        for mut part in parts {
            let takes_time = |f: &FieldSpec| f.word == Role::When.field() && f.phrase == Phrase::Bound;
            if node.kind.field(part.role.field()).is_none() && node.kind.all_fields().any(takes_time) {
                fit::on_as_time(&[Role::When], &mut part);
            }
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
    pub(super) fn open_class(&self, parts: &mut [Part]) -> Option<Words> {
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
    pub(super) fn stray_head(&self, kind: &'static Kind, part: &Part) -> Finding {
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
    pub(super) fn named_rule(
        &mut self,
        head: &str,
        at: usize,
        s: &Statement<'_>,
        into: &mut Node,
        ctx: Ctx,
        over: &[Field],
    ) {
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
            Self::put(into, node);
        }
    }

    /// A sentence becomes a node of the rule kind. Says whether the text is one.
    #[allow(clippy::too_many_arguments, reason = "one statement's whole situation, passed on as it is")]
    pub(super) fn sentence(
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
        Self::put(into, node);
        true
    }

    /// What can be said of a construct once all of it is read: fields repeated (`S006`) and missing (`S007`).
    pub(super) fn finish(&mut self, node: &Node) {
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
