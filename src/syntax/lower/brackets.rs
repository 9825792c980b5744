//! Brackets that cut through a statement: every way of reading it, as text of the same length.
//!
//! The sides not taken are blanked, so what is read keeps its offsets and phrases need know nothing of brackets.

use super::super::grammar::{Pair, Rule};
use super::Lower;
use crate::choice::{Choice, ChoiceId, Ctx, Opt, Sort, is_of_name};
use crate::finding::{Code, Finding, Severity};
use crate::source::Span;
use crate::syntax::tree::{Name, Path};

/// A statement is read in at most this many ways.
const MAX_READINGS: usize = 256;

/// One way of reading a statement.
pub(super) struct Reading {
    pub ctx: Ctx,
    /// The statement with what is not taken blanked.
    pub text: String,
}

/// The head of a side: `#name`, a motive in parentheses, the proposers before a colon. `skip` bytes belong to it.
#[derive(Default)]
pub(super) struct SideHead {
    pub name: Option<String>,
    pub motive: Option<String>,
    pub proposers: Vec<String>,
    pub skip: usize,
}

/// Whether a bracket with this inside is a blank to be filled in.
pub(super) fn is_blank(inside: &str) -> bool {
    let t = inside.trim();
    matches!(t, "x" | "X" | "…" | "..." | "●" | "•" | "" | "TBD" | "tbd" | "n" | "N" | "y" | "z" | "XX" | "xx")
        || t.starts_with("to be completed")
        || t.starts_with("to be determined")
        || t.starts_with("to be inserted")
        || t.chars().all(|c| c == '_' || c == '.')
}

/// Whether this pair is a bracket that offers a choice.
pub(super) fn is_choice(pair: &Pair<'_>) -> bool {
    pair.as_rule() == Rule::bracket && !is_blank(pair.as_str().trim_start_matches('[').trim_end_matches(']'))
}

/// Reads the head of a side. Names before a colon count only if they are declared actors.
pub(super) fn side_head(text: &str, first: bool, is_actor: &dyn Fn(&str) -> bool) -> SideHead {
    let mut out = SideHead::default();
    let mut rest = text.trim_start();
    if first && rest.starts_with('#') {
        let named = rest.trim_start_matches('#');
        let end = named.find(|c| !is_of_name(c)).unwrap_or(named.len());
        let (name, after) = named.split_at(end);
        out.name = Some(name.to_owned());
        (out.motive, rest) = motive(after);
        if out.motive.is_some() {
            rest = rest.strip_prefix(':').unwrap_or(rest);
        }
        out.skip = text.len() - rest.len();
    }
    let head_end =
        rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ' ' | ',' | '\t'))).unwrap_or(rest.len());
    let (names, mut after) = rest.split_at(head_end);
    let (why, behind) = motive(after);
    after = behind.trim_start();
    // Nobody begins words of a treaty with one of these in parentheses, so a motive needs no proposer beside it.
    if why.is_some() && names.trim().is_empty() {
        out.motive = why;
        out.skip = text.len() - after.strip_prefix(':').unwrap_or(after).len();
        return out;
    }
    if let Some(body) = after.strip_prefix(':') {
        let list: Vec<&str> = names.split(',').flat_map(|n| n.split(" and ")).map(str::trim).collect();
        if !list.is_empty() && list.iter().all(|n| is_actor(n)) {
            out.proposers = list.into_iter().map(str::to_owned).collect();
            out.motive = why.or(out.motive);
            out.skip = text.len() - body.len();
        }
    }
    out
}

/// Whether this is one name that begins as names of parties do.
fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// A motive in parentheses at the beginning of `text`, and what follows it.
fn motive(text: &str) -> (Option<String>, &str) {
    const MOTIVES: [&str; 5] =
        ["awaiting instructions", "waiting for instructions", "trading", "objection", "linguistic"];
    let t = text.trim_start();
    for m in MOTIVES {
        if let Some(rest) = t.strip_prefix('(').and_then(|r| r.strip_prefix(m)).and_then(|r| r.strip_prefix(')')) {
            return (Some(m.to_owned()), rest.trim_start());
        }
    }
    (None, text)
}

/// The options of a bracket, from the heads of its sides and whether each side is empty.
pub(super) fn options(heads: &[SideHead], spans: &[Span], empty: &[bool]) -> Vec<Opt> {
    let alone = heads.len() == 1;
    let mut out: Vec<Opt> = Vec::new();
    for (i, head) in heads.iter().enumerate() {
        let absent = empty.get(i).copied().unwrap_or(false);
        let mut name = match (head.proposers.join("+"), absent) {
            (p, _) if !p.is_empty() => p,
            (_, true) => "absent".to_owned(),
            _ if alone => "present".to_owned(),
            _ => (i + 1).to_string(),
        };
        if out.iter().any(|o| o.name == name) {
            name = (i + 1).to_string();
        }
        let span = spans.get(i).copied().unwrap_or_default();
        out.push(Opt { name, proposers: head.proposers.clone(), motive: head.motive.clone(), span, absent });
    }
    if alone {
        out.push(Opt {
            name: "absent".into(),
            proposers: Vec::new(),
            motive: None,
            span: Span::default(),
            absent: true,
        });
    }
    out
}

/// The sides of a bracket pair with their heads, in order.
pub(super) struct Sides<'i> {
    pub pairs: Vec<Pair<'i>>,
    pub heads: Vec<SideHead>,
    pub choice: ChoiceId,
}

impl Lower<'_> {
    /// Makes the choice that a bracket offers. `address` names it where `[#name` does not.
    pub(super) fn choice_of<'i>(&mut self, bracket: &Pair<'i>, ctx: Ctx, address: &str) -> Sides<'i> {
        let pairs: Vec<Pair<'i>> = bracket.clone().into_inner().filter(|p| p.as_rule() == Rule::side).collect();
        let heads: Vec<SideHead> = pairs
            .iter()
            .enumerate()
            // In structure nothing but a proposer is one capitalised name before a colon: a misspelt one is one all the same.
            .map(|(i, p)| side_head(p.as_str(), i == 0, &|n| self.is_actor(n) || is_name(n)))
            .collect();
        let empty: Vec<bool> = pairs
            .iter()
            .zip(&heads)
            .map(|(p, h)| p.as_str().get(h.skip..).is_none_or(|t| t.trim().is_empty()))
            .collect();
        let spans: Vec<Span> = pairs.iter().map(|p| self.span(p)).collect();
        let span = self.span(bracket);
        if let Some(&choice) = self.seen.get(&span.start) {
            return Sides { pairs, heads, choice };
        }
        let name = heads.first().and_then(|h| h.name.clone()).unwrap_or_else(|| self.address(address));
        let choice = Choice { name, sort: Sort::Bracket, span, parent: ctx, options: options(&heads, &spans, &empty) };
        let choice = self.tree.choices.add(choice);
        self.seen.insert(span.start, choice);
        for (side, head) in pairs.iter().zip(&heads) {
            self.note_proposers(side, head, ctx);
        }
        Sides { pairs, heads, choice }
    }

    /// Remembers where the proposers of a side are named.
    fn note_proposers(&mut self, side: &Pair<'_>, head: &SideHead, ctx: Ctx) {
        let text = side.as_str().get(..head.skip).unwrap_or("");
        let mut from = 0;
        for name in &head.proposers {
            let Some(at) = text.get(from..).and_then(|t| t.find(name.as_str())).map(|n| from + n) else { continue };
            from = at + name.len();
            let span = self.at(side.as_span().start() + at, name.len());
            let sym = self.tree.names.intern(name);
            self.tree.proposers.push((Path(smallvec::smallvec![Name { sym, span }]), ctx));
        }
    }

    /// Every way of reading a statement whose parts are `parts`. Offsets are those of the chunk; `start..end` is the statement.
    pub(super) fn readings(
        &mut self,
        parts: &[Pair<'_>],
        start: usize,
        end: usize,
        ctx: Ctx,
        address: &str,
    ) -> Vec<Reading> {
        let mut all: Vec<(Ctx, Vec<(usize, usize)>)> = vec![(ctx, Vec::new())];
        for bracket in parts.iter().filter(|p| is_choice(p)) {
            self.expand(bracket, ctx, address, &mut all);
        }
        let source = self.text.get(start..end).unwrap_or("");
        all.into_iter()
            .map(|(ctx, cuts)| {
                let mut bytes = source.as_bytes().to_vec();
                for &(from, to) in &cuts {
                    for b in bytes.get_mut(from.saturating_sub(start)..to.saturating_sub(start)).into_iter().flatten() {
                        *b = b' ';
                    }
                }
                let mut text = String::from_utf8(bytes).unwrap_or_default();
                for &(from, to) in &cuts {
                    mend_comma(&mut text, from.saturating_sub(start), to.saturating_sub(start));
                }
                Reading { ctx, text }
            })
            .collect()
    }

    /// Multiplies the readings so far by the sides of one bracket.
    fn expand(&mut self, bracket: &Pair<'_>, parent: Ctx, address: &str, all: &mut Vec<(Ctx, Vec<(usize, usize)>)>) {
        let sides = self.choice_of(bracket, parent, address);
        let whole = (bracket.as_span().start(), bracket.as_span().end());
        let options = self.tree.choices.get(sides.choice).map_or(0, |c| c.options.len());
        let mut out = Vec::new();
        for (before, cuts) in all.iter() {
            for o in 0..options {
                let ctx = self.tree.choices.take(*before, sides.choice, u16::try_from(o).unwrap_or(u16::MAX));
                let mut cuts = cuts.clone();
                let Some(side) = sides.pairs.get(o) else {
                    cuts.push(whole);
                    out.push((ctx, cuts));
                    continue;
                };
                let skip = sides.heads.get(o).map_or(0, |h| h.skip);
                cuts.push((whole.0, side.as_span().start() + skip));
                cuts.push((side.as_span().end(), whole.1));
                let mut nested = vec![(ctx, cuts)];
                let inner = self.tree.choices.take(parent, sides.choice, u16::try_from(o).unwrap_or(u16::MAX));
                for statement in side.clone().into_inner() {
                    for part in statement.into_inner().filter(is_choice) {
                        self.expand(&part, inner, address, &mut nested);
                    }
                }
                out.extend(nested);
            }
        }
        if out.len() > MAX_READINGS {
            out.truncate(MAX_READINGS);
            if !self.said_limit {
                self.said_limit = true;
                let span = self.span(bracket);
                self.findings.push(
                    Finding::new(
                        Code("S004"),
                        Severity::Error,
                        format!("this statement can be read in more than {MAX_READINGS} ways"),
                    )
                    .at(span, "one bracket too many")
                    .help("put alternative wordings of the whole statement side by side in one bracket"),
                );
            }
        }
        *all = out;
    }
}

/// An absent member of a list takes its comma with it.
fn mend_comma(text: &mut String, from: usize, to: usize) {
    let Some((before, after)) = text.get(..from).zip(text.get(to..)) else { return };
    let kept = text.get(from..to).is_none_or(|t| !t.trim().is_empty());
    if kept {
        return;
    }
    let before = before.trim_end();
    let blanks = after.len() - after.trim_start().len();
    let next = after.trim_start();
    let last_word = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let opens = matches!(
        last_word,
        "by" | "of" | "to" | "in" | "from" | "between" | "each" | "for" | "against" | "on" | "through"
    ) || !before.contains(' ');
    let spot = if next.starts_with(',') && (before.ends_with(',') || opens) {
        Some(to + blanks)
    } else if before.ends_with(',') && (next.is_empty() || next.starts_with(';')) {
        Some(before.len() - 1)
    } else {
        None
    };
    if let Some(at) = spot {
        text.replace_range(at..=at, " ");
    }
}
