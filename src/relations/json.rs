//! The relations for programs.

use super::{End, Relation, Relations};
use schemars::JsonSchema;
use serde::Serialize;

/// What `treatyc graph --to json` says: who owes what to whom, watched by whom, secured by what, and what waits for what.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Relations")]
struct Net<'a> {
    /// What the treaty is called.
    title: &'a str,
    /// Those that it speaks of.
    actors: Vec<Actor<'a>>,
    /// Its clauses and rules in the order of the text.
    clauses: Vec<Clause<'a>>,
    /// What lies between them.
    relations: Vec<Edge<'a>>,
    /// Its places.
    places: Vec<Place<'a>>,
    /// What ends, the first first; what has no end last.
    endings: Vec<Ending<'a>>,
    /// What is open.
    open: Vec<Point<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct Actor<'a> {
    /// Its name in the source, or the words that stand for it.
    name: &'a str,
    /// As the treaty calls it.
    title: &'a str,
    /// Of whom a group consists.
    members: &'a [String],
}

#[derive(Serialize, JsonSchema)]
struct Clause<'a> {
    /// Its name, or its kind and place in the text.
    id: &'a str,
    /// What it is called in words.
    called: &'a str,
    /// The article it stands in.
    article: &'a str,
    /// The options under which alone it stands; empty where it always does.
    under: &'a str,
    /// The open points in it.
    open: Vec<Point<'a>>,
    /// Where it applies.
    places: &'a [String],
    /// What stands over it and what it waits for.
    notes: Vec<Note<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct Note<'a> {
    /// `watched by`, `secured by`, `waits`, `in return for`.
    what: &'a str,
    /// In words.
    words: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct Point<'a> {
    /// Its name, as `--package` calls it.
    name: &'a str,
    /// Its options, with their proposers.
    options: &'a [String],
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Owes,
    Benefits,
    Watches,
    Secures,
    Awaits,
    Exchange,
}

/// One end: an index into `actors` or into `clauses`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Of {
    Actor(usize),
    Clause(usize),
}

#[derive(Serialize, JsonSchema)]
struct Edge<'a> {
    from: Of,
    to: Of,
    /// What lies between them.
    relation: Kind,
    /// The options under which alone it holds; empty where it always does.
    under: &'a str,
    /// What is to be said of it.
    note: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct Place<'a> {
    title: &'a str,
    /// The clauses that apply there, by their index.
    clauses: &'a [usize],
    /// Who watches there, in words.
    watched: &'a [String],
}

#[derive(Serialize, JsonSchema)]
struct Ending<'a> {
    /// The clause, by its index.
    clause: usize,
    /// When it ends, in words.
    when: &'a str,
    /// The options under which it ends then.
    under: &'a str,
}

/// The relations as JSON.
#[must_use]
pub fn json(relations: &Relations) -> String {
    let net = Net {
        title: &relations.title,
        actors: relations
            .actors
            .iter()
            .map(|a| Actor { name: &a.name, title: &a.title, members: &a.members })
            .collect(),
        clauses: relations
            .clauses
            .iter()
            .map(|c| Clause {
                id: &c.id,
                called: &c.called,
                article: &c.article,
                under: &c.under,
                open: c.open.iter().map(|(name, options)| Point { name, options }).collect(),
                places: &c.places,
                notes: c.lines.iter().map(|(what, words)| Note { what, words }).collect(),
            })
            .collect(),
        relations: relations
            .edges
            .iter()
            .map(|e| Edge {
                from: of(e.from),
                to: of(e.to),
                relation: kind(e.relation),
                under: &e.under,
                note: &e.note,
            })
            .collect(),
        places: relations
            .places
            .iter()
            .map(|p| Place { title: &p.title, clauses: &p.clauses, watched: &p.watched })
            .collect(),
        endings: relations
            .endings
            .iter()
            .map(|e| Ending { clause: e.clause, when: &e.when, under: &e.under })
            .collect(),
        open: relations.open.iter().map(|(name, options)| Point { name, options }).collect(),
    };
    serde_json::to_string_pretty(&net).unwrap_or_default() + "\n"
}

/// The schema of what [`json`] writes.
#[must_use]
pub fn schema() -> String {
    serde_json::to_string_pretty(&schemars::schema_for!(Net<'_>)).unwrap_or_default() + "\n"
}

fn of(end: End) -> Of {
    match end {
        End::Actor(n) => Of::Actor(n),
        End::Clause(n) => Of::Clause(n),
    }
}

fn kind(relation: Relation) -> Kind {
    match relation {
        Relation::Owes => Kind::Owes,
        Relation::Benefits => Kind::Benefits,
        Relation::Watches => Kind::Watches,
        Relation::Secures => Kind::Secures,
        Relation::Awaits => Kind::Awaits,
        Relation::Exchange => Kind::Exchange,
    }
}
