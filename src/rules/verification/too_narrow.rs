//! `V805 too-narrow`: all watchers of a duty together leave part of its place out.

use super::ends_early::watched;
use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::model::shapes::Known;
use crate::rules::Case;
use crate::rules::gaps::watches;
use crate::rules::presence::{Gather, titled};
use crate::rules::reach::{is_vague, named_places, regions};
use crate::rules::said::and;
use crate::syntax::kind::Class;

/// The fields that say where.
const WHERE: [&str; 4] = ["in", "from", "of", "along"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    for target in watched(case) {
        let whole = named_places(case, target);
        if whole.is_empty() || is_vague(case, target, &WHERE) {
            continue;
        }
        let watchers = watchers(case, target);
        let ctxs: Vec<Ctx> = watchers.iter().map(|w| w.ctx).collect();
        let own = case.model.ctx(target);
        for (ctx, there) in regions(case, own, &ctxs) {
            let there: Vec<&Watcher> = there.iter().filter_map(|i| watchers.get(*i)).collect();
            if there.is_empty() || there.iter().any(|w| w.places.is_empty()) {
                continue;
            }
            let mut reach: Vec<NodeId> = there.iter().flat_map(|w| w.places.iter().copied()).collect();
            reach.sort_unstable();
            reach.dedup();
            for &(place, named) in &whole {
                let both = case.choices().both(named, case.model.ctx(place));
                let Some(ctx) = both.and_then(|c| case.choices().both(ctx, c)) else { continue };
                let reached = case.shapes.reached(case.model, place, &reach);
                if reached != Known::Yes {
                    found.add((target, place, reached == Known::No), own, ctx, || {
                        finding(case, target, place, &there, &reach, reached)
                    });
                }
            }
        }
    }
    found.pour(out);
}

/// Somebody who watches, and where; everywhere where no place is named.
struct Watcher {
    node: NodeId,
    places: Vec<NodeId>,
    ctx: Ctx,
}

fn watchers(case: &Case<'_>, target: NodeId) -> Vec<Watcher> {
    let choices = case.choices();
    let mut out: Vec<Watcher> = Vec::new();
    for s in watches(case, target) {
        let (node, everywhere) =
            (s.cover.src.node, |ctx: Ctx| Watcher { node: s.cover.src.node, places: Vec::new(), ctx });
        if s.places.is_empty() || is_vague(case, s.node, &["in", "along"]) {
            out.push(everywhere(s.ctx));
            continue;
        }
        let read = case.readings_of(s.node, "in");
        for (places, ctx) in &read {
            let ctx = choices.both(*ctx, s.ctx);
            out.extend(ctx.map(|ctx| Watcher { node, places: places.clone(), ctx }));
        }
        let said: Vec<Ctx> = read.iter().map(|r| r.1).collect();
        out.extend(choices.uncovered(s.ctx, &said).into_iter().map(everywhere));
    }
    // Whoever verifies a phase sees the place that it is about.
    for part in case.model.children(target).filter(|c| case.model.node(*c).kind.class == Class::Part) {
        let own = case.core.covers_of(part).iter().filter(|k| k.over.contains(&part));
        let places: Vec<NodeId> = named_places(case, part).into_iter().map(|p| p.0).collect();
        out.extend(own.map(|k| Watcher { node: part, places: places.clone(), ctx: k.ctx }));
    }
    out
}

fn finding(
    case: &Case<'_>,
    target: NodeId,
    place: NodeId,
    watchers: &[&Watcher],
    reach: &[NodeId],
    reached: Known,
) -> Finding {
    let model = case.model;
    let seen = and(&reach.iter().map(|p| titled(case, *p)).collect::<Vec<_>>());
    let (the, whole) = (case.the(target), titled(case, place));
    let (severity, message) = match reached {
        Known::No => (Severity::Error, format!("{the} holds in {whole}, and those who watch it reach only {seen}")),
        _ => (
            Severity::Warning,
            format!("{the} holds in {whole}, and nothing says whether those who watch it in {seen} reach all of that"),
        ),
    };
    let at = model.node(target).fields.iter().find(|f| WHERE.contains(&f.spec.word));
    let mut finding = Finding::new(Code("V805"), severity, message)
        .at(at.map_or(model.node(target).point(), |f| f.span), format!("{whole} is what it is about"));
    for w in watchers {
        let node = model.node(w.node);
        let at = node.fields.iter().find(|f| WHERE.contains(&f.spec.word)).map_or(node.point(), |f| f.span);
        finding = finding.at(at, "watched here");
    }
    finding
        .at(model.node(place).point(), format!("{whole} is declared here"))
        .why("where nobody looks, the clause is kept by whoever wants to keep it")
        .help(match reached {
            Known::No => "widen what they watch, or name who watches the rest",
            _ => "say how the places lie to each other (`in`, `of`), draw them, or let the watch be over the whole",
        })
}
