//! Time.

pub(super) mod dual_calendar;
pub(super) mod loose_simultaneity;
pub(super) mod no_end;
pub(super) mod no_start;
pub(super) mod no_zone;
pub(super) mod soft_deadline;
pub(super) mod stranded;

/// A date in words: "29 February 2020".
fn dated((year, month, day): (i16, u8, u8)) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::from(month).checked_sub(1).and_then(|m| MONTHS.get(m)).copied().unwrap_or_default();
    format!("{day} {month} {year}")
}
