//! Which structure a text of the drafter's own stands in the place of.

use crate::model::{Model, NodeId};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Path, Value};

/// A construct whose default prose a text replaces: all of it, or that of one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replaced {
    /// The clause, phase or final clauses.
    pub node: NodeId,
    /// The words that begin the field; none where all of it is replaced.
    pub field: Option<String>,
}

/// What a text replaces; nothing where it is a paragraph of its own.
#[must_use]
pub fn replaced(model: &Model<'_>, text: NodeId) -> Vec<Replaced> {
    let Some(parent) = model.parent(text) else { return Vec::new() };
    let covered = paths(model, text, "covers").into_iter().flat_map(|p| model.nodes_of(p, text));
    let mut out: Vec<Replaced> = covered.map(|node| Replaced { node, field: None }).collect();
    for path in paths(model, text, "of") {
        let words: Vec<&str> = path.0.iter().map(|n| model.name(n.sym)).collect();
        let field = words.join(" ").replace('_', " ");
        if model.node(parent).kind.all_fields().any(|f| f.word == field) {
            out.push(Replaced { node: parent, field: Some(field) });
        }
    }
    let inside = matches!(model.node(parent).kind.class, Class::Clause | Class::Part);
    if out.is_empty() && inside {
        out.push(Replaced { node: parent, field: None });
    }
    out
}

fn paths<'t>(model: &Model<'t>, text: NodeId, word: &'static str) -> Vec<&'t Path> {
    let of = |v: &'t Value| if let Value::Path(p) = v { Some(&**p) } else { None };
    model.node(text).fields(word).filter_map(|f| of(&f.value)).collect()
}
