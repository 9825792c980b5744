//! Clauses of treaties that history knows, each with what a careful lawyer would have said of it.
//!
//! Every `.treaty` file below `tests/cases/precedents/` is a whole treaty in small, checked as it stands, from its own
//! folder. Its first line says what is found there: `// expect: A406`, `// expect: A401, A405`, or `// expect: nothing`.
//! That is all that may be found at the level of a warning or above; of what is merely worth knowing, what is expected.
//! The second line names the treaty and the place in it.

use std::collections::BTreeSet;
use std::path::Path;
use treatyc::finding::Severity;
use treatyc::host::Folder;
use treatyc::rules;
use treatyc::session::{Levels, check};

fn expected(name: &str, text: &str) -> BTreeSet<String> {
    let first = text.lines().next().unwrap_or_default();
    let said = first.strip_prefix("// expect: ").unwrap_or_else(|| panic!("{name} does not begin with `// expect: `"));
    let about = text.lines().nth(1).unwrap_or_default();
    assert!(about.len() > 20 && about.starts_with("// "), "{name}: the second line says which treaty this is");
    if said.trim() == "nothing" {
        return BTreeSet::new();
    }
    let codes: BTreeSet<String> = said.split(',').map(|c| c.trim().to_owned()).collect();
    for code in &codes {
        assert!(rules::find(code).is_some_and(|r| r.code.0 == code), "{name}: there is no check `{code}`");
    }
    codes
}

#[test]
fn each_precedent_is_judged_as_its_first_line_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/precedents");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".treaty"))
        .collect();
    names.sort();
    assert!(!names.is_empty());
    let mut faults = String::new();
    for name in names {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        let want = expected(&name, std::str::from_utf8(&bytes).unwrap());
        let checked = check(&name, bytes, &Folder::new(&folder), &Levels::default());
        let counts = |f: &&treatyc::finding::Finding| f.severity > Severity::Info || want.contains(f.code.0);
        let got: BTreeSet<String> = checked.findings.iter().filter(counts).map(|f| f.code.0.to_owned()).collect();
        if got != want {
            let shown: String = checked
                .findings
                .iter()
                .filter(counts)
                .map(|f| treatyc::report::line::write(f, &checked.sources))
                .collect();
            faults += &format!("{name}: expected {want:?}, found {got:?}\n{shown}\n");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
