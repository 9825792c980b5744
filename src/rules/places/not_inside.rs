//! `A401 not-inside`: a zone said to lie in another does not, by geometry or by the chain of `in`.

use crate::finding::{Code, Finding, Severity};
use crate::geometry::{SLIVER, Shape, kilometres, square_kilometres};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::Gather;
use crate::rules::said::and;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    for id in case.model.of_class(Class::Place).filter(|id| !case.model.node(*id).broken) {
        for f in &case.model.node(id).fields {
            let Value::List(list) = &f.value else { continue };
            if !matches!(f.spec.word, "in" | "of") {
                continue;
            }
            let mut outer: Vec<NodeId> = case.model.nodes_in(list, id);
            outer.retain(|n| case.model.node(*n).kind.class == Class::Place && *n != id);
            // `of` several is made up of them.
            if outer.is_empty() || f.spec.word == "of" && outer.len() > 1 || outer.len() < list.items.len() {
                continue;
            }
            excepted(case, id, f, &outer, &mut found);
            drawn(case, id, f, &outer, &mut found);
        }
    }
    found.pour(out);
}

/// Said to lie in a place from which it, or what it lies in, is excepted.
fn excepted(case: &Case<'_>, id: NodeId, f: &Field, outer: &[NodeId], found: &mut Gather<'_, '_>) {
    let [outer] = outer else { return };
    if case.model.lies_within(id, *outer) {
        return;
    }
    let node = case.model.node(id);
    found.add(f.span, node.ctx, f.ctx, || {
        let (inner, around) = (case.model.called(id), case.model.called(*outer));
        Finding::new(
            Code("A401"),
            Severity::Error,
            format!("{inner} is said to lie in {around}, from which it is excepted"),
        )
        .at(f.span, "said to lie in it")
        .at(case.model.node(*outer).point(), "excepted here")
        .why("whoever reads the one declaration applies there what whoever reads the other does not")
        .help("take the exception away, or say in which place it really lies")
    });
}

/// Drawn outside what it is said to lie in: what directly holds it, or what is drawn around that.
fn drawn(case: &Case<'_>, id: NodeId, f: &Field, outer: &[NodeId], found: &mut Gather<'_, '_>) {
    let choices = case.choices();
    let mut around: Vec<NodeId> = outer.to_vec();
    // Up the chain to the nearest that is drawn.
    for _ in 0..64 {
        if around.iter().all(|o| !case.shapes.of(*o).is_empty()) {
            break;
        }
        let [one] = around.as_slice() else { return };
        around = case.model.lies_in(*one);
        if around.is_empty() {
            return;
        }
    }
    let whole = around.iter().try_fold(Vec::new(), |mut all, o| match case.shapes.of(*o) {
        [one] => {
            all.push(one);
            Some(all)
        }
        // Of several readings each would have to be joined with each: only one alone is looked at.
        many if around.len() == 1 => Some(many.iter().collect()),
        _ => None,
    });
    let Some(whole) = whole else { return };
    for inner in case.shapes.of(id) {
        let groups: Vec<Vec<_>> =
            if around.len() == 1 { whole.iter().map(|w| vec![*w]).collect() } else { vec![whole.clone()] };
        for group in groups {
            let ctx = group.iter().try_fold(inner.ctx, |c, o| choices.meet(c, o.ctx));
            let Some(ctx) = ctx.and_then(|c| choices.meet(c, f.ctx)) else { continue };
            let joined;
            let shape = match group.as_slice() {
                [one] => one.shape,
                many => {
                    joined = Shape::joined(many.iter().map(|m| m.shape));
                    &joined
                }
            };
            let Some(outside) = inner.shape.outside(shape).filter(|o| o.share > SLIVER) else { continue };
            let place = case.model.called(id);
            let names: Vec<String> = around.iter().map(|o| case.model.called(*o).into_owned()).collect();
            let percent = (outside.share * 100.0).round().max(1.0);
            let how_much = match (inner.shape.is_area(), inner.shape.is_line()) {
                _ if outside.share > 1.0 - SLIVER => "all of it".to_owned(),
                (true, _) => format!("{} ({percent} percent)", square_kilometres(outside.much)),
                (_, true) => format!("{} ({percent} percent)", kilometres(outside.much)),
                _ => "part of it".to_owned(),
            };
            found.add(f.span, case.model.ctx(id), ctx, || {
                let mut finding = Finding::new(
                    Code("A401"),
                    Severity::Error,
                    format!("{place} is said to lie in {}, and {how_much} is drawn outside", and(&names)),
                )
                .at(f.span, "said to lie in it")
                .at(inner.span, format!("{place} is drawn here"));
                for o in &group {
                    finding = finding.at(o.span, "what it should lie in is drawn here");
                }
                finding
                    .why("what applies in the larger place is claimed and denied for the part that sticks out")
                    .help("correct the drawing, or say in which other place the rest lies")
            });
        }
    }
}
