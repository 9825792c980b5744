//! `T211 no-end`: an interim, temporary or leased regime with no end.

use crate::choice::Ctx;
use crate::core::{Act, Conduct, End, Modality, Role, Stretch};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::syntax::tree::Value;
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let (model, core) = (case.model, case.core);
    let mut lasting: FxHashMap<NodeId, Vec<&Stretch<'_>>> = FxHashMap::default();
    for s in &core.stretches {
        lasting.entry(s.node).or_default().push(s);
    }
    let ended = |id: NodeId| -> Vec<Ctx> {
        let all = lasting.get(&id).into_iter().flatten();
        all.filter(|s| s.until != End::Unsaid).map(|s| s.ctx).collect()
    };
    // What the treaty is to end with needs no end of its own.
    let treaty: Vec<Ctx> = model
        .final_clauses()
        .and_then(|f| lasting.get(&f))
        .into_iter()
        .flatten()
        .filter(|s| matches!(s.until, End::At(_) | End::Blank))
        .map(|s| s.ctx)
        .collect();
    // A body that hands its task on ends with that.
    let mut handing: FxHashMap<NodeId, Vec<Ctx>> = FxHashMap::default();
    for c in core.commitments.iter().filter(|c| c.acts.contains(&Act::Plain(Conduct::HandOver))) {
        for who in &c.who.actors {
            handing.entry(*who).or_default().push(c.ctx);
        }
    }
    let governed = core.covers.iter().filter(|c| c.role == Role::Administers).map(|c| (c.src.node, c.ctx, "governs"));
    let stationed = core
        .commitments
        .iter()
        .filter(|c| c.modality == Modality::Must && c.acts.contains(&Act::Plain(Conduct::Stay)))
        .map(|c| (c.src.node, c.ctx, "stays"));
    let mut found = Gather::new(model);
    for (id, ctx, does) in governed.chain(stationed) {
        let node = model.node(id);
        if node.broken {
            continue;
        }
        let mut ends = ended(id);
        ends.extend(&treaty);
        ends.extend(handing.get(&id).into_iter().flatten());
        // The last of its phases ends it.
        if let Some(last) = model.children(id).filter(|c| !model.node(*c).kind.events.is_empty()).last() {
            let said = model
                .node(last)
                .fields("completes")
                .filter(|f| matches!(f.value, Value::Bound(_) | Value::Blank(_) | Value::Broken));
            ends.extend(said.map(|f| f.ctx));
            ends.extend(ended(last));
        }
        found.lacking(node.point(), node.ctx, ctx, &ends, || {
            let who = called(case, id);
            let begun = lasting.get(&id).and_then(|all| all.first());
            let mut f = Finding::new(Code("T211"), Severity::Warning, format!("nothing says how long {who} {does}"))
                .at(node.point(), "meant for a time, and no end is said");
            if let Some(s) = begun {
                f = f.at(s.src.span, "a beginning, and no end");
            }
            f.why("what is meant for a time and has no last day stays until somebody forces its end")
                .help("say how long it `lasts`: a period, `until` an event, or, if that is meant, `lasts indefinite` or `lasts permanent`")
        });
    }
    found.pour(out);
}
