//! Days, months and hours as a treaty counts them.
//!
//! A day is a number: days since 1 January 1970 in the Gregorian calendar, in the treaty's own time zone. Days are
//! counted without the day of the event; months and years are calendar months and years. Where the day of the same
//! number is missing in the last month, the treaty says which day is meant, or it is open: after R. Monat, A. Fromherz
//! and D. Merigoux, "Formalizing Date Arithmetic and Statically Detecting Ambiguities for the Law" (ESOP 2024).

use jiff::civil;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A day: days since 1 January 1970.
pub type Day = i64;
/// Minutes of a day.
pub const DAY: i64 = 1440;
/// No calendar that a treaty uses reaches further: the year 9999.
pub const LAST_DAY: Day = 2_932_896;
/// The first day of the year 1.
pub const FIRST_DAY: Day = -719_162;

/// What a month means that would end on a day that its last month has not.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum MonthEnds {
    /// The treaty does not say.
    #[default]
    Unsaid,
    /// `months end on the last day`: on the last day of that month.
    LastDay,
    /// `months end on the first day after`: on the first day of the month after it.
    DayAfter,
}

/// Where month arithmetic comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Landing {
    /// The earliest day that can be meant.
    pub first: Day,
    /// The latest.
    pub last: Day,
    /// Whether the day of that number is missing, so that a rule is needed.
    pub missing: bool,
}

/// The day of a date of the Gregorian calendar (year, month, day); `None` where there is no such date.
#[must_use]
pub fn day(ymd: (i16, u8, u8)) -> Option<Day> {
    let date = civil::Date::new(ymd.0, i8::try_from(ymd.1).ok()?, i8::try_from(ymd.2).ok()?).ok()?;
    Some(number(date))
}

fn number(date: civil::Date) -> Day {
    let epoch = civil::Date::constant(1970, 1, 1);
    // Two dates that the crate can hold are never further apart than it can count.
    epoch.until(date).map_or(0, |span| i64::from(span.get_days()))
}

fn date(day: Day) -> Option<civil::Date> {
    let span = jiff::Span::new().try_days(day).ok()?;
    civil::Date::constant(1970, 1, 1).checked_add(span).ok()
}

/// A day as year, month, day; `None` beyond the years 1 to 9999.
#[must_use]
pub fn ymd(day: Day) -> Option<(i16, u8, u8)> {
    let date = date(day).filter(|_| (FIRST_DAY..=LAST_DAY).contains(&day))?;
    Some((date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?))
}

/// So many calendar months after (negative: before) a day; `None` beyond the years 1 to 9999.
#[must_use]
pub fn add_months(from: Day, months: i64, ends: MonthEnds) -> Option<Landing> {
    let (year, month, dom) = ymd(from)?;
    let count = i64::from(year) * 12 + i64::from(month) - 1 + months;
    let (y, m) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    let first = civil::Date::new(i16::try_from(y).ok().filter(|y| (1..=9999).contains(y))?, i8::try_from(m).ok()?, 1);
    let first = first.ok()?;
    let length = u8::try_from(first.days_in_month()).ok()?;
    let (one, missing) = (number(first), dom > length);
    let same = one + i64::from(dom.min(length)) - 1;
    Some(match (missing, ends) {
        (false, _) | (true, MonthEnds::LastDay) => Landing { first: same, last: same, missing },
        (true, MonthEnds::DayAfter) => Landing { first: same + 1, last: same + 1, missing },
        (true, MonthEnds::Unsaid) => Landing { first: same, last: same + 1, missing },
    })
}

/// Months after which the calendar repeats.
const ROUND: usize = 4800;

/// The first day of each month of twice 400 years, counted from the first.
static MONTHS: LazyLock<Vec<Day>> = LazyLock::new(|| {
    let months = (2000..2400).flat_map(|y| (1..=12).map(move |m| civil::Date::new(y, m, 1)));
    let lengths = months.map(|first| first.map_or(0, |d| i64::from(d.days_in_month())));
    let once: Vec<Day> = lengths.scan(0, |at, length| Some(std::mem::replace(at, *at + length))).collect();
    let again = once.iter().map(|day| day + YEARS);
    once.iter().copied().chain(again).chain([2 * YEARS]).collect()
});

/// Days of 400 years.
const YEARS: Day = 146_097;

/// The first days of a round of months, and of the one after it, from month `n` of the calendar on; and the days before
/// the round that they are counted from.
fn firsts_from(n: i64) -> (&'static [Day], Day) {
    let round = i64::try_from(ROUND).unwrap_or(1);
    let from = usize::try_from(n.rem_euclid(round)).unwrap_or(0);
    (MONTHS.get(from..).unwrap_or_default(), n.div_euclid(round) * YEARS)
}

/// At least and at most how many days lie from `less` months after any day to `more` months after the same day.
#[must_use]
pub fn span_between(less: i64, more: i64, ends: MonthEnds) -> (i64, i64) {
    let ((a, before_a), (b, before_b)) = (firsts_from(less), firsts_from(more));
    let (mut low, mut high) = (i64::MAX, i64::MIN);
    let months = MONTHS.windows(2).take(ROUND).zip(a.windows(2).zip(b.windows(2)));
    for (month, two) in months {
        let ([start, next], ([a, after_a], [b, after_b])) = (month, two) else { continue };
        let (long_a, long_b, between) = (after_a - a, after_b - b, b - a);
        // Between the first day and the 28th nothing changes; every day after that can be missing somewhere.
        (low, high) = (low.min(between), high.max(between));
        for day in 29..=next - start {
            let early = between + day.min(long_b) - day.min(long_a);
            let late = early + i64::from(day > long_b) - i64::from(day > long_a);
            // An open rule is one rule for the whole treaty, so both land early or both land late.
            let (least, most) = match ends {
                MonthEnds::LastDay => (early, early),
                MonthEnds::DayAfter => (late, late),
                MonthEnds::Unsaid => (early.min(late), early.max(late)),
            };
            (low, high) = (low.min(least), high.max(most));
        }
    }
    let rounds = before_b - before_a;
    (low + rounds, high + rounds)
}

/// At least and at most how many days so many months are, counted from any day.
#[must_use]
pub fn span(months: i64, ends: MonthEnds) -> (i64, i64) {
    span_between(0, months, ends)
}

/// Whether some day from `first` to `last` has, so many months on, no day of its own number; the first such day.
#[must_use]
pub fn ambiguous(first: Day, last: Day, months: i64) -> Option<Day> {
    // Only the last days of a month can be missing in another: at most three in each month are looked at.
    let mut at = first;
    while at <= last {
        let (_, _, dom) = ymd(at)?;
        if dom < 29 {
            at += i64::from(29 - dom);
        } else if add_months(at, months, MonthEnds::Unsaid)?.missing {
            return Some(at);
        } else {
            at += 1;
        }
    }
    None
}

/// The days that count as working days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkingDays {
    /// Days of rest, from Monday.
    pub rest: [bool; 7],
    /// Holidays.
    pub holidays: BTreeSet<Day>,
}

impl Default for WorkingDays {
    fn default() -> Self {
        Self { rest: [false, false, false, false, false, true, true], holidays: BTreeSet::new() }
    }
}

impl WorkingDays {
    /// Whether a day counts.
    #[must_use]
    pub fn counts(&self, day: Day) -> bool {
        // 1 January 1970 was a Thursday.
        let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
        !self.rest.get(weekday).copied().unwrap_or(false) && !self.holidays.contains(&day)
    }
    /// So many working days after (negative: before) a day; the day itself does not count. `None` where no day of the week counts.
    #[must_use]
    pub fn add(&self, from: Day, n: i64) -> Option<Day> {
        if self.rest.iter().all(|r| *r) {
            return None;
        }
        let week = self.rest.iter().filter(|r| !**r).count();
        let week = i64::try_from(week).unwrap_or(1);
        let step = n.signum();
        let (mut at, mut left) = (from, n.abs());
        // Whole weeks at once where no holiday can lie among them.
        if self.holidays.is_empty() && left > week {
            let weeks = (left - 1) / week;
            at += step * weeks * 7;
            left -= weeks * week;
        }
        while left > 0 {
            at += step;
            left -= i64::from(self.counts(at));
            if !(FIRST_DAY..=LAST_DAY).contains(&at) {
                return None;
            }
        }
        Some(at)
    }
    /// At least and at most how many days so many working days are, counted from any day.
    #[must_use]
    pub fn span(&self, n: i64) -> (i64, i64) {
        let plain = Self { holidays: BTreeSet::new(), ..self.clone() };
        let ends = (0..7).filter_map(|d| Some(plain.add(d, n)? - d));
        let (low, high) = ends.fold((i64::MAX, i64::MIN), |(l, h), d| (l.min(d), h.max(d)));
        if low > high {
            return (0, 0);
        }
        // A holiday can put off each of them; it never brings one forward. Not all of them need lie together.
        let holidays = i64::try_from(self.holidays.len()).unwrap_or(i64::MAX);
        let off = plain.add(0, holidays.min(n.abs() + holidays)).unwrap_or(0) + 7;
        let off = if holidays == 0 { 0 } else { off };
        if n < 0 { (low - off, high) } else { (low, high + off) }
    }
}

/// Minutes since 1 January 1970, 00:00, on the clocks of `home` at the moment that the clocks of `zone` show this date and time.
/// Without a zone the clock is that of `home`. `None` where a zone is not known, or at a time that a change of clocks leaves out.
#[must_use]
pub fn minutes(ymd: (i16, u8, u8), clock: u16, zone: Option<&str>, home: &TimeZone) -> Option<i64> {
    let local = day(ymd)? * DAY + i64::from(clock);
    let Some(zone) = zone else { return Some(local) };
    let zone = named(zone)?;
    if &zone == home {
        return Some(local);
    }
    let there = date(day(ymd)? + i64::from(clock / 1440))?.at(
        i8::try_from(clock % 1440 / 60).ok()?,
        i8::try_from(clock % 60).ok()?,
        0,
        0,
    );
    let here = there.to_zoned(zone).ok()?.with_time_zone(home.clone()).datetime();
    Some(number(here.date()) * DAY + i64::from(here.hour()) * 60 + i64::from(here.minute()))
}

/// So many minutes after a moment on the clocks of `home`, with the changes of those clocks.
#[must_use]
pub fn later(at: i64, by: i64, home: &TimeZone) -> Option<i64> {
    let local = date(at.div_euclid(DAY))?.at(
        i8::try_from(at.rem_euclid(DAY) / 60).ok()?,
        i8::try_from(at.rem_euclid(60)).ok()?,
        0,
        0,
    );
    let then = local.to_zoned(home.clone()).ok()?.checked_add(jiff::Span::new().try_minutes(by).ok()?).ok()?.datetime();
    Some(number(then.date()) * DAY + i64::from(then.hour()) * 60 + i64::from(then.minute()))
}

/// A time zone as a treaty writes it: `Europe/Kyiv`, `GMT`, `UTC+2`, `UTC+05:30`.
#[must_use]
pub fn named(zone: &str) -> Option<TimeZone> {
    let zone = zone.trim();
    let offset = zone.strip_prefix("UTC").or_else(|| zone.strip_prefix("GMT"));
    let Some(offset) = offset.filter(|o| !o.starts_with('/')) else { return TimeZone::get(zone).ok() };
    if offset.is_empty() {
        return Some(TimeZone::UTC);
    }
    let (sign, digits) =
        (if offset.starts_with(['-', '−']) { -1 } else { 1 }, offset.trim_start_matches(['+', '-', '−']));
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let seconds = sign * (hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60);
    jiff::tz::Offset::from_seconds(seconds).ok().map(TimeZone::fixed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(y: i16, m: u8, d: u8) -> Day {
        day((y, m, d)).unwrap()
    }

    /// The day after, by nothing but the lengths of months.
    fn next((y, m, d): (i16, u8, u8)) -> (i16, u8, u8) {
        let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
        let length = match m {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        match (d < length, m < 12) {
            (true, _) => (y, m, d + 1),
            (false, true) => (y, m + 1, 1),
            (false, false) => (y + 1, 1, 1),
        }
    }

    /// Month arithmetic by stepping day by day: each time a first of a month is passed, a month has gone by.
    fn stepped(from: Day, months: i64, ends: MonthEnds) -> Landing {
        let start = ymd(from).unwrap();
        let (mut at, mut n, mut left) = (start, from, months);
        while left > 0 {
            at = next(at);
            n += 1;
            left -= i64::from(at.2 == 1);
        }
        // `at` is the first day of the last month (or the day itself, where no month was added).
        if months == 0 {
            return Landing { first: from, last: from, missing: false };
        }
        let month = at.1;
        while at.2 < start.2 {
            let after = next(at);
            if after.1 != month {
                let (last, day_after) = (n, n + 1);
                return match ends {
                    MonthEnds::LastDay => Landing { first: last, last, missing: true },
                    MonthEnds::DayAfter => Landing { first: day_after, last: day_after, missing: true },
                    MonthEnds::Unsaid => Landing { first: last, last: day_after, missing: true },
                };
            }
            at = after;
            n += 1;
        }
        Landing { first: n, last: n, missing: false }
    }

    fn rule() -> impl Strategy<Value = MonthEnds> {
        prop_oneof![Just(MonthEnds::Unsaid), Just(MonthEnds::LastDay), Just(MonthEnds::DayAfter)]
    }

    proptest! {
        #[test]
        fn months_are_added_as_by_stepping_day_by_day(from in -40_000i64..60_000, months in 0i64..60, ends in rule()) {
            prop_assert_eq!(add_months(from, months, ends).unwrap(), stepped(from, months, ends));
        }
        #[test]
        fn a_later_day_never_comes_to_an_earlier_one(from in -40_000i64..60_000, months in -60i64..60, ends in rule()) {
            let (a, b) = (add_months(from, months, ends).unwrap(), add_months(from + 1, months, ends).unwrap());
            prop_assert!(a.first <= b.first && a.last <= b.last);
        }
        #[test]
        fn no_day_is_outside_the_span_of_its_months(from in -40_000i64..60_000, less in -30i64..30, more in 0i64..60, ends in rule()) {
            let more = less + more;
            let (low, high) = span_between(less, more, ends);
            let (a, b) = (add_months(from, less, ends).unwrap(), add_months(from, more, ends).unwrap());
            prop_assert!(low <= b.first - a.first && b.last - a.last <= high);
        }
        #[test]
        fn days_and_dates_are_the_same(day_number in FIRST_DAY..LAST_DAY) {
            prop_assert_eq!(day(ymd(day_number).unwrap()), Some(day_number));
            prop_assert_eq!(day(next(ymd(day_number).unwrap())), Some(day_number + 1));
        }
        #[test]
        fn ambiguous_days_are_found_as_by_looking_at_each(first in 0i64..20_000, length in 0i64..800, months in -30i64..30) {
            let slow = (first..=first + length).find(|d| add_months(*d, months, MonthEnds::Unsaid).unwrap().missing);
            prop_assert_eq!(ambiguous(first, first + length, months), slow);
        }
        #[test]
        fn working_days_are_those_that_count(from in 0i64..20_000, n in -40i64..40, rest in proptest::array::uniform7(any::<bool>()), holidays in proptest::collection::btree_set(0i64..20_000, 0..400)) {
            let calendar = WorkingDays { rest, holidays };
            if let Some(to) = calendar.add(from, n) {
                let passed = if n >= 0 { from + 1..to + 1 } else { to..from };
                let passed = i64::try_from(passed.filter(|d| calendar.counts(*d)).count()).unwrap();
                prop_assert_eq!(passed, n.abs());
                prop_assert!(n == 0 || calendar.counts(to));
            } else {
                prop_assert!(rest.iter().all(|r| *r));
            }
        }
        #[test]
        fn no_working_days_are_outside_their_span(from in 0i64..3_000, n in -20i64..20, holidays in proptest::collection::btree_set(0i64..3_000, 0..30)) {
            let calendar = WorkingDays { holidays, ..WorkingDays::default() };
            let (low, high) = calendar.span(n);
            let days = calendar.add(from, n).unwrap() - from;
            prop_assert!((low..=high).contains(&days), "{} not in {}..={}", days, low, high);
        }
    }

    #[test]
    fn spans_of_months_are_those_of_all_days() {
        let days: Vec<Day> = (2000..2400)
            .flat_map(|y| (1..=12).flat_map(move |m| [1, 15, 28, 29, 30, 31].map(|dom| (y, m, dom))))
            .filter_map(day)
            .collect();
        for ends in [MonthEnds::Unsaid, MonthEnds::LastDay, MonthEnds::DayAfter] {
            for (less, more) in [(0, 1), (0, 12), (1, 3), (-7, 5), (-2, -1), (11, 1210), (0, -6)] {
                let landed =
                    days.iter().map(|d| (add_months(*d, less, ends).unwrap(), add_months(*d, more, ends).unwrap()));
                let spans = landed.flat_map(|(a, b)| [b.first - a.first, b.last - a.last]);
                let (low, high) = spans.fold((i64::MAX, i64::MIN), |(l, h), s| (l.min(s), h.max(s)));
                assert_eq!(span_between(less, more, ends), (low, high), "{less} to {more} months, {ends:?}");
            }
        }
    }

    #[test]
    fn spans_of_months_are_tight() {
        for (months, low, high) in [(1, 28, 31), (3, 89, 92), (6, 181, 184), (12, 365, 366), (60, 1825, 1827)] {
            assert_eq!(span(months, MonthEnds::LastDay), (low, high), "{months} months");
        }
        assert_eq!(span(1, MonthEnds::DayAfter), (28, 31));
    }

    #[test]
    fn what_lands_on_a_missing_day_is_ambiguous() {
        let january = d(2026, 1, 31);
        let open = add_months(january, 1, MonthEnds::Unsaid).unwrap();
        assert_eq!((open.first, open.last, open.missing), (d(2026, 2, 28), d(2026, 3, 1), true));
        assert_eq!(add_months(january, 1, MonthEnds::LastDay).unwrap().first, d(2026, 2, 28));
        assert_eq!(add_months(january, 1, MonthEnds::DayAfter).unwrap().first, d(2026, 3, 1));
        assert!(!add_months(d(2026, 1, 15), 1, MonthEnds::Unsaid).unwrap().missing);
        assert!(add_months(d(2024, 2, 29), 12, MonthEnds::Unsaid).unwrap().missing);
    }

    #[test]
    fn clocks_of_other_zones_are_read_on_the_clocks_at_home() {
        let home = named("Europe/Kyiv").unwrap();
        let at = minutes((1962, 8, 18), 1, Some("GMT"), &home).unwrap();
        assert_eq!(at.div_euclid(DAY), d(1962, 8, 18));
        assert_eq!(at.rem_euclid(DAY), 3 * 60 + 1, "Kyiv was three hours ahead of Greenwich in 1962");
        assert_eq!(minutes((2026, 2, 15), 0, Some("UTC+02:00"), &home), Some(d(2026, 2, 15) * DAY));
        assert_eq!(minutes((2026, 2, 15), 0, None, &home), Some(d(2026, 2, 15) * DAY));
        // The clocks go forward at night: 72 hours end an hour later on the clock.
        let start = d(2026, 3, 28) * DAY + 12 * 60;
        assert_eq!(later(start, 72 * 60, &home), Some(start + 73 * 60));
    }

    #[test]
    fn what_lies_beyond_the_calendar_is_no_day() {
        assert_eq!(add_months(LAST_DAY, 1, MonthEnds::LastDay), None);
        assert_eq!(add_months(FIRST_DAY, -1, MonthEnds::LastDay), None);
        assert_eq!(ymd(LAST_DAY + 1), None);
        assert_eq!(ymd(i64::MAX), None);
        assert_eq!(day((2026, 2, 30)), None);
        assert_eq!(named("Mars/Olympus"), None);
    }
}
