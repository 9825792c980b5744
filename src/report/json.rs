//! JSON Lines: one finding a line, in a format of its own with a published schema.

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::{Finding, Severity};
use crate::report::{main_place, place};
use crate::rules;
use crate::source::{Position, Sources, Span};

/// One finding of `treatyc check --format json`; each line of the output is one of these.
#[derive(Serialize, JsonSchema, Debug)]
#[schemars(title = "Finding")]
struct JsonFinding<'a> {
    /// The stable code of the check, such as `T205`.
    code: &'a str,
    /// The name of the check, such as `no-start`.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// How grave it is.
    severity: JsonSeverity,
    /// The file of the main place.
    file: &'a str,
    /// The first line, understood alone.
    message: &'a str,
    /// The places involved; the first is the main one. Empty where the finding is about the whole file.
    labels: Vec<JsonLabel<'a>>,
    /// Why it matters in this treaty.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    /// The mechanical mend, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<JsonFix<'a>>,
    /// The packages in which it holds; absent where that is all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    packages: Option<JsonPackages<'a>>,
}

/// How grave a finding is.
#[derive(Serialize, JsonSchema, Debug)]
#[serde(rename_all = "lowercase")]
enum JsonSeverity {
    /// Worth knowing.
    Info,
    /// A careful lawyer would speak up.
    Warning,
    /// The treaty cannot be meant like this.
    Error,
}

/// A place in a file.
#[derive(Serialize, JsonSchema, Debug)]
struct JsonPosition {
    /// Line, from 1.
    line: u32,
    /// Column in characters, from 1.
    column: u32,
    /// Offset in bytes from the beginning of the file, from 0.
    byte: u32,
    /// Offset in UTF-16 units from the beginning of the line, from 0.
    utf16: u32,
}

/// A place that a finding is about.
#[derive(Serialize, JsonSchema, Debug)]
struct JsonLabel<'a> {
    /// The file it is in.
    file: &'a str,
    /// Where it begins.
    start: JsonPosition,
    /// One past where it ends.
    end: JsonPosition,
    /// What is there, in a few words; may be empty.
    text: &'a str,
}

/// A mechanical mend.
#[derive(Serialize, JsonSchema, Debug)]
struct JsonFix<'a> {
    /// What it does, as an order.
    title: &'a str,
    /// The edits, in no order, not overlapping.
    edits: Vec<JsonEdit<'a>>,
}

/// Text to put in the place of a range.
#[derive(Serialize, JsonSchema, Debug)]
struct JsonEdit<'a> {
    /// The file to change.
    file: &'a str,
    /// Where what goes begins.
    start: JsonPosition,
    /// One past where it ends; the same as `start` where text is only put in.
    end: JsonPosition,
    /// What comes instead.
    text: &'a str,
}

/// The packages in which a finding holds.
#[derive(Serialize, JsonSchema, Debug)]
struct JsonPackages<'a> {
    /// In words.
    words: &'a str,
    /// Alternatives, each a list of choices that must all be taken.
    choices: Vec<Vec<JsonChoice<'a>>>,
    /// How many packages those are, where the number can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u128>,
    /// How many packages there are, where the number can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<u128>,
}

/// An option taken at an open point, as `--package point=option` takes it.
#[derive(Serialize, JsonSchema, Debug)]
struct JsonChoice<'a> {
    /// The open point.
    point: &'a str,
    /// The option taken.
    option: &'a str,
}

impl From<Position> for JsonPosition {
    fn from(p: Position) -> Self {
        Self { line: p.line, column: p.column, byte: p.byte, utf16: p.utf16 }
    }
}

/// The finding as one line of JSON, with its line end.
#[must_use]
pub fn write(finding: &Finding, sources: &Sources) -> String {
    let range =
        |span: Span| place(sources, span).map(|p| (p.file, JsonPosition::from(p.start), JsonPosition::from(p.end)));
    let labels = finding.labels.iter().filter_map(|l| {
        let (file, start, end) = range(l.span)?;
        Some(JsonLabel { file, start, end, text: &l.text })
    });
    let fix = finding.fix.as_ref().map(|fix| JsonFix {
        title: &fix.title,
        edits: fix
            .edits
            .iter()
            .filter_map(|e| {
                let (file, start, end) = range(e.span)?;
                Some(JsonEdit { file, start, end, text: &e.text })
            })
            .collect(),
    });
    let packages = finding.packages.as_ref().map(|p| JsonPackages {
        words: &p.words,
        choices: p
            .choices
            .iter()
            .map(|all| all.iter().map(|(point, option)| JsonChoice { point, option }).collect())
            .collect(),
        count: p.count,
        total: p.total,
    });
    let line = JsonFinding {
        code: finding.code.0,
        name: rules::find(finding.code.0).map(|r| r.name),
        severity: match finding.severity {
            Severity::Info => JsonSeverity::Info,
            Severity::Warning => JsonSeverity::Warning,
            Severity::Error => JsonSeverity::Error,
        },
        file: main_place(finding, sources).file,
        message: &finding.message,
        labels: labels.collect(),
        why: finding.why.as_deref(),
        help: finding.help.as_deref(),
        fix,
        packages,
    };
    // Plain data with text keys: there is nothing in it that JSON could not say.
    let mut out = serde_json::to_string(&line).unwrap_or_default();
    out.push('\n');
    out
}

/// The JSON schema of one line, as published in `docs/schema/finding.schema.json`.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(JsonFinding<'_>);
    let mut out = serde_json::to_string_pretty(&schema).unwrap_or_default();
    out.push('\n');
    out
}
