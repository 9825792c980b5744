//! `T210 notice-window`: notice as long as the term or longer; and, where the expiry has a date, the last day for notice.

use crate::choice::Ctx;
use crate::core::{Length, Stretch, TimeUnit};
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

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    for s in &case.core.stretches {
        let Some(period) = s.period else { continue };
        if let Some(r) = &period.renewal {
            renewal(case, s, period, (r, r.automatic), s.ctx, &mut found);
        }
        for f in &case.model.node(s.node).fields {
            if let Value::Renewal(r) = &f.value
                && let Some(ctx) = case.choices().both(s.ctx, f.ctx)
            {
                let automatic = r.automatic || f.spec.word == "renewed";
                renewal(case, s, period, (r, automatic), ctx, &mut found);
            }
        }
    }
    found.pour(out);
}

fn renewal<'t>(
    case: &Case<'t>,
    s: &Stretch<'t>,
    period: &'t Period,
    (renewal, automatic): (&'t Renewal, bool),
    ctx: Ctx,
    found: &mut Gather<'_, 't, (Span, Span, i64)>,
) {
    let Some(due) = due(case, s.node, renewal) else { return };
    let Some(notice) = Length::of(due.by) else { return };
    let whole = case.model.ctx(s.node);
    if let Some((length, span)) = term(period)
        && reaches(&notice, &length)
    {
        let key = (due.span, span, i64::from(span.start));
        found.add(key, whole, ctx, || too_long(case, s.node, &due, span, false));
        return;
    }
    // What is renewed once meets its notice in the first term only.
    let again = renewal.times.map_or(automatic, |n| n != 1);
    if let Some(by) = renewal.by.as_ref().filter(|_| again)
        && Length::of(by).is_some_and(|length| reaches(&notice, &length))
    {
        let key = (due.span, by.span, i64::from(by.span.start));
        found.add(key, whole, ctx, || too_long(case, s.node, &due, by.span, true));
        return;
    }
    let ends = case.plan().ends;
    let Some(expiry) = expiry(period, ends) else { return };
    let Some(day) = moved(expiry, &notice, -1, ends).map(|d| d - i64::from(due.strict)) else { return };
    let (Some(last), Some(ends)) = (calendar::ymd(day).map(dated), calendar::ymd(expiry).map(dated)) else { return };
    found.add((due.span, s.src.span, day), whole, ctx, || {
        let who = called(case, s.node);
        let (message, what) = if due.request {
            (format!("the last day for the request is {last}, if {who} is to be renewed"), "the request")
        } else {
            (format!("the last day for notice is {last}, if {who} is not to be renewed"), "notice")
        };
        Finding::new(Code("T210"), Severity::Info, message)
            .at(due.span, format!("on {last} at the latest"))
            .at(s.src.span, format!("this ends on {ends}"))
            .why(format!("{what} that comes a day later has no effect"))
    });
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
