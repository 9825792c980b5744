//! One run reports everything: one slip is one finding, wherever it stands, and hides nothing else.
#![allow(
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot be set up should fail"
)]

use std::collections::BTreeSet;
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

/// Places where a word is the drafter's own, so that no slip in it can be known: what is said in free words, and the
/// names by which nothing else calls a thing.
fn is_free(line: &str, word: &str, text: &str) -> bool {
    const FREE: [&str; 9] = [
        "access",
        "amendment",
        "disputes",
        "without prejudice",
        "registration",
        "reservations",
        "staff",
        "organization",
        "languages",
    ];
    let declared_alone = words(text).iter().filter(|(_, w)| *w == word).count() == 1;
    // An option is chosen from outside the text.
    let option = line.trim_start().strip_prefix("option ").is_some_and(|r| r.starts_with(word));
    declared_alone || option || FREE.iter().any(|f| line.trim_start().starts_with(f))
}

/// One slip in five; all of them take minutes.
#[test]
fn one_slip_is_one_finding() {
    slips(5);
}

#[test]
#[ignore = "takes minutes; run it after a change of the grammar, of the model or of a check"]
fn any_slip_is_one_finding() {
    slips(1);
}

fn slips(step: usize) {
    let before = grave(&run(FRAMEWORK));
    let mut done: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut slips = Vec::new();
    for (at, word) in words(FRAMEWORK) {
        let start = FRAMEWORK[..at].rfind('\n').map_or(0, |n| n + 1);
        let line = FRAMEWORK[start..].lines().next().unwrap();
        // The same word in the same sort of line is one case.
        if done.insert((line.split_whitespace().next().unwrap(), word)) {
            slips.push((at, word, line));
        }
    }
    let slips: Vec<_> = slips.into_iter().step_by(step).collect();
    let half = slips.len() / 2;
    let (left, right) = slips.split_at(half);
    let try_all = |slips: &[(usize, &str, &str)]| -> Vec<String> {
        slips.iter().filter_map(|(at, word, line)| slip(*at, word, line, &before)).collect()
    };
    let wrong = std::thread::scope(|scope| {
        let other = scope.spawn(|| try_all(right));
        let mut wrong = try_all(left);
        wrong.extend(other.join().unwrap());
        wrong
    });
    assert!(wrong.is_empty(), "{} of {} slips:\n{}", wrong.len(), slips.len(), wrong.concat());
}

/// What a slip at this place does, where that is not one finding more.
fn slip(at: usize, word: &str, line: &str, before: &[String]) -> Option<String> {
    let bad = misspell(word);
    let text = format!("{}{bad}{}", &FRAMEWORK[..at], &FRAMEWORK[at + word.len()..]);
    let after: Vec<String> = grave(&run(&text)).into_iter().filter(|f| !before.contains(f)).collect();
    if after.len() == 1 || after.is_empty() && is_free(line, word, FRAMEWORK) {
        return None;
    }
    let number = FRAMEWORK[..at].matches('\n').count() + 1;
    Some(format!("{number}: {word} → {bad}: {}\n{}", after.len(), after.concat()))
}

/// What hangs on a name that is not found is not missed as well.
#[test]
fn a_misspelt_name_is_one_finding() {
    for (line, word, other) in [
        ("    guarantors UnitedStates, Europeans\n", "Europeans", "Eurpoeans"),
        ("    provisional      application of cessation, pullback,", "pullback", "pulblack"),
    ] {
        assert_eq!(FRAMEWORK.matches(line).count(), 1, "{line}");
        let text = FRAMEWORK.replacen(line, &line.replacen(word, other, 1), 1);
        let (before, after) = (grave(&run(FRAMEWORK)), grave(&run(&text)));
        let new: Vec<&String> = after.iter().filter(|f| !before.contains(f)).collect();
        assert_eq!(new.len(), 1, "{other} for {word}: {new:#?}");
    }
}

/// What a line under an unknown word might have said is not missed as well.
#[test]
fn an_unknown_word_is_one_finding() {
    for (word, other) in [("against", "upon"), ("secures", "of"), ("responds", "answers")] {
        let line = FRAMEWORK.lines().find(|l| l.trim_start().starts_with(word)).expect("a guarantee says it");
        let text = FRAMEWORK.replacen(line, &line.replacen(word, other, 1), 1);
        let (before, after) = (grave(&run(FRAMEWORK)), grave(&run(&text)));
        let new: Vec<&String> = after.iter().filter(|f| !before.contains(f)).collect();
        assert!(matches!(new.as_slice(), [f] if f.contains("S003")), "{other} for {word}: {new:#?}");
    }
}
