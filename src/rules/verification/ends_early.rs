//! `V802 ends-early`: the watch ends before what it watches.

use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::coverage::Short;
use crate::rules::gaps::{Gap, Run, Shift, beyond, end_of, gaps_after, joined, long, parted, runs, targets, watches};
use crate::rules::presence::{Gather, called, titled};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut open = Vec::new();
    for target in watched(case) {
        for run in runs(case, target) {
            for (place, shifts) in parted(case, target, watches(case, target)) {
                for gap in gaps_after(case, &shifts, &run) {
                    open.extend(shifts.get(gap.by).map(|s| (gap, run, place, s.clone())));
                }
            }
        }
    }
    open.sort_by_key(|o| o.0.is_unsure());
    let mut found = Gather::new(case.model);
    for (gap, run, place, shift) in &open {
        let key = (run.node, *place, gap.short);
        found.add(key, run.ctx, gap.ctx, || finding(case, run, shift, *place, gap));
    }
    let mut all = Vec::new();
    found.pour(&mut all);
    joined(all, out);
}

/// What somebody watches, in the order of the text.
pub(super) fn watched(case: &Case<'_>) -> Vec<NodeId> {
    let over = case.core.covers.iter().filter(|c| c.role == Role::Watches).flat_map(|c| c.over.iter().copied());
    let mut out: Vec<NodeId> = over.flat_map(|o| targets(case, o)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// A clause with the place of it that is meant: "the ceasefire `truce` in the Southern Sector".
pub(super) fn placed(case: &Case<'_>, id: NodeId, place: Option<NodeId>) -> String {
    match place {
        Some(place) => format!("{} in {}", case.the(id), titled(case, place)),
        None => case.the(id),
    }
}

fn finding(case: &Case<'_>, run: &Run, shift: &Shift<'_, '_>, place: Option<NodeId>, gap: &Gap) -> Finding {
    let (model, who, what) = (case.model, called(case, shift.node), placed(case, run.node, place));
    let message = match gap.short {
        Short::Surely(None) => format!("{who} ends, and {what}, which it watches, has no end"),
        Short::Surely(Some(n)) => format!("{who} ends while {what}, which it watches, runs on for {}", long(n)),
        Short::Possibly(n) if run.once => {
            format!("{who} can end up to {} before {what}, which it watches, must be complete", long(n))
        }
        Short::Possibly(n) => format!("{who} can end up to {} before {what}, which it watches", long(n)),
    };
    let period = shift.when.span.unwrap_or_else(|| model.node(shift.node).point());
    let end = end_of(case, run, gap.ctx);
    Finding::new(Code("V802"), Severity::Warning, message)
        .at(period, format!("{who} watches this long"))
        .at(
            end.unwrap_or_else(|| model.node(run.node).point()),
            format!("{} {}", called(case, run.node), beyond(gap.short)),
        )
        .why("from then on nobody can say whether it is still kept")
        .help("let the watch last as long as what it watches, let it renew itself, or name who watches afterwards")
}
