//! `D304 undefined-actor`: an actor class nobody defines ("local security forces").

use crate::core::{Act, Conduct, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::presence::{Gather, called, titled, worded};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found = Gather::new(model);
    for c in case.core.commitments.iter().filter(|c| c.modality != Modality::May) {
        // Who sits in a body may well be people: "three jurists chosen by lot".
        if c.acts.contains(&Act::Plain(Conduct::Decide)) {
            continue;
        }
        let whole = model.ctx(c.src.node);
        for words in c.who.words.iter().filter(|w| !w.runs.is_empty()) {
            found.add(words.span, whole, c.ctx, || {
                let (what, who) = (called(case, c.src.node), worded(case, words));
                Finding::new(Code("D304"), Severity::Error, format!("{what} lays a duty on {who}, and nothing says who that is"))
                    .at(words.span, "who belongs to these?")
                    .why("both sides can sign this and each mean somebody else; whoever is asked to act can say that others are meant")
                    .help("declare them and name them here: as an `organ` of the party that answers for them, or as a `group` with its members or its rule")
            });
        }
        for &group in c.who.actors.iter().filter(|a| is_empty_class(model, **a)) {
            found.add(c.who.span, whole, c.ctx, || {
                let (what, who) = (called(case, c.src.node), titled(case, group));
                Finding::new(
                    Code("D304"),
                    Severity::Error,
                    format!("{what} lays a duty on {who}, and nothing says who belongs to them"),
                )
                .at(c.who.span, "who is to act")
                .at(model.node(group).point(), "neither members nor a rule")
                .why("a duty that falls on nobody in particular is nobody's breach")
                .help("name the members: `of A, B`, or give the rule: `of \"any State which …\"`")
            });
        }
    }
    found.pour(out);
}

/// A group without members and without a rule who belongs to it.
fn is_empty_class(model: &Model<'_>, id: NodeId) -> bool {
    let node = model.node(id);
    node.kind.word == "group" && !node.broken && node.field("of").is_none() && node.field("or").is_none()
}
