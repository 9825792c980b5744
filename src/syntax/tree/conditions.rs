//! Conditions, and numbers with what they count.

use super::{EventRef, List, Num, Path, Sym, Words};
use crate::source::Span;

/// A condition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Condition {
    /// One of these.
    Any(Vec<Condition>),
    /// All of these.
    All(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// An event, by and on whom.
    Event {
        /// Which.
        event: EventRef,
        /// By whom.
        by: Option<Box<List>>,
        /// On whom.
        on: Option<Box<List>>,
        /// In which place.
        place: Option<Box<List>>,
        /// `not in self-defence`.
        not_in_self_defence: bool,
        /// Where.
        span: Span,
    },
    /// A breach.
    Breach {
        /// Of which clauses.
        of: Box<List>,
        /// By whom.
        by: Option<Box<List>>,
        /// Where.
        span: Span,
    },
    /// As long as clauses run.
    While(Box<List>),
    /// An agreement of some actors.
    Agreement(Box<List>),
    /// What somebody decides alone; `None` where that is who acts.
    Discretion(Option<Box<List>>, Span),
    /// Words, and who certifies them.
    Words(Words, Option<Box<List>>),
    /// A condition and who determines it.
    Determined(Box<Condition>, Box<Determiner>),
    /// `[x]`.
    Blank(Span),
}

/// Who determines whether something is so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Determiner {
    /// Who; `None` where each for itself.
    pub by: Option<Box<List>>,
    /// On whose report.
    pub report: Option<Box<List>>,
    /// Where.
    pub span: Span,
}

/// How a number limits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the expression it stands for")]
pub enum Bounding {
    Exactly,
    AtMost,
    UpTo,
    AtLeast,
    About,
}

/// A number with what it counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amount {
    /// How it limits.
    pub limit: Bounding,
    /// The number; for a range the lower one.
    pub number: Num,
    /// The upper one of a range.
    pub to: Option<Num>,
    /// What it counts.
    pub measure: Measure,
    /// What it is a share of.
    pub of: Option<Box<Whole>>,
    /// Per what: `year`.
    pub per: Option<Span>,
    /// At which rate it is converted.
    pub rate: Option<Box<Rate>>,
    /// `in all`.
    pub in_all: bool,
    /// Where.
    pub span: Span,
}

/// `at the rate of 1.08 USD per EUR`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rate {
    /// How many.
    pub number: Num,
    /// Of which currency.
    pub of: Sym,
    /// For one of which.
    pub per: Sym,
}

/// What an amount is a share of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Whole {
    /// Words.
    Words(Words),
    /// A name.
    Path(Path),
    /// Another amount.
    Amount(Amount),
}

/// What an amount counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Measure {
    /// Nothing said.
    Bare,
    /// A currency by its code.
    Money(Sym),
    /// Hundredths.
    Percent,
    /// A fraction: numerator and denominator (the number is not used).
    Fraction(u32, u32),
    /// A unit, by name or in quotation marks.
    Unit(Span),
}
