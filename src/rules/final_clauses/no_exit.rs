//! `F904 no-exit`: no word on termination or exit.

use super::binds;
use crate::core::{Act, Conduct, End, Modality, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::under;
use crate::source::Span;
use crate::syntax::tree::{OpenEnd, Value};

/// Words by which prose ends a treaty, or lets a party leave it.
const WORDS: &[&str] = &[
    "terminat",
    "denounc",
    "denunci",
    "dénonc",
    "withdraw from this",
    "withdrawal from this",
    "withdraw from the",
    "remain in force",
    "remains in force",
    "cease to be in force",
    "expire",
    "припин",
    "прекращ",
    "денонс",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(head) = case.model.head().filter(|_| binds(case)) else { return };
    let finals: Vec<NodeId> = case.model.general_finals().collect();
    if finals.iter().any(|f| case.model.node(*f).broken) {
        return;
    }
    let mut said = Vec::new();
    for id in &finals {
        said.extend(case.said(*id, &["exit", "termination"]));
        // "Indefinite" says that somebody may end it, and not who or how.
        let open =
            |v: &Value| matches!(v, Value::Period(p) if p.open == Some(OpenEnd::Indefinite) && p.renewal.is_none());
        said.extend(case.model.node(*id).fields("duration").filter(|f| !open(&f.value)).map(|f| f.ctx));
    }
    if case.unless(head, &said).is_empty() {
        return;
    }
    let lasting = lasting(case);
    if lasting.is_none() && is_settlement(case) {
        return;
    }
    said.extend(case.prose(WORDS));
    let ctxs = case.unless(head, &said);
    if ctxs.is_empty() {
        return;
    }
    let place = finals.first().copied().unwrap_or(head);
    let severity = if lasting.is_some() { Severity::Warning } else { Severity::Info };
    let word = case.model.node(head).kind.word;
    let mut finding = Finding::new(
        Code("F904"),
        severity,
        format!("nothing says how this {word} ends, or whether a party may leave it"),
    )
    .at(case.model.node(place).point(), "no `exit`, `duration` or `termination`");
    if let Some((span, what)) = lasting {
        finding = finding.at(span, what);
    }
    finding = finding
        .why("a treaty without a word on it may be left only if the parties meant that, or its nature implies it (Vienna Convention, Article 56): each side will say what it meant")
        .help("add `exit by any party, on 12 months' notice`, a `duration`, or `exit none` if nobody may leave");
    out.push(under(finding, &ctxs));
}

/// What will still bind when somebody wants to leave: a guarantee, a ceiling, a regime without an end.
fn lasting(case: &Case<'_>) -> Option<(Span, &'static str)> {
    let ceiling = case
        .core
        .commitments
        .iter()
        .find(|c| c.modality == Modality::MustNot && c.acts.contains(&Act::Plain(Conduct::Hold)));
    let cover = case.core.covers.iter().find(|c| match c.role {
        Role::Secures => true,
        Role::Leases | Role::Administers | Role::Demilitarizes | Role::Neutralizes => {
            !matches!(c.when.until, End::At(_))
        }
        _ => false,
    });
    match (cover, ceiling) {
        (Some(c), _) if c.role == Role::Secures => Some((c.src.span, "a guarantee that lasts")),
        (Some(c), None) => Some((c.src.span, "a regime without an end")),
        (_, Some(c)) => Some((c.src.span, "a ceiling that lasts")),
        _ => None,
    }
}

/// Whether it is a settlement, executed once and for all: peace, a boundary, a transfer.
fn is_settlement(case: &Case<'_>) -> bool {
    const SETTLED: [Conduct; 3] = [Conduct::Declare, Conduct::HandOver, Conduct::Respect];
    case.core.commitments.iter().any(|c| {
        let node = case.model.node(c.src.node);
        let clause = node.kind.class == crate::syntax::kind::Class::Clause;
        let leased = case.core.covers_of(c.src.node).iter().any(|k| k.role == Role::Leases);
        clause && !leased && SETTLED.iter().any(|s| c.acts.contains(&Act::Plain(*s)))
    })
}
