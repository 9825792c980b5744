//! The few lines of text that a finding shows: cut out of the file, short enough to print, nothing hidden in them.
//!
//! A finding may point into a file of many megabytes or at a line without end; what is cut out here is never longer
//! than a screen, and the work is never more than what is shown.

use crate::finding::Label;
use crate::report::wording::{char_width, push_visible};
use crate::source::{Source, Sources};

/// Labels with more lines between them than this stand in snippets of their own.
const FAR: usize = 3;
/// A label over more lines than this is shown by its first line alone.
const TALL: usize = 6;

/// A few lines of one file, and the labels in them.
#[derive(Debug)]
pub(super) struct Snippet<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// Line and column (from 1) of the label that comes first.
    pub at: (u32, u32),
    /// The number of the first line, from 0.
    pub first_line: usize,
    /// The lines, each with a line end.
    pub text: String,
    /// The labels, as byte ranges of `text`, in the order of the text.
    pub marks: Vec<(std::ops::Range<usize>, &'a str)>,
}

/// A label in one file, its range snapped to characters and held inside the file.
#[derive(Clone, Copy)]
struct Mark<'a> {
    file: &'a Source,
    start: usize,
    end: usize,
    lines: (usize, usize),
    text: &'a str,
}

/// How much may be shown of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// How many columns of a terminal it may take.
    pub columns: usize,
    /// What stands for what is left out.
    pub dots: &'static str,
}

/// Cuts out the snippets of a finding: the file of its main place first, then in the order of the text.
pub(super) fn cut<'a>(labels: &'a [Label], sources: &'a Sources, room: Room) -> Vec<Snippet<'a>> {
    let columns = room.columns;
    let marks: Vec<Mark<'_>> = labels.iter().filter_map(|l| mark(l, sources)).collect();
    let mut files: Vec<u32> = Vec::new();
    for m in &marks {
        if !files.contains(&m.file.base) {
            files.push(m.file.base);
        }
    }
    let mut snippets = Vec::new();
    for base in files {
        let mut here: Vec<Mark<'_>> = marks.iter().filter(|m| m.file.base == base).copied().collect();
        here.sort_by_key(|m| (m.start, m.end));
        let mut group: Vec<Mark<'_>> = Vec::new();
        for m in here {
            if !group.is_empty() && apart(&group, &m, columns) {
                snippets.extend(excerpt(&group, room));
                group.clear();
            }
            group.push(m);
        }
        snippets.extend(excerpt(&group, room));
    }
    snippets
}

fn u32_of(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn line_range(file: &Source, line: usize) -> (usize, usize) {
    let (start, end) = file.line_range(line);
    (start as usize, end as usize)
}

/// Holds a label inside its file.
fn mark<'a>(label: &'a Label, sources: &'a Sources) -> Option<Mark<'a>> {
    let file = sources.file_of(label.span.start)?;
    let text = &*file.text;
    let mut start = (label.span.start.saturating_sub(file.base) as usize).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (label.span.end.saturating_sub(file.base) as usize).clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    // A range that runs on over blanks says no more than one that ends with its last word.
    let body = text.get(start..end).unwrap_or("").trim_end();
    if !body.is_empty() {
        end = start + body.len();
    }
    let first = file.line_of(u32_of(start));
    let mut last = if end > start { file.line_of(u32_of(end - 1)) } else { first };
    if last - first >= TALL {
        last = first;
        end = line_range(file, first).1.max(start);
    }
    Some(Mark { file, start, end, lines: (first, last), text: &label.text })
}

/// Whether a label is too far from those before it to stand in one snippet with them.
fn apart(group: &[Mark<'_>], next: &Mark<'_>, columns: usize) -> bool {
    let last = group.iter().map(|m| m.lines.1).max().unwrap_or(0);
    if next.lines.0 > last + FAR {
        return true;
    }
    // On a line too long to print, only what lies near together can be seen at once.
    let (from, to) = line_range(next.file, next.lines.0);
    let first_here = group.iter().filter(|m| m.lines.1 == next.lines.0).map(|m| m.start.max(from)).min();
    to - from > columns && first_here.is_some_and(|s| next.end.saturating_sub(s) > columns / 2)
}

fn excerpt<'a>(group: &[Mark<'a>], room: Room) -> Option<Snippet<'a>> {
    let main = group.first()?;
    let file = main.file;
    let first = group.iter().map(|m| m.lines.0).min()?;
    let last = group.iter().map(|m| m.lines.1).max()?;
    // One line before and one after, where something stands there.
    let blank = |line: usize| {
        let (from, to) = line_range(file, line);
        // A long line is not blank in any way that matters; do not read it all to find out.
        to - from < 1000 && file.text.get(from..to).is_some_and(|t| t.trim().is_empty())
    };
    let from = if first > 0 && !blank(first - 1) { first - 1 } else { first };
    let to = if last + 1 < file.line_count() && !blank(last + 1) { last + 1 } else { last };

    let mut text = String::new();
    let mut starts: Vec<usize> = vec![0; group.len()];
    let mut ends: Vec<usize> = vec![0; group.len()];
    for line in from..=to {
        let (line_start, line_end) = line_range(file, line);
        let body = file.text.get(line_start..line_end).unwrap_or("");
        let mut points: Vec<(usize, &mut usize)> = Vec::new();
        for ((m, s), e) in group.iter().zip(&mut starts).zip(&mut ends) {
            if m.lines.0 == line {
                points.push((m.start.saturating_sub(line_start), s));
            }
            if m.lines.1 == line {
                points.push((m.end.saturating_sub(line_start), e));
            }
        }
        points.sort_by_key(|p| p.0);
        print_line(body, points, room, &mut text);
    }
    let marks = group.iter().zip(starts).zip(ends).map(|((m, s), e)| (s..e.max(s), m.text)).collect();
    let at = file.position(u32_of(main.start));
    Some(Snippet { file: &file.name, at: (at.line, at.column), first_line: from, text, marks })
}

/// Writes one line, cut around its points (byte offsets in the line, ascending), and sets for each point
/// where it came to lie in `out`.
fn print_line(body: &str, points: Vec<(usize, &mut usize)>, room: Room, out: &mut String) {
    let Room { columns, dots } = room;
    let keep = points.first().map_or(0, |p| p.0)..points.last().map_or(0, |p| p.0);
    let fits = |to: usize| {
        to <= columns * 4
            && body.get(..to).is_some_and(|t| t.chars().map(char_width).sum::<usize>() < columns.saturating_sub(3))
    };
    // Everything fits, or all that matters does, or the line is cut on the left too.
    let from = if fits(body.len()) || fits(keep.end.min(body.len())) {
        0
    } else {
        let before = body.get(..keep.start.min(body.len())).unwrap_or("");
        before.char_indices().rev().take(columns / 4).last().map_or(0, |(i, _)| i)
    };
    if from > 0 {
        out.push_str(dots);
    }
    let mut points = points.into_iter().peekable();
    let mut used = 0;
    for (i, c) in body.get(from..).unwrap_or("").char_indices() {
        while let Some((_, to)) = points.next_if(|p| p.0 <= from + i) {
            *to = out.len();
        }
        if used + 4 > columns {
            let end = out.len();
            out.push_str(dots);
            for (_, to) in points {
                *to = end;
            }
            out.push('\n');
            return;
        }
        let before = out.len();
        push_visible(out, c);
        used += if out.len() - before == c.len_utf8() { char_width(c) } else { out.len() - before };
    }
    for (_, to) in points {
        *to = out.len();
    }
    out.push('\n');
}
