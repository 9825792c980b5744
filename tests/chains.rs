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
