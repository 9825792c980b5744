//! The README is run: its commands end as it says, its treaty text is sound, its picture of a finding is what is printed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up should fail")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use treatyc::finding::Severity;
use treatyc::report::pretty::{Look, Pretty};
use treatyc::session::{Levels, NoFiles, check};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap().replace("\r\n", "\n")
}

/// The blocks of the README: what their fence says, and their text.
fn blocks() -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in read("README.md").lines() {
        match &mut open {
            Some(_) if line == "```" => out.extend(open.take()),
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None => open = line.strip_prefix("```").map(|info| (info.to_owned(), String::new())),
        }
    }
    out
}

/// The commands of the README, each with the exit code that a comment behind it announces (`# ends with 1`).
fn commands() -> Vec<(String, i32)> {
    let shell =
        blocks().into_iter().filter(|b| b.0 == "sh").flat_map(|b| b.1.lines().map(str::to_owned).collect::<Vec<_>>());
    let one = |line: String| {
        let (command, remark) = line.split_once('#').unwrap_or((&line, ""));
        let code = remark.split("ends with ").nth(1).and_then(|c| c.chars().next()?.to_digit(10)).unwrap_or(0);
        (command.trim().to_owned(), i32::try_from(code).unwrap())
    };
    shell.map(one).filter(|c| !c.0.is_empty()).collect()
}

#[test]
fn commands_end_as_it_says() {
    let dir = tempfile::tempdir().unwrap();
    copy(&root().join("examples"), &dir.path().join("examples"));
    let mut ran = 0;
    for (command, code) in commands() {
        let words = match command.strip_prefix("cargo run --release -- ") {
            Some(rest) => rest.to_owned(),
            None => match command.strip_prefix("treatyc ") {
                Some(rest) => rest.to_owned(),
                None => continue,
            },
        };
        let arguments = words.split_whitespace().map(|w| w.trim_matches('"'));
        let ended =
            Command::new(env!("CARGO_BIN_EXE_treatyc")).args(arguments).current_dir(dir.path()).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stdout).into_owned() + &String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(code), "`{command}`:\n{said}");
        ran += 1;
    }
    assert!(ran >= 8, "{ran} commands were found");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn ci_runs_the_same_tests() {
    let tests: Vec<String> = commands().into_iter().map(|c| c.0).filter(|c| c.starts_with("cargo test")).collect();
    assert_eq!(tests.len(), 1, "{tests:?}");
    let script = read(".ci/run");
    assert!(script.lines().any(|l| l == tests[0]), "`.ci/run` does not run `{}`", tests[0]);
}

#[test]
fn treaty_text_is_sound() {
    for (_, text) in blocks().into_iter().filter(|b| b.0 == "treaty") {
        let checked = check("readme.treaty", super::explain::treaty(&text).into_bytes(), &NoFiles, &Levels::default());
        let grave: Vec<&str> =
            checked.findings.iter().filter(|f| f.severity > Severity::Info).map(|f| f.message.as_str()).collect();
        assert!(grave.is_empty(), "{grave:?} in\n{text}");
    }
}

#[test]
fn settings_can_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let (_, settings) = blocks().into_iter().find(|b| b.0 == "toml").unwrap();
    std::fs::write(dir.path().join("treaty.toml"), settings).unwrap();
    let made =
        Command::new(env!("CARGO_BIN_EXE_treatyc")).args(["new", "accord"]).current_dir(dir.path()).status().unwrap();
    assert!(made.success());
    let ended = Command::new(env!("CARGO_BIN_EXE_treatyc")).arg("check").current_dir(dir.path()).output().unwrap();
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
}

const SOURCE: &str = "docs/pictures/finding.treaty";
const PICTURE: &str = "docs/pictures/finding.svg";

#[test]
fn the_picture_of_a_finding_is_what_is_printed() {
    let checked = check("accord.treaty", read(SOURCE).into_bytes(), &NoFiles, &Levels::default());
    let pretty = Pretty::new(Look { columns: 100, unicode: true, colour: true });
    let shown = checked.findings.iter().filter(|f| f.severity > Severity::Info);
    let drawn: String = shown.map(|f| pretty.write(f, &checked.sources)).collect();
    let picture = svg(drawn.trim_end());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join(PICTURE), &picture).unwrap();
    }
    assert!(read(PICTURE) == picture, "{PICTURE} is out of date: `UPDATE=1 cargo test readme` draws it anew");
}

/// What a terminal shows, as a picture.
fn svg(screen: &str) -> String {
    const ADVANCE: f64 = 8.43;
    const LINE: f64 = 19.0;
    let lines: Vec<Vec<(String, String)>> = screen.lines().map(runs).collect();
    let wide = |runs: &Vec<(String, String)>| runs.iter().map(|r| r.1.chars().count()).sum::<usize>();
    let columns = lines.iter().map(wide).max().unwrap_or(0);
    let size = |n: usize, each: f64, beside: f64| f64::from(u32::try_from(n).unwrap()).mul_add(each, beside).ceil();
    let (width, height) = (size(columns, ADVANCE, 32.0), size(lines.len(), LINE, 28.0));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"Findings as a terminal shows them\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#16181d\"/>\n\
         <g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\" fill=\"#d7dae0\">\n"
    );
    for (i, runs) in lines.iter().enumerate() {
        let y = size(i, LINE, 30.0);
        let mut column = 0;
        for (style, text) in runs {
            // Blanks at the ends are left to the position, and those within kept by blanks that do not break.
            let words = text.trim();
            let before = text.chars().take_while(|c| *c == ' ').count();
            let x = f64::from(u32::try_from(column + before).unwrap()).mul_add(ADVANCE, 16.0);
            let length = f64::from(u32::try_from(words.chars().count()).unwrap()) * ADVANCE;
            column += text.chars().count();
            if !words.is_empty() {
                let words =
                    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(' ', "\u{a0}");
                writeln!(out, "<text x=\"{x:.1}\" y=\"{y}\" textLength=\"{length:.1}\"{style}>{words}</text>").unwrap();
            }
        }
    }
    out + "</g>\n</svg>\n"
}

/// A line as runs of one style each: the style as attributes, and the words.
fn runs(line: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut style = String::new();
    for (i, piece) in line.split("\u{1b}[").enumerate() {
        let (codes, text) = if i == 0 { ("", piece) } else { piece.split_once('m').unwrap_or(("", piece)) };
        if i > 0 {
            style = attributes(codes);
        }
        // A link of the terminal is not drawn.
        if !text.is_empty() {
            out.push((style.clone(), text.to_owned()));
        }
    }
    out
}

/// The attributes for a list of terminal codes.
fn attributes(codes: &str) -> String {
    let mut out = String::new();
    let colour = |c: &str| match c {
        "31" | "91" => Some("#ff7b72"),
        "32" | "92" => Some("#7ee787"),
        "33" | "93" => Some("#f2cc60"),
        "34" | "94" => Some("#79c0ff"),
        "35" | "95" => Some("#d2a8ff"),
        "36" | "96" => Some("#76e3ea"),
        "90" => Some("#8b949e"),
        _ => None,
    };
    for code in codes.split(';') {
        if let Some(fill) = colour(code) {
            write!(out, " fill=\"{fill}\"").unwrap();
        }
        match code {
            "1" => out.push_str(" font-weight=\"bold\""),
            "2" => out.push_str(" opacity=\"0.7\""),
            _ => {}
        }
    }
    out
}
