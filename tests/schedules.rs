//! Schedules that cannot hold, and schedules at the mercy of others: exact findings, and one change beside each that silences it.

use treatyc::session::{Levels, NoFiles, check};

/// A treaty whose article says `body`; both parties need nothing but their ratification, Avalon also its Senate.
fn treaty(head: &str, body: &str) -> String {
    format!(
        r#"treaty "Agreement on the Valley" {{
    between   Avalon, Borduria
    languages en
    done at   "Geneva"
    {head}
}}
party Avalon "Avalon" {{ approval Senate "approval by the Senate" takes 60 to 180 days }}
party Borduria "Borduria"
organization League "the League" accepts by letter before entry_into_force
territory Land "the territory of Avalon" of Avalon
zone Valley "the Valley" in Land {{ known as "the Valley of the Arve" }}
zone North "the North" in Valley {{ known as "the north bank" }}
zone South "the South" in Valley {{ known as "the south bank" }}
article one "One" {{
{body}
}}
final clauses {{
    consent by ratification by all parties
    entry into force 30 days after ratification by all parties
    duration indefinite
    exit by any party, on 12 months' notice
    amendment by agreement of all parties
    reservations none
    registration by Avalon
}}
"#
    )
}

/// The findings of the schedule: code, first line, why, packages.
fn found(text: &str) -> Vec<String> {
    let checked = check("f.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let counts = |f: &&treatyc::finding::Finding| f.severity > treatyc::finding::Severity::Info;
    let ours = checked.findings.iter().filter(counts).filter(|f| ["T202", "T203", "T217"].contains(&f.code.0));
    ours.map(|f| {
        let packages = f.packages.as_ref().map(|p| format!(" [{}]", p.words)).unwrap_or_default();
        format!("{} {} {}: {}{packages}", f.severity.word(), f.code, f.message, f.why.as_deref().unwrap_or_default())
    })
    .collect()
}

fn withdrawal(completes: &str, south: u32) -> String {
    treaty(
        "",
        &format!(
            "    withdrawal pullback {{
        by Borduria
        from Valley
        begins within 10 days of entry_into_force
        completes {completes} after begins
        phase north {{ from North; completes no earlier than 30 days after pullback.begins; verified by League no earlier than 14 days after completes }}
        phase south {{ from South; completes no earlier than {south} days after north.verified }}
        verified by League within 14 days of completes
    }}"
        ),
    )
}

#[test]
fn phases_that_do_not_fit_the_whole() {
    let want = "error T202 these 4 bounds cannot all be kept: together they ask for 104 days where 90 days are allowed: \
                60 days and 14 days and 30 days are 104 days at the least; the limit leaves 90 days";
    assert_eq!(found(&withdrawal("no later than 90 days", 60)), [want]);
    assert_eq!(found(&withdrawal("no later than 104 days", 60)), [""; 0]);
    assert_eq!(found(&withdrawal("no later than 90 days", 46)), [""; 0]);
    assert_eq!(found(&withdrawal("no later than 90 days", 47)).len(), 1);
}

#[test]
fn a_chain_through_a_bracket_says_under_which_side() {
    let sides = found(&withdrawal("no later than [Avalon: 90 days | Borduria: 12 months]", 60));
    assert_eq!(sides.len(), 1, "{sides:?}");
    assert!(sides[0].ends_with("[Avalon's side of `pullback.completes` (1 of 2 packages)]"), "{}", sides[0]);
    let both = found(&withdrawal("no later than [Avalon: 90 days | Borduria: 3 months]", 60));
    assert_eq!(both.len(), 2, "{both:?}");
}

#[test]
fn months_are_shared_and_never_longer_than_the_calendar_has_them() {
    let road = |most: &str, least: &str| {
        treaty(
            "",
            &format!(
                "    milestone survey {{ within 10 days of signature }}\n    milestone road {{ no later than {most} after survey and no earlier than {least} after survey }}\n    rule open: Avalon shall \"open the road\" within 30 days of road"
            ),
        )
    };
    // One month after a day is one day, however long the month is.
    assert_eq!(found(&road("1 month", "1 month")), [""; 0]);
    assert_eq!(found(&road("1 month", "31 days")), [""; 0]);
    assert_eq!(found(&road("1 month", "32 days")).len(), 1);
    assert_eq!(found(&road("3 months", "93 days")).len(), 1);
    assert_eq!(found(&road("3 months", "92 days")), [""; 0]);
    // The day of signature makes it exact: from 1 February 2026 a month has 28 days.
    let dated = |days: u32| {
        treaty(
            "done on 2026-02-01",
            &format!(
                "    milestone road {{ no later than 1 month after signature and no earlier than {days} days after signature }}\n    rule open: Avalon shall \"open the road\" within 30 days of road"
            ),
        )
    };
    assert_eq!(found(&dated(28)), [""; 0]);
}

#[test]
fn hours_are_counted_in_minutes_and_days_to_their_end() {
    let road = |most: &str, least: &str| {
        treaty(
            "",
            &format!(
                "    milestone road {{ no later than {most} after signature and no earlier than {least} after signature }}\n    rule open: Avalon shall \"open the road\" within 30 days of road"
            ),
        )
    };
    assert_eq!(found(&road("6 hours", "12 hours")).len(), 1);
    assert_eq!(found(&road("72 hours", "72 hours")), [""; 0]);
    // Three days run to the end of the third.
    assert_eq!(found(&road("3 days", "72 hours")), [""; 0]);
    assert_eq!(found(&road("3 days", "97 hours")).len(), 1);
}

#[test]
fn an_approval_can_make_a_deadline_pass() {
    let rule = |days: u32| {
        treaty(
            "",
            &format!(
                "    rule road: Avalon shall \"open the road\" no later than {days} days after signature and no earlier than entry_into_force"
            ),
        )
    };
    let want = "warning T203 `road` can be missed through nobody's fault: `Senate` takes its own time: \
                in the worst case it is 110 days late, and whoever is bound by it is in breach";
    assert_eq!(found(&rule(100)), [want]);
    assert_eq!(found(&rule(210)), [""; 0]);
    assert_eq!(found(&rule(209)).len(), 1);
    // Before the shortest approval it cannot be kept at all.
    assert!(found(&rule(80))[0].starts_with("error T202"), "{:?}", found(&rule(80)));
}

#[test]
fn a_period_that_ends_before_it_begins() {
    let camp = |until: &str| {
        treaty("", &format!("    rule camp: Avalon shall \"keep the camp open\" as from 2030-01-01 until {until}"))
    };
    assert_eq!(found(&camp("2029-06-01")), ["error T217 the time of `camp` ends before it begins: "]);
    assert_eq!(found(&camp("2030-06-01")), [""; 0]);
}

#[test]
fn months_that_end_on_a_missing_day() {
    let said = |head: &str, body: &str| -> Vec<String> {
        let checked = check("f.treaty", treaty(head, body).into_bytes(), &NoFiles, &Levels::default());
        let ours = checked.findings.iter().filter(|f| f.code.0 == "T204");
        ours.map(|f| format!("{} {}", f.severity.word(), f.message)).collect()
    };
    let camp = |from: &str| format!("    rule camp: Avalon shall \"keep the camp open\" for 1 month as from {from}");
    let want = "warning 1 month on, counted from 31 January 2027, is 28 February 2027 or 1 March 2027";
    assert_eq!(said("", &camp("2027-01-31")), [want]);
    assert_eq!(said("", &camp("2027-01-15")), [""; 0]);
    assert_eq!(said("months end on the last day", &camp("2027-01-31")), [""; 0]);
    // A window of ten days reaches the 31st; one of a year is information.
    let road = |days: u32| {
        format!(
            "    milestone survey {{ no earlier than 2027-01-25 and no later than {days} days after 2027-01-25 }}\n    rule open: Avalon shall \"open the road\" no later than 1 month after survey"
        )
    };
    assert!(said("", &road(10))[0].starts_with("warning"));
    assert!(said("", &road(300))[0].starts_with("info"));
    assert_eq!(said("", &road(2)), [""; 0]);
}

/// The circles of a treaty whose approvals in Avalon and in Cymru wait for the withdrawal, which waits for entry into force.
fn circles(entry: &str, cymru: &str) -> Vec<String> {
    let text = format!(
        r#"treaty "Agreement" {{ between Avalon, Borduria, Cymru; languages en; done at "Geneva" }}
party Avalon "Avalon" {{ approval Vote "the referendum" takes 60 to 90 days after pullback.completes }}
party Borduria "Borduria"
party Cymru "Cymru" {cymru}
territory Land "the territory of Avalon" of Avalon
zone Valley "the Valley" in Land {{ known as "the Valley of the Arve" }}
article one "One" {{
    withdrawal pullback {{ by Borduria; from Valley; completes within 30 days of entry_into_force; verified by Cymru within 9 days of completes }}
}}
final clauses {{
    consent by ratification by all parties
    entry into force {entry}
    duration indefinite
    exit none
    registration by Avalon
}}
"#
    );
    let checked = check("f.treaty", text.into_bytes(), &NoFiles, &Levels::default());
    assert!(checked.findings.iter().all(|f| !f.code.0.starts_with(['S', 'R'])), "{:?}", checked.findings);
    let ours = checked.findings.iter().filter(|f| f.code.0 == "T201");
    ours.map(|f| {
        let at: Vec<&str> = f.labels.iter().map(|l| l.text.as_str()).collect();
        format!("{}: {}", f.message, at.join("; "))
    })
    .collect()
}

#[test]
fn an_approval_that_waits_for_what_waits_for_the_treaty() {
    let also = "{ approval Diet \"the vote of the Diet\" takes 10 to 20 days after pullback.verified }";
    let by = |who: &str, cymru: &str| circles(&format!("30 days after ratification by {who}"), cymru);
    assert_eq!(
        by("all parties", ""),
        [
            "the referendum waits for `pullback`, which waits for entry into force, which waits for ratification, which waits for \
          the ratification by Avalon, which waits for the referendum: waits for it; waits for it; waits for it; has to be \
          given before ratification"
        ]
    );
    // Two of the three can ratify without any vote; not so where Avalon must be among them, or where two have to vote.
    assert_eq!(by("a majority of the parties", ""), [""; 0]);
    let one = by("a majority of the parties, including Avalon", "");
    assert!(one.len() == 1 && one[0].contains("the ratification by Avalon"), "{one:?}");
    let two = by("a majority of the parties", also);
    assert!(two.len() == 1 && two[0].contains("has to be given before ratification"), "{two:?}");
    assert_eq!(by("1 of the parties", also), [""; 0]);
}

#[test]
fn a_circle_is_found_wherever_in_a_knot_it_begins() {
    // Each of the first rules waits for the next one, or for signature; the last two wait for each other.
    let rules: Vec<String> = (0..40)
        .map(|n| format!("rule r{n}: Avalon shall \"leave\" after the earlier of r{}.start and signature", n + 1))
        .collect();
    let text = |a: &str| {
        let b = "rule b: Avalon shall \"leave\" after the later of a.start and r0.start";
        let all = format!(
            "{}\nrule r40: Avalon shall \"leave\" after b.start\nrule a: Avalon shall \"leave\" after {a}\n{b}",
            rules.join("\n")
        );
        let checked = check("f.treaty", treaty("", &all).into_bytes(), &NoFiles, &Levels::default());
        checked.findings.iter().filter(|f| f.code.0 == "T201").map(|f| f.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(text("b.start"), ["`b` waits for `a`, and `a` for `b`"]);
    assert_eq!(text("signature"), [""; 0]);
}

#[test]
fn contradictions_that_have_nothing_to_do_with_each_other_are_each_shown() {
    let rule = |n: usize| {
        format!(
            "rule r{n}: Avalon shall \"leave\" no earlier than entry_into_force\nrule s{n}: Avalon shall \"return\" no later than {n} days after entry_into_force and no earlier than {} days after r{n}.start\nrule t{n}: Avalon shall \"report\" [#x{n} no earlier than 5 days after s{n}.start | no earlier than 6 days after s{n}.start] and no later than {} days after s{n}.start",
            n + 1,
            if n.is_multiple_of(2) { 5 } else { 7 }
        )
    };
    let all: Vec<String> = (1..=60).map(rule).collect();
    let found = found(&treaty("", &all.join("\n")));
    assert_eq!(found.iter().filter(|f| f.contains("T202")).count(), 60 + 30, "{found:?}");
    assert_eq!(found.iter().filter(|f| f.contains("packages")).count(), 30, "{found:?}");
}

/// A road that is begun on a day, and what is asked of its end.
fn works(head: &str, begun: &str, done: &str) -> Vec<String> {
    found(&treaty(
        head,
        &format!(
            "    milestone works {{ {begun} }}\n    milestone road {{ {done} }}\n    rule open: Avalon shall \"open the road\" within 30 days of road"
        ),
    ))
}

#[test]
fn months_and_working_days_are_counted_from_their_day() {
    let head = "done on 2027-01-20\n    months end on the last day\n    calendar { weekend Saturday, Sunday; holidays 2027-02-05 }";
    let months =
        |day: &str| works(head, "on 2027-01-31", &format!("within 1 month of works and no earlier than {day}"));
    assert_eq!(
        months("2027-03-01"),
        [
            "error T202 by the calendar these 3 bounds cannot all be kept: 1 month after 31 January 2027 is 28 February 2027"
        ]
    );
    assert_eq!(months("2027-02-28"), [""; 0]);
    // Monday 1 February; Friday 5 February is a holiday.
    let working =
        |day: &str| works(head, "on 2027-02-01", &format!("within 5 working days of works and no earlier than {day}"));
    assert_eq!(
        working("2027-02-10"),
        [
            "error T202 by the calendar these 3 bounds cannot all be kept: 5 working days after 1 February 2027 is 9 February 2027"
        ]
    );
    assert_eq!(working("2027-02-09"), [""; 0]);
    // What is bound to a day through others counts from it too.
    let through = |days: u32| {
        works(
            head,
            "on 2027-01-31",
            &format!(
                "within 1 month of start and no earlier than {days} days after start }}\n    milestone start {{ on works"
            ),
        )
    };
    assert_eq!(
        through(29),
        [
            "error T202 by the calendar these 4 bounds cannot all be kept: 1 month after 31 January 2027 is 28 February 2027"
        ]
    );
    assert_eq!(through(28), [""; 0]);
    // A day that is open by a few still leaves the month no more than it has.
    let within = |days: u32| {
        works(
            head,
            "no earlier than 2027-01-31 and no later than 2027-02-03",
            &format!("within 1 month of works and no earlier than {days} days after 2027-02-03"),
        )
    };
    assert_eq!(within(29).len(), 1);
    assert_eq!(within(28), [""; 0]);
}

#[test]
fn a_day_in_brackets_is_a_day_under_its_side() {
    let head = "done on 2027-01-20\n    months end on the last day";
    let found = works(
        head,
        "on [Avalon: 2027-01-31 | Borduria: 2027-03-31]",
        "within 1 month of works and no earlier than 30 days after works",
    );
    assert_eq!(
        found,
        [
            "error T202 by the calendar these 3 bounds cannot all be kept: 1 month after 31 January 2027 is 28 February 2027 [Avalon's side of `works.on` (1 of 2 packages)]"
        ]
    );
}
