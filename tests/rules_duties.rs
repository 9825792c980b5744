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
fn table(code: &str, rows: &[(&str, &[&str])]) {
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
        ],
    );
}

#[test]
fn a_conflict_says_where_and_when() {
    insta::assert_snapshot!(told(
        "D301",
        "withdrawal pull { by Avalon; forces \"all armed forces\"; from Valley; completes no later than 90 days after signature }\nrule stay: Avalon may station_forces in Port"
    ));
}
