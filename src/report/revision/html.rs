//! A revision as one self-contained page.

use std::fmt::Write as _;

use super::{Item, Outline, Run, Sign};

const STYLE: &str = include_str!("style.css");

/// Writes a revision as a page that needs no other file and runs nothing.
#[must_use]
pub fn html(outline: &Outline) -> String {
    let mut out = String::new();
    let title = escape(&outline.title);
    // Writing to a `String` cannot fail, here and below.
    let _ = writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>What changed: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>"
    );
    for line in &outline.lead {
        let _ = writeln!(out, "<p class=\"lead\">{}</p>", escape(line));
    }
    for (n, section) in outline.sections.iter().enumerate() {
        let _ = writeln!(out, "<section aria-labelledby=\"s{n}\">\n<h2 id=\"s{n}\">{}</h2>", escape(&section.heading));
        for group in &section.groups {
            if !group.heading.is_empty() {
                let _ = writeln!(out, "<h3>{}</h3>", escape(&group.heading));
            }
            let _ = writeln!(out, "<ul>");
            for item in &group.items {
                one(&mut out, item);
            }
            let _ = writeln!(out, "</ul>");
        }
        let _ = writeln!(out, "</section>");
    }
    let _ = writeln!(out, "</main>\n</body>\n</html>");
    out
}

fn one(out: &mut String, item: &Item) {
    let class = match item.sign {
        Sign::Added(_) => "added",
        Sign::Dropped(_) => "dropped",
        Sign::Changed(_) => "changed",
        Sign::Remark => "remark",
    };
    let word = item.sign.word();
    let word = if word.is_empty() { String::new() } else { format!("<b class=\"sign\">{word}</b> ") };
    let runs: String = item.runs.iter().map(run).collect();
    let _ = write!(out, "<li class=\"{class}\">{word}{runs}");
    if !item.quote.is_empty() {
        let _ = write!(out, "\n<blockquote>");
        for paragraph in &item.quote {
            let _ = write!(out, "<p>{}</p>", escape(paragraph));
        }
        let _ = write!(out, "</blockquote>");
    }
    let _ = writeln!(out, "</li>");
}

fn run(run: &Run) -> String {
    match run {
        Run::Text(t) => escape(t),
        Run::Code(t) => format!("<code>{}</code>", escape(t)),
        Run::Old(t) => format!("<del>{}</del>", named(t)),
        Run::New(t) => format!("<ins>{}</ins>", named(t)),
        Run::Strong(t) => format!("<strong>{}</strong>", escape(t)),
    }
}

/// Words in which names stand between backquotes.
fn named(text: &str) -> String {
    super::runs(text).iter().map(run).collect()
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => crate::report::wording::push_visible(&mut out, c),
        }
    }
    out
}
