//! Bans by the ground that they cover, so that a duty or right meets only those that can concern it.

use super::deeds::Where;
use crate::choice::Ctx;
use crate::model::shapes::Known;
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::syntax::kind::Class;
use crate::syntax::tree::Value;
use rustc_hash::FxHashMap;

/// A place as somebody names it, and under which condition.
type Said = (NodeId, Ctx);

/// How many bans near one place are looked at: who forbids one thing more often around it has been told.
const LOOKED_AT: usize = 4096;

/// Bans of one act on one actor, by their number.
#[derive(Default)]
pub(super) struct Ground {
    everywhere: Vec<usize>,
    /// In a place.
    at: FxHashMap<NodeId, Vec<(usize, Said)>>,
    /// Somewhere in a place.
    inside: FxHashMap<NodeId, Vec<(usize, Said)>>,
    /// In places that words alone describe.
    words: FxHashMap<String, Vec<usize>>,
    /// In places that are drawn: from where to where in latitude.
    drawn: Vec<([f64; 2], usize, Said)>,
}

impl Ground {
    pub(super) fn put(&mut self, case: &Case<'_>, ban: usize, at: &Where) {
        if at.places.is_empty() && at.words.is_empty() {
            self.everywhere.push(ban);
        }
        for words in &at.words {
            self.words.entry(words.clone()).or_default().push(ban);
        }
        for &(place, ctx) in &at.places {
            for piece in pieces(case.model, place) {
                self.at.entry(piece).or_default().push((ban, (place, ctx)));
                for outer in case.model.places_around(piece) {
                    self.inside.entry(outer).or_default().push((ban, (place, ctx)));
                }
            }
            if let Some(band) = band(case, place) {
                let n = self.drawn.partition_point(|d| d.0[0] <= band[0]);
                self.drawn.insert(n, (band, ban, (place, ctx)));
            }
        }
    }
    /// The bans that apply where something is demanded or permitted, at most so many: the place of the one, and of the ban.
    /// A ban in one place is an exception to what is said without a place.
    pub(super) fn meet(&self, case: &Case<'_>, at: &Where, most: usize) -> Vec<(usize, Option<(Said, Said)>)> {
        let mut out: Vec<(usize, Option<(Said, Said)>)> = self.everywhere.iter().map(|b| (*b, None)).collect();
        for words in &at.words {
            out.extend(self.words.get(words).into_iter().flatten().map(|b| (*b, None)));
        }
        for &(place, ctx) in &at.places {
            let pieces = pieces(case.model, place);
            let inside = pieces.iter().filter_map(|p| self.inside.get(p)).flatten();
            let outer: Vec<NodeId> = pieces.iter().flat_map(|p| case.model.places_around(*p)).collect();
            let at = outer.iter().filter_map(|p| self.at.get(p)).flatten();
            let reach = band(case, place);
            let until = reach.map_or(0, |b| self.drawn.partition_point(|d| d.0[0] <= b[1]));
            let beside =
                self.drawn.iter().take(until).filter(|d| reach.is_some_and(|b| d.0[1] >= b[0])).map(|d| (d.1, d.2));
            for (ban, banned) in inside.chain(at).copied().chain(beside).take(LOOKED_AT) {
                if out.len() > most {
                    break;
                }
                let said = (ban, Some(((place, ctx), banned)));
                let known = out.iter().any(|o| o.0 == ban && o.1.is_some_and(|p| p.0.0 == place && p.1 == banned));
                if !known && case.shapes.overlaps(case.model, place, banned.0) == Known::Yes {
                    out.push(said);
                }
            }
        }
        out
    }
}

/// From where to where a place reaches in latitude, as it is drawn.
fn band(case: &Case<'_>, place: NodeId) -> Option<[f64; 2]> {
    let bounds = case.shapes.of(place).iter().filter_map(|d| d.shape.bounds(d.shape.middle()));
    bounds.map(|[_, south, _, north]| [south, north]).reduce(|[s, n], [south, north]| [s.min(south), n.max(north)])
}

/// A place, and those of which it is made up.
fn pieces(model: &Model<'_>, place: NodeId) -> Vec<NodeId> {
    let (mut out, mut todo) = (Vec::new(), vec![place]);
    while let Some(id) = todo.pop() {
        if out.contains(&id) {
            continue;
        }
        out.push(id);
        for f in model.node(id).fields("of") {
            if let Value::List(l) = &f.value {
                let parts: Vec<NodeId> =
                    model.nodes_in(l, id).into_iter().filter(|p| model.node(*p).kind.class == Class::Place).collect();
                // `of` one place is a part of it; `of` several is made up of them.
                if parts.len() > 1 {
                    todo.extend(parts);
                }
            }
        }
    }
    out
}
