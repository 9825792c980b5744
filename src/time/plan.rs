//! The events and bounds of a treaty as a network of days and minutes.
//!
//! Each event has two places in the network: the end of its day, and its minute. Bounds in days, weeks, months and years lie
//! between ends of days, since a count of days runs to the end of its last day; bounds in hours lie between minutes. Calendar
//! months and working days are events of their own, one for each event and number of them, whose distance is known as exactly as
//! the calendar allows: from a date to the day, from anything else within the shortest and the longest of so many.

use super::almanac::{Almanac, Count, Counted};
use super::calendar::{self, DAY, Day};
use super::controllability::{Contingent, Uncertain};
use super::distance::Map;
use super::network::{Edge, Network};
use super::tag::Tag;

use crate::choice::Ctx;
use crate::core::{Cause, Core, Event, EventId, EventKey, Force, Length, Link, TimeUnit};
use crate::model::{Builtin, Model};
use crate::syntax::tree::Value;
use jiff::tz::TimeZone;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// Where an event lies, counted from the place of another: its day at least and at most so many days after.
#[derive(Clone, Copy, Debug)]
struct Spot {
    slot: u32,
    days: (i64, i64),
    /// So many minutes after the minute of the other; none where it is a day rather than a moment.
    minutes: Option<i64>,
}

/// The later (or the earlier) of some: the place, the places of the others with the days after them, which of the two, and where it stands.
type Extreme = (u32, Vec<(u32, i64)>, bool, Ctx);

/// A treaty's network.
#[derive(Debug)]
pub struct Plan {
    /// Every bound, whatever the options that it stands under.
    edges: Vec<(Edge<i64>, Ctx)>,
    /// What nature chooses.
    nature: Vec<(Contingent<i64>, Ctx)>,
    /// How many places there are.
    places: u32,
    /// The place of the day of each event and month; [`NOWHERE`] where no bound speaks of it.
    days: Vec<u32>,
    /// The events that lie elsewhere than in a place of their own.
    moved: FxHashMap<EventId, Spot>,
    counted: Vec<Counted>,
    extremes: Vec<Extreme>,
    map: OnceCell<Map>,
    /// How months and working days are counted.
    pub almanac: Almanac,
}

/// No place.
const NOWHERE: u32 = u32::MAX;

/// The end of the day of a slot.
pub(super) const fn day_of(slot: u32) -> u32 {
    2 * slot
}
const fn minute_of(slot: u32) -> u32 {
    2 * slot + 1
}

impl Plan {
    /// The network of a treaty.
    #[must_use]
    pub fn new(model: &Model<'_>, core: &Core<'_>) -> Self {
        let mut w = Weaver {
            core,
            home: home(model),
            natural: FxHashSet::default(),
            counted: FxHashMap::default(),
            spans: FxHashMap::default(),
            slots: u32::try_from(core.events.len()).unwrap_or(u32::MAX / 4) + 1,
            plan: Self {
                edges: Vec::new(),
                nature: Vec::new(),
                places: 0,
                days: Vec::new(),
                moved: FxHashMap::default(),
                counted: Vec::new(),
                extremes: Vec::new(),
                map: OnceCell::new(),
                almanac: Almanac::new(model),
            },
        };
        w.calendar(day_of(0), minute_of(0), 0, 0);
        w.signed(model);
        for (n, link) in core.links.iter().enumerate().filter(|(_, l)| l.force != Force::Soft) {
            w.link(n, link);
        }
        w.extremes();
        w.siblings();
        // A minute that no bound speaks of needs no place.
        let mut timed: Vec<u32> =
            w.plan.edges.iter().flat_map(|(e, _)| [e.from, e.to]).filter(|n| n % 2 == 1).collect();
        timed.sort_unstable();
        timed.dedup();
        for slot in timed.into_iter().map(|n| n / 2).filter(|slot| *slot > 0) {
            w.calendar(minute_of(slot), day_of(slot), 0, DAY - 1);
        }
        let slots = w.slots;
        let mut plan = w.plan;
        plan.settle(slots);
        plan
    }
    /// Leaves only places of which some bound speaks, from 0 for the beginning of time.
    fn settle(&mut self, slots: u32) {
        let mut places = vec![NOWHERE; 2 * slots as usize];
        let mut count = 0;
        let mut settle = |n: &mut u32| {
            if let Some(place) = places.get_mut(*n as usize) {
                if *place == NOWHERE {
                    *place = count;
                    count += 1;
                }
                *n = *place;
            }
        };
        (day_of(0)..=minute_of(0)).for_each(|mut n| settle(&mut n));
        for (edge, _) in &mut self.edges {
            settle(&mut edge.from);
            settle(&mut edge.to);
        }
        for (link, _) in &mut self.nature {
            settle(&mut link.start);
            settle(&mut link.end);
        }
        self.moved.values().for_each(|spot| settle(&mut day_of(spot.slot)));
        for counted in &mut self.counted {
            settle(&mut counted.base);
            settle(&mut counted.own);
        }
        for (own, of, ..) in &mut self.extremes {
            settle(own);
            of.iter_mut().for_each(|(place, _)| settle(place));
        }
        self.places = count;
        self.days = places.into_iter().step_by(2).collect();
        self.edges.shrink_to_fit();
    }
    /// The place of the day of an event, and how many days after it the event lies at least and at most.
    pub(super) fn place(&self, event: EventId) -> Option<(u32, (i64, i64))> {
        let (slot, days) = self.moved.get(&event).map_or((event.0 + 1, (0, 0)), |s| (s.slot, s.days));
        let place = self.days.get(slot as usize).copied().filter(|p| *p != NOWHERE)?;
        Some((place, days))
    }
    /// All bounds, whatever they stand under.
    pub(super) fn bounds(&self) -> &[(Edge<i64>, Ctx)] {
        &self.edges
    }
    pub(super) fn map(&self) -> &Map {
        self.map.get_or_init(|| Map::new(self.places, &self.edges))
    }
    /// Only the bounds between some places, and those places; events have none in it.
    pub(super) fn part(&self, places: &FxHashSet<u32>) -> Self {
        let mut number: Vec<u32> = places.iter().copied().collect();
        // The beginning of time stays where it is.
        number.sort_unstable();
        let number: FxHashMap<u32, u32> = number.into_iter().zip(0..).collect();
        let at = |place: u32| number.get(&place).copied();
        let edge = |(e, ctx): &(Edge<i64>, Ctx)| Some((Edge { from: at(e.from)?, to: at(e.to)?, ..*e }, *ctx));
        let counted = |c: &Counted| Some(Counted { base: at(c.base)?, own: at(c.own)?, ..*c });
        let extreme = |(own, of, later, ctx): &Extreme| {
            let of: Option<Vec<(u32, i64)>> = of.iter().map(|(place, days)| Some((at(*place)?, *days))).collect();
            Some((at(*own)?, of?, *later, *ctx))
        };
        Self {
            edges: self.edges.iter().filter_map(edge).collect(),
            nature: Vec::new(),
            places: u32::try_from(number.len()).unwrap_or(u32::MAX),
            days: Vec::new(),
            moved: FxHashMap::default(),
            counted: self.counted.iter().filter_map(counted).collect(),
            extremes: self.extremes.iter().filter_map(extreme).collect(),
            map: OnceCell::new(),
            almanac: self.almanac.clone(),
        }
    }
    /// Every condition under which a bound stands.
    pub fn conditions(&self) -> impl Iterator<Item = Ctx> + '_ {
        self.edges.iter().map(|e| e.1).chain(self.nature.iter().map(|n| n.1))
    }
    /// The first and the last day on which each of some events can lie, whatever is chosen, in their order; none where not
    /// both are known. Nothing at all where not all bounds can be kept.
    pub fn days(&self, of: impl Iterator<Item = EventId>) -> Vec<Option<(Day, Day)>> {
        let network = self.network(&|c| c == Ctx::ALWAYS);
        let Ok(schedule) = network.schedule() else { return Vec::new() };
        let windows = schedule.windows(day_of(0));
        let day = |id: EventId| {
            let (place, days) = self.place(id)?;
            let window = windows.get(place as usize)?;
            // A day is known by the end of it.
            let at = |end: i64| end.div_euclid(DAY) - 1;
            Some((at(window.earliest?) + days.0, at(window.latest?) + days.1))
        };
        of.map(day).collect()
    }
    /// All months and working days that are counted from something.
    pub(super) fn counted(&self) -> &[Counted] {
        &self.counted
    }
    /// Whether anything comes with the later or the earlier of others.
    #[must_use]
    pub fn has_extremes(&self) -> bool {
        !self.extremes.is_empty()
    }
    /// What comes with the last (the flag; otherwise with the first) of some others, wherever `present` says that it stands: its place, and
    /// the places of the others with the days after them.
    pub(super) fn extremes<'p>(
        &'p self,
        present: &'p dyn Fn(Ctx) -> bool,
    ) -> impl Iterator<Item = (u32, &'p [(u32, i64)], bool)> {
        self.extremes.iter().filter(|e| present(e.3)).map(|e| (e.0, e.1.as_slice(), e.2))
    }
    /// The network of the bounds that stand where `present` says so.
    #[must_use]
    pub fn network(&self, present: &dyn Fn(Ctx) -> bool) -> Network<i64> {
        let mut out = Network::new(self.places);
        self.edges.iter().filter(|e| present(e.1)).for_each(|e| out.edge(e.0));
        out
    }
    /// The same, with what nature chooses.
    #[must_use]
    pub fn uncertain(&self, present: &dyn Fn(Ctx) -> bool) -> Uncertain<i64> {
        let links: Vec<Contingent<i64>> = self.nature.iter().filter(|n| present(n.1)).map(|n| n.0).collect();
        // What nature chooses is no bound that the parties must keep.
        let chosen: FxHashSet<u32> = links.iter().map(|l| l.tag / 3).collect();
        let kept = |e: &Edge<i64>| e.background || !chosen.contains(&(e.tag / 3));
        let mut network = Network::new(self.places);
        self.edges.iter().filter(|e| present(e.1) && kept(&e.0)).for_each(|e| network.edge(e.0));
        Uncertain { network, links }
    }
}

/// At least and at most so many days.
type Days = (Day, Day);

struct Weaver<'c, 't> {
    core: &'c Core<'t>,
    home: TimeZone,
    /// How many events and counts there are; each has two places while the network is woven.
    slots: u32,
    /// The places that nature brings about already.
    natural: FxHashSet<u32>,
    /// The places of months and working days counted from a place: from which day after it, how many.
    counted: FxHashMap<(u32, (Day, Day), Count), u32>,
    /// How many days lie between two counts: a treaty counts in few lengths, from many events.
    spans: FxHashMap<(Option<Count>, Count), Option<Days>>,
    plan: Plan,
}

impl Weaver<'_, '_> {
    fn edge(&mut self, from: u32, to: u32, most: i64, tag: Tag, background: bool, ctx: Ctx) {
        self.plan.edges.push((Edge { from, to, weight: most, tag: tag.0, background }, ctx));
    }
    /// `to` lies at least and at most so many minutes after `from`, by the calendar.
    fn calendar(&mut self, from: u32, to: u32, least: i64, most: i64) {
        self.edge(from, to, most, Tag::CALENDAR, true, Ctx::ALWAYS);
        self.edge(to, from, -least, Tag::CALENDAR, true, Ctx::ALWAYS);
    }
    /// The day of signature, where the head says it.
    fn signed(&mut self, model: &Model<'_>) {
        let Some(Value::Date(date)) = model.head_field("done on").map(|f| &f.value) else { return };
        let Some(signature) = self.core.event(&EventKey::Builtin(Builtin::Signature)) else { return };
        if let Some(day) = calendar::day(date.ymd) {
            let slot = signature.0 + 1;
            self.calendar(day_of(0), day_of(slot), (day + 1) * DAY, (day + 1) * DAY);
        }
    }
    fn event(&self, id: EventId) -> Option<&Event> {
        self.core.events.get(id.0 as usize)
    }
    fn spot(&mut self, id: EventId) -> Spot {
        if let Some(spot) = self.plan.moved.get(&id) {
            return *spot;
        }
        let own = Spot { slot: id.0 + 1, days: (0, 0), minutes: Some(0) };
        let core = self.core;
        let found = match core.events.get(id.0 as usize).map(|e| (&e.key, &e.cause)) {
            Some((EventKey::Date(ymd, clock, zone), _)) => self.date(*ymd, *clock, zone.as_deref()),
            Some((_, Cause::Derived { from, by, before })) => {
                // A name that is defined by itself is said elsewhere.
                self.plan.moved.insert(id, own);
                let base = self.spot(*from);
                self.shift(base, by, *before)
            }
            _ => return own,
        };
        let spot = found.unwrap_or(own);
        self.plan.moved.insert(id, spot);
        spot
    }
    fn date(&self, ymd: (i16, u8, u8), clock: Option<u16>, zone: Option<&str>) -> Option<Spot> {
        let day = match clock {
            None => calendar::day(ymd)?,
            Some(clock) => {
                let at = calendar::minutes(ymd, clock, zone, &self.home)?;
                let day = at.div_euclid(DAY) + 1;
                return Some(Spot { slot: 0, days: (day, day), minutes: Some(at) });
            }
        };
        Some(Spot { slot: 0, days: (day + 1, day + 1), minutes: None })
    }
    /// So long after (`back`: before) a place; `None` beyond the calendar.
    fn shift(&mut self, base: Spot, by: &Length, back: bool) -> Option<Spot> {
        let sign = if back { -1 } else { 1 };
        let sum = |unit: TimeUnit| -> i64 { sign * by.0.iter().filter(|p| p.1 == unit).map(|p| p.0).sum::<i64>() };
        let (months, days) = (sum(TimeUnit::Months), sum(TimeUnit::Days));
        let (working, minutes) = (sum(TimeUnit::WorkingDays), sum(TimeUnit::Minutes));
        let mut at = base;
        if months != 0 {
            at = self.counted(at, Count::Months(months))?;
        }
        if days != 0 {
            at = Spot { days: (at.days.0 + days, at.days.1 + days), minutes: None, ..at };
        }
        if working != 0 {
            at = self.counted(at, Count::Working(working))?;
        }
        if minutes != 0 {
            let (low, high) = (minutes.div_euclid(DAY), -(-minutes).div_euclid(DAY));
            at = match at.minutes {
                // On a date, the clocks themselves are asked.
                Some(m) if at.slot == 0 => {
                    let then = calendar::later(m, minutes, &self.home)?;
                    let day = then.div_euclid(DAY) + 1;
                    Spot { days: (day, day), minutes: Some(then), ..at }
                }
                m => Spot { days: (at.days.0 + low, at.days.1 + high), minutes: m.map(|m| m + minutes), ..at },
            };
        }
        Some(at)
    }
    fn counted(&mut self, base: Spot, count: Count) -> Option<Spot> {
        if base.slot == 0 {
            let land = |day: Day| self.plan.almanac.land(day - 1, count);
            let (first, last) = (land(base.days.0)?, land(base.days.1)?);
            return Some(Spot { slot: 0, days: (first.0 + 1, last.1 + 1), minutes: None });
        }
        let key = (base.slot, base.days, count);
        if let Some(&slot) = self.counted.get(&key) {
            return Some(Spot { slot, days: (0, 0), minutes: None });
        }
        let (low, high) = self.between(None, count)?;
        let slot = self.slots;
        self.slots += 1;
        self.counted.insert(key, slot);
        let (from, own) = (day_of(base.slot), day_of(slot));
        self.plan.counted.push(Counted { base: from, days: base.days, count, own });
        self.calendar(from, own, (base.days.0 + low) * DAY, (base.days.1 + high) * DAY);
        Some(Spot { slot, days: (0, 0), minutes: None })
    }
    /// At least and at most how many days lie between two counts from one day, or between the day itself and a count.
    fn between(&mut self, less: Option<Count>, more: Count) -> Option<(Day, Day)> {
        let almanac = &self.plan.almanac;
        let between = || less.map_or_else(|| Some(almanac.span(more)), |less| almanac.between(less, more));
        *self.spans.entry((less, more)).or_insert_with(between)
    }
    /// Counts from one place lie so far apart as the calendar has it.
    fn siblings(&mut self) {
        let mut all: Vec<_> = self.counted.iter().map(|(k, v)| (*k, *v)).collect();
        all.sort_unstable();
        for two in all.windows(2) {
            if let [((a, days, less), x), ((b, other, more), y)] = *two
                && (a, days) == (b, other)
                && let Some((low, high)) = self.between(Some(less), more)
            {
                self.calendar(day_of(x), day_of(y), low * DAY, high * DAY);
            }
        }
    }
    /// The later of several does not come before any of them, the earlier not after.
    fn extremes(&mut self) {
        let core = self.core;
        for (n, event) in (0u32..).zip(&core.events) {
            let (of, later) = match &event.cause {
                Cause::Last(of) => (of, true),
                Cause::First(of) => (of, false),
                _ => continue,
            };
            let own = self.spot(EventId(n));
            let spots: Vec<Spot> = of.iter().map(|o| self.spot(*o)).collect();
            let ends = spots.iter().map(|s| (day_of(s.slot), if later { s.days.1 } else { s.days.0 })).collect();
            self.plan.extremes.push((day_of(own.slot), ends, later, event.ctx));
            for spot in spots {
                let (first, then) = if later { (spot, own) } else { (own, spot) };
                self.order(then, first, Tag(Tag::EXTREME.saturating_add(n)), true, false, event.ctx);
            }
        }
    }
    /// `to` lies at `from` or later.
    fn order(&mut self, to: Spot, from: Spot, tag: Tag, background: bool, strict: bool, ctx: Ctx) {
        let on_a_day = from.minutes.is_none();
        let more = i64::from(strict && on_a_day);
        let days = to.days.1 - from.days.0 - more;
        self.edge(day_of(to.slot), day_of(from.slot), days * DAY, tag, background, ctx);
        // The same moment on both sides says no more than the same day, unless one comes strictly after the other.
        if let Some((a, b)) = to.minutes.zip(from.minutes).filter(|(a, b)| strict || a != b) {
            let most = a - b - i64::from(strict);
            self.edge(minute_of(to.slot), minute_of(from.slot), most, tag, background, ctx);
        }
    }
    fn link(&mut self, n: usize, link: &Link) {
        let (from, to) = (self.spot(link.from), self.spot(link.to));
        // What the words mean is no bound that could be struck.
        let background = link.force == Force::Definition && link.max.is_none();
        if let Some((length, back)) = &link.min
            && let Some(least) = self.shift(from, length, *back)
        {
            self.order(to, least, Tag::of(n, 0), background, link.strict, link.ctx);
        }
        if let Some((length, back)) = &link.max
            && let Some(most) = self.shift(from, length, *back)
        {
            let on_a_day = most.minutes.is_none();
            let less = i64::from(link.strict && on_a_day);
            let days = most.days.1 - to.days.0 - less;
            self.edge(day_of(most.slot), day_of(to.slot), days * DAY, Tag::of(n, 1), background, link.ctx);
            if let Some((a, b)) = most.minutes.zip(to.minutes).filter(|(a, b)| link.strict || a != b) {
                let edge = a - b - i64::from(link.strict);
                self.edge(minute_of(most.slot), minute_of(to.slot), edge, Tag::of(n, 1), background, link.ctx);
            }
        }
        self.nature(n, link);
    }
    /// What takes its own time within a range: an approval, a verification, an event with `takes`.
    fn nature(&mut self, n: usize, link: &Link) {
        let natural = self.event(link.to).is_some_and(|e| matches!(e.cause, Cause::Nature { .. }));
        let both = link.min.as_ref().zip(link.max.as_ref());
        let Some((min, max)) = both.filter(|_| natural && link.force != Force::Definition) else { return };
        let (from, to) = (self.spot(link.from), self.spot(link.to));
        let Some((least, most)) = self.shift(from, &min.0, min.1).zip(self.shift(from, &max.0, max.1)) else { return };
        // Months and working days are counted over the calendar: of them only the range in days is nature's.
        let days = |spot: Spot, length: &Length, high: bool| {
            let side = |(low, most): (Day, Day)| if high { most } else { low };
            if spot.slot == from.slot {
                return side(spot.days);
            }
            let counted = |&(n, unit): &(i64, TimeUnit)| match unit {
                TimeUnit::WorkingDays => self.plan.almanac.span(Count::Working(n)),
                unit => Length(std::iter::once((n, unit)).collect()).days(),
            };
            side(from.days) + length.0.iter().map(|part| side(counted(part))).sum::<Day>()
        };
        let (min, max) = (days(least, &min.0, false) * DAY, days(most, &max.0, true) * DAY);
        // One range an event: the first that is said; others are bounds.
        if to.minutes != Some(0) || min >= max || !self.natural.insert(to.slot) {
            return;
        }
        let (start, end) = (day_of(from.slot), day_of(to.slot));
        let tag = Tag::of(n, Tag::NATURE).0;
        self.plan.nature.push((Contingent { start, end, min, max: Some(max), tag }, link.ctx));
    }
}

fn home(model: &Model<'_>) -> TimeZone {
    let zone = model.head_field("time zone").and_then(|f| calendar::named(model.text(f.value_span)));
    zone.unwrap_or(TimeZone::UTC)
}
