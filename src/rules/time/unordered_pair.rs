//! `T206 unordered-pair`: two clauses in return for each other, by opposing parties, with no order and not in parallel.

use crate::choice::Ctx;
use crate::core::{Cause, EventId, EventKey, Force, Link};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::source::Span;
use crate::syntax::tree::Value;
use crate::time::windows::Timetables;
use rustc_hash::{FxHashMap, FxHashSet};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut given: Vec<(NodeId, NodeId, Ctx, Span)> = Vec::new();
    for id in model.ids() {
        for f in model.node(id).fields("in return for") {
            if let Value::List(l) = &f.value {
                given.extend(model.nodes_in(l, id).into_iter().map(|other| (id, other, f.ctx, f.span)));
            }
        }
    }
    let mut found = Gather::new(model);
    let mut tables = Timetables::new(case.plan());
    let mut returned: FxHashMap<Pair, Vec<(Ctx, Span)>> = FxHashMap::default();
    for &(a, b, ctx, span) in given.iter().filter(|g| g.0 > g.1) {
        returned.entry((b, a)).or_default().push((ctx, span));
    }
    let ties = Ties::new(case, &given.iter().flat_map(|g| [g.0, g.1]).collect());
    for &(a, b, one, span) in given.iter().filter(|g| g.0 < g.1) {
        for &(other, back) in returned.get(&(a, b)).into_iter().flatten() {
            let Some(ctx) = case.choices().both(one, other) else { continue };
            if !are_opposed(case, a, b) {
                continue;
            }
            found.lacking((span, back), model.ctx(a), ctx, &[ties.ordered((a, b)), in_time(&ties, case, ctx, a, b, &mut tables)].concat(), || {
                let (first, second) = (called(case, a), called(case, b));
                Finding::new(Code("T206"), Severity::Warning, format!("nothing says which comes first, {first} or {second}"))
                    .at(span, "in return for the other")
                    .at(back, "and the other in return for this")
                    .why("each side can wait for the other to begin, and both are then within the text")
                    .help("bind a step of one to a step of the other, or let them go `in parallel with` each other, step by step")
            });
        }
    }
    found.pour(out);
}

/// Whether both bind somebody, and nobody is bound by both.
fn are_opposed(case: &Case<'_>, a: NodeId, b: NodeId) -> bool {
    let bound = |id: NodeId| -> FxHashSet<NodeId> {
        let who = case.core.commitments_of(id).iter().flat_map(|c| c.who.actors.iter());
        who.flat_map(|a| case.model.behind(*a)).collect()
    };
    let (one, other) = (bound(a), bound(b));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// Two clauses, the earlier in the text first.
type Pair = (NodeId, NodeId);

/// What binds clauses that are given in return for others, read once for all of them.
struct Ties {
    /// Under which conditions one of two waits for the other, or keeps pace with it.
    pairs: FxHashMap<Pair, Vec<Ctx>>,
    /// The links that lead to an event, by their number.
    into: FxHashMap<EventId, Vec<usize>>,
}

impl Ties {
    fn new(case: &Case<'_>, given: &FxHashSet<NodeId>) -> Self {
        let (mut pairs, mut into) =
            (FxHashMap::<Pair, Vec<Ctx>>::default(), FxHashMap::<EventId, Vec<usize>>::default());
        if given.is_empty() {
            return Self { pairs, into };
        }
        let around = |n: NodeId| case.model.around(n).filter(|x| given.contains(x));
        let of = |e: EventId| -> Vec<NodeId> { bases(case, e).into_iter().flat_map(around).collect() };
        let mut tie = |ones: &[NodeId], others: &[NodeId], ctx: Ctx| {
            for one in ones {
                for other in others.iter().filter(|o| *o != one) {
                    pairs.entry((*one.min(other), *one.max(other))).or_default().push(ctx);
                }
            }
        };
        for (n, l) in case.core.links.iter().enumerate() {
            into.entry(l.to).or_default().push(n);
            let from = of(l.from);
            if !from.is_empty() {
                tie(&from, &of(l.to), l.ctx);
            }
        }
        for p in &case.core.parallels {
            tie(&around(p.node).collect::<Vec<_>>(), &around(p.with).collect::<Vec<_>>(), p.ctx);
        }
        Self { pairs, into }
    }
    fn ordered(&self, pair: Pair) -> Vec<Ctx> {
        self.pairs.get(&pair).cloned().unwrap_or_default()
    }
    fn links<'c>(&'c self, case: &'c Case<'_>, to: EventId) -> impl Iterator<Item = &'c Link> {
        self.into.get(&to).into_iter().flatten().filter_map(|n| case.core.links.get(*n))
    }
}

/// The steps by which a clause is carried out.
const STEPS: [&str; 7] = ["begins", "completes", "effect", "established", "deployed", "held", "start"];

/// Under which conditions one of the two is done by the time that the other is due to follow, by way of other events or of dates.
fn in_time(ties: &Ties, case: &Case<'_>, ctx: Ctx, a: NodeId, b: NodeId, tables: &mut Timetables<'_>) -> Vec<Ctx> {
    let own = |n: NodeId, words: &[&str]| -> Vec<EventId> {
        let known = |w: &&str| case.core.event(&EventKey::Of(n, case.model.tree.names.get(w)?));
        words.iter().filter_map(known).collect()
    };
    // That one begins, or a phase of it is over, orders only what waits for that; what is done is done.
    let done = |n: NodeId| own(n, STEPS.get(1..).unwrap_or_default());
    let all = |n: NodeId| -> Vec<EventId> { case.model.inside(n).flat_map(|n| own(n, &STEPS)).collect() };
    let (ours, theirs) = (all(a), all(b));
    let mut conditions: Vec<Ctx> = vec![ctx];
    for l in ours.iter().chain(&theirs).flat_map(|e| ties.links(case, *e)) {
        conditions.extend(case.choices().meet(ctx, l.ctx));
    }
    conditions.sort_unstable();
    conditions.dedup();
    let mut out = Vec::new();
    for ctx in conditions.into_iter().take(16) {
        let Some(table) = tables.under(ctx, case.choices()) else { continue };
        // Only what is the later of others asks for the whole of the network.
        let whole = case.plan().has_extremes();
        let present = |c: Ctx| case.choices().implies(ctx, c);
        let follows = |first: NodeId, then: NodeId| {
            let starts = own(then, &["begins", "effect", "established", "deployed", "held", "start"]);
            done(first).iter().any(|x| {
                let since = if whole { table.since(*x) } else { None };
                let least = |y: EventId| match &since {
                    Some(since) => since.of(y).0,
                    None => case.plan().distance(*x, y, &present).ok().and_then(|d| d.least),
                };
                starts.iter().any(|y| least(*y).is_some_and(|least| least >= 0))
            })
        };
        let waits = || waits(ties, case, ctx, &ours, &theirs) || waits(ties, case, ctx, &theirs, &ours);
        // What is said in so many words is looked at before the days are reckoned.
        if waits() || follows(a, b) || follows(b, a) {
            out.push(ctx);
        }
    }
    out
}

/// Whether some of `then` wait for some of `first`, step by step.
fn waits(ties: &Ties, case: &Case<'_>, ctx: Ctx, first: &[EventId], then: &[EventId]) -> bool {
    let (mut todo, mut seen) = (then.to_vec(), FxHashSet::default());
    while let Some(e) = todo.pop() {
        if !seen.insert(e) {
            continue;
        }
        if first.contains(&e) {
            return true;
        }
        let said = ties.links(case, e).filter(|l| l.waits && l.force == Force::Requirement);
        todo.extend(said.filter(|l| case.choices().implies(ctx, l.ctx)).map(|l| l.from));
        match case.core.events.get(e.0 as usize).map(|e| &e.cause) {
            Some(Cause::Derived { from, .. }) => todo.push(*from),
            Some(Cause::First(of) | Cause::Last(of)) => todo.extend(of),
            _ => {}
        }
    }
    false
}

/// The constructs whose events an event hangs on.
fn bases(case: &Case<'_>, event: EventId) -> Vec<NodeId> {
    let (mut out, mut todo, mut seen) = (Vec::new(), vec![event], FxHashSet::default());
    while let Some(id) = todo.pop() {
        let Some(e) = case.core.events.get(id.0 as usize).filter(|_| seen.insert(id)) else { continue };
        if let EventKey::Of(n, _) | EventKey::Node(n) = &e.key {
            out.push(*n);
        }
        match &e.cause {
            Cause::Derived { from, .. } => todo.push(*from),
            Cause::First(all) | Cause::Last(all) => todo.extend(all),
            _ => {}
        }
    }
    out
}
