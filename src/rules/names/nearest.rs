//! What a misspelt name was meant to be.

use crate::model::refs;
use crate::model::{Builtin, Model, NodeId, Sort, Target};
use crate::syntax::kind::Class;
use rustc_hash::FxHashMap;
use unicode_security::skeleton;

/// So many comparisons are made in one text; a text that is wrong from end to end needs no better guesses.
const MAX_COMPARISONS: usize = 2_000_000;

/// What a guess stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meant {
    /// Something declared, or an event that every treaty has.
    Target(Target),
    /// An event or a part of what stands around, or a word of the language.
    Word,
}

/// The names of one treaty, for guessing.
pub(super) struct Guesser<'m, 't> {
    model: &'m Model<'t>,
    by_sort: FxHashMap<&'static str, Vec<(&'t str, NodeId)>>,
    left: usize,
}

impl<'m, 't> Guesser<'m, 't> {
    pub(super) fn new(model: &'m Model<'t>) -> Self {
        Self { model, by_sort: FxHashMap::default(), left: MAX_COMPARISONS }
    }

    /// The nearest of these words.
    pub(super) fn among<'w>(&mut self, word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
        let wanted = Wanted::new(word);
        let mut best: Option<(usize, &'w str)> = None;
        for w in words {
            self.left = self.left.saturating_sub(1);
            if let Some(d) = wanted.distance(w).filter(|d| best.is_none_or(|(b, _)| *d < b)) {
                best = Some((d, w));
            }
        }
        best.map(|b| b.1)
    }

    /// The nearest name that fits where `word` stands in `scope`; with `plain`, words of the language count too.
    pub(super) fn name(&mut self, word: &str, sort: Sort, scope: NodeId, plain: bool) -> Option<(&'t str, Meant)> {
        if self.left == 0 {
            return None;
        }
        let model = self.model;
        let wanted = Wanted::new(word);
        let mut best: Option<(usize, &'t str, Meant)> = None;
        let mut consider = |name: &'t str, meant: Meant| {
            if let Some(d) = wanted.distance(name).filter(|d| best.is_none_or(|(b, _, _)| *d < b)) {
                best = Some((d, name, meant));
            }
        };
        if matches!(sort, Sort::Event | Sort::Thing | Sort::Clause) {
            let near = model
                .around(scope)
                .take_while(|a| matches!(model.node(*a).kind.class, Class::Clause | Class::Part | Class::Sentence));
            for around in near {
                let (events, parts) = model.parts_of(around);
                events.into_iter().chain(parts).for_each(|w| consider(w, Meant::Word));
            }
        }
        if matches!(sort, Sort::Event | Sort::Thing) {
            for built in Builtin::ALL {
                consider(built.word(), Meant::Target(Target::Builtin(built)));
            }
        }
        let declared = self.by_sort.entry(sort.words()).or_insert_with(|| {
            let fits = |id: &NodeId| model.node(*id).kind.class != Class::Part && model.fits(Target::Node(*id), sort);
            model.declared().filter(|(_, id)| fits(id)).map(|(n, id)| (model.name(n.sym), id)).collect()
        });
        self.left = self.left.saturating_sub(declared.len());
        for (name, id) in declared {
            consider(name, Meant::Target(Target::Node(*id)));
        }
        if plain {
            // Words of the language are many and short: one must be nearly right to be meant.
            let near = |w: &&str| wanted.distance(w).is_some_and(|d| 3 * d < wanted.length.max(w.len()));
            refs::plain_words().chain(["once", "twice"]).filter(near).for_each(|w| consider(w, Meant::Word));
        }
        best.map(|(_, name, meant)| (name, meant))
    }
}

/// A misspelt word, made ready for comparison.
struct Wanted {
    lower: String,
    length: usize,
    most: usize,
    looks: String,
}

impl Wanted {
    fn new(word: &str) -> Self {
        let length = word.chars().count();
        let most = match length {
            0..=3 => 1,
            4..=7 => 2,
            _ => 3,
        };
        Self { lower: word.to_lowercase(), length, most, looks: skeleton(word).collect() }
    }

    /// How far away a name is; `None` where it is too far to be meant.
    fn distance(&self, name: &str) -> Option<usize> {
        let length = name.chars().count();
        if length.abs_diff(self.length) > self.most {
            return None;
        }
        if !name.is_ascii() || !self.lower.is_ascii() {
            // Letters of another script that look the same.
            if skeleton(name).eq(self.looks.chars()) {
                return Some(0);
            }
        }
        let d = strsim::damerau_levenshtein(&name.to_lowercase(), &self.lower);
        // Of a short word more than half must be right.
        (d <= self.most && 2 * d < length.max(self.length).max(2)).then_some(d)
    }
}
