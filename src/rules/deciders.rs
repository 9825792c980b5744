//! In whose hands a condition lies.

use super::Case;
use crate::model::{NodeId, Target};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Condition, EventRef, List, Value};

/// How somebody has a condition in hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hand {
    /// It is met if they agree.
    Agrees,
    /// It is met if they certify something.
    Certifies,
    /// They determine whether it is met.
    Determines,
    /// It is met by a step that is theirs to take, such as a notice.
    Acts,
}

/// Calls `visit` for everybody who is named as having a condition, or a part of it, in hand.
pub(super) fn deciders(
    case: &Case<'_>,
    condition: &Condition,
    scope: NodeId,
    visit: &mut dyn FnMut(NodeId, Span, Hand),
) {
    let model = case.model;
    let mut all = |l: &List, hand: Hand| model.actors_in(l, scope).for_each(|a| visit(a, l.span, hand));
    match condition {
        Condition::Any(of) | Condition::All(of) => of.iter().for_each(|c| deciders(case, c, scope, visit)),
        Condition::Not(c) => deciders(case, c, scope, visit),
        Condition::Agreement(l) => all(l, Hand::Agrees),
        Condition::Discretion(by, _) => by.iter().for_each(|l| all(l, Hand::Determines)),
        Condition::Words(_, by) => by.iter().for_each(|l| all(l, Hand::Certifies)),
        Condition::Determined(c, by) => {
            by.by.iter().for_each(|l| all(l, Hand::Determines));
            deciders(case, c, scope, visit);
        }
        Condition::Event { event: EventRef::Path(p), span, .. } => {
            for target in model.resolve(p, scope) {
                let Target::Node(n) = target else { continue };
                let node = model.node(n);
                // A notice, a request, an agreement still to be made: whoever is to give it.
                for f in node.fields.iter().filter(|f| node.kind.class == Class::Event && f.spec.word != "to") {
                    if let (Value::List(l), "by" | "of") = (&f.value, f.spec.word) {
                        model.actors_in(l, n).for_each(|a| visit(a, *span, Hand::Acts));
                    }
                }
            }
        }
        Condition::Event { .. } | Condition::Breach { .. } | Condition::While(_) | Condition::Blank(_) => {}
    }
}
