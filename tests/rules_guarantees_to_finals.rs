//! More of what the checks of guarantees, withdrawals, leases, verification, final clauses and drafts say, and of where
//! they are silent: a table of fragments each.
//!
//! A row is an article's content (or the final clauses, or a whole treaty), with what must be found there: codes in the
//! order of the text, each with its level and the packages in which it holds where those are not all.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use treatyc::finding::Finding;
use treatyc::session::{Levels, NoFiles, check};

const PARTIES: &str = r#"party Avalon "the Republic of Avalon"
party Borduria "the Kingdom of Borduria"
party Carpathia "the Republic of Carpathia"
party Dorne "the Principality of Dorne"
"#;

const NAMES: &str = r#"party Erehwon "the Republic of Erehwon"
group Powers "the Powers" of Carpathia, Dorne
group Nobodies "the competent authorities"
group Open "the States of the region" or "any State of the region"
organization League "the League of States" accepts by letter before entry_into_force
territory Lowlands "the territory of Avalon" of Avalon
territory Highlands "the territory of Borduria" of Borduria
zone Valley "the Valley" in Lowlands { described as "the valley of the river Arve" }
zone Mouth "the Mouth" in Valley { described as "the mouth of the river Arve" }
zone Hills "the Hills" in Lowlands { described as "the hills above the Valley" }
zone Both "the Valley and the Hills" of Valley, Hills
zone Hole "the Valley without its Mouth" of Valley except Mouth
zone Nowhere "the Marches" { described as "the marches" }
line Front "the front line" as it stood on 2026-01-01 { described as "the line on the map" }
event armed_attack "an armed attack"
event finding "a finding of the League" by League
event talks "the breakdown of talks"
request help "a request for help" by Avalon to Carpathia
action station_forces "station armed forces"
"#;

const FINAL: &str = r"
final clauses {
    consent          by ratification by all parties
    entry into force on ratification by all parties
    provisional      application of matter as from signature
    duration         indefinite
    exit             none
    reservations     none
    registration     by Avalon
}
";

/// The codes under test here; what others say of a fragment is their own matter.
const OURS: [&str; 25] = [
    "G501", "G502", "G507", "G509", "G510", "G511", "W601", "L701", "L702", "L703", "L706", "V801", "V806", "V808",
    "F901", "F902", "F904", "F905", "F907", "F908", "F910", "F911", "F913", "N007", "X003",
];

fn said(text: &str) -> Vec<String> {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let unread: Vec<&Finding> =
        checked.findings.iter().filter(|f| ["S", "R1"].iter().any(|c| f.code.0.starts_with(c))).collect();
    let unread: Vec<&&Finding> = unread.iter().filter(|f| f.code.0 != "R104").collect();
    assert!(unread.is_empty(), "the test itself cannot be read: {unread:#?}\n{text}");
    let ours = checked.findings.iter().filter(|f| OURS.contains(&f.code.0));
    ours.map(|f| match &f.packages {
        Some(p) => format!("{} {} in {}", f.code, f.severity.word(), p.words),
        None => format!("{} {}", f.code, f.severity.word()),
    })
    .collect()
}

fn head(between: &str, guarantors: &str) -> String {
    let guarantors = if guarantors.is_empty() { String::new() } else { format!("    guarantors {guarantors}\n") };
    format!("treaty \"Agreement\" {{\n    between {between}\n{guarantors}    depositary Avalon\n    languages en\n}}\n")
}

/// Checks each row; says all that differ.
fn rows<'r>(rows: impl IntoIterator<Item = (String, &'r [&'r str])>) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found = said(&text);
        if found != expected {
            let tail = text.split_once("article matter").map_or(text.as_str(), |t| t.1);
            wrong.push(format!("{tail}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Rows of an article's content, between Avalon and Borduria, guaranteed by Carpathia and Dorne.
fn articles(table: &[(&str, &[&str])]) {
    let head = head("Avalon, Borduria", "Carpathia, Dorne");
    rows(table.iter().map(|(a, e)| (format!("{head}{PARTIES}{NAMES}article matter {{\n{a}\n}}\n{FINAL}"), *e)));
}

/// Rows of final clauses, between Avalon and Borduria.
fn finals(table: &[(&str, &[&str])]) {
    let head = head("Avalon, Borduria", "");
    rows(table.iter().map(|(f, e)| {
        (format!("{head}{PARTIES}{NAMES}article matter {{ text \"The Parties remain friends.\" }}\nfinal clauses {{\n{f}\n}}\n"), *e)
    }));
}

/// A guarantee that is whole, with some lines changed or added.
fn guarantee(change: &[(&str, &str)]) -> String {
    let mut lines = vec![
        ("by", "each of Carpathia, Dorne"),
        ("to", "Avalon"),
        ("against", "armed_attack by Borduria on Avalon, determined by each guarantor for itself"),
        ("responds", "by consultation within 24 hours"),
        ("lasts", "15 years as from entry_into_force"),
    ];
    for change in change {
        match lines.iter_mut().find(|l| l.0 == change.0) {
            Some(line) => *line = *change,
            None => lines.push(*change),
        }
    }
    let lines = lines.into_iter().filter(|l| !l.1.is_empty());
    let lines = lines
        .map(|(w, v)| if v.starts_with('[') && v.ends_with("!]") { v.replace("!]", "]") } else { format!("{w} {v}") });
    format!("guarantee shield {{\n{}\n}}", lines.collect::<Vec<_>>().join("\n"))
}

/// What is changed in a clause, and what is then to be found.
type Row<'r> = (&'r [(&'r str, &'r str)], &'r [&'r str]);

fn guarantees(table: &[Row<'_>]) {
    let texts: Vec<String> = table.iter().map(|t| guarantee(t.0)).collect();
    let table: Vec<(&str, &[&str])> = texts.iter().map(String::as_str).zip(table.iter().map(|t| t.1)).collect();
    articles(&table);
}

#[test]
fn incomplete() {
    guarantees(&[
        (&[], &[]),
        (&[("against", "")], &["G501 warning"]),
        (&[("responds", "")], &["G501 warning"]),
        (&[("against", "armed_attack by Borduria on Avalon")], &["G501 warning"]),
        (&[("against", "armed_attack by Borduria on Avalon"), ("decided by", "League")], &[]),
        // Its own proof: a finding, a request.
        (&[("against", "finding")], &[]),
        (&[("against", "help")], &[]),
        (&[("against", "\"aggression\" certified by League")], &[]),
        (&[("against", "\"aggression\"")], &["G501 warning"]),
        // The whole treaty says how long.
        (&[("lasts", "")], &[]),
        (
            &[("responds", "[responds by consultation within 24 hours!]")],
            &["G501 warning in without the text in brackets at `shield.responds` (1 of 2 packages)"],
        ),
        (
            &[("against", "armed_attack by Borduria on Avalon[Avalon: , determined by League | Borduria: ]")],
            &["G501 warning in without the text in brackets at `shield.against` (1 of 2 packages)"],
        ),
    ]);
}

#[test]
fn several_guarantors() {
    guarantees(&[
        (&[("by", "Carpathia, Dorne")], &["G502 warning"]),
        (&[("by", "Powers")], &["G502 warning"]),
        (&[("by", "guarantors")], &["G502 warning"]),
        (&[("by", "Carpathia")], &[]),
        (&[("by", "each of Powers")], &[]),
        (&[("by", "each guarantor")], &[]),
        (&[("by", "Carpathia, Dorne together")], &[]),
        (
            &[("by", "[Avalon: each of Carpathia, Dorne | Borduria: Carpathia, Dorne]")],
            &["G502 warning in Borduria's side of `shield.by` (1 of 2 packages)"],
        ),
    ]);
}

#[test]
fn own_guarantor() {
    guarantees(&[
        (&[("by", "each of Carpathia, Avalon")], &["G507 error"]),
        (&[("by", "each of Carpathia, Borduria")], &["G507 error"]),
        (
            &[
                ("by", "each party"),
                ("to", "the other party"),
                ("against", "armed_attack on any party, determined by each party for itself"),
            ],
            &[],
        ),
        (
            &[
                ("by", "each of Avalon, Borduria"),
                ("to", "Avalon, Borduria"),
                ("against", "armed_attack by Erehwon, determined by League"),
            ],
            &[],
        ),
        (
            &[("by", "each of Carpathia, [Borduria: Avalon]")],
            &["G507 error in Borduria's side of `shield.by` (1 of 2 packages)"],
        ),
    ]);
}

#[test]
fn nobody_determines() {
    guarantees(&[
        (&[("lapses if", "\"Avalon changes its policy\"")], &["G509 warning"]),
        (&[("lapses if", "\"Avalon changes its policy\" certified by League")], &[]),
        (&[("lapses if", "talks")], &["G509 warning"]),
        (&[("lapses if", "finding")], &[]),
        (&[("lapses if", "talks, determined by Carpathia and Dorne together")], &[]),
        (
            &[("lapses if", "talks[Avalon: , determined by League]")],
            &["G509 warning in without the text in brackets at `shield.lapses_if` (1 of 2 packages)"],
        ),
    ]);
    let truce = "ceasefire truce { between Avalon, Borduria; takes effect on signature; forbids \"attacks\"; incidents reported to League; verified by League; ";
    let relief = "relief easing { by Carpathia; for Borduria; suspends \"the measures\"; reinstated if breach of truce by Borduria }";
    articles(&[
        (&format!("{truce} consequence \"the Parties meet\" }}\n{relief}"), &["G509 warning"]),
        // The treaty says who determines a breach of that clause.
        (&format!("{truce} breach determined by League }}\n{relief}"), &[]),
        (
            &format!(
                "{truce} consequence \"the Parties meet\" }}\nrule r: Avalon shall \"open the bridge\" unless breach of truce by Borduria"
            ),
            &["G509 warning"],
        ),
        (
            &format!(
                "{truce} consequence \"the Parties meet\" }}\nrule r: Avalon shall \"open the bridge\" if breach of truce by Borduria, determined by League"
            ),
            &[],
        ),
        // Words and requests leave nothing to determine that `unless` need name.
        ("rule r: Avalon shall \"open the bridge\" unless \"the river is in flood\"", &[]),
        ("rule r: Carpathia shall \"send help\" if help by Avalon", &[]),
        ("rule r: Avalon shall \"consult\" if talks", &[]),
    ]);
}

#[test]
fn force() {
    let force = |words: &str| format!("by assistance \"{words}\" within 7 days");
    let (plain, asked, charter) = (
        force("including the use of armed force"),
        force("armed force, at the request of Avalon"),
        force("armed force under Article 51 of the Charter"),
    );
    let (short, council, troops) = (
        force("all measures short of armed force"),
        force("armed force, as the Security Council decides"),
        force("the despatch of troops"),
    );
    guarantees(&[
        (&[("responds", &plain)], &["G510 warning"]),
        (&[("responds", &troops)], &["G510 warning"]),
        (&[("responds", "by station_forces within 7 days")], &["G510 warning"]),
        (&[("responds", &asked)], &[]),
        (&[("responds", &charter)], &[]),
        (&[("responds", &council)], &[]),
        (&[("responds", &short)], &[]),
        (&[("responds", &plain), ("if", "help by Avalon")], &[]),
        (&[("lapses if", "armed_attack by Avalon on Borduria, determined by League")], &["G511 warning"]),
        (&[("lapses if", "armed_attack by Avalon on Borduria, not in self-defence, determined by League")], &[]),
        (&[("lapses if", "armed_attack by Erehwon, determined by League")], &[]),
        (&[("lapses if", "talks, determined by League")], &[]),
        (
            &[(
                "lapses if",
                "armed_attack by Avalon on Borduria[Borduria: , not in self-defence], determined by League",
            )],
            &["G511 warning in without the text in brackets at `shield.lapses_if` (1 of 2 packages)"],
        ),
    ]);
}

#[test]
fn going_nowhere() {
    let by = "by Borduria; completes no later than 30 days after signature; verified by League";
    articles(&[
        (&format!("withdrawal w {{ {by}; from Valley; to Valley }}"), &["W601 error"]),
        (&format!("withdrawal w {{ {by}; from Valley; to Hills }}"), &[]),
        (&format!("withdrawal w {{ {by}; from Valley; to beyond Front }}"), &[]),
        (
            &format!("withdrawal w {{ {by}; from Valley; to [Avalon: Hills | Borduria: Valley] }}"),
            &["W601 error in Borduria's side of `w.to` (1 of 2 packages)"],
        ),
        (&format!("withdrawal w {{ {by}; from Valley; phase p {{ from Hills }} }}"), &["W601 error"]),
        (&format!("withdrawal w {{ {by}; from Valley; phase p {{ from Mouth }} }}"), &[]),
        (
            &format!("withdrawal w {{ {by}; from Valley, Hills; phase p {{ from Mouth }}; phase q {{ from Hills }} }}"),
            &[],
        ),
        (&format!("withdrawal w {{ {by}; from Both; phase p {{ from Mouth }} }}"), &[]),
        (&format!("withdrawal w {{ {by}; from Hole; phase p {{ from Mouth }} }}"), &["W601 error"]),
        (&format!("withdrawal w {{ {by}; from Valley; phase p {{ from Highlands }} }}"), &["W601 error"]),
        // Of which nothing is said.
        (&format!("withdrawal w {{ {by}; from Valley; phase p {{ from Nowhere }} }}"), &[]),
    ]);
}

fn lease(change: &[(&str, &str)]) -> String {
    let mut lines = vec![
        ("lasts", "25 years as from entry_into_force"),
        ("sovereignty", "of Avalon unaffected"),
        ("jurisdiction", "of Avalon"),
        ("law", "of Avalon"),
        ("on expiry", "\"the quays pass to Avalon\""),
    ];
    for change in change {
        match lines.iter_mut().find(|l| l.0 == change.0) {
            Some(line) => *line = *change,
            None => lines.push(*change),
        }
    }
    let lines: Vec<String> = lines.into_iter().filter(|l| !l.1.is_empty()).map(|(w, v)| format!("{w} {v}")).collect();
    format!("lease port {{\nfrom Avalon\nto Borduria\nof Valley\n{}\n}}", lines.join("\n"))
}

#[test]
fn leases() {
    let extends = ("extends", "\"the Agreement on the port\" of 1997-05-28 until 2017-05-28");
    let table: &[Row<'_>] = &[
        (&[], &[]),
        (&[("lasts", "")], &["L701 warning"]),
        (&[("lasts", "indefinite as from entry_into_force")], &["L701 warning"]),
        (&[("lasts", "permanent as from entry_into_force"), ("on expiry", "")], &["L701 warning"]),
        (&[("lasts", "until 2040-01-01")], &[]),
        (
            &[("lasts", "[Avalon: 10 years | Borduria: indefinite] as from entry_into_force")],
            &["L701 warning in Borduria's side of `port.lasts` (1 of 2 packages)"],
        ),
        (&[("law", "")], &["L702 warning"]),
        (&[("sovereignty", ""), ("jurisdiction", ""), ("law", "")], &["L702 warning"]),
        (&[("on expiry", "")], &["L706 warning"]),
        (&[("sovereignty", ""), ("jurisdiction", ""), ("law", ""), ("on expiry", ""), ("lasts", ""), extends], &[]),
        (&[("lasts", "25 years as from entry_into_force, renewable by 5 years once, by agreement")], &[]),
        (
            &[(
                "lasts",
                "25 years as from entry_into_force, renewed by 5 years unless notice by any party 12 months before expiry",
            )],
            &["L703 warning"],
        ),
        (&[("renewed", "by 5 years once, unless notice by any party 12 months before expiry")], &[]),
        (&[("renewed", "by 5 years once, unless notice by any party")], &["L703 warning"]),
        (&[("renewable", "by 5 years once, by agreement, on request no later than 12 months before expiry")], &[]),
        (&[("renewable", "once, by agreement")], &["L703 warning"]),
    ];
    let texts: Vec<String> = table.iter().map(|t| lease(t.0)).collect();
    let mut all: Vec<(&str, &[&str])> = texts.iter().map(String::as_str).zip(table.iter().map(|t| t.1)).collect();
    let worded = format!("{}\ntext \"The laws of Avalon apply in the Valley.\"", lease(&[("law", "")]));
    all.push((&worded, &[]));
    articles(&all);
}

#[test]
fn verifiers() {
    let leave = "by Borduria; completes no later than 30 days after signature";
    articles(&[
        // From the territory of a party, which sees for itself.
        (&format!("withdrawal w {{ {leave}; from Valley }}"), &[]),
        (&format!("withdrawal w {{ {leave}; from Highlands }}"), &["V801 warning"]),
        (&format!("withdrawal w {{ {leave}; from Nowhere }}"), &["V801 warning"]),
        (&format!("withdrawal w {{ {leave}; from Nowhere; handover to Avalon within 3 days of completes }}"), &[]),
        (&format!("withdrawal w {{ {leave}; from Nowhere; verified by League }}"), &[]),
        (
            &format!("withdrawal w {{ {leave}; from Nowhere; [verified by League] }}"),
            &["V801 warning in without the text in brackets at `w.verified` (1 of 2 packages)"],
        ),
        (&format!("withdrawal w {{ {leave}; from Nowhere; phase p {{ from Nowhere; verified by League }} }}"), &[]),
        (&format!("withdrawal w {{ {leave}; from Nowhere }}\nmonitoring m {{ by League; verifies w }}"), &[]),
        (&format!("withdrawal w {{ {leave}; from Nowhere }}\nmonitoring m {{ by League; verifies matter }}"), &[]),
        (
            &format!(
                "withdrawal w {{ {leave}; from Nowhere }}\ntext \"A mission of the League shall verify the withdrawal.\""
            ),
            &[],
        ),
        (&format!("withdrawal w {{ {leave}; from Nowhere }}\nLeague shall \"supervise the withdrawal\""), &[]),
        (
            "exchange e { between Avalon, Borduria; of \"all prisoners of war\"; completes within 30 days of signature }",
            &["V801 warning"],
        ),
        (
            "exchange e { between Avalon, Borduria; of \"all prisoners of war\"; through League; completes within 30 days of signature }",
            &[],
        ),
        ("limitation l { by each party; of \"tanks\"; total at most 500 tanks }", &["V801 warning"]),
        ("demilitarization d { of Valley; as from entry_into_force }", &["V801 warning"]),
        ("demilitarization d { of Valley; as from entry_into_force; verified by League }", &[]),
        ("rule r: each party shall not station_forces in Valley", &[]),
        // Only one option has the mission.
        (
            &format!(
                "withdrawal w {{ {leave}; from Nowhere }}\nalternatives how {{ option mission {{ monitoring m {{ by League; verifies w }} }} option trust {{ text \"The Parties trust each other.\" }} }}"
            ),
            &["V801 warning in option `trust` of `how` (1 of 2 packages)"],
        ),
    ]);
}

#[test]
fn violations_and_judges() {
    let truce = "between Avalon, Borduria; takes effect on signature; verified by League";
    let whole = "forbids \"attacks\"; incidents reported within 6 hours to League; breach determined by League";
    articles(&[
        (&format!("ceasefire t {{ {truce}; {whole} }}"), &[]),
        (&format!("ceasefire t {{ {truce} }}"), &["V806 warning"]),
        (&format!("ceasefire t {{ {truce}; forbids \"attacks\"; incidents reported to League }}"), &["V806 warning"]),
        (
            &format!(
                "ceasefire t {{ {truce}; forbids \"attacks\"; incidents reported to League; consequence \"the Parties meet\" }}"
            ),
            &[],
        ),
        (
            &format!(
                "ceasefire t {{ {truce}; [Avalon: forbids \"attacks\"]; incidents reported to League; breach determined by League }}"
            ),
            &["V806 warning in without the text in brackets at `t.forbids` (1 of 2 packages)"],
        ),
        (
            &format!(
                "ceasefire t {{ between Avalon, Borduria; takes effect on signature; {whole} }}\nmonitoring m {{ by Avalon; verifies t }}"
            ),
            &["V808 warning"],
        ),
        (
            &format!(
                "ceasefire t {{ between Avalon, Borduria; takes effect on signature; {whole} }}\nmonitoring m {{ by League; verifies t; staff 30 officers from Avalon }}"
            ),
            &["V808 warning"],
        ),
        (
            &format!(
                "ceasefire t {{ between Avalon, Borduria; takes effect on signature; {whole} }}\nmonitoring m {{ by Avalon, Borduria; verifies t }}"
            ),
            &[],
        ),
        (
            &format!(
                "ceasefire t {{ between Avalon, Borduria; takes effect on signature; {whole}; verified by J }}\ncommission J {{ of Avalon, Borduria }}"
            ),
            &[],
        ),
        (
            &format!(
                "ceasefire t {{ between Avalon, Borduria; takes effect on signature; {whole}; verified by J }}\ncommission J {{ of Avalon, Carpathia }}"
            ),
            &[],
        ),
        ("withdrawal w { by Borduria; from Valley; completes on signature; verified by Avalon }", &[]),
        ("withdrawal w { by Borduria; from Valley; completes on signature; verified by Borduria }", &["V808 warning"]),
        (
            "withdrawal w { by Borduria; from Valley; completes on signature; verified by [Avalon: League | Borduria: Borduria] }",
            &["V808 warning in Borduria's side of `w.verified` (1 of 2 packages)"],
        ),
        ("limitation l { by each party; of \"tanks\"; total at most 500 tanks; verified by each party }", &[]),
    ]);
}

#[test]
fn in_force_and_out() {
    const EXIT: &str = "exit none\nregistration by Avalon";
    finals(&[
        (EXIT, &["F901 error"]),
        (&format!("entry into force on signature\n{EXIT}"), &[]),
        (
            &format!("[Avalon: entry into force on signature]\n{EXIT}"),
            &["F901 error in without the text in brackets at `final_clauses.entry_into_force` (1 of 2 packages)"],
        ),
        (
            &format!(
                "entry into force on signature\nentry into force 30 days after ratification by all parties\n{EXIT}"
            ),
            &["F901 error"],
        ),
        (
            &format!(
                "entry into force 30 days after ratification by all parties\nentry into force no earlier than 2027-01-01\n{EXIT}"
            ),
            &[],
        ),
        (
            &format!(
                "entry into force 30 days after ratification by all parties\nentry into force 30 days after ratification by all parties\n{EXIT}"
            ),
            &[],
        ),
        (
            &format!(
                "entry into force on ratification by all parties\nfallback 9 months after ratification by Avalon\nfor each later State on its ratification\n{EXIT}"
            ),
            &[],
        ),
        ("entry into force on signature\nregistration by Avalon", &["F904 info"]),
        ("entry into force on signature\nregistration by Avalon\nduration indefinite", &["F904 info"]),
        ("entry into force on signature\nregistration by Avalon\nduration 10 years as from entry_into_force", &[]),
        ("entry into force on signature\nregistration by Avalon\ntermination \"by agreement\"", &[]),
        ("entry into force on signature\nexit none", &["F908 info"]),
        (
            "entry into force on signature\nexit none\ntext \"The Secretariat registers it under Article 102 of the Charter.\"",
            &[],
        ),
    ]);
    let two = head("Avalon, Borduria", "");
    let bare = |article: &str, last: &str| format!("{two}{PARTIES}{NAMES}article matter {{\n{article}\n}}\n{last}");
    let no_exit = "final clauses { entry into force on signature; registration by Avalon }";
    rows([
        // Delegations send prose.
        (bare("text \"This Agreement shall enter into force on signature. It may be denounced. It shall be registered.\"", ""), &[][..]),
        (bare("text \"The Parties remain friends.\"", ""), &["F901 error", "F904 info", "F908 info"][..]),
        (bare("boundary b { between Avalon, Borduria; along Front }", no_exit), &[]),
        (bare("transfer t { of Valley; from Avalon; to Borduria; when on 2027-01-01 }", no_exit), &[]),
        (bare("neutrality n { of Avalon; by Borduria; lasts permanent }", no_exit), &["F904 warning"]),
        (bare("limitation l { by each party; of \"tanks\"; total at most 5 tanks; verified by League }", no_exit), &["F904 warning"]),
    ].map(|(t, e)| (t, e)));
}

#[test]
fn many_states() {
    const FIN: &str = "exit none\nreservations none\nregistration by Avalon";
    let six = format!(
        "{}{PARTIES}{NAMES}party Fenwick \"the Duchy of Fenwick\"\narticle matter {{ text \"The Parties remain friends.\" }}\n",
        head("Avalon, Borduria, Carpathia, Dorne, Erehwon, Fenwick", "")
    );
    let two = format!(
        "{}{PARTIES}{NAMES}article matter {{ text \"The Parties remain friends.\" }}\n",
        head("Avalon, Borduria", "")
    );
    let fin = |lines: &str| format!("final clauses {{\n{lines}\n}}\n");
    rows([
        (
            format!("{six}{}", fin(&format!("entry into force on ratification by all parties\n{FIN}"))),
            &["F902 warning"][..],
        ),
        (
            format!("{six}{}", fin(&format!("entry into force on ratification by a majority of the parties\n{FIN}"))),
            &[],
        ),
        (format!("{six}{}", fin(&format!("entry into force on signature\n{FIN}"))), &[]),
        (
            format!(
                "{six}{}",
                fin(&format!(
                    "entry into force on ratification by all parties\nprovisional application of matter as from signature\n{FIN}"
                ))
            ),
            &[],
        ),
        (
            format!(
                "{six}{}",
                fin(&format!(
                    "entry into force on ratification by all parties\n[fallback 9 months after ratification by Avalon]\n{FIN}"
                ))
            ),
            &["F902 warning in without the text in brackets at `final_clauses.fallback` (1 of 2 packages)"],
        ),
        (format!("{two}{}", fin(&format!("entry into force on ratification by all parties\n{FIN}"))), &[]),
        (
            format!(
                "{two}{}",
                fin(&format!(
                    "entry into force on the later of ratification by all parties and Erehwon.ratification\n{FIN}"
                ))
            ),
            &["F902 warning"],
        ),
        (format!("{six}{}", fin("entry into force on signature\nexit none\nregistration by Avalon")), &["F910 info"]),
    ]);
    let no_depositary = six.replace("    depositary Avalon\n", "");
    rows([(format!("{no_depositary}{}", fin(&format!("entry into force on signature\n{FIN}"))), &["F908 info"][..])]);
}

#[test]
fn languages_and_register() {
    let with = |kind: &str, languages: &str, text: &str| {
        let fin = "final clauses { entry into force on signature; exit none; registration by Avalon }";
        format!(
            "{kind} \"A text\" {{\n between Avalon, Borduria\n languages {languages}\n}}\n{PARTIES}article matter {{ text \"{text}\" }}\n{fin}\n"
        )
    };
    let friends = "The Parties remain friends.";
    rows([
        (with("treaty", "en, fr", friends), &["F905 warning"][..]),
        (with("treaty", "en", friends), &[]),
        (with("treaty", "en, fr equally authentic", friends), &[]),
        (with("treaty", "en, fr; en prevails in case of divergence", friends), &[]),
        (with("treaty", "en, fr", "Both texts are equally authentic."), &[]),
        (with("treaty", "en", "The Participants remain friends."), &["F907 warning"]),
        (with("treaty", "en", "The Parties intend to remain friends."), &["F907 warning"]),
        (with("treaty", "en", "This Agreement will come into effect on signature."), &[]),
        (with("memorandum", "en", "The Contracting Parties remain friends."), &["F907 warning"]),
        (with("memorandum", "en", "The Participants intend to remain friends."), &[]),
    ]);
    let unbound = |kind: &str| {
        format!(
            "{kind} \"A text\" {{\n between Avalon, Borduria\n languages en\n}}\n{PARTIES}article matter {{ text \"The Participants remain friends.\" }}\n"
        )
    };
    rows(["memorandum", "statement", "decision", "rules"].map(|k| (unbound(k), &[][..])));
}

#[test]
fn tribunals_and_names() {
    articles(&[
        ("disputes d { by negotiation for 6 months, then arbitration by three arbitrators }", &["F911 warning"]),
        (
            "disputes d { by negotiation, then arbitration by three arbitrators, appointed by each party }",
            &["F911 warning"],
        ),
        ("disputes d { by negotiation, then arbitration by three arbitrators, appointed by League }", &[]),
        ("disputes d { by negotiation, then the International Court of Justice }", &[]),
        (
            "disputes d { by negotiation, then \"arbitration under the rules of the Permanent Court of Arbitration\" }",
            &[],
        ),
        ("disputes d { by negotiation }", &[]),
        ("commission C { of Nobodies }", &["F913 error"]),
        ("commission C { of Powers }", &[]),
        ("commission C { of Open }", &[]),
    ]);
    let text = "article matter { text \"The Parties remain friends.\" }\n";
    rows([
        (format!("{}{PARTIES}{NAMES}{text}{FINAL}", head("Avalon, Borduria, Nobodies", "")), &["F913 error"][..]),
        (format!("{}{PARTIES}{NAMES}{text}{FINAL}", head("Avalon, Borduria, Open", "")), &[]),
        (
            format!("{}{PARTIES}{NAMES}{text}{FINAL}", head("Avalon, Borduria, \"the local authorities\"", "")),
            &["F913 error"],
        ),
    ]);
}

#[test]
fn drafts() {
    articles(&[
        ("text \"The Parties shall meet [in spring] [in autumn].\"", &["N007 warning"]),
        ("text \"The Parties shall meet [in spring | in autumn].\"", &[]),
        ("text \"The Parties shall meet [in spring] and [in autumn].\"", &[]),
        (
            "rule r: Avalon shall \"open the bridge\" [no later than 2027-01-01] [no later than 2028-01-01]",
            &["N007 warning"],
        ),
    ]);
    let is = |status: &str, article: &str| {
        format!(
            "{}{PARTIES}{NAMES}article matter {{\n{article}\n}}\n{FINAL}",
            head("Avalon, Borduria", "").replace("    languages", &format!("{status}    languages"))
        )
    };
    let last = "    status final\n";
    rows([
        (is("", "text \"The toll is [x] crowns.\""), &[][..]),
        (is(last, "text \"The toll is [x] crowns.\""), &["X003 error"]),
        (is(last, "text \"[to be completed: the tolls]\""), &["X003 error"]),
        (is(last, "text \"The toll is TBD.\""), &["X003 error"]),
        (is(last, "text \"\""), &["X003 error"]),
        (is(last, "payment p { by Avalon; to Borduria; amount EUR [x]; paid on 2027-01-01 }"), &["X003 error"]),
        (is(last, "text \"The toll is ten crowns.\""), &[]),
    ]);
}
