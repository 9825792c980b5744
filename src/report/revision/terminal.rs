//! A revision for the terminal.

use std::fmt::Write as _;

use super::{Item, Outline, Run, Sign};
use crate::report::wording::{visible, wrap};

/// What it is written on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Paper {
    /// The width in columns.
    pub columns: usize,
    /// Whether it takes colours.
    pub colour: bool,
}

const BOLD: &str = "1";
const GREEN: &str = "32";
const RED: &str = "31";
const YELLOW: &str = "33";

/// Writes a revision in lines that fit.
#[must_use]
pub fn terminal(outline: &Outline, paper: Paper) -> String {
    let mut out = String::new();
    let mut head = |text: &str, indent: usize, style: &str| {
        for line in wrap(&visible(text), room(paper, indent)) {
            let _ = writeln!(out, "{}{}", " ".repeat(indent), paint(&line, style, paper.colour));
        }
    };
    head(&outline.title, 0, BOLD);
    for line in &outline.lead {
        head(line, 0, "");
    }
    for section in &outline.sections {
        let _ = writeln!(out, "\n{}", paint(&section.heading, BOLD, paper.colour));
        for group in &section.groups {
            let indent = if group.heading.is_empty() { 2 } else { 4 };
            if !group.heading.is_empty() {
                for line in wrap(&visible(&group.heading), room(paper, 2)) {
                    let _ = writeln!(out, "  {line}");
                }
            }
            for item in &group.items {
                write(&mut out, item, indent, paper);
            }
        }
    }
    out
}

fn room(paper: Paper, indent: usize) -> usize {
    paper.columns.saturating_sub(indent).max(20)
}

fn paint(text: &str, style: &str, colour: bool) -> String {
    if colour && !style.is_empty() { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// One item: its word in colour, the sentence indented below it, what it quotes below that.
fn write(out: &mut String, item: &Item, indent: usize, paper: Paper) {
    let (mark, style) = match item.sign {
        Sign::Added(_) => ("+", GREEN),
        Sign::Dropped(_) => ("-", RED),
        Sign::Changed(_) => ("~", YELLOW),
        Sign::Remark => ("", ""),
    };
    let word = item.sign.word();
    let lead = if word.is_empty() { String::new() } else { format!("{mark} {word}: ") };
    let text = visible(&sentence(&item.runs)).into_owned();
    let lines = wrap(&format!("{lead}{text}"), room(paper, indent + 2));
    for (n, line) in lines.iter().enumerate() {
        let further = if n == 0 { 0 } else { 2 };
        // The word is whole in the first line unless that is very narrow.
        let line = match line.strip_prefix(lead.trim_end()) {
            Some(rest) if n == 0 && !lead.is_empty() => {
                format!("{}{rest}", paint(lead.trim_end(), style, paper.colour))
            }
            _ => line.clone(),
        };
        let _ = writeln!(out, "{}{line}", " ".repeat(indent + further));
    }
    for paragraph in &item.quote {
        for line in wrap(&visible(paragraph), room(paper, indent + 4)) {
            let _ = writeln!(out, "{}{line}", " ".repeat(indent + 4));
        }
    }
}

/// The words of a sentence. Without colours inside, what stands and what stood are told by the words around them, and in a text by
/// signs.
fn sentence(runs: &[Run]) -> String {
    let in_text = runs.iter().filter(|r| matches!(r, Run::Old(_) | Run::New(_))).count() > 0
        && !runs.iter().any(|r| matches!(r, Run::Text(t) if t.contains(", now ")));
    let is_text = in_text && runs.iter().any(|r| matches!(r, Run::Text(t) if t == " "));
    let mut out = String::new();
    for run in runs {
        match run {
            Run::Text(t) | Run::Strong(t) => out.push_str(t),
            Run::Code(t) => {
                let _ = write!(out, "`{t}`");
            }
            Run::Old(t) if is_text => {
                let _ = write!(out, "[-{t}-]");
            }
            Run::New(t) if is_text => {
                let _ = write!(out, "{{+{t}+}}");
            }
            Run::Old(t) | Run::New(t) => out.push_str(t),
        }
    }
    out
}
