//! The drafter's own prose beside the structure (X001): what contradicts it, what it leaves out, what is the same in words.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use crate::final_clauses::said;

fn treaty(languages: &str, articles: &str) -> String {
    format!(
        "agreement \"Agreement\" {{\n    between Avalon, Borduria\n    languages {languages}\n}}\nparty Avalon \"Avalon\"\nparty Borduria \"Borduria\"\norganization League \"the League\" accepts by letter before entry_into_force\n{articles}\n"
    )
}

fn all(languages: &str, table: &[(String, &[&str])]) {
    let mut wrong = String::new();
    for (articles, expected) in table {
        let found = said(&treaty(languages, articles), &["X001"]);
        if found != *expected {
            wrong += &format!("{articles}\n  expected {expected:#?}\n  found    {found:#?}\n\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A withdrawal with this in it: the structure says 90 days, and 14 days for its verification.
fn leaves(text: &str) -> String {
    format!(
        "article matter \"Matter\" {{ withdrawal leaves {{ by Avalon; from \"the hill\"; completes no later than 90 days after signature; verified by League within 14 days of completes\n{text} }} }}"
    )
}

#[test]
fn the_same_in_words() {
    for text in [
        "text \"Avalon leaves within 90 days; the League verifies it within 14 days.\"",
        "text \"Avalon leaves within ninety (90) days; the League verifies it within two weeks.\"",
        "text \"Avalon leaves {completes}; the League verifies it {verified}.\"",
        "text of completes \"It leaves within ninety calendar days.\"",
        "text of completes \"It leaves {completes}.\"",
        "text of verified \"The League has fourteen days, or 14 days and no more.\"",
        "text \"Avalon leaves within 90 days. It does so under Article 51 of the Charter, with 3 trucks; the League verifies it within 14 days.\"",
        "text \"Avalon leaves within 10 to 90 days; the League verifies it within 14 days.\"",
        "note \"60 days were asked for\"",
    ] {
        all("en", &[(leaves(text), &[])]);
    }
}

#[test]
fn what_contradicts() {
    all(
        "en",
        &[
            (
                leaves("text \"Avalon leaves within sixty (60) days; the League verifies it within 14 days.\""),
                &["X001 warning: the prose of `leaves` says \"60 days\", and its structure \"90 days\""],
            ),
            (
                leaves("text of completes \"It leaves within three months.\""),
                &["X001 warning: the prose of `completes` of `leaves` says \"three months\", and its structure \"90 days\""],
            ),
            (
                leaves("text \"Avalon leaves within 30 days; the League verifies it within 7 days.\""),
                &[
                    "X001 warning: the prose of `leaves` says \"30 days\", and its structure \"90 days\"",
                    "X001 warning: the prose of `leaves` says \"7 days\", and its structure \"14 days\"",
                ],
            ),
            (
                "article matter \"Matter\" { payment gift { by Avalon; to Borduria; amount EUR 40 million; text \"Avalon pays thirty million euros.\" } }".into(),
                &["X001 warning: the prose of `gift` says \"thirty million\", and its structure \"EUR 40 million\""],
            ),
        ],
    );
}

#[test]
fn what_is_left_out() {
    all(
        "en",
        &[
            (
                leaves("text \"Avalon leaves within 90 days.\""),
                &["X001 info: the prose of `leaves` does not say \"14 days\""],
            ),
            (leaves("text \"Avalon leaves.\""), &["X001 info: the prose of `leaves` does not say \"90 days\" and \"14 days\""]),
            // Another text of the article says it.
            (
                leaves("text \"Avalon leaves within 90 days.\"").replace("\"Matter\" {", "\"Matter\" { text \"The League has fourteen days.\";"),
                &[],
            ),
            // The field has a text of its own, or keeps its default.
            (
                leaves("text of completes \"It leaves within 90 days.\"\ntext of verified \"The League sees to it within 14 days.\""),
                &[],
            ),
            (
                "article matter \"Matter\" { transfer islands { from Avalon; to Borduria; of \"the islands\"; takes effect 2027-03-01; text \"The islands pass on the first day of spring.\" } }".into(),
                &["X001 info: the prose of `islands` does not say \"2027-03-01\""],
            ),
            (
                "article matter \"Matter\" { transfer islands { from Avalon; to Borduria; of \"the islands\"; takes effect 2027-03-01; text \"The islands pass on 1 March 2027.\" } }".into(),
                &[],
            ),
        ],
    );
}

#[test]
fn several_clauses_at_once_and_phases() {
    let two = |text: &str| {
        format!(
            "article matter \"Matter\" {{ withdrawal one {{ by Avalon; from \"the hill\"; completes no later than 90 days after signature; phase first {{ completes no later than 20 days after signature }} }}\nwithdrawal two {{ by Borduria; from \"the dale\"; completes no later than 60 days after signature }}\n{text} }}"
        )
    };
    all(
        "en",
        &[
            (two("text covers one, two \"They leave within 90 and 60 days, and first within 20 days.\""), &[]),
            (
                two("text covers one, two \"They leave within 90 and 50 days, and first within 20 days.\""),
                &["X001 warning: the prose of `one` and `two` says \"50 days\", and its structure \"60 days\""],
            ),
            (two("text \"They leave within 5 days.\""), &[]),
        ],
    );
}

#[test]
fn in_other_languages() {
    all(
        "uk",
        &[
            (leaves("text \"Авалон відходить протягом дев'яноста днів; Ліга перевіряє це протягом 2 тижнів.\""), &[]),
            (
                leaves("text \"Авалон відходить протягом шістдесяти днів; Ліга перевіряє це протягом 14 днів.\""),
                &["X001 warning: the prose of `leaves` says \"шістдесяти днів\", and its structure \"90 days\""],
            ),
        ],
    );
    all(
        "fr",
        &[(
            leaves("text \"Avalon part dans les trois mois ; la Ligue le vérifie dans les quatorze jours.\""),
            &["X001 warning: the prose of `leaves` says \"trois mois\", and its structure \"90 days\""],
        )],
    );
    // Of a language without a table nothing is known.
    all("pl", &[(leaves("text \"Avalon wychodzi w ciągu sześćdziesięciu dni.\""), &[])]);
}

#[test]
fn under_some_options() {
    let open = |text: &str| {
        format!(
            "article matter \"Matter\" {{ withdrawal leaves {{ by Avalon; from \"the hill\"; completes [Avalon: no later than 90 days | Borduria: no later than 12 months] after signature\n{text} }} }}"
        )
    };
    all(
        "en",
        &[
            (
                open("text \"Avalon leaves within ninety days.\""),
                &[
                    "X001 warning: the prose of `leaves` says \"ninety days\", and its structure \"12 months\" (in Borduria's side of `leaves.completes` (1 of 2 packages))",
                ],
            ),
            (open("text \"Avalon leaves {completes}.\""), &[]),
            (
                open("text \"Avalon leaves [Avalon: within ninety days | Borduria: within one year].\""),
                &[
                    "X001 warning: the prose of `leaves` says \"ninety days\", and its structure \"12 months\" (in Borduria's side of `leaves.completes`, and Avalon's side of `leaves.text` (1 of 4 packages))",
                    "X001 warning: the prose of `leaves` says \"one year\", and its structure \"90 days\" (in Avalon's side of `leaves.completes`, and Borduria's side of `leaves.text` (1 of 4 packages))",
                ],
            ),
        ],
    );
}

#[test]
fn somebody_has_compared_them() {
    all("en", &[(leaves("text \"Avalon leaves within sixty days.\" reviewed on 2025-12-16 by \"HV\""), &[])]);
}

const REVIEWED: &str = "text of completes \"It leaves within sixty days.\" reviewed on 2025-12-16 by \"HV\"";

/// What X001 says of a text after `treatyc review` has run over another in its folder.
fn after_review(before: &str, after: &str) -> Vec<treatyc::finding::Finding> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("t.treaty");
    std::fs::write(&file, treaty("en", before)).unwrap();
    snapbox::cmd::Command::new(env!("CARGO_BIN_EXE_treatyc")).arg("review").arg(&file).assert().success();
    let folder = treatyc::host::Folder::new(dir.path());
    let checked = treatyc::session::check(
        "t.treaty",
        treaty("en", after).into_bytes(),
        &folder,
        &treatyc::session::Levels::default(),
    );
    checked.findings.into_iter().filter(|f| f.code.0 == "X001").collect()
}

#[test]
fn compared_until_text_or_structure_changes() {
    let before = leaves(REVIEWED);
    let changed = "`leaves.completes` has changed since HV compared its prose with its structure on 2025-12-16";
    assert_eq!(after_review(&before, &before), []);
    // Layout, and what is said about the text, are no change.
    assert_eq!(
        after_review(&before, &before.replace("from \"the hill\";", "\n\n // a comment\n from \"the hill\";")),
        []
    );

    let found = after_review(&before, &before.replace("90 days", "100 days"));
    assert_eq!(found.iter().map(|f| f.message.as_str()).collect::<Vec<_>>(), [changed]);
    let labels: Vec<&str> = found[0].labels.iter().map(|l| l.text.as_str()).collect();
    assert_eq!(labels, ["compared before the change", "was `completes no later than 90 days after signature`"]);

    let found = after_review(&before, &before.replace("sixty days", "seventy days"));
    let labels: Vec<&str> = found[0].labels.iter().map(|l| l.text.as_str()).collect();
    assert_eq!(labels, ["compared before the change", "was `text \"It leaves within sixty days.\"`"]);

    let found = after_review(&before, &before.replace("verified by League within 14 days of completes", ""));
    assert!(
        found[0].why.as_ref().unwrap().starts_with("`verified by League within 14 days of completes` is no longer")
    );

    // A new day is a new comparison, and of a mark that was never recorded nothing is known.
    assert_eq!(after_review(&before, &before.replace("90 days", "100 days").replace("12-16", "12-18")), []);
    assert_eq!(after_review(&leaves(""), &before), []);
    // An article as a whole.
    let whole = leaves("text of completes \"It leaves within sixty days.\"")
        .replace("\"Matter\" {", "\"Matter\" { reviewed on 2025-12-16 by \"HV\";");
    assert_eq!(after_review(&whole, &whole), []);
    assert_eq!(after_review(&whole, &whole.replace("14 days", "15 days")).len(), 1);
}

#[test]
fn what_is_remembered_stays_until_it_is_compared_again() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("t.treaty");
    let review = |text: &str| {
        std::fs::write(&file, treaty("en", text)).unwrap();
        let done = snapbox::cmd::Command::new(env!("CARGO_BIN_EXE_treatyc")).arg("review").arg(&file).output().unwrap();
        assert!(done.status.success());
        (
            String::from_utf8(done.stdout).unwrap(),
            std::fs::read_to_string(dir.path().join("treaty.lock")).unwrap_or_default(),
        )
    };
    let (said, lock) = review(&leaves(""));
    assert_eq!(
        (said.as_str(), lock.as_str()),
        ("no text is marked `reviewed on DATE by \"…\"`: nothing to remember\n", "")
    );
    let (said, first) = review(&leaves(REVIEWED));
    assert!(said.starts_with("remembered: `leaves.completes`, 2025-12-16\n"), "{said}");
    let (said, second) = review(&leaves(REVIEWED).replace("90 days", "100 days"));
    assert!(said.starts_with("known: `leaves.completes`, 2025-12-16\n"), "{said}");
    assert_eq!(first, second);
    let (said, third) = review(&leaves(REVIEWED).replace("90 days", "100 days").replace("12-16", "12-18"));
    assert!(said.starts_with("remembered: `leaves.completes`, 2025-12-18\n"), "{said}");
    assert!(third.contains("100 days") && !third.contains("90 days"), "{third}");
}
