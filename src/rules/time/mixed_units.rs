//! `T209 mixed-units`: two ways to one day, one in days and one in months, that need not meet.

use super::bounds::{event, span, told};
use super::routes::{Route, Routes};
use crate::choice::Ctx;
use crate::core::EventKey;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::Gather;
use crate::source::Span;
use crate::time::calendar::{self, DAY};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut routes = Routes::new(case);
    let mut found = Gather::new(case.model);
    for e in routes.limited_twice() {
        let ways = routes.to(e);
        let owner = case.core.events.get(e.0 as usize).map(|e| e.src.node);
        for (i, a) in ways.iter().enumerate() {
            for b in ways.iter().skip(i + 1) {
                compare(case, owner, &event(case, e), (a, b), &mut found);
            }
        }
    }
    // A phase ends no later than its whole: what limits one limits the other.
    let Some(completes) = case.model.tree.names.get("completes") else { return found.pour(out) };
    for whole in &case.core.wholes {
        let Some(all) = case.core.event(&EventKey::Of(whole.node, completes)) else { continue };
        let limits = routes.to(all);
        for (part, _, _) in &whole.parts {
            let Some(e) = case.core.event(&EventKey::Of(*part, completes)) else { continue };
            for a in routes.to(e) {
                for b in &limits {
                    compare(case, Some(*part), &event(case, e), (&a, b), &mut found);
                }
            }
        }
    }
    found.pour(out);
}

fn compare(
    case: &Case<'_>,
    owner: Option<NodeId>,
    what: &str,
    (a, b): (&Route, &Route),
    found: &mut Gather<'_, '_, (Span, Span)>,
) {
    let exact = a.days.0 == a.days.1 && b.days.0 == b.days.1;
    if a.anchor != b.anchor || !exact {
        return;
    }
    // What both have in common is the same on both ways.
    let (a, b) = if a.months > b.months { (a, b) } else { (b, a) };
    let (months, days) = (a.months - b.months, b.days.0 - a.days.0);
    // Nowhere near each other: no need to ask the calendar.
    if months == 0 || days < months.saturating_mul(28) || days > months.saturating_mul(31) {
        return;
    }
    let (low, high) = calendar::span(months, case.plan().almanac.ends);
    if !(low..=high).contains(&days) {
        return;
    }
    let own = |way: &Route, other: &Route| -> Vec<usize> {
        way.links.iter().copied().filter(|l| !other.links.contains(l)).collect()
    };
    let (one, two) = (own(a, b), own(b, a));
    let place = |links: &[usize]| links.last().and_then(|n| case.core.links.get(*n)).map(|l| l.src.span);
    let (Some(first), Some(second)) = (place(&one), place(&two)) else { return };
    let Some(ctx) = case.choices().meet(a.ctx, b.ctx) else { return };
    let whole = owner.map_or(Ctx::ALWAYS, |n| case.model.ctx(n));
    let key = if first.start <= second.start { (first, second) } else { (second, first) };
    found.add(key, whole, ctx, || {
        let months = super::bounds::length(&crate::core::Length(
            std::iter::once((months, crate::core::TimeUnit::Months)).collect(),
        ));
        let days = span(days * DAY);
        let mut f = Finding::new(
            Code("T209"),
            Severity::Warning,
            format!("two limits of {what} need not fall on one day: {months} here, {days} there"),
        );
        for link in one.iter().chain(&two).filter_map(|n| case.core.links.get(*n)) {
            if f.labels.iter().all(|l| l.span != link.src.span) {
                f = f.at(link.src.span, told(case, link, true));
            }
        }
        f.why(format!(
            "{months} are {low} to {high} days, by the month in which they begin; which of the two limits comes first is left to the calendar"
        ))
        .help("count both in the same unit, or say that the later (or the earlier) of the two counts")
    });
}
