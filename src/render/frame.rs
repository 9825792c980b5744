//! What stands around the articles: title, parties, the place and date, signatures; and the marks of a draft.

use super::formulas;
use super::inline::Assignment;
use super::layout::Signatures;
use super::words;
use crate::model::{Model, NodeId};
use crate::syntax::kind::Role;
use crate::syntax::tree::{Date, Field, List, Named, Part, Value, Words};

/// The frame of a document.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "each is the field of the document that it becomes")]
pub struct Frame {
    pub title: String,
    pub self_name: String,
    pub draft: String,
    pub parties: Vec<String>,
    pub enacting: String,
    pub testimonium: String,
    pub done: String,
    pub signatures: Vec<Signatures>,
}

impl Frame {
    /// The frame of a treaty under an assignment; `clean` has no draft label.
    #[must_use]
    pub fn new(model: &Model<'_>, under: &Assignment, clean: bool) -> Self {
        let Some(head) = model.head() else {
            let title = "Treaty".to_owned();
            return Self {
                self_name: title.clone(),
                enacting: formulas::enacting("").to_owned(),
                title,
                ..Self::default()
            };
        };
        let node = model.node(head);
        let word = node.kind.word;
        let title = if node.title.is_some() { words::title(model, head) } else { formulas::capital(word) };
        let self_name = formulas::self_name(word, &title);
        Self {
            draft: if clean { String::new() } else { draft(model, under) },
            parties: parties(model, under),
            enacting: formulas::enacting(word).to_owned(),
            testimonium: formulas::testimonium(word, &self_name),
            done: done(model, under, clean),
            signatures: signatures(model, under),
            title,
            self_name,
        }
    }
}

/// A field of the head, as it reads under an assignment.
fn head_field<'t>(model: &Model<'t>, word: &'t str, under: &Assignment) -> Option<&'t Field> {
    model.node(model.head()?).fields(word).find(|f| under.allows(&model.tree.choices, f.ctx))
}

fn free(model: &Model<'_>, value: &Value) -> String {
    match value {
        Value::Words(w) => english(model, w).unwrap_or_default(),
        Value::Free(span) | Value::Blank(span) => model.text(*span).trim().to_owned(),
        _ => String::new(),
    }
}

/// Words in English, or else in the treaty's main language.
fn english(model: &Model<'_>, words: &Words) -> Option<String> {
    model.words(words, Some("en"), None).or_else(|| model.words(words, None, None)).map(std::borrow::Cow::into_owned)
}

fn day(model: &Model<'_>, date: &Date) -> String {
    formulas::date(date, date.zone.map_or("", |z| model.text(z)))
}

fn part(parts: &[Part], role: Role) -> Option<&Value> {
    parts.iter().find(|p| p.role == role).map(|p| &p.value)
}

fn draft(model: &Model<'_>, under: &Assignment) -> String {
    let Some(Value::Parts(parts)) = head_field(model, "draft", under).map(|f| &f.value) else { return String::new() };
    let label = part(parts, Role::Words).map(|v| free(model, v)).unwrap_or_default();
    let date = parts.iter().find_map(|p| if let Value::Date(d) = &p.value { Some(day(model, d)) } else { None });
    match date {
        Some(date) if !label.is_empty() => format!("{label} of {date}"),
        Some(date) => date,
        None => label,
    }
}

/// The members of a list as they are called; a group with its members where it has some.
fn names(model: &Model<'_>, list: &List, spread: bool) -> Vec<String> {
    let head = model.head().unwrap_or(NodeId(0));
    let mut out = Vec::new();
    for item in &list.items {
        match &item.is {
            Named::Path(path) => {
                for actor in model.nodes_of(path, head) {
                    let members = model.members(actor);
                    if model.node(actor).kind.word == "group" && !members.is_empty() {
                        let called: Vec<String> = members.iter().map(|m| words::title(model, *m)).collect();
                        if spread {
                            out.extend(called);
                        } else {
                            out.push(format!("{} ({})", words::title(model, actor), formulas::listed(&called)));
                        }
                    } else {
                        let title = words::title(model, actor);
                        let short = match model.node(actor).field("short").map(|f| &f.value) {
                            Some(Value::Words(w)) if !spread => english(model, w),
                            _ => None,
                        };
                        out.push(match short {
                            Some(short) => format!("{title} (hereinafter “{short}”)"),
                            None => title,
                        });
                    }
                }
            }
            Named::Words(w) => out.extend(english(model, w)),
            _ => {}
        }
    }
    out
}

fn named(model: &Model<'_>, word: &'static str, under: &Assignment, spread: bool) -> Vec<String> {
    match head_field(model, word, under).map(|f| &f.value) {
        Some(Value::List(list)) => names(model, list, spread),
        _ => Vec::new(),
    }
}

/// Who concludes it. Guarantors are parties too, and said to be guarantors.
fn parties(model: &Model<'_>, under: &Assignment) -> Vec<String> {
    let between = named(model, "between", under, false);
    let guarantors = named(model, "guarantors", under, false);
    let mut out = Vec::new();
    if !between.is_empty() {
        out.push(format!("{},", formulas::capital(&formulas::listed(&between))));
    }
    if !guarantors.is_empty() {
        let joined = if between.is_empty() { String::new() } else { "and ".to_owned() };
        let as_guarantors = if guarantors.len() == 1 && !guarantors.iter().any(|g| g.contains('(')) {
            "as guarantor (hereinafter referred to as “the Guarantor”),"
        } else {
            "as guarantors (hereinafter referred to as “the Guarantors”),"
        };
        out.push(format!("{joined}{}, {as_guarantors}", formulas::listed(&guarantors)));
    }
    match out.last_mut() {
        Some(last) if guarantors.is_empty() => last.push_str(" hereinafter referred to as “the Parties”,"),
        Some(_) => out.push("all of them hereinafter referred to as “the Parties”,".to_owned()),
        None => {}
    }
    out
}

/// "Done at Geneva on …, in the English and French languages, both texts being equally authentic."
fn done(model: &Model<'_>, under: &Assignment, clean: bool) -> String {
    let place = head_field(model, "done at", under).map(|f| free(model, &f.value)).unwrap_or_default();
    let date = match head_field(model, "done on", under).map(|f| &f.value) {
        Some(Value::Date(d)) => day(model, d),
        _ if clean => "……………………".to_owned(),
        _ => "…".to_owned(),
    };
    let (mut codes, mut authentic, mut prevails) = (Vec::new(), false, None);
    if let Some(Value::Languages(l)) = head_field(model, "languages", under).map(|f| &f.value) {
        codes = l.all.iter().map(|n| model.name(n.sym).to_owned()).collect();
        authentic = l.authentic;
        prevails = l.prevails.map(|n| model.name(n.sym).to_owned());
    }
    if prevails.is_none() {
        prevails = head_field(model, "", under).map(|f| free(model, &f.value)).filter(|p| !p.is_empty());
    }
    if place.is_empty() && codes.is_empty() {
        return String::new();
    }
    let place = if place.is_empty() { String::new() } else { format!(" at {place}") };
    let languages = formulas::in_languages(&codes, authentic, prevails.as_deref());
    match languages.as_str() {
        "" => format!("Done{place} on {date}."),
        languages => format!("Done{place} on {date}, {languages}"),
    }
}

fn signatures(model: &Model<'_>, under: &Assignment) -> Vec<Signatures> {
    let groups = [("between", ""), ("guarantors", "As guarantors"), ("witnesses", "In the presence of, as witnesses")];
    groups
        .into_iter()
        .map(|(word, heading)| Signatures {
            heading: heading.to_owned(),
            lines: named(model, word, under, true).into_iter().map(|n| format!("For {n}")).collect(),
        })
        .filter(|g| !g.lines.is_empty())
        .collect()
}

/// What is said about the status of a construct: "agreed on 14 December 2025", "reserved by Ukraine".
#[must_use]
pub fn marks(model: &Model<'_>, node: NodeId, under: &Assignment) -> Vec<String> {
    let there = model.node(node).fields.iter().filter(|f| under.allows(&model.tree.choices, f.ctx));
    there.filter_map(|f| mark(model, node, f)).collect()
}

/// The mark that a field makes, if it makes one.
#[must_use]
pub fn mark(model: &Model<'_>, node: NodeId, field: &Field) -> Option<String> {
    let who = |value: &Value| match value {
        Value::List(l) => formulas::listed(&names(model, l, false)),
        _ => String::new(),
    };
    Some(match (field.spec.word, &field.value) {
        ("agreed", Value::Parts(parts)) => {
            let date = parts.iter().find_map(|p| {
                if let Value::Date(d) = &p.value { Some(format!(" on {}", day(model, d))) } else { None }
            });
            let by = part(parts, Role::By).map(who).filter(|w| !w.is_empty());
            let by = by.map_or_else(String::new, |w| format!(" ad referendum by {w}"));
            format!("agreed{by}{}", date.unwrap_or_default())
        }
        ("reserved by", value) => format!("reserved by {}", who(value)),
        // An option says who proposes it in its head.
        ("proposed by", value) if model.node(node).kind.word != "option" => format!("proposed by {}", who(value)),
        _ => return None,
    })
}
