//! `A402 overlap`: zones used as if apart overlap, by geometry.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::geometry::{SLIVER, square_kilometres};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::source::Span;
use crate::syntax::kind::Class;

/// A place as something uses it: under which condition, and where that is said.
type Used = (NodeId, Ctx, Span);

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    if case.shapes.is_empty() {
        return;
    }
    let mut found: Gather<'_, '_, (NodeId, NodeId)> = Gather::new(case.model);
    for whole in &case.core.wholes {
        let parts = whole.parts.iter().flat_map(|(part, places, ctx)| {
            let point = case.model.node(*part).point();
            places.iter().map(move |p| (*p, *ctx, point))
        });
        let nested = |id: NodeId| case.model.node(id).field("within").is_some();
        if whole.parts.iter().any(|p| nested(p.0)) || holds_ceilings(case, whole.node) {
            continue;
        }
        let what = called(case, whole.node);
        pairs(case, parts.collect(), &format!("are separate parts of {what}"), &mut found);
    }
    let claimed = |id: &NodeId| case.model.node(*id).field("claimed by").is_some();
    let territories = case.model.of_class(Class::Place).filter(|id| case.model.node(*id).kind.word == "territory");
    let used = territories.filter(|id| !claimed(id)).map(|id| (id, case.model.ctx(id), case.model.node(id).point()));
    pairs(case, used.collect(), "belong to different States", &mut found);
    found.pour(out);
}

/// Ceilings of zones lie in each other as a rule; whether they fit is another check's matter.
fn holds_ceilings(case: &Case<'_>, clause: NodeId) -> bool {
    case.core
        .commitments_of(clause)
        .iter()
        .any(|c| c.acts.contains(&crate::core::Act::Plain(crate::core::Conduct::Hold)))
}

fn pairs(case: &Case<'_>, used: Vec<Used>, how: &str, found: &mut Gather<'_, '_, (NodeId, NodeId)>) {
    let (model, choices) = (case.model, case.choices());
    // From south to north, each with those that reach as far; the band of a place holds all its readings.
    let mut sorted: Vec<([f64; 2], Used)> = Vec::new();
    for u in used {
        let bounds = case.shapes.of(u.0).iter().filter_map(|d| d.shape.bounds(d.shape.middle()));
        let bands = bounds.map(|[_, south, _, north]| [south, north]);
        let band = bands.reduce(|[s, n], [south, north]| [s.min(south), n.max(north)]);
        sorted.extend(band.map(|b| (b, u)));
    }
    sorted.sort_by(|a, b| a.0[0].total_cmp(&b.0[0]));
    let mut open: Vec<([f64; 2], Used)> = Vec::new();
    for (band, (a, ctx_a, at_a)) in sorted {
        open.retain(|(o, _)| o[1] >= band[0]);
        for (_, (b, ctx_b, at_b)) in &open {
            let same_owner = how.starts_with("belong") && model.owners(a).iter().any(|o| model.owners(*b).contains(o));
            if a == *b || same_owner || model.lies_within(a, *b) || model.lies_within(*b, a) {
                continue;
            }
            let Some(ctx) = choices.meet(ctx_a, *ctx_b) else { continue };
            for one in case.shapes.of(a) {
                for other in case.shapes.of(*b) {
                    let both = choices.meet(one.ctx, other.ctx).and_then(|c| choices.meet(c, ctx));
                    let Some(both) = both else { continue };
                    let Some(shared) = one.shape.shared(other.shape).filter(|s| s.share > SLIVER) else { continue };
                    let (first, second) = if at_a.start <= at_b.start { (a, *b) } else { (*b, a) };
                    found.add((first, second), Ctx::ALWAYS, both, || {
                        let (x, y) = (model.called(first), model.called(second));
                        Finding::new(
                            Code("A402"),
                            Severity::Warning,
                            format!("{x} and {y} {how}, and share {}", square_kilometres(shared.much)),
                        )
                        .at(at_a.min(*at_b), "")
                        .at(at_a.max(*at_b), "")
                        .at(one.span, format!("{} is drawn here", model.called(a)))
                        .at(other.span, format!("{} is drawn here", model.called(*b)))
                        .why("on the ground that they share, nobody knows which of the two applies")
                        .help("correct the drawing; or declare one as lying in the other, if that is meant")
                    });
                }
            }
        }
        open.push((band, (a, ctx_a, at_a)));
    }
}
