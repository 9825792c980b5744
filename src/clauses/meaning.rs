//! What several clause kinds mean alike.

use crate::core::Role as Cover;
use crate::core::{
    Act, Builder, Cause, Commitment, Conduct, EventId, EventKey, Force, Length, Link, Modality, Several, Src, When, Who,
};
use crate::model::{Builtin, NodeId};
use crate::syntax::kind::{Class, Role};
use crate::syntax::tree::{Amount, List, Named, Special, Value};

/// Entry into force, from which duties without a word about it count.
#[allow(clippy::unnecessary_wraps, reason = "every caller counts from it where something may be said to count from")]
pub(super) fn entry(b: &mut Builder<'_>, id: NodeId) -> Option<EventId> {
    let src = Src { node: id, span: b.model.node(id).point() };
    Some(b.builtin(Builtin::EntryIntoForce, src))
}

/// What begins does not end before.
pub(super) fn order(b: &mut Builder<'_>, id: NodeId, begins: Option<EventId>, completes: Option<EventId>) {
    let node = b.model.node(id);
    if let (Some(from), Some(to)) = (begins, completes) {
        let src = Src { node: id, span: node.point() };
        let min = Some((Length::zero(), false));
        b.link(Link {
            from,
            to,
            min,
            max: None,
            strict: false,
            force: Force::Definition,
            waits: true,
            ctx: node.ctx,
            src,
        });
    }
}

/// The actors of a field, or all parties where it is not said.
pub(super) fn parties_or<'t>(b: &mut Builder<'t>, id: NodeId, word: &str) -> Who<'t> {
    match b.who(id, word).into_iter().next() {
        Some((who, _)) => who,
        None => b.all_parties(id),
    }
}

/// The amount of the first of some fields that is said.
pub(super) fn amount<'t>(b: &Builder<'t>, id: NodeId, words: &[&str]) -> Option<&'t Amount> {
    words
        .iter()
        .flat_map(|w| b.fields(id, w))
        .find_map(|f| if let Value::Amount(a) = &f.value { Some(&**a) } else { None })
}

/// The time limits in a field of several parts, tied to the event of the field's name (`start` where the clause has none such).
pub(super) fn parts_bound(b: &mut Builder<'_>, id: NodeId, word: &str) -> Option<EventId> {
    let node = b.model.node(id);
    let event = if node.kind.events.contains(&word) { word } else { "start" };
    let answers = entry(b, id);
    let mut due = None;
    for f in node.fields.iter().filter(|f| f.spec.word == word) {
        let Value::Parts(parts) = &f.value else { continue };
        for p in parts {
            match (p.role, &p.value) {
                (Role::When, Value::Bound(bound)) => {
                    due = b.named(id, event);
                    if let Some(to) = due {
                        b.bound(to, bound, answers, id, f.ctx);
                    }
                }
                (Role::Over, Value::Period(period)) => {
                    b.period(period, id, f.ctx);
                }
                _ => {}
            }
        }
    }
    due
}

/// `handover to P within …`: who comes in the place of those who leave.
pub(super) fn hand_over(b: &mut Builder<'_>, id: NodeId, completes: Option<EventId>) {
    let node = b.model.node(id);
    for f in node.fields.iter().filter(|f| f.spec.word == "handover") {
        let Value::Parts(parts) = &f.value else { continue };
        let Some(list) = parts.iter().find_map(|p| match (p.role, &p.value) {
            (Role::To, Value::List(l)) => Some(l),
            _ => None,
        }) else {
            continue;
        };
        let to = b.who_of(list, id);
        let src = Src { node: id, span: f.span };
        let event = b.event(EventKey::Words(f.span.start), Cause::Chosen(Vec::new()), true, f.ctx, src);
        for p in parts {
            if let (Role::When, Value::Bound(bound)) = (p.role, &p.value) {
                b.bound(event, bound, completes, id, f.ctx);
            }
        }
        let places = b.nodes(id, "from");
        b.cover(Cover::Replaces, to, vec![id], places, When { from: Some(event), ..When::default() }, Vec::new(), id);
    }
}

/// A phase or step: its events and its watch.
pub(super) fn part(b: &mut Builder<'_>, id: NodeId) {
    let begins = b.bounds(id, "begins", "begins", None);
    let completes = b.bounds(id, "completes", "completes", begins);
    order(b, id, begins, completes);
    b.bounds(id, "when", "completes", None);
    b.bounds(id, "", "completes", None);
    b.bounds(id, "in parallel with", "completes", None);
    b.when(id, "lasts");
    if let Some(whole) = b.model.parent(id).filter(|p| b.model.node(*p).kind.word == "withdrawal") {
        super::withdrawal::gone(b, whole, id, completes);
    }
    b.verified(id, completes);
}

/// A sentence: who shall, shall not or may do what.
pub(super) fn rule(b: &mut Builder<'_>, id: NodeId) {
    let node = b.model.node(id);
    if node.broken {
        return;
    }
    let mut seen: Vec<crate::choice::Ctx> = Vec::new();
    for f in node.fields.iter().filter(|f| f.spec.word == "modality") {
        if seen.contains(&f.ctx) {
            continue;
        }
        seen.push(f.ctx);
        b.read_only(Some((id, f.ctx)));
        let words = b.model.text(f.value_span);
        let modality = match (words.contains("not"), words.starts_with("may")) {
            (true, _) => Modality::MustNot,
            (_, true) => Modality::May,
            _ => Modality::Must,
        };
        let passive = b.fields(id, "passive").next().is_some();
        let who = if passive { b.who_or_nobody(id, "by") } else { b.who_or_nobody(id, "who") };
        let (others, alone) = only(b, id);
        let mut duty = b.commitment(id, who, modality, Conduct::Respect);
        duty.acts = b.acts(id, "action");
        duty.places = b.nodes(id, "in");
        duty.places.extend(b.nodes(id, "at"));
        duty.to = b.who_or_nobody(id, "to");
        let in_force = entry(b, id);
        duty.due = b.bounds(id, "when", "start", in_force);
        duty.when = b.when(id, "lasts");
        if duty.when == When::default() {
            duty.when = b.interval(id, "when", modality);
        }
        duty.amount = amount(b, id, &["amount"]);
        duty.ctx = f.ctx;
        if !alone.is_empty() {
            // "Only A may": A may, and nobody else.
            if modality != Modality::MustNot {
                let mut bar = Commitment { modality: Modality::MustNot, ..duty.clone() };
                bar.who.actors = others;
                b.commit(bar);
            }
            duty.who.actors = alone;
        }
        b.commit(duty);
    }
    for f in node.fields.iter().filter(|f| f.spec.word == "verb") {
        b.read_only(Some((id, f.ctx)));
        let who = b.who_or_nobody(id, "who");
        let renounces = b.model.text(f.value_span).starts_with("renounce");
        let conduct = if renounces { Conduct::Renounce } else { Conduct::Declare };
        let mut duty = b.commitment(id, Who { several: Several::Each, ..who }, Modality::Must, conduct);
        for word in ["name", "to", "of", "in"] {
            duty.places.extend(b.nodes(id, word).into_iter().filter(|n| b.model.node(*n).kind.class == Class::Place));
        }
        duty.to = b.who_or_nobody(id, "to");
        duty.ctx = f.ctx;
        b.commit(duty);
    }
    b.read_only(None);
    b.verified(id, None);
}

/// "Only A may", "nobody except A shall": all who sign but those, and those.
fn only(b: &Builder<'_>, id: NodeId) -> (Vec<NodeId>, Vec<NodeId>) {
    let nobody = |l: &List| l.items.iter().any(|i| matches!(i.is, Named::Special(Special::Nobody)));
    let lists = b.fields(id, "who").filter_map(|f| match &f.value {
        Value::List(l) if nobody(l) => Some(l),
        _ => None,
    });
    let alone: Vec<NodeId> = lists.flat_map(|l| b.excepted(l, id)).collect();
    if alone.is_empty() {
        return (Vec::new(), alone);
    }
    let others = b.signatories().into_iter().filter(|a| !alone.contains(a)).collect();
    (others, alone)
}

/// `reciprocal`: the sentences inside bind each side towards the other.
pub(super) fn reciprocal(b: &mut Builder<'_>, id: NodeId) {
    let who = b.who_or_nobody(id, "between");
    if b.model.children(id).next().is_none() {
        let mut duty = b.commitment(id, who, Modality::Must, Conduct::Respect);
        duty.acts = vec![Act::Plain(Conduct::Respect)];
        b.commit(duty);
    }
}

/// A milestone, or an event that takes its time.
pub(super) fn event(b: &mut Builder<'_>, id: NodeId) {
    let node = b.model.node(id);
    let event = b.declared(id);
    let answers = entry(b, id);
    for f in &node.fields {
        match (f.spec.word, &f.value) {
            ("" | "when", Value::Bound(bound)) => b.bound(event, bound, answers, id, f.ctx),
            ("takes", Value::Parts(parts)) => {
                let mut usual = None;
                let mut after = None;
                for p in parts {
                    match (p.role, &p.value) {
                        (Role::Time, Value::Range(r)) => usual = Length::of(&r.0).zip(Length::of(&r.1)),
                        (Role::From, Value::Instant(i)) => after = b.instant(i, id, f.ctx).first().map(|e| e.0),
                        _ => {}
                    }
                }
                let src = Src { node: id, span: f.span };
                let after = after.unwrap_or_else(|| b.builtin(Builtin::Signature, src));
                if let Some((min, max)) = usual {
                    b.takes(event, (min.clone(), max.clone()), after);
                    let (min, max) = (Some((min, false)), Some((max, false)));
                    b.link(Link {
                        from: after,
                        to: event,
                        min,
                        max,
                        strict: false,
                        force: Force::Contingent,
                        waits: true,
                        ctx: f.ctx,
                        src,
                    });
                }
            }
            _ => {}
        }
    }
}

/// The final clauses: how entry into force hangs on consent, and how the treaty ends.
pub(super) fn finals(b: &mut Builder<'_>, id: NodeId) {
    if b.model.final_clauses() != Some(id) {
        return;
    }
    let node = b.model.node(id);
    let src = Src { node: id, span: node.point() };
    let entry = b.builtin(Builtin::EntryIntoForce, src);
    for f in node.fields.iter().filter(|f| f.spec.word == "entry into force") {
        let Value::Parts(parts) = &f.value else { continue };
        for p in parts {
            if let Value::Bound(bound) = &p.value {
                b.bound(entry, bound, None, id, f.ctx);
            }
        }
    }
    let termination = b.builtin(Builtin::Termination, src);
    let min = Some((Length::zero(), false));
    b.link(Link {
        from: entry,
        to: termination,
        min,
        max: None,
        strict: false,
        force: Force::Definition,
        waits: true,
        ctx: node.ctx,
        src,
    });
    b.opens(id, entry, node.ctx);
    b.when(id, "duration");
}
