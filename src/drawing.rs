//! Drawings: boxes, lines, areas and words on a page that is read on paper, on a light screen and in the dark.
//!
//! The only door to the crate that writes SVG. Lengths are CSS pixels. Colours are named by what they mean and set by a style
//! sheet in the drawing itself; nothing is told by colour alone. Words of the treaty stand in text alone, never in attributes.

use std::fmt::Write as _;
use svg::Node;
use svg::node::Text as Words;
use svg::node::element::{
    Circle, Definitions, Description, Group, Marker, Path, Pattern, Polygon, Rectangle, SVG, Style, Text, Title,
};
use unicode_width::UnicodeWidthStr;

/// The height of a line of words.
pub const LINE: f64 = 17.0;

/// How wide a column of the smallest words is, on average.
const COLUMN: f64 = 7.1;

const STYLE: &str = "
svg { background: var(--paper); font: 13px/1.3 system-ui, 'Segoe UI', 'Noto Sans', sans-serif;
  --paper: #fff; --ink: #1d2127; --quiet: #59636e; --rule: #c4cbd3; --card: #f5f6f8;
  --a: #1f6feb; --b: #b35900; --c: #1a7f37; --d: #8250df; --e: #bf3989; --f: #0a7d8c; --g: #6e5600 }
@media (prefers-color-scheme: dark) { svg { --paper: #14181d; --ink: #e6e9ed; --quiet: #9aa5b1; --rule: #48515c; --card: #1e242b;
  --a: #6ea8fe; --b: #f0a45d; --c: #5fcf7c; --d: #bf9bff; --e: #f48fc4; --f: #5fd0df; --g: #d9bd5f } }
@media print { svg { --paper: #fff; --ink: #000; --quiet: #444; --rule: #999; --card: #fff;
  --a: #1f6feb; --b: #b35900; --c: #1a7f37; --d: #8250df; --e: #bf3989; --f: #0a7d8c; --g: #6e5600 } }
text { fill: var(--ink) } .quiet { fill: var(--quiet) } .strong { font-weight: 600 } .title { font-size: 19px; font-weight: 600 }
.small { font-size: 11.5px } .box { fill: var(--card); stroke: var(--rule) } .rule { stroke: var(--rule); fill: none }
.open { stroke-dasharray: 6 4 } .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round }
.line { fill: none; stroke-width: 1.6 } .area { fill-opacity: .16; stroke-width: 1.6 }
.a { stroke: var(--a) } .b { stroke: var(--b) } .c { stroke: var(--c) } .d { stroke: var(--d) } .e { stroke: var(--e) } .f { stroke: var(--f) } .g { stroke: var(--g) }
.area.a { fill: var(--a) } .area.b { fill: var(--b) } .area.c { fill: var(--c) } .area.d { fill: var(--d) } .area.e { fill: var(--e) } .area.f { fill: var(--f) } .area.g { fill: var(--g) }
.tip { stroke: none; fill: context-stroke } .dash { stroke-dasharray: 7 4 } .dot { stroke-dasharray: 2 4 } .ink { stroke: var(--ink) } .solid { fill: var(--ink); stroke: none }
.full { fill-opacity: .85 } .hatch { stroke: var(--b); stroke-width: 2 } .area.hatched { fill: url(#hatch); fill-opacity: 1 }
";

/// Where words are put against their place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// They begin there.
    Start,
    /// They stand around it.
    Middle,
    /// They end there.
    End,
}

/// A drawing as it grows.
#[derive(Debug)]
pub struct Drawing {
    title: String,
    description: String,
    body: Vec<Box<dyn Node>>,
    defined: Definitions,
}

impl Drawing {
    /// An empty one; what it is called and what it shows are read out where it cannot be seen.
    #[must_use]
    pub fn new(title: &str, description: &str) -> Self {
        let tip = Marker::new()
            .set("id", "tip")
            .set("viewBox", "0 0 8 8")
            .set("refX", 7)
            .set("refY", 4)
            .set("markerWidth", 7)
            .set("markerHeight", 7)
            .set("orient", "auto-start-reverse")
            .add(Path::new().set("d", "M0 0 8 4 0 8z").set("class", "tip"));
        let hatch = Pattern::new()
            .set("id", "hatch")
            .set("width", 7)
            .set("height", 7)
            .set("patternUnits", "userSpaceOnUse")
            .set("patternTransform", "rotate(45)")
            .add(Path::new().set("d", "M0 0V7").set("class", "hatch"));
        let defined = Definitions::new().add(tip).add(hatch);
        Self { title: title.to_owned(), description: description.to_owned(), body: Vec::new(), defined }
    }
    /// A rectangle: its left upper corner, its width and height.
    pub fn block(&mut self, class: &str, at: (f64, f64), size: (f64, f64)) {
        let block = Rectangle::new()
            .set("x", round(at.0))
            .set("y", round(at.1))
            .set("width", round(size.0))
            .set("height", round(size.1))
            .set("rx", 5)
            .set("class", class);
        self.body.push(Box::new(block));
    }
    /// Words in one line; `at` is the foot of the line.
    pub fn words(&mut self, class: &str, anchor: Anchor, at: (f64, f64), words: &str) {
        let side = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let text = Text::new("")
            .set("x", round(at.0))
            .set("y", round(at.1))
            .set("text-anchor", side)
            .set("class", class)
            .add(Words::new(words));
        self.body.push(Box::new(text));
    }
    /// A line through some places; with `tip` it ends in an arrow.
    pub fn line(&mut self, class: &str, places: &[(f64, f64)], tip: bool) {
        let mut path = Path::new().set("d", through(places)).set("class", format!("line {class}"));
        if tip {
            path = path.set("marker-end", "url(#tip)");
        }
        self.body.push(Box::new(path));
    }
    /// A curve that leaves one place and enters another level, bending at `bend` (how far to the right both ends reach out;
    /// negative: to the left).
    pub fn curve(&mut self, class: &str, from: (f64, f64), to: (f64, f64), bend: (f64, f64)) {
        let d = format!(
            "M{} {}C{} {} {} {} {} {}",
            round(from.0),
            round(from.1),
            round(from.0 + bend.0),
            round(from.1),
            round(to.0 + bend.1),
            round(to.1),
            round(to.0),
            round(to.1)
        );
        let path = Path::new().set("d", d).set("class", format!("line {class}")).set("marker-end", "url(#tip)");
        self.body.push(Box::new(path));
    }
    /// An area with holes: each ring once, the outer first. What it is shows where a pointer rests on it.
    pub fn area(&mut self, class: &str, rings: &[Vec<(f64, f64)>], name: &str) {
        let d: String = rings.iter().map(|r| through(r) + "z").collect();
        let path = Path::new().set("d", d).set("fill-rule", "evenodd").set("class", format!("area {class}"));
        self.body.push(Box::new(path.add(Title::new(name))));
    }
    /// A round mark.
    pub fn mark(&mut self, class: &str, at: (f64, f64), radius: f64) {
        let mark = Circle::new().set("cx", round(at.0)).set("cy", round(at.1)).set("r", radius).set("class", class);
        self.body.push(Box::new(mark));
    }
    /// A filled polygon.
    pub fn polygon(&mut self, class: &str, places: &[(f64, f64)]) {
        let points: Vec<String> = places.iter().map(|p| format!("{},{}", round(p.0), round(p.1))).collect();
        self.body.push(Box::new(Polygon::new().set("points", points.join(" ")).set("class", class)));
    }
    /// The whole as SVG of a size.
    #[must_use]
    pub fn finish(self, width: f64, height: f64) -> String {
        let mut out = SVG::new()
            .set("viewBox", format!("0 0 {} {}", round(width), round(height)))
            .set("width", round(width))
            .set("height", round(height))
            .set("role", "img")
            .set("aria-labelledby", "drawing-title drawing-text")
            .add(Title::new(self.title).set("id", "drawing-title"))
            .add(Description::new().set("id", "drawing-text").add(Words::new(self.description)))
            .add(Style::new(STYLE))
            .add(self.defined);
        let mut body = Group::new();
        for node in self.body {
            body.append(node);
        }
        out.append(body);
        format!("{out}\n")
    }
}

/// A drawing on a page of its own that needs nothing else: `lang` is that of the words, `beside` further content in HTML.
#[must_use]
pub fn page(lang: &str, title: &str, drawing: &str, beside: &str) -> String {
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n\
         body {{ margin: 1.5rem auto; max-width: 75rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif }}\n\
         svg {{ max-width: 100%; height: auto }} table {{ border-collapse: collapse; margin: 1rem 0 }}\n\
         th, td {{ text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8886 }} .day {{ white-space: nowrap }}\n\
         @page {{ margin: 1.5cm }}\n</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{drawing}{beside}</main>\n</body>\n</html>\n",
        escape(lang)
    )
}

/// Words as text of HTML and in its attributes.
#[must_use]
pub fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// How wide words come out, about.
#[must_use]
pub fn width(words: &str) -> f64 {
    // No words of a treaty are longer than what a float can count.
    u32::try_from(words.width()).map_or(f64::MAX, f64::from) * COLUMN
}

/// Words in lines of at most a width; what does not fit into `most` lines is cut, and says so.
#[must_use]
pub fn wrapped(words: &str, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(word) + COLUMN <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    lines
}

fn through(places: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (n, p) in places.iter().enumerate() {
        out.push_str(if n == 0 { "M" } else { "L" });
        let _ = write!(out, "{} {}", round(p.0), round(p.1));
    }
    out
}

/// To a tenth: finer is not seen, and the same on every machine.
fn round(x: f64) -> f64 {
    let rounded = (x * 10.0).round() / 10.0;
    if rounded == 0.0 { 0.0 } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_treaty_stay_words() {
        let mut drawing = Drawing::new("a < b & \"c\"", "</desc><script>");
        drawing.words("strong", Anchor::Start, (1.0, 2.0), "<script>alert(1)</script>");
        drawing.area("a", &[vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.04)]], "<b>");
        let out = drawing.finish(10.0, 20.0);
        assert!(!out.contains("<script") && !out.contains("<b>"), "{out}");
        assert!(out.contains("M0 0L1 0L1 1z"), "{out}");
    }

    #[test]
    fn long_words_are_wrapped_and_cut() {
        let lines = wrapped("the International Monitoring Mission of the United Nations", 150.0, 2);
        assert_eq!(lines, ["the International", "Monitoring Mission of …"]);
        assert_eq!(wrapped("short", 10.0, 1), ["short"]);
    }
}
