//! `L709 outlives-treaty`: a lease runs on after the treaty can end, and does not survive in words.

use crate::choice::Ctx;
use crate::core::{End, EventId, EventKey, Length, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Builtin, NodeId};
use crate::rules::Case;
use crate::rules::coverage::{Short, comes_before, readings, treaty_ends};
use crate::rules::gaps::{beyond, long, runs};
use crate::rules::presence::Gather;
use crate::source::Span;
use crate::syntax::kind::Role as Part;
use crate::syntax::tree::{Field, Limit, Value};

/// Words by which prose lets a lease go on.
const SURVIVES: &[&str] =
    &["surviv", "outlive", "remain in force", "remains in force", "continue in force", "continue to apply"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    for id in case.covering(Role::Leases) {
        let survives = surviving(case, id);
        for run in runs(case, id) {
            for reading in readings(case, (id, &run.when), run.ctx) {
                for bare in case.choices().uncovered(reading.ctx, &survives) {
                    if let Some(finals) = case.model.final_clauses() {
                        with_the_treaty(case, id, finals, (reading.until, bare), &mut found);
                        on_exit(case, id, finals, (reading.until, bare), &mut found);
                    }
                }
            }
        }
    }
    found.pour(out);
}

/// The treaty ends by itself before the lease does.
fn with_the_treaty(
    case: &Case<'_>,
    id: NodeId,
    finals: NodeId,
    (until, ctx): (End, Ctx),
    found: &mut Gather<'_, '_, (NodeId, Option<Short>)>,
) {
    for (end, ctx) in treaty_ends(case, ctx) {
        let short = match until {
            End::At(late) => comes_before(case, end, late, ctx),
            End::Permanent | End::Indefinite => vec![(ctx, Short::Surely(None))],
            // Without a word it ends with the treaty.
            End::Unsaid | End::Blank => Vec::new(),
        };
        for (ctx, short) in short.into_iter().filter(|s| !matches!(s.1, Short::Possibly(n) if n <= 4)) {
            found.add((id, Some(short)), case.model.ctx(id), ctx, || {
                let message = match short {
                    Short::Surely(None) => {
                        format!("the treaty ends, and {} has no end and does not survive it in words", case.the(id))
                    }
                    Short::Surely(Some(n)) => {
                        format!(
                            "{} runs on for {} after the treaty has ended, and does not survive it in words",
                            case.the(id),
                            long(n)
                        )
                    }
                    Short::Possibly(n) => format!(
                        "{} can run on for up to {} after the treaty has ended, and does not survive it in words",
                        case.the(id),
                        long(n)
                    ),
                };
                let duration = case.model.node(finals).field("duration");
                finding(case, id, message, duration, &beyond(short))
            });
        }
    }
}

/// A party can leave the treaty before the lease ends.
fn on_exit(
    case: &Case<'_>,
    id: NodeId,
    finals: NodeId,
    (until, ctx): (End, Ctx),
    found: &mut Gather<'_, '_, (NodeId, Option<Short>)>,
) {
    for f in case.model.node(finals).fields("exit") {
        let Some(soon) = earliest(case, f) else { continue };
        let Some(ctx) = case.choices().both(ctx, f.ctx) else { continue };
        let outlives = match until {
            End::At(end) => runs_until(case, end, ctx).map_or(soon.1, |days| days > soon.0),
            End::Permanent | End::Indefinite => true,
            End::Unsaid | End::Blank => false,
        };
        if outlives {
            found.add((id, None), case.model.ctx(id), ctx, || {
                let message = format!(
                    "a party can leave the treaty before {} ends, and the lease does not survive that in words",
                    case.the(id)
                );
                finding(case, id, message, Some(f), "runs longer")
            });
        }
    }
}

fn finding(case: &Case<'_>, id: NodeId, message: String, ends: Option<&Field>, runs_on: &str) -> Finding {
    let node = case.model.node(id);
    let lasts = node.field("lasts").map_or(node.point(), |f| f.span);
    let mut finding = Finding::new(Code("L709"), Severity::Warning, message).at(lasts, format!("the lease {runs_on}"));
    let ending: Option<Span> = ends.map(|f| f.span);
    if let Some(span) = ending {
        finding = finding.at(span, "the treaty can end with this");
    }
    finding
        .why("when the treaty ends, the lessor will say that the lease has ended with it, and the lessee that it is paid up for the rest")
        .help("say that the lease outlives the treaty (`survives` in the final clauses), or let it end with it")
}

/// After how many days from entry into force a party can be out of the treaty at the latest reckoning, and whether it can give
/// notice at any time; none where it cannot leave, or only for a reason.
fn earliest(case: &Case<'_>, field: &Field) -> Option<(i64, bool)> {
    let Value::Parts(parts) = &field.value else { return None };
    if case.model.text(field.value_span).trim() == "none"
        || parts.iter().any(|p| matches!(p.role, Part::If | Part::Unless))
    {
        return None;
    }
    // A word that means nothing here says nothing.
    if !parts.iter().any(|p| matches!(p.role, Part::By | Part::Notice | Part::When)) {
        return None;
    }
    let (mut days, mut any_time) = (0i64, true);
    let mut add = |length: Option<Length>| days = days.saturating_add(length.map_or(0, |l| l.days().1));
    for p in parts {
        match (p.role, &p.value) {
            (Part::When, Value::Bound(b)) => {
                for term in &b.terms {
                    any_time = false;
                    if let Limit::AfterLapse(d) = &term.limit {
                        add(Length::of(d));
                    } else {
                        // Bound to a date or an event: how far that is from entry into force is not asked.
                        return None;
                    }
                }
            }
            (Part::Notice, Value::Parts(notice)) => {
                for q in notice {
                    if let (Part::Time, Value::Duration(d)) = (q.role, &q.value) {
                        add(Length::of(d));
                    }
                }
            }
            _ => {}
        }
    }
    Some((days, any_time))
}

/// How many days at the least a lease runs from entry into force.
fn runs_until(case: &Case<'_>, end: EventId, ctx: Ctx) -> Option<i64> {
    let entry = case.core.event(&EventKey::Builtin(Builtin::EntryIntoForce))?;
    let present = |c: Ctx| case.choices().implies(ctx, c);
    case.plan().distance(entry, end, &present).ok()?.least
}

/// Under which conditions the treaty says that the lease outlives it.
fn surviving(case: &Case<'_>, id: NodeId) -> Vec<Ctx> {
    let around: Vec<NodeId> = case.model.around(id).collect();
    let mut out = Vec::new();
    for finals in case.model.general_finals() {
        let named = case.readings_of(finals, "survives").into_iter();
        out.extend(named.filter(|n| n.0.iter().any(|x| around.contains(x))).map(|n| n.1));
        out.extend(case.prose_beside(SURVIVES, finals, finals));
    }
    if let Some(article) = case.model.container_of(id) {
        out.extend(case.prose_beside(SURVIVES, article, id));
    }
    out
}
