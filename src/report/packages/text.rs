//! The packages of a treaty in lines for people.

use super::super::wording::wrap;
use super::{Chosen, Fate, Outlook, Point, PointOption, Ranked};
use crate::packages::{BigUint, NODES};
use std::fmt::Write as _;

/// How many characters of the words of an option are shown.
const SHORT: usize = 40;

impl Outlook {
    /// For people, in lines of at most `columns`.
    #[must_use]
    pub fn words(&self, favour: &[String], columns: usize) -> String {
        let mut out = String::new();
        // Writing to a `String` cannot fail, here and below.
        let _ = writeln!(out, "{}: {}", self.file, self.gist());
        if self.points.is_empty() {
            return out;
        }
        if self.errors_in_every_package > 0 {
            let n = self.errors_in_every_package;
            let what = if n == 1 { "1 error holds".to_owned() } else { format!("{n} errors hold") };
            let tell = if n == 1 { "tells" } else { "tell" };
            say(
                &mut out,
                "",
                &format!("{what} in every package and {tell} them apart in nothing: see `treatyc check`"),
                columns,
            );
        }
        if !self.known.every_combination {
            let text = "The open points are too entangled for every combination to be looked at: there may be more clashes, and fewer consistent packages than are counted.";
            say(&mut out, "", text, columns);
        }
        if !self.known.smallest_clashes {
            say(&mut out, "", "Some of the clashes may be larger than they need be.", columns);
        }
        let live = |p: &&Point| p.options.len() > 1;
        let _ = writeln!(out, "\nOpen points");
        for point in self.points.iter().filter(live) {
            let option = |o: &PointOption| {
                let by = match o.proposers.as_slice() {
                    [] => String::new(),
                    many if many.join("+") == o.name => String::new(),
                    many => format!(" ({})", many.join(", ")),
                };
                let words = o.words.as_deref().map_or_else(String::new, |w| format!(" “{}”", short(w)));
                let fate = match o.fate {
                    Fate::Open => "",
                    Fate::Forced => " - the only one left",
                    Fate::Dead => " - can never stand",
                };
                format!("{}{words}{by}{fate}", o.name)
            };
            let options: Vec<String> = point.options.iter().map(option).collect();
            let mut aside: Vec<String> = point.within.iter().map(|c| format!("with {}", one(c))).collect();
            aside.extend(point.prose.then(|| "words only".to_owned()));
            let aside = if aside.is_empty() { String::new() } else { format!(" ({})", aside.join(", ")) };
            say(&mut out, "  ", &format!("{}{aside}: {}", point.name, options.join(" | ")), columns);
        }
        if !self.clashes.is_empty() {
            let _ = writeln!(out, "\nWhat clashes");
        }
        for (i, clash) in self.clashes.iter().enumerate() {
            let alone = if clash.options.len() == 1 { " cannot stand" } else { " cannot stand together" };
            say(&mut out, "  ", &format!("{}. {}{alone}", i + 1, clash.words), columns);
            for why in &clash.causes {
                say(&mut out, "     ", &format!("{}: {} ({}:{})", why.by, why.text, why.file, why.line), columns);
            }
        }
        if !self.coupled.is_empty() {
            let _ = writeln!(out, "\nWhat decides what");
        }
        for pair in &self.coupled {
            say(&mut out, "  ", &format!("{} leaves only {}", one(&pair.taking), one(&pair.leaves)), columns);
        }
        if !self.coupled_known {
            say(&mut out, "\n", "What decides what: the open points are too entangled to be told.", columns);
        }
        if let Some(best) = &self.favoured {
            let what = if best.score == 1 { "proposal" } else { "proposals" };
            let head = format!("Most for {}: {} {what}", favour.join(" and "), best.score);
            rank(&mut out, &head, best, columns);
        }
        if let Some(best) = &self.nearest {
            let head = match best.score {
                0 => "From where the parties stand: no move is needed".to_owned(),
                1 => "Fewest moves from where the parties stand: 1".to_owned(),
                n => format!("Fewest moves from where the parties stand: {n}"),
            };
            rank(&mut out, &head, best, columns);
            say(&mut out, "  ", "A move is a party giving up an option of its own at one open point.", columns);
        }
        out
    }
    fn gist(&self) -> String {
        if self.points.is_empty() {
            return "nothing is open, there is one package".into();
        }
        let all = |n: &str| if n == "1" { "1 package".to_owned() } else { format!("{n} packages") };
        match (&self.total, &self.allowed, &self.consistent) {
            (Some(total), _, Some(consistent)) if total == consistent => format!("{}, all consistent", all(total)),
            (Some(total), _, Some(none)) if none == "0" => format!("{}, none consistent", all(total)),
            (Some(total), Some(allowed), Some(consistent)) if total == allowed => {
                format!("{}, {consistent} consistent", all(total))
            }
            (Some(total), Some(allowed), Some(consistent)) if allowed == consistent => {
                format!("{}; the couplings in words allow {allowed}, all of them consistent", all(total))
            }
            (Some(total), Some(allowed), Some(consistent)) => {
                format!("{}; the couplings in words allow {allowed}, {consistent} of them consistent", all(total))
            }
            (total, ..) => {
                let some = if self.possible { "at least one is consistent" } else { "none is consistent" };
                let total = total.as_deref().map_or_else(|| "packages without number".to_owned(), all);
                format!(
                    "{total}; {some}; how many cannot be told: the open points are too entangled for a diagram of {NODES} nodes"
                )
            }
        }
    }
}

/// The beginning of some words, cut after a word.
fn short(words: &str) -> String {
    if words.chars().count() <= SHORT {
        return words.to_owned();
    }
    let cut: String = words.chars().take(SHORT).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

fn one(c: &Chosen) -> String {
    format!("{}={}", c.point, c.option)
}

fn rank(out: &mut String, head: &str, best: &Ranked, columns: usize) {
    let tied = if best.count == "1" { "one package".to_owned() } else { format!("{} packages", best.count) };
    let _ = writeln!(out, "\n{head} ({tied})");
    for package in &best.packages {
        let options: Vec<String> = package.options.iter().map(one).collect();
        let moves: Vec<String> = package.moves.iter().map(|m| format!("{} {}", m.party, m.moves)).collect();
        let moves = if moves.is_empty() { String::new() } else { format!("  [moves: {}]", moves.join(", ")) };
        say(out, "  ", &format!("{}{moves}", options.join(",")), columns);
    }
    if !best.either_way.is_empty() {
        say(out, "  ", &format!("whatever is taken at {}", best.either_way.join(", ")), columns);
    }
    let shown = BigUint::from(best.packages.len());
    if best.count.parse::<BigUint>().is_ok_and(|n| n > shown) {
        let _ = writeln!(out, "  … and others as good");
    }
}

/// Writes a text in lines, the later ones a little further in.
fn say(out: &mut String, indent: &str, text: &str, columns: usize) {
    for (i, line) in wrap(text, columns.saturating_sub(indent.len() + 2).max(20)).into_iter().enumerate() {
        let further = if i == 0 { "" } else { "  " };
        let _ = writeln!(out, "{indent}{further}{line}");
    }
}
