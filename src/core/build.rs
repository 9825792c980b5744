//! Writing facts into the core: what clause kinds use to say what they mean.

use super::event::{Cause, Event, EventId, EventKey, Length, Link};
use super::{
    Act, Commitment, Conduct, Contingency, Core, Cover, Effect, End, Modality, Parallel, Role, Several, Src, Stretch,
    Verdict, When, Who, Whole,
};
use crate::choice::Ctx;
use crate::model::{Builtin, Model, NodeId, Target};
use crate::syntax::kind::{self, Class};
use crate::syntax::tree::{Field, List, Named, Path, Special, Sym, Value};

/// The events of a clause from which it counts where its period does not say from when.
const OPENINGS: [&str; 6] = ["start", "effect", "begins", "established", "deployed", "held"];

/// Lowers clauses into the core.
#[derive(Debug)]
pub struct Builder<'t> {
    /// The treaty.
    pub model: &'t Model<'t>,
    pub(super) core: Core<'t>,
    /// The events from which the clause being lowered can count where it does not say so: each with its condition.
    openings: Vec<(NodeId, EventId, Ctx)>,
    /// While a sentence with brackets is lowered: the reading that is looked at.
    reading: Option<(NodeId, Ctx)>,
}

impl<'t> Builder<'t> {
    /// A builder for one treaty.
    #[must_use]
    pub fn new(model: &'t Model<'t>) -> Self {
        Self { model, core: Core::default(), openings: Vec::new(), reading: None }
    }
    /// The core that was built.
    #[must_use]
    pub fn finish(self) -> Core<'t> {
        self.core
    }

    /// An event, made once for each key.
    pub fn event(&mut self, key: EventKey, cause: Cause, sure: bool, ctx: Ctx, src: Src) -> EventId {
        if let Some(&id) = self.core.keys.get(&key) {
            return id;
        }
        let id = EventId(u32::try_from(self.core.events.len()).unwrap_or(u32::MAX));
        self.core.keys.insert(key.clone(), id);
        self.core.events.push(Event { key, cause, sure, ctx, src });
        id
    }
    /// Whether an event is bound to happen.
    #[must_use]
    pub fn is_sure(&self, id: EventId) -> bool {
        self.core.events.get(id.0 as usize).is_some_and(|e| e.sure)
    }
    /// One of the events that every treaty has.
    pub fn builtin(&mut self, b: Builtin, src: Src) -> EventId {
        let cause = match b {
            Builtin::Signature => Cause::Chosen(Vec::new()),
            Builtin::Ratification | Builtin::EntryIntoForce => Cause::Nature { usual: None, after: None, whose: None },
            Builtin::Termination => Cause::Trigger,
        };
        self.event(EventKey::Builtin(b), cause, b != Builtin::Termination, Ctx::ALWAYS, src)
    }
    /// The event of a construct by its symbol.
    pub fn event_of(&mut self, owner: NodeId, sym: Sym) -> EventId {
        let (node, word) = (self.model.node(owner), self.model.name(sym));
        let cause = match (node.kind.class, word) {
            (Class::Actor, "signature") => Cause::Chosen(vec![owner]),
            (Class::Actor, _) | (_, "verified") => Cause::Nature { usual: None, after: None, whose: Some(owner) },
            _ => Cause::Chosen(Vec::new()),
        };
        let src = Src { node: owner, span: node.point() };
        self.event(EventKey::Of(owner, sym), cause, true, node.ctx, src)
    }
    /// The event of a construct by its word; `None` where nobody ever writes that word, so that nothing can hang on it.
    pub fn named(&mut self, owner: NodeId, word: &str) -> Option<EventId> {
        let sym = self.model.tree.names.get(word)?;
        Some(self.event_of(owner, sym))
    }
    /// The event that a declaration is.
    pub fn declared(&mut self, node: NodeId) -> EventId {
        let n = self.model.node(node);
        let src = Src { node, span: n.point() };
        let (cause, sure) = match n.kind.word {
            "milestone" => (Cause::Chosen(Vec::new()), true),
            "agreement" => (Cause::ToAgree, false),
            "approval" => (Cause::Nature { usual: None, after: None, whose: self.model.parent(node) }, true),
            "event" if n.field("takes").is_some() => (Cause::Nature { usual: None, after: None, whose: None }, true),
            _ => (Cause::Trigger, false),
        };
        self.event(EventKey::Node(node), cause, sure, n.ctx, src)
    }
    /// Writes a bound between events.
    pub fn link(&mut self, link: Link) {
        self.core.links.push(link);
    }
    /// Writes how long nature takes: `takes 20 to 40 days after X`.
    pub fn takes(&mut self, event: EventId, usual: (Length, Length), after: EventId) {
        if let Some(e) = self.core.events.get_mut(event.0 as usize)
            && let Cause::Nature { whose, .. } = e.cause
        {
            e.cause = Cause::Nature { usual: Some(usual), after: Some(after), whose };
        }
    }

    /// Looks at one reading of a construct alone, until it is told to look at all again.
    pub fn read_only(&mut self, reading: Option<(NodeId, Ctx)>) {
        self.reading = reading;
    }
    /// The readings of a field that are looked at.
    pub fn fields<'b>(&'b self, node: NodeId, word: &'b str) -> impl Iterator<Item = &'t Field> + use<'t, 'b> {
        let only = self.reading.filter(|r| r.0 == node).map(|r| r.1);
        self.model.node(node).fields.iter().filter(move |f| f.spec.word == word && only.is_none_or(|c| c == f.ctx))
    }

    /// The actors of a field, one [`Who`] for each reading.
    pub fn who(&mut self, node: NodeId, word: &str) -> Vec<(Who<'t>, Ctx)> {
        self.fields(node, word)
            .filter_map(|f| match &f.value {
                Value::List(l) => Some((self.who_of(l, node), f.ctx)),
                _ => None,
            })
            .collect()
    }
    /// The first reading of a field's actors; nobody where it is not said.
    pub fn who_or_nobody(&mut self, node: NodeId, word: &str) -> Who<'t> {
        self.who(node, word).into_iter().next().map(|w| w.0).unwrap_or_default()
    }
    /// The actors of a list.
    #[must_use]
    pub fn who_of(&self, list: &'t List, node: NodeId) -> Who<'t> {
        let each = list.each
            || list.items.iter().any(|i| {
                i.each == Some(true)
                    || matches!(i.is, Named::Special(Special::EachParty | Special::EachGuarantor | Special::Each))
            });
        let any = list.any
            || list.items.iter().any(|i| {
                i.each == Some(false) || matches!(i.is, Named::Special(Special::AnyParty | Special::AnyGuarantor))
            });
        let several = match (each, list.together, any) {
            (true, ..) => Several::Each,
            (_, true, _) => Several::Together,
            (_, _, true) => Several::Any,
            _ => Several::Unsaid,
        };
        let words =
            list.items.iter().filter_map(|i| if let Named::Words(w) = &i.is { Some(w) } else { None }).collect();
        let mut actors: Vec<NodeId> = self.model.actors_in(list, node).collect();
        // "All parties except A": of a group only the members that are left.
        let except: Vec<NodeId> = self.excepted(list, node);
        if !except.is_empty() {
            actors = actors.into_iter().flat_map(|a| self.model.members(a)).filter(|a| !except.contains(a)).collect();
        }
        Who { actors, words, several, span: list.span }
    }
    /// The actors that a list leaves out, groups spread.
    #[must_use]
    pub fn excepted(&self, list: &List, node: NodeId) -> Vec<NodeId> {
        let named = list.except.iter().flat_map(|i| self.model.actors_of(i, node));
        named.flat_map(|a| self.model.members(a)).collect()
    }
    /// All parties.
    #[must_use]
    pub fn all_parties(&self, node: NodeId) -> Who<'t> {
        let actors = self.model.parties();
        Who { actors, words: Vec::new(), several: Several::Each, span: self.spot(node) }
    }
    /// The constructs that a field names: places, clauses.
    #[must_use]
    pub fn nodes(&self, node: NodeId, word: &str) -> Vec<NodeId> {
        let lists = self.fields(node, word).filter_map(|f| match &f.value {
            Value::List(l) => Some(self.model.nodes_in(l, node)),
            Value::Path(p) => Some(self.model.nodes_of(p, node).to_vec()),
            _ => None,
        });
        let mut out: Vec<NodeId> = lists.flatten().collect();
        out.dedup();
        out
    }
    /// The acts that a field names.
    #[must_use]
    pub fn acts(&self, node: NodeId, word: &str) -> Vec<Act<'t>> {
        let lists = self.fields(node, word).filter_map(|f| match &f.value {
            Value::List(l) => Some(&l.items),
            _ => None,
        });
        lists
            .flatten()
            .flat_map(|i| match &i.is {
                Named::Path(p) if i.around.is_none() => {
                    self.model.nodes_of(p, node).into_iter().map(Act::Declared).collect::<Vec<_>>()
                }
                Named::Words(w) => vec![Act::Words(w)],
                Named::Path(_) => i.around.iter().filter(|a| !a.0.runs.is_empty()).map(|a| Act::Words(&a.0)).collect(),
                _ => Vec::new(),
            })
            .collect()
    }
    /// Ties each bound of a field to the event of the same name (or `event`), counted from `answers` where it says `within 30 days` alone.
    pub fn bounds(&mut self, node: NodeId, word: &str, event: &str, answers: Option<EventId>) -> Option<EventId> {
        let to = self.named(node, event)?;
        for f in self.fields(node, word).collect::<Vec<_>>() {
            if let Value::Bound(b) = &f.value {
                self.bound(to, b, answers, node, f.ctx);
            }
            // Also where it is still to be filled in, or could not be read: it is said.
            if OPENINGS.contains(&event) {
                self.opens(node, to, f.ctx);
            }
        }
        Some(to)
    }
    /// An event from which the clause counts where its period does not say from when.
    pub fn opens(&mut self, node: NodeId, event: EventId, ctx: Ctx) {
        // Only the clause being lowered is asked about.
        if self.openings.first().is_some_and(|o| o.0 != node) {
            self.openings.clear();
        }
        self.openings.push((node, event, ctx));
    }
    /// The one event from which a clause can count, and under which conditions it is said; none where there are several.
    pub(super) fn opening(&self, node: NodeId) -> Option<(EventId, Vec<Ctx>)> {
        let own = || self.openings.iter().filter(move |o| o.0 == node);
        let first = own().next()?.1;
        own().all(|o| o.1 == first).then(|| (first, own().map(|o| o.2).collect()))
    }
    /// The time of a field that takes a period.
    pub fn when(&mut self, node: NodeId, word: &str) -> When {
        let mut out = When::default();
        for f in self.fields(node, word).collect::<Vec<_>>() {
            match &f.value {
                Value::Period(p) => out = self.period(p, node, f.ctx),
                Value::Blank(_) | Value::Broken => {
                    let src = Src { node, span: f.span };
                    out.until = End::Blank;
                    let starts = vec![f.ctx];
                    self.stretch(Stretch {
                        node,
                        period: None,
                        starts,
                        from: None,
                        until: End::Blank,
                        ctx: f.ctx,
                        src,
                    });
                }
                _ => {}
            }
        }
        out
    }
    /// A bracket around who acts makes one commitment for each reading: the clause kinds write the first, this the others.
    pub(super) fn other_readings(&mut self, node: NodeId) {
        let n = self.model.node(node);
        // Sentences are lowered reading by reading.
        if n.kind.class != Class::Clause || n.fields.iter().all(|f| f.ctx == n.ctx) {
            return;
        }
        let own = self.core.commitments.iter().rev().take_while(|c| c.src.node == node).count();
        for i in self.core.commitments.len() - own..self.core.commitments.len() {
            let Some(c) = self.core.commitments.get(i) else { continue };
            let is_first = |f: &&Field| matches!(&f.value, Value::List(l) if l.span == c.who.span) && f.ctx != n.ctx;
            let Some(first) = n.fields.iter().find(is_first).filter(|_| c.ctx == n.ctx) else { continue };
            let others = n.fields.iter().filter(|f| f.spec.word == first.spec.word && f.ctx != first.ctx);
            let more: Vec<Commitment<'t>> = others
                .filter_map(|f| match &f.value {
                    Value::List(l) => {
                        let who = Who { several: c.who.several, ..self.who_of(l, node) };
                        Some(Commitment { who, ctx: f.ctx, ..c.clone() })
                    }
                    _ => None,
                })
                .collect();
            if let Some(c) = self.core.commitments.get_mut(i) {
                c.ctx = first.ctx;
            }
            self.core.commitments.extend(more);
        }
    }
    /// Writes how long something lasts.
    pub(super) fn stretch(&mut self, stretch: Stretch<'t>) {
        self.core.stretches.push(stretch);
    }
    /// `lasts` is said of any clause: where a kind does not speak of it, its commitments take their time from it.
    pub(super) fn lasts(&mut self, node: NodeId) {
        let said = self.model.node(node).field("lasts").is_some();
        if !said || self.core.stretches.iter().rev().take_while(|s| s.node >= node).any(|s| s.node == node) {
            return;
        }
        let when = self.when(node, "lasts");
        for c in self.core.commitments.iter_mut().rev().take_while(|c| c.src.node == node) {
            let from = c.when.from.or(when.from);
            c.when = When { from, ..when };
        }
    }
    /// Writes that a clause keeps pace with those that a name means.
    pub(super) fn beside(&mut self, path: &Path, measured: bool, certified: bool, ctx: Ctx, src: Src) {
        for with in self.model.nodes_of(path, src.node) {
            self.core.parallels.push(Parallel { node: src.node, with, measured, certified, ctx, src });
        }
    }
    /// The event of a field that takes an instant (`as from X`).
    pub fn as_from(&mut self, node: NodeId, word: &str) -> Option<EventId> {
        let n = self.model.node(node);
        let f = n.fields.iter().find(|f| f.spec.word == word)?;
        let said = match &f.value {
            Value::Instant(i) => self.instant(i, node, f.ctx).first().map(|e| e.0),
            _ => None,
        };
        // Also where it is still to be filled in, or could not be read: it is said.
        if let Some(event) = said.or_else(|| self.named(node, "start")) {
            self.opens(node, event, f.ctx);
        }
        said
    }

    /// A commitment of a clause with what its common fields say; the caller fills in the rest.
    #[must_use]
    pub fn commitment(&self, node: NodeId, who: Who<'t>, modality: Modality, conduct: Conduct) -> Commitment<'t> {
        let n = self.model.node(node);
        let mut conditions = Vec::new();
        // The conditions of the article around bind its clauses too.
        for around in self.model.around(node) {
            for f in &self.model.node(around).fields {
                if let (Value::Condition(c), "if" | "unless" | "provided") = (&f.value, f.spec.word) {
                    conditions.push((&**c, f.spec.word == "unless"));
                }
            }
        }
        let gather =
            |word: &str| -> Vec<NodeId> { self.model.around(node).flat_map(|a| self.nodes(a, word)).collect() };
        Commitment {
            who,
            modality,
            acts: vec![Act::Plain(conduct)],
            places: Vec::new(),
            to: Who::default(),
            when: When::default(),
            due: None,
            conditions,
            except: self.nodes(node, "except"),
            amount: None,
            over: gather("notwithstanding"),
            under: gather("subject to"),
            exchange: self.nodes(node, "in return for"),
            ctx: n.ctx,
            src: Src { node, span: n.point() },
        }
    }
    /// Writes a commitment.
    pub fn commit(&mut self, commitment: Commitment<'t>) {
        self.core.commitments.push(commitment);
    }
    /// Writes a cover.
    #[allow(clippy::too_many_arguments, reason = "the shape of a cover")]
    pub fn cover(
        &mut self,
        role: Role,
        by: Who<'t>,
        over: Vec<NodeId>,
        places: Vec<NodeId>,
        when: When,
        needs: Vec<EventId>,
        node: NodeId,
    ) {
        let n = self.model.node(node);
        let src = Src { node, span: n.point() };
        self.write_cover(Cover { role, by, over, places, when, needs, staff: None, ctx: n.ctx, src });
    }
    /// Writes a cover that says more than its clause does as a whole: under one option only, or with a staff.
    pub fn write_cover(&mut self, cover: Cover<'t>) {
        self.core.covers.push(cover);
    }
    /// Writes watches over the clauses that a field names: one for each reading of the field and of who watches.
    pub fn watches(&mut self, who: &[(Who<'t>, Ctx)], over: &str, cover: &Cover<'t>) {
        for (over, ctx) in self.readings(cover.src.node, over) {
            for (by, also) in who {
                if let Some(ctx) = self.model.tree.choices.meet(ctx, *also) {
                    self.write_cover(Cover { by: by.clone(), over: over.clone(), ctx, ..cover.clone() });
                }
            }
        }
    }
    /// Writes that those whom a field of a clause names see for themselves whether the clause is kept.
    pub fn sees(&mut self, node: NodeId, word: &str) {
        for (by, ctx) in self.who(node, word) {
            let src = Src { node, span: by.span };
            let (over, places, needs, when, staff) = (vec![node], Vec::new(), Vec::new(), When::default(), None);
            self.write_cover(Cover { role: Role::Watches, by, over, places, when, needs, staff, ctx, src });
        }
    }
    /// The constructs that each reading of a field names.
    #[must_use]
    pub fn readings(&self, node: NodeId, word: &str) -> Vec<(Vec<NodeId>, Ctx)> {
        let n = self.model.node(node);
        let lists = n.fields.iter().filter(|f| f.spec.word == word).filter_map(|f| match &f.value {
            Value::List(l) => Some((self.model.nodes_in(l, node), f.ctx)),
            _ => None,
        });
        lists.collect()
    }
    /// Writes what hangs on the conditions of a field.
    pub fn hangs(&mut self, node: NodeId, word: &str, effect: Effect) {
        let n = self.model.node(node);
        for f in n.fields.iter().filter(|f| f.spec.word == word) {
            if let Value::Condition(condition) = &f.value {
                let decided =
                    n.fields.iter().filter(|d| matches!(d.spec.word, "decided by" | "determined by")).map(|d| d.ctx);
                let src = Src { node, span: f.value_span };
                self.core.contingencies.push(Contingency {
                    effect,
                    condition,
                    decided: decided.collect(),
                    ctx: f.ctx,
                    src,
                });
            }
        }
    }
    /// The conditions that any clause may have.
    pub(super) fn hinges(&mut self, node: NodeId) {
        for (word, effect) in [("if", Effect::Requires), ("provided", Effect::Requires), ("unless", Effect::Releases)] {
            self.hangs(node, word, effect);
        }
    }
    /// Writes who determines a breach of a clause: `breach determined by M`.
    pub fn verdict(&mut self, node: NodeId, word: &str) {
        let n = self.model.node(node);
        for f in n.fields.iter().filter(|f| f.spec.word == word) {
            let Value::Parts(parts) = &f.value else { continue };
            for p in parts {
                let by = match &p.value {
                    Value::Determiner(d) => d.by.as_ref().map(|l| self.who_of(l, node)).unwrap_or_default(),
                    Value::List(l) => self.who_of(l, node),
                    _ => continue,
                };
                self.core.verdicts.push(Verdict { of: node, by, ctx: f.ctx, src: Src { node, span: f.span } });
            }
        }
    }
    /// Writes how a clause is divided into the parts that it holds.
    pub fn whole(&mut self, node: NodeId, place_field: &str) {
        let parts: Vec<NodeId> =
            self.model.children(node).filter(|c| self.model.node(*c).kind.class == Class::Part).collect();
        if parts.is_empty() {
            return;
        }
        let parts = parts.into_iter().map(|p| (p, self.nodes(p, place_field), self.model.ctx(p))).collect();
        self.core.wholes.push(Whole { node, places: self.nodes(node, place_field), parts });
    }
    /// `verified by M within …` of a clause or phase: a watch, and the event that nature brings.
    pub fn verified(&mut self, node: NodeId, after: Option<EventId>) {
        let n = self.model.node(node);
        for f in n.fields.iter().filter(|f| f.spec.word == "verified") {
            let Value::Parts(parts) = &f.value else { continue };
            let mut by = Who::default();
            for p in parts {
                match (p.role, &p.value) {
                    (kind::Role::By, Value::List(l)) => by = self.who_of(l, node),
                    (kind::Role::When, Value::Bound(b)) => {
                        if let Some(to) = self.named(node, "verified") {
                            if let Some(after) = after {
                                self.follows(after, to, true, f.ctx, Src { node, span: p.span });
                            }
                            self.bound(to, b, after, node, f.ctx);
                        }
                    }
                    _ => {}
                }
            }
            let src = Src { node, span: f.span };
            self.core.covers.push(Cover {
                role: Role::Watches,
                by,
                over: vec![node],
                places: Vec::new(),
                when: When::default(),
                needs: Vec::new(),
                staff: None,
                ctx: f.ctx,
                src,
            });
        }
    }
    /// What a target is as an event, for conditions.
    #[must_use]
    pub fn is_event(&self, target: Target) -> bool {
        !matches!(target, Target::Node(n) if self.model.node(n).kind.class != Class::Event)
    }
}
