//! `D303 actorless`: "shall be released", by nobody.

use crate::choice::Ctx;
use crate::core::Modality;
use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::presence::Gather;
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::tree::Field;

/// What describes a state of things, and asks nobody to do anything.
const STATES: &[&str] = &[
    "deemed",
    "considered",
    "regarded",
    "called",
    "known",
    "bound",
    "entitled",
    "guided",
    "governed",
    "based",
    "subject",
    "permitted",
    "allowed",
    "construed",
    "interpreted",
    "understood",
    "free",
    "valid",
    "authentic",
    "binding",
    "equal",
    "limited",
    "exempt",
    "counted",
    "composed",
    "represented",
    "affected",
    "prejudiced",
    "impeded",
    "denied",
    "applied",
    "located",
    "situated",
    "divided",
    "required",
    "empowered",
    "authorized",
    "made up",
    "open",
    "responsible",
    "treated",
    "established",
    "created",
    "set up",
    "constituted",
    "formed",
    "respected",
    "observed",
    "settled",
    "resolved",
    "held",
];

/// What is done to the treaty itself is said by its final clauses.
const INSTRUMENTS: &[&str] = &[
    "this ",
    "the present ",
    "agreement",
    "treaty",
    "protocol",
    "instrument",
    "convention",
    "text",
    "annex",
    "original",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found = Gather::new(model);
    for c in case.core.commitments.iter().filter(|c| c.modality == Modality::Must) {
        let node = model.node(c.src.node);
        let read = |word: &str| -> Option<&Field> {
            node.fields.iter().find(|f| f.spec.word == word && (f.ctx == c.ctx || f.ctx == Ctx::ALWAYS))
        };
        if read("modality").is_none() || node.broken {
            continue;
        }
        let (Some(who), Some(action)) = (read("who"), read("action")) else { continue };
        let (subject, act) = (model.text(who.value_span), model.text(action.value_span));
        let act = act.replace('"', "");
        let act = act.trim();
        let done = if read("passive").is_some() {
            c.who.is_empty().then_some(act.strip_prefix("be ").unwrap_or(act))
        } else {
            // "The detainees" shall "be released": words that nobody declares.
            let named = c.who.actors.is_empty() && !c.who.words.is_empty() && c.to.is_empty();
            act.strip_prefix("be ").filter(|_| named && read("by").is_none())
        };
        let Some(done) = done.filter(|d| is_done(d)).map(str::to_owned) else { continue };
        let says_who = [subject, act].iter().any(|t| mentions(t, &["by "]));
        if says_who || mentions(subject, INSTRUMENTS) {
            continue;
        }
        let span: Span = who.value_span.to(action.value_span);
        found.add(span, node.ctx, c.ctx, || {
            let subject = subject.trim_matches('"');
            Finding::new(
                Code("D303"),
                Severity::Warning,
                format!("\"{subject} shall be {done}\", and nobody is to do it"),
            )
            .at(span, "by whom?")
            .why("a duty that nobody bears is broken by nobody: none of the parties can be asked to keep it")
            .help("add `by` and the party that is bound, or make that party the subject of the sentence")
        });
    }
    found.pour(out);
}

/// Whether words say that something is to be done, not how things are.
fn is_done(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let participle = ["ed", "en", "wn", "aid", "lt", "ught", "set", "cut", "put", "made", "built"];
    participle.iter().any(|end| first.ends_with(end)) && !STATES.iter().any(|s| words.starts_with(s))
}
