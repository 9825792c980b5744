//! What can be wrong with a shape.

use super::Position;

/// One thing that is wrong with a shape, and where on the earth.
#[derive(Clone, PartialEq, Debug)]
pub enum Fault {
    /// A ring does not come back to where it began: so many metres are missing.
    Open(Position, Position, f64),
    /// A ring of fewer than four positions, or a line of fewer than two.
    TooFew(Option<Position>),
    /// A ring or line crosses itself here.
    Crosses(Position),
    /// A hole that lies (in part) outside the ring around it.
    HoleOutside(Position),
    /// A position that is none on the earth; the flag: it would be one the other way round.
    OutOfRange(Position, bool),
    /// Two neighbouring positions on either side of the antimeridian: read to the letter, the line between them runs round
    /// the earth.
    Antimeridian(Position),
    /// An outer ring that runs clockwise, or a hole that runs against the clock.
    Winding {
        /// Whether it is a hole.
        hole: bool,
    },
    /// A place that has a surface is drawn as lines or points.
    NoArea,
    /// A line is drawn as an area or as points.
    NoLine,
}

impl Fault {
    /// Whether it leaves open where the place lies; the others are matters of form.
    #[must_use]
    pub fn is_grave(&self) -> bool {
        !matches!(self, Self::Antimeridian(_) | Self::Winding { .. })
    }
}

/// A position in words: "48.5° S, 124.1° W".
#[must_use]
pub fn at([x, y]: Position) -> String {
    let side = |n: f64, plus: &str, minus: &str| {
        let text = format!("{:.4}", n.abs());
        let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        if n == 0.0 { format!("{text}°") } else { format!("{text}° {}", if n < 0.0 { minus } else { plus }) }
    };
    format!("{}, {}", side(y, "N", "S"), side(x, "E", "W"))
}
