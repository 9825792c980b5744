//! The syntax tree: what was written, with names not yet resolved.
//!
//! Every construct is a [`Node`] of some [`Kind`] with fields and children; every field value is a [`Value`]. What stands
//! in brackets appears once for each way of reading it, with its presence condition.

mod conditions;
mod lists;
mod time;

pub use super::names::{Name, Names, Sym};
pub use conditions::{Amount, Bounding, Condition, Determiner, Measure, Rate, Whole};
pub use lists::{How, Item, List, Named, Quorum, QuorumNeed, Relation, Side, Special};
pub use time::{
    Bound, Calendar, Date, Duration, EventRef, Instant, Limit, Notice, OpenEnd, Period, Renewal, Term, Unit,
};

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
    /// How long, and how often in it: 0 where that is not said.
    Every(Box<Duration>, u8),
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
