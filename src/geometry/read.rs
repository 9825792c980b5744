//! Reading `GeoJSON`: features by their `id`, and what is wrong with each.

use super::{Fault, Position, Shape, distance};
use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{BooleanOps, Coord, Line, LineString, Polygon};
use geojson::feature::Id;
use geojson::{GeoJson, Geometry, GeometryValue};

/// Two positions nearer than this, in degrees, are one: a centimetre, as good as seven decimals are.
const SAME: f64 = 1e-7;

/// A file that was read.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    features: Vec<(Option<String>, Shape)>,
}

/// What is looked for in a drawing.
#[derive(Clone, Debug)]
pub enum Found<'d> {
    /// The shape.
    Shape(&'d Shape),
    /// No feature has that id; those that have one.
    Missing(Vec<&'d str>),
    /// Several features have that id.
    Several,
    /// No id was asked for, and the file draws several shapes.
    Unnamed(Vec<&'d str>),
}

impl Drawing {
    /// Reads a file.
    ///
    /// # Errors
    /// The end of a sentence that begins with the file, where it is no `GeoJSON`.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        // Some programs put a mark before the text that no JSON has.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let json: serde_json::Value = serde_json::from_slice(bytes).map_err(|e| {
            format!("cannot be read as JSON: something is wrong in line {}, column {}", e.line(), e.column())
        })?;
        let features = match serde_json::from_value::<GeoJson>(json) {
            Ok(GeoJson::FeatureCollection(all)) => all.features,
            Ok(GeoJson::Feature(one)) => vec![one],
            Ok(GeoJson::Geometry(g)) => {
                return Ok(Self { features: vec![(None, shape(&g))] });
            }
            Err(_) => {
                return Err("is JSON, but not GeoJSON: it draws no features of the kinds that RFC 7946 knows".into());
            }
        };
        let features = features.iter().map(|f| {
            let id = f.id.as_ref().map(|id| match id {
                Id::String(s) => s.clone(),
                Id::Number(n) => n.to_string(),
            });
            (id, f.geometry.as_ref().map(shape).unwrap_or_default())
        });
        Ok(Self { features: features.collect() })
    }
    /// The shape with this id; without an id, the only one.
    #[must_use]
    pub fn find(&self, id: Option<&str>) -> Found<'_> {
        let ids = || self.features.iter().filter_map(|f| f.0.as_deref()).collect();
        let Some(id) = id else {
            return match self.features.as_slice() {
                [(_, shape)] => Found::Shape(shape),
                _ => Found::Unnamed(ids()),
            };
        };
        let mut with = self.features.iter().filter(|f| f.0.as_deref() == Some(id));
        match (with.next(), with.next()) {
            (Some((_, shape)), None) => Found::Shape(shape),
            (Some(_), Some(_)) => Found::Several,
            (None, _) => Found::Missing(ids()),
        }
    }
}

fn shape(geometry: &Geometry) -> Shape {
    let mut out = Shape::default();
    add(&geometry.value, &mut out);
    out
}

fn add(value: &GeometryValue, out: &mut Shape) {
    match value {
        GeometryValue::Point { coordinates } => point(coordinates.as_slice(), out),
        GeometryValue::MultiPoint { coordinates } => coordinates.iter().for_each(|p| point(p.as_slice(), out)),
        GeometryValue::LineString { coordinates } => line(coordinates, out),
        GeometryValue::MultiLineString { coordinates } => coordinates.iter().for_each(|l| line(l, out)),
        GeometryValue::Polygon { coordinates } => polygon(coordinates, out),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().for_each(|p| polygon(p, out)),
        GeometryValue::GeometryCollection { geometries } => geometries.iter().for_each(|g| add(&g.value, out)),
    }
}

/// A position, where it is one on the earth.
fn position(numbers: &[f64], out: &mut Shape) -> Option<Position> {
    let (Some(&x), Some(&y)) = (numbers.first(), numbers.get(1)) else {
        out.faults.push(Fault::TooFew(None));
        return None;
    };
    let fits = |x: f64, y: f64| (-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y);
    if fits(x, y) {
        return Some([x, y]);
    }
    // One such fault a shape: where two coordinates are exchanged, all are.
    if !out.faults.iter().any(|f| matches!(f, Fault::OutOfRange(..))) {
        out.faults.push(Fault::OutOfRange([x, y], fits(y, x)));
    }
    None
}

fn point(numbers: &[f64], out: &mut Shape) {
    let p = position(numbers, out);
    out.points.extend(p);
}

/// The positions of a line or ring, made to run on where they leap over the antimeridian.
fn positions(line: &[geojson::Position], out: &mut Shape) -> Option<Vec<Coord<f64>>> {
    let mut all: Vec<Coord<f64>> = Vec::with_capacity(line.len());
    let (mut turn, mut before): (f64, Option<Position>) = (0.0, None);
    let mut leapt = None;
    for p in line {
        let [x, y] = position(p.as_slice(), out)?;
        if let Some([px, py]) = before {
            // Along the edge of the map at a pole nothing is leapt over.
            let pole = py.abs() > 90.0 - SAME && y.abs() > 90.0 - SAME;
            if (x - px).abs() > 180.0 && !pole {
                leapt.get_or_insert([px, py]);
                turn += if x < px { 360.0 } else { -360.0 };
            }
        }
        before = Some([x, y]);
        all.push(Coord { x: x + turn, y });
    }
    out.faults.extend(leapt.map(Fault::Antimeridian));
    Some(all)
}

fn line(coordinates: &[geojson::Position], out: &mut Shape) {
    let Some(all) = positions(coordinates, out) else { return };
    if all.len() < 2 {
        out.faults.push(Fault::TooFew(all.first().map(|c| [c.x, c.y])));
        return;
    }
    out.faults.extend(crossing(&all).map(Fault::Crosses));
    out.lines.push(LineString(all));
}

/// A ring that bounds an area, wound as RFC 7946 asks; `None` where it bounds none.
fn ring(coordinates: &[geojson::Position], hole: bool, out: &mut Shape) -> Option<LineString<f64>> {
    let mut all = positions(coordinates, out)?;
    let (first, last) = (*all.first()?, *all.last()?);
    if all.len() < 4 {
        out.faults.push(Fault::TooFew(Some([first.x, first.y])));
        return None;
    }
    if (first.x - last.x).abs() > SAME || (first.y - last.y).abs() > SAME {
        let (a, b) = ([first.x, first.y], [last.x, last.y]);
        out.faults.push(Fault::Open(b, a, distance(b, a)));
        // Drawn as far as it goes.
        out.lines.push(LineString(all));
        return None;
    }
    let crosses = crossing(&all);
    out.faults.extend(crosses.map(Fault::Crosses));
    let twice: f64 = all.windows(2).map(|w| if let [a, b] = w { a.x * b.y - b.x * a.y } else { 0.0 }).sum();
    if (twice < 0.0) != hole {
        // A ring that crosses itself runs both ways round.
        if crosses.is_none() && !out.faults.iter().any(|f| matches!(f, Fault::Winding { .. })) {
            out.faults.push(Fault::Winding { hole });
        }
        all.reverse();
    }
    Some(LineString(all))
}

fn polygon(rings: &[Vec<geojson::Position>], out: &mut Shape) {
    let mut rings = rings.iter();
    let Some(outer) = rings.next().and_then(|r| ring(r, false, out)) else { return };
    let around = Polygon::new(outer.clone(), Vec::new());
    let mut holes = Vec::new();
    for hole in rings {
        let Some(mut hole) = ring(hole, true, out) else { continue };
        // A ring that was made to run on may have been moved by a turn.
        let by = ((super::middle(&outer) - super::middle(&hole)) / 360.0).round() * 360.0;
        hole.0.iter_mut().for_each(|c| c.x += by);
        let inner = Polygon::new(hole.clone(), Vec::new());
        let out_of = inner.difference(&around);
        let (much, all) = (super::area_of(&out_of), super::area_of(&geo::MultiPolygon(vec![inner_wound(&hole)])));
        if much > all * super::SLIVER
            && let Some(c) = hole.0.first()
        {
            out.faults.push(Fault::HoleOutside([c.x, c.y]));
        }
        holes.push(hole);
    }
    out.areas.push(Polygon::new(outer, holes));
}

/// A hole as an area of its own, wound as one.
fn inner_wound(hole: &LineString<f64>) -> Polygon<f64> {
    Polygon::new(LineString(hole.0.iter().rev().copied().collect()), Vec::new())
}

/// Where a line first crosses or runs back along itself. Neighbours share their joint, and a ring its end.
fn crossing(all: &[Coord<f64>]) -> Option<Position> {
    let mut segments: Vec<(usize, Line<f64>)> = all
        .windows(2)
        .filter_map(|w| if let [a, b] = w { Some(Line::new(*a, *b)) } else { None })
        .enumerate()
        .collect();
    let last = segments.len().saturating_sub(1);
    let closed = all.first() == all.last();
    segments.retain(|(_, s)| s.start != s.end);
    // From west to east, with those still open: each is compared only with those above or below it.
    segments.sort_by(|a, b| a.1.start.x.min(a.1.end.x).total_cmp(&b.1.start.x.min(b.1.end.x)));
    let mut open: Vec<(usize, Line<f64>)> = Vec::new();
    let mut found: Option<(usize, Position)> = None;
    for (i, s) in segments {
        let west = s.start.x.min(s.end.x);
        open.retain(|(_, o)| o.start.x.max(o.end.x) >= west);
        for (j, o) in &open {
            let (low, high) = (i.min(*j), i.max(*j));
            let joint = high - low == 1 || closed && low == 0 && high == last;
            let point = match line_intersection(s, *o) {
                Some(LineIntersection::SinglePoint { intersection, is_proper: true }) if !joint => intersection,
                Some(LineIntersection::Collinear { intersection: both }) if both.start != both.end => both.start,
                _ => continue,
            };
            if found.is_none_or(|f| low < f.0) {
                found = Some((low, [point.x, point.y]));
            }
        }
        open.push((i, s));
    }
    found.map(|f| f.1)
}
