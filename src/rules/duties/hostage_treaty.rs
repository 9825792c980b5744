//! `D310 hostage-treaty`: a duty lives only if another treaty, with other parties or date, enters into force.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::{NodeId, Target};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::kind::{Class, Role};
use crate::syntax::tree::{Bound, Condition, EventRef, Field, Instant, Limit, Value};

const INSTRUMENTS: &[&str] = &["treaty", "agreement", "convention", "protocol", "pact", "accord"];
/// What follows the name of a treaty that is said to be another.
const OF: &[&str] =
    &["between", "with", "of", "on", "concerning", "signed", "for", "to", "regarding", "respecting", "dated"];
const BIRTH: &[&str] = &["into force", "ratif", "become effective", "becomes effective"];
/// Of a twin, and of this treaty itself, nothing is said.
const TWINS: &[&str] =
    &["this ", "the present ", "simultaneous", "same day", "same date", "of even date", "on the day of signature"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found = Gather::new(model);
    for id in model.ids() {
        let node = model.node(id);
        if !matches!(node.kind.class, Class::Clause | Class::Sentence | Class::Container | Class::Part | Class::Final) {
            continue;
        }
        for f in &node.fields {
            let mut visit = |span: Span, text: Span, ctx: Ctx| {
                if !hostage(case, text) {
                    return;
                }
                found.add(span, node.ctx, ctx, || finding(case, id, span));
            };
            field(case, id, f, &mut visit);
        }
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, id: NodeId, span: Span) -> Finding {
    let what = match case.model.node(id).kind.class {
        Class::Final => "this treaty".to_owned(),
        _ => called(case, id),
    };
    Finding::new(Code("D310"), Severity::Warning, format!("{what} lives only if another treaty enters into force"))
        .at(span, "and nobody here can bring that about")
        .why("the other treaty has its own parties, its own ratifications and its own day: if it fails, this falls with it, and nobody has broken anything")
        .help("let both enter into force together (`simultaneously with \"…\"`), say what holds if the other fails, or set a day of its own")
}

/// Whether words speak of another treaty's coming into being.
fn hostage(case: &Case<'_>, span: Span) -> bool {
    let text = case.model.text(span);
    another(text) && mentions(text, BIRTH) && !mentions(text, TWINS)
}

/// Whether words name a treaty that is not this one: "the Agreement", and nothing more, is this one.
fn another(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.iter().enumerate().any(|(n, w)| {
        let before = n.checked_sub(1).and_then(|m| words.get(m)).copied().unwrap_or_default();
        let after = words.get(n + 1).copied().unwrap_or_default();
        INSTRUMENTS.iter().any(|i| w.starts_with(i)) && (before != "the" || OF.contains(&after))
    })
}

/// The words in a field on which something hangs: where they are used, and where they stand.
fn field(case: &Case<'_>, id: NodeId, f: &Field, visit: &mut dyn FnMut(Span, Span, Ctx)) {
    match &f.value {
        Value::Condition(c) if f.spec.word != "unless" => condition(case, id, c, f.ctx, visit),
        Value::Bound(b) => bound(case, id, b, f.ctx, visit),
        Value::Instant(i) => instant(case, id, i, f.ctx, visit),
        Value::Period(p) => p.from.iter().for_each(|i| instant(case, id, i, f.ctx, visit)),
        Value::Parts(parts) => {
            for p in parts {
                match (p.role, &p.value) {
                    (Role::When, Value::Bound(b)) => bound(case, id, b, f.ctx, visit),
                    (Role::If, Value::Condition(c)) => condition(case, id, c, f.ctx, visit),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn condition(case: &Case<'_>, id: NodeId, c: &Condition, ctx: Ctx, visit: &mut dyn FnMut(Span, Span, Ctx)) {
    match c {
        // Either of several is enough.
        Condition::Any(_) | Condition::Not(_) => {}
        Condition::All(all) => all.iter().for_each(|c| condition(case, id, c, ctx, visit)),
        Condition::Determined(c, _) => condition(case, id, c, ctx, visit),
        Condition::Words(w, _) => visit(w.span, w.span, ctx),
        Condition::Event { event, span, .. } => event_ref(case, id, event, *span, ctx, visit),
        _ => {}
    }
}

/// What must have happened before: not what something must only not be later than.
fn bound(case: &Case<'_>, id: NodeId, b: &Bound, ctx: Ctx, visit: &mut dyn FnMut(Span, Span, Ctx)) {
    for term in &b.terms {
        match &term.limit {
            Limit::On(i) | Limit::After(i) | Limit::NoEarlier(i) | Limit::AsFrom(i) | Limit::Within(_, Some(i)) => {
                instant(case, id, i, ctx, visit);
            }
            _ => {}
        }
    }
}

fn instant(case: &Case<'_>, id: NodeId, i: &Instant, ctx: Ctx, visit: &mut dyn FnMut(Span, Span, Ctx)) {
    match i {
        Instant::Words(span) => visit(*span, *span, ctx),
        Instant::Offset { base, .. } => instant(case, id, base, ctx, visit),
        Instant::Extreme { later: true, of, .. } => of.iter().for_each(|i| instant(case, id, i, ctx, visit)),
        Instant::Event(e) => event_ref(case, id, e, e.span(), ctx, visit),
        _ => {}
    }
}

/// An event that is declared as the coming into force of another treaty.
fn event_ref(case: &Case<'_>, id: NodeId, e: &EventRef, at: Span, ctx: Ctx, visit: &mut dyn FnMut(Span, Span, Ctx)) {
    let EventRef::Path(path) = e else { return };
    for target in case.model.resolve(path, id) {
        if let Target::Node(n) = target
            && case.model.node(n).kind.class == Class::Event
            && let Some(title) = &case.model.node(n).title
        {
            visit(at, title.span, ctx);
        }
    }
}
