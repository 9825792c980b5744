//! What commitments are about, so that two of them can be held against each other: the act with its kinds, the place, what
//! else qualifies it, and its conditions.

use crate::choice::Ctx;
use crate::core::{Act, Commitment, Conduct, Modality};
use crate::model::{Model, NodeId};
use crate::syntax::kind::{Class, Phrase};
use crate::syntax::tree::{Condition, EventRef, Field, Item, List, Named, Value, Words};

/// What makes two acts the same.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(in crate::rules) enum Key {
    /// Having armed forces somewhere.
    Stay,
    /// A declared action.
    Declared(NodeId),
    /// The same words.
    Words(String),
}

/// Words for having forces somewhere, whatever forces and whatever for.
const GENERAL: &[&str] = &[
    "station",
    "deploy",
    "maintain",
    "keep",
    "have",
    "base",
    "or",
    "any",
    "its",
    "their",
    "own",
    "armed",
    "military",
    "forces",
    "troops",
    "personnel",
    "and",
    "foreign",
    "stationner",
    "déployer",
    "maintenir",
    "des",
    "les",
    "ses",
    "armées",
    "militaires",
    "troupes",
    "estacionar",
    "desplegar",
    "mantener",
    "sus",
    "fuerzas",
    "armadas",
    "tropas",
    "розміщувати",
    "розмістити",
    "збройні",
    "сили",
    "війська",
    "размещать",
    "разместить",
    "вооружённые",
    "вооруженные",
    "силы",
    "войска",
];

/// Verbs and nouns of having forces somewhere, in the languages in which a text is first written.
const STATIONS: (&[&str], &[&str]) = (
    &[
        "station",
        "deploy",
        "maintain",
        "keep",
        "garrison",
        "quarter",
        "establish",
        "build",
        "retain",
        "have",
        "base",
        "stationner",
        "déployer",
        "maintenir",
        "estacionar",
        "desplegar",
        "mantener",
        "розміщувати",
        "розмістити",
        "размещать",
        "разместить",
    ],
    &[
        "armed forces",
        "military forces",
        "forces",
        "troops",
        "garrison",
        "military base",
        "naval base",
        "air base",
        "troupes",
        "fuerzas",
        "tropas",
        "збройні сили",
        "війська",
        "вооружённые силы",
        "вооруженные силы",
        "войска",
    ],
);

/// Whether words speak of having forces somewhere, and whether of any forces.
fn stations(text: &str) -> (bool, bool) {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let verb = words.first().is_some_and(|w| STATIONS.0.contains(w));
    let noun = STATIONS.1.iter().any(|n| text.contains(n)) && !words.contains(&"non");
    (verb && noun, verb && noun && words.iter().all(|w| GENERAL.contains(w)))
}

/// Words without case, quotation marks and the width of blanks.
pub(in crate::rules) fn plain(text: &str) -> String {
    let text = text.replace('"', " ").to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An action and those of which it is a kind, the most specific first.
pub(in crate::rules) fn kinds(model: &Model<'_>, action: NodeId) -> Vec<NodeId> {
    let (mut out, mut todo) = (Vec::new(), vec![action]);
    while let Some(id) = todo.pop() {
        if out.contains(&id) || out.len() > 64 {
            continue;
        }
        out.push(id);
        for f in model.node(id).fields("is") {
            if let Value::List(l) = &f.value {
                todo.extend(model.nodes_in(l, id));
            }
        }
    }
    out
}

/// The keys under which an act is forbidden.
pub(in crate::rules) fn forbidden_as(model: &Model<'_>, node: NodeId, act: &Act<'_>) -> Vec<Key> {
    let worded = |text: String, out: &mut Vec<Key>| {
        if stations(&text).1 {
            out.push(Key::Stay);
        }
        out.push(Key::Words(text));
    };
    let mut out = Vec::new();
    match act {
        Act::Declared(n) => {
            out.push(Key::Declared(*n));
            worded(plain(&model.called(*n)), &mut out);
        }
        Act::Words(w) => worded(whole_text(model, node, w), &mut out),
        Act::Plain(Conduct::Stay) => out.push(Key::Stay),
        Act::Plain(_) => {}
    }
    out
}

/// The keys under which a ban meets an act that is demanded or permitted.
pub(in crate::rules) fn met_as(model: &Model<'_>, node: NodeId, act: &Act<'_>) -> Vec<Key> {
    let worded = |text: String, out: &mut Vec<Key>| {
        if stations(&text).0 {
            out.push(Key::Stay);
        }
        out.push(Key::Words(text));
    };
    let mut out = Vec::new();
    match act {
        Act::Declared(n) => {
            for kind in kinds(model, *n) {
                out.push(Key::Declared(kind));
                worded(plain(&model.called(kind)), &mut out);
            }
        }
        Act::Words(w) => worded(whole_text(model, node, w), &mut out),
        Act::Plain(Conduct::Stay) => out.push(Key::Stay),
        Act::Plain(_) => {}
    }
    let mut seen: Vec<Key> = Vec::new();
    out.retain(|k| {
        let new = !seen.contains(k);
        seen.push(k.clone());
        new
    });
    out
}

/// The lists of a construct's fields.
fn lists<'t>(model: &Model<'t>, node: NodeId) -> impl Iterator<Item = (&'t Field, &'t List)> {
    model.node(node).fields.iter().filter_map(|f| match &f.value {
        Value::List(l) => Some((f, &**l)),
        _ => None,
    })
}

/// All the words of the member of a list in which some words stand, with the names amid them.
fn whole_text(model: &Model<'_>, node: NodeId, words: &Words) -> String {
    let mut items = lists(model, node).flat_map(|(_, l)| &l.items);
    let item = items.find(|i| i.span.contains(words.span) && (i.around.is_some() || !i.more.is_empty()));
    plain(model.text(item.map_or(words.span, |i| i.span)))
}

/// Where a commitment applies: the places that it names as they are, each under its condition, and others in words.
#[derive(Default)]
pub(in crate::rules) struct Where {
    pub places: Vec<(NodeId, Ctx)>,
    pub words: Vec<String>,
}

/// The places of a commitment. What stands in relation to a place ("within 2 km of the line") is not that place.
pub(in crate::rules) fn places(model: &Model<'_>, c: &Commitment<'_>) -> Where {
    let mut out = Where::default();
    let choices = &model.tree.choices;
    let node = c.src.node;
    let sentence = model.node(node).kind.class == Class::Sentence;
    let said = |f: &Field| {
        let places = matches!(f.spec.phrase, Phrase::Places) && f.spec.word != "to";
        places || matches!(f.spec.word, "from" | "of") && !sentence
    };
    // Words after a place narrow it: what is done there is done in it, what is forbidden there may not be in all of it.
    let whole = c.modality != Modality::MustNot;
    let bare = |i: &Item| i.around.as_ref().is_none_or(|a| whole && a.0.runs.is_empty());
    let exact = |i: &Item| i.place.is_none() && bare(i) && i.more.is_empty();
    for (f, l) in lists(model, node).filter(|(f, _)| said(f)) {
        let Some(ctx) = choices.meet(c.ctx, f.ctx) else { continue };
        for item in &l.items {
            match &item.is {
                Named::Path(p) if exact(item) => {
                    let own = model.nodes_of(p, node).into_iter().filter(|n| c.places.contains(n));
                    out.places.extend(own.map(|n| (n, ctx)));
                }
                Named::Path(_) | Named::Words(_) if matches!(f.spec.phrase, Phrase::Places) => {
                    out.words.push(plain(model.text(item.span)));
                }
                _ => {}
            }
        }
    }
    out
}

/// What a sentence says beside its act, place and time: to whom, with what, how much.
const QUALIFIERS: [&str; 13] =
    ["to", "of", "with", "from", "between", "under", "along", "through", "amount", "every", "words", "name", "who"];

/// Whether a ban says nothing beside its act that the other sentence does not say as well.
pub(in crate::rules) fn as_wide(model: &Model<'_>, ban: &Commitment<'_>, other: &Commitment<'_>) -> bool {
    let (a, b) = (model.node(ban.src.node), model.node(other.src.node));
    if a.kind.class != Class::Sentence {
        return true;
    }
    let passive = a.field("passive").is_some();
    let own = a.fields.iter().filter(|f| f.ctx == ban.ctx || model.tree.choices.implies(ban.ctx, f.ctx));
    let mut qualifiers = own.filter(|f| QUALIFIERS.contains(&f.spec.word)).filter(|f| f.spec.word != "who" || passive);
    qualifiers.all(|f| {
        let same = b.fields.iter().filter(|g| g.spec.word == f.spec.word);
        same.into_iter().any(|g| {
            plain(model.text(f.value_span)) == plain(model.text(g.value_span))
                || match (&f.value, &g.value) {
                    (Value::List(f), Value::List(g)) => holds_all(model, (ban.src.node, f), (other.src.node, g)),
                    _ => false,
                }
        })
    })
}

/// Whether each member of a list is among, or lies in, what the first names.
fn holds_all(model: &Model<'_>, (at, wide): (NodeId, &List), (there, narrow): (NodeId, &List)) -> bool {
    let named = |l: &List| l.items.iter().all(|i| matches!(i.is, Named::Path(_)) && i.around.is_none());
    if !named(wide) || !named(narrow) || !wide.except.is_empty() {
        return false;
    }
    let spread = |l, at| -> Vec<NodeId> {
        model
            .nodes_in(l, at)
            .into_iter()
            .flat_map(|n| if model.is_actor(n) { model.members(n) } else { vec![n] })
            .collect()
    };
    let (wide, narrow) = (spread(wide, at), spread(narrow, there));
    let place = |n: NodeId| model.node(n).kind.class == Class::Place;
    let held = |n: NodeId| wide.iter().any(|w| *w == n || place(n) && place(*w) && model.lies_within(n, *w));
    !narrow.is_empty() && narrow.into_iter().all(held)
}

/// The conditions of a commitment in words: those that must be met, and those that must not.
pub(in crate::rules) fn conditions(model: &Model<'_>, c: &Commitment<'_>) -> (Vec<String>, Vec<String>) {
    let (mut met, mut unmet) = (Vec::new(), Vec::new());
    for (condition, unless) in own_conditions(model, c) {
        if unless {
            split(condition, true, &mut |c| unmet.push(key(model, c)));
        } else {
            split(condition, false, &mut |c| met.push(key(model, c)));
        }
    }
    (met, unmet)
}

/// The conditions of a commitment and of what it stands in, as far as they belong to its reading.
fn own_conditions<'t>(model: &Model<'t>, c: &Commitment<'t>) -> Vec<(&'t Condition, bool)> {
    let around: Vec<NodeId> = model.around(c.src.node).collect();
    let fields = around.into_iter().flat_map(|a| &model.node(a).fields);
    let here = fields.filter(|f| model.tree.choices.compatible(c.ctx, f.ctx));
    here.filter_map(|f| match (&f.value, f.spec.word) {
        (Value::Condition(c), "if" | "unless" | "provided") => Some((&**c, f.spec.word == "unless")),
        _ => None,
    })
    .collect()
}

/// All of which must hold (`any`: of which one will do), each for itself.
fn split<'c>(condition: &'c Condition, any: bool, visit: &mut dyn FnMut(&'c Condition)) {
    match condition {
        Condition::Any(all) if any => all.iter().for_each(|c| split(c, any, visit)),
        Condition::All(all) if !any => all.iter().for_each(|c| split(c, any, visit)),
        _ => visit(condition),
    }
}

/// A condition in words, so that the same one reads the same; who determines it makes no difference.
fn key(model: &Model<'_>, condition: &Condition) -> String {
    let text = |l: &Option<Box<List>>| l.as_ref().map(|l| plain(model.text(l.span))).unwrap_or_default();
    let joined = |all: &[Condition], by: &str| {
        let mut all: Vec<String> = all.iter().map(|c| key(model, c)).collect();
        all.sort();
        all.join(by)
    };
    match condition {
        Condition::Any(all) => joined(all, " or "),
        Condition::All(all) => joined(all, " and "),
        Condition::Not(c) => format!("not {}", key(model, c)),
        Condition::Event { event, by, on, place, not_in_self_defence, .. } => {
            let event = match event {
                EventRef::Path(p) => p.span(),
                other => other.span(),
            };
            let event = plain(model.text(event));
            format!("{event} by {} on {} in {} {not_in_self_defence}", text(by), text(on), text(place))
        }
        Condition::Breach { of, by, .. } => format!("breach {} by {}", plain(model.text(of.span)), text(by)),
        Condition::While(l) => format!("while {}", plain(model.text(l.span))),
        Condition::Agreement(l) => format!("agreement {}", plain(model.text(l.span))),
        Condition::Discretion(l, _) => format!("discretion of {}", text(l)),
        Condition::Words(w, _) => plain(model.text(w.span)),
        Condition::Determined(c, _) => key(model, c),
        // Two blanks are filled in each for itself.
        Condition::Blank(span) => format!("blank {}", span.start),
    }
}

/// Whether conditions let a ban and what it forbids meet: the ban holds wherever the other does, and does not step back there.
pub(in crate::rules) fn can_meet(model: &Model<'_>, ban: &Commitment<'_>, other: &Commitment<'_>) -> bool {
    let (met, unmet) = conditions(model, ban);
    let (there, _) = conditions(model, other);
    met.iter().all(|c| there.contains(c))
        && !unmet.iter().any(|c| there.contains(c))
        && !there.iter().any(|c| met.iter().any(|m| *m == format!("not {c}")))
}
