//! Last days that follow from the text: for notice, for entry into force, and for whatever else something with a date waits for.

use super::gather::Gathering;
use super::{LastDay, Row, dated};
use crate::choice::Ctx;
use crate::core::{End, EventId, EventKey};
use crate::model::Builtin;
use crate::rules::last_days::{for_force, renewals};
use crate::rules::words::called;
use crate::time::calendar::Day;
use crate::time::windows::{Reason, Timetable};
use rustc_hash::{FxHashMap, FxHashSet};

impl Gathering<'_, '_> {
    /// All last days, the first first. `table` is the timetable of what stands whatever brackets leave open.
    pub(super) fn last_days(&self, rows: &[Row], table: &Timetable<'_>) -> Vec<LastDay> {
        let mut out = self.for_notice();
        out.extend(self.for_force(table));
        out.extend(self.implied(rows, table));
        out.sort_by(|a, b| (a.day, &a.words).cmp(&(b.day, &b.words)));
        out.dedup();
        out
    }
    /// A sentence with the options under which it holds, if the package leaves those open; none where it excludes them.
    fn under(&self, words: String, day: Day, ctx: Ctx) -> Option<LastDay> {
        let choices = &self.case.model.tree.choices;
        if !choices.compatible(ctx, self.package) {
            return None;
        }
        let stands = choices.implies(self.package, ctx);
        Some(LastDay { words: if stands { words } else { format!("{words} [{}]", choices.words(ctx)) }, day })
    }
    fn for_notice(&self) -> Vec<LastDay> {
        let choices = &self.case.model.tree.choices;
        let mut tables: FxHashMap<Ctx, Option<Timetable<'_>>> = FxHashMap::default();
        let mut out = Vec::new();
        for last in renewals(self.case) {
            let End::At(expiry) = last.expires else { continue };
            if !choices.compatible(last.ctx, self.package) {
                continue;
            }
            let table = tables.entry(last.ctx).or_insert_with(|| self.table(last.ctx).ok());
            let Some((Some(first), Some(end))) = table.as_ref().map(|t| t.day(expiry)) else { continue };
            let Some(day) = last.before(end, self.case.plan().almanac.ends).filter(|_| first == end) else { continue };
            out.extend(last.sentence(self.case, day).and_then(|words| self.under(words, day, last.ctx)));
        }
        out
    }
    fn for_force(&self, table: &Timetable<'_>) -> Vec<LastDay> {
        let entry = self.case.core.event(&EventKey::Builtin(Builtin::EntryIntoForce));
        // What is in force by then for sure needs no reminder.
        let latest = entry.and_then(|e| table.day(e).1);
        let all = for_force(self.case).into_iter().filter(|l| latest.is_none_or(|latest| latest > l.0));
        all.filter_map(|(day, ctx, words)| self.under(words, day, ctx)).collect()
    }
    /// What must have happened by a day that the text does not set for it, because something with a date waits for it.
    fn implied(&self, rows: &[Row], table: &Timetable<'_>) -> Vec<LastDay> {
        let mut seen: FxHashSet<EventId> = FxHashSet::default();
        let shown = rows.iter().filter(|r| r.under.is_empty()).flat_map(|r| &r.moments).map(|m| m.event);
        let open: Vec<(EventId, Day)> = shown
            .filter_map(|event| match table.day(event) {
                (first, Some(day)) if first != Some(day) && seen.insert(event) => Some((event, day)),
                _ => None,
            })
            .collect();
        let events: Vec<EventId> = open.iter().map(|o| o.0).collect();
        // By the day and by what cannot be kept otherwise; in the order of the text.
        let mut all: Vec<(Day, String, Vec<EventId>)> = Vec::new();
        for ((event, day), reason) in open.into_iter().zip(table.reasons(&events)) {
            let Some(otherwise) = reason.and_then(|r| self.otherwise(&r, event)) else { continue };
            match all.iter_mut().find(|a| a.0 == day && a.1 == otherwise) {
                Some(known) => known.2.push(event),
                None => all.push((day, otherwise, vec![event])),
            }
        }
        let sentence = |(day, otherwise, events): (Day, String, Vec<EventId>)| {
            let names: Vec<String> = events.iter().map(|e| self.names.event(*e)).collect();
            let words = match names.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
                _ => names.concat(),
            };
            LastDay { words: format!("{words} by {}, or {otherwise}", dated(day)), day }
        };
        all.into_iter().map(sentence).collect()
    }
    /// What cannot be kept if an event comes too late; none where the text itself says by when it comes.
    fn otherwise(&self, reason: &Reason, event: EventId) -> Option<String> {
        let link = |n: usize| self.case.core.links.get(n);
        let (last, upper) = *reason.links.last()?;
        if upper && link(last)?.to == event {
            return None;
        }
        if let Some((given, day)) = reason.given {
            return Some(format!("{} cannot be on {}", self.names.event(given), dated(day)));
        }
        let first = reason.links.iter().find_map(|(n, upper)| link(*n).filter(|_| *upper))?;
        // That something must begin before it ends goes without saying.
        let of = self.case.core.events.get(event.0 as usize).map(|e| &e.key);
        if matches!(of, Some(EventKey::Of(node, _)) if *node == first.src.node) {
            return None;
        }
        Some(format!("{} cannot be kept as it is written", called(self.case, first.src.node)))
    }
}
