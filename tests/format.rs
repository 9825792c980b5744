//! The formatter moves blanks and line ends, and loses nothing.

use crate::common::{EXAMPLES, damaged, format, rough, shape, treaty};
use proptest::prelude::*;

/// All that is written but blanks and semicolons.
fn marks(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_whitespace() && *c != ';').collect()
}

/// Fails at the first line in which two descriptions part.
fn same(a: &str, b: &str) -> Result<(), TestCaseError> {
    if let Some((a, b)) = a.lines().chain([""]).zip(b.lines().chain([""])).find(|(a, b)| a != b) {
        return Err(TestCaseError::fail(format!("one: {a}\ntwo: {b}")));
    }
    Ok(())
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let once = format(text);
    same(&once, &format(&once))?;
    same(&marks(text), &marks(&once))?;
    same(&shape(text), &shape(&once))
}

#[test]
fn examples_are_in_style() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let (mut seen, mut off) = (0, Vec::new());
    for folder in [root.clone(), root.join("broken")] {
        let files = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path());
        for file in files.filter(|p| p.extension().is_some_and(|e| e == "treaty")) {
            let text = std::fs::read_to_string(&file).unwrap();
            seen += 1;
            if format(&text) != text {
                off.push(file);
            }
        }
    }
    assert!(seen >= 17, "{seen}");
    assert!(off.is_empty(), "`treatyc fmt examples` brings them into style: {off:?}");
}

#[test]
fn examples_keep_their_trees() {
    for (name, text) in EXAMPLES {
        let once = format(text);
        assert_eq!(format(&once), once, "{name} formatted twice");
        assert_eq!(shape(text), shape(&once), "{name}");
    }
}

/// What is never closed runs to the next item: no line end may be put before it, or each run would put one more.
#[test]
fn what_is_never_closed_is_copied() {
    for text in [
        "treaty \"T\" {\nbetween A, B\n}/*\nparty A \"A\"\n",
        "    b\"\"\"etween     Ukraine, Russia\nfinal clauses {\n}\n",
        "party A \"A\"   \"\"\"a\n\n   b\nparty B \"B\"\n",
        "\"\"\"\n  x\n",
    ] {
        let once = format(text);
        assert_eq!(once, text);
        assert_eq!(format(&once), once);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn treaties_keep_their_trees(text in treaty()) {
        holds(&text)?;
    }

    #[test]
    fn rough_treaties_keep_their_trees(text in rough(true)) {
        holds(&text.1)?;
    }

    #[test]
    fn blanks_make_no_difference(text in rough(false)) {
        same(&shape(&text.0), &shape(&text.1))?;
    }

    #[test]
    fn damaged_treaties_lose_nothing(text in damaged()) {
        let once = format(&text);
        same(&once, &format(&once))?;
        same(&marks(&text), &marks(&once))?;
    }
}
