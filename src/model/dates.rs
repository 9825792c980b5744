//! Every date in the fields.

use crate::syntax::tree::{Bound, Date, Field, Instant, Limit, Period, Renewal, Value};

/// Calls `visit` for every date in a field.
pub fn field<'t>(field: &'t Field, visit: &mut dyn FnMut(&'t Date)) {
    value(&field.value, visit);
}

fn value<'t>(v: &'t Value, visit: &mut dyn FnMut(&'t Date)) {
    match v {
        Value::Date(d) => visit(d),
        Value::Days(days) => days.0.iter().for_each(visit),
        Value::Instant(i) => instant(i, visit),
        Value::Bound(b) => bound(b, visit),
        Value::Period(p) => period(p, visit),
        Value::Renewal(r) => renewal(r, visit),
        Value::Parts(parts) => parts.iter().for_each(|p| value(&p.value, visit)),
        Value::Steps(steps) => steps.iter().flatten().for_each(|p| value(&p.value, visit)),
        _ => {}
    }
}

fn instant<'t>(i: &'t Instant, visit: &mut dyn FnMut(&'t Date)) {
    match i {
        Instant::Date(d) => visit(d),
        Instant::Offset { base, .. } => instant(base, visit),
        Instant::Extreme { of, .. } => of.iter().for_each(|i| instant(i, visit)),
        Instant::Event(_) | Instant::Words(_) | Instant::Blank(_) => {}
    }
}

fn bound<'t>(b: &'t Bound, visit: &mut dyn FnMut(&'t Date)) {
    for t in &b.terms {
        match &t.limit {
            Limit::On(i)
            | Limit::By(i)
            | Limit::Before(i)
            | Limit::After(i)
            | Limit::NoEarlier(i)
            | Limit::AsFrom(i)
            | Limit::Within(_, Some(i))
            | Limit::WithinBefore(_, i) => instant(i, visit),
            Limit::Between(a, b) => {
                instant(a, visit);
                instant(b, visit);
            }
            Limit::Within(_, None) | Limit::AfterLapse(_) | Limit::Soft | Limit::Parallel { .. } => {}
        }
    }
}

fn period<'t>(p: &'t Period, visit: &mut dyn FnMut(&'t Date)) {
    p.from.iter().chain(&p.until).for_each(|i| instant(i, visit));
    p.renewal.iter().for_each(|r| renewal(r, visit));
}

fn renewal<'t>(r: &'t Renewal, visit: &mut dyn FnMut(&'t Date)) {
    r.request.iter().chain(&r.unless).filter_map(|n| n.when.as_ref()).for_each(|b| bound(b, visit));
}
