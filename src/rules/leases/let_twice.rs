//! `L708 let-twice`: two lessees, or lease and cession, of one place at one time.

use crate::choice::Ctx;
use crate::core::{Act, Conduct, End, Role, When};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::model::shapes::Known;
use crate::rules::Case;
use crate::rules::coverage::{Shared, shared};
use crate::rules::presence::{Gather, titled};
use rustc_hash::FxHashMap;

/// How many drawn places are laid over each other without anything in the text that relates them.
const DRAWN: usize = 48;

/// A place that is let or ceded.
struct Disposal {
    node: NodeId,
    place: NodeId,
    /// Who lets or cedes it, and who has it then; members and organs as their States.
    from: Vec<NodeId>,
    to: Vec<NodeId>,
    when: When,
    ceded: bool,
    ctx: Ctx,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let all = disposals(case);
    if all.iter().all(|d| d.ceded) {
        return;
    }
    let mut found = Gather::new(case.model);
    for (a, b) in pairs(case, &all) {
        let (Some(a), Some(b)) = (all.get(a), all.get(b)) else { continue };
        // The lease first, in the order of the text.
        let (a, b) = if (a.ceded, a.node) > (b.ceded, b.node) { (b, a) } else { (a, b) };
        if !clash(case, a, b) {
            continue;
        }
        let Some(ctx) = case.choices().both(a.ctx, b.ctx) else { continue };
        for (ctx, how) in shared(case, (a.node, &a.when), (b.node, &b.when), ctx) {
            found
                .add((a.node, b.node, how == Shared::Surely), case.model.ctx(a.node), ctx, || finding(case, a, b, how));
        }
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, a: &Disposal, b: &Disposal, how: Shared) -> Finding {
    let model = case.model;
    let what = titled(case, if model.lies_within(a.place, b.place) { a.place } else { b.place });
    let (severity, may) = match how {
        Shared::Surely => (Severity::Error, "at the same time"),
        Shared::Possibly => (Severity::Warning, "and nothing keeps the two times apart"),
    };
    let (one, other) = (case.the(a.node), case.the(b.node));
    let message = if b.ceded {
        format!("{one} lets {what}, and {other} cedes it, {may}")
    } else {
        format!("{one} and {other} let {what} to two lessees, {may}")
    };
    let mut finding = Finding::new(Code("L708"), severity, message)
        .at(model.node(a.node).point(), "let here")
        .at(model.node(b.node).point(), if b.ceded { "ceded here" } else { "and let here" });
    if a.place != b.place {
        let inner = if model.lies_within(a.place, b.place) { a.place } else { b.place };
        finding = finding.at(model.node(inner).point(), "this lies in both");
    }
    for d in [a, b] {
        if let Some(span) = d.when.span {
            finding = finding.at(span, "for this time");
        }
    }
    finding
        .why("whoever comes second finds the place taken, and both have the same words on their side")
        .help("leave the one place out of the other, let the second begin when the first has ended, or say which goes before: `subject to …`")
}

/// Whether two of them cannot both be had: not where one is let on by its lessee, nor where the text says which goes before.
fn clash(case: &Case<'_>, a: &Disposal, b: &Disposal) -> bool {
    let common = |x: &[NodeId], y: &[NodeId]| x.iter().any(|n| y.contains(n));
    let ordered = |x: &Disposal, y: &Disposal| {
        let own = case.core.commitments_of(x.node).iter();
        let named: Vec<NodeId> = own.flat_map(|c| c.over.iter().chain(&c.under).copied()).collect();
        case.model.around(y.node).any(|n| named.contains(&n))
    };
    if a.node == b.node || ordered(a, b) || ordered(b, a) {
        return false;
    }
    if b.ceded {
        // Only who lets it can cede it away from under the lease.
        return common(&a.from, &b.from);
    }
    !common(&a.to, &b.to) && !common(&a.to, &b.from) && !common(&b.to, &a.from)
}

fn disposals(case: &Case<'_>) -> Vec<Disposal> {
    let model = case.model;
    let behind = |all: &[NodeId]| -> Vec<NodeId> { all.iter().flat_map(|a| model.behind(*a)).collect() };
    let mut out = Vec::new();
    for k in case.core.covers.iter().filter(|k| k.role == Role::Leases) {
        let id = k.src.node;
        let from: Vec<NodeId> = case.actors_read(id, "from").into_iter().flat_map(|f| f.0).collect();
        for (places, of) in case.readings_of(id, "of") {
            for (lessees, to) in case.actors_read(id, "to") {
                let ctx = case.choices().both(of, to).and_then(|c| case.choices().both(c, k.ctx));
                let Some(ctx) = ctx else { continue };
                out.extend(places.iter().map(|p| Disposal {
                    node: id,
                    place: *p,
                    from: behind(&from),
                    to: behind(&lessees),
                    when: k.when,
                    ceded: false,
                    ctx,
                }));
            }
        }
    }
    for c in case.core.commitments.iter().filter(|c| c.acts.contains(&Act::Plain(Conduct::HandOver))) {
        let id = c.src.node;
        let lets = case.core.covers_of(id).iter().any(|k| k.role == Role::Leases);
        // The administration of a place can pass while its lease goes on.
        let Some(due) = c.due.filter(|_| !lets && model.node(id).field("subject").is_none()) else { continue };
        let when = When { from: Some(due), until: End::Permanent, span: None };
        out.extend(c.places.iter().map(|p| Disposal {
            node: id,
            place: *p,
            from: behind(&c.who.actors),
            to: behind(&c.to.actors),
            when,
            ceded: true,
            ctx: c.ctx,
        }));
    }
    out
}

/// Which two have ground in common: one lies in the other, by the declarations or as they are drawn.
fn pairs(case: &Case<'_>, all: &[Disposal]) -> Vec<(usize, usize)> {
    let model = case.model;
    let base = |place: NodeId| -> Vec<NodeId> {
        let made = model.made_of(place);
        if made.is_empty() { vec![place] } else { made }
    };
    let mut at: FxHashMap<NodeId, Vec<usize>> = FxHashMap::default();
    for (i, d) in all.iter().enumerate() {
        for p in base(d.place) {
            at.entry(p).or_default().push(i);
        }
    }
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut add = |i: usize, j: usize| {
        if i != j && all.get(i).zip(all.get(j)).is_some_and(|(a, b)| !(a.ceded && b.ceded)) {
            out.push((i.min(j), i.max(j)));
        }
    };
    for (i, d) in all.iter().enumerate() {
        for p in base(d.place) {
            for around in model.places_around(p) {
                let within = at.get(&around).into_iter().flatten();
                within
                    .filter(|j| all.get(**j).is_some_and(|o| overlap(case, d.place, o.place)))
                    .for_each(|j| add(i, *j));
            }
        }
    }
    let drawn: Vec<usize> =
        (0..all.len()).filter(|i| all.get(*i).is_some_and(|d| !case.shapes.of(d.place).is_empty())).collect();
    if drawn.len() <= DRAWN {
        for &i in &drawn {
            for &j in drawn.iter().filter(|j| **j > i) {
                if all.get(i).zip(all.get(j)).is_some_and(|(a, b)| overlap(case, a.place, b.place)) {
                    add(i, j);
                }
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn overlap(case: &Case<'_>, a: NodeId, b: NodeId) -> bool {
    case.shapes.overlaps(case.model, a, b) == Known::Yes
}
