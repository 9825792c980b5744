//! `treatyc graph`: who owes what to whom, watched by whom, secured by what.

use clap::ValueEnum;

use super::picture::{self, Sheet};
use super::{Context, Outcome};
use crate::relations::{Relations, dot, json, svg};

/// Draw who owes what to whom, who watches and secures it, and what waits for what
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc graph framework.treaty -o framework.svg      the format by the ending
  treatyc graph framework.treaty --to json             for programs
  treatyc graph framework.treaty --to dot | dot -Tpdf -o framework.pdf

On the left stand those who are bound, in the middle the clauses in the order of the text, on the right those to whom they
are owed; below it who watches each place, what ends first, and what is open.

Exit code: 0 drawn, 1 the treaty has errors (it is drawn as far as it is understood), 2 it could not be done.")]
pub(super) struct Options {
    #[command(flatten)]
    sheet: Sheet<Format>,
}

/// A format, as an argument.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Format {
    /// A drawing
    Svg,
    /// The language of Graphviz
    Dot,
    /// For programs
    Json,
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    picture::draw(&options.sheet, Format::Svg, context, |checked, format| {
        let relations = Relations::of(checked);
        Ok(match format {
            Format::Svg => svg(&relations),
            Format::Dot => dot(&relations),
            Format::Json => json(&relations),
        })
    })
}
