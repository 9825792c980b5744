//! `V803 starts-late`: the watch starts after what it watches.

use super::ends_early::{placed, watched};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::coverage::Short;
use crate::rules::gaps::{Gap, Run, Shift, Side, gaps_before, joined, lasting, long, parted, runs, watches};
use crate::rules::presence::{Gather, called};
use crate::rules::time::bounds::event;
use crate::source::Span;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut open = Vec::new();
    for target in watched(case).into_iter().flat_map(|t| with_phases(case, t)) {
        for run in runs(case, target) {
            for (place, shifts) in parted(case, target, watches(case, target)) {
                for gap in gaps_before(case, &shifts, &run) {
                    let Some(shift) = shifts.get(gap.by) else { continue };
                    // That nothing says when a body is in place has been said.
                    if !Case::spoken(out, &["T207"], case.model.node(shift.node).span) {
                        open.push((gap, run, place, shift.clone()));
                    }
                }
            }
        }
    }
    open.sort_by_key(|o| o.0.is_unsure());
    let mut found = Gather::new(case.model);
    for (gap, run, place, shift) in &open {
        let key = (run.node, *place, gap.short, std::mem::discriminant(&gap.side));
        found.add(key, run.ctx, gap.ctx, || finding(case, run, shift, *place, gap));
    }
    let mut all = Vec::new();
    found.pour(&mut all);
    joined(all, out);
}

/// A clause, and the phases of it: each is to be seen when it is done, though the whole ends later.
fn with_phases(case: &Case<'_>, clause: NodeId) -> Vec<NodeId> {
    let wholes = &case.core.wholes;
    let from = wholes.partition_point(|w| w.node < clause);
    let own = wholes.iter().skip(from).take_while(|w| w.node == clause);
    own.flat_map(|w| w.parts.iter().map(|p| p.0)).fold(vec![clause], |mut all, part| {
        if !all.contains(&part) {
            all.push(part);
        }
        all
    })
}

/// Where it is said when somebody is in place.
pub(super) fn arrival(case: &Case<'_>, node: NodeId) -> Span {
    let node = case.model.node(node);
    let said = node.fields.iter().find(|f| matches!(f.spec.word, "established" | "deployed"));
    said.or_else(|| node.field("lasts")).map_or(node.point(), |f| f.span)
}

fn finding(case: &Case<'_>, run: &Run, shift: &Shift<'_, '_>, place: Option<NodeId>, gap: &Gap) -> Finding {
    let (model, who) = (case.model, called(case, shift.node));
    let (from, to, gone) = match gap.side {
        Side::Start(from, to) => (from, to, false),
        Side::Middle(from, to) => (from, to, true),
        // Not spoken of here.
        Side::End => return Finding::new(Code("V803"), Severity::Warning, "the watch ends"),
    };
    let what = placed(case, run.node, place);
    let last =
        |n: i64| format!("{who} can be in place up to {} after {what}, which it watches, must be complete", long(n));
    let (message, label) = match gap.short {
        Short::Possibly(n) if run.once && !gone => (last(n), "can be over before anybody has seen it".to_owned()),
        Short::Surely(Some(n)) if run.once && !gone => {
            let sooner =
                format!("{what} must be complete at least {} before {who}, which watches it, is in place", long(n));
            (sooner, "is over before anybody has seen it".to_owned())
        }
        _ => {
            let when = lasting(case, from, to, gap.short, gap.ctx);
            (format!("nobody watches {what} {when}"), format!("nobody watches it {when}"))
        }
    };
    let severity = if matches!(gap.short, Short::Surely(_)) { Severity::Error } else { Severity::Warning };
    let mut finding = Finding::new(Code("V803"), severity, message)
        .at(arrival(case, shift.node), format!("{who} is in place with {}", event(case, to)))
        .at(
            model.node(run.node).point(),
            if gone { format!("who watched it before is gone with {}", event(case, from)) } else { label },
        );
    finding = finding.why("what happens in the meantime has no witness, and each side will tell it its own way");
    finding.help("name who watches until then (`until then by …`), or let the watch begin with what it watches")
}
