//! `V807 quota`: an inspection quota without base, period or rounding.

use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::called;
use crate::rules::said::{mentions, or};
use crate::syntax::kind::Role;
use crate::syntax::tree::{Amount, Measure, Part, Value};

/// Words by which fractions are made whole.
const ROUNDED: &[&str] = &["round", "whole number", "fraction", "arrondi", "redonde", "округл", "заокругл"];

/// Words for a period that no part says.
const PERIOD: &[&str] = &[
    "per year",
    "each year",
    "every year",
    "annual",
    "a year",
    "per month",
    "in all",
    "each month",
    "monthly",
    "par an",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for id in case.model.ids() {
        let node = case.model.node(id);
        for f in node.fields("inspections") {
            let Value::Parts(parts) = &f.value else { continue };
            let quotas = parts.iter().filter_map(|p| match (p.role, &p.value) {
                (Role::Amount, Value::Amount(a)) => Some(&**a),
                _ => None,
            });
            for amount in quotas {
                let missing = missing(case, id, amount, parts);
                if missing.is_empty() {
                    continue;
                }
                let finding = Finding::new(
                    Code("V807"),
                    Severity::Warning,
                    format!("the inspection quota of {} does not say {}", called(case, id), or(&missing)),
                )
                .at(amount.span, "this quota")
                .why("the inspected State and the inspectors will each count for themselves, and the last inspection of the year is refused")
                .help("write for example `up to 15 percent of \"the declared sites\" per year, \"rounded up to the next whole number\"`");
                out.push(finding.under(f.ctx));
            }
        }
    }
}

fn missing(case: &Case<'_>, id: NodeId, amount: &Amount, parts: &[Part]) -> Vec<&'static str> {
    let has = |role: Role| parts.iter().any(|p| p.role == role);
    let said = |stems: &[&str]| {
        let mut found = false;
        case.words_of(id, &mut |text| found = found || mentions(text, stems));
        found || case.model.container_of(id).is_some_and(|a| !case.prose_beside(stems, a, id).is_empty())
    };
    let share = matches!(amount.measure, Measure::Percent | Measure::Fraction(..));
    let mut out = Vec::new();
    if share && amount.of.is_none() && !has(Role::Of) {
        out.push("of what it is a share");
    }
    let timed = amount.per.is_some() || amount.in_all || has(Role::Every) || has(Role::When);
    if !timed && !said(PERIOD) {
        out.push("in which period");
    }
    if share && !said(ROUNDED) {
        out.push("how fractions are rounded");
    }
    out
}
