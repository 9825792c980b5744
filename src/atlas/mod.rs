//! The places of a treaty as a map: zones and lines as their files draw them, and what applies where.
//!
//! What is drawn is a sketch for reading the treaty: degrees of longitude are shortened by the cosine of the middle latitude, so
//! that shapes of some hundred kilometres look as they are. Areas and the scale are geodesic.

mod draw;

pub use draw::{html, svg};

use crate::checked::Checked;
use crate::geometry::{Position, Shape, kilometres, square_kilometres};
use crate::model::shapes::{Drawn, Shapes};
use crate::model::{Model, NodeId};
use crate::relations::Relations;
use crate::syntax::kind::Class;

/// One reading of a place, as it is drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// The options under which it is drawn so; empty where it always is.
    pub under: String,
    /// Its areas, each with its outer ring first: longitude, latitude.
    pub areas: Vec<Vec<Vec<Position>>>,
    /// Its lines.
    pub lines: Vec<Vec<Position>>,
    /// Its points.
    pub marks: Vec<Position>,
    /// Where its name stands.
    pub label: Option<Position>,
    /// How large or long it is, in words; empty for points and for what cannot be measured.
    pub size: String,
    /// Its area in square metres, to put the large below the small.
    area: f64,
    /// What applies there.
    pub applies: Vec<String>,
    /// Who watches there.
    pub watched: Vec<String>,
}

/// The map of a treaty.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Atlas {
    /// What the treaty is called.
    pub title: String,
    /// Its first language.
    pub language: String,
    /// What is drawn, the largest first.
    pub sheets: Vec<Sheet>,
    /// The titles of the places that no file draws.
    pub undrawn: Vec<String>,
    /// West, south, east, north, in degrees.
    pub bounds: [f64; 4],
}

impl Atlas {
    /// The map of a treaty; `None` where no place is drawn.
    #[must_use]
    pub fn of(checked: &Checked) -> Option<Self> {
        let model = Model::new(&checked.tree, &checked.sources);
        let shapes = Shapes::new(&model, &checked.drawings);
        let relations = Relations::of(checked);
        let places: Vec<NodeId> = model.of_class(Class::Place).collect();
        let first = places.iter().find_map(|p| shapes.of(*p).first())?;
        let reference = first.shape.middle();
        let mut out = Self { title: relations.title.clone(), language: relations.language.clone(), ..Self::default() };
        let mut bounds: Option<[f64; 4]> = None;
        for place in places {
            let title = titled(&model, place);
            let drawn = shapes.of(place);
            if drawn.is_empty() {
                out.undrawn.push(title);
                continue;
            }
            for one in drawn {
                if let Some([w, s, e, n]) = one.shape.bounds(reference) {
                    let b = bounds.get_or_insert([w, s, e, n]);
                    *b = [b[0].min(w), b[1].min(s), b[2].max(e), b[3].max(n)];
                }
                out.sheets.push(sheet(&model, &relations, place, one, reference));
            }
        }
        out.bounds = bounds?;
        out.sheets.sort_by(|a, b| b.area.total_cmp(&a.area));
        Some(out)
    }
}

fn titled(model: &Model<'_>, id: NodeId) -> String {
    let title = model.node(id).title.as_ref().and_then(|t| model.words(t, None, None));
    title.unwrap_or_else(|| model.called(id)).into_owned()
}

fn sheet(model: &Model<'_>, relations: &Relations, place: NodeId, drawn: &Drawn<'_>, reference: f64) -> Sheet {
    let shape = drawn.shape;
    let choices = &model.tree.choices;
    let known = relations.places.iter().find(|p| p.node == place);
    let clauses = known.into_iter().flat_map(|p| &p.clauses).filter_map(|n| relations.clauses.get(*n));
    let applies =
        clauses.map(|c| if c.under.is_empty() { c.called.clone() } else { format!("{} [{}]", c.called, c.under) });
    let mut applies: Vec<String> = applies.collect();
    applies.extend(known.into_iter().flat_map(|p| p.parts.iter().cloned()));
    let area = if shape.is_area() { shape.area() } else { 0.0 };
    Sheet {
        title: titled(model, place),
        under: if drawn.ctx == crate::choice::Ctx::ALWAYS { String::new() } else { choices.words(drawn.ctx) },
        areas: shape.rings(reference),
        lines: shape.paths(reference),
        marks: shape.marks(reference),
        label: shape.label(reference),
        size: size(shape),
        area,
        applies,
        watched: known.map(|p| p.watched.clone()).unwrap_or_default(),
    }
}

fn size(shape: &Shape) -> String {
    match (shape.is_sound(), shape.is_area(), shape.is_line()) {
        (true, true, _) => square_kilometres(shape.area()),
        (true, _, true) => kilometres(shape.length()),
        _ => String::new(),
    }
}
