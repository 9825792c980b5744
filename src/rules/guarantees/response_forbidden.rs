//! `G506 response-forbidden`: a response that another clause forbids the guarantor.

use super::force_without_basis::is_force;
use crate::choice::Ctx;
use crate::core::{Act, Commitment, Cover, Modality, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::coverage::shared;
use crate::rules::duties::deeds::{Key, forbidden_as, met_as};
use crate::rules::presence::Gather;
use crate::source::Span;
use crate::syntax::tree::{Named, Value};
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let secures: Vec<&Cover<'_>> = case.core.covers.iter().filter(|c| c.role == Role::Secures).collect();
    if secures.is_empty() {
        return;
    }
    let bans = bans(case);
    let mut found: Gather<'_, '_, (NodeId, Span, NodeId)> = Gather::new(case.model);
    for cover in secures {
        let id = cover.src.node;
        let guarantors: Vec<NodeId> = cover.by.actors.iter().flat_map(|a| case.model.behind(*a)).collect();
        if Case::spoken(out, &["D301"], case.model.node(id).span) {
            continue;
        }
        for (act, ctx, span) in responses(case, id) {
            let Some(ctx) = case.choices().both(ctx, cover.ctx) else { continue };
            for key in met_as(case.model, id, &act) {
                for ban in bans.get(&key).into_iter().flatten() {
                    forbidden(case, cover, ban, &guarantors, (ctx, span), &mut found);
                }
            }
        }
        neutral(case, cover, &guarantors, &mut found);
    }
    found.pour(out);
}

/// What is forbidden without a condition, by what is forbidden.
fn bans<'c, 't>(case: &'c Case<'t>) -> FxHashMap<Key, Vec<&'c Commitment<'t>>> {
    let mut out: FxHashMap<Key, Vec<&Commitment<'_>>> = FxHashMap::default();
    let plain = |c: &&Commitment<'_>| c.modality == Modality::MustNot && c.conditions.is_empty();
    for c in case.core.commitments.iter().filter(plain) {
        for act in &c.acts {
            for key in forbidden_as(case.model, c.src.node, act) {
                out.entry(key).or_default().push(c);
            }
        }
    }
    out
}

/// What a guarantee answers with: each act, with its condition and its place.
fn responses<'t>(case: &Case<'t>, id: NodeId) -> Vec<(Act<'t>, Ctx, Span)> {
    let mut out = Vec::new();
    for f in case.model.node(id).fields("responds") {
        let Value::Parts(parts) = &f.value else { continue };
        for p in parts {
            match &p.value {
                Value::List(l) => {
                    for item in &l.items {
                        match &item.is {
                            Named::Path(path) => {
                                let nodes = case.model.nodes_of(path, id).into_iter();
                                out.extend(nodes.map(|n| (Act::Declared(n), f.ctx, f.span)));
                            }
                            Named::Words(w) => out.push((Act::Words(w), f.ctx, f.span)),
                            _ => {}
                        }
                    }
                }
                Value::Words(w) => out.push((Act::Words(w), f.ctx, f.span)),
                _ => {}
            }
        }
    }
    out
}

fn forbidden(
    case: &Case<'_>,
    cover: &Cover<'_>,
    ban: &Commitment<'_>,
    guarantors: &[NodeId],
    (ctx, span): (Ctx, Span),
    found: &mut Gather<'_, '_, (NodeId, Span, NodeId)>,
) {
    let (model, id, other) = (case.model, cover.src.node, ban.src.node);
    let bound: Vec<NodeId> = ban.who.actors.iter().flat_map(|a| model.behind(*a)).collect();
    let Some(who) = guarantors.iter().find(|g| bound.contains(g)) else { return };
    // Forbidden in a place: only where help to the one guaranteed would be given there.
    let to: Vec<NodeId> = case.actors_read(id, "to").into_iter().flat_map(|t| t.0).collect();
    let there = |p: &NodeId| model.owners(*p).iter().any(|o| to.contains(o));
    if other == id || !(ban.places.is_empty() || ban.places.iter().any(there)) || is_ordered(case, cover, ban) {
        return;
    }
    let Some(ctx) = case.choices().both(ctx, ban.ctx) else { return };
    for (ctx, _) in shared(case, (id, &cover.when), (other, &ban.when), ctx) {
        found.add((id, span, other), model.ctx(id), ctx, || {
            let name = model.called(*who);
            finding(format!("{} promises what {} forbids {name}", case.the(id), case.the(other)))
                .at(span, format!("{name} is to do this"))
                .at(ban.src.span, format!("and must not, by {}", case.the(other)))
        });
    }
}

fn finding(message: String) -> Finding {
    Finding::new(Code("G506"), Severity::Error, message)
        .why("whoever calls upon the guarantee asks for a breach of another clause, and the guarantor has its excuse in the same treaty")
        .help("except the response from what is forbidden, let the guarantee prevail (`notwithstanding …`), or promise something else")
}

/// Whether the words say which of the two goes before.
fn is_ordered(case: &Case<'_>, cover: &Cover<'_>, ban: &Commitment<'_>) -> bool {
    let named = |own: &[Commitment<'_>], of: NodeId| {
        let all = own.iter().flat_map(|c| c.over.iter().chain(&c.under).chain(&c.except));
        let all: Vec<NodeId> = all.copied().collect();
        case.model.around(of).any(|n| all.contains(&n))
    };
    let id = cover.src.node;
    named(case.core.commitments_of(id), ban.src.node) || named(std::slice::from_ref(ban), id)
}

/// A neutral State promises armed force.
fn neutral(
    case: &Case<'_>,
    cover: &Cover<'_>,
    guarantors: &[NodeId],
    found: &mut Gather<'_, '_, (NodeId, Span, NodeId)>,
) {
    let (model, id) = (case.model, cover.src.node);
    for k in case.core.covers.iter().filter(|k| k.role == Role::Neutralizes) {
        let Some(who) = guarantors.iter().find(|g| k.places.contains(g)) else { continue };
        for f in model.node(id).fields("responds").filter(|f| is_force(case, id, f)) {
            let ctx = case.choices().both(cover.ctx, k.ctx).and_then(|c| case.choices().both(c, f.ctx));
            let Some(ctx) = ctx else { continue };
            for (ctx, _) in shared(case, (id, &cover.when), (k.src.node, &k.when), ctx) {
                found.add((id, f.span, k.src.node), model.ctx(id), ctx, || {
                    let name = model.called(*who);
                    finding(format!("{} promises the armed force of {name}, which is neutral", case.the(id)))
                        .at(f.span, format!("{name} is to use force"))
                        .at(k.src.span, format!("{name} stands aside by this"))
                });
            }
        }
    }
}
