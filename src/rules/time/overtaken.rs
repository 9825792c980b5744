//! `T219 overtaken`: a date that can pass before the treaty is in force.

use super::force::{Binding, due};
use super::routes::{Route, Routes};
use crate::choice::Ctx;
use crate::core::{EventId, EventKey, Link};
use crate::finding::{Code, Finding, Severity};
use crate::model::Builtin;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::rules::time::dated;
use crate::syntax::tree::{Date, Instant, Value};
use crate::time::calendar::{self, DAY, Day};
use crate::time::windows::Timetables;

/// Something that is due, or begins, on a date.
struct Due<'c> {
    day: Day,
    ctx: Ctx,
    who: crate::model::NodeId,
    link: &'c Link,
    /// Whether it asks something of somebody on that day.
    asked: bool,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(binding) = Binding::new(case) else { return };
    // What cannot be kept by these limits, or is late through nobody's fault, is said already.
    let known = |link: &Link| {
        out.iter().any(|f| {
            matches!(f.code.0, "T202" | "T203" | "T214" | "T217" | "T218")
                && f.labels.iter().any(|l| link.src.span.contains(l.span))
        })
    };
    let written = written(case);
    let (likely, rest) = dues(case, &binding, written, &known);
    let mut passed = Gather::new(case.model);
    for d in &likely {
        let Some(from) = written else { continue };
        let day = expected(case, &binding, from, d.ctx);
        passed.add(d.link.src.span, case.model.ctx(d.who), d.ctx, || warning(case, d, from, day));
    }
    passed.pour(out);
    let mut found = Gather::new(case.model);
    for d in firsts(case, rest) {
        found.add(d.link.src.span, case.model.ctx(d.who), d.ctx, || last_day(case, &d));
    }
    found.pour(out);
}

/// The days by which the treaty must be in force, or something cannot be kept as it is written: the day, under which condition, and that
/// in a sentence.
pub(crate) fn last_days(case: &Case<'_>) -> Vec<(Day, Ctx, String)> {
    let Some(binding) = Binding::new(case) else { return Vec::new() };
    let (_, rest) = dues(case, &binding, written(case), &|_| false);
    firsts(case, rest).iter().map(|d| (d.day, d.ctx, sentence(case, d))).collect()
}

/// What is due on a date before which the treaty may not be in force: what is likely to pass, and the rest; each by its day.
fn dues<'c>(
    case: &'c Case<'_>,
    binding: &Binding,
    written: Option<Day>,
    known: &dyn Fn(&Link) -> bool,
) -> (Vec<Due<'c>>, Vec<Due<'c>>) {
    let (mut routes, mut tables) = (Routes::new(case), Timetables::new(case.plan()));
    let mut all: Vec<Due<'_>> = Vec::new();
    for c in &case.core.commitments {
        // A term that counts from a day in the past asks nothing of anybody on that day; one in the future begins then.
        let asked = due(case, c);
        let Some(at) = asked.or(c.when.from).filter(|e| !binding.needs(*e)) else { continue };
        if !binding.begins_with_force(case, c) {
            continue;
        }
        for way in routes.to(at) {
            let Some(day) = on(case, &way) else { continue };
            let Some(link) = way.links.first().and_then(|n| case.core.links.get(*n)) else { continue };
            let Some(ctx) = case.choices().meet(way.ctx, c.ctx).filter(|_| !known(link)) else { continue };
            let Some(table) = tables.under(ctx, case.choices()) else { continue };
            if table.day(binding.entry).1.is_some_and(|latest| latest <= day)
                || all.iter().any(|d| d.link.src.span == link.src.span && d.ctx == ctx)
            {
                continue;
            }
            if asked.is_some() || written.is_none_or(|w| w <= day) {
                all.push(Due { day, ctx, who: c.src.node, link, asked: asked.is_some() });
            }
        }
    }
    all.sort_by_key(|d| (d.day, d.link.src.span.start));
    let likely = |d: &Due<'_>| d.asked && written.is_some_and(|from| expected(case, binding, from, d.ctx) > d.day);
    all.into_iter().partition(likely)
}

/// The first that counts is the last day for entry into force; what a bracket brings forward is said beside it.
fn firsts<'c>(case: &Case<'_>, rest: Vec<Due<'c>>) -> Vec<Due<'c>> {
    let mut out: Vec<Due<'c>> = Vec::new();
    for d in rest {
        let earlier: Vec<Ctx> = out.iter().filter(|s| s.day < d.day).map(|s| s.ctx).collect();
        if !case.choices().uncovered(d.ctx, &earlier).is_empty() {
            out.push(d);
        }
    }
    out
}

fn warning(case: &Case<'_>, d: &Due<'_>, from: Day, expected: Day) -> Finding {
    let words = |day: Day| calendar::ymd(day).map(dated).unwrap_or_default();
    let who = called(case, d.who);
    let (message, why) = if d.day < from {
        (
            format!("{} has passed, and {who} is not yet in force", words(d.day)),
            format!("this text is of {}, and nobody is bound by it before it enters into force", words(from)),
        )
    } else {
        (
            format!("{} is likely to pass before {who} is in force", words(d.day)),
            format!(
                "if consent takes as long as the text itself expects, entry into force comes on {} at the latest",
                words(expected)
            ),
        )
    };
    Finding::new(Code("T219"), Severity::Warning, message)
        .at(d.link.src.span, "this date stands, whether the treaty is in force or not")
        .why(why)
        .help("count from entry_into_force, choose a later date, or apply the article provisionally")
}

fn sentence(case: &Case<'_>, d: &Due<'_>) -> String {
    let day = calendar::ymd(d.day).map(dated).unwrap_or_default();
    format!("in force by {day}, or {} cannot be kept as it is written", called(case, d.who))
}

fn last_day(case: &Case<'_>, d: &Due<'_>) -> Finding {
    Finding::new(Code("T219"), Severity::Info, sentence(case, d))
        .at(d.link.src.span, "this date stands, whether the treaty is in force or not")
        .why("nothing says by when the treaty enters into force, and before that nobody is bound")
        .help("count from entry_into_force where the date itself does not matter")
}

/// The day that a way counted from a date comes to, at the latest.
fn on(case: &Case<'_>, way: &Route) -> Option<Day> {
    let EventKey::Date(ymd, ..) = &case.core.events.get(way.anchor.0 as usize)?.key else { return None };
    let landing = calendar::add_months(calendar::day(*ymd)?, way.months, case.plan().almanac.ends)?;
    Some(landing.last + way.days.1)
}

/// The day on which the text is signed or, before that, of which the draft is.
fn written(case: &Case<'_>) -> Option<Day> {
    let day = |d: &Date| calendar::day(d.ymd);
    let head = |word: &str| case.model.head_field(word).map(|f| &f.value);
    if let Some(Value::Date(d)) = head("done on") {
        return day(d);
    }
    let Some(Value::Parts(parts)) = head("draft") else { return None };
    parts.iter().find_map(|p| match &p.value {
        Value::Date(d) => day(d),
        Value::Instant(i) => match &**i {
            Instant::Date(d) => day(d),
            _ => None,
        },
        _ => None,
    })
}

/// When the treaty is in force, if it is signed on the day that it is of and consent takes the longest that is expected of it.
fn expected(case: &Case<'_>, binding: &Binding, from: Day, ctx: Ctx) -> Day {
    let signature: Option<EventId> = case.core.event(&EventKey::Builtin(Builtin::Signature));
    let choices = case.choices();
    let table = case.plan().timetable(&|c| choices.implies(ctx, c), &[], true).ok();
    let least = table.zip(signature).and_then(|(t, s)| t.since(s)?.of(binding.entry).0).unwrap_or(0);
    from + least.max(0) / DAY
}
