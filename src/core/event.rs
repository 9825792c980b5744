//! Events and the bounds between them.

use super::Src;
use crate::choice::Ctx;
use crate::model::{Builtin, NodeId};
use crate::syntax::tree::{Duration, Sym, Unit};
use smallvec::SmallVec;

/// An event of the core.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct EventId(pub u32);

/// Units of time that calculate: weeks are days, years are months, hours are minutes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Minutes.
    Minutes,
    /// Calendar days.
    Days,
    /// Days that count under the treaty's calendar.
    WorkingDays,
    /// Calendar months.
    Months,
}

/// A length of time with its units kept, in the order written.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Length(pub SmallVec<[(i64, TimeUnit); 1]>);

impl Length {
    /// The length of a duration; `None` where a blank stands in it, or a fraction that no unit makes whole.
    #[must_use]
    pub fn of(duration: &Duration) -> Option<Self> {
        let mut out: SmallVec<[(i64, TimeUnit); 1]> = SmallVec::new();
        for &(n, unit) in &duration.parts {
            let (n, unit) = match (n.whole(), unit) {
                (Some(n), Unit::Minute) => (n, TimeUnit::Minutes),
                (Some(n), Unit::Hour) => (n.checked_mul(60)?, TimeUnit::Minutes),
                (Some(n), Unit::Day) => (n, TimeUnit::Days),
                (Some(n), Unit::WorkingDay) => (n, TimeUnit::WorkingDays),
                (Some(n), Unit::Week) => (n.checked_mul(7)?, TimeUnit::Days),
                (Some(n), Unit::Month) => (n, TimeUnit::Months),
                (Some(n), Unit::Year) => (n.checked_mul(12)?, TimeUnit::Months),
                // Half a year is six months; half a month is nothing that a calendar knows.
                (None, Unit::Year) if !n.blank && n.scale <= 2 => {
                    let months = n.mantissa.checked_mul(12)?;
                    let part = 10i64.checked_pow(u32::from(n.scale))?;
                    if months % part != 0 {
                        return None;
                    }
                    (months / part, TimeUnit::Months)
                }
                _ => return None,
            };
            match out.iter_mut().find(|(_, u)| *u == unit) {
                Some(same) => same.0 = same.0.checked_add(n)?,
                None => out.push((n, unit)),
            }
        }
        Some(Self(out))
    }
    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self::default()
    }
    /// At least and at most so many days, by the calendar's shortest and longest months.
    #[must_use]
    pub fn days(&self) -> (i64, i64) {
        self.0.iter().fold((0, 0), |(lo, hi), &(n, u)| match u {
            TimeUnit::Minutes => (lo + n / 1440, hi + n.div_euclid(1440) + i64::from(n % 1440 != 0)),
            TimeUnit::Days => (lo + n, hi + n),
            TimeUnit::WorkingDays => (lo + n, hi + n.saturating_mul(2) + 7),
            TimeUnit::Months => (lo + n.saturating_mul(28), hi + n.saturating_mul(31)),
        })
    }
}

/// What an event is, so that each is made once.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum EventKey {
    /// One that every treaty has.
    Builtin(Builtin),
    /// An event of a construct: a clause's `completes`, a party's `ratification`.
    Of(NodeId, Sym),
    /// A declared event, milestone, notice, approval.
    Node(NodeId),
    /// A date: year, month, day, minutes after midnight (`None` for the whole day), zone as written.
    Date((i16, u8, u8), Option<u16>, Option<Box<str>>),
    /// So long after (or before) another.
    Derived(EventId, Length, bool),
    /// The first (or last) of some.
    Extreme(bool, Vec<EventId>),
    /// `ratification by a majority of …`: an act of its own for each place where it is written.
    Act(Sym, u32),
    /// An event known in words alone, by its place.
    Words(u32),
}

/// Who or what brings an event about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The parties, or some of them, choose when.
    Chosen(Vec<NodeId>),
    /// Nobody among the parties chooses: so long at least and at most after another, where that is said.
    Nature {
        /// At least and at most.
        usual: Option<(Length, Length)>,
        /// After which event.
        after: Option<EventId>,
        /// Whose step it is.
        whose: Option<NodeId>,
    },
    /// A date.
    Fixed,
    /// An agreement still to be made.
    ToAgree,
    /// An event of another treaty, or known in words alone.
    External,
    /// The first of these.
    First(Vec<EventId>),
    /// The last of these.
    Last(Vec<EventId>),
    /// So many acts of so many actors, some of whom must be among them.
    Quorum {
        /// Whose acts.
        of: Vec<NodeId>,
        /// How many.
        need: u32,
        /// Who must be among them.
        with: Vec<NodeId>,
    },
    /// Defined by another: so long after (or before) it.
    Derived {
        /// The other.
        from: EventId,
        /// How long.
        by: Length,
        /// Before it.
        before: bool,
    },
    /// May happen at any time, or never.
    Trigger,
}

/// Something that happens.
#[derive(Clone, Debug)]
pub struct Event {
    /// What it is.
    pub key: EventKey,
    /// Who or what brings it about.
    pub cause: Cause,
    /// Whether it is bound to happen.
    pub sure: bool,
    /// Under which condition anything speaks of it.
    pub ctx: Ctx,
    /// Where it is said first.
    pub src: Src,
}

/// How a bound binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Force {
    /// The parties must keep it.
    Requirement,
    /// Nature keeps it.
    Contingent,
    /// It defines the event.
    Definition,
    /// "As soon as possible": no number.
    Soft,
}

/// `to - from` lies in `[min, max]`.
#[derive(Clone, Debug)]
pub struct Link {
    /// From this event.
    pub from: EventId,
    /// To this one.
    pub to: EventId,
    /// At least so long; negative where `to` may come before. `None`: no lower bound.
    pub min: Option<(Length, bool)>,
    /// At most so long (the flag: counted backwards). `None`: no upper bound.
    pub max: Option<(Length, bool)>,
    /// Strictly more (or less) than the bound.
    pub strict: bool,
    /// How it binds.
    pub force: Force,
    /// Whether `to` waits for `from`.
    pub waits: bool,
    /// Under which condition it stands.
    pub ctx: Ctx,
    /// Where it was said.
    pub src: Src,
}
