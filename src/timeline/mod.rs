//! The timeline of a treaty: what happens when, as far as its bounds and its dates say, as plain data; and its forms: a table, a
//! chart, a calendar, JSON.

mod calendar;
mod chart;
mod exit;
mod gather;
mod json;
mod last_days;
mod page;
mod scale;
mod spans;
mod table;
mod words;

pub use calendar::ics;
pub use chart::svg;
pub use json::{json, schema};
pub use page::html;
pub use table::table;

use crate::choice::{Ctx, Taken};
use crate::core::{Core, EventId};
use crate::model::Model;
use crate::model::numbers::Numbers;
use crate::model::shapes::Shapes;
use crate::render::package::assignment;
use crate::rules::Case;
use crate::rules::words::dated as in_words;
use crate::session::Checked;
use crate::time::calendar::{Day, ymd};

/// What a timeline is asked for with.
#[derive(Clone, Copy, Debug)]
pub struct Wishes<'w> {
    /// Options of unsettled text: point and option, as `--package` has them.
    pub package: &'w [(String, String)],
    /// Events taken to happen on a day: their names, as `entry_into_force` or `truce.effect`, with year, month and day.
    pub assumed: &'w [(String, (i16, u8, u8))],
}

/// When things happen.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The title of the treaty.
    pub title: String,
    /// Its first language.
    pub language: String,
    /// What was taken as given: the event in words, and its day.
    pub assumed: Vec<(String, Day)>,
    /// The package that was asked for, in words; empty where none was.
    pub package: String,
    /// What takes place, in the order of the text.
    pub rows: Vec<Row>,
    /// What waits for what: the row and moment waited for, the row and moment that wait.
    pub arrows: Vec<((usize, usize), (usize, usize))>,
    /// Last days that follow from the text: for notice, for entry into force.
    pub last_days: Vec<LastDay>,
}

/// A day by which something must have been done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LastDay {
    /// A sentence about it.
    pub words: String,
    /// The day.
    pub day: Day,
}

/// A clause, phase, approval or event, with what happens in it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The article around it: "Article 3. Withdrawal of forces".
    pub heading: String,
    /// What it is called.
    pub label: String,
    /// Its name for programs; empty where it has none.
    pub name: String,
    /// Whether it is part of the row above it.
    pub part: bool,
    /// Under which options it is like this; empty where always.
    pub under: String,
    /// What kind of thing it is.
    pub sort: Sort,
    /// What happens, in order.
    pub moments: Vec<Moment>,
    /// Said to have no end.
    pub endless: bool,
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// Something done once.
    Act,
    /// A phase or step of the row before.
    Phase,
    /// Something that holds for a time.
    Regime,
    /// What nobody among the parties chooses: an approval, a verification.
    Uncertain,
    /// A moment from which others count.
    Milestone,
}

/// Something that happens, and when it can.
#[derive(Clone, Debug)]
pub struct Moment {
    event: EventId,
    /// What happens: "begins", "complete", "expires".
    pub what: &'static str,
    /// When, in words: "no later than 10 days after signature".
    pub when: String,
    /// The first and the last day, by the calendar, as far as they are known.
    pub days: (Option<Day>, Option<Day>),
    /// The same in days after signature.
    pub offset: (Option<i64>, Option<i64>),
    /// Whether nobody among the parties chooses when.
    pub uncertain: bool,
}

/// Makes the timeline of a treaty.
///
/// # Errors
/// A sentence about what was asked for that cannot be: an option, an event or a day that there is not, or days with which the bounds cannot be kept.
pub fn timeline(checked: &Checked, wishes: &Wishes<'_>) -> Result<Timeline, String> {
    let model = Model::new(&checked.tree, &checked.sources);
    let core = Core::new(&model, &crate::clauses::meaning);
    let choices = &checked.tree.choices;
    let package = assignment(choices, wishes.package)?;
    let taken: Vec<Taken> = choices.iter().filter_map(|(id, _)| Some((id, package.of(id)?))).collect();
    let ctx = choices.all_of(&taken).ok_or("these options cannot stand together")?;
    let numbers = Numbers::new(&model, &|id| choices.compatible(model.ctx(id), ctx));
    let shapes = Shapes::new(&model, &checked.drawings);
    let case = Case::new(&model, &core, &numbers, &shapes);
    let names = words::Names::new(&model, &core, &numbers);
    let mut given = Vec::new();
    for (name, date) in wishes.assumed {
        let event = names.find(name)?;
        let day = crate::time::calendar::day(*date)
            .ok_or_else(|| format!("`{name}` is assumed on a day that there is not"))?;
        if given.iter().any(|(e, d)| *e == event && *d != day) {
            return Err(format!("`{name}` is assumed on two days"));
        }
        given.push((event, day));
    }
    let all = gather::Gathering { case: &case, names: &names, given: &given, package: ctx };
    let mut out = all.timeline()?;
    out.package = if ctx == Ctx::ALWAYS { String::new() } else { choices.words(ctx) };
    out.assumed = given.iter().map(|(e, d)| (names.event(*e), *d)).collect();
    Ok(out)
}

/// A day as programs write it: `2026-06-01`.
pub(in crate::timeline) fn iso(day: Day) -> String {
    ymd(day).map_or_else(|| "beyond the calendar".into(), |(y, m, d)| format!("{y:04}-{m:02}-{d:02}"))
}

/// A day in words: "1 June 2026".
pub(in crate::timeline) fn dated(day: Day) -> String {
    ymd(day).map_or_else(|| "beyond the calendar".into(), in_words)
}
