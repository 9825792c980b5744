//! `treatyc check`: everything there is to say about treaties.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::ValueEnum;
use rayon::prelude::*;

use super::settings::{Store, code};
use super::{Context, Outcome, fail, mend};
use crate::finding::{Finding, Severity};
use crate::host::{self, Folder, Input, Progress, Trouble};
use crate::report::pretty::{Look, Pretty};
use crate::report::{Tally, github, json, line, narrate, sarif};
use crate::session::{self, Checked, Levels};

/// How many findings are drawn unless all are asked for: more than anybody reads before mending the first.
const MOST: usize = 50;

/// Say what a careful lawyer would say about treaties
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc check framework.treaty               one treaty
  treatyc check drafts/ --info                 every `.treaty` below, with what is for information
  treatyc check framework.treaty --fix         mend what can be mended mechanically
  treatyc check --format line drafts/          for an editor
  treatyc check --deny warnings --allow T211 framework.treaty
  treatyc check - < framework.treaty           from standard input

Exit code: 0 nothing at error level, 1 findings at error level, 2 something could not be read.")]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own on the command line")]
pub(super) struct Options {
    /// Treaties, folders (every `.treaty` below) or `-` for standard input
    #[arg(value_name = "FILE|FOLDER|-", default_value = ".")]
    inputs: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Pretty)]
    format: Format,
    /// Show what is only for information, too
    #[arg(long)]
    info: bool,
    /// Count `warnings`, or one check, as errors
    #[arg(long, value_name = "warnings|CODE", value_delimiter = ',')]
    deny: Vec<String>,
    /// Leave a check out
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<String>,
    /// Count a check as a warning
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    warn: Vec<String>,
    /// Mend in place what can be mended mechanically, as far as no other finding comes of it
    #[arg(long)]
    fix: bool,
    /// Print sentences instead of drawings, for a screen reader
    #[arg(long)]
    narrate: bool,
    /// Show all findings, however many
    #[arg(long)]
    all: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Format {
    /// Drawn around the text, for people
    Pretty,
    /// `file:line:col: error[CODE]: message`
    Line,
    /// JSON Lines, one finding a line
    Json,
    /// One SARIF 2.1.0 document
    Sarif,
    /// Annotations of GitHub workflows
    Github,
}

/// One treaty to check, with the levels that hold for it.
struct Job {
    input: Input,
    levels: Levels,
}

/// What there is to print about one treaty. The texts are gone by then: of many treaties only the findings are kept.
#[derive(Default)]
struct Done {
    /// Each with its level, in the order of the text; at most [`MOST`] unless all are shown.
    printed: Vec<(Severity, String)>,
    sarif: sarif::Results,
    tally: Tally,
    /// The files it includes.
    includes: Vec<PathBuf>,
    mended: usize,
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    let (inputs, troubles) = host::gather(&options.inputs);
    let mut outcome = Outcome::Clean;
    for trouble in troubles {
        outcome = fail(trouble);
    }
    if options.fix && inputs.iter().any(|i| i.path.is_none()) {
        return fail("standard input cannot be mended in place: give `--fix` a file");
    }
    let (jobs, troubles) = match jobs(inputs, options) {
        Ok(both) => both,
        Err(sentence) => return fail(sentence),
    };
    for trouble in troubles {
        outcome = fail(trouble);
    }

    let progress = Progress::new(jobs.len());
    let one = |job: &Job| {
        let done = check(job, options, context.look);
        progress.step();
        done
    };
    // Two treaties may include one file, and only one of them can mend it at a time.
    // And for a single treaty, threads would cost more than they bring.
    let results: Vec<Result<Done, Trouble>> = if options.fix || jobs.len() == 1 {
        jobs.iter().map(one).collect()
    } else {
        host::many_threads();
        jobs.par_iter().map(one).collect()
    };
    progress.finish();

    let mut kept = Vec::new();
    for (job, result) in jobs.iter().zip(results) {
        match result {
            Ok(done) => kept.push((&job.input, done)),
            Err(trouble) => outcome = fail(trouble),
        }
    }
    let kept = without_included(kept);
    let tally = kept.iter().fold(Tally::default(), |t, (_, d)| t.plus(d.tally));
    if tally.errors > 0 {
        outcome = outcome.max(Outcome::Findings);
    }
    print(kept, tally, options, outcome != Outcome::Failed);
    outcome
}

/// The treaties to check, each with its levels: those of `treaty.toml`, then those of the command line. A settings
/// file that cannot be understood holds up only the treaties it is for.
fn jobs(inputs: Vec<Input>, options: &Options) -> Result<(Vec<Job>, Vec<Trouble>), String> {
    let mut given: Vec<(String, Option<Severity>)> = Vec::new();
    for (words, level) in
        [(&options.allow, None), (&options.warn, Some(Severity::Warning)), (&options.deny, Some(Severity::Error))]
    {
        for word in words {
            if !(word == "warnings" && level == Some(Severity::Error)) {
                given.push((code(word)?, level));
            }
        }
    }
    let mut store = Store::default();
    let mut jobs = Vec::new();
    let mut troubles = Vec::new();
    for input in inputs {
        match store.of(&input) {
            Ok(settings) => {
                let mut levels = settings.levels;
                levels.codes.extend(given.iter().cloned());
                levels.deny_warnings |= options.deny.iter().any(|w| w == "warnings");
                jobs.push(Job { input, levels });
            }
            // One file of settings for many treaties is told once.
            Err(trouble) if troubles.contains(&trouble) => {}
            Err(trouble) => troubles.push(trouble),
        }
    }
    Ok((jobs, troubles))
}

fn check(job: &Job, options: &Options, look: Look) -> Result<Done, Trouble> {
    let Job { input, levels } = job;
    let bytes = host::read(input)?;
    let folder = Folder::new(&input.folder());
    let (checked, mended) = match (&input.path, options.fix) {
        (Some(path), true) => {
            let real = host::absolute(path);
            let mended = mend::mend(&input.name, &real, &bytes, &folder, levels, session::check);
            for (file, text) in &mended.texts {
                host::write(file, text.as_bytes())?;
            }
            (mended.checked, mended.applied)
        }
        _ => (session::check(&input.name, bytes, &folder, levels), 0),
    };
    Ok(Done { mended, ..report(&checked, &folder, options, look) })
}

/// Turns the findings into what is printed, and lets the text go.
fn report(checked: &Checked, folder: &Folder, options: &Options, look: Look) -> Done {
    let Checked { sources, findings, .. } = checked;
    let mut done = Done { tally: Tally::of(findings), ..Done::default() };
    done.includes = sources.files().iter().skip(1).filter_map(|f| folder.find(&f.name)).collect();
    let everything = options.info || matches!(options.format, Format::Json | Format::Sarif);
    let shown: Vec<&Finding> = findings.iter().filter(|f| everything || f.severity > Severity::Info).collect();
    if options.format == Format::Sarif {
        done.sarif = sarif::results(shown, sources);
        return done;
    }
    let pretty = Pretty::new(look);
    let write = |f: &Finding| match options.format {
        Format::Pretty if options.narrate => narrate::write(f, sources),
        Format::Pretty | Format::Sarif => pretty.write(f, sources),
        Format::Line => line::write(f, sources),
        Format::Json => json::write(f, sources),
        Format::Github => github::write(f, sources),
    };
    let levels: Vec<Severity> = shown.iter().map(|f| f.severity).collect();
    let chosen = choose(&levels, if capped(options) { MOST } else { usize::MAX });
    done.printed = shown.iter().zip(chosen).filter(|&(_, take)| take).map(|(f, _)| (f.severity, write(f))).collect();
    done
}

/// Only what is drawn for people is cut short: a program wants everything.
fn capped(options: &Options) -> bool {
    options.format == Format::Pretty && !options.all
}

/// Which of the findings to show where only `most` are: the gravest, among equals the first.
fn choose(levels: &[Severity], most: usize) -> Vec<bool> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(levels.get(i).copied()));
    let mut chosen = vec![false; levels.len()];
    for i in order.into_iter().take(most) {
        if let Some(take) = chosen.get_mut(i) {
            *take = true;
        }
    }
    chosen
}

/// Leaves out the files that were only found below a folder and are parts of other treaties: what there is to say
/// about them was said there.
fn without_included(kept: Vec<(&Input, Done)>) -> Vec<(&Input, Done)> {
    let mut by: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    for (i, (_, done)) in kept.iter().enumerate() {
        for path in &done.includes {
            by.entry(path.clone()).or_default().push(i);
        }
    }
    let mut left_out = vec![false; kept.len()];
    for (i, (input, _)) in kept.iter().enumerate() {
        let (Some(path), Some(_)) = (&input.path, &input.below) else { continue };
        let Some(includers) = by.get(&host::absolute(path)) else { continue };
        // Of two that include each other, one must stay.
        let stays = |&j: &usize| j != i && left_out.get(j) == Some(&false);
        let drop = includers.iter().any(stays);
        if let Some(out) = left_out.get_mut(i) {
            *out = drop;
        }
    }
    kept.into_iter().zip(left_out).filter(|(_, out)| !out).map(|(one, _)| one).collect()
}

fn print(kept: Vec<(&Input, Done)>, tally: Tally, options: &Options, complete: bool) {
    if options.format == Format::Sarif {
        let mut log = sarif::Log::default();
        for (_, done) in kept {
            log.add(done.sarif);
        }
        let _ = host::out(&log.finish(complete));
        return;
    }
    let levels: Vec<Severity> = kept.iter().flat_map(|(_, d)| d.printed.iter().map(|p| p.0)).collect();
    let mut chosen = choose(&levels, if capped(options) { MOST } else { usize::MAX }).into_iter();
    let mut shown = Tally::default();
    for (_, done) in &kept {
        let mut out = String::new();
        for (level, text) in &done.printed {
            if chosen.next() == Some(true) {
                out.push_str(text);
                match level {
                    Severity::Error => shown.errors += 1,
                    Severity::Warning => shown.warnings += 1,
                    Severity::Info => shown.infos += 1,
                }
            }
        }
        if !out.is_empty() && !host::out(&out) {
            // Nobody reads any more.
            return;
        }
    }
    if options.format == Format::Pretty && !kept.is_empty() {
        let _ = host::out(&summary(&kept, tally, shown, options.info));
    }
}

/// The last lines: what was left out, what was mended, what there is.
fn summary(kept: &[(&Input, Done)], all: Tally, shown: Tally, info: bool) -> String {
    let counted = if info { all } else { Tally { infos: 0, ..all } };
    let what = match kept {
        [(input, _)] => input.name.clone(),
        _ => format!("{} treaties", kept.len()),
    };
    let mut out = String::new();
    let more = Tally {
        errors: counted.errors.saturating_sub(shown.errors),
        warnings: counted.warnings.saturating_sub(shown.warnings),
        infos: counted.infos.saturating_sub(shown.infos),
    };
    if more.total() > 0 {
        // Writing to a `String` cannot fail, here and below.
        let _ = writeln!(out, "not shown: {}; `--all` shows everything", more.words());
    }
    match kept.iter().map(|(_, d)| d.mended).sum::<usize>() {
        0 => {}
        1 => out.push_str("1 mended\n"),
        n => {
            let _ = writeln!(out, "{n} mended");
        }
    }
    let hidden = all.infos - counted.infos;
    let aside = if hidden > 0 { format!(" ({hidden} more with `--info`)") } else { String::new() };
    let _ = writeln!(out, "{} in {what}{aside}", counted.words());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_are_shown_first_and_the_order_stays() {
        use Severity::{Error as E, Info as I, Warning as W};
        assert_eq!(choose(&[W, I, E, W, E], 3), [true, false, true, false, true]);
        assert_eq!(choose(&[W, I], 9), [true, true]);
    }
}
