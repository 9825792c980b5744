//! `L702 who-governs`: no word on sovereignty, jurisdiction or law.

use super::extended;
use crate::choice::Ctx;
use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::{gathered, or, under};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for id in case.covering(Role::Leases) {
        let missing = vec![
            ("sovereignty", silent_on(case, id, "sovereignty", &["sovereign", "souverain", "soberan", "суверен"])),
            (
                "jurisdiction",
                silent_on(case, id, "jurisdiction", &["jurisdiction", "juridiction", "jurisdicción", "юрисдикц"]),
            ),
            (
                "law",
                silent_on(case, id, "law", &["law", "laws", "legislation", "droit", "ley", "leyes", "закон", "право"]),
            ),
        ];
        for (ctxs, what) in gathered(missing) {
            let node = case.model.node(id);
            let finding = Finding::new(
                Code("L702"),
                Severity::Warning,
                format!("{} says nothing of {}", case.the(id), or(&what)),
            )
            .at(node.point(), "who governs the place while it is let?");
            let finding = node.field("of").map_or(finding.clone(), |f| finding.at(f.span, "this place"));
            let finding = finding
                .why("whose police, whose courts and whose law there are will otherwise be settled by whoever is there")
                .help(format!("say it in the lease: {}", mends(&what)));
            out.push(under(finding, &ctxs));
        }
    }
}

fn mends(what: &[&str]) -> String {
    let each = what.iter().map(|w| match *w {
        "sovereignty" => "`sovereignty of … unaffected`",
        "jurisdiction" => "`jurisdiction of …`",
        _ => "`law of …`",
    });
    each.collect::<Vec<_>>().join(", ")
}

/// Where neither the lease nor the prose of its article speaks of a thing.
fn silent_on(case: &Case<'_>, id: NodeId, field: &'static str, stems: &[&str]) -> Vec<Ctx> {
    let mut said = extended(case, id);
    said.extend(case.said(id, &[field]));
    if case.unless(id, &said).is_empty() {
        return Vec::new();
    }
    // What the lease itself may be used for is no word on who governs.
    if let Some(article) = case.model.container_of(id) {
        said.extend(case.prose_beside(stems, article, id));
    }
    case.unless(id, &said)
}
