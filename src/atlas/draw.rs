//! The map as a drawing.

use super::{Atlas, Sheet};
use crate::drawing::{Anchor, Drawing, LINE, escape, page, width, wrapped};
use crate::geometry::{Position, distance, kilometres};
use std::fmt::Write as _;

const MARGIN: f64 = 28.0;
const WIDTH: f64 = 760.0;
const MOST_HEIGHT: f64 = 900.0;
const LEGEND: f64 = 360.0;
/// How much more of the small words goes into a line.
const SMALL: f64 = 1.17;

/// The styles of areas, in turn.
const CLASSES: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];

/// From degrees to the page.
struct Projection {
    west: f64,
    north: f64,
    /// Pixels a degree of latitude; of longitude, so much less.
    scale: f64,
    narrow: f64,
    left: f64,
    top: f64,
    size: (f64, f64),
}

impl Projection {
    fn new([west, south, east, north]: [f64; 4], left: f64, top: f64) -> Self {
        let narrow = f64::midpoint(south, north).to_radians().cos().max(0.05);
        // What is drawn is not to touch the frame; a single point still needs a map around it.
        let (wide, high) = (((east - west) * narrow).max(0.02), (north - south).max(0.02));
        let edge = 0.07 * wide.max(high);
        let (wide, high) = (wide + 2.0 * edge, high + 2.0 * edge);
        let scale = (WIDTH / wide).min(MOST_HEIGHT / high);
        let middle = (f64::midpoint(west, east), f64::midpoint(south, north));
        let size = (wide * scale, high * scale);
        Self { west: middle.0 - wide / 2.0 / narrow, north: middle.1 + high / 2.0, scale, narrow, left, top, size }
    }
    fn at(&self, [x, y]: Position) -> (f64, f64) {
        let across = (x - self.west) * self.narrow * self.scale;
        (self.left + across, self.top + (self.north - y) * self.scale)
    }
    fn back(&self, x: f64, y: f64) -> Position {
        [self.west + (x - self.left) / self.scale / self.narrow, self.north - (y - self.top) / self.scale]
    }
}

/// The map as SVG.
#[must_use]
pub fn svg(atlas: &Atlas) -> String {
    let drawn: Vec<&str> = atlas.sheets.iter().map(|s| s.title.as_str()).collect();
    let description = format!("A map of {}.", drawn.join(", "));
    let mut out = Drawing::new(&format!("Map: {}", atlas.title), &description);
    let mut top = MARGIN;
    for line in wrapped(&atlas.title, (WIDTH + LEGEND) * 0.68, 3) {
        out.words("title", Anchor::Start, (MARGIN, top), &line);
        top += 24.0;
    }
    let map = Projection::new(atlas.bounds, MARGIN, top);
    out.block("box", (map.left, map.top), map.size);
    for (n, sheet) in atlas.sheets.iter().enumerate() {
        shape(&mut out, &map, sheet, class(n));
    }
    names(&mut out, &map, atlas);
    frame(&mut out, &map);
    let foot = scale(&mut out, &map);
    let right = map.left + map.size.0 + 28.0;
    let end = legend(&mut out, atlas, right, map.top);
    out.finish(right + LEGEND, foot.max(end) + MARGIN)
}

/// The map on a page, with a table of the places.
#[must_use]
pub fn html(atlas: &Atlas) -> String {
    let mut beside = String::from(
        "<table>\n<caption>What applies where</caption>\n<thead><tr><th scope=\"col\">Place</th><th scope=\"col\">Size</th>\
         <th scope=\"col\">Applies</th><th scope=\"col\">Watched by</th></tr></thead>\n<tbody>\n",
    );
    for sheet in &atlas.sheets {
        let _ = writeln!(
            beside,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(&called(sheet)),
            escape(&sheet.size),
            escape(&sheet.applies.join("; ")),
            escape(&sheet.watched.join("; "))
        );
    }
    beside.push_str("</tbody>\n</table>\n");
    if !atlas.undrawn.is_empty() {
        let _ = writeln!(beside, "<p>Not drawn: {}.</p>", escape(&atlas.undrawn.join(", ")));
    }
    page(&atlas.language, &atlas.title, &svg(atlas), &beside)
}

fn class(n: usize) -> &'static str {
    CLASSES.get(n % CLASSES.len()).copied().unwrap_or("a")
}

fn called(sheet: &Sheet) -> String {
    if sheet.under.is_empty() { sheet.title.clone() } else { format!("{} [{}]", sheet.title, sheet.under) }
}

fn shape(out: &mut Drawing, map: &Projection, sheet: &Sheet, class: &str) {
    let class = if sheet.under.is_empty() { class.to_owned() } else { format!("{class} open") };
    let place = |p: &Position| map.at(*p);
    for area in &sheet.areas {
        let rings: Vec<Vec<(f64, f64)>> = area.iter().map(|r| r.iter().map(place).collect()).collect();
        out.area(&class, &rings, &called(sheet));
    }
    for line in &sheet.lines {
        let places: Vec<(f64, f64)> = line.iter().map(place).collect();
        out.line("ink dash", &places, false);
    }
    for mark in &sheet.marks {
        out.mark("solid", map.at(*mark), 4.0);
    }
}

/// The names on the map, none over another, each with its number in the legend.
fn names(out: &mut Drawing, map: &Projection, atlas: &Atlas) {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for (n, sheet) in atlas.sheets.iter().enumerate() {
        let Some(label) = sheet.label.map(|l| above(atlas, sheet, l)) else { continue };
        let lines = wrapped(&format!("{} {}", n + 1, sheet.title), 170.0, 3);
        let wide = lines.iter().map(|l| width(l)).fold(0.0, f64::max);
        let high = lines.iter().fold(0.0, |h, _| h + LINE);
        let (x, mut y) = map.at(label);
        let x = x.clamp(
            map.left + wide / 2.0 + 4.0,
            (map.left + map.size.0 - wide / 2.0 - 4.0).max(map.left + wide / 2.0 + 4.0),
        );
        let clash =
            |y: f64, t: &(f64, f64, f64)| (t.0 - x).abs() < f64::midpoint(t.2, wide) && (t.1 - y).abs() < high + 2.0;
        while taken.iter().any(|t| clash(y, t)) && y < map.top + map.size.1 - high {
            y += 6.0;
        }
        taken.push((x, y, wide));
        let mut foot = y;
        for line in lines {
            out.words("strong halo", Anchor::Middle, (x, foot), &line);
            foot += LINE;
        }
    }
}

/// Where the name of a place stands: in it, or at its northern edge where other places lie in it.
fn above(atlas: &Atlas, sheet: &Sheet, label: Position) -> Position {
    let outline: Vec<Position> = sheet.areas.iter().flatten().flatten().copied().collect();
    let reach = |n: usize| {
        let each = outline.iter().filter_map(|p| p.get(n));
        each.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), x| (l.min(*x), h.max(*x)))
    };
    let ((west, east), (south, north)) = (reach(0), reach(1));
    let inside = |other: &Sheet| {
        let smaller = !other.areas.is_empty() && other.area < sheet.area;
        smaller && other.label.is_some_and(|[x, y]| (west..=east).contains(&x) && (south..=north).contains(&y))
    };
    if atlas.sheets.iter().any(inside) { [label[0], north] } else { label }
}

/// Degrees at the corners of the map.
fn frame(out: &mut Drawing, map: &Projection) {
    let (right, bottom) = (map.left + map.size.0, map.top + map.size.1);
    out.line(
        "rule",
        &[(map.left, map.top), (right, map.top), (right, bottom), (map.left, bottom), (map.left, map.top)],
        false,
    );
    for (x, anchor) in [(map.left, Anchor::Start), (right, Anchor::End)] {
        let [longitude, _] = map.back(x, bottom);
        // Beyond the antimeridian the count begins anew.
        let longitude = (longitude + 540.0).rem_euclid(360.0) - 180.0;
        let side = if longitude < 0.0 { 'W' } else { 'E' };
        out.words("small quiet", anchor, (x, bottom + 15.0), &format!("{:.2}° {side}", longitude.abs()));
    }
    for y in [map.top, bottom] {
        let [_, latitude] = map.back(map.left, y);
        let side = if latitude < 0.0 { 'S' } else { 'N' };
        let at = if y > map.top { y - 6.0 } else { y + 14.0 };
        out.words("small quiet halo", Anchor::Start, (map.left + 5.0, at), &format!("{:.2}° {side}", latitude.abs()));
    }
    // North is up.
    let (x, y) = (right - 20.0, map.top + 16.0);
    out.polygon("solid", &[(x, y - 8.0), (x + 6.0, y + 10.0), (x, y + 6.0), (x - 6.0, y + 10.0)]);
    out.words("small halo", Anchor::Middle, (x, y + 24.0), "N");
}

/// A round number of kilometres as a bar; its foot.
fn scale(out: &mut Drawing, map: &Projection) -> f64 {
    let y = map.top + map.size.1 + 30.0;
    let middle = map.top + map.size.1 / 2.0;
    let metres = distance(map.back(map.left, middle), map.back(map.left + 100.0, middle)) / 100.0;
    let room = map.size.0 * 0.3 * metres;
    let mut long = 1.0;
    while long * 10.0 <= room {
        long *= 10.0;
    }
    for step in [5.0, 2.0] {
        if long * step <= room {
            long *= step;
            break;
        }
    }
    let wide = long / metres;
    out.line("ink", &[(map.left, y - 4.0), (map.left, y), (map.left + wide, y), (map.left + wide, y - 4.0)], false);
    out.words("small", Anchor::Start, (map.left + wide + 8.0, y + 3.0), &kilometres(long));
    y + 8.0
}

fn legend(out: &mut Drawing, atlas: &Atlas, left: f64, top: f64) -> f64 {
    let room = LEGEND - 34.0 - MARGIN;
    let mut y = top + 10.0;
    for (n, sheet) in atlas.sheets.iter().enumerate() {
        if sheet.areas.is_empty() {
            out.line("ink dash", &[(left, y - 4.0), (left + 22.0, y - 4.0)], false);
        } else {
            let class =
                if sheet.under.is_empty() { format!("area {}", class(n)) } else { format!("area {} open", class(n)) };
            out.block(&class, (left, y - 12.0), (22.0, 14.0));
        }
        let size = if sheet.size.is_empty() { String::new() } else { format!(" ({})", sheet.size) };
        let mut lines: Vec<(&str, String)> = Vec::new();
        let head = format!("{} {}{size}", n + 1, called(sheet));
        lines.extend(wrapped(&head, room, 4).into_iter().map(|l| ("strong", l)));
        for what in &sheet.applies {
            lines.extend(wrapped(what, room * SMALL, 3).into_iter().map(|l| ("small", l)));
        }
        if !sheet.watched.is_empty() {
            let words = format!("watched by {}", sheet.watched.join("; "));
            lines.extend(wrapped(&words, room * SMALL, 6).into_iter().map(|l| ("small quiet", l)));
        }
        for (class, line) in lines {
            out.words(class, Anchor::Start, (left + 32.0, y), &line);
            y += LINE;
        }
        y += 10.0;
    }
    if !atlas.undrawn.is_empty() {
        let words = format!("not drawn: {}", atlas.undrawn.join(", "));
        for line in wrapped(&words, (room + 32.0) * SMALL, 12) {
            out.words("small quiet", Anchor::Start, (left, y), &line);
            y += LINE;
        }
    }
    y
}
