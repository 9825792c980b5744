//! What every view has beside the fields: what the construct is called, its parts, and how its sentences hang together.

use super::english::conditions::Lead;
use super::english::sentences::{about, after};
use super::english::{English, join};
use super::markup::{capital, reference};
use super::view::fields;
use crate::model::NodeId;
use crate::syntax::kind::{Class, FieldSpec};
use crate::syntax::tree::{Condition, Field, List, Named, Path, Value};
use serde_json::{Map, Value as Json, json};

/// A view being filled.
pub type View = Map<String, Json>;

/// What a view says under a name.
#[must_use]
pub fn get(v: &View, k: &str) -> String {
    v.get(k).and_then(Json::as_str).unwrap_or("").to_owned()
}

/// Adds it.
pub fn add(e: &English<'_>, v: &mut View) {
    let kind = e.model.node(e.scope).kind;
    v.insert("it".into(), json!(e.noun(e.scope)));
    v.insert("self".into(), json!(reference(e.scope, "")));
    v.insert("treaty".into(), json!(format!("this {}", e.treaty_word())));
    for word in kind.parts {
        let all: Vec<String> = children(e, word).map(|c| super::fragments::fragment(e, c)).collect();
        let several = word.strip_suffix('y').map_or_else(|| format!("{word}s"), |stem| format!("{stem}ies"));
        v.insert(several, json!(all));
    }
    for a in kind.prose.about {
        let said = v
            .get(a.field)
            .and_then(Json::as_str)
            .map(|w| if a.happens { after(a.subject, w, a.verb) } else { about(a.subject, w, a.verb) });
        let said = said.unwrap_or_default();
        v.insert(format!("{}_sentence", a.field), json!(said));
    }
    // An annex holds the map; words name it.
    let map = get(v, "map");
    let named = fields_named(e, "map").any(|f| matches!(&f.value, Value::List(l) if names_an_annex(e, l)));
    v.insert("map_says".into(), json!(if named { format!("the map in {}", get(v, "map_links")) } else { map }));
    let (from, lasts) = (get(v, "as_from"), get(v, "lasts"));
    let since = match (from.is_empty(), lasts.is_empty()) {
        (true, _) => lasts,
        (false, true) => format!("as from {from}"),
        // A period that counts from the same moment says it already.
        _ if lasts.ends_with(&from) => lasts,
        _ => format!("as from {from} {lasts}"),
    };
    v.insert("since".into(), json!(since));
    body(e, v);
    verified(e, v);
    conditions(e, v);
    let first = get(v, "in_parallel_with");
    v.insert("in_parallel_with".into(), json!(first.replace(" and in parallel with ", " and ")));
    if matches!(kind.class, Class::Event | Class::Term) {
        let called = e.called(e.scope);
        let bare = ["a ", "an ", "the "].iter().find_map(|a| called.strip_prefix(a)).unwrap_or(&called);
        v.insert("called".into(), json!(bare));
    }
    super::turns::add(e, v);
    match kind.class {
        Class::Sentence => {
            v.insert("sentence".into(), json!(e.sentence()));
            let rules =
                e.model.children(e.scope).filter(|c| e.present(*c) && e.model.node(*c).kind.class == Class::Sentence);
            let all: Vec<String> = rules.map(|r| e.at(r).sentence()).collect();
            v.insert("only".into(), json!(if let [one] = all.as_slice() { one.clone() } else { String::new() }));
            v.insert("rules".into(), json!(all));
        }
        Class::Final => super::finals::add(e, v),
        _ => {}
    }
}

fn fields_named<'a>(e: &'a English<'a>, word: &'a str) -> impl Iterator<Item = &'a Field> {
    let choices = &e.model.tree.choices;
    e.model.node(e.scope).fields(word).filter(move |f| e.assignment.allows(choices, f.ctx))
}

fn names_an_annex(e: &English<'_>, list: &List) -> bool {
    let annex = |p: &Path| e.node_of(p).is_some_and(|n| e.model.node(n).kind.class == Class::Container);
    list.items.iter().any(|i| matches!(&i.is, Named::Path(p) if annex(p)))
}

/// The parts of one word that the choices allow.
pub fn children<'a>(e: &'a English<'a>, word: &'a str) -> impl Iterator<Item = NodeId> + 'a {
    e.model.children(e.scope).filter(move |c| {
        let kind = e.model.node(*c).kind;
        kind.class == Class::Part && kind.word == word && e.present(*c)
    })
}

/// The body that a clause creates: its name at the first mention, and in short.
fn body(e: &English<'_>, v: &mut View) {
    if e.model.node(e.scope).kind.class != Class::Clause || !e.model.is_actor(e.scope) {
        return;
    }
    let noun = e.noun(e.scope).to_owned();
    let titled = e.model.node(e.scope).title.as_ref().is_some_and(|t| !e.words(t).is_empty());
    let name = e.body(e.scope);
    let kind = e.model.node(e.scope).kind.prose.body;
    let (first, short) = if titled {
        match e.short(e.scope) {
            Some(short) => (format!("{name} (hereinafter “{short}”)"), short),
            None => (name.clone(), name.clone()),
        }
    } else {
        let article = if kind.starts_with('a') { "an" } else { "a" };
        let short = if name == noun { format!("the {}", capital(noun.trim_start_matches("the "))) } else { name };
        (format!("{article} {kind} (hereinafter “{short}”)"), short)
    };
    let several = super::english::lists::several(&short);
    v.insert("pronoun".into(), json!(if several { "they" } else { "it" }));
    v.insert("possessive".into(), json!(if several { "their" } else { "its" }));
    v.insert("first".into(), json!(first));
    v.insert("short".into(), json!(short));
    v.insert("it".into(), json!(short));
}

/// What is verified, in the words of the kind.
fn verified(e: &English<'_>, v: &mut View) {
    let node = e.model.node(e.scope);
    let it = e.noun(e.scope);
    let phases = v.get("phases").and_then(Json::as_array).is_some_and(|p| !p.is_empty());
    let done = |n: NodeId| e.model.node(n).field("completes").is_some();
    let parts = || e.model.children(e.scope).filter(|c| e.model.node(*c).kind.word == "phase" && e.present(*c));
    let completes = node.kind.events.contains(&"completes") && (done(e.scope) || parts().any(done));
    let more = !get(v, "verified_when").is_empty() || !get(v, "verified_every").is_empty();
    let comma = if more { "," } else { "" };
    let what = match (completes, phases) {
        (true, true) => format!("the completion of each phase, and of {it} as a whole{comma}"),
        (true, false) => format!("the completion of {it}"),
        _ => format!("compliance with {}", reference(e.scope, "")),
    };
    // "verify the completion within fourteen days": of what, has been said.
    let when = get(v, "verified_when");
    let when = when.strip_suffix(" of its completion").filter(|_| completes).map(str::to_owned).unwrap_or(when);
    v.insert("verified_what".into(), json!(what));
    v.insert("verified_when".into(), json!(when));
}

/// Exceptions and provisos, as the sentences that say them need them.
fn conditions(e: &English<'_>, v: &mut View) {
    let all = |word: &str| -> Vec<&Condition> {
        let Some(spec) = e.model.node(e.scope).kind.field(word) else { return Vec::new() };
        fields(e, spec)
            .into_iter()
            .filter_map(|f| if let Value::Condition(c) = &f.value { Some(&**c) } else { None })
            .collect()
    };
    let unless: Vec<String> = all("unless").into_iter().map(|c| e.condition(c, Lead::If)).collect();
    v.insert("unless_if".into(), json!(join(&unless, "or")));
    let provided = all("provided").into_iter().map(|c| match e.condition(c, Lead::Provided) {
        p if p.starts_with("subject to ") => p,
        _ => format!("subject to the condition that {}", e.sentence_of(c)),
    });
    v.insert("provided_subject".into(), json!(join(&provided.collect::<Vec<_>>(), "and")));
}

/// What stands before the first sentence: "Notwithstanding Article 5, in the event of an armed attack, ".
#[must_use]
pub fn lead(e: &English<'_>) -> String {
    let node = e.model.node(e.scope);
    if !matches!(node.kind.class, Class::Clause | Class::Sentence) {
        return String::new();
    }
    let mut out = String::new();
    // A condition of a sentence stands where the sentence has it.
    let words: &[&str] = match node.kind.class {
        Class::Sentence => &["notwithstanding", "subject to", "without prejudice to"],
        _ => &["notwithstanding", "subject to", "without prejudice to", "if"],
    };
    for word in words {
        let Some(spec) = node.kind.common().iter().find(|f: &&FieldSpec| f.word == *word) else { continue };
        let all: Vec<String> = fields(e, spec)
            .into_iter()
            .map(|f| match &f.value {
                Value::List(l) => e.links(l, "and"),
                Value::Condition(c) => e.condition(c, Lead::If),
                Value::Free(s) => e.free_links(*s),
                v => e.value(v),
            })
            .collect();
        if !all.is_empty() {
            let word = if *word == "if" { "" } else { word };
            out.push_str(format!("{word} {}, ", join(&all, "and")).trim_start());
        }
    }
    out
}
