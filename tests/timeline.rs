//! Timelines: known days of known treaties, and each form of output.

use crate::cli::{folder, refuses, treatyc};
use crate::common::EXAMPLES;
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
    assert_eq!(line(&t, &["choice (referendum)"]), "choice (referendum): held – 1969-12-31 before 1 January 1970");
    assert_eq!(line(&t, &["deployed"]), "deployed 1962-08-15 – 1962-10-01 no later than 1 October 1962");
    assert!(line(&t, &["to indonesia (transfer)"]).ends_with("1963-05-01 – no earlier than 1 May 1963"));
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

/// The last days below the table, as they are printed.
fn last_days(t: &Timeline) -> Vec<String> {
    t.last_days.iter().map(|d| d.words.clone()).collect()
}

#[test]
fn last_days_follow_from_the_dates_of_the_text() {
    let known = |name: &str| last_days(&of(&example(name), &[], &[]).unwrap());
    assert_eq!(
        known("kharkiv-2010.treaty"),
        [
            "in force by 28 May 2017, or `stay` cannot be kept as it is written",
            "the last day for notice is 28 May 2041, if `stay` is not to be renewed",
        ]
    );
    // The security force is to be in place by 1 October 1962, and waits for the resolution, which waits for ratification.
    assert_eq!(
        known("west-new-guinea-1962.treaty"),
        [
            "the last ratification and the adoption of the resolution by 1 October 1962, or `security_force` cannot be kept as it is written",
            "the arrival of the United Nations Administrator and the effect of `to_untea` by 1 May 1963, or `first` cannot be kept as it is written",
        ]
    );
    // Without a date nothing has a last day.
    assert_eq!(known("framework.treaty"), [""; 0]);
    assert_eq!(known("north-atlantic-1949.treaty"), [""; 0]);
}

#[test]
fn last_days_follow_from_what_is_assumed() {
    let checked = example("framework.treaty");
    let force = ("entry_into_force", (2026, 9, 1));
    assert_eq!(
        last_days(&of(&checked, &[("corridor_status", "oversight")], &[force]).unwrap()),
        [
            "signature by 31 May 2026, or entry into force cannot be on 1 September 2026",
            "the effect of `truce` by 3 June 2026, or entry into force cannot be on 1 September 2026",
            "approval by the Verkhovna Rada, approval by an all-Ukrainian referendum and the advice and consent of the Senate by 2 August 2026, or entry into force cannot be on 1 September 2026",
        ]
    );
    let lease = [("corridor_status", "lease"), ("corridor.lasts", "Russia")];
    assert_eq!(
        last_days(&of(&checked, &lease, &[("signature", (2026, 2, 1)), force]).unwrap()),
        [
            "the last day for notice is 4 November 2030, if `Observers` is not to be renewed",
            "the last day for the request is 1 September 2074, if `corridor` is to be renewed",
        ]
    );
}

const CHAIN: &str = "treaty \"T\" { between A, B; languages en; done at \"Suva\" }
party A { approval Diet \"the consent of the Diet\" takes 10 to 20 days }
party B
article one \"One\" {
    milestone plan \"the plan\" { no earlier than 14 days after entry_into_force }
    milestone review \"the review\" { no earlier than 6 months after plan }
    rule report: A shall \"report to B\" no earlier than review and by 2030-01-31
}
final clauses { consent by ratification by all parties; entry into force on ratification by all parties; exit none }
";

#[test]
fn a_last_day_is_reckoned_back_through_months() {
    let checked = check("t.treaty", CHAIN.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let t = of(&checked, &[], &[]).unwrap();
    assert_eq!(
        last_days(&t),
        [
            "signature by 7 July 2029, or `report` cannot be kept as it is written",
            "the last ratification, entry into force and the consent of the Diet by 17 July 2029, or `report` cannot be kept as it is written",
            "the plan by 31 July 2029, or `report` cannot be kept as it is written",
            "the review by 31 January 2030, or `report` cannot be kept as it is written",
        ]
    );
    // With a date for one of them the windows of all are known on both sides.
    let t = of(&checked, &[], &[("entry_into_force", (2029, 7, 1))]).unwrap();
    assert_eq!(line(&t, &["plan"]), "the plan 2029-07-15 – 2029-07-31 no earlier than 14 days after entry into force");
    assert_eq!(
        line(&t, &["review"]),
        "the review 2030-01-15 – 2030-01-31 no earlier than 6 months and 14 days after entry into force"
    );
}

#[test]
fn the_table_of_a_small_treaty() {
    let checked = check("t.treaty", CHAIN.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let t = of(&checked, &[], &[("entry_into_force", (2029, 7, 1))]).unwrap();
    let expected = "\
T
assumed: entry into force on 1 July 2029

The treaty
  signature                – 2029-06-21              no later than 21 June 2029
  the last ratification    2029-07-01                no earlier than signature
  entry into force         2029-07-01                on the last ratification
  the consent of the Diet  – 2029-07-01              10 days to 20 days after signature

Article 1. One
  the plan                 2029-07-15 – 2029-07-31   no earlier than 14 days after entry into force
  the review               2030-01-15 – 2030-01-31   no earlier than 6 months and 14 days after entry into force
  report                   2030-01-15 – 2030-01-31   no earlier than 6 months and 14 days after entry into force and no later than 31 January 2030

Last days
  2029-06-21  signature by 21 June 2029, or entry into force cannot be on 1 July 2029
  2029-07-01  the consent of the Diet by 1 July 2029, or entry into force cannot be on 1 July 2029
  2029-07-31  the plan by 31 July 2029, or `report` cannot be kept as it is written
  2030-01-31  the review by 31 January 2030, or `report` cannot be kept as it is written
";
    assert_eq!(table(&t, 0), expected);
}

/// A known day moves with the number that it hangs on.
#[test]
fn a_changed_number_changes_its_day_and_no_other() {
    let in_force = [("entry_into_force", (1949, 8, 24))];
    for (name, goes, comes, assumed, lines) in [
        (
            "north-atlantic-1949",
            "after 20 years, on 1 year's notice",
            "after 19 years, on 1 year's notice",
            &in_force[..],
            &[
                ("given 1969-08-24 – no earlier than 20", "given 1968-08-24 – no earlier than 19"),
                ("effect 1970-08-24 – no earlier than 21", "effect 1969-08-24 – no earlier than 20"),
            ][..],
        ),
        (
            "west-new-guinea-1962",
            "held        before 1970-01-01",
            "held        before 1969-01-01",
            &[],
            &[("1969-12-31 before 1 January 1970", "1968-12-31 before 1 January 1969")],
        ),
        (
            "kharkiv-2010",
            "no later than 1 year before expiry",
            "no later than 2 years before expiry",
            &[],
            &[(
                "2041-05-28 the last day for notice is 28 May 2041",
                "2040-05-28 the last day for notice is 28 May 2040",
            )],
        ),
    ] {
        let text = EXAMPLES.iter().find(|e| e.0 == name).unwrap().1;
        let shown = |text: &str| {
            let checked = check(name, text.as_bytes().to_vec(), &NoFiles, &Levels::default());
            let lines = table(&of(&checked, &[], assumed).unwrap(), 0);
            lines.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect::<String>()
        };
        let (before, after) = (shown(text), shown(&text.replacen(goes, comes, 1)));
        for (old, new) in lines {
            assert!(before.contains(old) && !after.contains(old), "{old} in\n{before}\n{after}");
            assert!(after.contains(new) && !before.contains(new), "{new} in\n{before}\n{after}");
        }
        let moved = before.lines().zip(after.lines()).filter(|(a, b)| a != b).count();
        let hangs = if name.starts_with("west") { 4 } else { lines.len() };
        assert_eq!(moved, hangs, "{before}\n{after}");
    }
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
    let page = html(&t);
    assert!(page.replace("http://www.w3.org/2000/svg", "").matches("http").count() == 0, "self-contained");
    roxmltree::Document::parse(&svg(&t)).unwrap();
}

/// Where what a drawing calls so begins and ends, by its outline: `M10 20L30 20…z`.
fn reach(chart: &roxmltree::Document<'_>, name: &str) -> Vec<(String, f64, f64)> {
    let called = |n: &roxmltree::Node<'_, '_>| {
        n.has_tag_name("path") && n.children().any(|c| c.has_tag_name("title") && c.text().unwrap().starts_with(name))
    };
    let outline = |n: roxmltree::Node<'_, '_>| {
        let d = n.attribute("d").unwrap();
        let across = d.split(['M', 'L', 'z']).filter_map(|p| p.split(' ').next()?.parse::<f64>().ok());
        let (from, to) = across.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
        (n.attribute("class").unwrap().to_owned(), from, to)
    };
    chart.descendants().filter(called).map(outline).collect()
}

#[test]
fn bars_lie_where_the_days_are() {
    let text = svg(&of(&example("kharkiv-2010.treaty"), &[], &[]).unwrap());
    let chart = roxmltree::Document::parse(&text).unwrap();
    let grid: Vec<(String, f64)> = chart
        .descendants()
        .filter(|n| n.has_tag_name("text") && n.text().is_some_and(|t| t.trim().ends_with("-01-01")))
        .map(|n| (n.text().unwrap().trim().to_owned(), n.attribute("x").unwrap().parse().unwrap()))
        .collect();
    let x = |year: &str| grid.iter().find(|g| g.0.starts_with(year)).unwrap().1;
    // The axis is even here, so that 28 May 2017 lies between two ticks as it does between their days.
    let year = (x("2040") - x("2020")) / 20.0;
    let lease = reach(&chart, "stay (lease)");
    assert_eq!(lease.iter().map(|l| l.0.as_str()).collect::<Vec<_>>(), ["area a", "area a full"]);
    for (_, from, to) in lease {
        assert!((from - (x("2020") - year * 2.6)).abs() < 1.0, "from {from}");
        assert!((to - (x("2040") + year * 2.4)).abs() < 1.0, "to {to}");
    }
    // What the parties do not choose is hatched; an exact day is a mark.
    let text = svg(&of(&example("framework.treaty"), &[], &[]).unwrap());
    let chart = roxmltree::Document::parse(&text).unwrap();
    let senate = reach(&chart, "the advice and consent of the Senate");
    assert_eq!(senate.iter().map(|l| l.0.as_str()).collect::<Vec<_>>(), ["area b hatched"]);
    let truce = reach(&chart, "truce");
    assert!(truce.len() == 1 && (truce[0].2 - truce[0].1 - 12.0).abs() < 0.2, "{truce:?}");
    // Approvals last as long as they last.
    let rada = reach(&chart, "approval by the Verkhovna Rada");
    assert!(rada[0].1 < senate[0].1 && rada[0].2 < senate[0].2, "{rada:?} {senate:?}");
}

#[test]
fn what_waits_is_tied_to_what_it_waits_for() {
    let t = of(&example("framework.treaty"), &[("eastern.completes", "Ukraine")], &[]).unwrap();
    let label = |p: (usize, usize)| format!("{} {}", t.rows[p.0].label, t.rows[p.0].moments[p.1].what);
    let arrows: Vec<(String, String)> = t.arrows.iter().map(|(a, b)| (label(*a), label(*b))).collect();
    for (from, to) in [
        ("truce (ceasefire) takes effect", "approval by an all-Ukrainian referendum takes place"),
        ("truce (ceasefire) takes effect", "eastern (withdrawal) begins"),
        ("eastern (withdrawal) begins", "north (phase) complete"),
        ("north (phase) verified", "Easing of sanctions: first (step) complete"),
        ("eastern (withdrawal) verified", "Easing of sanctions: second (step) complete"),
    ] {
        assert!(arrows.contains(&(from.to_owned(), to.to_owned())), "{from} → {to} in {arrows:#?}");
    }
    let tips = svg(&t).matches("marker-end").count();
    // One more stands in the legend.
    assert_eq!(tips, arrows.len() + 1);
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

#[test]
fn the_command_writes_every_form() {
    let dir = folder(&[("k.treaty", include_bytes!("../examples/kharkiv-2010.treaty"))]);
    let table = treatyc(dir.path(), &["timeline", "k.treaty"]);
    assert_eq!((table.code, table.err.as_str()), (0, ""));
    assert!(table.out.contains("2042-05-28"), "{}", table.out);
    for (name, begins) in [
        ("out/k.svg", "<svg "),
        ("out/k.html", "<!doctype html>"),
        ("out/k.ics", "BEGIN:VCALENDAR"),
        ("out/k.json", "{"),
        ("out/k.txt", "Agreement"),
    ] {
        let ended = treatyc(dir.path(), &["timeline", "k.treaty", "-o", name]);
        assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (0, "", ""), "{name}");
        let text = std::fs::read_to_string(dir.path().join(name)).unwrap();
        assert!(text.starts_with(begins), "{name}: {text}");
    }
    // The same calendar on another day, where that day is set.
    let once = treatyc(dir.path(), &["timeline", "k.treaty", "--to", "ics"]);
    assert!(once.code == 0 && once.out.contains("DTSTART;VALUE=DATE:20410528"), "{}", once.out);
    let dated = treatyc(dir.path(), &["timeline", "k.treaty", "--assume", "entry_into_force=2010-06-01"]);
    assert!(dated.code == 0 && dated.out.contains("assumed: entry into force on 1 June 2010"), "{}", dated.out);
}

#[test]
fn what_the_command_cannot_do_is_said_in_a_sentence() {
    let text = include_bytes!("../examples/kharkiv-2010.treaty");
    let dir = folder(&[("k.treaty", text), ("l.treaty", text), ("broken.treaty", b"treaty \"T\" { between A, B")]);
    for (arguments, sentence) in [
        (
            &["k.treaty", "--assume", "entry_into_force"][..],
            "`entry_into_force` assumes nothing: write `event=date`, as in `entry_into_force=2026-06-01`",
        ),
        (&["k.treaty", "--assume", "entry_into_force=1 June"], "assumes nothing: write `event=date`"),
        (&["k.treaty", "--assume", "entry_into_force=2026-02-30"], "there is no day 2026-02-30"),
        (
            &["k.treaty", "--assume", "entry_into_forse=2026-02-20"],
            "is called `entry_into_forse`; did you mean `entry_into_force`?",
        ),
        (
            &["k.treaty", "--assume", "signature=2011-01-01"],
            "with these days the time limits of this treaty cannot all be kept",
        ),
        (&["k.treaty", "--package", "lease=long"], "`lease`"),
        (&["k.treaty", "-o", "k.pdf"], "the ending of `k.pdf` names no format (text, svg, html, ics, json)"),
        (&["k.treaty", "-o", "k.treaty", "--to", "text"], "is the treaty itself: it is not written over"),
        (&["gone.treaty"], "gone.treaty"),
        (&["."], "one treaty is drawn at a time: name one file"),
    ] {
        refuses(dir.path(), &[&["timeline"], arguments].concat(), sentence);
    }
    assert!(std::fs::read(dir.path().join("k.treaty")).unwrap() == text);
    // What is wrong with the text is said, and what is understood of it is shown.
    let ended = treatyc(dir.path(), &["timeline", "broken.treaty"]);
    assert!(ended.code == 1 && ended.err.contains("error"), "{} {}", ended.code, ended.err);
}
