//! How far a text is settled: what is counted, for whom, and how it is shown.

use proptest::prelude::*;
use treatyc::model::Model;
use treatyc::report::pretty::Look;
use treatyc::report::status::{report, schema};
use treatyc::session::{Checked, Levels, NoFiles, check};
use treatyc::status::{State, Status, Tally, status, step};

use crate::common::{FRAMEWORK, format, treaty};

fn checked(text: &str) -> Checked {
    check("f.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default())
}

fn of(text: &str) -> Status {
    let checked = checked(text);
    status(&Model::new(&checked.tree, &checked.sources))
}

/// An agreement between Avalon and Borduria, guaranteed by the League, with these articles.
fn with(articles: &str) -> String {
    format!(
        "treaty \"Agreement on the Valley\" {{\n between Avalon, Borduria\n guarantors League\n}}\n\
         party Avalon \"the Republic of Avalon\"\nparty Borduria \"the Kingdom of Borduria\"\nparty Carpathia \"Carpathia\"\n\
         organization League \"the League\"\nterritory Valley \"the Valley\" of Avalon\n{articles}\n"
    )
}

/// The states that occur, with their numbers.
fn said(tally: &Tally) -> Vec<(State, usize)> {
    State::ALL.iter().map(|s| (*s, tally.of(*s))).filter(|e| e.1 > 0).collect()
}

use State::{AdReferendum, Agreed, Bracketed, Proposed, Reserved, Unmarked};

#[test]
fn a_provision_is_a_line_a_sentence_or_a_paragraph() {
    for (text, count) in [
        ("article a { text \"One.\" ; text \"Two.\" }", 2),
        ("article a { text en \"One.\" uk \"Один.\" }", 1),
        ("article a { withdrawal w { by Borduria; from Valley; phase north { from Valley } } }", 3),
        ("article a { rule r: Avalon shall \"pay\" USD 5 million to Borduria within 5 days of signature }", 1),
        ("article a { peace { between Avalon, Borduria } }", 1),
        ("preamble { text \"Recalling the war,\" }", 1),
        ("final clauses { consent by signature; duration indefinite }", 2),
        ("annex a { integral; text \"A list.\" }", 2),
        // What is said about the text, and what is declared for its name, is none.
        ("article a agreed on 2025-01-01 reserved by Avalon { topic \"T\"; note \"n\"; text \"One.\" }", 1),
        ("event attack \"an attack\"\narticle a { action sail \"sail\" }", 0),
        ("party Dalia \"Dalia\" { approval Diet \"the Diet\" takes 5 to 10 days }", 0),
    ] {
        assert_eq!(of(&with(text)).tally.total(), count, "{text}");
    }
}

#[test]
fn each_provision_counts_once_under_the_gravest_of_its_marks() {
    for (text, want) in [
        ("article a { text \"One.\" }", Unmarked),
        ("article a agreed on 2025-01-01 { text \"One.\" }", Agreed),
        ("article a agreed ad referendum by Avalon { text \"One.\" }", AdReferendum),
        ("article a agreed ad referendum by Avalon agreed on 2025-01-01 { text \"One.\" }", AdReferendum),
        ("article a proposed by Avalon { text \"One.\" }", Proposed),
        ("article a proposed by Avalon agreed on 2025-01-01 { text \"One.\" }", Agreed),
        ("article a reserved by Avalon { text \"One.\" }", Reserved),
        ("article a agreed on 2025-01-01 { text \"One [or two].\" }", Bracketed),
        ("article a agreed on 2025-01-01 { text \"One [x].\" }", Bracketed),
        ("article a agreed on 2025-01-01 reserved by Avalon { text \"One [or two].\" }", Reserved),
        ("article a agreed on 2025-01-01 { text \"One [[sic]].\" }", Agreed),
        ("[Avalon: article a agreed on 2025-01-01 { text \"One.\" }]", Bracketed),
        ("article a { transit t { of [\"grain\" | \"salt\"] } }", Bracketed),
        ("article a { transit t { of [x] } }", Bracketed),
        ("article a { rule r: Avalon shall \"pay\" [USD 5 million | USD 1 million] to Borduria }", Bracketed),
        // The nearest word counts, and a reservation wherever it stands.
        ("article a proposed by Avalon { transit t { of \"grain\"; agreed on 2025-01-01 } }", Agreed),
        ("article a agreed on 2025-01-01 { transit t { of \"grain\"; proposed by Avalon } }", Proposed),
        ("article a reserved by Avalon { transit t { of \"grain\"; agreed on 2025-01-01 } }", Reserved),
    ] {
        assert_eq!(said(&of(&with(text)).tally), [(want, 1)], "{text}");
    }
}

#[test]
fn of_alternatives_the_longest_is_counted_in_every_breakdown() {
    let s = of(&with(
        "alternatives road {\n option wide proposed by Avalon { article four { topic \"Roads\"; text \"1\" } }\n \
         option narrow proposed by Borduria { article five { topic \"Paths\"; text \"2\"; text \"3 [or 4]\" } }\n}",
    ));
    assert_eq!(said(&s.tally), [(Bracketed, 2)]);
    assert_eq!(s.articles.iter().map(|a| (a.number.as_str(), a.tally.total())).collect::<Vec<_>>(), [("Article 2", 2)]);
    assert_eq!(s.topics.iter().map(|t| (t.0.as_str(), t.1.total())).collect::<Vec<_>>(), [("Paths", 2)]);
}

#[test]
fn each_party_has_its_own_marks_and_what_is_open_between_others() {
    let s = of(&with(
        "article a { text \"1 [Avalon: or | Borduria: and] 2\" }\narticle b reserved by Carpathia { text \"3\" }\n\
         article c agreed ad referendum by Borduria { text \"4\" }\narticle d proposed by Avalon { text \"5\" }\n\
         article e { text \"6 [so]\" }",
    ));
    let rows: Vec<_> = s.parties.iter().map(|p| (p.name.as_str(), said(&p.tally), p.others)).collect();
    assert_eq!(
        rows,
        [
            ("Avalon", vec![(Agreed, 1), (Proposed, 1), (Bracketed, 1)], 2),
            ("Borduria", vec![(AdReferendum, 1), (Bracketed, 1)], 3),
            ("League", vec![(Agreed, 1)], 4),
            ("Carpathia", vec![(Agreed, 1), (Reserved, 1)], 3),
        ]
    );
    let holds = |n: usize| -> Vec<(String, String)> {
        s.parties[n].holds.iter().map(|h| (h.what.clone(), h.wants.clone())).collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(holds(0), [pair("a.text", "or"), pair("Article 4", "")]);
    assert_eq!(holds(1), [pair("a.text", "and"), pair("Article 3", "")]);
    assert_eq!(holds(2), []);
    assert_eq!(holds(3), [pair("Article 2", "")]);
}

#[test]
fn what_blocks_most_comes_first_and_knows_what_it_would_free() {
    let s = of(&with(
        "article a reserved by Avalon { text \"1\"; text \"2 [Avalon: or]\"; text \"3 [x]\" }\n\
         alternatives road {\n option wide { article b { text \"4 [#deep so]\"; text \"5\" } }\n option none { excludes far }\n}\n\
         [#far Borduria: article c { text \"6\" }]",
    ));
    let open: Vec<_> = s.blocks.iter().map(|b| (b.name.as_str(), b.provisions, b.alone, b.with.join(" "))).collect();
    assert_eq!(
        open,
        [
            ("the reservation by Avalon on Article 1", 3, 1, String::new()),
            ("road", 2, 1, "deep far".to_owned()),
            ("a.text", 1, 0, String::new()),
            ("far", 1, 1, "road".to_owned()),
            ("[x]", 1, 0, String::new()),
            ("deep", 1, 0, String::new()),
        ]
    );
}

#[test]
fn from_draft_to_draft_points_close_and_open() {
    let one = of(&with("article a { text \"1 [#x so] [#y or]\" }"));
    let two = of(&with("article a { text \"1 so [#y or] [#z and]\" }"));
    let step = step(&one, &two);
    assert_eq!((step.closed, step.opened), (vec!["x".to_owned()], vec!["z".to_owned()]));
}

/// The framework as it was before the first article was agreed, and as it is.
fn drafts() -> Vec<(String, Checked)> {
    let earlier = FRAMEWORK
        .replace("agreed on 2025-12-14 ", "")
        .replace("\"Rev. 3\" of 2025-12-16", "\"Rev. 2\" of 2025-12-02")
        .replace("rent         USD 100 million", "rent         [Russia: USD 10 million | Ukraine: USD 100 million]");
    assert_eq!(earlier.matches("Rev. 2").count(), 1);
    vec![("rev2.treaty".to_owned(), checked(&earlier)), ("framework.treaty".to_owned(), checked(FRAMEWORK))]
}

#[test]
fn the_framework_is_told_on_every_screen() {
    let one = report(&drafts()[1..]);
    insta::assert_snapshot!("status_framework", one.text(Look::default()));
    let both = report(&drafts());
    insta::assert_snapshot!("status_drafts_narrow", both.text(Look { columns: 60, unicode: false, colour: false }));
    let bright = both.text(Look { columns: 120, unicode: true, colour: true });
    insta::assert_snapshot!("status_drafts_bright", bright.replace('\u{1b}', "^"));
    insta::assert_snapshot!("status_markdown", both.markdown());
    insta::assert_snapshot!("status_picture", both.svg());
    assert!(!one.text(Look { columns: 120, unicode: true, colour: false }).contains('\u{1b}'));
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let both = report(&drafts());
    for columns in [48, 60, 80, 100, 140] {
        let text = both.text(Look { columns, unicode: true, colour: false });
        for line in text.lines() {
            assert!(line.chars().count() <= columns, "{columns}: {line}");
        }
    }
}

#[test]
fn the_published_schema_of_the_status_is_current() {
    snapbox::assert_data_eq!(schema(), snapbox::file!["../docs/schema/status.schema.json": Text].raw());
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let said: serde_json::Value = serde_json::from_str(&report(&drafts()).json()).unwrap();
    let errors: Vec<String> = validator.iter_errors(&said).map(|e| format!("{e} at {}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(said["drafts"][1]["provisions"]["agreed"], 7);
    assert_eq!(said["drafts"][1]["closed_since"], serde_json::json!(["corridor.rent"]));
    assert_eq!(said["drafts"][0]["date"], "2025-12-02");
}

fn sum<'a>(all: impl Iterator<Item = &'a Tally>) -> Vec<usize> {
    let all: Vec<&Tally> = all.collect();
    State::ALL.iter().map(|s| all.iter().map(|t| t.of(*s)).sum()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_breakdown_adds_up_and_layout_is_nothing(text in treaty()) {
        let s = of(&text);
        let whole = sum([&s.tally].into_iter());
        prop_assert_eq!(sum(s.articles.iter().map(|a| &a.tally)), whole.clone());
        if !s.topics.is_empty() {
            prop_assert_eq!(sum(s.topics.iter().map(|t| &t.1)), whole);
        }
        for p in &s.parties {
            prop_assert_eq!(p.tally.total() + p.others, s.tally.total());
        }
        for b in &s.blocks {
            prop_assert!(b.alone <= b.provisions && b.provisions <= s.tally.total());
        }
        prop_assert_eq!(of(&format(&text)).tally, s.tally);
    }
}
