//! Paragraphs between prose and formats: words with references, nested one level or more deep.

use crate::choice::{ChoiceId, Choices, Ctx};
use crate::model::NodeId;
use rustc_hash::FxHashMap;

/// Which options are taken: as many choices as are fixed. What is not fixed stays open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignment {
    taken: FxHashMap<ChoiceId, u16>,
    /// Whether what is not fixed is left out.
    clean: bool,
}

impl Assignment {
    /// The same with one more option taken.
    #[must_use]
    pub fn with(&self, choice: ChoiceId, option: u16) -> Self {
        let mut taken = self.taken.clone();
        taken.insert(choice, option);
        Self { taken, clean: self.clean }
    }
    /// The same, with whatever stands under a choice that is not fixed left out.
    #[must_use]
    pub fn clean(self) -> Self {
        Self { clean: true, ..self }
    }
    /// Whether what stands under a choice that is not fixed is left out.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.clean
    }
    /// Whether what stands under `ctx` is left out because it is not settled, and not because another option is taken.
    #[must_use]
    pub fn leaves_out(&self, choices: &Choices, ctx: Ctx) -> bool {
        let excluded = |t: &crate::choice::Taken| self.of(t.0).is_some_and(|p| p != t.1);
        let open = |t: &crate::choice::Taken| self.of(t.0).is_none();
        let taken = choices.taken(ctx);
        self.clean && !taken.iter().any(excluded) && taken.iter().any(open)
    }
    /// The option taken of a choice, if it is fixed.
    #[must_use]
    pub fn of(&self, choice: ChoiceId) -> Option<u16> {
        self.taken.get(&choice).copied()
    }
    /// Whether what stands under `ctx` is there: no option of it is excluded.
    #[must_use]
    pub fn allows(&self, choices: &Choices, ctx: Ctx) -> bool {
        choices.taken(ctx).iter().all(|(c, o)| self.of(*c).map_or(!self.clean, |p| p == *o))
    }
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// A reference to an article or paragraph, with its words.
    Ref(NodeId, String),
    /// A placeholder to be filled in, such as `[…]`.
    Blank(String),
    /// Words that somebody proposes, in square brackets; nested as drafters nest them.
    Bracket(Vec<Side>),
    /// An open choice in square brackets: what its options say here. Each option is in one of them.
    Open(ChoiceId, Vec<Reading>),
}

/// What some options of a choice say in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The options, in order.
    pub options: Vec<u16>,
    /// The words, with the blanks around them; empty where they say nothing.
    pub words: Vec<Inline>,
}

/// One side of a bracket: who proposes it, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The proposers as the treaty calls them; empty where nobody is named.
    pub proposers: Vec<String>,
    /// The words; empty where the side is the absence of the text.
    pub words: Vec<Inline>,
}

/// A paragraph or subparagraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// 0 for a paragraph, 1 for a subparagraph (a), 2 for (i).
    pub level: u8,
    /// Its words.
    pub words: Vec<Inline>,
}
