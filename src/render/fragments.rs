//! Phases, steps, ceilings and allowances: the subparagraphs of a clause.

use super::english::{English, join};
use super::special::{View, get};
use super::view::view;
use crate::model::NodeId;

/// A phase, step, ceiling or allowance as a subparagraph, without its end.
#[must_use]
pub fn fragment(e: &English<'_>, part: NodeId) -> String {
    let e = e.at(part);
    if let Some(own) = super::owntext::whole(&e) {
        return own.trim().replace('\n', " ");
    }
    let v = view(&e);
    let own = super::owntext::of_fields(&e);
    let said = match e.model.node(part).kind.word {
        "ceiling" | "allowance" => ceiling(&v),
        "step" => step(&v),
        "entry" => entry(&e, &v),
        _ => phase(&v),
    };
    let texts = own.into_iter().map(|t| t.1);
    let all: Vec<String> = said.into_iter().filter(|s| !s.is_empty()).chain(texts).collect();
    let said = all.join(", ");
    let title = e.model.node(part).title.as_ref().map(|t| e.words(t)).filter(|t| !t.is_empty());
    // The name of an entry is what it counts.
    match title.filter(|_| e.model.node(part).kind.events.contains(&"begins")) {
        Some(title) => format!("{title}: {said}"),
        None => said,
    }
}

fn lead(word: &str, said: &str) -> String {
    if said.is_empty() { String::new() } else { format!("{word}{said}") }
}

/// "from the Northern Sector, no later than thirty (30) days after the withdrawal has begun".
fn phase(v: &View) -> Vec<String> {
    let (begins, completes) = (get(v, "begins"), get(v, "completes"));
    let time = match (begins.is_empty(), completes.is_empty()) {
        (false, false) => format!("beginning {begins} and to be completed {completes}"),
        (false, true) => format!("beginning {begins}"),
        _ => completes,
    };
    let what = [get(v, "share"), get(v, "amount"), get(v, "forces"), get(v, "of")];
    let what = what
        .into_iter()
        .filter(|w| !w.is_empty())
        .reduce(|a, b| if a.contains(" of ") { format!("{a}, {b}") } else { format!("{a} of {b}") });
    let place = format!("{} {}", get(v, "from_from"), get(v, "to_to"));
    let place = place.trim();
    let place = if get(v, "from").is_empty() && get(v, "to").is_empty() { "" } else { place };
    let first = format!("{} {place}", what.unwrap_or_default()).trim().to_owned();
    let mut out = vec![first, get(v, "powers"), time, get(v, "when"), get(v, "lasts")];
    out.push(get(v, "in_parallel_with"));
    out.push(handover(v, "the area"));
    out.push(verification(v));
    out
}

/// "to be handed over to Ukraine within three (3) days".
fn handover(v: &View, what: &str) -> String {
    let to = get(v, "handover_to");
    if to.is_empty() {
        return String::new();
    }
    format!("{what} being handed over to {to} {} {}", get(v, "handover_when"), get(v, "handover_words"))
        .trim_end()
        .to_owned()
}

fn verification(v: &View) -> String {
    let by = get(v, "verified_by");
    if by.is_empty() {
        return String::new();
    }
    format!("subject to verification by {by} {}", get(v, "verified_when")).trim_end().to_owned()
}

/// "thirty (30) days after …: one half of the measures".
fn step(v: &View) -> Vec<String> {
    let when =
        join(&[get(v, "value"), get(v, "when")].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>(), "and");
    let share = [get(v, "share"), get(v, "amount")].into_iter().find(|w| !w.is_empty()).unwrap_or_default();
    let of = get(v, "of");
    let share = if share.is_empty() || of.is_empty() { format!("{share}{of}") } else { format!("{share} of {of}") };
    vec![
        when,
        share,
        get(v, "words"),
        lead("the suspension of ", &get(v, "suspends")),
        lead("the termination of ", &get(v, "terminates")),
        get(v, "if"),
        verification(v),
    ]
}

/// "battle tanks in Central Europe: no more than twenty thousand (20,000)".
fn ceiling(v: &View) -> Vec<String> {
    let of = get(v, "of");
    let place = if get(v, "in").is_empty() { String::new() } else { format!(" {}", get(v, "in_in")) };
    let whom = lead(" for ", &get(v, "for"));
    let total = [get(v, "amount"), get(v, "total")].into_iter().find(|w| !w.is_empty()).unwrap_or_default();
    let by = lead(if of.is_empty() { "" } else { " of " }, &get(v, "by"));
    let head = format!("{of}{by}{place}{whom}").trim().to_owned();
    let first = match (head.is_empty(), total.is_empty()) {
        (false, false) => format!("{head}: {total}"),
        _ => format!("{head}{total}"),
    };
    let kinds = [lead("", &active(&get(v, "active"))), lead("", &stored(&get(v, "stored")))];
    let kinds: Vec<String> = kinds.into_iter().filter(|k| !k.is_empty()).collect();
    let kinds = if total.is_empty() { join(&kinds, "and") } else { lead("of which ", &join(&kinds, "and")) };
    vec![first, kinds, within(&get(v, "within")), get(v, "when")]
}

/// "Government: head of the information bureau: one (1)".
fn entry(e: &English<'_>, v: &View) -> Vec<String> {
    let place = if get(v, "in").is_empty() { String::new() } else { format!(" {}", get(v, "in_in")) };
    let whose = lead(" of ", &get(v, "of"));
    vec![format!("{}{place}{whose}: {}", e.called(e.scope), get(v, "amount"))]
}

fn within(other: &str) -> String {
    let word = if other.starts_with("the ceiling") { "within " } else { "within the ceiling for " };
    lead(word, other)
}

fn active(amount: &str) -> String {
    if amount.is_empty() { String::new() } else { format!("{amount} in active units") }
}

fn stored(amount: &str) -> String {
    if amount.is_empty() { String::new() } else { format!("{amount} in storage") }
}
