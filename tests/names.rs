//! What is said of names, and where nothing is.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

use treatyc::finding::{Finding, Severity};
use treatyc::session::{Checked, Levels, NoFiles, check};

const AROUND: &str = "\
treaty \"Agreement\" { between Avalon, Borduria; languages en }
party Avalon \"the Republic of Avalon\"
party Borduria \"the Kingdom of Borduria\"
zone Valley \"the Valley\" { described as \"the valley between the bridges\" }
final clauses {
    consent by ratification by all parties
    entry into force 30 days after ratification by all parties
    duration indefinite
    exit by any party, on 12 months' notice
    reservations none
}
article one \"One\" { transit ferry { of \"persons\"; through Valley; ensured by Avalon; as from entry_into_force } }
";

fn run(text: &str) -> Checked {
    check("a.treaty", format!("{AROUND}{text}").into_bytes(), &NoFiles, &Levels::default())
}

/// The findings of families S and R that are warnings or errors.
fn found(checked: &Checked) -> Vec<&Finding> {
    let own = |f: &&Finding| f.code.0.starts_with(['S', 'R']) && f.severity >= Severity::Warning;
    checked.findings.iter().filter(own).collect()
}

fn codes(text: &str) -> Vec<&'static str> {
    found(&run(text)).iter().map(|f| f.code.0).collect()
}

/// The only finding of a text.
fn only(text: &str) -> Finding {
    let checked = run(text);
    let all = found(&checked);
    let [one] = all.as_slice() else {
        panic!("{text}\n{}", all.iter().map(|f| treatyc::report::line::write(f, &checked.sources)).collect::<String>())
    };
    (*one).clone()
}

#[test]
fn what_was_meant_is_said() {
    let f = only("article two { rule: Avalon shall \"open it\" after fery.start }");
    assert_eq!(f.message, "no clause is called `fery`");
    assert_eq!(f.help.as_deref(), Some("did you mean `ferry`, the transit in Article 1?"));
    assert_eq!(f.fix.unwrap().edits.len(), 1);
    let f = only("article two { rule: Avalon shall \"open it\" after ferry.opening }");
    assert_eq!(f.message, "`ferry` has no event `opening`");
    assert_eq!(f.help.as_deref(), Some("write `start` or `expiry`"));
    let f = only("article two { rule: Qwertz shall \"open it\" }");
    assert_eq!(f.message, "no actor is called `Qwertz`");
    assert!(f.help.unwrap().starts_with("declare it: `party Qwertz"));
}

#[test]
fn one_name_misspelt_often_is_one_finding() {
    let f = only("article two { rule: Avalno shall \"a\"; rule: Avalno shall \"b\"; rule: Avalno may \"c\" }");
    assert_eq!((f.labels.len(), f.fix.unwrap().edits.len()), (3, 3));
    // Where the uses agree, the declaration is the one that differs.
    let f = only(
        "zone Meadwo \"the Meadow\" { described as \"the meadow\" }\n\
         article two { rule: Avalon shall \"mow\" in Meadow; rule: Borduria shall \"mow\" in Meadow }",
    );
    assert_eq!(f.code.0, "R101");
    assert_eq!(f.fix.unwrap().title, "call it `Meadow`");
}

#[test]
fn a_side_of_a_bracket_that_is_not_there_is_named_with_the_others() {
    let text = |side: &str| {
        format!(
            "article two {{ rule mow: Avalon shall \"mow\" within [Avalon, Borduria: 2 | 3] days of signature\n\
             alternatives way {{ option early {{ excludes mow.{side}; text \"Early.\" }}\noption late {{ text \"Late.\" }} }} }}"
        )
    };
    assert_eq!(codes(&text("Borduria")), [""; 0]);
    let f = only(&text("Bordura"));
    assert_eq!((f.code.0, f.message.as_str()), ("R101", "the bracket `mow` has no side `Bordura`"));
    assert_eq!(f.help.as_deref(), Some("did you mean `Borduria`?"));
    assert_eq!(only(&text("Nobody")).help.as_deref(), Some("write `Avalon`, `Borduria` or `2`"));
}

#[test]
fn what_cannot_be_read_declares_its_names_all_the_same() {
    assert_eq!(codes("zone Meadow 17 of of\narticle two { rule: Avalon shall \"mow\" in Meadow }"), ["S001"]);
    assert_eq!(
        codes("wthdrawl_x pull {\n}\narticle two { rule: Avalon shall \"mow\" after pull.completes }"),
        ["S003"]
    );
}

#[test]
fn names_are_told_apart_by_sort_and_by_option() {
    assert_eq!(codes("article two { rule valley: Avalon shall \"mow\" in Valley }"), [""; 0]);
    assert_eq!(
        codes("zone valley \"the vale\" { described as \"x\" }\narticle two { rule: Avalon shall \"mow\" in valley }"),
        ["R102"]
    );
    assert_eq!(
        codes("event signature \"the signing\"\narticle two { rule: Avalon shall \"mow\" after signature }"),
        ["R102"]
    );
    let twice =
        "article two { [Avalon: rule mow: Avalon shall \"mow\" | Borduria: rule mow: Avalon shall \"mow twice\"] }";
    assert_eq!(codes(twice), [""; 0]);
    assert_eq!(codes("article two { rule mow: Avalon shall \"a\"\nrule mow: Avalon shall \"b\" }"), ["R102"]);
}

#[test]
fn circles_are_said_once() {
    let groups = "group A \"A\" of B\ngroup B \"B\" of C\ngroup C \"C\" of A\n";
    let f = only(&format!("{groups}article two {{ rule: each of A shall \"mow\" }}"));
    assert_eq!((f.code.0, f.labels.len()), ("R105", 3));
    assert_eq!(
        codes(
            "article two { notwithstanding y: rule x: Avalon shall \"a\"\nnotwithstanding x: rule y: Avalon may \"b\" }"
        ),
        ["R105"]
    );
    assert_eq!(
        codes("article two { notwithstanding y: rule x: Avalon shall \"a\"\nsubject to x: rule y: Avalon may \"b\" }"),
        [""; 0]
    );
    assert_eq!(
        codes("article two { subject to y: rule x: Avalon shall \"a\"\nsubject to x: rule y: Avalon may \"b\" }"),
        ["R105"]
    );
    // What a place is made of lies in it, and may say so itself; what it is made of cannot be around it.
    let whole = "zone Whole \"W\" of East, West\n";
    let parts = |east: &str| format!("{whole}zone East \"E\" {east}\nzone West \"V\" in Whole\n");
    let left = "article two { rule: Avalon shall not \"mow\" in Whole, East, West }";
    assert_eq!(codes(&format!("{}{left}", parts("in Whole"))), [""; 0]);
    assert_eq!(codes(&format!("{}{left}", parts("of Whole, West"))), ["R105"]);
    assert_eq!(
        codes(&format!(
            "{}zone Other \"O\" in East\n{left}",
            whole.replace("Whole \"W\"", "Whole \"W\" in Other") + &parts("in Whole").replace(whole, "")
        )),
        ["R105"]
    );
    // In two options of one choice nothing comes round.
    let apart = "article two { rule y: Avalon may \"b\"\n[Avalon: notwithstanding y: rule x: Avalon shall \"a\" | Borduria: text \"none\"] }";
    assert_eq!(codes(apart), [""; 0]);
}

#[test]
fn what_breaks_in_a_package_names_the_package() {
    let text = "article two {\n alternatives how {\n option boat { rule row: Avalon shall \"row\" }\n option bridge { text \"A bridge is built.\" }\n }\n rule after_it: Avalon shall \"rest\" after row.start }";
    let f = only(text);
    assert_eq!(f.code.0, "R108");
    assert_eq!(f.packages.unwrap().words, "option `bridge` of `how` (1 of 2 packages)");
    let both = text.replace("text \"A bridge is built.\"", "rule row: Avalon shall \"build\"");
    assert_eq!(codes(&both), [""; 0]);
}

#[test]
fn references_in_words() {
    let code = |words: &str| codes(&format!("article two {{ text \"{words}\" }}"));
    for own in ["Article 2", "Articles 1 to 3", "paragraph 1 of Article 2", "Article 2, paragraph 1"] {
        assert_eq!(code(own), [""; 0], "{own}");
    }
    for foreign in [
        "Article 51 of the Charter",
        "Articles 118 and 119 of the Third Geneva Convention",
        "Article 30, paragraph 2, of that Treaty",
        "under the Statute, Article 36",
        "Article 9 thereof",
        "Annex VII of the Convention on the Law of the Sea",
    ] {
        assert_eq!(code(foreign), [""; 0], "{foreign}");
    }
    for missing in [
        "Article 12",
        "Articles 2 and 17",
        "Annex I",
        "Article 9 of this Treaty",
        "paragraph 4 of Article 2",
        "Article {nowhere}",
    ] {
        assert_eq!(code(missing), ["R106"], "{missing}");
    }
}

#[test]
fn hidden_characters_are_the_cause_of_their_line() {
    assert_eq!(codes("article two { rule: Ava\u{200B}lon shall \"mow\" }"), ["S009"]);
    assert_eq!(codes("// \u{202E} a comment\n"), ["S009"]);
    assert_eq!(codes("article two { text \"النص \u{200F}العربي\" }"), [""; 0]);
}
