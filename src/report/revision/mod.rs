//! What changed between two rounds, as a chair would tell it: sections, what they are about, and one sentence a change. The
//! formats write it down.

mod html;
mod json;
mod markdown;
mod positions;
mod terminal;

pub use html::html;
pub use json::{json, schema};
pub use markdown::markdown;
pub use terminal::{Paper, terminal};

use crate::finding::Severity;
use crate::rounds::revision::{Beside, Change, Direction, Found, Piece, Revision, Round, Spot, Value, What};

/// A revision to be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outline {
    /// The title of the treaty.
    pub title: String,
    /// The two rounds, and how much is open in each.
    pub lead: Vec<String>,
    /// The sections; none where nothing changed.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What it is about.
    pub groups: Vec<Group>,
}

/// What is said about one article or party.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The article or party; empty where there is none.
    pub heading: String,
    /// What is said.
    pub items: Vec<Item>,
}

/// One thing that is said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// What sort of thing.
    pub sign: Sign,
    /// The sentence, after the word of the sign.
    pub runs: Vec<Run>,
    /// Paragraphs quoted with it.
    pub quote: Vec<String>,
}

/// The sort of a change; its word begins the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// Something came.
    Added(&'static str),
    /// Something went.
    Dropped(&'static str),
    /// Something is otherwise.
    Changed(&'static str),
    /// Nothing but a remark.
    Remark,
}

impl Sign {
    /// The word; empty where there is none.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added(w) | Self::Dropped(w) | Self::Changed(w) => w,
            Self::Remark => "",
        }
    }
}

/// A run of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Run {
    /// Words.
    Text(String),
    /// A name of the source.
    Code(String),
    /// What stood and stands no more.
    Old(String),
    /// What stands now.
    New(String),
    /// What it comes to: a direction.
    Strong(String),
}

/// Tells a revision. Findings for information are told only with `info`.
#[must_use]
pub fn outline(r: &Revision, info: bool) -> Outline {
    let title = if r.new.title.is_empty() { r.old.title.clone() } else { r.new.title.clone() };
    let sections = vec![
        section("Who moved", positions::parties(r)),
        section("Open points", one_group(r.points.iter().map(positions::point).collect())),
        section("Articles", one_group(articles(r))),
        section("What the text says", content(r)),
        section("Names", one_group(r.changes.iter().filter_map(renamed).collect())),
        section("State of the text", one_group(r.beside.iter().map(beside).collect())),
        section("New findings", one_group(findings(&r.found, info, Sign::Added("new")))),
        section("Findings that are gone", one_group(findings(&r.gone, info, Sign::Dropped("gone")))),
    ];
    Outline {
        title,
        lead: lead(r),
        sections: sections.into_iter().filter(|s| s.groups.iter().any(|g| !g.items.is_empty())).collect(),
    }
}

fn section(heading: &str, groups: Vec<Group>) -> Section {
    Section { heading: heading.to_owned(), groups }
}

fn one_group(items: Vec<Item>) -> Vec<Group> {
    vec![Group { heading: String::new(), items }]
}

fn lead(r: &Revision) -> Vec<String> {
    let round = |r: &Round| if r.draft.is_empty() { r.file.clone() } else { format!("{} ({})", r.draft, r.file) };
    let counted = |n: String, one: &str| format!("{n} {one}{}", if n == "1" { "" } else { "s" });
    let mut out = vec![format!("From {} to {}.", round(&r.old), round(&r.new))];
    if r.is_empty() {
        out.push("Nothing changed in meaning.".into());
        return out;
    }
    let (was, is) = (r.old.open, r.new.open);
    out.push(match (was, is) {
        (0, 0) => return out,
        _ if was == is => format!("{}, as before.", counted(is.to_string(), "open point")),
        _ => format!(
            "{}, where there {} {was}.",
            counted(is.to_string(), "open point"),
            if was == 1 { "was" } else { "were" }
        ),
    });
    if let (Some(a), Some(b)) = (r.old.packages, r.new.packages) {
        let before = if a == b {
            "as before".to_owned()
        } else {
            format!("where there {} {a}", if a == 1 { "was" } else { "were" })
        };
        out.push(format!("{}, {before}.", counted(b.to_string(), "package")));
    }
    out
}

/// Words with names between backquotes.
fn runs(text: &str) -> Vec<Run> {
    let mut out = Vec::new();
    let mut pieces = text.split('`').peekable();
    let mut code = false;
    while let Some(piece) = pieces.next() {
        let closed = pieces.peek().is_some();
        if code && closed {
            out.push(Run::Code(piece.to_owned()));
        } else if code {
            out.push(Run::Text(format!("`{piece}")));
        } else if !piece.is_empty() {
            out.push(Run::Text(piece.to_owned()));
        }
        code = !code;
    }
    out
}

fn item(sign: Sign, runs: Vec<Run>) -> Item {
    Item { sign, runs, quote: Vec::new() }
}

/// "the lease `corridor`".
fn thing(s: &Spot) -> String {
    if s.name.is_empty() { s.what.clone() } else { format!("{} `{}`", s.what, s.name) }
}

/// What a declaration or an article is: by its wording.
fn called(s: &Spot) -> String {
    match (s.called.is_empty(), s.name.is_empty()) {
        (false, true) => format!("{} “{}”", s.what, s.called),
        (false, false) => format!("{} `{}` “{}”", s.what, s.name, s.called),
        _ => thing(s),
    }
}

/// Joins with "and".
fn listed(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Whether a spot is that of an article, annex or the like, and not of something in it.
fn is_article(s: &Spot) -> bool {
    !s.article.is_empty() && !s.called.is_empty() && s.article.ends_with(&s.called)
}

/// What happened to whole articles; those that only have another number in one line.
fn articles(r: &Revision) -> Vec<Item> {
    let mut out = Vec::new();
    let mut numbers: Vec<(String, String)> = Vec::new();
    for c in &r.changes {
        match (&c.is, &c.old, &c.new) {
            (What::Added(text), None, Some(new)) if is_article(new) => {
                let runs = vec![Run::New(new.article.clone())];
                out.push(Item { sign: Sign::Added("added"), runs, quote: text.clone() });
            }
            (What::Dropped(text), Some(old), None) if is_article(old) => {
                let mut runs = vec![Run::Old(old.article.clone())];
                if text.is_empty() {
                    runs.push(Run::Text("; its text stands elsewhere".into()));
                }
                out.push(Item { sign: Sign::Dropped("dropped"), runs, quote: text.clone() });
            }
            (What::Moved, Some(old), Some(new)) if is_article(new) => {
                let words = if old.label == new.label || old.label.is_empty() {
                    new.article.clone()
                } else {
                    format!("{}, now {}", old.article, new.label)
                };
                out.push(item(Sign::Changed("moved"), runs(&words)));
            }
            (What::Renumbered, Some(old), Some(new)) => numbers.push((old.label.clone(), new.label.clone())),
            _ => {}
        }
    }
    if !numbers.is_empty() {
        let all: Vec<String> = numbers.iter().map(|(a, b)| format!("{a} is now {b}")).collect();
        out.push(item(Sign::Changed("renumbered"), runs(&all.join(", "))));
    }
    out
}

/// What the text says otherwise, article by article.
fn content(r: &Revision) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for c in &r.changes {
        let Some(line) = said(c) else { continue };
        let heading = if c.article.is_empty() { "Head and declarations".to_owned() } else { c.article.clone() };
        match out.iter_mut().find(|g| g.heading == heading) {
            Some(g) => g.items.push(line),
            None => out.push(Group { heading, items: vec![line] }),
        }
    }
    out
}

fn said(c: &Change) -> Option<Item> {
    Some(match (&c.is, &c.old, &c.new) {
        (What::Added(text), None, Some(s)) if !is_article(s) => {
            Item { sign: Sign::Added("added"), runs: runs(&called(s)), quote: text.clone() }
        }
        (What::Dropped(text), Some(s), None) if !is_article(s) => {
            Item { sign: Sign::Dropped("dropped"), runs: runs(&called(s)), quote: text.clone() }
        }
        (What::Moved, Some(old), Some(new)) if !is_article(new) => {
            let words = if old.article == new.article {
                format!("{} stands elsewhere in the article", thing(new))
            } else if old.article.is_empty() {
                format!("{} now stands here", thing(new))
            } else {
                format!("{} stood in {}", thing(new), old.article)
            };
            item(Sign::Changed("moved"), runs(&words))
        }
        (What::Reworded(pieces), Some(_), Some(s)) => {
            let what = if is_article(s) { "the heading".to_owned() } else { thing(s) };
            let mut out = runs(&format!("{what}: "));
            for (n, piece) in shortened(pieces).into_iter().enumerate() {
                if n > 0 {
                    out.push(Run::Text(" ".into()));
                }
                out.push(match piece {
                    Piece::Same(t) => Run::Text(t),
                    Piece::Old(t) => Run::Old(t),
                    Piece::New(t) => Run::New(t),
                });
            }
            item(Sign::Changed("reworded"), out)
        }
        (What::Value(v), _, Some(s)) => value(v, s),
        _ => return None,
    })
}

/// What both texts share at length is left out in the middle.
fn shortened(pieces: &[Piece]) -> Vec<Piece> {
    const NEAR: usize = 8;
    let last = pieces.len().saturating_sub(1);
    let short = |(n, p): (usize, &Piece)| {
        let Piece::Same(text) = p else { return p.clone() };
        let words: Vec<&str> = text.split(' ').collect();
        let (from, to) = (if n == 0 { 0 } else { NEAR }, if n == last { 0 } else { NEAR });
        if words.len() <= from + to + 2 {
            return p.clone();
        }
        let front = words.get(..from).unwrap_or_default().join(" ");
        let back = words.get(words.len() - to..).unwrap_or_default().join(" ");
        Piece::Same(
            [front.as_str(), "…", back.as_str()].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" "),
        )
    };
    pieces.iter().enumerate().map(short).collect()
}

fn value(v: &Value, s: &Spot) -> Item {
    let field = if v.field.is_empty() { String::new() } else { format!(", {}", v.field) };
    let mut out = runs(&format!("{}{field}: ", thing(s)));
    let sign = match (&v.old, &v.new) {
        (Some(old), Some(new)) => {
            out.push(Run::Old(old.clone()));
            out.push(Run::Text(", now ".into()));
            out.push(Run::New(new.clone()));
            Sign::Changed("changed")
        }
        (Some(old), None) => {
            out.push(Run::Old(or_word(old, &v.field)));
            Sign::Dropped("no longer said")
        }
        (None, new) => {
            out.push(Run::New(or_word(new.as_deref().unwrap_or_default(), &v.field)));
            Sign::Added("now said")
        }
    };
    let named: Vec<String> = [("with", &v.with), ("without", &v.without)]
        .into_iter()
        .filter(|(_, all)| !all.is_empty())
        .map(|(word, all)| format!("{word} {}", listed(all)))
        .collect();
    if !named.is_empty() {
        out.extend(runs(&format!(" ({})", named.join(", "))));
    }
    if !v.directions.is_empty() {
        let directions: Vec<String> = v.directions.iter().map(Direction::words).collect();
        let subject = if matches!(v.field.as_str(), "lasts" | "duration") {
            format!("{} is ", if s.what == "the final clauses" { "the treaty" } else { &s.what })
        } else {
            String::new()
        };
        out.push(Run::Text(": ".into()));
        out.push(Run::Strong(format!("{subject}{}", directions.join("; "))));
    }
    item(sign, out)
}

/// A field that is said by its word alone.
fn or_word(said: &str, field: &str) -> String {
    if said.is_empty() { field.to_owned() } else { said.to_owned() }
}

fn renamed(c: &Change) -> Option<Item> {
    let (What::Renamed { printed }, Some(old), Some(new)) = (&c.is, &c.old, &c.new) else { return None };
    let note = if *printed { ", and is printed so" } else { "" };
    let name = |s: &Spot| if s.name.is_empty() { "without a name".to_owned() } else { format!("`{}`", s.name) };
    Some(item(Sign::Changed("renamed"), runs(&format!("{} {} is now {}{note}", old.what, name(old), name(new)))))
}

fn beside(b: &Beside) -> Item {
    let what = if b.spot.label.is_empty() || !is_article(&b.spot) { thing(&b.spot) } else { b.spot.article.clone() };
    item(Sign::Remark, runs(&format!("{what} {}", b.says)))
}

fn findings(all: &[Found], info: bool, sign: Sign) -> Vec<Item> {
    let told = all.iter().filter(|f| info || f.severity != Severity::Info);
    told.map(|f| {
        let packages = if f.packages.is_empty() { String::new() } else { format!(", in {}", f.packages) };
        let mut out = vec![Run::Strong(format!("{} {}", f.severity.word(), f.code))];
        out.extend(runs(&format!(": {}{packages} ({}:{})", f.message, f.file, f.line)));
        item(sign, out)
    })
    .collect()
}
