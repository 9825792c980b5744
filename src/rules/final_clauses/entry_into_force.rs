//! `F901 entry-into-force`: none, or two general rules that differ.

use super::binds;
use crate::core::{EventId, Length, Link};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Builtin, NodeId};
use crate::rules::Case;
use crate::rules::said::under;
use crate::syntax::tree::{Field, Limit, Value};

/// Words by which prose brings a treaty into force.
const WORDS: &[&str] = &[
    "enter into force",
    "enters into force",
    "entry into force",
    "come into force",
    "comes into force",
    "come into effect",
    "comes into effect",
    "enter into effect",
    "agreement shall take effect",
    "agreement takes effect",
    "treaty shall take effect",
    "treaty takes effect",
    "protocol shall take effect",
    "protocol takes effect",
    "entre en vigueur",
    "entrer en vigueur",
    "entrera en vigueur",
    "entrará en vigor",
    "entra en vigor",
    "in kraft",
    "вступает в силу",
    "вступит в силу",
    "набирає чинності",
    "набуває чинності",
    "набере чинності",
    "يدخل حيز",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(head) = case.model.head().filter(|_| binds(case)) else { return };
    let finals: Vec<NodeId> = case.model.general_finals().collect();
    none(case, head, &finals, out);
    two(case, &finals, out);
}

fn none(case: &Case<'_>, head: NodeId, finals: &[NodeId], out: &mut Vec<Finding>) {
    let mut said = Vec::new();
    for id in finals {
        if case.model.node(*id).broken {
            return;
        }
        said.extend(case.said(*id, &["entry into force"]));
    }
    if case.unless(head, &said).is_empty() {
        return;
    }
    // Delegations send prose.
    said.extend(case.prose(WORDS));
    let ctxs = case.unless(head, &said);
    if ctxs.is_empty() {
        return;
    }
    let place = finals.first().copied().unwrap_or(head);
    let word = case.model.node(head).kind.word;
    let finding = Finding::new(Code("F901"), Severity::Error, format!("nothing says when this {word} enters into force"))
        .at(case.model.node(place).point(), if finals.is_empty() { "no final clauses follow" } else { "no `entry into force` here" })
        .why("until it is in force it binds nobody, and every period counted from its entry into force has no beginning")
        .help("add to the final clauses `entry into force 30 days after ratification by all parties`, or on signature if that is meant");
    out.push(under(finding, &ctxs));
}

/// What a rule ties entry into force to.
type Tie<'c> = (EventId, &'c Option<(Length, bool)>, &'c Option<(Length, bool)>, bool);

fn two(case: &Case<'_>, finals: &[NodeId], out: &mut Vec<Finding>) {
    let rules: Vec<&Field> = finals
        .iter()
        .flat_map(|id| case.model.node(*id).fields("entry into force"))
        .filter(|f| is_general(f))
        .collect();
    for (i, rule) in rules.iter().enumerate() {
        for other in rules.iter().skip(i + 1).filter(|o| o.span != rule.span) {
            let Some(ctx) = case.choices().meet(rule.ctx, other.ctx) else { continue };
            if ties(case, rule) == ties(case, other) {
                continue;
            }
            let finding = Finding::new(
                Code("F901"),
                Severity::Error,
                "two rules say when it enters into force, and they differ",
            )
            .at(other.value_span, "the other rule")
            .at(rule.value_span, "one rule")
            .why("it could be in force by one of them and not by the other")
            .help("join them (`on the later of … and …`), or make one of them `for each later State` or a `fallback`");
            out.push(finding.under(ctx));
            return;
        }
    }
}

/// A rule that could bring the treaty into force by itself: `no earlier than` only holds another back.
fn is_general(field: &Field) -> bool {
    let Value::Parts(parts) = &field.value else { return false };
    parts.iter().any(|p| match &p.value {
        Value::Bound(b) => b.terms.iter().any(|t| !matches!(t.limit, Limit::NoEarlier(_))),
        _ => false,
    })
}

/// The bounds that a rule writes, in the core.
fn ties<'c>(case: &'c Case<'_>, field: &Field) -> Vec<Tie<'c>> {
    let Some(entry) = case.core.event(&crate::core::EventKey::Builtin(Builtin::EntryIntoForce)) else {
        return Vec::new();
    };
    let of_rule = |l: &&Link| l.to == entry && field.span.contains(l.src.span);
    case.core.links.iter().filter(of_rule).map(|l| (l.from, &l.min, &l.max, l.strict)).collect()
}
