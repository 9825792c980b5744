//! `A404 map-or-text`: map and text, and no word which prevails.

use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::rules::said::mentions;
use crate::syntax::tree::{Field, Value};

/// Words that say what a map is worth.
const WORTH: &[&str] =
    &["illustrat", "prevail", "conclusive", "indicative", "reference only", "authoritative", "for information"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let (model, choices) = (case.model, case.choices());
    let mut found = Gather::new(model);
    // A text that says of all maps what they are worth.
    let mut general = Vec::new();
    for run in case.texts().iter().filter(|r| mentions(r.text, &["map"]) && mentions(r.text, WORTH)) {
        general.push(run.ctx);
    }
    for id in model.ids() {
        let node = model.node(id);
        let map = |f: &&Field| f.spec.word == "map" && matches!(f.value, Value::Words(_) | Value::List(_));
        for map in node.fields.iter().filter(map) {
            if mentions(model.text(map.value_span), WORTH) {
                continue;
            }
            for text in node.fields.iter().filter(|f| matches!(f.spec.word, "described as" | "along")) {
                let Some(ctx) = choices.meet(map.ctx, text.ctx) else { continue };
                let mut said = case.said(id, &["prevails"]);
                said.extend(&general);
                found.lacking(map.span, node.ctx, ctx, &said, || {
                    Finding::new(
                        Code("A404"),
                        Severity::Warning,
                        format!("{} is fixed by a map and in words, and nothing says which prevails", called(case, id)),
                    )
                    .at(map.span, "by a map")
                    .at(text.span, "and in words")
                    .why("maps and texts that were drawn up apart differ somewhere; where they do, each side has one that is for it")
                    .help("add `prevails \"the text\"` or `prevails \"the map\"`, or say in the map's own words that it is for illustration")
                });
            }
        }
    }
    found.pour(out);
}
