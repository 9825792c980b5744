//! The commands as a whole process: what they print, what they leave behind, how they end.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// A finished command.
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

pub fn treatyc(folder: &Path, arguments: &[&str]) -> Ended {
    with_input(folder, arguments, b"")
}

fn with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Ended {
    let mut child = Command::new(env!("CARGO_BIN_EXE_treatyc"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input may be gone before it is written.
    let _ = child.stdin.take().unwrap().write_all(input);
    let ended = child.wait_with_output().unwrap();
    Ended {
        code: ended.status.code().unwrap(),
        out: String::from_utf8(ended.stdout).unwrap(),
        err: String::from_utf8(ended.stderr).unwrap(),
    }
}

pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    dir
}

/// Ends with 2 and this on standard error.
pub fn refuses(folder: &Path, arguments: &[&str], sentence: &str) {
    let ended = treatyc(folder, arguments);
    assert_eq!(ended.code, 2, "{arguments:?}: {}{}", ended.out, ended.err);
    assert!(ended.err.contains(sentence), "{arguments:?} says: {}", ended.err);
    let small = ended.err.to_lowercase();
    assert!(!small.contains("invalid") && !small.contains("unexpected") && !small.contains("panic"), "{}", ended.err);
}

#[test]
fn help_has_examples() {
    let dir = folder(&[]);
    let all = treatyc(dir.path(), &["--help"]).out;
    let list = all.split("Commands:\n").nth(1).and_then(|l| l.split("\n\n").next()).expect("a list of commands");
    let commands: Vec<&str> = list
        .lines()
        .filter(|l| l.starts_with("  ") && !l.starts_with("   "))
        .filter_map(|l| l.split_whitespace().next())
        .filter(|c| *c != "help")
        .collect();
    assert!(commands.contains(&"check") && commands.len() > 10, "{commands:?}");
    for command in commands {
        let ended = treatyc(dir.path(), &[command, "--help"]);
        assert_eq!(ended.code, 0);
        assert!(ended.out.contains("Examples:\n  treatyc "), "{}", ended.out);
    }
    let ended = treatyc(dir.path(), &["--help"]);
    assert!(ended.code == 0 && ended.out.contains("Examples:"));
    assert_eq!(treatyc(dir.path(), &["--version"]).code, 0);
    assert_eq!(treatyc(dir.path(), &[]).code, 2);
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let dir = folder(&[
        ("binary.treaty", b"\x7fELF\0\0\0"),
        ("wide.treaty", b"\xff\xfet\0r\0"),
        ("empty/readme.txt", b""),
        ("plain.treaty", b""),
        ("odd/treaty.toml", b"langauges = []"),
        ("odd/a.treaty", b""),
    ]);
    let at = dir.path();
    refuses(at, &["chekc"], "there is no command `chekc`; did you mean `check`?");
    refuses(at, &["check", "--fromat", "line"], "there is no option `--fromat`; did you mean `--format`?");
    refuses(at, &["check", "--format", "lime"], "`lime` does not fit `--format <FORMAT>`; did you mean `line`?");
    refuses(at, &["check", "--format", "xyz"], "it takes pretty, line, json, sarif, github");
    refuses(at, &["check", "missing.treaty"], "`missing.treaty` is not there");
    refuses(at, &["check", "empty"], "there is no treaty (`*.treaty`) in `empty`");
    refuses(at, &["check", "binary.treaty"], "`binary.treaty` is not a text");
    refuses(at, &["check", "wide.treaty"], "`wide.treaty` is in UTF-16: save it as UTF-8");
    refuses(at, &["check", "plain.treaty", "--allow", "Z999"], "there is no check `Z999`");
    refuses(at, &["check", "odd/a.treaty"], "there is no setting `langauges`; did you mean `languages`?");
    refuses(at, &["check", "--fix", "-"], "standard input cannot be mended in place");
    refuses(at, &["explain", "no-such-thing"], "there is no check `no-such-thing`");
    refuses(at, &["render"], "is missing");
    refuses(at, &["render", "plain.treaty", "-o", "x.docx"], "the ending of `x.docx` names no format");
    refuses(at, &["render", "plain.treaty", "--package", "a"], "`a` chooses nothing");
    refuses(at, &["render", "plain.treaty", "--to", "md", "-o", "plain.treaty"], "it is not written over");
    refuses(at, &["fmt", "missing"], "`missing` is not there");
}

#[test]
fn the_state_of_a_text_is_counted_and_written() {
    let text = include_str!("../examples/framework.treaty");
    let torn = text.replace("lasts     15 years as", "lasts     fifteen as");
    let dir = folder(&[("f.treaty", text.as_bytes()), ("torn.treaty", torn.as_bytes())]);
    let ended = treatyc(dir.path(), &["status", "f.treaty"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    assert!(ended.out.starts_with("f.treaty, Rev. 3 of 2025-12-16\n7 of "), "{}", ended.out);
    for (file, begins) in
        [("s.json", "{\n"), ("s.md", "# State of the text"), ("s.svg", "<svg "), ("s.txt", "f.treaty")]
    {
        let ended = treatyc(dir.path(), &["status", "f.treaty", "f.treaty", "-o", file]);
        assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{}", ended.err);
        let written = std::fs::read_to_string(dir.path().join(file)).unwrap();
        assert!(written.starts_with(begins), "{written}");
    }
    // What cannot be read is not counted, and that is said.
    let ended = treatyc(dir.path(), &["status", "torn.treaty", "--to", "json"]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("some of the text could not be read"), "{}", ended.err);
    assert!(ended.out.contains("\"read_to_its_end\": false"));
    refuses(dir.path(), &["status", "f.treaty", "-o", "s.pdf"], "names no format (txt, json, md, svg)");
    refuses(dir.path(), &["status", "f.treaty", "-o", "f.treaty", "--to", "md"], "it is not written over");
    refuses(dir.path(), &["status", "x.treaty"], "`x.treaty` is not there");
}

#[test]
fn packages_are_told() {
    let dir = folder(&[
        ("f.treaty", include_bytes!("../examples/framework.treaty")),
        ("zones.geojson", include_bytes!("../examples/zones.geojson")),
        (
            "n.treaty",
            b"article a \"A\" { alternatives c { option x { requires y; excludes y }\noption y { requires x } } }",
        ),
        (
            "w.treaty",
            b"treaty \"T\" { between Avalon, Borduria }\nparty Avalon \"A\"\nparty Borduria \"B\"\n\
              article a \"A\" { rule mow: Avalon shall \"mow\" within [Avalon, Borduria: 2 | 3] days of signature }",
        ),
    ]);
    let ended = treatyc(dir.path(), &["packages", "f.treaty", "--favour", "Ukraine"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.starts_with("f.treaty: 8 packages, all consistent\n"), "{}", ended.out);
    assert!(ended.out.contains(
        "Most for Ukraine: 2 proposals (one package)\n  eastern.completes=Ukraine,corridor_status=oversight"
    ));
    assert_eq!(treatyc(dir.path(), &["packages", "n.treaty"]).code, 1);
    // What has no name but its number is shown with its words, and who is the name of a side is not named twice.
    let ended = treatyc(dir.path(), &["packages", "w.treaty"]);
    assert!(ended.out.contains("  mow: Avalon+Borduria | 2 “3”\n"), "{}", ended.out);
    refuses(dir.path(), &["packages", "f.treaty", "--favour", "Ukrain"], "did you mean `Ukraine`?");
    refuses(dir.path(), &["packages", "x.treaty"], "`x.treaty` is not there");
}

#[test]
fn two_rounds_are_compared() {
    let (three, four) =
        (include_bytes!("../examples/framework.treaty"), include_bytes!("../examples/framework-rev4.treaty"));
    let dir = folder(&[
        ("three.treaty", three),
        ("four.treaty", four),
        ("zones.geojson", include_bytes!("../examples/zones.geojson")),
    ]);
    let at = dir.path();
    let ended = treatyc(at, &["diff", "three.treaty", "four.treaty"]);
    assert_eq!((ended.code, ended.err.as_str()), (1, ""));
    assert!(ended.out.contains("\nFrom Rev. 3 of 16 December 2025 (three.treaty) to Rev. 4"), "{}", ended.out);
    let ended = treatyc(at, &["diff", "three.treaty", "three.treaty"]);
    assert_eq!(ended.code, 0);
    assert!(ended.out.ends_with("Nothing changed in meaning.\n"), "{}", ended.out);
    for (file, begins) in [("c.html", "<!DOCTYPE html>"), ("c.md", "# Framework"), ("c.json", "{\n  \"same\": false")] {
        let ended = treatyc(at, &["diff", "three.treaty", "four.treaty", "-o", file]);
        assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (1, "", ""));
        assert!(std::fs::read_to_string(at.join(file)).unwrap().starts_with(begins), "{file}");
    }
    refuses(at, &["diff", "three.treaty"], "is missing");
    refuses(at, &["diff", "three.treaty", "five.treaty"], "`five.treaty` is not there");
    refuses(at, &["diff", "-", "-"], "not both");
    refuses(at, &["diff", "three.treaty", "four.treaty", "-o", "four.treaty"], "names no format");
    refuses(at, &["diff", "three.treaty", "four.treaty", "--to", "md", "-o", "four.treaty"], "it is not written over");
    assert_eq!(std::fs::read(at.join("four.treaty")).unwrap(), four);
}

#[test]
fn an_unreadable_file_holds_up_no_other() {
    let dir = folder(&[("a.treaty", b""), ("c.treaty", b"")]);
    let ended = treatyc(dir.path(), &["check", "a.treaty", "b.treaty", "c.treaty"]);
    assert_eq!(ended.code, 2);
    assert_eq!(ended.err, "treatyc: `b.treaty` is not there\n");
    assert!(ended.out.contains(" in 2 treaties"), "{}", ended.out);
}

#[test]
fn new_writes_a_treaty_and_never_over_another() {
    let dir = folder(&[]);
    let ended = treatyc(dir.path(), &["new", "accord", "--title", "Agreement on the Ferry"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let text = std::fs::read_to_string(dir.path().join("accord.treaty")).unwrap();
    assert!(text.contains("treaty \"Agreement on the Ferry\" {"));
    refuses(dir.path(), &["new", "accord"], "`accord.treaty` is there already");
    assert_eq!(std::fs::read_to_string(dir.path().join("accord.treaty")).unwrap(), text);
    let ended = treatyc(dir.path(), &["check", "accord.treaty", "--info"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.out);
}

#[test]
fn render_writes_documents() {
    let framework = include_bytes!("../examples/framework.treaty");
    let zones = include_bytes!("../examples/zones.geojson");
    let dir = folder(&[
        ("f.treaty", framework),
        ("zones.geojson", zones),
        ("odd/html.sect.hbs", b"{{"),
        ("de/treaty.toml", b"languages = ['de']"),
        ("de/f.treaty", framework),
        ("de/zones.geojson", zones),
    ]);
    let at = dir.path();
    for name in ["f.html", "f.md", "f.txt", "f.json"] {
        let ended = treatyc(at, &["render", "f.treaty", "-o", name]);
        assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{}", ended.err);
        assert!(std::fs::read_to_string(at.join(name)).unwrap().contains("Cessation of Hostilities"));
    }
    let ended =
        treatyc(at, &["render", "f.treaty", "-o", "final.html", "--final", "--package", "corridor_status=lease"]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert!(ended.err.contains("N001: `f.treaty` is not final: 4 places are open\n  f.treaty:"), "{}", ended.err);
    for (flag, says) in
        [("--party=Ukraine", "as preferred by Ukraine"), ("--clean", "[…] standing for what is not settled")]
    {
        let ended = treatyc(dir.path(), &["render", "f.treaty", "--to", "txt", flag]);
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{flag}");
        assert!(ended.out.starts_with("Draft Rev. 3 of 16 December 2025, "), "{}", ended.out);
        assert!(ended.out.contains(says) && !ended.out.contains("Option 1"), "{}", ended.out);
        let ended = treatyc(dir.path(), &["render", "f.treaty", "--final", flag]);
        assert_eq!(ended.code, 1, "{flag}");
        assert!(ended.err.contains("N001"), "{}", ended.err);
    }
    refuses(dir.path(), &["render", "f.treaty", "--party", "Rusia"], "did you mean `Russia`?");
    assert!(!at.join("final.html").exists());
    refuses(at, &["render", "f.treaty", "--package", "corridor_statu=lease"], "did you mean `corridor_status`?");
    refuses(
        at,
        &["render", "f.treaty", "--to", "html", "--templates", "odd"],
        "the template `html.sect.hbs` cannot be used",
    );
    refuses(at, &["render", "de/f.treaty"], "documents cannot be written in German yet");
    assert_eq!(treatyc(at, &["render", "--eject", "house"]).code, 0);
    std::fs::write(at.join("house/txt.signatures.hbs"), "SIGNED").unwrap();
    let ended = treatyc(at, &["render", "f.treaty", "--to", "txt", "--templates", "house"]);
    assert!(ended.code == 0 && ended.out.contains("SIGNED"), "{}", ended.err);
    refuses(at, &["render", "--eject", "house"], "is there already");
}

#[test]
fn sarif_says_when_something_could_not_be_read() {
    let dir = folder(&[("a.treaty", b"")]);
    let ended = treatyc(dir.path(), &["check", "--format", "sarif", "a.treaty", "b.treaty"]);
    let document: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(ended.code, 2);
    assert_eq!(document.pointer("/runs/0/invocations/0/executionSuccessful"), Some(&serde_json::json!(false)));
}

#[test]
fn fmt_reads_standard_input() {
    let dir = folder(&[]);
    let ended = with_input(dir.path(), &["fmt", "-"], "party   A\n".as_bytes());
    assert_eq!((ended.code, ended.out.as_str()), (0, "party A\n"));
    let ended = with_input(dir.path(), &["fmt", "-"], b"party \xff\n");
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("`<stdin>` is not in UTF-8: byte 7 belongs to no character"), "{}", ended.err);
}

#[test]
fn fmt_rewrites_what_is_out_of_style_and_names_it() {
    let dir = folder(&[("a.treaty", b"party   A\n"), ("b.treaty", b"party B\n")]);
    let ended = treatyc(dir.path(), &["fmt", "--check", "."]);
    assert_eq!((ended.code, ended.out.as_str()), (1, "a.treaty\n"));
    let ended = treatyc(dir.path(), &["fmt", "."]);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(dir.path().join("a.treaty")).unwrap(), "party A\n");
    let ended = treatyc(dir.path(), &["fmt", "--check"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""));
}

#[test]
fn a_package_is_rendered_whatever_is_wrong_with_the_others() {
    let text = "treaty \"T\" { between A, B; languages en }\nparty A \"Avalon\"\nparty B \"Borduria\"\n\
                article one \"One\" {\n    rule pay: A shall \"pay\" [A: to B | B: to Nobodyland]\n}\n\
                final clauses { entry into force on signature; duration indefinite; exit none }\n";
    let dir = folder(&[("a.treaty", text.as_bytes())]);
    let ended = treatyc(dir.path(), &["render", "a.treaty"]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    let ended = treatyc(dir.path(), &["render", "a.treaty", "--package", "pay=B"]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert!(ended.err.contains("R101 error"), "{}", ended.err);
    let ended = treatyc(dir.path(), &["render", "a.treaty", "--package", "pay=A"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.err);
    assert!(ended.out.contains("Avalon shall pay"), "{}", ended.out);
    // A package that there is not hides nothing.
    let ended = treatyc(dir.path(), &["render", "a.treaty", "--package", "pya=A"]);
    assert_eq!(ended.code, 1, "{}", ended.err);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let dir = folder(&[("a.treaty", b"")]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ended = Command::new(env!("CARGO_BIN_EXE_treatyc"))
        .args(["check", "a.treaty"])
        .current_dir(dir.path())
        .stdout(writer)
        .output()
        .unwrap();
    assert!(ended.status.code().is_some_and(|c| c < 2));
    assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}

/// A treaty with these words in its only article.
fn small_treaty(matter: &str) -> String {
    format!(
        "treaty \"Agreement on the Ferry\" {{\n    between   Northland, Southland\n    languages en\n}}\n\
         party Northland \"the Republic of Northland\"\nparty Southland \"the Kingdom of Southland\"\n\
         zone Crossing \"the Crossing\" {{ described as \"the river between the bridges\" }}\n\
         article matter \"Matter\" {{\n{matter}}}\n\
         final clauses {{\n    consent          by ratification by all parties\n    \
         entry into force 30 days after ratification by all parties\n    duration         indefinite\n    \
         exit             by any party, on 12 months' notice\n    reservations     none\n}}\n"
    )
}

#[test]
fn fix_mends_what_is_mechanical() {
    let wrong = small_treaty(
        "    transit ferry { of \"persons\"; through Crosing; ensurd by Northland, Suothland; as from entry_into_force }\n\
         // a comment stays\n    rule keep: each party shall \"keep its landing stage in repair\" after ferry.strat\n",
    );
    let right = small_treaty(
        "    transit ferry { of \"persons\"; through Crossing; ensured by Northland, Southland; as from entry_into_force }\n\
         // a comment stays\n    rule keep: each party shall \"keep its landing stage in repair\" after ferry.start\n",
    );
    let dir = folder(&[("ferry.treaty", wrong.as_bytes())]);
    let before = treatyc(dir.path(), &["check", "--format", "line", "ferry.treaty"]);
    assert_eq!(before.code, 1);
    for said in [
        "no place is called `Crosing`",
        "`ensurd by` means nothing",
        "no actor is called `Suothland`",
        "`ferry` has no event `strat`",
    ] {
        assert!(before.out.contains(said), "{said}: {}", before.out);
    }
    let after = treatyc(dir.path(), &["check", "--fix", "ferry.treaty"]);
    assert_eq!(std::fs::read_to_string(dir.path().join("ferry.treaty")).unwrap(), right, "{}{}", after.out, after.err);
    assert_eq!(after.code, 0, "{}{}", after.out, after.err);
}

#[test]
fn fix_leaves_alone_what_needs_a_decision() {
    let wrong = small_treaty(
        "    text \"Within sixty (90) days, under Article 77.\"\n    transit ferry { of \"persons\"; through Qwertz; ensured by Northland; as from entry_into_force }\n",
    );
    let dir = folder(&[("ferry.treaty", wrong.as_bytes())]);
    let after = treatyc(dir.path(), &["check", "--fix", "--format", "line", "ferry.treaty"]);
    assert_eq!(std::fs::read_to_string(dir.path().join("ferry.treaty")).unwrap(), wrong);
    assert_eq!(after.code, 1);
    for code in ["R101", "R106", "R109"] {
        assert!(after.out.contains(code), "{code}: {}", after.out);
    }
}

#[test]
fn includes_that_cannot_be_read_are_findings() {
    let main = small_treaty("    text \"x\"\n");
    let dir = folder(&[
        ("missing.treaty", format!("{main}include \"nowhere.treaty\"\n").as_bytes()),
        ("outside.treaty", format!("{main}include \"../secret.treaty\"\n").as_bytes()),
        ("self.treaty", format!("{main}include \"self.treaty\"\n").as_bytes()),
        ("round.treaty", format!("{main}include \"parts/a.treaty\"\n").as_bytes()),
        ("parts/a.treaty", b"include \"parts/b.treaty\"\n"),
        ("parts/b.treaty", b"include \"parts/a.treaty\"\n"),
        ("twice.treaty", format!("{main}include \"parts/c.treaty\"\ninclude \"parts/c.treaty\"\n").as_bytes()),
        ("parts/c.treaty", b"annex one \"One\" { text \"x\" }\n"),
        ("bytes.treaty", format!("{main}include \"parts/d.treaty\"\n").as_bytes()),
        ("parts/d.treaty", b"annex two \"Caf\xe9\" { text \"x\" }\n"),
    ]);
    let cases = [
        ("missing", "R107"),
        ("outside", "R107"),
        ("self", "R105"),
        ("round", "R105"),
        ("twice", "R107"),
        ("bytes", "S011"),
    ];
    for (name, code) in cases {
        let ended = treatyc(dir.path(), &["check", "--format", "line", &format!("{name}.treaty")]);
        let said: Vec<&str> = ended.out.lines().filter(|l| l.contains("error[")).collect();
        assert_eq!(ended.code, 1, "{name}: {}{}", ended.out, ended.err);
        assert!(matches!(said.as_slice(), [one] if one.contains(code)), "{name}: {}{}", ended.out, ended.err);
    }
}
