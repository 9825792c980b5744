//! From pairs to the tree: statements, fields, constructs. Driven by the tables of [`super::kind`]; never fails.

mod amount;
mod brackets;
mod condition;
mod construct;
mod fit;
mod live;
mod part;
mod phrase;
mod plain;
mod reading;
mod say;
mod slip;
mod sentence;
mod shape;
mod statement;
mod time;
mod value;

pub(in crate::syntax) use reading::field_at;

use super::grammar::Pair;
use super::kind::Kind;
use super::lexicon::Lexicon;
use super::scan::{Scan, scan};
use super::tree::{Node, Tree};
use crate::choice::{ChoiceId, Ctx};
use crate::finding::Finding;
use crate::source::Span;
use phrase::Reader;
use plain::Plain;
use rustc_hash::{FxHashMap, FxHashSet};
use shape::Shape;
use std::rc::Rc;

/// Where included texts come from: gets the path as written and its place; gives the text's address and the text.
pub type Loader<'a> = dyn FnMut(&str, Span) -> Option<(u32, std::sync::Arc<str>)> + 'a;

/// Reads one text and what it includes.
///
/// `base` is the text's address, `actors` are names declared as actors in any of the texts (a name before a colon in a
/// bracket counts as a proposer only then).
pub fn read(text: &str, base: u32, lexicon: &Lexicon, load: &mut Loader<'_>) -> (Tree, Vec<Finding>) {
    let mut lower = Lower {
        lexicon,
        load,
        tree: Tree::default(),
        findings: Vec::new(),
        actors: FxHashSet::default(),
        addresses: FxHashMap::default(),
        seen: FxHashMap::default(),
        prefix: Vec::new(),
        damaged: Vec::new(),
        said_limit: false,
        quiet: 0,
        text: Rc::from(""),
        shape: Shape::default(),
        base,
        limit: u32::MAX,
    };
    lexicon.events(&mut |word| {
        lower.tree.names.intern(word);
    });
    let mut root = Lower::node(lexicon.root, Span::new(base, base), Ctx::ALWAYS);
    lower.file(text, base, &mut root);
    lower.tree.nodes = root.children;
    (lower.tree, lower.findings)
}

/// The state of lowering.
pub(super) struct Lower<'a> {
    lexicon: &'a Lexicon,
    load: &'a mut Loader<'a>,
    tree: Tree,
    findings: Vec<Finding>,
    actors: FxHashSet<String>,
    addresses: FxHashMap<String, u32>,
    /// Brackets whose choice was made already, by address.
    seen: FxHashMap<u32, ChoiceId>,
    /// The names of the constructs around, for addresses.
    prefix: Vec<String>,
    damaged: Vec<(u32, u32)>,
    said_limit: bool,
    /// While positive, findings are dropped: something about this place was said already.
    quiet: u32,
    /// The chunk being read.
    text: Rc<str>,
    /// Where its marks match, unless the grammar has read all of it.
    shape: Shape,
    /// Address of its first byte, and one past its last.
    base: u32,
    limit: u32,
}

impl Lower<'_> {
    fn node(kind: &'static Kind, span: Span, ctx: Ctx) -> Node {
        Node {
            kind,
            name: None,
            title: None,
            fields: Vec::new(),
            children: Vec::new(),
            ctx,
            head: span,
            span,
            broken: false,
        }
    }

    /// Puts a construct that is whole where it belongs, without the room that was kept for more.
    fn put(into: &mut Node, mut node: Node) {
        node.fields.shrink_to_fit();
        node.children.shrink_to_fit();
        into.children.push(node);
    }

    fn is_actor(&self, name: &str) -> bool {
        self.actors.contains(name)
    }

    fn span(&self, pair: &Pair<'_>) -> Span {
        let s = pair.as_span();
        let trimmed = pair.as_str().trim_end().len();
        let start = self.base + u32::try_from(s.start()).unwrap_or(0);
        // Closing marks that were thought at the end stand nowhere.
        let end = (start + u32::try_from(trimmed).unwrap_or(0)).min(self.limit);
        Span::new(start.min(end), end)
    }

    fn at(&self, start: usize, len: usize) -> Span {
        let start = self.base + u32::try_from(start).unwrap_or(0);
        Span::new(start, start + u32::try_from(len).unwrap_or(0))
    }

    /// What turns the pairs of a phrase at `base` into values.
    fn reader<'r>(&'r mut self, base: u32, phrase: &'r Plain<'_>) -> Reader<'r> {
        Reader {
            base,
            gaps: &phrase.gaps,
            names: &mut self.tree.names,
            findings: &mut self.findings,
            blanks: &mut self.tree.blanks,
        }
    }

    fn say(&mut self, finding: Finding) {
        let spot = finding.span().unwrap_or_default();
        if self.quiet == 0 && !self.damaged_at(spot.start) {
            self.findings.push(finding);
        }
    }

    /// Whether marks are missing there, so that nothing is to be concluded from what stands there.
    fn damaged_at(&self, at: u32) -> bool {
        let n = self.damaged.partition_point(|d| d.0 <= at);
        n.checked_sub(1).and_then(|n| self.damaged.get(n)).is_some_and(|d| at <= d.1)
    }

    fn address(&mut self, address: &str) -> String {
        let n = self.addresses.entry(address.to_owned()).or_insert(0);
        *n += 1;
        if *n == 1 { address.to_owned() } else { format!("{address}#{n}") }
    }

    fn address_of(&self, word: &str) -> String {
        match self.prefix.last() {
            Some(p) if word.is_empty() => p.clone(),
            Some(p) => format!("{p}.{}", word.replace(' ', "_")),
            None => word.replace(' ', "_"),
        }
    }

    fn file(&mut self, text: &str, base: u32, into: &mut Node) {
        let source = text;
        let Scan { text, comments, chunks, damaged, findings, .. } = scan(text, base);
        self.findings.extend(findings);
        let outer_damage =
            std::mem::replace(&mut self.damaged, damaged.iter().map(|&(a, b)| (a + base, b + base)).collect());
        self.tree.unread.extend(self.damaged.iter().map(|d| Span::new(d.0, d.1)));
        for chunk in &chunks {
            self.declared_actor(text.get(chunk.start as usize..chunk.end as usize).unwrap_or(""));
        }
        for chunk in &chunks {
            self.chunk(&text, base, *chunk, into);
        }
        self.allows(source, &text, base, &comments, into);
        self.damaged = outer_damage;
    }

    /// Remembers the name of an actor declared at the margin, so that brackets before it know their proposers.
    fn declared_actor(&mut self, chunk: &str) {
        let mut words = chunk.split_whitespace();
        if matches!(words.next(), Some("party" | "group" | "organization" | "organ"))
            && let Some(name) = words.next()
        {
            self.actors.insert(name.trim_end_matches(['{', '"']).to_owned());
        }
    }

    fn include(&mut self, node: &Node, into: &mut Node) {
        let Some(title) = &node.title else { return };
        let Some(run) = title.runs.first() else { return };
        let from = (run.span.start.saturating_sub(self.base)) as usize;
        let to = (run.span.end.saturating_sub(self.base)) as usize;
        let path = self.text.get(from..to).unwrap_or("").to_owned();
        if let Some((base, text)) = (self.load)(&path, run.span) {
            self.file(&text, base, into);
        }
    }
}
