//! `L706 hand-back`: no rule for what is left at the end of a lease.

use super::extended;
use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::said::under;
use crate::syntax::tree::{OpenEnd, Value};

/// Words for what becomes of what stands there.
const LEFT: &[&str] = &[
    "installation",
    "building",
    "construction",
    "improvement",
    "remov",
    "hand back",
    "handed back",
    "revert",
    "evacuat",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for id in case.covering(Role::Leases) {
        let node = case.model.node(id);
        let mut said = extended(case, id);
        said.extend(case.said(id, &["on expiry"]));
        // What never ends leaves nothing behind.
        let for_ever = |v: &Value| matches!(v, Value::Period(p) if p.open == Some(OpenEnd::Permanent));
        said.extend(node.fields("lasts").filter(|f| for_ever(&f.value)).map(|f| f.ctx));
        if let Some(article) = case.model.container_of(id).filter(|_| !case.unless(id, &said).is_empty()) {
            said.extend(case.prose_beside(LEFT, article, id));
        }
        let ctxs = case.unless(id, &said);
        if ctxs.is_empty() {
            continue;
        }
        let finding = Finding::new(
            Code("L706"),
            Severity::Warning,
            format!("{} does not say what becomes of what is left there at its end", case.the(id)),
        )
        .at(node.point(), "no `on expiry` in it");
        let finding = node.field("lasts").map_or(finding.clone(), |f| finding.at(f.span, "it ends with this"));
        let finding = finding
            .why("buildings, equipment and polluted ground have an owner only if the lease names one")
            .help("add `on expiry`: what is removed, what passes to the lessor, and whether it is paid for");
        out.push(under(finding, &ctxs));
    }
}
