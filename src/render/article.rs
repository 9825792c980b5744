//! One article as it is printed, in plain words: what is agreed is remembered so.

use super::document::{document, plain};
use super::inline::Assignment;
use super::prose::{Prose, paragraphs};
use super::{formulas, words};
use crate::model::numbers::Numbers;
use crate::model::{Model, NodeId};
use std::collections::BTreeMap;

/// The heading of a construct and its numbered paragraphs, each after an empty line; what is open is in brackets. In English,
/// with the built-in templates: a house that changes its templates has not reopened anything.
#[must_use]
pub fn text(model: &Model<'_>, id: NodeId) -> String {
    let under = Assignment::default();
    let numbers = Numbers::new(model, &|_| true);
    let Ok(prose) = Prose::new(model, &numbers, &BTreeMap::new(), "en") else { return String::new() };
    let say = |node, assignment: &Assignment| paragraphs(&prose, node, assignment);
    let made = document(model, &say, &under, true);
    let node = model.node(id);
    let label = made.numbers.of(id).map(|n| formulas::numbered(node.kind.word, n)).unwrap_or_default();
    let heading = node.title.as_ref().map(|_| words::title(model, id)).unwrap_or_default();
    let mut out = vec![[label, heading].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(". ")];
    for (of, line) in &made.paragraphs {
        if of.iter().any(|n| model.around(*n).any(|a| a == id)) {
            let number = if line.number.is_empty() { String::new() } else { format!("{} ", line.number) };
            out.push(format!("{number}{}", plain(line).trim()));
        }
    }
    out.retain(|p| !p.is_empty());
    out.join("\n\n")
}
