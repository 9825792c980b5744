//! The explain pages are tests: each example fires its own check and no other, or nothing at all.
//!
//! # How a page is written (`src/rules/<family>/<name>.md`)
//!
//! The first line is the gist, one sentence in plain words; `treatyc explain` lists it. An empty line, then what the check
//! looks for, why it matters, the precedent where there is one, the examples, how to mend. Two kinds of fenced blocks are
//! run, by their info strings:
//!
//! - ```` ```treaty fires ````: raises this check at least once, and nothing else that is a warning or an error;
//! - ```` ```treaty silent ````: raises neither this check nor any warning or error.
//!
//! An example is a treaty, or the piece of one that matters. What it leaves out is put around it:
//!
//! - Without articles, parts, annexes, a preamble or final clauses, all of it stands in one article: an example may begin
//!   with a clause, and a `zone` or `action` may stand before it.
//! - Without a head it is an agreement between `Avalon` and `Borduria`, in English, done at Geneva; where these two are not
//!   declared, they are. A third State `Carpathia`, an organization `League` that has accepted its tasks, the `Lowlands`
//!   (the territory of Avalon) and a `Valley` in them are declared where the example names and does not declare them.
//! - Without final clauses it has complete ones.
//! - A block ```` ```treaty agreed ```` is no example, but what was locked: whatever it marks as agreed is so in a lock beside
//!   every example of its page.
//! - A block ```` ```geojson NAME ```` is a file of that name beside every example of its page.
//! - `\u{202E}` stands for that character, where the character itself had better not stand in a page.
//!
//! A page of one line is not written yet; it is passed over here, and [`every_page_is_written`] counts it.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use treatyc::finding::{Finding, Severity};
use treatyc::model::Model;
use treatyc::rules::{RULES, Rule};
use treatyc::session::{Checked, Files, Levels, NoFiles, check};

const HEAD: &str = "\
treaty \"Agreement between Avalon and Borduria\" {
    between   Avalon, Borduria
    languages en
    done at   \"Geneva\"
    draft     \"Rev. 1\" of 2026-01-15
}
";

const FINAL: &str = "\
final clauses {
    consent          by ratification by all parties
    entry into force 30 days after ratification by all parties
    duration         indefinite
    exit             none
    amendment        by agreement of all parties
    reservations     none
    disputes         by negotiation for 6 months, then arbitration by three arbitrators, appointed failing a party by the President of the International Court of Justice
    registration     by Avalon
}
";

/// What may be named in an example without being declared there; the first two are declared whether named or not.
const DECLARATIONS: [(&str, &str); 6] = [
    ("Avalon", "party Avalon \"the Republic of Avalon\"\n"),
    ("Borduria", "party Borduria \"the Kingdom of Borduria\"\n"),
    ("Carpathia", "party Carpathia \"the Republic of Carpathia\"\n"),
    ("League", "organization League \"the League of States\" accepts by letter before entry_into_force\n"),
    ("Lowlands", "territory Lowlands \"the territory of Avalon\" of Avalon\n"),
    (
        "Valley",
        "zone Valley \"the Valley\" in Lowlands { described as \"the valley of the river Arve between its two bridges\" }\n",
    ),
];

/// Whether some line at the margin begins with these words.
fn margin(text: &str, words: &str) -> bool {
    text.lines()
        .any(|l| l.strip_prefix(words).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric() || c == '_')))
}

fn names(text: &str, name: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|w| w == name)
}

/// A whole treaty from an example.
pub fn treaty(example: &str) -> String {
    let example = characters(example);
    let has_head = example.lines().any(|l| {
        ["treaty", "agreement", "protocol", "memorandum", "statement", "decision", "rules"]
            .iter()
            .any(|w| l.strip_prefix(w).is_some_and(|r| r.trim_start().starts_with('"')))
    });
    let has_articles = ["article", "part", "chapter", "annex", "preamble", "protocol", "final clauses"]
        .iter()
        .any(|w| margin(&example, w));
    let mut out = String::new();
    if !has_head {
        out.push_str(HEAD);
        // From the last to the first, so that what a declaration itself names is declared too.
        let mut said = example.clone();
        let mut declared = Vec::new();
        for (i, (name, text)) in DECLARATIONS.iter().enumerate().rev() {
            let own = ["party", "group", "organization", "organ", "territory", "zone", "line"].iter().any(|w| {
                example
                    .lines()
                    .any(|l| l.trim_start().strip_prefix(w).is_some_and(|r| r.split_whitespace().next() == Some(name)))
            });
            if !own && (i < 2 || names(&said, name)) {
                said.push_str(text);
                declared.push(*text);
            }
        }
        out.extend(declared.into_iter().rev());
    }
    if has_head || has_articles {
        out.push_str(&example);
    } else {
        out.push_str("article matter \"Matter\" {\n");
        out.push_str(&example);
        out.push_str("}\n");
    }
    if !margin(&example, "final clauses") {
        out.push_str(FINAL);
    }
    out
}

/// Writes out `\u{…}`.
fn characters(example: &str) -> String {
    let mut parts = example.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (hex, rest) = part.split_once('}').expect("closed");
        out.extend(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

/// The examples of a page: whether each fires, and its text.
fn examples(page: &str) -> Vec<(bool, String)> {
    let mut out = Vec::new();
    let mut open: Option<(bool, String)> = None;
    for line in page.lines() {
        match (&mut open, line.trim_end()) {
            (Some(_), "```") => out.extend(open.take()),
            (Some((_, text)), _) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, "```treaty fires") => open = Some((true, String::new())),
            (None, "```treaty silent") => open = Some((false, String::new())),
            _ => {}
        }
    }
    assert!(open.is_none(), "a block is not closed in: {page}");
    out
}

/// The files that a page draws.
struct Drawn(Vec<(String, String)>, Option<Vec<u8>>);

impl Drawn {
    fn of(page: &str) -> Self {
        let blocks = page.split("```geojson ").skip(1).map(|b| {
            let (name, rest) = b.split_once('\n').expect("a name");
            (name.trim().to_owned(), rest.split("\n```").next().unwrap_or_default().to_owned())
        });
        Self(blocks.collect(), lock(page))
    }
}

/// What a page says was agreed, as a lock.
fn lock(page: &str) -> Option<Vec<u8>> {
    let text = page.split("```treaty agreed\n").nth(1)?.split("```").next()?;
    let checked = check("example.treaty", treaty(text).into_bytes(), &NoFiles, &Levels::default());
    let model = Model::new(&checked.tree, &checked.sources);
    let mut locks = treatyc::lock::Locks::default();
    for id in model.ids().filter(|id| model.node(*id).field("agreed").is_some()) {
        let name = model.node(id).name.map(|n| model.name(n.sym)).expect("what is agreed has a name");
        locks.put("example.treaty", &treatyc::session::agree(&model, id, name, "2026-01-15"));
    }
    Some(locks.write().into_bytes())
}

impl Files for Drawn {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let file = self.0.iter().find(|f| f.0 == path);
        file.map(|f| f.1.clone().into_bytes()).ok_or_else(|| "is not there".into())
    }
    fn lock(&self) -> Result<Option<Vec<u8>>, String> {
        Ok(self.1.clone())
    }
}

fn run(text: &str, page: &str) -> Checked {
    check("example.treaty", text.as_bytes().to_vec(), &Drawn::of(page), &Levels::default())
}

fn shown<'a>(findings: impl IntoIterator<Item = &'a Finding>, checked: &Checked) -> String {
    findings.into_iter().map(|f| treatyc::report::line::write(f, &checked.sources)).collect()
}

/// What is wrong with an example.
fn fault(rule: &Rule, fires: bool, example: &str) -> Option<String> {
    let text = treaty(example);
    let checked = run(&text, rule.page);
    let (own, others): (Vec<&Finding>, Vec<&Finding>) = checked.findings.iter().partition(|f| f.code == rule.code);
    // What sums up the findings of other checks comes with them.
    let sums = |f: &Finding| treatyc::rules::SUMMING.contains(&f.code.0);
    let summed = sums_up(rule) || own.iter().any(|f| !f.holds.is_empty());
    let others = others.into_iter().filter(|f| f.severity >= Severity::Warning && !(summed && sums(f)));
    // And an example of summing up needs something to be summed up.
    let others: Vec<&Finding> =
        others.filter(|f| !(fires && sums_up(rule) && f.severity == Severity::Error && !f.holds.is_empty())).collect();
    let numbered = || text.lines().enumerate().fold(String::new(), |out, (i, l)| format!("{out}{:3} {l}\n", i + 1));
    if fires && own.is_empty() {
        return Some(format!(
            "{} `{}` does not fire on:\n{}{}",
            rule.code,
            rule.name,
            numbered(),
            shown(others, &checked)
        ));
    }
    if !fires && !own.is_empty() {
        return Some(format!(
            "{} `{}` is not silent on:\n{}{}",
            rule.code,
            rule.name,
            numbered(),
            shown(own, &checked)
        ));
    }
    (!others.is_empty()).then(|| {
        format!("an example of {} `{}` raises others:\n{}{}", rule.code, rule.name, numbered(), shown(others, &checked))
    })
}

/// Whether a check sums up what others have found.
fn sums_up(rule: &Rule) -> bool {
    treatyc::rules::SUMMING.contains(&rule.code.0)
}

fn written(rule: &Rule) -> bool {
    rule.page.trim_end().lines().count() > 1
}

/// Checks whose cause cannot stand in a page of text, and which therefore have no example that fires.
const UNSHOWABLE: [&str; 1] = ["S011"];

#[test]
fn examples_fire_what_they_say() {
    let mut faults = Vec::new();
    for rule in RULES.iter().filter(|r| written(r)) {
        let examples = examples(rule.page);
        if !examples.iter().any(|e| e.0) && !UNSHOWABLE.contains(&rule.code.0) {
            faults.push(format!("the page of {} `{}` has no block that fires", rule.code, rule.name));
        }
        if !examples.iter().any(|e| !e.0) {
            faults.push(format!("the page of {} `{}` has no block that is silent", rule.code, rule.name));
        }
        faults.extend(examples.iter().filter_map(|(fires, text)| fault(rule, *fires, text)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_put_around_an_example_is_clean() {
    for example in ["text \"The Parties remain friends.\"\n", "text \"League, Carpathia, Valley\"\n"] {
        let checked = run(&treaty(example), "");
        let grave: Vec<&Finding> = checked.findings.iter().filter(|f| f.severity >= Severity::Error).collect();
        assert!(grave.is_empty(), "{}", shown(grave, &checked));
    }
}

#[test]
fn pages_begin_with_a_gist() {
    for rule in RULES {
        let gist = rule.page.lines().next().unwrap_or_default();
        assert!(gist.len() > 10 && gist.len() < 160 && !gist.starts_with('#'), "{}: {gist}", rule.code);
        assert!(rule.page.lines().nth(1).is_none_or(str::is_empty), "{}: an empty line follows the gist", rule.code);
    }
}

/// The rules of the catalogue that have no page yet.
#[test]
fn every_page_is_written() {
    let bare: Vec<&str> = RULES.iter().filter(|r| !written(r)).map(|r| r.code.0).collect();
    assert!(bare.is_empty(), "not written yet: {bare:?}");
}
