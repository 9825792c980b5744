//! A revision for programs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::rounds::revision::{
    Beside, Change, Direction, Fate, Found, Move, Piece, Point, Proposal, Revision, Round, Settled, Spot, Step, What,
};

/// What `treatyc diff --to json` says.
#[derive(Serialize, JsonSchema, Debug)]
#[schemars(title = "Revision")]
pub struct Document {
    /// Whether nothing changed in meaning.
    same: bool,
    /// The round before.
    old: OneRound,
    /// The round after.
    new: OneRound,
    /// What changed in the text, in the order of the new round.
    changes: Vec<OneChange>,
    /// Open points that were opened, closed, or in which somebody moved.
    points: Vec<OnePoint>,
    /// Who moved.
    moves: Vec<OneMove>,
    /// What is said about the text rather than in it.
    state: Vec<Remark>,
    /// Findings that are new.
    findings_new: Vec<OneFinding>,
    /// Findings that are gone.
    findings_gone: Vec<OneFinding>,
}

/// One round.
#[derive(Serialize, JsonSchema, Debug)]
struct OneRound {
    /// The file.
    file: String,
    /// The draft label and day as printed.
    draft: String,
    /// The title.
    title: String,
    /// How many open points there are.
    open_points: usize,
    /// How many packages they make, as a text: the number can be longer than any of a program. Absent where it cannot be told.
    packages: Option<String>,
}

/// Where something stands.
#[derive(Serialize, JsonSchema, Debug)]
struct Place {
    /// The article with its heading; empty outside of all.
    article: String,
    /// Its name in the source; empty where it has none.
    name: String,
    /// What it is: "the lease".
    what: String,
    /// What it is called in the document.
    called: String,
    /// The file.
    file: String,
    /// The line, from 1.
    line: u32,
}

/// One change.
#[derive(Serialize, JsonSchema, Debug)]
struct OneChange {
    /// What happened.
    change: Kind,
    /// Where it stood.
    old: Option<Place>,
    /// Where it stands.
    new: Option<Place>,
    /// The paragraphs that came or went.
    text: Vec<String>,
    /// The field that says something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// What it said.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<String>,
    /// In which direction.
    directions: Vec<OneDirection>,
    /// What the field names and did not name before.
    with: Vec<String>,
    /// What it named and names no more.
    without: Vec<String>,
    /// The words of a text, piece by piece.
    words: Vec<Words>,
}

/// What happened to a construct.
#[derive(Serialize, JsonSchema, Clone, Copy, Debug)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Dropped,
    /// It stands elsewhere.
    Moved,
    /// It has another number.
    Renumbered,
    /// It has another name in the source.
    Renamed,
    /// Its words changed.
    Reworded,
    /// A field says something else.
    Value,
}

/// A direction.
#[derive(Serialize, JsonSchema, Debug)]
struct OneDirection {
    /// `longer`, `shorter`, `later`, `earlier`, `more`, `less`, `fewer`, `more often`, `less often`.
    way: String,
    /// By how much.
    by: String,
    /// Whether only about so much.
    about: bool,
    /// In words.
    words: String,
}

/// A piece of a text.
#[derive(Serialize, JsonSchema, Debug)]
struct Words {
    /// `same`, `old`, `new`.
    #[serde(rename = "in")]
    of: String,
    /// The words.
    words: String,
}

/// An open point.
#[derive(Serialize, JsonSchema, Debug)]
struct OnePoint {
    /// `opened`, `closed`, `moved`.
    fate: String,
    /// What it was called, as `--package` takes it.
    old_name: Option<String>,
    /// What it is called.
    new_name: Option<String>,
    /// Where it stood.
    old: Option<Place>,
    /// Where it stands.
    new: Option<Place>,
    /// The field; empty where it is in none.
    field: String,
    /// What was proposed.
    before: Vec<Side>,
    /// What is proposed.
    after: Vec<Side>,
    /// For `opened` and `closed`: which of the proposals, from 0, the settled text is; absent where it is none of them.
    settled_as: Option<usize>,
    /// For `opened` and `closed`: the settled text.
    settled: Option<String>,
}

/// A proposal.
#[derive(Serialize, JsonSchema, Debug)]
struct Side {
    /// The option, as `--package` takes it.
    option: String,
    /// Who proposes it, as they are called.
    by: Vec<String>,
    /// What it says; empty where it leaves the text out.
    says: String,
}

/// A move of a party.
#[derive(Serialize, JsonSchema, Debug)]
struct OneMove {
    /// The party as it is called.
    party: String,
    /// The number of the point in `points`, from 0.
    point: usize,
    /// `prevailed`, `accepted`, `met`, `changed`, `reopened`, `holds`.
    step: String,
    /// What it no longer proposes.
    gave_up: Vec<String>,
    /// What it proposes or accepted.
    took: Vec<String>,
    /// Whose proposal it accepted.
    of: Vec<String>,
    /// From what it gave up to what it took.
    directions: Vec<OneDirection>,
}

/// Something about the text.
#[derive(Serialize, JsonSchema, Debug)]
struct Remark {
    /// Where.
    place: Place,
    /// What.
    says: String,
}

/// A finding.
#[derive(Serialize, JsonSchema, Debug)]
struct OneFinding {
    /// The check.
    code: String,
    /// `error`, `warning`, `info`.
    severity: String,
    /// Its first line.
    message: String,
    /// In which packages; empty for all.
    packages: String,
    /// The file.
    file: String,
    /// The line, from 1.
    line: u32,
}

/// A revision as JSON, with its line end.
#[must_use]
pub fn json(r: &Revision) -> String {
    let document = Document {
        same: r.is_empty(),
        old: round(&r.old),
        new: round(&r.new),
        changes: r.changes.iter().map(change).collect(),
        points: r.points.iter().map(point).collect(),
        moves: r.moves.iter().map(moved).collect(),
        state: r.beside.iter().map(|b: &Beside| Remark { place: place(&b.spot), says: b.says.clone() }).collect(),
        findings_new: r.found.iter().map(finding).collect(),
        findings_gone: r.gone.iter().map(finding).collect(),
    };
    // Plain data with text keys: there is nothing in it that JSON could not say.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn round(r: &Round) -> OneRound {
    OneRound {
        file: r.file.clone(),
        draft: r.draft.clone(),
        title: r.title.clone(),
        open_points: r.open,
        packages: r.packages.map(|n| n.to_string()),
    }
}

fn place(s: &Spot) -> Place {
    Place {
        article: s.article.clone(),
        name: s.name.clone(),
        what: s.what.clone(),
        called: s.called.clone(),
        file: s.file.clone(),
        line: s.line,
    }
}

fn direction(d: &Direction) -> OneDirection {
    OneDirection { way: d.way.word().to_owned(), by: d.by.clone(), about: d.about, words: d.words() }
}

fn change(c: &Change) -> OneChange {
    let mut out = OneChange {
        change: Kind::Moved,
        old: c.old.as_ref().map(place),
        new: c.new.as_ref().map(place),
        text: Vec::new(),
        field: None,
        said: None,
        says: None,
        directions: Vec::new(),
        with: Vec::new(),
        without: Vec::new(),
        words: Vec::new(),
    };
    match &c.is {
        What::Added(text) => (out.change, out.text) = (Kind::Added, text.clone()),
        What::Dropped(text) => (out.change, out.text) = (Kind::Dropped, text.clone()),
        What::Moved => {}
        What::Renumbered => out.change = Kind::Renumbered,
        What::Renamed { .. } => out.change = Kind::Renamed,
        What::Reworded(pieces) => {
            out.change = Kind::Reworded;
            out.words = pieces.iter().map(words).collect();
        }
        What::Value(v) => {
            out.change = Kind::Value;
            out.field = Some(v.field.clone());
            (out.said, out.says) = (v.old.clone(), v.new.clone());
            out.directions = v.directions.iter().map(direction).collect();
            (out.with, out.without) = (v.with.clone(), v.without.clone());
        }
    }
    out
}

fn words(p: &Piece) -> Words {
    let (of, words) = match p {
        Piece::Same(w) => ("same", w),
        Piece::Old(w) => ("old", w),
        Piece::New(w) => ("new", w),
    };
    Words { of: of.to_owned(), words: words.clone() }
}

fn point(p: &Point) -> OnePoint {
    let side = |p: &Proposal| Side { option: p.name.clone(), by: p.by.clone(), says: p.says.clone() };
    let (fate, settled, among) = match &p.fate {
        Fate::Opened(s) => ("opened", Some(s), &p.after),
        Fate::Closed(s) => ("closed", Some(s), &p.before),
        Fate::Moved => ("moved", None, &p.after),
    };
    let (settled_as, settled) = match settled {
        Some(Settled::Proposal(n)) => (Some(*n), among.get(*n).map(|p| p.says.clone())),
        Some(Settled::Other(words)) => (None, Some(words.clone())),
        Some(Settled::Nothing) | None => (None, None),
    };
    OnePoint {
        fate: fate.to_owned(),
        old_name: p.old_name.clone(),
        new_name: p.new_name.clone(),
        old: p.old.as_ref().map(place),
        new: p.new.as_ref().map(place),
        field: p.field.clone(),
        before: p.before.iter().map(side).collect(),
        after: p.after.iter().map(side).collect(),
        settled_as,
        settled,
    }
}

fn moved(m: &Move) -> OneMove {
    let (step, of) = match &m.step {
        Step::Prevailed => ("prevailed", Vec::new()),
        Step::Accepted(of) => ("accepted", of.clone()),
        Step::Met => ("met", Vec::new()),
        Step::Changed => ("changed", Vec::new()),
        Step::Reopened => ("reopened", Vec::new()),
        Step::Holds => ("holds", Vec::new()),
    };
    OneMove {
        party: m.party.clone(),
        point: m.point,
        step: step.to_owned(),
        gave_up: m.gave_up.clone(),
        took: m.took.clone(),
        of,
        directions: m.directions.iter().map(direction).collect(),
    }
}

fn finding(f: &Found) -> OneFinding {
    OneFinding {
        code: f.code.to_string(),
        severity: f.severity.word().to_owned(),
        message: f.message.clone(),
        packages: f.packages.clone(),
        file: f.file.clone(),
        line: f.line,
    }
}

/// The JSON schema, as published in `docs/schema/revision.schema.json`.
#[must_use]
pub fn schema() -> String {
    serde_json::to_string_pretty(&schemars::schema_for!(Document)).unwrap_or_default() + "\n"
}
