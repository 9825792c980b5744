//! `T205 no-start`: a period without the event it starts from.

use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use rustc_hash::FxHashSet;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    // Where a place or a promise to fight hangs on the day, it cannot be left to argument.
    let grave: FxHashSet<NodeId> = case
        .core
        .covers
        .iter()
        .filter(|c| matches!(c.role, Role::Leases | Role::Secures))
        .map(|c| c.src.node)
        .collect();
    let mut found = Gather::new(model);
    for s in &case.core.stretches {
        let Some((period, length)) = s.period.and_then(|p| Some((p, p.length.as_ref()?))) else { continue };
        if period.from.is_some() || period.until.is_some() {
            continue;
        }
        found.lacking(model.node(s.node).point(), model.ctx(s.node), s.ctx, &s.starts, || {
            let (who, length) = (called(case, s.node), model.text(length.span));
            let (severity, why) = if grave.contains(&s.node) {
                (Severity::Error, "signature, entry into force and the handing over of a place can lie years apart, and each gives another last day")
            } else {
                (Severity::Warning, "signature and entry into force can lie years apart, and each gives another last day")
            };
            Finding::new(Code("T205"), severity, format!("nothing says from which day {who} counts its {length}"))
                .at(s.src.span, "beginning when?")
                .why(why)
                .help(format!("say the event from which they count, such as `{length} as from entry_into_force`"))
        });
    }
    found.pour(out);
}
