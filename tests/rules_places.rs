//! What the checks of places and quantities say, and where they are silent; as in `rules_duties`.

use crate::rules_duties::table;

#[test]
fn map_or_text() {
    table(
        "A404",
        &[
            ("zone M \"M\" in Lowlands { map \"sheet 3\"; described as \"the meadows\" }", &["A404 warning"]),
            ("zone M \"M\" in Lowlands { map \"sheet 3\"; described as \"the meadows\"; prevails \"the text\" }", &[]),
            ("zone M \"M\" in Lowlands { map \"sheet 3\" }", &[]),
            ("zone M \"M\" in Lowlands { described as \"the meadows\" }", &[]),
            ("zone M \"M\" in Lowlands { map \"sheet 3, for illustration only\"; described as \"the meadows\" }", &[]),
            (
                "zone M \"M\" in Lowlands { map \"sheet 3\"; described as \"the meadows\" }\ntext \"The text prevails over the maps.\"",
                &[],
            ),
            ("boundary b { between Avalon, Borduria; along Front; map \"sheet 3\" }", &["A404 warning"]),
            ("boundary b { between Avalon, Borduria; along Front; map \"sheet 3\"; prevails \"the text\" }", &[]),
            (
                "zone M \"M\" in Lowlands { [Avalon: map \"sheet 3\"]; described as \"the meadows\" }",
                &["A404 warning in Avalon's side of `M.map` (1 of 2 packages)"],
            ),
        ],
    );
}

#[test]
fn baselines() {
    let pair = |a: &str, b: &str| {
        format!(
            "line Old \"the old line\" {{ known as \"the line of 2020\" }}\nwithdrawal x {{ by Avalon; from Valley; to {a} }}\nwithdrawal y {{ by Borduria; from Hills; to {b} }}"
        )
    };
    let rows = [
        (pair("at least 50 km from Front", "at least 50 km from Old"), vec!["A410 warning"]),
        (pair("at least 50 km from Front", "at least 50 km from Front"), vec![]),
        (pair("at least 50 km from Front", "at least 60 km from Old"), vec![]),
        (pair("at least 50 km from Old", "at least 50 km from Old"), vec![]),
        (
            pair("at least 50 km from Front", "at least 50 km from [Avalon: Front | Borduria: Old]"),
            vec!["A410 warning in Borduria's side of `y.to` (1 of 2 packages)"],
        ),
    ];
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, b)| (a.as_str(), b.as_slice())).collect();
    table("A410", &rows);
    let sentences = "line Old \"the old line\" { known as \"the line of 2020\" }\nrule a: Avalon shall \"stay\" at least 20 km from Front";
    table(
        "A410",
        &[
            (
                format!("{sentences}\nrule b: Borduria shall \"stay\" at least 20 km from Old").as_str(),
                &["A410 warning"],
            ),
            (format!("{sentences}\nrule b: Borduria shall \"stay\" at least 20 km from Front").as_str(), &[]),
            (format!("{sentences}\nrule b: Avalon shall \"stay\" at least 20 km from Old").as_str(), &[]),
        ],
    );
}

#[test]
fn regimes_collide() {
    let lease = |of: &str, more: &str| {
        format!("lease l {{ from Avalon; to Borduria; of {of}; lasts 9 years as from entry_into_force; {more} }}")
    };
    let rows = [
        (
            "demilitarization d { of Valley; as from entry_into_force }",
            lease("Port", "use \"a naval base\""),
            vec!["A411 error"],
        ),
        (
            "demilitarization d { of Valley; as from entry_into_force }",
            lease("Valley", "use \"a naval base\""),
            vec!["A411 error"],
        ),
        (
            "demilitarization d { of Port; as from entry_into_force }",
            lease("Valley", "use \"a naval base\""),
            vec!["A411 error"],
        ),
        (
            "demilitarization d { of Valley; as from entry_into_force }",
            lease("Port", "permits station_forces"),
            vec!["A411 error"],
        ),
        ("demilitarization d { of Valley; as from entry_into_force }", lease("Port", "use \"fishing\""), vec![]),
        ("demilitarization d { of Hills; as from entry_into_force }", lease("Port", "use \"a naval base\""), vec![]),
        (
            "demilitarization d { of Square; as from entry_into_force }",
            lease("Astride", "use \"a naval base\""),
            vec!["A411 error"],
        ),
        ("demilitarization d { of Square; as from entry_into_force }", lease("Far", "use \"a naval base\""), vec![]),
        (
            "demilitarization d { of Valley; by Avalon; as from entry_into_force }",
            lease("Port", "use \"a naval base\""),
            vec![],
        ),
        ("demilitarization d { of Valley; as from l.expiry }", lease("Port", "use \"a naval base\""), vec![]),
        (
            "notwithstanding l: demilitarization d { of Valley; as from entry_into_force }",
            lease("Port", "use \"a naval base\""),
            vec![],
        ),
        (
            "neutrality n { of Valley; as from entry_into_force }",
            lease("Port", "use \"a naval base\""),
            vec!["A411 error"],
        ),
        (
            "neutrality n { of Avalon; as from entry_into_force }",
            lease("Port", "use \"a naval base\""),
            vec!["A411 error"],
        ),
        (
            "administration m { of Valley; by League }",
            "administration k { of Port; by Borduria }".into(),
            vec!["A411 error"],
        ),
        ("administration m { of Valley; by League }", "administration k { of Hills; by Borduria }".into(), vec![]),
        ("administration m { of Valley; by League }", "administration k { of Port; by League }".into(), vec![]),
        (
            "administration m { of Valley; by League; lasts 1 year as from entry_into_force }",
            "administration k { of Port; by Borduria; lasts 5 years as from 1 year after entry_into_force }".into(),
            vec![],
        ),
        (
            "demilitarization d { of [Avalon: Valley | Borduria: Hills]; as from entry_into_force }",
            lease("Port", "use \"a naval base\""),
            vec!["A411 error in Avalon's side of `d.of` (1 of 2 packages)"],
        ),
    ];
    let rows: Vec<(String, Vec<&str>)> = rows.into_iter().map(|(a, b, c)| (format!("{a}\n{b}"), c)).collect();
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, c)| (a.as_str(), c.as_slice())).collect();
    table("A411", &rows);
    // What A411 says, D301 does not say again.
    table(
        "D301",
        &[(
            "demilitarization d { of Valley; as from entry_into_force }\nlease l { from Avalon; to Borduria; of Port; lasts 9 years as from entry_into_force; use \"a naval base\" }",
            &[],
        )],
    );
}

#[test]
fn nested_ceiling() {
    let tanks = |inside: &str| {
        format!("limitation l {{ by each party; in Lowlands; of \"battle tanks\"; total at most 20000; {inside} }}")
    };
    let rows = [
        (tanks("active at most 16500"), vec![]),
        (tanks("active at most 26500"), vec!["A406 warning"]),
        (tanks("ceiling a { in Valley; amount at most 21000 }"), vec!["A406 warning"]),
        (tanks("ceiling a { in Valley; amount at most 11800 }\nceiling b { in Port; amount at most 7500 }"), vec![]),
        (
            tanks("ceiling a { in Valley; amount at most 11800 }\nceiling b { in Port; amount at most 12500 }"),
            vec!["A406 warning"],
        ),
        (tanks("ceiling a { in Valley; amount at most 11800 }\nceiling b { in Hills; amount at most 12500 }"), vec![]),
        (tanks("ceiling a { of \"shells\"; in Valley; amount at most 99000 }"), vec![]),
        // Italy 1947, 61: together they may be more.
        (tanks("ceiling a { in Valley; amount at most 19500 }\nceiling b { in Hills; amount at most 7500 }"), vec![]),
        (
            tanks(
                "ceiling a { in Hills; amount at most 11800 }\nceiling b { within a; in Valley; amount at most 12500 }",
            ),
            vec!["A406 warning"],
        ),
        (
            tanks("ceiling a { in Valley; amount [Avalon: at most 21000 | Borduria: at most 11000] }"),
            vec!["A406 warning in Avalon's side of `l.a.amount` (1 of 2 packages)"],
        ),
        (
            "costs c { of \"the mission\"; by Avalon, Borduria; shares Avalon 60 percent, Borduria 60 percent }".into(),
            vec!["A406 error"],
        ),
        (
            "costs c { of \"the mission\"; by Avalon, Borduria; shares Avalon 60 percent, Borduria 40 percent }".into(),
            vec![],
        ),
        (
            "costs c { of \"the mission\"; by Avalon, Borduria; shares Avalon 33.3 percent, Borduria 66.7 percent }"
                .into(),
            vec![],
        ),
    ];
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, c)| (a.as_str(), c.as_slice())).collect();
    table("A406", &rows);
}

#[test]
fn arithmetic() {
    table(
        "A407",
        &[
            ("text \"One third of 459, that is 153, may go.\"", &[]),
            ("text \"One third of 459, that is 135, may go.\"", &["A407 error"]),
            ("text \"One third of 460, that is 153, may go.\"", &[]),
            ("text \"One third of 460, that is 154, may go.\"", &[]),
            ("text \"One third of 460, that is 155, may go.\"", &["A407 error"]),
            ("text \"25 percent of 13,300, that is 3,325, may go.\"", &[]),
            ("text \"25 percent of 13,300, that is 3,255, may go.\"", &["A407 error"]),
            ("text \"two thirds of 300 tanks (200 tanks)\"", &[]),
            ("text \"two thirds of 300 tanks (250 tanks)\"", &["A407 error"]),
            ("text \"one third of 300, that is approximately 110\"", &[]),
            ("text \"one third of 300, that is approximately 150\"", &["A407 warning"]),
            ("text \"one third of 300 tanks and 150 guns\"", &[]),
            ("text \"one third of 300 tanks. The other 150 are kept.\"", &[]),
            (
                "text \"one third of 300, that is [Avalon: 100 | Borduria: 150]\"",
                &["A407 error in Borduria's side of `matter.text` (1 of 2 packages)"],
            ),
            ("reduction r { by Avalon; of \"tanks\"; share one third of 459; to at most 153 }", &[]),
            ("limitation l { by Avalon; of \"tanks\"; total 459\nallowance a { amount one third of 459 } }", &[]),
            (
                "costs c { of \"the mission\"; by Avalon, Borduria; shares Avalon 60 percent, Borduria 30 percent }",
                &["A407 error"],
            ),
            ("costs c { of \"the mission\"; by Avalon, Borduria; shares Avalon 60 percent, Borduria 60 percent }", &[]),
        ],
    );
}

#[test]
fn no_side_taken() {
    let isles = "zone Isles \"the Isles\" claimed by Avalon, Borduria { known as \"the Isles\" }";
    let rows = [
        ("demilitarization d { of Isles; as from entry_into_force }", vec!["A412 info"]),
        (
            "zone Cove \"the Cove\" in Isles { known as \"the Cove\" }\nadministration m { of Cove; by League }",
            vec!["A412 info"],
        ),
        ("administration m { of Isles; by League; sovereignty of Avalon unaffected }", vec![]),
        (
            "demilitarization d { of Isles; as from entry_into_force }\ntext \"Nothing here prejudices the claims of either side.\"",
            vec![],
        ),
        (
            "without prejudice to \"the claims to the Isles\": demilitarization d { of Isles; as from entry_into_force }",
            vec![],
        ),
        ("demilitarization d { of Valley; as from entry_into_force }", vec![]),
        (
            "demilitarization d { of Isles; as from entry_into_force }\n[Avalon: text \"Nothing here prejudices the claims of either side.\"]",
            vec!["A412 info in without the text in brackets at `matter.text` (1 of 2 packages)"],
        ),
    ];
    let rows: Vec<(String, Vec<&str>)> = rows.into_iter().map(|(a, c)| (format!("{isles}\n{a}"), c)).collect();
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(a, c)| (a.as_str(), c.as_slice())).collect();
    table("A412", &rows);
}
