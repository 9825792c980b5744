//! Expressions that real treaties need, each with what is printed.

use super::{clauses, prose};

fn says(rows: &[(&str, &str)]) {
    for (clause, printed) in rows {
        let said = clauses(&[clause]);
        assert_eq!(said.trim_end_matches("~\n").trim_end(), *printed, "{clause}");
    }
}

fn finals_say(rows: &[(&str, &str)]) {
    for (field, printed) in rows {
        let said = prose(&format!("final clauses {{ {field} }}\n"));
        assert_eq!(said.trim_end_matches("~\n").trim_end(), *printed, "{field}");
    }
}

#[test]
fn a_step_may_leave_a_choice_of_means() {
    finals_say(&[
        (
            "disputes by negotiation, then conciliation or arbitration by three arbitrators",
            "Any dispute concerning the interpretation or application of this Agreement shall be settled by negotiation.\n\
             A dispute that has not been so settled shall be submitted, at the request of any party to it, to conciliation or arbitration by three arbitrators.",
        ),
        (
            "disputes by mediation or good offices for 3 months",
            "Any dispute concerning the interpretation or application of this Agreement shall be settled by mediation or good offices.",
        ),
    ]);
}

#[test]
fn what_follows_a_breach_is_said_of_a_breach() {
    let truce = |words: &str| {
        format!("ceasefire quiet {{ between Ukraine, Russia; takes effect on signature; consequence \"{words}\" }}")
    };
    let says = |words: &str| {
        let said = clauses(&[&truce(words)]);
        said.trim_end_matches("~\n").trim_end().rsplit('\n').next().unwrap_or_default().to_owned()
    };
    let printed = [
        (
            "Each Party may convene the Joint Commission",
            "In the event of a breach, each Party may convene the Joint Commission.",
        ),
        (
            "Ukraine may convene the Joint Commission",
            "In the event of a breach, Ukraine may convene the Joint Commission.",
        ),
        ("If it persists, the Parties shall meet", "If it persists, the Parties shall meet."),
        (
            "Any breach shall be referred to the Joint Commission",
            "Any breach shall be referred to the Joint Commission.",
        ),
        ("referred to the Joint Commission", "A breach shall be referred to the Joint Commission."),
    ];
    for (words, want) in printed {
        assert!(says(words).ends_with(want), "{words}: {}", says(words));
    }
}

#[test]
fn two_times_of_one_act_are_joined() {
    says(&[(
        "Ukraine shall \"open the bridge\" within 30 days of signature, no earlier than 2027-03-01",
        "Ukraine shall open the bridge within thirty (30) days of the signature of this Agreement and no earlier than 1 March 2027.",
    )]);
}

#[test]
fn a_rate_is_how_often_in_how_long() {
    says(&[
        (
            "Ukraine shall \"inspect the bridge\" twice every month",
            "Ukraine shall inspect the bridge twice every month.",
        ),
        (
            "Ukraine shall \"report\" to Russia once every year",
            "Ukraine shall report to the Russian Federation once every year.",
        ),
        ("Ukraine shall \"report\" every 2 months", "Ukraine shall report every two (2) months."),
    ]);
}

#[test]
fn tails_say_against_whom_and_without_regard_to_what() {
    says(&[
        (
            "Ukraine shall not \"act\" against Russia, UnitedStates in Homeland",
            "Ukraine shall not act against the Russian Federation and the United States of America in the territory of Ukraine.",
        ),
        (
            "Ukraine shall \"admit all persons\" without regard to \"nationality or religion\" for 5 years",
            "Ukraine shall admit all persons without regard to nationality or religion for five (5) years.",
        ),
        (
            "Ukraine shall not \"discriminate\" against \"vessels of any State\"",
            "Ukraine shall not discriminate against vessels of any State.",
        ),
    ]);
}

#[test]
fn what_is_done_may_name_several() {
    says(&[
        (
            "Ukraine shall \"inform\" Russia and UnitedStates \"of flights\" within 3 days of entry into force",
            "Ukraine shall inform the Russian Federation and the United States of America of flights within three (3) days of the entry into force of this Agreement.",
        ),
        (
            "Ukraine shall \"inform\" Russia, France, Germany",
            "Ukraine shall inform the Russian Federation, the French Republic and the Federal Republic of Germany.",
        ),
        (
            "Ukraine shall \"give\" Russia \"passage through\" Corridor and Eastern \"free of toll\" to Russia",
            "Ukraine shall give the Russian Federation passage through the Coastal Corridor and the Eastern Zone free of toll to the Russian Federation.",
        ),
        (
            "Ukraine shall \"inform\" all other parties \"of flights\"",
            "Ukraine shall inform the other Parties of flights.",
        ),
        // What is written small goes on the sentence.
        ("Ukraine shall \"inform\" Russia, promptly", "Ukraine shall inform the Russian Federation promptly."),
    ]);
}

#[test]
fn a_little_word_before_quotation_marks_is_no_language() {
    let said = crate::common::read("article a { rule r: Ukraine shall \"pay\" its \"observers\" }").0;
    let text = format!("{:?}", said.nodes);
    assert!(text.contains("lang: None") && !text.contains("lang: Some"), "{text}");
}

#[test]
fn accession_is_to_a_treaty() {
    finals_say(&[(
        "entry into force 30 days after ratification by all parties; for each later State on its accession",
        "This Agreement shall enter into force on the thirtieth (30th) day after the date on which the last instrument of ratification has been deposited with the Depositary.\n\
         For each State that consents to be bound at a later date, this Agreement shall enter into force upon the accession to this Agreement.",
    )]);
    says(&[(
        "all parties except Russia shall \"meet\" within 30 days of entry into force",
        "The Parties except the Russian Federation shall meet within thirty (30) days of the entry into force of this Agreement.",
    )]);
}

#[test]
fn a_map_may_be_an_annex() {
    says(&[(
        "boundary border { between Ukraine, Russia; along Contact; map \"the map of 1951\" }",
        "The boundary between Ukraine and the Russian Federation follows the line of contact, as shown on the map of 1951.",
    )]);
    let said = prose(
        "article one \"One\" { boundary border { between Ukraine, Russia; along Contact; map charts } }\n\
         annex charts \"Maps\" { text \"[to be completed: map]\" }\n",
    );
    assert!(said.contains("as shown on the map in Annex I."), "{said}");
}

#[test]
fn to_supersede_is_not_to_prevail() {
    finals_say(&[
        ("supersedes \"the Convention of 1951\"", "This Agreement supersedes the Convention of 1951."),
        (
            "supersedes \"the Convention of 1951\"; supersedes \"the Protocol of 1960\"",
            "This Agreement supersedes the Convention of 1951. This Agreement also supersedes the Protocol of 1960.",
        ),
    ]);
}

#[test]
fn a_ceiling_says_who_is_bound() {
    let said = clauses(&[
        "limitation { ceiling { by each of Ukraine, Russia; of \"battle tanks\"; in Homeland; amount at most 300 } }",
    ]);
    assert!(
        said.contains("battle tanks of each of Ukraine and the Russian Federation in the territory of Ukraine: no more than three hundred (300)"),
        "{said}"
    );
}

#[test]
fn discretion_is_a_condition_that_one_decides_alone() {
    says(&[
        (
            "Ukraine may \"close the bridge\" in the discretion of Russia",
            "Ukraine may close the bridge in the discretion of the Russian Federation.",
        ),
        (
            "Ukraine may \"close the bridge\" in its discretion for 5 days",
            "Ukraine may close the bridge in its discretion for five (5) days.",
        ),
        (
            "Ukraine may \"close the bridge\" unless in the discretion of Russia",
            "Ukraine may close the bridge, unless the Russian Federation so decides in its discretion.",
        ),
    ]);
}

#[test]
fn a_period_may_be_ended_by_another() {
    says(&[(
        "neutrality { of Homeland; by Ukraine; lasts 15 years as from entry_into_force, or until ended by UnitedNations }",
        "The territory of Ukraine shall be neutral for fifteen (15) years from the entry into force of this Agreement or until ended by the United Nations. Ukraine shall respect that neutrality.",
    )]);
}

#[test]
fn a_sum_may_be_converted() {
    says(&[(
        "Ukraine shall \"pay\" EUR 10 million, at the rate of 1.08 USD per EUR to Russia",
        "Ukraine shall pay ten million euros (EUR 10,000,000), at the rate of USD 1.08 per EUR 1 to the Russian Federation.",
    )]);
}

#[test]
fn vessels_of_each_party_are_its_own_duty() {
    says(&[(
        "\"warships and auxiliary vessels of\" each party shall \"pass\" through Corridor",
        "Warships and auxiliary vessels of each Party shall pass through the Coastal Corridor.",
    )]);
}

#[test]
fn names_stand_where_words_need_them() {
    says(&[
        (
            "\"The forces of\" Russia \"and those of\" Ukraine \"in the zone\" shall \"keep apart\"",
            "The forces of the Russian Federation and those of Ukraine in the zone shall keep apart.",
        ),
        (
            "Ukraine shall \"grant\" Russia \"passage through\" Corridor \"free of toll\"",
            "Ukraine shall grant the Russian Federation passage through the Coastal Corridor free of toll.",
        ),
    ]);
}

#[test]
fn a_withdrawal_in_phases_alone_is_verified_phase_by_phase() {
    let said = clauses(&[
        "withdrawal { by Russia; from Eastern; phase first \"the First Stage\" { from North; completes within 30 days of entry into force }; \
         phase second { from South; completes within 60 days of first.completes }; verified by UnitedNations within 10 days of completes }",
    ]);
    for shown in [
        "the First Stage: from the Northern Sector, within thirty (30) days of the entry into force of this Agreement; and",
        "within sixty (60) days of the completion of the First Stage.",
        "The United Nations shall verify the completion of each phase, and of the withdrawal as a whole, within ten (10) days.",
    ] {
        assert!(said.contains(shown), "{shown}\nin {said}");
    }
}
