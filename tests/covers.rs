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
            &["warning: the inspection quota of the monitoring `mission` does not say how fractions are rounded"],
        ),
        (
            "inspections up to 20 inspections",
            &["warning: the inspection quota of the monitoring `mission` does not say in which period"],
        ),
        (
            "inspections up to 15 percent",
            &[
                "warning: the inspection quota of the monitoring `mission` does not say of what it is a share, in which period or how fractions are rounded",
            ],
        ),
        (
            "inspections 20 inspections [per year]",
            &[
                "warning: the inspection quota of the monitoring `mission` does not say in which period in without the text in brackets at `mission.inspections` (1 of 2 packages)",
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
