//! The turns of phrase that kinds ask for beside the plain forms of their fields.

use super::english::conditions::Lead;
use super::english::sentences::about;
use super::english::{English, join};
use super::markup::capital;
use super::special::{View, get};
use super::view::{fields, key};
use crate::syntax::kind::Role;
use crate::syntax::prose::Turn;
use crate::syntax::tree::{Condition, Item, List, Named, Part, Special, Value};
use serde_json::{Value as Json, json};

/// Adds what the kind asks for.
pub fn add(e: &English<'_>, v: &mut View) {
    for turn in e.model.node(e.scope).kind.prose.turns {
        match *turn {
            Turn::Tasks(field) => tasks(e, v, field),
            Turn::Whither { field, subject, verb } => whither(v, field, subject, verb),
            Turn::Headed { field, head, unless } => {
                let said = get(v, field);
                let headed = unless.iter().any(|p| said.starts_with(p));
                v.insert(format!("{field}_headed"), json!(if headed { said } else { format!("{head} {said}") }));
            }
            Turn::Quota { field, share, number } => {
                let said = get(v, field);
                let verb = if said.contains("per cent") { share } else { number };
                v.insert(format!("{field}_says"), json!(format!("{verb} {said}")));
            }
            Turn::Access(field) => {
                let access = get(v, field);
                let bare = !access.contains(' ');
                let says = if bare {
                    format!("{access} access")
                } else if access.contains("access") {
                    access
                } else {
                    format!("access to {access}")
                };
                v.insert(format!("{field}_says"), json!(says));
            }
            Turn::Items { field, .. } => {
                let all: Vec<Json> = parts(e, field).into_iter().map(|p| Json::Object(item(e, p, v))).collect();
                v.insert(format!("{field}_items"), json!(all));
            }
            Turn::Occasion(field) => occasion(e, v, field),
            Turn::Verdict { field, told } => verdict(e, v, field, told),
            Turn::Notice(field) => {
                let notice = get(v, field);
                let lead =
                    if notice.contains(" notice") || notice.starts_with("by ") { "on " } else { "on notice of " };
                v.insert(format!("{field}_lead"), json!(lead));
            }
            Turn::Otherwise(field) => {
                let says: Vec<String> = parts(e, field).into_iter().map(|p| e.failing(p)).collect();
                v.insert(format!("{}_says", key(field)), json!(join(&says, "and")));
            }
            Turn::Others { by, to } => others(e, v, by, to),
            Turn::Steps(field) => steps(e, v, field),
            Turn::Unless(name, words) => {
                let said = |w: &&str| e.model.node(e.scope).kind.field(w).is_some_and(|s| !fields(e, s).is_empty());
                v.insert(name.into(), json!(!words.iter().any(said)));
            }
        }
    }
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

fn tasks(e: &English<'_>, v: &mut View, field: &str) {
    let (to, other): (Vec<String>, Vec<String>) = spoken(e, field).into_iter().partition(|w| w.starts_with("to "));
    let to: Vec<String> = to.iter().map(|w| w.strip_prefix("to ").unwrap_or(w).to_owned()).collect();
    v.insert(format!("{field}_to"), json!(join(&to, "and")));
    v.insert(format!("{field}_else"), json!(join(&other, "and")));
}

fn whither(v: &mut View, field: &str, subject: &str, verb: &str) {
    let words = get(v, field);
    let where_to = ["to ", "within ", "along ", "in ", "by ", "with ", "at "].iter().any(|p| words.starts_with(p));
    let says = if where_to { format!("{subject} {verb} {words}") } else { about(subject, &words, "") };
    v.insert(format!("{field}_sentence"), json!(capital(&says)));
}

fn verdict(e: &English<'_>, v: &mut View, field: &str, told: &str) {
    let all: Vec<&Part> = parts(e, field).into_iter().flatten().collect();
    let determiner = all.iter().find_map(|p| if let Value::Determiner(d) = &p.value { Some(&**d) } else { None });
    let mut says = match determiner {
        Some(d) => e.determines(d),
        None => all
            .iter()
            .find(|p| p.role == Role::By)
            .map(|p| format!("{} shall determine", e.part(p)))
            .unwrap_or_default(),
    };
    // The one who is told has just been named.
    let named = parts(e, told).into_iter().flatten().find_map(|p| match (p.role, &p.value) {
        (Role::Reported, Value::Parts(inner)) => inner.iter().find(|q| q.role == Role::To).map(|q| e.part(q)),
        (Role::To, _) => Some(e.part(p)),
        _ => None,
    });
    let body = determiner.and_then(|d| d.by.as_ref()).and_then(|l| match l.items.as_slice() {
        [Item { is: Named::Path(p), .. }] => e.node_of(p).filter(|n| e.model.node(*n).kind.body),
        _ => None,
    });
    if let (Some(named), Some(short)) = (named, body.and_then(|b| e.short(b)))
        && says.starts_with(&named)
    {
        says = says.replacen(&named, &short, 1);
    }
    v.insert(format!("{field}_says"), json!(says));
}

fn others(e: &English<'_>, v: &mut View, by: &str, to: &str) {
    let every = |l: &List, s: &[Special]| l.items.iter().any(|i| matches!(i.is, Named::Special(x) if s.contains(&x)));
    let each = lists(e, by).iter().any(|l| every(l, &[Special::EachParty, Special::AnyParty]));
    let all = lists(e, to).is_empty() || (each && lists(e, to).iter().any(|l| every(l, &[Special::AllParties])));
    let said = if all { e.special(Special::OtherParty) } else { get(v, to) };
    v.insert(format!("{to}_others"), json!(said));
}

/// The settlement of disputes, as a clause of its own and as a field of the final clauses.
fn steps(e: &English<'_>, v: &mut View, word: &str) {
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

fn occasion(e: &English<'_>, v: &mut View, field: &str) {
    let spec = e.model.node(e.scope).kind.field(field);
    let cases: Vec<&Condition> = spec
        .map(|s| fields(e, s))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|f| if let Value::Condition(c) = &f.value { Some(&**c) } else { None })
        .collect();
    let said: Vec<String> = cases
        .iter()
        .map(|c| match (e.parted(c), c) {
            ((Some(noun), _), _) => format!("in the event of {noun}"),
            (_, Condition::Determined(inner, _)) => e.condition(inner, Lead::If),
            _ => e.condition(c, Lead::If),
        })
        .collect();
    let by: Vec<String> = cases.iter().filter_map(|c| e.parted(c).1).collect();
    let such = match cases.first().and_then(|c| e.parted(c).0).unwrap_or_default() {
        a if a.contains("attack") => "such an attack",
        a if a.contains("breach") => "such a breach",
        _ => "such an event",
    };
    v.insert(format!("{field}_occasion"), json!(join(&said, "or")));
    v.insert(format!("{field}_verdict"), json!(join(&by, "and")));
    v.insert(format!("{field}_such"), json!(such));
}

/// One statement of a field as the template of its own sees it: its parts by their words, the act that it names, and the
/// plain fields of the clause.
fn item(e: &English<'_>, parts: &[Part], clause: &View) -> View {
    let text = |role: Role| parts.iter().filter(|p| p.role == role).map(|p| e.part(p)).collect::<Vec<_>>().join(" ");
    let mut out = clause.clone();
    // `by assistance "including …"`: the act, and words that belong to it.
    let first = |p: &Part| match &p.value {
        Value::List(l) => l.items.first().cloned(),
        _ => None,
    };
    let named = |i: &Item| match &i.is {
        Named::Path(path) => path.single().map(|n| e.model.name(n.sym).to_owned()),
        _ => None,
    };
    let by = parts.iter().filter(|p| p.role == Role::By).find_map(first);
    let plain = parts.iter().find_map(|p| match (&p.value, p.role) {
        (Value::Path(path), Role::By | Role::Name) => path.single().map(|n| e.model.name(n.sym).to_owned()),
        _ => None,
    });
    let beside = by.as_ref().and_then(|i| i.around.as_ref()).map(|a| e.words(&a.1)).unwrap_or_default();
    let words: Vec<String> = [text(Role::Words), beside].into_iter().filter(|w| !w.is_empty()).collect();
    let words = words.join(" ");
    let when = text(Role::When);
    // Words on an act either add to it or say what it is.
    let adds = ["including", "in ", "and ", "up to"].iter().any(|p| words.starts_with(p)) || words.is_empty();
    out.insert("act".into(), json!(by.as_ref().and_then(named).or(plain).unwrap_or_default()));
    out.insert("words_add".into(), json!(adds));
    out.insert("words_by".into(), json!(words.strip_prefix("by ").unwrap_or(&words)));
    // "responds "to consult at once"": they shall consult at once.
    out.insert("words_do".into(), json!(words.strip_prefix("to ").unwrap_or(&words)));
    out.insert("words".into(), json!(words));
    out.insert("when_phrase".into(), json!(when.contains(' ')));
    out.insert("when".into(), json!(when));
    let of = parts.iter().find(|p| p.role == Role::Of);
    out.insert("of".into(), json!(of.map(|p| e.part(p)).unwrap_or_default()));
    out.insert("of_restored".into(), json!(of.and_then(|p| restored(e, p)).unwrap_or_default()));
    for (name, role) in [("by", Role::By), ("condition", Role::If), ("provided", Role::Provided)] {
        out.insert(name.into(), json!(text(role)));
    }
    out
}

/// What is taken up again when a clause is undone: "the measures suspended under Article 7".
fn restored(e: &English<'_>, p: &Part) -> Option<String> {
    let Value::List(l) = &p.value else { return None };
    let [Item { is: Named::Path(path), .. }] = l.items.as_slice() else { return None };
    let clause = e.node_of(path)?;
    let what = e.model.node(clause).kind.prose.reinstates;
    (!what.is_empty()).then(|| format!("{what} under {}", e.link(clause)))
}
