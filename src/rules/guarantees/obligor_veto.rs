//! `G503 obligor-veto`: the remedy runs through a body that the one bound can block.

use crate::choice::Ctx;
use crate::core::{Effect, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::bodies::rules_of;
use crate::rules::deciders::{Hand, deciders};
use crate::rules::presence::{Gather, titled};
use crate::rules::said::{and, mentions};
use crate::source::Span;
use crate::syntax::tree::{Condition, Value};

/// What the Security Council is called.
const COUNCIL: &[&str] =
    &["security council", "conseil de sécurité", "consejo de seguridad", "рада безпеки", "совет безопасности"];

/// What its permanent members are called (Article 23 of the Charter): each can stop what it decides (Article 27).
const PERMANENT: &[&str] = &[
    "china",
    "people's republic of china",
    "french republic",
    "france",
    "russian federation",
    "russia",
    "union of soviet socialist republics",
    "soviet union",
    "united kingdom",
    "united states",
    "united states of america",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found: Gather<'_, '_, (NodeId, Span)> = Gather::new(model);
    for cover in case.core.covers.iter().filter(|c| c.role == Role::Secures) {
        let id = cover.src.node;
        let bound = bound(case, id, &cover.by.actors);
        let mut through = responses(case, id, cover.ctx, &bound);
        for f in model.node(id).fields("decided by") {
            if let Value::List(l) = &f.value {
                through.extend(model.actors_in(l, id).map(|a| (a, f.ctx, f.span)));
            }
        }
        for c in case.core.contingencies_of(id).filter(|c| matches!(c.effect, Effect::Begins | Effect::Requires)) {
            deciders(case, c.condition, id, &mut |body, _, hand| {
                if hand != Hand::Acts {
                    through.push((body, c.ctx, c.src.span));
                }
            });
        }
        for (body, ctx, span) in through {
            let Some(ctx) = case.choices().both(ctx, cover.ctx) else { continue };
            let blocking: Vec<NodeId> = bound.iter().copied().filter(|b| blocks(case, *b, body)).collect();
            if blocking.is_empty() || bound.contains(&body) {
                continue;
            }
            found.add((id, span), model.ctx(id), ctx, || {
                let who = and(&blocking.iter().map(|b| model.called(*b).into_owned()).collect::<Vec<_>>());
                let mut finding = Finding::new(
                    Code("G503"),
                    Severity::Warning,
                    format!("{} runs through {}, where {who} can stop it", case.the(id), titled(case, body)),
                )
                .at(span, "the remedy hangs on this body");
                finding = finding.at(model.node(body).point(), format!("{who} has a veto here"));
                for f in model.node(id).fields("against").take(1) {
                    finding = finding.at(f.span, "this is what it is against");
                }
                finding
                    .why("the State against which help is promised can forbid the help; the Budapest Memorandum of 1994 came to that")
                    .help("add a remedy that does not need that body, such as consultation and assistance by each guarantor on its own finding")
            });
        }
    }
    found.pour(out);
}

/// The bodies that a response needs, where none of the responses can do without such a body.
fn responses(case: &Case<'_>, id: NodeId, whole: Ctx, bound: &[NodeId]) -> Vec<(NodeId, Ctx, Span)> {
    let model = case.model;
    let (mut stopped, mut free) = (Vec::new(), Vec::new());
    for f in model.node(id).fields("responds") {
        let Value::Parts(parts) = &f.value else { continue };
        let lists = parts.iter().filter_map(|p| if let Value::List(l) = &p.value { Some(l) } else { None });
        let mut bodies: Vec<NodeId> = Vec::new();
        for l in lists {
            bodies.extend(model.actors_in(l, id));
            // "action by the Council": the name stands among the words of the list.
            bodies.extend(l.items.iter().flat_map(|i| i.more.iter()).flat_map(|m| model.nodes_of(&m.0, id)));
        }
        bodies.retain(|body| bound.iter().any(|b| blocks(case, *b, *body)));
        if bodies.is_empty() {
            free.push(f.ctx);
        }
        stopped.extend(bodies.into_iter().map(|b| (b, f.ctx, f.span)));
    }
    let choices = case.choices();
    let alone = choices.uncovered(whole, &free);
    let both = |(body, ctx, span)| alone.iter().filter_map(move |a| Some((body, choices.both(*a, ctx)?, span)));
    stopped.into_iter().flat_map(both).collect()
}

/// Whose act would call for the remedy: those whom the guarantee is against, or whoever has promised something in it where it
/// names nobody.
fn bound(case: &Case<'_>, id: NodeId, guarantors: &[NodeId]) -> Vec<NodeId> {
    let model = case.model;
    let mut named: Vec<NodeId> = Vec::new();
    for c in case.core.contingencies_of(id).filter(|c| c.effect == Effect::Begins) {
        aggressors(case, c.condition, id, &mut named);
    }
    let mut out: Vec<NodeId> = if named.is_empty() { guarantors.to_vec() } else { named };
    out = out.into_iter().flat_map(|a| model.behind(a)).collect();
    let to: Vec<NodeId> = case.actors_read(id, "to").into_iter().flat_map(|t| t.0).collect();
    out.retain(|a| !to.contains(a));
    out.sort_unstable();
    out.dedup();
    out
}

fn aggressors(case: &Case<'_>, condition: &Condition, id: NodeId, out: &mut Vec<NodeId>) {
    match condition {
        Condition::Any(all) | Condition::All(all) => all.iter().for_each(|c| aggressors(case, c, id, out)),
        Condition::Determined(c, _) => aggressors(case, c, id, out),
        Condition::Event { by: Some(by), .. } | Condition::Breach { by: Some(by), .. } => {
            out.extend(case.model.actors_in(by, id));
        }
        _ => {}
    }
}

/// Whether an actor can stop a decision of a body: as a member of one that needs all, or as a permanent member of the Council.
fn blocks(case: &Case<'_>, who: NodeId, body: NodeId) -> bool {
    let model = case.model;
    let is = |id: NodeId, names: &[&str]| {
        let mut found = false;
        let node = model.node(id);
        node.title.iter().for_each(|t| case.runs(t, &mut |text| found = found || mentions(text, names)));
        found
    };
    if model.node(body).kind.word == "organ" || model.node(body).kind.word == "organization" {
        let title = model.called(who).to_lowercase();
        let name = title.trim_start_matches("the ");
        return is(body, COUNCIL) && PERMANENT.iter().any(|p| name == *p || name.starts_with(&format!("{p} of ")));
    }
    let member = model.node(body).kind.body && model.behind(body).contains(&who);
    member && rules_of(case, body).iter().any(|r| r.all && !r.fallback)
}
