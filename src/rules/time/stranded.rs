//! `T216 stranded`: a clause waits for an `agreement` with no `failing which`.

use crate::choice::Ctx;
use crate::core::{Cause, End, EventId, EventKey, Force, Src};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called, titled};
use crate::syntax::tree::{Condition, EventRef};
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let (model, core) = (case.model, case.core);
    // Each event that comes only if an agreement is made, with that agreement.
    let mut hanging: FxHashMap<EventId, NodeId> = FxHashMap::default();
    for (id, e) in (0u32..).map(EventId).zip(&core.events) {
        let of = match (&e.cause, &e.key) {
            (Cause::ToAgree, EventKey::Node(n)) => Some(*n),
            (Cause::Derived { from, .. }, _) => hanging.get(from).copied(),
            // The earlier of two comes even if this one does not.
            (Cause::Last(of), _) => of.iter().find_map(|o| hanging.get(o)).copied(),
            _ => None,
        };
        if let Some(n) = of {
            hanging.insert(id, n);
        }
    }
    if hanging.is_empty() {
        return;
    }
    // What waits for each.
    let mut waiting: Vec<(NodeId, Src, Ctx)> = Vec::new();
    for l in core.links.iter().filter(|l| l.force != Force::Soft && (l.waits || l.max.is_some())) {
        let itself =
            |n: NodeId| matches!(core.events.get(l.to.0 as usize).map(|e| &e.key), Some(EventKey::Node(m)) if *m == n);
        if let Some(n) = hanging.get(&l.from).filter(|n| !itself(**n)) {
            waiting.push((*n, l.src, l.ctx));
        }
    }
    for c in &core.commitments {
        for event in c.when.from.into_iter().chain(if let End::At(e) = c.when.until { Some(e) } else { None }) {
            if let Some(n) = hanging.get(&event) {
                waiting.push((*n, c.src, c.ctx));
            }
        }
        for (condition, _) in c.conditions.iter().filter(|c| !c.1) {
            let mut needs = Vec::new();
            needed(case, condition, c.src.node, &mut needs);
            waiting.extend(needs.into_iter().map(|n| (n, c.src, c.ctx)));
        }
    }
    let mut by_agreement: FxHashMap<NodeId, Vec<(Src, Ctx)>> = FxHashMap::default();
    for (n, src, ctx) in waiting {
        // A sentence may itself say what follows otherwise.
        if model.node(src.node).field("failing which").is_none() {
            by_agreement.entry(n).or_default().push((src, ctx));
        }
    }
    let mut found = Gather::new(model);
    let mut agreements: Vec<(&NodeId, &Vec<(Src, Ctx)>)> = by_agreement.iter().collect();
    agreements.sort_unstable_by_key(|a| *a.0);
    for (agreement, waiting) in agreements {
        let node = model.node(*agreement);
        if node.broken {
            continue;
        }
        let otherwise: Vec<Ctx> = node.fields("failing which").map(|f| f.ctx).collect();
        for (src, ctx) in waiting {
            found.lacking(node.point(), node.ctx, *ctx, &otherwise, || {
                let mut spots: Vec<Src> = Vec::new();
                for (s, _) in waiting.iter().take(64) {
                    if !spots.iter().any(|o| o.span == s.span || o.node == s.node) {
                        spots.push(*s);
                    }
                }
                let who = match spots.as_slice() {
                    [one] => format!("{} waits", called(case, one.node)),
                    _ => format!("{} and other clauses wait", called(case, src.node)),
                };
                let what = titled(case, *agreement);
                let mut f = Finding::new(Code("T216"), Severity::Warning, format!("{who} for {what}, which may never be made"))
                    .at(node.point(), "nothing says what holds if this is not agreed");
                for s in spots.iter().take(3) {
                    f = f.at(s.span, "waits for it");
                }
                f.why("nobody can be held to agree: whoever likes things as they are need only go on negotiating")
                    .help("say under the agreement what holds `failing which`, or let the clause wait for the earlier of the agreement and a date")
            });
        }
    }
    found.pour(out);
}

/// The agreements without which a condition cannot be fulfilled.
fn needed(case: &Case<'_>, condition: &Condition, scope: NodeId, out: &mut Vec<NodeId>) {
    match condition {
        Condition::All(all) => all.iter().for_each(|c| needed(case, c, scope, out)),
        Condition::Any(all) => {
            let mut each = all.iter().map(|c| {
                let mut needs = Vec::new();
                needed(case, c, scope, &mut needs);
                needs
            });
            let Some(mut common) = each.next() else { return };
            for other in each {
                common.retain(|n| other.contains(n));
            }
            out.extend(common);
        }
        Condition::Determined(c, _) => needed(case, c, scope, out),
        Condition::Event { event: EventRef::Path(path), .. } => {
            for n in case.model.nodes_of(path, scope) {
                let event = case.core.event(&EventKey::Node(n)).and_then(|e| case.core.events.get(e.0 as usize));
                if event.is_some_and(|e| e.cause == Cause::ToAgree) {
                    out.push(n);
                }
            }
        }
        _ => {}
    }
}
