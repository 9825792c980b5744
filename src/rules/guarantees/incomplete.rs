//! `G501 incomplete`: a guarantee without a trigger, a response, somebody who decides, or a duration.

use super::determination::open_questions;
use crate::choice::Ctx;
use crate::core::{Effect, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::{and, gathered, or, under};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for id in case.covering(Role::Secures) {
        let triggers = ["against", "if"];
        let missing = vec![
            ("in which case it applies", case.unsaid(id, &triggers)),
            ("what the guarantor then does", case.unsaid(id, &["responds"])),
            ("who decides whether the case has arisen", undecided(case, id)),
            ("how long it lasts", case.unless(id, &lasting(case, id))),
        ];
        for (ctxs, what) in gathered(missing) {
            let node = case.model.node(id);
            let mut finding =
                Finding::new(Code("G501"), Severity::Warning, format!("{} does not say {}", case.the(id), or(&what)));
            finding = finding.at(node.point(), "a guarantee left open");
            for f in node.fields("secures").take(1) {
                finding = finding.at(f.span, "what it is to secure");
            }
            for c in case.core.contingencies_of(id).filter(|c| c.effect == Effect::Begins).take(1) {
                if what.contains(&"who decides whether the case has arisen") {
                    finding = finding.at(c.src.span, "somebody must find that this has happened");
                }
            }
            let why = "when it is called upon, whatever the text leaves open is for each guarantor to say";
            out.push(under(finding.why(why).help(help(&what)), &ctxs));
        }
    }
}

fn help(missing: &[&str]) -> String {
    let mends: Vec<String> = missing
        .iter()
        .map(|m| match *m {
            "in which case it applies" => "name the case (`against …`)".to_owned(),
            "what the guarantor then does" => "the response (`responds by … within …`)".to_owned(),
            "how long it lasts" => "the period (`lasts …`)".to_owned(),
            _ => "who decides (`determined by …`)".to_owned(),
        })
        .collect();
    format!("say in the guarantee: {}", and(&mends))
}

/// Where the case is named and nobody decides that it has arisen, or where neither is said.
fn undecided(case: &Case<'_>, id: NodeId) -> Vec<Ctx> {
    let decided = case.said(id, &["decided by"]);
    let mut out = Vec::new();
    for c in case.core.contingencies_of(id).filter(|c| matches!(c.effect, Effect::Begins | Effect::Requires)) {
        if !open_questions(case, c.condition, c.src.node).is_empty() {
            let parts: Vec<Ctx> = decided.iter().copied().filter(|d| case.choices().compatible(*d, c.ctx)).collect();
            out.extend(case.choices().uncovered(c.ctx, &parts));
        }
    }
    let mut answered = decided;
    answered.extend(case.said(id, &["against", "if"]));
    out.extend(case.unless(id, &answered));
    out.sort_unstable();
    out.dedup();
    out
}

/// Where its end is said: of its own, or of the whole treaty.
fn lasting(case: &Case<'_>, id: NodeId) -> Vec<Ctx> {
    let mut out = case.said(id, &["lasts", "renewable"]);
    if let Some(finals) = case.model.final_clauses() {
        out.extend(case.said(finals, &["duration", "exit", "termination"]));
    }
    out
}
