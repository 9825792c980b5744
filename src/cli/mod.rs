//! The command line: one file a command.

mod agree;
mod check;
mod diff;
mod explain;
mod fingerprint;
mod fmt;
mod graph;
mod map;
mod mend;
mod new;
mod packages;
mod picture;
mod render;
mod review;
mod settings;
mod status;
mod timeline;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::host;
use crate::report::pretty::Look;

/// A language and a compiler for drafting treaties.
#[derive(Parser, Debug)]
#[command(name = "treatyc", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Arguments {
    /// Colours in what is printed
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  treatyc new accord                         write a first treaty, accord.treaty
  treatyc check accord.treaty                say what a careful lawyer would say
  treatyc explain T205                       what that finding means, and how to mend it
  treatyc render accord.treaty -o accord.html
  treatyc graph accord.treaty -o accord.svg  who owes what to whom, watched by whom
  treatyc map accord.treaty -o map.svg       the zones and lines, and what applies where
  treatyc packages accord.treaty             which options of unsettled text go together
  treatyc timeline accord.treaty             when things happen, as a table, a chart or a calendar
  treatyc diff rev3.treaty rev4.treaty       what changed in meaning, and who moved
  treatyc status accord.treaty               how much is agreed, and what holds up the rest

Exit code: 0 nothing at error level, 1 findings at error level, 2 the command could not do its work.";

#[derive(Subcommand, Debug)]
enum Command {
    Check(check::Options),
    Explain(explain::Options),
    New(new::Options),
    Fmt(fmt::Options),
    Render(render::Options),
    Packages(packages::Options),
    Timeline(timeline::Options),
    Diff(diff::Options),
    Status(status::Options),
    Graph(graph::Options),
    Map(map::Options),
    Agree(agree::Options),
    Review(review::Options),
    Fingerprint(fingerprint::Options),
}

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Colour {
    /// On a terminal that has them, unless `NO_COLOR` is set
    Auto,
    /// In any case
    Always,
    /// In no case
    Never,
}

/// How a command ended; the graver one counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Outcome {
    /// Nothing at error level.
    Clean,
    /// Findings at error level.
    Findings,
    /// It could not do its work.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::Failed => 2,
        })
    }
}

/// What every command knows about where it prints.
struct Context {
    look: Look,
}

/// Runs the command that the arguments (the program's name first) ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return usage::tell(&error).into(),
    };
    let screen = host::screen();
    let colour = match arguments.color {
        Colour::Auto => screen.colour,
        Colour::Always => true,
        Colour::Never => false,
    };
    let columns = screen.columns.unwrap_or(Look::default().columns);
    let context = Context { look: Look { columns, unicode: screen.unicode, colour } };
    let outcome = match arguments.command {
        Command::Check(options) => check::run(&options, &context),
        Command::Explain(options) => explain::run(&options),
        Command::New(options) => new::run(&options),
        Command::Fmt(options) => fmt::run(&options),
        Command::Render(options) => render::run(&options, &context),
        Command::Packages(options) => packages::run(&options, &context),
        Command::Timeline(options) => timeline::run(&options, &context),
        Command::Diff(options) => diff::run(&options, &context),
        Command::Status(options) => status::run(&options, &context),
        Command::Graph(options) => graph::run(&options, &context),
        Command::Map(options) => map::run(&options, &context),
        Command::Agree(options) => agree::run(&options, &context),
        Command::Review(options) => review::run(&options, &context),
        Command::Fingerprint(options) => fingerprint::run(&options),
    };
    outcome.into()
}

/// Says on standard error why something could not be done.
fn fail(sentence: impl std::fmt::Display) -> Outcome {
    host::warn(&format!("treatyc: {sentence}"));
    Outcome::Failed
}

/// The word most like `word`, if any is like enough to have been meant.
fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let most = (word.chars().count() / 3).max(1);
    words
        .into_iter()
        .map(|w| (strsim::damerau_levenshtein(&word, &w.to_lowercase()), w))
        .filter(|&(d, _)| d <= most)
        .min_by_key(|&(d, _)| d)
        .map(|(_, w)| w)
}

/// "; did you mean `x`?", or nothing.
fn did_you_mean<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, words).map_or(String::new(), |w| format!("; did you mean `{w}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn only_a_word_that_may_be_meant_is_offered() {
        assert_eq!(nearest("chekc", ["check", "render"]), Some("check"));
        assert_eq!(nearest("t20", ["T202", "R101"]), Some("T202"));
        assert_eq!(nearest("something", ["check", "render"]), None);
    }
}
