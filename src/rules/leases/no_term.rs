//! `L701 no-term`: a lease with no end.

use super::extended;
use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::said::under;
use crate::syntax::tree::{OpenEnd, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for id in case.covering(Role::Leases) {
        let node = case.model.node(id);
        let (mut ended, mut open) = (extended(case, id), Vec::new());
        for f in node.fields("lasts") {
            match &f.value {
                Value::Period(p) if p.open.is_some() && p.until.is_none() => open.push(f),
                Value::Period(p)
                    if p.length.is_none() && p.until.is_none() && p.during.is_none() && p.renewal.is_none() => {}
                _ => ended.push(f.ctx),
            }
        }
        for f in &open {
            let ctxs = case.choices().uncovered(f.ctx, &ended);
            if ctxs.is_empty() {
                continue;
            }
            let word = match &f.value {
                Value::Period(p) if p.open == Some(OpenEnd::Permanent) => " runs for ever",
                _ => " has no end",
            };
            let finding =
                Finding::new(Code("L701"), Severity::Warning, format!("{}{word}", case.the(id))).at(f.span, "no end");
            out.push(under(mend(finding), &ctxs));
        }
        ended.extend(open.iter().map(|f| f.ctx));
        if let Some(finals) = case.model.final_clauses() {
            // A lease without a word on it ends with the treaty.
            let limited = case.model.node(finals).fields("duration");
            let ends = |v: &Value| matches!(v, Value::Period(p) if p.length.is_some() || p.until.is_some());
            ended.extend(limited.filter(|f| ends(&f.value)).map(|f| f.ctx));
        }
        let ctxs = case.unless(id, &ended);
        if ctxs.is_empty() || Case::spoken(out, &["T211"], node.span) {
            continue;
        }
        let finding = Finding::new(Code("L701"), Severity::Warning, format!("{} has no end", case.the(id)))
            .at(node.point(), "no `lasts` in it");
        out.push(under(mend(finding), &ctxs));
    }
}

fn mend(finding: Finding) -> Finding {
    finding
        .why("a lease without an end is in effect a cession; that of Guantánamo ends only if both sides agree")
        .help("give it a term (`lasts 25 years as from entry_into_force`), and say on what terms it is renewed")
}
