//! The kinds of the language by their words.

use super::kind::{Class, Kind};
use rustc_hash::FxHashMap;

/// The kinds by their first word, and the kind that sentences become.
#[derive(Debug)]
pub struct Lexicon {
    kinds: FxHashMap<&'static str, Vec<&'static Kind>>,
    /// The file itself.
    pub root: &'static Kind,
    /// What a sentence becomes.
    pub rule: &'static Kind,
}

impl Lexicon {
    /// Builds the lexicon from all kinds.
    #[must_use]
    pub fn new(vocabulary: Vocabulary, root: &'static Kind, rule: &'static Kind) -> Self {
        let mut kinds: FxHashMap<&'static str, Vec<&'static Kind>> = FxHashMap::default();
        for kind in vocabulary {
            kinds.entry(kind.word).or_default().push(kind);
        }
        Self { kinds, root, rule }
    }
    /// The kind called `word` that `parent` may hold. Of two, `block` chooses the one that has a block, and `head` the one
    /// that stands at the head of a treaty: an `agreement` or `protocol` may be either.
    #[must_use]
    pub fn kind(&self, word: &str, parent: &Kind, block: bool, head: bool) -> Option<&'static Kind> {
        let of_word = self.kinds.get(word)?;
        let fits = |k: &&&'static Kind| match k.class {
            Class::Part => parent.parts.contains(&k.word),
            class => parent.holds.contains(&class),
        };
        let mut fitting = of_word.iter().filter(fits);
        let mut first = fitting.next()?;
        if first.class == Class::Head && !head {
            first = fitting.next().unwrap_or(first);
        }
        Some(
            fitting
                .find(|k| (k.class == Class::Clause) == block)
                .filter(|_| (first.class == Class::Clause) != block)
                .unwrap_or(first),
        )
    }
    /// The names of all events that constructs have, so that each is known before anybody writes it.
    pub fn events(&self, visit: &mut dyn FnMut(&'static str)) {
        ["start", "expiry", "verified", "signature", "ratification", "entry_into_force", "termination"]
            .into_iter()
            .for_each(&mut *visit);
        self.kinds.values().flatten().flat_map(|k| k.events).for_each(|e| visit(e));
    }
    /// Whether any kind has this word.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.kinds.contains_key(word)
    }
    /// The class of the first kind that the word begins.
    #[must_use]
    pub fn class_of(&self, word: &str) -> Option<Class> {
        self.kinds.get(word).and_then(|k| k.first()).map(|k| k.class)
    }
    /// Whether a field of some kind is written with that word; looks through all of them.
    #[must_use]
    pub fn is_field(&self, word: &str) -> bool {
        self.kinds.values().flatten().any(|k| k.all_fields().any(|f| f.word == word))
    }
    /// The words of the kinds that `parent` may hold.
    pub fn words_in<'a>(&'a self, parent: &'a Kind) -> impl Iterator<Item = &'static str> + 'a {
        self.kinds
            .values()
            .flatten()
            .filter(|k| match k.class {
                Class::Part => parent.parts.contains(&k.word),
                class => parent.holds.contains(&class),
            })
            .map(|k| k.word)
    }
}

/// All kinds of the language; the clause tables make it, the syntax is driven by it.
pub type Vocabulary = &'static [&'static Kind];
