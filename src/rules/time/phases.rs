//! `T213 phases`: phases that go backwards, overlap, leave a gap, do not reach the whole, or do not fit within it.

use super::bounds::{span, told};
use super::routes::{Route, Routes};
use crate::choice::Ctx;
use crate::core::{EventId, EventKey, Role, Whole};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::source::Span;
use crate::syntax::tree::{Amount, Measure, Value};
use crate::time::calendar::DAY;
use crate::time::windows::Timetables;

/// How many readings of two phases are held against each other.
const READINGS: usize = 16;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut found = Gather::new(case.model);
    let mut routes = None;
    let mut tables = Timetables::new(case.plan());
    for whole in &case.core.wholes {
        let is_step = |n: &NodeId| matches!(case.model.node(*n).kind.word, "phase" | "step");
        let parts: Vec<NodeId> = whole.parts.iter().map(|p| p.0).filter(is_step).collect();
        if parts.is_empty() {
            continue;
        }
        let shared = shares(case, whole, &parts, &mut found);
        let routes = routes.get_or_insert_with(|| Routes::new(case));
        if shared {
            backwards(case, &parts, routes, &mut found);
        }
        let lasting = [Role::Administers, Role::Leases, Role::Demilitarizes, Role::Neutralizes];
        if case.core.covers_of(whole.node).iter().any(|c| lasting.contains(&c.role)) {
            turns(case, whole.node, &parts, &mut tables, &mut found);
        }
        fit(case, whole.node, &parts, routes, &mut found);
    }
    found.pour(out);
}

type Found<'m, 't> = Gather<'m, 't, (Span, u8)>;

/// A share as it is said: in ten-thousandths of the whole.
struct Share {
    part: NodeId,
    of: i64,
    span: Span,
    ctx: Ctx,
}

fn share_of(amount: &Amount) -> Option<i64> {
    match amount.measure {
        Measure::Percent if !amount.number.blank && amount.to.is_none() => {
            let part = 10i64.checked_pow(u32::from(amount.number.scale))?;
            amount.number.mantissa.checked_mul(100)?.checked_div(part)
        }
        Measure::Fraction(a, b) if b > 0 => Some(i64::from(a) * 10_000 / i64::from(b)),
        _ => None,
    }
}

/// The shares that a clause, phase or step states; none where they are shares of different things.
fn said_shares(case: &Case<'_>, parts: &[NodeId]) -> Option<Vec<Share>> {
    let mut out = Vec::new();
    let mut bases: Vec<String> = Vec::new();
    for &part in parts {
        for f in case.model.node(part).fields.iter().filter(|f| matches!(f.spec.word, "share" | "amount")) {
            let Value::Amount(a) = &f.value else { continue };
            let Some(of) = share_of(a) else { continue };
            bases.push(match a.of.as_deref() {
                Some(_) => case.model.text(a.span).split_once(" of ").map_or(String::new(), |w| w.1.to_owned()),
                None => String::new(),
            });
            out.push(Share { part, of, span: f.span, ctx: f.ctx });
        }
    }
    bases.sort_unstable();
    bases.dedup();
    // "25 percent of the tanks, 60 percent of the guns": each is counted by itself.
    (bases.len() <= 1).then_some(out)
}

fn percent(of: i64) -> String {
    match (of % 100, of % 10) {
        (0, _) => format!("{} percent", of / 100),
        (_, 0) => format!("{}.{} percent", of / 100, of / 10 % 10),
        _ => format!("{}.{:02} percent", of / 100, of % 100),
    }
}

/// Holds the shares of phases against each other and against the whole; whether there are any.
fn shares(case: &Case<'_>, whole: &Whole, parts: &[NodeId], found: &mut Found<'_, '_>) -> bool {
    let Some(all) = said_shares(case, parts).filter(|s| !s.is_empty()) else { return false };
    let at = case.model.node(whole.node).point();
    let ctx_of_whole = case.model.ctx(whole.node);
    let mut fell = false;
    for (i, share) in all.iter().enumerate() {
        // The phase before it that states a share, under each condition.
        let before = all.iter().take(i).rev().filter(|s| s.part != share.part);
        for other in before.take(READINGS) {
            let Some(ctx) = case.choices().both(share.ctx, other.ctx) else { continue };
            if share.of > other.of {
                break;
            }
            fell = true;
            found.add((at, 0), ctx_of_whole, ctx, || {
                let (name, before) = (called(case, share.part), called(case, other.part));
                let message = if share.of == other.of {
                    format!("{name} reaches {}, as {before} has before it", percent(share.of))
                } else {
                    format!("{name} reaches {}, and {before} has reached {} before it", percent(share.of), percent(other.of))
                };
                let f = Finding::new(Code("T213"), Severity::Error, message)
                    .at(share.span, "no more than before")
                    .at(other.span, "reached already")
                    .why("the shares of phases are counted from the beginning, so each is greater than the one before it and the last is the whole");
                let mut sum = 0;
                let sums: Vec<String> = all.iter().map(|s| { sum += s.of; percent(sum) }).collect();
                let added = sum == 10_000 && all.iter().all(|s| s.ctx == all.first().map_or(s.ctx, |f| f.ctx));
                f.help(if added {
                    format!("if each phase adds its share to those before, write {}", sums.join(", "))
                } else {
                    "let each share say how much has been done by then, from the beginning".to_owned()
                })
            });
        }
    }
    // A last phase without a share is what is left.
    let rest = parts.last().is_some_and(|p| all.iter().all(|s| s.part != *p));
    if fell || rest {
        return true;
    }
    let wanted = said_shares(case, &[whole.node]).unwrap_or_default();
    let wanted: Vec<(i64, Ctx)> =
        if wanted.is_empty() { vec![(10_000, ctx_of_whole)] } else { wanted.iter().map(|s| (s.of, s.ctx)).collect() };
    for (target, ctx) in wanted {
        let reached: Vec<Ctx> = all.iter().filter(|s| s.of >= target).map(|s| s.ctx).collect();
        for bare in case.choices().uncovered(ctx, &reached).into_iter().take(READINGS) {
            let there = all.iter().filter(|s| case.choices().compatible(s.ctx, bare));
            let Some(most) = there.max_by_key(|s| s.of) else { continue };
            found.add((at, 1), ctx_of_whole, bare, || {
                let name = called(case, whole.node);
                Finding::new(
                    Code("T213"),
                    Severity::Error,
                    format!("the phases of {name} end at {} and never reach {}", percent(most.of), percent(target)),
                )
                .at(most.span, "the most that any phase reaches")
                .why("the shares of phases are counted from the beginning; what is left when the last is done, nobody has promised")
                .help("add the phase that completes it, or say in the last one that it is the whole")
            });
        }
    }
    true
}

fn event(case: &Case<'_>, node: NodeId, words: &[&str]) -> Option<EventId> {
    words.iter().find_map(|w| case.core.event(&EventKey::Of(node, case.model.tree.names.get(w)?)))
}

/// Phases with shares, of which a later one is due before an earlier one.
fn backwards(case: &Case<'_>, parts: &[NodeId], routes: &mut Routes<'_, '_>, found: &mut Found<'_, '_>) {
    let ends = case.plan().almanac.ends;
    for two in parts.windows(2) {
        let &[before, after] = two else { continue };
        let Some((first, second)) = event(case, before, &["completes"]).zip(event(case, after, &["completes"])) else {
            continue;
        };
        let (firsts, seconds) = (routes.to(first), routes.to(second));
        for (a, b) in firsts.iter().flat_map(|a| seconds.iter().map(move |b| (a, b))).take(READINGS) {
            let Some(ctx) = case.choices().both(a.ctx, b.ctx).filter(|_| a.anchor == b.anchor) else { continue };
            let places = a.links.last().zip(b.links.last());
            let Some((one, two)) = places.and_then(|(a, b)| case.core.links.get(*a).zip(case.core.links.get(*b)))
            else {
                continue;
            };
            if b.reach(ends).1 >= a.reach(ends).0 {
                continue;
            }
            let at = case.model.node(after).point();
            found.add((at, 2), case.model.ctx(after), ctx, || {
                Finding::new(
                    Code("T213"),
                    Severity::Error,
                    format!("{} is due before {}, which comes first", called(case, after), called(case, before)),
                )
                .at(two.src.span, told(case, two, true))
                .at(one.src.span, told(case, one, true))
                .why("by the time the later phase is due more must have been done than in the earlier one, which is due only then")
                .help("put the phases in the order of their dates")
            });
        }
    }
}

/// One side of a seam between phases: what ends or begins there, its event, and where that is said.
type Side = (NodeId, EventId, Vec<Span>);

/// Something that is to run on without a break, divided into phases that take turns.
fn turns(case: &Case<'_>, whole: NodeId, parts: &[NodeId], tables: &mut Timetables<'_>, found: &mut Found<'_, '_>) {
    let starts = |n: NodeId| event(case, n, &["begins", "start"]);
    let ends = |n: NodeId| event(case, n, &["completes", "expiry"]);
    let said = |n: NodeId| -> Vec<Ctx> {
        let mut out: Vec<Ctx> = case.model.node(n).fields.iter().map(|f| f.ctx).collect();
        out.push(case.model.ctx(n));
        out.sort_unstable();
        out.dedup();
        out
    };
    let places = |n: NodeId, words: &[&str]| -> Vec<Span> {
        case.model.node(n).fields.iter().filter(|f| words.contains(&f.spec.word)).map(|f| f.span).collect()
    };
    let begin = ["begins", "lasts"];
    let end = ["completes", "lasts"];
    // What ends and what begins at each seam.
    let mut seams: Vec<(Side, Side)> = Vec::new();
    for two in parts.windows(2) {
        if let &[a, b] = two
            && let Some((from, to)) = ends(a).zip(starts(b))
        {
            seams.push(((a, from, places(a, &end)), (b, to, places(b, &begin))));
        }
    }
    if let Some((last, (from, to))) = parts
        .last()
        .and_then(|l| Some((*l, ends(*l)?)))
        .map(|l| (l.0, l.1))
        .and_then(|(l, f)| Some((l, (f, event(case, whole, &["expiry"])?))))
    {
        seams.push(((last, from, places(last, &end)), (whole, to, places(whole, &["lasts"]))));
    }
    for ((a, from, ended), (b, to, begun)) in seams {
        let (Some(one), Some(other)) = (ended.first(), begun.first()) else { continue };
        for ctx in said(a).into_iter().flat_map(|x| said(b).into_iter().map(move |y| (x, y))).take(READINGS * 4) {
            let Some(ctx) = case.choices().meet(ctx.0, ctx.1) else { continue };
            let (least, most) =
                tables.under(ctx, case.choices()).and_then(|t| t.since(from)).map_or((None, None), |s| s.of(to));
            let gap = least.filter(|l| *l >= 2 * DAY);
            let overlap = most.filter(|m| *m <= -DAY);
            let (name, next) = (called(case, a), called(case, b));
            let to_the_end = b == whole;
            let (key, message, why) = match (gap, overlap) {
                (Some(gap), _) if to_the_end => (
                    3,
                    format!("the phases of {next} end {} before it does", span(gap)),
                    "for the time after the last phase nothing says which rules apply",
                ),
                (Some(gap), _) => (
                    4,
                    format!("between {name} and {next} lie {} that belong to no phase", span(gap - DAY)),
                    "it is to run on without a break, and for that time nothing says which rules apply",
                ),
                (_, Some(overlap)) if !to_the_end => (
                    5,
                    format!("{next} begins {} before {name} is complete", span(-overlap)),
                    "for that time the rules of both phases apply",
                ),
                _ => continue,
            };
            found.add((*other, key), case.model.ctx(b), ctx, || {
                Finding::new(Code("T213"), Severity::Error, message)
                    .at(*one, if to_the_end { "the last phase ends" } else { "one phase ends" })
                    .at(*other, if to_the_end { "and the whole runs on" } else { "and the next begins" })
                    .why(why)
                    .help("let the one begin when the other ends, by naming that event instead of a date")
            });
        }
    }
}

/// Phases that, each taking the time that it is allowed, are not over when the whole must be.
fn fit(case: &Case<'_>, whole: NodeId, parts: &[NodeId], routes: &mut Routes<'_, '_>, found: &mut Found<'_, '_>) {
    let ends = case.plan().almanac.ends;
    let Some(all) = event(case, whole, &["completes"]) else { return };
    let limits = routes.to(all);
    for &part in parts {
        let Some(own) = event(case, part, &["completes"]) else { continue };
        let ways = routes.to(own);
        for limit in limits.iter().filter(|l| !l.links.is_empty()) {
            for way in ways.iter().filter(|w| !w.links.is_empty() && w.anchor == limit.anchor) {
                let Some(ctx) = case.choices().both(way.ctx, limit.ctx) else { continue };
                // Another limit of the phase may be what holds it within the whole.
                let held = |w: &Route| {
                    case.choices().compatible(w.ctx, ctx)
                        && (w.anchor != limit.anchor || w.reach(ends).0 <= limit.reach(ends).1)
                };
                let (low, high) = (way.reach(ends).0, limit.reach(ends).1);
                if low <= high || ways.iter().any(held) {
                    continue;
                }
                let shared = way.links.iter().zip(&limit.links).take_while(|(a, b)| a == b).count();
                let Some(place) = limit.links.last().and_then(|n| case.core.links.get(*n)) else { continue };
                found.add((place.src.span, 6), case.model.ctx(whole), ctx, || {
                    let own: Vec<_> =
                        way.links.iter().skip(shared).filter_map(|n| case.core.links.get(*n)).collect();
                    let (name, of) = (called(case, part), called(case, whole));
                    let message = if own.len() > 1 {
                        format!("the phases of {of} do not fit within it if each takes the time that it is allowed")
                    } else {
                        format!("{name} may be complete later than {of}, of which it is part")
                    };
                    let mut f = Finding::new(Code("T213"), Severity::Warning, message)
                    .at(place.src.span, told(case, place, true));
                    for link in own {
                        if f.labels.iter().all(|l| l.span != link.src.span) {
                            f = f.at(link.src.span, told(case, link, true));
                        }
                    }
                    f.why(format!("by the limits of the phases there are {} more than the whole leaves", span((low - high) * DAY)))
                    .help("give the whole the time of its phases, allow a phase less, or add to the last phase that it ends with the whole")
                });
            }
        }
    }
}
