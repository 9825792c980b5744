//! Packages against brute force: counts, conditions, clashes, what is forced and what is dead.

#![allow(clippy::cast_possible_truncation, clippy::needless_pass_by_value, reason = "small numbers, made here")]

use num_bigint::BigUint;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use treatyc::choice::{Choice, ChoiceId, Choices, Ctx, Opt, Sort, Taken};
use treatyc::finding::{Code, Finding, Severity};
use treatyc::packages::census::Census;
use treatyc::packages::coupling::Couplings;
use treatyc::packages::lazily::{self, Answer, Oracle};
use treatyc::packages::minimal::{minimal, within};
use treatyc::packages::space::Space;
use treatyc::packages::survey::Survey;
use treatyc::packages::{Clash, Limit, NODES};

type Package = Vec<Taken>;

fn choice(name: String, parent: Ctx, options: u16) -> Choice {
    let option = |i: u16| Opt {
        name: i.to_string(),
        proposers: vec![],
        motive: None,
        span: treatyc::source::Span::default(),
        absent: false,
    };
    let span = treatyc::source::Span::default();
    Choice { name, sort: Sort::Bracket, span, parent, options: (0..options).map(option).collect() }
}

/// Choices, each with its options and the options of earlier ones that it stands in: none, one, or two at once.
#[derive(Clone, Debug)]
struct Shape(Vec<(u16, Vec<(usize, u16)>)>);

impl Shape {
    fn choices(&self) -> Choices {
        let mut choices = Choices::default();
        for (i, (options, around)) in self.0.iter().enumerate() {
            let mut parent = Ctx::ALWAYS;
            for (at, o) in around.iter().filter(|_| i > 0) {
                let id = ChoiceId((at % i) as u32);
                let count = choices.get(id).unwrap().options.len() as u16;
                let one = choices.all_of(&[(id, o % count)]).unwrap();
                parent = choices.both(parent, one).unwrap_or(parent);
            }
            choices.add(choice(format!("c{i}"), parent, *options));
        }
        choices
    }
}

fn shape(most: usize) -> impl Strategy<Value = Shape> {
    let around = prop_oneof![
        4 => Just(vec![]),
        4 => proptest::collection::vec((0usize..8, 0u16..3), 1),
        1 => proptest::collection::vec((0usize..8, 0u16..3), 2),
    ];
    proptest::collection::vec((1u16..4, around), 1..=most).prop_map(Shape)
}

/// Options by numbers, made fit for some choices: closed upwards, or nothing where they cannot be taken together.
fn set(choices: &Choices, raw: &[(usize, u16)]) -> Option<Clash> {
    let mut taken: Vec<Taken> = Vec::new();
    for (c, o) in raw {
        let id = ChoiceId((c % choices.len()) as u32);
        taken.push((id, o % choices.get(id).unwrap().options.len() as u16));
    }
    choices.closed(&taken)
}

fn raw_sets(sets: usize) -> impl Strategy<Value = Vec<Vec<(usize, u16)>>> {
    proptest::collection::vec(proptest::collection::vec((0usize..8, 0u16..3), 1..4), 0..=sets)
}

fn sets(choices: &Choices, raw: &[Vec<(usize, u16)>]) -> Vec<Clash> {
    raw.iter().filter_map(|r| set(choices, r)).collect()
}

/// Every package, one by one.
fn all(choices: &Choices) -> Vec<Package> {
    let mut out: Vec<Package> = vec![vec![]];
    for (id, choice) in choices.iter() {
        let mut next = Vec::new();
        for p in out {
            if within(choices.taken(choice.parent), &p) {
                for o in 0..choice.options.len() as u16 {
                    next.push([p.as_slice(), &[(id, o)]].concat());
                }
            } else {
                next.push(p);
            }
        }
        out = next;
    }
    out
}

fn holds(terms: &[Clash], package: &Package) -> bool {
    terms.iter().any(|t| within(t, package))
}

fn options(choices: &Choices) -> Vec<Taken> {
    choices.iter().flat_map(|(id, c)| (0..c.options.len() as u16).map(move |o| (id, o))).collect()
}

/// Every set of options, at most one a choice, closed upwards.
fn partials(choices: &Choices) -> Vec<Clash> {
    let mut out: BTreeSet<Clash> = BTreeSet::from([vec![]]);
    for (id, c) in choices.iter() {
        let mut more = Vec::new();
        for p in &out {
            for o in 0..c.options.len() as u16 {
                more.extend(choices.closed(&[p.as_slice(), &[(id, o)]].concat()));
            }
        }
        out.extend(more);
    }
    out.into_iter().collect()
}

fn smallest(sets: Vec<Clash>) -> Vec<Clash> {
    let keep = |s: &&Clash| !sets.iter().any(|o| o != *s && within(o, s));
    sets.iter().filter(keep).cloned().collect()
}

/// Pairs of options of which the first decides the second, as the documentation of `Space::coupled` has it.
fn pairs(choices: &Choices, good: &[Package]) -> Vec<(Taken, Taken)> {
    let has = |p: &Package, t: &Taken| p.binary_search(t).is_ok();
    let alive: BTreeSet<Taken> = good.iter().flatten().copied().collect();
    let mut out = Vec::new();
    for a in options(choices).into_iter().filter(|a| alive.contains(a)) {
        let around = choices.taken(choices.get(a.0).unwrap().parent);
        for b in options(choices).into_iter().filter(|b| b.0 != a.0) {
            let decides = good.iter().filter(|p| has(p, &a)).all(|p| has(p, &b));
            let anyway = good.iter().filter(|p| within(around, p)).all(|p| has(p, &b));
            let open = alive.iter().filter(|t| t.0 == b.0).count() > 1;
            if decides && !anyway && open {
                out.push((a, b));
            }
        }
    }
    out
}

/// An oracle that knows some sets that cannot stand together, and does not say the smallest of them first.
struct Sets(Vec<Clash>, Vec<Taken>, bool);

impl Oracle for Sets {
    fn options(&self) -> Vec<Taken> {
        self.1.clone()
    }
    fn ask(&self, partial: &[Taken]) -> Answer {
        if self.0.iter().any(|s| within(s, partial)) {
            return Answer::Conflict(partial.to_vec());
        }
        let mut also = partial.to_vec();
        if self.2 {
            // A solution satisfies more than was asked for.
            for t in &self.1 {
                let mut more = [also.as_slice(), &[*t]].concat();
                more.sort_unstable();
                if !also.contains(t) && !self.0.iter().any(|s| within(s, &more)) {
                    also = more;
                }
            }
        }
        Answer::Fits(also)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn spaces_count_and_decide_as_one_by_one(shape in shape(8), raw in raw_sets(6), weights in proptest::collection::vec(-2i64..4, 24)) {
        let choices = shape.choices();
        let clashes = sets(&choices, &raw);
        let space = Space::new(&choices, &clashes, NODES);
        let every = all(&choices);
        let good: Vec<Package> = every.iter().filter(|p| !holds(&clashes, p)).cloned().collect();
        prop_assert_eq!(Space::new(&choices, &[], NODES).count(), Ok(BigUint::from(every.len())));
        prop_assert_eq!(space.count(), Ok(BigUint::from(good.len())));
        let alive: BTreeSet<Taken> = good.iter().flatten().copied().collect();
        prop_assert_eq!(space.alive().unwrap().into_iter().collect::<BTreeSet<_>>(), alive.clone());
        prop_assert_eq!(space.search().alive().into_iter().collect::<BTreeSet<_>>(), alive);
        prop_assert_eq!(space.package_with(&[]).is_some(), !good.is_empty());
        prop_assert!(space.package_with(&[]).is_none_or(|p| good.contains(&p)));
        prop_assert_eq!(space.coupled().unwrap(), pairs(&choices, &good));

        let weight = |t: Taken| weights[(t.0.0 as usize * 3 + t.1 as usize) % weights.len()];
        let sum = |p: &Package| p.iter().map(|t| weight(*t)).sum::<i64>();
        let best = space.best(&weight, 1000).unwrap();
        let top = good.iter().map(&sum).max();
        prop_assert_eq!(best.as_ref().map(|b| b.weight), top);
        if let Some(best) = best {
            let want: BTreeSet<Package> = good.iter().filter(|p| Some(sum(p)) == top).cloned().collect();
            prop_assert_eq!(&best.count, &BigUint::from(want.len()));
            prop_assert!(best.packages.len() == want.len().min(1000) && best.packages.iter().all(|p| want.contains(p)));
        }
    }

    #[test]
    fn what_couplings_allow_is_counted_under_any_condition(shape in shape(7), out in raw_sets(4), raw in raw_sets(4)) {
        let choices = shape.choices();
        let clashes = sets(&choices, &out);
        let allowed: Vec<Package> = all(&choices).into_iter().filter(|p| !holds(&clashes, p)).collect();
        let census = Census::new(&choices, &clashes, NODES).unwrap();
        prop_assert_eq!(census.total(), &BigUint::from(allowed.len()));
        for t in options(&choices) {
            let count = allowed.iter().filter(|p| p.contains(&t)).count();
            prop_assert_eq!(census.taking(&[t]), Ok(BigUint::from(count)));
        }
        let terms = sets(&choices, &raw);
        for t in &terms {
            let count = allowed.iter().filter(|p| within(t, p)).count();
            prop_assert_eq!(census.taking(t), Ok(BigUint::from(count)));
        }
        let ctxs: Vec<Ctx> = terms.iter().map(|t| choices.all_of(t).unwrap()).collect();
        let count = allowed.iter().filter(|p| holds(&terms, p)).count();
        prop_assert_eq!(census.under(&ctxs), Ok(BigUint::from(count)));
    }

    #[test]
    fn conditions_are_counted_and_made_minimal(shape in shape(6), raw in raw_sets(6)) {
        let choices = shape.choices();
        let terms = sets(&choices, &raw);
        let every = all(&choices);
        let ctxs: Vec<Ctx> = terms.iter().map(|t| choices.all_of(t).unwrap()).collect();
        let count = every.iter().filter(|p| holds(&terms, p)).count();
        let census = Census::new(&choices, &[], NODES).unwrap();
        prop_assert_eq!(census.under(&ctxs), Ok(BigUint::from(count)));

        let forces = |s: &Clash| {
            let mut with = every.iter().filter(|p| within(s, p)).peekable();
            with.peek().is_some() && with.all(|p| holds(&terms, p))
        };
        let forcing: Vec<Clash> = partials(&choices).into_iter().filter(forces).collect();
        prop_assert_eq!(minimal(&choices, &terms), smallest(forcing));

        // What no term covers, said in conditions, is exactly the rest.
        let rest: Vec<Clash> = choices.uncovered(Ctx::ALWAYS, &ctxs).iter().map(|c| choices.taken(*c).to_vec()).collect();
        prop_assert!(every.iter().all(|p| holds(&rest, p) != holds(&terms, p)));
    }

    #[test]
    fn lazily_found_clashes_are_all_the_minimal_ones(shape in shape(6), raw in raw_sets(8), learns: bool) {
        let choices = shape.choices();
        let mut bad = sets(&choices, &raw);
        // Two options of one choice may also be too much at once: that is no clash, since no package takes both.
        let across: Vec<Clash> = raw.iter().filter(|r| set(&choices, r).is_none()).map(|r| {
            let mut all: Vec<Taken> = r.iter().filter_map(|one| set(&choices, &[*one])).flatten().collect();
            all.sort_unstable();
            all.dedup();
            all
        }).collect();
        let want = smallest(bad.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect());
        bad.extend(across);
        let found = lazily::clashes(&choices, &Sets(bad, options(&choices), learns), 100_000);
        prop_assert!(found.complete);
        prop_assert_eq!(found.clashes, want);
    }
}

#[test]
fn an_oracle_is_not_asked_for_ever() {
    let mut choices = Choices::default();
    for i in 0..8 {
        choices.add(choice(format!("c{i}"), Ctx::ALWAYS, 2));
    }
    let bad: Vec<Clash> = (0..8).map(|i| vec![(ChoiceId(i), 0), (ChoiceId(i), 1)]).collect();
    let found = lazily::clashes(&choices, &Sets(bad, options(&choices), false), 10);
    assert!(!found.complete && found.clashes.is_empty() && found.asked == 11);
}

#[test]
fn packages_are_counted_beyond_any_machine_number() {
    let mut choices = Choices::default();
    let mut clashes = Vec::new();
    for i in 0..300u32 {
        choices.add(choice(format!("c{i}"), Ctx::ALWAYS, 3));
        if i % 2 == 1 {
            clashes.push(vec![(ChoiceId(i - 1), 0), (ChoiceId(i), 2)]);
        }
    }
    assert_eq!(Space::new(&choices, &[], NODES).count(), Ok(BigUint::from(3u8).pow(300)));
    assert_eq!(Space::new(&choices, &clashes, NODES).count(), Ok(BigUint::from(8u8).pow(150)));
}

#[test]
fn a_bracket_of_mere_words_counts_as_a_choice_and_clashes_only_if_linked() {
    let mut choices = Choices::default();
    let words = choices.add(Choice { sort: Sort::Prose, ..choice("words".into(), Ctx::ALWAYS, 2) });
    choices.add(choice("structure".into(), Ctx::ALWAYS, 2));
    let error = Finding::new(Code("T202"), Severity::Error, "these bounds cannot all be kept");
    let found = [error.under(choices.all_of(&[(words, 0), (ChoiceId(1), 1)]).unwrap())];
    let consistent = |linked: Vec<ChoiceId>| {
        let couplings = Couplings { linked, ..Couplings::default() };
        let numbers = Survey::new(&choices, &couplings, &found, &|f| Some(f.severity), NODES).numbers();
        (numbers.total, numbers.consistent)
    };
    assert_eq!(consistent(vec![]), (Ok(BigUint::from(4u8)), Ok(BigUint::from(4u8))));
    assert_eq!(consistent(vec![words]), (Ok(BigUint::from(4u8)), Ok(BigUint::from(3u8))));
}

/// Choices that all hang together in no order: a diagram of them would be too large, and says so.
fn entangled() -> (Choices, Vec<Clash>) {
    let mut choices = Choices::default();
    for i in 0..60 {
        choices.add(choice(format!("c{i}"), Ctx::ALWAYS, 3));
    }
    let mut state = 7u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let clashes = (0..150).map(|_| {
        let mut set: BTreeMap<ChoiceId, u16> = BTreeMap::new();
        while set.len() < 3 {
            set.insert(ChoiceId(next(60)), next(3) as u16);
        }
        set.into_iter().collect()
    });
    let clashes = clashes.collect();
    (choices, clashes)
}

#[test]
fn a_limit_that_is_reached_is_said_and_a_package_is_found_all_the_same() {
    let (choices, clashes) = entangled();
    let space = Space::new(&choices, &clashes, 2_000);
    assert_eq!(space.count(), Err(Limit));
    assert_eq!(space.coupled(), Err(Limit));
    let package = space.package_with(&[(ChoiceId(3), 1)]).unwrap();
    assert!(package.len() == 60 && package.contains(&(ChoiceId(3), 1)) && !holds(&clashes, &package));
}
