//! `A409 to-nobody`: renounced or transferred, to no one.

use crate::choice::Ctx;
use crate::core::{Act, Commitment, Conduct};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Named, Value};

/// Words for what cannot be left lying: somebody has it.
const HELD: &[&str] = &["title", "sovereignty", "territor", "administration"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found = Gather::new(model);
    for c in &case.core.commitments {
        let renounced = c.acts.contains(&Act::Plain(Conduct::Renounce));
        let transferred = c.acts.contains(&Act::Plain(Conduct::HandOver));
        let node = model.node(c.src.node);
        if !(renounced || transferred) || node.broken || (renounced && !held(model, c)) {
            continue;
        }
        let mut to = receivers(model, c.src.node);
        if to.is_empty() && !c.to.is_empty() {
            to.push(c.ctx);
        }
        found.lacking(node.point(), node.ctx, c.ctx, &to, || {
            let what = called(case, c.src.node);
            let (message, help) = if renounced {
                (
                    format!("{what} gives up title to a place, and nobody receives it"),
                    "say `in favour of` whom, or in a clause of its own who is to decide on it, how, and by when",
                )
            } else {
                (
                    format!("{what} hands something over, and nobody receives it"),
                    "say `to` whom it passes, or who receives it until that is decided",
                )
            };
            let mut f = Finding::new(Code("A409"), Severity::Warning, message).at(node.point(), "to whom?");
            for p in c.places.iter().take(2) {
                f = f.at(model.node(*p).point(), "whose is it then?");
            }
            f.why("whose the place is afterwards stays open, and every neighbour can claim it").help(help)
        });
    }
    found.pour(out);
}

/// The conditions under which a receiver is named, or left to be filled in.
fn receivers(model: &Model<'_>, id: NodeId) -> Vec<Ctx> {
    let node = model.node(id);
    let somebody = |v: &Value| match v {
        Value::List(l) => l.items.iter().any(|i| match &i.is {
            Named::Path(p) => {
                let named = model.nodes_of(p, id);
                named.is_empty() || named.iter().any(|n| model.node(*n).kind.class != Class::Place)
            }
            _ => true,
        }),
        _ => true,
    };
    let to = node
        .fields
        .iter()
        .filter(|f| matches!(f.spec.word, "in favour of" | "to") && somebody(&f.value))
        .map(|f| f.ctx);
    to.chain(
        node.fields
            .iter()
            .filter(|f| matches!(&f.value, Value::List(l) if in_words(model, l, "in favour of")))
            .map(|f| f.ctx),
    )
    .collect()
}

fn in_words(model: &Model<'_>, list: &crate::syntax::tree::List, part: &str) -> bool {
    list.items
        .iter()
        .any(|i| matches!(&i.is, Named::Words(w) if model.words(w, None, None).is_some_and(|t| t.contains(part))))
}

/// Whether a place, or title to one, is given up: a claim or the recourse to war needs no receiver.
fn held(model: &Model<'_>, c: &Commitment<'_>) -> bool {
    let node = model.node(c.src.node);
    !c.places.is_empty()
        || node.fields.iter().any(|f| match &f.value {
            Value::List(l) => HELD.iter().any(|w| in_words(model, l, w)),
            Value::Words(words) => model.words(words, None, None).is_some_and(|t| HELD.iter().any(|w| t.contains(w))),
            _ => false,
        })
}
