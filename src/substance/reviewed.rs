//! `reviewed on DATE by "…"`: what somebody has compared, so that a change of either is seen.

use super::{AsWritten, Speaker, Substance, article, replaced};
use crate::model::{Model, NodeId};
use crate::syntax::kind::{Class, Role};
use crate::syntax::tree::{Field, Value};

/// A mark that text and structure were compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// The text, or the article whose texts all were compared.
    pub node: NodeId,
    /// What it is known by: the clause and field, or the article.
    pub key: String,
    /// The day: `2025-12-16`.
    pub on: String,
    /// By whom.
    pub by: String,
}

/// The marks of a treaty, in order; the later of two on one text.
#[must_use]
pub fn reviews(model: &Model<'_>) -> Vec<Review> {
    let mut out: Vec<Review> = Vec::new();
    for id in model.ids() {
        let Some(field) = model.node(id).fields("reviewed").last() else { continue };
        let mut key = key(model, id);
        let same = out.iter().filter(|r| r.key.trim_end_matches(char::is_numeric).trim_end_matches('#') == key).count();
        if same > 0 {
            key = format!("{key}#{}", same + 1);
        }
        let (on, by) = said(model, id, field);
        out.push(Review { node: id, key, on, by });
    }
    out
}

fn said(model: &Model<'_>, id: NodeId, field: &Field) -> (String, String) {
    let (mut on, mut by) = (String::new(), String::new());
    let Value::Parts(parts) = &field.value else { return (on, by) };
    for p in parts {
        match (p.role, &p.value) {
            (_, Value::Date(d)) => on = format!("{:04}-{:02}-{:02}", d.ymd.0, d.ymd.1, d.ymd.2),
            (Role::By | Role::Words, Value::Words(w)) => {
                let words = Speaker { model, voice: &AsWritten, scope: id, ctx: field.ctx }.words(w);
                by.push_str(words.trim_matches('"'));
            }
            _ => {}
        }
    }
    (on, by)
}

/// What a text is known by from one day to another.
fn key(model: &Model<'_>, id: NodeId) -> String {
    let name = |n: NodeId| match (model.node(n).name, model.node(n).kind.class) {
        (Some(name), _) => model.name(name.sym).to_owned(),
        (None, Class::Final) => "final clauses".to_owned(),
        _ => model.node(n).kind.word.to_owned(),
    };
    let parts: Vec<String> = replaced(model, id)
        .into_iter()
        .map(|r| r.field.map_or_else(|| name(r.node), |f| format!("{}.{}", name(r.node), f.replace(' ', "_"))))
        .collect();
    match (parts.is_empty(), model.node(id).kind.class, model.parent(id)) {
        (false, ..) => parts.join(", "),
        (true, Class::Text, Some(parent)) => name(parent),
        _ => name(id),
    }
}

/// What was compared: the text, and the structure in whose place it stands.
#[must_use]
pub fn compared(model: &Model<'_>, node: NodeId) -> Substance {
    let mut out = article(model, node, &|_| None);
    for r in replaced(model, node) {
        // A text that stands in the clause is there already.
        out.lines.extend(article(model, r.node, &|_| None).lines.into_iter().filter(|l| l.node != node));
    }
    out
}
