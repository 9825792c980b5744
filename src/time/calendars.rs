//! Dates in the calendars beside the Gregorian: which day each of them means.

use super::calendar::{self, Day};
use crate::syntax::tree::Calendar;
use icu_calendar::Date;
use icu_calendar::cal::hijri::{TabularAlgorithmEpoch as Epoch, TabularAlgorithmLeapYears as LeapYears};
use icu_calendar::cal::{Hebrew, Hijri, Julian, Persian};
use icu_calendar::types::{Month, RataDie};

/// 1 January 1970 in days counted from the eve of 1 January of the year 1.
const EPOCH: i64 = 719_163;

/// A date of a calendar: year, month, day.
pub type Ymd = (i16, u8, u8);

/// The days that a date of a calendar can mean, each once; empty where the calendar has no such day. A Hijri month begins with
/// the sight of the moon, so three reckonings are asked: that of Umm al-Qura and the two tables in use. Hebrew months are
/// counted from Tishri or from Nisan.
#[must_use]
pub fn days(calendar: Calendar, (year, month, day): Ymd) -> Vec<Day> {
    let y = i32::from(year);
    let found: Vec<RataDie> = match calendar {
        Calendar::Gregorian => return calendar::day((year, month, day)).into_iter().collect(),
        Calendar::Julian => Date::try_new_julian(y, month, day).iter().map(Date::to_rata_die).collect(),
        Calendar::Persian => Date::try_new_persian(y, month, day).iter().map(Date::to_rata_die).collect(),
        Calendar::Hebrew => hebrew_months(month)
            .into_iter()
            .filter_map(|m| Date::try_new_hebrew_v2(y, m, day).ok())
            .map(|d| d.to_rata_die())
            .collect(),
        Calendar::Hijri => {
            let sighted = Date::try_new_hijri_with_calendar(y, month, day, Hijri::new_umm_al_qura());
            let tables = [Epoch::Friday, Epoch::Thursday].into_iter().filter_map(|epoch| {
                let table = Hijri::new_tabular(LeapYears::TypeII, epoch);
                Date::try_new_hijri_with_calendar(y, month, day, table).ok().map(|d| d.to_rata_die())
            });
            sighted.iter().map(Date::to_rata_die).chain(tables).collect()
        }
    };
    let mut out: Vec<Day> = Vec::new();
    for day in found.into_iter().map(|r| r.to_i64_date() - EPOCH) {
        if !out.contains(&day) {
            out.push(day);
        }
    }
    out
}

/// A day in a calendar (the Hijri one by Umm al-Qura, Hebrew months counted from Tishri); `None` where a month of it stands
/// twice in the year, or the year is out of reach.
#[must_use]
pub fn in_calendar(day: Day, calendar: Calendar) -> Option<Ymd> {
    let rata = RataDie::new(day + EPOCH);
    let (year, month, day) = match calendar {
        Calendar::Gregorian => return calendar::ymd(day),
        Calendar::Julian => parts(&Date::from_rata_die(rata, Julian)),
        Calendar::Persian => parts(&Date::from_rata_die(rata, Persian)),
        Calendar::Hebrew => parts(&Date::from_rata_die(rata, Hebrew)),
        Calendar::Hijri => parts(&Date::from_rata_die(rata, Hijri::new_umm_al_qura())),
    };
    let back = (i16::try_from(year).ok()?, month, day);
    days(calendar, back).contains(&(rata.to_i64_date() - EPOCH)).then_some(back)
}

fn parts<C: icu_calendar::Calendar>(date: &Date<C>) -> (i32, u8, u8) {
    (date.year().extended_year(), date.month().number(), date.day_of_month().0)
}

/// What a number can mean as a Hebrew month: counted from Tishri, or from Nisan (Adar is the 12th, or the 12th and 13th).
fn hebrew_months(n: u8) -> Vec<Month> {
    let mut out = Vec::new();
    match n {
        1..=6 => out.extend([Month::new(n), Month::new(n + 6)]),
        7..=11 => out.extend([Month::new(n), Month::new(n - 6)]),
        12 => out.extend([Month::new(12), Month::new(6), Month::leap(5)]),
        13 => out.push(Month::new(6)),
        _ => {}
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn gregorian(calendar: Calendar, date: Ymd) -> Vec<Ymd> {
        days(calendar, date).into_iter().map(|d| calendar::ymd(d).unwrap()).collect()
    }

    #[test]
    fn known_days() {
        // The agreement of Doha.
        assert!(gregorian(Calendar::Hijri, (1441, 7, 5)).contains(&(2020, 2, 29)));
        assert_eq!(gregorian(Calendar::Persian, (1398, 12, 10)), [(2020, 2, 29)]);
        // The day after 4 October 1582 was 15 October.
        assert_eq!(gregorian(Calendar::Julian, (1582, 10, 5)), [(1582, 10, 15)]);
        assert_eq!(gregorian(Calendar::Gregorian, (2026, 3, 1)), [(2026, 3, 1)]);
        // The declaration of 14 May 1948: 5 Iyar 5708, the second month from Nisan and (in that year) the eighth from Tishri.
        assert!(gregorian(Calendar::Hebrew, (5708, 2, 5)).contains(&(1948, 5, 14)));
        assert!(gregorian(Calendar::Hebrew, (5708, 8, 5)).contains(&(1948, 5, 14)));
        for (calendar, date) in [
            (Calendar::Hijri, (1441, 13, 1)),
            (Calendar::Persian, (1398, 12, 30)),
            (Calendar::Julian, (2026, 2, 29)),
            (Calendar::Hebrew, (5708, 14, 1)),
            (Calendar::Gregorian, (2026, 2, 29)),
        ] {
            assert!(days(calendar, date).is_empty(), "{calendar:?} {date:?}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back(day in -150_000i64..150_000) {
            for calendar in [Calendar::Hijri, Calendar::Persian, Calendar::Julian, Calendar::Gregorian] {
                let date = in_calendar(day, calendar);
                prop_assert!(date.is_some(), "{calendar:?} {day}");
                prop_assert!(days(calendar, date.unwrap()).contains(&day), "{calendar:?} {date:?}");
            }
        }
    }
}
