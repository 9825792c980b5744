//! Where the bounds of a treaty contradict each other: small parts of its network, each for itself.

use super::blocks::blocks;
use super::network::{Edge, Network};
use super::plan::Plan;
use crate::choice::Ctx;
use rustc_hash::FxHashMap;

/// The bounds of a treaty among which some contradict each other, with places of their own.
#[derive(Debug)]
pub struct Knot {
    edges: Vec<(Edge<i64>, Ctx)>,
    places: u32,
}

impl Knot {
    /// The first two places stay what they are: the beginning of time.
    fn new(mut edges: Vec<(Edge<i64>, Ctx)>) -> Self {
        let mut places: FxHashMap<u32, u32> = [(0, 0), (1, 1)].into_iter().collect();
        for (edge, _) in &mut edges {
            for end in [&mut edge.from, &mut edge.to] {
                let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
                *end = *places.entry(*end).or_insert(next);
            }
        }
        Self { edges, places: u32::try_from(places.len()).unwrap_or(u32::MAX) }
    }
    /// The bounds that stand where `present` says so.
    #[must_use]
    pub fn network(&self, present: &dyn Fn(u32, Ctx) -> bool) -> Network<i64> {
        let mut out = Network::new(2);
        self.edges.iter().filter(|(e, ctx)| present(e.tag, *ctx)).for_each(|e| out.edge(e.0));
        out
    }
    /// Every condition under which a bound stands.
    pub fn conditions(&self) -> impl Iterator<Item = Ctx> + '_ {
        self.edges.iter().map(|e| e.1)
    }
}

impl Plan {
    /// The bounds that can be part of a contradiction, under whatever options: each knot for itself, for no contradiction goes from one
    /// into another. None where all bounds can be kept at once.
    #[must_use]
    pub fn knots(&self) -> Vec<Knot> {
        let pick = |of: &[(Edge<i64>, Ctx)], which: &[u32]| -> Vec<_> {
            which.iter().filter_map(|n| of.get(*n as usize)).copied().collect()
        };
        let Some(suspects) = self.network(&|_| true).suspects() else { return Vec::new() };
        let (mut out, mut todo) = (Vec::new(), vec![pick(self.bounds(), &suspects)]);
        while let Some(edges) = todo.pop() {
            let knot = Knot::new(edges);
            let Some(suspects) = knot.network(&|_, _| true).suspects() else { continue };
            let suspects = pick(&knot.edges, &suspects);
            let ends: Vec<(u32, u32)> = suspects.iter().map(|(e, _)| (e.from, e.to)).collect();
            match blocks(knot.places, &ends).as_slice() {
                [one] if one.len() == knot.edges.len() => out.push(knot),
                parts => todo.extend(parts.iter().map(|part| pick(&suspects, part))),
            }
        }
        out
    }
}
