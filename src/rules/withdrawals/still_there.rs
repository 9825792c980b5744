//! `W603 still-there`: who must leave may or must be there all the same.

use crate::choice::Ctx;
use crate::core::{Act, Commitment, Conduct, End, Modality, Role, When};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::model::shapes::Known;
use crate::rules::Case;
use crate::rules::coverage::{Shared, shared};
use crate::rules::gaps::event_of;
use crate::rules::presence::{Gather, titled};
use crate::rules::reach::is_vague;
use crate::rules::said::and;
use crate::source::Span;
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found: Gather<'_, '_, (NodeId, Span)> = Gather::new(case.model);
    let mut clauses: Vec<NodeId> = Vec::new();
    let leave = |c: &&Commitment<'_>| c.acts.contains(&Act::Plain(Conduct::Leave));
    let leaving: Vec<&Commitment<'_>> = case.core.commitments.iter().filter(leave).collect();
    clauses.extend(leaving.iter().map(|c| c.src.node));
    clauses.dedup();
    for id in clauses {
        inwards(case, id, &mut found);
        for part in case.model.children(id) {
            inwards(case, part, &mut found);
        }
        taken_over(case, id, &mut found);
    }
    // Who has forces of its own in what it leaves.
    let mut staying: FxHashMap<NodeId, Vec<&Commitment<'_>>> = FxHashMap::default();
    if !leaving.is_empty() {
        let stays =
            |c: &&Commitment<'_>| c.modality != Modality::MustNot && c.acts.contains(&Act::Plain(Conduct::Stay));
        for c in case.core.commitments.iter().filter(stays) {
            for who in c.who.actors.iter().flat_map(|a| case.model.behind(*a)) {
                staying.entry(who).or_default().push(c);
            }
        }
    }
    for gone in leaving {
        for who in gone.who.actors.iter().flat_map(|a| case.model.behind(*a)) {
            for stays in staying.get(&who).into_iter().flatten() {
                // That a duty clashes with a right has been said.
                if !Case::spoken(out, &["D301"], case.model.node(gone.src.node).span) {
                    forces(case, gone, stays, who, &mut found);
                }
            }
        }
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, id: NodeId, message: String) -> Finding {
    let from = case.model.node(id).field("from").map_or(case.model.node(id).point(), |f| f.span);
    Finding::new(Code("W603"), Severity::Error, message)
        .at(from, "this is to be left")
        .why("whoever stays can point to the one clause, and whoever wants them gone to the other")
}

/// They go to a place inside what they leave.
fn inwards(case: &Case<'_>, id: NodeId, found: &mut Gather<'_, '_, (NodeId, Span)>) {
    let node = case.model.node(id);
    if is_vague(case, id, &["from", "to"]) {
        return;
    }
    let excepted: Vec<NodeId> = case.readings_of(id, "except").into_iter().flat_map(|e| e.0).collect();
    for (tos, to) in case.readings_of(id, "to") {
        for (froms, from) in case.readings_of(id, "from") {
            let Some(ctx) = case.choices().both(to, from) else { continue };
            for &there in &tos {
                let around = |f: &&NodeId| **f != there && case.shapes.contains(case.model, **f, there) == Known::Yes;
                let Some(left) = froms.iter().find(around) else { continue };
                if excepted.iter().any(|e| case.model.lies_within(there, *e)) {
                    continue;
                }
                let at = node.field("to").map_or(node.point(), |f| f.span);
                found.add((id, at), node.ctx, ctx, || {
                    let (to, from) = (titled(case, there), titled(case, *left));
                    finding(case, id, format!("{} leads to {to}, which lies in what it leaves", case.the(id)))
                        .at(at, format!("{to} lies in {from}"))
                        .at(case.model.node(there).point(), "declared here")
                        .help(format!("except {to} from what is left, or name a place outside {from}"))
                });
            }
        }
    }
}

/// The place is handed over to those who leave it.
fn taken_over(case: &Case<'_>, id: NodeId, found: &mut Gather<'_, '_, (NodeId, Span)>) {
    let gone: Vec<(Vec<NodeId>, Ctx)> = case.actors_read(id, "by");
    for k in case.core.covers_of(id).iter().filter(|k| k.role == Role::Replaces && k.over.contains(&id)) {
        let to: Vec<NodeId> = k.by.actors.iter().flat_map(|a| case.model.behind(*a)).collect();
        for (by, ctx) in &gone {
            let by: Vec<NodeId> = by.iter().flat_map(|a| case.model.behind(*a)).collect();
            let same = !to.is_empty() && to.iter().all(|t| by.contains(t));
            let Some(ctx) = case.choices().both(*ctx, k.ctx).filter(|_| same) else { continue };
            found.add((id, k.src.span), case.model.ctx(id), ctx, || {
                let names = and(&to.iter().map(|t| case.model.called(*t).into_owned()).collect::<Vec<_>>());
                finding(case, id, format!("{} hands the place over to {names}, who must leave it", case.the(id)))
                    .at(k.src.span, format!("to {names}"))
                    .help("name who takes the place over from those who leave")
            });
        }
    }
}

/// A force of those who leave is to stay in what they leave.
fn forces(
    case: &Case<'_>,
    gone: &Commitment<'_>,
    stays: &Commitment<'_>,
    who: NodeId,
    found: &mut Gather<'_, '_, (NodeId, Span)>,
) {
    let (model, id, other) = (case.model, gone.src.node, stays.src.node);
    let related = |x: &Commitment<'_>, y: NodeId| {
        let named: Vec<NodeId> = x.over.iter().chain(&x.under).chain(&x.except).copied().collect();
        model.around(y).any(|n| named.contains(&n))
    };
    let excepted = |p: &NodeId| gone.except.iter().any(|e| model.lies_within(*p, *e));
    if related(gone, other)
        || related(stays, id)
        || is_vague(case, other, &["in", "along"])
        || is_vague(case, id, &["from"])
    {
        return;
    }
    let meets =
        |p: &&NodeId| !excepted(p) && gone.places.iter().any(|q| case.shapes.overlaps(model, *q, **p) == Known::Yes);
    let Some(place) = stays.places.iter().find(meets) else { return };
    let (Some(ctx), Some(due)) = (case.choices().both(gone.ctx, stays.ctx), event_of(case, id, "completes")) else {
        return;
    };
    let after = When { from: Some(due), until: End::Permanent, span: None };
    for (ctx, how) in shared(case, (other, &stays.when), (id, &after), ctx) {
        found.add((id, stays.src.span), model.ctx(id), ctx, || {
            let (name, place_name) = (model.called(who), titled(case, *place));
            let must = if stays.modality == Modality::May { "may" } else { "must" };
            let message = format!(
                "{name} must leave {place_name} by {}, and {must} have forces there by {}",
                case.the(id),
                case.the(other)
            );
            let mut finding = finding(case, id, message)
                .at(model.node(other).point(), format!("{name} has forces in {place_name}"))
                .help(format!(
                    "except {place_name} or that force from the withdrawal, or let others provide the force"
                ));
            // Nothing keeps the two times apart, and nothing says that they meet.
            if how == Shared::Possibly {
                finding.severity = Severity::Warning;
            }
            finding
        });
    }
}
