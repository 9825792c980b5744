//! `T203 at-the-mercy`: a schedule that can be kept, unless what no party controls takes its time.

use super::bounds::{event, is_meant, span, told};
use super::infeasible::taken;
use crate::choice::{Ctx, Taken};
use crate::core::EventKey;
use crate::finding::{Code, Finding, Severity};
use crate::packages::lazily::{Answer, Oracle, Partial, clashes};
use crate::rules::Case;
use crate::time::controllability::Conflict;
use crate::time::plan::Plan;
use crate::time::tag::Tag;

/// How often the packages of a treaty are asked about.
const ASKED: usize = 500;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let plan = case.plan();
    let all = plan.uncertain(&|_| true);
    if all.links.is_empty() || all.conflict().is_none() {
        return;
    }
    let always = plan.uncertain(&|c| c == Ctx::ALWAYS);
    if always.network.schedule().is_err() {
        return;
    }
    if let Some(conflict) = always.smallest() {
        out.extend(finding(case, &conflict));
        return;
    }
    let choices = &case.model.tree.choices;
    for clash in clashes(choices, &Nature { plan, case }, ASKED).clashes {
        let Some(ctx) = choices.all_of(&clash) else { continue };
        let here = plan.uncertain(&|c| choices.implies(ctx, c));
        // What cannot be kept at all is no matter of anybody's mercy.
        if plan.network(&|c| choices.implies(ctx, c)).schedule().is_ok()
            && let Some(conflict) = here.smallest()
        {
            out.extend(finding(case, &conflict).map(|f| f.under(ctx)));
        }
    }
}

struct Nature<'a, 't> {
    plan: &'a Plan,
    case: &'a Case<'t>,
}

impl Oracle for Nature<'_, '_> {
    fn options(&self) -> Vec<Taken> {
        taken(self.case.choices(), self.plan.conditions())
    }
    fn ask(&self, partial: &Partial) -> Answer {
        let choices = self.case.choices();
        let present = |c: Ctx| choices.taken(c).iter().all(|t| partial.contains(t));
        match self.plan.uncertain(&present).conflict() {
            None => Answer::Fits(partial.to_vec()),
            Some(conflict) => {
                let conditions = conflict.tags.iter().map(|t| Tag(*t).condition(self.case.core));
                Answer::Conflict(taken(choices, conditions))
            }
        }
    }
}

fn finding(case: &Case<'_>, conflict: &Conflict<i64>) -> Option<Finding> {
    let links = || conflict.tags.iter().filter_map(|t| Some((*t, Tag(*t).link()?)));
    let natural: Vec<_> = links().filter(|l| l.0 % 3 == 2).filter_map(|(_, (n, _))| case.core.links.get(n)).collect();
    let limits: Vec<_> = links().filter(|l| l.0 % 3 == 1).filter_map(|(_, (n, _))| case.core.links.get(n)).collect();
    let (slow, limit) = (natural.first()?, limits.first()?);
    let approval = |id: crate::core::EventId| {
        let key = case.core.events.get(id.0 as usize).map(|e| &e.key);
        matches!(key, Some(EventKey::Node(n)) if case.model.node(*n).kind.word == "approval")
    };
    let severity = if natural.iter().any(|l| approval(l.to)) { Severity::Warning } else { Severity::Error };
    let missed = conflict.sum.map(|s| span(-s));
    let mut f = Finding::new(
        Code("T203"),
        severity,
        format!(
            "{} can be missed through nobody's fault: {} takes its own time",
            event(case, limit.to),
            event(case, slow.to)
        ),
    )
    .at(limit.src.span, told(case, limit, true));
    for l in &natural {
        f = f.at(l.src.span, format!("{}, and no party chooses when", told(case, l, true)));
    }
    for (_, (n, _)) in links().filter(|l| l.0 % 3 == 0) {
        if let Some(l) = case.core.links.get(n).filter(|l| !is_meant(l))
            && !f.labels.iter().any(|label| label.span == l.src.span)
        {
            f = f.at(l.src.span, told(case, l, false));
        }
    }
    Some(match missed {
        Some(days) => f
            .why(format!("in the worst case it is {days} late, and whoever is bound by it is in breach"))
            .help(format!("allow {days} more, let the time count from what is waited for, or give the delay a limit")),
        None => f
            .why("nothing limits how long that may take, and whoever is bound by the limit is in breach")
            .help("let the time count from what is waited for, or give the delay a limit"),
    })
}
