//! Texts in several languages: what an authentic language lacks (X002), and own words beside default ones (X004).
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use crate::final_clauses::said;

const OURS: [&str; 2] = ["X002", "X004"];

fn treaty(head: &str, body: &str) -> String {
    format!(
        "agreement \"Agreement\" fr \"Accord\" {{\n    between Avalon, Borduria\n{head}\n}}\nparty Avalon \"Avalon\" fr \"Avalon\"\nparty Borduria \"Borduria\" fr \"Bordurie\"\n{body}\n"
    )
}

#[track_caller]
fn rows(head: &str, table: &[(&str, &[&str])]) {
    for (body, expected) in table {
        assert_eq!(said(&treaty(head, body), &OURS), *expected, "{head}\n{body}");
    }
}

const TWO: &str = "    languages en, fr equally authentic";

#[test]
fn what_an_authentic_language_lacks() {
    rows(
        TWO,
        &[
            ("article a \"A\" fr \"A\" { text \"Peace.\" fr \"Paix.\" }", &[]),
            (
                "article a \"A\" fr \"A\" { text \"Peace.\" }",
                &["X002 info: not every text and name has a wording in French"],
            ),
            (
                "article a \"A\" { text fr \"Paix.\" }",
                &[
                    "X002 info: not every text and name has a wording in French",
                    "X002 info: not every text and name has a wording in English",
                ],
            ),
            (
                "term peace \"peace\" means \"no war\" fr \"pas de guerre\"\narticle a \"A\" fr \"A\" { text \"There is peace.\" fr \"Paix.\" }",
                &["X002 info: not every text and name has a wording in French"],
            ),
            ("article a \"A\" fr \"A\" { text \"Peace.\" fr \"Paix.\"\nnote \"to be discussed\" }", &[]),
            (
                "article a \"A\" fr \"A\" { rule calm: Avalon shall \"keep the peace\" }",
                &["X002 info: not every text and name has a wording in French"],
            ),
            (
                "article a \"A\" fr \"A\" { [Avalon: text \"Peace.\"]\ntext \"War.\" fr \"Guerre.\" }",
                &[
                    "X002 info: not every text and name has a wording in French (in Avalon's side of `a.text` (1 of 2 packages))",
                ],
            ),
        ],
    );
    rows("    languages en", &[("article a \"A\" { text \"Peace.\" }", &[])]);
    rows("", &[("article a \"A\" { text \"Peace.\" }", &[])]);
}

#[test]
fn in_a_final_text() {
    rows(
        "    languages en, fr equally authentic\n    status final",
        &[
            ("article a \"A\" fr \"A\" { text \"Peace.\" fr \"Paix.\" }", &[]),
            ("article a \"A\" { text \"Peace.\" }", &["X002 error: not every text and name has a wording in French"]),
            (
                "article a \"A\" fr \"A\" { peace calm { between Avalon, Borduria\ntext \"There is peace.\" } }",
                &["X002 error: not every text and name has a wording in French"],
            ),
        ],
    );
}

#[test]
fn own_words_in_one_language_only() {
    let calm = |text: &str| {
        format!(
            "article a \"A\" fr \"A\" {{ withdrawal leaves {{ by Avalon; from \"the hill\" fr \"la colline\"; completes within 30 days of signature\n{text} }} }}"
        )
    };
    let whole = "X004 warning: `leaves` is in the drafter's own words in English, and in default words in French";
    let field = "X004 warning: `completes` of `leaves` is in the drafter's own words in French, and in default words in English";
    rows(
        TWO,
        &[
            (&calm(""), &[]),
            (&calm("text \"Avalon leaves.\" fr \"Avalon part.\""), &[]),
            (&calm("text \"Avalon leaves.\""), &[whole]),
            (&calm("text of completes fr \"C'est fait {completes}.\""), &[field]),
            (
                &calm("[Avalon: text \"Avalon leaves.\"]"),
                &[&format!("{whole} (in Avalon's side of `leaves.text` (1 of 2 packages))")],
            ),
        ],
    );
    rows("    languages en", &[(&calm("text \"Avalon leaves.\""), &[])]);
    rows(
        TWO,
        &[(
            "article a \"A\" fr \"A\" { rule one: Avalon shall \"leave\" fr \"partir\"\nrule two: Borduria shall \"stay\" fr \"rester\"\ntext covers one, two \"They do as they like.\" }",
            &["X004 warning: `one` and `two` is in the drafter's own words in English, and in default words in French"],
        )],
    );
}
