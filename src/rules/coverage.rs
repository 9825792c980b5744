//! Whether one time reaches as far as another: what a watch, a guarantee or a lease leaves uncovered, and when two clauses
//! hold at once.
//!
//! What is asked is answered for each set of options that makes a difference, by splitting over the choices that the bounds
//! between the two ends stand under, and no further than the answer needs.

use super::Case;
use crate::choice::{ChoiceId, Ctx};
use crate::core::{End, EventId, EventKey, When};
use crate::model::{Builtin, NodeId};
use crate::time::distance::Distance;

/// How many days two ends of as many months or years may seem apart for the calendar's sake alone: no gap that anybody
/// would speak of.
const SLACK: i64 = 4;

/// Into how many cases a question is split at most; what is beyond is not spoken of.
const CASES: usize = 64;

/// By how many days months and years of the same number can differ.
const LEAP: i64 = 2;

/// How far one time falls short of another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Short {
    /// It surely does, by so many days at the least; none where what it falls short of has no end.
    Surely(Option<i64>),
    /// It can, by so many days at the most.
    Possibly(i64),
}

/// Whether two times share a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shared {
    /// They do, whatever happens.
    Surely,
    /// No bound keeps them apart.
    Possibly,
}

/// One reading of a time: from which event (entry into force where it is not said), until when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    /// From when.
    pub from: Option<EventId>,
    /// Until when.
    pub until: End,
    /// Under which condition.
    pub ctx: Ctx,
}

/// Where a time that ends cannot reach: `cover` is the time of something said in the first node, `over` that of what it is to
/// last as long as. The answers hold under their conditions, each within `ctx`; silence means that it reaches, or that nothing
/// bounds how far apart the two ends are.
pub(super) fn ends_early(
    case: &Case<'_>,
    cover: (NodeId, &When),
    over: (NodeId, &When),
    ctx: Ctx,
) -> Vec<(Ctx, Short)> {
    let mut out = each(case, cover, over, ctx, |a, b, ctx| {
        let endless = || vec![(ctx, Short::Surely(None))];
        match (a.until, b.until) {
            (End::At(early), End::At(late)) => comes_before(case, early, late, ctx),
            (End::At(_), End::Permanent | End::Indefinite) => endless(),
            // As long as the treaty: to its own end, where it has one.
            (End::At(early), End::Unsaid) => {
                let ends = treaty_ends(case, ctx);
                let limited: Vec<Ctx> = ends.iter().map(|e| e.1).collect();
                let mut out: Vec<(Ctx, Short)> =
                    ends.into_iter().flat_map(|(late, both)| comes_before(case, early, late, both)).collect();
                let endless = case.model.tree.choices.uncovered(ctx, &limited).into_iter();
                out.extend(endless.map(|ctx| (ctx, Short::Surely(None))));
                out
            }
            _ => Vec::new(),
        }
    });
    out.retain(|(_, short)| !matches!(short, Short::Possibly(n) if *n <= SLACK));
    out
}

/// Under which conditions two times share a moment, and how surely. Where the bounds keep them apart, nothing is said.
pub(super) fn shared(case: &Case<'_>, a: (NodeId, &When), b: (NodeId, &When), ctx: Ctx) -> Vec<(Ctx, Shared)> {
    let entry = case.core.event(&EventKey::Builtin(Builtin::EntryIntoForce));
    each(case, a, b, ctx, |a, b, ctx| {
        // Two times are apart if one has ended when the other begins.
        let pair = |until: End, from: Option<EventId>| match until {
            End::At(end) => from.or(entry).map(|from| (end, from)),
            _ => None,
        };
        let pairs = [pair(a.until, b.from), pair(b.until, a.from)];
        let verdict = |d: &[Option<Distance>; 2]| {
            let known = d.iter().flatten();
            // "5 years" and "5 years" to one day may be a leap day apart, as far as the network knows.
            let apart = |d: &Distance| d.least.is_some_and(|n| n >= 0 || n >= -LEAP && d.most.is_some_and(|m| m >= 0));
            if known.clone().any(apart) {
                return Some(None);
            }
            let over = |d: &Distance| d.most.is_some_and(|n| n < 0);
            known.clone().all(over).then_some(Some(Shared::Surely))
        };
        split(case, ctx, &pairs, &verdict, &|_| Some(Shared::Possibly))
    })
}

/// By how many days `early` comes before `late`, surely or possibly, under which conditions within `ctx`.
pub(super) fn comes_before(case: &Case<'_>, early: EventId, late: EventId, ctx: Ctx) -> Vec<(Ctx, Short)> {
    let verdict = |d: &[Option<Distance>; 1]| {
        let d = d.first().copied().flatten()?;
        match (d.least, d.most) {
            (Some(n), _) if n > 0 => Some(Some(Short::Surely(Some(n)))),
            (_, Some(n)) if n <= 0 => Some(None),
            _ => None,
        }
    };
    let open = |d: &[Option<Distance>; 1]| d.first().copied().flatten()?.most.map(Short::Possibly);
    split(case, ctx, &[Some((early, late))], &verdict, &open)
}

/// By how many days the last day of `early` comes before the last day of `late`, where both are counted from signature or
/// from entry into force; the fewest, where they are counted from both.
pub(super) fn falls_due_before(case: &Case<'_>, early: EventId, late: EventId, ctx: Ctx) -> Option<i64> {
    let present = |c: Ctx| case.choices().implies(ctx, c);
    let last = |from: EventId, to: EventId| case.plan().distance(from, to, &present).ok()?.most;
    let anchors = [Builtin::Signature, Builtin::EntryIntoForce].map(|b| case.core.event(&EventKey::Builtin(b)));
    let apart = anchors.into_iter().flatten().filter_map(|a| last(a, late)?.checked_sub(last(a, early)?));
    apart.min().filter(|n| *n > 0)
}

/// Under which conditions within `ctx` an event surely does not come before another.
pub(super) fn not_before(case: &Case<'_>, event: EventId, before: EventId, ctx: Ctx) -> Vec<Ctx> {
    let verdict = |d: &[Option<Distance>; 1]| {
        let d = d.first().copied().flatten()?;
        match (d.least, d.most) {
            (Some(n), _) if n >= 0 => Some(Some(())),
            (_, Some(n)) if n < 0 => Some(None),
            _ => None,
        }
    };
    split(case, ctx, &[Some((before, event))], &verdict, &|_| None).into_iter().map(|f| f.0).collect()
}

/// Asks of every two readings that can stand together.
fn each<T>(
    case: &Case<'_>,
    a: (NodeId, &When),
    b: (NodeId, &When),
    ctx: Ctx,
    ask: impl Fn(Reading, Reading, Ctx) -> Vec<(Ctx, T)>,
) -> Vec<(Ctx, T)> {
    let choices = &case.model.tree.choices;
    let mut out = Vec::new();
    for x in readings(case, a, ctx) {
        for y in readings(case, b, ctx) {
            if let Some(both) = choices.both(x.ctx, y.ctx) {
                out.extend(ask(x, y, both));
            }
        }
    }
    out
}

/// The readings of a time: those of its clause's period where it was read from one.
pub(super) fn readings(case: &Case<'_>, (node, when): (NodeId, &When), ctx: Ctx) -> Vec<Reading> {
    let own = case.core.stretches_of(node);
    if when.span.is_none() || own.is_empty() {
        return vec![Reading { from: when.from, until: when.until, ctx }];
    }
    let choices = &case.model.tree.choices;
    let mut out: Vec<Reading> = own
        .iter()
        .filter_map(|s| {
            let ctx = choices.both(ctx, s.ctx)?;
            Some(Reading { from: s.from.or(when.from), until: s.until, ctx })
        })
        .collect();
    // Where no period is said, it is as long as the treaty.
    let said: Vec<Ctx> = out.iter().map(|r| r.ctx).collect();
    let unsaid = choices.uncovered(ctx, &said).into_iter();
    out.extend(unsaid.map(|ctx| Reading { from: None, until: End::Unsaid, ctx }));
    out
}

/// The end of the treaty, under each condition under which its final clauses set one.
pub(super) fn treaty_ends(case: &Case<'_>, ctx: Ctx) -> Vec<(EventId, Ctx)> {
    let Some(finals) = case.model.final_clauses() else { return Vec::new() };
    let ends = case.core.stretches_of(finals).iter().filter_map(|s| match s.until {
        End::At(e) => case.model.tree.choices.both(ctx, s.ctx).map(|c| (e, c)),
        _ => None,
    });
    ends.collect()
}

type Pairs<const N: usize> = [Option<(EventId, EventId)>; N];
type Distances<const N: usize> = [Option<Distance>; N];

/// Splits `ctx` until `verdict` says something of the distances of all pairs: `Some(None)` where there is nothing to say.
/// Where no choice makes a difference any more, `open` has the last word.
fn split<const N: usize, T>(
    case: &Case<'_>,
    ctx: Ctx,
    pairs: &Pairs<N>,
    verdict: &dyn Fn(&Distances<N>) -> Option<Option<T>>,
    open: &dyn Fn(&Distances<N>) -> Option<T>,
) -> Vec<(Ctx, T)> {
    let (plan, choices) = (case.plan(), &case.model.tree.choices);
    let (mut out, mut todo, mut asked) = (Vec::new(), vec![ctx], 0);
    while let Some(ctx) = todo.pop() {
        asked += 1;
        let mut distances: Distances<N> = [None; N];
        let mut torn = false;
        for (d, pair) in distances.iter_mut().zip(pairs) {
            match pair.map(|(a, b)| plan.distance(a, b, &|c| choices.implies(ctx, c))) {
                Some(Ok(distance)) => *d = Some(distance),
                Some(Err(_)) => torn = true,
                None => {}
            }
        }
        if torn {
            continue;
        }
        match verdict(&distances) {
            Some(Some(answer)) => out.push((ctx, answer)),
            Some(None) => {}
            None => {
                let possible = |c: Ctx| choices.compatible(ctx, c);
                let around = pairs.iter().flatten().flat_map(|(a, b)| plan.conditions_between(*a, *b, &possible));
                match around.into_iter().find_map(|c| undecided(case, ctx, c)) {
                    None => out.extend(open(&distances).map(|answer| (ctx, answer))),
                    Some(choice) if asked < CASES => {
                        let n = choices.get(choice).map_or(0, |c| c.options.len());
                        let options = (0..n).rev().filter_map(|o| u16::try_from(o).ok());
                        todo.extend(options.map(|o| choices.take(ctx, choice, o)));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    out
}

/// A choice that a condition takes and `ctx` leaves open, with all that it stands under decided.
fn undecided(case: &Case<'_>, ctx: Ctx, condition: Ctx) -> Option<ChoiceId> {
    let choices = &case.model.tree.choices;
    let open = choices.taken(condition).iter().map(|t| t.0);
    let decided = |id: &ChoiceId| choices.taken(ctx).iter().any(|t| t.0 == *id);
    let stands = |id: &ChoiceId| choices.get(*id).is_some_and(|c| choices.implies(ctx, c.parent));
    open.filter(|id| !decided(id)).find(stands)
}
