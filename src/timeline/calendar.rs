//! The dated deadlines of a timeline as a calendar that a mail program opens (RFC 5545).

use super::{Timeline, iso};
use crate::time::calendar::{Day, ymd};
use icalendar::{Calendar, Component, Event, Property};

/// Writes the calendar: a whole-day entry for each last day that is known, and for each day on which something falls. `stamp` is the day on which the
/// calendar is made; entries keep their identity from one making to the next as long as they mean the same.
#[must_use]
pub fn ics(t: &Timeline, stamp: Day) -> String {
    let mut out = Calendar::empty();
    out.append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//treatyc//timeline//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .name(&plain(&t.title));
    let stamp = format!("{}T000000Z", compact(stamp));
    let mut seen: Vec<(String, Day)> = Vec::new();
    let mut entry = |what: String, more: String, key: String, day: Day| {
        if seen.contains(&(what.clone(), day)) {
            return;
        }
        let Some(next) = ymd(day + 1).map(|_| day + 1) else { return };
        seen.push((what.clone(), day));
        let number = seen.iter().filter(|s| s.0 == what).count();
        let uid = format!("{:016x}-{number}@treatyc", mark(&format!("{}|{key}|{what}", t.title)));
        let mut event = Event::new();
        event
            .uid(&uid)
            .summary(&plain(&what))
            .description(&plain(&more))
            .append_property(("DTSTAMP", stamp.as_str()))
            .append_property(Property::new("DTSTART", compact(day)).append_parameter(("VALUE", "DATE")).done())
            .append_property(Property::new("DTEND", compact(next)).append_parameter(("VALUE", "DATE")).done())
            .append_property(("TRANSP", "TRANSPARENT"));
        out.push(event.done());
    };
    for row in &t.rows {
        for m in &row.moments {
            let Some(day) = m.days.1 else { continue };
            let exact = m.days.0 == m.days.1;
            let under = if row.under.is_empty() { String::new() } else { format!(" [{}]", row.under) };
            let what = match m.what {
                "takes place" | "due" => row.label.clone(),
                what => format!("{}: {what}", row.label),
            };
            let what = if exact { format!("{what}{under}") } else { format!("Last day: {what}{under}") };
            entry(what, format!("{}\n{}", row.heading, m.when), format!("{}|{}", row.name, m.what), day);
        }
    }
    for d in &t.last_days {
        entry(d.words.clone(), t.title.clone(), "last".into(), d.day);
    }
    out.to_string()
}

fn compact(day: Day) -> String {
    iso(day).replace('-', "")
}

/// The words without characters that a calendar cannot hold.
fn plain(words: &str) -> String {
    words.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// A number that the same words always have (FNV-1a), for the identity of an entry.
fn mark(words: &str) -> u64 {
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
