//! What the final clauses apply before entry into force (Vienna Convention on the Law of Treaties, article 25).

use super::Case;
use crate::choice::Ctx;
use crate::model::NodeId;
use crate::source::Span;
use crate::syntax::kind::Role;
use crate::syntax::tree::{Instant, Limit, List, Named, Special, Value};

/// One line of provisional application.
pub(super) struct Provisional {
    /// What applies; empty where it is the whole treaty.
    pub what: Vec<NodeId>,
    /// It is the whole treaty.
    pub whole: bool,
    /// By whom; empty: by all.
    pub by: Vec<NodeId>,
    /// It applies from signature.
    pub from_signature: bool,
    /// It says of what, and all that it names is there; otherwise anything may be meant.
    pub clear: bool,
    /// Under which condition.
    pub ctx: Ctx,
    /// Where it is said.
    pub span: Span,
}

impl Provisional {
    /// Whether it names a construct, or one that this stands in.
    pub fn applies(&self, case: &Case<'_>, node: NodeId) -> bool {
        self.whole || case.model.around(node).any(|a| self.what.contains(&a))
    }
}

/// All lines of provisional application, in order.
pub(super) fn provisional(case: &Case<'_>) -> Vec<Provisional> {
    let model = case.model;
    let mut out = Vec::new();
    for finals in model.general_finals() {
        for f in model.node(finals).fields("provisional") {
            let mut one = Provisional {
                what: Vec::new(),
                whole: false,
                by: Vec::new(),
                from_signature: false,
                clear: false,
                ctx: f.ctx,
                span: f.value_span,
            };
            let parts = if let Value::Parts(parts) = &f.value { parts.as_slice() } else { &[] };
            for p in parts {
                match (p.role, &p.value) {
                    (Role::Of, Value::List(l)) => {
                        one.clear = is_there(case, l, finals);
                        one.whole = l.items.iter().any(|i| matches!(i.is, Named::Special(Special::ThisTreaty)));
                        one.what.extend(model.nodes_in(l, finals));
                    }
                    (Role::Of, _) => one.clear = true,
                    (Role::By, Value::List(l)) => {
                        one.by.extend(model.actors_in(l, finals).flat_map(|a| model.members(a)));
                    }
                    (Role::When, Value::Bound(b)) => {
                        one.from_signature = b.terms.iter().any(|t| match &t.limit {
                            Limit::AsFrom(Instant::Event(e)) | Limit::On(Instant::Event(e)) => {
                                model.text(e.span()) == "signature"
                            }
                            _ => false,
                        });
                    }
                    _ => {}
                }
            }
            out.push(one);
        }
    }
    out
}

/// Whether all that a list names is declared.
fn is_there(case: &Case<'_>, list: &List, scope: NodeId) -> bool {
    list.items.iter().all(|i| match &i.is {
        Named::Path(p) => !case.model.nodes_of(p, scope).is_empty(),
        _ => true,
    })
}
