//! `treatyc timeline`: when things happen, as a table, a chart, a calendar or data.

use clap::ValueEnum;

use super::picture::{self, Sheet};
use super::{Context, Outcome, fail};
use crate::host;
use crate::time::calendar;
use crate::timeline::{self, Wishes};

/// Say when things happen: a table, a chart, a calendar
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc timeline framework.treaty                                       a table
  treatyc timeline framework.treaty --assume entry_into_force=2026-06-01  with dates
  treatyc timeline framework.treaty -o framework.svg                      a chart; the format by the ending
  treatyc timeline framework.treaty -o framework.html --package eastern.completes=Ukraine
  treatyc timeline kharkiv-2010.treaty --to ics -o kharkiv.ics            last days, for a mail program
  treatyc timeline framework.treaty --to json

Days are counted without the day of the event. What stands in brackets is shown once for each option, unless `--package` takes one.
Events are named as in the treaty: signature, entry_into_force, truce.effect, eastern.north.verified.

Exit code: 0 written, 1 the treaty has errors, 2 the command could not do its work.")]
pub(super) struct Options {
    #[command(flatten)]
    sheet: Sheet<Format>,
    /// Take an event to happen on a day
    #[arg(long, value_name = "EVENT=DATE", value_delimiter = ',')]
    assume: Vec<String>,
    /// Choose options of unsettled text
    #[arg(long, value_name = "POINT=OPTION", value_delimiter = ',')]
    package: Vec<String>,
}

/// A form of a timeline, as an argument.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Format {
    /// A table
    #[value(alias = "txt")]
    Text,
    /// A chart
    Svg,
    /// One self-contained page: the chart and the table
    Html,
    /// A calendar for a mail program (RFC 5545)
    Ics,
    /// For programs
    Json,
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    let assumed: Result<Vec<_>, _> = options.assume.iter().map(|w| assumed(w)).collect();
    let (assumed, package) = match (assumed, super::render::package(&options.package)) {
        (Ok(assumed), Ok(package)) => (assumed, package),
        (Err(sentence), _) | (_, Err(sentence)) => return fail(sentence),
    };
    // A table in a file is as wide as its words.
    let shown = options.sheet.output.as_ref().is_none_or(|o| o.as_os_str() == "-");
    let columns = if shown { context.look.columns } else { 0 };
    picture::draw(&options.sheet, Format::Text, context, |checked, format| {
        let timeline = timeline::timeline(checked, &Wishes { package: &package, assumed: &assumed })?;
        Ok(match format {
            Format::Text => timeline::table(&timeline, columns),
            Format::Svg => timeline::svg(&timeline),
            Format::Html => timeline::html(&timeline),
            Format::Ics => timeline::ics(&timeline, host::today()),
            Format::Json => timeline::json(&timeline),
        })
    })
}

/// `event=2026-06-01`.
fn assumed(word: &str) -> Result<(String, (i16, u8, u8)), String> {
    let wrong = || format!("`{word}` assumes nothing: write `event=date`, as in `entry_into_force=2026-06-01`");
    let (event, date) = word.split_once('=').ok_or_else(wrong)?;
    let parts: Vec<&str> = date.trim().split('-').collect();
    let &[year, month, day] = parts.as_slice() else { return Err(wrong()) };
    if event.trim().is_empty() || [year, month, day].iter().any(|p| !p.chars().all(|c| c.is_ascii_digit())) {
        return Err(wrong());
    }
    let (year, month, day) = (year.parse().ok(), month.parse().ok(), day.parse().ok());
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return Err(wrong()) };
    if calendar::day((year, month, day)).is_none() {
        return Err(format!("there is no day {}", date.trim()));
    }
    Ok((event.trim().to_owned(), (year, month, day)))
}
