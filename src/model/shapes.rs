//! The shapes of places: which file draws each, and how they lie to each other.

use super::{Model, NodeId};
use crate::choice::Ctx;
use crate::geometry::{Drawing, Found, SLIVER, Shape};
use crate::source::Span;
use crate::syntax::tree::{Field, Value};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The files that draw places: each by its path from the folder of the treaty, or why it cannot be read.
pub type Drawings = BTreeMap<String, Result<Drawing, String>>;

/// Whether something is so, as far as it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Nothing says.
    Unknown,
}

/// One reading of where a place is drawn.
#[derive(Clone, Debug)]
pub struct Drawn<'d> {
    /// The shape.
    pub shape: &'d Shape,
    /// Where the file is named.
    pub span: Span,
    /// Under which condition.
    pub ctx: Ctx,
}

/// Why a place has no shape although a file is named.
#[derive(Clone, Debug)]
pub struct Undrawn {
    /// The place.
    pub place: NodeId,
    /// What is wrong, as a sentence that can stand alone.
    pub sentence: String,
    /// The ids that the file has, where one of them may have been meant.
    pub ids: Vec<String>,
    /// Where the file is named.
    pub span: Span,
    /// Under which condition.
    pub ctx: Ctx,
}

/// The shapes of all places that are drawn.
#[derive(Debug, Default)]
pub struct Shapes<'d> {
    drawn: FxHashMap<NodeId, Vec<Drawn<'d>>>,
    /// What could not be drawn, in the order of the text.
    pub undrawn: Vec<Undrawn>,
}

/// How deep places may be made up of others, before it is no longer asked.
const DEPTH: usize = 16;

impl Model<'_> {
    /// Every file and feature that a place names: `geometry "zones.geojson#eastern"`.
    fn geometries(&self) -> impl Iterator<Item = (NodeId, &Field, String, Option<String>)> {
        let places = self.of_class(crate::syntax::kind::Class::Place);
        places.flat_map(|id| self.node(id).fields("geometry").map(move |f| (id, f))).filter_map(|(id, f)| {
            let Value::Words(w) = &f.value else { return None };
            let text = self.words(w, None, None)?;
            Some(match text.split_once('#') {
                Some((file, feature)) => (id, f, file.to_owned(), Some(feature.to_owned())),
                None => (id, f, text.into_owned(), None),
            })
        })
    }
    /// Reads the files that draw the places of the treaty, each once; `read` gives the bytes of one.
    pub fn drawings(&self, read: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>) -> Drawings {
        let mut out = Drawings::new();
        for (_, _, file, _) in self.geometries() {
            if let Entry::Vacant(free) = out.entry(file) {
                let drawing = read(free.key()).and_then(|bytes| Drawing::read(&bytes));
                free.insert(drawing);
            }
        }
        out
    }
}

impl<'d> Shapes<'d> {
    /// The shapes that some files give to the places of a treaty. A file that is not among them draws nothing.
    #[must_use]
    pub fn new(model: &Model<'_>, drawings: &'d Drawings) -> Self {
        let mut out = Self::default();
        for (place, field, file, feature) in model.geometries() {
            let (span, ctx) = (field.value_span, field.ctx);
            let mut undrawn = |sentence: String, ids: Vec<&str>| {
                let ids = ids.into_iter().map(str::to_owned).collect();
                out.undrawn.push(Undrawn { place, sentence, ids, span, ctx });
            };
            match drawings.get(&file) {
                None => {}
                Some(Err(why)) => undrawn(format!("`{file}` {why}"), Vec::new()),
                Some(Ok(drawing)) => match (drawing.find(feature.as_deref()), feature) {
                    (Found::Shape(shape), _) if !shape.is_empty() || !shape.faults.is_empty() => {
                        out.drawn.entry(place).or_default().push(Drawn { shape, span, ctx });
                    }
                    (Found::Shape(_), _) => {
                        undrawn(format!("the feature that `{file}` has here draws nothing"), Vec::new());
                    }
                    (Found::Missing(ids), id) => {
                        undrawn(format!("`{file}` has no feature `{}`", id.unwrap_or_default()), ids);
                    }
                    (Found::Several, id) => undrawn(
                        format!("`{file}` has several features with the id `{}`", id.unwrap_or_default()),
                        Vec::new(),
                    ),
                    (Found::Unnamed(ids), _) => {
                        undrawn(format!("`{file}` draws several places, and none of them is named"), ids);
                    }
                },
            }
        }
        out
    }
    /// Whether nothing is drawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.drawn.is_empty()
    }
    /// How a place is drawn, one reading of its bracket after the other.
    #[must_use]
    pub fn of(&self, place: NodeId) -> &[Drawn<'d>] {
        self.drawn.get(&place).map_or(&[], Vec::as_slice)
    }
    /// Whether one place contains another: by the chain of declarations, which goes before what is drawn, or by its shape.
    #[must_use]
    pub fn contains(&self, model: &Model<'_>, outer: NodeId, inner: NodeId) -> Known {
        if model.lies_within(inner, outer) {
            return Known::Yes;
        }
        if model.are_apart(outer, inner) {
            return Known::No;
        }
        self.compare(model, outer, inner, |outer, inner| inner.outside(outer).map(|o| o.share <= SLIVER))
    }
    /// Whether two places have ground in common. Places that touch have none.
    #[must_use]
    pub fn overlaps(&self, model: &Model<'_>, a: NodeId, b: NodeId) -> Known {
        if model.lies_within(a, b) || model.lies_within(b, a) {
            return Known::Yes;
        }
        if model.are_apart(a, b) {
            return Known::No;
        }
        self.compare(model, a, b, |a, b| a.shared(b).map(|o| o.share > SLIVER))
    }
    /// Whether several places together reach all of one: because one of them holds it, because they hold all that it is made
    /// up of, or as they are drawn. A single part of a place does not; of several parts that are not drawn it is not known.
    #[must_use]
    pub fn reached(&self, model: &Model<'_>, whole: NodeId, parts: &[NodeId]) -> Known {
        self.reached_within(model, whole, parts, 0)
    }
    fn reached_within(&self, model: &Model<'_>, whole: NodeId, parts: &[NodeId], depth: usize) -> Known {
        let holds = |p: &NodeId, place: NodeId| self.contains(model, *p, place) == Known::Yes;
        if parts.iter().any(|p| holds(p, whole)) {
            return Known::Yes;
        }
        let made = if depth < DEPTH { model.made_of(whole) } else { Vec::new() };
        if !made.is_empty() {
            let each = made.iter().map(|m| {
                // What a place is made up of is none of the others that it is made up of, unless something says so.
                let other = |p: &&NodeId| !made.contains(*p) || *p == m || holds(p, *m);
                let of_it: Vec<NodeId> = parts.iter().filter(other).copied().collect();
                self.reached_within(model, *m, &of_it, depth + 1)
            });
            let each: Vec<Known> = each.collect();
            if each.iter().all(|k| *k == Known::Yes) {
                return Known::Yes;
            }
            if each.contains(&Known::No) {
                return Known::No;
            }
        }
        let one = |p: &NodeId| if let [drawn] = self.of(*p) { Some(drawn.shape) } else { None };
        let all: Option<Vec<&Shape>> = parts.iter().map(one).collect();
        if let (Some(shape), Some(all)) = (one(&whole), all.filter(|a| !a.is_empty()))
            && let Some(rest) = shape.outside(&Shape::joined(all))
        {
            return if rest.share <= SLIVER { Known::Yes } else { Known::No };
        }
        let mut near: Vec<NodeId> = parts.to_vec();
        near.retain(|p| self.overlaps(model, *p, whole) != Known::No);
        near.sort_unstable();
        near.dedup();
        let within = |a: &NodeId, b: &NodeId| a != b && model.lies_within(*a, *b);
        let outer: Vec<NodeId> = near.iter().copied().filter(|p| !near.iter().any(|q| within(p, q))).collect();
        match outer.as_slice() {
            [] => Known::No,
            [part] if made.is_empty() && within(part, &whole) => Known::No,
            _ => Known::Unknown,
        }
    }
    /// What all readings that can stand together agree on.
    fn compare(&self, model: &Model<'_>, a: NodeId, b: NodeId, test: impl Fn(&Shape, &Shape) -> Option<bool>) -> Known {
        let mut said = None;
        for one in self.of(a) {
            for other in self.of(b).iter().filter(|o| model.tree.choices.compatible(one.ctx, o.ctx)) {
                match (test(one.shape, other.shape), said) {
                    (None, _) => return Known::Unknown,
                    (Some(now), Some(before)) if now != before => return Known::Unknown,
                    (now, _) => said = now,
                }
            }
        }
        match said {
            Some(true) => Known::Yes,
            Some(false) => Known::No,
            None => Known::Unknown,
        }
    }
}

impl Model<'_> {
    /// Whether two places have no ground in common by their declarations: one is excepted from the other, or they lie in
    /// the territories of different States and nobody else claims them.
    #[must_use]
    pub fn are_apart(&self, a: NodeId, b: NodeId) -> bool {
        let (around_a, around_b) = (self.places_around(a), self.places_around(b));
        if around_a.contains(&b) || around_b.contains(&a) {
            return false;
        }
        let excepted = |place: NodeId, around: &[NodeId]| self.holes(place).iter().any(|hole| around.contains(hole));
        if excepted(a, &around_b) || excepted(b, &around_a) {
            return true;
        }
        // A zone may lie in the territories of two States: only what lies in one alone is apart from the other's.
        let home = |around: &[NodeId]| {
            let claimed = around.iter().any(|p| self.node(*p).field("claimed by").is_some());
            let mut territories = around.iter().filter(|p| self.node(**p).kind.word == "territory").copied();
            match (territories.next(), territories.next()) {
                (Some(one), None) if !claimed => Some(one),
                _ => None,
            }
        };
        let (Some(x), Some(y)) = (home(&around_a), home(&around_b)) else { return false };
        let (of_x, of_y) = (self.owners(x), self.owners(y));
        x != y && !of_x.is_empty() && !of_y.is_empty() && of_x.iter().all(|o| !of_y.contains(o))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up should fail")]
mod tests {
    use super::*;
    use crate::session::{Files, Levels, check};
    use crate::syntax::kind::Class;

    /// A file of squares: `square-0-0-4-4` is drawn from (0, 0) to (4, 4).
    struct Squares;
    impl Files for Squares {
        fn read(&self, _: &str) -> Result<Vec<u8>, String> {
            let squares = [
                [0, 0, 4, 4],
                [1, 1, 2, 2],
                [4, 0, 6, 4],
                [3, 0, 5, 4],
                [8, 8, 9, 9],
                [0, 0, 2, 4],
                [2, 0, 4, 4],
            ]
            .map(|[w, s, e, n]| {
                format!(
                    r#"{{"type":"Feature","id":"square-{w}-{s}-{e}-{n}","properties":{{}},"geometry":{{"type":"Polygon",
                    "coordinates":[[[{w},{s}],[{e},{s}],[{e},{n}],[{w},{n}],[{w},{s}]]]}}}}"#
                )
            });
            let path = r#"{"type":"Feature","id":"path","properties":{},"geometry":{"type":"LineString",
                "coordinates":[[1,1],[3,3]]}}"#;
            Ok(format!(r#"{{"type":"FeatureCollection","features":[{},{path}]}}"#, squares.join(",")).into_bytes())
        }
    }

    const PLACES: &str = r#"party Avalon "Avalon"
party Borduria "Borduria"
territory Lowlands "Lowlands" of Avalon
territory Highlands "Highlands" of Borduria
zone Large "Large" { geometry "s.geojson#square-0-0-4-4" }
zone Small "Small" { geometry "s.geojson#square-1-1-2-2" }
zone Beside "Beside" { geometry "s.geojson#square-4-0-6-4" }
zone Astride "Astride" { geometry "s.geojson#square-3-0-5-4" }
line Path "Path" { geometry "s.geojson#path" }
zone Blank "Blank" { described as "the meadows" }
zone Declared "Declared" in Large { geometry "s.geojson#square-8-8-9-9" }
zone Rest "Rest" of Large except Small { geometry "s.geojson#square-0-0-4-4" }
zone Here "Here" in Lowlands { geometry "s.geojson#square-0-0-4-4" }
zone There "There" in Highlands { geometry "s.geojson#square-0-0-4-4" }
zone Open "Open" { geometry [Avalon: "s.geojson#square-1-1-2-2" | Borduria: "s.geojson#square-8-8-9-9"] }
zone West "West" in Large { geometry "s.geojson#square-0-0-2-4" }
zone East "East" in Large { geometry "s.geojson#square-2-0-4-4" }
zone Two "Two" of West, Blank
zone Dim "Dim" in Lowlands { described as "the dim valleys" }
zone Left "Left" in Dim { described as "the left one" }
zone Right "Right" in Dim { described as "the right one" }
zone Deep "Deep" in Left { described as "the deepest" }
zone Either "Either" { geometry [Avalon: "s.geojson#square-1-1-2-2" | Borduria: "s.geojson#square-0-0-4-4"] }
"#;

    #[test]
    fn declarations_go_before_drawings_and_what_is_open_is_unknown() {
        use Known::{No, Unknown, Yes};
        let checked = check("t.treaty", PLACES.as_bytes().to_vec(), &Squares, &Levels::default());
        let unread: Vec<_> =
            checked.findings.iter().filter(|f| f.code.0.starts_with('S') || f.code.0 == "R107").collect();
        assert!(unread.is_empty(), "{unread:#?}");
        let model = Model::new(&checked.tree, &checked.sources);
        let shapes = Shapes::new(&model, &checked.drawings);
        let place = |name: &str| model.of_class(Class::Place).find(|id| model.called(*id) == name).unwrap();
        for (outer, inner, contains, overlaps) in [
            ("Large", "Large", Yes, Yes),
            ("Large", "Small", Yes, Yes),
            ("Small", "Large", No, Yes),
            // What touches shares nothing.
            ("Large", "Beside", No, No),
            ("Large", "Astride", No, Yes),
            // A line has no ground.
            ("Large", "Path", Yes, Unknown),
            ("Path", "Large", Unknown, Unknown),
            ("Large", "Blank", Unknown, Unknown),
            ("Large", "Declared", Yes, Yes),
            ("Small", "Declared", No, No),
            ("Rest", "Small", No, No),
            ("Here", "There", No, No),
            ("Large", "There", Yes, Yes),
            ("Large", "Open", Unknown, Unknown),
            ("Large", "Either", Yes, Yes),
            ("Either", "Small", Yes, Yes),
            ("Either", "Large", Unknown, Yes),
        ] {
            let (o, i) = (place(outer), place(inner));
            let found = (shapes.contains(&model, o, i), shapes.overlaps(&model, o, i));
            assert_eq!(found, (contains, overlaps), "{outer} and {inner}");
            assert_eq!(shapes.overlaps(&model, i, o), overlaps, "{inner} and {outer}");
        }
    }
    #[test]
    fn parts_reach_their_whole_together_or_not() {
        use Known::{No, Unknown, Yes};
        let checked = check("t.treaty", PLACES.as_bytes().to_vec(), &Squares, &Levels::default());
        let model = Model::new(&checked.tree, &checked.sources);
        let shapes = Shapes::new(&model, &checked.drawings);
        let place = |name: &&str| model.of_class(Class::Place).find(|id| model.called(*id) == *name).unwrap();
        for (whole, parts, reached) in [
            ("Large", &["Large"][..], Yes),
            ("Large", &["West", "East"], Yes),
            ("Large", &["West"], No),
            ("Large", &["West", "Small"], No),
            ("Small", &["Large"], Yes),
            ("Two", &["West", "Blank"], Yes),
            ("Two", &["West"], No),
            ("Two", &["Small", "Dim"], Unknown),
            ("Dim", &["Left", "Right"], Unknown),
            ("Dim", &["Left"], No),
            // A part of a part adds nothing.
            ("Dim", &["Left", "Deep"], No),
            ("Dim", &["There"], No),
            ("Dim", &["Blank"], Unknown),
            ("Dim", &[], No),
        ] {
            let parts: Vec<NodeId> = parts.iter().map(place).collect();
            assert_eq!(shapes.reached(&model, place(&whole), &parts), reached, "{whole} by {parts:?}");
        }
    }
}
