//! The language guide is run: what it shows is read, what it says about kinds and prose comes from the compiler.
//!
//! # How a page is written (`docs/*.md`)
//!
//! - ```` ```treaty ````: an example. It is a treaty, or a piece of one, around which the rest is put as around the examples
//!   of the explain pages (`tests/explain.rs`). Nothing in it may be misread (families S and R). In the reference of the
//!   kinds it raises no warning either.
//! - ```` ```treaty says S008 ````: an example of what does not work; it raises this check.
//! - ```` ```treaty shown ````: shown without being run, where a piece cannot stand alone.
//! - `<!-- prose -->` … `<!-- end -->`: the prose of the example before it, without title and signatures; `<!-- document -->`:
//!   with them.
//! - `<!-- fields of ceasefire -->` … `<!-- end -->`: what that kind may say. `clause notification` and `event notification`
//!   tell apart the kinds that share a word.
//! - `<!-- fields of any clause -->`, `<!-- status fields -->`, `<!-- checks -->`: the same for what is common, and the table
//!   of checks.
//!
//! What stands between such marks is written by `UPDATE=1 cargo test guide`; without it, the tests say where it is out of date.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up should fail"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use treatyc::clauses::VOCABULARY;
use treatyc::finding::{Finding, Severity};
use treatyc::render::{Format, Settings, render};
use treatyc::rules::RULES;
use treatyc::session::{Checked, Files, Levels, check};
use treatyc::syntax::kind::{COMMON, Class, FieldSpec, Kind, Naming, Need, Phrase, STATUS};

use super::explain::treaty;

const PAGES: [&str; 2] = ["docs/language.md", "docs/clauses.md"];
/// The page whose examples must raise no warning.
const REFERENCE: &str = "docs/clauses.md";

fn path(page: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(page)
}

fn page(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap().replace("\r\n", "\n")
}

/// An example of a page: the line it begins in, what its fence says after `treaty`, its text.
struct Example {
    line: usize,
    info: String,
    text: String,
}

fn examples(page: &str) -> Vec<Example> {
    let mut out = Vec::new();
    let mut open: Option<Example> = None;
    let mut other = false;
    for (i, line) in page.lines().enumerate() {
        match (&mut open, line.trim_end()) {
            (Some(_), "```") => out.extend(open.take()),
            (Some(e), _) => {
                e.text.push_str(line);
                e.text.push('\n');
            }
            (None, l) if l.starts_with("```") => match l.strip_prefix("```treaty") {
                Some(info) if !other => {
                    open = Some(Example { line: i + 1, info: info.trim().to_owned(), text: String::new() });
                }
                _ => other = !other,
            },
            _ => {}
        }
    }
    assert!(open.is_none() && !other, "a block is not closed");
    out
}

/// The files that the examples of the guide include, and those that draw their places.
struct Annex;

impl Files for Annex {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match path {
            "annexes/annex-i.treaty" => Ok(b"annex maps \"Maps\" { text \"The maps show the Valley.\" }\n".to_vec()),
            "zones.geojson" => Ok(ZONES.into()),
            _ => Err("is not there".into()),
        }
    }
}

/// A zone, and in it one a quarter as large.
const ZONES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"east","properties":{},"geometry":{"type":"Polygon","coordinates":[[[20,50],[21,50],[21,51],[20,51],[20,50]]]}},
{"type":"Feature","id":"town","properties":{},"geometry":{"type":"Polygon","coordinates":[[[20,50],[20.5,50],[20.5,50.5],[20,50.5],[20,50]]]}}
]}"#;

fn run(example: &str) -> Checked {
    check("example.treaty", treaty(example).into_bytes(), &Annex, &Levels::default())
}

fn shown(findings: &[&Finding], checked: &Checked) -> String {
    findings.iter().map(|f| treatyc::report::line::write(f, &checked.sources)).collect()
}

#[test]
fn examples_are_what_they_say() {
    let mut wrong = String::new();
    for name in PAGES {
        for e in examples(&page(name)).iter().filter(|e| e.info != "shown") {
            let checked = run(&e.text);
            let reading = |f: &&Finding| f.severity >= Severity::Error && f.code.0.starts_with(['S', 'R']);
            let grave = |f: &&Finding| f.severity >= Severity::Warning;
            let fault: Vec<&Finding> = match e.info.strip_prefix("says ") {
                Some(code) if checked.findings.iter().any(|f| f.code.0 == code) => continue,
                Some(code) => {
                    writeln!(wrong, "{name}:{}: does not raise {code}", e.line).unwrap();
                    checked.findings.iter().filter(grave).collect()
                }
                None if name == REFERENCE => checked.findings.iter().filter(grave).collect(),
                None => checked.findings.iter().filter(reading).collect(),
            };
            if !fault.is_empty() {
                let text = treaty(&e.text);
                let numbered =
                    text.lines().enumerate().fold(String::new(), |o, (i, l)| format!("{o}{:3} {l}\n", i + 1));
                writeln!(wrong, "{name}:{}:\n{numbered}{}", e.line, shown(&fault, &checked)).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_generated_is_current() {
    let mut stale = Vec::new();
    for name in PAGES {
        let old = page(name);
        let new = regenerated(name, &old);
        if new == old {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path(name), new).unwrap();
            continue;
        }
        let line = old
            .lines()
            .zip(new.lines())
            .position(|(a, b)| a != b)
            .unwrap_or(old.lines().count().min(new.lines().count()));
        let (was, is) = (old.lines().nth(line).unwrap_or(""), new.lines().nth(line).unwrap_or(""));
        stale.push(format!("{name}:{}\n  there: {was}\n  now:   {is}", line + 1));
    }
    assert!(stale.is_empty(), "out of date (`UPDATE=1 cargo test guide` rewrites it):\n{}", stale.join("\n"));
}

#[test]
fn every_kind_has_its_section_and_its_example() {
    let text = page(REFERENCE);
    let all: String = PAGES.iter().map(|p| page(p)).collect();
    let mut lacking = Vec::new();
    for kind in VOCABULARY {
        let mark = format!("<!-- fields of {} -->", mark(kind));
        // The words that may begin a treaty differ in nothing else.
        let twin = kind.class == Class::Head && kind.word != "treaty";
        if !twin && !all.contains(&mark) {
            lacking.push(mark);
        }
        if kind.class != Class::Clause {
            continue;
        }
        // The section of a clause kind: heading, meaning, example, prose, fields.
        let section =
            text.split("\n### ").find(|s| s.starts_with(&format!("`{}`", kind.word)) && s.contains("```treaty"));
        let Some(section) = section else {
            lacking.push(format!("no section `{}` with an example", kind.word));
            continue;
        };
        for part in ["```treaty\n", "<!-- prose -->", "<!-- fields of "] {
            if !section.contains(part) {
                lacking.push(format!("the section `{}` has no {part}", kind.word));
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for name in PAGES.iter().copied().chain(["README.md"]) {
        let text = page(name);
        let folder = path(name).parent().unwrap().to_owned();
        for link in text.split("](").skip(1).filter_map(|t| t.split(')').next()) {
            if link.contains("://") || link.contains(' ') {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path(name) } else { folder.join(file) };
            if !target.exists() {
                broken.push(format!("{name}: {link}"));
                continue;
            }
            if anchor.is_empty() || target.extension().is_none_or(|e| e != "md") {
                continue;
            }
            let there = std::fs::read_to_string(target).unwrap();
            if !there.lines().filter(|l| l.starts_with('#')).any(|l| slug(l) == anchor) {
                broken.push(format!("{name}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// The anchor of a heading, as Markdown readers make it.
fn slug(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// How the mark of a kind's fields names it.
fn mark(kind: &Kind) -> String {
    let twins = VOCABULARY.iter().filter(|k| k.word == kind.word).count();
    let class = match kind.class {
        Class::Head => "head",
        Class::Event => "event",
        Class::Clause => "clause",
        _ => "container",
    };
    if twins > 1 { format!("{class} {}", kind.word) } else { kind.word.to_owned() }
}

/// The page with what stands between its marks written anew.
fn regenerated(name: &str, old: &str) -> String {
    let mut last: BTreeMap<usize, String> = BTreeMap::new();
    for e in examples(old) {
        last.insert(e.line, e.text);
    }
    let mut out = String::new();
    let mut lines = old.lines().enumerate();
    while let Some((i, line)) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let Some(what) = line.strip_prefix("<!-- ").and_then(|l| l.strip_suffix(" -->")) else { continue };
        let made = match what {
            "prose" | "document" => {
                let example = last.range(..i).next_back().unwrap_or_else(|| panic!("{name}:{}: prose of what?", i + 1));
                prose(example.1, what == "document")
            }
            "fields of any clause" => fields(COMMON),
            "status fields" => fields(STATUS),
            "checks" => checks(),
            _ => match what.strip_prefix("fields of ") {
                Some(word) => {
                    let kind = VOCABULARY.iter().find(|k| mark(k) == word);
                    of_kind(kind.unwrap_or_else(|| panic!("{name}:{}: no kind is called {word}", i + 1)))
                }
                None => continue,
            },
        };
        writeln!(out, "\n{}\n", made.trim_end()).unwrap();
        let end = lines.by_ref().find(|(_, l)| *l == "<!-- end -->");
        assert!(end.is_some(), "{name}:{}: the mark is not closed", i + 1);
        out.push_str("<!-- end -->\n");
    }
    out
}

/// What a kind may say, which parts it may hold, which events it has.
fn of_kind(kind: &Kind) -> String {
    let mut out = String::new();
    let name = match kind.naming {
        Naming::Must => "It needs a name.",
        Naming::May => "It may have a name.",
        Naming::No => "It has no name.",
    };
    write!(out, "`{}`: {}. {name}", kind.word, kind.gist).unwrap();
    let needed: Vec<String> = kind.fields.iter().filter(|f| f.need == Need::Must).map(word).collect();
    if !needed.is_empty() {
        write!(out, " It cannot mean anything without {}.", listed(&needed, "and")).unwrap();
    }
    for group in 1..4 {
        let one: Vec<String> = kind.fields.iter().filter(|f| f.need == Need::OneOf(group)).map(word).collect();
        if !one.is_empty() {
            write!(out, " It needs {}.", listed(&one, "or")).unwrap();
        }
    }
    if !kind.parts.is_empty() {
        let parts: Vec<String> = kind.parts.iter().map(|p| format!("`{p}`")).collect();
        write!(out, " It may hold {}.", listed(&parts, "and")).unwrap();
    }
    if kind.class == Class::Clause {
        let events: Vec<String> =
            ["start"].iter().chain(kind.events).chain(&["expiry"]).map(|e| format!("`{e}`")).collect();
        write!(out, " Its events: {}.", listed(&events, "and")).unwrap();
    } else if !kind.events.is_empty() {
        let events: Vec<String> = kind.events.iter().map(|e| format!("`{e}`")).collect();
        write!(out, " Its events: {}.", listed(&events, "and")).unwrap();
    }
    out.push('\n');
    if !kind.fields.is_empty() {
        write!(out, "\n{}", fields(kind.fields)).unwrap();
    }
    out
}

fn word(field: &FieldSpec) -> String {
    if field.word.is_empty() { field.doc.to_owned() } else { format!("`{}`", field.word) }
}

fn listed(all: &[String], join: &str) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {join} {last}", most.join(", ")),
    }
}

/// A table of fields.
fn fields(specs: &[FieldSpec]) -> String {
    let mut out = String::from("| field | what it says | what stands there | for example |\n|---|---|---|---|\n");
    for f in specs {
        let name = if f.word.is_empty() { "(alone)".to_owned() } else { format!("`{}`", f.word) };
        let need = match (f.need, f.many) {
            (Need::Must, _) => " **needed**",
            (Need::OneOf(_), _) => " *one of these*",
            (Need::May, true) => " (may be repeated)",
            (Need::May, false) => "",
        };
        let (what, usual) = f.phrase.words();
        let what = match f.phrase {
            Phrase::Slots(roles, _) => {
                let mut words: Vec<&str> = Vec::new();
                for r in roles {
                    let w = part(*r);
                    if !words.contains(&w) {
                        words.push(w);
                    }
                }
                format!("parts: {}", words.join(", "))
            }
            _ => what.to_owned(),
        };
        let example = if f.example.is_empty() { usual } else { f.example };
        let line = format!("{} {example}", f.word);
        let line = line.trim().replace('|', "\\|");
        let example = if line.is_empty() { String::new() } else { format!("`{line}`") };
        writeln!(out, "| {name}{need} | {} | {what} | {example} |", f.doc).unwrap();
    }
    out
}

/// A part of a phrase, as the guide calls it.
fn part(role: treatyc::syntax::kind::Role) -> &'static str {
    use treatyc::syntax::kind::Role;
    match role {
        Role::When => "a time limit",
        Role::Words => "words in quotation marks",
        Role::Name => "a name",
        Role::Amount => "an amount",
        Role::Share => "shares",
        Role::Time => "a length of time",
        Role::Period => "`until`",
        Role::Every => "`every`",
        Role::Notice => "notice",
        Role::Vote => "a way of voting",
        Role::By | Role::Panel => "`by`",
        Role::To => "`to`",
        Role::From => "`from`",
        Role::In => "`in`",
        Role::At => "`at`",
        Role::Of => "`of`",
        Role::On => "`on`",
        Role::For => "`for`",
        Role::With => "`with`",
        Role::Between => "`between`",
        Role::Over => "`over`",
        Role::If => "`if`",
        Role::Unless => "`unless`",
        Role::Provided => "`provided`",
        Role::Failing => "`failing which`",
        Role::Determined => "`determined by`",
        Role::Reported => "`reported … to`",
        Role::Accepts => "`by letter` or the like",
        Role::Takes => "`takes`",
        Role::NoneFrom => "`none from`",
        Role::Known => "`called`",
        Role::Agreed => "`ad referendum`",
        other => other.word(),
    }
}

fn checks() -> String {
    let mut out = String::from("| code | name | level | what it is about |\n|---|---|---|---|\n");
    for rule in RULES {
        let gist = rule.page.lines().next().unwrap_or_default().replace('|', "\\|");
        writeln!(out, "| {} | `{}` | {} | {gist} |", rule.code, rule.name, rule.severity.word()).unwrap();
    }
    out
}

/// The prose of an example, as Markdown in a quotation. Of a piece of a treaty, only what comes of the piece.
fn prose(example: &str, whole: bool) -> String {
    let checked = run(example);
    let none = BTreeMap::new();
    let settings = Settings {
        format: Format::Md,
        package: &[],
        party: None,
        is_clean: false,
        is_final: false,
        languages: &[],
        templates: &none,
    };
    let document = render(&checked, &settings).unwrap_or_else(|e| panic!("{e:?} in:\n{example}"));
    let document = without_anchors(&document);
    let wrapped = !treaty(example).starts_with(example);
    let margin = |word: &str| example.lines().any(|l| l.starts_with(word));
    let mut kept: Vec<String> = Vec::new();
    let mut part = Part::Front;
    for line in document.lines() {
        let heading = line.trim_start_matches('\\').starts_with('#');
        let words = line.trim_start_matches(['\\', '#', ' ']);
        let added = !margin("final clauses");
        part = match part {
            _ if line == "---" => break,
            Part::Front if heading => Part::Title,
            Part::Title if line.contains("hereinafter referred to") => Part::Preamble,
            Part::Preamble if line.to_lowercase().contains("have agreed as follows") => Part::Enacting,
            Part::Body | Part::Heading if heading && words.ends_with("Final provisions") && added => Part::Back,
            Part::Body | Part::Heading if line.starts_with("IN WITNESS WHEREOF") => Part::Back,
            Part::Body if wrapped && heading && words == "Article 1. Matter" => Part::Heading,
            Part::Enacting | Part::Heading => Part::Body,
            Part::Back if heading => Part::Annexes,
            p => p,
        };
        let prints = match part {
            Part::Body | Part::Annexes => true,
            Part::Preamble => whole || (margin("preamble") && !line.contains("hereinafter referred to")),
            Part::Heading => whole && !wrapped,
            _ => whole,
        };
        if prints {
            // A heading in a quotation would look like one of the guide's own.
            kept.push(if heading { format!("**{words}**") } else { line.to_owned() });
        }
    }
    while kept.last().is_some_and(String::is_empty) {
        kept.pop();
    }
    let mut out = String::new();
    let mut empty = true;
    for line in kept {
        if !(line.is_empty() && empty) {
            writeln!(out, "{}", format!("> {line}").trim_end()).unwrap();
        }
        empty = line.is_empty();
    }
    out
}

/// Where in a document a line stands.
#[derive(Clone, Copy)]
enum Part {
    Front,
    Title,
    Preamble,
    Enacting,
    Body,
    /// The heading of the article that was put around an example.
    Heading,
    /// What was put behind an example, and the signatures.
    Back,
    Annexes,
}

/// Takes the link targets out, and the links to them.
fn without_anchors(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("<a id=\"") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once("</a>").map_or("", |r| r.1);
    }
    out.push_str(rest);
    while let Some(at) = out.find("](#") {
        let end = out[at..].find(')').map_or(out.len(), |n| at + n + 1);
        let open = out[..at].rfind('[').unwrap_or(at);
        let words = out[open + 1..at].to_owned();
        out.replace_range(open..end, &words);
    }
    out
}
