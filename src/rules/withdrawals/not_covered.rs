//! `W602 not-covered`: the phases of a withdrawal do not add up to the whole.

use super::leaves;
use crate::choice::Ctx;
use crate::core::Whole;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::model::shapes::Known;
use crate::rules::Case;
use crate::rules::presence::{Gather, titled};
use crate::rules::reach::{is_vague, named_places, regions};
use crate::rules::said::and;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    for whole in case.core.wholes.iter().filter(|w| leaves(case, w.node)) {
        let excepted = case.model.node(whole.node).field("except").is_some();
        let vague = is_vague(case, whole.node, &["from"]);
        // Phases by number or share, and those that name their places in words, cannot be laid beside the whole.
        if excepted || vague || whole.parts.iter().any(|p| p.1.is_empty() || is_vague(case, p.0, &["from"])) {
            continue;
        }
        let named = whole.parts.iter().flat_map(|p| {
            let places = named_places(case, p.0).into_iter();
            places.filter_map(|(place, ctx)| Some((place, case.choices().both(p.2, ctx)?)))
        });
        let named: Vec<(NodeId, Ctx)> = named.collect();
        let ctxs: Vec<Ctx> = named.iter().map(|p| p.1).collect();
        let own = case.model.ctx(whole.node);
        for (ctx, there) in regions(case, own, &ctxs) {
            let mut parts: Vec<NodeId> = there.iter().filter_map(|i| named.get(*i)).map(|p| p.0).collect();
            parts.sort_unstable();
            parts.dedup();
            if parts.is_empty() {
                continue;
            }
            for (place, read) in named_places(case, whole.node) {
                let both = case.choices().both(read, case.model.ctx(place));
                let Some(ctx) = both.and_then(|c| case.choices().both(ctx, c)) else { continue };
                let reached = case.shapes.reached(case.model, place, &parts);
                let drawn = |p: &NodeId| case.model.node(*p).field("geometry").is_some();
                // Of what is drawn in a file that cannot be used something else is said.
                if reached == Known::Yes || reached == Known::Unknown && parts.iter().chain([&place]).any(drawn) {
                    continue;
                }
                found.add((whole.node, place, reached == Known::No), own, ctx, || {
                    finding(case, whole, place, &parts, reached)
                });
            }
        }
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, whole: &Whole, place: NodeId, parts: &[NodeId], reached: Known) -> Finding {
    let model = case.model;
    let (the, name) = (case.the(whole.node), titled(case, place));
    let left = and(&parts.iter().map(|p| titled(case, *p)).collect::<Vec<_>>());
    let (severity, message) = match reached {
        Known::No => (Severity::Error, format!("the phases of {the} leave only {left}, and the whole is {name}")),
        _ => (Severity::Warning, format!("nothing says whether {left}, the phases of {the}, are all of {name}")),
    };
    let from = model.node(whole.node).field("from").map_or(model.node(whole.node).point(), |f| f.span);
    let mut finding = Finding::new(Code("W602"), severity, message).at(from, format!("{name} is to be left"));
    for (part, ..) in &whole.parts {
        let node = model.node(*part);
        finding = finding.at(node.field("from").map_or(node.point(), |f| f.span), "left in this phase");
    }
    finding
        .at(model.node(place).point(), format!("{name} is declared here"))
        .why("the forces that stand in the rest are in no phase, and nobody can say by when they must be gone")
        .help(match reached {
            Known::No => "add a phase for the rest, or say what the whole is",
            _ => "say what the whole is made up of (`zone X of A, B`), draw the places, or let the whole be from the same places as its phases",
        })
}
