//! What the view of some kinds has beside their fields: the phases of a withdrawal, the responses of a guarantee.

use super::english::{English, join};
use super::view::{fields, view};
use crate::model::NodeId;
use crate::syntax::kind::{COMMON, Class, FieldSpec};
use crate::syntax::tree::Value;
use serde_json::{Map, Value as Json, json};

/// Adds it.
pub fn add(e: &English<'_>, v: &mut Map<String, Json>) {
    let node = e.model.node(e.scope);
    v.insert("it".into(), json!(e.noun(e.scope)));
    v.insert("treaty".into(), json!(format!("this {}", e.treaty_word())));
    let parts = |word: &'static str| -> Vec<String> { children(e, word).map(|c| fragment(e, c)).collect() };
    for word in ["phase", "step", "ceiling", "allowance"] {
        if node.kind.parts.contains(&word) {
            v.insert(format!("{word}s"), json!(parts(word)));
        }
    }
}

/// The parts of one word that the choices allow.
pub fn children<'a>(e: &'a English<'a>, word: &'a str) -> impl Iterator<Item = NodeId> + 'a {
    e.model.children(e.scope).filter(move |c| {
        let kind = e.model.node(*c).kind;
        kind.class == Class::Part && kind.word == word && e.present(*c)
    })
}

/// A phase, step, ceiling or allowance as a subparagraph, without its end.
fn fragment(e: &English<'_>, part: NodeId) -> String {
    let e = e.at(part);
    if let Some(own) = super::owntext::whole(&e) {
        return own.trim().replace('\n', " ");
    }
    let v = view(&e);
    let get = |k: &str| v.get(k).and_then(Json::as_str).unwrap_or("").to_owned();
    let mut out: Vec<String> = Vec::new();
    let mut put = |s: String| {
        if !s.trim().is_empty() {
            out.push(s.trim().to_owned());
        }
    };
    put(get("from_from"));
    put(get("begins"));
    put(get("completes"));
    put(get("when"));
    join(&out, ",")
}

/// What stands before the first sentence: "Notwithstanding Article 5, ".
#[must_use]
pub fn lead(e: &English<'_>, _v: &Map<String, Json>) -> String {
    let node = e.model.node(e.scope);
    if !matches!(node.kind.class, Class::Clause | Class::Sentence) {
        return String::new();
    }
    let mut out = String::new();
    for (word, said) in [
        ("notwithstanding", "notwithstanding"),
        ("subject to", "subject to"),
        ("without prejudice to", "without prejudice to"),
    ] {
        let Some(spec) = COMMON.iter().find(|f: &&FieldSpec| f.word == word) else { continue };
        let all: Vec<String> = fields(e, spec)
            .into_iter()
            .map(|f| match &f.value {
                Value::List(l) => e.links(l, "and"),
                v => e.value(v),
            })
            .collect();
        if !all.is_empty() {
            out.push_str(&format!("{said} {}, ", join(&all, "and")));
        }
    }
    out
}
