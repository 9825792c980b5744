//! `treatyc fingerprint`: what a treaty says in one number, and whether two files say the same.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::{Outcome, fail};
use crate::finding::{Finding, Severity};
use crate::host::{self, Folder, Input};
use crate::model::Model;
use crate::report::line;
use crate::rounds::words;
use crate::session::{self, Checked, Levels};
use crate::substance::{self, Substance};

/// Print the fingerprint of a treaty, or prove that two files are the same treaty
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc fingerprint framework.treaty                  64 digits, and the file
  treatyc fingerprint ours.treaty theirs.treaty         whether the two originals are the same treaty

It is the SHA-256 of what the treaty says. Layout, comments, notes, the draft label, names that are not printed, what is
said about the state of a text (agreed, reserved, reviewed), the order of the parties and of the languages are outside it.
A geometry is inside by its name, not by what its file holds.

Exit code: 0 the same treaty (or one file), 1 different treaties, 2 a file could not be read or has errors in its text.")]
pub(super) struct Options {
    /// The treaty; `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Another, to be held against it
    #[arg(value_name = "FILE")]
    other: Option<PathBuf>,
}

pub(super) fn run(options: &Options) -> Outcome {
    let one = match read(&options.file) {
        Ok(one) => one,
        Err(sentence) => return fail(sentence),
    };
    let mut out = format!("{}  {}\n", one.1.fingerprint(), one.0);
    let Some(other) = &options.other else {
        let _ = host::out(&out);
        return Outcome::Clean;
    };
    let two = match read(other) {
        Ok(two) => two,
        Err(sentence) => return fail(sentence),
    };
    let _ = writeln!(out, "{}  {}", two.1.fingerprint(), two.0);
    let same = one.1.fingerprint() == two.1.fingerprint();
    if same {
        out.push_str("the same treaty\n");
    } else {
        out.push_str("different treaties; they part in these statements:\n");
        out.push_str(&words::lines(&one.1, &two.1));
    }
    let _ = host::out(&out);
    if same { Outcome::Clean } else { Outcome::Findings }
}

fn read(path: &std::path::Path) -> Result<(String, Substance), String> {
    let input = Input::one(path)?;
    let bytes = host::read(&input).map_err(|t| t.0)?;
    let checked: Checked = session::check(&input.name, bytes, &Folder::new(&input.folder()), &Levels::default());
    // Of a text that cannot be read nobody can say what it says.
    let unread = |f: &&Finding| f.severity == Severity::Error && f.code.0.starts_with(['S', 'R']);
    if let Some(finding) = checked.findings.iter().find(unread) {
        let said = line::write(finding, &checked.sources);
        return Err(format!("`{}` cannot be read to its end:\n  {}", input.name, said.trim_end()));
    }
    let model = Model::new(&checked.tree, &checked.sources);
    Ok((input.name, substance::treaty(&model)))
}
