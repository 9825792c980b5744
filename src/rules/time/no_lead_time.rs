//! `T207 no-lead-time`: a duty needs a body that is not a party, with neither a time for its setting up nor anybody until then.

use crate::choice::Ctx;
use crate::core::{Act, Cause, Conduct, EventId, EventKey, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::{NodeId, Target};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::syntax::tree::{EventRef, Instant};
use rustc_hash::FxHashMap;

/// When a body is in place, with what it keeps pace, who stands in until then, or who else sets it up.
const SAID: [&str; 5] = ["established", "deployed", "in parallel with", "until then by", "set up by"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let (model, core) = (case.model, case.core);
    let mut needed: FxHashMap<NodeId, Vec<(Ctx, &'static str)>> = FxHashMap::default();
    let mut need = |id: NodeId, ctx: Ctx, what: &'static str| {
        if model.node(id).kind.body {
            needed.entry(id).or_default().push((ctx, what));
        }
    };
    for c in &core.commitments {
        for act in &c.acts {
            match act {
                Act::Plain(Conduct::Watch) => need(c.src.node, c.ctx, "watch"),
                Act::Plain(Conduct::Govern) => need(c.src.node, c.ctx, "govern"),
                Act::Plain(Conduct::Stay) => need(c.src.node, c.ctx, "be in place"),
                Act::Plain(Conduct::Inform) => c.to.actors.iter().for_each(|a| need(*a, c.ctx, "receive reports")),
                _ => {}
            }
        }
    }
    for c in core.covers.iter().filter(|c| c.role == Role::Watches) {
        c.by.actors.iter().for_each(|a| need(*a, c.ctx, "watch"));
    }
    for v in &core.verdicts {
        v.by.actors.iter().for_each(|a| need(*a, v.ctx, "determine breaches"));
    }
    let mut needed: Vec<_> = needed.into_iter().collect();
    needed.sort_unstable_by_key(|n| n.0);
    let mut found = Gather::new(model);
    for (id, needs) in needed {
        let node = model.node(id);
        if node.broken || is_of_parties(case, id) {
            continue;
        }
        let mut said = case.said(id, &SAID);
        said.extend(begun_later(case, id));
        for (ctx, what) in needs {
            // Only where both the body and what needs it are there.
            let Some(ctx) = case.choices().both(node.ctx, ctx) else { continue };
            found.lacking(node.point(), node.ctx, ctx, &said, || {
                let who = called(case, id);
                let before = core.stretches.iter().find(|s| s.node == id);
                let mut f = Finding::new(Code("T207"), Severity::Warning, format!("nothing says when {who} is in place, or who acts until it is"))
                    .at(node.point(), format!("it is to {what}, and must first be set up"));
                if let Some(s) = before {
                    f = f.at(s.src.span, "how long it lasts does not say when it is ready");
                }
                f.why("a body that the treaty creates needs people, money and a mandate first; what depends on it begins without it")
                    .help("say by when it is in place, such as `established within 60 days of signature`, and who acts meanwhile: `until then by …`")
            });
        }
    }
    found.pour(out);
}

/// Whether a body is made up of those alone who are bound: they need nobody else to set it up.
fn is_of_parties(case: &Case<'_>, id: NodeId) -> bool {
    let bound = case.model.signatories();
    let mut commitments = case.core.commitments_of(id).iter().peekable();
    commitments.peek().is_some()
        && commitments.all(|c| {
            let behind: Vec<NodeId> = c.who.actors.iter().flat_map(|a| case.model.behind(*a)).collect();
            c.who.words.is_empty() && !behind.is_empty() && behind.iter().all(|b| bound.contains(b))
        })
}

/// Under which conditions the body's time begins on a date, some time after something, or only with an agreement still to be made.
fn begun_later(case: &Case<'_>, id: NodeId) -> Vec<Ctx> {
    let later = |instant: &Instant| match instant {
        Instant::Date(_) | Instant::Blank(_) | Instant::Offset { before: false, .. } => true,
        Instant::Event(EventRef::Path(path)) => case.model.resolve(path, id).iter().any(|t| is_to_agree(case, *t)),
        _ => false,
    };
    let own = case.core.stretches.iter().filter(|s| s.node == id);
    own.filter(|s| s.period.is_some_and(|p| p.from.as_ref().is_some_and(later))).map(|s| s.ctx).collect()
}

fn is_to_agree(case: &Case<'_>, target: Target) -> bool {
    let event: Option<EventId> = match target {
        Target::Node(n) => case.core.event(&EventKey::Node(n)),
        _ => None,
    };
    event.and_then(|e| case.core.events.get(e.0 as usize)).is_some_and(|e| e.cause == Cause::ToAgree)
}
