//! Where clauses hold, and under which conditions what stands over a place is there.

use super::Case;
use crate::choice::Ctx;
use crate::model::NodeId;
use crate::syntax::kind::Class;
use crate::syntax::tree::{self, Value};

/// Into how many cases a clause is looked at at most.
const REGIONS: usize = 64;

/// The places of a clause or phase: where its duties hold.
pub(super) fn places(case: &Case<'_>, node: NodeId) -> Vec<NodeId> {
    let model = case.model;
    let mut out: Vec<NodeId> = case.core.commitments_of(node).iter().flat_map(|c| c.places.iter().copied()).collect();
    if model.node(node).kind.class == Class::Part {
        for f in &model.node(node).fields {
            if let (Value::List(l), "from" | "of" | "in") = (&f.value, f.spec.word) {
                out.extend(model.nodes_in(l, node));
            }
        }
    }
    out.retain(|p| model.node(*p).kind.class == Class::Place);
    out.sort_unstable();
    out.dedup();
    out
}

/// The places that each reading of a clause or phase names, each with its condition.
pub(super) fn named_places(case: &Case<'_>, node: NodeId) -> Vec<(NodeId, Ctx)> {
    let mut out = Vec::new();
    for word in ["from", "of", "in"] {
        for (places, ctx) in case.readings_of(node, word) {
            out.extend(places.into_iter().filter(|p| case.model.node(*p).kind.class == Class::Place).map(|p| (p, ctx)));
        }
    }
    out
}

/// Whether a field of places or clauses says more than names: words, a distance, a side, an exception.
pub(super) fn is_vague(case: &Case<'_>, node: NodeId, words: &[&str]) -> bool {
    let vague = |l: &tree::List| {
        !l.except.is_empty()
            || l.items.iter().any(|i| !matches!(i.is, tree::Named::Path(_)) || i.place.is_some() || i.around.is_some())
    };
    let fields = case.model.node(node).fields.iter().filter(|f| words.contains(&f.spec.word));
    fields.into_iter().any(|f| !matches!(&f.value, Value::List(l) if !vague(l)))
}

/// The conditions within `ctx` that differ in which of some others hold, each with the numbers of those that do.
pub(super) fn regions(case: &Case<'_>, ctx: Ctx, conditions: &[Ctx]) -> Vec<(Ctx, Vec<usize>)> {
    let choices = case.choices();
    let (mut out, mut todo) = (Vec::new(), vec![ctx]);
    while let Some(ctx) = todo.pop() {
        let open = conditions.iter().find(|c| choices.compatible(ctx, **c) && !choices.implies(ctx, **c));
        match open.and_then(|c| choices.both(ctx, *c)) {
            Some(with) if out.len() + todo.len() < REGIONS => {
                todo.extend(choices.uncovered(ctx, &[with]));
                todo.push(with);
            }
            Some(_) => {}
            None => {
                let there = conditions.iter().enumerate().filter(|c| choices.implies(ctx, *c.1)).map(|c| c.0);
                out.push((ctx, there.collect()));
            }
        }
    }
    out
}
