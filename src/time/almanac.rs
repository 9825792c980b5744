//! What a treaty says of its calendar, and the lengths that only a calendar can count: months, and working days.

use super::calendar::{self, Day, MonthEnds, WorkingDays};
use crate::model::Model;
use crate::syntax::kind::Class;

/// Months or working days, so many; negative: before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Count {
    /// Calendar months.
    Months(i64),
    /// Days that count where working days are counted.
    Working(i64),
}

/// A length by the calendar, counted from an event: a place of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// The place counted from.
    pub base: u32,
    /// How many days after the base the count begins, at least and at most.
    pub days: (Day, Day),
    pub count: Count,
    /// The place that it comes to.
    pub own: u32,
}

/// What the head of a treaty says of its calendar.
#[derive(Clone, Debug)]
pub struct Almanac {
    /// What a month means that ends on a missing day.
    pub ends: MonthEnds,
    /// The days that count where working days are counted.
    pub working: WorkingDays,
}

impl Almanac {
    /// Of a treaty. Saturday and Sunday are days of rest, and nothing else is a holiday, where no calendar is declared.
    pub(super) fn new(model: &Model<'_>) -> Self {
        let ends = match model.head_field("months end").map(|f| model.text(f.value_span)) {
            Some(words) if words.contains("last") => MonthEnds::LastDay,
            Some(words) if words.contains("first") => MonthEnds::DayAfter,
            _ => MonthEnds::Unsaid,
        };
        Self { ends, working: working_days(model) }
    }
    /// The first and the last day that can be meant by a count from a day; `None` beyond the calendar.
    pub(super) fn land(&self, from: Day, count: Count) -> Option<(Day, Day)> {
        match count {
            Count::Months(n) => calendar::add_months(from, n, self.ends).map(|l| (l.first, l.last)),
            Count::Working(n) => self.working.add(from, n).map(|day| (day, day)),
        }
    }
    /// The last day from which a count comes to `last` or before it.
    pub(super) fn latest_before(&self, last: Day, count: Count) -> Option<Day> {
        let comes = |day: Day| self.land(day, count).map(|l| l.0 <= last);
        let mut at = self.land(last, count.back())?.0;
        while comes(at + 1)? {
            at += 1;
        }
        while !comes(at)? {
            at -= 1;
        }
        Some(at)
    }
    /// The first day from which a count comes to `first` or after it.
    pub(super) fn earliest_for(&self, first: Day, count: Count) -> Option<Day> {
        let comes = |day: Day| self.land(day, count).map(|l| l.1 >= first);
        let mut at = self.land(first, count.back())?.1;
        while comes(at - 1)? {
            at -= 1;
        }
        while !comes(at)? {
            at += 1;
        }
        Some(at)
    }
    /// At least and at most how many days a count is, from any day.
    pub(super) fn span(&self, count: Count) -> (Day, Day) {
        match count {
            Count::Months(n) => calendar::span(n, self.ends),
            Count::Working(n) => self.working.span(n),
        }
    }
    /// At least and at most how many days lie between two counts from one day; `None` where only their own lengths say so.
    pub(super) fn between(&self, less: Count, more: Count) -> Option<(Day, Day)> {
        match (less, more) {
            (Count::Months(less), Count::Months(more)) => Some(calendar::span_between(less, more, self.ends)),
            // Working days after working days are so many working days more.
            (Count::Working(less), Count::Working(more)) if less.signum() == more.signum() => {
                Some(self.working.span(more - less))
            }
            _ => None,
        }
    }
}

impl Count {
    fn back(self) -> Self {
        match self {
            Self::Months(n) => Self::Months(-n),
            Self::Working(n) => Self::Working(-n),
        }
    }
}

fn working_days(model: &Model<'_>) -> WorkingDays {
    let mut out = WorkingDays::default();
    let part = model.of_class(Class::Part).find(|n| model.node(*n).kind.word == "calendar");
    let Some(part) = part.map(|n| model.node(n)) else { return out };
    if let Some(f) = part.field("weekend") {
        let text = model.text(f.value_span);
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        out.rest = names.map(|n| text.contains(n));
    }
    for f in part.fields("holidays") {
        let dates = model.text(f.value_span).split(',').filter_map(|d| {
            let mut parts = d.trim().split('-').map(str::parse::<i16>);
            let (y, m, d) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
            calendar::day((y, u8::try_from(m).ok()?, u8::try_from(d).ok()?))
        });
        out.holidays.extend(dates);
    }
    out
}
