//! `W601 going-nowhere`: from and to are the same; a phase leaves a place outside the whole.

use crate::core::{Act, Conduct};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::syntax::tree::{Field, List, Named, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut clauses: Vec<NodeId> = Vec::new();
    for c in case.core.commitments.iter().filter(|c| c.acts.contains(&Act::Plain(Conduct::Leave))) {
        clauses.push(c.src.node);
    }
    clauses.dedup();
    for id in clauses {
        same(case, id, out);
        for child in case.model.children(id) {
            same(case, child, out);
        }
    }
    for whole in &case.core.wholes {
        let leaves = case.core.commitments_of(whole.node).iter().any(|c| c.acts.contains(&Act::Plain(Conduct::Leave)));
        if leaves && !whole.places.is_empty() {
            for (part, places, _) in &whole.parts {
                outside(case, whole.node, &whole.places, *part, places, out);
            }
        }
    }
}

fn lists<'t>(case: &Case<'t>, id: NodeId, word: &'static str) -> Vec<(&'t Field, &'t List)> {
    let fields = case.model.node(id).fields(word);
    fields.filter_map(|f| if let Value::List(l) = &f.value { Some((f, &**l)) } else { None }).collect()
}

/// What a list names, where it names whole places and nothing else: "beyond the line" is not the line.
fn plain(case: &Case<'_>, list: &List, id: NodeId) -> Option<Vec<NodeId>> {
    if !list.except.is_empty() {
        return None;
    }
    let mut out = Vec::new();
    for item in &list.items {
        match &item.is {
            Named::Path(p) if item.place.is_none() && item.around.is_none() => out.extend(case.model.nodes_of(p, id)),
            _ => return None,
        }
    }
    out.sort_unstable();
    out.dedup();
    (!out.is_empty()).then_some(out)
}

/// The words of a list of nothing but words.
fn words<'t>(case: &Case<'t>, list: &'t List) -> Option<&'t str> {
    let [item] = list.items.as_slice() else { return None };
    let Named::Words(w) = &item.is else { return None };
    w.runs.first().map(|r| case.model.text(r.span))
}

fn same(case: &Case<'_>, id: NodeId, out: &mut Vec<Finding>) {
    for (from, from_list) in lists(case, id, "from") {
        for (to, to_list) in lists(case, id, "to") {
            let Some(ctx) = case.choices().meet(from.ctx, to.ctx) else { continue };
            let named = plain(case, from_list, id).is_some_and(|f| plain(case, to_list, id).is_some_and(|t| t == f));
            let worded = words(case, from_list).is_some_and(|f| words(case, to_list) == Some(f));
            if !(named || worded) {
                continue;
            }
            let finding = Finding::new(
                Code("W601"),
                Severity::Error,
                format!("{} leads back to the place that it leaves", case.the(id)),
            )
            .at(to.span, "to here")
            .at(from.span, "from here")
            .why("whoever stays where it is has kept this clause to the letter")
            .help("name another place to go to, or leave `to` away and say only what must be left");
            out.push(finding.under(ctx));
        }
    }
}

fn outside(
    case: &Case<'_>,
    whole: NodeId,
    places: &[NodeId],
    part: NodeId,
    of_part: &[NodeId],
    out: &mut Vec<Finding>,
) {
    let model = case.model;
    let choices = case.choices();
    for place in of_part.iter().filter(|p| model.is_located(**p)) {
        if places.iter().any(|w| model.lies_within(*place, *w)) {
            continue;
        }
        let ctx = choices.meet(model.ctx(part), model.ctx(*place));
        let Some(ctx) = ctx.and_then(|c| choices.meet(c, model.ctx(whole))) else { continue };
        let all: Vec<String> = places.iter().map(|w| model.called(*w).into_owned()).collect();
        let place_name = model.called(*place);
        let from = model.node(part).field("from").map_or(model.node(part).point(), |f| f.span);
        let mut finding = Finding::new(
            Code("W601"),
            Severity::Error,
            format!("{} leaves {place_name}, which lies outside what the whole withdrawal leaves", case.the(part)),
        )
        .at(from, format!("{place_name} is left here"));
        for f in model.node(whole).fields("from").take(1) {
            finding = finding.at(f.span, format!("the whole leaves {}", all.join(", ")));
        }
        finding = finding
            .at(model.node(*place).point(), "declared here")
            .why("the phase asks for more than the withdrawal of which it is a part")
            .help(format!(
                "declare {} as lying in {}, widen what the whole leaves, or correct the phase",
                model.quoted(*place),
                places.first().map_or_else(String::new, |w| model.quoted(*w))
            ));
        out.push(finding.under(ctx));
    }
}
