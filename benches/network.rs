//! `cargo bench --bench network`: what the algorithms of time cost, with growth by size.
//!
//! Nothing here passes or fails: the figures are printed beside what is aimed at.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    dead_code,
    reason = "a bench prints figures for people; a wrong argument may end it; the readers are shared with the tests"
)]

#[path = "../tests/time/random.rs"]
mod random;
#[path = "../tests/time/stnu.rs"]
mod stnu;

use random::Random;
use std::hint::black_box;
use std::time::Instant;
use treatyc::time::controllability::{Contingent, Uncertain};
use treatyc::time::network::{Edge, Network};

fn seconds(run: impl Fn()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    best
}

/// Bounds that some times keep, with little room.
fn consistent(nodes: u32, edges: u32) -> Network<i64> {
    let r = &mut Random(1);
    let times: Vec<i64> = (0..nodes).map(|_| r.within(0, 1_000_000)).collect();
    let mut out = Network::new(nodes);
    for tag in 0..edges {
        let (from, to) = (r.below(nodes), r.below(nodes));
        let weight = times[to as usize] - times[from as usize] + r.within(0, 5_000);
        out.edge(Edge { from, to, weight, tag, background: false });
    }
    out
}

/// Every third event is nature's; the parties' bounds have just so much room that most can be kept, or `room` less.
fn uncertain(nodes: u32, bounds: u32, room: i64) -> Uncertain<i64> {
    let r = &mut Random(2);
    let mut out = Uncertain { network: Network::new(nodes), links: Vec::new() };
    // Rounds of three: an event that follows an earlier one, what nature makes of it, and an answer.
    for at in (3..nodes).step_by(3) {
        let before = at.saturating_sub(3 * (r.below(6) + 1));
        out.network.bound(before, at, Some(10), Some(400), at);
        if at + 2 < nodes {
            let (start, end, min) = (at, at + 1, r.within(5, 30));
            out.links.push(Contingent { start, end, min, max: Some(min + r.within(1, 20)), tag: at + 1 });
            out.network.bound(at + 1, at + 2, Some(0), Some(60), at + 2);
        }
    }
    for tag in 2 * nodes.. {
        if out.network.edges().len() as u32 + 2 > bounds * 2 {
            break;
        }
        let (from, to) = (r.below(nodes), r.below(nodes));
        let far = i64::from(from.abs_diff(to));
        let (min, max) = if from < to { (-room, far * 200 + room) } else { (-far * 200 - room, room + far) };
        out.network.bound(from, to, Some(min), Some(max), tag);
    }
    out
}

fn growth(name: &str, aim: &str, sizes: &[u32], run: impl Fn(u32) -> (f64, String)) {
    println!("{name} (aim: {aim})");
    let mut before: Option<f64> = None;
    for &n in sizes {
        let (time, note) = run(n);
        let ratio = before.map_or(String::new(), |b| format!(", {:.1} times as long", time / b));
        println!("  {n:>6} events: {time:.4} s{ratio}{note}");
        before = Some(time);
    }
}

fn main() {
    growth("consistency and windows, 3 bounds an event", "10,000 under 1 s", &[2_500, 5_000, 10_000, 20_000], |n| {
        let network = consistent(n, 3 * n);
        (seconds(|| drop(black_box(network.schedule().unwrap().windows(0)))), String::new())
    });
    growth("the chain of fewest bounds, one bound too tight", "10,000 under 1 s", &[2_500, 5_000, 10_000], |n| {
        let mut network = consistent(n, 3 * n);
        let path = network.schedule().unwrap().path(0, 1).unwrap();
        network.bound(0, 1, Some(path.sum + 1), None, 3 * n);
        let bounds = network.fewest().unwrap().bounds();
        (seconds(|| drop(black_box(network.fewest()))), format!(" ({bounds} bounds)"))
    });
    for room in [200, 4_000] {
        let name = format!("controllability, 5 bounds an event, room {room}");
        growth(&name, "1,000 at most 5 s", &[250, 500, 1_000, 2_000], |n| {
            let network = uncertain(n, 5 * n, room);
            let verdict = if network.conflict().is_none() { " (controllable)" } else { " (not controllable)" };
            (seconds(|| drop(black_box(network.conflict()))), verdict.to_owned())
        });
    }
    let files = stnu::files(&stnu::folder());
    let texts: Vec<String> = files.iter().map(|(path, _)| std::fs::read_to_string(path).unwrap()).collect();
    let all = seconds(|| texts.iter().for_each(|t| drop(black_box(stnu::read(t).unwrap().conflict()))));
    println!("{} networks with known verdicts, read and judged: {all:.4} s (aim: well under 1 s)", files.len());
}
