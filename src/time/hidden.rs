//! A network some of whose times nature chooses, with the hidden events at which its uncertainty begins.

#![allow(clippy::indexing_slicing, reason = "every index is a link of the network, which counts them itself")]

use super::controllability::{Contingent, Uncertain};
use super::number::Weight;
use rustc_hash::FxHashSet;

/// An edge of the graph that is searched.
#[derive(Clone, Copy)]
pub(super) struct Arc<W> {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) weight: W,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An edge of the network, by its number.
    Edge(u32),
    /// A requirement that a link without uncertainty makes.
    Fixed(u32),
    /// Between a link's start and its hidden event, or within what is hidden: no step of its own.
    Hidden(u32),
    /// Nature takes its least: from the hidden event to the end (a lower-case edge).
    Lower(u32),
    /// Nature takes its most: from the end to the hidden event (an upper-case edge).
    Upper(u32),
    /// Two ends of links that must meet.
    Meet(u32),
    /// Found on the way: a path from `from` to `to`.
    Derived,
}

/// The network with its hidden events.
pub(super) struct Graph<'u, W> {
    pub(super) of: &'u Uncertain<W>,
    pub(super) nodes: u32,
    pub(super) arcs: Vec<Arc<W>>,
}

impl<'u, W: Weight> Graph<'u, W> {
    pub(super) fn of(of: &'u Uncertain<W>) -> Self {
        let links = of.links.iter().map(|l| l.start.max(l.end).saturating_add(1)).max().unwrap_or(0);
        let mut graph = Self { of, nodes: of.network.nodes().max(links), arcs: Vec::new() };
        for (e, edge) in (0..).zip(of.network.edges()) {
            graph.arc(edge.from, edge.to, edge.weight, Kind::Edge(e));
        }
        let mut ends = FxHashSet::default();
        for (l, link) in (0..).zip(&of.links) {
            match link.max {
                Some(max) if max <= link.min => {
                    graph.both(link.start, link.end, link.min, max, Kind::Fixed(l));
                }
                _ => {
                    let end = if ends.insert(link.end) { link.end } else { graph.meeting(link.end, l) };
                    graph.link(link, l, end);
                }
            }
        }
        graph
    }

    fn arc(&mut self, from: u32, to: u32, weight: W, kind: Kind) {
        self.arcs.push(Arc { from, to, weight, kind });
    }

    /// `min <= to - from <= max`.
    fn both(&mut self, from: u32, to: u32, min: W, max: W, kind: Kind) {
        self.arc(from, to, max, kind);
        self.arc(to, from, min.opposite(), kind);
    }

    fn node(&mut self) -> u32 {
        let id = self.nodes;
        self.nodes = self.nodes.saturating_add(1);
        id
    }

    /// An event of its own for the end of a link that shares it with another.
    fn meeting(&mut self, end: u32, link: u32) -> u32 {
        let own = self.node();
        self.both(end, own, W::ZERO, W::ZERO, Kind::Meet(link));
        own
    }

    fn link(&mut self, link: &Contingent<W>, l: u32, end: u32) {
        let mut begin = link.start;
        if link.min.is_negative() {
            // The edge back in time enters an event of its own, for the last hidden event must have no negative edge but one.
            let earlier = self.node();
            self.both(begin, earlier, link.min, link.min, Kind::Hidden(l));
            begin = earlier;
        }
        let hidden = self.node();
        let least = if link.min.is_negative() { W::ZERO } else { link.min };
        self.both(begin, hidden, least, least, Kind::Hidden(l));
        self.arc(hidden, end, W::ZERO, Kind::Lower(l));
        let spread = link.max.map_or(W::ZERO, |max| link.min.minus(max));
        self.arc(end, hidden, spread, Kind::Upper(l));
    }

    /// Whether an edge stands for a wait without end.
    pub(super) fn endless(&self, arc: &Arc<W>) -> bool {
        matches!(arc.kind, Kind::Upper(l) if self.of.links[l as usize].max.is_none())
    }
}
