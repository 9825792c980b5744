//! Which structure a text of the drafter's own stands in the place of.

use crate::model::NodeId;
use crate::rules::Case;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Path, Value};

/// A construct whose default prose a text replaces: all of it, or that of one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Replaced {
    /// The clause, phase or final clauses.
    pub node: NodeId,
    /// The words that begin the field; none where all of it is replaced.
    pub field: Option<String>,
}

/// What a text replaces; nothing where it is a paragraph of its own.
pub(super) fn of<'t>(case: &Case<'t>, text: NodeId) -> Vec<Replaced> {
    let model = case.model;
    let Some(parent) = model.parent(text) else { return Vec::new() };
    let paths = |word: &'static str| -> Vec<&'t Path> {
        let of = |v: &'t Value| if let Value::Path(p) = v { Some(&**p) } else { None };
        model.node(text).fields(word).filter_map(|f| of(&f.value)).collect()
    };
    let covered = paths("covers").into_iter().flat_map(|p| model.nodes_of(p, text));
    let mut out: Vec<Replaced> = covered.map(|node| Replaced { node, field: None }).collect();
    for path in paths("of") {
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

/// How a finding calls what is replaced: "`completes` of `pullback`".
pub(super) fn called(case: &Case<'_>, all: &[Replaced]) -> String {
    let one = |r: &Replaced| {
        let node = crate::rules::presence::called(case, r.node);
        r.field.as_ref().map_or(node.clone(), |f| format!("`{f}` of {node}"))
    };
    crate::rules::said::and(&all.iter().map(one).collect::<Vec<_>>())
}
