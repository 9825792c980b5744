//! The words of the treaty, and what can be read out of them: numbers, dates, duties and rights, references to articles.
//!
//! Checks read words through this alone; they never see the source. A [`Run`] is one wording in one language; its
//! [`marks`](Run::marks) are found when they are asked for, in one pass.

mod citations;
pub mod numbers;
pub mod tongues;

pub use citations::{Citation, Cited};
pub(crate) use numbers::is_month;
pub use numbers::{Decimal, MONTHS, spelled_pairs};

use super::{Model, NodeId};
use crate::choice::Ctx;
use crate::source::Span;
use crate::syntax::kind::{Class, FieldSpec, Phrase};
use crate::syntax::tree::{Amount, Condition, Field, Instant, Item, Limit, List, Named, Part, Value, Whole, Words};
use rustc_hash::FxHashSet;

/// What a run of words is there for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Home {
    /// A paragraph, or the prose that replaces the default of a clause.
    Paragraph,
    /// The wording of something declared, or a heading.
    Wording,
    /// The value of a field, or words in it.
    Field(&'static FieldSpec),
    /// A drafter's note, no part of the treaty.
    Note,
}

/// One wording in one language.
#[derive(Clone, Copy, Debug)]
pub struct Run<'t> {
    /// The words as written, escapes and brackets included.
    pub text: &'t str,
    /// Where.
    pub span: Span,
    /// Where all the wordings are that it is one of.
    pub of: Span,
    /// The language as written; `None` is the first language of the treaty.
    pub lang: Option<&'t str>,
    /// Under which condition they are there.
    pub ctx: Ctx,
    /// The construct they stand in.
    pub node: NodeId,
    /// What they are there for.
    pub home: Home,
}

/// Whether a sentence binds, allows or forbids.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Modal {
    /// Shall, will, undertakes to.
    Duty,
    /// Shall not, may not.
    Prohibition,
    /// May, is entitled to.
    Permission,
}

/// What is read out of words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Read {
    /// A number in figures.
    Number(Decimal),
    /// A number in words.
    Spelled(Decimal),
    /// A date: year, month, day.
    Date(i16, u8, u8),
    /// A duty, permission or prohibition.
    Modal(Modal),
    /// A reference to a part of this or another treaty.
    Citation(Citation),
}

/// Something read, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// What.
    pub is: Read,
    /// Where.
    pub span: Span,
}

impl Run<'_> {
    /// The place of a range of bytes of its words.
    #[must_use]
    pub fn at(&self, from: usize, to: usize) -> Span {
        let small = |n: usize| u32::try_from(n).unwrap_or(0);
        Span::new(self.span.start + small(from), self.span.start + small(to))
    }
    /// Whether the words are English, as far as is said; `main` is the treaty's first language.
    #[must_use]
    pub fn is_english(&self, main: &str) -> bool {
        self.lang.unwrap_or(main).starts_with("en")
    }
    /// All that is read out of the words, in their order. Numbers of references and dates are not numbers again.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let mut out: Vec<Mark> = Vec::new();
        let mut taken: Vec<(usize, usize)> = Vec::new();
        for (cited, from, to) in citations::read(self.text) {
            taken.push((from, to));
            out.push(Mark { is: Read::Citation(cited), span: self.at(from, to) });
        }
        for (is, from, to) in numbers::read(self.text) {
            let n = taken.partition_point(|t| t.1 <= from);
            if taken.get(n).is_none_or(|t| to <= t.0) {
                out.push(Mark { is, span: self.at(from, to) });
            }
        }
        for (modal, from, to) in modals(self.text) {
            out.push(Mark { is: Read::Modal(modal), span: self.at(from, to) });
        }
        out.sort_by_key(|m| m.span.start);
        out
    }
    /// The references to articles, paragraphs, annexes.
    #[must_use]
    pub fn citations(&self) -> Vec<(Citation, Span)> {
        citations::read(self.text).into_iter().map(|(c, from, to)| (c, self.at(from, to))).collect()
    }
}

/// The words of a text with their places: letters, digits, apostrophes and hyphens inside.
pub fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-' | '_');
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let from = at + rest.find(|c: char| c.is_alphanumeric())?;
        let rest = text.get(from..)?;
        let len = rest.find(|c: char| !part(c)).unwrap_or(rest.len());
        let word = rest.get(..len)?.trim_end_matches(['-', '\'', '\u{2019}', '_']);
        at = from + len.max(1);
        Some((from, word))
    })
}

fn modals(text: &str) -> Vec<(Modal, usize, usize)> {
    let mut out: Vec<(Modal, usize, usize)> = Vec::new();
    let mut last: Option<(&str, usize)> = None;
    for (at, word) in tokens(text) {
        let end = at + word.len();
        let found = match word {
            "shall" | "will" | "must" | "undertakes" | "undertake" => Some(Modal::Duty),
            "may" | "entitled" => Some(Modal::Permission),
            _ => None,
        };
        if let Some(modal) = found {
            out.push((modal, at, end));
        } else if matches!(word, "not" | "neither")
            && last.is_some_and(|(w, _)| matches!(w, "shall" | "will" | "must" | "may" | "undertakes" | "undertake"))
            && let Some(l) = out.last_mut()
        {
            *l = (Modal::Prohibition, l.1, end);
        }
        last = Some((word, at));
    }
    out
}

impl<'t> Model<'t> {
    /// Under which condition a place in a run is there: brackets in the words of a text are choices too.
    #[must_use]
    pub fn ctx_at(&self, run: &Run<'_>, place: Span) -> Ctx {
        let (choices, mut ctx) = (&self.tree.choices, run.ctx);
        if self.tree.live.is_empty() {
            return ctx;
        }
        let before = (place.start.saturating_sub(run.span.start) as usize).min(run.text.len());
        let opens = run.text.bytes().take(before).zip(run.span.start..).filter(|(b, _)| *b == b'[');
        for id in opens.filter_map(|(_, at)| self.tree.live.get(&at)) {
            let Some(choice) = choices.get(*id).filter(|c| c.span.contains(place)) else { continue };
            let Some(side) = choice.options.iter().position(|o| !o.absent && o.span.contains(place)) else { continue };
            let taken = (*id, u16::try_from(side).unwrap_or(u16::MAX));
            ctx = choices.all_of(&[taken]).and_then(|c| choices.meet(ctx, c)).unwrap_or(ctx);
        }
        ctx
    }
    /// All runs of words, in the order of the constructs; each once, also where a field is read in several ways.
    #[must_use]
    pub fn prose(&self) -> Vec<Run<'t>> {
        let mut out = Vec::new();
        let mut seen = FxHashSet::default();
        for id in self.ids() {
            let node = self.node(id);
            let home = match (node.kind.class, node.kind.word) {
                (Class::Text, "note") => Home::Note,
                (Class::Text, "include") => continue,
                (Class::Text, _) => Home::Paragraph,
                _ => Home::Wording,
            };
            let mut put = |span: Span, of: Span, lang: Option<&'t str>, ctx: Ctx, home: Home| {
                if seen.insert(span.start) {
                    out.push(Run { text: self.text(span), span, of, lang, ctx, node: id, home });
                }
            };
            if let Some(title) = &node.title {
                for run in &title.runs {
                    put(run.span, title.span, run.lang.map(|l| self.name(l)), node.ctx, home);
                }
            }
            for field in &node.fields {
                let home = if field.spec.word == "note" { Home::Note } else { Home::Field(field.spec) };
                in_field(field, &mut |said| match said {
                    Said::Words(w) => {
                        w.runs.iter().for_each(|r| put(r.span, w.span, r.lang.map(|l| self.name(l)), field.ctx, home));
                    }
                    Said::Free(span) => put(span, span, Some("en"), field.ctx, home),
                });
            }
        }
        out.shrink_to_fit();
        out
    }
}

/// Words in a value.
#[derive(Clone, Copy)]
enum Said<'t> {
    Words(&'t Words),
    /// Words without quotation marks, in the language of the source, which is English.
    Free(Span),
}

type Visit<'a, 't> = &'a mut dyn FnMut(Said<'t>);

fn in_field<'t>(field: &'t Field, visit: Visit<'_, 't>) {
    match (&field.value, field.spec.phrase) {
        (Value::Free(span), Phrase::Free) if !matches!(field.spec.word, "modality" | "verb") => {
            visit(Said::Free(*span));
        }
        (v, _) => in_value(v, visit),
    }
}

fn in_value<'t>(v: &'t Value, visit: Visit<'_, 't>) {
    match v {
        Value::Words(w) => visit(Said::Words(w)),
        Value::List(l) => in_list(l, visit),
        Value::Parts(parts) => parts.iter().for_each(|p: &Part| in_value(&p.value, visit)),
        Value::Steps(steps) => steps.iter().flatten().for_each(|p| in_value(&p.value, visit)),
        Value::Consent(all) => all.iter().filter_map(|c| c.at.as_ref()).for_each(|w| visit(Said::Words(w))),
        Value::Condition(c) => in_condition(c, visit),
        Value::Amount(a) => in_amount(a, visit),
        Value::Instant(i) => in_instant(i, visit),
        Value::Bound(b) => {
            for t in &b.terms {
                match &t.limit {
                    Limit::On(i)
                    | Limit::By(i)
                    | Limit::Before(i)
                    | Limit::After(i)
                    | Limit::NoEarlier(i)
                    | Limit::AsFrom(i)
                    | Limit::Within(_, Some(i))
                    | Limit::WithinBefore(_, i) => in_instant(i, visit),
                    Limit::Between(a, b) => {
                        in_instant(a, visit);
                        in_instant(b, visit);
                    }
                    _ => {}
                }
            }
        }
        Value::Period(p) => p.from.iter().chain(&p.until).for_each(|i| in_instant(i, visit)),
        _ => {}
    }
}

fn in_instant<'t>(i: &'t Instant, visit: Visit<'_, 't>) {
    match i {
        Instant::Words(span) => visit(Said::Free(*span)),
        Instant::Offset { base, .. } => in_instant(base, visit),
        Instant::Extreme { of, .. } => of.iter().for_each(|i| in_instant(i, visit)),
        _ => {}
    }
}

fn in_list<'t>(l: &'t List, visit: Visit<'_, 't>) {
    for item in l.items.iter().chain(&l.except) {
        in_item(item, visit);
    }
}

fn in_item<'t>(item: &'t Item, visit: Visit<'_, 't>) {
    match &item.is {
        Named::Words(w) => visit(Said::Words(w)),
        Named::Some(_, l) => in_list(l, visit),
        _ => {}
    }
    if let Some(around) = &item.around {
        visit(Said::Words(&around.0));
        visit(Said::Words(&around.1));
    }
    for (_, words) in &item.more {
        visit(Said::Words(words));
    }
}

fn in_amount<'t>(a: &'t Amount, visit: Visit<'_, 't>) {
    match a.of.as_deref() {
        Some(Whole::Words(w)) => visit(Said::Words(w)),
        Some(Whole::Amount(a)) => in_amount(a, visit),
        _ => {}
    }
}

fn in_condition<'t>(c: &'t Condition, visit: Visit<'_, 't>) {
    match c {
        Condition::Any(all) | Condition::All(all) => all.iter().for_each(|c| in_condition(c, visit)),
        Condition::Not(c) | Condition::Determined(c, _) => in_condition(c, visit),
        Condition::Words(w, _) => visit(Said::Words(w)),
        Condition::Event { by, on, .. } => by.iter().chain(on).for_each(|l| in_list(l, visit)),
        Condition::Breach { of, by, .. } => {
            in_list(of, visit);
            by.iter().for_each(|l| in_list(l, visit));
        }
        Condition::While(l) | Condition::Agreement(l) => in_list(l, visit),
        Condition::Discretion(l, _) => l.iter().for_each(|l| in_list(l, visit)),
        Condition::Blank(_) => {}
    }
}
