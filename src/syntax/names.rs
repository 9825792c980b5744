//! The names of a treaty, interned: each once, in the order of first use.

use crate::source::Span;
use rustc_hash::FxHashMap;

/// An interned name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Sym(pub u32);

/// The words for the events that constructs have: each is a name of every treaty, whether the text writes it or not.
pub const EVENT_WORDS: [&str; 13] = [
    "start",
    "expiry",
    "begins",
    "completes",
    "verified",
    "effect",
    "established",
    "deployed",
    "held",
    "signature",
    "ratification",
    "entry_into_force",
    "termination",
];

/// The names of one treaty, each once.
#[derive(Debug, Clone)]
pub struct Names {
    texts: Vec<Box<str>>,
    index: FxHashMap<Box<str>, Sym>,
}

impl Default for Names {
    fn default() -> Self {
        let mut names = Self { texts: Vec::new(), index: FxHashMap::default() };
        for word in EVENT_WORDS {
            names.intern(word);
        }
        names
    }
}

impl Names {
    /// The number of a name, given out in the order of first use.
    pub fn intern(&mut self, text: &str) -> Sym {
        if let Some(&s) = self.index.get(text) {
            return s;
        }
        let s = Sym(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.texts.push(text.into());
        self.index.insert(text.into(), s);
        s
    }
    /// The number of a name that was seen before.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<Sym> {
        self.index.get(text).copied()
    }
    /// The name.
    #[must_use]
    pub fn text(&self, sym: Sym) -> &str {
        self.texts.get(sym.0 as usize).map_or("", |t| t)
    }
    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

/// A name where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name {
    /// Which.
    pub sym: Sym,
    /// Where.
    pub span: Span,
}
