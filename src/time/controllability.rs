//! Whether a schedule can be kept whatever nature does: dynamic controllability of simple temporal networks with
//! uncertainty.
//!
//! The parties choose when an event happens; how long a *contingent link* takes, nature chooses within its range, and the
//! parties see it when it ends. A network is dynamically controllable if they can keep all bounds by acting on that.
//!
//! The algorithm is Morris's ("Dynamic controllability and dispatchability relationships", 2014): from every event with a
//! negative edge into it, distances are followed backwards as long as they are negative; where one turns it becomes
//! an edge of its own. Coming back to an event whose distances are still being followed is a cycle that nature can make
//! impossible. At most cubic in the number of events.
//!
//! How odd links are read:
//! - Every link gets a hidden event at its least duration after its start, where the uncertainty begins. No other negative
//!   edge enters that event, which the algorithm relies on; so links may share their start, begin where
//!   another ends, and take no time at the least.
//! - `min = max`: no uncertainty, a requirement on both sides. `min > max`: the same, and so a conflict.
//! - `min` below nothing: the uncertainty begins before the link's start, which is fixed by then: the parties must have
//!   settled on the start so much earlier, and the end may come before it. If the start is itself nature's, they never can.
//! - No `max`: nature may take for ever, so no deadline can wait for the end.
//! - Several links with one end: nature chooses each; they would have to meet there, which is a requirement between them.

#![allow(clippy::indexing_slicing, reason = "every index is an event or edge of the network, which counts them itself")]

use super::chain::irreducible;
use super::hidden::{Arc, Graph, Kind};
use super::network::{Index, Network};
use super::number::Weight;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A time that nature chooses: `end - start` lies in `[min, max]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Contingent<W> {
    /// The event from which it counts.
    pub start: u32,
    /// The event that nature brings about.
    pub end: u32,
    /// The least that nature takes.
    pub min: W,
    /// The most; `None` where nothing says.
    pub max: Option<W>,
    /// What the caller knows the link by.
    pub tag: u32,
}

/// A network some of whose times nature chooses.
#[derive(Clone, Debug)]
pub struct Uncertain<W> {
    /// The bounds that the parties must keep, between events of which some are ends of links.
    pub network: Network<W>,
    /// What nature chooses.
    pub links: Vec<Contingent<W>>,
}

/// What a step of a conflict rests on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Basis {
    /// A bound.
    Bound,
    /// Nature takes its least.
    Soonest,
    /// Nature takes its most.
    Latest,
}

/// One step of a conflict: `to - from <= weight`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step<W> {
    /// The event counted from.
    pub from: u32,
    /// The event counted to.
    pub to: u32,
    /// The most that lies between, if nature does as [`Step::basis`] says; `None`: no limit, less than any number.
    pub weight: Option<W>,
    /// The tag of the bound or link.
    pub tag: u32,
    /// What it rests on.
    pub basis: Basis,
}

/// Why a network is not controllable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict<W> {
    /// The bounds and links that it rests on, each once, in ascending order; they alone are not controllable.
    pub tags: Vec<u32>,
    /// The cycle, each step beginning where the one before ends, the last ending where the first begins. A link may
    /// occur in it twice, once with its least and once with its most. Empty where it would have thousands of steps.
    pub steps: Vec<Step<W>>,
    /// The sum of the steps: how far the worst case misses. Below nothing; `None` where nature may take for ever.
    pub sum: Option<W>,
}

impl<W: Weight> Uncertain<W> {
    /// The conflict that keeps the parties from being sure to keep all bounds; `None` where they can be.
    ///
    /// It is the first found; [`Uncertain::smallest`] leaves out what is not needed.
    #[must_use]
    pub fn conflict(&self) -> Option<Conflict<W>> {
        let graph = Graph::of(self);
        Propagation::new(&graph).run()
    }

    /// The part of the network with these tags.
    #[must_use]
    pub fn only(&self, tags: &FxHashSet<u32>) -> Self {
        Self {
            network: self.network.only(|e| tags.contains(&e.tag)),
            links: self.links.iter().filter(|l| tags.contains(&l.tag)).copied().collect(),
        }
    }

    /// A conflict of which no bound or link can be taken away: without any one of them the rest is controllable. `None`
    /// where the network is.
    #[must_use]
    pub fn smallest(&self) -> Option<Conflict<W>> {
        let first = self.conflict()?;
        let within = |tags: &[u32]| self.only(&tags.iter().copied().collect()).conflict();
        let tags = irreducible(first.tags, |tags| within(tags).map(|c| c.tags));
        within(&tags)
    }
}

/// How an event reaches the one whose distances are followed.
#[derive(Clone, Copy)]
struct Reach<W> {
    distance: W,
    /// The first arc of the way.
    arc: u32,
    done: bool,
}

/// Distances to one event that are being followed backwards.
struct Frame<W> {
    source: u32,
    /// All distances are less than any number: nature may take for ever.
    endless: bool,
    reach: FxHashMap<u32, Reach<W>>,
    heap: BinaryHeap<Reverse<(W, u32)>>,
    /// The event that must be finished before the search can go on from it.
    waits: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// No negative edge enters.
    Plain,
    New,
    Open,
    Finished,
}

struct Propagation<'g, W> {
    graph: &'g Graph<'g, W>,
    /// The arcs into each event, of the graph and found on the way; these are numbered on from those of the graph.
    into: Index,
    derived: Vec<Arc<W>>,
    into_derived: FxHashMap<u32, Vec<u32>>,
    state: Vec<State>,
    /// For each finished event the ways to it: the first arc from each event that reaches it, in the order of these.
    ways: FxHashMap<u32, Box<[(u32, u32)]>>,
    frames: Vec<Frame<W>>,
}

/// What the search does next.
enum Next {
    Finished,
    Open(u32),
    Round(u32),
}

/// Longer cycles are given by their tags alone: a cycle may pass the same edges over and over.
const LONGEST: usize = 4096;

impl<'g, W: Weight> Propagation<'g, W> {
    fn new(graph: &'g Graph<'g, W>) -> Self {
        let into = Index::of(graph.nodes, graph.arcs.iter().map(|arc| arc.to));
        let mut state = vec![State::Plain; graph.nodes as usize];
        for arc in graph.arcs.iter().filter(|arc| arc.weight.is_negative() || graph.endless(arc)) {
            state[arc.to as usize] = State::New;
        }
        let (derived, into_derived, ways) = (Vec::new(), FxHashMap::default(), FxHashMap::default());
        Self { graph, into, derived, into_derived, state, ways, frames: Vec::new() }
    }

    fn arc(&self, a: u32) -> &Arc<W> {
        let own = self.graph.arcs.len();
        self.graph.arcs.get(a as usize).unwrap_or_else(|| &self.derived[a as usize - own])
    }

    /// The arcs into an event.
    fn arriving(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        self.into.at(node).iter().chain(self.into_derived.get(&node).into_iter().flatten()).copied()
    }

    fn run(mut self) -> Option<Conflict<W>> {
        for node in 0..self.graph.nodes {
            if self.state[node as usize] != State::New {
                continue;
            }
            self.open(node);
            while let Some(mut frame) = self.frames.pop() {
                match self.follow(&mut frame) {
                    Next::Finished => {
                        self.state[frame.source as usize] = State::Finished;
                        let ways = frame.reach.iter().map(|(&node, reach)| (node, reach.arc));
                        let mut ways: Box<[(u32, u32)]> = ways.collect();
                        ways.sort_unstable();
                        self.ways.insert(frame.source, ways);
                    }
                    Next::Open(node) => {
                        frame.waits = Some(node);
                        self.frames.push(frame);
                        self.open(node);
                    }
                    Next::Round(node) => {
                        frame.waits = Some(node);
                        self.frames.push(frame);
                        return Some(self.conflict(node));
                    }
                }
            }
        }
        None
    }

    /// Begins to follow the distances to an event, from its negative edges.
    fn open(&mut self, source: u32) {
        self.state[source as usize] = State::Open;
        let mut frame =
            Frame { source, endless: false, reach: FxHashMap::default(), heap: BinaryHeap::new(), waits: None };
        for a in self.arriving(source) {
            let arc = self.arc(a);
            let endless = self.graph.endless(arc);
            if endless || arc.weight.is_negative() {
                frame.endless |= endless;
                frame.nearer(arc.from, arc.weight, a);
            }
        }
        self.frames.push(frame);
    }

    /// Follows distances until all are done, or another event must be finished first.
    fn follow(&mut self, frame: &mut Frame<W>) -> Next {
        if let Some(node) = frame.waits.take() {
            self.spread(frame, node);
        }
        while let Some(Reverse((distance, node))) = frame.heap.pop() {
            match frame.reach.get_mut(&node) {
                Some(reach) if !reach.done => reach.done = true,
                _ => continue,
            }
            if !frame.endless && !distance.is_negative() {
                self.derive(node, frame.source, distance);
                continue;
            }
            match self.state[node as usize] {
                State::Open => return Next::Round(node),
                State::New => return Next::Open(node),
                State::Plain | State::Finished => self.spread(frame, node),
            }
        }
        Next::Finished
    }

    /// An edge for a way whose sum is no longer negative.
    fn derive(&mut self, from: u32, to: u32, weight: W) {
        if from == to {
            return;
        }
        let id = u32::try_from(self.graph.arcs.len() + self.derived.len()).unwrap_or(u32::MAX);
        self.derived.push(Arc { from, to, weight, kind: Kind::Derived });
        self.into_derived.entry(to).or_default().push(id);
    }

    /// Carries the distance of an event to those with an edge to it. Negative edges are left out: what reaches the event
    /// through them comes out again in an edge derived for it.
    fn spread(&self, frame: &mut Frame<W>, node: u32) {
        let Some(distance) = frame.reach.get(&node).map(|r| r.distance) else { return };
        for a in self.arriving(node) {
            let arc = self.arc(a);
            if arc.weight.is_negative() || self.graph.endless(arc) {
                continue;
            }
            // That nature takes its least cannot be held against nature's own taking its most.
            if matches!(arc.kind, Kind::Lower(_)) && arc.from == frame.source {
                continue;
            }
            frame.nearer(arc.from, distance.plus(arc.weight), a);
        }
    }

    /// The conflict that closes where the distances to `node`, which is open, come back to it.
    fn conflict(&self, node: u32) -> Conflict<W> {
        let mut round = Vec::new();
        let mut sum = Some(W::ZERO);
        for frame in self.frames.iter().rev() {
            let Some(from) = frame.waits else { continue };
            let distance = frame.reach.get(&from).map_or(W::ZERO, |r| r.distance);
            sum = sum.filter(|_| !frame.endless).map(|s| s.plus(distance));
            let mut at = from;
            while let Some(reach) = frame.reach.get(&at) {
                round.push(reach.arc);
                at = self.arc(reach.arc).to;
                if at == frame.source {
                    break;
                }
            }
            if frame.source == node {
                break;
            }
        }
        let tags = self.tags(&round);
        Conflict { tags, steps: self.steps(&round).unwrap_or_default(), sum }
    }

    /// The arcs of the way that a derived arc stands for, the last first.
    fn way(&self, arc: &Arc<W>) -> Vec<u32> {
        let mut way = Vec::new();
        let mut at = arc.from;
        let ways = self.ways.get(&arc.to);
        let open = self.frames.iter().find(|f| f.source == arc.to);
        loop {
            let finished = ways.and_then(|w| w.binary_search_by_key(&at, |way| way.0).ok().map(|n| w[n].1));
            let first = finished.or_else(|| open.and_then(|f| f.reach.get(&at)).map(|r| r.arc));
            let Some(a) = first else { break };
            way.push(a);
            at = self.arc(a).to;
            if at == arc.to {
                break;
            }
        }
        way.reverse();
        way
    }

    /// What a round rests on, each arc opened once.
    fn tags(&self, round: &[u32]) -> Vec<u32> {
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        let mut open: Vec<u32> = round.to_vec();
        let mut tags = Vec::new();
        while let Some(a) = open.pop() {
            if !seen.insert(a) {
                continue;
            }
            let arc = self.arc(a);
            match arc.kind {
                Kind::Edge(e) => tags.push(self.graph.of.network.edges()[e as usize].tag),
                Kind::Fixed(l) | Kind::Lower(l) | Kind::Upper(l) | Kind::Meet(l) | Kind::Hidden(l) => {
                    tags.push(self.graph.of.links[l as usize].tag);
                }
                Kind::Derived => open.extend(self.way(arc)),
            }
        }
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    /// The steps of a round; `None` where there are too many.
    fn steps(&self, round: &[u32]) -> Option<Vec<Step<W>>> {
        let mut open: Vec<u32> = round.iter().rev().copied().collect();
        let mut steps = Vec::new();
        let mut opened = 0;
        while let Some(a) = open.pop() {
            opened += 1;
            if opened > LONGEST {
                return None;
            }
            let arc = self.arc(a);
            let link = |l: u32| &self.graph.of.links[l as usize];
            steps.push(match arc.kind {
                Kind::Edge(e) => {
                    let edge = &self.graph.of.network.edges()[e as usize];
                    let weight = Some(edge.weight);
                    Step { from: edge.from, to: edge.to, weight, tag: edge.tag, basis: Basis::Bound }
                }
                Kind::Fixed(l) => {
                    let weight = Some(arc.weight);
                    Step { from: arc.from, to: arc.to, weight, tag: link(l).tag, basis: Basis::Bound }
                }
                Kind::Lower(l) => {
                    let Contingent { start, end, min, tag, .. } = *link(l);
                    Step { from: start, to: end, weight: Some(min), tag, basis: Basis::Soonest }
                }
                Kind::Upper(l) => {
                    let Contingent { start, end, max, tag, .. } = *link(l);
                    Step { from: end, to: start, weight: max.map(W::opposite), tag, basis: Basis::Latest }
                }
                Kind::Hidden(_) | Kind::Meet(_) => continue,
                Kind::Derived => {
                    open.extend(self.way(arc));
                    continue;
                }
            });
        }
        Some(steps)
    }
}

impl<W: Weight> Frame<W> {
    /// Writes a distance if it is the least yet.
    fn nearer(&mut self, node: u32, distance: W, arc: u32) {
        if self.reach.get(&node).is_some_and(|r| r.done || r.distance <= distance) {
            return;
        }
        self.reach.insert(node, Reach { distance, arc, done: false });
        self.heap.push(Reverse((distance, node)));
    }
}
