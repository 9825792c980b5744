//! The parts of a network that share no more than one event with the rest: no cycle that passes an event but once goes from one into
//! another (Hopcroft and Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", 1973).

#![allow(clippy::indexing_slicing, reason = "every index is an event or edge, which are counted first")]

use super::network::Index;

/// The edges, given by their two ends, that lie in one part, by their numbers; the direction of an edge does not matter.
#[must_use]
pub fn blocks(events: u32, ends: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let sides = ends.iter().flat_map(|&(a, b)| [a, b]);
    let index = Index::of(events, sides);
    let mut walk =
        Walk { ends, index, order: vec![0; events as usize], low: vec![0; events as usize], open: Vec::new() };
    let mut found = Vec::new();
    let mut count = 0;
    for event in 0..events {
        walk.from(event, &mut count, &mut found);
    }
    found
}

struct Walk<'e> {
    ends: &'e [(u32, u32)],
    /// By event, the sides of edges that meet there: two for each edge.
    index: Index,
    /// When an event was first come to, from 1; 0 where not yet.
    order: Vec<u32>,
    /// The earliest event that can be come back to from an event and what lies behind it.
    low: Vec<u32>,
    /// Edges walked that belong to no part yet.
    open: Vec<u32>,
}

/// An event on the way: by which edge it was come to, how many of its own were looked at, how many edges were open before.
struct Step {
    at: u32,
    by: Option<u32>,
    next: usize,
    open: usize,
}

impl Walk<'_> {
    fn from(&mut self, start: u32, count: &mut u32, found: &mut Vec<Vec<u32>>) {
        if self.order[start as usize] > 0 {
            return;
        }
        let mut way = vec![Step { at: start, by: None, next: 0, open: 0 }];
        self.come_to(start, count);
        while let Some(step) = way.last_mut() {
            let at = step.at;
            let Some(&side) = self.index.at(at).get(step.next) else {
                let done = way.pop();
                if let (Some(done), Some(before)) = (done, way.last()) {
                    let low = self.low[done.at as usize];
                    self.low[before.at as usize] = self.low[before.at as usize].min(low);
                    // Nothing behind leads past the event before: all that was walked since is a part.
                    if low >= self.order[before.at as usize] {
                        found.push(self.open.split_off(done.open));
                    }
                }
                continue;
            };
            step.next += 1;
            let edge = side / 2;
            let (a, b) = self.ends[edge as usize];
            let other = if side % 2 == 0 { b } else { a };
            if a == b && side % 2 == 0 {
                found.push(vec![edge]);
            }
            if a == b || step.by == Some(edge) {
                continue;
            }
            if self.order[other as usize] == 0 {
                let open = self.open.len();
                self.open.push(edge);
                self.come_to(other, count);
                way.push(Step { at: other, by: Some(edge), next: 0, open });
            } else if self.order[other as usize] < self.order[at as usize] {
                self.open.push(edge);
                self.low[at as usize] = self.low[at as usize].min(self.order[other as usize]);
            }
        }
    }

    fn come_to(&mut self, event: u32, count: &mut u32) {
        *count += 1;
        self.order[event as usize] = *count;
        self.low[event as usize] = *count;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::cast_possible_truncation, reason = "tests")]
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// All edges that some round through an edge passes, no event twice.
    fn on_rounds(ends: &[(u32, u32)], edge: u32) -> BTreeSet<u32> {
        fn walk(
            ends: &[(u32, u32)],
            to: u32,
            at: u32,
            way: &mut Vec<u32>,
            seen: &mut Vec<u32>,
            found: &mut BTreeSet<u32>,
        ) {
            if at == to {
                found.extend(way.iter());
                return;
            }
            for (n, &(a, b)) in (0..).zip(ends).filter(|(_, e)| e.0 == at || e.1 == at) {
                let next = if a == at { b } else { a };
                if !seen.contains(&next) && !way.contains(&n) {
                    way.push(n);
                    seen.push(next);
                    walk(ends, to, next, way, seen, found);
                    seen.pop();
                    way.pop();
                }
            }
        }
        let (a, b) = ends[edge as usize];
        let mut found = BTreeSet::from([edge]);
        if a != b {
            walk(ends, a, b, &mut vec![edge], &mut vec![b], &mut found);
        }
        found
    }

    proptest! {
        #[test]
        fn edges_are_in_one_part_if_some_round_passes_both(ends in proptest::collection::vec((0u32..7, 0u32..7), 0..12)) {
            let parts = blocks(7, &ends);
            let mut of = vec![usize::MAX; ends.len()];
            for (n, part) in parts.iter().enumerate() {
                for edge in part {
                    prop_assert_eq!(std::mem::replace(&mut of[*edge as usize], n), usize::MAX, "an edge in two parts");
                }
            }
            prop_assert!(of.iter().all(|n| *n < parts.len()), "an edge in no part");
            for edge in 0..u32::try_from(ends.len()).unwrap() {
                let with: BTreeSet<u32> = parts[of[edge as usize]].iter().copied().collect();
                prop_assert_eq!(with, on_rounds(&ends, edge), "{:?}", &ends);
            }
        }
    }
}
