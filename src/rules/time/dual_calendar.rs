//! `T218 dual-calendar`: one date in two calendars that disagree.

use crate::finding::{Code, Finding, Severity};
use crate::model::dates;
use crate::rules::Case;
use crate::rules::presence::Gather;
use crate::rules::time::dated;
use crate::syntax::tree::{Calendar, Date};
use crate::time::{calendar, calendars};

/// How far the reckonings of one month may lie from each other: who sees the moon, and where, is not calculated.
const SIGHT: i64 = 1;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    for id in case.model.ids() {
        let node = case.model.node(id);
        for field in &node.fields {
            dates::field(field, &mut |date| {
                if let Some((calendar, ymd)) = date.also
                    && disagree(date, calendar, ymd)
                {
                    found.add(date.span, node.ctx, field.ctx, || finding(date, calendar, ymd));
                }
            });
        }
    }
    found.pour(out);
}

fn disagree(date: &Date, calendar: Calendar, ymd: calendars::Ymd) -> bool {
    let Some(day) = calendar::day(date.ymd) else { return false };
    let near = if calendar == Calendar::Hijri { SIGHT } else { 0 };
    calendars::days(calendar, ymd).iter().all(|d| (d - day).abs() > near)
}

fn finding(date: &Date, calendar: Calendar, (y, m, d): calendars::Ymd) -> Finding {
    let name = name(calendar);
    let (one, other) = (dated(date.ymd), format!("{y:04}-{m:02}-{d:02} {name}"));
    let means = calendars::days(calendar, (y, m, d)).first().and_then(|d| calendar::ymd(*d)).map(dated);
    let right = calendar::day(date.ymd)
        .and_then(|day| calendars::in_calendar(day, calendar))
        .map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02} {name}"));
    let (message, label) = match &means {
        Some(means) => (format!("{one} and {other} are not one day"), format!("{other} is {means}")),
        None => (format!("{other} is no day of that calendar"), "there is no such day".to_owned()),
    };
    let help = match (means, right) {
        (Some(means), Some(right)) => format!("write {means}, or {right}: whichever of the two days is meant"),
        (None, Some(right)) => format!("{one} is {right}"),
        (Some(means), None) => format!("write {means}, or correct the date beside it"),
        (None, None) => "correct the date, or leave one of the two calendars out".to_owned(),
    };
    Finding::new(Code("T218"), Severity::Error, message)
        .at(date.span, label)
        .why("each side will read the date in its own calendar, and both will be right")
        .help(help)
}

const fn name(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Hijri => "Hijri",
        Calendar::Persian => "Persian",
        Calendar::Hebrew => "Hebrew",
        Calendar::Julian => "Julian",
        Calendar::Gregorian => "Gregorian",
    }
}
