//! What a template sees of a construct: its fields as ready phrases.
//!
//! Each field is there under its words with `_` for blanks; empty where it is not said, so that `{{#if}}` asks whether it
//! is. What must be said and is not comes out as a blank. Further forms stand beside the field where its value has them:
//!
//! - `_plural`: a list that takes a verb in the plural; `_each`: one that binds each on its own; `_actor`: one that names
//!   an actor;
//! - `_in`, `_from`, `_to`, `_at`: places with their preposition; `_do` and `_acts`: acts that one does, and that happen;
//! - `_links`: references to the clauses of a list;
//! - `_effect`: a bound as "with effect from …"; `_term`: a period as "for a term of …"; `_renewal`; `_permanent`;
//! - `_list`: a field that may be said several times, one by one; else the phrases joined by "and";
//! - `_by`, `_when` …: the parts of a phrase of several parts.

use super::english::conditions::Lead;
use super::english::{English, join, parts};
use super::markup::blank;
use crate::syntax::kind::{FieldSpec, Need, Phrase};
use crate::syntax::tree::{Field, Item, Named, OpenEnd, Renewal, Value};
use serde_json::{Map, Value as Json, json};

/// The fields of the construct, as phrases.
#[must_use]
pub fn view(e: &English<'_>) -> Map<String, Json> {
    let node = e.model.node(e.scope);
    let mut out = Map::new();
    out.insert("texts".into(), json!({}));
    for spec in node.kind.all_fields() {
        let said = fields(e, spec);
        add(e, spec, &said, &mut out);
    }
    out
}

/// The phrase of one field; empty where it is not said.
#[must_use]
pub fn phrase(e: &English<'_>, spec: &'static FieldSpec) -> String {
    let said = fields(e, spec);
    let all: Vec<String> = said.iter().map(|f| self::said(e, f)).filter(|p| !p.is_empty()).collect();
    join(&all, "and")
}

/// The readings of a field that count: those that the choices allow, one only where the field is said once.
#[must_use]
pub fn fields<'a>(e: &English<'a>, spec: &FieldSpec) -> Vec<&'a Field> {
    let node = e.model.node(e.scope);
    let choices = &e.model.tree.choices;
    let allowed =
        node.fields(spec.word).filter(|f| e.assignment.allows(choices, f.ctx) && !matches!(f.value, Value::Broken));
    // Of several readings that are all open, the first; readings of one statement stand under different choices.
    let mut out: Vec<&Field> = Vec::new();
    for f in allowed {
        let other = |o: &&Field| o.span == f.span || !spec.many;
        if !out.iter().any(other) {
            out.push(f);
        }
    }
    out
}

/// What a field is called in a view.
#[must_use]
pub fn key(word: &str) -> String {
    if word.is_empty() { "value".into() } else { word.replace(' ', "_") }
}

/// One reading of a field as a phrase.
#[must_use]
pub fn said(e: &English<'_>, f: &Field) -> String {
    let spec = f.spec;
    let lead = match spec.word {
        "unless" => Lead::Unless,
        "provided" => Lead::Provided,
        _ => Lead::If,
    };
    match (&f.value, spec.phrase) {
        (Value::Condition(c), _) => e.condition(c, lead),
        (Value::List(l), Phrase::Clauses) => e.links(l, "and"),
        (Value::Bound(b), _) => e.it().bound(b),
        (Value::Period(p), _) if e.model.node(e.scope).kind.prose.subject => e.it().period(p),
        // What renews itself is not extended by anybody.
        (Value::Renewal(r), _) if spec.word == "renewed" => e.renewal(&Renewal { automatic: true, ..(**r).clone() }),
        (Value::Free(s), _) if spec.word == "without prejudice to" => e.free_links(*s),
        (v, _) => e.value(v),
    }
}

fn add(e: &English<'_>, spec: &'static FieldSpec, said: &[&Field], out: &mut Map<String, Json>) {
    let key = key(spec.word);
    let mut put = |end: &str, value: Json| {
        out.insert(format!("{key}{end}"), value);
    };
    let all: Vec<String> = said.iter().map(|f| self::said(e, f)).filter(|p| !p.is_empty()).collect();
    let whole = match (spec.phrase, all.is_empty()) {
        (Phrase::Flag, _) => json!(!said.is_empty()),
        (_, true) if spec.need == Need::Must => json!(blank("[…]")),
        _ => json!(join(&all, "and")),
    };
    put("", whole);
    if spec.many {
        put("_list", json!(all));
    }
    forms(e, spec, said, &mut put);
}

/// The further forms of a field.
fn forms(e: &English<'_>, spec: &'static FieldSpec, said: &[&Field], put: &mut dyn FnMut(&str, Json)) {
    let values = || said.iter().map(|f| &f.value);
    let lists = || values().filter_map(|v| if let Value::List(l) = v { Some(&**l) } else { None });
    let first = said.first().map(|f| &f.value);
    let or_blank = |text: Option<String>| match text {
        Some(t) => json!(t),
        None if spec.need == Need::Must => json!(blank("[…]")),
        None => json!(""),
    };
    match spec.phrase {
        Phrase::Actors | Phrase::Things | Phrase::Clauses | Phrase::Acts | Phrase::Places => {
            put("_plural", json!(lists().count() > 1 || lists().any(|l| e.plural(l))));
            put("_each", json!(lists().any(|l| l.each || l.items.iter().any(|i| i.each == Some(true)))));
            let actor = |i: &Item| matches!(&i.is, Named::Path(p) if e.node_of(p).is_some_and(|n| e.model.is_actor(n)));
            put("_actor", json!(lists().any(|l| l.items.iter().any(actor))));
            put("_links", json!(join(&lists().map(|l| e.links(l, "and")).collect::<Vec<_>>(), "and")));
        }
        _ => {}
    }
    match spec.phrase {
        Phrase::Places | Phrase::Things => {
            for word in ["in", "from", "to", "along", "through", "at"] {
                let text = lists().map(|l| e.places(l, word)).reduce(|a, b| format!("{a} and {b}"));
                let text = text.or_else(|| (spec.need == Need::Must).then(|| format!("{word} {}", blank("[…]"))));
                put(&format!("_{word}"), or_blank(text));
            }
        }
        Phrase::Acts => {
            let (mut verbs, mut nouns) = (Vec::new(), Vec::new());
            for acts in lists().map(|l| e.acts(l)) {
                verbs.extend(acts.verbs);
                nouns.extend(acts.nouns);
            }
            put("_do", json!(join(&verbs, "or")));
            put("_acts", json!(join(&nouns, "and")));
        }
        Phrase::Bound => {
            let effect = first.and_then(|v| if let Value::Bound(b) = v { e.effect(b) } else { None });
            put("_effect", json!(effect.unwrap_or_default()));
        }
        Phrase::Period => {
            let period = first.and_then(|v| if let Value::Period(p) = v { Some(p) } else { None });
            put("_term", json!(period.map(|p| e.term(p)).unwrap_or_default()));
            put("_permanent", json!(period.is_some_and(|p| p.open == Some(OpenEnd::Permanent))));
            let renewal = period.and_then(|p| p.renewal.as_ref()).map(|r| e.it().renewal(r));
            put("_renewal", json!(renewal.unwrap_or_default()));
        }
        Phrase::Condition => {
            let condition = first.and_then(|v| if let Value::Condition(c) = v { Some(&**c) } else { None });
            let (noun, by) = condition.map(|c| e.parted(c)).unwrap_or_default();
            put("_occurrence", json!(noun.unwrap_or_default()));
            put("_determined", json!(by.unwrap_or_default()));
            put("_clause", json!(condition.map(|c| e.sentence_of(c)).unwrap_or_default()));
        }
        Phrase::Slots(roles, _) => {
            for role in roles {
                let of = |v: &Value| match v {
                    // Only of what is verified is the clause itself the subject.
                    Value::Parts(all) if spec.word == "verified" => {
                        all.iter().filter(|p| p.role == *role).map(|p| e.it().part(p)).collect()
                    }
                    Value::Parts(all) => all.iter().filter(|p| p.role == *role).map(|p| e.part(p)).collect(),
                    _ => Vec::new(),
                };
                let said: Vec<String> = values().flat_map(of).filter(|s| !s.is_empty()).collect();
                put(&format!("_{}", parts::key(*role)), json!(join(&said, "and")));
            }
        }
        _ => {}
    }
}
