//! Random networks from a number: the same number, the same network.

use treatyc::time::controllability::{Contingent, Uncertain};
use treatyc::time::network::{Edge, Network};

/// `SplitMix64`.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn within(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).unwrap() + 1;
        low + i64::try_from(self.next() % span).unwrap()
    }

    /// One of the first `n` numbers.
    pub fn below(&mut self, n: u32) -> u32 {
        u32::try_from(self.within(0, i64::from(n) - 1)).unwrap()
    }
}

/// Any edges with weights from `low` to `high`; one in `background` is one (0: none). Tags number them.
pub fn network(r: &mut Random, nodes: u32, edges: u32, (low, high): (i64, i64), background: u32) -> Network<i64> {
    let mut out = Network::new(nodes);
    for tag in 0..edges {
        let (from, to, weight) = (r.below(nodes), r.below(nodes), r.within(low, high));
        let background = background > 0 && r.below(background) == 0;
        out.edge(Edge { from, to, weight, tag, background });
    }
    out
}

/// The number of a network, and how large its numbers are.
pub struct Shape {
    pub nodes: u32,
    pub links: u32,
    pub bounds: u32,
    /// The least that nature takes lies from here to `most`.
    pub least: i64,
    pub most: i64,
}

/// A network with uncertainty. The last nodes are the ends of the links, each of one; links may share their start, begin at one
/// another's end, and have no width. Tags number links, then bounds.
pub fn uncertain(r: &mut Random, shape: &Shape) -> Uncertain<i64> {
    let Shape { nodes, links, bounds, least, most } = *shape;
    let mut out = Uncertain { network: Network::new(nodes), links: Vec::new() };
    for tag in 0..links {
        let end = nodes - links + tag;
        // Only from an earlier event, or two links could wait for each other.
        let start = r.below(end);
        let min = r.within(least, most - 1);
        let max = r.within(min, most);
        out.links.push(Contingent { start, end, min, max: Some(max), tag });
    }
    for tag in links..links + bounds {
        let (from, to) = (r.below(nodes), r.below(nodes));
        if from == to {
            continue;
        }
        match r.below(3) {
            0 => out.network.bound(from, to, Some(r.within(0, most / 2)), None, tag),
            1 => out.network.bound(from, to, None, Some(r.within(0, most)), tag),
            _ => {
                let min = r.within(-most / 2, most / 2);
                out.network.bound(from, to, Some(min), Some(r.within(min, most)), tag);
            }
        }
    }
    out
}
