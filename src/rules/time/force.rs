//! What the treaty asks for before it binds anybody: what T214 and T219 share.

use crate::core::{Cause, Commitment, EventId, EventKey, Force, Modality};
use crate::model::{Builtin, NodeId};
use crate::rules::Case;
use crate::rules::provisional::{Provisional, provisional};
use crate::syntax::kind::Class;
use crate::syntax::tree::Value;
use rustc_hash::{FxHashMap, FxHashSet};

/// Which duties a treaty can ask for only once it is in force.
pub(super) struct Binding {
    /// Its entry into force.
    pub entry: EventId,
    /// What applies before.
    provisional: Vec<Provisional>,
    /// Protocols that enter into force by themselves.
    apart: FxHashSet<NodeId>,
    /// What entry into force waits for.
    needed: FxHashSet<EventId>,
    keepers: Vec<NodeId>,
}

impl Binding {
    /// `None` where nothing enters into force.
    pub fn new(case: &Case<'_>) -> Option<Self> {
        let model = case.model;
        let finals = model.final_clauses()?;
        let node = model.node(finals);
        node.field("entry into force").filter(|_| !node.broken)?;
        // What applies provisionally cannot be known where those words could not be read, or name what is not there.
        let provisional = provisional(case);
        if !provisional.iter().all(|p| p.clear) {
            return None;
        }
        let entry = case.core.event(&EventKey::Builtin(Builtin::EntryIntoForce))?;
        // A protocol with final clauses of its own enters into force by itself.
        let apart = |f: &NodeId| model.around(*f).find(|a| matches!(model.node(*a).kind.word, "annex" | "protocol"));
        let apart = model.finals().iter().filter_map(apart).collect();
        Some(Self { entry, provisional, apart, needed: waits_for(case, entry), keepers: depositaries(case) })
    }
    /// Whether a commitment is one that nobody bears before entry into force: no act at signature, none that brings the treaty into force.
    pub fn begins_with_force(&self, case: &Case<'_>, c: &Commitment<'_>) -> bool {
        let node = c.src.node;
        c.modality != Modality::May
            && !case.model.node(node).broken
            && !self.provisional.iter().any(|p| p.applies(case, node))
            && !case.model.around(node).any(|a| self.apart.contains(&a))
            && (c.who.actors.is_empty() || !c.who.actors.iter().all(|a| self.keepers.contains(a)))
            && !is_about_consent(case, node)
    }
    /// Whether entry into force waits for an event.
    pub fn needs(&self, event: EventId) -> bool {
        self.needed.contains(&event)
    }
}

/// What an event waits for, step by step.
fn waits_for(case: &Case<'_>, event: EventId) -> FxHashSet<EventId> {
    let mut into: FxHashMap<EventId, Vec<EventId>> = FxHashMap::default();
    for l in case.core.links.iter().filter(|l| l.waits && l.force != Force::Soft) {
        into.entry(l.to).or_default().push(l.from);
    }
    let (mut seen, mut todo) = (FxHashSet::default(), vec![event]);
    while let Some(e) = todo.pop() {
        if !seen.insert(e) {
            continue;
        }
        todo.extend(into.get(&e).into_iter().flatten());
        match case.core.events.get(e.0 as usize).map(|e| &e.cause) {
            Some(Cause::Derived { from, .. }) => todo.push(*from),
            Some(Cause::First(of) | Cause::Last(of)) => todo.extend(of),
            _ => {}
        }
    }
    seen
}

fn depositaries(case: &Case<'_>) -> Vec<NodeId> {
    let (Some(head), Some(field)) = (case.model.head(), case.model.head_field("depositary")) else { return Vec::new() };
    match &field.value {
        Value::List(l) => case.model.actors_in(l, head).collect(),
        _ => Vec::new(),
    }
}

/// What is done to bring a treaty into force binds from its adoption on (Vienna Convention on the Law of Treaties, article 24(4)).
fn is_about_consent(case: &Case<'_>, node: NodeId) -> bool {
    if case.model.node(node).kind.class != Class::Sentence {
        return false;
    }
    let mut found = false;
    case.words_of(node, &mut |words| {
        let words = words.to_lowercase();
        found |= [
            "ratif",
            "approval",
            "for approv",
            "into force",
            "consent to be bound",
            "this treaty to",
            "this agreement to",
        ]
        .iter()
        .any(|w| words.contains(w));
    });
    found
}

/// The event at which a commitment is due; of a prohibition and of a sentence, the one from which it holds. That the term of a body or
/// a regime counts from an earlier event asks nothing of anybody then.
pub(super) fn due(case: &Case<'_>, c: &Commitment<'_>) -> Option<EventId> {
    let holds = c.modality == Modality::MustNot || case.model.node(c.src.node).kind.class == Class::Sentence;
    c.due.or(c.when.from.filter(|_| holds))
}
