//! `treatyc review`: what somebody has compared is remembered.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::{Context, Outcome, fail};
use crate::finding::Severity;
use crate::host::{self, Folder, Input};
use crate::lock::{self, Locks, Reviewed};
use crate::model::Model;
use crate::report::pretty::{Look, Pretty};
use crate::session::{self, Files, Levels};
use crate::substance;

/// Remember which texts somebody has compared with their structure
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc review accord.treaty

Writes for each text or article with `reviewed on DATE by \"…\"` its fingerprint and its statements into `treaty.lock` beside the
treaty. As long as neither the text nor the structure changes, `treatyc check` does not compare the two; once one does, it shows the change
(X001). A mark with a new day is a new comparison; one with the old day stays as it was remembered.

Exit code: 0 remembered, 1 the treaty has errors, 2 it could not be done.")]
pub(super) struct Options {
    /// The treaty
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    match review(options, context) {
        Ok(outcome) => outcome,
        Err(sentence) => fail(sentence),
    }
}

fn review(options: &Options, context: &Context) -> Result<Outcome, String> {
    let input = Input::one(&options.file)?;
    if input.path.is_none() {
        return Err("standard input has no folder in which its lock could lie: name a file".into());
    }
    let folder = Folder::new(&input.folder());
    let bytes = host::read(&input).map_err(|t| t.0)?;
    let checked = session::check(&input.name, bytes, &folder, &Levels::default());
    // What cannot be read cannot have been compared.
    let grave = |f: &&crate::finding::Finding| f.severity == Severity::Error && f.code.0.starts_with(['S', 'R']);
    if checked.findings.iter().any(|f| grave(&f)) {
        let pretty = Pretty::new(Look { unicode: false, colour: false, ..context.look });
        for finding in checked.findings.iter().filter(grave) {
            host::warn(&pretty.write(finding, &checked.sources));
        }
        host::warn("nothing is remembered: mend the errors first");
        return Ok(Outcome::Findings);
    }
    let mut locks = match folder.lock().map_err(|e| format!("`{}` {e}", lock::FILE))? {
        Some(bytes) => Locks::read(&bytes).map_err(|e| format!("`{}` {e}", lock::FILE))?,
        None => Locks::default(),
    };
    let treaty = session::own_name(&input.name).to_owned();
    let before = locks.reviewed(&treaty).map_err(|e| format!("`{}` {e}", lock::FILE))?;
    let model = Model::new(&checked.tree, &checked.sources);
    let (mut all, mut said) = (Vec::new(), String::new());
    for mark in substance::reviews(&model) {
        let known = before.iter().find(|b| (&b.text, &b.on, &b.by) == (&mark.key, &mark.on, &mark.by));
        let one = known.cloned().unwrap_or_else(|| {
            let says = substance::compared(&model, mark.node);
            let (text, on, by) = (mark.key.clone(), mark.on.clone(), mark.by.clone());
            Reviewed { text, on, by, fingerprint: says.fingerprint(), says: says.shown() }
        });
        // Writing to a `String` cannot fail.
        let _ = writeln!(said, "{}: `{}`, {}", if known.is_some() { "known" } else { "remembered" }, one.text, one.on);
        all.push(one);
    }
    if all.is_empty() && before.is_empty() {
        let _ = host::out("no text is marked `reviewed on DATE by \"…\"`: nothing to remember\n");
        return Ok(Outcome::Clean);
    }
    locks.put_reviewed(&treaty, &all);
    let lock = input.folder().join(lock::FILE);
    host::write(&lock, locks.write().as_bytes()).map_err(|t| t.0)?;
    let _ = host::out(&format!("{said}written to {}\n", lock.strip_prefix(".").unwrap_or(&lock).display()));
    Ok(Outcome::Clean)
}
