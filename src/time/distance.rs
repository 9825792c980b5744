//! How long after one event another comes, whatever the parties choose within their bounds.
//!
//! The clauses of a treaty meet in few events (signature, entry into force, the dates); between these hubs they know nothing
//! of each other. So the shortest path between two events runs near the one, over hubs, and near the other: only what lies near
//! is looked at for a question, and what lies between hubs is worked out once. Where more lies near than can be looked at, less
//! is known, never more.

use super::calendar::DAY;
use super::network::{Edge, Index};
use super::plan::Plan;
use crate::choice::Ctx;
use crate::core::EventId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;

/// How many steps are made around an event before it counts as too much.
const NEAR: usize = 20_000;

/// How many of the places where most bounds meet are hubs, and how many bounds a hub has at least.
const HUBS: (usize, usize) = (3, 24);

/// How many bounds may lie around a hub for its surroundings to be looked at for every question.
const WIDE: usize = 1_000;

/// How many days one event comes after another; negative where it comes before, `None` where no bound says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Distance {
    /// At the least.
    pub least: Option<i64>,
    /// At the most.
    pub most: Option<i64>,
}

/// Some bounds around two events contradict each other, so that nothing can be said of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Torn;

/// The bounds by the places they run between, and what lies between hubs.
#[derive(Debug)]
pub(super) struct Map {
    /// By place: the bounds that leave it, and that enter it, by their number.
    out: Index,
    into: Index,
    hubs: Vec<u32>,
    /// The hubs around which so much lies that a way from one to another place is only looked for from that place.
    wide: Vec<u32>,
    /// The shortest way from one hub to another over bounds that always stand.
    between: FxHashMap<(u32, u32), i64>,
}

impl Map {
    /// Of so many places.
    pub(super) fn new(places: u32, edges: &[(Edge<i64>, Ctx)]) -> Self {
        Self::with(places, edges, WIDE)
    }
    fn with(places: u32, edges: &[(Edge<i64>, Ctx)], wide: usize) -> Self {
        let (out, into) =
            (Index::of(places, edges.iter().map(|e| e.0.from)), Index::of(places, edges.iter().map(|e| e.0.to)));
        let bounds = |place: u32| out.at(place).len() + into.at(place).len();
        let mut hubs: Vec<(usize, u32)> = (0..places).map(|p| (bounds(p), p)).filter(|h| h.0 >= HUBS.1).collect();
        hubs.sort_unstable_by(|a, b| b.cmp(a));
        hubs.truncate(HUBS.0);
        let hubs = hubs.into_iter().map(|h| h.1).collect();
        let mut map = Self { out, into, hubs, wide: Vec::new(), between: FxHashMap::default() };
        map.wide = map.hubs.iter().copied().filter(|h| map.around(edges, *h, wide) > wide).collect();
        for &hub in &map.hubs.clone() {
            // What a hub's own way to another needs is only what always stands: less is known of it, never more.
            let way = map.spread(edges, hub, true, None, usize::MAX, &|c| c == Ctx::ALWAYS);
            for other in map.hubs.clone() {
                if let Some(reached) = way.as_ref().and_then(|w| w.get(&other)) {
                    map.between.insert((hub, other), *reached);
                }
            }
        }
        map
    }
    /// Adds to `reached` the places of `todo` and all that bounds lead to from them, or from which (not `forward`) they lead to them.
    pub(super) fn reach(
        &self,
        edges: &[(Edge<i64>, Ctx)],
        mut todo: Vec<u32>,
        forward: bool,
        reached: &mut FxHashSet<u32>,
    ) {
        let index = if forward { &self.out } else { &self.into };
        while let Some(at) = todo.pop() {
            if reached.insert(at) {
                let bounds = index.at(at).iter().filter_map(|n| edges.get(*n as usize));
                todo.extend(bounds.map(|(e, _)| if forward { e.to } else { e.from }));
            }
        }
    }
    /// How many bounds lie around a hub as far as other hubs, in either direction; counted no further than `most`.
    fn around(&self, edges: &[(Edge<i64>, Ctx)], hub: u32, most: usize) -> usize {
        let (mut seen, mut todo, mut count) = (FxHashSet::from_iter([hub]), vec![hub], 0);
        while let Some(at) = todo.pop().filter(|_| count <= most) {
            for (n, forward) in
                self.out.at(at).iter().map(|n| (n, true)).chain(self.into.at(at).iter().map(|n| (n, false)))
            {
                let Some((edge, _)) = edges.get(*n as usize) else { continue };
                count += 1;
                let next = if forward { edge.to } else { edge.from };
                if count <= most && seen.insert(next) && !self.hubs.contains(&next) {
                    todo.push(next);
                }
            }
        }
        count
    }
    /// The shortest ways from a place (or to it) as far as the hubs, which are entered and not left; with `None` for `hubs` they
    /// are places like others. `None` where bounds contradict each other, or more lies there than is looked at.
    fn spread(
        &self,
        edges: &[(Edge<i64>, Ctx)],
        origin: u32,
        forward: bool,
        hubs: Option<&[u32]>,
        most: usize,
        present: &dyn Fn(Ctx) -> bool,
    ) -> Option<FxHashMap<u32, i64>> {
        let index = if forward { &self.out } else { &self.into };
        let mut best: FxHashMap<u32, i64> = FxHashMap::default();
        // How many bounds the way found to a place is made of.
        let mut long: FxHashMap<u32, usize> = FxHashMap::default();
        let (mut queue, mut waiting) = (VecDeque::from([origin]), FxHashSet::default());
        best.insert(origin, 0);
        let mut steps = 0;
        while let Some(at) = queue.pop_front() {
            waiting.remove(&at);
            if at != origin && hubs.is_some_and(|h| h.contains(&at)) {
                continue;
            }
            let Some(&far) = best.get(&at) else { continue };
            for &n in index.at(at) {
                let Some((edge, ctx)) = edges.get(n as usize) else { continue };
                if !present(*ctx) {
                    continue;
                }
                steps += 1;
                if steps > most {
                    return None;
                }
                let (to, way) = (if forward { edge.to } else { edge.from }, far + edge.weight);
                if best.get(&to).is_some_and(|b| *b <= way) {
                    continue;
                }
                best.insert(to, way);
                let count = long.get(&at).map_or(1, |n| n + 1);
                long.insert(to, count);
                // A way that comes by a place twice, and is the shorter for it: these bounds cannot all be kept.
                if count >= best.len() {
                    return None;
                }
                if waiting.insert(to) {
                    queue.push_back(to);
                }
            }
        }
        Some(best)
    }
    /// The most that lies between two places, in minutes.
    fn way(
        &self,
        edges: &[(Edge<i64>, Ctx)],
        from: u32,
        to: u32,
        present: &dyn Fn(Ctx) -> bool,
    ) -> Result<Option<i64>, Torn> {
        if from == to {
            return Ok(Some(0));
        }
        let near = |at, forward| {
            if self.wide.contains(&at) {
                return Ok(FxHashMap::from_iter([(at, 0)]));
            }
            self.spread(edges, at, forward, Some(&self.hubs), NEAR, present).ok_or(Torn)
        };
        let (out, into) = (near(from, true)?, near(to, false)?);
        let mut best = out.get(&to).copied();
        for &h in &self.hubs {
            for &k in &self.hubs {
                let middle = if h == k { Some(0) } else { self.between.get(&(h, k)).copied() };
                if let (Some(x), Some(y), Some(middle)) = (out.get(&h), into.get(&k), middle) {
                    let far = x + middle + y;
                    best = Some(best.map_or(far, |b| b.min(far)));
                }
            }
        }
        Ok(best)
    }
}

impl Plan {
    /// How many days `to` comes after `from`, by the bounds that stand where `present` says so.
    ///
    /// # Errors
    /// Where bounds around the two contradict each other.
    pub fn distance(&self, from: EventId, to: EventId, present: &dyn Fn(Ctx) -> bool) -> Result<Distance, Torn> {
        if from == to {
            return Ok(Distance { least: Some(0), most: Some(0) });
        }
        let Some((a, b)) = self.place(from).zip(self.place(to)) else { return Ok(Distance::default()) };
        let (map, bounds) = (self.map(), self.bounds());
        let there = map.way(bounds, a.0, b.0, present)?.map(|far| far.div_euclid(DAY));
        let back = map.way(bounds, b.0, a.0, present)?.map(|far| far.div_euclid(DAY));
        Ok(Distance { most: there.map(|far| far + b.1.1 - a.1.0), least: back.map(|far| -far + b.1.0 - a.1.1) })
    }

    /// The conditions of the bounds on the ways from some events to others, sorted, each once; nothing where no way leads.
    #[must_use]
    pub fn conditions_on_ways(&self, from: &[EventId], to: &[EventId]) -> Vec<Ctx> {
        let spread = |of: &[EventId], forward: bool| {
            let (mut todo, mut reached) =
                (of.iter().filter_map(|e| Some(self.place(*e)?.0)).collect::<Vec<_>>(), FxHashSet::default());
            while !todo.is_empty() {
                self.map().reach(self.bounds(), std::mem::take(&mut todo), forward, &mut reached);
                // The later of some comes with one of them.
                for (own, of, _) in self.extremes(&|_| true) {
                    let of = of.iter().map(|(place, _)| *place);
                    if forward && of.clone().any(|p| reached.contains(&p)) {
                        todo.push(own);
                    } else if !forward && reached.contains(&own) {
                        todo.extend(of);
                    }
                }
                todo.retain(|p| !reached.contains(p));
            }
            reached
        };
        let (behind, ahead) = (spread(from, true), spread(to, false));
        let on_a_way = |e: &Edge<i64>| behind.contains(&e.from) && ahead.contains(&e.to);
        let mut out: Vec<Ctx> = self.bounds().iter().filter(|(e, _)| on_a_way(e)).map(|(_, ctx)| *ctx).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The conditions of the bounds that can bear on how far two events are apart, each once, the nearest first, of those that
    /// `possible` lets through; what stands always is left out.
    #[must_use]
    pub fn conditions_between(&self, from: EventId, to: EventId, possible: &dyn Fn(Ctx) -> bool) -> Vec<Ctx> {
        let Some((a, b)) = self.place(from).zip(self.place(to)) else { return Vec::new() };
        let mut out = Vec::new();
        for (x, y) in [(a.0, b.0), (b.0, a.0)] {
            for n in self.useful(x, y, true, possible).into_iter().chain(self.useful(y, x, false, possible)) {
                let ctx = self.bounds().get(n as usize).map_or(Ctx::ALWAYS, |e| e.1);
                if ctx != Ctx::ALWAYS && !out.contains(&ctx) {
                    out.push(ctx);
                }
            }
        }
        out
    }

    /// The bounds near a place on some way from it (or to it) to a hub or the other place.
    fn useful(&self, near: u32, other: u32, forward: bool, possible: &dyn Fn(Ctx) -> bool) -> Vec<u32> {
        let map = self.map();
        if map.wide.contains(&near) {
            return Vec::new();
        }
        let index = if forward { &map.out } else { &map.into };
        let stops = |p: u32| p == other || map.hubs.contains(&p);
        let (mut seen, mut queue) = (FxHashSet::from_iter([near]), VecDeque::from([near]));
        let mut found: Vec<(u32, u32, u32)> = Vec::new();
        while let Some(at) = queue.pop_front() {
            if (at != near && stops(at)) || found.len() > NEAR {
                continue;
            }
            for &n in index.at(at) {
                let Some((edge, ctx)) = self.bounds().get(n as usize) else { continue };
                if possible(*ctx) {
                    let next = if forward { edge.to } else { edge.from };
                    found.push((at, next, n));
                    if seen.insert(next) {
                        queue.push_back(next);
                    }
                }
            }
        }
        // Back from where it leads: what leads nowhere is of no use.
        let mut behind: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (at, next, _) in &found {
            behind.entry(*next).or_default().push(*at);
        }
        let mut useful: FxHashSet<u32> = seen.iter().copied().filter(|p| stops(*p)).collect();
        let mut todo: Vec<u32> = useful.iter().copied().collect();
        while let Some(at) = todo.pop() {
            for &b in behind.get(&at).into_iter().flatten() {
                if useful.insert(b) {
                    todo.push(b);
                }
            }
        }
        found.into_iter().filter(|f| useful.contains(&f.1)).map(|f| f.2).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        clippy::needless_range_loop,
        reason = "places are numbers"
    )]
    use super::*;
    use proptest::prelude::*;

    const PLACES: usize = 9;

    fn edges() -> impl Strategy<Value = Vec<(Edge<i64>, Ctx)>> {
        let place = 0..PLACES as u32;
        // Two places of which every third bound speaks, so that there are hubs.
        let end = prop_oneof![place, 0..2u32];
        let edge = (end.clone(), end, -4..40i64, 0..4u32)
            .prop_map(|(from, to, weight, ctx)| (Edge { from, to, weight, tag: 0, background: false }, Ctx(ctx / 3)));
        proptest::collection::vec(edge, 0..70)
    }

    /// All shortest ways, by Floyd and Warshall; none where some cycle is negative.
    fn all(edges: &[(Edge<i64>, Ctx)], present: &dyn Fn(Ctx) -> bool) -> Option<Vec<Vec<Option<i64>>>> {
        let mut d = vec![vec![None; PLACES]; PLACES];
        (0..PLACES).for_each(|i| d[i][i] = Some(0));
        for (e, _) in edges.iter().filter(|e| present(e.1)) {
            let at = &mut d[e.from as usize][e.to as usize];
            *at = Some(at.map_or(e.weight, |w: i64| w.min(e.weight)));
        }
        for k in 0..PLACES {
            for i in 0..PLACES {
                for j in 0..PLACES {
                    if let (Some(a), Some(b)) = (d[i][k], d[k][j]) {
                        d[i][j] = Some(d[i][j].map_or(a + b, |w| w.min(a + b)));
                    }
                }
            }
        }
        (0..PLACES).all(|i| d[i][i] == Some(0)).then_some(d)
    }

    proptest! {
        #[test]
        fn where_all_bounds_stand_the_way_is_the_shortest(edges in edges(), wide in prop_oneof![Just(3), Just(WIDE)]) {
            let always: Vec<_> = edges.iter().map(|e| (e.0, Ctx::ALWAYS)).collect();
            let map = Map::with(PLACES as u32, &always, wide);
            let Some(slow) = all(&always, &|_| true) else { return Ok(()) };
            for from in 0..PLACES {
                for to in 0..PLACES {
                    let way = map.way(&always, from as u32, to as u32, &|_| true);
                    prop_assert_eq!(way, Ok(slow[from][to]), "{} to {} over {:?}", from, to, &map.hubs);
                }
            }
        }
        #[test]
        fn under_a_condition_no_more_is_known_than_holds(edges in edges(), both in any::<bool>(), wide in prop_oneof![Just(3), Just(WIDE)]) {
            let map = Map::with(PLACES as u32, &edges, wide);
            let present = |c: Ctx| both || c == Ctx::ALWAYS;
            let Some(slow) = all(&edges, &present) else { return Ok(()) };
            for from in 0..PLACES {
                for to in 0..PLACES {
                    let way = map.way(&edges, from as u32, to as u32, &present).unwrap_or(None);
                    match (way, slow[from][to]) {
                        (Some(way), Some(least)) => prop_assert!(way >= least),
                        (Some(_), None) => prop_assert!(false, "a way where there is none"),
                        // Only between hubs less may be known.
                        (None, Some(_)) => prop_assert!(map.hubs.len() > 1),
                        (None, None) => {}
                    }
                }
            }
        }
    }
}
