//! `D305 exception-swallows`: the exception covers the rule, at the will of the one bound alone.

use super::deeds::{as_wide, conditions, forbidden_as, places};
use crate::choice::Ctx;
use crate::core::{Commitment, Contingency, Effect, End, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::source::Span;
use crate::syntax::tree::{Condition, List};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found: Gather<'_, '_, (Span, NodeId)> = Gather::new(case.model);
    for c in case.core.contingencies.iter().filter(|c| c.effect == Effect::Releases) {
        at_will(case, c, &mut found);
    }
    for right in case.core.commitments.iter().filter(|c| c.modality == Modality::May) {
        for &over in &right.over {
            for ban in case.core.commitments_of(over).iter().filter(|c| c.modality == Modality::MustNot) {
                swallowed(case, right, ban, &mut found);
            }
        }
    }
    found.pour(out);
}

/// "Unless A so decides", said of what A alone is bound to.
fn at_will(case: &Case<'_>, c: &Contingency<'_>, found: &mut Gather<'_, '_, (Span, NodeId)>) {
    let id = c.src.node;
    for duty in case.core.commitments_of(id).iter().filter(|d| d.modality != Modality::May) {
        let bound = spread(case, &duty.who.actors);
        if bound.is_empty() || !duty.who.words.is_empty() || !willed(case, c.condition, id, &bound) {
            continue;
        }
        let Some(ctx) = case.choices().meet(duty.ctx, c.ctx) else { continue };
        found.add((c.src.span, id), case.model.ctx(id), ctx, || {
            Finding::new(
                Code("D305"),
                Severity::Warning,
                format!("{} binds only as long as the one who is bound does not decide otherwise", called(case, id)),
            )
            .at(c.src.span, "whether this is so, the one bound says alone")
            .at(duty.who.span, "who is bound")
            .why("an exception that lies in the hands of the one bound covers the whole rule: it can never be broken")
            .help("let somebody else determine it (`determined by …`), make it a matter of agreement, or say in what cases it may be used")
        });
    }
}

fn spread(case: &Case<'_>, actors: &[NodeId]) -> Vec<NodeId> {
    let mut out: Vec<NodeId> = actors.iter().flat_map(|a| case.model.members(*a)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether a condition is met as soon as the one bound says so. That somebody was attacked, or has broken a clause, is a
/// matter of fact, whoever is to find it.
fn willed(case: &Case<'_>, condition: &Condition, scope: NodeId, bound: &[NodeId]) -> bool {
    let alone = |l: &List| {
        let who: Vec<NodeId> = case.model.actors_in(l, scope).collect();
        let who = spread(case, &who);
        !who.is_empty() && who.iter().all(|a| bound.contains(a)) && (bound.len() == 1 || l.each || l.any)
    };
    match condition {
        Condition::Any(all) => all.iter().any(|c| willed(case, c, scope, bound)),
        Condition::All(all) => !all.is_empty() && all.iter().all(|c| willed(case, c, scope, bound)),
        Condition::Words(_, Some(by)) => alone(by),
        Condition::Agreement(l) => bound.len() == 1 && alone(l),
        Condition::Determined(c, by) => matches!(**c, Condition::Words(..)) && by.by.as_deref().is_none_or(alone),
        _ => false,
    }
}

/// A right that prevails over a ban, and allows all that the ban forbids to all whom it binds.
fn swallowed(
    case: &Case<'_>,
    right: &Commitment<'_>,
    ban: &Commitment<'_>,
    found: &mut Gather<'_, '_, (Span, NodeId)>,
) {
    let model = case.model;
    let (holders, bound) = (spread(case, &right.who.actors), spread(case, &ban.who.actors));
    let same_acts = ban.acts.iter().all(|b| {
        let banned = forbidden_as(model, ban.src.node, b);
        let allowed = |a| forbidden_as(model, right.src.node, a).iter().any(|k| banned.contains(k));
        !banned.is_empty() && right.acts.iter().any(allowed)
    });
    let (here, there) = (places(model, right), places(model, ban));
    let wide = here.places.is_empty() && here.words.is_empty()
        || !there.places.is_empty()
            && there.words.is_empty()
            && there.places.iter().all(|(p, _)| here.places.iter().any(|(w, _)| model.lies_within(*p, *w)));
    let (met, unmet) = conditions(model, right);
    let unlimited = right.when.from.is_none()
        && !matches!(right.when.until, End::At(_))
        && right.amount.is_none()
        && met.is_empty()
        && unmet.is_empty()
        && model.node(right.src.node).field("notice").is_none()
        && right.except.is_empty();
    let all = !bound.is_empty() && bound.iter().all(|a| holders.contains(a));
    if !(all && same_acts && wide && unlimited && as_wide(model, right, ban)) {
        return;
    }
    let Some(ctx) = case.choices().meet(right.ctx, ban.ctx) else { return };
    found.add((right.src.span, ban.src.node), Ctx::ALWAYS, ctx, || {
        Finding::new(
            Code("D305"),
            Severity::Warning,
            format!("{} allows all that {} forbids", called(case, right.src.node), called(case, ban.src.node)),
        )
        .at(right.src.span, "prevails, at all times and on no condition")
        .at(ban.src.span, "of this nothing is left")
        .why("an exception that covers the whole rule repeals it, and each side will say that this cannot have been meant")
        .help("narrow the exception: to a place, a time, a number, or a condition that is not in the hands of the one bound")
    });
}
