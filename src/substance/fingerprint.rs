//! Fingerprints: SHA-256 over what a treaty, an article or a definition says. The only file that knows how hashes are made.
//!
//! Names are the drafter's handles and are not printed: what has a wording is known by it, what stands inside is known by
//! its place, and only what lies outside an article and has no wording is known by its name.

use super::{Voice, beyond, flat, heading, is_aside, is_beside, is_declared, statement};
use crate::choice::{ChoiceId, Choices, Ctx, Taken};
use crate::model::{Model, NodeId, Target};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::Path;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The construct that it stands in.
    pub node: NodeId,
    /// Where it is written.
    pub at: Span,
    /// The exact form that is hashed.
    pub exact: String,
    /// The same for people, with the names as they are written.
    pub shown: String,
}

/// What something says, statement by statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Substance {
    /// The statements in their order.
    pub lines: Vec<Line>,
}

impl Substance {
    /// The fingerprint: 64 hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        hash(self.lines.iter().map(|l| l.exact.as_str()))
    }
    /// All of it for people, a statement a line.
    #[must_use]
    pub fn shown(&self) -> String {
        self.lines.iter().map(|l| l.shown.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// SHA-256 over lines, in hexadecimal digits.
#[must_use]
pub fn hash<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let mut sha = Sha256::new();
    for line in lines {
        sha.update(line.as_bytes());
        sha.update(b"\n");
    }
    sha.finalize().iter().fold(String::with_capacity(64), |mut out, b| {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// The whole treaty. The order of the parties, and that of the languages, is nothing to it: each original of a treaty
/// done in the alternat names its own State first. Nor is the order of declarations.
#[must_use]
pub fn treaty(model: &Model<'_>) -> Substance {
    let (mut front, mut declared, mut middle, mut last, mut back) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for id in model.top().filter(|id| !is_aside(model.node(*id))) {
        let kind = model.node(id).kind;
        match (kind.class, kind.word) {
            (Class::Head, _) => front.insert(0, id),
            (_, "preamble") => front.push(id),
            (_, "annex" | "protocol") => back.push(id),
            (Class::Final, _) => last.push(id),
            (class, _) if is_declared(class) => declared.push(id),
            _ => middle.push(id),
        }
    }
    let printed: Vec<NodeId> = [front, middle, last, back].concat();
    let mut places = FxHashMap::default();
    for id in printed.iter().flat_map(|id| model.inside(*id)) {
        let n = places.len();
        places.insert(id, n);
    }
    let mut writer = Writer::new(model, places, &|_| None);
    writer.alternat = alternat(model);
    for id in printed {
        writer.construct(id, Ctx::ALWAYS, 0);
    }
    let mut units: Vec<Vec<Line>> = declared
        .into_iter()
        .map(|id| {
            let from = writer.out.lines.len();
            writer.construct(id, Ctx::ALWAYS, 0);
            writer.out.lines.split_off(from)
        })
        .collect();
    units.sort_by(|a, b| a.iter().map(|l| &l.exact).cmp(b.iter().map(|l| &l.exact)));
    writer.out.lines.extend(units.into_iter().flatten());
    writer.out
}

/// An article, or whatever else can be agreed as a whole. `called` gives another name for a construct outside it, where it
/// had one when the text was agreed.
#[must_use]
pub fn article(model: &Model<'_>, id: NodeId, called: &dyn Fn(NodeId) -> Option<String>) -> Substance {
    let places = model.inside(id).enumerate().map(|(n, id)| (id, n)).collect();
    let mut writer = Writer::new(model, places, called);
    writer.construct(id, model.ctx(id), 0);
    writer.out
}

/// The definition of something that a text rests on: itself and its parts, not what it rests on in turn.
#[must_use]
pub fn definition(model: &Model<'_>, id: NodeId) -> Substance {
    article(model, id, &|_| None)
}

struct Writer<'a, 't> {
    model: &'a Model<'t>,
    voice: Exact<'a>,
    alternat: Vec<(String, Vec<String>)>,
    choices: FxHashMap<ChoiceId, usize>,
    out: Substance,
}

impl<'a, 't> Writer<'a, 't> {
    fn new(
        model: &'a Model<'t>,
        places: FxHashMap<NodeId, usize>,
        called: &'a dyn Fn(NodeId) -> Option<String>,
    ) -> Self {
        Self {
            model,
            voice: Exact { places, called, alternat: Vec::new() },
            alternat: Vec::new(),
            choices: FxHashMap::default(),
            out: Substance::default(),
        }
    }

    fn construct(&mut self, id: NodeId, around: Ctx, depth: usize) {
        if self.voice.alternat.is_empty() {
            self.voice.alternat = std::mem::take(&mut self.alternat);
        }
        let node = self.model.node(id);
        if is_aside(node) {
            return;
        }
        let when = self.condition(node.ctx, around);
        let exact = heading(self.model, &self.voice, id, false);
        let shown = heading(self.model, &super::AsWritten, id, true);
        self.line((id, node.point()), depth, &when, &(exact, shown));
        // In the order of the table, so that it does not matter in which order they are written.
        let order = |word: &str| node.kind.all_fields().position(|f| f.word == word);
        let mut fields: Vec<_> = node.fields.iter().filter(|f| !is_beside(node, f)).collect();
        fields.sort_by_key(|f| order(f.spec.word));
        let mut said: Vec<(String, String)> = Vec::new();
        for field in fields {
            let when = self.condition(field.ctx, node.ctx);
            let exact = statement(self.model, &self.voice, id, field);
            let shown = statement(self.model, &super::AsWritten, id, field);
            // What is read in several ways for another bracket's sake is said once.
            if !said.contains(&(when.0.clone(), exact.clone())) {
                said.push((when.0.clone(), exact.clone()));
                self.line((id, field.span), depth + 1, &when, &(exact, shown));
            }
        }
        for child in self.model.children(id).collect::<Vec<_>>() {
            self.construct(child, node.ctx, depth + 1);
        }
    }

    fn line(&mut self, (node, at): (NodeId, Span), depth: usize, when: &(String, String), said: &(String, String)) {
        let exact = format!("{depth} {}{}", when.0, said.0);
        let shown = format!("{}{}{}", "  ".repeat(depth), when.1, said.1);
        self.out.lines.push(Line { node, at, exact, shown });
    }

    /// Under which options something stands beyond those around it: exactly, and for people.
    fn condition(&mut self, ctx: Ctx, around: Ctx) -> (String, String) {
        let (mut exact, mut shown) = (String::new(), String::new());
        for taken in beyond(self.model, ctx, around) {
            let next = self.choices.len();
            let n = *self.choices.entry(taken.0).or_insert(next);
            let (who, name) = called(&self.model.tree.choices, taken);
            let _ = write!(exact, "[{n}:{}:{who}] ", taken.1);
            let _ = write!(shown, "[{name}] ");
        }
        (exact, shown)
    }
}

/// Who proposes an option, and how it is called.
fn called(choices: &Choices, (choice, option): Taken) -> (String, String) {
    let option = choices.get(choice).and_then(|c| c.options.get(usize::from(option)));
    option.map(|o| (o.proposers.join("+"), o.name.clone())).unwrap_or_default()
}

/// Names by what they mean.
struct Exact<'a> {
    places: FxHashMap<NodeId, usize>,
    called: &'a dyn Fn(NodeId) -> Option<String>,
    /// By language, how the parties are called.
    alternat: Vec<(String, Vec<String>)>,
}

impl Exact<'_> {
    fn node(&self, model: &Model<'_>, id: NodeId) -> String {
        let node = model.node(id);
        if let Some(n) = self.places.get(&id) {
            return format!("§{n}");
        }
        if let Some(title) = node.title.as_ref().filter(|_| is_declared(node.kind.class)) {
            return model.words(title, None, None).map_or_else(String::new, |t| format!("«{}»", flat(&t)));
        }
        let written = || node.name.map(|n| model.name(n.sym).to_owned());
        let own = (self.called)(id).or_else(written).unwrap_or_else(|| node.kind.word.to_owned());
        // A phase is known by the clause it belongs to.
        match model.parent(id).filter(|_| node.kind.class == Class::Part) {
            Some(parent) => format!("{}.{own}", self.node(model, parent)),
            None => own,
        }
    }
}

impl Voice for Exact<'_> {
    fn refer(&self, model: &Model<'_>, path: &Path, scope: NodeId) -> String {
        let mut said: Vec<String> = model
            .resolve(path, scope)
            .into_iter()
            .map(|target| match target {
                Target::Node(n) => self.node(model, n),
                Target::Builtin(b) => b.word().to_owned(),
                Target::Event(n, event) => format!("{}.{}", self.node(model, n), model.name(event)),
            })
            .collect();
        if said.is_empty() {
            said.push(super::written(model, path));
        }
        said.join("/")
    }
    fn text(&self, words: &str, language: &str) -> String {
        match self.alternat.iter().find(|(l, _)| l == language) {
            Some((_, parties)) => in_one_order(words, parties),
            None => words.to_owned(),
        }
    }
    fn list(&self, mut items: Vec<String>) -> Vec<String> {
        let is_party = |item: &String| {
            let bare = item.trim_start_matches('«').trim_end_matches('»');
            self.alternat.iter().any(|(_, parties)| parties.iter().any(|p| p == bare))
        };
        for run in items.chunk_by_mut(|a, b| is_party(a) && is_party(b)) {
            if run.first().is_some_and(is_party) {
                run.sort();
            }
        }
        items
    }
    fn languages(&self, mut all: Vec<String>) -> Vec<String> {
        if !self.alternat.is_empty() {
            all.sort();
        }
        all
    }
}

/// How the parties are called, by language.
fn alternat(model: &Model<'_>) -> Vec<(String, Vec<String>)> {
    let mut out = Vec::new();
    for language in model.languages() {
        let title = |id: &NodeId| {
            let node = model.node(*id);
            let said = node.title.as_ref().and_then(|t| model.words(t, Some(language), None));
            said.map(std::borrow::Cow::into_owned).or_else(|| node.name.map(|n| model.name(n.sym).to_owned()))
        };
        let called: Vec<String> = model.parties().iter().filter_map(title).map(|t| flat(&t)).collect();
        out.push((language.to_owned(), called));
    }
    out
}

/// Words in which parties that are named one after another come in the order of the alphabet.
fn in_one_order(words: &str, parties: &[String]) -> String {
    let mut out = String::new();
    let mut rest = words;
    while !rest.is_empty() {
        let run = run_of(rest, parties);
        if run.len() > 1 {
            let mut sorted: Vec<&str> = run.iter().map(|r| r.0).collect();
            sorted.sort_unstable();
            for (name, (_, between)) in sorted.iter().zip(&run) {
                out.push_str(name);
                out.push_str(between);
            }
            rest = rest.get(run.iter().map(|(n, b)| n.len() + b.len()).sum::<usize>()..).unwrap_or("");
            continue;
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let (this, next) = rest.split_at_checked(first).unwrap_or((rest, ""));
        out.push_str(this);
        rest = next;
    }
    out
}

/// The parties that a text begins with, each with what stands between it and the next.
fn run_of<'w>(text: &'w str, parties: &[String]) -> Vec<(&'w str, &'w str)> {
    const BETWEEN: [&str; 6] = [", and ", " and ", ", ", " et ", " и ", " та "];
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        let longest = parties.iter().filter(|p| !p.is_empty() && rest.starts_with(p.as_str())).max_by_key(|p| p.len());
        let Some((name, after)) = longest.and_then(|p| rest.split_at_checked(p.len())) else { break };
        out.push((name, ""));
        let Some(between) = BETWEEN.iter().find(|b| after.starts_with(**b)) else { break };
        let Some((said, next)) = after.split_at_checked(between.len()) else { break };
        if !parties.iter().any(|p| !p.is_empty() && next.starts_with(p.as_str())) {
            break;
        }
        if let Some(last) = out.last_mut() {
            last.1 = said;
        }
        rest = next;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::in_one_order;

    #[test]
    fn parties_named_together_have_one_order() {
        let parties = ["the Republic of Avalon".to_owned(), "Borduria".to_owned(), "the Republic".to_owned()];
        let one = in_one_order("Agreement between the Republic of Avalon and Borduria on fish, and Borduria", &parties);
        let two = in_one_order("Agreement between Borduria and the Republic of Avalon on fish, and Borduria", &parties);
        assert_eq!(one, two);
        assert_ne!(one, in_one_order("Agreement between Borduria and Carpathia on fish, and Borduria", &parties));
        assert_eq!(in_one_order("Borduria pays the Republic.", &parties), "Borduria pays the Republic.");
    }
}
