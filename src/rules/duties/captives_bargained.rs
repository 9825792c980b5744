//! `D314 captives-bargained`: prisoners of war released by ratio or on condition after hostilities end; return not voluntary.

use crate::choice::Ctx;
use crate::core::{Act, Conduct};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::tree::{Amount, Bounding, Field, Value};

const CAPTIVES: &[&str] = &["prisoners of war", "prisoner of war", "captured combatants", "pows"];
const FREELY: &[&str] = &["voluntar", "freely", "free choice", "free will", "wish", "choose", "consent"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    let mut seen: Option<NodeId> = None;
    for c in &case.core.commitments {
        let id = c.src.node;
        if seen == Some(id) {
            continue;
        }
        if c.acts.contains(&Act::Plain(Conduct::Release)) {
            seen = Some(id);
            bargained(case, id, &mut found);
        } else if c.acts.contains(&Act::Plain(Conduct::Return)) {
            seen = Some(id);
            forced(case, id, &mut found);
        }
    }
    found.pour(out);
}

/// Whoever was taken, and whoever cannot choose, is given back.
const TAKEN: &[&str] = &["intern", "child", "detain", "hostage", "remains", "bodies", "the dead", "abduct", "deport"];

fn bargained(case: &Case<'_>, id: NodeId, found: &mut Gather<'_, '_>) {
    let (model, choices) = (case.model, case.choices());
    let node = model.node(id);
    let of_war: Vec<Ctx> = node
        .fields
        .iter()
        .filter(|f| f.spec.word == "of" && mentions(model.text(f.value_span), CAPTIVES))
        .map(|f| f.ctx)
        .collect();
    for f in &node.fields {
        let words = model.text(f.value_span);
        let how = match (f.spec.word, &f.value) {
            ("ratio", _) if !mentions(words, &["all for all", "all"]) => "by a ratio",
            ("if" | "provided", Value::Condition(_)) => "on a condition",
            ("in return for", _) => "in exchange for something else",
            ("number", Value::Amount(a)) if partial(a) => "in a number",
            _ => continue,
        };
        for ctx in of_war.iter().filter_map(|o| choices.meet(*o, f.ctx)) {
            found.add(f.span, node.ctx, ctx, || {
                bad(
                    format!("{} releases prisoners of war {how}", called(case, id)),
                    f.span,
                    "they are owed their release without this",
                )
                .why("prisoners of war are to be released and repatriated without delay after the cessation of active hostilities, whatever the other side does (Third Geneva Convention, 118)")
                .help("release all of them, without ratio or condition: `number` and `ratio \"all for all\"` say at most in which order")
            });
        }
    }
}

/// A number that need not be all of them.
fn partial(a: &Amount) -> bool {
    matches!(a.limit, Bounding::Exactly | Bounding::UpTo | Bounding::AtMost | Bounding::About) && !a.in_all
}

fn forced(case: &Case<'_>, id: NodeId, found: &mut Gather<'_, '_>) {
    let node = case.model.node(id);
    let mut free = false;
    case.words_of(id, &mut |t| free = free || mentions(t, FREELY));
    let taken = |f: &Field| f.spec.word == "of" && mentions(case.model.text(f.value_span), TAKEN);
    if free || node.fields.iter().any(taken) {
        return;
    }
    let said = case.said(id, &["voluntary"]);
    found.lacking(node.point(), node.ctx, node.ctx, &said, || {
        bad(
            format!("{} does not say that the return is voluntary", called(case, id)),
            node.point(),
            "whether they want to or not?",
        )
        .why("nobody may be sent back against his will to where he has reason to fear for his life or freedom")
        .help("add `voluntary`")
    });
}

fn bad(message: String, span: Span, label: &str) -> Finding {
    Finding::new(Code("D314"), Severity::Warning, message).at(span, label)
}
