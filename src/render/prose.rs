//! The default prose of a treaty: each construct in the words of its template.
//!
//! A construct is rendered as it stands under some choices, without brackets, without numbers; whoever lays the document
//! out numbers the paragraphs and merges the texts of several choices. One value changes only its own words.

use super::english::English;
use super::inline::{Assignment, Paragraph};
use super::templates::{Escape, Templates, Trouble};
use super::view::{fields, key, view};
use super::{markup, special};
use crate::clauses::VOCABULARY;
use crate::model::numbers::Numbers;
use crate::model::{Model, NodeId};
use crate::syntax::kind::{Class, Kind};
use crate::syntax::prose::Turn;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The prose of one treaty in one language.
#[derive(Debug)]
pub struct Prose<'a> {
    /// The treaty.
    pub model: &'a Model<'a>,
    /// Its numbers.
    pub numbers: &'a Numbers,
    /// The language of the prose, as `en`.
    pub language: String,
    /// The built-in templates with the user's in their places; `None` where the user replaces nothing.
    templates: Option<Templates>,
    nodes: u32,
}

/// Templates that those of the kinds have in common, by name.
const SHARED: [(&str, &str); 4] = [
    ("common", include_str!("../../templates/en/common.hbs")),
    ("lasts", include_str!("../../templates/en/lasts.hbs")),
    ("tail", include_str!("../../templates/en/tail.hbs")),
    ("verified", include_str!("../../templates/en/verified.hbs")),
];

/// The templates of the English prose by name: those of the kinds, those of single fields, and what they have in common.
#[must_use]
pub fn english() -> BTreeMap<String, &'static str> {
    let mut all: BTreeMap<String, &'static str> = SHARED.iter().map(|(n, t)| ((*n).to_owned(), *t)).collect();
    for kind in VOCABULARY.iter().filter(|k| !k.prose.template.is_empty()) {
        all.insert(template_of(kind), kind.prose.template);
        for turn in kind.prose.turns {
            if let Turn::Items { template: (name, text), .. } = turn {
                all.insert((*name).to_owned(), text);
            }
        }
    }
    all
}

/// What the template of a kind is called.
fn template_of(kind: &Kind) -> String {
    kind.word.replace(' ', "-")
}

/// The built-in templates, made once; they are also what a replaced one that cannot be rendered gives way to.
static BUILT_IN: LazyLock<Result<Templates, Vec<Trouble>>> =
    LazyLock::new(|| Templates::new(&built_in("en"), Escape::Nothing));

fn built_in_only(name: &str, view: &Map<String, Json>) -> Result<String, Trouble> {
    match &*BUILT_IN {
        Ok(templates) => templates.render(name, view),
        Err(all) => {
            Err(all.first().cloned().unwrap_or_else(|| Trouble { template: name.into(), message: String::new() }))
        }
    }
}

/// The built-in templates for a language. English stands in where a language has none.
#[must_use]
pub fn built_in(_language: &str) -> BTreeMap<String, String> {
    english().into_iter().map(|(n, t)| (n, t.to_owned())).collect()
}

impl<'a> Prose<'a> {
    /// Prepares the prose. `replaced` holds the user's templates by name; each takes the place of the built-in one.
    ///
    /// # Errors
    /// What is wrong with the user's templates.
    pub fn new(
        model: &'a Model<'a>,
        numbers: &'a Numbers,
        replaced: &BTreeMap<String, String>,
        language: &str,
    ) -> Result<Self, Vec<Trouble>> {
        BUILT_IN.as_ref().map_err(Clone::clone)?;
        let templates = if replaced.is_empty() {
            None
        } else {
            let mut sources = built_in(language);
            sources.extend(replaced.iter().map(|(n, t)| (n.clone(), t.clone())));
            Some(Templates::new(&sources, Escape::Nothing)?)
        };
        let nodes = u32::try_from(model.ids().count()).unwrap_or(u32::MAX);
        Ok(Self { model, numbers, language: language.to_owned(), templates, nodes })
    }
    fn render(&self, name: &str, view: &Map<String, Json>) -> Result<String, Trouble> {
        match &self.templates {
            Some(own) => own.render(name, view),
            None => built_in_only(name, view),
        }
    }
    /// One that speaks of a construct under some choices.
    #[must_use]
    pub fn english<'e>(&'e self, node: NodeId, assignment: &'e Assignment) -> English<'e> {
        English {
            model: self.model,
            numbers: self.numbers,
            assignment,
            scope: node,
            pronoun: false,
            filling: false,
            figures: false,
        }
    }
}

/// The paragraphs of a construct (a clause, a sentence, final clauses, a text) as it stands under the choices.
#[must_use]
pub fn paragraphs(prose: &Prose<'_>, node: NodeId, assignment: &Assignment) -> Vec<Paragraph> {
    let e = prose.english(node, assignment);
    let mut out = String::new();
    said(prose, &e, &mut out);
    markup::paragraphs(&out, prose.nodes)
}

/// What is wrong with the templates that this construct would be rendered with; nothing where they render.
#[must_use]
pub fn trouble(prose: &Prose<'_>, node: NodeId, assignment: &Assignment) -> Option<Trouble> {
    let e = prose.english(node, assignment);
    let kind = prose.model.node(node).kind;
    if kind.prose.template.is_empty() {
        return None;
    }
    let mut v = view(&e);
    special::add(&e, &mut v);
    let items = items(prose, kind, &mut v).err();
    items.or_else(|| prose.render(&template_of(kind), &v).err())
}

/// The statements that have a template of their own, in its words; the first thing that is wrong with one.
fn items(prose: &Prose<'_>, kind: &Kind, v: &mut Map<String, Json>) -> Result<(), Trouble> {
    let mut wrong = Ok(());
    for turn in kind.prose.turns {
        let Turn::Items { field, template: (name, _) } = turn else { continue };
        let list = format!("{}_items", key(field));
        let mut words = |item: &Json| {
            let Json::Object(item) = item else { return String::new() };
            let said = prose.render(name, item).or_else(|t| {
                wrong = Err(t);
                built_in_only(name, item)
            });
            let said = said.unwrap_or_default();
            said.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",")
        };
        let all: Vec<String> = v.get(&list).and_then(Json::as_array).into_iter().flatten().map(&mut words).collect();
        let one = if let [one] = all.as_slice() { one.clone() } else { String::new() };
        v.insert(format!("{}_item", key(field)), Json::String(one));
        v.insert(list, all.into());
    }
    wrong
}

fn said(prose: &Prose<'_>, e: &English<'_>, out: &mut String) {
    let node = e.model.node(e.scope);
    if node.kind.class == Class::Text {
        out.push_str(&super::owntext::paragraphs(e, e.scope));
        return;
    }
    if let Some(own) = super::owntext::whole(e) {
        out.push_str(&own);
        return;
    }
    if node.kind.prose.template.is_empty() {
        return;
    }
    let mut v = view(e);
    special::add(e, &mut v);
    // What is wrong with a template is reported where the treaty is checked for it; the built-in one stands in.
    let _ = items(prose, node.kind, &mut v);
    let texts = texts(e, &mut v);
    let name = template_of(node.kind);
    let rendered = prose.render(&name, &v).or_else(|_| built_in_only(&name, &v)).unwrap_or_default();
    let used = markup::fields_used(&rendered);
    // What applies first is said first: "Notwithstanding Article 5, …".
    let body = rendered.trim_start();
    let lead = if body.is_empty() { String::new() } else { special::lead(e) };
    let begins = ["The ", "Any ", "Each ", "No ", "For "].into_iter().find(|b| !lead.is_empty() && body.starts_with(b));
    out.push_str(&lead);
    match begins {
        Some(word) => {
            out.push_str(&word.to_lowercase());
            out.push_str(body.strip_prefix(word).unwrap_or(body));
        }
        None => out.push_str(body),
    }
    for (field, text) in &texts {
        if !used.contains(&field.as_str()) {
            out.push_str("\n\n");
            out.push_str(text);
        }
    }
}

/// The drafter's texts for single fields; the fields they replace are no longer there for the template.
fn texts(e: &English<'_>, v: &mut Map<String, Json>) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for (field, text) in super::owntext::of_fields(e) {
        let hidden: Vec<String> = match e.model.node(e.scope).kind.field(&field) {
            Some(spec) if !fields(e, spec).is_empty() || spec.word == field => {
                let key = key(spec.word);
                let begins = format!("{key}_");
                let other = |k: &str| {
                    e.model
                        .node(e.scope)
                        .kind
                        .all_fields()
                        .any(|f| f.word != spec.word && super::view::key(f.word) == k)
                };
                v.keys().filter(|k| **k == key || (k.starts_with(&begins) && !other(k))).cloned().collect()
            }
            _ => Vec::new(),
        };
        for k in hidden {
            let empty = match v.get(&k) {
                Some(Json::Array(_)) => Json::Array(Vec::new()),
                Some(Json::Bool(_)) => Json::Bool(false),
                _ => Json::String(String::new()),
            };
            v.insert(k, empty);
        }
        if let Some(Json::Object(texts)) = v.get_mut("texts") {
            texts.insert(key(&field), Json::String(text.clone()));
        }
        out.push((key(&field), text));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::kind::Phrase;

    /// Fields that are said by others of the view, or never.
    const ELSEWHERE: &[(&str, &str)] = &[
        ("guarantee", "against"),
        ("guarantee", "responds"),
        ("disputes", "value"),
        ("disputes", "about"),
        ("deployment", "arms"),
        ("reciprocal", "between"),
    ];

    #[test]
    fn every_field_of_every_clause_is_in_its_template() {
        let all = built_in("en");
        let with_partials = |kind: &Kind| {
            let mut text = all.get(&kind.word.replace(' ', "-")).cloned().unwrap_or_default();
            for partial in ["common", "lasts", "verified", "tail"] {
                if text.contains(&format!("{{{{> {partial}}}}}")) {
                    let more: Vec<&String> = match partial {
                        "common" => ["lasts", "verified", "tail"].iter().filter_map(|p| all.get(*p)).collect(),
                        p => all.get(p).into_iter().collect(),
                    };
                    more.into_iter().for_each(|m| text.push_str(m));
                }
            }
            text
        };
        let mut missing = Vec::new();
        for kind in VOCABULARY.iter().filter(|k| matches!(k.class, Class::Clause | Class::Final)) {
            let text = with_partials(kind);
            assert!(!text.is_empty(), "no template for `{}`", kind.word);
            for field in kind.fields.iter().filter(|f| f.phrase != Phrase::Flag || f.word != "integral") {
                let key = key(field.word);
                if !text.contains(&key) && !ELSEWHERE.contains(&(kind.word, key.as_str())) {
                    missing.push(format!("{}.{key}", kind.word));
                }
            }
        }
        assert_eq!(missing, Vec::<String>::new());
    }
}
