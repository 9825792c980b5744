//! The days that months and working days come to, once the day that they are counted from is known.
//!
//! In a network of bounds a month has 28 to 31 days. Counted from a day, or from one of some days, it comes to a day, or to one of
//! some: the later the one, the later the other, whatever the rule for the ends of months, so the first and the last day of
//! one end give those of the other exactly. What becomes known in this way can make others known.

use super::almanac::{Almanac, Count, Counted};
use super::calendar::{DAY, Day};
use super::chain::{Chain, irreducible};
use super::network::{Edge, Network, Window};
use super::plan::{Plan, day_of};
use super::tag::Tag;
use crate::choice::Ctx;
use rustc_hash::FxHashSet;
use smallvec::{SmallVec, smallvec};

/// How often days are reckoned again from windows that have become narrower.
const ROUNDS: usize = 32;

/// A bound that follows from a window.
pub(super) struct Reckoned {
    /// From or to the origin.
    pub edge: Edge<i64>,
    /// The place whose window it follows from.
    pub of: u32,
    /// From the last day there; otherwise from the first.
    latest: bool,
}

/// Places, each by its last day or otherwise by its first.
type Windows = SmallVec<[(u32, bool); 1]>;

/// For each bound that was reckoned, the links that it follows from.
#[derive(Default)]
pub(super) struct Grounds(Vec<Vec<usize>>);

impl Grounds {
    /// The links of the core that some edges come from, each once.
    fn of(&self, edges: &[Edge<i64>]) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for tag in edges.iter().map(|e| Tag(e.tag)) {
            out.extend(tag.link().map(|l| l.0));
            out.extend(tag.reckoned().and_then(|n| self.0.get(n)).into_iter().flatten());
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

impl Almanac {
    /// What the calendar says of a count, where one of its ends has a day.
    pub(super) fn reckoned(&self, c: &Counted, dated: &[Window<i64>]) -> Vec<Reckoned> {
        let day = |end: i64| end.div_euclid(DAY) - 1;
        let end = |day: Day| (day + 1) * DAY;
        let (base, own) = (dated.get(c.base as usize), dated.get(c.own as usize));
        let mut out = Vec::new();
        let mut put = |to: u32, of: u32, latest: bool, day: Day| {
            let edge = if latest { dated_edge(day_of(0), to, end(day)) } else { dated_edge(to, day_of(0), -end(day)) };
            out.push(Reckoned { edge, of, latest });
        };
        if let Some(base) = base {
            let land = |at: i64, more: i64| self.land(day(at) + more, c.count);
            if let Some((_, last)) = base.latest.and_then(|l| land(l, c.days.1)) {
                put(c.own, c.base, true, last);
            }
            if let Some((first, _)) = base.earliest.and_then(|e| land(e, c.days.0)) {
                put(c.own, c.base, false, first);
            }
        }
        if let Some(own) = own {
            if let Some(last) = own.latest.and_then(|l| self.latest_before(day(l), c.count)) {
                put(c.base, c.own, true, last - c.days.0);
            }
            if let Some(first) = own.earliest.and_then(|e| self.earliest_for(day(e), c.count)) {
                put(c.base, c.own, false, first - c.days.1);
            }
        }
        out
    }
}

fn dated_edge(from: u32, to: u32, weight: i64) -> Edge<i64> {
    Edge { from, to, weight, tag: Tag::CALENDAR.0, background: true }
}

impl Plan {
    /// Adds to a network of this plan all that follows from the days of its months and working days and of its "later of" and
    /// "earlier of"; gives the window of every place by the calendar. Where `grounds` is given, it learns what each of these follows from.
    ///
    /// # Errors
    /// A chain of bounds that cannot all be kept.
    pub(super) fn reckon(
        &self,
        network: &mut Network<i64>,
        present: &dyn Fn(Ctx) -> bool,
        mut grounds: Option<&mut Grounds>,
    ) -> Result<Vec<Window<i64>>, Chain<i64>> {
        let mut dated = network.schedule()?.windows(day_of(0));
        for _ in 0..ROUNDS {
            // Edges, each with the windows that it follows from.
            let mut found: Vec<(Edge<i64>, Windows)> = Vec::new();
            let side = |place: u32, latest: bool| {
                dated.get(place as usize).and_then(|w| if latest { w.latest } else { w.earliest })
            };
            for counted in self.counted() {
                for r in self.almanac.reckoned(counted, &dated) {
                    let upper = r.edge.from == day_of(0);
                    let old = if upper { side(r.edge.to, true) } else { side(r.edge.from, false).map(|e| -e) };
                    if old.is_none_or(|old| r.edge.weight < old) {
                        found.push((r.edge, smallvec![(r.of, r.latest)]));
                    }
                }
            }
            // The later of some comes with the last of them.
            for (own, of, later) in self.extremes(present) {
                let ends: Option<Vec<i64>> =
                    of.iter().map(|(place, days)| Some(side(*place, later)? + days * DAY)).collect();
                let Some(bound) = ends.and_then(|e| if later { e.into_iter().max() } else { e.into_iter().min() })
                else {
                    continue;
                };
                if side(own, later).is_none_or(|old| if later { bound < old } else { bound > old }) {
                    let edge =
                        if later { dated_edge(day_of(0), own, bound) } else { dated_edge(own, day_of(0), -bound) };
                    found.push((edge, of.iter().map(|(place, _)| (*place, later)).collect()));
                }
            }
            if found.is_empty() {
                break;
            }
            if let Some(grounds) = grounds.as_deref_mut() {
                let schedule = network.schedule()?;
                for (edge, of) in &mut found {
                    let path = |(place, latest): &(u32, bool)| {
                        if *latest { schedule.path(day_of(0), *place) } else { schedule.path(*place, day_of(0)) }
                    };
                    let edges: Vec<Edge<i64>> = of.iter().filter_map(path).flat_map(|c| c.edges).collect();
                    edge.tag = Tag::RECKONED.saturating_add(u32::try_from(grounds.0.len()).unwrap_or(u32::MAX));
                    grounds.0.push(grounds.of(&edges));
                }
            }
            found.into_iter().for_each(|(edge, _)| network.edge(edge));
            dated = network.schedule()?.windows(day_of(0));
        }
        Ok(dated)
    }
    /// The part of this plan in which something has a last day by the calendar: no contradiction that hangs on days lies elsewhere. `None`
    /// where nothing is counted there in months or working days.
    #[must_use]
    pub fn dated(&self) -> Option<Self> {
        if self.counted().is_empty() {
            return None;
        }
        let mut places = FxHashSet::default();
        let mut todo = vec![day_of(0), day_of(0) + 1];
        while !todo.is_empty() {
            self.map().reach(self.bounds(), std::mem::take(&mut todo), true, &mut places);
            // The later of some that all have one has one too.
            let all = self.extremes(&|_| true);
            let new = all.filter(|(own, of, later)| {
                *later && !places.contains(own) && of.iter().all(|(p, _)| places.contains(p))
            });
            todo.extend(new.map(|e| e.0));
        }
        self.counted().iter().any(|c| places.contains(&c.base)).then(|| self.part(&places))
    }
    /// Why the bounds that stand where `present` says so cannot all be kept, once months and working days are counted from the days
    /// that they begin on; `None` where they can be kept, or where no day is needed to say that they cannot.
    #[must_use]
    pub fn overdated(&self, present: &dyn Fn(Ctx) -> bool) -> Option<Overdated> {
        let reckon = |kept: &dyn Fn(usize) -> bool, grounds: &mut Grounds| {
            let mut network = self.network(present).only(|e| Tag(e.tag).link().is_none_or(|(n, _)| kept(n)));
            network.schedule().ok()?;
            Some(self.reckon(&mut network, present, Some(grounds)))
        };
        let conflict = |kept: &dyn Fn(usize) -> bool| {
            let mut grounds = Grounds::default();
            let chain = reckon(kept, &mut grounds)?.err()?;
            Some(grounds.of(&chain.edges))
        };
        self.reckon(&mut self.network(present), present, None).err()?;
        let links = irreducible(conflict(&|_| true)?, |rest| conflict(&|n| rest.contains(&n)));
        let says = |e: &Edge<i64>, place: u32| {
            (e.from == place || e.to == place) && Tag(e.tag).link().is_some_and(|(n, _)| links.contains(&n))
        };
        let of: Vec<&Counted> =
            self.counted().iter().filter(|c| self.bounds().iter().any(|(e, _)| says(e, c.own))).collect();
        let mut counts: Vec<(Day, Count, Day)> = Vec::new();
        // Without one of them the others have days.
        for gone in &links {
            let dated = reckon(&|n| n != *gone && links.contains(&n), &mut Grounds::default());
            let Some(Ok(dated)) = dated else { continue };
            for c in &of {
                let Some(w) = dated.get(c.base as usize).filter(|w| w.earliest.is_some() && w.earliest == w.latest)
                else {
                    continue;
                };
                let from = w.latest.map_or(0, |end| end.div_euclid(DAY) - 1) + c.days.0;
                if let Some((first, last)) = self.almanac.land(from, c.count)
                    && (c.days.0, first) == (c.days.1, last)
                {
                    counts.push((from, c.count, first));
                }
            }
        }
        counts.sort_unstable();
        counts.dedup();
        Some(Overdated { links, counts })
    }
}

/// Bounds that cannot all be kept by the calendar: without any one of them the others can.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overdated {
    /// Their numbers in [`crate::core::Core::links`].
    pub links: Vec<usize>,
    /// What some of them count: from which day, how many months or working days, and to which day.
    pub counts: Vec<(Day, Count, Day)>,
}
