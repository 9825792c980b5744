//! `F911 empty-tribunal`: arbitration, and nobody appoints failing a party.

use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::syntax::kind::Role;
use crate::syntax::tree::{List, Named, Part, Special, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let signatories = case.model.signatories();
    for id in case.model.ids() {
        for f in &case.model.node(id).fields {
            let Value::Steps(steps) = &f.value else { continue };
            let arbitration = steps.iter().filter_map(|step| {
                let forum = step.iter().find(|p| p.role == Role::Forum && is_arbitration(case, p))?;
                let appointed = step.iter().any(|p| p.role == Role::Appointed && appoints(case, p, id, &signatories));
                (!appointed).then_some((forum.span, step))
            });
            for (span, step) in arbitration {
                let mut finding = Finding::new(
                    Code("F911"),
                    Severity::Warning,
                    "nobody appoints the arbitrators if a party does not",
                )
                .at(span, "this arbitration");
                for p in step.iter().filter(|p| p.role == Role::Appointed).take(1) {
                    finding = finding.at(p.span, "who need not do so");
                }
                let finding = finding
                    .why("a party that names no arbitrator keeps the tribunal from ever sitting, as the International Court of Justice found of the peace treaties of 1947")
                    .help("add `appointed failing a party by the President of the International Court of Justice`, or another who will do it");
                out.push(finding.under(f.ctx));
            }
        }
    }
}

/// The word of the language; words in quotation marks may name rules that appoint by themselves.
fn is_arbitration(case: &Case<'_>, forum: &Part) -> bool {
    let one = |words: &str| words.trim() == "arbitration";
    matches!(&forum.value, Value::Free(span) if case.model.text(*span).split(" or ").any(one))
}

/// Whether somebody beside the parties appoints, or appoints in their place.
fn appoints(case: &Case<'_>, part: &Part, scope: NodeId, signatories: &[NodeId]) -> bool {
    let own = |l: &List| {
        l.items.iter().all(|i| match &i.is {
            Named::Path(p) => case
                .model
                .nodes_of(p, scope)
                .iter()
                .flat_map(|a| case.model.members(*a))
                .all(|a| signatories.contains(&a)),
            Named::Special(s) => !matches!(s, Special::Depositary),
            _ => false,
        })
    };
    let failing = case.model.text(part.span).starts_with("appointed failing");
    match &part.value {
        Value::List(l) => failing || !own(l),
        _ => true,
    }
}
