//! What the view of some kinds has beside their fields: the phases of a withdrawal, the responses of a guarantee, and
//! sentences made of words whose shape is not known.

use super::english::conditions::Lead;
use super::english::sentences::about;
use super::english::{English, join, short_name};
use super::markup::{capital, reference};
use super::view::{fields, key};
use crate::model::NodeId;
use crate::syntax::kind::{Class, FieldSpec, Role};
use crate::syntax::tree::{Condition, Item, List, Named, OpenEnd, Part, Period, Special, Value};
use serde_json::{Map, Value as Json, json};

/// A view being filled.
pub type View = Map<String, Json>;

/// What a view says under a name.
#[must_use]
pub fn get(v: &View, k: &str) -> String {
    v.get(k).and_then(Json::as_str).unwrap_or("").to_owned()
}

/// Fields in a drafter's own words, and what they speak of: each gets a `_sentence`.
const ABOUT: &[(&str, &str, &str)] = &[
    ("equipment", "equipment", ""),
    ("inhabitants", "the inhabitants", "shall have"),
    ("property", "property", "shall be subject to"),
    ("archives", "archives", "shall be subject to"),
    ("overflight", "overflight", "shall be subject to"),
    ("status", "the members of the force", "shall enjoy"),
    ("silence", "silence", "shall mean"),
    ("effect", "the result", ""),
    ("consequence", "a breach", "shall entail"),
    ("fees", "fees", "shall be limited to"),
    ("consultations", "consultations", "shall be held"),
    ("procedures", "the procedures", "shall be"),
];

/// Adds it.
pub fn add(e: &English<'_>, v: &mut View) {
    let node = e.model.node(e.scope);
    v.insert("it".into(), json!(e.noun(e.scope)));
    v.insert("self".into(), json!(reference(e.scope, "")));
    v.insert("treaty".into(), json!(format!("this {}", e.treaty_word())));
    for word in ["phase", "step", "ceiling", "allowance"] {
        if node.kind.parts.contains(&word) {
            let all: Vec<String> = children(e, word).map(|c| super::fragments::fragment(e, c)).collect();
            v.insert(format!("{word}s"), json!(all));
        }
    }
    for (field, subject, noun) in ABOUT {
        if node.kind.field(field).is_some() {
            let said = v.get(*field).and_then(Json::as_str).map(|w| about(subject, w, noun)).unwrap_or_default();
            v.insert(format!("{field}_sentence"), json!(said));
        }
    }
    let (from, lasts) = (get(v, "as_from"), get(v, "lasts"));
    let since = match (from.is_empty(), lasts.is_empty()) {
        (true, _) => lasts,
        (false, true) => format!("as from {from}"),
        // A period that counts from the same moment says it already.
        _ if lasts.ends_with(&from) => lasts,
        _ => format!("as from {from} {lasts}"),
    };
    v.insert("since".into(), json!(since));
    let inspections = get(v, "inspections");
    let inspect = if inspections.contains("per cent") { "inspect" } else { "carry out" };
    v.insert("inspections_says".into(), json!(format!("{inspect} {inspections}")));
    body(e, v);
    verified(e, v);
    conditions(e, v);
    for field in ["tasks", "powers", "mandate"] {
        let all = spoken(e, field);
        let (to, other): (Vec<String>, Vec<String>) = all.into_iter().partition(|w| w.starts_with("to "));
        let to: Vec<String> = to.iter().map(|w| w.strip_prefix("to ").unwrap_or(w).to_owned()).collect();
        v.insert(format!("{field}_to"), json!(join(&to, "and")));
        v.insert(format!("{field}_else"), json!(join(&other, "and")));
    }
    let relocation = get(v, "relocation");
    let where_to = ["to ", "within ", "along ", "in ", "by ", "with ", "at "].iter().any(|p| relocation.starts_with(p));
    let says =
        if where_to { format!("the force may be relocated {relocation}") } else { about("the force", &relocation, "") };
    v.insert("relocation_sentence".into(), json!(capital(&says)));
    if node.kind.word == "costs" {
        let of = get(v, "of");
        let said = ["the costs", "all costs", "costs", "the cost "].iter().any(|p| of.starts_with(p));
        v.insert("costs_of".into(), json!(if said { of } else { format!("the costs of {of}") }));
    }
    if node.kind.word == "schedule" {
        let all: Vec<String> = children(e, "entry").map(|c| super::fragments::fragment(e, c)).collect();
        v.insert("entries".into(), json!(all));
    }
    let first = get(v, "in_parallel_with");
    v.insert("in_parallel_with".into(), json!(first.replace(" and in parallel with ", " and ")));
    match node.kind.word {
        "guarantee" => guarantee(e, v),
        "ceasefire" => ceasefire(e, v),
        "lease" => lease(v),
        "notification" => notification(e, v),
        "neutrality" => {
            let open = lasting(e).and_then(|p| p.open);
            v.insert("permanent".into(), json!(open == Some(OpenEnd::Permanent)));
            let actor = |l: &&List| {
                l.items
                    .iter()
                    .any(|i| matches!(&i.is, Named::Path(p) if e.node_of(p).is_some_and(|n| e.model.is_actor(n))))
            };
            v.insert("of_actor".into(), json!(lists(e, "of").iter().any(actor)));
        }
        "exchange" => {
            let one = get(v, "between").is_empty();
            let who = if one { get(v, "by") } else { get(v, "between") };
            v.insert("one_sided".into(), json!(one));
            v.insert("who".into(), json!(who));
            let at = lists(e, "at").into_iter().map(|l| e.places(l, "at")).reduce(|a, b| format!("{a} and {b}"));
            v.insert("at_at".into(), json!(at.unwrap_or_default()));
        }
        "term" | "event" => {
            let called = e.called(e.scope);
            let bare = ["a ", "an ", "the "].iter().find_map(|a| called.strip_prefix(a)).unwrap_or(&called);
            v.insert("called".into(), json!(bare));
        }
        "disputes" => disputes(e, v, ""),
        "rule" => {
            v.insert("sentence".into(), json!(e.sentence()));
        }
        "reciprocal" => {
            let rules =
                e.model.children(e.scope).filter(|c| e.present(*c) && e.model.node(*c).kind.class == Class::Sentence);
            let all: Vec<String> = rules.map(|r| e.at(r).sentence()).collect();
            v.insert("rules".into(), json!(all));
            v.insert("only".into(), json!(if let [one] = all.as_slice() { one.clone() } else { String::new() }));
        }
        "final clauses" => super::finals::add(e, v),
        _ => {}
    }
}

/// What a field says, one by one; an action that is declared begins with "to" like one in words.
fn spoken(e: &English<'_>, word: &str) -> Vec<String> {
    let Some(spec) = e.model.node(e.scope).kind.field(word) else { return Vec::new() };
    let mut out = Vec::new();
    for f in fields(e, spec) {
        match &f.value {
            Value::List(l) => {
                let acts = e.acts(l);
                out.extend(acts.verbs.into_iter().map(|w| format!("to {w}")));
                out.extend(acts.nouns);
            }
            v => out.push(e.value(v)),
        }
    }
    out.retain(|w| !w.is_empty());
    out
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
    let title = e.model.node(e.scope).title.as_ref().map(|t| e.words(t)).filter(|t| !t.is_empty());
    let name = title.unwrap_or_else(|| noun.clone());
    let kind = match e.model.node(e.scope).kind.word {
        "monitoring" => "monitoring mission",
        "commission" => "commission",
        "deployment" => "force",
        _ => "administration",
    };
    let (first, short) = if name == noun {
        let article = if kind.starts_with('a') { "an" } else { "a" };
        let short = capital(noun.strip_prefix("the ").unwrap_or(&noun));
        (format!("{article} {kind} (hereinafter “the {short}”)"), format!("the {short}"))
    } else {
        match short_name(&name) {
            Some(short) => (format!("{name} (hereinafter “{short}”)"), short),
            None => (name.clone(), name.clone()),
        }
    };
    v.insert("first".into(), json!(first));
    v.insert("short".into(), json!(short));
    v.insert("it".into(), json!(short));
    let access = get(v, "access");
    let bare = !access.contains(' ');
    let says = if bare || access.contains("access") { access.clone() } else { format!("access to {access}") };
    v.insert("access_says".into(), json!(if bare { format!("{says} access") } else { says }));
}

/// What is verified, in the words of the kind.
fn verified(e: &English<'_>, v: &mut View) {
    let node = e.model.node(e.scope);
    let it = e.noun(e.scope);
    let phases = v.get("phases").and_then(Json::as_array).is_some_and(|p| !p.is_empty());
    let completes = node.kind.events.contains(&"completes") && node.field("completes").is_some();
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

/// How long a clause lasts.
fn lasting<'a>(e: &English<'a>) -> Option<&'a Period> {
    let spec = e.model.node(e.scope).kind.field("lasts")?;
    fields(e, spec).into_iter().find_map(|f| if let Value::Period(p) = &f.value { Some(&**p) } else { None })
}

fn lists<'a>(e: &English<'a>, word: &str) -> Vec<&'a List> {
    let Some(spec) = e.model.node(e.scope).kind.field(word) else { return Vec::new() };
    fields(e, spec).into_iter().filter_map(|f| if let Value::List(l) = &f.value { Some(&**l) } else { None }).collect()
}

fn parts<'a>(e: &English<'a>, word: &str) -> Vec<&'a [Part]> {
    let Some(spec) = e.model.node(e.scope).kind.field(word) else { return Vec::new() };
    fields(e, spec)
        .into_iter()
        .filter_map(|f| if let Value::Parts(p) = &f.value { Some(p.as_slice()) } else { None })
        .collect()
}

fn ceasefire(e: &English<'_>, v: &mut View) {
    let breach: Vec<&Part> = parts(e, "breach").into_iter().flatten().collect();
    let determiner = breach.iter().find_map(|p| if let Value::Determiner(d) = &p.value { Some(&**d) } else { None });
    let mut says = match determiner {
        Some(d) => e.determines(d),
        None => breach
            .iter()
            .find(|p| p.role == Role::By)
            .map(|p| format!("{} shall determine", e.part(p)))
            .unwrap_or_default(),
    };
    // The one to whom incidents are reported has just been named.
    let told = parts(e, "incidents").into_iter().flatten().find_map(|p| match (p.role, &p.value) {
        (Role::Reported, Value::Parts(inner)) => inner.iter().find(|q| q.role == Role::To).map(|q| e.part(q)),
        (Role::To, _) => Some(e.part(p)),
        _ => None,
    });
    if let Some((told, short)) = told.and_then(|t| short_name(&t).map(|s| (t, s))) {
        let body = determiner.and_then(|d| d.by.as_ref()).is_some_and(|l| {
            matches!(l.items.as_slice(), [i] if matches!(&i.is, Named::Path(p) if e.node_of(p).is_some_and(|n| e.model.node(n).kind.class == Class::Clause)))
        });
        if body && says.starts_with(&told) {
            says = says.replacen(&told, &short, 1);
        }
    }
    v.insert("breach_says".into(), json!(says));
}

fn notification(e: &English<'_>, v: &mut View) {
    let every = |l: &List, s: &[Special]| l.items.iter().any(|i| matches!(i.is, Named::Special(x) if s.contains(&x)));
    let each = lists(e, "by").iter().any(|l| every(l, &[Special::EachParty, Special::AnyParty]));
    let all = lists(e, "to").is_empty() || (each && lists(e, "to").iter().any(|l| every(l, &[Special::AllParties])));
    let to = if all { e.special(Special::OtherParty) } else { get(v, "to") };
    v.insert("to".into(), json!(to));
}

fn lease(v: &mut View) {
    let (sovereign, jurisdiction, law) = (get(v, "sovereignty_of"), get(v, "jurisdiction_of"), get(v, "law_of"));
    v.insert("same_law".into(), json!(!law.is_empty() && law == jurisdiction));
    v.insert("sovereign".into(), json!(sovereign));
    let renewed = get(v, "renewed").replacen("may be extended", "shall be renewed automatically", 1);
    v.insert("renewed".into(), json!(renewed));
    let notice = get(v, "notice");
    v.insert(
        "notice_lead".into(),
        json!(if notice.contains(" notice") || notice.starts_with("by ") { "on " } else { "on notice of " }),
    );
}

/// The settlement of disputes, as the clause and as the field of the final clauses.
pub fn disputes(e: &English<'_>, v: &mut View, word: &str) {
    let Some(spec) = e.model.node(e.scope).kind.field(word) else { return };
    let steps = fields(e, spec).into_iter().find_map(|f| if let Value::Steps(s) = &f.value { Some(s) } else { None });
    let about = get(v, "about");
    let subject = if about.is_empty() {
        format!("any dispute concerning the interpretation or application of this {}", e.treaty_word())
    } else {
        format!("any dispute concerning {about}")
    };
    let mut sentences = steps.map(|s| e.steps(s)).unwrap_or_default();
    if let Some(first) = sentences.first_mut() {
        *first = first.replacen("any dispute", &subject, 1);
    }
    let said: Vec<String> = sentences.iter().map(|s| format!("{}.", capital(s))).collect();
    v.insert(format!("{}_says", key(word)), json!(said.join("\n\n")));
    v.insert(format!("{}_final", key(word)), json!(steps.and_then(|s| e.finality(s)).unwrap_or_default()));
}

fn guarantee(e: &English<'_>, v: &mut View) {
    let each = lists(e, "by").iter().any(|l| l.each)
        || lists(e, "by").iter().any(|l| l.items.iter().any(|i| i.each == Some(true)));
    let together = lists(e, "by").iter().any(|l| l.together);
    v.insert("by_each".into(), json!(each));
    v.insert("by_together".into(), json!(together));
    let to = get(v, "to");
    let responses: Vec<String> = parts(e, "responds").into_iter().map(|p| response(e, p, &to)).collect();
    let spec = e.model.node(e.scope).kind.field("against");
    let against: Vec<&Condition> = spec
        .map(|s| fields(e, s))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|f| if let Value::Condition(c) = &f.value { Some(&**c) } else { None })
        .collect();
    let said: Vec<String> = against
        .iter()
        .map(|c| match e.parted(c) {
            (Some(noun), _) => format!("in the event of {noun}"),
            (None, _) => match c {
                Condition::Determined(inner, _) => e.condition(inner, Lead::If),
                _ => e.condition(c, Lead::If),
            },
        })
        .collect();
    let by: Vec<String> = against.iter().filter_map(|c| e.parted(c).1).collect();
    let what = |c: &&Condition| e.parted(c).0.unwrap_or_default();
    let such = match against.first().map(what).unwrap_or_default() {
        a if a.contains("attack") => "such an attack",
        a if a.contains("breach") => "such a breach",
        _ => "such an event",
    };
    let unprompted = said.is_empty() && responses.is_empty();
    v.insert("unprompted".into(), json!(unprompted));
    let bare = said.is_empty() && responses.is_empty() && e.model.node(e.scope).field("secures").is_none();
    v.insert("bare".into(), json!(bare));
    v.insert("response".into(), json!(if let [one] = responses.as_slice() { one.clone() } else { String::new() }));
    v.insert("responses".into(), json!(responses));
    v.insert("in_the_event".into(), json!(join(&said, "or")));
    v.insert("against_determined".into(), json!(join(&by, "and")));
    v.insert("such".into(), json!(such));
}

/// One response of a guarantor, as what it shall do.
fn response(e: &English<'_>, parts: &[Part], to: &str) -> String {
    let text = |role: Role| parts.iter().filter(|p| p.role == role).map(|p| e.part(p)).collect::<Vec<_>>().join(" ");
    let (words, when) = (text(Role::Words), text(Role::When));
    // `by assistance "including …"`: the act, and words that belong to it.
    let item = |p: &&Part| match &p.value {
        Value::List(l) => l.items.first().cloned(),
        _ => None,
    };
    let named = |i: &Item| match &i.is {
        Named::Path(path) => path.single().map(|n| e.model.name(n.sym).to_owned()),
        _ => None,
    };
    let by = parts.iter().filter(|p| p.role == Role::By).find_map(|p| item(&p));
    let plain = parts.iter().find_map(|p| match (&p.value, p.role) {
        (Value::Path(path), Role::By | Role::Name) => path.single().map(|n| e.model.name(n.sym).to_owned()),
        _ => None,
    });
    let beside = by.as_ref().and_then(|i| i.around.as_ref()).map(|a| e.words(&a.1)).unwrap_or_default();
    let words = [words, beside].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    let act = by.as_ref().and_then(named).or(plain).unwrap_or_default();
    let comma = |w: &str| if w.is_empty() { String::new() } else { format!(", {w}") };
    let after = |w: &str| if w.is_empty() { String::new() } else { format!(" {w}") };
    let of = parts.iter().find(|p| p.role == Role::Of).map(|p| reinstated(e, p));
    // Words on the assistance either add to it or say what it is.
    let adds = ["including", "in ", "and ", "up to"].iter().any(|p| words.starts_with(p)) || words.is_empty();
    let done = match act.as_str() {
        "consultation" => format!("consult with {to}{}{}", after(&when), comma(&words)),
        "assistance" => {
            let lead = match when.as_str() {
                "" => String::new(),
                w if w.contains(' ') => format!("{w}, "),
                w => format!("{w} "),
            };
            if adds {
                format!("{lead}assist {to} by such measures as it deems necessary{}", comma(&words))
            } else {
                format!("{lead}assist {to} by {}", words.strip_prefix("by ").unwrap_or(&words))
            }
        }
        "reinstatement" => format!(
            "reinstate {}{}{}",
            of.unwrap_or_else(|| "the measures suspended".into()),
            after(&when),
            comma(&words)
        ),
        "mediation" => format!("offer its mediation{}{}", after(&when), comma(&words)),
        "inspection" => format!("carry out an inspection{}{}", after(&when), comma(&words)),
        "deployment" => format!("deploy {}{}", if words.is_empty() { "forces".into() } else { words }, after(&when)),
        "" => format!("{words}{}", after(&when)),
        _ => {
            let by = text(Role::By);
            let of = of.map(|o| format!(" of {o}")).unwrap_or_default();
            format!("respond by {by}{of}{}{}", after(&when), comma(&words))
        }
    };
    let conditions: String = [Role::If, Role::Provided].into_iter().map(|r| comma(&text(r))).collect();
    format!("{done}{conditions}")
}

fn reinstated(e: &English<'_>, p: &Part) -> String {
    let relief = match &p.value {
        Value::List(l) => match l.items.as_slice() {
            [i] => match &i.is {
                Named::Path(path) => e.node_of(path).filter(|n| e.model.node(*n).kind.word == "relief"),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    relief.map_or_else(|| e.part(p), |r| format!("the measures suspended under {}", e.link(r)))
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
