//! What stands over a clause for a time (missions, guarantees), taken together, and the times that all of it leaves open: before
//! the first of it is in place, between one and the next, after the last has ended.

use super::Case;
use super::coverage::{Short, comes_before, ends_early, falls_due_before, not_before, readings};
use super::provisional::provisional;
use super::reach::places;
use super::time::bounds::event;
use crate::choice::Ctx;
use crate::core::{Act, Commitment, Conduct, Cover, End, EventId, EventKey, Modality, Role, When};
use crate::finding::Finding;
use crate::model::shapes::Known;
use crate::model::{Builtin, NodeId};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::Value;
use rustc_hash::FxHashMap;

/// How many stand over one clause at most: where there are more, nothing is said of gaps between them.
const SEVERAL: usize = 12;

/// What is done once, and is over when it is done.
const ONCE: [Conduct; 5] = [Conduct::Leave, Conduct::HandOver, Conduct::Reduce, Conduct::Release, Conduct::Return];

/// The time of something that ought to be covered, under one condition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The clause or phase.
    pub node: NodeId,
    /// Its time; what is done once runs until it must be done.
    pub when: When,
    /// Done once.
    pub once: bool,
    /// Under which condition.
    pub ctx: Ctx,
}

/// One that stands over a clause, with the time for which it does.
#[derive(Clone, Debug)]
pub(super) struct Shift<'c, 't> {
    /// What the treaty says of it.
    pub cover: &'c Cover<'t>,
    /// The clause whose period the time was read from.
    pub node: NodeId,
    /// Its time.
    pub when: When,
    /// What must have happened before it is there; where nothing must, it is there when it is needed.
    pub starts: Vec<EventId>,
    /// In which places; everywhere where none is named.
    pub places: &'c [NodeId],
    /// Under which condition.
    pub ctx: Ctx,
}

/// Where a gap lies.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Side {
    /// Before the first is in place: from the beginning of what is covered until this event.
    Start(EventId, EventId),
    /// From the end of one until this event.
    Middle(EventId, EventId),
    /// After the last has ended, until the end of what is covered.
    End,
}

/// A time during which nobody stands over a clause. Where one that stands over several leaves several open, the surest is
/// spoken of: `is_unsure` puts it first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// Where it lies.
    pub side: Side,
    /// How long it is.
    pub short: Short,
    /// Which of those that stand over the clause borders on it, by its number.
    pub by: usize,
    /// Under which condition.
    pub ctx: Ctx,
}

impl Gap {
    /// Whether it opens only in some courses of events.
    pub fn is_unsure(&self) -> bool {
        matches!(self.short, Short::Possibly(_))
    }
}

/// The event of a construct, where anything speaks of it.
pub(super) fn event_of(case: &Case<'_>, node: NodeId, word: &str) -> Option<EventId> {
    case.core.event(&EventKey::Of(node, case.model.tree.names.get(word)?))
}

/// The times of a clause or phase: of its duties, or of the right that it gives to a place. Empty where it binds to nothing that
/// lasts, and where it is not known how long.
pub(super) fn runs(case: &Case<'_>, node: NodeId) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut add = |when: When, once: bool, ctx: Ctx| {
        if !out.iter().any(|r| r.when == when && r.ctx == ctx) {
            out.push(Run { node, when, once, ctx });
        }
    };
    let until = |due: EventId| When { from: event_of(case, node, "begins"), until: End::At(due), span: None };
    if case.model.node(node).kind.class == Class::Part {
        if let Some(due) = event_of(case, node, "completes") {
            add(until(due), true, case.model.ctx(node));
        }
        return out;
    }
    for k in case.core.covers_of(node) {
        if matches!(k.role, Role::Leases | Role::Administers) {
            add(k.when, false, k.ctx);
        }
    }
    let done = |c: &Commitment<'_>| c.acts.iter().any(|a| matches!(a, Act::Plain(c) if ONCE.contains(c)));
    // That those who have left stay away is no time of its own: whoever sees them go has seen it.
    let is_done = case.core.commitments_of(node).iter().any(|c| c.modality == Modality::Must && done(c));
    for c in case.core.commitments_of(node) {
        let once = done(c);
        match (c.modality, c.due) {
            _ if case.core.covers_of(node).iter().any(|k| matches!(k.role, Role::Leases | Role::Administers)) => {}
            (Modality::Must, Some(due)) if once => add(until(due), true, c.ctx),
            (Modality::MustNot, _) if !is_done => add(c.when, false, c.ctx),
            // A sentence that says for how long.
            (Modality::Must, _) if !once && c.when.span.is_some() && is_sentence(case, node) => {
                add(c.when, false, c.ctx);
            }
            _ => {}
        }
    }
    out
}

fn is_sentence(case: &Case<'_>, node: NodeId) -> bool {
    case.model.node(node).kind.class == Class::Sentence
}

/// The clauses and phases that something over a clause or an article is about.
pub(super) fn targets(case: &Case<'_>, over: NodeId) -> Vec<NodeId> {
    let model = case.model;
    match model.node(over).kind.class {
        Class::Container => {
            let clause = |n: &NodeId| matches!(model.node(*n).kind.class, Class::Clause | Class::Sentence);
            model.inside(over).filter(clause).collect()
        }
        _ => vec![over],
    }
}

/// Who watches a clause or phase, each with its time: where somebody of the treaty's own verifies it, for as long as that body is there.
pub(super) fn watches<'c, 't>(case: &'c Case<'t>, target: NodeId) -> Vec<Shift<'c, 't>> {
    let mut out: Vec<Shift<'c, 't>> = Vec::new();
    for cover in case.core.watchers(case.model, target) {
        // What a clause says of its own verification, not of another clause's.
        let own = cover.over.contains(&cover.src.node);
        let bodies: Vec<NodeId> = cover.by.actors.iter().copied().filter(|a| case.model.node(*a).kind.body).collect();
        if !own || bodies.len() != cover.by.actors.len() || bodies.is_empty() || !cover.by.words.is_empty() {
            let starts = if own { Vec::new() } else { starts(cover) };
            out.push(Shift {
                cover,
                node: cover.src.node,
                when: cover.when,
                starts,
                places: &cover.places,
                ctx: cover.ctx,
            });
            continue;
        }
        for body in bodies {
            let mut of_body = case.core.covers_of(body).iter().filter(|k| k.role == Role::Watches).peekable();
            if of_body.peek().is_none() {
                let when = When::default();
                out.push(Shift { cover, node: body, when, starts: Vec::new(), places: &cover.places, ctx: cover.ctx });
            }
            for k in of_body {
                let Some(ctx) = case.choices().both(cover.ctx, k.ctx) else { continue };
                out.push(Shift { cover, node: body, when: k.when, starts: starts(k), places: &k.places, ctx });
            }
        }
    }
    out
}

fn starts(cover: &Cover<'_>) -> Vec<EventId> {
    let mut out: Vec<EventId> = cover.when.from.into_iter().chain(cover.needs.iter().copied()).collect();
    out.dedup();
    out
}

/// The parts of its places of which only some of those who stand over a clause have charge, each with them; one part, without a
/// name, where all have charge of all.
pub(super) fn parted<'c, 't>(
    case: &Case<'_>,
    node: NodeId,
    shifts: Vec<Shift<'c, 't>>,
) -> Vec<(Option<NodeId>, Vec<Shift<'c, 't>>)> {
    let whole = places(case, node);
    let inside = |p: &NodeId| whole.iter().any(|w| w != p && case.model.lies_within(*p, *w));
    let mut parts: Vec<NodeId> = shifts.iter().flat_map(|s| s.places).copied().filter(inside).collect();
    parts.sort_unstable();
    parts.dedup();
    if parts.is_empty() {
        return vec![(None, shifts)];
    }
    let has = |s: &Shift<'_, '_>, part: NodeId| {
        // One part of a whole does not hold another, unless something says so.
        let holds = |q: &NodeId| match case.shapes.contains(case.model, *q, part) {
            Known::Yes => true,
            Known::No => false,
            Known::Unknown => !inside(q),
        };
        s.places.is_empty() || s.places.iter().any(holds)
    };
    let of = |part: NodeId| (Some(part), shifts.iter().filter(|s| has(s, part)).cloned().collect::<Vec<_>>());
    let all: Vec<_> = parts.into_iter().map(of).collect();
    if all.iter().all(|p| p.1.len() == shifts.len()) { vec![(None, shifts)] } else { all }
}

/// What a clause without a word about it begins with: entry into force, or signature where it applies from then on.
pub(super) fn opening(case: &Case<'_>, node: NodeId, ctx: Ctx) -> Option<EventId> {
    let from = applied_early(case, node);
    let builtin = |b: Builtin| case.core.event(&EventKey::Builtin(b));
    if from.iter().all(|p| !case.choices().compatible(p.0, ctx)) {
        return builtin(Builtin::EntryIntoForce);
    }
    let whole = from.iter().any(|p| p.1 && case.choices().implies(ctx, p.0));
    if whole { builtin(Builtin::Signature) } else { None }
}

/// Under which conditions a clause applies before entry into force, or may be meant to; the flag says that it does so from signature.
pub(super) fn applied_early(case: &Case<'_>, node: NodeId) -> Vec<(Ctx, bool)> {
    let lines = provisional(case).into_iter().filter(|p| !p.clear || p.applies(case, node));
    lines.map(|p| (p.ctx, p.clear && p.from_signature)).collect()
}

/// Under which conditions a clause prolongs itself, so that it has no end of which anybody can be sure.
pub(super) fn renews_itself(case: &Case<'_>, node: NodeId) -> Vec<Ctx> {
    let automatic = |v: &Value| match v {
        Value::Renewal(r) => r.automatic,
        Value::Period(p) => p.renewal.as_ref().is_some_and(|r| r.automatic),
        _ => false,
    };
    let fields = case.model.node(node).fields.iter();
    fields.filter(|f| f.spec.word == "renewed" || automatic(&f.value)).map(|f| f.ctx).collect()
}

/// How the weaker of two lengths is known.
fn weaker(a: Short, b: Short) -> Short {
    match (a, b) {
        (Short::Surely(None), other) | (other, Short::Surely(None)) => other,
        (Short::Surely(Some(x)), Short::Surely(Some(y))) => Short::Surely(Some(x.min(y))),
        (Short::Possibly(x), Short::Surely(Some(y)) | Short::Possibly(y))
        | (Short::Surely(Some(y)), Short::Possibly(x)) => Short::Possibly(x.min(y)),
    }
}

/// The times that those who stand over something leave open, each under its condition.
pub(super) fn gaps(case: &Case<'_>, shifts: &[Shift<'_, '_>], run: &Run) -> Vec<Gap> {
    let mut out = gaps_before(case, shifts, run);
    out.extend(gaps_after(case, shifts, run));
    out
}

/// Of these times, those before somebody is in place.
pub(super) fn gaps_before(case: &Case<'_>, shifts: &[Shift<'_, '_>], run: &Run) -> Vec<Gap> {
    let mut out = Vec::new();
    if shifts.len() <= SEVERAL {
        starting(case, shifts, run, &within(case, shifts, run), &mut out);
    }
    out
}

/// Of these times, those after the last has gone.
pub(super) fn gaps_after(case: &Case<'_>, shifts: &[Shift<'_, '_>], run: &Run) -> Vec<Gap> {
    let mut out = Vec::new();
    if shifts.len() <= SEVERAL {
        ending(case, shifts, run, &within(case, shifts, run), &mut out);
    }
    out
}

/// Under which condition each of those who stand over something does so while it lasts.
fn within(case: &Case<'_>, shifts: &[Shift<'_, '_>], run: &Run) -> Vec<Option<Ctx>> {
    shifts.iter().map(|s| case.choices().both(run.ctx, s.ctx)).collect()
}

/// What falls short, under which condition, for each that stands over something; and under which conditions some of it does not.
fn open<T: Copy>(
    case: &Case<'_>,
    within: &[Option<Ctx>],
    short: &[Vec<(Ctx, Short, T)>],
    mut found: impl FnMut(usize, Ctx, Short, T),
) {
    let choices = case.choices();
    let mut reached: Vec<Ctx> = Vec::new();
    for (whole, short) in within.iter().zip(short) {
        let Some(whole) = whole else { continue };
        let not: Vec<Ctx> = short.iter().map(|s| s.0).collect();
        reached.extend(choices.uncovered(*whole, &not));
    }
    for (i, of_one) in short.iter().enumerate() {
        for &(ctx, length, with) in of_one {
            for bare in choices.uncovered(ctx, &reached) {
                // Of several that fall short, the one that comes nearest sets the length.
                let others = short.iter().enumerate().filter(|o| o.0 != i).flat_map(|o| o.1);
                let (mut least, mut nearest) = (length, true);
                for (c, other, _) in others {
                    if choices.compatible(*c, bare) {
                        let both = weaker(least, *other);
                        nearest = nearest && both == least;
                        least = both;
                    }
                }
                if nearest {
                    found(i, bare, least, with);
                }
            }
        }
    }
}

fn starting(case: &Case<'_>, shifts: &[Shift<'_, '_>], run: &Run, within: &[Option<Ctx>], out: &mut Vec<Gap>) {
    // What is done once is seen also by those who come while it is being done.
    let first = match run.when.until {
        End::At(due) if run.once => Some(due),
        _ => run.when.from.or_else(|| opening(case, run.node, run.ctx)),
    };
    let Some(first) = first else { return };
    let unsaid = run.when.from.is_none();
    let mut late: Vec<Vec<(Ctx, Short, EventId)>> = Vec::new();
    for (shift, whole) in shifts.iter().zip(within) {
        let mut of_one = Vec::new();
        for (start, whole) in shift.starts.iter().filter_map(|s| Some((*s, (*whole)?))) {
            let known = |(c, short): (Ctx, Short)| match short {
                Short::Possibly(_) if unsaid && !run.once => None,
                // Who must do it may well wait: only that it falls due first is anything to speak of.
                Short::Possibly(_) if run.once => {
                    falls_due_before(case, first, start, c).map(|n| (c, Short::Possibly(n), start))
                }
                _ => Some((c, short, start)),
            };
            of_one.extend(comes_before(case, first, start, whole).into_iter().filter_map(known));
        }
        late.push(of_one);
    }
    open(case, within, &late, |by, ctx, short, start| {
        out.push(Gap { side: Side::Start(first, start), short, by, ctx });
    });
    for (by, of_one) in late.iter().enumerate() {
        for &(ctx, _, start) in of_one {
            between(case, shifts, &late, (by, start), ctx, out);
        }
    }
}

/// Where those who were there first have gone before one that comes late is there.
fn between(
    case: &Case<'_>,
    shifts: &[Shift<'_, '_>],
    late: &[Vec<(Ctx, Short, EventId)>],
    (by, start): (usize, EventId),
    ctx: Ctx,
    out: &mut Vec<Gap>,
) {
    let choices = case.choices();
    let mut gone: Vec<(Ctx, Short, EventId)> = Vec::new();
    let mut there: Vec<Ctx> = Vec::new();
    for (i, other) in shifts.iter().enumerate().filter(|o| o.0 != by) {
        let Some(whole) = choices.both(ctx, other.ctx) else { continue };
        let mut away: Vec<Ctx> = late.get(i).into_iter().flatten().map(|l| l.0).collect();
        for o in &other.starts {
            away.extend(not_before(case, *o, start, whole));
        }
        let renewed = renews_itself(case, other.node);
        for r in readings(case, (other.node, &other.when), whole) {
            let End::At(end) = r.until else { continue };
            for (c, short) in comes_before(case, end, start, r.ctx) {
                for c in choices.uncovered(c, &renewed) {
                    away.push(c);
                    gone.push((c, short, end));
                }
            }
        }
        there.extend(choices.uncovered(whole, &away));
    }
    for (c, short, end) in gone {
        for bare in choices.uncovered(c, &there) {
            out.push(Gap { side: Side::Middle(end, start), short, by, ctx: bare });
        }
    }
}

fn ending(case: &Case<'_>, shifts: &[Shift<'_, '_>], run: &Run, within: &[Option<Ctx>], out: &mut Vec<Gap>) {
    let mut early: Vec<Vec<(Ctx, Short, ())>> = Vec::new();
    for (shift, whole) in shifts.iter().zip(within) {
        let mut of_one = Vec::new();
        if let Some(whole) = whole {
            let renewed = renews_itself(case, shift.node);
            for (c, short) in ends_early(case, (shift.node, &shift.when), (run.node, &run.when), *whole) {
                of_one.extend(case.choices().uncovered(c, &renewed).into_iter().map(|c| (c, short, ())));
            }
        }
        early.push(of_one);
    }
    open(case, within, &early, |by, ctx, short, ()| out.push(Gap { side: Side::End, short, by, ctx }));
}

/// A number of days in words, in years where it is whole years as far as the calendar tells.
pub(super) fn long(days: i64) -> String {
    // A year is 365 or 366 days, so that days alone do not tell years exactly.
    let years = (days.saturating_mul(4) + 731) / 1461;
    let whole = years > 0 && (days.saturating_mul(4) - years * 1461).abs() <= if years > 1 { 12 } else { 4 };
    match (whole, if whole { years } else { days }) {
        (true, 1) => "1 year".into(),
        (true, n) => format!("{n} years"),
        (false, 1) => "1 day".into(),
        (false, n) => format!("{n} days"),
    }
}

/// From when until when a gap lasts, in words: "from day 3 to day 60 after the signature of the treaty" where both days are
/// known, or how long it lasts after its beginning.
pub(super) fn lasting(case: &Case<'_>, from: EventId, to: EventId, short: Short, ctx: Ctx) -> String {
    let present = |c: Ctx| case.choices().implies(ctx, c);
    let day = |anchor: EventId, event: EventId| {
        let far = case.plan().distance(anchor, event, &present).ok()?;
        far.least.filter(|n| far.most == Some(*n) && *n >= 0)
    };
    let anchors = [Builtin::Signature, Builtin::EntryIntoForce].map(|b| case.core.event(&EventKey::Builtin(b)));
    let both = |anchor: EventId| Some((anchor, day(anchor, from)?, day(anchor, to)?));
    match (short, anchors.into_iter().flatten().find_map(both)) {
        (Short::Surely(_), Some((anchor, a, b))) => format!("from day {a} to day {b} after {}", event(case, anchor)),
        (Short::Surely(Some(n)), None) => format!("for at least {} after {}", long(n), event(case, from)),
        (Short::Surely(None), None) => format!("after {}", event(case, from)),
        (Short::Possibly(n), _) => format!("for up to {} after {}", long(n), event(case, from)),
    }
}

/// Where the end of a time is said.
pub(super) fn end_of(case: &Case<'_>, run: &Run, ctx: Ctx) -> Option<Span> {
    if run.once {
        return case.model.node(run.node).field("completes").map(|f| f.span);
    }
    let own = case.core.stretches_of(run.node).iter();
    own.filter(|s| case.choices().compatible(s.ctx, ctx)).map(|s| s.src.span).next().or(run.when.span)
}

/// How far something runs beyond what stands over it, in a few words.
pub(super) fn beyond(short: Short) -> String {
    match short {
        Short::Surely(None) => "has no end".into(),
        Short::Surely(Some(n)) => format!("runs on for {}", long(n)),
        Short::Possibly(n) => format!("can run up to {} longer", long(n)),
    }
}

/// One cause, one finding: where one mission or guarantee leaves several clauses open on the same side and under the same options,
/// the first is spoken of, and the places of the others are shown with it.
pub(super) fn joined(findings: Vec<Finding>, out: &mut Vec<Finding>) {
    let mut index: FxHashMap<(Span, String, Vec<Ctx>), usize> = FxHashMap::default();
    for f in findings {
        let first = f.labels.first().map(|l| (l.span, l.text.clone())).unwrap_or_default();
        let n = *index.entry((first.0, first.1, f.holds.clone())).or_insert(out.len());
        match out.get_mut(n) {
            Some(before) => {
                before.severity = before.severity.max(f.severity);
                let new = f.labels.into_iter().filter(|l| !before.labels.contains(l)).collect::<Vec<_>>();
                before.labels.extend(new);
            }
            None => out.push(f),
        }
    }
}
