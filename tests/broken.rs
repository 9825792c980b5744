//! `examples/broken`: one treaty for each family of checks, with everything that is to be found in it.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use std::fmt::Write as _;
use std::path::Path;
use treatyc::session::{Levels, NoFiles, check};

/// What is found in a treaty: a line each, then where it is also labelled and in which packages it holds.
fn found(name: &str, text: &[u8]) -> String {
    let checked = check(name, text.to_vec(), &NoFiles, &Levels::default());
    let mut out = String::new();
    for f in &checked.findings {
        out.push_str(&treatyc::report::line::write(f, &checked.sources));
        if let Some(packages) = &f.packages {
            let _ = writeln!(out, "    in: {}", packages.words);
        }
    }
    out
}

#[test]
fn each_broken_treaty_is_found_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/broken");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|e| e.expect("readable").path())
        .filter(|p| p.extension().is_some_and(|e| e == "treaty"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let name = file.file_name().expect("a file").to_string_lossy().into_owned();
        let text = std::fs::read(&file).expect("readable");
        let stem = name.trim_end_matches(".treaty");
        insta::assert_snapshot!(format!("broken_{stem}"), found(&name, &text));
    }
}
