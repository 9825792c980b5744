//! Sentences, final clauses, the drafter's own texts, and brackets.

use super::{clauses, prose, prose_under};
use treatyc::render::inline::Assignment;

#[test]
fn sentences() {
    insta::assert_snapshot!(clauses(&[
        r#"rule alliance: Ukraine shall not "accede to a collective defence treaty other than this one" for 15 years as from entry_into_force"#,
        "rule bases: UnitedStates shall not build_bases in Homeland",
        "rule pass: each party may \"send observers\" through Corridor to Joint no later than 2026-12-31, if \"the Joint Commission so requests\"",
        "rule all: Europeans shall \"consult\" within 24 hours, unless \"the Parties otherwise agree\"",
        "notwithstanding truce: Russia may station_forces in North until 2026-05-01",
        "without prejudice to other: Ukraine recognizes Contact",
        "Ukraine, Russia renounce \"the threat or use of force\"",
        "\"heavy weapons\" shall be \"withdrawn\" from North by 2026-03-01",
        "subject to truce: Ukraine shall \"notify its holdings\" to Joint every 6 months, in return for other",
        "Russia shall \"pay compensation\" provided \"the list is complete\" certified by Observers",
        "Ukraine shall \"leave the area\" on 30 days' notice to Joint",
        "reciprocal between Ukraine, Russia { each shall \"respect the territorial integrity\" of the other }",
    ]));
}

#[test]
fn final_clauses() {
    insta::assert_snapshot!(
        prose(
            r#"article fund "Fund" { text "x" }
final clauses {
    consent           by ratification by all parties
    entry into force  30 days after ratification by all parties
    for each later State on its ratification
    provisional       application of fund as from signature
    duration          indefinite
    exit              none
    survives          fund
    amendment         by agreement of all parties
    review            every 5 years by Joint
    reservations      none
    disputes          by negotiation for 6 months, then arbitration by three arbitrators, appointed failing a party by the President of the International Court of Justice
    without prejudice to the Charter of the United Nations
    registration      by depositary
    annexes           "an integral part"
}"#
        ) + &prose(
            r#"final clauses {
    consent           by signature
    entry into force  on signature
    duration          20 years, renewed by 5 years unless notice by any party 12 months before expiry
    exit              by any party, after 20 years, on 1 year's notice to depositary, if "extraordinary events have jeopardized its supreme interests"
    termination       by agreement of all parties
    prevails over     "the Protocol of 2014"
    gives way to      "the Charter of the United Nations"
}"#
        ) + &prose(
            r#"final clauses {
    consent           by exchange of instruments at "Vienna"
    entry into force  on ratification by all parties, no earlier than 2026-05-01
    duration          permanent
}"#
        )
    );
}

#[test]
fn entry_into_force_by_numbers() {
    let mut out = String::new();
    for entry in [
        "90 days after ratification by 20 parties",
        "on ratification by a majority of the parties, including Ukraine",
        "on the later of ratification by all parties and 2026-05-01",
        "on 2026-05-01",
        "3 months after ratification by Ukraine, Russia",
        "simultaneously with \"the Treaty on the Corridor\"",
    ] {
        out += &prose(&format!("final clauses {{\n entry into force {entry}\n}}\n"));
    }
    insta::assert_snapshot!(out);
}

#[test]
fn a_drafters_text_takes_the_place_of_the_default() {
    insta::assert_snapshot!(clauses(&[
        r#"withdrawal eastern { by Russia; from Eastern; begins on 2026-03-01; completes no later than 90 days after begins
            text of completes "It shall be over {completes}, as {Russia} and {Joint} know; see {article ground} and {nothing}." }"#,
        r#"withdrawal eastern { by Russia; from Eastern; begins on 2026-03-01
            text "The forces of {by} leave {from}." }"#,
        r#"withdrawal eastern { by Russia; from Eastern; begins on 2026-03-01
            text of forces "All forces leave." }"#,
        "withdrawal eastern { by Russia; from Eastern }\nreturn { of \"all\" }\ntext covers eastern \"Russia leaves {eastern.from}, see {eastern}.\"",
        "text \"One [[literal].\\n\\nTwo [x] and [Ukraine: may | Russia: shall [not]] go.\"",
        "text \"\"\"\n    First.\n\n    - not an item\n    still the second.\n    \"\"\"",
    ]));
}

#[test]
fn a_users_words_make_no_markup() {
    insta::assert_snapshot!(clauses(&[
        "withdrawal { by Russia; from Eastern; remaining \"- a {{by}} \u{E000}1\u{E001}x\u{E00F} & <b>\\n\\n- b\" }",
    ]));
}

#[test]
fn one_choice_changes_its_own_words_only() {
    let text = r#"article one "One" {
    withdrawal eastern { by Russia; from Eastern; begins on 2026-03-01; completes [Ukraine: no later than 90 days | Russia: no later than 12 months] after begins }
    text "Either [Ukraine: this | Russia: that]."
}"#;
    let take = |option: u16| {
        prose_under(text, &|m| {
            let all: Vec<_> = m.tree.choices.iter().map(|(id, _)| id).collect();
            all.into_iter().fold(Assignment::default(), |a, id| a.with(id, option))
        })
    };
    insta::assert_snapshot!(format!("{}{}", take(0), take(1)));
}
