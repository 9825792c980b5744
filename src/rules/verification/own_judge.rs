//! `V808 own-judge`: who verifies is, or is staffed by, who is verified, and the other side has no part.

use crate::core::{Act, Commitment, Conduct, Cover, Role, Who};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::and;
use crate::syntax::kind::Class;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let parties = case.model.parties();
    for cover in case.core.covers.iter().filter(|c| c.role == Role::Watches) {
        for clause in &cover.over {
            // A clause that several missions watch is not in one hand.
            let alone = case
                .core
                .watchers(case.model, *clause)
                .all(|w| w.src == cover.src || !case.choices().compatible(w.ctx, cover.ctx));
            if alone {
                targets(case, *clause).into_iter().find(|target| one(case, cover, *target, &parties, out));
            }
        }
    }
}

/// The clauses that a watch over an article or a phase is about.
fn targets(case: &Case<'_>, over: NodeId) -> Vec<NodeId> {
    let model = case.model;
    match model.node(over).kind.class {
        Class::Part => model.clause_of(over).into_iter().collect(),
        Class::Container => model.inside(over).filter(|c| model.node(*c).kind.class == Class::Clause).collect(),
        _ => vec![over],
    }
}

/// Speaks up where the watch over a clause is in the hands of those whom the clause binds.
fn one(case: &Case<'_>, cover: &Cover<'_>, clause: NodeId, parties: &[NodeId], out: &mut Vec<Finding>) -> bool {
    let model = case.model;
    let (mut bound, mut joint) = (Vec::new(), false);
    // Who is to watch is not what is watched.
    let watched = |c: &&Commitment<'_>| !c.acts.contains(&Act::Plain(Conduct::Watch));
    for c in case.core.commitments_of(clause).iter().filter(watched) {
        bound.extend(c.who.actors.iter().flat_map(|a| model.behind(*a)));
        joint |= c.acts.contains(&Act::Plain(Conduct::Leave));
    }
    bound.sort_unstable();
    bound.dedup();
    let others = parties.iter().any(|p| !bound.contains(p));
    let watching = |who: &Who<'_>| -> Vec<NodeId> {
        // Words alone may stand for anybody.
        if !who.words.is_empty() {
            return Vec::new();
        }
        let mut all: Vec<NodeId> = who.actors.iter().flat_map(|a| model.behind(*a)).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let own = |who: &[NodeId]| {
        let inside = !who.is_empty() && who.iter().all(|w| bound.contains(w));
        // Several of those bound may be each other's opposite side, unless they all leave one place together.
        inside && (who.len() == 1 && parties.iter().any(|p| !who.contains(p)) || who.len() > 1 && joint && others)
    };
    let (by, staff) = (watching(&cover.by), cover.staff.as_deref().map(&watching).unwrap_or_default());
    let staffed = own(&staff);
    if !(staffed || staff.is_empty() && own(&by)) {
        return false;
    }
    let Some(ctx) = case.choices().meet(cover.ctx, model.ctx(clause)) else { return false };
    let (who, what, span) = match &cover.staff {
        Some(people) if staffed => (&staff, "people of ", people.span),
        _ => (&by, "", cover.by.span),
    };
    let names: Vec<String> = who.iter().map(|w| model.called(*w).into_owned()).collect();
    let finding = Finding::new(
        Code("V808"),
        Severity::Warning,
        format!("{} is verified by {what}{} alone, which is itself bound by it", model.quoted(clause), and(&names)),
    )
    .at(span, "who verifies")
    .at(model.node(clause).point(), "what is verified")
    .why("nobody believes a report on oneself, and the other side has no part in it")
    .help("give the other side a part in it, or let a third State or an organization verify");
    out.push(finding.under(ctx));
    true
}
