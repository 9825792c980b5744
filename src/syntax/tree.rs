//! The syntax tree: what was written, with names not yet resolved.
//!
//! Every construct is a [`Node`] of some [`Kind`] with fields and children; every field value is a [`Value`]. What stands
//! in brackets appears once for each way of reading it, with its presence condition.

pub use super::names::{Name, Names, Sym};

use super::kind::{FieldSpec, Kind, Role};
use crate::choice::Ctx;
use crate::source::Span;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// A dotted name such as `eastern.north.verified`; never empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Path(pub SmallVec<[Name; 1]>);

impl Path {
    /// The whole of it.
    #[must_use]
    pub fn span(&self) -> Span {
        match (self.0.first(), self.0.last()) {
            (Some(a), Some(b)) => a.span.to(b.span),
            _ => Span::default(),
        }
    }
    /// The name where there is but one.
    #[must_use]
    pub fn single(&self) -> Option<Name> {
        if let [one] = self.0.as_slice() { Some(*one) } else { None }
    }
    /// The first name.
    #[must_use]
    pub fn first(&self) -> Option<Name> {
        self.0.first().copied()
    }
}

/// One wording in one language and case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run {
    /// The language as written (`uk`); `None` is the first language of the treaty.
    pub lang: Option<Sym>,
    /// The grammatical case as written (`genitive`).
    pub case: Option<Sym>,
    /// The words, without their quotation marks.
    pub span: Span,
}

/// Words in one or more languages; empty where a blank (`[x]`) stands for them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words {
    /// The wordings.
    pub runs: SmallVec<[Run; 1]>,
    /// The blank, where there is one.
    pub blank: Option<Span>,
    /// All of it.
    pub span: Span,
}

/// A decimal number, exact: `mantissa / 10^scale`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Num {
    /// All digits.
    pub mantissa: i64,
    /// How many of them stand behind the point.
    pub scale: u8,
    /// `[x]` stands for it.
    pub blank: bool,
    /// Where.
    pub span: Span,
}

impl Num {
    /// The number where it is whole.
    #[must_use]
    pub fn whole(self) -> Option<i64> {
        (!self.blank && self.scale == 0).then_some(self.mantissa)
    }
}

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
    pub request: Option<Notice>,
    /// Unless notice is given.
    pub unless: Option<Notice>,
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
    pub by: Option<List>,
    /// On whose report.
    pub report: Option<List>,
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
    /// `in all`.
    pub in_all: bool,
    /// Where.
    pub span: Span,
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

/// The languages of a treaty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Languages {
    /// In the order written.
    pub all: Vec<Name>,
    /// Whether their authenticity is said.
    pub authentic: bool,
    /// Which prevails.
    pub prevails: Option<Name>,
    /// Where.
    pub span: Span,
}

/// A way of consenting to be bound.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// The act: `ratification`, `signature`, `exchange of instruments`.
    pub act: Sym,
    /// By whom; `None` where not said.
    pub by: Option<Quorum>,
    /// Where it is done.
    pub at: Option<Words>,
    /// Where in the text.
    pub span: Span,
}

/// One part of a phrase of several parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Which.
    pub role: Role,
    /// Its value.
    pub value: Value,
    /// Where.
    pub span: Span,
}

/// The value of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the type that it holds")]
pub enum Value {
    Flag,
    /// The field could not be read; what was wrong has been said.
    Broken,
    /// `[x]`: to be filled in.
    Blank(Span),
    Words(Box<Words>),
    Free(Span),
    List(Box<List>),
    Instant(Box<Instant>),
    Bound(Box<Bound>),
    Period(Box<Period>),
    Renewal(Box<Renewal>),
    Duration(Box<Duration>),
    /// At least and at most so long.
    Range(Box<(Duration, Duration)>),
    Every(Box<Duration>),
    Condition(Box<Condition>),
    Amount(Box<Amount>),
    Date(Box<Date>),
    /// Dates, and weekdays from Monday = 1.
    Days(Box<(Vec<Date>, Vec<u8>)>),
    Languages(Box<Languages>),
    Quorum(Box<Quorum>),
    Consent(Vec<Consent>),
    Determiner(Box<Determiner>),
    Steps(Vec<Vec<Part>>),
    Parts(Vec<Part>),
    Path(Box<Path>),
    Relation(Box<Relation>),
}

/// One reading of a field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Which field.
    pub spec: &'static FieldSpec,
    /// What it says.
    pub value: Value,
    /// Under which condition it is there.
    pub ctx: Ctx,
    /// The whole statement.
    pub span: Span,
    /// The value alone.
    pub value_span: Span,
}

/// One construct.
#[derive(Debug)]
pub struct Node {
    /// What it is.
    pub kind: &'static Kind,
    /// Its name.
    pub name: Option<Name>,
    /// Its wording: what a party is called, an article's heading.
    pub title: Option<Box<Words>>,
    /// Its fields, one for each reading.
    pub fields: Vec<Field>,
    /// What it holds, in order.
    pub children: Vec<Node>,
    /// Under which condition it is there.
    pub ctx: Ctx,
    /// The words that begin it, up to its block.
    pub head: Span,
    /// All of it.
    pub span: Span,
    /// Something in its head could not be read; nothing is to be concluded from what it lacks.
    pub broken: bool,
}

impl Node {
    /// The readings of the field begun by `word`.
    pub fn fields<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a Field> {
        self.fields.iter().filter(move |f| f.spec.word == word)
    }
    /// The first reading of a field.
    #[must_use]
    pub fn field(&self, word: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.spec.word == word)
    }
    /// Where a finding about the whole of it should point: its name, or what begins it.
    #[must_use]
    pub fn point(&self) -> Span {
        self.name.map_or(self.head, |n| n.span)
    }
    /// Visits this node and all below, in order.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Node)) {
        visit(self);
        for c in &self.children {
            c.walk(visit);
        }
    }
}

/// A comment with what it silences.
#[derive(Clone, Debug)]
pub struct Allow {
    /// The code as written.
    pub code: String,
    /// Whether a reason is given.
    pub reasoned: bool,
    /// The comment.
    pub span: Span,
    /// What it stands above: from the next statement's first byte to its end.
    pub covers: Span,
}

/// One treaty's text, read: all its files.
#[derive(Debug, Default)]
pub struct Tree {
    /// The top-level constructs in the order of the text, includes in their place.
    pub nodes: Vec<Node>,
    /// All names.
    pub names: Names,
    /// The open points.
    pub choices: crate::choice::Choices,
    /// The brackets in the words of texts: where each begins, and its choice.
    pub live: FxHashMap<u32, crate::choice::ChoiceId>,
    /// What comments silence.
    pub allows: Vec<Allow>,
    /// Pairs of brackets that stand side by side, with what holds there.
    pub neighbours: Vec<(Span, Span, Ctx)>,
    /// Blanks to be filled in.
    pub blanks: Vec<Span>,
    /// Who is named before a colon in a bracket, with what holds there.
    pub proposers: Vec<(Path, Ctx)>,
    /// Where the text could not be read.
    pub unread: Vec<Span>,
}
