//! `L703 renewal`: the renewal of a lease lacks its period, how often, or who may stop it and when.

use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::said::or;
use crate::syntax::tree::{Notice, Renewal, Value};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for id in case.covering(Role::Leases) {
        let node = case.model.node(id);
        for f in node.fields.iter().filter(|f| matches!(f.spec.word, "lasts" | "renewable" | "renewed")) {
            let (renewal, automatic) = match &f.value {
                Value::Renewal(r) => (&**r, r.automatic || f.spec.word == "renewed"),
                Value::Period(p) => match &p.renewal {
                    Some(r) => (&**r, r.automatic),
                    None => continue,
                },
                _ => continue,
            };
            let missing = missing(renewal, automatic);
            if missing.is_empty() {
                continue;
            }
            let finding = Finding::new(Code("L703"), Severity::Warning, format!("the renewal of {} does not say {}", case.the(id), or(&missing)))
                .at(f.span, "this renewal")
                .at(node.point(), "of this lease")
                .why(if automatic {
                    "it prolongs itself, and what the text leaves open decides when the place comes back"
                } else {
                    "what the text leaves open will be asked for when the term runs out"
                })
                .help("write for example `renewed by 5 years once, unless notice by any party no later than 1 year before expiry`");
            out.push(finding.under(f.ctx));
        }
    }
}

fn missing(renewal: &Renewal, automatic: bool) -> Vec<&'static str> {
    let complete = |n: &Option<Box<Notice>>| n.as_ref().is_some_and(|n| n.by.is_some() && n.when.is_some());
    let mut out = Vec::new();
    if renewal.by.is_none() {
        out.push("for how long");
    }
    if renewal.times.is_none() {
        out.push("how often");
    }
    // Who must agree can refuse; who must ask need not; what renews itself must be stopped by somebody, in time.
    let held = renewal.agreement && !automatic || complete(&renewal.unless) || !automatic && complete(&renewal.request);
    if !held {
        let notice = renewal.unless.as_ref().or(renewal.request.as_ref());
        out.push(match notice {
            Some(n) if n.by.is_some() => "until when it may be stopped",
            Some(n) if n.when.is_some() => "who may stop it",
            _ => "who may stop it and until when",
        });
    }
    out
}
