//! The relations of a treaty, read off its core.

use super::{Actor, Clause, Edge, End, Ending, Place, Relation, Relations};
use crate::checked::Checked;
use crate::choice::{Choices, Ctx};
use crate::core::End as Until;
use crate::core::{Core, Cover, EventId, EventKey, Force, Length, Modality, Role, Stretch, Who};
use crate::model::numbers::Numbers;
use crate::model::shapes::Shapes;
use crate::model::{Builtin, Model, NodeId};
use crate::rules::{Case, words};
use crate::syntax::kind::Class;
use rustc_hash::FxHashMap;

impl Relations {
    /// The relations of a treaty.
    #[must_use]
    pub fn of(checked: &Checked) -> Self {
        let model = Model::new(&checked.tree, &checked.sources);
        let shapes = Shapes::new(&model, &checked.drawings);
        let numbers = Numbers::new(&model, &|_| true);
        let core = Core::new(&model, &crate::clauses::meaning);
        let case = Case::new(&model, &core, &numbers, &shapes);
        let mut net =
            Net { case: &case, out: Self::default(), actors: FxHashMap::default(), clauses: FxHashMap::default() };
        net.out.title = model.head().and_then(|h| net.title(h)).unwrap_or_default();
        model.main_language().clone_into(&mut net.out.language);
        net.clauses();
        net.commitments();
        net.covers();
        net.waits();
        net.exchanges();
        net.places();
        net.endings();
        net.open();
        net.out.edges.dedup();
        net.out
    }
}

struct Net<'c, 't> {
    case: &'c Case<'t>,
    out: Relations,
    actors: FxHashMap<NodeId, usize>,
    clauses: FxHashMap<NodeId, usize>,
}

impl<'t> Net<'_, 't> {
    fn model(&self) -> &'t Model<'t> {
        self.case.model
    }
    fn core(&self) -> &'t Core<'t> {
        self.case.core
    }
    fn choices(&self) -> &'t Choices {
        &self.case.model.tree.choices
    }
    fn title(&self, id: NodeId) -> Option<String> {
        let title = self.model().node(id).title.as_ref()?;
        self.model().words(title, None, None).map(std::borrow::Cow::into_owned)
    }
    fn titled(&self, id: NodeId) -> String {
        self.title(id).unwrap_or_else(|| self.model().called(id).into_owned())
    }
    fn under(&self, ctx: Ctx) -> String {
        if ctx == Ctx::ALWAYS { String::new() } else { self.choices().words(ctx) }
    }
    /// The clause that something stands in, as it is drawn: a phase belongs to its withdrawal.
    fn clause(&self, id: NodeId) -> Option<usize> {
        self.model().around(id).find_map(|a| self.clauses.get(&a).copied())
    }
    /// Every clause and every rule, in the order of the text.
    fn clauses(&mut self) {
        let model = self.model();
        for id in model.ids() {
            let node = model.node(id);
            let drawn = matches!(node.kind.class, Class::Clause | Class::Sentence);
            let says = !self.core().commitments_of(id).is_empty() || !self.core().covers_of(id).is_empty();
            if !drawn || !(says || node.kind.class == Class::Clause) {
                continue;
            }
            let container = model.around(id).skip(1).find_map(|a| model.numbered(a, self.case.numbers));
            let article = container.unwrap_or_default();
            let kind = if node.kind.class == Class::Sentence { "rule" } else { node.kind.word };
            let called = match (node.name, self.title(id)) {
                (_, Some(title)) => title,
                (Some(_), None) => format!("{kind} {}", model.called(id)),
                (None, None) => kind.to_owned(),
            };
            let id_words = match node.name {
                Some(name) => model.name(name.sym).to_owned(),
                None => format!("{kind}-{}", node.point().start),
            };
            let open = self.choices().iter().filter(|(_, c)| c.sort != crate::choice::Sort::Prose);
            let open = open.filter(|(_, c)| node.span.contains(c.span)).map(|(_, c)| point(c)).collect();
            self.clauses.insert(id, self.out.clauses.len());
            let under = self.under(node.ctx);
            let (places, lines) = (Vec::new(), Vec::new());
            self.out.clauses.push(Clause { id: id_words, called, article, under, open, places, lines });
        }
    }
    /// One end for each actor that somebody is; a body is its own clause.
    fn ends(&mut self, who: &Who<'_>) -> Vec<End> {
        let model = self.model();
        let mut out = Vec::new();
        for &id in &who.actors {
            if let Some(&n) = self.clauses.get(&id) {
                out.push(End::Clause(n));
                continue;
            }
            let n = if let Some(&n) = self.actors.get(&id) {
                n
            } else {
                let node = model.node(id);
                let members = if node.kind.word == "group" { model.members(id) } else { Vec::new() };
                let members = members.into_iter().filter(|m| *m != id).map(|m| self.titled(m)).collect();
                let actor = Actor { name: model.called(id).into_owned(), title: self.titled(id), members };
                self.out.actors.push(actor);
                self.actors.insert(id, self.out.actors.len() - 1);
                self.out.actors.len() - 1
            };
            out.push(End::Actor(n));
        }
        for words in &who.words {
            let Some(title) = model.words(words, None, None) else { continue };
            let known = self.out.actors.iter().position(|a| a.name == *title);
            let n = known.unwrap_or_else(|| {
                let title = title.into_owned();
                self.out.actors.push(Actor { name: title.clone(), title, members: Vec::new() });
                self.out.actors.len() - 1
            });
            out.push(End::Actor(n));
        }
        out
    }
    fn edge(&mut self, from: End, to: End, relation: Relation, ctx: Ctx, note: String) {
        let edge = Edge { from, to, relation, under: self.under(ctx), note };
        if from != to && !self.out.edges.contains(&edge) {
            self.out.edges.push(edge);
        }
    }
    fn names(&mut self, who: &Who<'_>) -> String {
        let ends = self.ends(who);
        let names: Vec<&str> = ends.iter().map(|e| self.name(*e)).collect();
        names.join(", ")
    }
    fn name(&self, end: End) -> &str {
        match end {
            End::Actor(n) => self.out.actors.get(n).map_or("", |a| &a.title),
            End::Clause(n) => self.out.clauses.get(n).map_or("", |c| &c.called),
        }
    }
    fn say(&mut self, clause: usize, what: &'static str, words: String) {
        if let Some(c) = self.out.clauses.get_mut(clause)
            && !words.is_empty()
            && !c.lines.iter().any(|l| l.0 == what && l.1 == words)
        {
            c.lines.push((what, words));
        }
    }
    /// Who is bound and who is entitled by each clause, and where.
    fn commitments(&mut self) {
        for c in &self.core().commitments {
            let Some(n) = self.clause(c.src.node) else { continue };
            let relation = if c.modality == Modality::May { Relation::Benefits } else { Relation::Owes };
            for end in self.ends(&c.who) {
                match relation {
                    Relation::Owes => self.edge(end, End::Clause(n), relation, c.ctx, String::new()),
                    _ => self.edge(End::Clause(n), end, relation, c.ctx, String::new()),
                }
            }
            for end in self.ends(&c.to) {
                self.edge(End::Clause(n), end, Relation::Benefits, c.ctx, String::new());
            }
            self.at(n, &c.places);
        }
    }
    fn at(&mut self, clause: usize, places: &[NodeId]) {
        for &p in places {
            let title = self.titled(p);
            if let Some(c) = self.out.clauses.get_mut(clause)
                && !c.places.contains(&title)
            {
                c.places.push(title);
            }
        }
    }
    /// What stands over each clause: who watches it, who secures it.
    fn covers(&mut self) {
        for cover in &self.core().covers {
            let Some(own) = self.clause(cover.src.node) else { continue };
            let (relation, word) = match cover.role {
                Role::Watches => (Relation::Watches, "watched by"),
                Role::Secures => (Relation::Secures, "secured by"),
                _ => {
                    self.at(own, &cover.places);
                    continue;
                }
            };
            self.at(own, &cover.places);
            let who = self.watcher(cover);
            for &over in &cover.over {
                let Some(n) = self.clause(over) else { continue };
                self.say(n, word, who.clone());
                if n == own {
                    // Said in the clause itself: by whom is an edge of its own.
                    for end in self.ends(&cover.by) {
                        self.edge(end, End::Clause(n), relation, cover.ctx, String::new());
                    }
                } else {
                    self.edge(End::Clause(own), End::Clause(n), relation, cover.ctx, String::new());
                }
            }
        }
    }
    /// Who watches, with the time and the option where there is one.
    fn watcher(&mut self, cover: &Cover<'_>) -> String {
        // A mission watches under its own name, except where somebody stands in for it until it is there.
        let stands_in = matches!((cover.when.until, cover.when.from), (Until::At(_), None));
        let own = self.clause(cover.src.node).filter(|_| !cover.over.contains(&cover.src.node) && !stands_in);
        let mut out = match own {
            Some(body) => self.name(End::Clause(body)).to_owned(),
            None => self.names(&cover.by),
        };
        if let (Until::At(end), true) = (cover.when.until, stands_in) {
            out = format!("{out}, until {}", words::event(self.case, end));
        }
        let under = self.under(cover.ctx);
        if under.is_empty() { out } else { format!("{out} [{under}]") }
    }
    /// What waits for what: bounds between the events of two clauses.
    fn waits(&mut self) {
        let of = |net: &Self, id: EventId| {
            let mut at = id;
            // Something counted from an event belongs to whom the event belongs.
            for _ in 0..8 {
                let event = net.core().events.get(at.0 as usize)?;
                match (&event.key, &event.cause) {
                    (EventKey::Of(node, _) | EventKey::Node(node), _) => return net.clause(*node),
                    (_, crate::core::Cause::Derived { from, .. }) => at = *from,
                    _ => return None,
                }
            }
            None
        };
        for link in self.core().links.iter().filter(|l| l.waits && l.force == Force::Requirement) {
            let (Some(first), Some(then)) = (of(self, link.from), of(self, link.to)) else { continue };
            let upper = link.max.as_ref().is_some_and(|m| !m.0.0.is_empty());
            let note = words::told(self.case, link, upper);
            if first != then {
                self.edge(End::Clause(first), End::Clause(then), Relation::Awaits, link.ctx, note.clone());
                self.say(then, "waits", note);
            }
        }
    }
    fn exchanges(&mut self) {
        for c in &self.core().commitments {
            let Some(n) = self.clause(c.src.node) else { continue };
            for &other in &c.exchange {
                if let Some(m) = self.clause(other).filter(|m| *m != n) {
                    self.edge(End::Clause(n), End::Clause(m), Relation::Exchange, c.ctx, String::new());
                    let called = self.name(End::Clause(m)).to_owned();
                    self.say(n, "in return for", called);
                }
            }
        }
    }
    /// For each place, what applies there and who watches that.
    fn places(&mut self) {
        let model = self.model();
        for place in model.of_class(Class::Place).filter(|p| model.node(*p).kind.word != "line").collect::<Vec<_>>() {
            let title = self.titled(place);
            let mut out = Place { title, node: place, clauses: Vec::new(), parts: Vec::new(), watched: Vec::new() };
            let covers = |places: &[NodeId]| places.iter().any(|p| model.lies_within(place, *p));
            let mut here = Vec::new();
            for c in &self.core().commitments {
                // What a mission does there is not what it does it for.
                let watch = self.core().covers_of(c.src.node).iter().any(|k| k.role == Role::Watches);
                if covers(&c.places) && (!watch || c.acts.iter().all(|a| !is_watch(a))) {
                    here.push(c.src.node);
                }
            }
            for whole in &self.core().wholes {
                for part in whole.parts.iter().filter(|p| covers(&p.1)) {
                    here.push(part.0);
                    if part.1.contains(&place)
                        && let Some(n) = self.clause(part.0)
                    {
                        let node = model.node(part.0);
                        let part = format!("{} {}", node.kind.word, model.called(part.0));
                        out.parts.push(format!("{part} of {}", self.name(End::Clause(n))));
                    }
                }
            }
            let mut watches: Vec<&Cover<'_>> = Vec::new();
            for &node in &here {
                for cover in self.core().watchers(model, node) {
                    if cover.places.is_empty() || covers(&cover.places) {
                        watches.push(cover);
                    }
                }
            }
            watches.extend(self.core().covers.iter().filter(|c| c.role == Role::Watches && covers(&c.places)));
            for cover in watches {
                let who = self.watcher(cover);
                if !who.is_empty() && !out.watched.contains(&who) {
                    out.watched.push(who);
                }
            }
            out.clauses = here.iter().filter_map(|n| self.clause(*n)).collect();
            out.clauses.sort_unstable();
            out.clauses.dedup();
            if !out.clauses.is_empty() || !out.watched.is_empty() {
                self.out.places.push(out);
            }
        }
    }
    /// What ends, by how long after entry into force (or signature, where only that is known) it does so.
    fn endings(&mut self) {
        let core = self.core();
        let origins = [Builtin::EntryIntoForce, Builtin::Signature].map(|b| core.event(&EventKey::Builtin(b)));
        let mut found: Vec<(Option<i64>, Ending)> = Vec::new();
        for s in &core.stretches {
            let Some(clause) = self.clause(s.node) else { continue };
            let (key, when) = match s.until {
                Until::At(end) => {
                    let holds = |c: Ctx| self.choices().implies(s.ctx, c);
                    let far = origins.iter().flatten().find_map(|origin| {
                        let d = self.case.plan().distance(*origin, end, &holds).ok()?;
                        d.least.or(d.most)
                    });
                    (far.or(Some(i64::MAX - 1)), self.end(s))
                }
                Until::Permanent => (None, "permanent".to_owned()),
                Until::Indefinite => (None, "until somebody ends it".to_owned()),
                Until::Blank | Until::Unsaid => continue,
            };
            found.push((key, Ending { clause, when, under: self.under(s.ctx) }));
        }
        found.sort_by_key(|f| (f.0.unwrap_or(i64::MAX), f.1.clause));
        self.out.endings = found.into_iter().map(|f| f.1).collect();
    }
    /// The end of a period in words: "15 years after the entry into force".
    fn end(&self, s: &Stretch<'_>) -> String {
        let zero = |l: &Option<(Length, bool)>| l.as_ref().is_some_and(|l| l.0.0.is_empty());
        // What an event is tied to is what the treaty calls it by.
        let tied = |id: EventId| {
            let same = self
                .core()
                .links
                .iter()
                .find(|l| l.to == id && zero(&l.min) && zero(&l.max) && self.choices().compatible(l.ctx, s.ctx));
            same.map_or(id, |l| l.from)
        };
        let length = s.period.and_then(|p| p.length.as_ref()).and_then(Length::of);
        match (length, s.from, s.until) {
            (Some(length), Some(from), _) => {
                format!("{} after {}", words::length(&length), words::event(self.case, tied(from)))
            }
            (_, _, Until::At(end)) => words::event(self.case, tied(end)),
            _ => String::new(),
        }
    }
    fn open(&mut self) {
        self.out.open = self.choices().iter().map(|(_, c)| point(c)).collect();
    }
}

fn is_watch(act: &crate::core::Act<'_>) -> bool {
    *act == crate::core::Act::Plain(crate::core::Conduct::Watch)
}

/// An open point and its options: "Russia", "lease (Russia)".
fn point(choice: &crate::choice::Choice) -> (String, Vec<String>) {
    let option = |o: &crate::choice::Opt| {
        let by = o.proposers.join(", ");
        if by.is_empty() || by == o.name { o.name.clone() } else { format!("{} ({by})", o.name) }
    };
    (choice.name.clone(), choice.options.iter().map(option).collect())
}
