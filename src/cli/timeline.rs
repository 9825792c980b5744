//! `treatyc timeline`: when things happen, as a table, a chart, a calendar or data.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::settings::Store;
use super::{Context, Outcome, did_you_mean, fail};
use crate::finding::Severity;
use crate::host::{self, Folder, Input};
use crate::session::{self, Levels};
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
    /// The treaty, or `-` for standard input
    #[arg(value_name = "FILE|-")]
    input: PathBuf,
    /// The format; otherwise by the ending of the output, otherwise a table
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Option<Format>,
    /// The file to write; otherwise standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
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

impl Format {
    fn of(output: &Path) -> Result<Self, String> {
        let ending = host::extension(output).unwrap_or_default();
        match ending.as_str() {
            "txt" => Ok(Self::Text),
            "svg" => Ok(Self::Svg),
            "html" | "htm" => Ok(Self::Html),
            "ics" => Ok(Self::Ics),
            "json" => Ok(Self::Json),
            _ => {
                let guess = did_you_mean(&ending, ["txt", "svg", "html", "ics", "json"]);
                Err(format!("the ending of `{}` names no format (txt, svg, html, ics, json){guess}", output.display()))
            }
        }
    }
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    let (inputs, troubles) = host::gather(std::slice::from_ref(&options.input));
    if let Some(trouble) = troubles.into_iter().next() {
        return fail(trouble);
    }
    match inputs.as_slice() {
        [input] => one(input, options, context).unwrap_or_else(fail),
        _ => fail("a timeline is that of one treaty: name one file"),
    }
}

/// `event=2026-06-01`.
fn assumed(word: &str) -> Result<(String, (i16, u8, u8)), String> {
    let wrong = || format!("`{word}` assumes nothing: write `event=date`, as in `entry_into_force=2026-06-01`");
    let (event, date) = word.split_once('=').ok_or_else(wrong)?;
    let mut parts = date.trim().splitn(3, '-');
    let mut next = || parts.next().filter(|p| p.chars().all(|c| c.is_ascii_digit())).ok_or_else(wrong);
    let (year, month, day) = (next()?, next()?, next()?);
    let ymd = (
        year.parse().map_err(|_| wrong())?,
        month.parse().map_err(|_| wrong())?,
        day.parse().map_err(|_| wrong())?,
    );
    if event.trim().is_empty() {
        return Err(wrong());
    }
    if calendar::day(ymd).is_none() {
        return Err(format!("there is no day {}", date.trim()));
    }
    Ok((event.trim().to_owned(), ymd))
}

fn one(input: &Input, options: &Options, context: &Context) -> Result<Outcome, String> {
    let output = options.output.as_deref().filter(|o| o.as_os_str() != "-");
    let format = match (options.to, output) {
        (Some(format), _) => format,
        (None, Some(output)) => Format::of(output)?,
        (None, None) => Format::Text,
    };
    if let Some(output) = output
        && input.path.as_deref().is_some_and(|p| host::absolute(p) == host::absolute(output))
    {
        return Err(format!("`{}` is the treaty itself: it is not written over", output.display()));
    }
    let assumed: Vec<_> = options.assume.iter().map(|w| assumed(w)).collect::<Result<_, _>>()?;
    let package = super::render::package(&options.package)?;
    let settings = Store::default().of(input).map_err(|t| t.0)?;
    let bytes = host::read(input).map_err(|t| t.0)?;
    let levels = Levels { deny_warnings: false, ..settings.levels };
    let checked = session::check(&input.name, bytes, &Folder::new(&input.folder()), &levels);
    // What the text means when cannot be said where it could not be read; other errors are no reason to show nothing.
    if checked.findings.iter().any(|f| f.severity == Severity::Error && f.code.0.starts_with(['S', 'R'])) {
        host::warn(&format!("`{}` cannot be read as a whole: `treatyc check` says why", input.name));
        return Ok(Outcome::Findings);
    }
    let timeline = timeline::timeline(&checked, &Wishes { package: &package, assumed: &assumed })?;
    let text = match format {
        Format::Text => timeline::table(&timeline, if output.is_some() { 0 } else { context.look.columns }),
        Format::Svg => timeline::svg(&timeline),
        Format::Html => timeline::html(&timeline),
        Format::Ics => timeline::ics(&timeline, host::today()),
        Format::Json => timeline::json(&timeline),
    };
    match output {
        None => {
            let _ = host::out(&text);
        }
        Some(path) => {
            if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
                host::make_folder(folder).map_err(|t| t.0)?;
            }
            host::write(path, text.as_bytes()).map_err(|t| t.0)?;
        }
    }
    let errors = checked.findings.iter().any(|f| f.severity == Severity::Error);
    Ok(if errors { Outcome::Findings } else { Outcome::Clean })
}
