//! `F908 depositary`: many parties and no depositary; no word on registration.

use super::{binds, is_multilateral};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::under;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(head) = case.model.head().filter(|_| binds(case)) else { return };
    let place = case.model.final_clauses().unwrap_or(head);
    let mut depositary = case.said(head, &["depositary"]);
    if is_multilateral(case) && !case.unless(head, &depositary).is_empty() {
        depositary.extend(case.prose(&["depositar", "depositories"]));
        let ctxs = case.unless(head, &depositary);
        if !ctxs.is_empty() {
            let n = case.model.signatories().len();
            let finding = Finding::new(Code("F908"), Severity::Info, format!("{n} States are to be bound, and there is no depositary"))
                .at(case.model.node(head).point(), "no `depositary` in the head")
                .why("somebody must keep the original, receive the instruments and tell the others (Vienna Convention, Articles 76 and 77)")
                .help("name a State, an organization or its head: `depositary SecretaryGeneral`");
            out.push(under(finding, &ctxs));
        }
    }
    let finals: Vec<NodeId> = case.model.general_finals().collect();
    let mut registered: Vec<_> = finals.iter().flat_map(|f| case.said(*f, &["registration"])).collect();
    if case.unless(head, &registered).is_empty() {
        return;
    }
    registered.extend(case.prose(&[
        "registered",
        "registration",
        "article 102",
        "enregistr",
        "registrad",
        "зареєстр",
        "зарегистр",
    ]));
    let ctxs = case.unless(head, &registered);
    if ctxs.is_empty() {
        return;
    }
    let finding = Finding::new(Code("F908"), Severity::Info, "nothing says who registers it with the United Nations")
        .at(case.model.node(place).point(), "no `registration` here")
        .why("an unregistered treaty cannot be invoked before an organ of the United Nations (Charter, Article 102)")
        .help("add `registration by depositary`, or name the party that registers it");
    out.push(under(finding, &ctxs));
}
