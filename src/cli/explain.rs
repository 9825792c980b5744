//! `treatyc explain`: what a check is about.

use std::fmt::Write as _;

use super::{Outcome, did_you_mean, fail};
use crate::report::gist;
use crate::report::wording::width;
use crate::{host, rules};

/// Show what a check is about, or list all checks
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc explain              all checks: code, name, level and gist
  treatyc explain T205         the page of one check
  treatyc explain no-start     the same, by its name")]
pub(super) struct Options {
    /// The code or the name of a check
    #[arg(value_name = "CODE|NAME")]
    check: Option<String>,
}

pub(super) fn run(options: &Options) -> Outcome {
    let text = match &options.check {
        None => list(),
        Some(word) => {
            let Some(rule) = rules::find(word) else {
                let words = rules::RULES.iter().flat_map(|r| [r.code.0, r.name]);
                let guess = did_you_mean(word, words);
                return fail(format!("there is no check `{word}`{guess}\n  `treatyc explain` lists them all"));
            };
            format!("{}\n", rule.page.trim_end())
        }
    };
    let _ = host::out(&text);
    Outcome::Clean
}

fn list() -> String {
    let longest = rules::RULES.iter().map(|r| width(r.name)).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rules::RULES {
        let line = format!("{}  {:longest$}  {:7}  {}", rule.code, rule.name, rule.severity.word(), gist(rule.page));
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}
