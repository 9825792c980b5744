//! `T210 notice-window`: notice as long as the term or longer; and, where the expiry has a date, the last day for notice.

use crate::choice::Ctx;
use crate::core::{End, Length, TimeUnit};
use crate::finding::{Code, Finding, Severity};
use crate::model::{NodeId, Target};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::rules::time::dated;
use crate::source::Span;
use crate::syntax::tree::{Duration, EventRef, Instant, Limit, Period, Renewal, Value};
use crate::time::calendar::{self, Day, MonthEnds};

/// Notice, or a request, that is due so long before the expiry.
struct Due<'t> {
    by: &'t Duration,
    /// Only a day that lies before counts.
    strict: bool,
    request: bool,
    span: Span,
}

/// A renewal and when notice against it, or the request for it, is due.
pub(crate) struct Renewed<'t> {
    node: NodeId,
    period: &'t Period,
    said: Span,
    renewal: &'t Renewal,
    automatic: bool,
    due: Due<'t>,
    notice: Length,
    /// When the first term ends.
    pub expires: End,
    /// Under which condition it stands.
    pub ctx: Ctx,
}

/// All renewals with notice or a request counted back from the end, in the order of the core.
pub(crate) fn renewals<'t>(case: &Case<'t>) -> Vec<Renewed<'t>> {
    let mut out = Vec::new();
    for s in &case.core.stretches {
        let Some(period) = s.period else { continue };
        let mut add = |renewal: &'t Renewal, automatic: bool, ctx: Ctx| {
            let Some(due) = due(case, s.node, renewal) else { return };
            let Some(notice) = Length::of(due.by) else { return };
            let (node, said, expires) = (s.node, s.src.span, s.until);
            out.push(Renewed { node, period, said, renewal, automatic, due, notice, expires, ctx });
        };
        if let Some(r) = &period.renewal {
            add(r, r.automatic, s.ctx);
        }
        for f in &case.model.node(s.node).fields {
            if let Value::Renewal(r) = &f.value
                && let Some(ctx) = case.choices().both(s.ctx, f.ctx)
            {
                add(r, r.automatic || f.spec.word == "renewed", ctx);
            }
        }
    }
    out
}

impl Renewed<'_> {
    /// The term that is no longer than the notice, and whether it is that of a renewal.
    fn reached(&self) -> Option<(Span, bool)> {
        if let Some((length, span)) = term(self.period)
            && reaches(&self.notice, &length)
        {
            return Some((span, false));
        }
        // What is renewed once meets its notice in the first term only.
        let again = self.renewal.times.map_or(self.automatic, |n| n != 1);
        let by = self.renewal.by.as_ref().filter(|_| again)?;
        Length::of(by).is_some_and(|length| reaches(&self.notice, &length)).then_some((by.span, true))
    }
    /// The last day for it, where the first term ends on a day; none where the notice is as long as a term.
    pub(crate) fn before(&self, expiry: Day, ends: MonthEnds) -> Option<Day> {
        if self.reached().is_some() {
            return None;
        }
        moved(expiry, &self.notice, -1, ends).map(|d| d - i64::from(self.due.strict))
    }
    /// What a last day is for, in a sentence.
    pub(crate) fn sentence(&self, case: &Case<'_>, day: Day) -> Option<String> {
        let (last, who) = (calendar::ymd(day).map(dated)?, called(case, self.node));
        Some(if self.due.request {
            format!("the last day for the request is {last}, if {who} is to be renewed")
        } else {
            format!("the last day for notice is {last}, if {who} is not to be renewed")
        })
    }
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    let ends = case.plan().almanac.ends;
    for r in renewals(case) {
        let whole = case.model.ctx(r.node);
        if let Some((span, again)) = r.reached() {
            let key = (r.due.span, span, i64::from(span.start));
            found.add(key, whole, r.ctx, || too_long(case, r.node, &r.due, span, again));
            continue;
        }
        let Some(expiry) = expiry(r.period, ends) else { continue };
        let Some(day) = r.before(expiry, ends) else { continue };
        let (Some(message), Some(last)) = (r.sentence(case, day), calendar::ymd(day).map(dated)) else { continue };
        let Some(end) = calendar::ymd(expiry).map(dated) else { continue };
        found.add((r.due.span, r.said, day), whole, r.ctx, || {
            let what = if r.due.request { "the request" } else { "notice" };
            Finding::new(Code("T210"), Severity::Info, message)
                .at(r.due.span, format!("on {last} at the latest"))
                .at(r.said, format!("this ends on {end}"))
                .why(format!("{what} that comes a day later has no effect"))
        });
    }
    found.pour(out);
}

fn too_long(case: &Case<'_>, id: NodeId, due: &Due<'_>, term: Span, again: bool) -> Finding {
    let who = called(case, id);
    let (notice, length) = (case.model.text(due.by.span), case.model.text(term));
    let (what, help) = if due.request {
        ("the request for renewal", "ask for the request later")
    } else {
        ("notice against renewal", "let notice be given later")
    };
    let (message, label) = if again {
        (format!("{what} of {who} is due {notice} before a renewal ends that is no longer than that"), "each renewal")
    } else {
        (format!("{what} of {who} is due {notice} before the end of a term that is no longer than that"), "the term")
    };
    Finding::new(Code("T210"), Severity::Error, message)
        .at(due.span, "due so long before")
        .at(term, format!("{label} is {length}"))
        .why("the last day for it has come before that time has begun to run, so nobody can decide in the light of it")
        .help(format!("{help}, or make {label} longer"))
}

/// When notice or the request is due, if it is counted back from the expiry of the clause.
fn due<'t>(case: &Case<'_>, id: NodeId, renewal: &'t Renewal) -> Option<Due<'t>> {
    let (notice, request) = match (&renewal.unless, &renewal.request) {
        (Some(n), _) => (n, false),
        (None, Some(n)) => (n, true),
        (None, None) => return None,
    };
    notice.when.as_ref()?.terms.iter().find_map(|term| {
        let (instant, strict) = match &term.limit {
            Limit::On(i) | Limit::By(i) => (i, false),
            Limit::Before(i) => (i, true),
            _ => return None,
        };
        let Instant::Offset { by, before: true, base, .. } = instant else { return None };
        let Instant::Event(EventRef::Path(path)) = &**base else { return None };
        let expires = |t: &Target| matches!(t, Target::Event(n, s) if *n == id && case.model.name(*s) == "expiry");
        let own = case.model.resolve(path, id).iter().any(expires);
        own.then_some(Due { by, strict, request, span: notice.span })
    })
}

/// How long the first term is, and where that is said.
fn term(period: &Period) -> Option<(Length, Span)> {
    if let Some(d) = &period.length {
        return Some((Length::of(d)?, d.span));
    }
    let (Some(Instant::Date(from)), Some(Instant::Date(until))) = (&period.from, &period.until) else { return None };
    let days = calendar::day(until.ymd)? - calendar::day(from.ymd)?;
    Some((Length(std::iter::once((days, TimeUnit::Days)).collect()), period.span))
}

/// Whether one length is at least as long as another, whatever the calendar.
fn reaches(notice: &Length, term: &Length) -> bool {
    let of = |l: &Length, unit: TimeUnit| l.0.iter().filter(|p| p.1 == unit).map(|p| p.0).sum::<i64>();
    term.0.iter().all(|&(n, unit)| of(notice, unit) >= n) || notice.days().0 >= term.days().1
}

/// The day on which the first term ends, where the calendar alone gives it.
fn expiry(period: &Period, ends: MonthEnds) -> Option<Day> {
    match (&period.from, &period.length, &period.until) {
        (Some(Instant::Date(from)), Some(length), None) => {
            moved(calendar::day(from.ymd)?, &Length::of(length)?, 1, ends)
        }
        (_, None, Some(Instant::Date(until))) => calendar::day(until.ymd),
        _ => None,
    }
}

/// A day so much later (or, by -1, earlier); none where a month lands on a day that it has not and nothing says which is meant, or hours or working days are counted.
/// The day of the event itself is not counted.
fn moved(from: Day, length: &Length, sign: i64, ends: MonthEnds) -> Option<Day> {
    length.0.iter().try_fold(from, |day, &(n, unit)| match unit {
        TimeUnit::Months => {
            let landing = calendar::add_months(day, n.checked_mul(sign)?, ends)?;
            (landing.first == landing.last).then_some(landing.first)
        }
        TimeUnit::Days => day.checked_add(n.checked_mul(sign)?),
        TimeUnit::Minutes | TimeUnit::WorkingDays => None,
    })
}
