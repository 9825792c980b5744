//! What changed in meaning between two rounds of one treaty: plain data, from which every report is made.

use crate::finding::{Code, Severity};

/// All that changed between two rounds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Revision {
    /// The round before.
    pub old: Round,
    /// The round after.
    pub new: Round,
    /// What changed in the text, in the order of the new round; what was dropped, in that of the old one, comes before what stands
    /// where it stood.
    pub changes: Vec<Change>,
    /// What became of the open points.
    pub points: Vec<Point>,
    /// Who moved, party by party in the order of the points.
    pub moves: Vec<Move>,
    /// What is said about the text rather than in it. It changes nothing in meaning.
    pub beside: Vec<Beside>,
    /// Findings of the new round that the old one had not.
    pub found: Vec<Found>,
    /// Findings of the old round that the new one has no more.
    pub gone: Vec<Found>,
}

impl Revision {
    /// Whether nothing changed in meaning.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.is_empty() && self.changes.iter().all(|c| matches!(c.is, What::Renamed { printed: false }))
    }
}

/// One round.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Round {
    /// The file.
    pub file: String,
    /// Its draft label and day, as printed; empty where there is none.
    pub draft: String,
    /// The title of the treaty.
    pub title: String,
    /// How many packages its open points make, where that can be told.
    pub packages: Option<u128>,
    /// How many open points there are.
    pub open: usize,
}

/// Where something stands in one round.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spot {
    /// The article, annex or other container: "Article 5. Status of the Coastal Corridor"; empty outside of all.
    pub article: String,
    /// The same in short: "Article 5".
    pub label: String,
    /// Its name; empty where it has none.
    pub name: String,
    /// What it is, as a noun: "the lease", "the article", "the party".
    pub what: String,
    /// What it is called in the document; empty where it has no wording.
    pub called: String,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

/// One change.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// Where it stood; nothing where it is new.
    pub old: Option<Spot>,
    /// Where it stands; nothing where it is gone.
    pub new: Option<Spot>,
    /// The article of the new round that it is about; of what is gone with its article, that of the old one.
    pub article: String,
    /// What happened.
    pub is: What,
}

/// What happened to a construct.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// It is new. With its paragraphs as printed.
    Added(Vec<String>),
    /// It is gone. With its paragraphs as they were printed. What of it is found again elsewhere has moved.
    Dropped(Vec<String>),
    /// It stands elsewhere.
    Moved,
    /// It has another number, because something else moved, came or went.
    Renumbered,
    /// It has another name. Names are for the drafters; only what has no wording is printed by its name.
    Renamed {
        /// Whether the name is printed.
        printed: bool,
    },
    /// Its wording or its words changed.
    Reworded(Vec<Piece>),
    /// A field says something else.
    Value(Value),
}

/// A field that says something else.
#[derive(Clone, PartialEq, Debug)]
pub struct Value {
    /// The word of the field: `lasts`.
    pub field: String,
    /// What it said, in words; nothing where it was not said.
    pub old: Option<String>,
    /// What it says; nothing where it is not said any more.
    pub new: Option<String>,
    /// In which direction, a sentence each; empty where there is none.
    pub directions: Vec<Direction>,
    /// What it names and did not name before.
    pub with: Vec<String>,
    /// What it named and names no more.
    pub without: Vec<String>,
}

/// In which direction something changed, and by how much.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Direction {
    /// The direction.
    pub way: Way,
    /// By how much: "34 years", "USD 200,000,000 per year".
    pub by: String,
    /// Whether that is so only about: months are of no one length.
    pub about: bool,
}

/// A direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is the word it stands for")]
pub enum Way {
    Longer,
    Shorter,
    Later,
    Earlier,
    More,
    Less,
    Fewer,
    MoreOften,
    LessOften,
}

impl Direction {
    /// In words: "34 years shorter", "about 245 days earlier", "600 observers more".
    #[must_use]
    pub fn words(&self) -> String {
        let about = if self.about { "about " } else { "" };
        let by = &self.by;
        match self.way {
            Way::MoreOften => format!("more often: the time between is {about}{by} shorter"),
            Way::LessOften => format!("less often: the time between is {about}{by} longer"),
            way => format!("{about}{by} {}", way.word()),
        }
    }
}

impl Way {
    /// The word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Longer => "longer",
            Self::Shorter => "shorter",
            Self::Later => "later",
            Self::Earlier => "earlier",
            Self::More => "more",
            Self::Less => "less",
            Self::Fewer => "fewer",
            Self::MoreOften => "more often",
            Self::LessOften => "less often",
        }
    }
}

/// A piece of a text in which two rounds agree or part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the old alone.
    Old(String),
    /// In the new alone.
    New(String),
}

/// An open point that was opened, closed, or in which somebody moved.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// What it is called in the old round, as `--package` takes it.
    pub old_name: Option<String>,
    /// What it is called in the new one.
    pub new_name: Option<String>,
    /// Where it stood.
    pub old: Option<Spot>,
    /// Where it stands.
    pub new: Option<Spot>,
    /// What it is about: the word of the field, or nothing.
    pub field: String,
    /// What became of it.
    pub fate: Fate,
    /// What was proposed.
    pub before: Vec<Proposal>,
    /// What is proposed.
    pub after: Vec<Proposal>,
}

/// What became of an open point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// The text was settled, and is no more.
    Opened(Settled),
    /// The text is settled.
    Closed(Settled),
    /// It is still open, and who proposes what has changed.
    Moved,
}

/// The settled text at a point, before it was opened or after it was closed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Settled {
    /// The proposal of this number, from 0.
    Proposal(usize),
    /// None of the proposals: this.
    Other(String),
    /// Nothing: what it stood in was not there.
    Nothing,
}

/// One side of an open point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The name of the option, as `--package` takes it.
    pub name: String,
    /// Who proposes it, as they are called.
    pub by: Vec<String>,
    /// What it says, in words; empty where it leaves the text out.
    pub says: String,
}

/// A party that moved at an open point.
#[derive(Clone, PartialEq, Debug)]
pub struct Move {
    /// Who, as it is called: "the Russian Federation".
    pub party: String,
    /// The number of the point in the list of points.
    pub point: usize,
    /// What it no longer proposes.
    pub gave_up: Vec<String>,
    /// What it proposes now, or has accepted.
    pub took: Vec<String>,
    /// How it moved.
    pub step: Step,
    /// From what it gave up to what it took, where it is one number and another.
    pub directions: Vec<Direction>,
}

/// How a party moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// Its proposal stands.
    Prevailed,
    /// It accepted what these proposed.
    Accepted(Vec<String>),
    /// The text was settled as nobody had proposed it.
    Met,
    /// It proposes something else, or stands behind what it did not before.
    Changed,
    /// It opened what was settled.
    Reopened,
    /// Others opened what was settled; it holds to the text.
    Holds,
}

/// Something said about the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Beside {
    /// Where.
    pub spot: Spot,
    /// What, as a clause: "is now agreed on 20 January 2026".
    pub says: String,
}

/// A finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The check that speaks.
    pub code: Code,
    /// How grave.
    pub severity: Severity,
    /// Its first line.
    pub message: String,
    /// The packages in which it holds, in words; empty for all.
    pub packages: String,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}
