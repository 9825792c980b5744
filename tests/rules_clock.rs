//! Phases, two ways to one day, and what is due before the treaty binds: exact findings, and one change beside each that silences it.

use treatyc::finding::Finding;
use treatyc::session::{Levels, NoFiles, check};

const HEAD: &str = r#"party Avalon "the Republic of Avalon"
party Borduria "the Kingdom of Borduria"
organization League "the League of States" accepts by letter before entry_into_force
territory Lowlands "the territory of Avalon" of Avalon
zone Valley "the Valley" in Lowlands { known as "the valley of the river Arve" }
zone North "the North" in Valley { known as "the north bank" }
zone South "the South" in Valley { known as "the south bank" }
"#;

const FINAL: &str = "final clauses {
    consent          by ratification by all parties
    entry into force 30 days after ratification by all parties
    duration         indefinite
    exit             none
}
";

fn whole(head: &str, article: &str, last: &str) -> String {
    format!(
        "treaty \"Agreement\" {{\n    between Avalon, Borduria\n    languages en\n{head}\n}}\n{HEAD}article matter {{\n{article}\n}}\n{last}"
    )
}

/// The findings of some codes: level, code, first line, packages.
fn found(text: &str, codes: &[&str]) -> Vec<String> {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let unread: Vec<&Finding> = checked.findings.iter().filter(|f| f.code.0.starts_with('S')).collect();
    assert!(unread.is_empty(), "the test itself cannot be read: {unread:#?}");
    checked
        .findings
        .iter()
        .filter(|f| codes.contains(&f.code.0))
        .map(|f| {
            let packages = f.packages.as_ref().map(|p| format!(" [{}]", p.words)).unwrap_or_default();
            format!("{} {}: {}{packages}", f.severity.word(), f.code, f.message)
        })
        .collect()
}

fn rows(codes: &[&str], rows: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (article, expected) in rows {
        let got = found(&whole("", article, FINAL), codes);
        if got != *expected {
            wrong += &format!("{article}\n  expected {expected:#?}\n  found {got:#?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

const CUT: &str = "reduction cut { by each party; of \"tanks\"; to at most 9; verified by League; ";

#[test]
fn shares_are_counted_from_the_beginning() {
    let cut = |steps: &str| format!("{CUT}{steps} }}");
    let steps = |a: &str, b: &str, c: &str| {
        cut(&format!(
            "step one {{ when no later than 16 months after entry_into_force; {a} }}\nstep two {{ when no later than 28 months after entry_into_force; {b} }}\nstep three {{ when no later than 40 months after entry_into_force; {c} }}"
        ))
    };
    rows(
        &["T213"],
        &[
            (&steps("share 25 percent", "share 60 percent", "share 100 percent"), &[]),
            (&steps("amount 25 percent", "amount 60 percent", "amount 100 percent"), &[]),
            (&steps("share 25 percent", "share 60 percent", ""), &[]),
            (
                &steps("share 25 percent", "share 35 percent", "share 40 percent"),
                &["error T213: the phases of `cut` end at 40 percent and never reach 100 percent"],
            ),
            (
                &steps("share 40 percent", "share 30 percent", "share 30 percent"),
                &["error T213: `two` reaches 30 percent, and `one` has reached 40 percent before it"],
            ),
            (
                &steps("share 25 percent", "share 25 percent", "share 100 percent"),
                &["error T213: `two` reaches 25 percent, as `one` has before it"],
            ),
            (
                &steps("share 25 percent", "share [Avalon: 60 percent | Borduria: 20 percent]", "share 100 percent"),
                &[
                    "error T213: `two` reaches 20 percent, and `one` has reached 25 percent before it [Borduria's side of `cut.two.share` (1 of 2 packages)]",
                ],
            ),
            (
                &steps("share 25 percent", "share 60 percent", "share [Avalon: 100 percent | Borduria: 80 percent]"),
                &[
                    "error T213: the phases of `cut` end at 80 percent and never reach 100 percent [Borduria's side of `cut.three.share` (1 of 2 packages)]",
                ],
            ),
            // A blank is still to be filled in, shares of different things are each counted by themselves.
            (&steps("share 25 percent", "share [x] percent", "share 100 percent"), &[]),
            (
                &steps(
                    "share 25 percent of \"tanks\"",
                    "share 20 percent of \"guns\"",
                    "share 30 percent of \"ships\"",
                ),
                &[],
            ),
            // The clause states what its phases come to.
            (
                "withdrawal pullback { by Borduria; from Valley; share 60 percent; verified by League\nphase one { from Valley; share 25 percent }\nphase two { from Valley; share 60 percent } }",
                &[],
            ),
            (
                "withdrawal pullback { by Borduria; from Valley; share 60 percent; verified by League\nphase one { from Valley; share 25 percent }\nphase two { from Valley; share 50 percent } }",
                &["error T213: the phases of `pullback` end at 50 percent and never reach 60 percent"],
            ),
        ],
    );
}

#[test]
fn a_greater_share_is_not_due_first() {
    let cut = |a: &str, b: &str| {
        format!(
            "{CUT}step one {{ when no later than {a} after entry_into_force; share 25 percent }}\nstep two {{ when no later than {b} after entry_into_force; share 100 percent }} }}"
        )
    };
    rows(
        &["T213"],
        &[
            (&cut("16 months", "28 months"), &[]),
            (&cut("28 months", "16 months"), &["error T213: `two` is due before `one`, which comes first"]),
            // By the calendar the one can be the other.
            (&cut("1 month", "30 days"), &[]),
            (&cut("2 months", "30 days"), &["error T213: `two` is due before `one`, which comes first"]),
            (
                &cut("28 months", "[Avalon: 30 months | Borduria: 20 months]"),
                &[
                    "error T213: `two` is due before `one`, which comes first [Borduria's side of `cut.two.when` (1 of 2 packages)]",
                ],
            ),
        ],
    );
}

#[test]
fn phases_of_a_regime_take_turns() {
    let regime = |a: &str, b: &str| {
        format!(
            "administration interim {{ of Valley; by League; lasts as from 2027-01-01 until 2030-01-01\nphase one {{ begins on 2027-01-01; completes {a} }}\nphase two {{ begins {b}; completes on 2030-01-01 }} }}"
        )
    };
    rows(
        &["T213", "T202"],
        &[
            (&regime("on 2028-06-30", "on 2028-07-01"), &[]),
            (&regime("on 2028-06-30", "on 2028-06-30"), &[]),
            (&regime("on 2028-06-30", "after one.completes"), &[]),
            (
                &regime("by 2028-06-30", "on 2028-07-31"),
                &["error T213: between `one` and `two` lie 30 days that belong to no phase"],
            ),
            (&regime("on 2028-06-30", "on 2028-05-31"), &["error T213: `two` begins 30 days before `one` is complete"]),
            (
                &regime("on 2028-06-30", "on [Avalon: 2028-07-01 | Borduria: 2028-07-31]"),
                &[
                    "error T213: between `one` and `two` lie 30 days that belong to no phase [Borduria's side of `interim.two.begins` (1 of 2 packages)]",
                ],
            ),
            (
                "administration interim { of Valley; by League; lasts as from 2027-01-01 until 2030-01-01\nphase one { begins on 2027-01-01; completes on 2029-12-01 } }",
                &["error T213: the phases of `interim` end 31 days before it does"],
            ),
            // A withdrawal may pause between its phases, and two of them may go on at once.
            (
                "withdrawal pullback { by Borduria; from Valley; verified by League\nphase north { from North; begins on 2027-01-01; completes on 2027-02-01 }\nphase south { from South; begins on 2027-04-01; completes on 2027-05-01 } }",
                &[],
            ),
            (
                "withdrawal pullback { by Borduria; from Valley; verified by League\nphase north { from North; completes no later than 90 days after entry_into_force }\nphase south { from South; completes no later than 30 days after entry_into_force } }",
                &[],
            ),
        ],
    );
}

#[test]
fn phases_fit_within_their_whole() {
    let pullback = |completes: &str, north: &str, south: &str| {
        format!(
            "withdrawal pullback {{ by Borduria; from Valley; begins within 10 days of entry_into_force; completes {completes}; verified by League
phase north {{ from North; completes no later than {north} after pullback.begins; verified by League within 14 days of completes }}
phase south {{ from South; completes {south} }} }}"
        )
    };
    let whole = "no later than 90 days after begins";
    rows(
        &["T202", "T203", "T213"],
        &[
            (&pullback(whole, "30 days", "no later than 46 days after north.verified"), &[]),
            (
                &pullback(whole, "30 days", "no later than 60 days after north.verified"),
                &[
                    "warning T213: the phases of `pullback` do not fit within it if each takes the time that it is allowed",
                ],
            ),
            // That it ends with the whole is said.
            (
                &pullback(
                    whole,
                    "30 days",
                    "no later than 60 days after north.verified and no later than 90 days after pullback.begins",
                ),
                &[],
            ),
            (
                &pullback(
                    "[Avalon: no later than 90 days | Borduria: no later than 12 months] after begins",
                    "30 days",
                    "no later than 60 days after north.verified",
                ),
                &[
                    "warning T213: the phases of `pullback` do not fit within it if each takes the time that it is allowed [Avalon's side of `pullback.completes` (1 of 2 packages)]",
                ],
            ),
            (
                &pullback(whole, "100 days", "no later than 20 days after pullback.begins"),
                &["warning T213: `north` may be complete later than `pullback`, of which it is part"],
            ),
            // Three months are 89 days at least, and 92 at most.
            (
                &pullback(
                    "no later than 3 months after begins",
                    "30 days",
                    "no later than 48 days after north.verified",
                ),
                &[],
            ),
            (
                &pullback(
                    "no later than 3 months after begins",
                    "30 days",
                    "no later than 49 days after north.verified",
                ),
                &[
                    "warning T213: the phases of `pullback` do not fit within it if each takes the time that it is allowed",
                ],
            ),
        ],
    );
}

#[test]
fn two_ways_to_one_day_in_days_and_in_months() {
    let two = |a: &str, b: &str| {
        format!(
            "milestone baseline {{ no later than {a} after entry_into_force }}\nrule cut: each party shall \"cut\" no later than 40 months after entry_into_force and no later than {b} after baseline"
        )
    };
    rows(
        &["T209"],
        &[
            (
                &two("120 days", "3 years"),
                &["warning T209: two limits of `cut` need not fall on one day: 4 months here, 120 days there"],
            ),
            (&two("4 months", "3 years"), &[]),
            // Nowhere near: two limits, and no two ways to one day.
            (&two("60 days", "3 years"), &[]),
            (
                &two("[Avalon: 120 days | Borduria: 4 months]", "3 years"),
                &[
                    "warning T209: two limits of `cut` need not fall on one day: 4 months here, 120 days there [Avalon's side of `baseline.no` (1 of 2 packages)]",
                ],
            ),
            (
                "rule pay: Avalon shall \"pay\" within 30 days of entry_into_force and no later than 1 month after entry_into_force",
                &["warning T209: two limits of `pay` need not fall on one day: 1 month here, 30 days there"],
            ),
            (
                "rule pay: Avalon shall \"pay\" within 30 days of entry_into_force and no later than 4 weeks after entry_into_force",
                &[],
            ),
            (
                "rule pay: Avalon shall \"pay\" within 30 days of entry_into_force and no later than 1 month after signature",
                &[],
            ),
            // What limits the whole limits its phases.
            (
                "withdrawal pullback { by Borduria; from Valley; completes no later than 3 months after entry_into_force; verified by League\nphase north { from North; completes no later than 90 days after entry_into_force } }",
                &[
                    "warning T209: two limits of `pullback.north.completes` need not fall on one day: 3 months here, 90 days there",
                ],
            ),
        ],
    );
}

const DUE: [&str; 2] = ["T214", "T219"];

#[test]
fn what_is_due_before_the_treaty_binds() {
    rows(
        &DUE,
        &[
            (
                "rule bridge: Avalon shall \"open the bridge\" within 30 days of signature",
                &["warning T214: `bridge` counts from signature, and nobody is bound by it before entry into force"],
            ),
            ("rule bridge: Avalon shall \"open the bridge\" within 30 days of entry_into_force", &[]),
            // What is done at signature is done by signing; what prepares consent binds from the adoption on.
            ("rule lists: Avalon shall \"hand over the lists\" on signature", &[]),
            (
                "rule submit: each party shall \"submit this Agreement to its parliament\" within 30 days of signature",
                &[],
            ),
            ("rule submit: each party shall \"take the steps for ratification\" within 30 days of signature", &[]),
            // After entry into force all the same.
            (
                "rule bridge: Avalon shall \"open the bridge\" within 300 days of signature and after entry_into_force",
                &[],
            ),
            (
                "rule bridge: Avalon shall \"open the bridge\" within 30 days of [Avalon: signature | Borduria: entry_into_force]",
                &[
                    "warning T214: `bridge` counts from signature, and nobody is bound by it before entry into force [Avalon's side of `bridge` (1 of 2 packages)]",
                ],
            ),
            // By way of another clause; said once, where it is said.
            (
                "withdrawal pullback { by Borduria; from Valley; begins within 10 days of signature; completes no later than 90 days after begins; verified by League }\nrule bridge: Avalon shall \"open the bridge\" within 30 days of pullback.completes",
                &["warning T214: `pullback` counts from signature, and nobody is bound by it before entry into force"],
            ),
            (
                "ceasefire truce { between Avalon, Borduria; takes effect 72 hours after signature; forbids \"attacks\" }",
                &["warning T214: `truce` counts from signature, and nobody is bound by it before entry into force"],
            ),
            ("ceasefire truce { between Avalon, Borduria; takes effect on signature; forbids \"attacks\" }", &[]),
            // Milestones bind nobody.
            ("milestone opening { within 30 days of signature }", &[]),
        ],
    );
    let bridge = "rule bridge: Avalon shall \"open the bridge\" within 30 days of signature";
    let last = |entry: &str| format!("final clauses {{\n{entry}\n    duration indefinite\n    exit none\n}}\n");
    for silent in [
        "    consent by signature\n    entry into force on signature",
        "    consent by signature\n    entry into force 30 days after signature",
        "    entry into force 30 days after ratification by all parties\n    provisional application of matter as from signature",
        "    entry into force 30 days after bridge.start",
    ] {
        assert_eq!(found(&whole("", bridge, &last(silent)), &DUE), [""; 0], "{silent}");
    }
    let late = "    consent by signature\n    entry into force 60 days after signature";
    assert_eq!(
        found(&whole("", bridge, &last(late)), &DUE),
        ["warning T214: `bridge` counts from signature, and nobody is bound by it before entry into force"]
    );
}

#[test]
fn dates_that_can_pass_before_the_treaty_is_in_force() {
    let by = |date: &str| format!("rule bridge: Avalon shall \"open the bridge\" no later than {date}");
    let draft = "    draft \"Rev. 1\" of 2026-01-15";
    let of = |head: &str, article: &str| found(&whole(head, article, FINAL), &DUE);
    assert_eq!(
        of(draft, &by("2027-03-01")),
        ["info T219: in force by 1 March 2027, or `bridge` cannot be kept as it is written"]
    );
    assert_eq!(
        of("", &by("2025-12-01")),
        ["info T219: in force by 1 December 2025, or `bridge` cannot be kept as it is written"]
    );
    assert_eq!(
        of(draft, &by("2025-12-01")),
        ["warning T219: 1 December 2025 has passed, and `bridge` is not yet in force"]
    );
    assert_eq!(
        of("    done on 2026-01-15", &by("2026-01-14")),
        ["warning T219: 14 January 2026 has passed, and `bridge` is not yet in force"]
    );
    // Ratification, and thirty days after it, come to thirty days at the least.
    assert_eq!(
        of(draft, &by("2026-02-10")),
        ["warning T219: 10 February 2026 is likely to pass before `bridge` is in force"]
    );
    // Only the first of them says something; the date of a bracket is said where it comes first.
    assert_eq!(
        of(draft, &format!("{}\nrule road: Avalon shall \"open the road\" no later than 2027-02-01", by("2027-03-01"))),
        ["info T219: in force by 1 February 2027, or `road` cannot be kept as it is written"]
    );
    assert_eq!(
        of(draft, &by("[Avalon: 2027-03-01 | Borduria: 2028-03-01]")),
        [
            "info T219: in force by 1 March 2027, or `bridge` cannot be kept as it is written [Avalon's side of `bridge` (1 of 2 packages)]",
            "info T219: in force by 1 March 2028, or `bridge` cannot be kept as it is written [Borduria's side of `bridge` (1 of 2 packages)]",
        ]
    );
    // A term may count from a day in the past.
    let term =
        |from: &str| format!("lease harbour {{ from Avalon; to Borduria; of Valley; lasts 10 years as from {from} }}");
    assert_eq!(of(draft, &term("2020-01-01")), [""; 0]);
    assert_eq!(
        of(draft, &term("2028-01-01")),
        ["info T219: in force by 1 January 2028, or `harbour` cannot be kept as it is written"]
    );
    let last = FINAL.replace(
        "30 days after ratification by all parties",
        "30 days after ratification by all parties and no later than 2027-01-01",
    );
    assert_eq!(found(&whole(draft, &by("2027-03-01"), &last), &DUE), [""; 0]);
    let senate = |days: &str| {
        let text = whole(draft, &by("2026-07-01"), FINAL);
        let approval = format!(
            "party Avalon \"the Republic of Avalon\" {{ approval Senate \"approval by the Senate\" takes {days} days }}"
        );
        found(&text.replace("party Avalon \"the Republic of Avalon\"", &approval), &DUE)
    };
    assert_eq!(senate("30 to 60"), ["info T219: in force by 1 July 2026, or `bridge` cannot be kept as it is written"]);
    assert_eq!(senate("30 to 180"), ["warning T219: 1 July 2026 is likely to pass before `bridge` is in force"]);
}

#[test]
fn an_order_may_go_by_way_of_a_third_event_or_of_dates() {
    let pair = |first: &str, then: &str| {
        format!(
            "milestone survey {{ {first} }}\nwithdrawal pullback {{ by Borduria; from Valley; {then}; in return for road; verified by League }}"
        )
    };
    let one = |completes: &str, road: &str| {
        format!(
            "withdrawal pullback {{ by Borduria; from Valley; completes {completes}; in return for road; verified by League }}\nrule road: Avalon shall \"open the road\" {road} in return for pullback"
        )
    };
    let loose = ["warning T206: nothing says which comes first, `pullback` or `road`"];
    let road = "rule road: Avalon shall \"open the road\" no earlier than survey in return for pullback";
    rows(
        &["T206"],
        &[
            (
                &format!(
                    "{}\n{road}",
                    pair(
                        "no earlier than pullback.completes",
                        "completes no later than 60 days after entry_into_force"
                    )
                ),
                &[],
            ),
            (
                &format!(
                    "{}\n{road}",
                    pair("no earlier than pullback.begins", "begins no later than 60 days after entry_into_force")
                ),
                &[],
            ),
            (
                &format!(
                    "{}\n{road}",
                    pair("no earlier than entry_into_force", "completes no later than 60 days after entry_into_force")
                ),
                &loose,
            ),
            (&one("no later than 2027-03-01", "no earlier than 2027-03-01"), &[]),
            (&one("no later than 2027-03-01", "no later than 2027-03-01"), &loose),
            (&one("no later than 2027-03-02", "no earlier than 2027-03-01"), &loose),
            (
                &one("no later than [Avalon: 2027-03-01 | Borduria: 2028-03-01]", "no earlier than 2027-03-01"),
                &[
                    "warning T206: nothing says which comes first, `pullback` or `road` [Borduria's side of `pullback.completes` (1 of 2 packages)]",
                ],
            ),
        ],
    );
}

#[test]
fn the_last_day_for_notice_reads_what_a_month_means() {
    let lease = "lease harbour { from Avalon; to Borduria; of Valley; lasts 10 years as from 2026-08-31; renewed by 5 years once, unless notice by any party no later than 6 months before expiry }";
    let notice = |head: &str| found(&whole(head, lease, FINAL), &["T210"]);
    assert_eq!(notice(""), [""; 0], "28 February or 1 March: nothing says which");
    assert_eq!(
        notice("    months end on the last day"),
        ["info T210: the last day for notice is 29 February 2036, if `harbour` is not to be renewed"]
    );
    assert_eq!(
        notice("    months end on the first day after"),
        ["info T210: the last day for notice is 1 March 2036, if `harbour` is not to be renewed"]
    );
}

#[test]
fn what_takes_nobody_knows_how_long_is_named_once() {
    let last = |entry: &str| FINAL.replace("30 days after ratification by all parties", entry);
    let open = "30 days after ratification by all parties";
    let dated = "30 days after ratification by all parties and no later than 2027-01-01";
    let codes = ["T202", "T203"];
    assert_eq!(found(&whole("", "", &last(open)), &codes), [""; 0]);
    assert_eq!(
        found(&whole("", "", &last(dated)), &codes),
        ["info T203: the entry into force waits for the last ratification, and nothing says how long that takes"]
    );
    // Once, although each of the parties ratifies for itself.
    let approvals = "rule lists: Avalon shall \"hand over the lists\" within 10 days of Borduria.ratification\nrule maps: Borduria shall \"hand over the maps\" within 10 days of Avalon.ratification";
    assert_eq!(found(&whole("", approvals, &last(dated)), &codes).len(), 1);
    // Counted from what is waited for, all is well.
    rows(
        &codes,
        &[
            (
                "withdrawal pullback { by Borduria; from Valley; completes within 30 days of entry_into_force; verified by League }\nmilestone opening { no earlier than pullback.verified and no later than 90 days after pullback.verified }",
                &[],
            ),
            (
                "withdrawal pullback { by Borduria; from Valley; completes within 30 days of entry_into_force; verified by League }\nmilestone opening { no earlier than pullback.verified and no later than 2027-03-01 }",
                &["info T203: `opening` waits for `pullback.verified`, and nothing says how long that takes"],
            ),
            (
                "withdrawal pullback { by Borduria; from Valley; completes within 30 days of entry_into_force; verified by League }\nmilestone opening { no earlier than pullback.verified and no later than [Avalon: 2027-03-01 | Borduria: 30 days after pullback.verified] }",
                &[
                    "info T203: `opening` waits for `pullback.verified`, and nothing says how long that takes [Avalon's side of `opening.no` (1 of 2 packages)]",
                ],
            ),
        ],
    );
}

#[test]
fn the_later_of_some_comes_with_one_of_them() {
    let both = |opening: &str, survey: &str, bridge: &str| {
        format!("milestone survey {{ {survey} }}\nmilestone bridge {{ {bridge} }}\nmilestone opening {{ {opening} }}")
    };
    let later = "on the later of survey and bridge";
    let (ten, twenty) = ("no later than 10 days after signature", "no later than 20 days after signature");
    let message = |n: u32| {
        format!("error T202: these {n} bounds cannot all be kept, whichever of the events comes first or last")
    };
    let four = message(4);
    rows(
        &["T202"],
        &[
            (&both(&format!("{later} and no earlier than 20 days after signature"), ten, twenty), &[]),
            (&both(&format!("{later} and no earlier than 21 days after signature"), ten, twenty), &[&four]),
            (
                &both(
                    "on the earlier of survey and bridge and no later than 9 days after signature",
                    "no earlier than 10 days after signature",
                    "no earlier than 9 days after signature",
                ),
                &[],
            ),
            (
                &both(
                    "on the earlier of survey and bridge and no later than 8 days after signature",
                    "no earlier than 10 days after signature",
                    "no earlier than 9 days after signature",
                ),
                &[&four],
            ),
            // Only that it is the later of the two needs no choice between them.
            (
                &both(
                    "on the later of survey and bridge and no later than 9 days after signature",
                    "no earlier than 10 days after signature",
                    ten,
                ),
                &[
                    "error T202: these 3 bounds cannot all be kept: together they ask for 10 days where 9 days are allowed",
                ],
            ),
            (
                &both(
                    &format!("{later} and no earlier than [Avalon: 21 | Borduria: 19] days after signature"),
                    ten,
                    twenty,
                ),
                &[&format!("{four} [Avalon's side of `opening.on` (1 of 2 packages)]")],
            ),
        ],
    );
}
