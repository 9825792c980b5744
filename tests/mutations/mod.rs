//! One fact of an example treaty is changed, and exactly what a careful lawyer would say of the change is found.
//!
//! # How a table is written (`tests/mutations/<family>.rs`)
//!
//! A row is the check it is about, the example, the words that go, the words that come, and the codes of what is found
//! that was not found before:
//!
//! ```text
//! ("T202", "framework", "no later than 30 days after eastern.begins", "no earlier than …", "T202"),   // it must fire
//! ("T202", "framework", "no later than 30 days after eastern.begins", "no later than 31 …", ""),      // it must not
//! ```
//!
//! - The words that go stand at exactly one place of the example; longer words make it so.
//! - What is found is compared by code and first line, at every level, information too. What is found no more does not
//!   count. Two findings are written twice: `"A407, A407"`; the order does not matter.
//! - [`judge`] takes the letters of families, their rows, and the checks that no example can show, each with the reason.
//!   Every code of a family must have a row in which it fires and one in which it does not, or a reason.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

mod duties;
mod finals;
mod guarantees;
mod leases;
mod names;
mod places;
mod time;
mod unsettled;
mod verification;

use crate::common::EXAMPLES;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use treatyc::host::Folder;
use treatyc::rules::RULES;
use treatyc::session::{Levels, check};

/// The check a row is about, the example, the words that go, those that come, the codes found beyond those of the example.
pub type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// A check that no example can show, and why; its explain page shows it instead.
pub type Unseen = (&'static str, &'static str);

/// What is found in a text that stands among the examples: how often each code with its first line.
fn found(name: &str, text: &str) -> BTreeMap<(String, String), usize> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let name = format!("{name}.treaty");
    let checked = check(&name, text.as_bytes().to_vec(), &Folder::new(&folder), &Levels::default());
    let mut out = BTreeMap::new();
    for f in checked.findings {
        *out.entry((f.code.0.to_owned(), f.message)).or_default() += 1;
    }
    out
}

/// Holds a table to what is found, and the families of these letters to their table.
pub fn judge(letters: &[char], rows: &[Row], unseen: &[Unseen]) {
    let mut faults = String::new();
    let mut before = BTreeMap::new();
    for (about, example, goes, comes, expected) in rows {
        let Some((_, text)) = EXAMPLES.iter().find(|e| e.0 == *example) else {
            panic!("there is no example `{example}`");
        };
        let places = text.matches(goes).count();
        if places != 1 {
            let _ = writeln!(faults, "{about} {example}: `{goes}` stands at {places} places");
            continue;
        }
        let was = before.entry(*example).or_insert_with(|| found(example, text));
        let mut new: Vec<(String, String)> = Vec::new();
        for (finding, times) in found(example, &text.replacen(goes, comes, 1)) {
            let old = was.get(&finding).copied().unwrap_or(0);
            new.extend((old..times).map(|_| finding.clone()));
        }
        let mut want: Vec<&str> = expected.split(',').map(str::trim).filter(|c| !c.is_empty()).collect();
        want.sort_unstable();
        if new.iter().map(|f| f.0.as_str()).ne(want.iter().copied()) {
            let _ = writeln!(faults, "{about} {example}: `{goes}` → `{comes}`: expected [{expected}], found {new:#?}");
        }
    }
    let family: Vec<&str> = RULES.iter().map(|r| r.code.0).filter(|c| c.starts_with(letters)).collect();
    assert!(!family.is_empty(), "no check of {letters:?}");
    for code in &family {
        let excused = unseen.iter().any(|u| u.0 == *code);
        let of = |row: &&Row| row.0 == *code;
        let fires = |row: &Row| row.4.split(',').any(|c| c.trim() == *code);
        let (firing, silent) = (rows.iter().filter(of).any(fires), rows.iter().filter(of).any(|r| !fires(r)));
        if !(excused || firing && silent) {
            let _ = writeln!(faults, "{code}: a row in which it fires: {firing}; one in which it does not: {silent}");
        }
        if excused && firing {
            let _ = writeln!(faults, "{code}: an example shows it after all");
        }
    }
    for code in rows.iter().map(|r| r.0).chain(unseen.iter().map(|u| u.0)) {
        if !family.contains(&code) {
            let _ = writeln!(faults, "{code} is not of this family");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
