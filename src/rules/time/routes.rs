//! By which ways an event is limited: chains of limits back to what they count from, with the months and days on the way.

use crate::choice::Ctx;
use crate::core::{Cause, EventId, EventKey, Force, Length, TimeUnit};
use crate::rules::Case;
use crate::time::calendar::{self, MonthEnds};
use rustc_hash::FxHashMap;

/// How many ways to one event are followed, and how many limits on one of them.
const WAYS: usize = 24;
const STEPS: usize = 48;

/// One way: the event comes at most so long after the anchor.
#[derive(Clone, Debug)]
pub(super) struct Route {
    /// What it counts from in the end.
    pub anchor: EventId,
    /// Calendar months.
    pub months: i64,
    /// Days, at least and at most: hours begin a day, and working days take more than a day each.
    pub days: (i64, i64),
    /// Under which condition all of it stands.
    pub ctx: Ctx,
    /// The limits on the way, by their place in the core, from the anchor on.
    pub links: Vec<usize>,
}

impl Route {
    fn zero(anchor: EventId) -> Self {
        Self { anchor, months: 0, days: (0, 0), ctx: Ctx::ALWAYS, links: Vec::new() }
    }
    fn and(mut self, length: &Length, back: bool) -> Self {
        let sign = if back { -1 } else { 1 };
        for part in &length.0 {
            match part.1 {
                TimeUnit::Months => self.months += sign * part.0,
                TimeUnit::Days => self.days = (self.days.0 + sign * part.0, self.days.1 + sign * part.0),
                TimeUnit::Minutes | TimeUnit::WorkingDays => {
                    let (low, high) = Length(std::iter::once(*part).collect()).days();
                    let (low, high) = if back { (-high, -low) } else { (low, high) };
                    self.days = (self.days.0 + low, self.days.1 + high);
                }
            }
        }
        self
    }
    /// At least and at most so many days after the anchor, by the calendar.
    pub fn reach(&self, ends: MonthEnds) -> (i64, i64) {
        let (low, high) = if self.months == 0 { (0, 0) } else { calendar::span(self.months, ends) };
        (low + self.days.0, high + self.days.1)
    }
}

/// The ways to the events of a treaty.
pub(super) struct Routes<'c, 't> {
    case: &'c Case<'t>,
    limits: FxHashMap<EventId, Vec<usize>>,
    known: FxHashMap<EventId, Vec<Route>>,
}

impl<'c, 't> Routes<'c, 't> {
    pub fn new(case: &'c Case<'t>) -> Self {
        let mut limits: FxHashMap<EventId, Vec<usize>> = FxHashMap::default();
        for (n, l) in case.core.links.iter().enumerate() {
            if l.max.is_some() && l.force != Force::Soft && l.from != l.to {
                limits.entry(l.to).or_default().push(n);
            }
        }
        Self { case, limits, known: FxHashMap::default() }
    }
    /// The events with more than one limit.
    pub fn limited_twice(&self) -> Vec<EventId> {
        let mut out: Vec<EventId> = self.limits.iter().filter(|l| l.1.len() > 1).map(|l| *l.0).collect();
        out.sort_unstable();
        out
    }
    /// All ways to an event; the event itself where nothing limits it.
    pub fn to(&mut self, event: EventId) -> Vec<Route> {
        self.follow(event, 0)
    }
    fn follow(&mut self, event: EventId, depth: usize) -> Vec<Route> {
        if let Some(known) = self.known.get(&event) {
            return known.clone();
        }
        let itself = vec![Route::zero(event)];
        let Some(e) = self.case.core.events.get(event.0 as usize).filter(|_| depth < STEPS) else { return itself };
        // What every treaty counts from is where the way begins.
        if matches!(e.key, EventKey::Builtin(_)) {
            return itself;
        }
        // A circle of limits ends where it began.
        self.known.insert(event, itself.clone());
        let mut out = Vec::new();
        if let Cause::Derived { from, by, before } = &e.cause {
            out.extend(self.follow(*from, depth + 1).into_iter().map(|r| r.and(by, *before)));
        }
        for n in self.limits.get(&event).cloned().unwrap_or_default() {
            let Some(link) = self.case.core.links.get(n) else { continue };
            let Some((length, back)) = &link.max else { continue };
            for way in self.follow(link.from, depth + 1) {
                let Some(ctx) = self.case.choices().meet(way.ctx, link.ctx) else { continue };
                let mut way = way.and(length, *back);
                way.ctx = ctx;
                way.links.push(n);
                out.push(way);
            }
        }
        out.truncate(WAYS);
        if out.is_empty() {
            out = itself;
        }
        self.known.insert(event, out.clone());
        out
    }
}
