//! Every reference in the fields: which path or words stand for what.

use super::names::Sort;
use crate::syntax::kind::{FieldSpec, Phrase, Role};
use crate::syntax::tree::{
    Amount, Bound, Condition, Determiner, EventRef, Field, Instant, Limit, List, Named, Part, Path, Period, Quorum,
    Relation, Renewal, Side, Value, Whole, Words,
};

/// A reference found in a value.
#[derive(Clone, Copy, Debug)]
pub enum Reference<'t> {
    /// A path, what it should be, and whether it must be declared (some words of the language stand where names may).
    Path(&'t Path, Sort, bool),
    /// A member of a list that is words alone, and what it stands for.
    Words(&'t Words, Sort),
}

/// Words that may stand where a name may: responses, offices, acts.
const PLAIN: &[&str] = &[
    "chair",
    "letter",
    "application",
    "none",
    "unaffected",
    "nobody",
    "rounded",
    "up",
    "down",
    "notice",
    "agreement",
    "consensus",
    "lot",
    "force",
    "withdrawal",
    "denunciation",
    "chairs",
    "letters",
    "exchange",
    "ratification",
    "acclamation",
    "consultation",
    "assistance",
    "reinstatement",
    "both",
    "all",
    "findings",
    "time",
    "mediation",
    "negotiation",
    "inspection",
    "deployment",
    "signatories",
    "report",
    "recommendation",
    "advice",
    "decision",
    "request",
    "arbitration",
    "conciliation",
];

/// Calls `visit` for every reference in a field.
pub fn field<'t>(field: &'t Field, visit: &mut dyn FnMut(Reference<'t>)) {
    value(&field.value, sort_of(field.spec), visit);
}

fn sort_of(spec: &FieldSpec) -> Sort {
    match spec.phrase {
        Phrase::Actors => Sort::Actor,
        Phrase::Places => Sort::Place,
        Phrase::Clauses => Sort::Clause,
        Phrase::Acts => Sort::Act,
        _ => Sort::Thing,
    }
}

fn value<'t>(v: &'t Value, sort: Sort, visit: &mut dyn FnMut(Reference<'t>)) {
    match v {
        Value::List(l) => list(l, sort, visit),
        Value::Instant(i) => instant(i, visit),
        Value::Bound(b) => bound(b, visit),
        Value::Period(p) => period(p, visit),
        Value::Renewal(r) => renewal(r, visit),
        Value::Condition(c) => condition(c, visit),
        Value::Amount(a) => amount(a, visit),
        Value::Quorum(q) => quorum(q, visit),
        Value::Consent(all) => {
            for q in all.iter().filter_map(|c| c.by.as_ref()) {
                quorum(q, visit);
            }
        }
        Value::Determiner(d) => determiner(d, visit),
        Value::Steps(steps) => steps.iter().flatten().for_each(|p| part(p, visit)),
        Value::Parts(parts) => parts.iter().for_each(|p| part(p, visit)),
        Value::Path(p) => visit(Reference::Path(p, sort, sort != Sort::Thing)),
        Value::Relation(r) => relation(r, visit),
        _ => {}
    }
}

fn part<'t>(p: &'t Part, visit: &mut dyn FnMut(Reference<'t>)) {
    match (p.role, &p.value) {
        // "by consultation", "unaffected", "by letter": words of the language, not names.
        (Role::Name | Role::Forum | Role::Vote, Value::Path(path)) => visit(Reference::Path(path, Sort::Thing, false)),
        (Role::Certified | Role::NoneFrom | Role::Appointed, v) => value(v, Sort::Actor, visit),
        (Role::In, v) => value(v, Sort::Place, visit),
        (Role::Under, v) => value(v, Sort::Clause, visit),
        (_, v) => value(v, Sort::Thing, visit),
    }
}

/// Calls `visit` for every reference in a list.
pub fn list<'t>(l: &'t List, sort: Sort, visit: &mut dyn FnMut(Reference<'t>)) {
    // What stands amid words may be whatever the words make of it, and so may what goes on from it.
    let sort = if l.items.iter().any(|i| i.around.is_some()) { Sort::Thing } else { sort };
    for item in l.items.iter().chain(&l.except) {
        match &item.is {
            Named::Path(p) => {
                visit(Reference::Path(p, if item.place.is_some() { Sort::Place } else { sort }, true));
            }
            Named::Words(w) => visit(Reference::Words(w, sort)),
            Named::Some(_, inner) => list(inner, sort, visit),
            Named::Special(_) | Named::Blank => {}
        }
        for (path, _) in &item.more {
            visit(Reference::Path(path, Sort::Thing, true));
        }
        if let Some(r) = &item.place {
            relation(r, visit);
        }
    }
}

fn relation<'t>(r: &'t Relation, visit: &mut dyn FnMut(Reference<'t>)) {
    if let Some(Side::Of(item)) = &r.side
        && let Named::Path(p) = &item.is
    {
        visit(Reference::Path(p, Sort::Actor, true));
    }
}

fn instant<'t>(i: &'t Instant, visit: &mut dyn FnMut(Reference<'t>)) {
    match i {
        Instant::Event(e) => event(e, visit),
        Instant::Offset { base, .. } => instant(base, visit),
        Instant::Extreme { of, .. } => of.iter().for_each(|i| instant(i, visit)),
        Instant::Date(_) | Instant::Words(_) | Instant::Blank(_) => {}
    }
}

fn event<'t>(e: &'t EventRef, visit: &mut dyn FnMut(Reference<'t>)) {
    match e {
        EventRef::Path(p) => visit(Reference::Path(p, Sort::Event, true)),
        EventRef::For(p, q) => {
            visit(Reference::Path(p, Sort::Event, true));
            visit(Reference::Path(q, Sort::Actor, true));
        }
        EventRef::Act(_, by, _) => by.iter().for_each(|q| quorum(q, visit)),
    }
}

fn quorum<'t>(q: &'t Quorum, visit: &mut dyn FnMut(Reference<'t>)) {
    for l in q.of.iter().chain(&q.including) {
        list(l, Sort::Actor, visit);
    }
}

fn bound<'t>(b: &'t Bound, visit: &mut dyn FnMut(Reference<'t>)) {
    for t in &b.terms {
        match &t.limit {
            Limit::On(i)
            | Limit::By(i)
            | Limit::Before(i)
            | Limit::After(i)
            | Limit::NoEarlier(i)
            | Limit::AsFrom(i) => instant(i, visit),
            Limit::Within(_, Some(i)) | Limit::WithinBefore(_, i) => instant(i, visit),
            Limit::Between(a, b) => {
                instant(a, visit);
                instant(b, visit);
            }
            Limit::Parallel { with, certified, .. } => {
                visit(Reference::Path(with, Sort::Clause, true));
                certified.iter().for_each(|l| list(l, Sort::Actor, visit));
            }
            Limit::Within(_, None) | Limit::AfterLapse(_) | Limit::Soft => {}
        }
    }
}

fn period<'t>(p: &'t Period, visit: &mut dyn FnMut(Reference<'t>)) {
    p.from.iter().chain(&p.until).for_each(|i| instant(i, visit));
    p.ended.iter().for_each(|l| list(l, Sort::Actor, visit));
    p.during.iter().for_each(|l| list(l, Sort::Clause, visit));
    p.renewal.iter().for_each(|r| renewal(r, visit));
}

fn renewal<'t>(r: &'t Renewal, visit: &mut dyn FnMut(Reference<'t>)) {
    for n in r.request.iter().chain(&r.unless) {
        n.by.iter().for_each(|l| list(l, Sort::Actor, visit));
        n.when.iter().for_each(|b| bound(b, visit));
    }
}

fn amount<'t>(a: &'t Amount, visit: &mut dyn FnMut(Reference<'t>)) {
    match a.of.as_deref() {
        Some(Whole::Path(p)) => visit(Reference::Path(p, Sort::Thing, false)),
        Some(Whole::Amount(a)) => amount(a, visit),
        _ => {}
    }
}

fn determiner<'t>(d: &'t Determiner, visit: &mut dyn FnMut(Reference<'t>)) {
    d.by.iter().chain(&d.report).for_each(|l| list(l, Sort::Actor, visit));
}

/// Calls `visit` for every reference in a condition.
pub fn condition<'t>(c: &'t Condition, visit: &mut dyn FnMut(Reference<'t>)) {
    match c {
        Condition::Any(all) | Condition::All(all) => all.iter().for_each(|c| condition(c, visit)),
        Condition::Not(c) => condition(c, visit),
        Condition::Event { event: e, by, on, place, .. } => {
            event(e, visit);
            by.iter().chain(on).for_each(|l| list(l, Sort::Actor, visit));
            place.iter().for_each(|l| list(l, Sort::Place, visit));
        }
        Condition::Breach { of, by, .. } => {
            list(of, Sort::Clause, visit);
            by.iter().for_each(|l| list(l, Sort::Actor, visit));
        }
        Condition::While(l) => list(l, Sort::Clause, visit),
        Condition::Agreement(l) => list(l, Sort::Actor, visit),
        Condition::Discretion(l, _) => l.iter().for_each(|l| list(l, Sort::Actor, visit)),
        Condition::Words(_, by) => by.iter().for_each(|l| list(l, Sort::Actor, visit)),
        Condition::Determined(c, d) => {
            condition(c, visit);
            determiner(d, visit);
        }
        Condition::Blank(_) => {}
    }
}

/// Whether a name is a word of the language where it stands.
#[must_use]
pub fn is_plain(word: &str) -> bool {
    PLAIN.contains(&word)
}

/// The words of the language that may stand where a name may.
pub fn plain_words() -> impl Iterator<Item = &'static str> {
    PLAIN.iter().copied()
}
