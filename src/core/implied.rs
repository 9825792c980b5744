//! What is bound without a word about it: a ratification waits for the approvals at home, a phase lies within its whole,
//! what is verified has been completed, what ends has begun.

use super::build::Builder;
use super::event::{EventId, EventKey, Force, Length, Link};
use super::{Effect, Src};
use crate::choice::Ctx;
use crate::model::{Builtin, NodeId};
use crate::syntax::kind::Role;
use crate::syntax::tree::{Condition, EventRef, Value};

impl Builder<'_> {
    /// Writes the bounds that hold by what the words mean. To be called once all clauses are lowered.
    pub(super) fn implied(&mut self) {
        self.consent();
        for i in 0..self.core.wholes.len() {
            let Some(whole) = self.core.wholes.get(i) else { continue };
            let (node, parts) = (whole.node, whole.parts.clone());
            for (part, _, ctx) in parts {
                self.part_of(node, part, ctx);
            }
        }
        self.ends_after_beginning();
        self.conditions_wait();
    }

    /// An event of a construct, where anything speaks of it.
    fn known(&self, node: NodeId, word: &str) -> Option<EventId> {
        self.core.keys.get(&EventKey::Of(node, self.model.tree.names.get(word)?)).copied()
    }

    /// `to` does not come before `from`, by what they mean.
    pub(super) fn follows(&mut self, from: EventId, to: EventId, waits: bool, ctx: Ctx, src: Src) {
        if from != to {
            let min = Some((Length::zero(), false));
            self.link(Link { from, to, min, max: None, strict: false, force: Force::Definition, waits, ctx, src });
        }
    }

    /// Signature, the approvals of each party, its ratification, the last ratification, entry into force (VCLT 14, 16, 24).
    fn consent(&mut self) {
        let builtin = |b: &Self, e: Builtin| b.core.keys.get(&EventKey::Builtin(e)).copied();
        let (last, entry) = (builtin(self, Builtin::Ratification), builtin(self, Builtin::EntryIntoForce));
        let Some(ratification) = self.model.tree.names.get("ratification") else { return };
        // Each act of ratifying of which some suffice: of whom, and who is waited for one by one.
        let quorums: Vec<_> = (0u32..)
            .map(EventId)
            .zip(&self.core.events)
            .filter_map(|(id, e)| match (&e.cause, &e.key) {
                (super::Cause::Quorum { of, need, with }, EventKey::Act(act, _)) if *act == ratification => {
                    let all = usize::try_from(*need).is_ok_and(|n| n >= of.len());
                    Some((id, of.clone(), if all { of.clone() } else { with.clone() }, e.ctx, e.src))
                }
                _ => None,
            })
            .collect();
        for party in self.signatories() {
            let src = Src { node: party, span: self.model.node(party).point() };
            let approvals: Vec<NodeId> =
                self.model.children(party).filter(|c| self.model.node(*c).kind.word == "approval").collect();
            let named = self.core.keys.get(&EventKey::Of(party, ratification)).copied();
            // A ratification that nothing hangs on needs no place in time.
            let counts = last.is_some() || quorums.iter().any(|q| q.1.contains(&party));
            let own = match named {
                None if counts && !approvals.is_empty() => Some(self.event_of(party, ratification)),
                known => known,
            };
            let Some(own) = own else { continue };
            let signature = self.builtin(Builtin::Signature, src);
            self.follows(signature, own, true, Ctx::ALWAYS, src);
            for approval in approvals {
                let node = self.model.node(approval);
                let (event, src) = (self.declared(approval), Src { node: approval, span: node.point() });
                self.follows(event, own, true, node.ctx, src);
                if node.field("takes").is_none() {
                    self.follows(signature, event, true, node.ctx, src);
                }
            }
            if let Some(last) = last {
                self.follows(own, last, true, Ctx::ALWAYS, src);
            }
        }
        for (event, _, needed, ctx, src) in quorums {
            for party in needed {
                if let Some(own) = self.core.keys.get(&EventKey::Of(party, ratification)).copied() {
                    self.follows(own, event, true, ctx, src);
                }
            }
        }
        for event in last.into_iter().chain(entry) {
            let src = self.core.events.get(event.0 as usize).map(|e| e.src);
            if let Some(src) = src {
                let signature = self.builtin(Builtin::Signature, src);
                self.follows(signature, event, true, Ctx::ALWAYS, src);
            }
        }
    }

    /// A phase begins no earlier and is complete no later than its whole, and is verified as its whole is.
    fn part_of(&mut self, whole: NodeId, part: NodeId, ctx: Ctx) {
        let src = Src { node: part, span: self.model.node(part).point() };
        let completes = self.known(part, "completes");
        for event in [self.known(part, "begins"), completes].into_iter().flatten() {
            if let Some(begins) = self.known(whole, "begins") {
                self.follows(begins, event, true, ctx, src);
            }
            if let Some(all) = self.known(whole, "completes") {
                self.follows(event, all, true, ctx, src);
            }
        }
        let Some(verified) = self.known(part, "verified").filter(|_| self.model.node(part).field("verified").is_none())
        else {
            return;
        };
        if let Some(completes) = completes {
            self.follows(completes, verified, true, ctx, src);
        }
        for f in self.model.node(whole).fields.iter().filter(|f| f.spec.word == "verified") {
            let Value::Parts(parts) = &f.value else { continue };
            for p in parts {
                if let (Role::When, Value::Bound(bound), Some(ctx)) =
                    (p.role, &p.value, self.model.tree.choices.meet(ctx, f.ctx))
                {
                    self.bound(verified, bound, completes, part, ctx);
                }
            }
        }
    }

    fn ends_after_beginning(&mut self) {
        let Some((start, expiry)) = self.model.tree.names.get("start").zip(self.model.tree.names.get("expiry")) else {
            return;
        };
        let pairs: Vec<(EventId, EventId, Ctx, Src)> = (0u32..)
            .map(EventId)
            .zip(&self.core.events)
            .filter_map(|(id, e)| match e.key {
                EventKey::Of(node, word) if word == expiry => {
                    Some((*self.core.keys.get(&EventKey::Of(node, start))?, id, e.ctx, e.src))
                }
                _ => None,
            })
            .collect();
        for (from, to, ctx, src) in pairs {
            self.follows(from, to, false, ctx, src);
        }
    }

    /// What a clause does only if something has happened waits for it; the condition sets no day.
    fn conditions_wait(&mut self) {
        let hinges: Vec<(Src, Ctx, &Condition)> = self
            .core
            .contingencies
            .iter()
            .filter(|c| c.effect == Effect::Requires)
            .map(|c| (c.src, c.ctx, c.condition))
            .collect();
        for (src, ctx, condition) in hinges {
            let own: Vec<EventId> = ["start", "begins", "completes", "effect", "established", "deployed", "held"]
                .iter()
                .filter_map(|w| self.known(src.node, w))
                .collect();
            let mut needs = Vec::new();
            needed(condition, &mut needs);
            for e in needs {
                for (from, also) in self.event_ref(e, src.node, ctx) {
                    let ctx = self.model.tree.choices.meet(ctx, also);
                    for (to, ctx) in own.iter().filter(|to| **to != from).filter_map(|to| Some((*to, ctx?))) {
                        let force = Force::Definition;
                        self.link(Link { from, to, min: None, max: None, strict: false, force, waits: true, ctx, src });
                    }
                }
            }
        }
    }
}

/// The events without which a condition cannot be fulfilled.
fn needed<'t>(condition: &'t Condition, out: &mut Vec<&'t EventRef>) {
    match condition {
        Condition::All(all) => all.iter().for_each(|c| needed(c, out)),
        Condition::Determined(c, _) => needed(c, out),
        Condition::Event { event, .. } => out.push(event),
        _ => {}
    }
}
