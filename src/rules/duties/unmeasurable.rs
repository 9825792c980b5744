//! `D308 unmeasurable`: a condition or ceiling nobody can measure.

use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::presence::Gather;
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::kind::{Class, Phrase};
use crate::syntax::tree::{Condition, Value};

/// Words that each side measures for itself.
const VAGUE: &[&str] = &[
    "normal",
    "satisfactor",
    "sufficient",
    "adequate",
    "appropriate",
    "reasonable",
    "significant",
    "substantial",
    "peaceful",
    "stable",
    "stability",
    "good faith",
    "minimum necessary",
    "minimal",
    "as many as",
    "necessary",
    "conducive",
    "favourable",
    "favorable",
    "improve",
    "excessive",
    "proportionate",
    "ripe",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found = Gather::new(model);
    for c in &case.core.contingencies {
        let decided = !case.choices().uncovered(c.ctx, &c.decided).is_empty();
        open(c.condition, &mut |span| {
            let text = model.text(span);
            if decided && mentions(text, VAGUE) {
                found.add(span, model.ctx(c.src.node), c.ctx, || {
                    told(format!("{text} is a condition that nobody can measure"), span)
                        .help("say who decides (`certified by …`, `determined by …`), or by what it is seen")
                });
            }
        });
    }
    for id in model.ids().filter(|id| limits(case, *id)) {
        let node = model.node(id);
        for f in node.fields.iter().filter(|f| matches!(f.spec.phrase, Phrase::Amount)) {
            let (Value::Words(_) | Value::Free(_)) = &f.value else { continue };
            let text = model.text(f.value_span);
            if mentions(text, VAGUE) {
                found.add(f.value_span, node.ctx, f.ctx, || {
                    told(format!("{text} is a limit that nobody can measure"), f.value_span)
                        .help("write a number, or say who sets it")
                });
            }
        }
    }
    found.pour(out);
}

/// Clauses and their parts.
fn limits(case: &Case<'_>, id: NodeId) -> bool {
    matches!(case.model.node(id).kind.class, Class::Clause | Class::Part | Class::Sentence)
}

/// The words in a condition of which nobody is named who decides.
fn open(condition: &Condition, visit: &mut dyn FnMut(Span)) {
    match condition {
        Condition::Any(all) | Condition::All(all) => all.iter().for_each(|c| open(c, visit)),
        Condition::Not(c) => open(c, visit),
        Condition::Words(w, None) => visit(w.span),
        _ => {}
    }
}

fn told(message: String, span: Span) -> Finding {
    Finding::new(Code("D308"), Severity::Info, message)
        .at(span, "by what measure, and whose?")
        .why("each side will find that it is met, or is not, as it suits it")
}
