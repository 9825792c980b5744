//! Controllability against the reduction rules of Morris and Muscettola, applied until nothing changes.

use super::random::{Random, Shape, uncertain};
use std::collections::BTreeMap;
use treatyc::time::controllability::{Basis, Contingent, Uncertain};
use treatyc::time::network::Network;

/// More than any sum in these networks.
const FOREVER: i64 = 100_000;

/// "Temporal dynamic controllability revisited" (2005), with parties who may act at the moment of what they see: the
/// rules are applied as they are written, without hidden events, until nothing changes or nature's worst case is a
/// negative cycle.
pub fn by_rules(u: &Uncertain<i64>) -> bool {
    let mut n = u.network.nodes();
    let mut plain: BTreeMap<(u32, u32), i64> = BTreeMap::new();
    // From an event to the start of a link (by its number): wait for its end, or so long.
    let mut waits: BTreeMap<(u32, usize), i64> = BTreeMap::new();
    fn put<K: Ord>(map: &mut BTreeMap<K, i64>, key: K, weight: i64) -> bool {
        match map.get(&key) {
            Some(&known) if known <= weight => false,
            _ => {
                map.insert(key, weight);
                true
            }
        }
    }
    for e in u.network.edges() {
        put(&mut plain, (e.from, e.to), e.weight);
    }
    let mut links = Vec::new();
    for link in &u.links {
        let max = link.max.unwrap_or(FOREVER);
        if max <= link.min {
            put(&mut plain, (link.start, link.end), max);
            put(&mut plain, (link.end, link.start), -link.min);
        } else {
            put(&mut waits, (link.end, links.len()), -max);
            links.push(*link);
        }
    }
    // The rules are for links that take no less than nothing: what may take less begins so much earlier.
    for (l, link) in links.iter_mut().enumerate().filter(|(_, l)| l.min < 0) {
        put(&mut plain, (link.start, n), link.min);
        put(&mut plain, (n, link.start), -link.min);
        waits.insert((link.end, l), link.min - link.max.unwrap_or(FOREVER));
        (link.start, link.max, link.min) = (n, link.max.map(|m| m - link.min), 0);
        n += 1;
    }
    loop {
        // All waits in full: is that still consistent?
        let mut least: BTreeMap<(u32, u32), i64> = plain.clone();
        for (&(from, l), &w) in &waits {
            put(&mut least, (from, links[l].start), w);
        }
        for k in 0..n {
            for i in 0..n {
                for j in 0..n {
                    if let (Some(a), Some(b)) = (least.get(&(i, k)).copied(), least.get(&(k, j)).copied()) {
                        put(&mut least, (i, j), a + b);
                    }
                }
            }
        }
        if (0..n).any(|i| least.get(&(i, i)).is_some_and(|&w| w < 0)) {
            return false;
        }
        let mut changed = false;
        let (old, waiting) = (plain.clone(), waits.clone());
        for (&(a, b), &x) in &old {
            for (&(c, d), &y) in &old {
                if b == c {
                    changed |= put(&mut plain, (a, d), x + y);
                }
            }
            for (&(c, l), &y) in &waiting {
                if b == c {
                    changed |= put(&mut waits, (a, l), x + y);
                }
            }
        }
        for (own, link) in links.iter().enumerate() {
            for (&(c, d), &y) in &old {
                if c == link.end && y < 0 {
                    changed |= put(&mut plain, (link.start, d), link.min + y);
                }
            }
            for (&(c, l), &y) in &waiting {
                // Below the least of its link a wait is one; from there on it is a plain bound and was handled above.
                if c == link.end && l != own && y < -links[l].min {
                    changed |= put(&mut waits, (link.start, l), link.min + y);
                }
            }
        }
        for (&(from, l), &y) in &waiting {
            if y >= -links[l].min {
                changed |= put(&mut plain, (from, links[l].start), y);
            }
        }
        if !changed {
            return true;
        }
    }
}

/// The conflict is a cycle of what its tags say, sums to what it says, and is enough.
fn is_conflict(u: &Uncertain<i64>) {
    let conflict = u.conflict().unwrap();
    let part = u.only(&conflict.tags.iter().copied().collect());
    assert!(!by_rules(&part), "{conflict:?} is none in {u:?}");
    let smallest = u.smallest().unwrap();
    for tag in &smallest.tags {
        let rest = u.only(&smallest.tags.iter().copied().filter(|t| t != tag).collect());
        assert!(by_rules(&rest), "{smallest:?} holds without {tag} in {u:?}");
    }
    for conflict in [conflict, smallest] {
        let mut next = conflict.steps.iter().cycle().skip(1);
        assert!(!conflict.steps.is_empty());
        for step in &conflict.steps {
            assert_eq!(Some(step.to), next.next().map(|s| s.from), "{conflict:?} in {u:?}");
            assert!(conflict.tags.contains(&step.tag));
            let edges = u.network.edges().iter();
            let bound = |e: &&treatyc::time::network::Edge<i64>| {
                (e.from, e.to, Some(e.weight), e.tag) == (step.from, step.to, step.weight, step.tag)
            };
            let link = |l: &&Contingent<i64>| match step.basis {
                Basis::Soonest => (l.start, l.end, Some(l.min), l.tag) == (step.from, step.to, step.weight, step.tag),
                Basis::Latest => {
                    (l.end, l.start, l.max.map(|m| -m), l.tag) == (step.from, step.to, step.weight, step.tag)
                }
                Basis::Bound => l.max == Some(l.min) && l.tag == step.tag,
            };
            let said =
                edges.filter(bound).count() > 0 && step.basis == Basis::Bound || u.links.iter().any(|l| link(&l));
            assert!(said, "{step:?} is not in {u:?}");
        }
        let sum = conflict.steps.iter().map(|s| s.weight).sum::<Option<i64>>();
        assert_eq!(sum, conflict.sum, "{conflict:?} in {u:?}");
        assert!(sum.is_none_or(|s| s < 0), "{conflict:?} in {u:?}");
    }
}

fn agree(seeds: std::ops::Range<u64>, shape: &Shape, change: impl Fn(&mut Random, &mut Uncertain<i64>)) {
    let (mut yes, mut no) = (0, 0);
    for seed in seeds {
        let r = &mut Random(seed);
        let mut u = uncertain(r, shape);
        change(r, &mut u);
        let expected = by_rules(&u);
        assert_eq!(u.conflict().is_none(), expected, "{seed}: {u:?}");
        if expected {
            yes += 1;
        } else {
            no += 1;
            is_conflict(&u);
        }
    }
    assert!(yes.min(no) * 8 > yes + no, "{yes} controllable, {no} not");
}

#[test]
fn small_networks() {
    agree(0..600, &Shape { nodes: 4, links: 2, bounds: 3, least: 0, most: 6 }, |_, _| {});
}

#[test]
fn networks_of_several_links() {
    agree(0..400, &Shape { nodes: 8, links: 4, bounds: 6, least: 0, most: 12 }, |_, _| {});
}

#[test]
fn networks_of_many_links() {
    agree(0..60, &Shape { nodes: 14, links: 6, bounds: 10, least: 0, most: 30 }, |_, _| {});
}

#[test]
fn links_that_may_end_before_they_begin() {
    agree(0..400, &Shape { nodes: 6, links: 2, bounds: 4, least: -6, most: 12 }, |_, _| {});
}

#[test]
fn links_without_end() {
    agree(0..500, &Shape { nodes: 6, links: 3, bounds: 4, least: 0, most: 12 }, |r, u| {
        for link in &mut u.links {
            link.max = link.max.filter(|_| r.below(3) > 0);
        }
    });
}

fn link(start: u32, end: u32, min: i64, max: i64, tag: u32) -> Contingent<i64> {
    Contingent { start, end, min, max: Some(max), tag }
}

#[test]
fn a_deadline_behind_what_nature_may_delay() {
    // Ratification takes 20 to 40 days after signature; in force within 30.
    let mut u = Uncertain { network: Network::new(2), links: vec![link(0, 1, 20, 40, 7)] };
    assert_eq!(u.conflict(), None);
    u.network.bound(0, 1, None, Some(30), 8);
    let conflict = u.smallest().unwrap();
    assert_eq!((conflict.tags, conflict.sum), (vec![7, 8], Some(-10)));
    u.links[0].max = None;
    let conflict = u.smallest().unwrap();
    assert_eq!((conflict.tags, conflict.sum), (vec![7, 8], None));
}

#[test]
fn the_parties_may_act_at_the_moment_of_what_they_see() {
    // At the same moment: yes. A day before: nobody knows it then.
    let mut u = Uncertain { network: Network::new(3), links: vec![link(0, 1, 1, 5, 0)] };
    u.network.bound(1, 2, Some(0), Some(0), 1);
    assert_eq!(u.conflict(), None);
    let mut u = Uncertain { network: Network::new(3), links: vec![link(0, 1, 1, 5, 0)] };
    u.network.bound(1, 2, Some(-1), Some(-1), 1);
    assert!(u.conflict().is_some());
}

#[test]
fn a_link_that_takes_no_less_than_its_most_is_a_requirement() {
    let u = Uncertain { network: Network::new(2), links: vec![link(0, 1, 5, 5, 0)] };
    assert_eq!(u.conflict(), None);
    let u = Uncertain { network: Network::new(2), links: vec![link(0, 1, 5, 4, 3)] };
    assert_eq!(u.conflict().map(|c| (c.tags, c.sum)), Some((vec![3], Some(-1))));
}

#[test]
fn a_link_that_may_end_before_it_begins_needs_its_start_settled() {
    // Between 5 days before and 5 days after a date that the parties set: they set it 5 days ahead.
    let mut u = Uncertain { network: Network::new(3), links: vec![link(1, 2, -5, 5, 0)] };
    assert_eq!(u.conflict(), None);
    // The end is nature's: that it come no earlier than the start is more than the parties can see to.
    u.network.bound(1, 2, Some(0), None, 1);
    assert_eq!(u.smallest().map(|c| (c.tags, c.sum)), Some((vec![0, 1], Some(-5))));
    // Nobody can set a date ahead that nature brings.
    let u = Uncertain { network: Network::new(3), links: vec![link(0, 1, 0, 10, 0), link(1, 2, -1, 1, 1)] };
    assert_eq!(u.smallest().map(|c| c.tags), Some(vec![0, 1]));
}

#[test]
fn two_links_with_one_end_must_meet() {
    let u = Uncertain { network: Network::new(3), links: vec![link(0, 2, 1, 5, 0), link(1, 2, 1, 5, 1)] };
    assert_eq!(u.smallest().map(|c| c.tags), Some(vec![0, 1]));
    // One of them always takes the same: the parties begin it when the other's end is known to be so near; they cannot.
    let u = Uncertain { network: Network::new(3), links: vec![link(0, 2, 1, 5, 0), link(1, 2, 3, 3, 1)] };
    assert!(u.conflict().is_some());
    let u = Uncertain { network: Network::new(3), links: vec![link(0, 2, 1, 5, 0), link(1, 2, 0, 0, 1)] };
    assert_eq!(u.conflict(), None);
}
