//! `D301 conflict`, in numbers: a sentence lets somebody have more of something in a place than a ceiling allows.

use super::deeds::{self, plain};
use super::precedence::order;
use crate::choice::Ctx;
use crate::core::{Act, Commitment, Conduct, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::model::shapes::Known;
use crate::rules::Case;
use crate::rules::coverage::{Shared, shared};
use crate::rules::places::nested_ceiling::{Ceiling, ceilings_of, exceeds};
use crate::rules::presence::{Gather, called, titled};
use crate::rules::said::mentions;
use crate::syntax::tree::{Amount, Measure};
use rustc_hash::FxHashMap;

/// Verbs of having something somewhere.
const HAVE: &[&str] = &[
    "hold", "deploy", "keep", "have", "station", "maintain", "possess", "retain", "acquire", "add", "exceed", "bring",
];
/// Words by which a number comes on top of another.
const MORE: &[&str] =
    &["additional", "above", "beyond", "in excess", "further", "exceed", "over and above", "on top of", "extra"];

/// A ceiling, and the commitment that it is part of.
type Held<'c, 't> = (Ceiling<'t>, &'c Commitment<'t>);

pub(super) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut all: Vec<Held<'_, '_>> = Vec::new();
    let mut seen: Option<NodeId> = None;
    for c in case.core.commitments.iter().filter(|c| c.acts.contains(&Act::Plain(Conduct::Hold))) {
        if seen != Some(c.src.node) {
            seen = Some(c.src.node);
            all.extend(ceilings_of(model, c.src.node).into_iter().map(|k| (k, c)));
        }
    }
    let mut index: FxHashMap<(NodeId, &str), Vec<usize>> = FxHashMap::default();
    for (n, (ceiling, c)) in all.iter().enumerate() {
        for actor in c.who.actors.iter().flat_map(|a| model.members(*a)) {
            index.entry((actor, ceiling.thing.as_str())).or_default().push(n);
        }
    }
    let mut found: Gather<'_, '_, (NodeId, NodeId)> = Gather::new(model);
    for c in case.core.commitments.iter().filter(|c| c.modality != Modality::MustNot) {
        let Some((amount, thing)) = c.amount.and_then(|a| Some((a, counted(case, a)?))) else { continue };
        let text = model.text(model.node(c.src.node).span).to_lowercase();
        let does = c.acts.iter().any(|a| has(case, a));
        if !does {
            continue;
        }
        for actor in c.who.actors.iter().flat_map(|a| model.members(*a)) {
            for n in index.get(&(actor, thing.as_str())).into_iter().flatten() {
                let Some((ceiling, ban)) = all.get(*n) else { continue };
                if mentions(&text, MORE) || exceeds(amount, ceiling.amount) {
                    clash(case, c, ban, ceiling, actor, &mut found);
                }
            }
        }
    }
    found.pour(out);
}

/// What an amount counts.
fn counted(case: &Case<'_>, amount: &Amount) -> Option<String> {
    match &amount.measure {
        Measure::Unit(s) if !amount.number.blank => Some(plain(case.model.text(*s))),
        _ => None,
    }
}

fn has(case: &Case<'_>, act: &Act<'_>) -> bool {
    let text = match act {
        Act::Words(w) => plain(case.model.text(w.span)),
        Act::Declared(n) => plain(&case.model.called(*n)),
        Act::Plain(_) => return false,
    };
    text.split(' ').any(|w| HAVE.contains(&w))
}

fn clash(
    case: &Case<'_>,
    right: &Commitment<'_>,
    ban: &Commitment<'_>,
    ceiling: &Ceiling<'_>,
    actor: NodeId,
    found: &mut Gather<'_, '_, (NodeId, NodeId)>,
) {
    let (model, choices) = (case.model, case.choices());
    let here = deeds::places(model, right).places;
    let overlap = |p: NodeId| ceiling.places.iter().any(|c| case.shapes.overlaps(model, p, *c) == Known::Yes);
    let meets = ceiling.places.is_empty() || here.iter().any(|p| overlap(p.0));
    let Some(ctx) = choices.meet(right.ctx, ceiling.ctx).filter(|_| meets && deeds::can_meet(model, ban, right)) else {
        return;
    };
    let order = order(case, right, ban);
    for (ctx, how) in shared(case, (right.src.node, &right.when), (ban.src.node, &ban.when), ctx) {
        found.lacking((right.src.node, ceiling.node), Ctx::ALWAYS, ctx, &order.decided, || {
            let severity = if how == Shared::Surely { Severity::Error } else { Severity::Warning };
            let may = if right.modality == Modality::May { "may" } else { "must" };
            let (who, thing) = (titled(case, actor), &ceiling.thing);
            let at = here.first().map(|p| format!(" in {}", titled(case, p.0))).unwrap_or_default();
            let number = model.text(ceiling.amount.number.span);
            Finding::new(
                Code("D301"),
                severity,
                format!(
                    "{who} {may} have more {thing}{at} than the {number} that {} allows",
                    called(case, ban.src.node)
                ),
            )
            .at(right.amount.map_or(right.src.span, |a| a.span), format!("{may}, and more than the ceiling"))
            .at(ceiling.span, "must not have more")
            .why("whoever uses the one breaks the other, and neither prevails in words")
            .help(format!(
                "begin the sentence with `notwithstanding {}:`, or write it as an `allowance` of the ceiling",
                called(case, ban.src.node).replace('`', "")
            ))
        });
    }
}
