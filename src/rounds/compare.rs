//! Two rounds held against each other, construct by construct.

use super::order::{Held, moved};
use super::points::{Points, between, points};
use super::reader::Reader;
use super::revision::{Beside, Change, Revision, Value, What};
use super::words;
use crate::choice::Taken;
use crate::model::NodeId;
use crate::substance::{self, beyond, is_aside, is_beside};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Node};
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// Compares two rounds. Findings and the rounds themselves are put in by who has them.
#[must_use]
pub fn compare(old: &Reader<'_>, new: &Reader<'_>) -> Revision {
    let open = points(old, new);
    let mut work = Work { old, new, open: &open, changes: Vec::new(), beside: Vec::new() };
    work.all();
    let Work { mut changes, beside, .. } = work;
    changes.sort_by_key(|c| c.0);
    let mut changes: Vec<Change> = changes.into_iter().map(|c| c.1).collect();
    let mut open = open;
    // What the fingerprint does not see is no change: the order of the parties in each original.
    if substance::treaty(old.side.model).fingerprint() == substance::treaty(new.side.model).fingerprint() {
        changes.retain(|c| matches!(c.is, What::Renamed { printed: false }));
        open = Points::default();
    }
    Revision { changes, points: open.all, moves: open.moves, beside, ..Revision::default() }
}

struct Work<'w, 'a> {
    old: &'w Reader<'a>,
    new: &'w Reader<'a>,
    open: &'w Points,
    /// What changed, each with the construct of the new round after which it is told.
    changes: Vec<(NodeId, Change)>,
    beside: Vec<Beside>,
}

/// What stands in one row in both rounds: by what holds it, and by the part of the document that it is printed in.
type Rows = BTreeMap<(Option<NodeId>, u8), Vec<(NodeId, NodeId)>>;

/// A statement of a construct: its readings, exactly, and the choices that part them.
struct Statement<'f> {
    readings: Vec<(String, String)>,
    taken: Vec<Taken>,
    field: &'f Field,
}

impl Work<'_, '_> {
    fn all(&mut self) {
        let (old, new) = (self.old.side.model, self.new.side.model);
        let moved = self.moved();
        // What is gone is said before what stood after it.
        let gone: Vec<NodeId> = old.ids().filter(|id| Self::is_top(self.old, *id)).collect();
        let mut gone = gone.into_iter().peekable();
        for id in new.ids().filter(|id| !is_aside(new.node(*id))) {
            if let Some(was) = self.new.side.other(id) {
                while let Some(g) = gone.next_if(|g| *g < was) {
                    self.dropped(g);
                }
                self.pair(was, id, moved.contains(&id));
            } else if Self::is_top(self.new, id) {
                let (spot, is) = (self.new.spot(id), What::Added(self.new.printed(id)));
                let article = spot.article.clone();
                self.tell(self.new.container(id), Change { old: None, new: Some(spot), article, is });
            }
        }
        for g in gone {
            self.dropped(g);
        }
    }

    /// Whether something is in this round alone, and what it stands in is in both.
    fn is_top(r: &Reader<'_>, id: NodeId) -> bool {
        let model = r.side.model;
        let alone = |id: NodeId| !is_aside(model.node(id)) && r.side.other(id).is_none();
        alone(id) && !model.around(id).skip(1).any(alone)
    }

    fn dropped(&mut self, id: NodeId) {
        let (spot, is) = (self.old.spot(id), What::Dropped(self.old.printed(id)));
        let now = self.old.container(id).and_then(|c| self.old.side.other(c));
        let article = now.map_or_else(|| spot.article.clone(), |c| self.new.spot(c).article);
        let change = Change { old: Some(spot), new: None, article, is };
        match (now, self.old.container(id)) {
            // What went with its article is told where that stood.
            (None, Some(_)) => {
                let after = self.changes.last().map_or(NodeId(0), |c| c.0);
                self.changes.push((after, change));
            }
            (now, _) => self.tell(now, change),
        }
    }

    fn tell(&mut self, container: Option<NodeId>, change: Change) {
        self.changes.push((container.unwrap_or(NodeId(0)), change));
    }

    fn say(&mut self, was: NodeId, id: NodeId, is: What) {
        let (old, new) = (self.old.spot(was), self.new.spot(id));
        let article = new.article.clone();
        self.tell(self.new.container(id), Change { old: Some(old), new: Some(new), article, is });
    }

    fn pair(&mut self, was: NodeId, id: NodeId, moved: bool) {
        let (a, b) = (self.old.side.model.node(was), self.new.side.model.node(id));
        let name = |r: &Reader<'_>, n: &Node| n.name.map(|n| r.side.model.name(n.sym).to_owned());
        if name(self.old, a) != name(self.new, b) {
            let printed = substance::is_declared(b.kind.class) && b.title.is_none();
            self.say(was, id, What::Renamed { printed });
        }
        let label = |r: &Reader<'_>, n: &Node, id: NodeId| {
            if matches!(n.kind.class, Class::Container | Class::Final) { r.brief.label(id) } else { String::new() }
        };
        if moved {
            self.say(was, id, What::Moved);
        } else if label(self.old, a, was) != label(self.new, b, id) {
            self.say(was, id, What::Renumbered);
        }
        self.wording(was, id);
        self.fields(was, id);
    }

    /// The wording of a name, a heading, the words of a text.
    fn wording(&mut self, was: NodeId, id: NodeId) {
        let said = |r: &Reader<'_>, id: NodeId| {
            r.side.model.node(id).title.as_ref().map(|t| r.side.words(id, t)).unwrap_or_default()
        };
        if said(self.old, was) == said(self.new, id) {
            return;
        }
        let (a, b) = (self.old.text_of(was), self.new.text_of(id));
        // A bracket that was opened or closed is an open point, and is spoken of there.
        let left = self.old.between_brackets(was, &|at| self.reported_at(self.old, at));
        let right = self.new.between_brackets(id, &|at| self.reported_at(self.new, at));
        if (left.len() > 1 || right.len() > 1) && fits(&left, &right) {
            return;
        }
        let pieces = if a == b {
            // Only another language differs.
            words::pieces(&said(self.old, was), &said(self.new, id))
        } else {
            words::pieces(&a, &b)
        };
        self.say(was, id, What::Reworded(pieces));
    }

    fn reported_at(&self, r: &Reader<'_>, at: u32) -> bool {
        let reported = if r.side.is_old { &self.open.old } else { &self.open.new };
        r.side.model.tree.live.get(&at).is_some_and(|c| reported.contains(c))
    }

    fn fields(&mut self, was: NodeId, id: NodeId) {
        let (a, b) = (self.old.side.model.node(was), self.new.side.model.node(id));
        let mut words: Vec<&'static str> = Vec::new();
        for spec in a.kind.all_fields().chain(b.kind.all_fields()) {
            if !words.contains(&spec.word) {
                words.push(spec.word);
            }
        }
        for word in words {
            let (mut left, mut right) = (Self::statements(self.old, was, word), Self::statements(self.new, id, word));
            left.retain(|l| {
                let at = right.iter().position(|r| r.readings == l.readings);
                at.is_none_or(|at| {
                    right.remove(at);
                    false
                })
            });
            let mut right = right.into_iter();
            for l in left {
                match right.next() {
                    Some(r) => self.value(was, id, word, (Some(&l), Some(&r))),
                    None => self.value(was, id, word, (Some(&l), None)),
                }
            }
            for r in right {
                self.value(was, id, word, (None, Some(&r)));
            }
        }
        self.standing(was, id);
    }

    fn statements<'f>(r: &'f Reader<'_>, id: NodeId, word: &'static str) -> Vec<Statement<'f>> {
        let node = r.side.model.node(id);
        let mut out: BTreeMap<u32, Statement<'f>> = BTreeMap::new();
        // Who proposes an option is said where the open points are.
        let is_said = |f: &&Field| !is_beside(node, f) && f.spec.word != "proposed by";
        for field in node.fields(word).filter(is_said) {
            let taken = beyond(r.side.model, field.ctx, node.ctx);
            let under: Vec<String> = taken.iter().map(|t| Self::option(r, *t)).collect();
            let reading = (under.join(" "), r.side.statement(id, field));
            let statement =
                out.entry(field.span.start).or_insert(Statement { readings: Vec::new(), taken: Vec::new(), field });
            statement.taken.extend(taken);
            if !statement.readings.contains(&reading) {
                statement.readings.push(reading);
            }
        }
        let mut out: Vec<Statement<'f>> = out.into_values().collect();
        out.iter_mut().for_each(|s| s.readings.sort());
        out
    }

    /// An option by who proposes it, or else by its name.
    fn option(r: &Reader<'_>, (choice, option): Taken) -> String {
        let found = r.choice(choice).and_then(|c| c.options.get(usize::from(option)));
        let Some(found) = found else { return String::new() };
        let mut by: Vec<String> = found.proposers.iter().map(|p| r.side.token_of_name(p)).collect();
        by.sort();
        if by.is_empty() { found.name.clone() } else { by.join("+") }
    }

    fn value(&mut self, was: NodeId, id: NodeId, word: &str, (l, r): (Option<&Statement<'_>>, Option<&Statement<'_>>)) {
        let reported = |s: &Statement<'_>, of: &rustc_hash::FxHashSet<crate::choice::ChoiceId>| {
            s.taken.iter().any(|t| of.contains(&t.0))
        };
        // What becomes of a bracket is said where the open points are.
        if l.is_some_and(|s| reported(s, &self.open.old)) || r.is_some_and(|s| reported(s, &self.open.new)) {
            return;
        }
        let words = |reader: &Reader<'_>, id: NodeId, s: &Statement<'_>| {
            if s.readings.len() == 1 {
                reader.words(id, s.field)
            } else {
                substance::flat(reader.side.model.text(s.field.value_span))
            }
        };
        let measures = |reader: &Reader<'_>, id: NodeId, s: &Statement<'_>| {
            (s.readings.len() == 1).then(|| reader.measures(id, s.field))
        };
        let (old, new) = (l.map(|s| words(self.old, was, s)), r.map(|s| words(self.new, id, s)));
        let directions = between(
            l.and_then(|s| measures(self.old, was, s)).as_ref(),
            r.and_then(|s| measures(self.new, id, s)).as_ref(),
        );
        let (named, names) = (l.map(|s| self.old.named(was, s.field)), r.map(|s| self.new.named(id, s.field)));
        let (named, names) = (named.unwrap_or_default(), names.unwrap_or_default());
        let only = |a: &[(String, String)], b: &[(String, String)]| -> Vec<String> {
            a.iter().filter(|x| !b.iter().any(|y| x.0 == y.0)).map(|x| x.1.clone()).collect()
        };
        // Where all of it came or went, it is said already.
        let both = l.is_some() && r.is_some();
        let with = if both { only(&names, &named) } else { Vec::new() };
        let without = if both { only(&named, &names) } else { Vec::new() };
        self.say(was, id, What::Value(Value { field: word.to_owned(), old, new, directions, with, without }));
    }

    /// What is said about the text rather than in it.
    fn standing(&mut self, was: NodeId, id: NodeId) {
        let marks = |r: &Reader<'_>, id: NodeId| -> Vec<(String, String)> {
            let node = r.side.model.node(id);
            let said = node.fields.iter().filter(|f| matches!(f.spec.word, "agreed" | "reserved by"));
            said.map(|f| (r.side.statement(id, f), r.brief.mark(id, f))).collect()
        };
        let (before, after) = (marks(self.old, was), marks(self.new, id));
        let spot = self.new.spot(id);
        let mut say = |says: String| self.beside.push(Beside { spot: spot.clone(), says });
        for (exact, mark) in &after {
            if !before.iter().any(|b| b.0 == *exact) {
                say(format!("is now {mark}"));
            }
        }
        for (exact, mark) in &before {
            if !after.iter().any(|b| b.0 == *exact) {
                say(format!("is no longer {mark}"));
            }
        }
    }

    /// What stands elsewhere in the new round: in another article, or before or after what it followed.
    fn moved(&self) -> Vec<NodeId> {
        let (old, new) = (self.old.side.model, self.new.side.model);
        let mut out = Vec::new();
        let mut rows: Rows = BTreeMap::new();
        for id in new.ids() {
            let (node, Some(was)) = (new.node(id), self.new.side.other(id)) else { continue };
            let order = match (node.kind.class, node.kind.word) {
                (_, "preamble") | (Class::Head | Class::Final, _) => continue,
                (Class::Container, "annex" | "protocol") => 1,
                (
                    Class::Container
                    | Class::Alternatives
                    | Class::Clause
                    | Class::Sentence
                    | Class::Text
                    | Class::Part,
                    _,
                ) => 0,
                _ => continue,
            };
            let (from, to) = (old.parent(was), new.parent(id));
            let home = |r: &Reader<'_>, p: Option<NodeId>| p.and_then(|p| r.container(p));
            let (a, b) = (home(self.old, from), home(self.new, to));
            if a.map(|a| self.old.side.token(a)) != b.map(|b| self.new.side.token(b)) {
                out.push(id);
            } else if from.map(|p| self.old.side.token(p)) == to.map(|p| self.new.side.token(p)) {
                rows.entry((to, order)).or_default().push((was, id));
            }
        }
        for row in rows.into_values() {
            let mut row = row;
            let places: FxHashMap<NodeId, usize> = row.iter().enumerate().map(|(n, p)| (p.1, n)).collect();
            row.sort_by_key(|p| p.0);
            if row.iter().zip(row.iter().skip(1)).all(|(a, b)| a.1 < b.1) {
                continue;
            }
            let held: Vec<Held> =
                row.iter().map(|(a, b)| self.held(*a, *b, places.get(b).copied().unwrap_or(0))).collect();
            out.extend(moved(&held).into_iter().filter_map(|n| row.get(n)).map(|p| p.1));
        }
        out
    }

    fn held(&self, was: NodeId, id: NodeId, new: usize) -> Held {
        let says = [(self.old, was), (self.new, id)].map(|(r, id)| substance::definition(r.side.model, id));
        let mut prints = says.each_ref().map(substance::Substance::fingerprint);
        prints.sort();
        let mut hasher = FxHasher::default();
        prints.hash(&mut hasher);
        Held { new, weight: says.iter().map(|s| s.lines.len()).sum(), mark: hasher.finish() }
    }
}

/// Whether two texts are the same but for their brackets, each a gap that anything fills.
fn fits(old: &[String], new: &[String]) -> bool {
    let tight = |all: &[String]| -> String { all.iter().flat_map(|s| s.split_whitespace()).collect() };
    let (a, b) = (tight(old), tight(new));
    let covers = |gaps: &[String], whole: &str| {
        let mut rest = whole;
        let mut first = true;
        gaps.iter().all(|g| {
            let piece: String = g.split_whitespace().collect();
            let at = if first { rest.starts_with(&piece).then_some(0) } else { rest.find(&piece) };
            first = false;
            at.and_then(|at| rest.get(at + piece.len()..)).is_some_and(|r| {
                rest = r;
                true
            })
        })
    };
    covers(old, &b) || covers(new, &a) || a == b
}
