//! The chain that T202 shows, on whole treaties: what is shown cannot be kept together, and without any one of it the rest can.

use crate::common::EXAMPLES;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use treatyc::choice::Ctx;
use treatyc::core::Core;
use treatyc::finding::Finding;
use treatyc::host::Folder;
use treatyc::model::Model;
use treatyc::session::{Checked, Levels, NoFiles, check};
use treatyc::time::calendar::{self, MonthEnds, WorkingDays};
use treatyc::time::knot::Knot;
use treatyc::time::network::Network;
use treatyc::time::plan::Plan;

/// A bound as a treaty writes it, and the milestone that it is of.
type Term = (usize, String);

/// A treaty of milestones, and where in it each bound stands.
fn treaty(signed: bool, terms: &[&Term]) -> (String, Vec<std::ops::Range<usize>>) {
    let mut text = String::from("treaty \"T\" { between A, B; languages en; done at \"Suva\"");
    text += if signed { "; done on 2026-01-31 }\n" } else { " }\n" };
    text += "party A\nparty B\narticle one \"One\" {\n";
    let mut places = vec![0..0; terms.len()];
    for of in 0..MILESTONES {
        text += &format!("    milestone m{of} \"the milestone {of}\"");
        let mut before = " { ";
        for (n, (_, words)) in terms.iter().enumerate().filter(|(_, t)| t.0 == of) {
            text += before;
            before = " and ";
            places[n] = text.len()..text.len() + words.len();
            text += words;
        }
        text += if before == " and " { " }\n" } else { "\n" };
    }
    text += "}\nfinal clauses { consent by signature; entry into force on signature; exit none }\n";
    (text, places)
}

const MILESTONES: usize = 5;

fn term() -> impl Strategy<Value = Term> {
    let length = prop_oneof![
        4 => (1..30u32).prop_map(|n| format!("{n} days")),
        1 => (1..4u32).prop_map(|n| format!("{n} months")),
        1 => (1..60u32).prop_map(|n| format!("{n} hours")),
    ];
    let from = prop_oneof![1 => Just("signature".to_owned()), 4 => (0..MILESTONES).prop_map(|n| format!("m{n}"))];
    let after = (length, from).prop_map(|(l, f)| format!("{l} after {f}"));
    let date = (2..6u8, 1..29u8).prop_map(|(m, d)| format!("2026-{m:02}-{d:02}"));
    let limit = prop_oneof![6 => after, 1 => date];
    let side = prop_oneof![Just("no earlier than"), Just("no later than")];
    (0..MILESTONES, side, limit).prop_filter_map("nothing counts from itself", |(of, side, limit)| {
        (!limit.ends_with(&format!("m{of}"))).then(|| (of, format!("{side} {limit}")))
    })
}

/// The findings that say that not all bounds can be kept.
fn conflicts(text: &str) -> Vec<Finding> {
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let said: Vec<&Finding> = checked.findings.iter().filter(|f| f.code.0.starts_with(['S', 'R'])).collect();
    assert!(said.is_empty(), "{said:#?}\n{text}");
    checked.findings.into_iter().filter(|f| matches!(f.code.0, "T201" | "T202" | "T217")).collect()
}

/// Holds every chain shown of a treaty to what it says; how many there are.
fn judge(signed: bool, terms: &[Term]) -> usize {
    let all: Vec<&Term> = terms.iter().collect();
    let (text, places) = treaty(signed, &all);
    let mut chains = 0;
    for finding in conflicts(&text).iter().filter(|f| f.code.0 == "T202") {
        let at = |l: &treatyc::finding::Label| {
            let span = l.span.start as usize..l.span.end as usize;
            places.iter().position(|p| *p == span).unwrap_or_else(|| panic!("no bound at {}\n{text}", &text[span]))
        };
        let shown: Vec<usize> = finding.labels.iter().map(at).collect();
        let kept: Vec<&Term> = shown.iter().map(|n| &terms[*n]).collect();
        let alone = treaty(signed, &kept).0;
        // Alone, what waits for itself is called so.
        assert!(!conflicts(&alone).is_empty(), "these can be kept:\n{alone}\nof\n{text}");
        for n in 0..kept.len() {
            let rest: Vec<&Term> = kept.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, t)| *t).collect();
            let rest = treaty(signed, &rest).0;
            let left = conflicts(&rest);
            assert!(left.is_empty(), "without {:?} still {left:#?}\n{rest}\nof\n{text}", kept[n]);
        }
        chains += 1;
    }
    chains
}

#[test]
fn without_any_one_bound_of_a_shown_chain_the_rest_can_be_kept() {
    let terms: Vec<Term> = [
        (0, "no earlier than 5 days after signature"),
        (0, "no later than 20 days after signature"),
        (1, "no earlier than 6 days after m0"),
        (1, "no later than 9 days after m0"),
        (2, "no earlier than 7 days after m1"),
        (2, "no later than 10 days after signature"),
    ]
    .map(|(n, words)| (n, words.to_owned()))
    .to_vec();
    assert_eq!(judge(false, &terms), 1);
    let mut runner = TestRunner::deterministic();
    let treaties = (any::<bool>(), prop::collection::vec(term(), 4..14));
    let mut chains = 0;
    for _ in 0..400 {
        let (signed, mut terms) = treaties.new_tree(&mut runner).unwrap().current();
        // One bound is written once.
        terms.sort_unstable();
        terms.dedup();
        chains += judge(signed, &terms);
    }
    assert!(chains > 100, "only {chains} chains were shown");
}

/// Changes of examples whose bounds then cannot be kept, and how many bounds the chain has.
const CHANGED: [(&str, &str, &str, usize); 3] = [
    (
        "framework",
        "completes no later than 45 days after north.verified",
        "completes no earlier than 100 days after north.verified",
        2,
    ),
    ("west-new-guinea-1962", "no later than 1962-10-01", "no later than 1962-08-14", 3),
    ("west-new-guinea-1962", "completes on 1963-05-01 }", "completes on 1962-05-01 }", 4),
];

fn changed(name: &str, goes: &str, comes: &str) -> Checked {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let text = EXAMPLES.iter().find(|e| e.0 == name).unwrap().1;
    assert_eq!(text.matches(goes).count(), 1, "{goes}");
    let text = text.replacen(goes, comes, 1);
    check(&format!("{name}.treaty"), text.into_bytes(), &Folder::new(&folder), &Levels::default())
}

#[test]
fn so_it_is_in_the_examples() {
    for (name, goes, comes, bounds) in CHANGED {
        let checked = changed(name, goes, comes);
        let model = Model::new(&checked.tree, &checked.sources);
        let core = Core::new(&model, &treatyc::clauses::meaning);
        let plan = Plan::new(&model, &core);
        // What cannot be kept whatever is chosen, or else under the first option under which it cannot.
        let knots = plan.knots();
        let options = knots.iter().flat_map(|k| k.conditions().map(move |c| (k, c)));
        let all = knots.iter().map(|k| (k, Ctx::ALWAYS)).chain(options);
        let chain = |(knot, under): (&Knot, Ctx)| knot.network(&|_, c| checked.tree.choices.implies(under, c)).fewest();
        let chain = all.into_iter().find_map(chain).unwrap();
        let without = |gone: Option<usize>| {
            let mut network = Network::new(chain.edges.iter().map(|e| e.from.max(e.to) + 1).max().unwrap());
            let rest = chain.edges.iter().enumerate().filter(|(n, _)| Some(*n) != gone);
            rest.for_each(|(_, e)| network.edge(*e));
            network.schedule().is_ok()
        };
        assert!(!without(None), "{name}: {comes}");
        for (n, _) in chain.edges.iter().enumerate().filter(|(_, e)| !e.background) {
            assert!(without(Some(n)), "{name}: {comes}: {n} is not needed");
        }
        assert_eq!(chain.bounds(), bounds, "{name}: {comes}");
    }
}

/// A bound of a treaty of which one milestone has its day: how far a milestone lies from what it counts from.
#[derive(Clone, Debug)]
struct Dated {
    of: usize,
    least: bool,
    from: Option<usize>,
    count: (i64, &'static str),
}

/// The first milestone's day.
const ANCHOR: (i16, u8, u8) = (2026, 1, 31);

fn dated_term() -> impl Strategy<Value = Dated> {
    // Many about as long as a month or two.
    let days = prop_oneof![1..40i64, 27..33i64, 57..63i64].prop_map(|n| (n, "days"));
    // Months and working days are counted from the day that is known.
    let counted = prop_oneof![(1..4i64).prop_map(|n| (n, "months")), (1..30i64).prop_map(|n| (n, "working days"))];
    let count = prop_oneof![1 => (days, 0..3usize), 2 => (counted, Just(0usize))];
    (1..3usize, any::<bool>(), count).prop_filter_map("nothing counts from itself", |(of, least, (count, from))| {
        (from != of).then_some(Dated { of, least, from: (from > 0).then_some(from), count })
    })
}

/// Whether some days satisfy all bounds, by trying all days of a year and a quarter for each of two milestones.
fn by_trying_all_days(ends: MonthEnds, terms: &[Dated]) -> bool {
    let anchor = calendar::day(ANCHOR).unwrap();
    let keeps = |t: &Dated, days: [i64; 3]| {
        let from = days[t.from.unwrap_or(0)];
        let at = match t.count {
            (n, "days") => from + n,
            (n, "months") => calendar::add_months(from, n, ends).unwrap().first,
            (n, _) => WorkingDays::default().add(from, n).unwrap(),
        };
        if t.least { days[t.of] >= at } else { days[t.of] <= at }
    };
    let about = |t: &Dated, one: usize| t.of == one && t.from.is_none() || t.of != one && t.from == Some(one);
    let around = anchor - 225..anchor + 225;
    let alone = |of: usize| -> Vec<i64> {
        let own: Vec<&Dated> = terms.iter().filter(|t| t.of == of && t.from.is_none()).collect();
        around.clone().filter(|d| own.iter().all(|t| keeps(t, [anchor, *d, *d]))).collect()
    };
    let both: Vec<&Dated> = terms.iter().filter(|t| t.from.is_some()).collect();
    assert!(both.iter().all(|t| about(t, 1) || about(t, 2)));
    let second = alone(2);
    alone(1).iter().any(|a| second.iter().any(|b| both.iter().all(|t| keeps(t, [anchor, *a, *b]))))
}

#[test]
fn what_is_counted_from_a_day_conflicts_where_no_days_are_found() {
    let mut runner = TestRunner::deterministic();
    let treaties = (any::<bool>(), prop::collection::vec(dated_term(), 2..6));
    let (mut kept, mut torn, mut by_the_calendar) = (0, 0, 0);
    for _ in 0..600 {
        let (last, terms) = treaties.new_tree(&mut runner).unwrap().current();
        let (rule, ends) =
            if last { ("last day", MonthEnds::LastDay) } else { ("first day after", MonthEnds::DayAfter) };
        let mut text =
            format!("treaty \"T\" {{ between A, B; languages en; done at \"Suva\"; months end on the {rule}\n");
        text += "calendar { weekend Saturday, Sunday } }\nparty A\nparty B\narticle one \"One\" {\n";
        text += "    milestone m0 \"the beginning\" by A on 2026-01-31\n";
        for of in 1..3 {
            let own = terms.iter().filter(|t| t.of == of);
            let words = |t: &Dated| {
                let side = if t.least { "no earlier than" } else { "no later than" };
                format!("{side} {} {} after m{}", t.count.0, t.count.1, t.from.unwrap_or(0))
            };
            let mut own: Vec<String> = own.map(words).collect();
            own.sort_unstable();
            own.dedup();
            let bounds = if own.is_empty() { String::new() } else { format!(" {{ {} }}", own.join(" and ")) };
            text += &format!("    milestone m{of} \"the milestone {of}\"{bounds}\n");
        }
        text += "}\nfinal clauses { consent by signature; entry into force on signature; exit none }\n";
        let found = conflicts(&text);
        assert_eq!(found.is_empty(), by_trying_all_days(ends, &terms), "{found:#?}\n{text}");
        kept += usize::from(found.is_empty());
        torn += usize::from(!found.is_empty());
        by_the_calendar += usize::from(found.iter().any(|f| f.message.starts_with("by the calendar")));
    }
    assert!(
        kept > 50 && torn > 50 && by_the_calendar > 5,
        "{kept} kept, {torn} torn, {by_the_calendar} by the calendar"
    );
}
