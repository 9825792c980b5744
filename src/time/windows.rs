//! When things can happen: the first and the last day of each event, counted from another or by the calendar.

use super::calendar::{DAY, Day};
use super::chain::Chain;
use super::extremes::{self, Extreme, Split};
use super::network::{Edge, Network, Paths, Window};
use super::plan::{Plan, day_of};
use super::tag::Tag;
use crate::choice::Ctx;
use crate::core::EventId;
use rustc_hash::FxHashMap;

/// When each event can be, under some bounds and some days that are taken as given.
#[derive(Debug)]
pub struct Timetable<'p> {
    plan: &'p Plan,
    network: Network<i64>,
    /// The window of every place, by the calendar.
    dated: Vec<Window<i64>>,
    /// What was taken as given, by its place.
    given: Vec<(u32, EventId, Day)>,
    /// How many edges of the network are not reckoned from windows.
    said: usize,
}

/// Why an event can be no later than it can.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// The bounds, from the calendar to the event: the number of each in [`crate::core::Core::links`], and whether it is its upper side.
    pub links: Vec<(usize, bool)>,
    /// What was taken as given at the beginning of them.
    pub given: Option<(EventId, Day)>,
}

/// The windows of all events, counted from one of them.
#[derive(Debug)]
pub struct Since<'p> {
    plan: &'p Plan,
    days: (i64, i64),
    windows: Vec<Window<i64>>,
}

impl Plan {
    /// The timetable of the bounds that stand where `present` says so, with some events on days taken as given; where `slow`,
    /// with all that nobody chooses taking the longest that the treaty expects of it.
    ///
    /// # Errors
    /// A chain of bounds that cannot all be kept, where no timetable is possible.
    pub fn timetable(
        &self,
        present: &dyn Fn(Ctx) -> bool,
        given: &[(EventId, Day)],
        slow: bool,
    ) -> Result<Timetable<'_>, Chain<i64>> {
        let mut network = self.network(present);
        let calendar =
            |from: u32, to: u32, weight: i64| Edge { from, to, weight, tag: Tag::CALENDAR.0, background: true };
        for (event, day) in given {
            if let Some((place, days)) = self.place(*event) {
                network.edge(calendar(day_of(0), place, (day + 1 - days.0) * DAY));
                network.edge(calendar(place, day_of(0), -(day + 1 - days.1) * DAY));
            }
        }
        for link in self.uncertain(present).links.iter().filter(|_| slow) {
            if let Some(longest) = link.max {
                network.edge(calendar(link.end, link.start, -longest));
            }
        }
        let said = network.edges().len();
        let dated = self.reckon(&mut network, present, None)?;
        let place = |(event, day): &(EventId, Day)| Some((self.place(*event)?.0, *event, *day));
        Ok(Timetable { plan: self, network, dated, given: given.iter().filter_map(place).collect(), said })
    }
}

impl<'p> Timetable<'p> {
    /// The first and the last day of an event, as far as the calendar knows them.
    #[must_use]
    pub fn day(&self, event: EventId) -> (Option<Day>, Option<Day>) {
        let Some((place, days)) = self.plan.place(event) else { return (None, None) };
        let Some(window) = self.dated.get(place as usize) else { return (None, None) };
        let day = |end: i64| end.div_euclid(DAY) - 1;
        (window.earliest.map(|e| day(e) + days.0), window.latest.map(|l| day(l) + days.1))
    }
    /// All windows counted from one event; `None` where nothing speaks of it.
    #[must_use]
    pub fn since(&self, event: EventId) -> Option<Since<'p>> {
        let (place, days) = self.plan.place(event)?;
        Some(Since { plan: self.plan, days, windows: self.network.schedule().ok()?.windows(place) })
    }
    /// Why each of some events can be no later than it can; none where it can be at any time.
    #[must_use]
    pub fn reasons(&self, events: &[EventId]) -> Vec<Option<Reason>> {
        let mut said = Network::new(self.network.nodes());
        self.network.edges().iter().take(self.said).for_each(|e| said.edge(*e));
        let (Ok(said), Ok(all)) = (said.schedule(), self.network.schedule()) else { return Vec::new() };
        let (Some(said), Some(all)) = (said.paths(day_of(0)), all.paths(day_of(0))) else { return Vec::new() };
        let mut months: FxHashMap<(u32, i64), Vec<u32>> = FxHashMap::default();
        for counted in self.plan.counted() {
            let reckoned = self.plan.almanac.reckoned(counted, &self.dated);
            for r in reckoned.into_iter().filter(|r| r.edge.from == day_of(0)) {
                months.entry((r.edge.to, r.edge.weight)).or_default().push(r.of);
            }
        }
        let search = Reasons { table: self, said, all, months };
        let reason = |event: &EventId| search.of(self.plan.place(*event)?.0, &mut Vec::new());
        events.iter().map(reason).collect()
    }
    /// For each of some events, the bounds that say when it can be at the latest, counted from the first of `from` from which any do.
    #[must_use]
    pub fn latest(&self, from: &[EventId], to: &[EventId]) -> Vec<Option<Chain<i64>>> {
        let Ok(schedule) = self.network.schedule() else { return Vec::new() };
        let mut places: Vec<u32> = Vec::new();
        for (place, _) in from.iter().filter_map(|e| self.plan.place(*e)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let paths: Vec<Paths<'_, i64>> = places.into_iter().filter_map(|p| schedule.paths(p)).collect();
        let chain = |event: &EventId| {
            let (place, _) = self.plan.place(*event)?;
            paths.iter().find_map(|p| p.to(place))
        };
        to.iter().map(chain).collect()
    }
}

/// The search for what says how late events can be.
struct Reasons<'t> {
    table: &'t Timetable<'t>,
    /// By what the text says.
    said: Paths<'t, i64>,
    /// By what the calendar reckons of months, too.
    all: Paths<'t, i64>,
    /// From which places it reckons a bound of another.
    months: FxHashMap<(u32, i64), Vec<u32>>,
}

impl Reasons<'_> {
    fn of(&self, place: u32, passed: &mut Vec<u32>) -> Option<Reason> {
        passed.push(place);
        let latest = self.table.dated.get(place as usize)?.latest?;
        let links = |chain: &Chain<i64>| chain.edges.iter().filter_map(|e| Tag(e.tag).link()).collect::<Vec<_>>();
        if let Some(chain) = self.said.to(place).filter(|c| c.sum == latest) {
            let first = chain.edges.first()?.to;
            let given = self.table.given.iter().find(|g| g.0 == first).map(|g| (g.1, g.2));
            return Some(Reason { links: links(&chain), given });
        }
        // Where the calendar has reckoned months, what says when their other end is goes before.
        let chain = self.all.to(place)?;
        let first = chain.edges.first()?;
        self.months.get(&(first.to, first.weight))?.iter().find_map(|other| {
            let mut reason = if passed.contains(other) { None } else { self.of(*other, passed) }?;
            reason.links.extend(links(&chain));
            Some(reason)
        })
    }
}

impl Since<'_> {
    /// At least and at most how many minutes lie between the end of the day counted from and the end of the day of an event.
    #[must_use]
    pub fn of(&self, event: EventId) -> (Option<i64>, Option<i64>) {
        let Some((place, days)) = self.plan.place(event) else { return (None, None) };
        let Some(window) = self.windows.get(place as usize) else { return (None, None) };
        (
            window.earliest.map(|e| e + (days.0 - self.days.1) * DAY),
            window.latest.map(|l| l + (days.1 - self.days.0) * DAY),
        )
    }
}

/// The timetables of several packages, each made once.
#[derive(Debug)]
pub struct Timetables<'p> {
    plan: &'p Plan,
    known: FxHashMap<Ctx, Option<Timetable<'p>>>,
}

impl<'p> Timetables<'p> {
    /// Of a plan.
    #[must_use]
    pub fn new(plan: &'p Plan) -> Self {
        Self { plan, known: FxHashMap::default() }
    }
    /// The timetable of what stands wherever `ctx` does; `None` where not all of it can be kept.
    pub fn under(&mut self, ctx: Ctx, choices: &crate::choice::Choices) -> Option<&Timetable<'p>> {
        let plan = self.plan;
        self.known.entry(ctx).or_insert_with(|| plan.timetable(&|c| choices.implies(ctx, c), &[], false).ok()).as_ref()
    }
}

/// How many schedules are looked for where events are the later or the earlier of others.
const TRIES: usize = 2_000;

impl Plan {
    /// Whether the bounds that stand where `present` says so, and of which `kept` says that they count, can all be kept, with each "later
    /// of" and "earlier of" coming with one of its events.
    #[must_use]
    pub fn keep(&self, present: &dyn Fn(Ctx) -> bool, kept: &dyn Fn(&Edge<i64>) -> bool) -> Split<i64> {
        let extremes: Vec<Extreme<i64>> = self
            .extremes(present)
            .map(|(own, of, later)| Extreme { own, of: of.iter().map(|(p, d)| (*p, d * DAY)).collect(), later })
            .collect();
        let network = self.network(present).only(kept);
        if extremes.is_empty() {
            // Without any, the network itself knows.
            return match network.schedule() {
                Ok(schedule) => Split::Fits(schedule.times().to_vec()),
                Err(chain) => Split::Conflict(chain.edges),
            };
        }
        extremes::keep(&network, &extremes, TRIES)
    }
}
