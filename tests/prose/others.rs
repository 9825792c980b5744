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

#[test]
fn names_in_braces_are_put_into_quoted_words_of_any_field() {
    let said = clauses(&[
        r#"withdrawal w { by Russia; from Eastern; completes no later than 2026-05-01; equipment "left in {Corridor} at the end of {truce}, {nothing such}" }"#,
        r#"rule r: Ukraine shall "report under {article one} on {Observers} by {w.completes}""#,
    ]);
    assert!(
        said.contains("Equipment shall be left in the Coastal Corridor at the end of Article 1, {nothing such}."),
        "{said}"
    );
    assert!(
        said.contains("Ukraine shall report under Article 2 on the International Monitoring Mission by {w.completes}."),
        "{said}"
    );
}

#[test]
fn what_neither_may_do() {
    let said = clauses(&[
        r#"rule r: each of Ukraine, Russia shall not "attack""#,
        r#"rule s: each of Ukraine, Russia, France shall not "attack""#,
        r#"rule t: each of Europeans shall not "attack""#,
        r#"reciprocal between Ukraine, Russia { each shall not "attack" the other }"#,
    ]);
    for want in [
        "Neither Ukraine nor the Russian Federation shall attack.",
        "None of Ukraine, the Russian Federation and the French Republic shall attack.",
        "None of the participating European States shall attack.",
        "undertake that neither shall attack the other.",
    ] {
        assert!(said.contains(want), "{want}\n{said}");
    }
}

#[test]
fn bodies_stay_apart_and_agree_with_their_pronouns() {
    let said = prose(
        r#"article one "One" {
    commission Water { of Ukraine, Russia; meets every 3 months; reports every 6 months to Joint }
    commission Fish { of Ukraine, Russia; meets every year }
    commission Borders "the Mixed Boundary Commission" { of Ukraine, Russia; meets every year }
    monitoring Eyes "the Truce Observers" { by UnitedNations; verifies truce; access unrestricted }
    rule r: Water shall "inform" Fish
}
"#,
    );
    for want in [
        "A commission (hereinafter “the Water Commission”) is hereby established.",
        "The Fish Commission shall meet every year.",
        "The Mixed Boundary Commission shall meet every year.",
        "They shall have unrestricted access.",
        "The Water Commission shall inform the Fish Commission.",
    ] {
        assert!(said.contains(want), "{want}\n{said}");
    }
}

#[test]
fn phases_with_a_title_go_by_it_and_references_come_in_order() {
    let said = prose(
        r#"article one "One" {
    withdrawal w { by Russia; from Eastern; completes no later than 2026-05-01
        phase a "Phase I" { from North; completes no later than 2026-03-01 }
        phase b { from South; completes no later than 30 days after a.completes } }
}
article two "Two" {
    rule late: Ukraine shall "leave" within 3 days of w.a.completes
    notwithstanding late and other: Russia shall "pay"
}
"#,
    );
    for want in [
        "- Phase I: from the Northern Sector, no later than 1 March 2026; and",
        "no later than thirty (30) days after Phase I has been completed",
        "within three (3) days of the completion of Phase I of the withdrawal",
        "Notwithstanding Article 1 and Article 3, the Russian Federation shall pay.",
    ] {
        assert!(said.contains(want), "{want}\n{said}");
    }
}

#[test]
fn instruments_are_exchanged_and_a_treaty_is_registered_once() {
    let said = prose(
        r#"article one "One" { text "x" }
final clauses {
    consent exchange of instruments at "Kyiv"
    entry into force on exchange of instruments
    registration by each party
}
"#,
    );
    assert!(said.contains("shall enter into force upon the exchange of the instruments of ratification."), "{said}");
    assert!(said.contains("The Parties shall register this Agreement with"), "{said}");
}
