//! `F910 reservations`: many parties and no word on reservations.

use super::{binds, is_multilateral};
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::said::under;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(head) = case.model.head().filter(|_| binds(case) && is_multilateral(case)) else { return };
    let mut said: Vec<_> = case.model.general_finals().flat_map(|f| case.said(f, &["reservations"])).collect();
    if case.unless(head, &said).is_empty() {
        return;
    }
    said.extend(case.prose(&["reservation to", "reservations", "réserves", "reservas", "застереж", "оговор"]));
    let ctxs = case.unless(head, &said);
    if ctxs.is_empty() {
        return;
    }
    let place = case.model.final_clauses().unwrap_or(head);
    let finding = Finding::new(Code("F910"), Severity::Info, "nothing says whether reservations may be made")
        .at(case.model.node(place).point(), "no `reservations` here")
        .why("without a word on it each State may reserve what it likes as long as the object of the treaty is kept (Vienna Convention, Article 19)")
        .help("add `reservations none`, or say to which articles they may be made");
    out.push(under(finding, &ctxs));
}
