//! `D309 stranger-holds-key`: a condition in the discretion of a State that is no party, or a body that has not accepted.

use super::duty_on_stranger::bound_around;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId, Standing};
use crate::rules::Case;
use crate::rules::deciders::{Hand, deciders};
use crate::rules::presence::{Gather, called, titled};
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::tree::{Field, Named, Value};

/// Organs that decide by a charter to which all are bound.
const STANDING: &[&str] = &["security council", "general assembly", "united nations", "international court"];

/// Whether the head names a party that is declared nowhere: then who is bound cannot be known.
fn names_the_unknown(model: &Model<'_>) -> bool {
    let Some(head) = model.head() else { return false };
    let unknown = |f: &Field| {
        let Value::List(l) = &f.value else { return true };
        l.items.iter().any(|i| matches!(&i.is, Named::Path(p) if model.nodes_of(p, head).is_empty()))
    };
    ["between", "guarantors"].into_iter().flat_map(|w| model.node(head).fields(w)).any(unknown)
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    if names_the_unknown(model) {
        return;
    }
    let mut found: Gather<'_, '_, (Span, NodeId)> = Gather::new(model);
    for c in &case.core.contingencies {
        let id = c.src.node;
        deciders(case, c.condition, id, &mut |named, span, hand| {
            for actor in model.members(named) {
                let stranger = matches!(model.standing(actor), Standing::Stranger | Standing::Witness);
                if !stranger || mentions(&model.called(actor), STANDING) || bound_around(model, actor, id) {
                    continue;
                }
                found.add((span, actor), model.ctx(id), c.ctx, || {
                    let (who, what) = (titled(case, actor), called(case, id));
                    let does = match hand {
                        Hand::Agrees => "agrees",
                        Hand::Certifies => "certifies it",
                        Hand::Determines => "determines it",
                        Hand::Acts => "takes that step",
                    };
                    Finding::new(
                        Code("D309"),
                        Severity::Warning,
                        format!("{what} hangs on {who}, which owes this treaty nothing"),
                    )
                    .at(span, format!("only if {who} {does}"))
                    .at(model.node(actor).point(), "neither a party nor a guarantor, and has not accepted")
                    .why(format!("{who} may say nothing at all, and no party can make it speak: what hangs on it stays open for ever"))
                    .help(
                        "let it accept the task (`accepts by letter before entry_into_force`), name one who is bound, or say what holds if it is silent",
                    )
                });
            }
        });
    }
    found.pour(out);
}
