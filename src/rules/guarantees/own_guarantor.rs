//! `G507 own-guarantor`: guarantor of itself, or against itself.

use crate::choice::Ctx;
use crate::core::{Effect, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::source::Span;
use crate::syntax::tree::{Condition, List, Named, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for cover in case.core.covers.iter().filter(|c| c.role == Role::Secures) {
        let id = cover.src.node;
        let beneficiaries = case.model.node(id).fields("to").filter_map(|f| match &f.value {
            Value::List(l) => Some((&**l, f.ctx)),
            _ => None,
        });
        for (list, ctx) in beneficiaries {
            alone(case, cover.by.span, &cover.by.actors, cover.ctx, list, ctx, id, "guarantor of itself", out);
        }
        for c in case.core.contingencies_of(id).filter(|c| c.effect == Effect::Begins) {
            aggressors(c.condition, &mut |list| {
                alone(
                    case,
                    cover.by.span,
                    &cover.by.actors,
                    cover.ctx,
                    list,
                    c.ctx,
                    id,
                    "guarantor against itself",
                    out,
                );
            });
        }
    }
}

/// The lists of those whose acts a condition is about.
fn aggressors<'c>(condition: &'c Condition, visit: &mut dyn FnMut(&'c List)) {
    match condition {
        Condition::Any(all) => all.iter().for_each(|c| aggressors(c, visit)),
        Condition::Determined(c, _) => aggressors(c, visit),
        Condition::Event { by: Some(by), .. } | Condition::Breach { by: Some(by), .. } => visit(by),
        _ => {}
    }
}

/// Speaks up where nobody is left of a list once a guarantor is taken out of it.
#[allow(clippy::too_many_arguments, reason = "the two lists with their places")]
fn alone(
    case: &Case<'_>,
    by: Span,
    guarantors: &[NodeId],
    by_ctx: Ctx,
    list: &List,
    ctx: Ctx,
    id: NodeId,
    what: &str,
    out: &mut Vec<Finding>,
) {
    // "Each party to the other parties" leaves out the one that acts; words may mean anybody.
    if list.items.iter().any(|i| !matches!(i.is, Named::Path(_))) {
        return;
    }
    let named: Vec<NodeId> = case.model.actors_in(list, id).flat_map(|a| case.model.members(a)).collect();
    let [first, rest @ ..] = named.as_slice() else { return };
    if rest.iter().any(|n| n != first) {
        return;
    }
    let among = guarantors.iter().flat_map(|g| case.model.members(*g)).any(|g| g == *first);
    let Some(ctx) = case.choices().meet(by_ctx, ctx).filter(|_| among) else { return };
    let name = case.model.called(*first);
    let finding = Finding::new(Code("G507"), Severity::Error, format!("{} makes {name} {what}", case.the(id)))
        .at(list.span, format!("{name} here"))
        .at(by, "and among the guarantors")
        .why("a promise to act against oneself, or for oneself, gives nobody anything")
        .help(format!("take {} out of the guarantors, or name another State here", case.model.quoted(*first)));
    out.push(finding.under(ctx));
}
