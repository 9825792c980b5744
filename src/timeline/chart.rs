//! A timeline as a chart: a bar for each clause, phase and regime, windows as light spans, what nobody chooses hatched, what waits
//! for what as arrows. Drawn so that it can be read in print, in the dark, and without telling colours apart.

use super::scale::Scale;
use super::{Moment, Row, Sort, Timeline, dated};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

const WIDTH: f64 = 1120.0;
const LABELS: f64 = 330.0;
const RIGHT: f64 = 24.0;
const BAR: f64 = 11.0;
/// How far a span fades out whose end nobody knows.
const FADE: f64 = 46.0;

const STYLE: &str = "\
.tl{--ink:#1a1a1a;--soft:#5c5c5c;--line:#dcdcdc;--paper:#fff;--bar:#2f5d8a;--window:#a9c4de;--nature:#9a6a1f;font-family:Helvetica,Arial,sans-serif}
@media (prefers-color-scheme:dark){.tl{--ink:#e8e6e3;--soft:#a8a5a0;--line:#3b3936;--paper:#191817;--bar:#8fb8e0;--window:#3f5a75;--nature:#d9a95b}}
@media print{.tl{--ink:#000;--soft:#333;--line:#bbb;--paper:#fff;--bar:#333;--window:#bbb;--nature:#555}}
.tl text{fill:var(--ink);font-size:12.5px}
.tl .head{font-weight:bold}
.tl .soft{fill:var(--soft);font-size:11px}
.tl .line{stroke:var(--line);stroke-width:1}
.tl .bar{fill:var(--bar)}
.tl .window{fill:var(--window);stroke:var(--bar);stroke-width:.8}
.tl .nature{fill:url(#tl-hatch);stroke:var(--nature);stroke-width:.9}
.tl .point{fill:var(--bar);stroke:var(--paper);stroke-width:1}
.tl .chance{fill:var(--paper);stroke:var(--nature);stroke-width:1.8}
.tl .wait{fill:none;stroke:var(--soft);stroke-width:1;opacity:.75}
.tl .tip{fill:var(--soft)}";

/// Writes the chart.
#[must_use]
pub fn svg(t: &Timeline) -> String {
    let scale = Scale::new(t, LABELS, WIDTH - LABELS - RIGHT);
    let mut d = Drawing { scale, body: String::new(), y: 58.0, spots: Vec::new(), fades: 0 };
    d.preamble(t);
    let top = d.y;
    d.y += 30.0;
    let mut heading = "";
    for row in &t.rows {
        if row.heading != heading {
            heading = &row.heading;
            d.heading(heading);
        }
        d.row(row);
    }
    let bottom = d.y + 4.0;
    let mut arrows = String::new();
    for (from, to) in &t.arrows {
        d.arrow(t, *from, *to, &mut arrows);
    }
    d.y = bottom;
    d.legend();
    let mut axis = String::new();
    for (x, words) in d.scale.ticks() {
        let _ = writeln!(axis, "<line class=\"line\" x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\"/>", top + 16.0);
        let anchor = if x > WIDTH - 70.0 { "end" } else if x < LABELS + 30.0 { "start" } else { "middle" };
        let _ = writeln!(axis, "<text class=\"soft\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>", top + 10.0, escaped(&words));
    }
    let height = d.y + 14.0;
    let about = format!("Timeline of {}: {} entries. The same stands in words in the table that `treatyc timeline` prints.", t.title, t.rows.len());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"tl\" role=\"img\" aria-labelledby=\"tl-title tl-about\" viewBox=\"0 0 {WIDTH} {height:.0}\" width=\"{WIDTH}\" height=\"{height:.0}\">\n<title id=\"tl-title\">{}</title>\n<desc id=\"tl-about\">{}</desc>\n<style>\n{STYLE}\n</style>\n<defs>\n<pattern id=\"tl-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" style=\"fill:var(--paper)\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\" style=\"stroke:var(--nature);stroke-width:3\"/></pattern>\n<marker id=\"tl-tip\" viewBox=\"0 0 6 6\" refX=\"5.5\" refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L6 3L0 6z\"/></marker>\n</defs>\n<rect width=\"100%\" height=\"100%\" style=\"fill:var(--paper)\"/>\n{axis}{arrows}{}</svg>\n",
        escaped(&t.title),
        escaped(&about),
        d.body
    )
}

/// Words as they may stand in a page.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // No other control character may stand in XML at all.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// As many words as have room, in characters.
fn short(words: &str, most: usize) -> String {
    if words.width() <= most {
        return words.to_owned();
    }
    let mut out = String::new();
    for c in words.chars() {
        if out.width() + 1 >= most {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

struct Drawing {
    scale: Scale,
    body: String,
    y: f64,
    /// The middle of each row.
    spots: Vec<f64>,
    fades: usize,
}

/// A window on the page; the flags say whether its beginning and its end are known.
struct Span {
    from: f64,
    to: f64,
    known: (bool, bool),
}

impl Drawing {
    fn text(&mut self, class: &str, x: f64, y: f64, words: &str) {
        let _ = writeln!(self.body, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(words));
    }
    fn preamble(&mut self, t: &Timeline) {
        self.text("head", 12.0, 24.0, &short(&t.title, 130));
        let mut more: Vec<String> = t.assumed.iter().map(|(e, d)| format!("assumed: {e} on {}", dated(*d))).collect();
        if !t.package.is_empty() {
            more.push(format!("package: {}", t.package));
        }
        if !self.scale.dated {
            more.push("days counted from signature".into());
        }
        if self.scale.bent {
            more.push("the later the years, the closer together they lie".into());
        }
        self.text("soft", 12.0, 42.0, &short(&more.join(" · "), 170));
    }
    fn heading(&mut self, words: &str) {
        self.y += 10.0;
        let _ = writeln!(
            self.body,
            "<line class=\"line\" x1=\"12\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\"/>",
            WIDTH - RIGHT,
            y = self.y
        );
        self.y += 17.0;
        self.text("head", 12.0, self.y, &short(words, 60));
        self.y += 7.0;
    }
    /// Where a moment lies, if that is known at all.
    fn span(&self, m: &Moment) -> Option<Span> {
        let (a, b) = self.scale.window(m);
        let (from, to) = (a.map(|d| self.scale.x(d)), b.map(|d| self.scale.x(d)));
        let end = WIDTH - RIGHT;
        match (from, to) {
            (Some(a), Some(b)) => Some(Span { from: a, to: b.max(a), known: (true, true) }),
            (Some(a), None) => Some(Span { from: a, to: (a + FADE).min(end), known: (true, false) }),
            (None, Some(b)) => Some(Span { from: (b - FADE).max(LABELS), to: b, known: (false, true) }),
            (None, None) => None,
        }
    }
    /// A bar; an end that nobody knows fades.
    fn bar(&mut self, class: &str, s: &Span, y: f64, height: f64) {
        let width = (s.to - s.from).max(2.0);
        let mut mask = String::new();
        if !(s.known.0 && s.known.1) {
            self.fades += 1;
            let (a, b) = (u8::from(s.known.0), u8::from(s.known.1));
            let _ = writeln!(
                self.body,
                "<mask id=\"tl-m{n}\" maskContentUnits=\"objectBoundingBox\"><linearGradient id=\"tl-g{n}\"><stop offset=\"0\" stop-color=\"#fff\" stop-opacity=\"{a}\"/><stop offset=\"1\" stop-color=\"#fff\" stop-opacity=\"{b}\"/></linearGradient><rect width=\"1\" height=\"1\" fill=\"url(#tl-g{n})\"/></mask>",
                n = self.fades
            );
            mask = format!(" mask=\"url(#tl-m{})\"", self.fades);
        }
        let _ = writeln!(
            self.body,
            "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"1.5\"{mask}/>",
            s.from,
            y - height / 2.0
        );
    }
    fn point(&mut self, class: &str, x: f64, y: f64) {
        let _ = writeln!(
            self.body,
            "<path class=\"{class}\" d=\"M{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}z\"/>",
            x - 6.0,
            y - 6.0,
            x + 6.0,
            y + 6.0
        );
    }
    fn row(&mut self, row: &Row) {
        self.y += 12.0;
        let y = self.y;
        self.spots.push(y);
        let indent = if row.part { 36.0 } else { 22.0 };
        let _ = write!(self.body, "<g><title>{}</title>\n", escaped(&about(row)));
        self.text("", indent, y + 4.0, &short(&row.label, if row.part { 44 } else { 46 }));
        if !row.under.is_empty() {
            self.text("soft", indent, y + 18.0, &short(&row.under, 52));
        }
        let words = self.spans(row, y);
        if let Some((from, to, words)) = words {
            #[allow(clippy::cast_precision_loss, reason = "a line of words is short")]
            let room = words.width() as f64 * 5.7;
            if to + 10.0 + room < WIDTH - 4.0 {
                self.text("soft", to + 10.0, y + 4.0, &words);
            } else if from - 10.0 - room > LABELS {
                let _ = writeln!(
                    self.body,
                    "<text class=\"soft\" text-anchor=\"end\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                    from - 10.0,
                    y + 4.0,
                    escaped(&words)
                );
            } else {
                self.y += 13.0;
                let _ = writeln!(
                    self.body,
                    "<text class=\"soft\" text-anchor=\"end\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                    WIDTH - RIGHT,
                    y + 18.0,
                    escaped(&short(&words, 125))
                );
            }
        }
        self.body += "</g>\n";
        self.y = self.y.max(y + if row.under.is_empty() { 0.0 } else { 13.0 }) + 11.0;
    }
    /// Draws what happens in a row; how far it reaches, and the words beside it.
    fn spans(&mut self, row: &Row, y: f64) -> Option<(f64, f64, String)> {
        let main: Vec<&Moment> = row.moments.iter().filter(|m| m.what != "verified").collect();
        let seen = row.moments.iter().find(|m| m.what == "verified");
        let mut reach: Option<(f64, f64)> = None;
        let mut grow = |from: f64, to: f64| {
            let old = reach.unwrap_or((from, to));
            reach = Some((old.0.min(from), old.1.max(to)));
        };
        let first = main.first().and_then(|m| Some((*m, self.span(m)?)));
        let last = main.last().and_then(|m| Some((*m, self.span(m)?)));
        match (first, last) {
            (Some((m, s)), _) if main.len() == 1 && !row.endless => {
                let natural = m.uncertain || row.sort == Sort::Uncertain;
                let exact = s.known == (true, true) && s.to - s.from < 3.0;
                if exact {
                    self.point(if natural { "chance" } else { "point" }, s.from, y);
                } else {
                    self.bar(if natural { "nature" } else { "window" }, &s, y, BAR);
                }
                grow(s.from, s.to);
            }
            (Some((_, start)), end) => {
                let end = match end {
                    _ if row.endless => Span { from: WIDTH - RIGHT - FADE, to: WIDTH - RIGHT, known: (true, false) },
                    Some((m, s)) if main.len() > 1 && Some(m.what) != main.first().map(|f| f.what) => s,
                    _ => Span { from: start.to, to: start.to, known: (true, true) },
                };
                let whole = Span { from: start.from.min(end.from), to: end.to.max(start.to), known: (start.known.0, end.known.1) };
                self.bar("window", &whole, y, BAR);
                if end.from - start.to > 1.0 {
                    let sure = Span { from: start.to, to: end.from, known: (true, true) };
                    self.bar("bar", &sure, y, BAR - 3.0);
                }
                grow(whole.from, whole.to);
            }
            (None, Some((_, s))) => {
                self.bar("window", &s, y, BAR);
                grow(s.from, s.to);
            }
            (None, None) => {}
        }
        if let Some((m, s)) = seen.and_then(|m| Some((m, self.span(m)?))) {
            // Of a verification what lies behind the last day of what is verified is worth seeing.
            let s = Span { from: reach.map_or(s.from, |r| r.1.max(s.from)), ..s };
            if s.to > s.from || reach.is_none() {
                self.bar(if m.uncertain { "nature" } else { "window" }, &s, y, BAR - 3.0);
                reach = Some((reach.map_or(s.from, |r| r.0), s.to.max(s.from)));
            }
        }
        let last = main.last().or(seen.as_ref())?;
        let mut words = match last.what {
            "takes place" | "due" => last.when.clone(),
            what => format!("{what} {}", last.when),
        };
        if row.endless {
            words = "without an end".into();
        }
        let (from, to) = reach.unwrap_or((LABELS, LABELS));
        Some((from, to, words))
    }
    fn arrow(&self, t: &Timeline, from: (usize, usize), to: (usize, usize), out: &mut String) {
        let moment = |p: (usize, usize)| t.rows.get(p.0).and_then(|r| r.moments.get(p.1));
        let spot = |p: (usize, usize)| self.spots.get(p.0).copied();
        let (Some(a), Some(b)) = (moment(from).and_then(|m| self.span(m)), moment(to).and_then(|m| self.span(m))) else {
            return;
        };
        let (Some(y), Some(z)) = (spot(from), spot(to)) else { return };
        // From where the one can be over to where the other can be.
        let x = if b.from >= a.to { a.to } else { a.from };
        let down = if z > y { 1.0 } else { -1.0 };
        let (y, z) = (y + down * (BAR / 2.0 + 1.0), z - down * (BAR / 2.0 + 1.0));
        let end = b.from.max(x);
        let path = if (end - x).abs() < 4.0 {
            format!("M{x:.1} {y:.1}V{z:.1}")
        } else {
            format!("M{x:.1} {y:.1}V{:.1}H{end:.1}V{z:.1}", z - down * 7.0)
        };
        let _ = writeln!(out, "<path class=\"wait\" d=\"{path}\" marker-end=\"url(#tl-tip)\"/>");
    }
    fn legend(&mut self) {
        self.y += 20.0;
        let y = self.y;
        let _ = writeln!(self.body, "<line class=\"line\" x1=\"12\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>", y - 14.0, WIDTH - RIGHT, y - 14.0);
        let span = |x: f64| Span { from: x, to: x + 34.0, known: (true, true) };
        for (class, x, words) in [
            ("bar", 22.0, "runs in any case"),
            ("window", 190.0, "may lie here"),
            ("nature", 330.0, "no party chooses when"),
        ] {
            self.bar(class, &span(x), y, BAR);
            self.text("soft", x + 42.0, y + 4.0, words);
        }
        self.bar("window", &Span { known: (true, false), ..span(520.0) }, y, BAR);
        self.text("soft", 562.0, y + 4.0, "the text sets no end");
        self.point("point", 706.0, y);
        self.text("soft", 720.0, y + 4.0, "on a day that is known");
        let _ = writeln!(self.body, "<path class=\"wait\" d=\"M880 {y:.1}H912\" marker-end=\"url(#tl-tip)\"/>");
        self.text("soft", 920.0, y + 4.0, "waits for it");
    }
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
