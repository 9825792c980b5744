//! `T215 loose-simultaneity`: `in parallel with`, no unit and no certifier.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    // What one of the two says of their pace holds for the other.
    let mut paced: FxHashMap<(NodeId, NodeId), Vec<Ctx>> = FxHashMap::default();
    for p in case.core.parallels.iter().filter(|p| p.measured || p.certified) {
        paced.entry((p.node, p.with)).or_default().push(p.ctx);
        paced.entry((p.with, p.node)).or_default().push(p.ctx);
    }
    let mut found = Gather::new(model);
    for p in case.core.parallels.iter().filter(|p| !p.measured && !p.certified) {
        if !model.tree.choices.compatible(p.ctx, model.ctx(p.with)) {
            continue;
        }
        let said = paced.get(&(p.node, p.with)).map_or(&[][..], Vec::as_slice);
        found.lacking(p.src.span, model.ctx(p.node), p.ctx, said, || {
            let (one, other) = (called(case, p.node), called(case, p.with));
            Finding::new(Code("T215"), Severity::Warning, format!("nothing says how {one} keeps pace with {other}"))
                .at(p.src.span, "in parallel by what measure, and who says so?")
                .at(model.node(p.with).point(), "this is to go on beside it")
                .why("each side can hold back because the other is not as far, and nobody is there to say which of them is right")
                .help("add `share for share` or `phase for phase`, or name who certifies the pace: `certified by …`")
        });
    }
    found.pour(out);
}
