//! `V804 deadlock`: the parties sit on the body, it decides by consensus, nothing says what holds failing which, and a clause
//! waits for its decision.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::bodies::{Waits, rules_of, waiting};
use crate::rules::presence::{Gather, called};
use crate::rules::said::and;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let parties = model.parties();
    let mut found = Gather::new(model);
    let mut waits: Option<Vec<Waits>> = None;
    for id in model.ids().filter(|id| model.node(*id).kind.body) {
        // Two at least who can each stop it.
        let sitting: Vec<NodeId> = model.behind(id).into_iter().filter(|m| parties.contains(m)).collect();
        if sitting.len() < 2 {
            continue;
        }
        for rule in rules_of(case, id).into_iter().filter(|r| r.all && !r.fallback) {
            let waits = waits.get_or_insert_with(|| waiting(case));
            for wait in waits.iter().filter(|w| w.body == id) {
                let Some(ctx) = case.choices().both(rule.ctx, wait.ctx) else { continue };
                // That the one who owes and the one who is owed sit unevenly has been said.
                if Case::spoken(out, &["D312"], wait.span) {
                    continue;
                }
                let whole: Ctx = model.ctx(id);
                found.add(id, whole, ctx, || {
                    let who = and(&sitting.iter().map(|p| model.called(*p).into_owned()).collect::<Vec<_>>());
                    Finding::new(
                        Code("V804"),
                        Severity::Warning,
                        format!("{} decides by consensus of {who}, and {} waits for it", called(case, id), case.the(wait.clause)),
                    )
                    .at(rule.span, "each of them can stop a decision, and nothing says what holds then")
                    .at(wait.span, format!("{} waits for it here", called(case, wait.clause)))
                    .why("whoever gains by the delay need only disagree")
                    .help("say what holds if they do not agree: `failing which by the chair`, by a third State, by arbitration")
                });
            }
        }
    }
    found.pour(out);
}
