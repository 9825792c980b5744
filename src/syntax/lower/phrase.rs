//! Lists, words, names and numbers: from pairs to the tree.

use super::super::grammar::{Pair, Rule};
use super::super::tree::{
    How, Item, List, Name, Named, Names, Num, Path, Quorum, QuorumNeed, Relation, Run, Side, Special, Words,
};
use super::plain::back;
use crate::finding::{Code, Finding, Severity};
use crate::source::Span;
use smallvec::{SmallVec, smallvec};

/// What reading a phrase needs besides the pairs: where the phrase stands, the table of names, and a place for findings.
pub(super) struct Reader<'a> {
    /// Address of the phrase's first byte.
    pub base: u32,
    /// What was left out of it, as [`super::plain::back`] takes it.
    pub gaps: &'a [(usize, usize)],
    pub names: &'a mut Names,
    pub findings: &'a mut Vec<Finding>,
    pub blanks: &'a mut Vec<Span>,
}

/// The first pair below `pair` of one rule.
pub(super) fn find<'i>(pair: &Pair<'i>, rule: Rule) -> Option<Pair<'i>> {
    pair.clone().into_inner().find(|p| p.as_rule() == rule)
}

/// Whether a pair of this rule stands directly below.
pub(super) fn has(pair: &Pair<'_>, rule: Rule) -> bool {
    find(pair, rule).is_some()
}

/// A finding at error level.
pub(super) fn error(code: &'static str, message: impl Into<String>) -> Finding {
    Finding::new(Code(code), Severity::Error, message)
}

impl Reader<'_> {
    pub fn span(&self, pair: &Pair<'_>) -> Span {
        let s = pair.as_span();
        let text = pair.as_str();
        // Implicit blanks may be swallowed at the end of a rule.
        let end = s.start() + text.trim_end().len();
        let (from, to) = match end.checked_sub(1).filter(|last| *last >= s.start()) {
            Some(last) if !self.gaps.is_empty() => (back(self.gaps, s.start()), back(self.gaps, last) + 1),
            _ => (s.start(), end),
        };
        Span::new(self.base + u32::try_from(from).unwrap_or(0), self.base + u32::try_from(to).unwrap_or(0))
    }

    pub fn blank(&mut self, pair: &Pair<'_>) -> Span {
        let span = self.span(pair);
        self.blanks.push(span);
        span
    }

    pub fn name(&mut self, pair: &Pair<'_>) -> Name {
        Name { sym: self.names.intern(pair.as_str().trim_end()), span: self.span(pair) }
    }

    pub fn path(&mut self, pair: &Pair<'_>) -> Path {
        if pair.as_rule() == Rule::name {
            return Path(smallvec![self.name(pair)]);
        }
        Path(pair.clone().into_inner().map(|p| self.name(&p)).collect())
    }

    /// The inside of a string literal.
    pub fn inside(&self, pair: &Pair<'_>) -> Span {
        let n = if pair.as_str().starts_with("\"\"\"") { 3 } else { 1 };
        let s = self.span(pair);
        Span::new(s.start + n, s.end.saturating_sub(n).max(s.start + n))
    }

    pub fn words(&mut self, pair: &Pair<'_>) -> Words {
        let mut out = Words { span: self.span(pair), ..Words::default() };
        if pair.as_rule() == Rule::string {
            out.runs.push(Run { lang: None, case: None, span: self.inside(pair) });
            return out;
        }
        let (mut lang, mut case) = (None, None);
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::wlang => (lang, case) = (Some(self.names.intern(p.as_str())), None),
                Rule::wcase => case = Some(self.names.intern(p.as_str())),
                Rule::string => out.runs.push(Run { lang, case, span: self.inside(&p) }),
                Rule::blank => out.blank = Some(self.blank(&p)),
                _ => {}
            }
        }
        out
    }

    pub fn number(&mut self, pair: &Pair<'_>) -> Num {
        let span = self.span(pair);
        let mut out = Num { mantissa: 0, scale: 0, blank: false, span };
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::blank => {
                    self.blank(&p);
                    out.blank = true;
                }
                Rule::grouped => {
                    let digits: String = p.as_str().chars().filter(char::is_ascii_digit).collect();
                    let behind = p.as_str().split_once('.').map_or(0, |(_, d)| d.len());
                    match (digits.parse::<i64>(), u8::try_from(behind)) {
                        (Ok(n), Ok(s)) if digits.len() <= 15 => (out.mantissa, out.scale) = (n, s),
                        _ => {
                            let f = error("S004", "this number is out of range").at(span, "more than fifteen digits");
                            self.findings.push(f.help("write it in thousands, millions or billions"));
                            out.blank = true;
                        }
                    }
                }
                Rule::magnitude => {
                    let zeros: u8 = match p.as_str() {
                        "thousand" => 3,
                        "million" => 6,
                        _ => 9,
                    };
                    let cut = zeros.min(out.scale);
                    out.scale -= cut;
                    match 10i64.checked_pow(u32::from(zeros - cut)).and_then(|f| out.mantissa.checked_mul(f)) {
                        Some(n) => out.mantissa = n,
                        None => out.blank = true,
                    }
                }
                _ => {}
            }
        }
        out
    }

    pub fn list(&mut self, pair: &Pair<'_>) -> List {
        let mut out = List { span: self.span(pair), ..List::default() };
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::mode => {
                    let text = p.as_str();
                    out.each = text.starts_with("each") || text.starts_with("every");
                    out.any = text.starts_with("any");
                }
                Rule::item => {
                    let item = self.item(&p);
                    out.items.push(item);
                }
                Rule::k_together => out.together = true,
                Rule::excepting => {
                    out.except = p.into_inner().filter(|q| q.as_rule() == Rule::item).map(|q| self.item(&q)).collect();
                }
                _ => {}
            }
        }
        out
    }

    /// All lists directly below a pair.
    pub fn lists(&mut self, pair: &Pair<'_>) -> SmallVec<[List; 1]> {
        pair.clone()
            .into_inner()
            .filter(|p| matches!(p.as_rule(), Rule::list | Rule::narrow_list))
            .map(|p| self.list(&p))
            .collect()
    }

    /// The first list below.
    pub fn list_in(&mut self, pair: &Pair<'_>) -> Option<List> {
        self.lists(pair).into_iter().next()
    }

    fn item(&mut self, pair: &Pair<'_>) -> Item {
        let mut out = Item {
            is: Named::Blank,
            each: None,
            place: None,
            around: None,
            more: SmallVec::new(),
            span: self.span(pair),
        };
        let inner: SmallVec<[Pair<'_>; 2]> = pair.clone().into_inner().collect();
        if let [only] = inner.as_slice()
            && only.as_rule() == Rule::path
        {
            out.is = Named::Path(self.path(only));
            return out;
        }
        let (mut before, mut after) = (Words::default(), Words::default());
        let mut number = None;
        for p in inner {
            match p.as_rule() {
                Rule::path if matches!(out.is, Named::Blank) => out.is = Named::Path(self.path(&p)),
                Rule::path => out.more.push((self.path(&p), Words::default())),
                Rule::special => out.is = Named::Special(special(p.as_str())),
                Rule::blank => {
                    self.blank(&p);
                }
                Rule::place_rel => self.relation(&p, &mut out),
                Rule::on_side => {
                    let side = Some(self.side(&p));
                    out.place = Some(Box::new(Relation { how: How::At, distance: None, side }));
                }
                Rule::member_of => {
                    out.each = Some(!has(&p, Rule::k_any));
                    if let Some(q) = find(&p, Rule::path) {
                        out.is = Named::Path(self.path(&q));
                    }
                }
                Rule::string => match out.more.last_mut() {
                    Some(last) => last.1 = self.words(&p),
                    None => after = self.words(&p),
                },
                Rule::words_path => {
                    for q in p.into_inner() {
                        match q.as_rule() {
                            Rule::words => before = self.words(&q),
                            Rule::path if matches!(out.is, Named::Blank) => out.is = Named::Path(self.path(&q)),
                            Rule::path => out.more.push((self.path(&q), Words::default())),
                            Rule::special_actor => out.is = Named::Special(special(q.as_str())),
                            Rule::string => match out.more.last_mut() {
                                Some(last) => last.1 = self.words(&q),
                                None => after = self.words(&q),
                            },
                            _ => {}
                        }
                    }
                    if matches!(out.is, Named::Blank) && before.blank.is_none() {
                        out.is = Named::Words(std::mem::take(&mut before));
                    }
                }
                Rule::number => number = Some(self.number(&p)),
                Rule::list => {
                    let list = self.list(&p);
                    if let Some(n) = number {
                        out.is = Named::Some(n, Box::new(list));
                    }
                }
                _ => {}
            }
        }
        if !before.runs.is_empty() || !after.runs.is_empty() {
            out.around = Some(Box::new((before, after)));
        }
        out
    }

    fn relation(&mut self, pair: &Pair<'_>, out: &mut Item) {
        let Some(rel) = pair.clone().into_inner().next() else { return };
        let how = match rel.as_rule() {
            Rule::r_beyond => How::Beyond,
            Rule::r_distance => How::AtLeastFrom,
            Rule::r_within | Rule::r_off => How::WithinOf,
            Rule::r_along => How::Along,
            _ => How::At,
        };
        if let Some(p) = find(&rel, Rule::path) {
            out.is = Named::Path(self.path(&p));
        }
        out.place = Some(Box::new(self.relation_of(&rel, how)));
    }

    pub fn relation_of(&mut self, rel: &Pair<'_>, how: How) -> Relation {
        let distance = find(rel, Rule::distance).and_then(|d| {
            let unit = find(&d, Rule::length).map(|u| self.span(&u))?;
            find(&d, Rule::number).map(|n| (self.number(&n), unit))
        });
        let side = find(rel, Rule::on_side).map(|s| self.side(&s));
        Relation { how, distance, side }
    }

    pub fn side(&mut self, pair: &Pair<'_>) -> Side {
        if has(pair, Rule::both_sides) {
            return Side::Both;
        }
        let span = self.span(pair);
        for p in pair.clone().into_inner() {
            let is = match p.as_rule() {
                Rule::path => Named::Path(self.path(&p)),
                Rule::special => Named::Special(special(p.as_str())),
                _ => continue,
            };
            return Side::Of(Box::new(Item {
                is,
                each: None,
                place: None,
                around: None,
                more: SmallVec::new(),
                span: self.span(&p),
            }));
        }
        Side::Compass(span)
    }

    pub fn quorum(&mut self, pair: &Pair<'_>) -> Quorum {
        let span = self.span(pair);
        let mut out = Quorum { need: QuorumNeed::All, of: None, including: None, span };
        let Some(inner) = pair.clone().into_inner().next() else { return out };
        out.of = self.list_in(&inner);
        out.including = find(&inner, Rule::including).and_then(|p| self.list_in(&p));
        match inner.as_rule() {
            Rule::majority => {
                out.need = find(&inner, Rule::fraction).map_or(QuorumNeed::Majority, |f| {
                    let (n, d) = fraction(f.as_str());
                    QuorumNeed::Share(n, d)
                });
            }
            Rule::quorum_number => {
                if let Some(n) = find(&inner, Rule::number) {
                    out.need = QuorumNeed::Number(self.number(&n));
                }
            }
            _ => {}
        }
        out
    }
}

/// Numerator and denominator of a fraction in words.
pub(super) fn fraction(text: &str) -> (u32, u32) {
    match text.trim() {
        "two thirds" | "two-thirds" => (2, 3),
        "three quarters" | "three-quarters" | "three fourths" => (3, 4),
        "one third" | "a third" => (1, 3),
        "one quarter" | "a quarter" => (1, 4),
        _ => (1, 2),
    }
}

/// The standing expression that a text is.
pub(super) fn special(text: &str) -> Special {
    match text.trim() {
        "each party" | "every party" => Special::EachParty,
        "any party" | "either party" => Special::AnyParty,
        "the other party" | "the other parties" | "all other parties" | "all the other parties" => Special::OtherParty,
        "guarantors" | "the guarantors" | "all guarantors" => Special::Guarantors,
        "each guarantor" => Special::EachGuarantor,
        "any guarantor" => Special::AnyGuarantor,
        "the depositary" | "depositary" => Special::Depositary,
        "each" => Special::Each,
        "the other" => Special::Other,
        "itself" => Special::Itself,
        "nobody" | "no one" => Special::Nobody,
        "this treaty" => Special::ThisTreaty,
        "any other provision" | "all other provisions" => Special::AnyOtherProvision,
        _ => Special::AllParties,
    }
}
