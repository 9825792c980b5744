//! The chain to show: of all cycles of bounds that cannot be kept, one with the fewest bounds.

#![allow(clippy::indexing_slicing, reason = "every index is an event or edge of the network, which counts them itself")]

use super::network::{Edge, Index, Network};
use super::number::Weight;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// Edges that follow one another, and their sum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chain<W> {
    /// Each begins where the one before ends; those of a cycle end where they began.
    pub edges: Vec<Edge<W>>,
    /// The sum of their weights.
    pub sum: W,
    /// Whether there may be a chain of fewer bounds, which the search had no time to find.
    pub perhaps_fewer: bool,
}

impl<W: Weight> Chain<W> {
    /// The chain of some edges of a network, which follow one another.
    pub(super) fn of(network: &Network<W>, edges: &[u32]) -> Self {
        let edges: Vec<Edge<W>> = edges.iter().map(|&e| network.edges()[e as usize]).collect();
        let sum = edges.iter().fold(W::ZERO, |sum, e| sum.plus(e.weight));
        Self { edges, sum, perhaps_fewer: false }
    }

    /// How many bounds there are, without those that hold by definition.
    #[must_use]
    pub fn bounds(&self) -> usize {
        self.edges.iter().filter(|e| !e.background).count()
    }
}

/// How many steps the search for the fewest bounds may take: about half a second.
const STEPS: usize = 10_000_000;

impl<W: Weight> Network<W> {
    /// A cycle of edges with a negative sum and the fewest bounds, those in the background not counted; `None` where the
    /// network is consistent.
    ///
    /// In a network so large and tangled that the search would take seconds, the best that was found until then, which says
    /// so. Whichever it is, no event is passed twice: without any one of its edges the rest can be kept.
    #[must_use]
    pub fn fewest(&self) -> Option<Chain<W>> {
        self.fewest_within(STEPS)
    }

    /// As [`Network::fewest`], with the steps of the search counted out.
    #[must_use]
    pub fn fewest_within(&self, steps: usize) -> Option<Chain<W>> {
        let definitions = self.only(|e| e.background);
        // What the calendar alone forbids needs no bound.
        if let Err(chain) = definitions.schedule() {
            return Some(chain);
        }
        let mut best = self.schedule().err()?;
        let mut search = Fewest::new(self, steps);
        for start in search.starts() {
            if best.bounds() <= 1 {
                break;
            }
            match search.through(start, best.bounds() - 1) {
                Found::Cycle(cycle) => best = Chain::of(self, &cycle),
                Found::Nothing => {}
                Found::TooMuch => {
                    best.perhaps_fewer = true;
                    break;
                }
            }
        }
        Some(best)
    }

    /// The numbers of the edges that can lie on a cycle with a negative sum, and perhaps of some more; `None` where the
    /// network is consistent.
    ///
    /// Measured from times that keep most edges, only few are too short. No cycle goes further from one of these to the next than all
    /// of them together are short of.
    #[must_use]
    pub fn suspects(&self) -> Option<Vec<u32>> {
        let times = self.nearly();
        let room = |e: &Edge<W>| e.weight.plus(times[e.from as usize]).minus(times[e.to as usize]);
        let short: Vec<&Edge<W>> = self.edges().iter().filter(|e| room(e).is_negative()).collect();
        if short.is_empty() {
            return None;
        }
        let most = short.iter().fold(W::ZERO, |sum, e| sum.minus(room(e)));
        let after = self.near(&mut short.iter().map(|e| e.to), true, most, &room);
        let before = self.near(&mut short.iter().map(|e| e.from), false, most, &room);
        let on_the_way = |e: &Edge<W>| {
            let (a, b) = (after.get(&e.from)?, before.get(&e.to)?);
            Some(a.plus(room(e)).plus(*b) < most)
        };
        let suspect = |e: &Edge<W>| room(e).is_negative() || on_the_way(e) == Some(true);
        Some((0..).zip(self.edges()).filter(|(_, e)| suspect(e)).map(|(n, _)| n).collect())
    }

    /// How far each event is from the nearest of some (or to it), by edges that are not too short, where that is less than `most`.
    fn near(
        &self,
        some: &mut dyn Iterator<Item = u32>,
        forward: bool,
        most: W,
        room: &dyn Fn(&Edge<W>) -> W,
    ) -> FxHashMap<u32, W> {
        let index = Index::of(self.nodes(), self.edges().iter().map(|e| if forward { e.from } else { e.to }));
        let mut best: FxHashMap<u32, W> = some.map(|event| (event, W::ZERO)).collect();
        let mut heap: BinaryHeap<Reverse<(W, u32)>> = best.keys().map(|event| Reverse((W::ZERO, *event))).collect();
        while let Some(Reverse((distance, at))) = heap.pop() {
            if best.get(&at).is_some_and(|b| *b < distance) {
                continue;
            }
            for &e in index.at(at) {
                let edge = &self.edges()[e as usize];
                let (next, room) = (if forward { edge.to } else { edge.from }, room(edge));
                let far = distance.plus(room);
                if !room.is_negative() && far < most && best.get(&next).is_none_or(|b| far < *b) {
                    best.insert(next, far);
                    heap.push(Reverse((far, next)));
                }
            }
        }
        best
    }
}

/// The search for the cycle of fewest bounds.
///
/// Distances are measured as the room that edges leave around times that keep nearly all of them. So every sum is the same around a cycle,
/// but few edges are negative, and one of them is in every cycle that is.
struct Fewest<'n, W> {
    network: &'n Network<W>,
    room: Vec<W>,
    index: Index,
    steps: usize,
}

impl<'n, W: Weight> Fewest<'n, W> {
    fn new(network: &'n Network<W>, steps: usize) -> Self {
        let times = network.nearly();
        let room = |e: &Edge<W>| e.weight.plus(times[e.from as usize]).minus(times[e.to as usize]);
        let index = Index::of(network.nodes(), network.edges().iter().map(|e| e.from));
        Self { network, room: network.edges().iter().map(room).collect(), index, steps }
    }

    /// Where a negative cycle can begin such that every part from its beginning is negative: before a negative edge.
    fn starts(&self) -> Vec<u32> {
        let edges = self.network.edges().iter().zip(&self.room);
        let mut starts: Vec<u32> = edges.filter(|(_, room)| room.is_negative()).map(|(e, _)| e.from).collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// The negative cycle through `start` with the fewest bounds, of at most `most`.
    ///
    /// Layer by layer by the number of bounds, each with the least sum by which an event is reached. A negative cycle can
    /// always be begun at an event from where no sum on the way is above nothing, so only negative sums are followed.
    fn through(&mut self, start: u32, most: usize) -> Found {
        let mut layers: Vec<FxHashMap<u32, Step<W>>> = Vec::new();
        let mut layer: FxHashMap<u32, Step<W>> = FxHashMap::default();
        layer.insert(start, Step { sum: W::ZERO, edge: None });
        let mut least: FxHashMap<u32, W> = FxHashMap::default();
        for count in 0..=most {
            let mut order: VecDeque<u32> = layer.keys().copied().collect();
            order.make_contiguous().sort_unstable();
            // Definitions cost no bound: all that they reach belongs to the same layer.
            while let Some(u) = order.pop_front() {
                let Some(sum) = layer.get(&u).map(|s| s.sum) else { continue };
                for &e in self.index.at(u) {
                    let edge = &self.network.edges()[e as usize];
                    if !edge.background {
                        continue;
                    }
                    if take(&mut self.steps) {
                        return Found::TooMuch;
                    }
                    if better(&mut layer, edge.to, e, sum.plus(self.room[e as usize])) {
                        order.push_back(edge.to);
                    }
                }
            }
            if layer.get(&start).is_some_and(|s| s.sum.is_negative()) {
                layers.push(layer);
                return Found::Cycle(self.back(&layers, start));
            }
            // What an earlier layer reaches as cheaply leads nowhere new.
            layer.retain(|u, step| match least.get(u) {
                Some(sum) if *sum <= step.sum => false,
                _ => {
                    least.insert(*u, step.sum);
                    true
                }
            });
            if count == most || layer.is_empty() {
                break;
            }
            let mut following: FxHashMap<u32, Step<W>> = FxHashMap::default();
            for (&u, step) in &layer {
                for &e in self.index.at(u) {
                    let edge = &self.network.edges()[e as usize];
                    if edge.background {
                        continue;
                    }
                    if take(&mut self.steps) {
                        return Found::TooMuch;
                    }
                    better(&mut following, edge.to, e, step.sum.plus(self.room[e as usize]));
                }
            }
            layers.push(std::mem::replace(&mut layer, following));
        }
        Found::Nothing
    }

    /// The cycle by which the last layer came back to `start`.
    fn back(&self, layers: &[FxHashMap<u32, Step<W>>], start: u32) -> Vec<u32> {
        let mut cycle = Vec::new();
        let mut at = start;
        for layer in layers.iter().rev() {
            while let Some(e) = layer.get(&at).and_then(|s| s.edge) {
                let edge = &self.network.edges()[e as usize];
                cycle.push(e);
                at = edge.from;
                if !edge.background {
                    break;
                }
            }
        }
        cycle.reverse();
        self.simple(&cycle)
    }

    /// Of a closed walk with a negative sum, a part with a negative sum that passes no event twice.
    fn simple(&self, walk: &[u32]) -> Vec<u32> {
        let mut way: Vec<u32> = Vec::new();
        for &e in walk {
            way.push(e);
            let end = self.network.edges()[e as usize].to;
            let Some(first) = way.iter().position(|&w| self.network.edges()[w as usize].from == end) else { continue };
            let round = way.split_off(first);
            if round.iter().fold(W::ZERO, |sum, &r| sum.plus(self.network.edges()[r as usize].weight)).is_negative() {
                return round;
            }
        }
        way
    }
}

/// The least sum by which an event is reached, and the last edge of the way.
struct Step<W> {
    sum: W,
    edge: Option<u32>,
}

enum Found {
    Cycle(Vec<u32>),
    Nothing,
    TooMuch,
}

/// Counts a step; whether there are none left.
fn take(steps: &mut usize) -> bool {
    *steps = steps.saturating_sub(1);
    *steps == 0
}

/// Writes the way on to an event by an edge, if its sum is negative and the best yet.
fn better<W: Weight>(layer: &mut FxHashMap<u32, Step<W>>, to: u32, edge: u32, sum: W) -> bool {
    if !sum.is_negative() || layer.get(&to).is_some_and(|s| s.sum <= sum) {
        return false;
    }
    layer.insert(to, Step { sum, edge: Some(edge) });
    true
}

/// What is left of `all` when everything that is not needed for the conflict is taken away, so that the rest is a conflict and no longer is
/// without any one of its members.
///
/// `conflict` is asked about a part of `all` and answers with a conflict within it, or `None` where there is none; the whole
/// must be one. It is asked at most once for each member.
pub fn irreducible<T: Copy + PartialEq>(all: Vec<T>, mut conflict: impl FnMut(&[T]) -> Option<Vec<T>>) -> Vec<T> {
    let mut kept = all;
    let mut needed = 0;
    while needed < kept.len() {
        let mut rest = kept.clone();
        rest.remove(needed);
        match conflict(&rest) {
            Some(smaller) => {
                rest.retain(|t| smaller.contains(t));
                kept = rest;
            }
            None => needed += 1,
        }
    }
    kept
}
