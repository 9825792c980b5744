//! `G504 gap`: the guarantee is not in force while what it secures runs.

use crate::choice::Ctx;
use crate::core::{Act, Conduct, End, Modality, Role, Who};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::coverage::{Short, not_before};
use crate::rules::gaps::{
    Gap, Run, Shift, Side, applied_early, beyond, end_of, gaps, joined, lasting, long, runs, targets,
};
use crate::rules::presence::{Gather, called};
use rustc_hash::{FxHashMap, FxHashSet};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut open = Vec::new();
    let mut secured: Vec<(NodeId, Vec<Shift<'_, '_>>)> = secured(case).into_iter().collect();
    secured.sort_by_key(|s| s.0);
    let exchanged = exchanged(case);
    for (target, shifts) in secured {
        for mut run in runs(case, target) {
            // What is done once must be secured from the day on which it begins.
            run.once = false;
            for gap in gaps(case, &shifts, &run) {
                let Some(shift) = shifts.get(gap.by) else { continue };
                // That it does not apply while what it is given for does has its own check.
                if gap.side != Side::End && exchanged.contains(&shift.node) {
                    continue;
                }
                // Within what they have to begin it in, they may wait for the guarantee, unless it waits for them to end.
                if gap.side != Side::End && gap.is_unsure() && !waits_for_the_end(case, &run, &gap) {
                    continue;
                }
                open.push((gap, run, shift.clone()));
            }
        }
    }
    open.sort_by_key(|o| o.0.is_unsure());
    let mut found = Gather::new(case.model);
    for (gap, run, shift) in &open {
        let key = (run.node, gap.short, std::mem::discriminant(&gap.side));
        found.add(key, run.ctx, gap.ctx, || finding(case, run, shift, gap));
    }
    let mut all = Vec::new();
    found.pour(&mut all);
    joined(all, out);
}

/// Whether a guarantee begins only when what it secures has ended.
fn waits_for_the_end(case: &Case<'_>, run: &Run, gap: &Gap) -> bool {
    match (gap.side, run.when.until) {
        (Side::Start(_, start), End::At(end)) => not_before(case, start, end, gap.ctx).contains(&gap.ctx),
        _ => false,
    }
}

/// The guarantees in return for which something is given that applies before entry into force.
fn exchanged(case: &Case<'_>) -> FxHashSet<NodeId> {
    let given = case.core.commitments.iter().filter(|c| !c.exchange.is_empty());
    let early = given.filter(|c| !applied_early(case, c.src.node).is_empty());
    early.flat_map(|c| c.exchange.iter().flat_map(|e| targets(case, *e))).collect()
}

/// What the guarantees of a treaty secure, each with those that do: what they name, and where one names nothing, every
/// departure, ceiling and demilitarization that its beneficiary has the benefit of.
fn secured<'c, 't>(case: &'c Case<'t>) -> FxHashMap<NodeId, Vec<Shift<'c, 't>>> {
    let choices = case.choices();
    let mut out: FxHashMap<NodeId, Vec<Shift<'c, 't>>> = FxHashMap::default();
    let mut open: FxHashMap<NodeId, Vec<Shift<'c, 't>>> = FxHashMap::default();
    for cover in case.core.covers.iter().filter(|c| c.role == Role::Secures) {
        let id = cover.src.node;
        // What applies before entry into force is there when it is needed.
        let early = !applied_early(case, id).is_empty();
        let starts = if early { Vec::new() } else { cover.when.from.into_iter().collect() };
        let shift = |ctx: Ctx| Shift { cover, node: id, when: cover.when, starts: starts.clone(), places: &[], ctx };
        let named = case.readings_of(id, "secures");
        for (over, ctx) in &named {
            let Some(ctx) = choices.both(*ctx, cover.ctx) else { continue };
            for target in over.iter().flat_map(|o| targets(case, *o)) {
                out.entry(target).or_default().push(shift(ctx));
            }
        }
        let said: Vec<Ctx> = named.iter().map(|n| n.1).collect();
        for ctx in choices.uncovered(cover.ctx, &said) {
            for (to, also) in case.actors_read(id, "to") {
                let Some(ctx) = choices.both(ctx, also) else { continue };
                for p in to {
                    open.entry(p).or_default().push(shift(ctx));
                }
            }
        }
    }
    if !open.is_empty() {
        for c in &case.core.commitments {
            for who in beneficiaries(case, c) {
                let of_one = open.get(&who).into_iter().flatten();
                out.entry(c.src.node).or_default().extend(of_one.cloned());
            }
        }
    }
    out.retain(|_, shifts| !shifts.is_empty());
    out
}

/// Who has the benefit of a departure, a ceiling or a demilitarization: whose ground it is, to whom it is owed, who is not bound.
fn beneficiaries(case: &Case<'_>, c: &crate::core::Commitment<'_>) -> Vec<NodeId> {
    let model = case.model;
    let does = |conduct: Conduct| c.acts.contains(&Act::Plain(conduct));
    let behind = |who: &Who<'_>| -> Vec<NodeId> { who.actors.iter().flat_map(|a| model.behind(*a)).collect() };
    let bound = behind(&c.who);
    let mut out: Vec<NodeId> = Vec::new();
    match c.modality {
        Modality::Must if does(Conduct::Leave) => {
            out.extend(c.places.iter().flat_map(|p| model.owners(*p)));
            out.retain(|o| !bound.contains(o));
        }
        Modality::MustNot if does(Conduct::Hold) || demilitarizes(case, c.src.node) => {
            out.extend(model.parties().into_iter().filter(|p| bound.iter().any(|b| b != p)));
        }
        _ => return out,
    }
    out.extend(case.actors_read(c.src.node, "owed to").into_iter().flat_map(|o| o.0));
    out.sort_unstable();
    out.dedup();
    out
}

fn demilitarizes(case: &Case<'_>, id: NodeId) -> bool {
    case.core.covers_of(id).iter().any(|k| k.role == Role::Demilitarizes)
}

fn finding(case: &Case<'_>, run: &Run, shift: &Shift<'_, '_>, gap: &Gap) -> Finding {
    let (model, what) = (case.model, case.the(run.node));
    let named = model.node(shift.node).field("secures");
    let period = shift.when.span.unwrap_or_else(|| model.node(shift.node).point());
    let the = case.the(shift.node);
    let it = if named.is_some() { "that it secures" } else { "that it stands behind" };
    let message = match (gap.side, gap.short) {
        (Side::End, Short::Surely(None)) => format!("{the} ends, and {what} {it} has no end"),
        (Side::End, Short::Surely(Some(n))) => format!("{the} ends while {what} {it} runs on for {}", long(n)),
        (Side::End, Short::Possibly(n)) => format!("{the} can end up to {} before {what} {it}", long(n)),
        (Side::Start(from, to) | Side::Middle(from, to), short) => {
            format!("nobody guarantees {what} {}", lasting(case, from, to, short, gap.ctx))
        }
    };
    let mut finding = Finding::new(Code("G504"), Severity::Warning, message).at(
        period,
        match gap.side {
            Side::End => format!("{} holds for this time", called(case, shift.node)),
            _ => format!("{} is not yet in force", called(case, shift.node)),
        },
    );
    finding = match end_of(case, run, gap.ctx).filter(|_| gap.side == Side::End) {
        Some(end) => finding.at(end, format!("{} {}", called(case, run.node), beyond(gap.short))),
        None if gap.side == Side::End => {
            finding.at(model.node(run.node).point(), format!("{} {}", called(case, run.node), beyond(gap.short)))
        }
        None => finding
            .at(model.node(run.node).point(), format!("{} is secured by nobody until then", called(case, run.node))),
    };
    if let Some(f) = named {
        finding = finding.at(f.span, "this is what it secures");
    }
    finding.why("whoever relies on the guarantee has given its part and holds nothing in its place").help(
        match gap.side {
            Side::End => format!(
                "lengthen the guarantee, shorten {}, or say in words that it is not secured to its end",
                called(case, run.node)
            ),
            _ => "let the guarantee begin with what it secures, or apply it provisionally until it is in force"
                .to_owned(),
        },
    )
}
