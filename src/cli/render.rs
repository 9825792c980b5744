//! `treatyc render`: treaties as documents.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::settings::{Settings, Store};
use super::{Context, Outcome, did_you_mean, fail};
use crate::finding::{Finding, Severity};
use crate::host::{self, Folder, Input};
use crate::render::{self, OpenPoint, RenderError};
use crate::report::pretty::Pretty;
use crate::session::{self, Checked, Levels};

/// Write treaties out as documents
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  treatyc render framework.treaty -o framework.html      the format by the ending
  treatyc render framework.treaty --to txt               to standard output
  treatyc render drafts/ --to md -o out/                 every `.treaty` below, into a folder
  treatyc render framework.treaty -o a.html --package corridor_status=lease,corridor.lasts=Russia
  treatyc render framework.treaty -o a.html --party Ukraine  what Ukraine would like to read
  treatyc render framework.treaty -o a.html --clean      agreed text only, […] for what is open
  treatyc render framework.treaty -o final.html --final  refuses open text
  treatyc render --eject house/                          writes the built-in templates out, to be changed
  treatyc render framework.treaty -o a.html --templates house/")]
pub(super) struct Options {
    /// Treaties, folders (every `.treaty` below) or `-` for standard input
    #[arg(value_name = "FILE|FOLDER|-", required_unless_present = "eject")]
    inputs: Vec<PathBuf>,
    /// The format; otherwise by the ending of the output, otherwise Markdown
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Option<Format>,
    /// The file to write, or the folder where there are several treaties; otherwise standard output
    #[arg(short, long, value_name = "FILE|FOLDER")]
    output: Option<PathBuf>,
    /// A folder with templates that replace the built-in ones of the same name
    #[arg(long, value_name = "FOLDER")]
    templates: Option<PathBuf>,
    /// Write the built-in templates into a folder
    #[arg(long, value_name = "FOLDER")]
    eject: Option<PathBuf>,
    /// Choose options of unsettled text
    #[arg(long, value_name = "POINT=OPTION", value_delimiter = ',')]
    package: Vec<String>,
    /// Take all that this party proposes; where it proposes nothing, the brackets stay
    #[arg(long, value_name = "PARTY")]
    party: Option<String>,
    /// Leave out what is not settled, with […] in its place
    #[arg(long)]
    clean: bool,
    /// Refuse text that is not settled
    #[arg(long = "final")]
    is_final: bool,
    /// Say everything there is to say about the treaty, not only the errors
    #[arg(long)]
    info: bool,
}

/// A format of documents, as an argument.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Format {
    /// Markdown
    Md,
    /// One self-contained page
    Html,
    /// Plain text
    Txt,
    /// The whole resolved model, for programs
    Json,
}

impl From<Format> for render::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Md => Self::Md,
            Format::Html => Self::Html,
            Format::Txt => Self::Txt,
            Format::Json => Self::Json,
        }
    }
}

impl Format {
    fn of(output: &Path) -> Result<Self, String> {
        let ending = host::extension(output).unwrap_or_default();
        match ending.as_str() {
            "md" | "markdown" => Ok(Self::Md),
            "html" | "htm" => Ok(Self::Html),
            "txt" => Ok(Self::Txt),
            "json" => Ok(Self::Json),
            _ => {
                let guess = did_you_mean(&ending, ["md", "html", "txt", "json"]);
                Err(format!("the ending of `{}` names no format (md, html, txt, json){guess}", output.display()))
            }
        }
    }
}

pub(super) fn run(options: &Options, context: &Context) -> Outcome {
    if let Some(folder) = &options.eject {
        return eject(folder).err().map_or(Outcome::Clean, fail);
    }
    let package = match package(&options.package) {
        Ok(package) => package,
        Err(sentence) => return fail(sentence),
    };
    let (inputs, troubles) = host::gather(&options.inputs);
    let mut outcome = Outcome::Clean;
    for trouble in troubles {
        outcome = fail(trouble);
    }
    let plan = match plan(&inputs, options) {
        Ok(plan) => plan,
        Err(sentence) => return fail(sentence),
    };
    let mut store = Store::default();
    for (input, (format, target)) in inputs.iter().zip(plan) {
        let done = store.of(input).map_err(|t| t.0).and_then(|settings| {
            let templates = templates(options, &settings)?;
            let wishes = render::Settings {
                format: format.into(),
                package: &package,
                party: options.party.as_deref(),
                is_clean: options.clean,
                is_final: options.is_final,
                languages: &settings.languages,
                templates: &templates,
            };
            one(input, &settings, &wishes, target.as_deref(), options, context)
        });
        outcome = outcome.max(done.unwrap_or_else(fail));
    }
    outcome
}

/// The format and the file (`None`: standard output) of each document.
fn plan(inputs: &[Input], options: &Options) -> Result<Vec<(Format, Option<PathBuf>)>, String> {
    let Some(output) = options.output.as_deref().filter(|o| o.as_os_str() != "-") else {
        if inputs.len() > 1 {
            return Err("several treaties want a folder to be written to: say `-o FOLDER`".into());
        }
        return Ok(inputs.iter().map(|_| (options.to.unwrap_or(Format::Md), None)).collect());
    };
    let named_folder = output.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    let asked_for_folder = options.inputs.iter().any(|p| host::is_folder(p));
    if inputs.len() == 1 && !asked_for_folder && !named_folder && !host::is_folder(output) {
        let format = options.to.map_or_else(|| Format::of(output), Ok)?;
        if inputs.iter().filter_map(|i| i.path.as_deref()).any(|p| host::absolute(p) == host::absolute(output)) {
            return Err(format!("`{}` is the treaty itself: it is not written over", output.display()));
        }
        return Ok(vec![(format, Some(output.to_path_buf()))]);
    }
    let format = options.to.unwrap_or(Format::Md);
    let mut seen = BTreeMap::new();
    let mut plan = Vec::new();
    for input in inputs {
        let path = input.path.as_deref().unwrap_or(Path::new("stdin"));
        // What was found below a folder keeps its place below it.
        let below = input.below.as_deref().map(|b| b.strip_prefix(".").unwrap_or(b));
        let inside = below.and_then(|b| path.strip_prefix(b).ok()).map(Path::to_path_buf);
        let relative = inside.unwrap_or_else(|| path.file_name().map(PathBuf::from).unwrap_or_default());
        let target = output.join(relative).with_extension(render::Format::from(format).ending());
        if let Some(other) = seen.insert(target.clone(), &input.name) {
            return Err(format!("`{other}` and `{}` would both be written to `{}`", input.name, target.display()));
        }
        plan.push((format, Some(target)));
    }
    Ok(plan)
}

pub(super) fn package(given: &[String]) -> Result<Vec<(String, String)>, String> {
    let pair = |word: &String| match word.split_once('=') {
        Some((point, option)) if !point.trim().is_empty() && !option.trim().is_empty() => {
            Ok((point.trim().to_string(), option.trim().to_string()))
        }
        _ => Err(format!("`{word}` chooses nothing: write `point=option`, as in `corridor_status=lease`")),
    };
    given.iter().map(pair).collect()
}

fn templates(options: &Options, settings: &Settings) -> Result<BTreeMap<String, String>, String> {
    match options.templates.as_ref().or(settings.templates.as_ref()) {
        Some(folder) => host::read_texts(folder, "hbs").map_err(|t| t.0),
        None => Ok(BTreeMap::new()),
    }
}

fn one(
    input: &Input,
    settings: &Settings,
    wishes: &render::Settings<'_>,
    target: Option<&Path>,
    options: &Options,
    context: &Context,
) -> Result<Outcome, String> {
    let bytes = host::read(input).map_err(|t| t.0)?;
    // Warnings that a house counts as errors hold up its checks, not a delegation that wants to read its draft.
    let levels = Levels { deny_warnings: false, ..settings.levels.clone() };
    let checked = session::check(&input.name, bytes, &Folder::new(&input.folder()), &levels);
    // Standard error, because the document may go to standard output; and that is no screen we know.
    let pretty = Pretty::new(crate::report::pretty::Look { unicode: false, colour: false, ..context.look });
    let choices = &checked.tree.choices;
    // What is wrong with other packages is no fault of this document. Where there is no such package, all counts.
    let under = render::package::assignment(choices, wishes.package).unwrap_or_default();
    let here: Vec<&Finding> = checked.findings.iter().filter(|f| render::package::holds(f, choices, &under)).collect();
    for finding in here.iter().filter(|f| options.info || f.severity == Severity::Error) {
        host::warn(pretty.write(finding, &checked.sources).trim_end_matches('\n'));
        host::warn("");
    }
    if here.iter().any(|f| f.severity == Severity::Error) {
        host::warn(&format!("`{}` is not rendered: mend the errors first", input.name));
        return Ok(Outcome::Findings);
    }
    let document = match render::render(&checked, wishes) {
        Ok(document) => document,
        Err(RenderError::Open(points)) => {
            host::warn(&open(&input.name, &points, &checked));
            return Ok(Outcome::Findings);
        }
        Err(RenderError::Package(sentence) | RenderError::Language(sentence) | RenderError::Template(sentence)) => {
            return Err(sentence);
        }
    };
    match target {
        None => {
            let _ = host::out(&document);
        }
        Some(path) => {
            if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
                host::make_folder(folder).map_err(|t| t.0)?;
            }
            host::write(path, document.as_bytes()).map_err(|t| t.0)?;
        }
    }
    Ok(Outcome::Clean)
}

/// Writes the built-in templates out. None that is there already is written over: it may be the house's own.
fn eject(folder: &Path) -> Result<(), String> {
    host::make_folder(folder).map_err(|t| t.0)?;
    for (name, text) in render::format::built_in() {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            host::make_folder(parent).map_err(|t| t.0)?;
        }
        host::write_new(&path, text.as_bytes()).map_err(|t| t.0)?;
    }
    Ok(())
}

/// What is open in a text that was asked for as final, a line for each place.
fn open(name: &str, points: &[OpenPoint], checked: &Checked) -> String {
    let places = if points.len() == 1 { "one place is".to_string() } else { format!("{} places are", points.len()) };
    let mut out = format!("N001: `{name}` is not final: {places} open");
    for point in points {
        if let Some(file) = checked.sources.file_of(point.span.start) {
            let at = file.position(point.span.start.saturating_sub(file.base));
            let _ = write!(out, "\n  {}:{}:{}: {}", file.name, at.line, at.column, point.message);
        }
    }
    if points.iter().any(|p| p.is_choice) {
        out.push_str("\nTake an option with `--package point=option`, or settle the text.");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_pairs() {
        assert_eq!(package(&["a=b".into()]), Ok(vec![("a".into(), "b".into())]));
        assert!(package(&["a".into()]).is_err_and(|e| e.starts_with("`a` chooses nothing")));
        assert!(package(&["=b".into()]).is_err());
    }

    #[test]
    fn the_ending_names_the_format() {
        assert_eq!(Format::of(Path::new("x.HTML")), Ok(Format::Html));
        let error = Format::of(Path::new("x.htlm")).err().unwrap_or_default();
        assert_eq!(error, "the ending of `x.htlm` names no format (md, html, txt, json); did you mean `html`?");
    }
}
