//! Where places lie and whose they are, as far as the declarations say.

use super::{Model, NodeId};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Named, Value};
use rustc_hash::FxHashSet;

impl Model<'_> {
    /// The constructs that a field of a declaration names: what a zone lies in, whose a territory is.
    fn named_in(&self, id: NodeId, word: &str) -> Vec<NodeId> {
        let lists = self.node(id).fields(word).filter_map(|f| match &f.value {
            Value::List(l) => Some(self.nodes_in(l, id)),
            _ => None,
        });
        lists.flatten().collect()
    }
    /// What is left out of a place: `zone X of A, B except C`.
    pub(super) fn holes(&self, id: NodeId) -> Vec<NodeId> {
        let mut out = self.named_in(id, "except");
        for f in &self.node(id).fields {
            if let Value::List(l) = &f.value {
                for item in &l.except {
                    if let Named::Path(p) = &item.is {
                        out.extend(self.nodes_of(p, id));
                    }
                }
            }
        }
        out
    }
    fn is_place(&self, id: NodeId) -> bool {
        self.node(id).kind.class == Class::Place
    }
    /// The places that a place lies in by its own declaration. `of` one place is a part of it; `of` several is made up of them.
    #[must_use]
    pub fn lies_in(&self, place: NodeId) -> Vec<NodeId> {
        let mut out = self.named_in(place, "in");
        let of: Vec<NodeId> = self.named_in(place, "of").into_iter().filter(|p| self.is_place(*p)).collect();
        if let [one] = of.as_slice() {
            out.push(*one);
        }
        out
    }
    /// The places that a place is made up of: `zone X of A, B`; none where it is one place of its own.
    #[must_use]
    pub fn made_of(&self, place: NodeId) -> Vec<NodeId> {
        let of: Vec<NodeId> = self.named_in(place, "of").into_iter().filter(|p| self.is_place(*p)).collect();
        if of.len() > 1 { of } else { Vec::new() }
    }
    /// It, first, and all the places around it, each once.
    #[must_use]
    pub fn places_around(&self, place: NodeId) -> Vec<NodeId> {
        let (mut out, mut todo) = (Vec::new(), vec![place]);
        while let Some(id) = todo.pop() {
            if !out.contains(&id) {
                out.push(id);
                todo.extend(self.lies_in(id));
            }
        }
        out
    }
    /// Whether one place lies in another, or is it, by the chain of `in` and `of`.
    #[must_use]
    pub fn lies_within(&self, inner: NodeId, outer: NodeId) -> bool {
        let around = self.places_around(inner);
        let (mut seen, mut todo) = (FxHashSet::default(), vec![outer]);
        while let Some(id) = todo.pop() {
            if !seen.insert(id) {
                continue;
            }
            if self.holes(id).iter().any(|hole| around.contains(hole)) {
                return false;
            }
            if around.contains(&id) {
                return true;
            }
            // What is made up of several places holds each of them.
            todo.extend(self.named_in(id, "of").into_iter().filter(|p| self.is_place(*p)));
        }
        false
    }
    /// Whether the declarations say where a place lies: a State's territory, or a zone said to be in another.
    #[must_use]
    pub fn is_located(&self, place: NodeId) -> bool {
        self.node(place).kind.word == "territory" || !self.lies_in(place).is_empty()
    }
    /// Whose a place is, by the chain of `in` and `of`: nobody's where it is claimed by several.
    #[must_use]
    pub fn owners(&self, place: NodeId) -> Vec<NodeId> {
        let mut out: Vec<NodeId> = Vec::new();
        for id in self.places_around(place) {
            let of = self.named_in(id, "of").into_iter().filter(|a| self.is_actor(*a));
            out.extend(of.flat_map(|a| self.members(a)));
        }
        out.sort_unstable();
        out.dedup();
        out
    }
    /// Who acts where an actor acts: the members of a group, those who make up a body, the State or organization of an organ.
    #[must_use]
    pub fn behind(&self, actor: NodeId) -> Vec<NodeId> {
        let (mut out, mut todo, mut seen) = (Vec::new(), vec![actor], FxHashSet::default());
        while let Some(id) = todo.pop() {
            if !seen.insert(id) {
                continue;
            }
            let words: &[&str] = match self.node(id).kind.word {
                "group" | "organ" => &["of"],
                _ if self.node(id).kind.class == Class::Actor => &[],
                _ => &["by", "contributors", "of"],
            };
            let mut more: Vec<NodeId> = Vec::new();
            for word in words {
                for f in self.node(id).fields(word) {
                    if let Value::List(l) = &f.value {
                        more.extend(self.actors_in(l, id));
                    }
                }
            }
            if more.is_empty() {
                out.push(id);
            }
            todo.extend(more);
        }
        out.sort_unstable();
        out
    }
    /// All who sign and are bound: the parties and the guarantors.
    #[must_use]
    pub fn signatories(&self) -> Vec<NodeId> {
        let mut all = self.parties();
        all.extend(self.guarantors());
        all.sort_unstable();
        all.dedup();
        all
    }
}
