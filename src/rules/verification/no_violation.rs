//! `V806 no-violation`: a ceasefire without forbidden acts, reports or what follows a breach.

use crate::choice::Ctx;
use crate::core::{Act, Conduct, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::{gathered, or, under};
use crate::syntax::tree::Condition;
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut clauses: Vec<NodeId> = Vec::new();
    for c in case.core.commitments.iter().filter(|c| c.acts.contains(&Act::Plain(Conduct::Hostilities))) {
        clauses.push(c.src.node);
    }
    clauses.dedup();
    if clauses.is_empty() {
        return;
    }
    let answered = answered(case);
    for id in clauses {
        let mut reported = case.said(id, &["incidents"]);
        // A mission that reports on the ceasefire reports its incidents.
        reported.extend(case.core.watchers(case.model, id).flat_map(|w| case.said(w.src.node, &["reports"])));
        let mut followed = case.said(id, &["breach", "consequence"]);
        followed.extend(case.model.around(id).filter_map(|a| answered.get(&a)).flatten());
        let missing = vec![
            ("which acts it forbids", case.unsaid(id, &["forbids"])),
            ("to whom incidents are reported", case.unless(id, &reported)),
            ("what follows a breach", case.unless(id, &followed)),
        ];
        for (ctxs, what) in gathered(missing) {
            let node = case.model.node(id);
            let finding = Finding::new(Code("V806"), Severity::Warning, format!("{} does not say {}", case.the(id), or(&what)))
                .at(node.point(), "what is a violation, and what then?")
                .why("the first shot will be called an incident by one side and a breach by the other, and the text does not say which it is or who answers it")
                .help(format!("add {}", mends(&what)));
            out.push(under(finding, &ctxs));
        }
    }
}

fn mends(what: &[&str]) -> String {
    let each = what.iter().map(|w| match *w {
        "which acts it forbids" => "`forbids \"…\"`",
        "to whom incidents are reported" => "`incidents reported within … to …`",
        _ => "`breach determined by …` or `consequence \"…\"`",
    });
    each.collect::<Vec<_>>().join(", ")
}

/// The clauses on whose breach something hangs, or behind which somebody stands: what follows is said elsewhere.
fn answered(case: &Case<'_>) -> FxHashMap<NodeId, Vec<Ctx>> {
    let mut out: FxHashMap<NodeId, Vec<Ctx>> = FxHashMap::default();
    for c in &case.core.contingencies {
        breaches(case, c.condition, c.src.node, &mut |of| out.entry(of).or_default().push(c.ctx));
    }
    for cover in case.core.covers.iter().filter(|c| c.role == Role::Secures) {
        cover.over.iter().for_each(|of| out.entry(*of).or_default().push(cover.ctx));
    }
    out
}

fn breaches(case: &Case<'_>, condition: &Condition, scope: NodeId, visit: &mut dyn FnMut(NodeId)) {
    match condition {
        Condition::Any(all) | Condition::All(all) => all.iter().for_each(|c| breaches(case, c, scope, visit)),
        Condition::Not(c) | Condition::Determined(c, _) => breaches(case, c, scope, visit),
        Condition::Breach { of, .. } => case.model.nodes_in(of, scope).into_iter().for_each(visit),
        _ => {}
    }
}
