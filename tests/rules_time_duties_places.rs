//! More of what the checks of time, duties and places say, and of where they are silent: a table of fragments each.
//!
//! A row is an article's content, with what must be found there: codes in the order of the text, each with the packages in
//! which it holds where those are not all.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use treatyc::finding::Finding;
use treatyc::session::{Checked, Levels, NoFiles, check};

const HEAD: &str = r#"treaty "Agreement" {
    between   Avalon, Borduria
    languages en
}
party Avalon "the Republic of Avalon"
party Borduria "the Kingdom of Borduria"
party Carpathia "the Republic of Carpathia"
organization League "the League of States" accepts by letter before entry_into_force
organization Union "the Customs Union"
organ Consul "the Consul of Avalon" of Avalon
group Neighbours "the neighbours" of Avalon, Carpathia
group Nobodies "the competent forces"
group Others "the other States" of "any State of the region"
territory Lowlands "the territory of Avalon" of Avalon
zone Valley "the Valley" in Lowlands { described as "the valley of the river Arve" }
zone Bare "the Bare Zone" in Lowlands
line Front "the front line" as it stood on 2026-01-01
event attack "an attack"
action patrol "patrol"
"#;

const FINAL: &str = r#"
final clauses {
    consent          by ratification by all parties
    entry into force on ratification by all parties
    duration         indefinite
    exit             none
}
"#;

/// The codes under test here; what others say of a fragment is their own matter.
const OURS: [&str; 16] = [
    "T201", "T205", "T208", "T210", "T211", "T212", "T215", "T216", "T218", "D302", "D304", "D307", "D313", "A403",
    "A408", "A409",
];

fn run(article: &str, last: &str) -> Checked {
    let text = format!("{HEAD}article matter {{\n{article}\n}}\n{last}");
    check("t.treaty", text.into_bytes(), &NoFiles, &Levels::default())
}

fn said(checked: &Checked) -> Vec<String> {
    said_of(checked, &OURS)
}

/// What is found of these codes.
fn said_of(checked: &Checked, codes: &[&str]) -> Vec<String> {
    let read = |f: &&Finding| f.code.0.starts_with('S');
    let unread: Vec<&Finding> = checked.findings.iter().filter(read).collect();
    assert!(unread.is_empty(), "the test itself cannot be read: {unread:#?}");
    checked
        .findings
        .iter()
        .filter(|f| codes.contains(&f.code.0))
        .map(|f| match &f.packages {
            Some(p) => format!("{} {} in {}", f.code, f.severity.word(), p.words),
            None => format!("{} {}", f.code, f.severity.word()),
        })
        .collect()
}

/// Checks each row; says all that differ.
fn table(rows: &[(&str, &[&str])]) {
    table_of(&OURS, rows);
}

/// The same for some codes alone: a fragment that is about another check need not say when its mission is in place.
fn table_of(codes: &[&str], rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (article, expected) in rows {
        let found = said_of(&run(article, FINAL), codes);
        if found != *expected {
            wrong.push(format!("{article}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn no_start() {
    table(&[
        ("lease l { from Avalon; to Borduria; of Valley; lasts 25 years }", &["T205 error"]),
        ("lease l { from Avalon; to Borduria; of Valley; lasts 25 years as from entry_into_force }", &[]),
        ("lease l { from Avalon; to Borduria; of Valley; lasts permanent }", &[]),
        (
            "lease l { from Avalon; to Borduria; of Valley; lasts [Avalon: 25 years | Borduria: 99 years] as from signature }",
            &[],
        ),
        (
            "lease l { from Avalon; to Borduria; of Valley; lasts [Avalon: 25 years as from signature | Borduria: 99 years] }",
            &["T205 error in Borduria's side of `l.lasts` (1 of 2 packages)"],
        ),
        (
            "lease l { from Avalon; to Borduria; of Valley; lasts [Avalon: 25 years | Borduria: 99 years] }",
            &["T205 error"],
        ),
        ("guarantee g { by Borduria; to Avalon; lasts 10 years }", &["T205 error"]),
        ("rule r: Avalon shall not patrol for 5 years", &["T205 warning"]),
        ("Avalon shall not patrol for 5 years as from signature", &[]),
        // Only one start is possible.
        ("ceasefire c { between Avalon, Borduria; takes effect on signature; lasts 90 days }", &[]),
        (
            "monitoring m { by League; verifies c; established within 30 days of signature; lasts 1 year }\nrule c: Avalon shall not patrol",
            &[],
        ),
        ("monitoring m { by League; verifies c; lasts 1 year }\nrule c: Avalon shall not patrol", &["T205 warning"]),
        (
            "monitoring m { by League; verifies c; [established within 30 days of signature]; lasts 1 year }\nrule c: Avalon shall not patrol",
            &["T205 warning in without the text in brackets at `m.established` (1 of 2 packages)"],
        ),
        ("deployment d { by League; in Valley; deployed no later than 2027-01-01; lasts 12 months }", &[]),
        ("demilitarization d { of Valley; as from entry_into_force; lasts 10 years }", &[]),
        ("payment p { by Avalon; to Borduria; amount EUR 5 million; paid over 5 years }", &["T205 warning"]),
        ("payment p { by Avalon; to Borduria; amount EUR 5 million; paid over 5 years as from signature }", &[]),
        ("peace p { between Avalon, Borduria; lasts 5 years }", &["T205 warning"]),
        ("ceasefire c { between Avalon, Borduria; takes effect on signature; lasts until 2027-01-01 }", &[]),
    ]);
}

#[test]
fn a_treaty_counts_from_its_entry_into_force() {
    let checked = run("text \"x\"", &FINAL.replace("indefinite", "25 years"));
    assert_eq!(said(&checked), [""; 0]);
}

#[test]
fn no_zone() {
    table(&[
        ("ceasefire c { between Avalon, Borduria; takes effect 2026-03-01 06:00 }", &["T208 warning"]),
        ("ceasefire c { between Avalon, Borduria; takes effect 2026-03-01 00:01 GMT }", &[]),
        ("ceasefire c { between Avalon, Borduria; takes effect 2026-03-01 }", &[]),
        (
            "ceasefire c { between Avalon, Borduria; takes effect [Avalon: 2026-03-01 06:00 | Borduria: 2026-03-01 06:00 UTC+2] }",
            &["T208 warning in Avalon's side of `c.takes_effect` (1 of 2 packages)"],
        ),
        ("Avalon shall \"leave\" no later than 30 days after 2026-03-01 18:00", &["T208 warning"]),
    ]);
    let text = format!("{HEAD}article a {{ Avalon shall \"leave\" on 2026-03-01 06:00 }}\n{FINAL}")
        .replace("languages en", "languages en\n    time zone Europe/Kyiv");
    assert_eq!(said(&check("t", text.into_bytes(), &NoFiles, &Levels::default())), [""; 0]);
}

#[test]
fn no_end() {
    let interim = |rest: &str| format!("administration i {{ of Valley; by League; {rest} }}");
    let rows: Vec<(String, Vec<&str>)> = vec![
        (interim(""), vec!["T211 warning"]),
        (interim("established within 30 days of signature"), vec!["T211 warning"]),
        (interim("lasts as from signature"), vec!["T211 warning"]),
        (interim("lasts 2 years as from signature"), vec![]),
        (interim("lasts until 2030-01-01"), vec![]),
        (interim("lasts indefinite"), vec![]),
        (interim("lasts permanent"), vec![]),
        (interim("lasts [x]"), vec![]),
        (interim("[lasts until 2030-01-01]"), vec!["T211 warning in without the text in brackets at `i.lasts` (1 of 2 packages)"]),
        (interim("lasts [Avalon: until 2030-01-01 | Borduria: as from signature]"), vec![
            "T211 warning in Borduria's side of `i.lasts` (1 of 2 packages)",
        ]),
        (interim("phase first { begins on signature; completes no later than 2027-01-01 }"), vec![]),
        (format!("{}\ntransfer t {{ of Valley; from i; to Avalon; when on 2030-01-01 }}", interim("")), vec![]),
        ("deployment d { by League; in Valley }".into(), vec!["T211 warning"]),
        ("deployment d { by League; in Valley; lasts while c }\nceasefire c { between Avalon, Borduria; takes effect on signature }".into(), vec![]),
        // No regime for a time, and a lease is another check's.
        ("demilitarization d { of Valley }".into(), vec![]),
        ("lease l { from Avalon; to Borduria; of Valley }".into(), vec![]),
    ];
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, b)| (a.as_str(), b.as_slice())).collect();
    table(&rows);
    let ends = run(&interim(""), &FINAL.replace("indefinite", "10 years"));
    assert_eq!(said(&ends), [""; 0], "it ends with the treaty");
}

#[test]
fn soft_deadline() {
    table(&[
        ("rule a: Avalon shall \"demine\" as soon as possible", &[]),
        (
            "rule a: Avalon shall \"demine\" as soon as possible\nrule b: Borduria shall \"return\" within 30 days of a.start",
            &["T212 warning"],
        ),
        (
            "rule a: Avalon shall \"demine\" promptly and no later than 2027-01-01\nrule b: Borduria shall \"return\" within 30 days of a.start",
            &[],
        ),
        // What waits has a last day of its own, which forces the other.
        (
            "rule a: Avalon shall \"demine\" promptly\nrule b: Borduria shall \"return\" after a.start and no later than 2027-01-01",
            &[],
        ),
        (
            "withdrawal w { by Borduria; from Valley; completes as soon as possible; verified by League within 14 days of completes }",
            &[],
        ),
        (
            "withdrawal w { by Borduria; from Valley; completes as soon as possible; verified by League within 14 days of completes }\nrule b: Avalon shall \"return\" within 5 days of w.verified",
            &["T212 warning"],
        ),
        (
            "withdrawal w { by Borduria; from Valley; begins promptly; completes within 60 days of begins }",
            &["T212 warning"],
        ),
        ("withdrawal w { by Borduria; from Valley; completes promptly; until then under League }", &["T212 warning"]),
        (
            "rule a: Avalon shall \"demine\" [Avalon: as soon as possible | Borduria: no later than 2027-01-01]\nrule b: Borduria shall \"return\" within 30 days of a.start",
            &["T212 warning in Avalon's side of `a` (1 of 2 packages)"],
        ),
        ("commission j { of Avalon, Borduria; established as soon as possible }", &[]),
        ("deployment d { by League; in Valley; deployed promptly; lasts 12 months }", &[]),
    ]);
}

#[test]
fn loose_simultaneity() {
    table(&[
        ("rule a: Avalon shall \"give\" in parallel with b\nrule b: Borduria shall \"take\"", &["T215 warning"]),
        ("rule a: Avalon shall \"give\" in parallel with b phase for phase\nrule b: Borduria shall \"take\"", &[]),
        ("rule a: Avalon shall \"give\" in parallel with b certified by League\nrule b: Borduria shall \"take\"", &[]),
        (
            "rule a: Avalon shall \"give\" in parallel with b\nrule b: Borduria shall \"take\" in parallel with a share for share",
            &[],
        ),
        (
            "deployment d { by League; in Valley; in parallel with w; lasts indefinite }\nwithdrawal w { by Borduria; from Valley; completes no later than 2027-01-01 }",
            &["T215 warning"],
        ),
        (
            "deployment d { by League; in Valley; in parallel with w certified by League; lasts indefinite }\nwithdrawal w { by Borduria; from Valley; completes no later than 2027-01-01 }",
            &[],
        ),
        (
            "rule a: Avalon shall \"give\" in parallel with b [share for share]\nrule b: Borduria shall \"take\"",
            &["T215 warning in without the text in brackets at `a` (1 of 2 packages)"],
        ),
    ]);
}

#[test]
fn stranded() {
    table(&[
        ("agreement g \"the plan\" of Avalon, Borduria", &[]),
        (
            "agreement g \"the plan\" of Avalon, Borduria\nrule a: Avalon shall \"build\" within 30 days of g",
            &["T216 warning"],
        ),
        ("agreement g \"the plan\" of Avalon, Borduria\nrule a: Avalon shall \"build\" if g", &["T216 warning"]),
        ("agreement g \"the plan\" of Avalon, Borduria\nrule a: Avalon shall \"build\" if g or attack", &[]),
        ("agreement g \"the plan\" of Avalon, Borduria\nrule a: Avalon shall \"build\" unless g", &[]),
        (
            "agreement g \"the plan\" of Avalon, Borduria\nrule a: Avalon shall \"build\" after 30 days after g",
            &["T216 warning"],
        ),
        (
            "agreement g \"the plan\" of Avalon, Borduria\nrule a: Avalon shall \"build\" after the earlier of g and 2027-01-01",
            &[],
        ),
        (
            "agreement g \"the plan\" of Avalon, Borduria failing which by League\nrule a: Avalon shall \"build\" after g",
            &[],
        ),
        (
            "agreement g \"the plan\" of Avalon, Borduria\nadministration i { of Valley; by League; lasts until g }",
            &["T216 warning"],
        ),
        (
            "agreement g \"the plan\" of Avalon, Borduria\n[Avalon: rule a: Avalon shall \"build\" after g]",
            &["T216 warning in Avalon's side of `matter.rule` (1 of 2 packages)"],
        ),
    ]);
}

#[test]
fn precondition_cycle() {
    let two = |a: &str, b: &str| format!("rule a: Avalon shall \"leave\" {a}\nrule b: Borduria shall \"leave\" {b}");
    let rows: Vec<(String, Vec<&str>)> = vec![
        (two("after b.start", "after a.start"), vec!["T201 error"]),
        (two("within 3 days of b.start", "on 5 days after a.start"), vec!["T201 error"]),
        (two("if b.start", "if a.start"), vec!["T201 error"]),
        (two("if b.start and attack", "after a.start"), vec!["T201 error"]),
        // One of two conditions is enough, and what is not to happen is not waited for.
        (two("if b.start or attack", "after a.start"), vec![]),
        (two("unless b.start", "after a.start"), vec![]),
        // A last day waits for nothing.
        (two("no later than 5 days after b.start", "after a.start"), vec![]),
        (two("after the later of b.start and 2027-01-01", "after a.start"), vec!["T201 error"]),
        (two("after the earlier of b.start and 2027-01-01", "after a.start"), vec![]),
        (two("after the earlier of b.start and (10 days after b.start)", "after a.start"), vec!["T201 error"]),
        (
            two("[Avalon: after b.start | Borduria: after signature]", "after a.start"),
            vec!["T201 error in Avalon's side of `a` (1 of 2 packages)"],
        ),
        // Its own start, named in its own period.
        ("administration d { of Valley; by League; established within 9 days of signature; lasts 10 years as from start }".into(), vec![]),
        // The two sides of one bracket never meet.
        (two("[#x after b.start | after signature]", "[#x after signature | after a.start]"), vec![]),
        (
            "withdrawal w { by Avalon; from Valley; begins within 3 days of signature; completes no later than 90 days after begins; \
             phase p { from Valley; completes no later than 30 days after w.begins } }"
                .into(),
            vec![],
        ),
    ];
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, b)| (a.as_str(), b.as_slice())).collect();
    table(&rows);
}

#[test]
fn precondition_cycle_through_the_final_clauses() {
    let finals = |entry: &str, more: &str| {
        format!(
            "final clauses {{ consent by ratification by all parties; entry into force {entry}; duration indefinite; exit none; {more} }}"
        )
    };
    let leave = "withdrawal w { by Avalon; from Valley }";
    assert_eq!(said(&run(leave, &finals("on w.completes", ""))), ["T201 error"]);
    assert_eq!(
        said(&run(leave, &finals("on w.completes", "provisional application of matter as from signature"))),
        [""; 0]
    );
    let soon = "withdrawal w { by Avalon; from Valley; completes within 30 days of signature }";
    assert_eq!(said(&run(soon, &finals("on w.completes", ""))), [""; 0]);
    let late = "withdrawal w { by Avalon; from Valley; completes within 30 days of entry_into_force }";
    assert_eq!(said(&run(late, &finals("on w.completes", ""))), ["T201 error"]);
}

#[test]
fn dual_calendar() {
    let on = |date: &str| format!("rule r: Avalon shall \"leave\" on {date}");
    let rows: Vec<(String, Vec<&str>)> = vec![
        // Both days of the agreement of Doha are right.
        (on("2020-02-29 (1441-07-05 Hijri)"), vec![]),
        (on("2020-02-29 (1398-12-10 Persian)"), vec![]),
        // The moon may have been seen a day sooner or later.
        (on("2020-03-01 (1441-07-05 Hijri)"), vec![]),
        (on("2020-02-28 (1441-07-05 Hijri)"), vec![]),
        (on("2020-03-04 (1441-07-05 Hijri)"), vec!["T218 error"]),
        (on("2020-02-25 (1441-07-05 Hijri)"), vec!["T218 error"]),
        // Nobody looks for the moon there.
        (on("2020-02-28 (1398-12-10 Persian)"), vec!["T218 error"]),
        (on("1918-02-14 (1918-02-01 Julian)"), vec![]),
        (on("1918-02-13 (1918-02-01 Julian)"), vec!["T218 error"]),
        (on("1948-05-14 (5708-02-05 Hebrew)"), vec![]),
        (on("1948-05-14 (5708-08-05 Hebrew)"), vec![]),
        (on("1948-05-15 (5708-02-05 Hebrew)"), vec!["T218 error"]),
        (on("2020-02-29 (1441-13-05 Hijri)"), vec!["T218 error"]),
        (
            "rule r: Avalon shall \"leave\" on [2020-02-29 (1398-12-10 Persian) | 2020-03-29 (1398-12-10 Persian)]".into(),
            vec!["T218 error in alternative 2 of `r` (1 of 2 packages)"],
        ),
        ("lease l { from Avalon; to Borduria; of Valley; lasts permanent; note \"2020-02-28 (1398-12-10 Persian)\" }".into(), vec![]),
    ];
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, b)| (a.as_str(), b.as_slice())).collect();
    table(&rows);
}

#[test]
fn duty_on_stranger() {
    table(&[
        ("Carpathia shall patrol", &["D302 error"]),
        ("Carpathia shall not patrol", &["D302 error"]),
        ("Carpathia may patrol", &[]),
        ("Avalon shall \"pay\" to Carpathia", &[]),
        ("League shall patrol", &[]),
        ("Union shall patrol", &["D302 error"]),
        ("Consul shall patrol", &[]),
        ("each Neighbours shall patrol", &["D302 error"]),
        ("each Others shall patrol", &["D302 error"]),
        ("accession a { of Others; to this treaty }\neach Others shall patrol", &[]),
        ("monitoring m { by Union; verifies c; lasts indefinite }\nrule c: Avalon shall not patrol", &["D302 error"]),
        ("commission j { of Avalon, Borduria }\nj shall \"meet\"", &[]),
        ("each party shall patrol\nall parties together shall \"consult\"", &[]),
        (
            "[Avalon: Carpathia shall patrol | Borduria: Avalon shall patrol]",
            &["D302 error in Avalon's side of `matter.Carpathia` (1 of 2 packages)"],
        ),
        (
            "payment p { by [Avalon: Carpathia | Borduria: Avalon]; to Borduria; amount EUR 5 million; paid within 30 days of signature }",
            &["D302 error in Avalon's side of `p.by` (1 of 2 packages)"],
        ),
        (
            "notification n { by [Avalon: Avalon | Borduria: Carpathia]; of \"losses\" }",
            &["D302 error in Borduria's side of `n.by` (1 of 2 packages)"],
        ),
        (
            "rule r: [Avalon: Avalon | Borduria: Carpathia] shall patrol",
            &["D302 error in Borduria's side of `r` (1 of 2 packages)"],
        ),
        (
            "rule r: [Avalon | Carpathia] may [not] patrol",
            &["D302 error in alternative 2 of `r`, and with the text in brackets at `r#2` (1 of 4 packages)"],
        ),
        ("Carpathia, Union shall patrol", &["D302 error", "D302 error"]),
    ]);
    // A party under one option alone.
    let text = format!("{HEAD}article a {{ Carpathia shall patrol }}\n{FINAL}")
        .replace("between   Avalon, Borduria\n", "between   Avalon, Borduria [, Carpathia]\n");
    let found = said(&check("t", text.into_bytes(), &NoFiles, &Levels::default()));
    assert_eq!(found, ["D302 error in without the text in brackets at `treaty.between` (1 of 2 packages)"]);
}

#[test]
fn undefined_actor() {
    table(&[
        ("\"local security forces\" shall patrol", &["D304 error"]),
        ("\"local security forces\" may patrol", &[]),
        ("Nobodies shall patrol", &["D304 error"]),
        ("\"the prisoners\" shall be \"released\" by \"the forces that hold them\"", &["D304 error"]),
        ("\"the prisoners\" shall be \"released\" by Avalon", &[]),
        (
            "monitoring m { by League; verifies c; until then by \"an advance team\"; established within 30 days of signature; lasts indefinite }\nrule c: Avalon shall not patrol",
            &[],
        ),
        ("accession a { of Avalon; to \"the Union\"; decided by \"its members\" }", &[]),
        ("commission j { of Avalon, \"three jurists chosen by lot\" }", &[]),
        ("Avalon shall \"pay\" to \"the victims\"", &[]),
        ("assistance a { by \"the donors\"; to Avalon; amount EUR 5 million }", &["D304 error"]),
    ]);
}

#[test]
fn up_to() {
    table(&[
        ("exchange e { by Avalon; to Borduria; of \"detainees\"; number up to 5000 }", &["D307 warning"]),
        ("exchange e { by Avalon; to Borduria; of \"detainees\"; number 5000 }", &[]),
        ("exchange e { by Avalon; to Borduria; of \"detainees\"; number at least 5000 }", &[]),
        (
            "exchange e { by Avalon; to Borduria; of \"detainees\"; number [Avalon: up to 5000 | Borduria: 5000] }",
            &["D307 warning in Avalon's side of `e.number` (1 of 2 packages)"],
        ),
        ("assistance a { by Avalon; to Borduria; amount up to EUR 5 million }", &["D307 warning"]),
        (
            "assistance a { by Avalon; to Borduria; amount up to EUR 5 million; provided \"need\" certified by League }",
            &[],
        ),
        ("limitation l { of \"tanks\"; total at most 500 }", &[]),
        ("reduction r { by Avalon; of \"tanks\"; to at most 500 }", &[]),
        ("costs c { of \"the mission\"; by Avalon; amount up to EUR 5 million }", &[]),
        (
            "rule r: Avalon [may | shall] \"deliver\" up to 15 \"locomotives\"",
            &["D307 warning in alternative 2 of `r` (1 of 2 packages)"],
        ),
        ("Avalon may \"keep\" up to 50 \"tanks\"", &[]),
        ("Avalon shall \"accept\" up to 15 \"inspections\"", &[]),
        ("Avalon shall \"deliver\" up to 15 \"locomotives\"", &["D307 warning"]),
        (
            "withdrawal w { by Borduria; from Valley; share up to 60 percent; completes no later than 2027-01-01 }",
            &["D307 warning"],
        ),
    ]);
}

#[test]
fn blanket_amnesty() {
    table(&[
        ("amnesty a { by each party; for \"all acts\" }", &["D313 warning"]),
        ("amnesty a { for \"all acts\"; excluding \"war crimes\" }", &[]),
        ("amnesty a { for \"all acts\"; excluding [x] }", &[]),
        (
            "amnesty a { for \"all acts\"; [excluding \"war crimes\"] }",
            &["D313 warning in without the text in brackets at `a.excluding` (1 of 2 packages)"],
        ),
    ]);
}

#[test]
fn undefined_place() {
    let free = |place: &str| format!("{place}\ndemilitarization d {{ of Z }}");
    let rows: Vec<(String, Vec<&str>)> = vec![
        (free("zone Z \"the Zone\" in Lowlands"), vec!["A403 warning"]),
        (free("zone Z \"the Zone\" in Lowlands { map \"Annex I\" }"), vec![]),
        (free("zone Z \"the Zone\" in Lowlands { known as \"the Zone\" }"), vec![]),
        (free("zone Z \"the Zone\" in Lowlands { geometry \"zones.geojson#z\" }"), vec![]),
        (free("zone Z \"the Zone\" within 5 km of Valley"), vec![]),
        (free("zone Z \"the Zone\" of Lowlands except Valley"), vec![]),
        (free("zone Z \"the Zone\" of Valley, Lowlands"), vec![]),
        (free("zone Z \"the Zone\" of Lowlands"), vec!["A403 warning"]),
        (
            free("zone Z \"the Zone\" in Lowlands { [map \"Annex I\"] }"),
            vec!["A403 warning in without the text in brackets at `Z.map` (1 of 2 packages)"],
        ),
        // No regime on it.
        ("text \"Bare\"".into(), vec![]),
        (
            "[Avalon: demilitarization d { of Bare }]".into(),
            vec!["A403 warning in Avalon's side of `matter.demilitarization` (1 of 2 packages)"],
        ),
        ("demilitarization d { of Lowlands }".into(), vec![]),
        ("boundary b { between Avalon, Borduria; along Front }".into(), vec!["A403 warning"]),
        ("boundary b { between Avalon, Borduria; along Front; map \"Annex II\" }".into(), vec![]),
    ];
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, b)| (a.as_str(), b.as_slice())).collect();
    table(&rows);
}

#[test]
fn unit() {
    table(&[
        (
            "payment p { by Avalon; to Borduria; amount 40 million; paid within 30 days of signature }",
            &["A408 warning"],
        ),
        ("payment p { by Avalon; to Borduria; amount EUR 40 million; paid within 30 days of signature }", &[]),
        ("payment p { by Avalon; to Borduria; amount EUR 40 million; step amount 20 million }", &[]),
        ("payment p { by Avalon; to Borduria; amount [x] }", &[]),
        (
            "payment p { by Avalon; to Borduria; amount [Avalon: EUR 5 million | Borduria: 8 million] }",
            &["A408 warning in Borduria's side of `p.amount` (1 of 2 packages)"],
        ),
        ("lease l { from Avalon; to Borduria; of Valley; lasts permanent; rent 100 per year }", &["A408 warning"]),
        ("limitation l { of \"tanks\"; total at most 500 }", &[]),
        ("limitation l { total at most 500 }", &["A408 warning"]),
        ("limitation l { of \"tanks\"; ceiling inner { amount at most 50 } }", &[]),
        ("schedule s { of \"posts\"; total 3; entry \"north\" 1; entry \"south\" 2 }", &[]),
        ("zone Z \"the Zone\" in Lowlands { known as \"Z\"; surface 400 }", &["A408 warning"]),
        ("zone Z \"the Zone\" in Lowlands { known as \"Z\"; surface 400 \"square kilometres\" }", &[]),
        ("monitoring m { by League; verifies c; staff 1200; lasts indefinite }\nrule c: Avalon shall not patrol", &[]),
        ("reduction r { by Avalon; of \"tanks\"; share one third of \"the holdings\" }", &[]),
    ]);
}

#[test]
fn to_nobody() {
    table(&[
        ("renunciation r { by Avalon; of Valley }", &["A409 warning"]),
        ("renunciation r { by Avalon; of \"all right, title and claim to the islands\" }", &["A409 warning"]),
        ("renunciation r { by Avalon; of \"all claims arising from the war\" }", &[]),
        ("renunciation r { by Avalon; of Valley; in favour of Borduria }", &[]),
        (
            "renunciation r { by Avalon; of Valley; [in favour of Borduria] }",
            &["A409 warning in without the text in brackets at `r.in_favour_of` (1 of 2 packages)"],
        ),
        ("transfer t { of Valley; from Avalon }", &["A409 warning"]),
        ("transfer t { of Valley; from Avalon; to Borduria }", &[]),
        ("transfer t { of Valley; from Avalon; to \"the successor State\" }", &[]),
        ("restitution t { of Lowlands; from Borduria }", &[]),
        ("Avalon renounces \"all right, title and claim to the islands\"", &["A409 warning"]),
        ("Avalon renounces \"war as an instrument of national policy\"", &[]),
    ]);
}

#[test]
fn notice_window() {
    let lease = |says: &str| format!("lease l {{ from Avalon; to Borduria; of Valley; {says} }}");
    let rows: [(&str, &[&str]); 13] = [
        (
            "lasts 1 year as from signature; renewed by 5 years once, unless notice by any party no later than 12 months before expiry",
            &["T210 error"],
        ),
        (
            "lasts 1 year as from signature; renewed by 5 years once, unless notice by any party no later than 11 months before expiry",
            &[],
        ),
        // Whether a year has 365 days depends on the year; 367 it never has.
        (
            "lasts 1 year as from signature; renewed by 5 years once, unless notice by any party no later than 365 days before expiry",
            &[],
        ),
        (
            "lasts 1 year as from signature; renewed by 5 years once, unless notice by any party no later than 380 days before expiry",
            &["T210 error"],
        ),
        (
            "lasts 5 years as from signature, renewed by 1 year each time unless notice by any party 1 year before expiry",
            &["T210 error"],
        ),
        (
            "lasts 5 years as from signature, renewed by 1 year once unless notice by any party 1 year before expiry",
            &[],
        ),
        (
            "lasts 1 year as from signature; renewable by 5 years once, by agreement, on request no later than 2 years before expiry",
            &["T210 error"],
        ),
        (
            "lasts 25 years as from 2017-05-28; renewed by 5 years each time, unless notice by any party no later than 1 year before expiry",
            &["T210 info"],
        ),
        (
            "lasts until 2042-05-28; renewed by 5 years each time, unless notice by any party no later than 1 year before expiry",
            &["T210 info"],
        ),
        // 31 August has no counterpart six months on.
        (
            "lasts 25 years as from 2017-08-31; renewed by 5 years each time, unless notice by any party no later than 6 months before expiry",
            &[],
        ),
        (
            "lasts as from 2026-01-01 until 2026-03-01; renewed by 5 years once, unless notice by any party no later than 1 year before expiry",
            &["T210 error"],
        ),
        (
            "lasts 25 years as from signature; renewed by 5 years each time, unless notice by any party no later than 1 year before expiry",
            &[],
        ),
        (
            "lasts [Avalon: 25 years | Borduria: 1 year] as from signature; renewed by 5 years once, unless notice by any party no later than 1 year before expiry",
            &["T210 error in Borduria's side of `l.lasts` (1 of 2 packages)"],
        ),
    ];
    let rows: Vec<(String, &[&str])> = rows.iter().map(|(says, found)| (lease(says), *found)).collect();
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(article, found)| (article.as_str(), *found)).collect();
    table(&rows);
}

#[test]
fn the_last_day_for_notice() {
    let last = |says: &str| {
        let checked = run(&format!("lease l {{ from Avalon; to Borduria; of Valley; {says} }}"), FINAL);
        let found = checked.findings.iter().find(|f| f.code.0 == "T210").map(|f| f.message.clone());
        found.unwrap_or_default()
    };
    let renewed = "renewed by 5 years each time, unless notice by any party no later than";
    assert_eq!(
        last(&format!("lasts 25 years as from 2017-05-28; {renewed} 1 year before expiry")),
        "the last day for notice is 28 May 2041, if `l` is not to be renewed"
    );
    assert_eq!(
        last(&format!("lasts until 2040-03-31; {renewed} 30 days before expiry")),
        "the last day for notice is 1 March 2040, if `l` is not to be renewed"
    );
    assert_eq!(
        last(
            "lasts until 2040-03-31; renewable by 5 years once, by agreement, on request by Borduria no later than 3 months before expiry"
        ),
        "the last day for the request is 31 December 2039, if `l` is to be renewed"
    );
}

#[test]
fn no_lead_time() {
    let rule = "rule c: Avalon shall not patrol";
    let watch = |says: &str| format!("monitoring m {{ by League; verifies c; {says} }}\n{rule}");
    let rows: [(String, &[&str]); 15] = [
        (watch("access unrestricted"), &["T207 warning"]),
        (watch("lasts 5 years as from signature"), &["T207 warning"]),
        (watch("established within 60 days of signature"), &[]),
        (watch("until then by Carpathia"), &[]),
        (watch("lasts 5 years as from 2027-01-01"), &[]),
        (watch("lasts 5 years as from 60 days after signature"), &[]),
        (
            watch("[established within 60 days of signature]"),
            &["T207 warning in without the text in brackets at `m.established` (1 of 2 packages)"],
        ),
        (format!("monitoring m {{ by Avalon, Borduria; verifies c }}\n{rule}"), &[]),
        ("deployment d { by League; in Valley; lasts 12 months as from signature }".into(), &["T207 warning"]),
        ("deployment d { by League; in Valley; deployed no later than 2027-01-01; lasts 12 months as from signature }".into(), &[]),
        (
            "deployment d { by League; in Valley; in parallel with w share for share; lasts 12 months as from signature }\nwithdrawal w { by Borduria; from Valley }".into(),
            &[],
        ),
        ("administration a { of Valley; by League; lasts 2 years as from signature }".into(), &["T207 warning"]),
        // A body that nothing needs, and one of the parties alone.
        ("commission j { of Avalon, League; tasks \"to talk\" }".into(), &[]),
        ("commission j { of Avalon, Borduria }\nceasefire x { between Avalon, Borduria; takes effect on signature; breach determined by j }".into(), &[]),
        (
            "commission j { of Avalon, League }\nceasefire x { between Avalon, Borduria; takes effect on signature; breach determined by j }".into(),
            &["T207 warning"],
        ),
    ];
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(article, found)| (article.as_str(), *found)).collect();
    table_of(&["T207"], &rows);
}

#[test]
fn unordered_pair() {
    let w = |says: &str| format!("withdrawal w {{ by Borduria; from Valley; {says} }}\n");
    let g = |says: &str| format!("guarantee g {{ by Avalon; to Carpathia; {says} }}");
    let both = |one: &str, two: &str| w(&format!("{one}; in return for g")) + &g(&format!("{two}; in return for w"));
    let (plain, lasts) = ("completes no later than 2027-01-01", "lasts 1 year as from signature");
    let rows: [(String, &[&str]); 5] = [
        (both(plain, lasts), &["T206 warning"]),
        (w(&format!("{plain}; in return for g")) + &g(lasts), &[]),
        (both(plain, "lasts 1 year as from w.completes"), &[]),
        (both(plain, lasts).replace("by Avalon", "by Avalon, Borduria"), &[]),
        (
            both(plain, "lasts 1 year as from [Avalon: signature | Borduria: w.completes]"),
            &["T206 warning in Avalon's side of `g.lasts` (1 of 2 packages)"],
        ),
    ];
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(article, found)| (article.as_str(), *found)).collect();
    table_of(&["T206"], &rows);
}
