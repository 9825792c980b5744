//! Fingerprints, and agreed texts that are held to their lock.

use crate::common::{EXAMPLES, FRAMEWORK, format, rough};
use proptest::prelude::*;
use treatyc::finding::Finding;
use treatyc::model::Model;
use treatyc::session::{Checked, Files, Levels, NoFiles, check};
use treatyc::substance;

fn checked(text: &str) -> Checked {
    check("framework.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default())
}

fn fingerprint(text: &str) -> String {
    let checked = checked(text);
    substance::treaty(&Model::new(&checked.tree, &checked.sources)).fingerprint()
}

/// The framework in a folder of its own, with these articles agreed by the program.
fn agreed(articles: &[&str]) -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("framework.treaty");
    std::fs::write(&file, FRAMEWORK).unwrap();
    std::fs::write(dir.path().join("zones.geojson"), include_bytes!("../examples/zones.geojson")).unwrap();
    snapbox::cmd::Command::new(env!("CARGO_BIN_EXE_treatyc"))
        .arg("agree")
        .arg(&file)
        .args(articles)
        .args(["--on", "2025-12-20"])
        .assert()
        .success();
    let text = std::fs::read_to_string(&file).unwrap();
    (dir, text)
}

struct Beside(Vec<u8>);
impl Files for Beside {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("is not there".into())
    }
    fn lock(&self) -> Result<Option<Vec<u8>>, String> {
        Ok(Some(self.0.clone()))
    }
}

fn reopened(dir: &tempfile::TempDir, text: &str) -> Vec<Finding> {
    let lock = std::fs::read(dir.path().join("treaty.lock")).unwrap();
    let checked = check("framework.treaty", text.as_bytes().to_vec(), &Beside(lock), &Levels::default());
    checked.findings.into_iter().filter(|f| f.code.0 == "N006").collect()
}

#[test]
fn layout_comments_notes_and_state_are_no_part_of_a_treaty() {
    for (name, text) in EXAMPLES {
        assert_eq!(fingerprint(text), fingerprint(&format(text)), "{name}");
    }
    let same = FRAMEWORK
        .replace("\"Rev. 3\" of 2025-12-16", "\"Rev. 4\" of 2026-01-16")
        .replace("agreed on 2025-12-14 ", "")
        .replace("reserved by Ukraine ", "")
        .replace("ceasefire truce {", "ceasefire truce {\n // a comment\n note \"a note\"\n")
        .replace("eastern", "the_withdrawal");
    let same = same.replace("geojson#the_withdrawal", "geojson#eastern");
    assert_ne!(same, FRAMEWORK);
    assert_eq!(fingerprint(FRAMEWORK), fingerprint(&same));
}

#[test]
fn each_original_of_the_alternat_is_the_same_treaty() {
    let other = FRAMEWORK
        .replace("between    Ukraine, Russia", "between    Russia, Ukraine")
        .replace("between      Ukraine, Russia", "between      Russia, Ukraine");
    assert_ne!(other, FRAMEWORK);
    assert_eq!(fingerprint(FRAMEWORK), fingerprint(&other));
    let third = FRAMEWORK.replace("between    Ukraine, Russia", "between     Ukraine, France");
    assert_ne!(fingerprint(FRAMEWORK), fingerprint(&third));
}

#[test]
fn every_number_counts() {
    let body = FRAMEWORK.find("party Ukraine").unwrap();
    let whole = fingerprint(FRAMEWORK);
    let mut tried = 0;
    for (at, _) in FRAMEWORK.match_indices(|c: char| c.is_ascii_digit()) {
        let first = !FRAMEWORK[..at].ends_with(|c: char| c.is_ascii_digit());
        let line = FRAMEWORK[..at].rsplit('\n').next().unwrap();
        // The date on which an article was agreed is said about the text.
        if at < body || !first || line.contains("agreed on") {
            continue;
        }
        let other = if &FRAMEWORK[at..=at] == "1" { "2" } else { "1" };
        let text = format!("{}{other}{}", &FRAMEWORK[..at], &FRAMEWORK[at + 1..]);
        assert_ne!(fingerprint(&text), whole, "{line}…");
        tried += 1;
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn what_is_agreed_stays_agreed_however_it_is_laid_out() {
    let (dir, text) = agreed(&["cessation", "mission_article", "positions", "final-clauses"]);
    assert!(text.contains("agreed on 2025-12-20"), "{text}");
    for same in [
        text.clone(),
        format(&text),
        text.replace("CorridorWatch", "Watch"),
        text.replace("article positions", "article early \"New\" { text \"A new article.\" }\n\narticle positions"),
    ] {
        let found = reopened(&dir, &same);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_changed_text_is_reopened_and_both_texts_are_shown() {
    let (dir, text) = agreed(&["cessation"]);
    let found = reopened(&dir, &text.replace("takes effect 72 hours", "takes effect 96 hours"));
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.message, "Article 2, agreed on 2025-12-20, has changed since");
    assert_eq!(one.labels[0].text, "agreed was `takes effect 72 hours after signature`");
    let why = one.why.as_deref().unwrap();
    assert!(why.contains("agreed was “1. Ukraine") && why.contains("seventy-two (72) hours"), "{why}");
    assert!(why.contains("it now reads “1. Ukraine") && why.contains("ninety-six (96) hours"), "{why}");
}

#[test]
fn a_changed_definition_reopens_what_rests_on_it() {
    let (dir, text) = agreed(&["cessation"]);
    let found = reopened(&dir, &text.replace("as it stood on 2025-12-01", "as it stood on 2025-12-10"));
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.message, "Article 2, agreed on 2025-12-20, rests on `Contact`, which has changed since");
    let unrelated = reopened(&dir, &text.replace("USD 100 million", "USD 200 million"));
    assert!(unrelated.is_empty(), "{unrelated:?}");
}

#[test]
fn an_article_that_is_gone_is_told_and_one_that_was_renamed_is_found() {
    let (dir, text) = agreed(&["positions"]);
    let found =
        reopened(&dir, &text.replace("article positions", "article ours").replace("fund, positions", "fund, ours"));
    assert!(found.is_empty(), "{found:?}");
    let (from, to) = (text.find("article positions").unwrap(), text.find("article cessation").unwrap());
    let found = reopened(&dir, &format!("{}{}", &text[..from], &text[to..]));
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.message, "`positions`, agreed on 2025-12-20, is no longer in the treaty");
}

#[test]
fn brackets_are_not_agreed_unless_that_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("framework.treaty");
    std::fs::write(&file, FRAMEWORK).unwrap();
    std::fs::write(dir.path().join("zones.geojson"), include_bytes!("../examples/zones.geojson")).unwrap();
    let agree = |more: &[&str]| {
        snapbox::cmd::Command::new(env!("CARGO_BIN_EXE_treatyc"))
            .arg("agree")
            .arg(&file)
            .args(["3", "--on", "2025-12-20"])
            .args(more)
            .assert()
    };
    agree(&[]).code(1);
    assert!(!dir.path().join("treaty.lock").exists());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), FRAMEWORK);
    agree(&["--with-brackets"]).success();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("article pullback \"Withdrawal of forces\" agreed on 2025-12-20 {"));
    assert!(reopened(&dir, &text).is_empty());
    assert_eq!(reopened(&dir, &text.replace("90 days |", "91 days |")).len(), 1);
}

/// The program's `fingerprint` of these files in one folder: how it ends, and what it prints.
fn command(files: &[(&str, &str)]) -> (i32, String, String) {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    std::fs::write(dir.path().join("zones.geojson"), include_bytes!("../examples/zones.geojson")).unwrap();
    let ended = std::process::Command::new(env!("CARGO_BIN_EXE_treatyc"))
        .arg("fingerprint")
        .args(files.iter().map(|f| f.0))
        .current_dir(dir.path())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (ended.status.code().unwrap(), text(ended.stdout), text(ended.stderr))
}

#[test]
fn fingerprint_prints_the_number_of_one_treaty_and_compares_two() {
    let (code, out, _) = command(&[("a.treaty", FRAMEWORK)]);
    assert_eq!((code, out), (0, format!("{}  a.treaty\n", fingerprint(FRAMEWORK))));
    let alternat = FRAMEWORK.replace("between    Ukraine, Russia", "between    Russia, Ukraine");
    let (code, out, _) = command(&[("a.treaty", FRAMEWORK), ("b.treaty", &alternat)]);
    assert!(code == 0 && out.ends_with("  b.treaty\nthe same treaty\n"), "{out}");
    let other = FRAMEWORK.replace("takes effect 72 hours", "takes effect 96 hours");
    let (code, out, _) = command(&[("a.treaty", FRAMEWORK), ("b.treaty", &other)]);
    assert_eq!(code, 1);
    assert!(
        out.contains("different treaties; they part in these statements:\n")
            && out.contains("  - takes effect 72 hours after signature\n  + takes effect 96 hours after signature\n"),
        "{out}"
    );
    let torn = FRAMEWORK.replace("lasts     15 years as", "lasts     fifteen as");
    let (code, _, err) = command(&[("a.treaty", FRAMEWORK), ("b.treaty", &torn)]);
    assert!(code == 2 && err.contains("`b.treaty` cannot be read to its end:"), "{err}");
}

#[test]
fn check_shows_a_reopened_article_with_both_texts() {
    let (dir, text) = agreed(&["cessation"]);
    let file = dir.path().join("framework.treaty");
    std::fs::write(&file, text.replace("takes effect 72 hours", "takes effect 96 hours")).unwrap();
    let ended = std::process::Command::new(env!("CARGO_BIN_EXE_treatyc")).arg("check").arg(&file).output().unwrap();
    let out = String::from_utf8(ended.stdout).unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "N006 error: Article 2, agreed on 2025-12-20, has changed since",
        "agreed was `takes effect 72 hours",
        "seventy-two (72) hours",
        "ninety-six (96) hours",
    ] {
        assert!(flat.contains(said), "{said}\n{out}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blanks_and_comments_leave_the_fingerprint(text in rough(true)) {
        prop_assert_eq!(fingerprint(&text.0), fingerprint(&text.1));
    }
}
