//! Who determines whether a condition has come true: asked by several checks of guarantees.

use crate::model::{NodeId, Target};
use crate::rules::Case;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Condition, EventRef};

/// What a condition leaves open: something on which the two sides may differ, and which nobody is to determine.
pub(super) struct Question {
    /// The words.
    pub span: Span,
    /// What it hangs on.
    pub about: About,
}

/// What a question is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// A breach.
    Breach,
    /// Something that somebody is said to have done.
    Act,
    /// Words alone.
    Words,
}

/// The parts of a condition on which the sides may differ and which nobody determines. An act that is its own proof
/// (a notice, a ratification, a date) leaves nothing open.
pub(super) fn open_questions(case: &Case<'_>, condition: &Condition, scope: NodeId) -> Vec<Question> {
    let mut out = Vec::new();
    gather(case, condition, scope, &mut out);
    out
}

fn gather(case: &Case<'_>, condition: &Condition, scope: NodeId, out: &mut Vec<Question>) {
    match condition {
        Condition::Any(all) | Condition::All(all) => all.iter().for_each(|c| gather(case, c, scope, out)),
        Condition::Not(c) => gather(case, c, scope, out),
        Condition::Breach { of, span, .. } => {
            let clauses = case.model.nodes_in(of, scope);
            let judged = !clauses.is_empty() && clauses.iter().all(|c| is_judged(case, *c));
            if !judged {
                out.push(Question { span: *span, about: About::Breach });
            }
        }
        Condition::Event { event: EventRef::Path(path), span, .. } => {
            let contested = |t: &Target| matches!(t, Target::Node(n) if is_contested(case, *n));
            if case.model.resolve(path, scope).iter().any(contested) {
                out.push(Question { span: *span, about: About::Act });
            }
        }
        Condition::Words(words, None) => out.push(Question { span: words.span, about: About::Words }),
        Condition::Event { .. }
        | Condition::While(_)
        | Condition::Agreement(_)
        // Who decides alone leaves nothing to determine.
        | Condition::Discretion(..)
        | Condition::Words(_, Some(_))
        | Condition::Determined(..)
        | Condition::Blank(_) => {}
    }
}

/// Whether the treaty says who determines a breach of this clause, or of what it stands in.
fn is_judged(case: &Case<'_>, clause: NodeId) -> bool {
    let node = case.model.node(clause);
    // The breach of an article is that of any clause in it.
    if node.kind.class == Class::Container {
        let first = case.core.verdicts.partition_point(|v| v.of < clause);
        return case.core.verdicts.get(first).is_some_and(|v| case.model.around(v.of).any(|a| a == clause));
    }
    case.model.around(clause).any(|a| case.core.verdict_on(a).next().is_some())
}

/// Whether two sides may differ on whether this has happened: an event without a day and without an author whose own
/// act it is, or an action.
fn is_contested(case: &Case<'_>, id: NodeId) -> bool {
    let node = case.model.node(id);
    match (node.kind.class, node.kind.word) {
        (Class::Action, _) => true,
        (Class::Event, "event") => ["by", "on", "takes", "when"].iter().all(|w| node.field(w).is_none()),
        _ => false,
    }
}
