//! `X001 prose-drift`: own prose contradicts a value of the structure, or lacks one in the whole article.

use super::values::{self, Length, Said, Stated, length};
use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::lock::Reviewed;
use crate::model::NodeId;
use crate::model::prose::tongues::{Counted, Form, Numeral, Range, Reading, Tongue, read, tongue};
use crate::model::prose::{Decimal, Run};
use crate::model::uses::fewest;
use crate::rules::Case;
use crate::rules::said::{and, under};
use crate::rules::unsettled::reopened::{parted, same_statement, short};
use crate::source::Span;
use crate::substance::{Replaced, compared, reviews};
use crate::syntax::kind::Class;
use crate::syntax::tree::Unit;
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let main = model.main_language();
    let mut written: FxHashMap<NodeId, Vec<Words<'_, '_>>> = FxHashMap::default();
    for run in case.texts().iter().filter(|r| model.node(r.node).kind.word == "text") {
        if let Some(tongue) = tongue(run.lang.unwrap_or(main)) {
            written.entry(run.node).or_default().push(Words { run, tongue, reading: None });
        }
    }
    changed_since(case, out);
    for text in model.of_kind("text") {
        let replaces = crate::substance::replaced(model, text);
        if replaces.is_empty() || is_reviewed(case, text) {
            continue;
        }
        // How the languages differ is F906's matter: the first that can be read stands for all.
        let Some(words) = written.get_mut(&text).and_then(|w| w.first_mut()) else { continue };
        let reading = words.reading().clone();
        let run = words.run;
        let stated = values::of(case, &replaces);
        let mut prose = Prose { case, run, facts: facts(&reading), reading };
        let lacking = prose.contradictions(&stated, &replaces, out);
        let lacking: Vec<(&Stated, Ctx)> =
            lacking.into_iter().filter(|(s, _)| !beside(case, text, &s.is, &mut written)).collect();
        if !lacking.is_empty() {
            out.push(prose.lacks(&lacking, &replaces));
        }
    }
}

/// The words of a text in a language, read when they are asked for.
struct Words<'r, 't> {
    run: &'r Run<'t>,
    tongue: &'static Tongue,
    reading: Option<Reading>,
}

impl Words<'_, '_> {
    fn reading(&mut self) -> &Reading {
        self.reading.get_or_insert_with(|| read(self.run.text, Some(self.tongue)))
    }
}

/// Says what has changed since somebody compared a text with its structure. A mark that the lock does not know, or knows with
/// another day, has nothing to be held to.
fn changed_since(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let Some(locked) = case.locked.filter(|l| !l.reviewed.is_empty()) else { return };
    for review in reviews(model) {
        let same = |r: &&Reviewed| r.text == review.key && r.on == review.on && r.by == review.by;
        let Some(was) = locked.reviewed.iter().find(same) else { continue };
        let now = compared(model, review.node);
        if now.fingerprint() == was.fingerprint {
            continue;
        }
        let (new, lost) = parted(&was.says, &now);
        let by = if was.by.is_empty() { "somebody".to_owned() } else { was.by.clone() };
        let mark = model.node(review.node).fields("reviewed").last().map_or(model.node(review.node).head, |f| f.span);
        let mut finding = Finding::new(
            Code("X001"),
            Severity::Warning,
            format!("`{}` has changed since {by} compared its prose with its structure on {}", was.text, was.on),
        )
        .at(mark, "compared before the change");
        let mut lost: Vec<Option<&str>> = lost.into_iter().map(Some).collect();
        for (text, at) in new.iter().take(SHOWN) {
            let old = lost.iter_mut().find(|l| l.is_some_and(|l| same_statement(l, text))).and_then(Option::take);
            let label = old.map_or_else(|| "was not there".to_owned(), |o| format!("was `{}`", short(o.trim())));
            finding = finding.at(*at, label);
        }
        let gone: Vec<String> = lost.into_iter().flatten().map(|l| format!("`{}`", short(l.trim()))).collect();
        let why = match gone.as_slice() {
            [] => "what was found to say the same may not say it any more".to_owned(),
            gone => format!("{} is no longer there; what was found to say the same may not say it any more", and(gone)),
        };
        out.push(
            finding
                .why(why)
                .help("compare them again, give the mark the new day, and record it: `treatyc review FILE`")
                .under(model.ctx(review.node)),
        );
    }
}

/// So many changed statements are shown.
const SHOWN: usize = 4;

/// Somebody has compared the text with the structure.
fn is_reviewed(case: &Case<'_>, text: NodeId) -> bool {
    case.model.around(text).any(|a| case.model.node(a).field("reviewed").is_some())
}

/// Whether another text of the same article says a value.
fn beside(case: &Case<'_>, text: NodeId, value: &Said, written: &mut FxHashMap<NodeId, Vec<Words<'_, '_>>>) -> bool {
    let model = case.model;
    let around = model.around(text).filter(|a| model.node(*a).kind.class == Class::Container).last();
    let Some(article) = around else { return false };
    model.inside(article).filter(|id| *id != text).any(|id| {
        let words = written.get_mut(&id).and_then(|w| w.first_mut());
        words.is_some_and(|w| {
            let reading = w.reading();
            says(&facts(reading), reading, value)
        })
    })
}

/// A number of the prose as a value, and where.
#[derive(Clone, Copy)]
struct Fact {
    number: Numeral,
    time: Option<Length>,
}

fn facts(reading: &Reading) -> Vec<Fact> {
    let unit = |c: Counted| {
        Some(match c {
            Counted::Minutes => Unit::Minute,
            Counted::Hours => Unit::Hour,
            Counted::Days => Unit::Day,
            Counted::Weeks => Unit::Week,
            Counted::Months => Unit::Month,
            Counted::Years => Unit::Year,
            Counted::Percent => return None,
        })
    };
    let fact = |n: &Numeral| Fact { number: *n, time: n.counts.and_then(unit).and_then(|u| length(n.value, u)) };
    reading.numbers.iter().map(fact).collect()
}

/// The numbers of the prose that say a value; none where it does not say it.
fn sayings<'f>(facts: &'f [Fact], reading: &Reading, value: &Said) -> Vec<&'f Fact> {
    let of = |n: Decimal| facts.iter().filter(move |f| f.number.value == n && f.time.is_none());
    match value {
        Said::Time(parts) => {
            let with = |p: &Length| facts.iter().filter(|f| f.time == Some(*p)).collect::<Vec<_>>();
            let each: Vec<Vec<&Fact>> = parts.iter().map(with).collect();
            let whole = total(parts).map(|t| with(&t)).unwrap_or_default();
            if whole.is_empty() && !each.iter().any(Vec::is_empty) { each.concat() } else { whole }
        }
        Said::Date(y, m, d) => {
            let number = |n: i64| facts.iter().find(|f| f.number.value == Decimal::whole(n));
            let (year, day) = (number(i64::from(*y)), number(i64::from(*d)));
            let month = reading.months.iter().any(|x| x.0 == *m);
            year.zip(day).filter(|_| month).map(|(y, d)| vec![y, d]).unwrap_or_default()
        }
        Said::Percent(n) => {
            let all = facts.iter().filter(|f| f.number.value == *n);
            all.filter(|f| f.time.is_none()).collect()
        }
        Said::Money(n) | Said::Count(n) => of(*n).collect(),
    }
}

fn says(facts: &[Fact], reading: &Reading, value: &Said) -> bool {
    !sayings(facts, reading, value).is_empty()
}

/// "2 years 6 months" as thirty months.
fn total(parts: &[Length]) -> Option<Length> {
    let mut months = 0i64;
    for part in parts {
        match part {
            Length::Months(n) if n.scale == 0 => months = months.checked_add(n.mantissa)?,
            other => return (parts.len() == 1).then_some(*other),
        }
    }
    Some(Length::Months(Decimal::whole(months)))
}

struct Prose<'a, 't> {
    case: &'a Case<'t>,
    run: &'a Run<'t>,
    facts: Vec<Fact>,
    reading: Reading,
}

impl Prose<'_, '_> {
    /// Where a value stands in for what the structure puts in: `{completes}`, `{north.completes}`.
    fn puts_in(&self, s: &Stated) -> bool {
        let field = s.field.1.replace(' ', "_");
        self.reading.put_in.iter().any(|n| n.rsplit('.').next() == Some(field.as_str()))
    }

    fn at(&self, range: Range) -> Span {
        self.run.at(range.0, range.1)
    }

    /// Says what contradicts, and gives back the values that are only lacking, each with where.
    fn contradictions<'s>(
        &mut self,
        stated: &'s [Stated],
        replaces: &[Replaced],
        out: &mut Vec<Finding>,
    ) -> Vec<(&'s Stated, Ctx)> {
        let choices = self.case.choices();
        let mut lacking = Vec::new();
        let mut used: Vec<Range> = Vec::new();
        let english = self.run.is_english(self.case.model.main_language());
        for s in stated.iter().filter(|s| !self.puts_in(s)) {
            let there: Vec<Ctx> = sayings(&self.facts, &self.reading, &s.is)
                .iter()
                .map(|f| self.case.model.ctx_at(self.run, self.at(f.number.at)))
                .collect();
            let Some(whole) = choices.meet(self.run.ctx, s.ctx) else { continue };
            for bare in choices.uncovered(whole, &there) {
                // A value that the structure states elsewhere is not this one said wrongly.
                let strange = |f: &&Fact| {
                    let theirs = stated.iter().filter(|o| choices.compatible(o.ctx, bare));
                    is_like(f, &s.is, english)
                        && !used.contains(&f.number.at)
                        && !theirs
                            .into_iter()
                            .any(|o| sayings(&self.facts, &self.reading, &o.is).iter().any(|x| x.number == f.number))
                };
                let wrong = self.facts.iter().filter(strange).find_map(|f| {
                    let here = self.case.model.ctx_at(self.run, self.at(f.number.at));
                    Some((*f, choices.meet(bare, here)?))
                });
                match wrong {
                    Some((fact, ctx)) => {
                        used.push(fact.number.at);
                        out.push(self.contradicts(s, fact, replaces).under(ctx));
                    }
                    None => lacking.push((s, bare)),
                }
            }
        }
        lacking
    }

    fn contradicts(&self, s: &Stated, fact: Fact, replaces: &[Replaced]) -> Finding {
        let model = self.case.model;
        let value = model.text(s.at).trim();
        let (from, to) = fact.number.at;
        let span = self.at((from, to));
        let said = self.run.text.get(from..).map_or_else(String::new, |t| {
            let words = t.char_indices().filter(|(_, c)| c.is_whitespace()).nth(1).map_or(t.len(), |(i, _)| i);
            let words = t.get(..words.max(to - from).min(t.len())).unwrap_or("");
            words.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%').replace(')', "")
        });
        let what = super::replaces(self.case, replaces);
        Finding::new(Code("X001"), Severity::Warning, format!("the prose of {what} says \"{said}\", and its structure \"{value}\""))
            .at(span, "the prose")
            .at(s.at, "the structure")
            .why("only the printed text is signed; every other check has looked at the structure")
            .help("let one follow the other, or put the value in with `{…}`, so that it cannot drift; if both are meant, say who has compared them: `reviewed on … by \"…\"`")
    }

    fn lacks(&self, lacking: &[(&Stated, Ctx)], replaces: &[Replaced]) -> Finding {
        let model = self.case.model;
        let mut values: Vec<String> = Vec::new();
        for (s, _) in lacking {
            let value = format!("\"{}\"", model.text(s.at).trim());
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let what = super::replaces(self.case, replaces);
        let mut finding =
            Finding::new(Code("X001"), Severity::Info, format!("the prose of {what} does not say {}", and(&values)))
                .at(self.run.span, "nowhere in this article");
        for (s, _) in lacking.iter().take(4) {
            finding = finding.at(s.at, "the structure says it");
        }
        let ctxs: Vec<Ctx> = lacking.iter().map(|l| l.1).collect();
        let finding = finding
            .why("only the printed text is signed: what it leaves out is not agreed")
            .help("say it, put it in with `{…}`, or take it out of the structure");
        under(finding, &fewest(self.case.choices(), self.run.ctx, &ctxs))
    }
}

/// Whether a number of the prose could be a value of this sort said wrongly.
fn is_like(fact: &Fact, value: &Said, english: bool) -> bool {
    let n = fact.number;
    match value {
        // "Un jour" is some day or other.
        Said::Time(_) => fact.time.is_some() && (n.form != Form::Loose || english),
        Said::Percent(_) => n.counts == Some(Counted::Percent),
        // Years and the numbers of articles are smaller.
        Said::Money(_) => n.counts.is_none() && n.value >= Decimal::whole(3_000),
        Said::Date(..) | Said::Count(_) => false,
    }
}
