//! Instants, bounds and periods as written.

use super::{List, Num, Path, Quorum, Sym};
use crate::source::Span;
use smallvec::SmallVec;

/// Units of time as written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the units are their names")]
pub enum Unit {
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
}

impl Unit {
    /// One of it in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::WorkingDay => "working day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A length of time: `2 years 6 months`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duration {
    /// Its parts in the order of the text, never empty.
    pub parts: SmallVec<[(Num, Unit); 1]>,
    /// Where.
    pub span: Span,
}

/// A calendar beside the Gregorian.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the calendars are their names")]
pub enum Calendar {
    Hijri,
    Persian,
    Hebrew,
    Julian,
    Gregorian,
}

/// A date, with hour and zone where they are written. Its parts are a real date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Date {
    /// Year, month, day.
    pub ymd: (i16, u8, u8),
    /// Hour and minute.
    pub clock: Option<(u8, u8)>,
    /// The zone as written: `GMT`, `UTC+2`, `Europe/Kyiv`.
    pub zone: Option<Span>,
    /// The same day in another calendar: year, month, day.
    pub also: Option<(Calendar, (i16, u8, u8))>,
    /// Where.
    pub span: Span,
}

/// An event that is referred to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EventRef {
    /// By its name.
    Path(Path),
    /// `entry_into_force for P`.
    For(Path, Path),
    /// `ratification by all parties`, `its signature`: the act, by whom, where.
    Act(Sym, Option<Box<Quorum>>, Span),
}

impl EventRef {
    /// Where.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Path(p) => p.span(),
            Self::For(p, q) => p.span().to(q.span()),
            Self::Act(_, _, s) => *s,
        }
    }
}

/// A point in time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Instant {
    /// A date.
    Date(Date),
    /// An event.
    Event(EventRef),
    /// So long after (or before) another.
    Offset {
        /// How long.
        by: Duration,
        /// Whether it lies before.
        before: bool,
        /// The other.
        base: Box<Instant>,
        /// Where.
        span: Span,
    },
    /// The earlier (`later`: the later) of several.
    Extreme {
        /// The later instead of the earlier.
        later: bool,
        /// Of these.
        of: Vec<Instant>,
        /// Where.
        span: Span,
    },
    /// An event in words alone.
    Words(Span),
    /// `[x]`.
    Blank(Span),
}

impl Instant {
    /// Where.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Date(d) => d.span,
            Self::Event(e) => e.span(),
            Self::Offset { span, .. } | Self::Extreme { span, .. } | Self::Words(span) | Self::Blank(span) => *span,
        }
    }
}

/// How a bound limits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Limit {
    /// At this instant.
    On(Instant),
    /// At or before it (`no later than`, `by`, `until`).
    By(Instant),
    /// Strictly before.
    Before(Instant),
    /// Strictly after.
    After(Instant),
    /// At or after it.
    NoEarlier(Instant),
    /// From this instant on.
    AsFrom(Instant),
    /// Not before the instant and at most so long after it; without an instant, from what the field answers.
    Within(Duration, Option<Instant>),
    /// So long at most before the instant.
    WithinBefore(Duration, Instant),
    /// Between two instants.
    Between(Instant, Instant),
    /// `after 20 years`: once so long has passed.
    AfterLapse(Duration),
    /// "as soon as possible" and the like: no number.
    Soft,
    /// In parallel with a clause; how, and who certifies.
    Parallel {
        /// The other clause.
        with: Path,
        /// `share for share`.
        by_share: bool,
        /// `phase for phase`.
        by_phase: bool,
        /// `certified by`.
        certified: Option<Box<List>>,
    },
}

/// One bound, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// What it says.
    pub limit: Limit,
    /// Where.
    pub span: Span,
}

/// Bounds that all hold together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bound {
    /// The bounds, never empty.
    pub terms: SmallVec<[Term; 1]>,
    /// Where.
    pub span: Span,
}

/// A period and its renewal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Period {
    /// How long.
    pub length: Option<Duration>,
    /// From when.
    pub from: Option<Instant>,
    /// Until when.
    pub until: Option<Instant>,
    /// Who may end it early: `or until ended by`.
    pub ended: Option<Box<List>>,
    /// `while` these clauses run.
    pub during: Option<Box<List>>,
    /// `permanent` or `indefinite`, as written.
    pub open: Option<OpenEnd>,
    /// How it is prolonged.
    pub renewal: Option<Box<Renewal>>,
    /// Where.
    pub span: Span,
}

/// An end that is said to be none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenEnd {
    /// For ever.
    Permanent,
    /// Until somebody ends it.
    Indefinite,
}

/// How a period is prolonged.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Renewal {
    /// By itself, unless stopped.
    pub automatic: bool,
    /// By how long each time.
    pub by: Option<Duration>,
    /// How often; `Some(0)` means without limit in words.
    pub times: Option<u32>,
    /// By agreement.
    pub agreement: bool,
    /// On request: when it must be made, and by whom.
    pub request: Option<Box<Notice>>,
    /// Unless notice is given.
    pub unless: Option<Box<Notice>>,
    /// Where.
    pub span: Span,
}

/// Notice or request: who, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// By whom.
    pub by: Option<List>,
    /// When.
    pub when: Option<Bound>,
    /// Where.
    pub span: Span,
}
