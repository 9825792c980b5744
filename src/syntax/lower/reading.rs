//! One reading of one statement: a field with its value, or what else it begins.

use super::super::grammar::{self, Rule};
use super::super::kind::{COMMON, Class, FieldSpec, Kind, Naming, Need, Phrase};
use super::super::tree::{Field, Name, Node, Value};
use super::plain::Plain;
use super::statement::Statement;
use super::{Lower, brackets, fit, say};
use crate::choice::Ctx;
use crate::source::Span;

impl Lower<'_> {
    /// One way of reading one statement.
    pub(super) fn reading(&mut self, text: &str, s: &Statement<'_>, into: &mut Node, ctx: Ctx, bracketed: bool) {
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
    pub(super) fn reading_of(
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
            // A word of the language before what stands alone here: `completes within 10 days`.
            let needless =
                |f: &&'static FieldSpec| Self::field_fails(f, text, 0) && !Self::field_fails(f, text, word_len);
            if let Some(spec) = bare.filter(needless).filter(|_| self.lexicon.is_field(word)) {
                let value_at = text.len() - text.get(word_len..).unwrap_or("").trim_start().len();
                self.say(say::needless(into.kind, word, self.at(start, word_len), self.at(start, value_at)));
                self.field(spec, text, value_at, start, s, into, ctx, bracketed);
                return;
            }
            // What nothing but its own words could make a line of languages is no broken one.
            let another = |spec: &FieldSpec| {
                spec.phrase == Phrase::Prevails && !text.contains("prevail")
                    || say::near_field(into.kind, text).is_some()
            };
            if let Some(spec) = bare.filter(|spec| !Self::field_fails(spec, text, 0) || !another(spec)) {
                self.field(spec, text, 0, start, s, into, ctx, bracketed);
                return;
            }
        }
        self.unknown(text, word, start, s, into, ctx);
    }

    /// `notwithstanding X and Y: …` before a statement: the fields it gives, and the rest.
    pub(super) fn precedence<'t>(
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
        let spec = COMMON.iter().find(|f| f.word == word)?;
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
    pub(super) fn field_fails(spec: &FieldSpec, text: &str, len: usize) -> bool {
        grammar::read(grammar::entry(spec.phrase), &Plain::of(text.get(len..).unwrap_or("").trim()).text).is_err()
    }

    #[allow(clippy::too_many_arguments, reason = "one statement's whole situation, passed on as it is")]
    pub(super) fn field(
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
    pub(super) fn phrase(&mut self, spec: &'static FieldSpec, text: &str, at: Span) -> Value {
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

    /// A word that begins nothing here.
    pub(super) fn unknown(
        &mut self,
        text: &str,
        word: &str,
        start: usize,
        s: &Statement<'_>,
        into: &mut Node,
        ctx: Ctx,
    ) {
        let at = self.at(start, word.len());
        let astray = into.kind.word.is_empty() && say::belongs_in_article(self.lexicon, word);
        let guess = say::near_kind(self.lexicon, word, into.kind, s.block.is_some()).filter(|_| !astray);
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
            into.broken |= spec.need != Need::May;
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
            let all = self.at(start, text.len());
            // Under a word that is not known may be said any of the fields that can have such a value: none of these is missing.
            let unsaid = into.kind.fields.iter().filter(|f| into.field(f.word).is_none());
            let meant: Vec<&'static FieldSpec> = unsaid
                .filter(|f| !f.word.is_empty() && f.phrase != Phrase::Flag && !Self::field_fails(f, text, word.len()))
                .collect();
            self.say(say::no_statement(self.lexicon, into.kind, text, word, at, all));
            self.tree.unread.push(all);
            let broken = |spec| Field { spec, value: Value::Broken, ctx, span: all, value_span: all };
            into.fields.extend(meant.into_iter().map(broken));
            return;
        }
        let finding =
            if astray { say::outside_article(word, at) } else { say::unknown_word(into.kind, word, at, None) };
        self.say(finding);
        self.tree.unread.push(s.span);
        // The name that it would have declared is known, so that nothing else stumbles over it.
        let second = text.get(word.len()..).unwrap_or("").split_whitespace().next();
        if let Some(name) = second.filter(|n| n.chars().all(|c| c.is_alphanumeric() || c == '_')) {
            let sym = self.tree.names.intern(name);
            let mut node = Self::node(self.lexicon.root, s.span, ctx);
            (node.name, node.broken) = (Some(Name { sym, span: at }), true);
            Self::put(into, node);
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
