//! `F902 hostage`: more than five must all ratify, or one named outsider, with neither fallback nor provisional application.

use super::binds;
use crate::core::{Cause, EventId, EventKey};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Builtin, NodeId};
use crate::rules::Case;
use crate::rules::said::{and, under};
use crate::syntax::kind::Class;
use rustc_hash::FxHashSet;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    if !binds(case) {
        return;
    }
    let Some(entry) = case.core.event(&EventKey::Builtin(Builtin::EntryIntoForce)) else { return };
    let parties = case.model.parties();
    let mut said = FxHashSet::default();
    for link in case.core.links.iter().filter(|l| l.to == entry && l.waits) {
        let finals = link.src.node;
        let way_out = case.said(finals, &["fallback", "failing which", "provisional"]);
        let ctxs: Vec<_> = case.choices().uncovered(link.ctx, &way_out);
        if ctxs.is_empty() || !said.insert(link.src.span) {
            continue;
        }
        let mut needed: Vec<NodeId> = Vec::new();
        holders(case, link.from, &mut needed, &mut FxHashSet::default());
        needed.sort_unstable();
        needed.dedup();
        let outsiders: Vec<NodeId> = needed.iter().copied().filter(|n| !parties.contains(n)).collect();
        let named = case.named_outsiders(link.from, &outsiders);
        let message = if needed.len() > 5 {
            format!("{} States must all ratify, and any one of them can keep this out of force", needed.len())
        } else if let [one] = named.as_slice() {
            format!("{}, which is no party to the dispute, can keep this out of force alone", case.model.called(*one))
        } else {
            continue;
        };
        let finding = Finding::new(Code("F902"), Severity::Warning, message)
            .at(link.src.span, "entry into force waits for all of them")
            .why(if needed.len() > 5 {
                "the Comprehensive Nuclear-Test-Ban Treaty has waited since 1996 for the last of its 44 States".to_owned()
            } else {
                let sides: Vec<String> = parties.iter().map(|p| case.model.called(*p).into_owned()).collect();
                format!("what {} have agreed then depends on another parliament", and(&sides))
            })
            .help("add a `fallback` (another way into force after some months), ask for fewer ratifications, or apply the urgent articles provisionally");
        out.push(under(finding, &ctxs));
    }
}

/// Those without whose act an event cannot come.
fn holders(case: &Case<'_>, event: EventId, out: &mut Vec<NodeId>, seen: &mut FxHashSet<EventId>) {
    if !seen.insert(event) {
        return;
    }
    let Some(e) = case.core.events.get(event.0 as usize) else { return };
    if let EventKey::Builtin(Builtin::Ratification) = e.key {
        out.extend(case.model.signatories());
        return;
    }
    match &e.cause {
        Cause::Derived { from, .. } => holders(case, *from, out, seen),
        Cause::Last(all) => all.iter().for_each(|e| holders(case, *e, out, seen)),
        Cause::Quorum { of, need, with } if !is_signature(case, &e.key) => {
            // More than there are, and somebody who cannot ratify, are another fault.
            let all = case.model.signatories();
            let can = |n: &&NodeId| !is_ratification(case, &e.key) || all.contains(n);
            if usize::try_from(*need).is_ok_and(|n| n == of.len()) {
                out.extend(of.iter().filter(can));
            }
            out.extend(with.iter().filter(can));
        }
        Cause::Nature { whose: Some(who), .. } if case.model.node(*who).kind.class == Class::Actor => out.push(*who),
        _ => {}
    }
}

/// All sign on one day; nobody waits for another.
fn is_signature(case: &Case<'_>, key: &EventKey) -> bool {
    matches!(key, EventKey::Act(sym, _) if case.model.name(*sym) == "signature")
}

fn is_ratification(case: &Case<'_>, key: &EventKey) -> bool {
    matches!(key, EventKey::Act(sym, _) if case.model.name(*sym) == "ratification")
}

impl Case<'_> {
    /// Of those without whom an event cannot come, the outsiders that it names: not those who only count among all.
    fn named_outsiders(&self, event: EventId, outsiders: &[NodeId]) -> Vec<NodeId> {
        let mut all = Vec::new();
        holders(self, event, &mut all, &mut FxHashSet::default());
        let every = self.model.signatories();
        let counted = every.len() > 1 && every.iter().all(|s| all.contains(s));
        outsiders.iter().copied().filter(|o| !counted || !every.contains(o)).collect()
    }
}
