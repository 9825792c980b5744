//! `cargo bench --bench speed`: what the compiler costs, as instruction counts where valgrind is there, as ratios in one run, and as time
//! where a person waits.
//!
//! Nothing here passes or fails: the figures are printed beside what is aimed at. `cargo bench --bench speed -- checks` says how long each
//! check takes instead.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a bench prints figures for people; a wrong argument may end it"
)]

mod generate;
mod laps;

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;
use treatyc::checked::Checked;
use treatyc::clauses::LEXICON;
use treatyc::report::pretty::{Look, Pretty};
use treatyc::session::{Levels, NoFiles, check};

const MB: usize = 1 << 20;

fn read(text: &str) {
    let _ = black_box(treatyc::syntax::read(text, 0, &LEXICON, &mut |_, _| None));
}

fn whole(text: String) -> Checked {
    check("bench.treaty", text.into_bytes(), &NoFiles, &Levels::default())
}

/// Instructions of one job in a process of its own; `None` where valgrind is not there.
fn instructions(job: &str, size: &str) -> Option<f64> {
    let me = std::env::current_exe().ok()?;
    let out = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(me)
        .args(["--job", job, size])
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&out.stderr).into_owned();
    let count: u64 = text.lines().find_map(|l| l.split_once("Collected : "))?.1.trim().parse().ok()?;
    Some(count as f64)
}

/// The text of a size: `1048576` bytes or `20000l` lines.
fn text_of(size: &str) -> String {
    match size.strip_suffix('l') {
        Some(lines) => generate::lines(lines.parse().expect("a number of lines")),
        None => generate::treaty(size.parse().expect("a size in bytes"), 0),
    }
}

fn job(name: &str, size: &str) {
    let text = text_of(size);
    match name {
        "read" => read(&text),
        "check" => drop(black_box(whole(text))),
        _ => drop(black_box(text)),
    }
}

/// The best of some runs; what is to be worked on is made before the clock runs.
fn seconds<T>(runs: usize, make: impl Fn() -> T, run: impl Fn(T)) -> f64 {
    let timed = (0..runs).map(|_| {
        let work = make();
        let start = Instant::now();
        run(work);
        start.elapsed().as_secs_f64()
    });
    timed.fold(f64::MAX, f64::min)
}

fn checking(runs: usize, text: &str) -> f64 {
    seconds(runs, || text.to_owned(), |text| drop(black_box(whole(text))))
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

fn counted() {
    let of = |job: &str, size: &str| Some(instructions(job, size)? - instructions("none", size)?);
    let size = MB.to_string();
    let Some(reading) = of("read", &size) else {
        println!("instruction counts: valgrind is not there");
        return;
    };
    println!("reading, text to tree:    {:6.0} instructions a byte (aim: at most 900)", reading / MB as f64);
    if let (Some(reading), Some(all)) = (of("read", "20000l"), of("check", "20000l")) {
        println!("20,000 lines, all checks: {:6.2} times reading them (aim: at most 3)", all / reading);
    }
}

/// Treaties whose articles meet only in hub events.
fn growth() {
    println!("growth with the lines of the treaty (aim: no faster than n log n)");
    let mut first: Option<f64> = None;
    for lines in [1_000, 10_000, 100_000, 1_000_000] {
        let text = generate::lines(lines);
        let time = checking(if lines > 100_000 { 1 } else { 3 }, &text);
        let n = text.lines().count() as f64;
        let each = time / (n * n.log2());
        let beside = each / *first.get_or_insert(each);
        println!("  {n:>9} lines: {time:8.4} s, {beside:5.2} times the first for each n log n");
    }
}

fn printing() {
    let checked = whole(generate::treaty(10 * MB, 10_000));
    let found = checked.findings.len();
    let print = |()| {
        let pretty = Pretty::new(Look::default());
        let mut out = String::new();
        checked.findings.iter().for_each(|f| out.push_str(&pretty.write(f, &checked.sources)));
        drop(black_box(out));
    };
    let time = seconds(3, || (), print);
    println!("{found} findings in 10 MB, drawn: {time:6.3} s (aim: under a second)");
}

fn memory() {
    if let (Some(base), Some(p)) = (peak("none", 10 * MB), peak("check", 10 * MB)) {
        let own = p.saturating_sub(base.saturating_sub(10 * MB as u64)) as f64;
        let rest = (own - 20e6) / (10 * MB) as f64;
        println!("peak memory, 10 MB:       {:6.2} times the text (aim: at most 12, plus 20 MB)", rest.max(0.0));
        println!("                          plus 20 MB; {:.2} times in all", own / (10 * MB) as f64);
    }
}

/// The program itself, as a person starts it.
fn process() {
    let program = env!("CARGO_BIN_EXE_treatyc");
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/framework.treaty");
    let mut times: Vec<f64> = (0..20)
        .map(|_| seconds(1, || (), |()| drop(black_box(Command::new(program).args(["check", example]).output()))))
        .collect();
    times.sort_by(f64::total_cmp);
    println!("`check examples/framework.treaty`, median of 20: {:.1} ms (aim: at most 10)", times[10] * 1e3);
}

/// How long each check takes, the longest first, and what is made ready for all of them.
fn checks() {
    let mut parts = laps::laps(&generate::treaty(4 * MB, 0));
    let all: f64 = parts.iter().skip(1).map(|p| p.1).sum();
    println!("4 MB: all but reading takes {:.2} times as long as reading", all / parts[0].1);
    parts.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (what, time) in parts.iter().filter(|p| p.1 > 1e-4) {
        println!("  {what:>14}: {:8.2} ms", time * 1e3);
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(i) = args.iter().position(|a| a == "--job") {
        job(&args[i + 1], &args[i + 2]);
        if args.iter().any(|a| a == "--peak") {
            println!("{}", own_peak().unwrap_or(0));
        }
        return;
    }
    if args.iter().any(|a| a == "checks") {
        return checks();
    }
    counted();
    let (small, large) = (generate::treaty(MB, 0), generate::treaty(10 * MB, 0));
    println!(
        "ten times the text:       {:6.2} times the time (aim: at most 11)",
        checking(3, &large) / checking(3, &small)
    );
    println!("reading alone:            {:6.2} MB/s", 1.0 / seconds(3, || (), |()| read(&small)));
    memory();
    printing();
    process();
    growth();
    for (what, text) in [
        ("{", "{".repeat(200_000)),
        ("[", "[".repeat(200_000)),
        ("\"", "\"".repeat(200_001)),
        ("[a|", "[a|".repeat(66_000)),
        ("\"abc\\n", "\"abc\n".repeat(40_000)),
    ] {
        println!("200 KB of {what:8}       {:6.3} s (aim: well under a second)", checking(3, &text));
    }
}
