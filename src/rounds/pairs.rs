//! Which construct of one round is which of the other: by what it says, then by its name, then by likeness.
//!
//! What says the same is the same, whatever its name and place; names are the drafters' handles. Of what is left, equal names
//! are the same construct with another content; of what is left then, the most alike of one kind, if they are alike enough.
//! Articles that have nothing of this in common may still hold the same clauses. Parts of a clause are looked for in it alone.

use super::likeness::{Features, alike};
use crate::model::{Model, NodeId};
use crate::substance::{self, is_aside};
use crate::syntax::kind::Class;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::hash::Hash;

/// The pairs of two rounds.
#[derive(Debug, Default)]
pub struct Pairs {
    new_of: FxHashMap<NodeId, NodeId>,
    old_of: FxHashMap<NodeId, NodeId>,
}

impl Pairs {
    /// What a construct of the old round is in the new one.
    #[must_use]
    pub fn new_of(&self, old: NodeId) -> Option<NodeId> {
        self.new_of.get(&old).copied()
    }
    /// What a construct of the new round was in the old one.
    #[must_use]
    pub fn old_of(&self, new: NodeId) -> Option<NodeId> {
        self.old_of.get(&new).copied()
    }
    fn put(&mut self, old: NodeId, new: NodeId) {
        self.new_of.insert(old, new);
        self.old_of.insert(new, old);
    }
}

/// Whether a construct is looked for in the whole treaty, and not only in what it is part of.
fn is_free(class: Class) -> bool {
    !matches!(class, Class::Part | Class::Option)
}

/// Pairs the constructs of two rounds.
#[must_use]
pub fn pairs(old: &Model<'_>, new: &Model<'_>) -> Pairs {
    let mut pairs = Pairs::default();
    let (olds, news) = (Round::of(old), Round::of(new));
    let named = |r: &Round<'_, '_>, id: NodeId| Some((r.kind(id), r.print(id), r.name(id)?));
    pairs.equal(&olds, &news, &named);
    pairs.equal(&olds, &news, &|r, id| Some((r.kind(id), r.print(id), String::new())));
    pairs.equal(&olds, &news, &|r, id| Some((r.kind(id), String::new(), r.name(id)?)));
    // Of what there is one, there is that one.
    pairs.equal(&olds, &news, &|r, id| r.is_alone(id).then(|| (r.kind(id), String::new(), String::new())));
    pairs.alike(&olds, &news);
    pairs.by_content(&olds, &news);
    let parents: Vec<NodeId> = old.ids().filter(|id| pairs.new_of(*id).is_some()).collect();
    for parent in parents {
        pairs.parts(&olds, &news, parent);
    }
    pairs
}

/// Whether a part of the old round is this one of the new.
type Same<'s> = &'s dyn Fn(NodeId, NodeId) -> bool;

impl Pairs {
    /// Pairs those that are left and have the same key, in their order.
    fn equal<K: Eq + Hash + Ord>(
        &mut self,
        old: &Round<'_, '_>,
        new: &Round<'_, '_>,
        key: &dyn Fn(&Round<'_, '_>, NodeId) -> Option<K>,
    ) {
        let mut there: BTreeMap<K, Vec<NodeId>> = BTreeMap::new();
        for id in new.free().filter(|id| self.old_of(*id).is_none()).rev() {
            if let Some(k) = key(new, id) {
                there.entry(k).or_default().push(id);
            }
        }
        for id in old.free() {
            if self.new_of(id).is_none()
                && let Some(found) = key(old, id).and_then(|k| there.get_mut(&k)?.pop())
            {
                self.put(id, found);
            }
        }
    }

    /// Pairs what is left and alike, the most alike first.
    fn alike(&mut self, old: &Round<'_, '_>, new: &Round<'_, '_>) {
        let left: Vec<(NodeId, Features)> =
            old.free().filter(|id| self.new_of(*id).is_none()).map(|id| (id, old.features(id))).collect();
        let right: Vec<(NodeId, Features)> =
            new.free().filter(|id| self.old_of(*id).is_none()).map(|id| (id, new.features(id))).collect();
        for (a, b) in alike(&left, &right) {
            self.put(a, b);
        }
    }

    /// Pairs articles and other containers that are left with those that hold most of what they held.
    fn by_content(&mut self, old: &Round<'_, '_>, new: &Round<'_, '_>) {
        let holds = |m: &Model<'_>, id: NodeId| {
            matches!(m.node(id).kind.class, Class::Container | Class::Final | Class::Alternatives)
        };
        let mut votes: BTreeMap<(NodeId, NodeId), usize> = BTreeMap::new();
        for id in old.free() {
            let Some(found) = self.new_of(id) else { continue };
            let parents = (old.model.parent(id), new.model.parent(found));
            if let (Some(a), Some(b)) = parents
                && holds(old.model, a)
                && old.kind(a) == new.kind(b)
            {
                *votes.entry((a, b)).or_default() += 1;
            }
        }
        let mut best: Vec<(usize, NodeId, NodeId)> = votes.into_iter().map(|((a, b), n)| (n, a, b)).collect();
        best.sort_by(|x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        for (n, a, b) in best {
            let half = |m: &Model<'_>, id: NodeId| n * 2 >= m.children(id).count();
            if self.new_of(a).is_none() && self.old_of(b).is_none() && half(old.model, a) && half(new.model, b) {
                self.put(a, b);
            }
        }
    }

    /// Pairs the parts of two constructs that are the same: by name, by what they say, by their order.
    fn parts(&mut self, old: &Round<'_, '_>, new: &Round<'_, '_>, parent: NodeId) {
        let Some(found) = self.new_of(parent) else { return };
        let parts = |r: &Round<'_, '_>, id: NodeId| -> Vec<NodeId> {
            r.model.children(id).filter(|c| !is_free(r.model.node(*c).kind.class)).collect()
        };
        let (olds, mut news) = (parts(old, parent), parts(new, found));
        let name: Same<'_> = &|a, b| old.name(a).is_some() && old.name(a) == new.name(b);
        let print: Same<'_> = &|a, b| old.print(a) == new.print(b);
        // Phases without names are told apart by their order; options without one are what they say.
        let order: Same<'_> =
            &|a, b| old.model.node(a).kind.class == Class::Part && new.name(b).is_none() && old.name(a).is_none();
        let more: Same<'_> = &|a, b| {
            old.model.node(a).kind.class == Class::Part && new.name(b).is_some() && old.name(a).is_some() && {
                let both = [old.features(a), new.features(b)];
                both[0].likeness(&both[1]) >= super::likeness::ENOUGH
            }
        };
        for same in [name, print, order, more] {
            for a in &olds {
                let at = news.iter().position(|b| old.kind(*a) == new.kind(*b) && same(*a, *b));
                if self.new_of(*a).is_none()
                    && let Some(b) = at.map(|at| news.remove(at))
                {
                    self.put(*a, b);
                    self.parts(old, new, *a);
                }
            }
        }
    }
}

/// One round, as pairs are looked for in it.
struct Round<'m, 't> {
    model: &'m Model<'t>,
    prints: FxHashMap<NodeId, String>,
    kinds: FxHashMap<&'static str, usize>,
}

impl<'m, 't> Round<'m, 't> {
    fn of(model: &'m Model<'t>) -> Self {
        let mut prints = FxHashMap::default();
        let mut kinds: FxHashMap<&'static str, usize> = FxHashMap::default();
        for id in model.ids().filter(|id| !is_aside(model.node(*id))) {
            prints.insert(id, substance::definition(model, id).fingerprint());
            *kinds.entry(kind_of(model, id)).or_default() += 1;
        }
        Self { model, prints, kinds }
    }
    fn free(&self) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
        let mut all: Vec<NodeId> = self.model.ids().collect();
        all.retain(|id| self.prints.contains_key(id) && is_free(self.model.node(*id).kind.class));
        all.into_iter()
    }
    fn kind(&self, id: NodeId) -> &'static str {
        kind_of(self.model, id)
    }
    fn print(&self, id: NodeId) -> String {
        self.prints.get(&id).cloned().unwrap_or_default()
    }
    fn name(&self, id: NodeId) -> Option<String> {
        self.model.node(id).name.map(|n| self.model.name(n.sym).to_owned())
    }
    /// Whether there is no more than one of its kind: the head, the preamble, the final clauses.
    fn is_alone(&self, id: NodeId) -> bool {
        let class = self.model.node(id).kind.class;
        let kind = self.kind(id);
        (matches!(class, Class::Head | Class::Final) || kind == "preamble") && self.kinds.get(kind) == Some(&1)
    }
    /// What can be found again of a construct that has changed.
    fn features(&self, id: NodeId) -> Features {
        let node = self.model.node(id);
        let of_kind = if node.kind.class == Class::Head { "treaty" } else { node.kind.word };
        // Of an article it is the heading: what it holds is found on its own.
        let shown = if matches!(node.kind.class, Class::Container | Class::Alternatives | Class::Final) {
            self.model.called(id).into_owned()
        } else {
            substance::definition(self.model, id).shown()
        };
        Features::new(of_kind, &shown)
    }
}

/// The sort of thing that a construct is; an instrument is one whatever it calls itself.
fn kind_of(model: &Model<'_>, id: NodeId) -> &'static str {
    let kind = model.node(id).kind;
    if kind.class == Class::Head { "treaty" } else { kind.word }
}
