//! Where a day lies on a chart.

use super::{Moment, Timeline, iso};
use crate::time::calendar::{self, Day};

/// From which span on the years lie closer together the later they are: three years.
const LONG: i64 = 3 * 366;

/// The axis of a chart: days by the calendar, or days after signature.
pub(super) struct Scale {
    /// By the calendar.
    pub dated: bool,
    first: i64,
    last: i64,
    left: f64,
    width: f64,
    /// Later years lie closer together.
    pub bent: bool,
}

impl Scale {
    /// The axis that shows most of a timeline, between two places on the page.
    pub fn new(t: &Timeline, left: f64, width: f64) -> Self {
        let moments = || t.rows.iter().flat_map(|r| &r.moments);
        let count = |dated: bool| moments().filter(|m| place(m, dated) != (None, None)).count();
        let dated = count(true) >= count(false) && count(true) > 0 || !t.assumed.is_empty();
        let days: Vec<i64> = moments().flat_map(|m| <[_; 2]>::from(place(m, dated))).flatten().collect();
        let first = days.iter().copied().min().unwrap_or(0);
        let last = days.iter().copied().max().unwrap_or(first).max(first + 1);
        let room = ((last - first) / 20).max(1);
        // Only where half of it happens at the very beginning would that part be too narrow to be read.
        let mut each = days;
        each.sort_unstable();
        each.dedup();
        let middle = each.get(each.len() / 2).copied().unwrap_or(first);
        let bent = last - first > LONG && (middle - first) * 15 < last - first;
        Self { dated, first, last: last + room, left, width, bent }
    }
    /// The window of a moment on this axis.
    pub fn window(&self, m: &Moment) -> (Option<i64>, Option<i64>) {
        place(m, self.dated)
    }
    /// How far to the right a day lies.
    pub fn x(&self, day: i64) -> f64 {
        let (at, all) = (self.far(day.clamp(self.first, self.last)), self.far(self.last));
        self.left + self.width * at / all.max(1e-9)
    }
    #[allow(clippy::cast_precision_loss, reason = "days of a calendar are few")]
    fn far(&self, day: i64) -> f64 {
        let days = (day - self.first) as f64;
        if self.bent { (1.0 + days / 60.0).ln() } else { days }
    }
    /// The days worth writing on the axis, with their words, the most telling first.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let mut out: Vec<(Day, String)> = Vec::new();
        if self.dated {
            out.push((self.first, iso(self.first)));
            let (Some(a), Some(b)) = (calendar::ymd(self.first), calendar::ymd(self.last)) else { return Vec::new() };
            let mut add = |ymd: (i16, u8, u8)| out.extend(calendar::day(ymd).map(|d| (d, iso(d))));
            // Round years first, then years, then months.
            for step in [100, 50, 20, 10, 5, 2, 1] {
                (a.0..=b.0).filter(|y| y % step == 0).for_each(|y| add((y, 1, 1)));
            }
            if b.0 - a.0 <= 4 {
                for month in [7, 4, 10, 1, 3, 5, 9, 11, 2, 6, 8, 12] {
                    (a.0..=b.0).for_each(|y| add((y, month, 1)));
                }
            }
        } else {
            out.push((0, "signature".into()));
            let year = |y: i64| (y * 365 + y / 4, format!("{y} year{}", if y == 1 { "" } else { "s" }));
            let day = |d: i64| (d, format!("{d} days"));
            let long = self.bent || self.last - self.first > LONG;
            if long {
                out.extend(if self.bent { &[30, 60, 90, 180][..] } else { &[] }.iter().map(|d| day(*d)));
                out.extend([1, 2, 5, 10, 15, 20, 25, 30, 50, 75, 99].map(year));
            } else {
                out.extend([30, 60, 90, 180, 10, 20, 120, 150, 5, 270, 365, 730].map(day));
            }
        }
        out.retain(|d| (self.first..=self.last).contains(&d.0));
        out.into_iter().map(|(day, words)| (self.x(day), words)).collect()
    }
}

fn place(m: &Moment, dated: bool) -> (Option<i64>, Option<i64>) {
    if dated { m.days } else { m.offset }
}
