//! `F914 provisional-mismatch`: one side's duty applies provisionally, what is given in return for it only later.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::rules::provisional::{Provisional, provisional};
use crate::syntax::kind::Class;
use crate::syntax::tree::Value;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let early = provisional(case);
    if early.is_empty() {
        return;
    }
    let mut found = Gather::new(model);
    for id in model.ids() {
        for f in model.node(id).fields("in return for") {
            let Value::List(l) = &f.value else { continue };
            // What is neither a clause nor holds any gives nothing in return.
            let gives = |n: &NodeId| {
                matches!(model.node(*n).kind.class, Class::Clause | Class::Sentence | Class::Container | Class::Part)
            };
            for other in model.nodes_in(l, id).into_iter().filter(gives) {
                for (first, later) in [(id, other), (other, id)] {
                    let covered = applied(case, &early, later);
                    for (e, ctx) in applied(case, &early, first) {
                        let Some(ctx) = case.choices().meet(ctx, f.ctx) else { continue };
                        let covered: Vec<Ctx> = covered.iter().map(|c| c.1).collect();
                        found.lacking((f.span, first), model.ctx(id), ctx, &covered, || {
                            let (one, two) = (called(case, first), called(case, later));
                            Finding::new(
                                Code("F914"),
                                Severity::Warning,
                                format!("{one} applies provisionally, and {two}, given in return, only from entry into force"),
                            )
                            .at(e.span, format!("{one} is applied early"))
                            .at(f.span, "one in return for the other")
                            .at(model.node(later).point(), "this waits for entry into force")
                            .why("one side performs at once, and if the treaty never enters into force it has performed for nothing")
                            .help(format!("let {two} be applied provisionally too, or {one} wait as well"))
                        });
                    }
                }
            }
        }
    }
    found.pour(out);
}

/// Where a clause is applied provisionally by all whom it binds.
fn applied<'e>(case: &Case<'_>, early: &'e [Provisional], id: NodeId) -> Vec<(&'e Provisional, Ctx)> {
    let model = case.model;
    let bound: Vec<NodeId> =
        case.core.commitments_of(id).iter().flat_map(|c| c.who.actors.iter()).flat_map(|a| model.members(*a)).collect();
    let applies = |e: &&Provisional| e.applies(case, id) && (e.by.is_empty() || bound.iter().all(|b| e.by.contains(b)));
    early.iter().filter(applies).filter_map(|e| Some((e, case.choices().meet(e.ctx, model.ctx(id))?))).collect()
}
