//! `V809 starts-on-paper`: a watch starts with what it watches, by a body that does not exist yet.

use super::ends_early::watched;
use super::starts_late::arrival;
use crate::choice::Ctx;
use crate::core::{Conduct, EventKey};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Builtin, NodeId};
use crate::rules::Case;
use crate::rules::coverage::{Short, comes_before, not_before};
use crate::rules::gaps::{Shift, long, opening, runs, watches};
use crate::rules::presence::{Gather, called};
use crate::syntax::tree::{Limit, Value};

/// In how many days from signature nobody can set up a mission.
const SOON: i64 = 14;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(signature) = case.core.event(&EventKey::Builtin(Builtin::Signature)) else { return };
    let mut found = Gather::new(case.model);
    for target in watched(case) {
        for run in runs(case, target).into_iter().filter(|r| !r.once) {
            let Some(first) = run.when.from.or_else(|| opening(case, target, run.ctx)) else { continue };
            let shifts = watches(case, target);
            // Whoever is there already watches it.
            let ready: Vec<Ctx> = shifts.iter().filter(|s| is_ready(case, s)).map(|s| s.ctx).collect();
            for shift in shifts.iter().filter(|s| !is_ready(case, s)) {
                let node = case.model.node(shift.node);
                // That nothing says when the body is in place has been said.
                if Case::spoken(out, &["T207"], node.span) {
                    continue;
                }
                let Some(whole) = case.choices().both(run.ctx, shift.ctx) else { continue };
                for start in &shift.starts {
                    for ctx in soon(case, signature, *start, first, whole) {
                        for ctx in case.choices().uncovered(ctx, &ready) {
                            let days = match comes_before(case, signature, *start, ctx).first() {
                                Some((_, Short::Surely(Some(n)) | Short::Possibly(n))) => *n,
                                _ => 0,
                            };
                            found.add((shift.node, target), node.ctx, ctx, || finding(case, shift.node, target, days));
                        }
                    }
                }
            }
        }
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, body: NodeId, target: NodeId, days: i64) -> Finding {
    let who = called(case, body);
    let when = if days > 0 { format!("{} after signature", long(days)) } else { "from the day of signature".into() };
    Finding::new(
        Code("V809"),
        Severity::Warning,
        format!("{who} is to watch {} {when}, and must first be set up", case.the(target)),
    )
    .at(arrival(case, body), "in place on the very day")
    .at(case.model.node(target).point(), "what it watches begins then")
    .why("a body that the treaty creates needs people, money and a mandate first: until it has them, the watch is on paper")
    .help("give it time (`established within 60 days of signature`), and name who watches meanwhile: `until then by …`")
}

/// Where a body is in place no later than what it watches begins, and that so soon that nobody can have set it up.
fn soon(
    case: &Case<'_>,
    signature: crate::core::EventId,
    start: crate::core::EventId,
    first: crate::core::EventId,
    whole: Ctx,
) -> Vec<Ctx> {
    let mut out = Vec::new();
    for ctx in not_before(case, first, start, whole) {
        let present = |c: Ctx| case.choices().implies(ctx, c);
        let far = case.plan().distance(signature, start, &present);
        if far.is_ok_and(|d| d.most.is_some_and(|n| n <= SOON)) {
            out.push(ctx);
        }
    }
    out
}

/// Whether somebody watches who needs not be set up first, or is given time for it.
fn is_ready(case: &Case<'_>, shift: &Shift<'_, '_>) -> bool {
    let node = case.model.node(shift.node);
    let own = shift.cover.over.contains(&shift.cover.src.node) && shift.cover.src.node == shift.node;
    let stands_in = shift.starts.is_empty();
    let given = node.fields.iter().any(|f| match (&f.value, f.spec.word) {
        (Value::Bound(b), "established" | "deployed") => b.terms.iter().any(|t| matches!(t.limit, Limit::Within(..))),
        (_, "set up by") => true,
        _ => false,
    });
    !node.kind.body || own || stands_in || given || is_of_parties(case, shift.node)
}

/// Whether a body is made up of those alone who are bound: they need nobody else to set it up.
fn is_of_parties(case: &Case<'_>, id: NodeId) -> bool {
    let bound = case.model.signatories();
    let own = case.core.commitments_of(id).iter();
    let mut watching = own.filter(|c| c.acts.contains(&crate::core::Act::Plain(Conduct::Watch))).peekable();
    watching.peek().is_some()
        && watching.all(|c| {
            let behind: Vec<NodeId> = c.who.actors.iter().flat_map(|a| case.model.behind(*a)).collect();
            c.who.words.is_empty() && !behind.is_empty() && behind.iter().all(|b| bound.contains(b))
        })
}
