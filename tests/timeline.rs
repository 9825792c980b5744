//! Timelines: known days of known treaties, and each form of output.

use treatyc::finding::Severity;
use treatyc::host::Folder;
use treatyc::session::{Checked, Levels, NoFiles, check};
use treatyc::timeline::{Timeline, Wishes, html, ics, json, schema, svg, table, timeline};

fn example(name: &str) -> Checked {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let bytes = std::fs::read(folder.join(name)).unwrap();
    check(name, bytes, &Folder::new(&folder), &Levels::default())
}

fn of(checked: &Checked, package: &[(&str, &str)], assumed: &[(&str, (i16, u8, u8))]) -> Result<Timeline, String> {
    let package: Vec<_> = package.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let assumed: Vec<_> = assumed.iter().map(|(a, b)| ((*a).to_owned(), *b)).collect();
    timeline(checked, &Wishes { package: &package, assumed: &assumed })
}

/// One line of the table: the first that contains all of some words.
fn line(t: &Timeline, words: &[&str]) -> String {
    let text = table(t, 0);
    let found = text.lines().find(|l| words.iter().all(|w| l.contains(w)));
    found
        .unwrap_or_else(|| panic!("no line with {words:?} in\n{text}"))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn kharkiv_has_its_known_days() {
    let checked = example("kharkiv-2010.treaty");
    let t = of(&checked, &[], &[]).unwrap();
    assert_eq!(line(&t, &["starts", "2017"]), "starts 2017-05-28 on 28 May 2017");
    assert_eq!(line(&t, &["ends"]), "ends 2042-05-28 25 years after 28 May 2017");
    assert_eq!(
        line(&t, &["last day for notice"]),
        "2041-05-28 the last day for notice is 28 May 2041, if `stay` is not to be renewed"
    );
}

#[test]
fn west_new_guinea_has_its_known_days() {
    let t = of(&example("west-new-guinea-1962.treaty"), &[], &[]).unwrap();
    assert!(line(&t, &["security force", "deployed"]).contains("1962-10-01"), "{}", table(&t, 0));
    assert!(line(&t, &["choice", "held"]).contains("1969-12-31"), "{}", table(&t, 0));
}

#[test]
fn the_north_atlantic_treaty_may_be_left_after_twenty_years_on_one_years_notice() {
    let checked = example("north-atlantic-1949.treaty");
    let t = of(&checked, &[], &[("entry_into_force", (1949, 8, 24))]).unwrap();
    assert_eq!(
        line(&t, &["notice may be given"]),
        "notice may be given 1969-08-24 – no earlier than 20 years after entry into force"
    );
    assert_eq!(
        line(&t, &["takes effect"]),
        "takes effect 1970-08-24 – no earlier than 21 years after entry into force"
    );
}

#[test]
fn what_is_assumed_gives_dates() {
    let checked = example("framework.treaty");
    let ukraine = [("eastern.completes", "Ukraine")];
    let t = of(&checked, &ukraine, &[("signature", (2026, 2, 1)), ("entry_into_force", (2026, 9, 1))]).unwrap();
    assert!(line(&t, &["truce"]).contains("2026-02-04"));
    let t = of(&checked, &[], &[("entry_into_force", (2026, 9, 1))]).unwrap();
    // The approvals take sixty days after the truce at the least, and thirty days more pass before force.
    assert!(line(&t, &["signature"]).contains("– 2026-05-31"), "{}", table(&t, 0));
}

#[test]
fn what_cannot_be_assumed_is_said() {
    let checked = example("framework.treaty");
    for (package, assumed, sentence) in [
        (
            &[][..],
            &[("entry_into_froce", (2026, 9, 1))][..],
            "no event that anything hangs on is called `entry_into_froce`; did you mean `entry_into_force`?",
        ),
        (
            &[],
            &[("signature", (2026, 9, 1)), ("entry_into_force", (2026, 9, 2))],
            "with these days the time limits of this treaty cannot all be kept; `treatyc check` shows which",
        ),
        (&[], &[("signature", (2026, 9, 1)), ("signature", (2026, 9, 2))], "`signature` is assumed on two days"),
        (&[], &[("signature", (2026, 2, 30))], "`signature` is assumed on a day that there is not"),
        (
            &[("eastern.completes", "Avalon")],
            &[],
            "`eastern.completes` has no option `Avalon`; its options are `Ukraine`, `Russia`",
        ),
    ] {
        assert_eq!(of(&checked, package, assumed).err().as_deref(), Some(sentence));
    }
}

#[test]
fn brackets_are_alternatives_until_one_is_taken() {
    let checked = example("framework.treaty");
    let text = table(&of(&checked, &[], &[]).unwrap(), 0);
    assert_eq!(text.matches("eastern (withdrawal) [").count(), 2, "{text}");
    let text = table(&of(&checked, &[("eastern.completes", "Ukraine")], &[]).unwrap(), 0);
    assert_eq!(text.matches("eastern (withdrawal)").count(), 1, "{text}");
}

#[test]
fn the_table_of_the_framework() {
    insta::assert_snapshot!("timeline_framework", table(&of(&example("framework.treaty"), &[], &[]).unwrap(), 100));
}

#[test]
fn a_calendar_is_read_back_by_another_reader() {
    let t = of(&example("kharkiv-2010.treaty"), &[], &[]).unwrap();
    let text = ics(&t, 20_000);
    assert!(text.split("\r\n").all(|l| l.len() <= 75), "lines are folded");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    let read: icalendar::Calendar = text.parse().unwrap();
    use icalendar::Component;
    let events: Vec<_> = read.components.iter().filter_map(|c| c.as_event()).collect();
    let last = events.iter().find(|e| e.get_summary().is_some_and(|s| s.contains("last day for notice"))).unwrap();
    assert_eq!(last.property_value("DTSTART"), Some("20410528"));
    assert_eq!(last.property_value("DTSTAMP"), Some("20241004T000000Z"));
    let mut uids: Vec<_> = events.iter().filter_map(|e| e.get_uid()).collect();
    let all = uids.len();
    uids.sort_unstable();
    uids.dedup();
    assert!(all == events.len() && uids.len() == all, "each entry is known by a name of its own");
    // The same entries the next day.
    let again: icalendar::Calendar = ics(&t, 20_001).parse().unwrap();
    let same: Vec<_> = again.components.iter().filter_map(|c| c.as_event()?.get_uid()).collect();
    assert!(uids.iter().all(|u| same.contains(u)));
}

#[test]
fn charts_and_pages_hold_whatever_the_words_say() {
    let text = "treaty \"<b>A & B</b>\" { between Avalon, Borduria; languages en; done on 2026-01-15 }
party Avalon \"Avalon\"
party Borduria \"<script>alert(1)</script>\"
article one \"One & <two>\" { milestone opening \"the \\\"<i>opening</i>\\\"\" { within 10 days of signature } }
final clauses { consent by signature; entry into force on signature; exit none }
";
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    assert!(checked.findings.iter().all(|f| f.severity < Severity::Error || !f.code.0.starts_with('S')));
    let t = of(&checked, &[], &[]).unwrap();
    for page in [svg(&t), html(&t)] {
        for tag in ["<b>", "<i>", "<script", "<two>"] {
            assert!(!page.contains(tag), "{tag} in {page}");
        }
    }
    assert!(svg(&t).starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(
        !html(&t).contains("http://") || !html(&t).replace("http://www.w3.org/2000/svg", "").contains("http"),
        "self-contained"
    );
}

#[test]
fn json_matches_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for name in ["framework.treaty", "west-new-guinea-1962.treaty"] {
        let value: serde_json::Value = serde_json::from_str(&json(&of(&example(name), &[], &[]).unwrap())).unwrap();
        assert!(validator.is_valid(&value), "{name}");
        assert!(value["rows"].as_array().is_some_and(|r| r.len() > 10), "{name}");
    }
}

#[test]
fn the_published_schema_is_current() {
    snapbox::assert_data_eq!(schema(), snapbox::file!["../docs/schema/timeline.schema.json": Text].raw());
}
