//! `F903 threshold`: more consents than can be given are asked for, or that of somebody who cannot give it.

use super::instants;
use crate::core::{Act, Conduct};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::Gather;
use crate::rules::said::and;
use crate::source::Span;
use crate::syntax::tree::{EventRef, Field, Instant, List, Quorum, QuorumNeed, Sym, Value};

/// Acts by which those who sign a treaty come to be bound.
const CONSENTS: [&str; 5] = [
    "ratification",
    "signature",
    "exchange of instruments of ratification",
    "notification of ratification",
    "exchange of instruments",
];

/// Words by which prose lets others join before the treaty is in force.
const OPEN: &[&str] = &["open for signature", "open to signature", "open for accession", "open to accession"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found = Gather::new(model);
    for finals in model.general_finals() {
        for field in &model.node(finals).fields {
            quorums(&field.value, &mut |act, quorum| {
                if CONSENTS.contains(&model.name(act)) {
                    look(case, finals, field, quorum, &mut found);
                }
            });
        }
    }
    found.pour(out);
}

fn look(case: &Case<'_>, finals: NodeId, field: &Field, quorum: &Quorum, found: &mut Gather<'_, '_>) {
    let model = case.model;
    let signatories = model.signatories();
    let spread = |l: &List| -> Vec<NodeId> {
        let mut all: Vec<NodeId> = model.actors_in(l, finals).flat_map(|a| model.members(a)).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let listed = quorum.of.as_ref().map(|l| (spread(l), l.span));
    let included = quorum.including.as_ref().map(|l| (spread(l), l.span));
    let named = |all: &[NodeId]| and(&all.iter().map(|n| model.called(*n).into_owned()).collect::<Vec<_>>());
    let put = |found: &mut Gather<'_, '_>, at: Span, make: &mut dyn FnMut() -> Finding| {
        found.add(at, field.ctx, field.ctx, make);
    };
    for (all, at) in listed.iter().chain(&included) {
        let strangers: Vec<NodeId> = all.iter().copied().filter(|n| !signatories.contains(n)).collect();
        if strangers.is_empty() {
            continue;
        }
        let (it, does) = if strangers.len() == 1 { ("it", "does") } else { ("they", "do") };
        put(found, *at, &mut || {
            error(format!("the consent of {} is asked for, and {it} {does} not sign", named(&strangers)))
                .at(*at, "asked for here")
                .at(parties(case), "these sign")
                .why("only those who sign can ratify: nobody else's instrument can be deposited, and the number is never reached by it")
                .help("name them among the parties (`between`) or `guarantors`, or leave them out here")
        });
        return;
    }
    if let (Some((of, _)), Some((with, at))) = (&listed, &included) {
        let outside: Vec<NodeId> = with.iter().copied().filter(|n| !of.contains(n)).collect();
        if !outside.is_empty() {
            let is = if outside.len() == 1 { "is" } else { "are" };
            put(found, *at, &mut || {
                error(format!("{} must be among those who ratify, and {is} not one of them", named(&outside)))
                    .at(*at, "must be included")
                    .at(listed.as_ref().map_or(quorum.span, |l| l.1), "of these")
                    .why("a majority of some States cannot include another")
                    .help("add it to the list, or ask for its ratification beside the majority: `the later of … and …`")
            });
            return;
        }
    }
    let QuorumNeed::Number(need) = quorum.need else { return };
    let able = listed.as_ref().map_or(signatories.len(), |l| l.0.len());
    let Some(need) = need.whole().and_then(|n| usize::try_from(n).ok()).filter(|n| *n > able) else { return };
    if able == 0 || is_open(case, finals, quorum.of.as_ref()) {
        return;
    }
    put(found, quorum.span, &mut || {
        let what = if able == 1 { "one can be given".to_owned() } else { format!("{able} can be given") };
        error(format!("{need} consents are asked for, and only {what}"))
            .at(quorum.span, format!("asks for {need}"))
            .at(listed.as_ref().map_or_else(|| parties(case), |l| l.1), format!("{able} in all"))
            .why("by this rule it can never enter into force, even if all of them ratify")
            .help("ask for fewer, name more parties, or open it to others (`accession`) before it is in force")
    });
}

fn error(message: String) -> Finding {
    Finding::new(Code("F903"), Severity::Error, message)
}

/// Where it is said who signs.
fn parties(case: &Case<'_>) -> Span {
    let said = case.model.head_field("between").map(|f| f.value_span);
    said.or_else(|| case.model.head().map(|h| case.model.node(h).point())).unwrap_or_default()
}

/// Whether others than those who are named may come to be counted.
fn is_open(case: &Case<'_>, finals: NodeId, list: Option<&List>) -> bool {
    let model = case.model;
    let open = |l: &List, scope: NodeId| {
        l.items.iter().flat_map(|i| model.actors_of(i, scope)).any(|a| model.node(a).field("or").is_some())
    };
    let head = model.head().into_iter().flat_map(|h| model.node(h).fields.iter().map(move |f| (h, f)));
    let mut lists = head.filter(|(_, f)| matches!(f.spec.word, "between" | "guarantors"));
    match list {
        Some(l) => open(l, finals),
        None => {
            model.node(finals).fields.iter().any(|f| matches!(f.spec.word, "accession" | "signature"))
                // Those whom the parties invite join a treaty that is in force.
                || case.core.commitments.iter().any(|c| {
                    let joins = c.acts.contains(&Act::Plain(Conduct::Join));
                    joins && model.node(c.src.node).field("decided by").is_none()
                })
                || lists.any(|(h, f)| matches!(&f.value, Value::List(l) if open(l, h)))
                || !case.prose(OPEN).is_empty()
        }
    }
}

/// The acts of several that a value waits for.
fn quorums<'v>(value: &'v Value, visit: &mut dyn FnMut(Sym, &'v Quorum)) {
    match value {
        Value::Consent(all) => all.iter().for_each(|c| c.by.iter().for_each(|q| visit(c.act, q))),
        _ => instants(value, &mut |i| instant(i, visit)),
    }
}

fn instant<'v>(value: &'v Instant, visit: &mut dyn FnMut(Sym, &'v Quorum)) {
    match value {
        Instant::Event(EventRef::Act(act, Some(quorum), _)) => visit(*act, quorum),
        Instant::Offset { base, .. } => instant(base, visit),
        Instant::Extreme { of, .. } => of.iter().for_each(|i| instant(i, visit)),
        _ => {}
    }
}
