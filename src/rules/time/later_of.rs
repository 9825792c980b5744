//! `T202 infeasible` through "the later of" or "the earlier of" some events: bounds that cannot be kept, whichever of them it is.

use super::bounds::labelled;
use super::infeasible::taken;
use crate::choice::{Choices, Ctx, Taken};
use crate::finding::{Code, Finding, Severity};
use crate::packages::lazily::{Answer, Oracle, Partial, clashes};
use crate::rules::Case;
use crate::time::chain::irreducible;
use crate::time::extremes::Split;
use crate::time::network::Edge;
use crate::time::plan::Plan;
use crate::time::tag::Tag;

/// How often the packages of a treaty are asked about.
const ASKED: usize = 500;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    super::infeasible::check(case, out);
    let plan = case.plan();
    // Only where all other bounds can be kept; a treaty without any such event is soon through.
    if !plan.has_extremes() || plan.network(&|_| true).schedule().is_err() {
        return;
    }
    if !matches!(plan.keep(&|_| true, &|_| true), Split::Conflict(_)) {
        return;
    }
    if let Some(finding) = conflict(case, plan, &|c| c == Ctx::ALWAYS) {
        out.push(finding);
        return;
    }
    let choices = &case.model.tree.choices;
    for clash in clashes(choices, &Extremes { plan, choices }, ASKED).clashes {
        let Some(ctx) = choices.all_of(&clash) else { continue };
        out.extend(conflict(case, plan, &|c| choices.implies(ctx, c)).map(|f| f.under(ctx)));
    }
}

struct Extremes<'a> {
    plan: &'a Plan,
    choices: &'a Choices,
}

impl Oracle for Extremes<'_> {
    fn options(&self) -> Vec<Taken> {
        taken(self.choices, self.plan.conditions())
    }
    fn ask(&self, partial: &Partial) -> Answer {
        let present = |c: Ctx| self.choices.taken(c).iter().all(|t| partial.contains(t));
        match self.plan.keep(&present, &|_| true) {
            // Which of the others it is may hang on any of the options.
            Split::Conflict(_) => Answer::Conflict(partial.to_vec()),
            Split::Fits(_) | Split::Unknown => Answer::Fits(partial.to_vec()),
        }
    }
}

/// The finding about the bounds that stand where `present` says so, if they cannot all be kept.
fn conflict(case: &Case<'_>, plan: &Plan, present: &dyn Fn(Ctx) -> bool) -> Option<Finding> {
    let without =
        |kept: &[usize]| match plan.keep(present, &|e| Tag(e.tag).link().is_none_or(|(n, _)| kept.contains(&n))) {
            Split::Conflict(edges) => Some(edges),
            _ => None,
        };
    let links = |edges: &[Edge<i64>]| -> Vec<usize> {
        let mut out: Vec<usize> = edges.iter().filter_map(|e| Some(Tag(e.tag).link()?.0)).collect();
        out.sort_unstable();
        out.dedup();
        out
    };
    let Split::Conflict(edges) = plan.keep(present, &|_| true) else { return None };
    let kept = irreducible(links(&edges), |rest| without(rest).map(|e| links(&e)));
    let shown = without(&kept)?;
    let n = kept.iter().filter_map(|n| case.core.links.get(*n)).filter(|l| !super::bounds::is_meant(l)).count();
    let message = format!("these {n} bounds cannot all be kept, whichever of the events comes first or last");
    Some(
        labelled(case, Finding::new(Code("T202"), Severity::Error, message), &shown)
            .why("each of the events that are to be the earlier or the later has been tried, and none leaves any dates")
            .help("give one of them more time, or let what waits count from one event alone"),
    )
}
