//! `cargo bench --bench packages`: what open points cost. Nothing passes or fails: figures are printed beside what is aimed at.
//! `cargo bench --bench packages -- checks` says which checks take longer for them.

#![allow(clippy::expect_used, clippy::format_push_string, reason = "a bench prints figures for people")]

mod laps;

use std::hint::black_box;
use std::time::Instant;
use treatyc::choice::{Choice, ChoiceId, Choices, Ctx, Opt, Sort, Taken};
use treatyc::packages::lazily::{self, Answer, Oracle};
use treatyc::packages::space::Space;
use treatyc::packages::{Clash, NODES};
use treatyc::rules::RULES;
use treatyc::session::{Levels, NoFiles, check};
use treatyc::source::Span;

fn choices(n: usize) -> Choices {
    let mut all = Choices::default();
    for i in 0..n {
        let option = |o: usize| Opt {
            name: o.to_string(),
            proposers: vec![],
            motive: None,
            span: Span::default(),
            absent: false,
        };
        all.add(Choice {
            name: format!("c{i}"),
            sort: Sort::Bracket,
            span: Span::default(),
            parent: Ctx::ALWAYS,
            options: (0..3).map(option).collect(),
        });
    }
    all
}

/// An oracle that knows the clashes between two neighbouring choices.
struct Pair(Vec<Taken>, Clash);

impl Oracle for Pair {
    fn options(&self) -> Vec<Taken> {
        self.0.clone()
    }
    fn ask(&self, partial: &[Taken]) -> Answer {
        if self.1.iter().all(|t| partial.contains(t)) {
            Answer::Conflict(partial.to_vec())
        } else {
            Answer::Fits(partial.to_vec())
        }
    }
}

/// A treaty of leases with two open points each, or with the same points settled.
fn treaty(leases: usize, open: bool) -> String {
    let side = |a: &str, b: &str, c: &str| if open { format!("[{a} | {b} | {c}]") } else { a.to_owned() };
    let mut out = String::from(
        "treaty \"T\" { between Avalon, Borduria; languages en; done at \"Geneva\" }\nparty Avalon \"Avalon\"\nparty Borduria \"Borduria\"\nterritory Land \"the territory of Avalon\" of Avalon\n",
    );
    for i in 0..leases {
        out += &format!(
            "zone Z{i} \"Zone {i}\" in Land {{ described as \"the land east of stone {i}\" }}\narticle a{i} \"Zone {i}\" {{ lease l{i} {{\n from Avalon; to Borduria; of Z{i}\n lasts {} as from entry_into_force\n rent {} per year\n use \"transit\"\n sovereignty of Avalon unaffected\n jurisdiction of Avalon\n law of Avalon\n on expiry \"installations pass to Avalon\"\n}} }}\n",
            side("15 years", "20 years", "49 years"),
            side("USD 1 million", "USD 2 million", "USD 3 million"),
        );
    }
    out + "final clauses { consent by ratification by all parties; entry into force 30 days after ratification by all parties; duration indefinite; exit none; registration by Avalon }\n"
}

/// A treaty with sixty open points of three options, of which every two neighbours clash in one way.
fn clashing() -> String {
    let mut out = treaty(0, true);
    for i in 0..30 {
        out += &format!(
            "article a{i} \"Step {i}\" {{\n rule begin{i}: Avalon shall \"mark out road {i}\" no earlier than [1 day | 2 days | 9 days] after entry_into_force\n rule end{i}: Avalon shall \"build road {i}\" after begin{i}.start and no later than [5 days | 10 days | 20 days] after entry_into_force\n}}\n",
        );
    }
    out
}

fn seconds(run: impl Fn()) -> f64 {
    let best = (0..5).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    });
    best.fold(f64::MAX, f64::min)
}

/// The least time that each part of a check takes.
fn best(text: &str) -> Vec<(&'static str, f64)> {
    let mut best = laps::laps(text);
    for _ in 0..20 {
        best.iter_mut().zip(laps::laps(text)).for_each(|(b, next)| b.1 = b.1.min(next.1));
    }
    best
}

/// The seconds of those checks that look at one fact or two, whatever their time: all but the family of time.
fn local(parts: &[(&str, f64)]) -> f64 {
    let is_local = |what: &str| RULES.iter().any(|r| r.code.0 == what && !what.starts_with('T'));
    parts.iter().filter(|p| is_local(p.0)).map(|p| p.1).sum()
}

/// What takes longer with three hundred open points than with the same points settled, that of most weight first.
fn checks() {
    let (open, settled) = (treaty(150, true), treaty(150, false));
    let mut parts: Vec<_> = best(&open).into_iter().zip(best(&settled)).collect();
    let sums = parts.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x.1, b + y.1));
    println!("300 choices, the checks one by one: {:.1} ms, settled {:.1} ms", sums.0 * 1e3, sums.1 * 1e3);
    parts.sort_by(|(a, b), (x, y)| (x.1 - y.1).total_cmp(&(a.1 - b.1)));
    for ((what, open), (_, settled)) in parts.iter().take(24) {
        println!("  {what:>14}: {:8.3} ms, settled {:8.3} ms", open * 1e3, settled * 1e3);
    }
}

fn main() {
    if std::env::args().any(|a| a == "checks") {
        return checks();
    }
    let all = choices(60);
    let clash = |i: u32| -> Clash { vec![(ChoiceId(2 * i), 0), (ChoiceId(2 * i + 1), 2)] };
    let clashes: Vec<Clash> = (0..30).map(clash).collect();
    let count = Space::new(&all, &clashes, NODES).count().expect("within the limit");
    println!("60 choices of three, thirty clashes: {count} consistent packages");
    let exact = seconds(|| {
        let _ = black_box(Space::new(&all, &clashes, NODES).count());
    });
    let lazy = seconds(|| {
        for i in 0..30u32 {
            let options = [2 * i, 2 * i + 1].iter().flat_map(|c| (0..3).map(|o| (ChoiceId(*c), o))).collect();
            let found = lazily::clashes(&all, &Pair(options, clash(i)), 1_000);
            assert!(found.complete && found.clashes.len() == 1);
        }
    });
    println!("  exact count           {:8.2} ms", exact * 1e3);
    println!("  all minimal clashes   {:8.2} ms (aim: together at most a second)", lazy * 1e3);
    let text = clashing();
    let checked = check("bench.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let found = checked.findings.iter().filter(|f| f.code.0 == "T202").count();
    let summed = checked.findings.iter().find(|f| f.code.0 == "N002").map_or("nothing", |f| f.message.as_str());
    let time =
        seconds(|| drop(black_box(check("bench.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default()))));
    println!("the same in a text, checked as a whole: {:.1} ms (aim: at most a second)", time * 1e3);
    println!("  {} choices, {found} clashes found: {summed}", checked.tree.choices.len());
    let (open, settled) = (treaty(150, true), treaty(150, false));
    let whole = |text: &str| {
        black_box(check("bench.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default()));
    };
    let (a, b) = (seconds(|| whole(&open)), seconds(|| whole(&settled)));
    println!("300 choices, all: {:.1} ms, settled {:.1} ms: {:.2} times", a * 1e3, b * 1e3, a / b);
    let (a, b) = (local(&best(&open)), local(&best(&settled)));
    println!("  local checks: {:.2} ms, settled {:.2} ms: {:.2} times (aim: at most 1.5)", a * 1e3, b * 1e3, a / b);
}
