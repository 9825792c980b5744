//! How findings look, from hand-made findings over hand-made texts: no compiler is needed to say how a report reads.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use treatyc::finding::{Code, Finding, Fix, Packages, Severity};
use treatyc::report::pretty::{Look, Pretty};
use treatyc::report::{github, json, line, narrate, sarif};
use treatyc::source::{Sources, Span};

/// Texts for the findings to point into.
struct Texts(Sources);

impl Texts {
    fn new(files: &[(&str, &str)]) -> Self {
        let mut sources = Sources::default();
        for (name, text) in files {
            sources.add((*name).to_string(), (*text).to_string()).expect("small");
        }
        Self(sources)
    }
    /// The first place where `words` stand in file number `file`.
    fn find(&self, file: usize, words: &str) -> Span {
        let source = self.0.files().get(file).expect("there");
        let at = u32::try_from(source.text.find(words).expect("there")).expect("small") + source.base;
        Span::new(at, at + u32::try_from(words.len()).expect("small"))
    }
    fn pretty(&self, finding: &Finding) -> String {
        Pretty::new(Look { columns: 90, unicode: true, colour: false }).write(finding, &self.0)
    }
}

const WITHDRAWAL: &str = "\
withdrawal eastern {
    begins    within 10 days of truce.effect
    completes no later than 90 days after begins

    phase north { from NorthSector; completes no later than 30 days after eastern.begins }
    phase south { from SouthSector; completes no earlier than 60 days after north.verified }
}
";

fn finding(code: &'static str, message: &str) -> Finding {
    Finding::new(Code(code), Severity::Error, message)
}

fn several() -> (Texts, Finding) {
    let t = Texts::new(&[("framework.treaty", WITHDRAWAL)]);
    let f = finding("T202", "these bounds cannot all be kept")
        .at(t.find(0, "no later than 90 days"), "the whole must end by day 90")
        .at(t.find(0, "no earlier than 60 days after north.verified"), "and the south cannot end before that")
        .why("if the north takes its 30 days, the south ends on day 104 at the earliest; Article 3 allows 90")
        .help("give the whole 104 days, or let the south run without waiting for the verification of the north");
    (t, f)
}

#[test]
fn one_label() {
    let t = Texts::new(&[("a.treaty", "party Ukraine \"Ukraine\"\nwithdrawal estern {\n}\n")]);
    let f = finding("R101", "no clause is called `estern`")
        .at(t.find(0, "estern"), "")
        .help("did you mean `eastern`, the withdrawal in Article 3?");
    insta::assert_snapshot!(t.pretty(&f));
}

#[test]
fn several_labels() {
    let (t, f) = several();
    insta::assert_snapshot!(t.pretty(&f));
}

#[test]
fn far_apart_in_one_file() {
    let body = format!("first here\n{}last here\n", "filler\n".repeat(98));
    let t = Texts::new(&[("a.treaty", &body)]);
    let f = finding("R102", "two clauses are called `here`")
        .at(t.find(0, "first"), "declared here")
        .at(t.find(0, "last"), "and here");
    insta::assert_snapshot!(t.pretty(&f));
}

#[test]
fn labels_in_included_files_are_shown() {
    let t = Texts::new(&[
        ("main.treaty", "include \"annex.treaty\"\nparty France \"France\"\n"),
        ("annex.treaty", "\n\nparty France \"the French Republic\"\n"),
    ]);
    let f = finding("R102", "France is declared twice")
        .at(t.find(1, "France"), "declared again here")
        .at(t.find(0, "France"), "declared here first");
    insta::assert_snapshot!(t.pretty(&f));
}

#[test]
fn at_the_end_of_the_file() {
    for (name, text) in [("without", "party A"), ("with", "party A\n")] {
        let t = Texts::new(&[("a.treaty", text)]);
        let end = u32::try_from(text.len()).expect("small");
        let at_end = finding("S002", "this block is never closed").at(Span::new(end, end), "the text ends here");
        insta::assert_snapshot!(format!("end_of_file_{name}_line_end"), t.pretty(&at_end));
        // Past the end is the end.
        let past =
            finding("S002", "this block is never closed").at(Span::new(end + 50, end + 90), "the text ends here");
        assert_eq!(t.pretty(&past), t.pretty(&at_end));
    }
}

#[test]
fn an_empty_file() {
    let t = Texts::new(&[("a.treaty", "")]);
    insta::assert_snapshot!(
        t.pretty(&finding("S007", "this is no treaty yet").at(Span::new(0, 0), "nothing is written"))
    );
}

#[test]
fn about_the_whole_file() {
    let t = Texts::new(&[("a.treaty", "x")]);
    insta::assert_snapshot!(t.pretty(&finding("F901", "nothing says when this treaty enters into force")));
}

#[test]
fn a_very_long_line() {
    let long = format!(
        "text \"{}here{}and there{}\"\n",
        "before ".repeat(3000),
        " between".repeat(3000),
        " after".repeat(3000)
    );
    let t = Texts::new(&[("a.treaty", &long)]);
    let f = finding("R106", "there is no Article 12")
        .at(t.find(0, "here"), "named here")
        .at(t.find(0, "and there"), "and here");
    let drawn = t.pretty(&f);
    assert!(drawn.lines().all(|l| l.chars().count() <= 90), "{drawn}");
    insta::assert_snapshot!(drawn);
}

#[test]
fn over_many_lines() {
    let t = Texts::new(&[("framework.treaty", WITHDRAWAL)]);
    let three =
        finding("X001", "three lines").at(Span::new(25, 140), "all of this").at(t.find(0, "eastern"), "in this");
    insta::assert_snapshot!("over_three_lines", t.pretty(&three));
    let whole = finding("X001", "the whole clause").at(Span::new(0, 290), "all of this");
    insta::assert_snapshot!("over_too_many_lines", t.pretty(&whole));
}

#[test]
fn every_script() {
    let t = Texts::new(&[(
        "条約.treaty",
        "party 日本国 \"日本国\"\nparty مصر \"جمهورية مصر العربية\" he \"מצרים\"\nzone Схід \"Схід\" 𝄞 x\n",
    )]);
    let f = finding("R104", "nothing uses `日本国`")
        .at(t.find(0, "日本国"), "declared here")
        .at(t.find(0, "مصر"), "nor this")
        .at(t.find(0, "x"), "after a character outside the basic plane");
    insta::assert_snapshot!(t.pretty(&f));
}

#[test]
fn hidden_characters_are_shown_and_never_sent() {
    let t = Texts::new(&[("a.treaty", "party A \"x\u{202e}y\u{1b}[2J\"\r\n\tparty B\r\n")]);
    let f =
        finding("S009", "this text reads otherwise than it is: \u{202e}").at(t.find(0, "\u{202e}"), "here \u{1b}[31m");
    let drawn = t.pretty(&f);
    assert!(!drawn.contains(['\u{202e}', '\u{1b}', '\r']), "{drawn}");
    insta::assert_snapshot!(drawn);
}

#[test]
fn packages() {
    let t = Texts::new(&[(
        "framework.treaty",
        "lasts [Russia: 49 years | UnitedStates: 15 years] as from entry_into_force\n",
    )]);
    insta::assert_snapshot!(t.pretty(&in_packages(&t)));
}

fn in_packages(t: &Texts) -> Finding {
    let mut f = Finding::new(
        Code("G504"),
        Severity::Warning,
        "the guarantee ends while the lease it secures runs on for 34 years",
    )
    .at(t.find(0, "49 years"), "the lease lasts 49 years")
    .help("lengthen the guarantee, shorten the lease, or say in words that the lease is not secured");
    f.packages = Some(Packages {
        words: "Russia's side of `corridor.lasts` (2 of 8 packages)".into(),
        choices: vec![vec![("corridor_status".into(), "lease".into()), ("corridor.lasts".into(), "Russia".into())]],
        count: Some(2),
        total: Some(8),
    });
    f
}

#[test]
fn plain_screens() {
    let (t, f) = several();
    let plain = Pretty::new(Look { columns: 60, unicode: false, colour: false }).write(&f, &t.0);
    assert!(plain.is_ascii(), "{plain}");
    assert!(plain.lines().filter(|l| !l.contains('|')).all(|l| l.len() <= 60), "{plain}");
    insta::assert_snapshot!(plain);
    let colour = Pretty::new(Look { columns: 90, unicode: true, colour: true }).write(&f, &t.0);
    assert!(colour.contains("\u{1b}["));
    assert_eq!(strip(&colour), t.pretty(&f));
}

fn strip(text: &str) -> String {
    let mut out = String::new();
    let mut escaped = false;
    for c in text.chars() {
        match c {
            '\u{1b}' => escaped = true,
            'm' if escaped => escaped = false,
            _ if escaped => {}
            _ => out.push(c),
        }
    }
    out
}

#[test]
fn narrated() {
    let (t, f) = several();
    insta::assert_snapshot!(narrate::write(&f, &t.0));
    let t = Texts::new(&[("framework.treaty", "lasts 49 years\n")]);
    insta::assert_snapshot!("narrated_packages", narrate::write(&in_packages(&t), &t.0));
}

#[test]
fn on_one_line() {
    let t = Texts::new(&[("a.treaty", "party A\n  бутылка x\n")]);
    let f = finding("T202", "these bounds\ncannot all be kept").at(t.find(0, "x"), "");
    assert_eq!(line::write(&f, &t.0), "a.treaty:2:11: error[T202]: these bounds cannot all be kept\n");
    assert_eq!(line::write(&finding("F901", "no rule"), &t.0), "a.treaty:1:1: error[F901]: no rule\n");
}

#[test]
fn annotations_are_escaped() {
    let t = Texts::new(&[("a,b:c.treaty", "party A\nparty B\n")]);
    let f = finding("T202", "100 % of\nit: all, kept")
        .at(t.find(0, "party A"), "")
        .at(t.find(0, "party B"), "and this")
        .help("mend: it");
    assert_eq!(
        github::write(&f, &t.0),
        "::error file=a%2Cb%3Ac.treaty,line=1,col=1,endColumn=8,title=T202 infeasible::100 %25 of%0Ait: all, kept\
         %0Aa,b:c.treaty:2: and this%0Ahelp: mend: it\n"
    );
}

/// A finding that has everything, over two files.
fn everything() -> (Texts, Finding) {
    let t = Texts::new(&[("a.treaty", "𝄞 party A 49 years\n"), ("b.treaty", "party B\n")]);
    let mut f = in_packages(&t).at(t.find(1, "B"), "").why("it matters");
    f.fix = Some(Fix {
        title: "replace `B` by `C`".into(),
        edits: vec![treatyc::finding::Edit { span: t.find(1, "B"), text: "C".into() }],
    });
    (t, f)
}

#[test]
fn json_lines_match_their_schema() {
    let (t, f) = everything();
    let line = json::write(&f, &t.0);
    assert_eq!(line.matches('\n').count(), 1);
    let value: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let schema: serde_json::Value = serde_json::from_str(&json::schema()).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(!validator.is_valid(&serde_json::json!({"code": "T202"})));
    insta::assert_snapshot!(serde_json::to_string_pretty(&value).expect("JSON"));
}

/// Write it anew with `SNAPSHOTS=overwrite cargo test`.
#[test]
fn the_published_schema_is_current() {
    snapbox::assert_data_eq!(json::schema(), snapbox::file!["../docs/schema/finding.schema.json": Text].raw());
}

#[test]
fn the_published_schema_of_packages_is_current() {
    use treatyc::report::packages;
    snapbox::assert_data_eq!(packages::schema(), snapbox::file!["../docs/schema/packages.schema.json": Text].raw());
    let schema: serde_json::Value = serde_json::from_str(&packages::schema()).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let bytes = include_bytes!("../examples/framework.treaty").to_vec();
    let checked =
        treatyc::session::check("f.treaty", bytes, &treatyc::session::NoFiles, &treatyc::session::Levels::default());
    let said = packages::outlook("f.treaty", &checked, &["Ukraine".to_owned()]).json();
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert!(validator.is_valid(&said) && said["total"] == "8" && said["favoured"]["score"] == 2, "{said}");
}

#[test]
fn sarif_matches_its_schema() {
    // One pattern in the published schema has a bracket too many, which strict readers of patterns refuse.
    let text = include_str!("schemas/sarif-2.1.0-rtm.5.json").replace("{2}]?$", "{2}?$");
    let schema: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let (t, f) = everything();
    let whole = finding("F901", "about the whole file");
    let mut log = sarif::Log::default();
    log.add(sarif::results([&f, &whole], &t.0));
    for (name, document) in [("sarif", log.finish(true)), ("sarif_empty", sarif::Log::default().finish(false))] {
        let mut value: serde_json::Value = serde_json::from_str(&document).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        // What the catalogue says of a rule is not what this test is about.
        for rule in value.pointer_mut("/runs/0/tool/driver/rules").and_then(|r| r.as_array_mut()).expect("a list") {
            *rule = serde_json::json!({ "id": rule["id"] });
        }
        let shown = serde_json::to_string_pretty(&value).expect("JSON");
        insta::assert_snapshot!(name, shown.replace(env!("CARGO_PKG_VERSION"), "[version]"));
    }
}

/// Wherever in ten megabytes a finding lies, it names the line.
#[test]
fn many_findings_in_a_large_file() {
    let row = "    phase north { from NorthSector; completes no later than 30 days after eastern.begins }\n";
    let text = row.repeat(10_000_000 / row.len());
    let t = Texts::new(&[("large.treaty", &text)]);
    let step = u32::try_from(text.len() / 10_000).expect("small");
    let pretty = Pretty::new(Look::default());
    for i in (0..10_000).step_by(97) {
        let at = i * step;
        let f = finding("T202", "these bounds cannot all be kept")
            .at(Span::new(at, at + 20), "one")
            .at(Span::new(at + 200, at + 210), "two");
        let line = at as usize / row.len() + 1;
        let column = at as usize % row.len() + 1;
        let page = pretty.write(&f, &t.0);
        assert!(page.contains(&format!("large.treaty:{line}:{column}")), "{line}:{column}: {page}");
    }
}
