//! The choices of unsettled text, and under which of them a fact stands.
//!
//! A bracket or a block of alternatives is a [`Choice`]; an option of it may hold further choices, so the choices form
//! forests. A [`Ctx`] is a presence condition: a conjunction of options taken, closed upwards (an option's own condition
//! is in it). Two facts can stand together unless their conditions take different options of one choice.

mod cover;

pub use cover::CONDITIONS;

use crate::source::Span;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock};

/// A presence condition, interned in [`Choices`]. [`Ctx::ALWAYS`] holds in every package.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Ctx(pub u32);

impl Ctx {
    /// Present whatever is chosen.
    pub const ALWAYS: Self = Self(0);
}

/// Which choice, in the order of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ChoiceId(pub u32);

/// One option taken: the choice and which of its options, from 0.
pub type Taken = (ChoiceId, u16);

/// How a choice is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// `[A | B]` or `[A]` around structure.
    Bracket,
    /// `alternatives NAME { option … }`.
    Alternatives,
    /// A bracket in the words of a text.
    Prose,
}

/// One option of a choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opt {
    /// How `--package` and findings call it: the option's name, its proposer, or its number from 1; `absent` for the side that is not there.
    pub name: String,
    /// Who proposes it, by name.
    pub proposers: Vec<String>,
    /// Why it is in brackets: "trading", "awaiting instructions", "objection".
    pub motive: Option<String>,
    /// Where it stands; empty where it is the absence of the text.
    pub span: Span,
    /// Whether taking it leaves nothing.
    pub absent: bool,
}

impl Opt {
    /// How many bytes of a side, as it is written, stand before its words: the bracket's name (in the first side), who
    /// proposes it, why it is open.
    #[must_use]
    pub fn head(&self, side: &str, first: bool) -> usize {
        let mut rest = side;
        if first && let Some(named) = rest.trim_start().strip_prefix('#') {
            rest = named.trim_start_matches(is_of_name);
        }
        if !self.proposers.is_empty() {
            let named = rest.split_once(':').filter(|(by, _)| self.proposers.iter().all(|p| by.contains(p.as_str())));
            return side.len() - named.map_or(rest, |(_, words)| words).len();
        }
        if let Some(why) = &self.motive {
            let told = rest.trim_start().strip_prefix('(').and_then(|r| r.strip_prefix(why.as_str()));
            if let Some(words) = told.and_then(|r| r.strip_prefix(')')) {
                rest = words.trim_start();
                rest = rest.strip_prefix(':').unwrap_or(rest);
            }
        }
        side.len() - rest.len()
    }
}

/// Whether a character may stand in the name of a bracket: `[#name …]`.
#[must_use]
pub fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// An open point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// The name given by `[#name …]` or `alternatives name`, or else its address such as `corridor.lasts`.
    pub name: String,
    /// How it is written.
    pub sort: Sort,
    /// Where it stands first.
    pub span: Span,
    /// Under which condition the choice exists at all.
    pub parent: Ctx,
    /// Its options, at least two.
    pub options: Vec<Opt>,
}

/// All choices of one treaty, and the conditions over them.
#[derive(Debug, Default)]
pub struct Choices {
    all: Vec<Choice>,
    conditions: Conditions,
    named: FxHashMap<String, ChoiceId>,
    cuts: [AtomicBool; 2],
}

/// What is lacking where a question about conditions was not followed to its end, because that would have taken too long.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cut {
    /// Findings hold in more packages than they say, or there are more of them.
    Conditions,
    /// Some of the clashes are larger than they need be.
    Smallest,
}

/// A condition: the options that it takes, sorted by choice.
type Condition = SmallVec<[Taken; 2]>;

/// Every condition once. It only grows, also while checks read the treaty: two conditions that never met in the text meet in
/// a finding about both. Blocks of doubling length keep what was given out in its place.
#[derive(Debug, Default)]
struct Conditions {
    blocks: [OnceLock<Box<[OnceLock<Condition>]>>; 24],
    index: Mutex<FxHashMap<Condition, Ctx>>,
}

impl Conditions {
    const FIRST: usize = 64;

    /// In which block the condition of a number stands, and where in it. Number 0 takes nothing and stands in none.
    fn place(ctx: Ctx) -> Option<(usize, usize)> {
        let n = (ctx.0 as usize).checked_sub(1)? / Self::FIRST + 1;
        let block = n.ilog2() as usize;
        Some((block, (ctx.0 as usize - 1).saturating_sub(Self::FIRST * ((1 << block) - 1))))
    }
    fn get(&self, ctx: Ctx) -> &[Taken] {
        let found = Self::place(ctx).and_then(|(block, at)| self.blocks.get(block)?.get()?.get(at)?.get());
        found.map_or(&[], |c| c.as_slice())
    }
    fn intern(&self, taken: Condition) -> Ctx {
        if taken.is_empty() {
            return Ctx::ALWAYS;
        }
        let mut index = self.index.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(&ctx) = index.get(&taken) {
            return ctx;
        }
        let ctx = Ctx(u32::try_from(index.len() + 1).unwrap_or(u32::MAX));
        if let Some((block, at)) = Self::place(ctx)
            && let Some(block_of) = self.blocks.get(block)
        {
            let all = block_of.get_or_init(|| (0..Self::FIRST << block).map(|_| OnceLock::new()).collect());
            if let Some(cell) = all.get(at) {
                let _ = cell.set(taken.clone());
                index.insert(taken, ctx);
            }
        }
        ctx
    }
}

impl Choices {
    /// Adds a choice. One of the same name and with as many options is the same choice, which then exists wherever both stand.
    pub fn add(&mut self, choice: Choice) -> ChoiceId {
        if let Some(&id) = self.named.get(&choice.name) {
            let parent = self.get(id).map(|old| old.parent);
            let meet = parent.map(|old| self.common(old, choice.parent));
            if let (Some(old), Some(meet)) = (self.all.get_mut(id.0 as usize), meet)
                && old.options.len() == choice.options.len()
            {
                old.parent = meet;
                // What decides a bracket of the structure is more than words.
                if old.sort == Sort::Prose {
                    old.sort = choice.sort;
                }
                self.know_options(id);
                return id;
            }
        }
        let id = ChoiceId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.named.entry(choice.name.clone()).or_insert(id);
        self.all.push(choice);
        self.know_options(id);
        id
    }
    /// Each option gets its condition, whether or not anything stands under it: findings speak of each.
    fn know_options(&self, id: ChoiceId) {
        let (parent, options) = self.get(id).map_or((Ctx::ALWAYS, 0), |c| (c.parent, c.options.len()));
        for o in 0..options {
            self.take(parent, id, u16::try_from(o).unwrap_or(u16::MAX));
        }
    }
    /// A choice by its number.
    #[must_use]
    pub fn get(&self, id: ChoiceId) -> Option<&Choice> {
        self.all.get(id.0 as usize)
    }
    /// A choice by its name or address.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<ChoiceId> {
        self.named.get(name).copied()
    }
    /// All choices with their numbers, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = (ChoiceId, &Choice)> {
        (0u32..).map(ChoiceId).zip(&self.all)
    }
    /// How many choices there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }
    /// Whether everything is settled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
    /// The options that a condition takes, sorted by choice.
    #[must_use]
    pub fn taken(&self, ctx: Ctx) -> &[Taken] {
        self.conditions.get(ctx)
    }
    fn intern(&self, taken: Condition) -> Ctx {
        self.conditions.intern(taken)
    }
    /// The condition that all these options are taken, with what they themselves stand under; `None` where they cannot be
    /// taken together.
    #[must_use]
    pub fn all_of(&self, taken: &[Taken]) -> Option<Ctx> {
        self.closed(taken).map(|all| self.intern(all.into()))
    }
    /// These options and all that they stand under, sorted by choice; `None` where they cannot be taken together.
    #[must_use]
    pub fn closed(&self, taken: &[Taken]) -> Option<Vec<Taken>> {
        let mut out: Vec<Taken> = taken.to_vec();
        for &(choice, _) in taken {
            out.extend(self.get(choice).map_or(&[][..], |c| self.taken(c.parent)));
        }
        out.sort_unstable();
        out.dedup();
        let parted = out.iter().zip(out.iter().skip(1)).any(|(a, b)| a.0 == b.0);
        (!parted).then_some(out)
    }
    /// The options of a condition without those that others of it stand under.
    #[must_use]
    pub fn innermost(&self, taken: &[Taken]) -> Vec<Taken> {
        let under = |t: &Taken| {
            let others = taken.iter().filter(|d| d.0 != t.0).filter_map(|d| self.get(d.0));
            others.into_iter().any(|c| self.taken(c.parent).contains(t))
        };
        taken.iter().filter(|t| !under(t)).copied().collect()
    }
    /// The condition `ctx` and also this option (and what the choice itself stands under).
    pub fn take(&self, ctx: Ctx, choice: ChoiceId, option: u16) -> Ctx {
        let parent = self.get(choice).map_or(Ctx::ALWAYS, |c| c.parent);
        let both = self.both(ctx, parent).unwrap_or(ctx);
        let mut taken: SmallVec<[Taken; 2]> = self.taken(both).into();
        if let Err(at) = taken.binary_search(&(choice, option)) {
            taken.insert(at, (choice, option));
        }
        self.intern(taken)
    }
    /// Both conditions at once, or `None` where they part at a choice.
    pub fn both(&self, a: Ctx, b: Ctx) -> Option<Ctx> {
        if a == b || b == Ctx::ALWAYS {
            return Some(a);
        }
        if a == Ctx::ALWAYS {
            return Some(b);
        }
        if !self.compatible(a, b) {
            return None;
        }
        let mut taken: SmallVec<[Taken; 2]> = self.taken(a).into();
        taken.extend_from_slice(self.taken(b));
        taken.sort_unstable();
        taken.dedup();
        Some(self.intern(taken))
    }
    /// What both conditions have in common.
    pub fn common_of(&self, a: Ctx, b: Ctx) -> Ctx {
        self.common(a, b)
    }
    fn common(&self, a: Ctx, b: Ctx) -> Ctx {
        let taken: SmallVec<[Taken; 2]> = self.taken(a).iter().filter(|t| self.taken(b).contains(t)).copied().collect();
        self.intern(taken)
    }
    /// Whether some package has both.
    #[must_use]
    pub fn compatible(&self, a: Ctx, b: Ctx) -> bool {
        let (a, b) = (self.taken(a), self.taken(b));
        a.iter().all(|&(c, o)| b.iter().all(|&(d, p)| c != d || o == p))
    }
    /// Whether every package that has `a` has `b`.
    #[must_use]
    pub fn implies(&self, a: Ctx, b: Ctx) -> bool {
        let a = self.taken(a);
        self.taken(b).iter().all(|t| a.contains(t))
    }
    /// Notes that some question about conditions was not followed to its end.
    pub fn note_cut(&self, cut: Cut) {
        if let Some(note) = self.cuts.get(cut as usize) {
            note.store(true, Ordering::Relaxed);
        }
    }
    /// Whether some question about conditions was not followed to its end.
    #[must_use]
    pub fn was_cut(&self, cut: Cut) -> bool {
        self.cuts.get(cut as usize).is_some_and(|c| c.load(Ordering::Relaxed))
    }
    /// Both conditions at once, or `None` where they part at a choice.
    #[must_use]
    pub fn meet(&self, a: Ctx, b: Ctx) -> Option<Ctx> {
        self.both(a, b)
    }
    /// A presence condition in words: "Russia's side of `corridor.lasts`".
    #[must_use]
    pub fn words(&self, ctx: Ctx) -> String {
        self.words_of(self.taken(ctx))
    }
    /// Options taken together in words, without those that others of them stand under.
    #[must_use]
    pub fn words_of(&self, taken: &[Taken]) -> String {
        let mut out = Vec::new();
        for (id, o) in self.innermost(taken) {
            let Some(choice) = self.get(id) else { continue };
            let Some(option) = choice.options.get(o as usize) else { continue };
            out.push(match (choice.sort, option.proposers.as_slice()) {
                (Sort::Alternatives, _) => format!("option `{}` of `{}`", option.name, choice.name),
                (_, _) if option.absent => format!("without the text in brackets at `{}`", choice.name),
                (_, [who]) => format!("{who}'s side of `{}`", choice.name),
                (_, []) if option.name == "present" => format!("with the text in brackets at `{}`", choice.name),
                (_, []) => format!("alternative {} of `{}`", option.name, choice.name),
                (_, many) => format!("the side of {} of `{}`", many.join(" and "), choice.name),
            });
        }
        out.join(", and ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn choice(name: &str, parent: Ctx, n: usize) -> Choice {
        let option = |i: usize| Opt {
            name: i.to_string(),
            proposers: vec![],
            motive: None,
            span: Span::default(),
            absent: false,
        };
        Choice {
            name: name.into(),
            sort: Sort::Bracket,
            span: Span::default(),
            parent,
            options: (0..n).map(option).collect(),
        }
    }

    #[test]
    fn options_of_one_choice_exclude_each_other_and_cover_it() {
        let mut c = Choices::default();
        let a = c.add(choice("a", Ctx::ALWAYS, 2));
        let (x, y) = (c.take(Ctx::ALWAYS, a, 0), c.take(Ctx::ALWAYS, a, 1));
        assert!(!c.compatible(x, y));
        assert_eq!(c.both(x, y), None);
        assert!(c.covered(Ctx::ALWAYS, &[x, y]));
        assert!(!c.covered(Ctx::ALWAYS, &[x]));
    }

    #[test]
    fn one_name_is_one_choice() {
        let mut c = Choices::default();
        let a = c.add(choice("a", Ctx::ALWAYS, 2));
        assert_eq!(c.add(choice("a", Ctx::ALWAYS, 2)), a);
    }
}
