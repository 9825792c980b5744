//! Shapes on the earth: what a `GeoJSON` file (RFC 7946) draws, what is wrong with it, and how shapes lie to each other.
//!
//! The only door to the crates of geometry. Everything here is pure: bytes in, shapes out. Longitudes and latitudes are
//! degrees (WGS 84), lengths metres, areas square metres. As RFC 7946 has it, the line between two positions is straight in
//! degrees; areas and lengths are geodesic, on the ellipsoid.

mod fault;
mod read;

pub use fault::{Fault, at};
pub use read::{Drawing, Found};

use geo::algorithm::bool_ops::unary_union;
use geo::{BooleanOps, Distance, Geodesic, GeodesicArea, Length, LineString, MultiLineString, MultiPolygon, Polygon};

/// What is less than this share of the smaller shape is the inaccuracy of drawing, not a difference of meaning.
pub const SLIVER: f64 = 0.001;

/// A position: longitude, latitude.
pub type Position = [f64; 2];

/// One shape as it is drawn: areas, lines and points, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    areas: Vec<Polygon<f64>>,
    lines: Vec<LineString<f64>>,
    points: Vec<Position>,
    /// What is wrong with it, in the order of the file.
    pub faults: Vec<Fault>,
}

/// Two shapes laid over each other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Outside {
    /// How much of the first lies outside the second: square metres, or metres of a line.
    pub much: f64,
    /// Which share of the first that is.
    pub share: f64,
}

impl Shape {
    /// Whether it can be measured: nothing is wrong with it that leaves open where it lies.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.faults.iter().any(Fault::is_grave) && !self.is_empty()
    }
    /// Whether nothing at all is drawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty() && self.lines.is_empty() && self.points.is_empty()
    }
    /// Whether it has areas.
    #[must_use]
    pub fn is_area(&self) -> bool {
        !self.areas.is_empty()
    }
    /// Whether it has lines and no areas.
    #[must_use]
    pub fn is_line(&self) -> bool {
        self.areas.is_empty() && !self.lines.is_empty()
    }
    /// Its geodesic area in square metres.
    #[must_use]
    pub fn area(&self) -> f64 {
        area_of(&MultiPolygon(self.areas.clone()))
    }
    /// The geodesic length of its lines in metres.
    #[must_use]
    pub fn length(&self) -> f64 {
        Geodesic.length(&MultiLineString(self.lines.clone()))
    }
    /// All of several shapes as one.
    #[must_use]
    pub fn joined<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut out = Self::default();
        let mut reference = None;
        for shape in all {
            let at = *reference.get_or_insert_with(|| shape.middle());
            let near = shape.near(at);
            out.areas.extend(near.areas);
            out.lines.extend(near.lines);
            out.points.extend(near.points);
            out.faults.extend(shape.faults.iter().cloned());
        }
        if out.areas.len() > 1 {
            out.areas = unary_union(&out.areas).0;
        }
        out
    }
    /// The rings of its areas, each area with its outer ring first; as drawn, near the longitude `reference`.
    #[must_use]
    pub fn rings(&self, reference: f64) -> Vec<Vec<Vec<Position>>> {
        let ring = |l: &LineString<f64>| l.coords().map(|c| [c.x, c.y]).collect();
        let areas = self.near(reference).areas;
        areas.iter().map(|p| std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect()).collect()
    }
    /// Its lines, near the longitude `reference`.
    #[must_use]
    pub fn paths(&self, reference: f64) -> Vec<Vec<Position>> {
        self.near(reference).lines.iter().map(|l| l.coords().map(|c| [c.x, c.y]).collect()).collect()
    }
    /// Its points, near the longitude `reference`.
    #[must_use]
    pub fn marks(&self, reference: f64) -> Vec<Position> {
        self.near(reference).points
    }
    /// The longitude in the middle of its first part.
    #[must_use]
    pub fn middle(&self) -> f64 {
        let first = self.areas.first().map(Polygon::exterior).or(self.lines.first());
        match first {
            Some(l) => middle(l),
            None => self.points.first().map_or(0.0, |p| p[0]),
        }
    }
    /// The same with each part moved by whole turns so that it lies near a longitude: what is cut at the antimeridian, and
    /// what is not, can then be laid over each other.
    fn near(&self, reference: f64) -> Self {
        let turn = |x: f64| ((reference - x) / 360.0).round() * 360.0;
        let shift =
            |l: &LineString<f64>, by: f64| LineString(l.coords().map(|c| geo::coord! {x: c.x + by, y: c.y}).collect());
        let areas = self.areas.iter().map(|p| {
            let by = turn(middle(p.exterior()));
            Polygon::new(shift(p.exterior(), by), p.interiors().iter().map(|i| shift(i, by)).collect())
        });
        let lines = self.lines.iter().map(|l| shift(l, turn(middle(l))));
        Self {
            areas: areas.collect(),
            lines: lines.collect(),
            points: self.points.iter().map(|p| [p[0] + turn(p[0]), p[1]]).collect(),
            faults: Vec::new(),
        }
    }
    /// The bounds of its parts near a longitude: west, south, east, north.
    #[must_use]
    pub fn bounds(&self, reference: f64) -> Option<[f64; 4]> {
        let near = self.near(reference);
        let lines = near.areas.iter().map(Polygon::exterior).chain(&near.lines);
        let all = lines.flat_map(|l| l.coords().map(|c| [c.x, c.y])).chain(near.points.iter().copied());
        all.fold(None, |b, [x, y]| {
            let [w, s, e, n] = b.unwrap_or([x, y, x, y]);
            Some([f64::min(w, x), f64::min(s, y), f64::max(e, x), f64::max(n, y)])
        })
    }
    /// Where a label best stands: a point inside its largest area, or on its line.
    #[must_use]
    pub fn label(&self, reference: f64) -> Option<Position> {
        use geo::{Area, InteriorPoint};
        let near = self.near(reference);
        let largest = near.areas.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
        if let Some(p) = largest.and_then(InteriorPoint::interior_point) {
            return Some([p.x(), p.y()]);
        }
        let line = near.lines.first();
        line.and_then(|l| l.0.get(l.0.len() / 2)).map(|c| [c.x, c.y]).or(near.points.first().copied())
    }
    /// How much of this lies outside another; `None` where one of them cannot be measured, or the other has no area.
    #[must_use]
    pub fn outside(&self, outer: &Self) -> Option<Outside> {
        if !self.is_sound() || !outer.is_sound() || !outer.is_area() {
            return None;
        }
        let at = self.middle();
        let (a, b) = (self.near(at), outer.near(at));
        let b = MultiPolygon(b.areas);
        let (much, all) = if self.is_area() {
            (area_of(&MultiPolygon(a.areas.clone()).difference(&b)), area_of(&MultiPolygon(a.areas)))
        } else if self.is_line() {
            let lines = MultiLineString(a.lines);
            (Geodesic.length(&b.clip(&lines, true)), Geodesic.length(&lines))
        } else {
            use geo::Intersects;
            let out = a.points.iter().filter(|p| !b.intersects(&geo::Point::new(p[0], p[1]))).count();
            return Some(Outside { much: 0.0, share: f64::from(u32::from(out > 0)) });
        };
        Some(Outside { much, share: if all > 0.0 { much / all } else { 0.0 } })
    }
    /// How much area two shapes share, in square metres and as a share of the smaller; `None` where it cannot be told.
    #[must_use]
    pub fn shared(&self, other: &Self) -> Option<Outside> {
        if !self.is_sound() || !other.is_sound() || !self.is_area() || !other.is_area() {
            return None;
        }
        let at = self.middle();
        let (a, b) = (MultiPolygon(self.near(at).areas), MultiPolygon(other.near(at).areas));
        let much = area_of(&a.intersection(&b));
        let least = area_of(&a).min(area_of(&b));
        Some(Outside { much, share: if least > 0.0 { much / least } else { 0.0 } })
    }
    /// How far the lines of two shapes are from meeting, in metres: from an end of one to the nearest point of the other.
    #[must_use]
    pub fn gap(&self, other: &Self) -> Option<f64> {
        if !self.is_line() || !other.is_line() || !self.is_sound() || !other.is_sound() {
            return None;
        }
        let at = self.middle();
        let (a, b) = (self.near(at), other.near(at));
        let one = ends(&a.lines).into_iter().map(|p| nearest(p, &b.lines));
        one.chain(ends(&b.lines).into_iter().map(|p| nearest(p, &a.lines))).min_by(f64::total_cmp)
    }
}

/// The geodesic distance of two positions in metres.
#[must_use]
pub fn distance(a: Position, b: Position) -> f64 {
    Geodesic.distance(geo::Point::new(a[0], a[1]), geo::Point::new(b[0], b[1]))
}

fn ends(lines: &[LineString<f64>]) -> Vec<geo::Point<f64>> {
    let both = |l: &LineString<f64>| [l.0.first(), l.0.last()].into_iter().flatten().copied().collect::<Vec<_>>();
    lines.iter().flat_map(both).map(geo::Point::from).collect()
}

/// From a point to the nearest of some lines: the nearest point in degrees, measured on the ellipsoid.
fn nearest(p: geo::Point<f64>, lines: &[LineString<f64>]) -> f64 {
    use geo::{Closest, ClosestPoint};
    // Degrees of longitude are shorter away from the equator: in these the nearest point is truly near.
    let narrow = p.y().to_radians().cos().max(0.01);
    let squeeze = |c: geo::Coord<f64>, by: f64| geo::coord! {x: c.x * by, y: c.y};
    let flat = MultiLineString(
        lines.iter().map(|l| LineString(l.coords().map(|c| squeeze(*c, narrow)).collect())).collect::<Vec<_>>(),
    );
    match flat.closest_point(&geo::Point::from(squeeze(p.0, narrow))) {
        Closest::Intersection(c) | Closest::SinglePoint(c) => {
            Geodesic.distance(p, geo::Point::from(squeeze(c.0, 1.0 / narrow)))
        }
        Closest::Indeterminate => f64::INFINITY,
    }
}

fn middle(line: &LineString<f64>) -> f64 {
    let (low, high) = line.coords().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), c| (l.min(c.x), h.max(c.x)));
    if low.is_finite() { f64::midpoint(low, high) } else { 0.0 }
}

fn area_of(areas: &MultiPolygon<f64>) -> f64 {
    // The rings are wound as the measurement expects when they are read; operations on them keep that.
    areas.0.iter().map(GeodesicArea::geodesic_area_unsigned).sum()
}

/// An area as a finding says it: "1,240 km²", "0.35 km²".
#[must_use]
pub fn square_kilometres(area: f64) -> String {
    format!("{} km²", figure(area / 1e6))
}

/// A length as a finding says it: "12 km", "340 m".
#[must_use]
pub fn kilometres(length: f64) -> String {
    if length < 1000.0 { format!("{} m", figure(length)) } else { format!("{} km", figure(length / 1000.0)) }
}

/// Three significant digits, with commas between thousands.
fn figure(n: f64) -> String {
    if n >= 100.0 {
        let whole = format!("{n:.0}");
        let mut out = String::new();
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                out.push(',');
            }
            out.push(c);
        }
        return out;
    }
    let places = if n >= 10.0 {
        1
    } else if n >= 1.0 {
        2
    } else {
        3
    };
    let text = format!("{n:.places$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
