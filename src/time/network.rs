//! Simple temporal networks: events, and bounds on the time between two of them.
//!
//! A bound is an edge: `to - from <= weight`. "B within 30 days after A" is the edge A → B of 30 days; "B no earlier than 10
//! days after A" is the edge B → A of -10 days. No dates satisfy the bounds exactly if some cycle of edges has a negative
//! sum (Dechter, Meiri and Pearl, "Temporal constraint networks", 1991).

#![allow(clippy::indexing_slicing, reason = "every index is an event or edge of the network, which counts them itself")]

use super::chain::Chain;
use super::number::Weight;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// `to - from <= weight`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Edge<W> {
    /// The event counted from.
    pub from: u32,
    /// The event counted to.
    pub to: u32,
    /// The most that lies between; negative where `to` comes first.
    pub weight: W,
    /// What the caller knows the bound by; several edges may share it.
    pub tag: u32,
    /// Holds by definition (the calendar): never counted among the bounds that a chain is made of.
    pub background: bool,
}

/// Events, numbered from 0, and the bounds between them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Network<W> {
    nodes: u32,
    edges: Vec<Edge<W>>,
}

impl<W> Default for Network<W> {
    fn default() -> Self {
        Self { nodes: 0, edges: Vec::new() }
    }
}

impl<W: Weight> Network<W> {
    /// A network of so many events without bounds.
    #[must_use]
    pub fn new(nodes: u32) -> Self {
        Self { nodes, edges: Vec::new() }
    }

    /// How many events there are.
    #[must_use]
    pub fn nodes(&self) -> u32 {
        self.nodes
    }

    /// The edges in the order in which they were added.
    #[must_use]
    pub fn edges(&self) -> &[Edge<W>] {
        &self.edges
    }

    /// Adds an event and gives its number.
    pub fn node(&mut self) -> u32 {
        let id = self.nodes;
        self.nodes = self.nodes.saturating_add(1);
        id
    }

    /// Adds an edge; events that it names come to be.
    pub fn edge(&mut self, edge: Edge<W>) {
        self.nodes = self.nodes.max(edge.from.saturating_add(1)).max(edge.to.saturating_add(1));
        self.edges.push(edge);
    }

    /// Adds the bound `min <= to - from <= max`, either side of which may be open.
    pub fn bound(&mut self, from: u32, to: u32, min: Option<W>, max: Option<W>, tag: u32) {
        if let Some(weight) = max {
            self.edge(Edge { from, to, weight, tag, background: false });
        }
        if let Some(min) = min {
            self.edge(Edge { from: to, to: from, weight: min.opposite(), tag, background: false });
        }
    }

    /// Adds what holds by definition: `min <= to - from <= max`.
    pub fn definition(&mut self, from: u32, to: u32, min: Option<W>, max: Option<W>, tag: u32) {
        let first = self.edges.len();
        self.bound(from, to, min, max, tag);
        self.edges.iter_mut().skip(first).for_each(|e| e.background = true);
    }

    /// The network of the same events with only some of the edges.
    #[must_use]
    pub fn only(&self, keep: impl Fn(&Edge<W>) -> bool) -> Self {
        Self { nodes: self.nodes, edges: self.edges.iter().filter(|e| keep(e)).copied().collect() }
    }

    /// One time for every event such that all bounds hold, and what else follows from the bounds.
    ///
    /// # Errors
    /// Where no times do: some cycle of edges with a negative sum, not the shortest (see [`Network::fewest`]).
    pub fn schedule(&self) -> Result<Schedule<'_, W>, Chain<W>> {
        let out = Index::of(self.nodes, self.edges.iter().map(|e| e.from));
        match Search::new(self).until_cycle(&out) {
            Ok(times) => {
                let into = Index::of(self.nodes, self.edges.iter().map(|e| e.to));
                Ok(Schedule { network: self, times, out, into })
            }
            Err(cycle) => Err(Chain::of(self, &cycle)),
        }
    }

    /// A time for every event such that the edges that are not kept (`to - from > weight`) have one in every cycle with a
    /// negative sum.
    pub(super) fn nearly(&self) -> Vec<W> {
        let out = Index::of(self.nodes, self.edges.iter().map(|e| e.from));
        Search::new(self).past_cycles(&out)
    }
}

/// For each event, the edges that leave it or that enter it.
#[derive(Clone, Debug)]
pub(super) struct Index {
    start: Vec<u32>,
    list: Vec<u32>,
}

impl Index {
    /// Sorts the edges, whose ends are given, by event.
    pub(super) fn of(nodes: u32, ends: impl Iterator<Item = u32> + Clone) -> Self {
        let mut start = vec![0u32; nodes as usize + 1];
        for end in ends.clone() {
            start[end as usize] += 1;
        }
        let mut sum = 0;
        for count in &mut start {
            sum += *count;
            *count = sum;
        }
        let mut list = vec![0u32; sum as usize];
        // Filled from behind, so that the edges of an event keep their order.
        let ends: Vec<u32> = ends.collect();
        for (&end, edge) in ends.iter().rev().zip((0..sum).rev()) {
            let at = &mut start[end as usize];
            *at -= 1;
            list[*at as usize] = edge;
        }
        Self { start, list }
    }

    /// The edges of one event.
    pub(super) fn at(&self, node: u32) -> &[u32] {
        &self.list[self.start[node as usize] as usize..self.start[node as usize + 1] as usize]
    }
}

/// No event, no edge.
const NONE: u32 = u32::MAX;

/// Bellman and Ford's algorithm with Tarjan's disassembly: when an event comes down, all that hangs from it in the tree of
/// shortest paths is taken out, for it will come down too; an event that would hang from itself closes a negative cycle.
struct Search<'n, W> {
    network: &'n Network<W>,
    value: Vec<W>,
    /// The edge by which an event hangs from its parent.
    parent: Vec<u32>,
    /// The tree in preorder as a list through its events, and their depth.
    next: Vec<u32>,
    previous: Vec<u32>,
    depth: Vec<u32>,
    waiting: Vec<bool>,
    queue: VecDeque<u32>,
    /// The edges that would have closed a cycle, and are left out since.
    left_out: FxHashSet<u32>,
}

impl<'n, W: Weight> Search<'n, W> {
    fn new(network: &'n Network<W>) -> Self {
        let n = network.nodes as usize;
        Self {
            network,
            value: vec![W::ZERO; n],
            parent: vec![NONE; n],
            next: vec![NONE; n],
            previous: vec![NONE; n],
            depth: vec![0; n],
            waiting: vec![true; n],
            queue: (0..network.nodes).collect(),
            left_out: FxHashSet::default(),
        }
    }

    /// Values that satisfy all edges, or a negative cycle.
    fn until_cycle(mut self, out: &Index) -> Result<Vec<W>, Vec<u32>> {
        match self.run(out) {
            None => Ok(self.value),
            Some(closing) => Err(self.cycle(closing)),
        }
    }

    /// Values that satisfy all edges but some of those that close a negative cycle, at least one of each.
    fn past_cycles(mut self, out: &Index) -> Vec<W> {
        while let Some(closing) = self.run(out) {
            self.left_out.insert(closing);
            // The event from which it goes is looked at again, for its other edges.
            let u = self.network.edges[closing as usize].from;
            if !std::mem::replace(&mut self.waiting[u as usize], true) {
                self.queue.push_back(u);
            }
        }
        self.value
    }

    /// Lets values come down until all edges but those left out are satisfied, or an edge would close a negative cycle.
    fn run(&mut self, out: &Index) -> Option<u32> {
        while let Some(u) = self.queue.pop_front() {
            if !std::mem::take(&mut self.waiting[u as usize]) {
                continue;
            }
            for &e in out.at(u) {
                let edge = &self.network.edges[e as usize];
                let value = self.value[u as usize].plus(edge.weight);
                if value >= self.value[edge.to as usize] || self.left_out.contains(&e) {
                    continue;
                }
                let v = edge.to;
                if v == u || self.holds(v, u) {
                    return Some(e);
                }
                self.cut(v);
                self.value[v as usize] = value;
                self.hang(v, u, e);
                if !std::mem::replace(&mut self.waiting[v as usize], true) {
                    self.queue.push_back(v);
                }
            }
        }
        None
    }

    /// Whether `u` hangs from `v`.
    fn holds(&self, v: u32, u: u32) -> bool {
        let depth = self.depth[v as usize];
        let mut at = self.next[v as usize];
        while at != NONE && self.depth[at as usize] > depth {
            if at == u {
                return true;
            }
            at = self.next[at as usize];
        }
        false
    }

    /// Takes all that hangs from `v` apart, and `v` out of the list.
    fn cut(&mut self, v: u32) {
        let depth = self.depth[v as usize];
        let before = self.previous[v as usize];
        let mut at = self.next[v as usize];
        while at != NONE && self.depth[at as usize] > depth {
            let after = self.next[at as usize];
            self.next[at as usize] = NONE;
            self.previous[at as usize] = NONE;
            self.depth[at as usize] = 0;
            self.waiting[at as usize] = false;
            at = after;
        }
        if before != NONE {
            self.next[before as usize] = at;
        }
        if at != NONE {
            self.previous[at as usize] = before;
        }
    }

    /// Hangs `v`, which hangs nowhere, from `u`.
    fn hang(&mut self, v: u32, u: u32, edge: u32) {
        let after = self.next[u as usize];
        self.next[u as usize] = v;
        self.previous[v as usize] = u;
        self.next[v as usize] = after;
        if after != NONE {
            self.previous[after as usize] = v;
        }
        self.depth[v as usize] = self.depth[u as usize] + 1;
        self.parent[v as usize] = edge;
    }

    /// The cycle that an edge closes, in the direction of the edges.
    fn cycle(&self, closing: u32) -> Vec<u32> {
        let edges = &self.network.edges;
        let mut cycle = vec![closing];
        let mut at = edges[closing as usize].from;
        while at != edges[closing as usize].to {
            let edge = self.parent[at as usize];
            cycle.push(edge);
            at = edges[edge as usize].from;
        }
        cycle.reverse();
        cycle
    }
}

/// When an event can be, counted from another; `None` where no bound says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window<W> {
    /// The earliest.
    pub earliest: Option<W>,
    /// The latest.
    pub latest: Option<W>,
}

/// A consistent network, ready to be asked.
pub struct Schedule<'n, W> {
    network: &'n Network<W>,
    times: Vec<W>,
    out: Index,
    into: Index,
}

impl<'n, W: Weight> Schedule<'n, W> {
    /// One time for every event, under which all bounds hold.
    #[must_use]
    pub fn times(&self) -> &[W] {
        &self.times
    }

    /// The window of every event, counted from `origin`; none where there is no such event.
    #[must_use]
    pub fn windows(&self, origin: u32) -> Vec<Window<W>> {
        let latest = self.distances(origin, true);
        let earliest = self.distances(origin, false);
        let windows = latest.into_iter().zip(earliest);
        windows.map(|(latest, earliest)| Window { earliest: earliest.map(W::opposite), latest }).collect()
    }

    /// The bounds that hold `to` closest after `from`, as few as will do, in order; their sum is the latest time of `to`
    /// counted from `from`. The path from an event to the origin says why it cannot be earlier.
    #[must_use]
    pub fn path(&self, from: u32, to: u32) -> Option<Chain<W>> {
        (from < self.network.nodes).then(|| self.tree(from, Some(to)))?.to(to)
    }

    /// The paths from an event to all others; none where there is no such event.
    #[must_use]
    pub fn paths(&self, from: u32) -> Option<Paths<'n, W>> {
        (from < self.network.nodes).then(|| self.tree(from, None))
    }

    fn tree(&self, from: u32, until: Option<u32>) -> Paths<'n, W> {
        Paths { network: self.network, from, settled: self.dijkstra(from, true, until) }
    }

    /// The shortest distances from `origin` to all, or from all to it.
    fn distances(&self, origin: u32, forward: bool) -> Vec<Option<W>> {
        if origin >= self.network.nodes {
            return Vec::new();
        }
        let start = self.times[origin as usize];
        let settled = self.dijkstra(origin, forward, None).into_iter();
        let real = |reduced: W, time: W| {
            let way = time.minus(start);
            reduced.plus(if forward { way } else { way.opposite() })
        };
        settled.zip(&self.times).map(|(s, &time)| s.map(|s| real(s.distance, time))).collect()
    }

    /// Dijkstra's algorithm; a schedule makes every edge as long as the room that it leaves, which is never negative.
    fn dijkstra(&self, origin: u32, forward: bool, until: Option<u32>) -> Vec<Option<Reached<W>>> {
        let mut settled: Vec<Option<Reached<W>>> = Vec::new();
        settled.resize_with(self.times.len(), || None);
        let mut best: Vec<Option<(W, u32)>> = vec![None; self.times.len()];
        let mut heap = BinaryHeap::new();
        heap.push(Reverse((W::ZERO, 0u32, origin, NONE)));
        best[origin as usize] = Some((W::ZERO, 0));
        let index = if forward { &self.out } else { &self.into };
        while let Some(Reverse((distance, count, u, edge))) = heap.pop() {
            if settled[u as usize].is_some() {
                continue;
            }
            settled[u as usize] = Some(Reached { distance, edge });
            if until == Some(u) {
                break;
            }
            for &e in index.at(u) {
                let edge = &self.network.edges[e as usize];
                let v = if forward { edge.to } else { edge.from };
                if settled[v as usize].is_some() {
                    continue;
                }
                let room = edge.weight.plus(self.times[edge.from as usize]).minus(self.times[edge.to as usize]);
                let key = (distance.plus(room), count + u32::from(!edge.background));
                if best[v as usize].is_none_or(|b| key < b) {
                    best[v as usize] = Some(key);
                    heap.push(Reverse((key.0, key.1, v, e)));
                }
            }
        }
        settled
    }
}

/// The paths from one event to the others, as [`Schedule::path`] has them.
#[derive(Debug)]
pub struct Paths<'n, W> {
    network: &'n Network<W>,
    from: u32,
    settled: Vec<Option<Reached<W>>>,
}

impl<W: Weight> Paths<'_, W> {
    /// The path to an event; none where no bound leads there.
    #[must_use]
    pub fn to(&self, to: u32) -> Option<Chain<W>> {
        let mut path = Vec::new();
        let mut at = to;
        while at != self.from {
            let edge = self.settled.get(at as usize)?.as_ref()?.edge;
            path.push(edge);
            at = self.network.edges[edge as usize].from;
        }
        path.reverse();
        Some(Chain::of(self.network, &path))
    }
}

/// How an event was reached.
#[derive(Debug)]
struct Reached<W> {
    distance: W,
    edge: u32,
}
