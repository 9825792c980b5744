//! What the checks of thresholds, of who is bound when, of keys and of provisional application say, and where they are
//! silent: tables of final clauses and fragments.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use treatyc::session::{Levels, NoFiles, check};

const OURS: [&str; 5] = ["F902", "F903", "F909", "F912", "F914"];

/// What the checks under test say of a text: code, first line, and the packages where those are not all.
pub(crate) fn said(text: &str, ours: &[&str]) -> Vec<String> {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let unread: Vec<_> = checked
        .findings
        .iter()
        .filter(|f| f.code.0.starts_with(['S', 'R']) && f.code.0 != "R104" && f.code.0 != "R110")
        .collect();
    assert!(unread.is_empty(), "the test itself cannot be read: {unread:#?}\n{text}");
    let own = checked.findings.iter().filter(|f| ours.contains(&f.code.0));
    own.map(|f| match &f.packages {
        Some(p) => format!("{} {}: {} (in {})", f.code, f.severity.word(), f.message, p.words),
        None => format!("{} {}: {}", f.code, f.severity.word(), f.message),
    })
    .collect()
}

/// A treaty between Avalon and Borduria, guaranteed by Carpathia, with these articles and final clauses.
fn treaty(articles: &str, finals: &str) -> String {
    format!(
        "treaty \"Agreement\" {{\n    between Avalon, Borduria\n    guarantors Carpathia\n    depositary Avalon\n    languages en\n}}\n\
         party Avalon \"Avalon\" {{ approval Diet \"approval by the Diet\" takes 30 to 60 days }}\nparty Borduria \"Borduria\"\nparty Carpathia \"Carpathia\"\nparty Dorne \"Dorne\"\n\
         group Both \"both\" of Avalon, Borduria\ngroup Open \"the States of the region\" of Avalon, Borduria or \"any State of the region\"\n\
         organization League \"the League\" accepts by letter before entry_into_force\n\
         notice ready \"notice that it is ready\" by Borduria to Avalon\n\
         notice any_ready \"notice that it is ready\" by any party to Avalon\n\
         event dated \"the inspection\" by Borduria takes 20 to 40 days after signature\n\
         event vote \"the vote of the League\" by League after ratification by all parties\n\
         event other_vote \"another vote of the League\" by League\n\
         milestone works {{ within 90 days of signature }}\n\
         {articles}\nfinal clauses {{\n{finals}\n}}\n"
    )
}

/// Duties of Avalon and Borduria, none of Carpathia.
const DUTIES: &str = "article matter \"Matter\" { rule calm: Avalon, Borduria shall \"keep the peace\" }";
/// The same of all three.
const ALL: &str = "article matter \"Matter\" { rule calm: Avalon, Borduria, Carpathia shall \"keep the peace\" }";

#[track_caller]
fn finals(articles: &str, finals: &str, expected: &[&str]) {
    assert_eq!(said(&treaty(articles, finals), &OURS), expected, "{articles}\n{finals}");
}

const RATIFIED: &str = "consent by ratification by all parties";

#[test]
fn more_consents_than_can_be_given() {
    let on = |entry: &str, expected: &[&str]| {
        finals("", &format!("{RATIFIED}\nentry into force {entry}"), expected);
    };
    on("on ratification by 4 of the parties", &["F903 error: 4 consents are asked for, and only 3 can be given"]);
    on("on ratification by 3 of the parties", &[]);
    on(
        "30 days after ratification by 3 of Avalon, Borduria",
        &["F903 error: 3 consents are asked for, and only 2 can be given"],
    );
    on("on ratification by 2 of Both", &[]);
    on("on ratification by 5 of Open", &[]);
    on("on ratification by a majority of the signatories, including Borduria", &[]);
    on("on ratification by two thirds of the parties", &[]);
    on(
        "on ratification by a majority of the parties, including Dorne",
        &["F903 error: the consent of Dorne is asked for, and it does not sign"],
    );
    on(
        "on ratification by a majority of Avalon, Borduria, including Carpathia",
        &["F903 error: Carpathia must be among those who ratify, and is not one of them"],
    );
    on(
        "on the later of ratification by Avalon and ratification by all of Borduria, Dorne, League",
        &["F903 error: the consent of Dorne and the League is asked for, and they do not sign"],
    );
    // What is done beside consent may be anybody's.
    on(
        "on the later of ratification by all parties and notification by League",
        &["F902 warning: the League, which is no party to the dispute, can keep this out of force alone"],
    );
    // Others may join before it is in force.
    finals(
        "",
        &format!("{RATIFIED}\nentry into force on ratification by 4 of the States\naccession open to \"all States\""),
        &[],
    );
    finals(
        "article open \"Signature\" { text \"This Agreement is open for signature by all States.\" }",
        &format!("{RATIFIED}\nentry into force on ratification by 4 of the States"),
        &[],
    );
    finals(
        "",
        "consent by ratification by all of Avalon, Dorne\nentry into force on signature",
        &["F903 error: the consent of Dorne is asked for, and it does not sign"],
    );
}

#[test]
fn a_threshold_in_brackets() {
    finals(
        "",
        &format!("{RATIFIED}\nentry into force on ratification by [Avalon: 4 | Borduria: 2] of the parties"),
        &[
            "F903 error: 4 consents are asked for, and only 3 can be given (in Avalon's side of `final_clauses.entry_into_force` (1 of 2 packages))",
        ],
    );
}

const UNBOUND: &str =
    "F909 error: this treaty can enter into force before Borduria, who bears duties under it, has consented";

#[test]
fn in_force_before_all_who_bear_duties_have_consented() {
    let on = |entry: &str, expected: &[&str]| {
        finals(DUTIES, &format!("{RATIFIED}\nentry into force {entry}"), expected);
    };
    on("30 days after ratification by all parties", &[]);
    on("30 days after ratification by Avalon", &[UNBOUND]);
    on("on ratification by all of Avalon, Borduria", &[]);
    on("on the later of ratification by Avalon and ratification by Borduria", &[]);
    on("on the earlier of ratification by all parties and ratification by Avalon", &[UNBOUND]);
    on("on ratification by a majority of the parties, including Avalon, Borduria", &[]);
    on("on ratification by 2 of the parties, including Avalon", &[UNBOUND]);
    on("on Avalon.Diet", &[UNBOUND]);
    on("on vote", &[]);
    on("30 days after vote", &[]);
    // Nobody can tell what it waits for.
    on("on other_vote", &[]);
    on(
        "on 2027-01-01",
        &[
            "F909 error: this treaty can enter into force before Avalon and Borduria, who bear duties under it, have consented",
        ],
    );
    on(
        "on signature",
        &[
            "F909 error: this treaty can enter into force before Avalon and Borduria, who bear duties under it, have consented",
        ],
    );
    on("on ratification by Avalon\nfor each later State on its ratification", &[]);
    on("30 days after ratification by all parties\nfallback 9 months after ratification by Avalon", &[UNBOUND]);
}

#[test]
fn who_must_consent_and_how() {
    // A guarantor bears what it promises.
    finals(
        ALL,
        &format!("{RATIFIED}\nentry into force on ratification by all of Avalon, Borduria"),
        &["F909 error: this treaty can enter into force before Carpathia, who bears duties under it, has consented"],
    );
    // Carpathia bears nothing, or its consent is not asked for in this way.
    finals(DUTIES, &format!("{RATIFIED}\nentry into force on ratification by all of Avalon, Borduria"), &[]);
    finals(
        ALL,
        "consent by ratification by all of Avalon, Borduria\nentry into force on ratification by all of Avalon, Borduria",
        &[],
    );
    finals(ALL, "consent by signature\nentry into force on signature", &[]);
    finals(ALL, "consent by signature\nentry into force on 2027-01-01", &[]);
    finals(DUTIES, "entry into force on ratification by Avalon", &[]);
    finals(
        ALL,
        "consent by exchange of instruments at \"Geneva\"\nentry into force 30 days after exchange of instruments",
        &[],
    );
    let right = "article matter \"Matter\" { rule calm: Avalon shall \"keep the peace\"\nrule visit: Borduria may \"visit the graves\" }";
    finals(right, &format!("{RATIFIED}\nentry into force on ratification by Avalon"), &[]);
}

#[test]
fn unbound_under_some_options() {
    finals(
        DUTIES,
        &format!(
            "{RATIFIED}\nentry into force [Avalon: on ratification by Avalon | Borduria: on ratification by all parties]"
        ),
        &[&format!("{UNBOUND} (in Avalon's side of `final_clauses.entry_into_force` (1 of 2 packages))")],
    );
    finals(
        "article matter \"Matter\" { [Avalon: rule calm: Borduria shall \"keep the peace\"]\nrule gift: Avalon shall \"send the books back\" }",
        &format!("{RATIFIED}\nentry into force on ratification by Avalon"),
        &[&format!("{UNBOUND} (in Avalon's side of `matter.rule` (1 of 2 packages))")],
    );
    finals(
        DUTIES,
        "consent [by signature | by ratification by all parties]\nentry into force on ratification by Avalon",
        &[&format!("{UNBOUND} (in alternative 2 of `final_clauses.consent` (1 of 2 packages))")],
    );
}

const KEY: &str = "F912 warning: entry into force waits for an act of Borduria alone, which need not do it";

#[test]
fn the_key_to_entry_into_force() {
    let on = |entry: &str, expected: &[&str]| {
        finals(DUTIES, &format!("consent by signature\nentry into force {entry}"), expected);
    };
    on("on ready", &[KEY]);
    on("30 days after ready", &[KEY]);
    on("on notification by Borduria", &[KEY]);
    on("on the later of notification by Avalon and notification by Borduria", &[]);
    on("on the later of signature and ready", &[KEY]);
    on("on the earlier of ready and works", &[]);
    on("on any_ready", &[]);
    on("on dated", &[]);
    on("on works", &[]);
    on("on other_vote", &[]);
    on("on exchange of instruments", &[]);
    finals(
        DUTIES,
        "consent by notification by each party\nentry into force on the later of ratification by Avalon and notification by Borduria",
        &[],
    );
}

#[test]
fn the_key_to_the_end_of_a_duty() {
    let rule = |text: &str, expected: &[&str]| {
        finals(
            &format!("article matter \"Matter\" {{ {text} }}"),
            "consent by signature\nentry into force on signature",
            expected,
        );
    };
    let ends = "F912 warning: `calm` ends when Borduria likes, who is bound by it";
    rule("rule calm: Borduria shall \"keep the peace\" until ready", &[ends]);
    rule("rule calm: Borduria shall not \"move its guns\" as from signature until 30 days after ready", &[]);
    rule("rule calm: Avalon shall \"keep the peace\" until ready", &[]);
    rule("rule calm: Avalon, Borduria shall \"keep the peace\" until any_ready", &[]);
    rule("rule calm: Borduria shall \"keep the peace\" until works", &[]);
    rule("rule calm: Borduria shall \"keep the peace\" until dated", &[]);
    rule("rule calm: Borduria may \"visit the graves\" until ready", &[]);
    let guarantee = |lapse: &str| {
        format!(
            "event attack \"an armed attack\"\nguarantee shield {{ by Borduria; to Avalon; against attack on Avalon, determined by Borduria\nresponds by consultation within 24 hours\nlapses if {lapse}\nlasts 5 years as from entry_into_force }}"
        )
    };
    rule(&guarantee("ready by Borduria"), &["F912 warning: `shield` ends when Borduria likes, who is bound by it"]);
    rule(&guarantee("attack by Avalon on Borduria, not in self-defence, determined by Borduria"), &[]);
}

#[test]
fn provisional_for_one_side_only() {
    let pair = "article calm \"Calm\" { withdrawal pullback { by Borduria; forces \"all\"; from \"the valley\"; verified by League; in return for aid } }\n\
        article help \"Help\" { assistance aid { by Avalon; to Borduria; amount EUR 10 million in all } }";
    let on = |provisional: &str, expected: &[&str]| {
        finals(pair, &format!("{RATIFIED}\nentry into force on ratification by all parties\n{provisional}"), expected);
    };
    let first =
        "F914 warning: `pullback` applies provisionally, and `aid`, given in return, only from entry into force";
    let other =
        "F914 warning: `aid` applies provisionally, and `pullback`, given in return, only from entry into force";
    on("provisional application of calm as from signature", &[first]);
    on("provisional application of help as from signature", &[other]);
    on("provisional application of calm, help as from signature", &[]);
    on("provisional application of pullback as from signature\nprovisional application of aid as from signature", &[]);
    on("", &[]);
    on("provisional application of calm, help as from signature by Borduria", &[first]);
    on(
        "provisional application of calm as from signature\n[Avalon: provisional application of help as from signature]",
        &[&format!("{first} (in without the text in brackets at `final_clauses.provisional` (1 of 2 packages))")],
    );
}
