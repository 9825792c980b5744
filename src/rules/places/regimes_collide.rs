//! `A411 regimes-collide`: one place and time under regimes that exclude each other.

use crate::choice::Ctx;
use crate::core::{Act, Cover, Modality, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::shapes::Known;
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::coverage::{Shared, shared};
use crate::rules::duties::{deeds, precedence};
use crate::rules::presence::{Gather, called, titled};
use rustc_hash::FxHashMap;

/// A regime that keeps forces out, or lets them in, or governs: one place of it.
#[derive(Clone, Copy)]
struct Regime<'c, 't> {
    cover: &'c Cover<'t>,
    place: NodeId,
    ctx: Ctx,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found: Gather<'_, '_, (NodeId, NodeId)> = Gather::new(case.model);
    let regimes: Vec<Regime<'_, '_>> = case.core.covers.iter().flat_map(|c| places(case, c)).collect();
    // By every place around it: two that have ground in common by their declarations meet in the one that holds the other.
    let mut index: FxHashMap<NodeId, Vec<usize>> = FxHashMap::default();
    for (n, r) in regimes.iter().enumerate() {
        for at in case.model.places_around(r.place) {
            index.entry(at).or_default().push(n);
        }
    }
    let mut pairs = drawn_near(case, &regimes);
    for (n, one) in regimes.iter().enumerate() {
        pairs.extend(index.get(&one.place).into_iter().flatten().map(|m| (*m, n)));
    }
    for (n, m) in pairs.into_iter().filter(|(n, m)| n != m) {
        let (Some(one), Some(other)) = (regimes.get(n), regimes.get(m)) else { continue };
        let (first, second) = if one.cover.src.node <= other.cover.src.node { (one, other) } else { (other, one) };
        collide(case, first, second, &mut found);
    }
    found.pour(out);
}

/// Regimes whose places are drawn and reach as far north and south as each other.
fn drawn_near(case: &Case<'_>, regimes: &[Regime<'_, '_>]) -> Vec<(usize, usize)> {
    let mut sorted: Vec<([f64; 2], usize)> = Vec::new();
    for (n, r) in regimes.iter().enumerate() {
        let bounds = case.shapes.of(r.place).iter().filter_map(|d| d.shape.bounds(d.shape.middle()));
        let bands = bounds.map(|[_, south, _, north]| [south, north]);
        sorted.extend(bands.reduce(|[s, n], [south, north]| [s.min(south), n.max(north)]).map(|b| (b, n)));
    }
    sorted.sort_by(|a, b| a.0[0].total_cmp(&b.0[0]));
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut open: Vec<([f64; 2], usize)> = Vec::new();
    for (band, n) in sorted {
        open.retain(|o| o.0[1] >= band[0]);
        let opposite = |m: &usize| match (regimes.get(n), regimes.get(*m)) {
            (Some(a), Some(b)) => opposed(case, a.cover, b.cover).is_some(),
            _ => false,
        };
        out.extend(open.iter().map(|o| o.1).filter(opposite).map(|m| (m, n)));
        open.push((band, n));
    }
    out
}

fn collide(
    case: &Case<'_>,
    one: &Regime<'_, '_>,
    other: &Regime<'_, '_>,
    found: &mut Gather<'_, '_, (NodeId, NodeId)>,
) {
    let (model, choices) = (case.model, case.choices());
    let (a, b) = (one.cover, other.cover);
    let Some(words) = opposed(case, a, b).filter(|_| a.src.node != b.src.node) else { return };
    if case.shapes.overlaps(model, one.place, other.place) != Known::Yes {
        return;
    }
    let Some(ctx) = choices.meet(one.ctx, other.ctx) else { return };
    let by_one = |c: &Cover<'_>| case.core.commitments_of(c.src.node).first();
    let (Some(x), Some(y)) = (by_one(a), by_one(b)) else { return };
    let order = precedence::order(case, x, y);
    let inner = if model.lies_within(one.place, other.place) { one.place } else { other.place };
    for (ctx, how) in shared(case, (a.src.node, &a.when), (b.src.node, &b.when), ctx) {
        found.lacking((a.src.node, b.src.node), Ctx::ALWAYS, ctx, &order.decided, || {
            let severity = if how == Shared::Surely { Severity::Error } else { Severity::Warning };
            let place = titled(case, inner);
            let when = if how == Shared::Surely { "" } else { ", possibly" };
            Finding::new(
                Code("A411"),
                severity,
                format!("{} and {}{when} at the same time: {place}", words.0, words.1),
            )
                .at(model.node(a.src.node).point(), format!("{}: {}", titled(case, one.place), words.0))
                .at(model.node(b.src.node).point(), format!("{}: {}", titled(case, other.place), words.1))
                .why("what the one regime is for, the other forbids: whoever relies on one breaks the other")
                .help(format!(
                    "leave {place} out of one of the two, let one begin when the other ends, or say which prevails: `notwithstanding {}:`",
                    called(case, b.src.node).replace('`', "")
                ))
        });
    }
}

/// What two regimes do to a place, where they exclude each other.
fn opposed(case: &Case<'_>, a: &Cover<'_>, b: &Cover<'_>) -> Option<(&'static str, &'static str)> {
    use Role::{Administers, Demilitarizes, Leases, Neutralizes};
    let base = |c: &Cover<'_>| for_forces(case, c.src.node);
    let bound = |ban: &Cover<'_>, lease: &Cover<'_>| binds(case, ban, lease);
    match (a.role, b.role) {
        (Demilitarizes, Leases) if base(b) && bound(a, b) => Some(("demilitarized", "let for armed forces")),
        (Leases, Demilitarizes) if base(a) && bound(b, a) => Some(("let for armed forces", "demilitarized")),
        (Neutralizes, Leases) if base(b) && bound(a, b) => Some(("neutral", "let for armed forces")),
        (Leases, Neutralizes) if base(a) && bound(b, a) => Some(("let for armed forces", "neutral")),
        (Administers, Administers) if !same_hands(case, a, b) => Some(("under one administration", "under another")),
        _ => None,
    }
}

/// Whether a lease lets armed forces in.
fn for_forces(case: &Case<'_>, clause: NodeId) -> bool {
    let forces = |a: &Act<'_>| deeds::met_as(case.model, clause, a).contains(&deeds::Key::Stay);
    let may = case.core.commitments_of(clause).iter().filter(|c| c.modality == Modality::May);
    may.flat_map(|c| &c.acts).any(forces)
}

/// Whether a regime binds who takes a lease: where it says whom it binds, he is among them.
fn binds(case: &Case<'_>, regime: &Cover<'_>, lease: &Cover<'_>) -> bool {
    let spread = |c: &Cover<'_>| -> Vec<NodeId> { c.by.actors.iter().flat_map(|a| case.model.members(*a)).collect() };
    let bound = spread(regime);
    case.model.node(regime.src.node).field("by").is_none() || spread(lease).iter().any(|a| bound.contains(a))
}

/// Whether the same actor, or one for the other, has both.
fn same_hands(case: &Case<'_>, a: &Cover<'_>, b: &Cover<'_>) -> bool {
    let behind = |c: &Cover<'_>| -> Vec<NodeId> {
        c.by.actors.iter().flat_map(|x| case.model.behind(*x).into_iter().chain(case.model.members(*x))).collect()
    };
    let (a, b) = (behind(a), behind(b));
    // Whom words alone name, cannot be told from another.
    a.is_empty() || b.is_empty() || a.iter().any(|x| b.contains(x))
}

/// The places of a regime; a State that is neutral is so in its territory.
fn places<'c, 't>(case: &Case<'_>, cover: &'c Cover<'t>) -> Vec<Regime<'c, 't>> {
    use Role::{Administers, Demilitarizes, Leases, Neutralizes};
    if !matches!(cover.role, Administers | Demilitarizes | Leases | Neutralizes) {
        return Vec::new();
    }
    let model = case.model;
    let at = |place: NodeId| {
        let fields = model.node(cover.src.node).fields.iter();
        let names = |f: &&crate::syntax::tree::Field| match &f.value {
            crate::syntax::tree::Value::List(l) => model.nodes_in(l, cover.src.node).contains(&place),
            _ => false,
        };
        let ctx = fields.filter(names).find_map(|f| case.choices().meet(cover.ctx, f.ctx)).unwrap_or(cover.ctx);
        Regime { cover, place, ctx }
    };
    let neutral = |p: NodeId| -> Vec<NodeId> { if model.is_actor(p) { territories(model, p) } else { vec![p] } };
    cover
        .places
        .iter()
        .flat_map(|p| neutral(*p).into_iter().map(move |t| (*p, t)))
        .map(|(p, t)| Regime { place: t, ..at(p) })
        .collect()
}

fn territories(model: &Model<'_>, state: NodeId) -> Vec<NodeId> {
    let places = model.of_class(crate::syntax::kind::Class::Place);
    places.filter(|p| model.lies_in(*p).is_empty() && model.owners(*p).contains(&state)).collect()
}
