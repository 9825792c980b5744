//! `T201 precondition-cycle`: each waits for the other, whatever the durations.

use super::required;
use crate::choice::Ctx;
use crate::core::{Cause, Effect, Event, EventId, EventKey, Force};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Builtin, NodeId, Target};
use crate::rules::Case;
use crate::rules::presence::{called, titled};
use crate::rules::provisional::provisional;
use crate::source::Span;
use crate::syntax::kind::Class;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;

/// What a clause does, as against how it ends or is verified.
const DOING: [&str; 8] = ["start", "begins", "completes", "effect", "established", "deployed", "held", "paid"];
/// So many circles are shown of one knot, and once there is one, so many further beginnings are tried for a shorter one.
const MANY: usize = 16;

/// `to` waits for `from`.
#[derive(Clone, Copy)]
struct Edge {
    from: usize,
    to: usize,
    ctx: Ctx,
    /// Where it is said, and how; none where it lies in the words of another.
    said: Option<(Span, How)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Bound,
    Condition,
    Force,
    Home,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let graph = Graph::new(case);
    let all: Vec<bool> = vec![true; graph.edges.len()];
    for knot in graph.knots() {
        let mut live = all.clone();
        for _ in 0..MANY {
            let Some((circle, ctx)) = graph.circle(case, &knot, &live) else { break };
            out.push(graph.finding(case, &circle).under(ctx));
            // What is bracketed may fall: another side may have its own circle. What always stands is one knot, said once.
            let bracketed: Vec<usize> =
                circle.iter().copied().filter(|e| graph.edges.get(*e).is_some_and(|e| e.ctx != Ctx::ALWAYS)).collect();
            if bracketed.is_empty() {
                break;
            }
            for e in bracketed {
                if let Some(l) = live.get_mut(e) {
                    *l = false;
                }
            }
        }
    }
}

/// Who waits for what.
struct Graph {
    edges: Vec<Edge>,
    /// The edges that arrive at each event, and those that leave it.
    into: Vec<Vec<usize>>,
    onward: Vec<Vec<usize>>,
    /// Of the events of which some sources suffice: how many.
    enough: FxHashMap<usize, usize>,
}

impl Graph {
    fn new(case: &Case<'_>) -> Self {
        let (model, core) = (case.model, case.core);
        let word = |id: EventId| match core.events.get(id.0 as usize).map(|e| &e.key) {
            Some(EventKey::Of(n, s)) => Some((*n, model.name(*s))),
            _ => None,
        };
        let mut g = Self { edges: Vec::new(), into: Vec::new(), onward: Vec::new(), enough: FxHashMap::default() };
        let mut bound: FxHashSet<NodeId> = FxHashSet::default();
        let expires = |id: EventId| word(id).is_some_and(|w| w.1 == "expiry");
        for l in core.links.iter().filter(|l| l.force != Force::Soft) {
            // What begins does not end before: that alone says nothing of when.
            let order =
                l.force == Force::Definition && word(l.from).is_some_and(|w| Some(w.0) == word(l.to).map(|w| w.0));
            if let Some((node, name)) = word(l.to).filter(|_| !order)
                && DOING.contains(&name)
            {
                bound.insert(node);
            }
            // Two that last as long as each other end when they are ended; `10 years as from start` names the start itself.
            let same = l.from == l.to && !l.strict;
            if l.waits && !same && !(expires(l.from) && expires(l.to)) {
                let home = model.node(l.src.node).kind.word == "approval" && l.force == Force::Definition;
                let said = if let Some((party, _)) = word(l.to).filter(|_| home)
                    && model.node(party).kind.class == Class::Actor
                {
                    Some((l.src.span, How::Home))
                } else if model.node(l.src.node).kind.class == Class::Actor {
                    None
                } else {
                    Some((l.src.span, How::Bound))
                };
                g.edge(l.from, l.to, l.ctx, said);
            }
        }
        let entry = core.event(&EventKey::Builtin(Builtin::EntryIntoForce));
        let early = provisional(case);
        let mut doing: Vec<(NodeId, EventId)> = Vec::new();
        for (id, e) in (0u32..).map(EventId).zip(&core.events) {
            match &e.cause {
                Cause::Derived { from, before: false, .. } => g.edge(*from, id, e.ctx, None),
                Cause::Last(of) => of.iter().for_each(|o| g.edge(*o, id, e.ctx, None)),
                Cause::First(of) => {
                    of.iter().for_each(|o| g.edge(*o, id, e.ctx, None));
                    g.enough.insert(id.0 as usize, 1);
                }
                Cause::Quorum { of, need, with } if with.is_empty() && (*need as usize) < of.len() => {
                    g.some_ratify(case, id, e, of, *need as usize);
                }
                _ => {}
            }
            let Some((node, name)) = word(id) else { continue };
            let kind = model.node(node).kind.class;
            if !DOING.contains(&name) || !matches!(kind, Class::Clause | Class::Sentence | Class::Part) {
                continue;
            }
            doing.push((node, id));
            // A duty of which nothing else is said begins with the treaty.
            if let Some(entry) =
                entry.filter(|_| !bound.contains(&node) && !early.iter().any(|p| p.applies(case, node)))
            {
                g.edge(entry, id, model.ctx(node), Some((model.node(node).point(), How::Force)));
            }
        }
        doing.sort_unstable();
        for c in core.contingencies.iter().filter(|c| c.effect == Effect::Requires) {
            let mut needs = Vec::new();
            required(case, c.condition, c.src.node, &mut needs);
            if needs.is_empty() {
                continue;
            }
            for inside in model.inside(c.src.node) {
                let at = doing.partition_point(|d| d.0 < inside);
                for (_, event) in doing.iter().skip(at).take_while(|d| d.0 == inside) {
                    needs.iter().for_each(|n| g.edge(*n, *event, c.ctx, Some((c.src.span, How::Condition))));
                }
            }
        }
        let size = core.events.len();
        (g.into, g.onward) = (vec![Vec::new(); size], vec![Vec::new(); size]);
        for (i, e) in g.edges.iter().enumerate() {
            if let Some(list) = g.into.get_mut(e.to) {
                list.push(i);
            }
            if let Some(list) = g.onward.get_mut(e.from) {
                list.push(i);
            }
        }
        g
    }

    fn edge(&mut self, from: EventId, to: EventId, ctx: Ctx, said: Option<(Span, How)>) {
        self.edges.push(Edge { from: from.0 as usize, to: to.0 as usize, ctx, said });
    }

    /// The act of so many of some parties, of whom those that wait for nothing at home can be the first.
    fn some_ratify(&mut self, case: &Case<'_>, act: EventId, event: &Event, of: &[NodeId], need: usize) {
        let EventKey::Act(word, _) = event.key else { return };
        let own = |party: &NodeId| case.core.event(&EventKey::Of(*party, word));
        let wait: Vec<EventId> = of.iter().filter_map(own).collect();
        let enough = (need + wait.len()).saturating_sub(of.len());
        if enough > 0 {
            wait.iter().for_each(|from| self.edge(*from, act, event.ctx, None));
            self.enough.insert(act.0 as usize, enough);
        }
    }

    /// The events that wait for each other, in any reading: the strongly connected parts, by two walks.
    fn knots(&self) -> Vec<Vec<usize>> {
        let size = self.into.len();
        let (mut seen, mut order) = (vec![false; size], Vec::with_capacity(size));
        for start in 0..size {
            let mut stack = vec![(start, 0)];
            while let Some((at, next)) = stack.pop() {
                if next == 0 && std::mem::replace(seen.get_mut(at).unwrap_or(&mut true), true) {
                    continue;
                }
                match self.onward.get(at).and_then(|l| l.get(next)).and_then(|e| self.edges.get(*e)) {
                    Some(e) => {
                        stack.push((at, next + 1));
                        stack.push((e.to, 0));
                    }
                    None => order.push(at),
                }
            }
        }
        let mut taken = vec![false; size];
        let mut knots = Vec::new();
        for start in order.into_iter().rev() {
            let (mut knot, mut todo, mut loops) = (Vec::new(), vec![start], false);
            while let Some(at) = todo.pop() {
                let arriving = self.into.get(at).into_iter().flatten().filter_map(|e| self.edges.get(*e));
                if std::mem::replace(taken.get_mut(at).unwrap_or(&mut true), true) {
                    continue;
                }
                knot.push(at);
                for e in arriving {
                    loops = loops || e.from == at;
                    todo.push(e.from);
                }
            }
            if knot.len() > 1 || loops {
                knot.sort_unstable();
                knots.push(knot);
            }
        }
        knots.sort_unstable();
        knots
    }

    /// A shortest circle in a knot whose links can stand together and which nothing opens; with the condition of them all.
    fn circle(&self, case: &Case<'_>, knot: &[usize], live: &[bool]) -> Option<(Vec<usize>, Ctx)> {
        let choices = case.choices();
        let mut best: Option<(Vec<usize>, Ctx)> = None;
        let (most, mut further) = (knot.len().max(1024) * 4, 0);
        for start in knot {
            if best.is_some() {
                further += 1;
                if further > MANY {
                    break;
                }
            }
            let mut reached: FxHashMap<(usize, Ctx), Option<usize>> = FxHashMap::default();
            let mut before: FxHashMap<(usize, Ctx), (usize, Ctx)> = FxHashMap::default();
            let mut todo = VecDeque::from([(*start, Ctx::ALWAYS)]);
            reached.insert((*start, Ctx::ALWAYS), None);
            'walk: while let Some((at, ctx)) = todo.pop_front() {
                for i in self.onward.get(at).into_iter().flatten().filter(|i| live.get(**i) == Some(&true)) {
                    let Some(e) = self.edges.get(*i).filter(|e| knot.binary_search(&e.to).is_ok()) else { continue };
                    let Some(both) = choices.meet(ctx, e.ctx) else { continue };
                    if e.to == *start {
                        let (mut path, mut state) = (vec![*i], (at, ctx));
                        while let (Some(Some(e)), Some(back)) = (reached.get(&state), before.get(&state)) {
                            path.push(*e);
                            state = *back;
                        }
                        path.reverse();
                        let shorter = best.as_ref().is_none_or(|b| path.len() < b.0.len());
                        if shorter && self.holds(case, &path, both) {
                            best = Some((path, both));
                            break 'walk;
                        }
                    } else if reached.len() < most && !reached.contains_key(&(e.to, both)) {
                        reached.insert((e.to, both), Some(*i));
                        before.insert((e.to, both), (at, ctx));
                        todo.push_back((e.to, both));
                    }
                }
            }
        }
        best
    }

    /// Whether a circle stands: its links in one package, and none of its events can happen by another way.
    fn holds(&self, case: &Case<'_>, circle: &[usize], ctx: Ctx) -> bool {
        let choices = case.choices();
        let edges: Vec<&Edge> = circle.iter().filter_map(|e| self.edges.get(*e)).collect();
        if edges.iter().enumerate().any(|(i, a)| edges.iter().skip(i).any(|b| !choices.compatible(a.ctx, b.ctx))) {
            return false;
        }
        if edges.iter().all(|e| !self.enough.contains_key(&e.to)) {
            return true;
        }
        // What can happen, from what waits for nothing onwards.
        let size = self.into.len();
        let sure = |e: &Edge| choices.implies(ctx, e.ctx);
        let mut missing: Vec<usize> = (0..size)
            .map(|n| {
                let waits =
                    self.into.get(n).into_iter().flatten().filter_map(|e| self.edges.get(*e)).filter(|e| sure(e));
                self.enough.get(&n).map_or(0, |k| *k).max(if self.enough.contains_key(&n) { 0 } else { waits.count() })
            })
            .collect();
        let mut todo: Vec<usize> = (0..size).filter(|n| missing.get(*n) == Some(&0)).collect();
        while let Some(at) = todo.pop() {
            for e in self.onward.get(at).into_iter().flatten().filter_map(|e| self.edges.get(*e)).filter(|e| sure(e)) {
                if let Some(m) = missing.get_mut(e.to).filter(|m| **m > 0) {
                    *m -= 1;
                    if *m == 0 {
                        todo.push(e.to);
                    }
                }
            }
        }
        edges.iter().all(|e| missing.get(e.to).is_some_and(|m| *m > 0))
    }

    fn finding(&self, case: &Case<'_>, circle: &[usize]) -> Finding {
        // Read against the arrows: who waits comes first.
        let edges: Vec<&Edge> = circle.iter().rev().filter_map(|e| self.edges.get(*e)).collect();
        let mut names: Vec<String> = Vec::new();
        for e in &edges {
            if let Some(name) = Self::name(case, e.to).filter(|n| names.last() != Some(n)) {
                names.push(name);
            }
        }
        if names.len() > 1 && names.first() == names.last() {
            names.pop();
        }
        let message = match names.as_slice() {
            [] => "this waits for itself".to_owned(),
            [one] => format!("{one} waits for itself"),
            [one, other] => format!("{one} waits for {other}, and {other} for {one}"),
            [one, others @ ..] => {
                format!("{one} waits for {}, which waits for {one}", others.join(", which waits for "))
            }
        };
        let mut f = Finding::new(Code("T201"), Severity::Error, message);
        let mut said: Vec<Span> = Vec::new();
        for e in &edges {
            let Some((span, how)) = e.said.filter(|s| !said.contains(&s.0)) else { continue };
            said.push(span);
            f = f.at(
                span,
                match how {
                    How::Bound => "waits for it",
                    How::Condition => "does not apply before it",
                    How::Force => "begins with entry into force: nothing else is said",
                    How::Home => "has to be given before ratification",
                },
            );
        }
        f.why("whatever the time limits are, none of these can come first: each side can wait for the other, and keep the treaty")
            .help("let one of them go first, or bring two of them about at one time with `in parallel with`")
    }

    /// What an event in the circle is called; nothing for one that lies in the words of another.
    fn name(case: &Case<'_>, event: usize) -> Option<String> {
        let model = case.model;
        Some(match &case.core.events.get(event)?.key {
            EventKey::Builtin(b) => b.word().replace('_', " "),
            EventKey::Of(n, s) if model.node(*n).kind.class == Class::Actor => {
                format!("the {} by {}", model.name(*s).replace('_', " "), titled(case, *n))
            }
            EventKey::Of(n, _) => called(case, *n),
            EventKey::Node(n) => titled(case, *n),
            _ => return None,
        })
    }
}

/// The event that a target is, if anything speaks of it.
pub(super) fn event_of(case: &Case<'_>, target: Target) -> Option<EventId> {
    let core = case.core;
    match target {
        Target::Builtin(b) => core.event(&EventKey::Builtin(b)),
        Target::Event(n, s) => core.event(&EventKey::Of(n, s)),
        Target::Node(n) => core.event(&EventKey::Node(n)),
    }
}
