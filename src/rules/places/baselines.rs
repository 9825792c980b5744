//! `A410 baselines`: one measure, another baseline for each party.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::presence::{Gather, titled};
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Item, List, Measure, Named, Value};
use rustc_hash::FxHashMap;

/// A distance that somebody is to keep from a line.
#[derive(Clone)]
struct Measured {
    who: Vec<NodeId>,
    line: NodeId,
    span: Span,
    ctx: Ctx,
    node: NodeId,
}

/// Units of distance.
const UNITS: &[&str] = &["km", "m", "miles", "nautical miles", "kilometres", "metres"];

/// The distance: the number, its unit, and how it is measured.
type Distance = (i64, u8, String, u8);

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let (model, choices) = (case.model, case.choices());
    let mut index: Vec<Vec<Measured>> = Vec::new();
    let mut places: FxHashMap<Distance, usize> = FxHashMap::default();
    let mut seen: Option<NodeId> = None;
    for c in &case.core.commitments {
        if seen == Some(c.src.node) {
            continue;
        }
        seen = Some(c.src.node);
        for (distance, measured) in distances(model, c.src.node, &c.who.actors) {
            let n = *places.entry(distance).or_insert(index.len());
            if n == index.len() {
                index.push(Vec::new());
            }
            index.get_mut(n).into_iter().for_each(|all| all.push(measured.clone()));
        }
    }
    let mut found: Gather<'_, '_, (Span, Span)> = Gather::new(model);
    for all in &index {
        // Each is held against the first from every other line.
        let mut lines: Vec<&Measured> = Vec::new();
        for one in all {
            let other = lines.iter().find(|o| {
                o.line != one.line
                    && o.who.iter().all(|a| !one.who.contains(a))
                    && (stood(model, o.line) || stood(model, one.line))
                    && choices.meet(o.ctx, one.ctx).is_some()
            });
            if let Some(ctx) = other.and_then(|o| choices.meet(o.ctx, one.ctx))
                && let Some(other) = other
            {
                found.add((other.span, one.span), Ctx::ALWAYS, ctx, || told(case, other, one));
            }
            if !lines.iter().any(|l| l.line == one.line && l.who == one.who) {
                lines.push(one);
            }
        }
    }
    found.pour(out);
}

fn told(case: &Case<'_>, one: &Measured, other: &Measured) -> Finding {
    let model = case.model;
    let number = model.text(one.span).split(" from ").next().unwrap_or_default().trim();
    let who = |m: &Measured| m.who.first().map_or_else(|| "one side".to_owned(), |a| titled(case, *a));
    let point = |l: NodeId| model.node(l).point();
    Finding::new(
        Code("A410"),
        Severity::Warning,
        format!("the same distance is measured from {} for {}, and from {} for {}", titled(case, one.line), who(one), titled(case, other.line), who(other)),
    )
    .at(one.span, format!("{number}, from one line"))
    .at(other.span, "the same, from another")
    .at(point(one.line), "one line")
    .at(point(other.line), "the other line")
    .why("what looks equal is not: where the lines lie apart, one side draws back further than the other, and each will say which line was meant")
    .help("measure both from one line, or say in words by how much the distances differ")
}

/// Whether a line is that of a day.
fn stood(model: &Model<'_>, line: NodeId) -> bool {
    model.node(line).field("as it stood").is_some() || mentions(&model.called(line), &["actual", "current", "present"])
}

/// The distances from lines that a clause or its parts speak of.
fn distances(model: &Model<'_>, clause: NodeId, who: &[NodeId]) -> Vec<(Distance, Measured)> {
    let mut out = Vec::new();
    let who: Vec<NodeId> = who.iter().flat_map(|a| model.members(*a)).collect();
    let node = model.node(clause);
    for f in &node.fields {
        let Value::List(l) = &f.value else { continue };
        let list: &List = l;
        for item in &list.items {
            let Some((distance, line)) = distance(model, item, clause) else { continue };
            out.push((distance, Measured { who: who.clone(), line, span: item.span, ctx: f.ctx, node: clause }));
        }
    }
    // "At least 50 km from the line", as a sentence says it.
    let far = |f: &&Field| match &f.value {
        Value::Amount(a) => {
            matches!(&a.measure, Measure::Unit(u) if UNITS.contains(&model.text(*u))) && !a.number.blank
        }
        _ => false,
    };
    for f in node.fields.iter().filter(far) {
        let Value::Amount(a) = &f.value else { continue };
        let Measure::Unit(unit) = &a.measure else { continue };
        for g in node.fields("from").filter(|g| model.tree.choices.compatible(f.ctx, g.ctx)) {
            let Value::List(l) = &g.value else { continue };
            let places = model.nodes_in(l, clause).into_iter().filter(|n| model.node(*n).kind.class == Class::Place);
            for line in places {
                let distance = (a.number.mantissa, a.number.scale, model.text(*unit).to_owned(), u8::MAX);
                let (span, ctx) = (f.value_span.to(g.value_span), g.ctx);
                out.push((distance, Measured { who: who.clone(), line, span, ctx, node: clause }));
            }
        }
    }
    out.retain(|(_, m)| !m.who.is_empty() && m.node == clause);
    out
}

fn distance(model: &Model<'_>, item: &Item, scope: NodeId) -> Option<(Distance, NodeId)> {
    let relation = item.place.as_ref()?;
    let (number, unit) = relation.distance?;
    let Named::Path(p) = &item.is else { return None };
    let line = model.nodes_of(p, scope).into_iter().next()?;
    let unit = model.text(unit).trim().to_lowercase();
    Some(((number.mantissa, number.scale, unit, relation.how as u8), line)).filter(|_| !number.blank)
}
