//! `T214 before-force`: a duty due before the treaty is in force, with no provisional application.

use super::bounds::{event, told};
use super::force::{Binding, due};
use super::routes::Routes;
use crate::choice::Ctx;
use crate::core::{Cause, EventKey};
use crate::finding::{Code, Finding, Severity};
use crate::model::Builtin;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::time::calendar::DAY;
use crate::time::windows::{Since, Timetables};
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(binding) = Binding::new(case) else { return };
    let Some(signature) = case.core.event(&EventKey::Builtin(Builtin::Signature)) else { return };
    let (mut routes, mut tables) = (Routes::new(case), Timetables::new(case.plan()));
    let mut found = Gather::new(case.model);
    // The windows counted from entry into force and from signature, by the condition under which they hold.
    let mut starts: FxHashMap<Ctx, Option<(Since<'_>, Since<'_>)>> = FxHashMap::default();
    let ends = case.plan().almanac.ends;
    for c in &case.core.commitments {
        let Some(at) = due(case, c).filter(|e| !binding.needs(*e)) else { continue };
        if !binding.begins_with_force(case, c) {
            continue;
        }
        for way in routes.to(at).into_iter().filter(|w| w.anchor == signature) {
            let Some(first) = way.links.first().and_then(|n| case.core.links.get(*n)) else { continue };
            let (low, high) = way.reach(ends);
            // What is done at signature is done by signing.
            let Some(ctx) = case.choices().meet(way.ctx, c.ctx).filter(|_| high > 0) else { continue };
            let mut early = |ctx: Ctx| {
                let counted = starts.entry(ctx).or_insert_with(|| {
                    let table = tables.under(ctx, case.choices())?;
                    Some((table.since(binding.entry)?, table.since(signature)?))
                });
                counted.as_ref().is_some_and(|(from_entry, from_signature)| {
                    let after = from_entry.of(at).0.is_some_and(|least| least >= 0);
                    let in_force = from_signature.of(binding.entry).1.is_some_and(|most| most <= low * DAY);
                    !after && !in_force
                })
            };
            // What stands always keeps it out of that time: then it does under every option too.
            if !early(Ctx::ALWAYS) || !early(ctx) {
                continue;
            }
            found.add(first.src.span, case.model.ctx(c.src.node), ctx, || {
                let who = called(case, c.src.node);
                let mut f = Finding::new(
                    Code("T214"),
                    Severity::Warning,
                    format!("{who} counts from signature, and nobody is bound by it before entry into force"),
                )
                .at(first.src.span, told(case, first, true));
                if let Some(entry) = case.core.links.iter().find(|l| l.to == binding.entry && l.waits && l.src.span != first.src.span && case.model.final_clauses() == Some(l.src.node)) {
                    let derived = case.core.events.get(entry.from.0 as usize).is_some_and(|e| matches!(e.cause, Cause::Derived { .. }));
                    let after = if derived { "" } else { "after " };
                    f = f.at(entry.src.span, format!("in force only {after}{}", event(case, entry.from)));
                }
                f.why("a treaty that still waits for consent binds nobody: the day can pass while there is no duty (Vienna Convention on the Law of Treaties, articles 24 and 25)")
                    .help("count from entry_into_force, or write in the final clauses `provisional application of` the article `as from signature`")
            });
        }
    }
    found.pour(out);
}
