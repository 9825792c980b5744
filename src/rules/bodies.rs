//! How bodies decide, who can stop a decision of theirs, and what waits for one.

use super::Case;
use super::deciders::{Hand, deciders};
use crate::choice::Ctx;
use crate::model::NodeId;
use crate::source::Span;
use crate::syntax::kind::Role;
use crate::syntax::tree::{List, Value};

/// Words for decisions that each member can stop.
const ALL: [&str; 3] = ["consensus", "unanim", "agreement of all"];

/// One reading of how a body decides.
pub(super) struct HowItDecides {
    /// Each member can stop a decision.
    pub all: bool,
    /// Something holds where they do not agree.
    pub fallback: bool,
    /// Under which condition.
    pub ctx: Ctx,
    /// Where it is said.
    pub span: Span,
}

/// Something waits for what a body decides.
pub(super) struct Waits {
    /// The body.
    pub body: NodeId,
    /// What waits.
    pub clause: NodeId,
    /// Under which condition.
    pub ctx: Ctx,
    /// Where it is said.
    pub span: Span,
}

/// How a body decides, one reading after the other; empty where nothing is said.
pub(super) fn rules_of(case: &Case<'_>, body: NodeId) -> Vec<HowItDecides> {
    let mut out = Vec::new();
    for f in case.model.node(body).fields("decides") {
        let Value::Parts(parts) = &f.value else { continue };
        let vote = parts.iter().filter(|p| p.role == Role::Vote);
        let all = vote.map(|p| case.model.text(p.span).to_lowercase()).any(|t| ALL.iter().any(|w| t.contains(w)));
        let fallback = parts.iter().any(|p| p.role == Role::Failing);
        out.push(HowItDecides { all, fallback, ctx: f.ctx, span: f.span });
    }
    out
}

/// Everything that waits for the decision of a body of the treaty.
pub(super) fn waiting(case: &Case<'_>) -> Vec<Waits> {
    let model = case.model;
    let mut out = Vec::new();
    for c in &case.core.contingencies {
        deciders(case, c.condition, c.src.node, &mut |body, _, hand| {
            if hand != Hand::Acts && model.node(body).kind.body {
                out.push(Waits { body, clause: c.src.node, ctx: c.ctx, span: c.src.span });
            }
        });
    }
    let mut add = |list: &List, clause: NodeId, ctx: Ctx, span: Span| {
        for body in model.actors_in(list, clause).filter(|a| model.node(*a).kind.body) {
            out.push(Waits { body, clause, ctx, span });
        }
    };
    for id in model.ids() {
        for f in &model.node(id).fields {
            match (&f.value, f.spec.word) {
                (Value::List(l), "decided by" | "determined by") => add(l, id, f.ctx, f.span),
                (Value::Parts(parts), "breach") => {
                    for p in parts {
                        match &p.value {
                            Value::Determiner(d) => d.by.iter().for_each(|l| add(l, id, f.ctx, f.span)),
                            Value::List(l) => add(l, id, f.ctx, f.span),
                            _ => {}
                        }
                    }
                }
                (Value::Parts(parts), "verified") => {
                    for p in parts.iter().filter(|p| p.role == Role::By) {
                        if let Value::List(l) = &p.value {
                            add(l, id, f.ctx, f.span);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    out
}
