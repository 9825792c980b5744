//! `treatyc status`: how far a text is settled.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{Context, Outcome, did_you_mean, fail};
use crate::host::{self, Folder, Input};
use crate::report::pretty::Look;
use crate::report::status::{Report, report};
use crate::session::{self, Levels};

/// Say how much of a treaty is agreed, and what holds up the rest
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc status framework.treaty                         by article, topic and party; what blocks most
  treatyc status rev1.treaty rev2.treaty rev3.treaty      the last in full, and the curve over all three
  treatyc status framework.treaty --to md                 for the minutes
  treatyc status framework.treaty -o status.svg           a picture; the format by the ending

Counted by provisions: a line of a clause, a sentence, a paragraph of text or a line of the final clauses is one. Of
alternatives only the longest is counted. Each provision counts once, under the gravest of its marks.

Exit code: 0 counted, 1 some of the text could not be read and is not counted, 2 a file could not be read at all.")]
pub(super) struct Options {
    /// The treaty, or its drafts from the first to the last; `-` for standard input
    #[arg(value_name = "FILE|-", required = true)]
    inputs: Vec<PathBuf>,
    /// How it is printed; otherwise by the ending of the output
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Option<Format>,
    /// The file to write; otherwise standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How the state of a text is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Format {
    /// For a terminal
    Text,
    /// For programs
    Json,
    /// Markdown
    Md,
    /// A picture
    Svg,
}

impl Format {
    fn of(output: &Path) -> Result<Self, String> {
        let ending = host::extension(output).unwrap_or_default();
        match ending.as_str() {
            "txt" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            "md" | "markdown" => Ok(Self::Md),
            "svg" => Ok(Self::Svg),
            _ => {
                let guess = did_you_mean(&ending, ["txt", "json", "md", "svg"]);
                Err(format!("the ending of `{}` names no format (txt, json, md, svg){guess}", output.display()))
            }
        }
    }
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    all(options, context).unwrap_or_else(fail)
}

fn all(options: &Options, context: &Context) -> Result<Outcome, String> {
    let output = options.output.as_deref().filter(|o| o.as_os_str() != "-");
    let format = match (options.to, output) {
        (Some(format), _) => format,
        (None, Some(output)) => Format::of(output)?,
        (None, None) => Format::Text,
    };
    let mut drafts = Vec::new();
    for path in &options.inputs {
        let input = Input::one(path)?;
        if output.is_some_and(|o| host::absolute(o) == host::absolute(path)) {
            return Err(format!("`{}` is a treaty to be counted: it is not written over", input.name));
        }
        let bytes = host::read(&input).map_err(|t| t.0)?;
        let checked = session::check(&input.name, bytes, &Folder::new(&input.folder()), &Levels::default());
        drafts.push((input.name, checked));
    }
    let report = report(&drafts);
    match output {
        None => {
            let _ = host::out(&written(&report, format, context.look));
        }
        // What is written to a file is for any screen.
        Some(path) => {
            let look = Look { unicode: false, colour: false, ..Look::default() };
            host::write(path, written(&report, format, look).as_bytes()).map_err(|t| t.0)?;
        }
    }
    if report.is_partial() {
        host::warn("treatyc: some of the text could not be read and is not counted; `treatyc check` says what");
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Clean)
}

fn written(report: &Report, format: Format, look: Look) -> String {
    match format {
        Format::Text => report.text(look),
        Format::Json => report.json(),
        Format::Md => report.markdown(),
        Format::Svg => report.svg(),
    }
}
