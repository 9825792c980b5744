//! `A406 nested-ceiling`: like with like, an inner ceiling above the outer's never binds; shares that exceed the total.

use super::shares::shares;
use crate::choice::Ctx;
use crate::core::{Act, Conduct};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::duties::deeds::plain;
use crate::rules::presence::{Gather, called};
use crate::source::Span;
use crate::syntax::tree::{Amount, Bounding, Field, Measure, Value};
use rustc_hash::FxHashMap;

/// A ceiling: of what, where, for whom, and how many.
pub(in crate::rules) struct Ceiling<'t> {
    pub node: NodeId,
    /// `total`, `active` or `stored`.
    column: &'static str,
    pub amount: &'t Amount,
    pub thing: String,
    whom: String,
    pub places: Vec<NodeId>,
    pub ctx: Ctx,
    pub span: Span,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found: Gather<'_, '_, (Span, Span)> = Gather::new(case.model);
    let mut seen: Option<NodeId> = None;
    for c in &case.core.commitments {
        if seen != Some(c.src.node) && c.acts.contains(&Act::Plain(Conduct::Hold)) {
            seen = Some(c.src.node);
            limitation(case, c.src.node, &mut found);
        }
    }
    found.pour(out);
    over(case, out);
}

/// Shares of one whole that come to more than all of it.
fn over(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    for sum in shares(case).into_iter().filter(|s| s.hundredths() > 100) {
        found.add(sum.span, case.model.ctx(sum.node), sum.ctx, || {
            Finding::new(
                Code("A406"),
                Severity::Error,
                format!("the shares of {} come to {} percent", called(case, sum.node), sum.hundredths()),
            )
            .at(sum.span, sum.told())
            .why("more than the whole cannot be shared out: somebody's share is not what is written")
            .help("correct the shares so that they make 100 percent")
        });
    }
    found.pour(out);
}

/// The ceilings of a clause: its own, and those of its parts.
pub(in crate::rules) fn ceilings_of<'t>(model: &Model<'t>, clause: NodeId) -> Vec<Ceiling<'t>> {
    let mut all = ceilings(model, clause, None);
    let own = all.first().map(|c| (c.thing.clone(), c.whom.clone(), c.places.clone()));
    let whole = own.unwrap_or((text(model, clause, "of"), text(model, clause, "by"), places(model, clause)));
    for part in model.children(clause) {
        all.extend(ceilings(model, part, Some(&whole)));
    }
    all
}

/// Whether somebody who has so many has more than a ceiling.
pub(in crate::rules) fn exceeds(many: &Amount, ceiling: &Amount) -> bool {
    let most = Amount { limit: Bounding::AtMost, ..many.clone() };
    above(&most, ceiling)
}

fn limitation(case: &Case<'_>, clause: NodeId, found: &mut Gather<'_, '_, (Span, Span)>) {
    let model = case.model;
    let all = ceilings_of(model, clause);
    // By thing, person and place, so that each meets only what may hold it.
    let mut index: FxHashMap<(&str, &str, Option<NodeId>), Vec<usize>> = FxHashMap::default();
    for (n, c) in all.iter().enumerate() {
        let put = |p: Option<NodeId>, index: &mut FxHashMap<_, Vec<usize>>| {
            index.entry((c.thing.as_str(), c.whom.as_str(), p)).or_default().push(n);
        };
        if c.places.is_empty() {
            put(None, &mut index);
        }
        c.places.iter().for_each(|p| put(Some(*p), &mut index));
    }
    for inner in &all {
        let mut outer: Vec<usize> = Vec::new();
        for place in inner.places.iter().flat_map(|p| model.places_around(*p)).map(Some).chain([None]) {
            outer.extend(index.get(&(inner.thing.as_str(), inner.whom.as_str(), place)).into_iter().flatten());
        }
        for f in model.node(inner.node).fields("within") {
            if let Value::List(l) = &f.value {
                let named = model.nodes_in(l, inner.node);
                let by_name = all.iter().enumerate().filter(|(_, c)| named.contains(&c.node) && c.thing == inner.thing);
                outer.extend(by_name.map(|(n, _)| n));
            }
        }
        outer.sort_unstable();
        outer.dedup();
        for outer in outer.into_iter().filter_map(|n| all.get(n)) {
            hold(case, inner, outer, found);
        }
    }
}

/// An inner ceiling that is above the one around it.
fn hold(case: &Case<'_>, inner: &Ceiling<'_>, outer: &Ceiling<'_>, found: &mut Gather<'_, '_, (Span, Span)>) {
    let model = case.model;
    let same = inner.span == outer.span || inner.node == outer.node && inner.column == outer.column;
    let kept = outer.column == "total" || inner.column == outer.column;
    // Two ceilings on the same are not one in the other.
    let nested = inner.node == outer.node
        || inner.places != outer.places
        || model.parent(inner.node) == Some(outer.node)
        || model.node(inner.node).field("within").is_some();
    let unit = |c: &Ceiling<'_>| match &c.amount.measure {
        Measure::Unit(s) => plain(model.text(*s)),
        _ => String::new(),
    };
    let units = unit(inner) == unit(outer) || unit(inner).is_empty() || unit(outer).is_empty();
    if same || !kept || !nested || !units || !above(inner.amount, outer.amount) {
        return;
    }
    let Some(ctx) = case.choices().meet(inner.ctx, outer.ctx) else { return };
    found.add((inner.span, outer.span), Ctx::ALWAYS, ctx, || {
        let number = |c: &Ceiling<'_>| model.text(c.amount.number.span).to_owned();
        let thing = if inner.thing.is_empty() { String::new() } else { format!(" for {}", inner.thing) };
        Finding::new(
            Code("A406"),
            Severity::Warning,
            format!("the ceiling of {}{thing} lies within one of {}, and never binds", number(inner), number(outer)),
        )
        .at(inner.span, "the inner ceiling")
        .at(outer.span, "the ceiling around it")
        .why("whoever keeps the outer ceiling keeps the inner one: it limits nothing, and one of the numbers cannot be what was meant")
        .help("correct one of the two numbers, or strike the inner ceiling")
    });
}

/// Whether one number is more than another; what is still blank is not.
fn above(a: &Amount, b: &Amount) -> bool {
    let ceiling =
        |x: &Amount| matches!(x.limit, Bounding::Exactly | Bounding::AtMost | Bounding::UpTo) && !x.number.blank;
    let plain = |x: &Amount| matches!(x.measure, Measure::Bare | Measure::Unit(_)) && x.of.is_none();
    let scaled = |n: &Amount, to: u8| i128::from(n.number.mantissa) * 10_i128.pow(u32::from(to - n.number.scale));
    let scale = a.number.scale.max(b.number.scale);
    ceiling(a) && ceiling(b) && plain(a) && plain(b) && scale < 12 && scaled(a, scale) > scaled(b, scale)
}

/// The ceilings of a clause or part, one for each number.
fn ceilings<'t>(model: &Model<'t>, node: NodeId, whole: Option<&(String, String, Vec<NodeId>)>) -> Vec<Ceiling<'t>> {
    let n = model.node(node);
    let or =
        |own: String, whole: Option<&String>| if own.is_empty() { whole.cloned().unwrap_or_default() } else { own };
    let (thing, whom) = (or(text(model, node, "of"), whole.map(|w| &w.0)), or(text(model, node, "for"), None));
    let mut at = places(model, node);
    if at.is_empty() {
        at.extend(whole.into_iter().flat_map(|w| w.2.clone()));
    }
    let column = |f: &Field| match f.spec.word {
        "total" | "amount" => Some("total"),
        "active" => Some("active"),
        "stored" => Some("stored"),
        _ => None,
    };
    let read = |f: &'t Field| match &f.value {
        Value::Amount(a) => Some((column(f)?, &**a, f)),
        _ => None,
    };
    n.fields
        .iter()
        .filter_map(read)
        .map(|(column, amount, f)| {
            let unit = match &amount.measure {
                Measure::Unit(s) if thing.is_empty() => plain(model.text(*s)),
                _ => thing.clone(),
            };
            Ceiling {
                node,
                column,
                amount,
                thing: unit,
                whom: whom.clone(),
                places: at.clone(),
                ctx: f.ctx,
                span: f.span,
            }
        })
        .collect()
}

fn text(model: &Model<'_>, node: NodeId, word: &str) -> String {
    model.node(node).field(word).map(|f| plain(model.text(f.value_span))).unwrap_or_default()
}

fn places(model: &Model<'_>, node: NodeId) -> Vec<NodeId> {
    let lists = model.node(node).fields("in").filter_map(|f| match &f.value {
        Value::List(l) => Some(model.nodes_in(l, node)),
        _ => None,
    });
    lists.flatten().collect()
}
