//! `T202 infeasible` by the calendar: bounds that no dates satisfy, once months and working days are counted from their days.

use super::bounds::{event, is_meant, length, told};
use super::dated;
use super::infeasible::taken;
use crate::choice::{Choices, Ctx, Taken};
use crate::core::{Length, Link, TimeUnit};
use crate::finding::{Code, Finding, Severity};
use crate::packages::lazily::{Answer, Oracle, Partial, clashes};
use crate::rules::Case;
use crate::time::almanac::Count;
use crate::time::calendar;
use crate::time::extremes::Split;
use crate::time::network::Edge;
use crate::time::plan::Plan;
use crate::time::reckoning::Overdated;
use crate::time::tag::Tag;

/// How often the packages of a treaty are asked about.
const ASKED: usize = 500;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    super::later_of::check(case, out);
    let Some(plan) = &case.plan().dated() else { return };
    if plan.network(&|c| c == Ctx::ALWAYS).schedule().is_err() {
        return;
    }
    if let Some(conflict) = plan.overdated(&|c| c == Ctx::ALWAYS) {
        out.extend(finding(case, plan, &conflict, &|c| c == Ctx::ALWAYS));
        return;
    }
    let choices = case.choices();
    if plan.conditions().all(|c| c == Ctx::ALWAYS) {
        return;
    }
    for clash in clashes(choices, &Dates { plan, case }, ASKED).clashes {
        let Some(ctx) = choices.all_of(&clash) else { continue };
        // What cannot be kept without any day is said already.
        let present = |c| choices.implies(ctx, c);
        if let Some(conflict) = plan.overdated(&present) {
            out.extend(finding(case, plan, &conflict, &present).map(|f| f.under(ctx)));
        }
    }
}

struct Dates<'a, 't> {
    plan: &'a Plan,
    case: &'a Case<'t>,
}

impl Dates<'_, '_> {
    fn choices(&self) -> &Choices {
        self.case.choices()
    }
}

impl Oracle for Dates<'_, '_> {
    fn options(&self) -> Vec<Taken> {
        taken(self.choices(), self.plan.conditions())
    }
    fn ask(&self, partial: &Partial) -> Answer {
        let present = |c: Ctx| self.choices().taken(c).iter().all(|t| partial.contains(t));
        let conditions = |links: &[usize]| {
            let all = links.iter().filter_map(|n| self.case.core.links.get(*n)).map(|l| l.ctx);
            taken(self.choices(), all)
        };
        if let Err(chain) = self.plan.network(&present).schedule() {
            let tags = chain.edges.iter().map(|e| Tag(e.tag).condition(self.case.core));
            return Answer::Conflict(taken(self.choices(), tags));
        }
        match self.plan.overdated(&present) {
            Some(conflict) => Answer::Conflict(conditions(&conflict.links)),
            None => Answer::Fits(partial.to_vec()),
        }
    }
}

fn finding(case: &Case<'_>, plan: &Plan, conflict: &Overdated, present: &dyn Fn(Ctx) -> bool) -> Option<Finding> {
    // What cannot be kept whichever of some events is the last is said already.
    let kept = |e: &Edge<i64>| Tag(e.tag).link().is_none_or(|(n, _)| conflict.links.contains(&n));
    if plan.has_extremes() && matches!(plan.keep(present, &kept), Split::Conflict(_)) {
        return None;
    }
    let links: Vec<&Link> = conflict.links.iter().filter_map(|n| case.core.links.get(*n)).collect();
    let shown: Vec<&Link> = links.into_iter().filter(|l| !is_meant(l)).collect();
    shown.first()?;
    let message = match shown.len() {
        1 => "by the calendar this bound cannot be kept".to_owned(),
        n => format!("by the calendar these {n} bounds cannot all be kept"),
    };
    let mut f = Finding::new(Code("T202"), Severity::Error, message);
    for link in shown {
        let text = says(case, link);
        match f.labels.iter_mut().find(|l| l.span == link.src.span) {
            Some(label) if label.text == text => {}
            Some(label) => label.text = format!("{}, and {text}", label.text),
            None => f = f.at(link.src.span, text),
        }
    }
    let counts: Vec<String> = conflict.counts.iter().filter_map(count).collect();
    let why = if counts.is_empty() {
        "months and working days are counted from the days that the text leaves, and come to no day that it allows"
            .to_owned()
    } else {
        counts.join("; ")
    };
    Some(f.why(why).help("give one of them more time, or count from another day"))
}

/// "1 month after 31 January 2027 is 28 February 2027".
fn count(&(from, count, to): &(calendar::Day, Count, calendar::Day)) -> Option<String> {
    let (n, unit) = match count {
        Count::Months(n) => (n, TimeUnit::Months),
        Count::Working(n) => (n, TimeUnit::WorkingDays),
    };
    let long = length(&Length(std::iter::once((n.abs(), unit)).collect()));
    let (from, to) = (dated(calendar::ymd(from)?), dated(calendar::ymd(to)?));
    Some(format!("{long} {} {from} is {to}", if n < 0 { "before" } else { "after" }))
}

fn says(case: &Case<'_>, link: &Link) -> String {
    match (&link.min, &link.max) {
        (Some((least, _)), Some((most, _))) if least.0.is_empty() && most.0.is_empty() => {
            format!("{} on {}", event(case, link.to), event(case, link.from))
        }
        (Some(_), Some(_)) => format!("{}, and {}", told(case, link, false), told(case, link, true)),
        (_, upper) => told(case, link, upper.is_some()),
    }
}
