//! One run reports everything: one slip is one finding, wherever it stands, and hides nothing else.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

use std::collections::BTreeMap;
use treatyc::finding::Severity;
use treatyc::session::{Checked, Levels, NoFiles, check};

const FRAMEWORK: &str = include_str!("../examples/framework.treaty");

fn run(text: &str) -> Checked {
    check("framework.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default())
}

fn grave(checked: &Checked) -> Vec<String> {
    let all = checked.findings.iter().filter(|f| f.severity >= Severity::Warning);
    all.map(|f| treatyc::report::line::write(f, &checked.sources)).collect()
}

/// The words outside comments and quotation marks: names and words of the language, each with its place.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let (mut quoted, mut from) = (false, None);
    for line in text.split_inclusive('\n') {
        let at = line.as_ptr() as usize - text.as_ptr() as usize;
        if line.trim_start().starts_with("//") {
            continue;
        }
        for (i, c) in line.char_indices() {
            let word = !quoted && (c.is_alphanumeric() || c == '_');
            match (word, from) {
                (true, None) => from = Some(at + i),
                (false, Some(start)) => {
                    out.push((start, &text[start..at + i]));
                    from = None;
                }
                _ => {}
            }
            quoted ^= c == '"';
        }
    }
    out.into_iter().filter(|(_, w)| !w.starts_with(|c: char| c.is_ascii_digit())).collect()
}

/// A slip of the finger: two letters in the middle change places, or one is doubled.
fn misspell(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let n = letters.len();
    let at = (1..n.saturating_sub(1)).find(|i| *i >= n / 2 - usize::from(n > 3) && letters[*i] != letters[i + 1]);
    match at {
        Some(i) if n > 3 => letters.swap(i, i + 1),
        _ => letters.push('q'),
    }
    letters.into_iter().collect()
}

#[test]
fn one_slip_is_one_finding() {
    let before = grave(&run(FRAMEWORK));
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut total = 0;
    for (at, word) in words(FRAMEWORK) {
        let bad = misspell(word);
        let text = format!("{}{bad}{}", &FRAMEWORK[..at], &FRAMEWORK[at + word.len()..]);
        let checked = run(&text);
        let after: Vec<String> = grave(&checked).into_iter().filter(|f| !before.contains(f)).collect();
        total += 1;
        if after.len() != 1 {
            let line = FRAMEWORK[..at].matches('\n').count() + 1;
            wrong.entry(format!("{line}: {word} → {bad}")).or_default().extend(after);
        }
    }
    let mut shown = String::new();
    for (slip, findings) in &wrong {
        shown.push_str(&format!("{slip}: {}\n{}", findings.len(), findings.concat()));
    }
    assert!(wrong.is_empty(), "{} of {total} slips:\n{shown}", wrong.len());
}
