//! A revision in Markdown.

use std::fmt::Write as _;

use super::{Outline, Run};

/// Writes a revision in Markdown.
#[must_use]
pub fn markdown(outline: &Outline) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}", safe(&outline.title));
    for line in &outline.lead {
        let _ = writeln!(out, "\n{}", safe(line));
    }
    for section in &outline.sections {
        let _ = writeln!(out, "\n## {}", section.heading);
        for group in &section.groups {
            if group.heading.is_empty() {
                out.push('\n');
            } else {
                let _ = writeln!(out, "\n### {}\n", safe(&group.heading));
            }
            for item in &group.items {
                let word = item.sign.word();
                let lead = if word.is_empty() { String::new() } else { format!("**{word}**: ") };
                let _ = writeln!(out, "- {lead}{}", item.runs.iter().map(run).collect::<String>());
                for paragraph in &item.quote {
                    let _ = writeln!(out, "  > {}\n  >", safe(paragraph));
                }
                if !item.quote.is_empty() {
                    // The last empty line of a quotation is one too many.
                    out.truncate(out.trim_end_matches("  >\n").len());
                }
            }
        }
    }
    out
}

fn run(run: &Run) -> String {
    match run {
        Run::Text(t) => safe(t),
        Run::Code(t) => format!("`{t}`"),
        Run::Old(t) => format!("~~{}~~", named(t)),
        Run::New(t) | Run::Strong(t) => format!("**{}**", named(t)),
    }
}

/// Words in which names stand between backquotes.
fn named(text: &str) -> String {
    super::runs(text).iter().map(run).collect()
}

/// Words that mean nothing to Markdown.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (n, c) in text.split('\n').collect::<Vec<_>>().join(" ").chars().enumerate() {
        // A number and a stop at the beginning would begin a list.
        let begins = n > 0 && c == '.' && out.chars().all(|c| c.is_ascii_digit());
        if begins || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
