//! A timeline for programs, with a published schema.

use super::{Sort, Timeline, iso};
use schemars::JsonSchema;
use serde::Serialize;

/// What `treatyc timeline --to json` says.
#[derive(Serialize, JsonSchema, Debug)]
#[schemars(title = "Timeline")]
struct Page<'t> {
    /// The title of the treaty.
    title: &'t str,
    /// The package that was asked for, in words; empty where none was.
    package: &'t str,
    /// Events that were taken to happen on a day.
    assumed: Vec<Assumed<'t>>,
    /// What takes place, in the order of the text.
    rows: Vec<Line<'t>>,
    /// What waits for what.
    arrows: Vec<Arrow>,
    /// Last days that follow from the text.
    last_days: Vec<Last<'t>>,
}

/// An event taken to happen on a day.
#[derive(Serialize, JsonSchema, Debug)]
struct Assumed<'t> {
    /// The event, in words.
    event: &'t str,
    /// The day: `2026-06-01`.
    day: String,
}

/// A clause, phase, approval or event.
#[derive(Serialize, JsonSchema, Debug)]
struct Line<'t> {
    /// The article around it.
    heading: &'t str,
    /// What it is called.
    label: &'t str,
    /// Its name; empty where it has none.
    name: &'t str,
    /// Whether it is part of the row above it.
    part: bool,
    /// Under which options it is like this; empty where always.
    under: &'t str,
    /// `act`, `phase`, `regime`, `uncertain` or `milestone`.
    sort: &'static str,
    /// Whether it is said to have no end.
    endless: bool,
    /// What happens, in order.
    moments: Vec<Point<'t>>,
}

/// Something that happens, and when it can.
#[derive(Serialize, JsonSchema, Debug)]
struct Point<'t> {
    /// What happens.
    what: &'t str,
    /// When, in words.
    when: &'t str,
    /// The first day, by the calendar, where that is known.
    earliest: Option<String>,
    /// The last day.
    latest: Option<String>,
    /// The first day in days after signature, where that is known.
    earliest_after_signature: Option<i64>,
    /// The last day in days after signature.
    latest_after_signature: Option<i64>,
    /// Whether nobody among the parties chooses when.
    uncertain: bool,
}

/// One moment waits for another: the numbers of the rows and of the moments in them, from 0.
#[derive(Serialize, JsonSchema, Debug)]
struct Arrow {
    /// The row and the moment waited for.
    from: (usize, usize),
    /// The row and the moment that wait.
    to: (usize, usize),
}

/// A day by which something must have been done.
#[derive(Serialize, JsonSchema, Debug)]
struct Last<'t> {
    /// The day.
    day: String,
    /// A sentence about it.
    words: &'t str,
}

/// Writes a timeline for programs.
#[must_use]
pub fn json(t: &Timeline) -> String {
    let rows = t.rows.iter().map(|r| Line {
        heading: &r.heading,
        label: &r.label,
        name: &r.name,
        part: r.part,
        under: &r.under,
        sort: match r.sort {
            Sort::Act => "act",
            Sort::Phase => "phase",
            Sort::Regime => "regime",
            Sort::Uncertain => "uncertain",
            Sort::Milestone => "milestone",
        },
        endless: r.endless,
        moments: r
            .moments
            .iter()
            .map(|m| Point {
                what: m.what,
                when: &m.when,
                earliest: m.days.0.map(iso),
                latest: m.days.1.map(iso),
                earliest_after_signature: m.offset.0,
                latest_after_signature: m.offset.1,
                uncertain: m.uncertain,
            })
            .collect(),
    });
    let page = Page {
        title: &t.title,
        package: &t.package,
        assumed: t.assumed.iter().map(|(event, day)| Assumed { event, day: iso(*day) }).collect(),
        rows: rows.collect(),
        arrows: t.arrows.iter().map(|(from, to)| Arrow { from: *from, to: *to }).collect(),
        last_days: t.last_days.iter().map(|d| Last { day: iso(d.day), words: &d.words }).collect(),
    };
    let mut out = serde_json::to_string_pretty(&page).unwrap_or_default();
    out.push('\n');
    out
}

/// The JSON schema, as published in `docs/schema/timeline.schema.json`.
#[must_use]
pub fn schema() -> String {
    let mut out = serde_json::to_string_pretty(&schemars::schema_for!(Page<'_>)).unwrap_or_default();
    out.push('\n');
    out
}
