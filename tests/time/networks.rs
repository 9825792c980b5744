//! Consistency, windows, paths and the chain of fewest bounds, against trying everything.

use super::random::{Random, network};
use std::collections::BTreeSet;
use treatyc::time::chain::{Chain, irreducible};
use treatyc::time::network::{Edge, Network, Window};

/// The least and the greatest time of every event over all times within ±18 that satisfy the edges, the first event at 0.
fn by_trying(network: &Network<i64>) -> Option<Vec<(i64, i64)>> {
    fn place(network: &Network<i64>, times: &mut Vec<i64>, ranges: &mut Option<Vec<(i64, i64)>>) {
        let known = u32::try_from(times.len()).unwrap();
        let time = |n: u32| times[n as usize];
        let mut settled = network.edges().iter().filter(|e| e.from.max(e.to) < known);
        if settled.any(|e| time(e.to) - time(e.from) > e.weight) {
            return;
        }
        if known == network.nodes() {
            let ranges = ranges.get_or_insert_with(|| times.iter().map(|&t| (t, t)).collect());
            for (range, &t) in ranges.iter_mut().zip(&*times) {
                *range = (range.0.min(t), range.1.max(t));
            }
            return;
        }
        for t in -18..=18 {
            times.push(t);
            place(network, times, ranges);
            times.pop();
        }
    }
    let mut ranges = None;
    place(network, &mut vec![0], &mut ranges);
    ranges
}

#[test]
fn windows_are_those_of_all_times_that_can_be() {
    let (mut consistent, mut open) = (0, 0);
    for seed in 0..300 {
        let r = &mut Random(seed);
        let edges = u32::try_from(r.within(2, 9)).unwrap();
        let network = network(r, 4, edges, (-3, 3), 4);
        let tried = by_trying(&network);
        let Ok(schedule) = network.schedule() else {
            assert_eq!(tried, None, "{network:?}");
            continue;
        };
        consistent += 1;
        let tried = tried.unwrap_or_else(|| panic!("no times for {network:?}"));
        // No sum of three edges is beyond 9: what tries reach beyond it is not bound at all.
        let bound = |t: i64| (t.abs() <= 9).then_some(t);
        let windows: Vec<Window<i64>> =
            tried.iter().map(|&(a, b)| Window { earliest: bound(a), latest: bound(b) }).collect();
        open += windows.iter().filter(|w| w.earliest.is_none() || w.latest.is_none()).count();
        assert_eq!(schedule.windows(0), windows, "{network:?}");
    }
    assert!((100..250).contains(&consistent) && open > 100, "{consistent} consistent, {open} open");
}

/// The least sum of walks of at most so many edges that are not background, from one event to all.
fn walks(network: &Network<i64>, from: u32, most: u32) -> Vec<Vec<Option<i64>>> {
    let mut layers = vec![vec![None; network.nodes() as usize]; most as usize + 1];
    layers[0][from as usize] = Some(0);
    for _ in 0..=network.nodes() * (most + 1) {
        for count in 0..=most as usize {
            for e in network.edges() {
                let next = count + usize::from(!e.background);
                if let Some(sum) = layers[count][e.from as usize].map(|s: i64| s + e.weight)
                    && let Some(layer) = layers.get_mut(next)
                    && layer[e.to as usize].is_none_or(|s| sum < s)
                {
                    layer[e.to as usize] = Some(sum);
                }
            }
        }
    }
    layers
}

fn follows(chain: &Chain<i64>) {
    assert!(chain.edges.windows(2).all(|w| w[0].to == w[1].from), "{chain:?}");
    assert_eq!(chain.sum, chain.edges.iter().map(|e| e.weight).sum::<i64>());
}

#[test]
fn paths_are_the_shortest_and_of_these_have_the_fewest_bounds() {
    let mut paths = 0;
    for seed in 0..400 {
        let r = &mut Random(seed);
        let network = network(r, 7, 14, (-2, 5), 4);
        let Ok(schedule) = network.schedule() else { continue };
        let (from, to) = (r.below(7), r.below(7));
        let latest = schedule.windows(from)[to as usize].latest;
        let Some(path) = schedule.path(from, to) else {
            assert_eq!(latest, None, "{from} to {to} in {network:?}");
            continue;
        };
        follows(&path);
        assert!(path.edges.first().is_none_or(|e| e.from == from) && path.edges.last().is_none_or(|e| e.to == to));
        let sums: Vec<Option<i64>> = walks(&network, from, 7).iter().map(|layer| layer[to as usize]).collect();
        let least = sums.iter().flatten().min().copied();
        assert_eq!((Some(path.sum), latest), (least, least), "{from} to {to} in {network:?}");
        assert_eq!(sums.iter().position(|s| *s == least), Some(path.bounds()), "{from} to {to} in {network:?}");
        paths += 1;
    }
    assert!(paths > 60, "{paths}");
}

/// The fewest bounds of all cycles with a negative sum that pass no event twice.
fn fewest_by_trying(network: &Network<i64>) -> Option<usize> {
    fn walk(network: &Network<i64>, start: u32, way: &mut Vec<Edge<i64>>, best: &mut Option<usize>) {
        let at = way.last().map_or(start, |e| e.to);
        for e in network.edges().iter().filter(|e| e.from == at) {
            if e.to == start {
                let all = || way.iter().chain([e]);
                let bounds = all().filter(|e| !e.background).count();
                if all().map(|e| e.weight).sum::<i64>() < 0 && best.is_none_or(|b| bounds < b) {
                    *best = Some(bounds);
                }
            } else if e.to > start && way.iter().all(|w| w.to != e.to) {
                way.push(*e);
                walk(network, start, way, best);
                way.pop();
            }
        }
    }
    let mut best = None;
    for start in 0..network.nodes() {
        walk(network, start, &mut Vec::new(), &mut best);
    }
    best
}

/// The edges of all cycles with a negative sum that pass no event twice.
fn at_fault_by_trying(network: &Network<i64>) -> BTreeSet<u32> {
    fn walk(network: &Network<i64>, start: u32, way: &mut Vec<u32>, found: &mut BTreeSet<u32>) {
        let edge = |n: u32| network.edges()[n as usize];
        let at = way.last().map_or(start, |n| edge(*n).to);
        for (n, e) in (0..).zip(network.edges()).filter(|(_, e)| e.from == at) {
            way.push(n);
            if e.to == start {
                if way.iter().map(|n| edge(*n).weight).sum::<i64>() < 0 {
                    found.extend(way.iter());
                }
            } else if e.to > start && way.iter().all(|w| edge(*w).from != e.to) {
                walk(network, start, way, found);
            }
            way.pop();
        }
    }
    let mut found = BTreeSet::new();
    for start in 0..network.nodes() {
        walk(network, start, &mut Vec::new(), &mut found);
    }
    found
}

#[test]
fn what_can_be_at_fault_is_all_that_lies_on_a_negative_cycle_and_little_more() {
    let (mut suspected, mut guilty, mut all) = (0, 0, 0);
    for seed in 0..800 {
        let r = &mut Random(seed);
        let nodes = u32::try_from(r.within(2, 8)).unwrap();
        let edges = u32::try_from(r.within(2, 18)).unwrap();
        let network = network(r, nodes, edges, (-3, 12), 3);
        let fault = at_fault_by_trying(&network);
        let suspects = network.suspects();
        assert_eq!(suspects.is_none(), fault.is_empty(), "{network:?}");
        let suspects: BTreeSet<u32> = suspects.into_iter().flatten().collect();
        assert!(suspects.is_superset(&fault), "{fault:?} not in {suspects:?} of {network:?}");
        if !fault.is_empty() {
            (suspected, guilty) = (suspected + suspects.len(), guilty + fault.len());
            all += network.edges().len();
        }
    }
    assert!(guilty > 500 && suspected < all * 3 / 4, "{guilty} guilty, {suspected} suspected, {all} in all");
}

/// A cycle, negative, and without any one of its edges no longer a conflict.
fn is_irreducible(chain: &Chain<i64>, network: &Network<i64>) {
    follows(chain);
    assert!(chain.sum < 0 && chain.edges[0].from == chain.edges.last().unwrap().to, "{chain:?}");
    for left_out in 0..chain.edges.len() {
        let mut rest = Network::new(network.nodes());
        chain.edges.iter().enumerate().filter(|(i, _)| *i != left_out).for_each(|(_, e)| rest.edge(*e));
        assert!(rest.schedule().is_ok(), "{chain:?} without {left_out}");
    }
}

#[test]
fn the_chain_shown_has_the_fewest_bounds_of_all() {
    let mut lengths = BTreeSet::new();
    for seed in 0..1500 {
        let r = &mut Random(seed);
        let nodes = u32::try_from(r.within(2, 7)).unwrap();
        let edges = u32::try_from(r.within(2, 15)).unwrap();
        let background = r.below(4);
        let network = network(r, nodes, edges, (-4, 9), background);
        let fewest = network.fewest();
        assert_eq!(fewest.is_some(), network.schedule().is_err());
        assert_eq!(fewest.as_ref().map(Chain::bounds), fewest_by_trying(&network), "{seed}: {fewest:?} in {network:?}");
        if let Some(chain) = fewest {
            is_irreducible(&chain, &network);
            lengths.insert(chain.bounds());
        }
    }
    assert!(lengths.len() > 4, "{lengths:?}");
}

#[test]
fn a_search_that_is_cut_short_still_shows_a_chain() {
    let mut longer = 0;
    for seed in 0..200 {
        let network = network(&mut Random(seed), 30, 70, (-4, 12), 5);
        for steps in [0, 1, 10, 100] {
            let Some(chain) = network.fewest_within(steps) else { continue };
            is_irreducible(&chain, &network);
            let is_longer = chain.bounds() > network.fewest().unwrap().bounds();
            longer += usize::from(is_longer);
            assert!(!is_longer || chain.perhaps_fewer, "a longer chain is shown without a word: {chain:?}");
        }
    }
    assert!(longer > 0, "no search was cut short");
}

#[test]
fn a_schedule_keeps_every_bound_and_a_cycle_none() {
    let (mut kept, mut not) = (0, 0);
    for seed in 0..300 {
        let r = &mut Random(seed);
        let low = r.within(-6, -1);
        let network = network(r, 60, 150, (low, 20), 0);
        match network.schedule() {
            Ok(schedule) => {
                let time = |n: u32| schedule.times()[n as usize];
                assert!(network.edges().iter().all(|e| time(e.to) - time(e.from) <= e.weight));
                kept += 1;
            }
            Err(cycle) => {
                is_irreducible(&cycle, &network);
                not += 1;
            }
        }
    }
    assert!(kept > 50 && not > 50, "{kept} kept, {not} not");
}

#[test]
fn a_conflict_is_stripped_to_what_it_needs() {
    for seed in 0..200 {
        let network = network(&mut Random(seed), 6, 20, (-4, 9), 0);
        let inconsistent = |tags: &[u32]| network.only(|e| tags.contains(&e.tag)).schedule().is_err();
        let all: Vec<u32> = (0..20).collect();
        if !inconsistent(&all) {
            continue;
        }
        let kept = irreducible(all, |tags| inconsistent(tags).then(|| tags.to_vec()));
        assert!(inconsistent(&kept));
        for tag in &kept {
            let rest: Vec<u32> = kept.iter().copied().filter(|t| t != tag).collect();
            assert!(!inconsistent(&rest), "{kept:?} without {tag}");
        }
    }
}

#[test]
fn what_is_asked_of_no_event_is_nothing() {
    let network: Network<i64> = Network::new(2);
    let schedule = network.schedule().unwrap();
    assert!(schedule.windows(2).is_empty());
    assert_eq!(schedule.path(0, 2), None);
    assert_eq!(schedule.path(0, 1), None);
    assert_eq!(schedule.path(1, 1).map(|p| (p.sum, p.bounds())), Some((0, 0)));
    assert_eq!(Network::<i64>::default().schedule().map(|s| s.times().len()), Ok(0));
}
