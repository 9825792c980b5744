//! A timeline as a chart: a bar for each clause, phase and regime, windows as light spans, what nobody chooses hatched, what waits
//! for what as arrows.

use super::scale::Scale;
use super::spans::{BAR, NATURE, SURE, Shape, Span, WINDOW, point, shapes, span};
use super::{Row, Timeline, dated};
use crate::drawing::{Anchor, Drawing, LINE, width, wrapped};
use std::fmt::Write as _;

const WIDTH: f64 = 1120.0;
const MARGIN: f64 = 24.0;
const LABELS: f64 = 330.0;
const END: f64 = WIDTH - MARGIN;
/// How much of the room of plain words small ones take.
const SMALL: f64 = 0.86;
/// How far an arrow keeps off what it goes around.
const STEP: f64 = 12.0;
/// How far the arrows from one thing keep off those from another, and how many lanes there are for them.
const LANE: f64 = 4.0;
const LANES: usize = 5;
/// The style of an arrow.
const WAITS: &str = "g";

/// A row with its place on the page.
struct Placed<'t> {
    row: &'t Row,
    /// The foot of the heading above it, if it is the first below one.
    heading: Option<f64>,
    /// The middle of its bar.
    y: f64,
    shapes: Vec<Shape>,
    /// When it is, in words.
    words: Option<(Anchor, (f64, f64), String)>,
}

/// The timeline as SVG.
#[must_use]
pub fn svg(t: &Timeline) -> String {
    let about = format!(
        "A chart of {} entries, each with a bar from the first day on which it can begin to the last on which it can end; \
         the table of the timeline says the same in words.",
        t.rows.len()
    );
    let scale = Scale::new(t, LABELS, END - LABELS);
    let mut out = Drawing::new(&format!("Timeline: {}", t.title), &about);
    let top = preamble(&mut out, t, &scale);
    let (rows, bottom) = lay(t, &scale, top + 8.0);
    axis(&mut out, &scale, top, bottom);
    let mut sources: Vec<(usize, usize)> = Vec::new();
    for (from, to) in &t.arrows {
        let lane = sources.iter().position(|s| s == from).unwrap_or(sources.len());
        if lane == sources.len() {
            sources.push(*from);
        }
        arrow(&mut out, t, &scale, &rows, lane % LANES, (*from, *to));
    }
    for placed in &rows {
        draw(&mut out, placed);
    }
    let foot = legend(&mut out, bottom + 26.0);
    out.finish(WIDTH, foot + MARGIN)
}

/// As many words as have room.
fn short(words: &str, room: f64) -> String {
    if width(words) <= room {
        return words.to_owned();
    }
    let mut out = String::new();
    for c in words.chars() {
        if width(&out) + width("x…") > room {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// The title and what was asked for; where the axis begins.
fn preamble(out: &mut Drawing, t: &Timeline, scale: &Scale) -> f64 {
    let mut y = MARGIN;
    for line in wrapped(&t.title, (END - MARGIN) * 0.65, 3) {
        y += 24.0;
        out.words("title", Anchor::Start, (MARGIN, y), &line);
    }
    let mut more: Vec<String> = t.assumed.iter().map(|(e, d)| format!("assumed: {e} on {}", dated(*d))).collect();
    if !t.package.is_empty() {
        more.push(format!("package: {}", t.package));
    }
    if !scale.dated {
        more.push("days counted from signature".into());
    }
    if scale.bent {
        more.push("the later the years, the closer together they lie".into());
    }
    for line in wrapped(&more.join(" · "), (END - MARGIN) / SMALL, 6) {
        y += LINE;
        out.words("small quiet", Anchor::Start, (MARGIN, y), &line);
    }
    y + 22.0
}

/// Puts every row in its place, from above to below; where they end.
fn lay<'t>(t: &'t Timeline, scale: &Scale, top: f64) -> (Vec<Placed<'t>>, f64) {
    let mut out = Vec::new();
    let (mut y, mut last) = (top, "");
    for row in &t.rows {
        let mut heading = None;
        if row.heading != last {
            last = &row.heading;
            y += 26.0;
            heading = Some(y);
            y += 8.0;
        }
        y += 12.0;
        let (shapes, reach) = shapes(row, scale, (LABELS, END));
        let (from, to) = reach.unwrap_or((LABELS, LABELS));
        let text = said(row);
        let room = width(&text) * SMALL;
        let mut lines = if row.under.is_empty() { 1.0 } else { 2.0 };
        let words = if text.is_empty() {
            None
        } else if to + 10.0 + room < WIDTH - 4.0 {
            Some((Anchor::Start, (to + 10.0, y + 4.0), text))
        } else if from - 10.0 - room > LABELS {
            Some((Anchor::End, (from - 10.0, y + 4.0), text))
        } else {
            lines = 2.0;
            Some((Anchor::End, (END, y + 19.0), short(&text, (END - LABELS) / SMALL)))
        };
        out.push(Placed { row, heading, y, shapes, words });
        y += 11.0 + 14.0 * (lines - 1.0);
    }
    (out, y + 6.0)
}

/// When a row is, in a few words.
fn said(row: &Row) -> String {
    if row.endless {
        return "without an end".into();
    }
    let last = row.moments.iter().rfind(|m| m.what != "verified").or(row.moments.last());
    last.map_or_else(String::new, |m| match m.what {
        "takes place" | "due" => m.when.clone(),
        what => format!("{what} {}", m.when),
    })
}

fn axis(out: &mut Drawing, scale: &Scale, top: f64, bottom: f64) {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (x, words) in scale.ticks() {
        let room = width(&words) * SMALL;
        let (anchor, from) = if x + room / 2.0 > END {
            (Anchor::End, x - room)
        } else if x - room / 2.0 < LABELS {
            (Anchor::Start, x)
        } else {
            (Anchor::Middle, x - room / 2.0)
        };
        let to = from + room;
        if taken.iter().any(|t| from < t.1 + 14.0 && t.0 < to + 14.0) {
            continue;
        }
        taken.push((from, to));
        out.line("rule", &[(x, top + 6.0), (x, bottom)], false);
        out.words("small quiet", anchor, (x, top), &words);
    }
}

fn draw(out: &mut Drawing, placed: &Placed<'_>) {
    let (row, y) = (placed.row, placed.y);
    if let Some(foot) = placed.heading {
        out.line("rule", &[(MARGIN, foot - 17.0), (END, foot - 17.0)], false);
        out.words("strong halo", Anchor::Start, (MARGIN, foot), &short(&row.heading, END - MARGIN));
    }
    let indent = if row.part { MARGIN + 26.0 } else { MARGIN + 12.0 };
    let room = LABELS - indent - 32.0;
    out.words("", Anchor::Start, (indent, y + 4.0), &short(&row.label, room));
    if !row.under.is_empty() {
        out.words("small quiet", Anchor::Start, (indent, y + 18.0), &short(&row.under, room / SMALL));
    }
    let name = about(row);
    for shape in &placed.shapes {
        shape.draw(out, y, &name);
    }
    if let Some((anchor, at, words)) = &placed.words {
        out.words("small quiet halo", *anchor, *at, words);
    }
}

/// An arrow from where the one can be over to where the other can be.
fn arrow(
    out: &mut Drawing,
    timeline: &Timeline,
    scale: &Scale,
    rows: &[Placed<'_>],
    lane: usize,
    ends: ((usize, usize), (usize, usize)),
) {
    let place = |at: (usize, usize)| {
        let moment = timeline.rows.get(at.0)?.moments.get(at.1)?;
        Some((span(moment, scale, (LABELS, END))?, rows.get(at.0)?.y))
    };
    let (Some((first, top)), Some((then, foot))) = (place(ends.0), place(ends.1)) else { return };
    // Where there is no room to come from the left, the line goes around the beginning of both, each source in a lane of its own.
    let aside = (0..lane).fold(STEP, |x, _| x + LANE);
    let (from, way) = if then.from >= first.to + STEP {
        (first.to, first.to)
    } else {
        (first.from, first.from.min(then.from) - aside)
    };
    let half = if foot > top { BAR / 2.0 } else { -BAR / 2.0 };
    let start = if way < from { vec![(from, top), (way, top)] } else { vec![(from, top + half)] };
    out.line(WAITS, &[start, vec![(way, foot), (then.from - 1.0, foot)]].concat(), true);
}

/// What the signs mean; its foot.
fn legend(out: &mut Drawing, y: f64) -> f64 {
    out.line("rule", &[(MARGIN, y - 18.0), (END, y - 18.0)], false);
    let sign = 34.0;
    let mut x = MARGIN + 12.0;
    let mut place = |out: &mut Drawing, sign: f64, words: &str| {
        let at = x;
        out.words("small", Anchor::Start, (at + sign + 8.0, y + 4.0), words);
        x = at + sign + 8.0 + width(words) * SMALL + 20.0;
        at
    };
    for (class, words) in [(SURE, "runs in any case"), (WINDOW, "may lie here"), (NATURE, "no party chooses when")] {
        let at = place(out, sign, words);
        Shape::bar(class, Span::sure(at, at + sign)).draw(out, y, words);
    }
    let words = "the text sets no end";
    let at = place(out, sign, words);
    Shape::bar(WINDOW, Span { from: at, to: at + sign, known: (true, false) }).draw(out, y, words);
    let words = "on a known day";
    let at = place(out, 12.0, words);
    point(SURE, at + 6.0).draw(out, y, words);
    let at = place(out, sign, "is waited for");
    out.line(WAITS, &[(at, y), (at + sign, y)], true);
    y + 10.0
}

/// A row in words, for those who point at it or have it read out.
fn about(row: &Row) -> String {
    let mut out = row.label.clone();
    if !row.under.is_empty() {
        let _ = write!(out, " [{}]", row.under);
    }
    for m in &row.moments {
        let _ = write!(out, "; {} {}", m.what, m.when);
    }
    if row.endless {
        out += "; without an end";
    }
    out
}
