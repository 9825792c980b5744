//! What a timeline shows: rows from the clauses, phases, approvals and events, each reading of a bracket for itself.

use super::words::{Anchors, Names, STEPS};
use super::{Moment, Row, Sort, Timeline};
use crate::choice::{Ctx, Taken};
use crate::core::{Cause, End, EventId, EventKey, Force};
use crate::model::{Builtin, NodeId};
use crate::rules::Case;
use crate::syntax::kind::Class;
use crate::time::calendar::{DAY, Day};
use crate::time::windows::Timetable;
use rustc_hash::FxHashMap;

/// How many readings of one clause are shown.
const READINGS: usize = 8;
/// How many arrows are worth drawing.
const ARROWS: usize = 200;

/// What happens in a construct, in its order.
type Steps = Vec<(EventId, &'static str)>;

pub(super) struct Gathering<'g, 't> {
    pub case: &'g Case<'t>,
    pub names: &'g Names<'g, 't>,
    pub given: &'g [(EventId, Day)],
    /// The options that were asked for.
    pub package: Ctx,
}

impl Gathering<'_, '_> {
    fn present(&self, under: Ctx) -> impl Fn(Ctx) -> bool {
        let choices = &self.case.model.tree.choices;
        let whole = choices.meet(self.package, under).unwrap_or(self.package);
        move |c| choices.implies(whole, c)
    }
    pub(super) fn table(&self, under: Ctx) -> Result<Timetable<'_>, String> {
        self.case.plan().timetable(&self.present(under), self.given, false).map_err(|_| {
            let with = if self.given.is_empty() { "" } else { "with these days " };
            format!("{with}the time limits of this treaty cannot all be kept; `treatyc check` shows which")
        })
    }
    pub fn timeline(&self) -> Result<Timeline, String> {
        let mut plans: Vec<(NodeId, Steps, Ctx)> = Vec::new();
        for node in self.case.model.ids() {
            if !self.case.model.tree.choices.compatible(self.case.model.ctx(node), self.package) {
                continue;
            }
            let events = self.events(node);
            if !events.is_empty() {
                plans.extend(self.readings(node, &events).into_iter().map(|ctx| (node, events.clone(), ctx)));
            }
        }
        // Each reading has a timetable of its own; it is made once.
        let mut readings: Vec<Ctx> = plans.iter().map(|p| p.2).collect();
        readings.push(Ctx::ALWAYS);
        readings.sort_unstable();
        readings.dedup();
        let mut rows: Vec<Option<Row>> = plans.iter().map(|_| None).collect();
        let (mut treaty, mut whole) = (Vec::new(), None);
        for ctx in readings {
            let table = match self.table(ctx) {
                Ok(table) => table,
                Err(sentence) if ctx == Ctx::ALWAYS => return Err(sentence),
                // Of a reading that cannot stand there is nothing to show.
                Err(_) => continue,
            };
            let anchors = self.anchors(&table, ctx);
            for ((node, events, own), row) in plans.iter().zip(&mut rows).filter(|(p, _)| p.2 == ctx) {
                *row = self.row(*node, events, *own, &anchors);
            }
            if ctx == Ctx::ALWAYS {
                treaty = self.treaty(&anchors);
                treaty.extend(super::exit::row(self.names, &anchors, self.case.plan().almanac.ends, TREATY));
                whole = Some(table);
            }
        }
        let mut all = treaty;
        all.extend(rows.into_iter().flatten());
        // Approvals and the like belong to the way into force, which comes first.
        all.sort_by_key(|r| r.heading != TREATY);
        let arrows = self.arrows(&all);
        let last_days = whole.map_or_else(Vec::new, |table| self.last_days(&all, &table));
        let title = self
            .case
            .model
            .head()
            .and_then(|h| self.case.model.node(h).title.as_ref())
            .and_then(|t| self.case.model.words(t, None, None));
        Ok(Timeline {
            title: title.map_or_else(|| "Timeline".into(), std::borrow::Cow::into_owned),
            language: self.case.model.main_language().to_owned(),
            assumed: Vec::new(),
            package: String::new(),
            rows: all,
            arrows,
            last_days,
        })
    }
    fn anchors<'a>(&self, table: &'a Timetable<'a>, ctx: Ctx) -> Anchors<'a> {
        let signature = self.case.core.event(&EventKey::Builtin(Builtin::Signature));
        Anchors { table, signed: signature.and_then(|s| table.since(s)), ctx }
    }
    /// The events of a construct about whose time something is said, in the order in which they come.
    fn events(&self, node: NodeId) -> Steps {
        let n = self.case.model.node(node);
        if n.broken {
            return Vec::new();
        }
        if matches!(n.kind.word, "approval" | "milestone" | "event") {
            let event = self.case.core.event(&EventKey::Node(node)).filter(|e| self.is_bound(*e));
            return event.map(|e| (e, "takes place")).into_iter().collect();
        }
        if !matches!(n.kind.class, Class::Clause | Class::Sentence | Class::Part) {
            return Vec::new();
        }
        let mut out = Steps::new();
        for (word, what, _) in STEPS {
            let key = self.case.model.tree.names.get(word).map(|s| EventKey::Of(node, s));
            if let Some(event) = key.and_then(|k| self.case.core.event(&k)).filter(|e| self.is_bound(*e)) {
                let what = match (what, n.kind.class) {
                    ("starts", Class::Sentence) if self.case.model.node(node).field("lasts").is_none() => "due",
                    (what, _) => what,
                };
                out.push((event, what));
            }
        }
        out
    }
    /// Whether anything but its meaning says when an event comes.
    fn is_bound(&self, event: EventId) -> bool {
        self.names.links(event).iter().any(|l| l.force != Force::Definition || l.max.is_some())
    }
    /// The options that make a difference to some events, one set for each reading.
    fn readings(&self, node: NodeId, events: &[(EventId, &'static str)]) -> Vec<Ctx> {
        let choices = &self.case.model.tree.choices;
        let base = self.case.model.ctx(node);
        let mut points: Vec<crate::choice::ChoiceId> = Vec::new();
        for l in events.iter().flat_map(|e| self.names.links(e.0)) {
            points.extend(choices.taken(l.ctx).iter().map(|t| t.0));
        }
        points.sort_unstable();
        points.dedup();
        let fixed: Vec<Taken> = [choices.taken(base), choices.taken(self.package)].concat();
        points.retain(|p| fixed.iter().all(|t| t.0 != *p));
        let mut out = vec![base];
        for point in points {
            let options = choices.get(point).map_or(0, |c| c.options.len());
            let mut more = Vec::new();
            for ctx in &out {
                for option in 0..options {
                    let taken = u16::try_from(option).ok().and_then(|o| choices.all_of(&[(point, o)]));
                    more.extend(taken.and_then(|t| choices.meet(*ctx, t)));
                }
            }
            if more.len() > READINGS {
                break;
            }
            if !more.is_empty() {
                out = more;
            }
        }
        out
    }
    fn moment(&self, event: EventId, what: &'static str, anchors: &Anchors<'_>) -> Moment {
        let offset = anchors.signed.as_ref().map_or((None, None), |s| s.of(event));
        let day = |m: Option<i64>| m.map(|m| m.div_euclid(DAY));
        let uncertain =
            self.case.core.events.get(event.0 as usize).is_some_and(|e| matches!(e.cause, Cause::Nature { .. }));
        let days = anchors.table.day(event);
        let mut when = self.names.when(event, &self.present(anchors.ctx));
        if when.is_empty() {
            when = match days {
                (Some(a), Some(b)) if a == b => format!("on {}", super::dated(a)),
                (_, Some(b)) => format!("no later than {}", super::dated(b)),
                (Some(a), _) => format!("no earlier than {}", super::dated(a)),
                _ => when,
            };
        }
        Moment { event, what, when, days, offset: (day(offset.0), day(offset.1)), uncertain }
    }
    fn row(&self, node: NodeId, events: &[(EventId, &'static str)], ctx: Ctx, anchors: &Anchors<'_>) -> Option<Row> {
        let n = self.case.model.node(node);
        let moments: Vec<Moment> = events.iter().map(|(e, w)| self.moment(*e, w, anchors)).collect();
        if moments.iter().all(|m| m.when.is_empty()) {
            return None;
        }
        let ends = moments.iter().any(|m| m.what == "ends");
        let mut part = matches!(n.kind.word, "phase" | "step");
        let endless =
            self.case.core.stretches.iter().any(|s| {
                s.node == node && matches!(s.until, End::Permanent | End::Indefinite) && self.present(ctx)(s.ctx)
            });
        let sort = match (n.kind.class, n.kind.word) {
            (_, "approval") | (Class::Event, "event") => Sort::Uncertain,
            (Class::Event, _) => Sort::Milestone,
            _ if part => Sort::Phase,
            _ if ends || endless => Sort::Regime,
            _ => Sort::Act,
        };
        let heading = if n.kind.word == "approval" { TREATY.to_owned() } else { self.names.heading(node) };
        let under = self.case.model.tree.choices.words(ctx);
        let label = match (n.kind.class, n.name) {
            (Class::Clause | Class::Part, Some(_)) if n.title.is_none() => {
                format!("{} ({})", self.names.thing(node), n.kind.word)
            }
            _ => self.names.thing(node),
        };
        // A phase stands below its clause, if that is shown, and only once.
        let alone = |whole: &NodeId| {
            let events = self.events(*whole);
            events.is_empty() || self.readings(*whole, &events).len() > 1
        };
        let label = match self.case.model.parent(node).filter(|p| part && alone(p)) {
            Some(whole) => {
                part = false;
                format!("{}: {label}", self.names.thing(whole))
            }
            None => label,
        };
        let name = match self.case.core.events.get(moments.first()?.event.0 as usize).map(|e| &e.key) {
            Some(key) => self.names.path(key).unwrap_or_default(),
            None => String::new(),
        };
        let name = match n.kind.class {
            Class::Event | Class::Action => name,
            _ => name.rsplit_once('.').map_or(String::new(), |n| n.0.to_owned()),
        };
        Some(Row {
            heading,
            label,
            name,
            part,
            under: if ctx == Ctx::ALWAYS { String::new() } else { under },
            sort,
            moments,
            endless,
        })
    }
    /// Signature, the last ratification, entry into force, the end.
    fn treaty(&self, anchors: &Anchors<'_>) -> Vec<Row> {
        let mut out = Vec::new();
        for (b, label) in [
            (Builtin::Signature, "signature"),
            (Builtin::Ratification, "the last ratification"),
            (Builtin::EntryIntoForce, "entry into force"),
        ] {
            let Some(event) = self.case.core.event(&EventKey::Builtin(b)) else { continue };
            let moment = self.moment(event, "takes place", anchors);
            out.push(Row {
                heading: TREATY.to_owned(),
                label: label.to_owned(),
                name: b.word().to_owned(),
                part: false,
                under: String::new(),
                sort: if b == Builtin::Ratification { Sort::Uncertain } else { Sort::Milestone },
                moments: vec![moment],
                endless: false,
            });
        }
        out
    }
    /// What waits for what, where both are shown and neither is what everything counts from.
    fn arrows(&self, rows: &[Row]) -> Vec<((usize, usize), (usize, usize))> {
        let mut place: FxHashMap<EventId, Vec<(usize, usize)>> = FxHashMap::default();
        for (r, row) in rows.iter().enumerate() {
            for (m, moment) in row.moments.iter().enumerate() {
                place.entry(moment.event).or_default().push((r, m));
            }
        }
        let builtin = |e: EventId| {
            matches!(
                self.case.core.events.get(e.0 as usize).map(|e| &e.key),
                Some(EventKey::Builtin(Builtin::Signature | Builtin::EntryIntoForce))
            )
        };
        let mut out = Vec::new();
        for l in self
            .case
            .core
            .links
            .iter()
            .filter(|l| l.waits && self.case.model.tree.choices.compatible(l.ctx, self.package))
        {
            let mut from = l.from;
            while let Some(Cause::Derived { from: base, .. }) =
                self.case.core.events.get(from.0 as usize).map(|e| &e.cause)
            {
                from = *base;
            }
            if builtin(from) {
                continue;
            }
            for a in place.get(&from).into_iter().flatten() {
                for b in place.get(&l.to).into_iter().flatten() {
                    // Two readings of one clause do not wait for each other.
                    let same =
                        rows.get(a.0).zip(rows.get(b.0)).is_some_and(|(a, b)| a.name == b.name && a.label == b.label);
                    if a.0 != b.0 && !same && out.len() < ARROWS && !out.contains(&(*a, *b)) {
                        out.push((*a, *b));
                    }
                }
            }
        }
        out
    }
}

/// The heading above what concerns the treaty as a whole.
pub(super) const TREATY: &str = "The treaty";
