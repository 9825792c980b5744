//! Values in the words of the language, the same however they were laid out.

use super::Voice;
use super::measure::{duration, number, special};
use crate::choice::Ctx;
use crate::model::{Model, NodeId};
use crate::source::Span;
use crate::syntax::tree::{
    Amount, Bound, Bounding, Calendar, Condition, Consent, Date, Determiner, EventRef, How, Instant, Item, Languages,
    Limit, List, Measure, Named, Notice, OpenEnd, Part, Path, Period, Quorum, QuorumNeed, Relation, Renewal, Side,
    Term, Value, Whole, Words,
};
use std::fmt::Write as _;

/// Puts values into words.
pub struct Speaker<'a, 't> {
    /// The treaty.
    pub model: &'a Model<'t>,
    /// How names and texts are said.
    pub voice: &'a dyn Voice,
    /// The construct in which the value stands.
    pub scope: NodeId,
    /// The options under which it is read.
    pub ctx: Ctx,
}

pub(super) fn join(parts: impl IntoIterator<Item = String>) -> String {
    let mut out = String::new();
    for part in parts.into_iter().filter(|p| !p.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&part);
    }
    out
}

fn after(word: &str, said: &str) -> String {
    format!("{word} {said}")
}

impl Speaker<'_, '_> {
    /// A value.
    #[must_use]
    pub fn value(&self, value: &Value) -> String {
        match value {
            Value::Flag => String::new(),
            Value::Broken => "?".into(),
            Value::Blank(_) => "[…]".into(),
            Value::Words(w) => self.words(w),
            Value::Free(s) => self.free(*s),
            Value::List(l) => self.list(l),
            Value::Instant(i) => self.instant(i),
            Value::Bound(b) => self.bound(b),
            Value::Period(p) => self.period(p),
            Value::Renewal(r) => self.renewal(r),
            Value::Duration(d) => duration(d),
            Value::Range(r) => format!("{} to {}", duration(&r.0), duration(&r.1)),
            // Once every month is every month.
            Value::Every(d, often) => after(if *often > 1 { "twice every" } else { "every" }, &duration(d)),
            Value::Condition(c) => self.condition(c),
            Value::Amount(a) => self.amount(a),
            Value::Date(d) => self.date(d),
            Value::Days(d) => {
                const WEEK: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
                let days =
                    d.1.iter().filter_map(|n| WEEK.get(usize::from(*n).saturating_sub(1))).map(|s| (*s).to_owned());
                d.0.iter().map(|d| self.date(d)).chain(days).collect::<Vec<_>>().join(", ")
            }
            Value::Languages(l) => self.languages(l),
            Value::Quorum(q) => self.quorum(q),
            Value::Consent(all) => all.iter().map(|c| self.consent(c)).collect::<Vec<_>>().join(", "),
            Value::Determiner(d) => self.determiner(d),
            Value::Steps(steps) => steps.iter().map(|s| self.parts(s)).collect::<Vec<_>>().join(", then "),
            Value::Parts(parts) => self.parts(parts),
            Value::Path(p) => self.path(p),
            Value::Relation(r) => self.relation(r, None),
        }
    }

    fn path(&self, path: &Path) -> String {
        self.voice.refer(self.model, path, self.scope)
    }

    /// Words in all their languages and cases.
    #[must_use]
    pub fn words(&self, words: &Words) -> String {
        if words.runs.is_empty() {
            return "[…]".into();
        }
        let main = self.model.main_language();
        let mut runs: Vec<(String, String, String)> = words
            .runs
            .iter()
            .map(|r| {
                let lang = r.lang.map_or(main, |l| self.model.name(l));
                let case = r.case.map_or("", |c| self.model.name(c));
                (lang.to_owned(), case.to_owned(), self.voice.text(&flat(&self.model.sources.unescaped(r.span)), lang))
            })
            .collect();
        // The first language first; which of the others comes next is nothing to the text.
        runs.sort_by_key(|r| (r.0 != main, r.0.clone(), r.1.clone()));
        let said = |(lang, case, text): (String, String, String)| {
            let lang = if lang == main { String::new() } else { lang };
            join([lang, case, format!("\"{text}\"")])
        };
        join(runs.into_iter().map(said))
    }

    /// Words that stand as they are, without comments, with the side of each bracket that is taken.
    fn free(&self, span: Span) -> String {
        let choices = &self.model.tree.choices;
        let mut cut: Vec<(Span, String)> = Vec::new();
        for &(id, option) in choices.taken(self.ctx) {
            let Some(choice) = choices.get(id).filter(|c| span.contains(c.span) && c.span != span) else { continue };
            let side = choice.options.get(usize::from(option)).filter(|o| !o.absent);
            let said = side.map(|o| super::side(self.model, o)).unwrap_or_default();
            if !cut.iter().any(|(c, _)| c.contains(choice.span)) {
                cut.push((choice.span, said));
            }
        }
        cut.sort_by_key(|c| c.0);
        let (mut out, mut at) = (String::new(), span.start);
        for (place, said) in cut {
            out.push_str(self.model.text(Span::new(at, place.start)));
            out.push_str(&said);
            at = place.end;
        }
        out.push_str(self.model.text(Span::new(at, span.end)));
        let said = flat(&uncommented(&out));
        self.voice.free(&said, self.model.main_language())
    }

    fn list(&self, l: &List) -> String {
        let items = self.voice.list(l.items.iter().map(|i| self.item(i)).collect());
        let except: Vec<String> = l.except.iter().map(|i| self.item(i)).collect();
        let lead = match (l.each, l.any) {
            (true, _) => "each of",
            (_, true) => "any of",
            _ => "",
        };
        join([
            lead.to_owned(),
            items.join(", "),
            if l.together { "together".into() } else { String::new() },
            if except.is_empty() { String::new() } else { after("except", &except.join(", ")) },
        ])
    }

    /// One member of a list.
    #[must_use]
    pub fn item(&self, item: &Item) -> String {
        let is = match &item.is {
            Named::Path(p) => self.path(p),
            Named::Words(w) => self.words(w),
            Named::Special(s) => special(*s).to_owned(),
            Named::Some(n, list) => format!("{} of {}", number(*n), self.list(list)),
            Named::Blank => "[…]".into(),
        };
        let each = match item.each {
            Some(true) => "each",
            Some(false) => "any",
            None => "",
        };
        let is = item.place.as_ref().map_or_else(|| is.clone(), |r| self.relation(r, Some(&is)));
        let (before, behind) =
            item.around.as_deref().map(|(a, b)| (self.around(a), self.around(b))).unwrap_or_default();
        let more = item.more.iter().flat_map(|(p, w)| [self.path(p), self.around(w)]);
        join([each.to_owned(), before, is, behind].into_iter().chain(more))
    }

    /// Words beside a name; none is none, not a blank.
    fn around(&self, words: &Words) -> String {
        if words.runs.is_empty() { String::new() } else { self.words(words) }
    }

    fn relation(&self, r: &Relation, of: Option<&str>) -> String {
        let how = match r.how {
            How::Beyond => "beyond",
            How::AtLeastFrom => "at least from",
            How::WithinOf => "within",
            How::Along => "along",
            How::At => "at",
        };
        let distance = r.distance.map_or_else(String::new, |(n, unit)| format!("{} {}", number(n), self.free(unit)));
        let side = match &r.side {
            Some(Side::Both) => "on both sides".to_owned(),
            Some(Side::Of(item)) => after("on the side of", &self.item(item)),
            Some(Side::Compass(s)) => after("on the side", &self.free(*s)),
            None => String::new(),
        };
        join([how.to_owned(), distance, of.unwrap_or_default().to_owned(), side])
    }

    fn event(&self, e: &EventRef) -> String {
        match e {
            EventRef::Path(p) => self.path(p),
            EventRef::For(p, q) => format!("{} for {}", self.path(p), self.path(q)),
            EventRef::Act(act, by, span) => match by {
                Some(q) => format!("{} by {}", self.model.name(*act), self.quorum(q)),
                None => self.free(*span),
            },
        }
    }

    /// An instant.
    #[must_use]
    pub fn instant(&self, i: &Instant) -> String {
        match i {
            Instant::Date(d) => self.date(d),
            Instant::Event(e) => self.event(e),
            Instant::Offset { by, before, base, .. } => {
                let inner = self.instant(base);
                let inner = if matches!(**base, Instant::Offset { .. }) { format!("({inner})") } else { inner };
                format!("{} {} {inner}", duration(by), if *before { "before" } else { "after" })
            }
            Instant::Extreme { later, of, .. } => {
                let of: Vec<String> = of.iter().map(|i| self.instant(i)).collect();
                format!("the {} of {}", if *later { "later" } else { "earlier" }, of.join(" and "))
            }
            Instant::Words(s) => self.free(*s),
            Instant::Blank(_) => "[…]".into(),
        }
    }

    fn bound(&self, b: &Bound) -> String {
        b.terms.iter().map(|t| self.term(t)).collect::<Vec<_>>().join(" and ")
    }

    fn term(&self, t: &Term) -> String {
        let i = |word: &str, i: &Instant| after(word, &self.instant(i));
        match &t.limit {
            Limit::On(Instant::Offset { .. }) => self.free_limit(t),
            Limit::On(at) => i("on", at),
            Limit::By(at) => i("no later than", at),
            Limit::Before(at) => i("before", at),
            Limit::After(at) => i("after", at),
            Limit::NoEarlier(at) => i("no earlier than", at),
            Limit::AsFrom(at) => i("as from", at),
            Limit::Within(d, of) => {
                let of = of.as_ref().map_or_else(String::new, |of| i("of", of));
                join(["within".to_owned(), duration(d), of])
            }
            Limit::WithinBefore(d, at) => format!("within {} before {}", duration(d), self.instant(at)),
            Limit::Between(a, b) => format!("between {} and {}", self.instant(a), self.instant(b)),
            Limit::AfterLapse(d) => after("after", &duration(d)),
            // "as soon as possible", "promptly": which of them it is has no measure, but is in the text.
            Limit::Soft => self.free(t.span),
            Limit::Parallel { with, by_share, by_phase, certified } => join([
                after("in parallel with", &self.path(with)),
                if *by_share { "share for share".into() } else { String::new() },
                if *by_phase { "phase for phase".into() } else { String::new() },
                certified.as_ref().map_or_else(String::new, |l| after("certified by", &self.list(l))),
            ]),
        }
    }

    /// `30 days after X`, with or without "on": the same.
    fn free_limit(&self, t: &Term) -> String {
        match &t.limit {
            Limit::On(at) => self.instant(at),
            _ => String::new(),
        }
    }

    fn period(&self, p: &Period) -> String {
        join([
            p.length.as_ref().map(duration).unwrap_or_default(),
            p.from.as_ref().map_or_else(String::new, |i| after("as from", &self.instant(i))),
            p.until.as_ref().map_or_else(String::new, |i| after("until", &self.instant(i))),
            p.ended.as_ref().map_or_else(String::new, |l| after("or until ended by", &self.list(l))),
            p.during.as_ref().map_or_else(String::new, |l| after("while", &self.list(l))),
            match p.open {
                Some(OpenEnd::Permanent) => "permanent".into(),
                Some(OpenEnd::Indefinite) => "indefinite".into(),
                None => String::new(),
            },
            p.renewal.as_ref().map_or_else(String::new, |r| {
                after(if r.automatic { "renewed" } else { "renewable" }, &self.renewal(r))
            }),
        ])
    }

    fn renewal(&self, r: &Renewal) -> String {
        join([
            r.by.as_ref().map_or_else(String::new, |d| after("by", &duration(d))),
            match r.times {
                None => String::new(),
                Some(0) => "without limit".into(),
                Some(1) => "once".into(),
                Some(n) => format!("{n} times"),
            },
            if r.agreement { "by agreement".into() } else { String::new() },
            r.request.as_ref().map_or_else(String::new, |n| after("on request", &self.notice(n))),
            r.unless.as_ref().map_or_else(String::new, |n| after("unless notice", &self.notice(n))),
        ])
    }

    fn notice(&self, n: &Notice) -> String {
        join([
            n.by.as_ref().map_or_else(String::new, |l| after("by", &self.list(l))),
            n.when.as_ref().map(|b| self.bound(b)).unwrap_or_default(),
        ])
    }

    fn condition(&self, c: &Condition) -> String {
        let inner = |c: &Condition| match c {
            Condition::Any(_) | Condition::All(_) => format!("({})", self.condition(c)),
            _ => self.condition(c),
        };
        match c {
            Condition::Any(all) => all.iter().map(inner).collect::<Vec<_>>().join(" or "),
            Condition::All(all) => all.iter().map(inner).collect::<Vec<_>>().join(" and "),
            Condition::Not(c) => after("not", &inner(c)),
            Condition::Event { event, by, on, place, not_in_self_defence, .. } => join([
                self.event(event),
                by.as_ref().map_or_else(String::new, |l| after("by", &self.list(l))),
                on.as_ref().map_or_else(String::new, |l| after("on", &self.list(l))),
                place.as_ref().map_or_else(String::new, |l| after("in", &self.list(l))),
                if *not_in_self_defence { "not in self-defence".into() } else { String::new() },
            ]),
            Condition::Breach { of, by, .. } => join([
                after("breach of", &self.list(of)),
                by.as_ref().map_or_else(String::new, |l| after("by", &self.list(l))),
            ]),
            Condition::While(l) => after("while", &self.list(l)),
            Condition::Discretion(l, _) => {
                l.as_ref().map_or_else(|| "in its discretion".into(), |l| after("in the discretion of", &self.list(l)))
            }
            Condition::Agreement(l) => after("agreement of", &self.list(l)),
            Condition::Words(w, by) => {
                join([self.words(w), by.as_ref().map_or_else(String::new, |l| after("certified by", &self.list(l)))])
            }
            Condition::Determined(c, d) => format!("{}, determined by {}", inner(c), self.determiner(d)),
            Condition::Blank(_) => "[…]".into(),
        }
    }

    fn determiner(&self, d: &Determiner) -> String {
        join([
            // Who determines "for itself" is in words alone.
            d.by.as_ref().map_or_else(|| self.free(d.span), |l| self.list(l)),
            d.report.as_ref().map_or_else(String::new, |l| after("on a report of", &self.list(l))),
        ])
    }

    /// An amount.
    #[must_use]
    pub fn amount(&self, a: &Amount) -> String {
        let limit = match a.limit {
            Bounding::Exactly => "",
            Bounding::AtMost => "at most",
            Bounding::UpTo => "up to",
            Bounding::AtLeast => "at least",
            Bounding::About => "approximately",
        };
        let n = match a.to {
            Some(to) => format!("{} to {}", number(a.number), number(to)),
            None => number(a.number),
        };
        let counted = match &a.measure {
            Measure::Bare => n,
            Measure::Money(code) => format!("{} {n}", self.model.name(*code)),
            Measure::Percent => format!("{n} percent"),
            Measure::Fraction(n, d) => format!("{n}/{d}"),
            Measure::Unit(s) => format!("{n} {}", self.free(*s)),
        };
        let of = match a.of.as_deref() {
            Some(Whole::Words(w)) => after("of", &self.words(w)),
            Some(Whole::Path(p)) => after("of", &self.path(p)),
            Some(Whole::Amount(a)) => after("of", &self.amount(a)),
            None => String::new(),
        };
        let per = a.per.map_or_else(String::new, |s| after("per", &self.free(s)));
        let rate = a.rate.as_ref().map_or_else(String::new, |r| {
            format!("at the rate of {} {} per {}", number(r.number), self.model.name(r.of), self.model.name(r.per))
        });
        join([limit.to_owned(), counted, of, per, if a.in_all { "in all".into() } else { String::new() }, rate])
    }

    fn date(&self, d: &Date) -> String {
        let day = |(y, m, d): (i16, u8, u8)| format!("{y:04}-{m:02}-{d:02}");
        join([
            day(d.ymd),
            d.clock.map_or_else(String::new, |(h, m)| format!("{h:02}:{m:02}")),
            d.zone.map(|z| self.free(z)).unwrap_or_default(),
            d.also.map_or_else(String::new, |(calendar, ymd)| {
                let name = match calendar {
                    Calendar::Hijri => "hijri",
                    Calendar::Persian => "persian",
                    Calendar::Hebrew => "hebrew",
                    Calendar::Julian => "julian",
                    Calendar::Gregorian => "gregorian",
                };
                format!("({name} {})", day(ymd))
            }),
        ])
    }

    fn languages(&self, l: &Languages) -> String {
        let all = self.voice.languages(l.all.iter().map(|n| self.model.name(n.sym).to_owned()).collect());
        let mut out = all.join(", ");
        if l.authentic {
            out.push_str(" equally authentic");
        }
        if let Some(p) = l.prevails {
            let _ = write!(out, "; {} prevails", self.model.name(p.sym));
        }
        out
    }

    fn quorum(&self, q: &Quorum) -> String {
        let need = match q.need {
            QuorumNeed::All => "all".to_owned(),
            QuorumNeed::Majority => "a majority".to_owned(),
            QuorumNeed::Share(n, d) => format!("{n}/{d}"),
            QuorumNeed::Number(n) => number(n),
        };
        join([
            need,
            q.of.as_ref().map_or_else(|| "parties".to_owned(), |l| after("of", &self.list(l))),
            q.including.as_ref().map_or_else(String::new, |l| after("including", &self.list(l))),
        ])
    }

    fn consent(&self, c: &Consent) -> String {
        join([
            after("by", self.model.name(c.act)),
            c.by.as_ref().map_or_else(String::new, |q| after("by", &self.quorum(q))),
            c.at.as_ref().map_or_else(String::new, |w| after("at", &self.words(w))),
        ])
    }

    fn parts(&self, parts: &[Part]) -> String {
        use crate::syntax::kind::Role;
        join(parts.iter().map(|p| {
            let said = self.value(&p.value);
            let word = match p.role {
                Role::Amount | Role::Words | Role::Name | Role::When | Role::Every | Role::Period | Role::Vote => "",
                Role::Forum | Role::Share | Role::Is => "",
                other => other.word(),
            };
            let word = if said.starts_with(&format!("{word} ")) { "" } else { word };
            join([word.to_owned(), said])
        }))
    }
}

/// Words with one blank between them: how they are set is no part of them.
#[must_use]
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A piece of source without its comments.
fn uncommented(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut chars, mut quoted) = (text.chars().peekable(), false);
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('"', _) => {
                quoted = !quoted;
                out.push(c);
            }
            ('\\', Some(_)) if quoted => {
                out.push(c);
                out.extend(chars.next());
            }
            ('/', Some('/')) if !quoted => {
                chars.by_ref().take_while(|c| *c != '\n').for_each(drop);
                out.push(' ');
            }
            ('/', Some('*')) if !quoted => {
                chars.next();
                let mut star = false;
                for c in chars.by_ref() {
                    if star && c == '/' {
                        break;
                    }
                    star = c == '*';
                }
                out.push(' ');
            }
            _ => out.push(c),
        }
    }
    out
}
