//! What changed between two rounds: as it is told, and what must hold of it whatever the treaties.

use crate::common::{self, EXAMPLES, FRAMEWORK};
use treatyc::report::revision::{Paper, html, json, markdown, outline, schema, terminal};
use treatyc::rounds::revision;
use treatyc::rounds::revision::{Change, Direction, Fate, Revision, Settled, Step, Way, What};
use treatyc::session::{Checked, Levels, NoFiles, check};

const REV4: &str = include_str!("../examples/framework-rev4.treaty");

fn checked(text: &str) -> Checked {
    check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default())
}

fn diff(old: &str, new: &str) -> Revision {
    revision(("old.treaty", &checked(old)), ("new.treaty", &checked(new)))
}

fn framework_to_rev4() -> Revision {
    let (a, b) = (checked(FRAMEWORK), checked(REV4));
    revision(("framework.treaty", &a), ("framework-rev4.treaty", &b))
}

fn told(r: &Revision) -> String {
    terminal(&outline(r, false), Paper { columns: 100, colour: false })
}

/// A treaty of two States with these articles.
fn with(articles: &str) -> String {
    format!(
        "treaty \"Accord\" {{ between Avalon, Borduria; languages en }}\n\
         party Avalon \"Avalon\"\nparty Borduria \"Borduria\"\norganization League \"the League\" accepted on 2026-01-15\n\
         zone Valley \"the Valley\" {{ known as \"the Valley\" }}\nzone Hills \"the Hills\" {{ known as \"the Hills\" }}\n{articles}\n\
         final clauses {{ consent by ratification by all parties; entry into force on ratification by all parties }}\n"
    )
}

/// Everything that changed, a line each: what happened, to what, in which field, in which direction.
fn lines(r: &Revision) -> Vec<String> {
    let mut out = Vec::new();
    for c in &r.changes {
        let spot = c.new.as_ref().or(c.old.as_ref()).unwrap();
        let thing = if spot.name.is_empty() { &spot.what } else { &spot.name };
        out.push(match &c.is {
            What::Added(_) => format!("added {thing}"),
            What::Dropped(_) => format!("dropped {thing}"),
            What::Moved => format!("moved {thing}"),
            What::Renumbered => format!("renumbered {thing}"),
            What::Renamed { .. } => format!("renamed {} {thing}", c.old.as_ref().unwrap().name),
            What::Reworded(_) => format!("reworded {thing}"),
            What::Value(v) => {
                let said = |s: &Option<String>| s.clone().unwrap_or_else(|| "nothing".into());
                let ways: Vec<String> = v.directions.iter().map(Direction::words).collect();
                format!("{thing} {}: {} > {} ({})", v.field, said(&v.old), said(&v.new), ways.join(", "))
            }
        });
    }
    for p in &r.points {
        let name = p.new_name.as_ref().or(p.old_name.as_ref()).unwrap();
        let settled = |s: &Settled| match s {
            Settled::Proposal(n) => format!("proposal {n}"),
            Settled::Other(words) => words.clone(),
            Settled::Nothing => "nothing".into(),
        };
        out.push(match &p.fate {
            Fate::Opened(s) => format!("opened {name} from {}", settled(s)),
            Fate::Closed(s) => format!("closed {name} as {}", settled(s)),
            Fate::Moved => format!("moved at {name}"),
        });
    }
    out
}

/// Who moved how, a line each.
fn moves(r: &Revision) -> Vec<String> {
    let step = |s: &Step| match s {
        Step::Prevailed => "prevailed".to_owned(),
        Step::Accepted(by) => format!("accepted that of {}", by.join(" and ")),
        Step::Met => "met".into(),
        Step::Changed => "changed".into(),
        Step::Reopened => "reopened".into(),
        Step::Holds => "holds".into(),
    };
    let words = |m: &treatyc::rounds::revision::Move| {
        let ways: Vec<String> = m.directions.iter().map(Direction::words).collect();
        format!(
            "{}: {} -[{}] +[{}] {}",
            m.party,
            step(&m.step),
            m.gave_up.join("; "),
            m.took.join("; "),
            ways.join(", ")
        )
    };
    r.moves.iter().map(words).collect()
}

#[test]
fn the_second_round_of_the_framework() {
    let r = framework_to_rev4();
    insta::assert_snapshot!("framework_to_rev4", told(&r));
    insta::assert_snapshot!("framework_to_rev4_md", markdown(&outline(&r, false)));
    let page = html(&outline(&r, false));
    let (before, after) = page.split_once("<style>").unwrap();
    let after = after.split_once("</style>").unwrap().1;
    insta::assert_snapshot!("framework_to_rev4_html", format!("{before}<style>…</style>{after}"));
    insta::assert_snapshot!("framework_to_rev4_json", json(&r));
}

#[test]
fn a_narrow_screen_and_colours() {
    let r = framework_to_rev4();
    let text = terminal(&outline(&r, false), Paper { columns: 44, colour: true });
    let bare = |line: &str| {
        let mut out = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            out.push_str(before);
            rest = after.split_once('m').unwrap().1;
        }
        out + rest
    };
    for line in text.lines() {
        assert!(bare(line).chars().count() <= 44, "{line}");
    }
    assert!(text.contains("\u{1b}[32m+ added:\u{1b}[0m"), "{text}");
    let plain = terminal(&outline(&r, false), Paper { columns: 44, colour: false });
    assert_eq!(text.lines().map(|l| bare(l) + "\n").collect::<String>(), plain);
    assert!(!plain.contains('\u{1b}'));
}

#[test]
fn the_page_is_safe_and_needs_nothing_else() {
    let old = with("article a \"A\" { text \"Nothing.\" }");
    let new = with("article a \"A <script>alert('x')</script> & more\" { text \"Nothing \u{202e}but <b>.\" }");
    let page = html(&outline(&diff(&old, &new), true));
    assert!(!page.contains("<script") && !page.contains("<b>."), "{page}");
    assert!(!page.contains('\u{202e}'), "what is hidden is shown");
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more"));
    for reach in ["http:", "https:", "src=", "url(", "@import"] {
        assert!(!page.contains(reach), "{reach}");
    }
}

#[test]
fn json_matches_its_schema_and_the_published_one_is_current() {
    snapbox::assert_data_eq!(schema(), snapbox::file!["../docs/schema/revision.schema.json": Text].raw());
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (old, new) in
        [(FRAMEWORK, REV4), (FRAMEWORK, FRAMEWORK), (REV4, FRAMEWORK), (FRAMEWORK, "nonsense {"), ("", "")]
    {
        let value: serde_json::Value = serde_json::from_str(&json(&diff(old, new))).unwrap();
        assert!(validator.is_valid(&value), "{value:#}");
        assert_eq!(value["same"], serde_json::json!(old == new));
    }
}

#[test]
fn a_treaty_has_not_changed_against_itself() {
    for (name, text) in EXAMPLES.into_iter().chain([("rev4", REV4)]) {
        let r = diff(text, text);
        assert_eq!(lines(&r), Vec::<String>::new(), "{name}");
        assert!(r.is_empty() && r.moves.is_empty() && r.beside.is_empty() && r.found.is_empty() && r.gone.is_empty());
        let said = told(&r);
        assert!(said.ends_with("Nothing changed in meaning.\n"), "{said}");
    }
}

#[test]
fn layout_comments_notes_and_labels_change_nothing() {
    for (name, text) in EXAMPLES.into_iter().chain([("rev4", REV4)]) {
        let one_line: String = text.replace("\n\n", "\n// a comment\n\n\n").replace("        ", "  ");
        assert_eq!(lines(&diff(text, &common::format(&one_line))), Vec::<String>::new(), "{name}");
    }
    let label = FRAMEWORK.replace("\"Rev. 3\" of 2025-12-16", "\"Rev. 3 bis\" of 2025-12-17");
    assert!(diff(FRAMEWORK, &label).is_empty());
    let note = FRAMEWORK
        .replace("        in return for shield\n", "        in return for shield\n        note \"to be discussed\"\n");
    assert!(diff(FRAMEWORK, &note).is_empty());
}

#[test]
fn what_is_agreed_or_reserved_is_told_and_is_no_change() {
    let new = FRAMEWORK.replace(" reserved by Ukraine {", " {").replace(
        "article pullback \"Withdrawal of forces\" {",
        "article pullback \"Withdrawal of forces\" agreed on 2026-01-20 {",
    );
    let r = diff(FRAMEWORK, &new);
    assert!(r.is_empty());
    let said: Vec<String> = r.beside.iter().map(|b| format!("{} {}", b.spot.article, b.says)).collect();
    assert_eq!(
        said,
        [
            "Article 3. Withdrawal of forces is now agreed on 20 January 2026",
            "Article 5. Status of the Coastal Corridor is no longer reserved by Ukraine"
        ]
    );
}

/// The fields of each clause of the framework in the reverse order, where each stands on a line of its own.
fn fields_reversed(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut run: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        let is_part = ["step", "phase", "responds"].iter().any(|w| bare.starts_with(w));
        let is_field = indent >= 8 && inside && !bare.is_empty() && !bare.ends_with('{') && bare != "}" && !is_part;
        if is_field {
            run.insert(0, line.to_owned());
            continue;
        }
        out.append(&mut run);
        inside = bare.ends_with('{') && !bare.starts_with("alternatives") && !bare.starts_with("option");
        out.push(line.to_owned());
    }
    out.append(&mut run);
    out.join("\n") + "\n"
}

#[test]
fn the_order_of_fields_and_of_declarations_says_nothing() {
    let other = fields_reversed(FRAMEWORK);
    assert_ne!(other, FRAMEWORK);
    let r = diff(FRAMEWORK, &other);
    assert_eq!(lines(&r), Vec::<String>::new());
    assert!(r.found.is_empty() && r.gone.is_empty(), "{:?} {:?}", r.found, r.gone);
    let line = "zone SouthSector \"the Southern Sector\" in Eastern { geometry \"zones.geojson#south\" }\n";
    assert!(FRAMEWORK.contains(line));
    let declared_later = FRAMEWORK.replace(line, "") + line;
    assert_eq!(lines(&diff(FRAMEWORK, &declared_later)), Vec::<String>::new());
}

#[test]
fn the_alternat_is_the_same_treaty() {
    let other = FRAMEWORK.replace("between    Ukraine, Russia\n", "between    Russia, Ukraine\n");
    assert_ne!(other, FRAMEWORK);
    assert!(diff(FRAMEWORK, &other).is_empty());
}

/// A text with a name replaced wherever it stands as one: outside quotation marks, and between braces in them.
fn renamed(text: &str, from: &str, to: &str) -> String {
    let mut out = String::new();
    let (mut quoted, mut word) = (false, String::new());
    for line in text.split_inclusive('\n') {
        let comment = line.trim_start().starts_with("//");
        for c in line.chars() {
            if c.is_alphanumeric() || c == '_' {
                word.push(c);
                continue;
            }
            let named = !quoted && !comment && word == from;
            out.push_str(if named { to } else { &word });
            word.clear();
            if c == '"' {
                quoted = !quoted;
            }
            out.push(c);
        }
    }
    out + &word
}

#[test]
fn a_name_changed_everywhere_is_a_change_of_that_name() {
    let names = [
        "Russia",
        "Europeans",
        "Homeland",
        "Contact",
        "armed_attack",
        "positions",
        "truce",
        "eastern",
        "north",
        "alliance",
        "corridor_status",
        "corridor",
        "oversight",
        "mission_article",
        "Observers",
        "first",
        "measures",
        "Referendum",
    ];
    for name in names {
        let new = renamed(FRAMEWORK, name, "ThisIsAnother");
        assert_ne!(new, FRAMEWORK, "{name}");
        let r = diff(FRAMEWORK, &new);
        assert_eq!(lines(&r), [format!("renamed {name} ThisIsAnother")], "{name}");
        assert!(r.is_empty() && r.found.is_empty() && r.gone.is_empty(), "{name}");
    }
}

#[test]
fn a_name_that_is_printed_is_more_than_a_handle() {
    let old =
        with("article a \"A\" { rule r: League shall \"watch\" Valley }").replace("League \"the League\"", "League");
    let r = diff(&old, &renamed(&old, "League", "Union"));
    assert_eq!(lines(&r), ["renamed League Union"]);
    assert!(!r.is_empty());
}

fn opposite(way: Way, counted: bool) -> Way {
    match way {
        Way::Longer => Way::Shorter,
        Way::Shorter => Way::Longer,
        Way::Later => Way::Earlier,
        Way::Earlier => Way::Later,
        Way::More if counted => Way::Fewer,
        Way::More => Way::Less,
        Way::Less | Way::Fewer => Way::More,
        Way::MoreOften => Way::LessOften,
        Way::LessOften => Way::MoreOften,
    }
}

/// All that must be the other way round when old and new change places.
fn mirrored(there: &Revision, back: &Revision) {
    let key = |c: &Change, turned: bool| {
        let (old, new) = if turned { (&c.new, &c.old) } else { (&c.old, &c.new) };
        let at = |s: &Option<treatyc::rounds::revision::Spot>| s.clone().map(|s| (s.article, s.name, s.what));
        let what = match (&c.is, turned) {
            (What::Added(t), false) | (What::Dropped(t), true) => format!("added {t:?}"),
            (What::Dropped(t), false) | (What::Added(t), true) => format!("dropped {t:?}"),
            (What::Moved, _) => "moved".into(),
            (What::Renumbered, _) => "renumbered".into(),
            (What::Renamed { .. }, _) => "renamed".into(),
            (What::Reworded(_), _) => "reworded".into(),
            (What::Value(v), _) => {
                let ways = v.directions.iter().map(|d| {
                    let way = if turned { opposite(d.way, d.way == Way::More && counted(&d.by)) } else { d.way };
                    (way, d.by.clone(), d.about)
                });
                let (a, b) = if turned { (&v.new, &v.old) } else { (&v.old, &v.new) };
                format!("{} {a:?} {b:?} {:?}", v.field, ways.collect::<Vec<_>>())
            }
        };
        format!("{:?} {:?} {what}", at(old), at(new))
    };
    let sorted = |r: &Revision, turned: bool| {
        let mut all: Vec<String> = r.changes.iter().map(|c| key(c, turned)).collect();
        all.sort();
        all
    };
    assert_eq!(sorted(there, false), sorted(back, true));
    let fates = |r: &Revision, turned: bool| {
        let mut all: Vec<String> = r
            .points
            .iter()
            .map(|p| {
                let (opened, closed) = if turned { ("closed", "opened") } else { ("opened", "closed") };
                let (before, after) = if turned { (&p.after, &p.before) } else { (&p.before, &p.after) };
                let fate = match &p.fate {
                    Fate::Opened(s) => format!("{opened} {s:?}"),
                    Fate::Closed(s) => format!("{closed} {s:?}"),
                    Fate::Moved => "moved".into(),
                };
                format!("{fate} {before:?} {after:?}")
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(fates(there, false), fates(back, true));
    let findings = |all: &[treatyc::rounds::revision::Found]| {
        let mut all: Vec<String> = all.iter().map(|f| format!("{} {}", f.code, f.message)).collect();
        all.sort();
        all
    };
    assert_eq!(findings(&there.found), findings(&back.gone));
    assert_eq!(findings(&there.gone), findings(&back.found));
}

fn counted(by: &str) -> bool {
    by.chars().next().is_some_and(|c| c.is_ascii_digit()) && by.contains(' ') && !by.contains("percentage")
}

#[test]
fn old_and_new_change_places() {
    mirrored(&framework_to_rev4(), &diff(REV4, FRAMEWORK));
    let all: Vec<&str> = EXAMPLES.iter().map(|e| e.1).collect();
    for (old, new) in all.iter().zip(all.iter().skip(1)) {
        mirrored(&diff(old, new), &diff(new, old));
    }
}

/// The blocks of the framework that stand two levels deep: its clauses, each as it is written.
fn clauses(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut from = None;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (n, line) in lines.iter().enumerate() {
        let is_clause = line.starts_with("    ")
            && !line.starts_with("     ")
            && lines[..n].iter().rev().find(|l| !l.starts_with(' ')).is_some_and(|l| l.starts_with("article"));
        if is_clause && line.trim_end().ends_with('{') {
            from = Some(n);
        } else if is_clause && line.trim() == "}" {
            let start: usize = from.take().unwrap();
            let name = lines[start].split_whitespace().nth(1).unwrap();
            out.push((name.to_owned(), lines[start..=n].concat()));
        }
    }
    out
}

#[test]
fn a_clause_taken_out_is_dropped_and_put_in_is_added() {
    let all = clauses(FRAMEWORK);
    assert!(all.len() >= 7, "{all:?}");
    for (name, block) in all {
        let without = FRAMEWORK.replacen(&block, "", 1);
        let r = diff(FRAMEWORK, &without);
        let said = lines(&r);
        assert!(said.contains(&format!("dropped {name}")), "{name}: {said:?}");
        assert!(!said.iter().any(|l| l.starts_with("added") || l.starts_with("moved")), "{name}: {said:?}");
        mirrored(&r, &diff(&without, FRAMEWORK));
    }
}

#[test]
fn an_article_put_elsewhere_has_moved_and_nothing_else_has() {
    let at = |word: &str| FRAMEWORK.find(word).unwrap();
    let (from, to, before) = (at("article recovery"), at("annex measures"), at("article pullback"));
    let block = &FRAMEWORK[from..to];
    let new = format!("{}{block}{}{}", &FRAMEWORK[..before], &FRAMEWORK[before..from], &FRAMEWORK[to..]);
    assert_eq!(
        lines(&diff(FRAMEWORK, &new)),
        [
            "moved recovery",
            "renumbered pullback",
            "renumbered assurance",
            "renumbered status",
            "renumbered mission_article"
        ]
    );
}

#[test]
fn a_clause_is_found_again_by_what_it_says_by_its_name_and_by_likeness() {
    let old = with(
        "article a \"A\" { rule first: Avalon shall \"mark the northern bridges over the river\" within 10 days of signature\n\
         rule second: Borduria shall \"mark the southern fields\" }\narticle b \"B\" { text \"Nothing else.\" }",
    );
    // Without its name, in another article: by what it says.
    let new = old
        .replace("rule second: Borduria shall \"mark the southern fields\" }", "}")
        .replace("text \"Nothing else.\"", "text \"Nothing else.\"\nrule: Borduria shall \"mark the southern fields\"");
    assert_eq!(lines(&diff(&old, &new)), ["renamed second the rule", "moved the rule"]);
    // With other content: by its name.
    let new = old.replace(
        "rule first: Avalon shall \"mark the northern bridges over the river\" within 10 days of signature",
        "rule first: Borduria shall \"sell\" Hills",
    );
    assert!(lines(&diff(&old, &new)).iter().all(|l| l.starts_with("first ")), "{:?}", lines(&diff(&old, &new)));
    // With another name and other content: by likeness.
    let new = old.replace(
        "rule first: Avalon shall \"mark the northern bridges over the river\" within 10 days",
        "rule bridges: Avalon shall \"mark the northern bridges over the river\" within 20 days",
    );
    let said = lines(&diff(&old, &new));
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0], "renamed first bridges");
    assert!(said[1].ends_with("(10 days later)"), "{said:?}");
    // What has nothing in common is another clause.
    let new =
        old.replace("rule second: Borduria shall \"mark the southern fields\"", "rule fish: Avalon may \"take fish\"");
    assert_eq!(lines(&diff(&old, &new)), ["added fish", "dropped second"]);
}

#[test]
fn directions_of_every_sort() {
    let clause = |lasts: &str, rent: &str, begin: &str, request: &str| {
        with(&format!(
            "article a \"A\" {{ lease port {{ from Avalon; to Borduria; of Valley; lasts {lasts}; rent {rent}; renewable by 5 years once, by agreement, on request no later than {request} before expiry }}\n\
             withdrawal pull {{ by Borduria; from Hills; begins no later than {begin} after signature; completes by 2027-03-01; verified by League every 30 days }}\n\
             monitoring Watch {{ by League; in Hills; staff 100 observers; lasts 2 years as from entry_into_force }} }}"
        ))
    };
    let old = clause("49 years as from entry_into_force", "USD 100 million per year", "10 days", "12 months");
    let new = clause("15 years as from entry_into_force", "USD 90.5 million per year", "2 weeks", "6 months")
        .replace("2027-03-01", "2027-02-01")
        .replace("every 30 days", "every 60 days")
        .replace("staff 100", "staff 80")
        .replace("lasts 2 years", "lasts 18 months");
    let ways: Vec<String> = diff(&old, &new)
        .changes
        .iter()
        .filter_map(|c| if let What::Value(v) = &c.is { Some((c.new.as_ref()?.name.clone(), v)) } else { None })
        .flat_map(|(name, v)| v.directions.iter().map(move |d| format!("{name} {}: {}", v.field, d.words())))
        .collect();
    assert_eq!(
        ways,
        [
            "port rent: USD 9,500,000 per year less",
            "port renewable: 6 months later",
            "port lasts: 34 years shorter",
            "pull begins: 4 days later",
            "pull completes: 28 days earlier",
            "pull verified: less often: the time between is 30 days longer",
            "Watch staff: 20 observers fewer",
            "Watch lasts: 6 months shorter",
        ]
    );
    // Months are of no one length, and another currency has no direction.
    let old = clause("49 years as from entry_into_force", "USD 100 million per year", "10 days", "12 months");
    let new = clause("49 years as from entry_into_force", "EUR 100 million per year", "3 months", "12 months");
    let said = lines(&diff(&old, &new));
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].ends_with("> EUR 100,000,000 per year ()") && said[1].ends_with("(about 81 days later)"),
        "{said:?}"
    );
}

#[test]
fn brackets_around_a_value_are_opened_and_closed() {
    let clause = |lasts: &str| {
        with(&format!(
            "article a \"A\" {{ lease port {{ from Avalon; to Borduria; of Valley; lasts {lasts} as from entry_into_force }} }}"
        ))
    };
    let (open, a, b, c) =
        (clause("[Avalon: 5 years | Borduria: 20 years]"), clause("5 years"), clause("20 years"), clause("12 years"));
    let r = diff(&open, &a);
    assert_eq!(lines(&r), ["closed port.lasts as proposal 0"]);
    assert_eq!(
        moves(&r),
        [
            "Avalon: prevailed -[] +[5 years] ",
            "Borduria: accepted that of Avalon -[20 years] +[5 years] 15 years shorter"
        ]
    );
    assert_eq!(lines(&diff(&open, &b)), ["closed port.lasts as proposal 1"]);
    let r = diff(&open, &c);
    assert_eq!(lines(&r), ["closed port.lasts as for 12 years from the entry into force of this Accord"]);
    assert_eq!(
        r.moves.iter().map(|m| m.directions[0].words()).collect::<Vec<_>>(),
        ["7 years longer", "8 years shorter"]
    );
    let r = diff(&a, &open);
    assert_eq!(lines(&r), ["opened port.lasts from proposal 0"]);
    assert_eq!(
        moves(&r),
        ["Avalon: holds -[] +[5 years] ", "Borduria: reopened -[5 years] +[20 years] 15 years longer"]
    );
    // Still open: Borduria has come down.
    let r = diff(&open, &clause("[Avalon: 5 years | Borduria: 10 years]"));
    assert_eq!(lines(&r), ["moved at port.lasts"]);
    assert_eq!(moves(&r), ["Borduria: changed -[20 years] +[10 years] 10 years shorter"]);
    // The sides in another order are the same.
    assert!(diff(&open, &clause("[Borduria: 20 years | Avalon: 5 years]")).is_empty());
    // Both behind one.
    let r = diff(
        &clause("[Avalon: 5 years | Borduria: 20 years | 8 years]"),
        &clause("[Avalon, Borduria: 5 years | 8 years]"),
    );
    assert_eq!(moves(&r), ["Borduria: changed -[20 years] +[5 years] 15 years shorter"]);
}

#[test]
fn brackets_around_clauses_and_articles() {
    let article = |inside: &str| with(&format!("article a \"A\" {{ rule: Avalon shall \"mark\" Hills\n{inside} }}"));
    let rule = "rule fish: Borduria may \"fish in\" Valley";
    let (open, there, gone) = (article(&format!("[Borduria: {rule}]")), article(rule), article(""));
    let r = diff(&open, &there);
    assert_eq!(lines(&r), ["closed a.rule as proposal 0"]);
    assert_eq!(moves(&r), ["Borduria: prevailed -[] +[“Borduria may fish in the Valley.”] "]);
    let r = diff(&open, &gone);
    assert_eq!(lines(&r), ["dropped fish", "closed a.rule as proposal 1"]);
    assert_eq!(r.moves.len(), 1);
    assert_eq!(r.moves[0].step, Step::Accepted(vec![]));
    assert_eq!(lines(&diff(&there, &open)), ["opened a.rule from proposal 0"]);
    assert_eq!(lines(&diff(&gone, &open)), ["added fish", "opened a.rule from proposal 1"]);
    for (old, new) in [(&open, &there), (&open, &gone), (&there, &gone)] {
        mirrored(&diff(old, new), &diff(new, old));
    }
}

#[test]
fn alternatives_that_are_settled() {
    let either = |text: &str| with(&format!("article a \"A\" {{\n{text}\n}}"));
    let lease = "lease port { from Avalon; to Borduria; of Valley; lasts 5 years as from entry_into_force }";
    let free = "demilitarization free { of Valley; as from entry_into_force; verified by League }";
    let open = either(&format!(
        "alternatives port_status {{ option rent proposed by Borduria {{ {lease} }}\noption peace proposed by Avalon {{ {free} }} }}"
    ));
    let r = diff(&open, &either(free));
    assert_eq!(lines(&r), ["dropped port_status", "closed port_status as proposal 1"]);
    assert_eq!(
        moves(&r),
        [
            "Borduria: accepted that of Avalon -[the option `rent`] +[the option `peace`] ",
            "Avalon: prevailed -[] +[the option `peace`] "
        ]
    );
    mirrored(&r, &diff(&either(free), &open));
}

#[test]
fn brackets_in_the_words_of_a_text() {
    let text = |words: &str| with(&format!("article a \"A\" {{ text \"{words}\" }}"));
    let open = text("The Parties shall [Avalon: , by consensus,] decide on [the day | the hour] of return.");
    let r = diff(&open, &text("The Parties shall decide on the hour of return."));
    assert_eq!(lines(&r).len(), 2, "{:?}", lines(&r));
    assert!(lines(&r).iter().any(|l| l.ends_with("as proposal 1")), "{:?}", lines(&r));
    let r = diff(&open, &text("The Parties shall, by consensus, decide on the day of return."));
    assert!(lines(&r).iter().all(|l| l.ends_with("as proposal 0")), "{:?}", lines(&r));
    // One of several settled: the others are still themselves.
    let r = diff(&open, &text("The Parties shall [Avalon: , by consensus,] decide on the hour of return."));
    assert_eq!(lines(&r), ["closed a.text#2 as proposal 1"]);
    let r = diff(&open, &text("The Parties shall decide on [the day | the hour] of return."));
    assert_eq!(lines(&r), ["closed a.text as proposal 1"]);
    // Another wording around them is told besides.
    let r = diff(&open, &text("The Parties shall decide together on the day of their return."));
    assert!(lines(&r).iter().any(|l| l.starts_with("reworded")), "{:?}", lines(&r));
}

#[test]
fn findings_that_are_new_and_gone() {
    let old = with(
        "article a \"A\" { lease port { from Avalon; to Borduria; of Valley; sovereignty of Avalon unaffected; lasts 5 years as from entry_into_force; on expiry \"all returns\" } }",
    );
    let new = old.replace("lasts 5 years as from entry_into_force; ", "");
    let r = diff(&old, &new);
    let codes = |all: &[treatyc::rounds::revision::Found]| all.iter().map(|f| f.code.0).collect::<Vec<_>>();
    assert_eq!((codes(&r.found), codes(&r.gone)), (vec!["L701"], vec![]));
    let back = diff(&new, &old);
    assert_eq!((codes(&back.found), codes(&back.gone)), (vec![], vec!["L701"]));
    assert!(told(&r).contains("New findings\n  + new: warning L701: "), "{}", told(&r));
    // A finding that stays is neither, whatever the line and the names.
    let renamed = renamed(&format!("\n\n{new}"), "port", "harbour");
    let r = diff(&new, &renamed);
    assert_eq!((codes(&r.found), codes(&r.gone)), (vec![], vec![]));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 12, failure_persistence: None, ..Default::default() })]

    /// Whatever the texts, and however damaged: nothing changed against itself, formatted or not, and what changed between two is
    /// the same told from both sides.
    #[test]
    fn of_any_two_texts(one in common::treaty(), two in common::damaged()) {
        for text in [&one, &two] {
            proptest::prop_assert_eq!(lines(&diff(text, text)), Vec::<String>::new());
        }
        proptest::prop_assert_eq!(lines(&diff(&one, &common::format(&one))), Vec::<String>::new());
        mirrored(&diff(&one, &two), &diff(&two, &one));
    }
}
