//! `T203 at-the-mercy` of something of which nothing says how long it takes: named once, as information.

use super::bounds::{event, is_meant, told};
use crate::core::{Cause, EventId, EventKey, Force};
use crate::finding::{Code, Finding, Severity};
use crate::model::Builtin;
use crate::rules::Case;
use crate::rules::presence::Gather;

use crate::time::tag::Tag;
use crate::time::windows::Timetables;
use rustc_hash::FxHashSet;

/// How many conditions are looked at beside what always stands.
const CONDITIONS: usize = 48;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    super::at_the_mercy::check(case, out);
    let open = open_ended(case);
    if open.is_empty() {
        return;
    }
    let mut anchors: Vec<EventId> = case.core.event(&EventKey::Builtin(Builtin::Signature)).into_iter().collect();
    anchors.extend((0u32..).map(EventId).zip(&case.core.events).filter(|(_, e)| e.cause == Cause::Fixed).map(|e| e.0));
    // Where no bound leads from a day to what is waited for, nothing is late.
    let conditions = case.plan().conditions_on_ways(&anchors, &open);
    let mut tables = Timetables::new(case.plan());
    let mut found = Gather::new(case.model);
    for ctx in conditions.into_iter().take(CONDITIONS) {
        let Some(table) = tables.under(ctx, case.choices()) else { continue };
        let mut said: FxHashSet<Vec<usize>> = FxHashSet::default();
        for (chain, &slow) in table.latest(&anchors, &open).into_iter().zip(&open) {
            let Some(chain) = chain else { continue };
            // What allows too little; what only puts one thing after another is no limit.
            let upper = chain.edges.iter().filter_map(|e| Tag(e.tag).link()).filter(|l| l.1);
            let bounds: Vec<_> = upper.filter_map(|(n, _)| case.core.links.get(n)).filter(|l| !is_meant(l)).collect();
            let Some(limit) = bounds.last().filter(|l| l.to != slow) else { continue };
            // What is late through nobody's fault is said already.
            let known = |f: &Finding| f.code.0 == "T203" && f.labels.iter().any(|l| l.span == limit.src.span);
            if out.iter().any(known) || !said.insert(bounds.iter().map(|l| l.src.span.start as usize).collect()) {
                continue;
            }
            let at = case.core.events.get(slow.0 as usize).map(|e| e.src);
            let Some(at) = at else { continue };
            found.add((limit.src.span, slow), case.model.ctx(limit.src.node), ctx, || {
                let (what, late) = (event(case, slow), event(case, limit.to));
                let mut f = Finding::new(
                    Code("T203"),
                    Severity::Info,
                    format!("{late} waits for {what}, and nothing says how long that takes"),
                )
                .at(limit.src.span, told(case, limit, true));
                if at.span != limit.src.span {
                    f = f.at(at.span, "comes when it comes");
                }
                f.why("the limit is kept only if it comes in time, and no party alone can see to that")
                    .help("let the time count from what is waited for, or say what holds if it does not come")
            });
        }
    }
    found.pour(out);
}

/// What no party alone brings about, and of which nothing says how long it takes.
fn open_ended(case: &Case<'_>) -> Vec<EventId> {
    let limited: FxHashSet<EventId> = case
        .core
        .links
        .iter()
        .filter(|l| l.max.is_some() && matches!(l.force, Force::Contingent | Force::Requirement))
        .map(|l| l.to)
        .collect();
    let entry = case.core.event(&EventKey::Builtin(Builtin::EntryIntoForce));
    (0u32..)
        .map(EventId)
        .zip(&case.core.events)
        .filter(|(id, e)| {
            matches!(e.cause, Cause::Nature { usual: None, .. } | Cause::External)
                && Some(*id) != entry
                && !limited.contains(id)
        })
        .map(|e| e.0)
        .collect()
}
