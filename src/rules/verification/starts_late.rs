//! `V803 starts-late`: the watch starts after what it watches.

use super::ends_early::{placed, watched};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::coverage::Short;
use crate::rules::gaps::{Gap, Run, Shift, Side, gaps_before, joined, lasting, parted, runs, watches};
use crate::rules::presence::{Gather, called};
use crate::rules::time::bounds::event;
use crate::source::Span;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    for target in watched(case) {
        for run in runs(case, target) {
            for (place, shifts) in parted(case, target, watches(case, target)) {
                for gap in &gaps_before(case, &shifts, &run) {
                    let Some(shift) = shifts.get(gap.by) else { continue };
                    // That nothing says when a body is in place has been said.
                    if Case::spoken(out, &["T207"], case.model.node(shift.node).span) {
                        continue;
                    }
                    let key = (target, place, gap.short, std::mem::discriminant(&gap.side));
                    found.add(key, run.ctx, gap.ctx, || finding(case, &run, shift, place, gap));
                }
            }
        }
    }
    let mut all = Vec::new();
    found.pour(&mut all);
    joined(all, out);
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
    let message = format!("nobody watches {what} {}", lasting(case, from, to, gap.short, gap.ctx));
    let severity = if matches!(gap.short, Short::Surely(_)) { Severity::Error } else { Severity::Warning };
    let mut finding = Finding::new(Code("V803"), severity, message)
        .at(arrival(case, shift.node), format!("{who} is in place with {}", event(case, to)))
        .at(
            model.node(run.node).point(),
            if gone {
                format!("who watched it before is gone with {}", event(case, from))
            } else {
                format!("nobody watches it {}", lasting(case, from, to, gap.short, gap.ctx))
            },
        );
    finding = finding.why("what happens in the meantime has no witness, and each side will tell it its own way");
    finding.help("name who watches until then (`until then by …`), or let the watch begin with what it watches")
}
