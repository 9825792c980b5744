//! Values in a column: within a run of fields on consecutive lines, each value begins under the one above.

use super::layout::{Key, Line};

/// Longer words before a value push nothing to the right.
const MAX_KEY: usize = 19;

/// Puts the lines together, values aligned.
pub(super) fn align(lines: &[Line]) -> String {
    let columns = columns(lines);
    let mut out = String::with_capacity(lines.iter().map(|l| l.indent + l.text.len() + 8).sum());
    for (n, line) in lines.iter().enumerate() {
        if line.gap {
            out.push('\n');
        }
        let under = line.under.and_then(|u| Some(lines.get(u)?.indent + columns.get(u).copied().flatten()?));
        blanks(&mut out, under.unwrap_or(line.indent));
        match (line.key, columns.get(n).copied().flatten()) {
            (Some(key), Some(column)) => {
                let (words, value) = line.text.split_at_checked(key.len).unwrap_or((&line.text, ""));
                out.push_str(words);
                blanks(&mut out, column.saturating_sub(words.chars().count()));
                out.push_str(value.trim_start_matches(' '));
            }
            _ => out.push_str(&line.text),
        }
        out.push('\n');
    }
    out
}

fn blanks(out: &mut String, n: usize) {
    out.extend(std::iter::repeat_n(' ', n));
}

/// For each line with something before its value, how far from its indentation the value stands.
fn columns(lines: &[Line]) -> Vec<Option<usize>> {
    let mut out = vec![None; lines.len()];
    let mut run: Vec<(usize, Key, usize)> = Vec::new();
    let mut indent = 0;
    for (n, line) in lines.iter().enumerate() {
        let neutral = !line.gap && (line.comment || line.under.is_some());
        if line.gap || (line.key.is_none() && !neutral) || (line.key.is_some() && line.indent != indent) {
            settle(&mut run, &mut out);
        }
        if let Some(key) = line.key {
            indent = line.indent;
            run.push((n, key, line.text.get(..key.len).map_or(0, |k| k.chars().count())));
        }
    }
    settle(&mut run, &mut out);
    out
}

fn settle(run: &mut Vec<(usize, Key, usize)>, out: &mut [Option<usize>]) {
    let mut widths: Vec<(&str, usize)> = Vec::new();
    for (_, key, own) in run.iter().filter(|r| r.2 <= MAX_KEY) {
        match widths.iter_mut().find(|w| w.0 == key.group) {
            Some(w) => w.1 = w.1.max(*own),
            None => widths.push((key.group, *own)),
        }
    }
    for &(n, key, own) in run.iter() {
        let width = widths.iter().find(|w| w.0 == key.group).map_or(0, |w| w.1);
        if let Some(column) = out.get_mut(n) {
            *column = Some(width.max(own) + 1);
        }
    }
    run.clear();
}
