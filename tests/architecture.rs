//! What must never be in the code, held by reading it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up should fail")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Files below a folder of the crate, by their path from its root, with their text.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = vec![root.join(folder)];
    let mut out = Vec::new();
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(&at).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| endings.iter().any(|x| e == *x)) {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                // What is no text is none of ours to read.
                if let Ok(text) = std::fs::read_to_string(&path) {
                    out.push((name, text));
                }
            }
        }
    }
    out.sort();
    out
}

/// The code that is compiled into the program: line by line with its number, without comments and without tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let without_tests = text.split("#[cfg(test)]\n").next().unwrap_or(text);
    let lines = without_tests.lines().enumerate().map(|(i, l)| (i + 1, l.split("//").next().unwrap_or("")));
    lines.filter(|(_, l)| !l.trim().is_empty())
}

fn sources() -> Vec<(String, String)> {
    let is_test = |name: &str| name.ends_with("/tests.rs");
    files("src", &["rs"]).into_iter().filter(|(name, _)| !is_test(name)).collect()
}

/// Every line of code that contains one of `words` in a file that `allowed` does not allow.
fn found(words: &[&str], allowed: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::new();
    for (name, text) in sources().iter().filter(|(name, _)| !allowed(name)) {
        for (n, line) in code(text) {
            for word in words.iter().filter(|w| line.contains(**w)) {
                writeln!(out, "{name}:{n}: `{word}` in `{}`", line.trim()).unwrap();
            }
        }
    }
    out
}

#[test]
fn each_foreign_crate_has_one_door() {
    for (word, door) in [
        ("pest", "src/syntax/grammar.rs"),
        ("miette", "src/report/pretty.rs"),
        ("handlebars", "src/render/templates.rs"),
        ("icalendar", "src/timeline/calendar.rs"),
        ("icu_calendar", "src/time/calendars.rs"),
        ("indicatif", "src/host/"),
        ("ignore::", "src/host/"),
        ("tempfile", "src/host/"),
        ("terminal_size", "src/host/"),
        ("clap", "src/cli/"),
        ("geo::", "src/geometry/"),
        ("geojson::", "src/geometry/"),
        ("batsat", "src/packages/satisfy.rs"),
        ("biodivine_lib_bdd", "src/packages/diagram.rs"),
        ("num_bigint", "src/packages/mod.rs"),
        ("toml::", "src/tables.rs"),
        ("sha2", "src/substance/fingerprint.rs"),
        ("svg::node", "src/drawing.rs"),
        ("similar", "src/rounds/words.rs"),
    ] {
        let named = found(&[&format!("{word}::"), &format!("use {word}")], &|name| name.starts_with(door));
        let named: String = named.lines().filter(|l| !l.contains(&format!("crate::{word}"))).collect();
        assert!(named.is_empty(), "`{word}` is named outside `{door}`:\n{named}");
    }
}

#[test]
fn only_the_host_touches_the_world() {
    let world = [
        "std::fs",
        "std::env",
        "std::time",
        "std::net",
        "std::thread",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
        "Timestamp::now",
        "stdout()",
        "stderr()",
        "stdin()",
        "println!",
        "print!(",
        "eprintln!",
        "eprint!",
        "File::open",
    ];
    let named = found(&world, &|name| name.starts_with("src/host") || name == "src/main.rs");
    assert!(named.is_empty(), "outside the host:\n{named}");
}

/// The modules in the order of the pipeline, as `lib.rs` lists them.
fn pipeline() -> Vec<String> {
    let (_, text) = sources().into_iter().find(|(name, _)| name == "src/lib.rs").unwrap();
    let module = |l: &str| l.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned);
    text.lines().filter_map(module).collect()
}

#[test]
fn no_import_runs_up_the_pipeline() {
    let order = pipeline();
    assert!(order.starts_with(&["source".to_owned()]) && order.ends_with(&["cli".to_owned()]), "{order:?}");
    let place = |module: &str| order.iter().position(|m| m == module);
    let mut wrong = String::new();
    for (name, text) in sources() {
        let module = name.strip_prefix("src/").unwrap().split(['/', '.']).next().unwrap().to_owned();
        let Some(own) = place(&module) else { continue };
        for (n, line) in code(&text) {
            let mut used: BTreeSet<&str> = BTreeSet::new();
            for after in line.split("crate::").skip(1) {
                // `use crate::{a, b::C}` names several.
                let list = after.strip_prefix('{').map_or(after, |l| l.split('}').next().unwrap_or(l));
                let parts: Vec<&str> = if after.starts_with('{') { list.split(',').collect() } else { vec![list] };
                used.extend(
                    parts.iter().filter_map(|p| p.trim().split(|c: char| !(c.is_alphanumeric() || c == '_')).next()),
                );
            }
            for word in used {
                if place(word).is_some_and(|p| p > own) {
                    writeln!(wrong, "{name}:{n}: `{module}` imports from `{word}`, which comes after it").unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn wire_formats_have_types_of_their_own() {
    let inner = |name: &str| {
        ["syntax", "model", "core", "clauses", "rules"].iter().any(|m| name.starts_with(&format!("src/{m}/")))
    };
    let named = found(&["serde", "Serialize", "schemars"], &|name| !inner(name));
    assert!(named.is_empty(), "what is printed for machines is written out of plain data:\n{named}");
}

#[test]
fn files_stay_short() {
    let long = |(name, text): &(String, String)| {
        let lines = text.lines().count();
        (lines > 500).then(|| format!("{name} has {lines} lines; 500 are the most\n"))
    };
    let long: String = files("src", &["rs"]).iter().filter_map(long).collect();
    assert!(long.is_empty(), "{long}");
}

#[test]
fn user_text_cannot_stop_the_compiler() {
    let named = found(
        &[".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!(", "dbg!(", "process::exit"],
        &|_| false,
    );
    assert!(named.is_empty(), "{named}");
}

#[test]
fn no_text_speaks_of_the_place_where_it_was_written() {
    let folders = ["src", "tests", "benches", "docs", "examples", "templates", "grammar", ".ci"];
    let endings = ["rs", "md", "treaty", "hbs", "pest", "toml", "json", "geojson", "snap", "svg"];
    let mut all: Vec<(String, String)> = folders.iter().flat_map(|f| files(f, &endings)).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["README.md", "Cargo.toml", ".ci/run"] {
        all.push((name.to_owned(), std::fs::read_to_string(root.join(name)).unwrap_or_default()));
    }
    let mut wrong = String::new();
    for (name, text) in all {
        for (n, line) in text.lines().enumerate() {
            // Put together here, so that this file does not find itself.
            for place in ["work", "root", "home"].map(|w| format!("/{w}/")) {
                let begins = |i: usize| i == 0 || line[..i].ends_with([' ', '"', '`', '(', '=', '\'']);
                if line.match_indices(&place).any(|(i, _)| begins(i)) {
                    writeln!(wrong, "{name}:{}: `{place}` in `{}`", n + 1, line.trim()).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Words that are called like a clause kind and mean something else, by file, and what they mean there.
const HOMONYMS: [(&str, &[&str], &str); 10] = [
    ("src/model/refs.rs", &["withdrawal", "exchange", "assistance", "deployment"], "words that may stand for a name"),
    ("src/model/names.rs", &["accession", "notification"], "acts of a party"),
    ("src/syntax/kind.rs", &["costs"], "a field of every clause"),
    ("src/render/english/events.rs", &["accession", "notification"], "acts of a party"),
    ("src/render/english/sentences.rs", &["costs", "return"], "a field of every clause; a verb"),
    ("src/render/finals.rs", &["accession", "notification", "withdrawal"], "fields and acts of the final clauses"),
    ("src/rules/duties/duty_on_stranger.rs", &["accession"], "a field of the final clauses"),
    ("src/rules/final_clauses/own_key.rs", &["notification"], "an act of a party"),
    ("src/rules/final_clauses/threshold.rs", &["accession"], "a field of the final clauses"),
    ("src/rules/places/to_nobody.rs", &["administration"], "a stem of what a place is held by"),
];

#[test]
fn no_clause_kind_is_named_outside_its_own_file() {
    use treatyc::syntax::kind::Class;
    let kinds: Vec<&str> =
        treatyc::clauses::VOCABULARY.iter().filter(|k| k.class == Class::Clause).map(|k| k.word).collect();
    assert!(kinds.len() > 30, "{kinds:?}");
    let mut wrong = String::new();
    let mut unused: Vec<(&str, &str)> =
        HOMONYMS.iter().flat_map(|(file, words, _)| words.iter().map(|w| (*file, *w))).collect();
    for (name, text) in sources().iter().filter(|(name, _)| !name.starts_with("src/clauses/")) {
        for (n, line) in code(text) {
            for kind in kinds.iter().filter(|k| line.contains(&format!("\"{k}\""))) {
                if let Some(i) = unused.iter().position(|u| *u == (name.as_str(), *kind)) {
                    unused.swap_remove(i);
                }
                if !HOMONYMS.iter().any(|(file, words, _)| file == name && words.contains(kind)) {
                    writeln!(wrong, "{name}:{n}: `{kind}` in `{}`", line.trim()).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "clause kinds are named outside `src/clauses`:\n{wrong}");
    assert!(unused.is_empty(), "no longer named: {unused:?}");
}
