//! `L707 not-the-lessor's`: the lessor does not hold the place.

use crate::choice::Ctx;
use crate::core::{Act, Conduct, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, titled};
use crate::rules::said::and;
use rustc_hash::FxHashMap;

/// Who holds places otherwise than as their sovereign: each with the place, the clause that gives it, and its condition.
type Held = FxHashMap<NodeId, Vec<(NodeId, NodeId, Ctx)>>;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut held: Option<Held> = None;
    let mut found = Gather::new(model);
    for id in case.covering(Role::Leases) {
        let node = model.node(id);
        for (lessors, by) in case.actors_read(id, "from") {
            let behind: Vec<NodeId> = lessors.iter().flat_map(|l| model.behind(*l)).collect();
            for (places, of) in case.readings_of(id, "of") {
                let Some(ctx) = case.choices().both(by, of) else { continue };
                for place in places {
                    let owners = model.owners(place);
                    if behind.is_empty() || owners.is_empty() || behind.iter().any(|b| owners.contains(b)) {
                        continue;
                    }
                    let held = held.get_or_insert_with(|| holders(case));
                    let own = behind.iter().chain(&lessors).filter_map(|b| held.get(b)).flatten();
                    // What this lease gives its lessee gives nothing to let: not where both are the same, either.
                    let other = own.filter(|h| h.1 != id && model.lies_within(place, h.0));
                    let given: Vec<Ctx> = other.map(|h| h.2).collect();
                    found.lacking((id, place), node.ctx, ctx, &given, || finding(case, id, place, &behind, &owners));
                }
            }
        }
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, id: NodeId, place: NodeId, lessors: &[NodeId], owners: &[NodeId]) -> Finding {
    let model = case.model;
    let names = |all: &[NodeId]| and(&all.iter().map(|a| model.called(*a).into_owned()).collect::<Vec<_>>());
    let (who, place_name, whose) = (names(lessors), titled(case, place), names(owners));
    let mut finding = Finding::new(
        Code("L707"),
        Severity::Error,
        format!("{} lets {place_name}, which belongs to {whose} and not to {who}", case.the(id)),
    );
    for (word, text) in [("from", format!("{who} lets it")), ("of", format!("{place_name} is let"))] {
        if let Some(f) = model.node(id).field(word) {
            finding = finding.at(f.span, text);
        }
    }
    finding
        .at(model.node(place).point(), format!("it lies in what belongs to {whose}"))
        .why("nobody can let what another holds: the lessee would have paid the wrong State for nothing")
        .help("let the State that holds the place be the lessor, correct where the place lies, or say first that it is transferred to the lessor")
}

/// Who governs a place, has it under a lease, or is given it.
fn holders(case: &Case<'_>) -> Held {
    let model = case.model;
    let mut out = Held::default();
    let mut add = |actors: &[NodeId], places: &[NodeId], by: NodeId, ctx: Ctx| {
        for who in actors.iter().flat_map(|a| model.behind(*a)) {
            out.entry(who).or_default().extend(places.iter().map(|p| (*p, by, ctx)));
        }
    };
    for k in case.core.covers.iter().filter(|k| matches!(k.role, Role::Administers | Role::Leases)) {
        add(&k.by.actors, &k.places, k.src.node, k.ctx);
    }
    let given = |c: &&crate::core::Commitment<'_>| c.acts.contains(&Act::Plain(Conduct::HandOver));
    for c in case.core.commitments.iter().filter(given) {
        // What a lease hands over is the lease itself.
        if !case.core.covers_of(c.src.node).iter().any(|k| k.role == Role::Leases) {
            add(&c.to.actors, &c.places, c.src.node, c.ctx);
        }
    }
    out
}
