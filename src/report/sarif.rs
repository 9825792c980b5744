//! SARIF 2.1.0: one document for a whole run, for code scanning services.

use std::fmt::Write as _;

use serde::Serialize;

use crate::finding::{Finding, Severity};
use crate::report::{gist, place};
use crate::rules;
use crate::source::{Sources, Span};

/// The document of one run, filled file by file.
#[derive(Default, Debug)]
pub struct Log {
    results: Vec<ResultEntry>,
}

/// The findings of one file, ready to be added to a [`Log`].
#[derive(Default, Debug)]
pub struct Results(Vec<ResultEntry>);

/// Turns findings into results.
#[must_use]
pub fn results<'a>(findings: impl IntoIterator<Item = &'a Finding>, sources: &Sources) -> Results {
    Results(findings.into_iter().map(|f| ResultEntry::new(f, sources)).collect())
}

impl Log {
    /// Adds the findings of one file.
    pub fn add(&mut self, results: Results) {
        self.results.extend(results.0);
    }

    /// The document. `complete` says whether every input could be read.
    #[must_use]
    pub fn finish(mut self, complete: bool) -> String {
        // Only the checks that spoke: the pages of all the others would be most of the document.
        let mut codes: Vec<&'static str> = self.results.iter().map(|r| r.rule_id).collect();
        codes.sort_unstable();
        codes.dedup();
        for result in &mut self.results {
            result.rule_index = codes.binary_search(&result.rule_id).ok();
        }
        let document = Document {
            schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: Tool {
                    driver: Driver {
                        name: "treatyc",
                        version: env!("CARGO_PKG_VERSION"),
                        rules: codes.into_iter().map(RuleEntry::new).collect(),
                    },
                },
                invocations: [Invocation { execution_successful: complete }],
                column_kind: "utf16CodeUnits",
                results: self.results,
            }],
        };
        // Plain data with text keys: there is nothing in it that JSON could not say.
        let mut out = serde_json::to_string_pretty(&document).unwrap_or_default();
        out.push('\n');
        out
    }
}

#[derive(Serialize)]
struct Document {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    results: Vec<ResultEntry>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<RuleEntry>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleEntry {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
}

impl RuleEntry {
    fn new(code: &'static str) -> Self {
        let Some(rule) = rules::find(code) else {
            return Self { id: code, name: None, short_description: None, help: None, default_configuration: None };
        };
        let page = (!rule.page.is_empty()).then_some(rule.page);
        Self {
            id: code,
            name: Some(rule.name),
            short_description: page.map(|p| Message { text: gist(p).into() }),
            help: page.map(|p| Help { text: p, markdown: p }),
            default_configuration: Some(Configuration { level: level(rule.severity) }),
        }
    }
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize, Debug)]
struct Message {
    text: String,
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct ResultEntry {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

#[derive(Serialize, Debug)]
struct Properties {
    packages: String,
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names, reason = "the names are the format's")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize, PartialEq, Debug)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct FixEntry {
    description: Message,
    artifact_changes: Vec<ArtifactChange>,
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

impl ResultEntry {
    fn new(finding: &Finding, sources: &Sources) -> Self {
        let mut locations = Vec::new();
        let mut related = Vec::new();
        for (i, label) in finding.labels.iter().enumerate() {
            let Some((artifact_location, region)) = region(label.span, sources) else { continue };
            let message = (!label.text.is_empty()).then(|| Message { text: label.text.clone() });
            let physical_location = PhysicalLocation { artifact_location, region: Some(region) };
            if i == 0 {
                locations.push(Location { id: None, physical_location, message });
            } else {
                related.push(Location { id: Some(i), physical_location, message });
            }
        }
        if let (true, Some(file)) = (locations.is_empty(), sources.files().first()) {
            let artifact_location = ArtifactLocation { uri: uri(&file.name) };
            let physical_location = PhysicalLocation { artifact_location, region: None };
            locations.push(Location { id: None, physical_location, message: None });
        }
        let mut text = finding.message.clone();
        for (head, more) in [("Why", &finding.why), ("Help", &finding.help)] {
            if let Some(more) = more {
                // Writing to a `String` cannot fail, here and below.
                let _ = write!(text, "\n{head}: {more}");
            }
        }
        Self {
            rule_id: finding.code.0,
            rule_index: None,
            level: level(finding.severity),
            message: Message { text },
            locations,
            related_locations: related,
            fixes: fixes(finding, sources),
            properties: finding.packages.as_ref().map(|p| Properties { packages: p.words.clone() }),
        }
    }
}

fn fixes(finding: &Finding, sources: &Sources) -> Vec<FixEntry> {
    let Some(fix) = &finding.fix else { return Vec::new() };
    let mut changes: Vec<ArtifactChange> = Vec::new();
    for edit in &fix.edits {
        let Some((artifact_location, deleted_region)) = region(edit.span, sources) else { continue };
        let replacement = Replacement { deleted_region, inserted_content: Message { text: edit.text.clone() } };
        match changes.iter_mut().find(|c| c.artifact_location == artifact_location) {
            Some(change) => change.replacements.push(replacement),
            None => changes.push(ArtifactChange { artifact_location, replacements: vec![replacement] }),
        }
    }
    // A fix without a change is none.
    if changes.is_empty() {
        return Vec::new();
    }
    vec![FixEntry { description: Message { text: fix.title.clone() }, artifact_changes: changes }]
}

fn region(span: Span, sources: &Sources) -> Option<(ArtifactLocation, Region)> {
    let at = place(sources, span)?;
    let region = Region {
        start_line: at.start.line,
        start_column: at.start.utf16 + 1,
        end_line: at.end.line,
        end_column: at.end.utf16 + 1,
    };
    Some((ArtifactLocation { uri: uri(at.file) }, region))
}

/// A file name as a URI reference: `/` between folders, everything out of the ordinary by its bytes.
fn uri(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    if name.starts_with('/') {
        out.push_str("file://");
    }
    for b in name.bytes() {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(b)),
            b'\\' if cfg!(windows) => out.push('/'),
            _ => {
                let _ = write!(out, "%{b:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_become_uris() {
        assert_eq!(uri("a b/договор.treaty"), "a%20b/%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80.treaty");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("/x/y.treaty"), "file:///x/y.treaty");
    }
}
