//! `A403 undefined-place`: a zone or line that the treaty creates, with a regime, and nothing delimits it.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::presence::{Gather, called, titled};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Named, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// The fields of a place that say where it lies.
const LIMITS: &[&str] = &["geometry", "map", "described as", "known as", "along", "within"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let (model, core) = (case.model, case.core);
    // Where each place has a regime: the clause, and under which condition.
    let mut regimes: FxHashMap<NodeId, Vec<(NodeId, Ctx)>> = FxHashMap::default();
    let mut seen: FxHashSet<(NodeId, NodeId, Ctx)> = FxHashSet::default();
    let mut put = |places: &[NodeId], clause: NodeId, ctx: Ctx| {
        for p in places {
            if seen.insert((*p, clause, ctx)) {
                regimes.entry(*p).or_default().push((clause, ctx));
            }
        }
    };
    core.commitments.iter().for_each(|c| put(&c.places, c.src.node, c.ctx));
    core.covers.iter().for_each(|c| put(&c.places, c.src.node, c.ctx));
    for w in &core.wholes {
        put(&w.places, w.node, model.ctx(w.node));
        w.parts.iter().for_each(|(part, places, ctx)| put(places, *part, *ctx));
    }
    let mut found = Gather::new(model);
    for id in model.of_class(Class::Place) {
        let node = model.node(id);
        // The territory of a State has the limits it has.
        if node.kind.word == "territory" || node.broken {
            continue;
        }
        let Some(on) = regimes.get(&id) else { continue };
        let mut limits = limits(model, id);
        // A clause that draws it, such as a boundary with its map.
        for (clause, _) in on {
            limits.extend(
                model
                    .node(*clause)
                    .fields
                    .iter()
                    .filter(|f| matches!(f.spec.word, "map" | "demarcated"))
                    .map(|f| f.ctx),
            );
        }
        for (clause, ctx) in on.iter().filter(|r| model.tree.choices.compatible(r.1, node.ctx)) {
            found.lacking(node.point(), node.ctx, *ctx, &limits, || {
                let place = titled(case, id);
                let mut f = Finding::new(
                    Code("A403"),
                    Severity::Warning,
                    format!("nothing says where {place} begins and ends, and {} applies there", called(case, *clause)),
                )
                .at(node.point(), "its limits are not said");
                for (clause, _) in on.iter().take(3) {
                    f = f.at(model.node(*clause).point(), "applies there");
                }
                f.why("each side will draw the limits for itself, and what is a breach on one map is none on the other")
                    .help("add a `map` or `geometry`, or words: `described as \"…\"`; where it is known by its name, say so: `known as \"…\"`")
            });
        }
    }
    found.pour(out);
}

/// The conditions under which a place is delimited.
fn limits(model: &Model<'_>, id: NodeId) -> Vec<Ctx> {
    let node = model.node(id);
    let mut out: Vec<Ctx> =
        node.fields.iter().filter(|f| LIMITS.contains(&f.spec.word) || whole(model, f, id)).map(|f| f.ctx).collect();
    // "Of A except B": what is left of a known whole.
    let part = |f: &&Field| matches!(f.spec.word, "of" | "in");
    for f in node.fields("except") {
        out.extend(
            node.fields.iter().filter(part).filter(|of| model.tree.choices.implies(f.ctx, of.ctx)).map(|_| f.ctx),
        );
    }
    out
}

/// `of A, B`: made up of others; `of "the districts of …"`: described.
fn whole(model: &Model<'_>, f: &Field, id: NodeId) -> bool {
    let Value::List(l) = &f.value else { return f.spec.word == "of" && !matches!(f.value, Value::Relation(_)) };
    let words = l.items.iter().any(|i| matches!(i.is, Named::Words(_)));
    let places = model.nodes_in(l, id).iter().filter(|n| model.node(**n).kind.class == Class::Place).count();
    f.spec.word == "of" && (words || places > 1 || !l.except.is_empty())
}
