//! `cargo bench`: what the compiler costs, as instruction counts where valgrind is there, and as ratios in one run.
//!
//! Nothing here passes or fails: the figures are printed beside what is aimed at.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a bench prints figures for people; a wrong argument may end it"
)]

mod generate;

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;
use treatyc::clauses::LEXICON;
use treatyc::session::{Levels, NoFiles, check};

const MB: usize = 1 << 20;

fn read(text: &str) {
    let _ = black_box(treatyc::syntax::read(text, 0, &LEXICON, &mut |_, _| None));
}

fn whole(text: &str) {
    black_box(check("bench.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default()));
}

/// Instructions of one job in a process of its own; `None` where valgrind is not there.
fn instructions(job: &str, bytes: usize) -> Option<u64> {
    let me = std::env::current_exe().ok()?;
    let out = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(me)
        .args(["--job", job, &bytes.to_string()])
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&out.stderr).into_owned();
    text.lines().find_map(|l| l.split_once("Collected : "))?.1.trim().parse().ok()
}

fn job(name: &str, bytes: usize) {
    let text = generate::treaty(bytes, 0);
    match name {
        "read" => read(&text),
        "check" => whole(&text),
        _ => drop(black_box(text)),
    }
}

fn seconds(run: impl Fn()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    best
}

/// Peak memory of one job in a process of its own, in bytes.
fn peak(job: &str, bytes: usize) -> Option<u64> {
    let me = std::env::current_exe().ok()?;
    let out = Command::new(me).args(["--job", job, &bytes.to_string(), "--peak"]).output().ok()?;
    String::from_utf8_lossy(&out.stdout).trim().parse().ok()
}

fn own_peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kb: u64 = status.lines().find(|l| l.starts_with("VmHWM"))?.split_whitespace().nth(1)?.parse().ok()?;
    Some(kb * 1024)
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(i) = args.iter().position(|a| a == "--job") {
        job(&args[i + 1], args[i + 2].parse().expect("a size in bytes"));
        if args.iter().any(|a| a == "--peak") {
            println!("{}", own_peak().unwrap_or(0));
        }
        return;
    }
    let size = MB;
    if let (Some(none), Some(read), Some(check)) = (instructions("none", size), instructions("read", size), instructions("check", size)) {
        let (read, check) = (read - none, check - none);
        println!("reading, text to tree:  {:6.0} instructions a byte (aim: at most 900)", read as f64 / size as f64);
        println!("the whole check:        {:6.2} times that (aim: at most 2)", check as f64 / read as f64);
    } else {
        println!("instruction counts: valgrind is not there");
    }
    let (small, large) = (generate::treaty(MB, 0), generate::treaty(10 * MB, 0));
    println!("ten times the text:     {:6.2} times the time (aim: at most 11)", seconds(|| whole(&large)) / seconds(|| whole(&small)));
    println!("reading alone:          {:6.2} MB/s", 1.0 / seconds(|| read(&small)));
    if let (Some(base), Some(p)) = (peak("none", 10 * MB), peak("check", 10 * MB)) {
        let own = p.saturating_sub(base.saturating_sub(10 * MB as u64));
        println!("peak memory, 10 MB:     {:6.2} times the text (aim: at most 12, plus 20 MB)", own as f64 / (10 * MB) as f64);
    }
    for (what, text) in [("{", "{".repeat(200_000)), ("[", "[".repeat(200_000)), ("\"", "\"".repeat(200_001)), ("[a|", "[a|".repeat(66_000)), ("\"abc\\n", "\"abc\n".repeat(40_000))] {
        println!("200 KB of {what:8}     {:6.3} s (aim: well under a second)", seconds(|| whole(&text)));
    }
}
