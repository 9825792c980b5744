//! How the checks of the schedule speak of events, of lengths of time and of chains of bounds.

use crate::core::{Cause, EventId, EventKey, Force, Length, Link, TimeUnit};
use crate::finding::Finding;
use crate::model::{NodeId, Target};
use crate::rules::Case;
use crate::syntax::kind::Class;
use crate::syntax::tree::Sym;
use crate::time::calendar::DAY;
use crate::time::network::Edge;
use crate::time::tag::Tag;

/// An event in words: "`pullback.completes`", "entry into force", "30 days after signature".
pub(crate) fn event(case: &Case<'_>, id: EventId) -> String {
    let Some(e) = case.core.events.get(id.0 as usize) else { return "it".into() };
    match (&e.key, &e.cause) {
        (_, Cause::Derived { from, by, before }) => {
            format!("{} {} {}", length(by), if *before { "before" } else { "after" }, event(case, *from))
        }
        (_, Cause::First(of) | Cause::Last(of)) => {
            let which = if matches!(e.cause, Cause::First(_)) { "earlier" } else { "later" };
            let of: Vec<String> = of.iter().map(|e| event(case, *e)).collect();
            format!("the {which} of {}", of.join(" and "))
        }
        (EventKey::Builtin(b), _) => case.model.described(Target::Builtin(*b), case.numbers),
        (EventKey::Of(node, sym), _) => named(case, *node, *sym),
        (EventKey::Node(node), _) => super::super::presence::called(case, *node),
        (EventKey::Date(ymd, ..), _) => super::dated(*ymd),
        _ => format!("\"{}\"", case.model.text(e.src.span)),
    }
}

/// An event of a construct, by its names as far as it has them: "`pullback.north.completes`".
fn named(case: &Case<'_>, node: NodeId, sym: Sym) -> String {
    let model = case.model;
    let word = model.name(sym);
    let mut names: Vec<&str> = Vec::new();
    for at in model.around(node) {
        match (model.node(at).name, model.node(at).kind.class) {
            (Some(name), class) => {
                names.insert(0, model.name(name.sym));
                if class != Class::Part {
                    break;
                }
            }
            (None, _) => return model.described(Target::Event(node, sym), case.numbers),
        }
    }
    // What a sentence demands has no other event.
    if word != "start" || model.node(node).kind.class != Class::Sentence {
        names.push(word);
    }
    format!("`{}`", names.join("."))
}

/// Whether a link only says what the words mean, such as that an end does not come before its beginning.
pub(super) fn is_meant(link: &Link) -> bool {
    link.force == Force::Definition && link.max.is_none()
}

/// A length of time in words: "14 days", "2 years and 6 months".
pub(crate) fn length(of: &Length) -> String {
    let parts = of.0.iter().map(|&(n, unit)| {
        let (n, one, many) = match unit {
            TimeUnit::Minutes if n % 60 == 0 => (n / 60, "hour", "hours"),
            TimeUnit::Minutes => (n, "minute", "minutes"),
            TimeUnit::Days => (n, "day", "days"),
            TimeUnit::WorkingDays => (n, "working day", "working days"),
            TimeUnit::Months if n % 12 == 0 => (n / 12, "year", "years"),
            TimeUnit::Months => (n, "month", "months"),
        };
        format!("{n} {}", if n == 1 { one } else { many })
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "no time".into() } else { parts.join(" and ") }
}

/// Minutes as days: "1 day", "104 days", "5 hours".
pub(in crate::rules) fn span(minutes: i64) -> String {
    let unit = |n: i64, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    match (minutes % DAY == 0, minutes % 60 == 0) {
        (true, _) => unit(minutes / DAY, "day"),
        (_, true) => unit(minutes / 60, "hour"),
        _ => unit(minutes, "minute"),
    }
}

/// How long a side of a link is, and from when it counts.
fn counted<'c>(case: &'c Case<'_>, link: &'c Link, upper: bool) -> (Option<&'c Length>, EventId, bool) {
    let side = if upper { link.max.as_ref() } else { link.min.as_ref() };
    match side {
        Some((l, back)) if !l.0.is_empty() => (Some(l), link.from, *back),
        _ => match case.core.events.get(link.from.0 as usize).map(|e| &e.cause) {
            Some(Cause::Derived { from, by, before }) => (Some(by), *from, *before),
            _ => (None, link.from, false),
        },
    }
}

/// The length that a bound of a chain adds; none where it only puts one thing after another.
pub(super) fn adds(case: &Case<'_>, tag: Tag) -> Option<String> {
    let (n, upper) = tag.link()?;
    let link = case.core.links.get(n)?;
    counted(case, link, upper).0.map(length)
}

/// Labels the bounds of a chain, each place once; those that allow too little first.
pub(super) fn labelled(case: &Case<'_>, mut finding: Finding, chain: &[Edge<i64>]) -> Finding {
    let mut sides: Vec<(usize, bool)> =
        chain.iter().filter(|e| !e.background).filter_map(|e| Tag(e.tag).link()).collect();
    sides.sort_by_key(|s| !s.1);
    for (n, upper) in sides {
        let Some(link) = case.core.links.get(n) else { continue };
        let text = told(case, link, upper);
        match finding.labels.iter_mut().find(|l| l.span == link.src.span) {
            Some(label) if label.text == text => {}
            Some(label) => label.text = format!("{}, and {text}", label.text),
            None => finding = finding.at(link.src.span, text),
        }
    }
    finding
}

/// What one side of a link says: "`pullback.completes` at most 90 days after `pullback.begins`".
pub(crate) fn told(case: &Case<'_>, link: &Link, upper: bool) -> String {
    let to = event(case, link.to);
    let (long, from, back) = counted(case, link, upper);
    let from = event(case, from);
    match (long, upper) {
        (Some(l), true) => {
            format!("{to} at most {} {} {from}", length(l), if back { "before" } else { "after" })
        }
        (Some(l), false) => {
            format!("{to} at least {} {} {from}", length(l), if back { "before" } else { "after" })
        }
        (None, true) => format!("{to} no later than {from}"),
        (None, false) => format!("{to} not before {from}"),
    }
}
