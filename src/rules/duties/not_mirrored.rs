//! `D306 not-mirrored`: declared reciprocal, but one side's duty is missing or different.

use super::deeds::plain;
use crate::choice::Ctx;
use crate::core::{Commitment, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, titled};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::Value;
use std::fmt::Write as _;

/// What one side is bound to in a reciprocal clause.
struct Mine<'c, 't> {
    side: NodeId,
    c: &'c Commitment<'t>,
    act: String,
    limits: String,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found: Gather<'_, '_, (Span, NodeId)> = Gather::new(model);
    for id in model.of_class(Class::Sentence) {
        let sentences: Vec<NodeId> =
            model.children(id).filter(|c| model.node(*c).kind.class == Class::Sentence).collect();
        if sentences.is_empty() {
            continue;
        }
        let sides: Vec<NodeId> = model
            .node(id)
            .fields("between")
            .flat_map(|f| match &f.value {
                Value::List(l) => model.actors_in(l, id).collect::<Vec<_>>(),
                _ => Vec::new(),
            })
            .collect();
        if sides.len() < 2 {
            continue;
        }
        mirror(case, &sides, &sentences, &mut found);
    }
    found.pour(out);
}

fn mirror(case: &Case<'_>, sides: &[NodeId], sentences: &[NodeId], found: &mut Gather<'_, '_, (Span, NodeId)>) {
    let (model, choices) = (case.model, case.choices());
    let mut all: Vec<Mine<'_, '_>> = Vec::new();
    for c in sentences.iter().flat_map(|s| case.core.commitments_of(*s)) {
        let who: Vec<NodeId> = c.who.actors.iter().flat_map(|a| model.members(*a)).collect();
        let is = |side: &&NodeId| model.members(**side).iter().all(|m| who.contains(m));
        let bound: Vec<NodeId> = sides.iter().filter(is).copied().collect();
        // What binds all is mirrored in itself.
        if let [side] = bound.as_slice() {
            all.push(Mine { side: *side, c, act: act(case, c), limits: limits(case, c) });
        }
    }
    for mine in &all {
        for other in sides.iter().filter(|s| **s != mine.side) {
            let same = |m: &&Mine<'_, '_>| m.side == *other && m.act == mine.act && m.c.modality == mine.c.modality;
            let theirs: Vec<&Mine<'_, '_>> = all.iter().filter(same).collect();
            let there: Vec<Ctx> = theirs.iter().map(|m| m.c.ctx).collect();
            let span = whole(case, mine.c);
            let (one, two) = (titled(case, mine.side), titled(case, *other));
            let does = if mine.c.modality == Modality::May { "may" } else { "is bound to" };
            found.lacking((span, *other), model.ctx(mine.c.src.node), mine.c.ctx, &there, || {
                bad(
                    format!(
                        "declared reciprocal, but what {one} {does} here, {two} {}",
                        if does == "may" { "may not" } else { "is not" }
                    ),
                    span,
                )
                .at(around(case, mine.c), "reciprocal")
            });
            for m in theirs.iter().filter(|m| m.limits != mine.limits && mine.side < m.side) {
                let Some(ctx) = choices.meet(m.c.ctx, mine.c.ctx) else { continue };
                // Of two readings with the same limits nothing is said.
                let other_span = whole(case, m.c);
                found.add((span, *other), model.ctx(mine.c.src.node), ctx, || {
                    bad(format!("declared reciprocal, but {one} and {two} are not bound alike"), span)
                        .at(other_span, "the same for the other, in another measure")
                });
            }
        }
    }
}

fn bad(message: String, span: Span) -> Finding {
    Finding::new(Code("D306"), Severity::Warning, message)
        .at(span, "for the one side")
        .why("whoever is bound further than the other will hold against it the word \"reciprocal\"")
        .help("write what both are bound to with `each shall …`, bind the other side as well, or take the sentence out of the reciprocal clause")
}

/// What somebody is bound to, as words: the act, without measure and time.
fn act(case: &Case<'_>, c: &Commitment<'_>) -> String {
    field(case, c, &["action"])
}

/// How much, how far, when and how often.
fn limits(case: &Case<'_>, c: &Commitment<'_>) -> String {
    let node = case.model.node(c.src.node);
    let mut out = field(case, c, &["amount", "when", "lasts", "every", "notice"]);
    // "At least 50 km from …": the distance counts here, not the line.
    for f in node.fields.iter().filter(|f| f.ctx == c.ctx) {
        let Value::List(l) = &f.value else { continue };
        for (number, unit) in l.items.iter().filter_map(|i| i.place.as_ref()?.distance) {
            let _ = write!(out, " {}/{} {}", number.mantissa, number.scale, plain(case.model.text(unit)));
        }
    }
    out
}

fn field(case: &Case<'_>, c: &Commitment<'_>, words: &[&str]) -> String {
    let node = case.model.node(c.src.node);
    let own = node.fields.iter().filter(|f| words.contains(&f.spec.word) && f.ctx == c.ctx);
    own.map(|f| plain(case.model.text(f.value_span))).collect::<Vec<_>>().join("; ")
}

fn whole(case: &Case<'_>, c: &Commitment<'_>) -> Span {
    let node = case.model.node(c.src.node);
    let own =
        node.fields.iter().filter(|f| matches!(f.spec.word, "who" | "action") && f.ctx == c.ctx).map(|f| f.value_span);
    own.reduce(Span::to).unwrap_or_else(|| node.point())
}

fn around(case: &Case<'_>, c: &Commitment<'_>) -> Span {
    case.model.parent(c.src.node).map_or(c.src.span, |p| case.model.node(p).point())
}
