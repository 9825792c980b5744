//! `treatyc diff`: what changed in meaning between two rounds.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::settings::Store;
use super::{Context, Outcome, did_you_mean, fail};
use crate::host::{self, Folder, Input};
use crate::report::revision::{Paper, html, json, markdown, outline, terminal};
use crate::rounds::revision;
use crate::session::{self, Checked, Levels};

/// Say what changed in meaning between two rounds, and who moved
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc diff rev3.treaty rev4.treaty                 what changed, for the terminal
  treatyc diff rev3.treaty rev4.treaty -o changes.html a page for the delegations
  treatyc diff rev3.treaty rev4.treaty --to md         to standard output
  treatyc diff rev3.treaty rev4.treaty --to json
  treatyc diff - rev4.treaty < rev3.treaty             the older round from standard input

It tells which clauses came, went, moved or have another number; which values changed, and in which direction; which
brackets were opened and closed, whose proposal stands, and who moved; which findings are new, and which are gone. A clause is
found again by what it says, then by its name, then by likeness. Layout, comments, notes, the order of fields and names that
are not printed are no change in meaning; what is agreed or reserved is told and is none either.

Exit code: 0 nothing changed in meaning, 1 something did, 2 a file could not be read.")]
pub(super) struct Options {
    /// The round before; `-` for standard input
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The round after; `-` for standard input
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How it is printed; otherwise by the ending of the output, otherwise for the terminal
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Option<Format>,
    /// The file to write; otherwise standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Tell findings for information too
    #[arg(long)]
    info: bool,
}

/// How a revision is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Format {
    /// For the terminal
    Text,
    /// Markdown
    Md,
    /// One self-contained page
    Html,
    /// For programs
    Json,
}

impl Format {
    fn of(output: &Path) -> Result<Self, String> {
        let ending = host::extension(output).unwrap_or_default();
        match ending.as_str() {
            "txt" => Ok(Self::Text),
            "md" | "markdown" => Ok(Self::Md),
            "html" | "htm" => Ok(Self::Html),
            "json" => Ok(Self::Json),
            _ => {
                let guess = did_you_mean(&ending, ["md", "html", "txt", "json"]);
                Err(format!("the ending of `{}` names no format (md, html, txt, json){guess}", output.display()))
            }
        }
    }
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    compare(options, context).unwrap_or_else(fail)
}

fn compare(options: &Options, context: &Context) -> Result<Outcome, String> {
    let target = options.output.as_deref().filter(|o| o.as_os_str() != "-");
    let format = match (options.to, target) {
        (Some(format), _) => format,
        (None, Some(path)) => Format::of(path)?,
        (None, None) => Format::Text,
    };
    let stdin = |p: &Path| p.as_os_str() == "-";
    if stdin(&options.old) && stdin(&options.new) {
        return Err("one of the two rounds can come from standard input, not both".into());
    }
    let inputs = [Input::one(&options.old)?, Input::one(&options.new)?];
    if let Some(path) = target
        && inputs.iter().filter_map(|i| i.path.as_deref()).any(|p| host::absolute(p) == host::absolute(path))
    {
        return Err(format!("`{}` is one of the two rounds: it is not written over", path.display()));
    }
    let [old, new] = [read(&inputs[0])?, read(&inputs[1])?];
    let changed = revision((&inputs[0].name, &old), (&inputs[1].name, &new));
    let told = || outline(&changed, options.info);
    let paper = match target {
        // What goes to a file is the same whatever screen somebody sits before.
        Some(_) => Paper { columns: 80, colour: false },
        None => Paper { columns: context.look.columns, colour: context.look.colour },
    };
    let text = match format {
        Format::Text => terminal(&told(), paper),
        Format::Md => markdown(&told()),
        Format::Html => html(&told()),
        Format::Json => json(&changed),
    };
    match target {
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
    Ok(if changed.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

fn read(input: &Input) -> Result<Checked, String> {
    let settings = Store::default().of(input).map_err(|t| t.0)?;
    let bytes = host::read(input).map_err(|t| t.0)?;
    let levels = Levels { deny_warnings: false, ..settings.levels };
    Ok(session::check(&input.name, bytes, &Folder::new(&input.folder()), &levels))
}
