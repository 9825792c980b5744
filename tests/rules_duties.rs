//! What the checks of duties and of places and quantities say, and where they are silent: a table of fragments for each.
//!
//! A row is an article's content, with what must be found there: codes in the order of the text, each with its severity and
//! the packages in which it holds where those are not all.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use treatyc::finding::Finding;
use treatyc::session::{Checked, Files, Levels, check};

const HEAD: &str = r#"treaty "Agreement" {
    between   Avalon, Borduria
    languages en
}
party Avalon "the Republic of Avalon"
party Borduria "the Kingdom of Borduria"
party Carpathia "the Republic of Carpathia"
organization League "the League of States" accepts by letter before entry_into_force
group Both "the two sides" of Avalon, Borduria
territory Lowlands "the Lowlands" of Avalon
zone Valley "the Valley" in Lowlands { described as "the valley of the river Arve" }
zone Port "the Port" in Valley { described as "the harbour of Arx" }
zone Hills "the Hills" in Lowlands { described as "the hills above Belt" }
zone Square "the Square" { geometry "s.geojson#square" }
zone Astride "the Strip" { geometry "s.geojson#astride" }
zone Far "the Far Zone" { geometry "s.geojson#far" }
line Front "the front line" as it stood on 2026-01-01
event attack "an attack"
action station_forces "station armed forces"
action build_bases "establish military bases" is station_forces
action patrol "patrol"
action night "patrol at night" is patrol
"#;

const FINAL: &str = r#"
final clauses {
    consent          by ratification by all parties
    entry into force on ratification by all parties
    duration         indefinite
    exit             none
}
"#;

/// A file of three squares, of which two share ground.
struct Squares;
impl Files for Squares {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        let squares = [("square", 0, 4), ("astride", 3, 6), ("far", 20, 22)].map(|(id, west, east)| {
            format!(
                r#"{{"type":"Feature","id":"{id}","properties":{{}},"geometry":{{"type":"Polygon",
                "coordinates":[[[{west},0],[{east},0],[{east},4],[{west},4],[{west},0]]]}}}}"#
            )
        });
        Ok(format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, squares.join(",")).into_bytes())
    }
}

fn run(article: &str) -> Checked {
    let text = format!("{HEAD}article matter {{\n{article}\n}}\n{FINAL}");
    check("t.treaty", text.into_bytes(), &Squares, &Levels::default())
}

/// What is found of a code, and the first line of each.
fn said(checked: &Checked, code: &str) -> Vec<String> {
    let unread: Vec<&Finding> = checked.findings.iter().filter(|f| "SR".contains(&f.code.0[..1])).collect();
    let unread: Vec<_> = unread.into_iter().filter(|f| f.code.0 != "R104" && f.code.0 != "R110").collect();
    assert!(unread.is_empty(), "the test itself cannot be read: {unread:#?}");
    let found = checked.findings.iter().filter(|f| f.code.0 == code);
    found
        .map(|f| match &f.packages {
            Some(p) => format!("{} {} in {}", f.code, f.severity.word(), p.words),
            None => format!("{} {}", f.code, f.severity.word()),
        })
        .collect()
}

/// Checks each row; says all that differ.
pub fn table(code: &str, rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (article, expected) in rows {
        let checked = run(article);
        let found = said(&checked, code);
        if found != *expected {
            let told: String = checked
                .findings
                .iter()
                .map(|f| treatyc::report::line::write(f, &checked.sources))
                .filter(|l| !l.contains("[R104]"))
                .collect();
            wrong.push(format!("{article}\n  expected {expected:?}\n  found    {found:?}\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The words of the one finding of a code.
fn told(code: &str, article: &str) -> String {
    let checked = run(article);
    let mut found = checked.findings.iter().filter(|f| f.code.0 == code);
    let f = found.next().expect("it is found");
    assert!(found.next().is_none(), "it is found twice");
    let labels: String = f
        .labels
        .iter()
        .map(|l| {
            let src = &article_text(article)[l.span.start as usize..l.span.end as usize];
            format!("  {:?}: {}\n", src.lines().next().unwrap_or_default(), l.text)
        })
        .collect();
    let (why, help) = (f.why.clone().unwrap_or_default(), f.help.clone().unwrap_or_default());
    format!("{} {}\n{labels}  why:  {why}\n  help: {help}\n", f.code, f.message)
}

fn article_text(article: &str) -> String {
    format!("{HEAD}article matter {{\n{article}\n}}\n{FINAL}")
}

#[test]
fn conflict() {
    table(
        "D301",
        &[
            // Must and must not, may and must not.
            ("rule a: Avalon shall patrol in Valley\nrule b: Avalon shall not patrol in Valley", &["D301 error"]),
            ("rule a: Avalon may patrol in Valley\nrule b: Avalon shall not patrol in Valley", &["D301 error"]),
            ("rule a: Avalon shall patrol in Valley\nrule b: Avalon may patrol in Valley", &[]),
            ("rule a: Avalon may patrol in Valley\nrule b: Borduria shall not patrol in Valley", &[]),
            ("rule a: Both may patrol in Valley\nrule b: Borduria shall not patrol in Valley", &["D301 error"]),
            ("rule a: Avalon may patrol in Valley\nrule b: each party shall not patrol in Valley", &["D301 error"]),
            ("rule a: Avalon may patrol in Valley\nrule b: all parties except Avalon shall not patrol in Valley", &[]),
            ("rule a: Avalon may patrol in Valley\nrule b: only Borduria may patrol in Valley", &["D301 error"]),
            ("rule a: Borduria may patrol in Valley\nrule b: only Borduria may patrol in Valley", &[]),
            // More general, more specific.
            ("rule a: Avalon may night in Valley\nrule b: Avalon shall not patrol in Valley", &["D301 error"]),
            ("rule a: Avalon may patrol in Valley\nrule b: Avalon shall not night in Valley", &[]),
            (
                "rule a: Avalon may build_bases in Valley\nrule b: Avalon shall not station_forces in Valley",
                &["D301 error"],
            ),
            ("rule a: Avalon may \"fish\" in Valley\nrule b: Avalon shall not \"Fish\" in Valley", &["D301 error"]),
            ("rule a: Avalon may \"fish\" in Valley\nrule b: Avalon shall not \"hunt\" in Valley", &[]),
            ("rule a: Avalon may \"patrol\" in Valley\nrule b: Avalon shall not patrol in Valley", &["D301 error"]),
            // Objects.
            (
                "rule a: Avalon may patrol with Borduria in Valley\nrule b: Avalon shall not patrol with Carpathia in Valley",
                &[],
            ),
            (
                "rule a: Avalon may patrol with Borduria in Valley\nrule b: Avalon shall not patrol with Borduria in Valley",
                &["D301 error"],
            ),
            ("rule a: Avalon may patrol in Valley\nrule b: Avalon shall not patrol with Carpathia in Valley", &[]),
            (
                "rule a: Avalon may patrol with Carpathia in Valley\nrule b: Avalon shall not patrol in Valley",
                &["D301 error"],
            ),
            (
                "rule a: Avalon may \"supply\" Borduria \"with arms\"\nrule b: Avalon shall not \"supply\" Borduria \"with drugs\"",
                &[],
            ),
            (
                "rule a: \"Prisoners\" shall be \"released\" by Avalon\nrule b: \"Spies\" shall not be \"released\" by Avalon",
                &[],
            ),
            // Places.
            ("rule a: Avalon may patrol in Port\nrule b: Avalon shall not patrol in Valley", &["D301 error"]),
            ("rule a: Avalon may patrol in Valley\nrule b: Avalon shall not patrol in Port", &["D301 error"]),
            ("rule a: Avalon may patrol in Port\nrule b: Avalon shall not patrol in Hills", &[]),
            ("rule a: Avalon may patrol in Port\nrule b: Avalon shall not patrol", &["D301 error"]),
            ("rule a: Avalon may patrol\nrule b: Avalon shall not patrol in Port", &[]),
            ("rule a: Avalon may patrol in Square\nrule b: Avalon shall not patrol in Astride", &["D301 error"]),
            ("rule a: Avalon may patrol in Square\nrule b: Avalon shall not patrol in Far", &[]),
            ("rule a: Avalon may patrol in Port\nrule b: Avalon shall not patrol in Valley except Port", &[]),
            ("rule a: Avalon may patrol in \"the north\"\nrule b: Avalon shall not patrol in \"the south\"", &[]),
            (
                "rule a: Avalon may patrol in \"the north\"\nrule b: Avalon shall not patrol in \"The north\"",
                &["D301 error"],
            ),
            // Times.
            ("rule a: Avalon may patrol until 2027-01-01\nrule b: Avalon shall not patrol after 2027-01-01", &[]),
            (
                "rule a: Avalon may patrol until 2027-01-01\nrule b: Avalon shall not patrol as from 2026-06-01",
                &["D301 error"],
            ),
            ("rule a: Avalon may patrol as from 2028-01-01\nrule b: Avalon shall not patrol until 2027-01-01", &[]),
            (
                "rule a: Avalon may patrol as from pull.completes\nrule b: Avalon shall not patrol until pull.completes\nwithdrawal pull { by Borduria; from Hills; completes by 2027-01-01 }",
                &[],
            ),
            (
                "rule a: Avalon may patrol until attack\nrule b: Avalon shall not patrol as from 2026-06-01",
                &["D301 warning"],
            ),
            ("rule a: Avalon shall patrol on 2026-05-01\nrule b: Avalon shall not patrol as from 2026-06-01", &[]),
            (
                "rule a: Avalon shall patrol on 2026-07-01\nrule b: Avalon shall not patrol as from 2026-06-01",
                &["D301 error"],
            ),
            ("rule a: Avalon shall patrol by 2026-07-01\nrule b: Avalon shall not patrol as from 2026-06-01", &[]),
            // Conditions.
            (
                "rule a: Avalon may patrol if attack by Borduria\nrule b: Avalon shall not patrol unless attack by Borduria",
                &[],
            ),
            ("rule a: Avalon may patrol if attack by Borduria\nrule b: Avalon shall not patrol", &["D301 error"]),
            ("rule a: Avalon may patrol\nrule b: Avalon shall not patrol if attack by Borduria", &[]),
            (
                "rule a: Avalon may patrol if \"it is dark\" certified by League\nrule b: Avalon shall not patrol unless \"it is dark\" or attack",
                &[],
            ),
            // Precedence.
            ("rule a: Avalon shall not patrol in Valley\nnotwithstanding a: rule b: Avalon may patrol in Port", &[]),
            ("subject to b: rule a: Avalon shall not patrol in Valley\nrule b: Avalon may patrol in Port", &[]),
            (
                "rule a: Avalon shall not patrol in Valley\nwithout prejudice to a: rule b: Avalon may patrol in Port",
                &[],
            ),
            (
                "rule a: Avalon shall not patrol in Valley\nnotwithstanding any other provision: rule b: Avalon may patrol in Port",
                &[],
            ),
            (
                "notwithstanding any other provision: rule a: Avalon shall not patrol in Valley\nnotwithstanding this treaty: rule b: Avalon may patrol in Port",
                &["D301 error"],
            ),
            (
                "rule a: Avalon shall not patrol in Valley\nrule c: Avalon may \"fish\" in Port\nnotwithstanding c: rule b: Avalon may patrol in Port",
                &["D301 error"],
            ),
            // Brackets.
            (
                "rule a: Avalon shall not patrol in [Avalon: Valley | Borduria: Hills]\nrule b: Avalon may patrol in Port",
                &["D301 error in Avalon's side of `a` (1 of 2 packages)"],
            ),
            (
                "rule a: Avalon shall not patrol in Valley\n[Avalon: rule b: Avalon may patrol in Port]",
                &["D301 error in Avalon's side of `matter.rule` (1 of 2 packages)"],
            ),
            (
                "rule a: Avalon shall not patrol until [2026-06-01 | 2027-06-01]\nrule b: Avalon may patrol as from 2026-12-01",
                &["D301 error in alternative 2 of `a` (1 of 2 packages)"],
            ),
        ],
    );
}

#[test]
fn conflict_of_clauses() {
    table(
        "D301",
        &[
            (
                "withdrawal pull { by Avalon; forces \"all armed forces\"; from Valley; completes by 2026-06-01 }\nrule b: Avalon may station_forces in Port",
                &["D301 error"],
            ),
            (
                "withdrawal pull { by Avalon; forces \"all heavy weapons\"; from Valley; completes by 2026-06-01 }\nrule b: Avalon may station_forces in Port",
                &[],
            ),
            (
                "withdrawal pull { by Avalon; from Valley; except Port; completes by 2026-06-01 }\nrule b: Avalon may station_forces in Port",
                &[],
            ),
            (
                "withdrawal pull { by Avalon; from Valley; remaining \"200 guards\"; completes by 2026-06-01 }\nrule b: Avalon may station_forces in Port",
                &[],
            ),
            (
                "withdrawal pull { by Avalon; from Valley; completes on 2026-06-01 }\nrule b: Avalon may station_forces in Port until 2026-05-01",
                &[],
            ),
            (
                "withdrawal pull { by Avalon; from Valley; completes on 2026-06-01 }\nnotwithstanding pull: rule b: Avalon may station_forces in Port",
                &[],
            ),
            (
                "withdrawal pull { by Avalon; from Lowlands; completes on 2026-06-01\nphase one { from Valley; completes on 2026-04-01 }\nphase two { from Hills; completes on 2026-06-01 } }\nrule b: Avalon may \"station troops\" in Port until 2026-05-01",
                &["D301 error"],
            ),
            (
                "withdrawal pull { by Avalon; from Lowlands; completes on 2026-06-01\nphase one { from Valley; completes on 2026-04-01 }\nphase two { from Hills; completes on 2026-06-01 } }\nrule b: Avalon may \"station troops\" in Port",
                &["D301 error"],
            ),
            (
                "demilitarization d { of Valley; as from entry_into_force }\nrule b: Avalon may \"keep a garrison\" in Port",
                &["D301 error"],
            ),
            (
                "demilitarization d { of Valley; as from entry_into_force }\nrule b: Avalon may \"keep 200 police officers\" in Port",
                &[],
            ),
            (
                "demilitarization d { of Valley; by Borduria; as from entry_into_force }\nrule b: Avalon may \"keep a garrison\" in Port",
                &[],
            ),
            (
                "lease l { from Avalon; to Borduria; of Port; lasts 9 years as from entry_into_force; use \"a naval base\" }\nrule b: Borduria shall not station_forces in Lowlands",
                &["D301 error"],
            ),
            (
                "lease l { from Avalon; to Borduria; of Port; lasts 9 years as from entry_into_force; use \"trade\" }\nrule b: Borduria shall not station_forces in Lowlands",
                &[],
            ),
            (
                "lease l { from Avalon; to Borduria; of Port; lasts 9 years as from entry_into_force; permits patrol; forbids night }\nrule b: Borduria shall not patrol in Lowlands",
                &["D301 error"],
            ),
            (
                "lease l { from Avalon; to Borduria; of Port; lasts 9 years as from entry_into_force; forbids patrol }\nrule b: Borduria may night in Port",
                &["D301 error"],
            ),
            (
                "neutrality n { of Valley; by all parties; excludes station_forces }\nrule b: Borduria may build_bases in Port",
                &["D301 error"],
            ),
            (
                "ceasefire c { between Avalon, Borduria; in Valley; takes effect on signature; forbids patrol }\nrule b: Borduria may night in Port",
                &["D301 error"],
            ),
            (
                "ceasefire c { between Avalon, Borduria; in Valley; takes effect on signature; forbids \"fire\"; permits \"fire\" }",
                &["D301 error"],
            ),
            (
                "deployment d { by Avalon; in Port; deployed by 2026-06-01 }\ndemilitarization z { of Valley; as from entry_into_force }",
                &["D301 error"],
            ),
            (
                "deployment d { by Avalon; in Port; deployed by 2026-06-01 }\ndemilitarization z { of Valley; as from entry_into_force; may remain \"peacekeepers\" }",
                &[],
            ),
        ],
    );
}

#[test]
fn conflict_in_numbers() {
    let limit = "limitation flank { by each party; in Valley; of \"battle tanks\"; active at most 4700 }";
    let rows = [
        (
            "rule more: each party may \"deploy\" up to 459 \"battle tanks\" in Port \"above that number\"",
            vec!["D301 error"],
        ),
        ("rule more: Avalon may \"hold\" up to 5159 \"battle tanks\" in Valley", vec!["D301 error"]),
        ("rule more: Avalon shall \"keep\" at least 5159 \"battle tanks\" in Valley", vec!["D301 error"]),
        ("notwithstanding flank: rule more: Avalon may \"hold\" up to 5159 \"battle tanks\" in Valley", vec![]),
        ("rule more: Avalon may \"hold\" up to 459 \"battle tanks\" in Valley", vec![]),
        ("rule more: Avalon may \"hold\" up to 5159 \"guns\" in Valley", vec![]),
        ("rule more: Avalon may \"hold\" up to 5159 \"battle tanks\" in Hills", vec![]),
        ("rule more: Carpathia may \"hold\" up to 5159 \"battle tanks\" in Valley", vec![]),
        ("rule more: Avalon shall \"destroy\" 5159 \"battle tanks\" in Valley", vec![]),
        (
            "rule more: Avalon may \"hold\" up to [Avalon: 5159 | Borduria: 3000] \"battle tanks\" in Valley",
            vec!["D301 error in Avalon's side of `more` (1 of 2 packages)"],
        ),
    ];
    let rows: Vec<(String, Vec<&str>)> = rows.into_iter().map(|(a, c)| (format!("{limit}\n{a}"), c)).collect();
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, c)| (a.as_str(), c.as_slice())).collect();
    table("D301", &rows);
}

#[test]
fn a_conflict_says_where_and_when() {
    insta::assert_snapshot!(told(
        "D301",
        "withdrawal pull { by Avalon; forces \"all armed forces\"; from Valley; completes no later than 90 days after signature }\nrule stay: Avalon may station_forces in Port"
    ));
}

#[test]
fn actorless() {
    table(
        "D303",
        &[
            ("rule r: \"The detainees\" shall be \"released\" within 5 days of signature", &["D303 warning"]),
            ("rule r: \"The detainees\" shall be \"released\" by Borduria within 5 days of signature", &[]),
            ("rule r: \"The detainees\" shall \"be released\"", &["D303 warning"]),
            ("rule r: \"The detainees\" shall \"be released by Borduria\"", &[]),
            ("rule r: Borduria shall \"release the detainees\"", &[]),
            ("rule r: \"The Valley\" shall be \"deemed a free port\"", &[]),
            ("rule r: \"The bridges\" shall be \"open to all\"", &[]),
            ("rule r: \"This Agreement\" shall be \"registered\"", &[]),
            ("rule r: \"A joint committee\" shall be \"established\" within 30 days of signature", &[]),
            ("rule r: \"The mines\" shall not be \"replaced\"", &[]),
            (
                "rule r: \"The detainees\" shall be \"released\" [Avalon: by Borduria]",
                &["D303 warning in without the text in brackets at `r` (1 of 2 packages)"],
            ),
        ],
    );
}

#[test]
fn stranger_holds_key() {
    table(
        "D309",
        &[
            ("rule r: Avalon shall patrol if agreement of Carpathia", &["D309 warning"]),
            ("rule r: Avalon shall patrol if agreement of Borduria", &[]),
            ("rule r: Avalon shall patrol if \"it is safe\" certified by League", &[]),
            ("rule r: Avalon shall patrol if \"it is safe\" certified by Carpathia", &["D309 warning"]),
            ("rule r: Avalon shall patrol unless attack by Borduria, determined by Carpathia", &["D309 warning"]),
            ("rule r: Avalon shall patrol unless attack by Carpathia", &[]),
            (
                "organ Council \"the Security Council\"\nrule r: Avalon shall patrol if \"it is safe\" certified by Council",
                &[],
            ),
            (
                "rule r: Avalon shall patrol unless attack by Borduria, determined by Watch\ncommission Watch \"the Watch\" { of Avalon, Borduria }",
                &[],
            ),
            (
                "agreement way \"agreement on the way\" of Avalon, Carpathia\nrule r: Avalon shall patrol if way",
                &["D309 warning"],
            ),
            (
                "rule r: Avalon shall patrol if agreement of [Avalon: Carpathia | Borduria: Borduria]",
                &["D309 warning in Avalon's side of `r` (1 of 2 packages)"],
            ),
        ],
    );
}

#[test]
fn hostage_treaty() {
    table(
        "D310",
        &[
            (
                "rule r: Borduria shall \"help\" if \"the treaty between Carpathia and Avalon has entered into force\"",
                &["D310 warning"],
            ),
            (
                "rule r: Borduria shall \"help\" if \"the treaty between Carpathia and Avalon is ratified\"",
                &["D310 warning"],
            ),
            ("rule r: Borduria shall \"help\" if \"the Agreement is ratified by the Diet of Avalon\"", &[]),
            ("rule r: Borduria shall \"help\" if \"the harvest fails\"", &[]),
            ("rule r: Borduria shall \"help\" if \"the treaty with Carpathia is ratified\" or attack", &[]),
            (
                "event pact \"the entry into force of the pact of Belt\"\nrule r: Borduria shall \"help\" if pact",
                &["D310 warning"],
            ),
            (
                "event pact \"the entry into force of the pact of Belt\"\nrule r: Borduria shall \"help\" within 30 days of pact",
                &["D310 warning"],
            ),
            (
                "event pact \"the entry into force of the pact of Belt\"\nrule r: Borduria shall \"help\" no later than pact",
                &[],
            ),
            ("rule r: Borduria shall \"help\" within 30 days of entry_into_force", &[]),
        ],
    );
    for (entry, expected) in [
        ("on ratification by all parties", 0),
        ("on ratification by all parties, simultaneously with \"the Canal Treaty\"", 0),
        ("on \"the entry into force of the Canal Treaty\"", 1),
    ] {
        let text = article_text("Avalon may patrol").replace("on ratification by all parties", entry);
        let checked = check("t.treaty", text.into_bytes(), &Squares, &Levels::default());
        assert_eq!(said(&checked, "D310").len(), expected, "{entry}");
    }
}

#[test]
fn captives_bargained() {
    table(
        "D314",
        &[
            (
                "exchange x { between Avalon, Borduria; of \"prisoners of war\"; ratio \"one for one\" }",
                &["D314 warning"],
            ),
            ("exchange x { between Avalon, Borduria; of \"all prisoners of war\"; ratio \"all for all\" }", &[]),
            ("exchange x { between Avalon, Borduria; of \"all prisoners of war\" }", &[]),
            ("exchange x { by Borduria; to Avalon; of \"spies\"; ratio \"one for one\" }", &[]),
            (
                "exchange x { by Borduria; to Avalon; of \"prisoners of war\"; if agreement of Avalon }",
                &["D314 warning"],
            ),
            ("exchange x { by Borduria; to Avalon; of \"prisoners of war\"; number 500 }", &["D314 warning"]),
            ("return home { of \"all displaced persons\"; to Valley; by Avalon }", &["D314 warning"]),
            ("return home { of \"all displaced persons\"; to Valley; by Avalon; voluntary }", &[]),
            ("return home { of \"children separated from their families\"; to Valley; by Avalon }", &[]),
            ("return home { of \"all who wish to return\"; to Valley; by Avalon }", &[]),
            (
                "return home { of \"all displaced persons\"; to Valley; by Avalon; [Avalon: voluntary] }",
                &["D314 warning in without the text in brackets at `home.voluntary` (1 of 2 packages)"],
            ),
        ],
    );
}

#[test]
fn exception_swallows() {
    table(
        "D305",
        &[
            ("rule r: Avalon shall patrol unless \"it thinks otherwise\" determined by Avalon", &["D305 warning"]),
            ("rule r: Avalon shall patrol unless \"it thinks otherwise\" certified by Avalon", &["D305 warning"]),
            ("rule r: Avalon shall patrol unless \"it thinks otherwise\" determined by Borduria", &[]),
            ("rule r: Avalon shall patrol unless \"it is impossible\"", &[]),
            ("rule r: Avalon shall patrol unless attack by Borduria, determined by Avalon", &[]),
            ("rule r: Avalon shall patrol unless agreement of Avalon, Borduria", &[]),
            ("rule r: Avalon shall patrol unless agreement of Avalon", &["D305 warning"]),
            ("rule r: Avalon, Borduria shall patrol unless \"it thinks otherwise\" determined by Avalon", &[]),
            (
                "rule a: Avalon shall not patrol in Valley\nnotwithstanding a: rule b: Avalon may patrol in Lowlands",
                &["D305 warning"],
            ),
            (
                "rule a: Avalon shall not patrol in Valley\nnotwithstanding a: rule b: Avalon may patrol",
                &["D305 warning"],
            ),
            ("rule a: Avalon shall not patrol in Valley\nnotwithstanding a: rule b: Avalon may patrol in Port", &[]),
            ("rule a: Avalon shall not patrol in Valley\nnotwithstanding a: rule b: Avalon may night in Valley", &[]),
            (
                "rule a: Avalon shall not patrol in Valley\nnotwithstanding a: rule b: Avalon may patrol in Valley if attack",
                &[],
            ),
            (
                "rule a: Avalon shall not patrol in Valley\nnotwithstanding a: rule b: Avalon may patrol in Valley until 2027-01-01",
                &[],
            ),
            ("rule a: Both shall not patrol in Valley\nnotwithstanding a: rule b: Avalon may patrol in Valley", &[]),
            (
                "rule a: Avalon shall not patrol in Valley\nnotwithstanding a: rule b: Avalon may patrol in [Avalon: Valley | Borduria: Port]",
                &["D305 warning in Avalon's side of `matter.notwithstanding` (1 of 2 packages)"],
            ),
        ],
    );
}

#[test]
fn not_mirrored() {
    let rows = [
        ("each shall patrol", vec![]),
        ("Avalon shall patrol\nBorduria shall patrol", vec![]),
        ("Avalon, Borduria shall patrol", vec![]),
        ("Avalon shall patrol", vec!["D306 warning"]),
        ("Avalon shall patrol\nBorduria may patrol", vec!["D306 warning", "D306 warning"]),
        (
            "Avalon shall patrol within 10 days of signature\nBorduria shall patrol within 20 days of signature",
            vec!["D306 warning"],
        ),
        (
            "Avalon shall \"keep back\" at least 20 km from Front\nBorduria shall \"keep back\" at least 30 km from Front",
            vec!["D306 warning"],
        ),
        (
            "Avalon shall patrol\n[Borduria: Borduria shall patrol]",
            vec!["D306 warning in without the text in brackets at `r.Borduria` (1 of 2 packages)"],
        ),
    ];
    let rows: Vec<(String, Vec<&str>)> = rows
        .into_iter()
        .map(|(inside, c)| (format!("reciprocal r between Avalon, Borduria {{\n{inside}\n}}"), c))
        .collect();
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, c)| (a.as_str(), c.as_slice())).collect();
    table("D306", &rows);
}

#[test]
fn unmeasurable() {
    table(
        "D308",
        &[
            ("rule r: Avalon shall patrol if \"a normal peaceful society prevails\"", &["D308 info"]),
            ("rule r: Avalon shall patrol if \"a normal peaceful society prevails\" certified by League", &[]),
            ("rule r: Avalon shall patrol if \"a normal peaceful society prevails\", determined by League", &[]),
            ("rule r: Avalon shall patrol if \"the bridge is open\"", &[]),
            ("limitation l { by Avalon; of \"tanks\"; total \"a reasonable number\" }", &["D308 info"]),
            ("limitation l { by Avalon; of \"tanks\"; total at most 200 }", &[]),
            (
                "rule r: Avalon shall patrol [Avalon: if \"conditions are satisfactory\"]",
                &["D308 info in Avalon's side of `r` (1 of 2 packages)"],
            ),
        ],
    );
}

#[test]
fn other_treaty() {
    table(
        "D311",
        &[
            ("rule r: Avalon shall \"run the ferry of the Agreement of 12 May 1998\"", &["D311 warning"]),
            (
                "text \"The ferry shall be run as the Treaty signed at Belt on 3 June 1951 provides.\"",
                &["D311 warning"],
            ),
            ("rule r: Avalon shall \"run the ferry of the Agreement of 12 May 1998, which remains in force\"", &[]),
            ("rule r: Avalon shall \"run the ferry\"", &[]),
            ("rule r: Avalon shall \"respect the Vienna Convention of 1969\"", &[]),
            ("rule r: Avalon shall \"respect the Geneva Conventions of 12 August 1949\"", &[]),
            ("text \"This Agreement of 12 May 2026 is short.\"", &[]),
            (
                "text \"The ferry is that of the [Avalon: Agreement of 12 May 1998 | Borduria: company].\"",
                &["D311 warning in Avalon's side of `matter.text` (1 of 2 packages)"],
            ),
        ],
    );
    for last in ["prevails over \"any previous agreement\"", "gives way to \"the Agreement of 12 May 1998\""] {
        let text = article_text("rule r: Avalon shall \"run the ferry of the Agreement of 12 May 1998\"")
            .replace("exit             none", last);
        assert_eq!(
            said(&check("t.treaty", text.into_bytes(), &Squares, &Levels::default()), "D311"),
            [""; 0],
            "{last}"
        );
    }
}

#[test]
fn paymaster_outvoted() {
    let board = |of: &str, decides: &str, by: &str| {
        format!(
            "commission Board \"the Board\" {{ of {of}; {decides} }}\nassistance aid {{ by League; to Avalon; amount EUR 5 million; provided \"all is well\" certified by {by} }}"
        )
    };
    let rows = [
        (board("Avalon, Borduria", "decides by consensus", "Board"), vec!["D312 warning"]),
        (board("Avalon, Borduria", "seat \"Arx\"", "Board"), vec!["D312 warning"]),
        (board("Avalon, Borduria", "decides by majority", "Board"), vec![]),
        (board("Avalon, Borduria", "decides by consensus within 30 days, failing which by Avalon", "Board"), vec![]),
        (board("Avalon, Borduria, League", "decides by consensus", "Board"), vec![]),
        (board("Avalon", "decides by consensus", "Board"), vec![]),
        (board("Avalon, Borduria", "decides by consensus", "League"), vec![]),
        (
            board("Avalon, Borduria", "decides by consensus", "[Avalon: League | Borduria: Board]"),
            vec!["D312 warning in Borduria's side of `aid.provided` (1 of 2 packages)"],
        ),
    ];
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, c)| (a.as_str(), c.as_slice())).collect();
    table("D312", &rows);
}
