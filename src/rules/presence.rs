//! In which packages a fault holds, and how a finding calls things: what checks share.

use super::Case;
use crate::choice::{CONDITIONS, Ctx, Cut};
use crate::finding::Finding;
use crate::model::uses::fewest;
use crate::model::{Model, NodeId, Target};
use crate::source::Span;
use crate::syntax::tree::Words;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// Findings of one check, each made once where several readings of a bracket show the same fault.
pub(super) struct Gather<'m, 't, K = Span> {
    model: &'m Model<'t>,
    found: Vec<(Ctx, Vec<Ctx>, Finding)>,
    index: FxHashMap<K, usize>,
}

impl<'m, 't, K: Copy + Eq + Hash> Gather<'m, 't, K> {
    /// An empty one.
    pub fn new(model: &'m Model<'t>) -> Self {
        Self { model, found: Vec::new(), index: FxHashMap::default() }
    }
    /// Adds a fault known by its place (and what else sets it apart), in something that stands under `whole`; it holds under `ctx`.
    pub fn add(&mut self, at: K, whole: Ctx, ctx: Ctx, make: impl FnOnce() -> Finding) {
        let n = *self.index.entry(at).or_insert(self.found.len());
        if n == self.found.len() {
            self.found.push((whole, Vec::new(), make()));
        }
        let Some((_, ctxs, _)) = self.found.get_mut(n).filter(|f| !f.1.contains(&ctx)) else { return };
        // Beyond so many conditions it says less than it knows, and that is noted.
        if ctxs.len() < CONDITIONS {
            ctxs.push(ctx);
        } else {
            self.model.tree.choices.note_cut(Cut::Conditions);
        }
    }
    /// Adds a fault that holds wherever `ctx` does and none of `parts`; nothing where they reach everywhere.
    pub fn lacking(&mut self, at: K, whole: Ctx, ctx: Ctx, parts: &[Ctx], make: impl FnOnce() -> Finding) {
        let mut bare = self.model.tree.choices.uncovered(ctx, parts).into_iter();
        let Some(first) = bare.next() else { return };
        self.add(at, whole, first, make);
        if let Some((_, ctxs, _)) = self.index.get(&at).and_then(|n| self.found.get_mut(*n)) {
            ctxs.extend(bare);
        }
    }
    /// Writes them out.
    pub fn pour(self, out: &mut Vec<Finding>) {
        let choices = &self.model.tree.choices;
        for (whole, ctxs, mut finding) in self.found {
            for ctx in fewest(choices, whole, &ctxs) {
                finding = finding.under(ctx);
            }
            out.push(finding);
        }
    }
}

/// A construct as a finding calls it: by its name, or by what it is and where: "the withdrawal in Article 3".
pub(crate) fn called(case: &Case<'_>, id: NodeId) -> String {
    match case.model.node(id).name {
        Some(_) => case.model.quoted(id),
        None => case.model.described(Target::Node(id), case.numbers),
    }
}

/// An actor or place as the treaty calls it: its wording, or its name.
pub(crate) fn titled(case: &Case<'_>, id: NodeId) -> String {
    let node = case.model.node(id);
    match node.title.as_ref().and_then(|t| case.model.words(t, None, None)) {
        Some(title) => title.into_owned(),
        None => called(case, id),
    }
}

/// Words in quotation marks, as the treaty has them.
pub(super) fn worded(case: &Case<'_>, words: &Words) -> String {
    match case.model.words(words, None, None) {
        Some(text) => format!("\"{text}\""),
        None => "these words".into(),
    }
}
