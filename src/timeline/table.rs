//! A timeline as a table for a terminal.

use super::{Row, Timeline, dated, iso};
use crate::report::wording::visible;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// The first column is no wider.
const WIDEST: usize = 46;

/// Writes the table; lines longer than `columns` (0: as long as they are) are broken between words.
#[must_use]
pub fn table(t: &Timeline, columns: usize) -> String {
    let mut out = format!("{}\n", visible(&t.title));
    if !t.package.is_empty() {
        let _ = writeln!(out, "package: {}", visible(&t.package));
    }
    for (event, day) in &t.assumed {
        let _ = writeln!(out, "assumed: {} on {}", visible(event), dated(*day));
    }
    let is_dated = t.rows.iter().flat_map(|r| &r.moments).any(|m| m.days != (None, None));
    let first = t.rows.iter().flat_map(|r| r.moments.iter().map(move |m| name(r, m.what).width())).max().unwrap_or(0);
    let first = first.max(12);
    let mut heading = "";
    for row in &t.rows {
        if row.heading != heading {
            heading = &row.heading;
            let _ = writeln!(out, "\n{}", visible(heading));
        }
        if row.moments.len() > 1 || !row.under.is_empty() {
            let indent = if row.part { "    " } else { "  " };
            let under = if row.under.is_empty() { String::new() } else { format!(" [{}]", row.under) };
            let _ = writeln!(out, "{indent}{}{}", visible(&row.label), visible(&under));
        }
        for m in &row.moments {
            let left = name(row, m.what);
            let words = visible(&m.when).into_owned();
            let days = if is_dated { format!("{:<24}", window(m.days)) } else { String::new() };
            let pad = " ".repeat(first.saturating_sub(left.width()));
            let indent = first + days.width() + 4;
            let room = columns.saturating_sub(indent);
            let lines = if columns > 0 && room > 16 { folded(&words, room) } else { vec![words] };
            let gap = format!("\n{}", " ".repeat(indent));
            out += format!("{}{pad}  {days}  {}", visible(&left), lines.join(&gap)).trim_end();
            out.push('\n');
        }
        if row.endless {
            let _ = writeln!(out, "{}without an end", if row.part { "      " } else { "    " });
        }
    }
    if !t.last_days.is_empty() {
        out += "\nLast days\n";
        for d in &t.last_days {
            let lines = folded(&visible(&d.words), if columns > 30 { columns - 14 } else { usize::MAX });
            let _ = writeln!(out, "  {}  {}", iso(d.day), lines.join("\n              "));
        }
    }
    out
}

/// The window of a moment in dates.
pub(super) fn window(days: (Option<i64>, Option<i64>)) -> String {
    match days {
        (Some(a), Some(b)) if a == b => iso(a),
        (Some(a), Some(b)) => format!("{} – {}", iso(a), iso(b)),
        (Some(a), None) => format!("{} –", iso(a)),
        (None, Some(b)) => format!("– {}", iso(b)),
        (None, None) => String::new(),
    }
}

/// What happens, no wider than its column.
fn name(row: &Row, what: &str) -> String {
    let full = full(row, what);
    if full.width() <= WIDEST {
        return full;
    }
    let mut out = String::new();
    for c in full.chars() {
        if out.width() + 1 >= WIDEST {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

fn full(row: &Row, what: &str) -> String {
    if row.moments.len() > 1 || !row.under.is_empty() {
        return format!("{}{what}", if row.part { "      " } else { "    " });
    }
    let indent = if row.part { "    " } else { "  " };
    match what {
        "takes place" | "due" => format!("{indent}{}", row.label),
        what => format!("{indent}{}: {what}", row.label),
    }
}

/// Words in lines of so many columns.
fn folded(words: &str, room: usize) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in words.split_whitespace() {
        let Some(last) = out.last_mut() else { continue };
        if last.is_empty() {
            last.push_str(word);
        } else if last.width() + 1 + word.width() <= room {
            last.push(' ');
            last.push_str(word);
        } else {
            out.push(word.to_owned());
        }
    }
    out
}
