//! What guarantees, withdrawals, leases and missions secure, replace, let and watch, and where that leaves a gap: for each
//! check of them the fragments on which it speaks, and beside them those on which it is silent.
//!
//! A row is an article's content, with what must be found there: codes in the order of the text, each with its level, its
//! first line, and the packages in which it holds where those are not all.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use treatyc::finding::Finding;
use treatyc::session::{Levels, NoFiles, check};

const NAMES: &str = r#"
party Avalon "Avalon" { approval Assembly "approval by the Assembly" takes 30 to 60 days }
party Borduria "Borduria"
party Carpathia "Carpathia" { approval Senate "approval by the Senate" takes 60 to 180 days }
party Dorne "Dorne"
group Powers "the Powers" of Carpathia, Dorne
organization League "the League" accepts by letter before entry_into_force
organ Security "the Security Council" of League
territory Lowlands "the territory of Avalon" of Avalon
territory Highlands "the territory of Borduria" of Borduria
zone Valley "the Valley" in Lowlands { described as "the valley of the river Arve" }
zone North "the North" in Valley { described as "the northern part" }
zone South "the South" in Valley { described as "the southern part" }
zone Hills "the Hills" in Lowlands { described as "the hills above the Valley" }
zone Halves "the two halves" of North, South
zone Marches "the Marches" { described as "the marches" }
line Front "the front line" as it stood on 2026-01-01 { described as "the line on the map" }
event armed_attack "an armed attack"
action station_forces "station armed forces"
action station_missiles "station missiles" is station_forces
action fly "fly over"
"#;

const FINAL: &str = r"
    consent          by ratification by all parties
    entry into force 30 days after ratification by all parties
    exit             none
    reservations     none
    registration     by Avalon
";

/// A treaty with one article, between Avalon and Borduria, guaranteed by Carpathia and Dorne.
fn treaty(article: &str, finals: &str) -> String {
    let head =
        "treaty \"Agreement\" {\n    between Avalon, Borduria\n    guarantors Carpathia, Dorne\n    languages en\n}";
    format!("{head}{NAMES}article matter {{\n{article}\n}}\nfinal clauses {{\n{FINAL}{finals}\n}}\n")
}

/// What a check says of a treaty.
fn said(code: &str, text: &str) -> Vec<String> {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let unread: Vec<&Finding> = checked
        .findings
        .iter()
        .filter(|f| ["S", "R1"].iter().any(|c| f.code.0.starts_with(c)) && f.code.0 != "R104")
        .collect();
    assert!(unread.is_empty(), "the test itself cannot be read: {unread:#?}\n{text}");
    let ours = checked.findings.iter().filter(|f| f.code.0 == code);
    ours.map(|f| match &f.packages {
        Some(p) => format!("{}: {} in {}", f.severity.word(), f.message, p.words),
        None => format!("{}: {}", f.severity.word(), f.message),
    })
    .collect()
}

/// Rows of one check: the article, what the final clauses add, and what is said.
fn rows(code: &str, table: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (article, finals, expected) in table {
        let found = said(code, &treaty(article, finals));
        if found != *expected {
            wrong.push(format!("{article}\n{finals}\n  expected {expected:#?}\n  found    {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{code}\n{}", wrong.join("\n\n"));
}

#[test]
fn non_obstruction() {
    rows(
        "G508",
        &[
            (
                "accession join { of Avalon; to \"the Union\"; decided by Powers, Borduria; not opposed by Carpathia }",
                "",
                &["warning: Carpathia is not to oppose the accession `join`, and decides on it"],
            ),
            (
                "accession join { of Avalon; to \"the Union\"; decided by all parties together; not opposed by Borduria }",
                "",
                &["warning: Borduria is not to oppose the accession `join`, and decides on it"],
            ),
            (
                "accession { of Avalon; to \"the Union\"; [Avalon: decided by \"its members\" | Borduria: decided by Powers]; not opposed by Dorne, Carpathia }",
                "",
                &[
                    "warning: Dorne and Carpathia are not to oppose this accession, and decide on it in Borduria's side of `matter.accession.decided_by` (1 of 2 packages)",
                ],
            ),
            (
                "accession join { of Avalon; to \"the Union\"; decided by \"its members\"; not opposed by Borduria }",
                "",
                &[],
            ),
            ("accession join { of Avalon; to \"the Union\"; decided by Powers; not opposed by Borduria }", "", &[]),
            ("accession join { of Avalon; to this treaty; decided by all parties together }", "", &[]),
        ],
    );
}

fn mission(inspections: &str) -> String {
    format!(
        "rule ceiling: each party shall not \"keep more than 200 tanks\"\nmonitoring mission {{ by League; verifies ceiling; established within 60 days of signature; until then by Carpathia\n{inspections}\n}}"
    )
}

#[test]
fn quota() {
    for (inspections, expected) in [
        ("inspections up to 15 percent of \"the sites\" per year, \"rounded up\"", &[][..]),
        ("inspections up to 20 inspections every 12 months", &[]),
        ("inspections 20 inspections in all", &[]),
        ("inspections \"at any time and anywhere\"", &[]),
        ("inspections up to [x] percent of \"the sites\" per year, \"rounded up\"", &[]),
        (
            "inspections up to 15 percent of \"the sites\" per year; inspections \"fractions count as whole inspections\"",
            &[],
        ),
        (
            "inspections up to 15 percent of \"the sites\" per year",
            &["warning: the inspection quota of `mission` does not say how fractions are rounded"],
        ),
        (
            "inspections up to 20 inspections",
            &["warning: the inspection quota of `mission` does not say in which period"],
        ),
        (
            "inspections up to 15 percent",
            &[
                "warning: the inspection quota of `mission` does not say of what it is a share, in which period or how fractions are rounded",
            ],
        ),
        (
            "inspections 20 inspections [per year]",
            &[
                "warning: the inspection quota of `mission` does not say in which period in without the text in brackets at `mission.inspections` (1 of 2 packages)",
            ],
        ),
    ] {
        rows("V807", &[(&mission(inspections), "", expected)]);
    }
}

fn lease(lines: &str) -> String {
    format!("lease port {{ from Avalon; to Borduria; of Valley\n{lines}\n}}")
}

#[test]
fn chained_term() {
    let first = "extends \"the Agreement on the stay\" of 1997-05-28 until 2017-05-28";
    for (lines, expected) in [
        (format!("{first}; lasts 25 years as from 2017-05-28"), &[][..]),
        (format!("{first}; extends \"the Agreement on the fleet\" of 1997-05-28 until 2017-05-28; lasts 25 years as from 2017-05-28"), &[]),
        ("extends \"the Agreement\" of 1997-05-28 until [x]; lasts 25 years as from 2017-05-28".to_owned(), &[]),
        (format!("{first}; lasts 25 years as from entry_into_force"), &[]),
        (
            format!("{first}; extends \"the Agreement on the fleet\" of 1997-05-28; lasts 25 years as from 2017-05-28"),
            &["error: the lease `port` extends \"the Agreement on the fleet\", and does not say until when that runs"],
        ),
        (
            format!("{first}; extends \"the Agreement on the fleet\" of 1997-05-28 until 2018-05-28; lasts 25 years as from 2017-05-28"),
            &["error: the lease `port` extends instruments that end on different days: 2017-05-28 and 2018-05-28"],
        ),
        (
            format!("{first}; lasts 25 years as from [Avalon: 2017-05-28 | Borduria: 2018-05-28]"),
            &["error: the lease `port` begins on 2018-05-28, and what it extends ends on 2017-05-28 in Borduria's side of `port.lasts` (1 of 2 packages)"],
        ),
        (
            "extends \"the Agreement\" of 1997-05-28 until [Avalon: 2017-05-28 | Borduria: 2018-05-28]; extends \"the Protocol\" of 1997-05-28 until 2017-05-28; lasts 25 years".to_owned(),
            &["error: the lease `port` extends instruments that end on different days: 2018-05-28 and 2017-05-28 in Borduria's side of `port.extends` (1 of 2 packages)"],
        ),
    ] {
        rows("L704", &[(&lease(&lines), "", expected)]);
    }
}

#[test]
fn talks_no_effect() {
    let term = "lasts 25 years as from entry_into_force";
    let renewed = "renewed by 25 years unless notice by any party 1 year before expiry";
    let speaks =
        &["warning: notice of the end of the lease `port` leads to talks, and nothing says what becomes of the lease"]
            [..];
    for (lines, expected) in [
        (format!("{term}; {renewed}; consultations \"at the request of either Party\""), speaks),
        (format!("{term}; notice 1 year's notice by any party, \"whereupon the Parties shall consult\""), speaks),
        (format!("{term}; {renewed}"), &[]),
        (format!("{term}; consultations \"once a year\""), &[]),
        (format!("{term}; notice 1 year's notice by any party, \"whereupon the place is returned\""), &[]),
        (
            format!(
                "{term}; {renewed}; consultations \"at the request of either Party; failing agreement the lease ends with its term\""
            ),
            &[],
        ),
        (
            format!(
                "{term}; {renewed}; consultations \"[at the request of either Party | at the request of either Party, and the lease expires if they fail]\""
            ),
            &[],
        ),
        (
            format!("{term}; [{renewed}]; consultations \"at the request of either Party\""),
            &[
                "warning: notice of the end of the lease `port` leads to talks, and nothing says what becomes of the lease in with the text in brackets at `port.renewed` (1 of 2 packages)",
            ],
        ),
    ] {
        rows("L705", &[(&lease(&lines), "", expected)]);
    }
    let beside = format!(
        "{}\ntext \"If the Parties do not agree, the lease terminates on the day stated in the notice.\"",
        lease(&format!("{term}; {renewed}; consultations \"at the request of either Party\""))
    );
    rows("L705", &[(&beside, "", &[])]);
}

const TRUCE: &str = "ceasefire truce { between Avalon, Borduria; takes effect 72 hours after signature; forbids \"attacks\"; incidents reported within 6 hours to League; breach determined by League }";
const BAN: &str = "rule ban: each party shall not \"produce missiles\"";
const LEAVE: &str = "withdrawal pullback { by Borduria; from Valley; begins within 10 days of signature; completes no later than 12 months after signature }";
const PHASES: &str = "phase first { from North; completes no later than 40 days after signature }\nphase second { from South; completes no later than 100 days after signature }\n";

/// A mission that watches something, with what else it says.
fn watch(name: &str, verifies: &str, lines: &str) -> String {
    format!("monitoring {name} {{ by League; verifies {verifies}; {lines} }}")
}

/// Rows of one check: what is watched and by whom, what the final clauses add, and what is said.
fn many(code: &str, table: &[(&[&str], &str, &[&str])]) {
    let texts: Vec<String> = table.iter().map(|t| t.0.join("\n")).collect();
    let table: Vec<(&str, &str, &[&str])> = texts.iter().zip(table).map(|(a, t)| (a.as_str(), t.1, t.2)).collect();
    rows(code, &table);
}

#[test]
fn ends_early() {
    let short = watch("mission", "ban", "established on entry_into_force; lasts 13 years as from entry_into_force");
    let long = watch("other", "ban", "established on entry_into_force; lasts 20 years as from entry_into_force");
    let renewed = watch(
        "mission",
        "ban",
        "established on entry_into_force; lasts 13 years as from entry_into_force, renewed by 1 year unless notice by any party 3 months before expiry",
    );
    let agreed = short.replace(
        "13 years as from entry_into_force }",
        "13 years as from entry_into_force, renewable by 5 years by agreement }",
    );
    let ban = |until: &str| format!("{BAN} {until}");
    let of_leave = |lasts: &str| watch("mission", "pullback", &format!("established on signature; lasts {lasts}"));
    let endless = "warning: `mission` ends, and the rule `ban`, which it watches, has no end";
    many(
        "V802",
        &[
            (&[BAN, &short], "", &[endless]),
            (&[BAN, &agreed], "", &[endless]),
            (&[BAN, &renewed], "", &[]),
            // The treaty itself ends: a duty without an end of its own ends with it.
            (&[BAN, &short], "duration 10 years", &[]),
            (
                &[BAN, &short],
                "duration 15 years",
                &["warning: `mission` ends while the rule `ban`, which it watches, runs on for 2 years"],
            ),
            (
                &[BAN, &short],
                "duration [Avalon: 10 years | Borduria: 15 years | Avalon: indefinite]",
                &[
                    "warning: `mission` ends while the rule `ban`, which it watches, runs on for 2 years in Borduria's side of `final_clauses.duration` (1 of 3 packages)",
                    "warning: `mission` ends, and the rule `ban`, which it watches, has no end in Avalon's side of `final_clauses.duration` (1 of 3 packages)",
                ],
            ),
            (&[&ban("for 13 years as from entry_into_force"), &short], "", &[]),
            (
                &[&ban("for 15 years as from entry_into_force"), &short],
                "",
                &["warning: `mission` ends while the rule `ban`, which it watches, runs on for 2 years"],
            ),
            (&[&ban("for 13 years as from signature"), &short], "", &[]),
            // Another watches on: only what none of them watches is a gap.
            (&[&ban("for 20 years as from entry_into_force"), &short, &long], "", &[]),
            (
                &[&ban("for 25 years as from entry_into_force"), &short, &long],
                "",
                &["warning: `other` ends while the rule `ban`, which it watches, runs on for 5 years"],
            ),
            (
                &[&ban("for 20 years as from entry_into_force"), &short, &format!("[{long}]")],
                "",
                &[
                    "warning: `mission` ends while the rule `ban`, which it watches, runs on for 7 years in without the text in brackets at `matter.monitoring` (1 of 2 packages)",
                ],
            ),
            (
                &[
                    &ban("for 20 years as from entry_into_force"),
                    &short.replace("lasts 13 years", "lasts [Avalon: 20 years | Borduria: 13 years]"),
                ],
                "",
                &[
                    "warning: `mission` ends while the rule `ban`, which it watches, runs on for 7 years in Borduria's side of `mission.lasts` (1 of 2 packages)",
                ],
            ),
            (
                &[
                    &ban("for 20 years as from entry_into_force"),
                    &short.replace(
                        "lasts 13 years as from entry_into_force",
                        "[lasts 13 years as from entry_into_force]",
                    ),
                ],
                "",
                &[
                    "warning: `mission` ends while the rule `ban`, which it watches, runs on for 7 years in with the text in brackets at `mission.lasts` (1 of 2 packages)",
                ],
            ),
            // What is done once must be watched until it must be done.
            (&[LEAVE, &of_leave("2 years as from signature")], "", &[]),
            (
                &[LEAVE, &of_leave("6 months as from signature")],
                "",
                &[
                    "warning: `mission` can end up to 185 days before the withdrawal `pullback`, which it watches, must be complete",
                ],
            ),
            (
                &[
                    &LEAVE.replace("completes", "verified by League within 14 days of completes; completes"),
                    &of_leave("6 months as from signature"),
                ],
                "",
                &[],
            ),
            // Of what it leaves open, the surest is spoken of, wherever it stands.
            (
                &[
                    LEAVE,
                    BAN,
                    &watch("mission", "pullback, ban", "established on signature; lasts 6 months as from signature"),
                ],
                "",
                &[endless],
            ),
            // No bound says how far apart the two ends are.
            (&[&ban("until 2040-01-01"), &short], "", &[]),
            // A sentence that only says what is to be done has no time of its own.
            (&["rule ban: Avalon shall \"report to the League\"", &short], "", &[]),
        ],
    );
}

#[test]
fn starts_late() {
    let later = |established: &str| watch("mission", "truce", &format!("established {established}"));
    let sure = "error: nobody watches the ceasefire `truce`";
    many(
        "V803",
        &[
            (&[TRUCE, &later("within 60 days of signature; until then by Carpathia")], "", &[]),
            (
                &[TRUCE, &later("within 60 days of signature")],
                "",
                &["warning: nobody watches the ceasefire `truce` for up to 57 days after `truce.effect`"],
            ),
            (
                &[TRUCE, &later("on (60 days after signature)")],
                "",
                &[&format!("{sure} from day 3 to day 60 after the signature of the treaty")],
            ),
            (
                &[TRUCE, &later("between 30 days after signature and 60 days after signature")],
                "",
                &[&format!("{sure} for at least 27 days after `truce.effect`")],
            ),
            // Sixty days at least for the Senate, and thirty more until the treaty is in force.
            (
                &[TRUCE, &later("within 60 days of entry_into_force")],
                "",
                &[&format!("{sure} for at least 87 days after `truce.effect`")],
            ),
            (&[TRUCE, &later("no later than truce.effect")], "", &[]),
            (
                &[TRUCE, &later("[Avalon: within 60 days of signature | Borduria: no later than truce.effect]")],
                "",
                &[
                    "warning: nobody watches the ceasefire `truce` for up to 57 days after `truce.effect` in Avalon's side of `mission.established` (1 of 2 packages)",
                ],
            ),
            (
                &[TRUCE, &later("within 60 days of signature; [until then by Carpathia]")],
                "",
                &[
                    "warning: nobody watches the ceasefire `truce` for up to 57 days after `truce.effect` in without the text in brackets at `mission.until_then_by` (1 of 2 packages)",
                ],
            ),
            // Of two that come late, the sooner.
            (
                &[
                    TRUCE,
                    &later("within 60 days of signature"),
                    &watch("other", "truce", "established within 20 days of signature"),
                ],
                "",
                &["warning: nobody watches the ceasefire `truce` for up to 17 days after `truce.effect`"],
            ),
            // What is done once, or the first part of it, is over before anybody must be there.
            (&[LEAVE, &watch("mission", "pullback", "established within 300 days of signature")], "", &[]),
            (
                &[LEAVE, &watch("mission", "pullback", "established within 400 days of signature")],
                "",
                &[
                    "warning: `mission` can be in place up to 34 days after the withdrawal `pullback`, which it watches, must be complete",
                ],
            ),
            (
                &[
                    &LEAVE.replace("completes", &format!("{PHASES} completes")),
                    &watch("mission", "pullback", "established within 60 days of signature"),
                ],
                "",
                &[
                    "warning: `mission` can be in place up to 20 days after the phase `first`, which it watches, must be complete",
                ],
            ),
            (
                &[
                    &LEAVE.replace("completes", &format!("{PHASES} completes")),
                    &watch("mission", "pullback", "established within [30 days | 60 days] of signature"),
                ],
                "",
                &[
                    "warning: `mission` can be in place up to 20 days after the phase `first`, which it watches, must be complete in alternative 2 of `mission.established` (1 of 2 packages)",
                ],
            ),
            (
                &[
                    &LEAVE.replace("completes", &format!("{PHASES} completes")),
                    &watch("mission", "pullback", "established within 60 days of entry_into_force"),
                ],
                "",
                &[
                    "error: the phase `first` must be complete at least 50 days before `mission`, which watches it, is in place",
                ],
            ),
            // A mission is gone before the next is there.
            (
                &[
                    TRUCE,
                    &watch(
                        "first",
                        "truce",
                        "established no later than truce.effect; lasts 90 days as from truce.effect",
                    ),
                    &watch("second", "truce", "established on (120 days after truce.effect)"),
                ],
                "",
                &[&format!("{sure} from day 93 to day 123 after the signature of the treaty")],
            ),
            (
                &[
                    TRUCE,
                    &watch(
                        "first",
                        "truce",
                        "established no later than truce.effect; lasts 150 days as from truce.effect",
                    ),
                    &watch("second", "truce", "established on (120 days after truce.effect)"),
                ],
                "",
                &[],
            ),
            // Each part of the place is looked at for itself.
            (
                &[
                    &TRUCE.replace("takes", "in Valley; takes"),
                    &watch("first", "truce", "established no later than truce.effect; in North"),
                    &watch("second", "truce", "established on (60 days after signature); in South"),
                ],
                "",
                &[
                    "error: nobody watches the ceasefire `truce` in the South from day 3 to day 60 after the signature of the treaty",
                ],
            ),
            // Whoever comes before it must be complete sees forces leave.
            (&[LEAVE, &watch("mission", "pullback", "established within 60 days of signature")], "", &[]),
            (
                &[LEAVE, &watch("mission", "pullback", "established on (13 months after signature)")],
                "",
                &[
                    "error: the withdrawal `pullback` must be complete at least 28 days before `mission`, which watches it, is in place",
                ],
            ),
            // The League needs not be set up.
            (&[&TRUCE.replace("takes", "verified by League; takes")], "", &[]),
            (
                &[TRUCE, &watch("mission", "truce", "lasts 2 years as from (90 days after signature)")],
                "",
                &[&format!("{sure} from day 3 to day 90 after the signature of the treaty")],
            ),
        ],
    );
}

#[test]
fn starts_on_paper() {
    let there = |established: &str| watch("mission", "truce", &format!("established {established}"));
    let speaks =
        "warning: `mission` is to watch the ceasefire `truce` 3 days after signature, and must first be set up";
    many(
        "V809",
        &[
            (&[TRUCE, &there("on truce.effect")], "", &[speaks]),
            (&[TRUCE, &there("no later than truce.effect")], "", &[speaks]),
            (&[TRUCE, &there("no later than truce.effect; until then by Carpathia")], "", &[]),
            (&[TRUCE, &there("within 60 days of signature")], "", &[]),
            (&[TRUCE, &there("within 3 days of signature")], "", &[]),
            (&[&TRUCE.replace("72 hours", "60 days"), &there("on truce.effect")], "", &[]),
            (&[TRUCE, &there("on truce.effect").replace("by League", "by Avalon, Borduria")], "", &[]),
            (&[&TRUCE.replace("takes", "verified by League; takes"), &there("on truce.effect")], "", &[]),
            (
                &[TRUCE, &there("on [Avalon: truce.effect | Borduria: (60 days after signature)]")],
                "",
                &[
                    "warning: `mission` is to watch the ceasefire `truce` 3 days after signature, and must first be set up in Avalon's side of `mission.established` (1 of 2 packages)",
                ],
            ),
            // Nothing says when it is in place: that is another check's.
            (&[TRUCE, &watch("mission", "truce", "access unrestricted")], "", &[]),
        ],
    );
}

/// A guarantee by Carpathia of something, for a time.
fn secure(lines: &str) -> String {
    format!(
        "guarantee shield {{ by Carpathia; to Avalon; against armed_attack by Borduria on Avalon, determined by Carpathia; responds by consultation within 24 hours; {lines} }}"
    )
}

#[test]
fn gap() {
    let years = |n: u32| secure(&format!("secures port; lasts {n} years as from entry_into_force"));
    let port = |lasts: &str| lease(&format!("lasts {lasts} as from entry_into_force"));
    let on = |n: u32| {
        format!("warning: the guarantee `shield` ends while the lease `port` that it secures runs on for {n} years")
    };
    many(
        "G504",
        &[
            (&[&port("49 years"), &years(15)], "", &[&on(34)]),
            (&[&port("15 years"), &years(15)], "", &[]),
            (&[&port("10 years"), &years(15)], "", &[]),
            (
                &[&port("[Borduria: 49 years | Avalon: 15 years]"), &years(15)],
                "",
                &[&format!("{} in Borduria's side of `port.lasts` (1 of 2 packages)", on(34))],
            ),
            (
                &[BAN, &secure("secures ban; lasts 15 years as from entry_into_force")],
                "",
                &["warning: the guarantee `shield` ends, and the rule `ban` that it secures has no end"],
            ),
            (&[BAN, &secure("secures ban; lasts permanent")], "", &[]),
            (&[BAN, &secure("secures ban")], "", &[]),
            (
                &[
                    BAN,
                    &secure(
                        "secures ban; lasts 15 years as from entry_into_force, renewed by 5 years unless notice by Carpathia 1 year before expiry",
                    ),
                ],
                "",
                &[],
            ),
            // It begins late.
            (
                &[&port("10 years"), &secure("secures port; lasts 20 years as from (1 year after entry_into_force)")],
                "",
                &["warning: nobody guarantees the lease `port` for at least 1 year after `port.start`"],
            ),
            (
                &[LEAVE, &secure("secures pullback; lasts 15 years as from entry_into_force")],
                "",
                &["warning: nobody guarantees the withdrawal `pullback` for at least 80 days after `pullback.begins`"],
            ),
            (
                &[LEAVE, &secure("secures pullback; lasts 15 years as from entry_into_force")],
                "provisional application of matter as from signature",
                &[],
            ),
            (&[LEAVE, &secure("secures pullback; lasts 15 years as from signature")], "", &[]),
            (&[LEAVE, &secure("secures pullback; lasts 15 years as from pullback.begins")], "", &[]),
            // It begins when the other has given its part.
            (
                &[LEAVE, &secure("secures pullback; lasts 15 years as from pullback.completes")],
                "",
                &["warning: nobody guarantees the withdrawal `pullback` for up to 1 year after `pullback.begins`"],
            ),
            // Without `secures`: what Avalon has the benefit of.
            (
                &[LEAVE, &secure("lasts 6 months as from signature")],
                "",
                &[
                    "warning: the guarantee `shield` can end up to 185 days before the withdrawal `pullback` that it stands behind",
                ],
            ),
            (&[&LEAVE.replace("from Valley", "from Highlands"), &secure("lasts 6 months as from signature")], "", &[]),
            (
                &[
                    "demilitarization strip { of Highlands; by Borduria; as from entry_into_force; verified by League }",
                    &secure("lasts 15 years as from entry_into_force"),
                ],
                "",
                &[
                    "warning: the guarantee `shield` ends, and the demilitarization `strip` that it stands behind has no end",
                ],
            ),
            (
                &[
                    "limitation tanks { by Avalon; total at most 200 tanks; as from entry_into_force }",
                    &secure("lasts 15 years as from entry_into_force"),
                ],
                "",
                &[],
            ),
            // Two guarantees together.
            (
                &[
                    &port("49 years"),
                    &years(15),
                    &years(34)
                        .replace("shield", "second")
                        .replace("34 years as from entry_into_force", "34 years as from shield.expiry"),
                ],
                "",
                &[],
            ),
            (
                &[&port("49 years"), &years(15), &years(40).replace("shield", "second")],
                "",
                &["warning: the guarantee `second` ends while the lease `port` that it secures runs on for 9 years"],
            ),
        ],
    );
}

#[test]
fn not_the_lessors() {
    let of = |from: &str, of: &str| {
        format!("lease port {{ from {from}; to Carpathia; of {of}; lasts 10 years as from entry_into_force }}")
    };
    let speaks = "error: the lease `port` lets the Valley, which belongs to Avalon and not to Borduria";
    let rest = "lasts 20 years as from entry_into_force";
    many(
        "L707",
        &[
            (&[&of("Borduria", "Valley")], "", &[speaks]),
            (&[&of("Avalon", "Valley")], "", &[]),
            (&[&of("Powers, Avalon", "Valley")], "", &[]),
            // Nothing says whose it is.
            (&[&of("Borduria", "Marches")], "", &[]),
            (
                &[&of("[Avalon: Borduria | Borduria: Avalon]", "Valley")],
                "",
                &[&format!("{speaks} in Avalon's side of `port.from` (1 of 2 packages)")],
            ),
            (
                &[&of("Borduria", "[Valley | Marches]")],
                "",
                &[&format!("{speaks} in alternative 1 of `port.of` (1 of 2 packages)")],
            ),
            // What a lease gives its lessee is nothing that he could let.
            (&[&of("Borduria", "Valley").replace("to Carpathia", "to Borduria")], "", &[speaks]),
            // It has the place otherwise: under a lease, an administration, a transfer.
            (
                &[&of("Borduria", "North"), &format!("lease all {{ from Avalon; to Borduria; of Valley; {rest} }}")],
                "",
                &[],
            ),
            (&[&of("Borduria", "North"), &format!("administration all {{ of Valley; by Borduria; {rest} }}")], "", &[]),
            (
                &[&of("Borduria", "Valley"), "transfer all { of Valley; from Avalon; to Borduria; when on signature }"],
                "",
                &[],
            ),
            (
                &[
                    &of("Borduria", "Valley"),
                    "[transfer all { of Valley; from Avalon; to Borduria; when on signature }]",
                ],
                "",
                &[&format!("{speaks} in without the text in brackets at `matter.transfer` (1 of 2 packages)")],
            ),
            (
                &[&of("Borduria", "Valley"), "transfer all { of North; from Avalon; to Borduria; when on signature }"],
                "",
                &[speaks],
            ),
        ],
    );
}

#[test]
fn let_twice() {
    let to = |name: &str, to: &str, of: &str, lasts: &str| {
        format!("lease {name} {{ from Avalon; to {to}; of {of}; lasts {lasts} }}")
    };
    let first = to("first", "Borduria", "Valley", "25 years as from entry_into_force");
    let second = |lasts: &str| to("second", "Carpathia", "North", lasts);
    let speaks = "error: the lease `first` and the lease `second` let the North to two lessees, at the same time";
    let cede = |when: &str| format!("transfer cession {{ of Valley; from Avalon; to Carpathia; when {when} }}");
    many(
        "L708",
        &[
            (&[&first, &second("10 years as from entry_into_force")], "", &[speaks]),
            (
                &[&second("10 years as from entry_into_force"), &first],
                "",
                &["error: the lease `second` and the lease `first` let the North to two lessees, at the same time"],
            ),
            (&[&first, &second("10 years as from first.expiry")], "", &[]),
            (&[&first, &second("10 years as from (30 years after entry_into_force)")], "", &[]),
            (&[&first, &second("10 years as from (20 years after entry_into_force)")], "", &[speaks]),
            (
                &[&first, &second("10 years as from 2040-01-01")],
                "",
                &[
                    "warning: the lease `first` and the lease `second` let the North to two lessees, and nothing keeps the two times apart",
                ],
            ),
            (&[&first, &to("second", "Borduria", "North", "10 years as from entry_into_force")], "", &[]),
            (&[&first, &to("second", "Carpathia", "Hills", "10 years as from entry_into_force")], "", &[]),
            (
                &[
                    &to("first", "Borduria", "North", "25 years as from entry_into_force"),
                    &to("second", "Carpathia", "South", "10 years as from entry_into_force"),
                ],
                "",
                &[],
            ),
            (
                &[
                    &to("first", "Borduria", "Halves", "25 years as from entry_into_force"),
                    &second("10 years as from entry_into_force"),
                ],
                "",
                &[speaks],
            ),
            // The lessee lets it on.
            (&[&first, &second("10 years as from entry_into_force").replace("from Avalon", "from Borduria")], "", &[]),
            (
                &[&first, &second("10 years as from entry_into_force").replace("{ from", "{ subject to first; from")],
                "",
                &[],
            ),
            (
                &[&first, &second("10 years as from [Avalon: first.expiry | Borduria: entry_into_force]")],
                "",
                &[&format!("{speaks} in Borduria's side of `second.lasts` (1 of 2 packages)")],
            ),
            (
                &[&format!(
                    "alternatives which {{ option a {{ {first} }}\noption b {{ {} }} }}",
                    second("10 years as from entry_into_force")
                )],
                "",
                &[],
            ),
            (
                &[&first, &cede("on entry_into_force")],
                "",
                &["error: the lease `first` lets the Valley, and the transfer `cession` cedes it, at the same time"],
            ),
            (&[&first, &cede("on first.expiry")], "", &[]),
            (
                &[
                    &first,
                    &cede("on entry_into_force").replace("of Valley", "of Valley; subject \"the administration\""),
                ],
                "",
                &[],
            ),
            (&[&first, &cede("on entry_into_force").replace("from Avalon", "from Borduria")], "", &[]),
        ],
    );
}

#[test]
fn outlives_treaty() {
    let port = |lasts: &str| lease(&format!("lasts {lasts}"));
    let years = |n: u32| port(&format!("{n} years as from entry_into_force"));
    let leave = |exit: &str| format!("exit {exit}");
    let speaks = "warning: a party can leave the treaty before the lease `port` ends, and the lease does not survive that in words";
    let notice = "by any party, on 12 months' notice";
    let with = |article: &str, finals: &str| treaty(article, finals).replace("    exit             none\n", "");
    let mut wrong = Vec::new();
    for (article, finals, expected) in [
        (years(25), "exit none".to_owned(), vec![]),
        (years(25), String::new(), vec![]),
        (years(25), leave(notice), vec![speaks.to_owned()]),
        (years(25), format!("{}\nsurvives port", leave(notice)), vec![]),
        (years(25), format!("{}\nsurvives matter", leave(notice)), vec![]),
        (years(25), leave("by any party, after 20 years, on 1 year's notice"), vec![speaks.to_owned()]),
        (years(15), leave("by any party, after 20 years, on 1 year's notice"), vec![]),
        (years(25), leave("by any party, if breach of port by Borduria"), vec![]),
        (lease(""), leave(notice), vec![]),
        (format!("{}\ntext \"The lease survives the end of this Agreement.\"", years(25)), leave(notice), vec![]),
        (
            years(25),
            "exit none\nduration 10 years".to_owned(),
            vec!["warning: the lease `port` runs on for 15 years after the treaty has ended, and does not survive it in words".to_owned()],
        ),
        (years(10), "exit none\nduration 10 years".to_owned(), vec![]),
        (
            port("[Avalon: 10 years | Borduria: 25 years] as from entry_into_force"),
            "exit none\nduration 10 years".to_owned(),
            vec!["warning: the lease `port` runs on for 15 years after the treaty has ended, and does not survive it in words in Borduria's side of `port.lasts` (1 of 2 packages)".to_owned()],
        ),
        (
            years(25),
            "exit none\nduration 10 years\n[survives port]".to_owned(),
            vec!["warning: the lease `port` runs on for 15 years after the treaty has ended, and does not survive it in words in without the text in brackets at `final_clauses.survives` (1 of 2 packages)".to_owned()],
        ),
        (
            port("permanent"),
            "exit none\nduration 10 years".to_owned(),
            vec!["warning: the treaty ends, and the lease `port` has no end and does not survive it in words".to_owned()],
        ),
    ] {
        let found = said("L709", &with(&article, &finals));
        if found != expected {
            wrong.push(format!("{article}\n{finals}\n  expected {expected:#?}\n  found    {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn too_narrow() {
    let truce = |places: &str| TRUCE.replace("takes", &format!("in {places}; takes"));
    let there = |name: &str, places: &str| watch(name, "truce", &format!("established on truce.effect; in {places}"));
    let part = "error: the ceasefire `truce` holds in the Valley, and those who watch it reach only the North";
    many(
        "V805",
        &[
            (&[&truce("Valley"), &there("mission", "North")], "", &[part]),
            (&[&truce("Valley"), &there("mission", "Valley")], "", &[]),
            (&[&truce("North"), &there("mission", "Valley")], "", &[]),
            (&[&truce("Valley"), &there("mission", "Lowlands")], "", &[]),
            (
                &[&truce("Valley"), &there("mission", "Highlands")],
                "",
                &[
                    "error: the ceasefire `truce` holds in the Valley, and those who watch it reach only the territory of Borduria",
                ],
            ),
            // Several that together reach it.
            (&[&truce("Halves"), &there("a", "North"), &there("b", "South")], "", &[]),
            (&[&truce("Halves"), &there("a", "North, South")], "", &[]),
            (
                &[&truce("Halves"), &there("a", "North")],
                "",
                &["error: the ceasefire `truce` holds in the two halves, and those who watch it reach only the North"],
            ),
            (
                &[&truce("Valley"), &there("a", "North"), &there("b", "South")],
                "",
                &[
                    "warning: the ceasefire `truce` holds in the Valley, and nothing says whether those who watch it in the North and the South reach all of that",
                ],
            ),
            (
                &[&truce("Marches"), &there("a", "Hills")],
                "",
                &[
                    "warning: the ceasefire `truce` holds in the Marches, and nothing says whether those who watch it in the Hills reach all of that",
                ],
            ),
            (
                &[&truce("Halves"), &there("a", "North"), &format!("[{}]", there("b", "South"))],
                "",
                &[
                    "error: the ceasefire `truce` holds in the two halves, and those who watch it reach only the North in without the text in brackets at `matter.monitoring` (1 of 2 packages)",
                ],
            ),
            (
                &[&truce("Valley"), &there("mission", "[Avalon: North | Borduria: Valley]")],
                "",
                &[&format!("{part} in Avalon's side of `mission.in` (1 of 2 packages)")],
            ),
            // Words may reach anywhere, and so does whoever verifies without a word on where.
            (&[&truce("Valley"), &there("mission", "North, \"and wherever the Parties agree\"")], "", &[]),
            (&[&truce("\"all areas\""), &there("mission", "North")], "", &[]),
            (&[&truce("Valley").replace("takes", "verified by League; takes"), &there("mission", "North")], "", &[]),
            // Each phase is verified by somebody.
            (
                &[
                    "withdrawal pullback { by Borduria; from Halves; completes no later than 90 days after signature\nphase a { from North; completes no later than 30 days after signature; verified by League }\nphase b { from South; completes no later than 60 days after signature; verified by League } }",
                    &watch("mission", "pullback", "established on signature; in North"),
                ],
                "",
                &[],
            ),
        ],
    );
}

/// A withdrawal from a place with phases.
fn leaving(from: &str, phases: &[&str], more: &str) -> String {
    let phases: String = (1..)
        .zip(phases)
        .map(|(n, p)| format!("phase p{n} {{ {p}; completes no later than {n}0 days after signature }}\n"))
        .collect();
    format!(
        "withdrawal pullback {{ by Borduria; from {from}; completes no later than 90 days after signature; {more}\n{phases}}}"
    )
}

#[test]
fn not_covered() {
    let part = "error: the phases of the withdrawal `pullback` leave only the North, and the whole is the Valley";
    let open = "warning: nothing says whether the North and the South, the phases of the withdrawal `pullback`, are all of the Valley";
    many(
        "W602",
        &[
            (&[&leaving("Valley", &["from North"], "")], "", &[part]),
            (&[&leaving("Valley", &["from North", "from North"], "")], "", &[part]),
            (&[&leaving("Valley", &["from North", "from South"], "")], "", &[open]),
            (&[&leaving("Halves", &["from North", "from South"], "")], "", &[]),
            (&[&leaving("North, South", &["from North", "from South"], "")], "", &[]),
            (&[&leaving("Valley", &["from North", "from Valley"], "")], "", &[]),
            (
                &[&leaving("Halves", &["from North"], "")],
                "",
                &[
                    "error: the phases of the withdrawal `pullback` leave only the North, and the whole is the two halves",
                ],
            ),
            (&[&leaving("Valley", &[], "")], "", &[]),
            // By share, in words, or with an exception.
            (&[&leaving("Valley", &["share 25 percent", "share 100 percent"], "")], "", &[]),
            (&[&leaving("Valley", &["from \"the northern third\"", "from South"], "")], "", &[]),
            (&[&leaving("Valley", &["from North"], "except South")], "", &[]),
            (
                &[&leaving("Halves", &["from North"], "")
                    .replace("\n}", "\n[phase p2 { from South; completes no later than 20 days after signature }] }")],
                "",
                &[
                    "error: the phases of the withdrawal `pullback` leave only the North, and the whole is the two halves in without the text in brackets at `pullback.phase` (1 of 2 packages)",
                ],
            ),
        ],
    );
}

#[test]
fn still_there() {
    let force = |by: &str, place: &str, more: &str| {
        format!("deployment force {{ by {by}; in {place}; deployed no later than 30 days after signature; {more} }}")
    };
    many(
        "W603",
        &[
            (
                &[&leaving("Valley", &[], "to North")],
                "",
                &["error: the withdrawal `pullback` leads to the North, which lies in what it leaves"],
            ),
            (&[&leaving("Valley", &[], "to North; except North")], "", &[]),
            (&[&leaving("Valley", &[], "to Highlands")], "", &[]),
            (&[&leaving("Valley", &[], "to beyond Front, on the side of Borduria")], "", &[]),
            (
                &[&leaving("Valley", &[], "to [Avalon: Highlands | Borduria: North]")],
                "",
                &[
                    "error: the withdrawal `pullback` leads to the North, which lies in what it leaves in Borduria's side of `pullback.to` (1 of 2 packages)",
                ],
            ),
            (
                &[&leaving("Valley", &[], "handover to Borduria on completes")],
                "",
                &["error: the withdrawal `pullback` hands the place over to Borduria, who must leave it"],
            ),
            (&[&leaving("Valley", &[], "handover to Avalon on completes")], "", &[]),
            (
                &[
                    &leaving("Valley", &[], ""),
                    &force("Borduria, Carpathia", "North", "lasts 5 years as from deployed"),
                ],
                "",
                &[
                    "warning: Borduria must leave the North by the withdrawal `pullback`, and must have forces there by the deployment `force`",
                ],
            ),
            (
                &[
                    &leaving("Valley", &[], ""),
                    &force("Borduria, Carpathia", "North", "lasts 5 years as from signature"),
                ],
                "",
                &[
                    "error: Borduria must leave the North by the withdrawal `pullback`, and must have forces there by the deployment `force`",
                ],
            ),
            (&[&leaving("Valley", &[], ""), &force("Carpathia", "North", "lasts 5 years as from deployed")], "", &[]),
            (&[&leaving("Valley", &[], ""), &force("Borduria", "Hills", "lasts 5 years as from deployed")], "", &[]),
            (
                &[
                    &leaving("Valley", &[], "except North"),
                    &force("Borduria", "North", "lasts 5 years as from deployed"),
                ],
                "",
                &[],
            ),
            (
                &[
                    &leaving("Valley", &[], ""),
                    &force("Borduria", "North", "lasts as from deployed until pullback.completes"),
                ],
                "",
                &[],
            ),
            // Observers are no forces.
            (
                &[
                    &leaving("Valley", &[], ""),
                    "monitoring mission { by League; verifies pullback; established on signature; in Valley; staff 20 observers from Borduria, Avalon }",
                ],
                "",
                &[],
            ),
        ],
    );
}

#[test]
fn vacuum() {
    let to = |handover: &str| leaving("Valley", &[], &format!("handover {handover}"));
    let sure =
        "warning: nobody has charge of the Valley for at least 14 days after the withdrawal `pullback` is complete";
    many(
        "W604",
        &[
            (&[&to("to Avalon on completes")], "", &[]),
            (&[&to("to Avalon")], "", &[]),
            (&[&to("to Avalon 14 days after completes")], "", &[sure]),
            (
                &[&to("to Avalon within 14 days of completes")],
                "",
                &[
                    "warning: nobody may have charge of the Valley for up to 14 days after the withdrawal `pullback` is complete",
                ],
            ),
            (&[&to("to League no earlier than 104 days after signature")], "", &[sure]),
            (&[&to("to Avalon no later than completes")], "", &[]),
            (
                &[&to("to Avalon [Avalon: on completes | Borduria: 14 days after completes]")],
                "",
                &[&format!("{sure} in Borduria's side of `pullback.handover` (1 of 2 packages)")],
            ),
            // A State is at home in its own territory.
            (&[&to("to Avalon 14 days after completes").replace("from Valley", "from Lowlands")], "", &[]),
            (
                &[
                    &to("to League 14 days after completes"),
                    "administration interim { of Valley; by League; established on signature }",
                ],
                "",
                &[],
            ),
            (
                &[
                    &to("to League 14 days after completes"),
                    "administration interim { of Valley; by League; established on (20 days after pullback.completes) }",
                ],
                "",
                &[sure],
            ),
        ],
    );
}

#[test]
fn deadlock() {
    let joint = |decides: &str| format!("commission joint {{ of Avalon, Borduria; {decides} }}");
    let truce = TRUCE.replace("breach determined by League", "breach determined by joint");
    let speaks = "warning: `joint` decides by consensus of Avalon and Borduria, and the ceasefire `truce` waits for it";
    many(
        "V804",
        &[
            (&[&joint("decides by consensus"), &truce], "", &[speaks]),
            (&[&joint("decides by unanimity"), &truce], "", &[speaks]),
            (&[&joint("decides by consensus within 30 days, failing which by League"), &truce], "", &[]),
            (&[&joint("decides by majority"), &truce], "", &[]),
            (&[&joint(""), &truce], "", &[]),
            // Nothing waits for it.
            (&[&joint("decides by consensus"), TRUCE], "", &[]),
            // The two sides do not both sit there.
            (&["commission joint { of Avalon, Carpathia, Dorne; decides by consensus }", &truce], "", &[]),
            (
                &[&joint("decides by [Avalon: majority | Borduria: consensus]"), &truce],
                "",
                &[&format!("{speaks} in Borduria's side of `joint.decides` (1 of 2 packages)")],
            ),
            (
                &[
                    &joint("decides by consensus"),
                    &LEAVE.replace("completes", "verified by joint within 14 days of completes; completes"),
                ],
                "",
                &[
                    "warning: `joint` decides by consensus of Avalon and Borduria, and the withdrawal `pullback` waits for it",
                ],
            ),
        ],
    );
}

#[test]
fn obligor_veto() {
    let by = |body: &str| {
        format!(
            "guarantee shield {{ by Carpathia; to Avalon; against armed_attack by Borduria on Avalon, determined by {body}; responds by consultation within 24 hours; lasts 15 years as from entry_into_force }}"
        )
    };
    let answers = |how: &str| by("Carpathia").replace("by consultation", how);
    let joint = |of: &str, decides: &str| format!("commission joint {{ of {of}; decides by {decides} }}");
    let speaks = "warning: the guarantee `shield` runs through `joint`, where Borduria can stop it";
    many(
        "G503",
        &[
            (&[&by("joint"), &joint("Avalon, Borduria", "consensus")], "", &[speaks]),
            (&[&by("joint"), &joint("Avalon, Borduria", "majority")], "", &[]),
            (&[&by("joint"), &joint("Avalon, Borduria", "consensus, failing which by the chair")], "", &[]),
            (&[&by("joint"), &joint("Avalon, Carpathia", "consensus")], "", &[]),
            (&[&by("Carpathia"), &joint("Avalon, Borduria", "consensus")], "", &[]),
            (&[&by("Security")], "", &[]),
            (&[&answers("by \"action of\" joint"), &joint("Avalon, Borduria", "consensus")], "", &[speaks]),
            // Another response does without it.
            (
                &[
                    &answers("by \"action of\" joint within 7 days; responds by consultation"),
                    &joint("Avalon, Borduria", "consensus"),
                ],
                "",
                &[],
            ),
            (&[&by("joint"), &joint("Avalon, Borduria", "[Avalon: majority | Borduria: consensus]")], "", &[speaks]),
        ],
    );
    // A permanent member of the Security Council can stop what it decides.
    let big =
        treaty(&by("Security"), "").replace("party Borduria \"Borduria\"", "party Borduria \"the Russian Federation\"");
    assert_eq!(
        said("G503", &big),
        ["warning: the guarantee `shield` runs through the Security Council, where the Russian Federation can stop it"]
    );
}

#[test]
fn late_approval() {
    let needs = |approval: &str, lasts: &str| {
        secure(&format!("approval {approval}; lasts 15 years as from {lasts}"))
            .replace("responds by consultation within 24 hours", "responds by consultation within 7 days")
    };
    let speaks =
        "warning: the guarantee `shield` needs approval by the Senate, which can come after the guarantee has begun";
    let early = "provisional application of matter as from signature";
    many(
        "G505",
        &[
            (&[&needs("of Carpathia.Senate", "signature")], "", &[speaks]),
            // The ratification of Carpathia waits for it, and entry into force for all ratifications.
            (&[&needs("of Carpathia.Senate", "entry_into_force")], "", &[]),
            (&[&needs("of Carpathia.Senate", "entry_into_force")], early, &[speaks]),
            (&[&needs("of Carpathia.Senate", "(200 days after signature)")], "", &[]),
            (
                &[&needs("of Carpathia.Senate within 30 days", "entry_into_force")],
                "",
                &[
                    "warning: the guarantee `shield` needs an approval that can take 30 days, and responds within 7 days",
                ],
            ),
            (&[&needs("of Carpathia.Senate within 3 days", "entry_into_force")], "", &[]),
            (
                &[&needs("by \"the Parliament\"", "entry_into_force")],
                "",
                &["warning: `shield` needs an approval, and nothing says by when"],
            ),
            (&[&secure("lasts 15 years as from signature")], "", &[]),
            (
                &[&needs("of Carpathia.Senate", "[Avalon: signature | Borduria: entry_into_force]")],
                "",
                &[&format!("{speaks} in Avalon's side of `shield.lasts` (1 of 2 packages)")],
            ),
        ],
    );
}

#[test]
fn response_forbidden() {
    let answers = |responds: &str| secure("lasts 15 years as from entry_into_force").replace("consultation", responds);
    let ban = |rest: &str| format!("rule ban: Carpathia shall not {rest}");
    let speaks = "error: the guarantee `shield` promises what the rule `ban` forbids Carpathia";
    many(
        "G506",
        &[
            (&[&answers("station_forces"), &ban("station_forces in Lowlands")], "", &[speaks]),
            (&[&answers("station_missiles"), &ban("station_forces in Lowlands")], "", &[speaks]),
            (&[&answers("station_forces"), &ban("station_missiles in Lowlands")], "", &[]),
            (&[&answers("station_forces"), &ban("station_forces in Highlands")], "", &[]),
            (&[&answers("station_forces"), &ban("fly in Lowlands")], "", &[]),
            (&[&answers("station_forces"), &ban("station_forces in Lowlands").replace("Carpathia", "Dorne")], "", &[]),
            (
                &[&answers("station_forces"), &format!("subject to shield: {}", ban("station_forces in Lowlands"))],
                "",
                &[],
            ),
            (&[&answers("station_forces"), &ban("station_forces in Lowlands until signature")], "", &[]),
            (
                &[&answers("[Avalon: station_forces | Borduria: consultation]"), &ban("station_forces in Lowlands")],
                "",
                &[&format!("{speaks} in Avalon's side of `shield.responds` (1 of 2 packages)")],
            ),
            (
                &[
                    &answers("assistance \"by armed force, at the request of Avalon\""),
                    "neutrality aside { of Carpathia; by all parties; lasts permanent }",
                ],
                "",
                &["error: the guarantee `shield` promises the armed force of Carpathia, which is neutral"],
            ),
            (
                &[&answers("consultation"), "neutrality aside { of Carpathia; by all parties; lasts permanent }"],
                "",
                &[],
            ),
        ],
    );
}
