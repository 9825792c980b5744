//! `F912 own-key`: entry into force, or a duty's end, waits for an act of the very party bound, at its pleasure.

use super::{binds, instants};
use crate::choice::Ctx;
use crate::core::{Commitment, Effect, EventId, EventKey, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::rules::said::and;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Condition, EventRef, Instant, Limit, Value};
use rustc_hash::FxHashSet;

/// Events that must come by some time.
type Due = FxHashSet<EventId>;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    let due: Due = case.core.links.iter().filter(|l| l.max.is_some()).map(|l| l.to).collect();
    entry(case, &due, out, &mut found);
    ends(case, &due, out, &mut found);
    found.pour(out);
}

/// Entry into force that waits for one party alone, beside the consent of all.
fn entry(case: &Case<'_>, due: &Due, spoken: &[Finding], found: &mut Gather<'_, '_>) {
    let Some(finals) = case.model.final_clauses().filter(|_| binds(case)) else { return };
    let node = case.model.node(finals);
    let parties = case.model.parties();
    // Where each gives its consent by that very act, its act is no pleasure but its consent.
    let consents: Vec<&str> = node
        .fields("consent")
        .filter_map(|f| if let Value::Consent(all) = &f.value { Some(all) } else { None })
        .flatten()
        .map(|c| case.model.name(c.act))
        .collect();
    for rule in node.fields("entry into force") {
        let mut of_one: Vec<(NodeId, Span)> = Vec::new();
        let mut visit = |i: &Instant| alone(case, due, finals, i, &consents, &mut of_one);
        instants(&rule.value, &mut visit);
        let mut holders: Vec<NodeId> = of_one.iter().map(|o| o.0).collect();
        holders.sort_unstable();
        holders.dedup();
        // Each side with a key of its own is an exchange.
        let [holder] = holders.as_slice() else { continue };
        // Whose consent is not waited for has been said.
        if !parties.contains(holder) || parties.len() < 2 || Case::spoken(spoken, &["F909"], rule.value_span) {
            continue;
        }
        let at = of_one.first().map_or(rule.value_span, |o| o.1);
        let name = case.model.called(*holder);
        found.add(at, rule.ctx, rule.ctx, || {
            finding(format!("entry into force waits for an act of {name} alone, which need not do it"))
                .at(at, format!("whenever {name} likes, or never"))
                .why("the others have bound themselves, and one who is bound with them decides whether any of it ever begins")
                .help("set a day by which it is done or taken as done (`the earlier of … and …`), or let each side do its part: an exchange of instruments")
        });
    }
}

/// Adds whose act alone an instant waits for.
fn alone(
    case: &Case<'_>,
    due: &Due,
    scope: NodeId,
    instant: &Instant,
    consents: &[&str],
    out: &mut Vec<(NodeId, Span)>,
) {
    match instant {
        Instant::Offset { base, before: false, .. } => alone(case, due, scope, base, consents, out),
        Instant::Extreme { later: true, of, .. } => of.iter().for_each(|i| alone(case, due, scope, i, consents, out)),
        Instant::Event(EventRef::Act(act, Some(q), span)) => {
            let act = case.model.name(*act);
            if !matches!(act, "notification" | "deposit") || consents.contains(&act) {
                return;
            }
            let actors = q.of.iter().flat_map(|l| case.model.actors_in(l, scope));
            out.extend(actors.flat_map(|a| case.model.members(a)).map(|party| (party, *span)));
        }
        Instant::Event(EventRef::Path(path)) => {
            for id in case.model.nodes_of(path, scope) {
                out.extend(makers(case, due, id).into_iter().map(|p| (p, path.span())));
            }
        }
        _ => {}
    }
}

/// Who makes a declared act, and need not: nobody where it must come by some day, or comes by itself.
fn makers(case: &Case<'_>, due: &Due, id: NodeId) -> Vec<NodeId> {
    let node = case.model.node(id);
    if node.kind.class != Class::Event || node.field("takes").is_some() {
        return Vec::new();
    }
    let mut out: Vec<NodeId> = node
        .fields("by")
        .filter_map(|f| if let Value::List(l) = &f.value { Some(l) } else { None })
        .flat_map(|l| case.model.actors_in(l, id).collect::<Vec<_>>())
        .flat_map(|a| case.model.members(a))
        .collect();
    out.sort_unstable();
    out.dedup();
    let late = case.core.event(&EventKey::Node(id)).is_some_and(|e| due.contains(&e));
    if late { Vec::new() } else { out }
}

/// Duties that end when the bound one acts.
fn ends(case: &Case<'_>, due: &Due, spoken: &[Finding], found: &mut Gather<'_, '_>) {
    let mut seen = FxHashSet::default();
    for c in case.core.commitments.iter().filter(|c| c.modality != Modality::May) {
        let node = c.src.node;
        let bound = bound(case, node, c);
        if bound.is_empty() {
            continue;
        }
        if !seen.insert(node) {
            continue;
        }
        for f in &case.model.node(node).fields {
            let Some((until, at)) = until(case, &f.value) else { continue };
            let mut acts: Vec<(NodeId, Span)> = Vec::new();
            // What comes some time after the act is notice.
            if matches!(until, Instant::Event(_)) {
                alone(case, due, node, until, &[], &mut acts);
            }
            if let Some(ctx) = case.choices().meet(c.ctx, f.ctx) {
                let makers: Vec<NodeId> = acts.iter().map(|a| a.0).collect();
                speak(case, node, (&bound, &makers), (at, ctx), spoken, found);
            }
        }
        for hinge in case.core.contingencies_of(node).filter(|h| h.effect == Effect::Ends) {
            if let Some(ctx) = case.choices().meet(c.ctx, hinge.ctx) {
                let makers = condition_makers(case, due, hinge.condition, node);
                speak(case, node, (&bound, &makers), (hinge.src.span, ctx), spoken, found);
            }
        }
    }
}

/// Who is bound by a clause, by all of its duties: where another is bound too, each gives up something by ending it.
fn bound(case: &Case<'_>, node: NodeId, of: &Commitment<'_>) -> Vec<NodeId> {
    let who =
        |c: &Commitment<'_>| -> Vec<NodeId> { c.who.actors.iter().flat_map(|a| case.model.members(*a)).collect() };
    let mine = who(of);
    let others = case.core.commitments_of(node).iter().filter(|c| c.modality != Modality::May);
    if others.into_iter().any(|c| who(c).iter().any(|p| !mine.contains(p))) { Vec::new() } else { mine }
}

fn speak(
    case: &Case<'_>,
    node: NodeId,
    (bound, makers): (&[NodeId], &[NodeId]),
    (at, ctx): (Span, Ctx),
    spoken: &[Finding],
    found: &mut Gather<'_, '_>,
) {
    // A key that all sides have is the usual notice; one that somebody else has too is not the bound one's own.
    let parties = case.model.parties();
    if makers.is_empty()
        || parties.len() > 1 && parties.iter().all(|p| makers.contains(p))
        || makers.iter().any(|m| !bound.contains(m))
        || Case::spoken(spoken, &["D305"], at)
    {
        return;
    }
    let names: Vec<String> = makers.iter().map(|m| case.model.called(*m).into_owned()).collect();
    let (likes, is) = if names.len() == 1 { ("likes", "is") } else { ("like", "are") };
    let names = and(&names);
    let what = called(case, node);
    found.add(at, case.model.node(node).ctx, ctx, || {
        finding(format!("{what} ends when {names} {likes}, who {is} bound by it"))
            .at(at, format!("an act of {names}, at its pleasure"))
            .at(case.model.node(node).point(), format!("binds {names}"))
            .why("a duty that lasts until the one who bears it has had enough of it promises nothing")
            .help("let it end on a day, by agreement, or on an act of the other side; or ask for notice long enough to be of use")
    });
}

fn finding(message: String) -> Finding {
    Finding::new(Code("F912"), Severity::Warning, message)
}

/// Until when a value lets something last, and where it says so.
fn until<'v>(case: &Case<'_>, value: &'v Value) -> Option<(&'v Instant, Span)> {
    match value {
        Value::Period(p) if p.length.is_none() => p.until.as_ref().map(|u| (u, p.span)),
        // "Shall … until X" in a sentence.
        Value::Bound(b) => b.terms.iter().find_map(|t| match &t.limit {
            Limit::By(i) if case.model.text(t.span).starts_with("until") => Some((i, t.span)),
            _ => None,
        }),
        _ => None,
    }
}

/// Who alone fulfils a condition, at its pleasure.
fn condition_makers(case: &Case<'_>, due: &Due, condition: &Condition, scope: NodeId) -> Vec<NodeId> {
    match condition {
        Condition::Event { event: EventRef::Path(path), by, on: None, .. } => {
            let acts: Vec<NodeId> = case.model.nodes_of(path, scope).to_vec();
            let said = by
                .as_ref()
                .map(|l| case.model.actors_in(l, scope).flat_map(|a| case.model.members(a)).collect::<Vec<NodeId>>());
            let each: Vec<Vec<NodeId>> = acts.iter().map(|a| makers(case, due, *a)).collect();
            if each.iter().any(Vec::is_empty) {
                return Vec::new();
            }
            said.unwrap_or_else(|| each.concat())
        }
        Condition::Determined(c, _) => condition_makers(case, due, c, scope),
        _ => Vec::new(),
    }
}
