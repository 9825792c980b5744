//! `L704 chained-term`: a lease extends instruments whose own end is absent or different.

use crate::core::Role;
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, worded};
use crate::source::Span;
use crate::syntax::kind::Role as Part;
use crate::syntax::tree::{Field, Instant, Value};

/// An instrument that is extended.
struct Extended<'t> {
    field: &'t Field,
    called: String,
    /// Until when it runs; none where that is not said.
    until: Option<&'t Instant>,
    /// It is still to be filled in, or said in words alone.
    open: bool,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found: Gather<'_, '_, (NodeId, Span)> = Gather::new(case.model);
    for id in case.covering(Role::Leases) {
        let all = extended(case, id);
        for one in all.iter().filter(|e| e.until.is_none() && !e.open) {
            found.add((id, one.field.span), case.model.ctx(id), one.field.ctx, || {
                finding(
                    case,
                    id,
                    format!("{} extends {}, and does not say until when that runs", case.the(id), one.called),
                )
                .at(one.field.span, "no `until` here")
                .help(
                    "add the day on which the earlier instrument ends: `extends \"…\" of 1997-05-28 until 2017-05-28`",
                )
            });
        }
        differing(case, id, &all, &mut found);
        misplaced(case, id, &all, &mut found);
    }
    found.pour(out);
}

fn finding(case: &Case<'_>, id: NodeId, message: String) -> Finding {
    Finding::new(Code("L704"), Severity::Error, message)
        .at(case.model.node(id).point(), "the lease that extends it")
        .why("a term that is added to another begins where that one ends: if the end is missing or another, nobody can say how long the place is let")
}

/// Two of them end on different days.
fn differing(case: &Case<'_>, id: NodeId, all: &[Extended<'_>], found: &mut Gather<'_, '_, (NodeId, Span)>) {
    let mut rest = all;
    while let [one, others @ ..] = rest {
        rest = others;
        for other in others {
            let (Some(a), Some(b)) = (one.until, other.until) else { continue };
            let Some(ctx) = case.choices().meet(one.field.ctx, other.field.ctx) else { continue };
            if !differ(a, b) {
                continue;
            }
            found.add((id, other.field.span), case.model.ctx(id), ctx, || {
                let words = |i: &Instant| case.model.text(i.span());
                let message = format!(
                    "{} extends instruments that end on different days: {} and {}",
                    case.the(id),
                    words(a),
                    words(b)
                );
                finding(case, id, message)
                    .at(other.field.span, format!("ends {}", words(b)))
                    .at(one.field.span, format!("ends {}", words(a)))
                    .help("correct the day, or extend each instrument by a lease of its own")
            });
        }
    }
}

/// The extension begins on another day than the one on which they end.
fn misplaced(case: &Case<'_>, id: NodeId, all: &[Extended<'_>], found: &mut Gather<'_, '_, (NodeId, Span)>) {
    for f in case.model.node(id).fields("lasts") {
        let Value::Period(p) = &f.value else { continue };
        let Some(from) = &p.from else { continue };
        for one in all {
            let Some(until) = one.until.filter(|u| differ(u, from)) else { continue };
            let Some(ctx) = case.choices().meet(f.ctx, one.field.ctx) else { continue };
            // Where another ends on that day, they differ among themselves, and that is said.
            let fits = |e: &Extended<'_>| e.until.is_some_and(|u| !differ(u, from));
            if all
                .iter()
                .any(|e| fits(e) && case.choices().compatible(e.field.ctx, ctx) && e.field.span != one.field.span)
            {
                continue;
            }
            found.add((id, f.span), case.model.ctx(id), ctx, || {
                let words = |i: &Instant| case.model.text(i.span());
                let message =
                    format!("{} begins on {}, and what it extends ends on {}", case.the(id), words(from), words(until));
                finding(case, id, message)
                    .at(f.span, format!("begins {}", words(from)))
                    .at(one.field.span, format!("ends {}", words(until)))
                    .help("let the one begin on the day on which the other ends")
            });
        }
    }
}

/// Whether two dates are different days. Of anything but dates it is not known.
fn differ(a: &Instant, b: &Instant) -> bool {
    matches!((a, b), (Instant::Date(a), Instant::Date(b)) if a.ymd != b.ymd)
}

fn extended<'t>(case: &Case<'t>, id: NodeId) -> Vec<Extended<'t>> {
    let fields = case.model.node(id).fields("extends");
    let all = fields.filter_map(|field| {
        let Value::Parts(parts) = &field.value else { return None };
        let mut one = Extended { field, called: "an earlier instrument".into(), until: None, open: false };
        for p in parts {
            match (p.role, &p.value) {
                (Part::Words, Value::Words(w)) => one.called = worded(case, w),
                (Part::Name, Value::Path(path)) => one.called = format!("`{}`", case.model.text(path.span())),
                (Part::Period, Value::Period(period)) => {
                    one.until = period.until.as_ref().filter(|i| !matches!(i, Instant::Blank(_)));
                    one.open = one.until.is_none();
                }
                (_, Value::Blank(_) | Value::Broken) => one.open = true,
                _ => {}
            }
        }
        Some(one)
    });
    all.collect()
}
