//! "The later of" and "the earlier of" some events, in networks of bounds.
//!
//! That the later of some comes before none of them is a bound like any other; that it comes with one of them is a choice between bounds,
//! which no network knows. The choice is made only where a schedule has been found that does not keep it: then each of
//! them in turn is tried (after Stergiou and Koubarakis, "Backtracking algorithms for disjunctions of temporal constraints", 2000).

use super::network::{Edge, Network};
use super::number::Weight;

/// An event that comes with the last (or the first) of some others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Extreme<W> {
    /// The event.
    pub own: u32,
    /// Each of the others: so long after this event.
    pub of: Vec<(u32, W)>,
    /// The last of them; otherwise the first.
    pub later: bool,
}

/// What comes of trying.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Split<W> {
    /// Times for every event, under which all bounds hold and all extremes come with one of theirs.
    Fits(Vec<W>),
    /// There are none; the bounds that say so, whichever is chosen, each once: not as few as possible.
    Conflict(Vec<Edge<W>>),
    /// It would take too long to know.
    Unknown,
}

/// Whether a network can be kept together with extremes; that each comes no earlier (no later) than those it is the last (the first) of is
/// added. At most so many schedules are looked for.
#[must_use]
pub fn keep<W: Weight>(network: &Network<W>, extremes: &[Extreme<W>], mut tries: usize) -> Split<W> {
    let mut network = network.clone();
    for extreme in extremes {
        for &(place, more) in &extreme.of {
            let edge = if extreme.later {
                order(extreme.own, place, more.opposite())
            } else {
                order(place, extreme.own, more)
            };
            network.edge(edge);
        }
    }
    attempt(&network, extremes, &mut tries)
}

/// `to` comes at most `weight` after `from`, by what the words mean.
fn order<W>(from: u32, to: u32, weight: W) -> Edge<W> {
    Edge { from, to, weight, tag: u32::MAX, background: true }
}

fn attempt<W: Weight>(network: &Network<W>, extremes: &[Extreme<W>], tries: &mut usize) -> Split<W> {
    if *tries == 0 {
        return Split::Unknown;
    }
    *tries -= 1;
    let times = match network.schedule() {
        Ok(schedule) => schedule.times().to_vec(),
        Err(chain) => return Split::Conflict(chain.edges),
    };
    let at = |place: u32| times.get(place as usize).copied().unwrap_or(W::ZERO);
    let meets =
        |e: &&Extreme<W>| e.of.is_empty() || e.of.iter().any(|&(place, more)| at(place).plus(more) == at(e.own));
    let Some(extreme) = extremes.iter().find(|e| !meets(e)) else { return Split::Fits(times) };
    let mut against: Vec<Edge<W>> = Vec::new();
    for &(place, more) in &extreme.of {
        let mut narrower = network.clone();
        narrower.edge(if extreme.later {
            order(place, extreme.own, more)
        } else {
            order(extreme.own, place, more.opposite())
        });
        match attempt(&narrower, extremes, tries) {
            Split::Conflict(edges) => {
                // Where the choice itself plays no part, the others fail for the same reason.
                let plays = edges
                    .iter()
                    .any(|e| e.tag == u32::MAX && [(e.from, e.to), (e.to, e.from)].contains(&(place, extreme.own)));
                if !plays {
                    return Split::Conflict(edges);
                }
                for edge in edges {
                    if !against.contains(&edge) {
                        against.push(edge);
                    }
                }
            }
            known => return known,
        }
    }
    Split::Conflict(against)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EVENTS: u32 = 5;
    const LAST: i64 = 5;

    fn bounds() -> impl Strategy<Value = Vec<(u32, u32, i64)>> {
        proptest::collection::vec((0..EVENTS, 0..EVENTS, -3i64..4), 0..9)
    }
    fn extremes() -> impl Strategy<Value = Vec<Extreme<i64>>> {
        let one = (0..EVENTS, proptest::collection::vec((0..EVENTS, -1i64..2), 1..4), any::<bool>());
        proptest::collection::vec(one.prop_map(|(own, of, later)| Extreme { own, of, later }), 0..3)
    }
    fn holds(times: &[i64], bounds: &[(u32, u32, i64)], extremes: &[Extreme<i64>]) -> bool {
        let at = |n: u32| times[n as usize];
        bounds.iter().all(|&(a, b, w)| at(b) - at(a) <= w)
            && extremes.iter().all(|e| {
                let ends = e.of.iter().map(|&(n, more)| at(n) + more);
                at(e.own) == if e.later { ends.max().unwrap() } else { ends.min().unwrap() }
            })
    }
    /// Whether any times at all will do, by trying all of them; the bounds are so short that they lie close together.
    fn slowly(bounds: &[(u32, u32, i64)], extremes: &[Extreme<i64>]) -> bool {
        let mut times = vec![0i64; EVENTS as usize];
        loop {
            if holds(&times, bounds, extremes) {
                return true;
            }
            let Some(next) = times.iter().position(|t| *t < LAST) else { return false };
            times[next] += 1;
            times[..next].fill(0);
        }
    }

    proptest! {
        #[test]
        fn as_by_trying_all_times(bounds in bounds(), extremes in extremes()) {
            // Within the days that are tried.
            let mut within = bounds.clone();
            within.extend((0..EVENTS).flat_map(|a| (0..EVENTS).map(move |b| (a, b, LAST))));
            let mut network = Network::new(EVENTS);
            for (tag, &(from, to, weight)) in (0u32..).zip(&within) {
                network.edge(Edge { from, to, weight, tag, background: false });
            }
            match keep(&network, &extremes, usize::MAX) {
                Split::Fits(times) => {
                    prop_assert!(holds(&times, &within, &extremes), "{times:?}");
                    prop_assert!(slowly(&within, &extremes));
                }
                Split::Conflict(edges) => {
                    prop_assert!(!slowly(&within, &extremes));
                    // What is named against it is enough.
                    let named: Vec<(u32, u32, i64)> = edges.iter().filter(|e| e.tag != u32::MAX).map(|e| (e.from, e.to, e.weight)).collect();
                    let mut only = Network::new(EVENTS);
                    for &(from, to, weight) in &named {
                        only.edge(Edge { from, to, weight, tag: 0, background: false });
                    }
                    prop_assert!(!matches!(keep(&only, &extremes, usize::MAX), Split::Fits(_)), "{named:?}");
                }
                Split::Unknown => prop_assert!(false, "there was no limit"),
            }
        }
    }
}
