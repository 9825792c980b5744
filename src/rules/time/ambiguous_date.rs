//! `T204 ambiguous-date`: months or years that come to a day which does not exist.

use super::bounds::{event, length};
use crate::choice::Ctx;
use crate::core::{Cause, EventId, Force, Length, Src, TimeUnit};
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::presence::Gather;
use crate::time::calendar::{MonthEnds, add_months, ambiguous, ymd};

/// Within so many days a drafter can still be asked to look at each.
const NARROW: i64 = 31;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let (core, plan) = (case.core, case.plan());
    let months = |l: &Length| -> i64 { l.0.iter().filter(|p| p.1 == TimeUnit::Months).map(|p| p.0).sum() };
    let derived = core.events.iter().filter_map(|e| match &e.cause {
        Cause::Derived { from, by, before } => Some((*from, by, *before, e.src, e.ctx)),
        _ => None,
    });
    let bounds = core.links.iter().filter(|l| l.force != Force::Soft);
    let linked = bounds.flat_map(|l| l.min.iter().chain(&l.max).map(|(by, back)| (l.from, by, *back, l.src, l.ctx)));
    let counted: Vec<(EventId, &Length, bool, Src, Ctx)> = derived.chain(linked).filter(|c| months(c.1) != 0).collect();
    if counted.is_empty() || plan.almanac.ends != MonthEnds::Unsaid {
        return;
    }
    let days = plan.days(counted.iter().map(|c| c.0));
    let mut found = Gather::new(case.model);
    for ((from, by, back, src, ctx), window) in counted.into_iter().zip(days) {
        let Some((first, last)) = window else { continue };
        let n = if back { -months(by) } else { months(by) };
        let Some(day) = ambiguous(first, last, n) else { continue };
        let Some((at, landing)) = ymd(day).zip(add_months(day, n, MonthEnds::Unsaid)) else { continue };
        let Some((one, other)) = ymd(landing.first).zip(ymd(landing.last)) else { continue };
        found.add(src.span, case.model.ctx(src.node), ctx, || {
            let severity = if last - first <= NARROW { Severity::Warning } else { Severity::Info };
            let if_on = if first == last {
                format!("counted from {}", super::dated(at))
            } else {
                format!("if {} is {}", event(case, from), super::dated(at))
            };
            Finding::new(
                Code("T204"),
                severity,
                format!(
                    "{} {}, {if_on}, is {} or {}",
                    length(by),
                    if back { "before" } else { "on" },
                    super::dated(one),
                    super::dated(other)
                ),
            )
            .at(src.span, "that month has no such day")
            .why("months are those of the calendar, and each side will count to the day that suits it")
            .help("say the rule once in the head, `months end on the last day` or `months end on the first day after`, or count in days")
        });
    }
    found.pour(out);
}
