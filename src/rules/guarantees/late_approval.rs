//! `G505 late-approval`: an approval that the guarantee needs can come after the day on which it is relied on.

use crate::choice::Ctx;
use crate::core::{Cover, EventId, EventKey, Length, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Builtin, NodeId};
use crate::rules::Case;
use crate::rules::coverage::not_before;
use crate::rules::gaps::{applied_early, opening};
use crate::rules::presence::{Gather, called, titled};
use crate::source::Span;
use crate::syntax::kind::Role as Part;
use crate::syntax::tree::{Bound, Field, Limit, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found: Gather<'_, '_, (NodeId, Span)> = Gather::new(case.model);
    for cover in case.core.covers.iter().filter(|c| c.role == Role::Secures) {
        let id = cover.src.node;
        for f in case.model.node(id).fields("approval") {
            let (Value::Parts(parts), Some(ctx)) = (&f.value, case.choices().both(cover.ctx, f.ctx)) else { continue };
            let bound = parts.iter().find_map(|p| match (p.role, &p.value) {
                (Part::When, Value::Bound(b)) => Some(&**b),
                _ => None,
            });
            let lists = parts.iter().filter_map(|p| if let Value::List(l) = &p.value { Some(l) } else { None });
            let named: Vec<NodeId> = lists.flat_map(|l| case.model.nodes_in(l, id)).collect();
            let approvals: Vec<(NodeId, EventId)> =
                named.iter().filter_map(|n| Some((*n, case.core.event(&EventKey::Node(*n))?))).collect();
            match bound {
                Some(bound) => in_the_event(case, id, f, bound, ctx, &mut found),
                None if approvals.is_empty() => unknown(case, id, f, ctx, &mut found),
                None => beforehand(case, cover, f, &approvals, ctx, &mut found),
            }
        }
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, id: NodeId, field: &Field, message: String) -> Finding {
    Finding::new(Code("G505"), Severity::Warning, message)
        .at(field.span, "this approval is needed")
        .at(case.model.node(id).point(), "for this guarantee")
        .why("on the day on which it is called upon, the guarantor can say that it is not yet free to act")
        .help("let entry into force wait for the approval, let the guarantee begin with it, or let the first response need none")
}

/// An approval that has its own day, held against the day from which the guarantee is relied on.
fn beforehand(
    case: &Case<'_>,
    cover: &Cover<'_>,
    field: &Field,
    approvals: &[(NodeId, EventId)],
    ctx: Ctx,
    found: &mut Gather<'_, '_, (NodeId, Span)>,
) {
    let id = cover.src.node;
    // Before the treaty is in force, if it applies provisionally.
    let early = applied_early(case, id).iter().any(|p| case.choices().compatible(p.0, ctx));
    let signature = || case.core.event(&EventKey::Builtin(Builtin::Signature));
    let start = if early { signature() } else { cover.when.from.or_else(|| opening(case, id, ctx)) };
    let Some(start) = start else { return };
    if !early && is_exchanged(case) {
        return;
    }
    for (node, approval) in approvals {
        let in_time = not_before(case, start, *approval, ctx);
        found.lacking((id, field.span), case.model.ctx(id), ctx, &in_time, || {
            let mut f = finding(
                case,
                id,
                field,
                format!("{} needs {}, which can come after the guarantee has begun", case.the(id), titled(case, *node)),
            )
            .at(case.model.node(*node).point(), "nobody can promise its day");
            if early {
                for finals in case.model.general_finals() {
                    if let Some(p) = case.model.node(finals).field("provisional") {
                        f = f.at(p.span, "the guarantee applies from here on");
                    }
                }
            }
            f
        });
    }
}

/// Whether the treaty enters into force with an exchange, to which each comes with its approvals in hand.
fn is_exchanged(case: &Case<'_>) -> bool {
    case.model.final_clauses().is_some_and(|f| {
        let said = case.model.node(f).fields.iter().filter(|f| matches!(f.spec.word, "consent" | "entry into force"));
        said.into_iter().any(|f| case.model.text(f.value_span).contains("exchange of "))
    })
}

/// An approval that is asked for in the event, held against the first response.
fn in_the_event(
    case: &Case<'_>,
    id: NodeId,
    field: &Field,
    bound: &Bound,
    ctx: Ctx,
    found: &mut Gather<'_, '_, (NodeId, Span)>,
) {
    let Some(approval) = delay(bound) else { return };
    for f in case.model.node(id).fields("responds") {
        let Value::Parts(parts) = &f.value else { continue };
        let due = parts.iter().find_map(|p| match (p.role, &p.value) {
            (Part::When, Value::Bound(b)) => delay(b),
            _ => None,
        });
        let Some(due) = due.filter(|due| approval.days().0 > due.days().1) else { continue };
        let Some(ctx) = case.choices().both(ctx, f.ctx) else { continue };
        found.add((id, field.span), case.model.ctx(id), ctx, || {
            let words = crate::rules::time::bounds::length;
            finding(
                case,
                id,
                field,
                format!(
                    "{} needs an approval that can take {}, and responds within {}",
                    case.the(id),
                    words(&approval),
                    words(&due)
                ),
            )
            .at(f.span, "due before the approval is")
        });
    }
}

/// How long after what it answers something is due: `within 7 days`.
fn delay(bound: &Bound) -> Option<Length> {
    bound.terms.iter().find_map(|t| match &t.limit {
        Limit::Within(d, _) => Length::of(d),
        _ => None,
    })
}

/// An approval of which nothing says when it comes.
fn unknown(case: &Case<'_>, id: NodeId, field: &Field, ctx: Ctx, found: &mut Gather<'_, '_, (NodeId, Span)>) {
    found.add((id, field.span), case.model.ctx(id), ctx, || {
        let message = format!("{} needs an approval, and nothing says by when", called(case, id));
        finding(case, id, field, message)
    });
}
