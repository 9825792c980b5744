//! `treatyc fmt`: one style, no options.

use std::path::PathBuf;

use super::{Outcome, fail};
use crate::clauses::LEXICON;
use crate::host::{self, Input};
use crate::syntax;

/// Put treaties into one style: order, wording, comments and brackets stay
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc fmt accord.treaty            rewrite it in place
  treatyc fmt --check drafts/          only say which files would change (exit code 1)
  treatyc fmt - < accord.treaty        from standard input to standard output")]
pub(super) struct Options {
    /// Treaties, folders (every `.treaty` below) or `-` for standard input
    #[arg(value_name = "FILE|FOLDER|-", default_value = ".")]
    inputs: Vec<PathBuf>,
    /// Change nothing, name the files that would change
    #[arg(long)]
    check: bool,
}

pub(super) fn run(options: &Options) -> Outcome {
    let (inputs, troubles) = host::gather(&options.inputs);
    let mut outcome = Outcome::Clean;
    for trouble in troubles {
        outcome = fail(trouble);
    }
    for input in inputs {
        outcome = outcome.max(one(&input, options.check).unwrap_or_else(fail));
    }
    outcome
}

fn one(input: &Input, check: bool) -> Result<Outcome, host::Trouble> {
    let old = host::read_text(input)?;
    let new = syntax::format(&old, &LEXICON);
    match (&input.path, check) {
        (_, true) if new == old => {}
        (_, true) => {
            let _ = host::out(&format!("{}\n", input.name));
            return Ok(Outcome::Findings);
        }
        (None, false) => {
            let _ = host::out(&new);
        }
        // A file that is in style already keeps its date.
        (Some(path), false) if new != old => host::write(path, new.as_bytes())?,
        (Some(_), false) => {}
    }
    Ok(Outcome::Clean)
}
