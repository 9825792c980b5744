//! `A408 unit`: a number without unit or currency, or converted wrongly.

use crate::core::{Act, Conduct};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::syntax::kind::{Class, Phrase, Role};
use crate::syntax::tree::{Amount, Measure, Value};
use rustc_hash::FxHashSet;

/// Fields whose own word says what is counted.
const COUNTED: &[&str] = &["staff", "inspections", "number", "strength"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let pays = Act::Plain(Conduct::Pay);
    let money: FxHashSet<NodeId> =
        case.core.commitments.iter().filter(|c| c.acts.contains(&pays)).map(|c| c.src.node).collect();
    let mut found = Gather::new(model);
    for id in model.ids() {
        let node = model.node(id);
        for f in node.fields.iter().filter(|f| !COUNTED.contains(&f.spec.word)) {
            let amounts: Vec<&Amount> = match &f.value {
                Value::Amount(a) => vec![a],
                Value::Parts(parts) => parts
                    .iter()
                    .filter(|p| p.role == Role::Amount)
                    .filter_map(|p| if let Value::Amount(a) = &p.value { Some(&**a) } else { None })
                    .collect(),
                _ => continue,
            };
            for a in amounts {
                let paid = model
                    .around(id)
                    .take_while(|a| model.node(*a).kind.class != Class::Container)
                    .any(|a| money.contains(&a));
                if !bare(a) || counted(model, id, paid) {
                    continue;
                }
                found.add(a.span, node.ctx, f.ctx, || finding(case, id, f.spec.word, a, paid));
            }
        }
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, id: NodeId, word: &str, a: &Amount, paid: bool) -> Finding {
    let (who, words) = (called(case, id), case.model.text(a.span));
    let (message, label, help) = if paid {
        (
            format!("the {word} of {who} is {words}, in no currency"),
            "of what money?",
            format!("write the currency before the number: `USD {words}`"),
        )
    } else {
        (
            format!("the {word} of {who} is {words}, of nothing that is named"),
            "of what?",
            format!("write after the number what it counts: `{words} \"square kilometres\"`, `{words} percent`"),
        )
    };
    Finding::new(Code("A408"), Severity::Warning, message)
        .at(a.span, label)
        .why("a number alone is no quantity: it cannot be paid, counted or verified")
        .help(help)
}

/// Whether the amount is a number and nothing else.
fn bare(a: &Amount) -> bool {
    a.measure == Measure::Bare && a.of.is_none() && !a.number.blank
}

/// Whether what stands around a number says what it counts.
fn counted(model: &Model<'_>, id: NodeId, paid: bool) -> bool {
    let node = model.node(id);
    if paid {
        // The instalments of a sum are in its currency.
        return node.kind.class == Class::Part
            && model.parent(id).is_some_and(|p| {
                model
                    .node(p)
                    .fields
                    .iter()
                    .any(|f| matches!(&f.value, Value::Amount(a) if matches!(a.measure, Measure::Money(_))))
            });
    }
    let clause = model.around(id).take_while(|a| model.node(*a).kind.class != Class::Container);
    let says = |n: NodeId| {
        let node = model.node(n);
        let titled = node.kind.class == Class::Part && node.title.is_some();
        let sentence =
            node.kind.class == Class::Sentence && (node.field("of").is_some() || node.field("words").is_some());
        titled || sentence || node.fields("of").any(|f| f.spec.phrase == Phrase::Free)
    };
    clause.into_iter().any(says)
}
