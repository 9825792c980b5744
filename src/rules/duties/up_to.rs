//! `D307 up-to`: "up to N" as the whole of a duty, the one bound choosing the number.

use crate::core::{Act, Commitment, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::syntax::tree::{Bounding, Condition, Value};

/// What is done at another's wish: there the number is a ceiling on the other, not on the one bound.
const SUFFERED: &[&str] =
    &["accept", "admit", "receive", "allow", "permit", "tolerate", "host", "let ", "grant access", "submit to"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found = Gather::new(model);
    for c in case.core.commitments.iter().filter(|c| c.modality == Modality::Must) {
        let Some(amount) = c.amount else { continue };
        let node = model.node(c.src.node);
        let holds = |f: &&crate::syntax::tree::Field| matches!(&f.value, Value::Amount(a) if **a == *amount);
        let Some(word) = node.fields.iter().find(holds).map(|f| f.spec.word) else { continue };
        // "To at most 13,300" says how many are left, not how many must go.
        if word == "to" || suffered(model, c) || others_choose(model, c) {
            continue;
        }
        for f in node.fields(word) {
            let Value::Amount(a) = &f.value else { continue };
            if !matches!(a.limit, Bounding::UpTo | Bounding::AtMost) || a.to.is_some() {
                continue;
            }
            let Some(ctx) = model.tree.choices.meet(c.ctx, f.ctx) else { continue };
            found.add(f.span, node.ctx, ctx, || {
                let what = called(case, c.src.node);
                let words = model.text(a.span).replace('"', "");
                Finding::new(Code("D307"), Severity::Warning, format!("{what} is kept by doing nothing: it obliges to \"{words}\""))
                    .at(a.span, "none is within this number, too")
                    .why("whoever is bound chooses the number, and the other side cannot say that one was too few")
                    .help("write the number without it, set a least number (`at least …`), or say who chooses: `certified by …`, `determined by …`")
            });
        }
    }
    found.pour(out);
}

fn suffered(model: &Model<'_>, c: &Commitment<'_>) -> bool {
    c.acts.iter().any(|a| match a {
        Act::Words(w) => {
            model.words(w, None, None).is_some_and(|t| SUFFERED.iter().any(|s| t.trim_start().starts_with(s)))
        }
        Act::Declared(n) => SUFFERED.iter().any(|s| model.called(*n).starts_with(s)),
        Act::Plain(_) => false,
    })
}

/// Whether somebody else has a say in the number, or the parts of the clause fix it.
fn others_choose(model: &Model<'_>, c: &Commitment<'_>) -> bool {
    let node = model.node(c.src.node);
    let says = |n: NodeId| ["amount", "share"].iter().any(|w| model.node(n).field(w).is_some());
    ["determined by", "certified by"].iter().any(|w| node.field(w).is_some())
        || c.conditions.iter().any(|(c, _)| certified(c))
        || model.children(c.src.node).any(says)
}

fn certified(c: &Condition) -> bool {
    match c {
        Condition::Any(all) | Condition::All(all) => all.iter().any(certified),
        Condition::Not(c) => certified(c),
        Condition::Words(_, by) => by.is_some(),
        Condition::Determined(..) => true,
        _ => false,
    }
}
