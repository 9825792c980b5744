//! Who owes what to whom, watched by whom, secured by what, and what waits for what: the treaty as a net of relations.
//!
//! Read off the core alone, so that a new clause kind takes its place without a word here. Unsettled text is in it like other
//! text, each piece with the option that it stands in.

mod build;
mod dot;
mod draw;
mod json;

pub use dot::dot;
pub use draw::svg;
pub use json::{json, schema};

use crate::model::NodeId;

/// Somebody: a party, a guarantor, an organization, a body, or who is named in words alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// Its name in the source, or its words.
    pub name: String,
    /// As the treaty calls it.
    pub title: String,
    /// Of whom it consists, where it is a group.
    pub members: Vec<String>,
}

/// A clause, or a rule written as a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clause {
    /// How it is known: its name, or its place in the text.
    pub id: String,
    /// What it is called in words: "the withdrawal `eastern`".
    pub called: String,
    /// The article it stands in: "Article 3".
    pub article: String,
    /// The options under which it stands; empty where it always does.
    pub under: String,
    /// The open points in it: each its name and its options.
    pub open: Vec<(String, Vec<String>)>,
    /// Where it applies: places by their titles.
    pub places: Vec<String>,
    /// What else it says that matters here: each a word for what, and words.
    pub lines: Vec<(&'static str, String)>,
}

/// How two are related.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// The actor is bound by the clause.
    Owes,
    /// The clause entitles the actor, or is owed to it.
    Benefits,
    /// The first clause watches the second.
    Watches,
    /// The first clause secures the second.
    Secures,
    /// The second clause waits for the first.
    Awaits,
    /// The first clause is given in return for the second.
    Exchange,
}

impl Relation {
    /// All, in the order in which they are explained.
    pub const ALL: [Self; 6] = [Self::Owes, Self::Benefits, Self::Watches, Self::Secures, Self::Awaits, Self::Exchange];

    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Owes => "is bound by",
            Self::Benefits => "is owed to, or entitles",
            Self::Watches => "watches",
            Self::Secures => "secures",
            Self::Awaits => "must come before",
            Self::Exchange => "is given in return for",
        }
    }
}

/// One end of a relation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum End {
    /// Of [`Relations::actors`].
    Actor(usize),
    /// Of [`Relations::clauses`].
    Clause(usize),
}

/// A relation between two.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edge {
    /// From.
    pub from: End,
    /// To.
    pub to: End,
    /// What it is.
    pub relation: Relation,
    /// The options under which it holds; empty where it always does.
    pub under: String,
    /// What is to be said of it; empty where the relation says it all.
    pub note: String,
}

/// A place, what applies there, and who watches that.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// Its title.
    pub title: String,
    /// The place itself.
    pub node: NodeId,
    /// The clauses that apply there.
    pub clauses: Vec<usize>,
    /// The phases and other parts of clauses that apply there, in words.
    pub parts: Vec<String>,
    /// Who watches there, in words, each with the option under which.
    pub watched: Vec<String>,
}

/// The end of something, in the order in which things end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ending {
    /// Of which clause.
    pub clause: usize,
    /// When, in words.
    pub when: String,
    /// Under which option.
    pub under: String,
}

/// The relations of a treaty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Relations {
    /// What the treaty is called.
    pub title: String,
    /// Its first language.
    pub language: String,
    /// Those that it speaks of.
    pub actors: Vec<Actor>,
    /// Its clauses in the order of the text.
    pub clauses: Vec<Clause>,
    /// What lies between them.
    pub edges: Vec<Edge>,
    /// Its places.
    pub places: Vec<Place>,
    /// What ends, the first first; what has no end last.
    pub endings: Vec<Ending>,
    /// What is open: each point and its options, in words.
    pub open: Vec<(String, Vec<String>)>,
}
