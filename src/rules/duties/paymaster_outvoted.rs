//! `D312 paymaster-outvoted`: a payment, relief or delivery waits for a body that its opponent can block and its debtor does not
//! sit on.

use crate::core::{Act, Conduct, Effect, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::deciders::{Hand, deciders};
use crate::rules::presence::{Gather, called, titled};
use crate::source::Span;
use crate::syntax::kind::Role;
use crate::syntax::tree::Value;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found: Gather<'_, '_, (Span, NodeId)> = Gather::new(model);
    for c in case.core.contingencies.iter().filter(|c| c.effect == Effect::Requires) {
        let id = c.src.node;
        for duty in case.core.commitments_of(id).iter().filter(|d| d.modality == Modality::Must) {
            let gives = |a: &Act<'_>| matches!(a, Act::Plain(Conduct::Pay | Conduct::Lift | Conduct::HandOver));
            if !duty.acts.iter().any(gives) {
                continue;
            }
            let Some(ctx) = case.choices().meet(duty.ctx, c.ctx) else { continue };
            let debtors = spread(case, &duty.who.actors);
            let creditors = spread(case, &duty.to.actors);
            deciders(case, c.condition, id, &mut |body, span, hand| {
                if hand == Hand::Acts || !model.node(body).kind.body {
                    return;
                }
                let members = members(case, body);
                if members.iter().any(|m| debtors.contains(m)) || !can_block(case, body) {
                    return;
                }
                let opponent = members.iter().find(|m| !creditors.contains(m));
                let Some(&opponent) = opponent else { return };
                found.add((span, body), model.ctx(id), ctx, || {
                    let (who, what) = (titled(case, opponent), called(case, id));
                    Finding::new(
                        Code("D312"),
                        Severity::Warning,
                        format!("{what} waits for {}, where {who} can block it and who gives does not sit", called(case, body)),
                    )
                    .at(span, "it must say so first")
                    .at(model.node(body).point(), format!("{who} sits here, and nothing is decided against it"))
                    .at(duty.who.span, "who gives, and has no voice there")
                    .why(format!("{who} can hold back what it does not pay for, and nobody who pays can answer it"))
                    .help("let those who give certify it, give them a seat, or say how it is decided if one member will not agree (`failing which …`)")
                });
            });
        }
    }
    found.pour(out);
}

fn spread(case: &Case<'_>, actors: &[NodeId]) -> Vec<NodeId> {
    actors.iter().flat_map(|a| case.model.members(*a)).collect()
}

/// Who sits in a body.
fn members(case: &Case<'_>, body: NodeId) -> Vec<NodeId> {
    let lists = case.model.node(body).fields("of").filter_map(|f| match &f.value {
        Value::List(l) => Some(case.model.actors_in(l, body)),
        _ => None,
    });
    let named: Vec<NodeId> = lists.flatten().collect();
    spread(case, &named)
}

/// Whether one member can keep a body from deciding: it decides by consensus, or nothing is said, and nothing follows if it does not.
fn can_block(case: &Case<'_>, body: NodeId) -> bool {
    let mut any = false;
    for f in case.model.node(body).fields("decides") {
        any = true;
        let Value::Parts(parts) = &f.value else { continue };
        let failing = parts.iter().any(|p| p.role == Role::Failing);
        let votes = parts.iter().filter(|p| p.role == Role::Vote).map(|p| case.model.text(p.span).to_lowercase());
        if !failing
            && votes.into_iter().any(|v| v.contains("consensus") || v.contains("unanim") || v.contains("agreement"))
        {
            return true;
        }
    }
    !any
}
