//! Lists of actors, places, clauses and acts, and how many of whom.

use super::{Num, Path, Words};
use crate::source::Span;
use smallvec::SmallVec;

/// How many of whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quorum {
    /// How many.
    pub need: QuorumNeed,
    /// Of whom; empty means the parties.
    pub of: Option<List>,
    /// Who must be among them.
    pub including: Option<List>,
    /// Where.
    pub span: Span,
}

/// The number of a [`Quorum`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuorumNeed {
    /// All of them.
    All,
    /// More than half.
    Majority,
    /// This fraction, as numerator and denominator.
    Share(u32, u32),
    /// This many.
    Number(Num),
}

/// A list of actors, places, clauses or acts: what they are is known once names are resolved.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct List {
    /// `each of A, B`.
    pub each: bool,
    /// `any of A, B`.
    pub any: bool,
    /// `A, B together`.
    pub together: bool,
    /// The members.
    pub items: SmallVec<[Item; 1]>,
    /// `except …`.
    pub except: SmallVec<[Item; 0]>,
    /// Where.
    pub span: Span,
}

/// One member of a [`List`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// What is named.
    pub is: Named,
    /// `each West`, `any West`.
    pub each: Option<bool>,
    /// Where in relation to the place named.
    pub place: Option<Box<Relation>>,
    /// Words before and after the name that belong to it: `"attacks forward of" Contact`.
    pub around: Option<Box<(Words, Words)>>,
    /// Further names in the words after it: `Territory "under the authority of" SecretaryGeneral "until" effect`; each with
    /// the words that follow it, which may be none.
    pub more: SmallVec<[(Path, Words); 0]>,
    /// All of it.
    pub span: Span,
}

/// What a member of a list names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Named {
    /// A declared name.
    Path(Path),
    /// Words alone.
    Words(Words),
    /// A standing expression.
    Special(Special),
    /// So many of a list.
    Some(Num, Box<List>),
    /// `[x]`.
    Blank,
}

/// Standing expressions for actors and texts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "each is the expression it stands for")]
pub enum Special {
    EachParty,
    AnyParty,
    AllParties,
    OtherParty,
    Guarantors,
    EachGuarantor,
    AnyGuarantor,
    Depositary,
    Each,
    Other,
    Itself,
    Nobody,
    ThisTreaty,
    AnyOtherProvision,
}

/// A place in relation to a named one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relation {
    /// How.
    pub how: How,
    /// How far or wide, with its unit as written.
    pub distance: Option<(Num, Span)>,
    /// On which side.
    pub side: Option<Side>,
}

/// The relation to a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the word it stands for")]
pub enum How {
    Beyond,
    AtLeastFrom,
    WithinOf,
    Along,
    At,
}

/// A side of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Side {
    /// Both.
    Both,
    /// That of an actor.
    Of(Box<Item>),
    /// A point of the compass, as written.
    Compass(Span),
}
