//! `treatyc packages`: how many packages there are, what clashes, which stand out.

use std::path::PathBuf;

use clap::ValueEnum;

use super::settings::Store;
use super::{Context, Outcome, did_you_mean, fail};
use crate::host::{self, Folder, Input};
use crate::report::packages::{outlook, proposers};
use crate::session;
use crate::session::Levels;

/// Say which packages of unsettled text are consistent
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc packages framework.treaty                    how many, what clashes, the fewest moves
  treatyc packages framework.treaty --favour Ukraine   and those with most of what Ukraine proposes
  treatyc packages framework.treaty --to json

A package takes one option at every open point, and is written as `treatyc render --package` takes it. It is
inconsistent where a coupling in words is broken, or where an error is found that holds in some packages and not in all.

Exit code: 0 some package is consistent, 1 none is, 2 something could not be read.")]
pub(super) struct Options {
    /// The treaty, or `-` for standard input
    #[arg(value_name = "FILE|-")]
    input: PathBuf,
    /// Show the consistent packages with the most options proposed by these parties
    #[arg(long, value_name = "PARTY", value_delimiter = ',')]
    favour: Vec<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    to: Format,
}

/// How packages are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    let (inputs, troubles) = host::gather(std::slice::from_ref(&options.input));
    if let Some(trouble) = troubles.into_iter().next() {
        return fail(trouble);
    }
    match inputs.as_slice() {
        [input] => one(input, options, context).unwrap_or_else(fail),
        _ => fail("packages are those of one treaty: name one file"),
    }
}

fn one(input: &Input, options: &Options, context: &Context) -> Result<Outcome, String> {
    let settings = Store::default().of(input).map_err(|t| t.0)?;
    let bytes = host::read(input).map_err(|t| t.0)?;
    let levels = Levels { deny_warnings: false, ..settings.levels };
    let checked = session::check(&input.name, bytes, &Folder::new(&input.folder()), &levels);
    let all = proposers(&checked.tree.choices);
    for who in &options.favour {
        if !all.contains(who) {
            let guess = did_you_mean(who, all.iter().map(String::as_str));
            let there =
                if all.is_empty() { "; nobody does".to_owned() } else { format!("; these do: {}", all.join(", ")) };
            return Err(format!(
                "`{who}` proposes no option in `{}`{}",
                input.name,
                if guess.is_empty() { there } else { guess }
            ));
        }
    }
    let outlook = outlook(&input.name, &checked, &options.favour);
    let _ = host::out(&match options.to {
        Format::Text => outlook.words(&options.favour, context.look.columns),
        Format::Json => outlook.json(),
    });
    Ok(if outlook.is_possible() { Outcome::Clean } else { Outcome::Findings })
}
