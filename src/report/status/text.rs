//! The state of a text on a terminal: a headline, bars, and what is open in words.

use std::fmt::Write as _;

use super::{Counts, Draft, HOW, Report, percent, shares, word};
use crate::report::pretty::Look;
use crate::report::wording::{visible, width, wrap};
use crate::status::State;

/// So many open points are written out.
const SHOWN: usize = 8;

/// How a state is drawn in a bar: with all characters, with ASCII alone, and its colour.
const fn drawn(state: State) -> (char, char, &'static str) {
    match state {
        State::Agreed => ('█', '#', "32"),
        State::AdReferendum => ('▓', '+', "36"),
        State::Unmarked => ('░', '.', "2"),
        State::Proposed => ('◇', '?', "34"),
        State::Bracketed => ('[', '[', "33"),
        State::Reserved => ('×', '!', "31"),
    }
}

pub(super) fn write(report: &Report, look: Look) -> String {
    let mut page = Page { look: Look { columns: look.columns.clamp(40, 160), ..look }, out: String::new() };
    let Some(last) = report.last() else { return page.out };
    let name = match last.called() {
        same if same == last.file => same,
        called => format!("{}, {called}", last.file),
    };
    page.line("", &page.bold(&visible(&name)));
    page.say("", &last.gist());
    if !last.read_to_its_end {
        page.say("", "Some of the text could not be read and is not counted: see `treatyc check`.");
    }
    let states = report.states();
    if last.provisions.all > 0 {
        let table = Table::new(report, &states, page.look);
        page.line("\n", &table.head(&page));
        table.row(&mut page, "the whole treaty", &last.provisions, 0);
        page.heading("By article");
        for a in &last.articles {
            table.row(&mut page, &a.called(), &a.provisions, 0);
        }
        if !last.topics.is_empty() {
            page.heading("By topic");
        }
        for t in &last.topics {
            table.row(&mut page, t.called(), &t.provisions, 0);
        }
        if !last.parties.is_empty() {
            page.heading("By party (blank: open between others)");
        }
        for p in &last.parties {
            table.row(&mut page, &p.party, &p.provisions, p.open_between_others);
        }
        if report.drafts.len() > 1 {
            page.heading("From draft to draft");
            curve(report, &table, &mut page);
        }
        if let Some(key) = table.key(&page) {
            page.line("\n", &format!("  {key}"));
        }
    }
    holds(last, &mut page);
    blocks(last, &mut page);
    page.line("", "");
    page.say("", HOW);
    page.out
}

fn curve(report: &Report, table: &Table<'_>, page: &mut Page) {
    for (n, d) in report.drafts.iter().enumerate() {
        table.row(page, &d.called(), &d.provisions, 0);
        if n > 0 {
            page.say("    ", &d.since());
        }
    }
}

fn holds(draft: &Draft, page: &mut Page) {
    if draft.parties.iter().all(|p| p.holds_open.is_empty()) {
        return;
    }
    page.heading("What each party still holds open");
    for party in &draft.parties {
        if party.holds_open.is_empty() {
            page.say("  ", &format!("{}: nothing", party.party));
            continue;
        }
        page.line("", &format!("  {}", page.bold(&visible(&party.party))));
        for hold in &party.holds_open {
            page.say("    ", &hold.said());
        }
    }
}

fn blocks(draft: &Draft, page: &mut Page) {
    if draft.open.is_empty() {
        return;
    }
    page.heading("What blocks most");
    for (n, open) in draft.open.iter().take(SHOWN).enumerate() {
        page.say("  ", &format!("{}. {}: {}", n + 1, open.called(), open.weight()));
        if !open.sides.is_empty() {
            page.say("     ", &open.between());
        }
        if !open.with.is_empty() {
            let hang = if open.with.len() == 1 { "hangs" } else { "hang" };
            page.say("     ", &format!("{} {hang} on it", open.with.join(", ")));
        }
    }
    match draft.open.len().saturating_sub(SHOWN) {
        0 => {}
        more => page.say("  ", &format!("and {more} more, which `--to json` lists")),
    }
}

/// Where the columns stand.
struct Table<'s> {
    states: &'s [State],
    label: usize,
    share: usize,
    bar: usize,
}

/// The width of a column of shares: headed in words, and on a narrow screen by its sign; and of the one of numbers.
const SHARE: usize = 9;
const NARROW: usize = 7;
const NUMBER: usize = 6;
/// A label has at least so much room.
const LABEL: usize = 10;

impl<'s> Table<'s> {
    fn new(report: &Report, states: &'s [State], look: Look) -> Self {
        let mut label = 18;
        for draft in &report.drafts {
            label = label.max(width(&draft.called()));
        }
        if let Some(draft) = report.last() {
            let names = draft.articles.iter().map(super::Article::called);
            let names = names.chain(draft.topics.iter().map(|t| t.called().to_owned()));
            for name in names.chain(draft.parties.iter().map(|p| p.party.clone())) {
                label = label.max(width(&name));
            }
        }
        let room = look.columns.saturating_sub(2 + NUMBER);
        let share = if states.len() * SHARE + LABEL + 8 > room { NARROW } else { SHARE };
        let shares = states.len() * share;
        // Shares are worth more than a long label, and a label more than the bar.
        let label = label.min(room.saturating_sub(shares).max(LABEL));
        let bar = room.saturating_sub(shares + label + 2).min(30);
        Self { states, label, share, bar: if bar < 8 { 0 } else { bar } }
    }
    /// The heads of the columns.
    fn head(&self, page: &Page) -> String {
        let mut out = format!("{:width$}{:>NUMBER$}", "", "all", width = self.label + 2);
        for state in self.states {
            if self.share == NARROW {
                out.extend(std::iter::repeat_n(' ', NARROW - 1));
                out.push_str(&page.sign(*state, 1));
                continue;
            }
            let short = match state {
                State::AdReferendum => "ad ref.",
                State::Bracketed => "brackets",
                other => word(*other),
            };
            let _ = write!(out, "{short:>SHARE$}");
        }
        out
    }
    /// What the signs mean, a line each where the screen is narrow; nothing where there are none.
    fn key(&self, page: &Page) -> Option<String> {
        let signs = self.states.iter().map(|s| format!("{} {}", page.sign(*s, 1), word(*s)));
        let between = if self.share == NARROW { "\n  " } else { "  " };
        (self.bar > 0 || self.share == NARROW).then(|| signs.collect::<Vec<_>>().join(between))
    }
    fn row(&self, page: &mut Page, name: &str, counts: &Counts, others: usize) {
        let mut out = String::from("  ");
        let name = shortened(&visible(name), self.label);
        out.push_str(&name);
        out.extend(std::iter::repeat_n(' ', self.label.saturating_sub(width(&name))));
        let _ = write!(out, "{:>NUMBER$}", counts.all);
        let each = counts.each();
        let of = |state: &State| each.get(*state as usize).copied().unwrap_or(0);
        for state in self.states {
            let share = match of(state) {
                0 => "-".to_owned(),
                n => percent(n, counts.all),
            };
            let _ = write!(out, "{share:>width$}", width = self.share);
        }
        if self.bar > 0 {
            let numbers: Vec<usize> = self.states.iter().map(of).chain([others]).collect();
            let cells = shares(&numbers, self.bar);
            out.push_str("  ");
            for (state, n) in self.states.iter().zip(cells) {
                out.push_str(&page.sign(*state, n));
            }
        }
        page.line("", out.trim_end());
    }
}

/// The text, cut where it is too wide, with dots.
fn shortened(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width(&out) + crate::report::wording::char_width(c) + 3 > columns {
            break;
        }
        out.push(c);
    }
    out.trim_end().to_owned() + "..."
}

struct Page {
    look: Look,
    out: String,
}

impl Page {
    fn line(&mut self, before: &str, text: &str) {
        self.out.push_str(before);
        self.out.push_str(text);
        self.out.push('\n');
    }
    fn heading(&mut self, text: &str) {
        let text = self.bold(text);
        self.line("\n", &text);
    }
    /// A text in lines, the later ones further in.
    fn say(&mut self, indent: &str, text: &str) {
        let room = self.look.columns.saturating_sub(indent.len() + 2).max(20);
        for (i, line) in wrap(&visible(text), room).into_iter().enumerate() {
            let further = if i == 0 || indent.is_empty() { "" } else { "  " };
            self.line("", &format!("{indent}{further}{line}"));
        }
    }
    fn bold(&self, text: &str) -> String {
        if self.look.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }
    fn sign(&self, state: State, n: usize) -> String {
        let (full, plain, colour) = drawn(state);
        let signs: String = std::iter::repeat_n(if self.look.unicode { full } else { plain }, n).collect();
        if self.look.colour && n > 0 { format!("\u{1b}[{colour}m{signs}\u{1b}[0m") } else { signs }
    }
}

/// Every state has a sign of its own, without colours too.
#[cfg(test)]
#[test]
fn signs_differ() {
    let signs = |plain: bool| {
        let mut all: Vec<char> = State::ALL.iter().map(|s| if plain { drawn(*s).1 } else { drawn(*s).0 }).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    };
    assert_eq!((signs(true), signs(false)), (6, 6));
}
