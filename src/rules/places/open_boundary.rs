//! `A405 open-boundary`: a boundary that does not close or crosses itself.

use crate::finding::{Code, Finding, Severity};
use crate::geometry::{Fault, at, kilometres};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::Value;

/// Ends of lines that lie farther apart than this do not meet, however coarsely they are drawn: metres.
const APART: f64 = 1000.0;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found: Gather<'_, '_, (Span, usize)> = Gather::new(model);
    for id in model.of_class(Class::Place) {
        let node = model.node(id);
        for drawn in case.shapes.of(id) {
            let shape = drawn.shape;
            let mut faults: Vec<Fault> = shape.faults.clone();
            // What is drawn wrong need not be told to be the wrong thing too.
            if !faults.iter().any(Fault::is_grave) {
                if node.kind.word == "line" && !shape.is_line() {
                    faults.push(Fault::NoLine);
                } else if node.kind.word != "line" && !shape.is_area() {
                    faults.push(Fault::NoArea);
                }
            }
            for (n, fault) in faults.iter().enumerate() {
                found.add((drawn.span, n), node.ctx, drawn.ctx, || finding(&model.called(id), fault, drawn.span));
            }
        }
    }
    let mut clauses: Vec<NodeId> = case.core.commitments.iter().map(|c| c.src.node).collect();
    clauses.dedup();
    clauses.into_iter().for_each(|clause| along(case, clause, &mut found));
    found.pour(out);
}

fn finding(place: &str, fault: &Fault, span: Span) -> Finding {
    let (severity, message, label, help) = match fault {
        Fault::Open(from, to, gap) => (
            Severity::Error,
            format!("the boundary of {place} does not close: {} are missing", kilometres(*gap)),
            format!("it ends at {} and began at {}", at(*from), at(*to)),
            "let the ring end in the position in which it begins",
        ),
        Fault::TooFew(_) => (
            Severity::Error,
            format!("the boundary of {place} has too few positions to bound anything"),
            "a ring has four positions at least, the last of them the first; a line has two".to_owned(),
            "draw all of it",
        ),
        Fault::Crosses(p) => (
            Severity::Error,
            format!("the boundary of {place} crosses itself"),
            format!("at {}", at(*p)),
            "put its positions in the order in which one walks along it",
        ),
        Fault::HoleOutside(p) => (
            Severity::Error,
            format!("a hole in {place} lies outside it"),
            format!("the hole begins at {}", at(*p)),
            "only what lies inside can be cut out; an area of its own belongs in a MultiPolygon",
        ),
        Fault::OutOfRange([x, y], swapped) => (
            Severity::Error,
            format!("{place} is drawn at a position that is none on the earth"),
            format!("longitude {x}, latitude {y}"),
            if *swapped {
                "GeoJSON puts the longitude first, then the latitude: here they seem to be exchanged"
            } else {
                "longitudes run from -180 to 180, latitudes from -90 to 90, in degrees; other coordinates must be converted"
            },
        ),
        Fault::Antimeridian(p) => (
            Severity::Warning,
            format!("the boundary of {place} runs over the antimeridian without being cut there"),
            format!("after {}; taken the short way here", at(*p)),
            "cut it at 180° into a MultiPolygon or MultiLineString (RFC 7946, 3.1.9): read to the letter, it runs round the earth",
        ),
        Fault::Winding { hole } => (
            Severity::Warning,
            format!(
                "{} of {place} runs {}",
                if *hole { "a hole" } else { "the boundary" },
                if *hole { "against the clock" } else { "clockwise" }
            ),
            "some programs take it for its reverse: all the earth but this".to_owned(),
            "let outer rings run against the clock and holes with it (RFC 7946, 3.1.6)",
        ),
        Fault::NoArea => (
            Severity::Error,
            format!("{place} is a place with a surface, and no surface is drawn"),
            "a line or a point bounds nothing".to_owned(),
            "draw it as a Polygon or MultiPolygon, or declare it as a `line`",
        ),
        Fault::NoLine => (
            Severity::Error,
            format!("{place} is a line, and something else is drawn"),
            "no LineString".to_owned(),
            "draw it as a LineString or MultiLineString, or declare it as a `zone`",
        ),
    };
    Finding::new(Code("A405"), severity, message)
        .at(span, label)
        .why("who stands inside and who outside cannot be told from such a drawing")
        .help(help)
}

/// A boundary along several lines that do not meet.
fn along(case: &Case<'_>, clause: NodeId, found: &mut Gather<'_, '_, (Span, usize)>) {
    let (model, choices) = (case.model, case.choices());
    for f in model.node(clause).fields("along") {
        let Value::List(list) = &f.value else { continue };
        let lines = model.nodes_in(list, clause);
        if lines.len() != list.items.len() {
            continue;
        }
        for (n, pair) in lines.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            for one in case.shapes.of(*a) {
                for other in case.shapes.of(*b) {
                    let both = choices.meet(one.ctx, other.ctx).and_then(|c| choices.meet(c, f.ctx));
                    let Some(both) = both else { continue };
                    let Some(gap) = one.shape.gap(other.shape).filter(|g| *g > APART) else { continue };
                    found.add((f.span, n), model.ctx(clause), both, || {
                        let (x, y) = (model.called(*a), model.called(*b));
                        Finding::new(
                            Code("A405"),
                            Severity::Error,
                            format!("{} breaks off: {} lie between {x} and {y}", called(case, clause), kilometres(gap)),
                        )
                        .at(f.span, "runs along both")
                        .at(one.span, format!("{x} is drawn here"))
                        .at(other.span, format!("{y} is drawn here"))
                        .why("between their ends there is no boundary, and each side will draw its own")
                        .help("name the line that joins them, or correct the drawing")
                    });
                }
            }
        }
    }
}
