//! What is drawn of a row: bars, windows and marks.

use super::scale::Scale;
use super::{Moment, Row, Sort};
use crate::drawing::Drawing;

/// The height of a bar.
pub(super) const BAR: f64 = 11.0;
/// How far a span goes on whose end nobody knows.
const TAIL: f64 = 46.0;

/// What runs in any case, and marks a day that is known.
pub(super) const SURE: &str = "a full";
/// Where something may lie.
pub(super) const WINDOW: &str = "a";
/// Where something may lie that no party chooses.
pub(super) const NATURE: &str = "b hatched";
/// Marks a known day that no party chooses.
const CHANCE: &str = "b";

/// A window on the page; the flags say whether its beginning and its end are known. Where one is not, it is the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub from: f64,
    pub to: f64,
    pub known: (bool, bool),
}

impl Span {
    /// One whose ends are known.
    pub fn sure(from: f64, to: f64) -> Self {
        Self { from, to, known: (true, true) }
    }
}

/// A bar or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    class: &'static str,
    span: Span,
    height: f64,
    mark: bool,
}

impl Shape {
    /// A bar as high as most.
    pub fn bar(class: &'static str, span: Span) -> Self {
        Self { class, span, height: BAR, mark: false }
    }
    fn thin(class: &'static str, span: Span) -> Self {
        Self { height: BAR - 4.0, ..Self::bar(class, span) }
    }
    /// Draws it around a level, with words for who points at it.
    pub fn draw(&self, out: &mut Drawing, y: f64, words: &str) {
        let Span { from, to, known } = self.span;
        if self.mark {
            let ring = vec![(from - 6.0, y), (from, y - 6.0), (from + 6.0, y), (from, y + 6.0)];
            out.area(self.class, &[ring], words);
            return;
        }
        // Beyond what is known the bar goes on as dots.
        let (left, right) = match known {
            (true, true) => (from, to.max(from + 2.0)),
            (true, false) => (from, (to - TAIL).max(from + 2.0)),
            (false, true) => ((from + TAIL).min(to - 2.0), to),
            (false, false) => return,
        };
        let half = self.height / 2.0;
        out.area(self.class, &[vec![(left, y - half), (right, y - half), (right, y + half), (left, y + half)]], words);
        let line = if self.class == NATURE { "b dot" } else { "a dot" };
        if !known.0 {
            out.line(line, &[(from, y), (left, y)], false);
        }
        if !known.1 {
            out.line(line, &[(right, y), (to, y)], false);
        }
    }
}

/// A mark on a day.
pub(super) fn point(class: &'static str, x: f64) -> Shape {
    Shape { mark: true, ..Shape::bar(class, Span::sure(x, x)) }
}

/// Where a moment lies between the edges of the chart, if that is known at all.
pub(super) fn span(m: &Moment, scale: &Scale, (left, right): (f64, f64)) -> Option<Span> {
    let (a, b) = scale.window(m);
    match (a.map(|d| scale.x(d)), b.map(|d| scale.x(d))) {
        (Some(a), Some(b)) => Some(Span::sure(a, b.max(a))),
        (Some(a), None) => Some(Span { from: a, to: (a + TAIL).min(right), known: (true, false) }),
        (None, Some(b)) => Some(Span { from: (b - TAIL).max(left), to: b, known: (false, true) }),
        (None, None) => None,
    }
}

/// What is drawn of a row between the edges of the chart, and how far it reaches.
pub(super) fn shapes(row: &Row, scale: &Scale, edges: (f64, f64)) -> (Vec<Shape>, Option<(f64, f64)>) {
    let main: Vec<&Moment> = row.moments.iter().filter(|m| m.what != "verified").collect();
    let seen = row.moments.iter().find(|m| m.what == "verified");
    let lies = |m: &Moment| span(m, scale, edges);
    let first = main.first().and_then(|m| Some((*m, lies(m)?)));
    let last = main.last().and_then(|m| Some((*m, lies(m)?)));
    let mut out = Vec::new();
    match (first, last) {
        (Some((m, s)), _) if main.len() == 1 && !row.endless => {
            let natural = m.uncertain || row.sort == Sort::Uncertain;
            out.push(match (s.known == (true, true) && s.to - s.from < 3.0, natural) {
                (true, true) => point(CHANCE, s.from),
                (true, false) => point(SURE, s.from),
                (false, true) => Shape::bar(NATURE, s),
                (false, false) => Shape::bar(WINDOW, s),
            });
        }
        (Some((_, start)), end) => {
            let end = match end {
                _ if row.endless => Span { from: edges.1, to: edges.1, known: (true, false) },
                Some((_, s)) if main.len() > 1 => s,
                _ => Span::sure(start.to, start.to),
            };
            out.push(Shape::bar(
                WINDOW,
                Span {
                    from: main.iter().filter_map(|m| lies(m)).fold(end.from, |x, s| x.min(s.from)),
                    to: end.to.max(start.to),
                    known: (start.known.0, end.known.1),
                },
            ));
            // Between the last day on which it can begin and the first on which it can end it runs.
            if start.known.1 && end.known.0 && end.from - start.to > 1.0 {
                let known = (true, !row.endless);
                out.push(Shape::thin(SURE, Span { from: start.to, to: end.from, known }));
            }
        }
        (None, Some((_, s))) => out.push(Shape::bar(WINDOW, s)),
        (None, None) => {}
    }
    let over = |shapes: &[Shape]| {
        shapes.iter().fold(None, |r: Option<(f64, f64)>, s| {
            let (from, to) = r.unwrap_or((s.span.from, s.span.to));
            Some((from.min(s.span.from), to.max(s.span.to)))
        })
    };
    if let Some((m, s)) = seen.and_then(|m| Some((m, lies(m)?))) {
        // Of a verification what lies behind the last day of what is verified is worth seeing.
        let reach = over(&out);
        let s = Span { from: reach.map_or(s.from, |r| r.1.max(s.from)), ..s };
        if s.to > s.from || reach.is_none() {
            out.push(Shape::thin(if m.uncertain { NATURE } else { WINDOW }, s));
        }
    }
    let reach = over(&out);
    (out, reach)
}
