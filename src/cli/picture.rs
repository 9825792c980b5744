//! What the commands that draw a treaty share: one treaty in, one file out.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::settings::Store;
use super::{Context, Outcome, did_you_mean, fail};
use crate::finding::Severity;
use crate::host::{self, Folder};
use crate::report::pretty::{Look, Pretty};
use crate::session::{self, Checked, Levels};

/// One treaty in, one file out, in one of the formats of a command.
#[derive(Args, Debug)]
pub(super) struct Sheet<F: ValueEnum + Send + Sync + 'static> {
    /// The treaty, or `-` for standard input
    #[arg(value_name = "FILE|-")]
    pub input: PathBuf,
    /// The format; otherwise by the ending of the output, otherwise the first of these
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<F>,
    /// The file to write; otherwise standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Reads a treaty and writes what `make` makes of it, in the format asked for, by the ending of the output, or `otherwise`.
pub(super) fn draw<F: ValueEnum + Copy + Send + Sync + 'static>(
    sheet: &Sheet<F>,
    otherwise: F,
    context: &Context,
    make: impl Fn(&Checked, F) -> Result<String, String>,
) -> Outcome {
    one(sheet, otherwise, context, make).unwrap_or_else(fail)
}

fn one<F: ValueEnum + Copy + Send + Sync + 'static>(
    sheet: &Sheet<F>,
    otherwise: F,
    context: &Context,
    make: impl Fn(&Checked, F) -> Result<String, String>,
) -> Result<Outcome, String> {
    let output = sheet.output.as_deref().filter(|o| o.as_os_str() != "-");
    let format = match (sheet.to, output) {
        (Some(format), _) => format,
        (None, Some(output)) => of_ending(output)?,
        (None, None) => otherwise,
    };
    let (inputs, troubles) = host::gather(std::slice::from_ref(&sheet.input));
    if let Some(trouble) = troubles.into_iter().next() {
        return Err(trouble.0);
    }
    let [input] = inputs.as_slice() else { return Err("one treaty is drawn at a time: name one file".into()) };
    if let (Some(output), Some(path)) = (output, input.path.as_deref())
        && host::absolute(path) == host::absolute(output)
    {
        return Err(format!("`{}` is the treaty itself: it is not written over", output.display()));
    }
    let settings = Store::default().of(input).map_err(|t| t.0)?;
    let bytes = host::read(input).map_err(|t| t.0)?;
    let levels = Levels { deny_warnings: false, ..settings.levels };
    let checked = session::check(&input.name, bytes, &Folder::new(&input.folder()), &levels);
    let pretty = Pretty::new(Look { unicode: false, colour: false, ..context.look });
    let mut outcome = Outcome::Clean;
    for finding in checked.findings.iter().filter(|f| f.severity == Severity::Error) {
        host::warn(pretty.write(finding, &checked.sources).trim_end_matches('\n'));
        host::warn("");
        outcome = Outcome::Findings;
    }
    let drawn = make(&checked, format)?;
    match output {
        None => {
            let _ = host::out(&drawn);
        }
        Some(path) => {
            if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
                host::make_folder(folder).map_err(|t| t.0)?;
            }
            host::write(path, drawn.as_bytes()).map_err(|t| t.0)?;
        }
    }
    Ok(outcome)
}

/// The format that the ending of a file names.
fn of_ending<F: ValueEnum + Copy>(output: &Path) -> Result<F, String> {
    let ending = host::extension(output).unwrap_or_default();
    let names: Vec<String> =
        F::value_variants().iter().filter_map(|f| Some(f.to_possible_value()?.get_name().to_owned())).collect();
    F::from_str(&ending, true).map_err(|_| {
        let guess = did_you_mean(&ending, names.iter().map(String::as_str));
        format!("the ending of `{}` names no format ({}){guess}", output.display(), names.join(", "))
    })
}
