//! `R101 unknown-name`: a name nobody declares; nearest offered.

use super::nearest::{Guesser, Meant};
use super::{MAX_LABELS, any_of};
use crate::finding::{Code, Edit, Finding, Fix, Severity};
use crate::model::uses::fewest;
use crate::model::{NodeId, Sort, Target, Unresolved, Use, refs};
use crate::packages::coupling;
use crate::rules::Case;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::kind::Phrase;
use crate::syntax::tree::{Name, Sym};
use rustc_hash::{FxHashMap, FxHashSet};

/// What unknown names were likely meant to name.
pub(in crate::rules) fn meant(case: &Case<'_>) -> Vec<NodeId> {
    let mut guesser = Guesser::new(case.model);
    let mut out = Vec::new();
    let mut seen = FxHashSet::default();
    for u in case.uses() {
        let Some((name, None)) = unknown(case, u) else { continue };
        let sort = if u.path.single().is_some() { u.sort } else { Sort::Thing };
        if !seen.insert((name.sym, sort.words())) {
            continue;
        }
        if let Some((_, Meant::Target(Target::Node(id)))) =
            guesser.name(case.model.name(name.sym), sort, u.scope, false)
        {
            out.push(id);
        }
    }
    out
}

/// One name that means nothing, at all its places.
struct Unknown<'m, 't> {
    name: Name,
    /// Of which construct it should be an event or part.
    owner: Option<NodeId>,
    first: &'m Use<'t>,
    places: Vec<Span>,
    uses: Vec<&'m Use<'t>>,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut all: Vec<Unknown<'_, '_>> = Vec::new();
    let mut index: FxHashMap<Sym, usize> = FxHashMap::default();
    for u in case.uses() {
        let Some((name, owner)) = unknown(case, u) else { continue };
        let at = *index.entry(name.sym).or_insert_with(|| {
            all.push(Unknown { name, owner, first: u, places: Vec::new(), uses: Vec::new() });
            all.len() - 1
        });
        if let Some(unknown) = all.get_mut(at) {
            unknown.places.push(name.span);
            unknown.uses.push(u);
        }
    }
    if all.is_empty() {
        return;
    }
    for unknown in &mut all {
        // What stands in several readings of a bracket stands there once.
        unknown.places.sort_unstable();
        unknown.places.dedup();
    }
    // What is used rightly somewhere is not itself misspelt where it is declared.
    let used: FxHashSet<Sym> =
        case.uses().iter().filter(|u| u.means.is_ok()).filter_map(|u| Some(u.path.first()?.sym)).collect();
    let mut guesser = Guesser::new(model);
    let mut statement = Span::default();
    out.extend(all.iter().filter_map(|unknown| finding(case, unknown, &used, &mut guesser, &mut statement)));
}

/// What of a use means nothing at all, and of which construct it should be an event or part.
fn unknown(case: &Case<'_>, u: &Use<'_>) -> Option<(Name, Option<NodeId>)> {
    let (name, owner) = match u.means {
        Err(Unresolved::Unknown(name)) => (name, None),
        Err(Unresolved::NoPart(owner, name)) => (name, Some(owner)),
        Ok(_) | Err(Unresolved::Hurt) => return None,
    };
    let known = coupling::WORDS.contains(&u.field.word) && names_choice(case, u) || names_field(case, u);
    let plain = u.path.single().is_some() && refs::is_plain(case.model.name(name.sym));
    (!known && !plain && !case.model.is_hurt(name.sym)).then_some((name, owner))
}

/// Whether a name is that of a field of the clause around, in whose place a text stands: `text of takes_effect "…"`.
fn names_field(case: &Case<'_>, u: &Use<'_>) -> bool {
    let model = case.model;
    if model.node(u.scope).kind.class != Class::Text || u.field.word != "of" {
        return false;
    }
    let words: Vec<&str> = u.path.0.iter().map(|n| model.name(n.sym)).collect();
    let words = words.join(" ").replace('_', " ");
    model.parent(u.scope).is_some_and(|p| model.node(p).kind.field(&words).is_some())
}

/// Whether a name is that of a bracket, or of a bracket and one of its sides: `corridor.lasts`, `corridor.lasts.Russia`.
fn names_choice(case: &Case<'_>, u: &Use<'_>) -> bool {
    coupling::named(&case.model.tree.choices, &coupling::written(case.model, u.path)).is_some()
}

/// The bracket of which a name is meant to be a side, and what its sides are called.
fn bracket<'c>(case: &'c Case<'_>, u: &Use<'_>) -> Option<(&'c str, Vec<&'c str>)> {
    let written = coupling::written(case.model, u.path);
    let (name, _) = written.rsplit_once('.').filter(|_| coupling::WORDS.contains(&u.field.word))?;
    let choice = case.choices().iter().map(|(_, c)| c).find(|c| c.name == name)?;
    let mut sides: Vec<&str> = Vec::new();
    for option in &choice.options {
        let proposers = option.proposers.iter().map(String::as_str);
        sides.extend(if option.proposers.is_empty() { vec![option.name.as_str()] } else { proposers.collect() });
    }
    Some((choice.name.as_str(), sides))
}

fn finding(
    case: &Case<'_>,
    unknown: &Unknown<'_, '_>,
    used: &FxHashSet<Sym>,
    guesser: &mut Guesser<'_, '_>,
    statement: &mut Span,
) -> Option<Finding> {
    let model = case.model;
    let word = model.name(unknown.name.sym);
    let first = unknown.first;
    // Where a word of the language may stand, only what is nearly a name or such a word was meant as one.
    let must = unknown.uses.iter().any(|u| u.declared);
    let (message, meant, otherwise) = if let Some((bracket, sides)) = bracket(case, first) {
        let guess = guesser.among(word, sides.iter().copied()).map(|w| (w, Meant::Word));
        (format!("the bracket `{bracket}` has no side `{word}`"), guess, format!("write {}", any_of(&sides)))
    } else if let Some(owner) = unknown.owner {
        let (events, parts) = model.parts_of(owner);
        let guess = guesser.among(word, parts.iter().chain(&events).copied()).map(|w| (w, Meant::Word));
        let message = format!("{} has no {} `{word}`", model.quoted(owner), has(&events, &parts));
        let list: Vec<&str> = parts.iter().chain(&events).copied().take(12).collect();
        let otherwise =
            if list.is_empty() { "name the construct alone".into() } else { format!("write {}", any_of(&list)) };
        (message, guess, otherwise)
    } else {
        let sort = if first.path.single().is_some() { first.sort } else { Sort::Thing };
        let guess = guesser.name(word, sort, first.scope, !must || sort == Sort::Thing);
        // A strange word makes what follows it strange: one of them is enough.
        if guess.is_none() && (first.at == *statement || !must && first.field.phrase == Phrase::Amount) {
            return None;
        }
        let said = match guess {
            Some((_, Meant::Target(t))) => noun(case, t).unwrap_or(noun_of(sort)),
            _ => noun_of(sort),
        };
        *statement = first.at;
        (format!("no{said} is called `{word}`").replace("no thing", "nothing"), guess, declare(sort, word))
    };
    let mut f = Finding::new(Code("R101"), Severity::Error, message);
    for (i, span) in unknown.places.iter().take(MAX_LABELS).enumerate() {
        f = f.at(*span, if i == 0 { "nobody declares it" } else { "and here" });
    }
    let Some((name, meant)) = meant else { return Some(holds(case, f.help(otherwise), unknown)) };
    // Many uses agree, and nothing uses what is declared: then it is the declaration that is misspelt.
    if let Meant::Target(Target::Node(id)) = meant {
        let declared = model.node(id).name.filter(|n| unknown.places.len() > 1 && !used.contains(&n.sym));
        if let Some(declared) = declared {
            f = f.at(declared.span, "this is near, and nothing uses it").help(format!(
                "is {} meant to be called `{word}`? It is written `{name}` where it is declared",
                model.described(Target::Node(id), case.numbers)
            ));
            f = f.fix(format!("call it `{word}`"), declared.span, word);
            return Some(holds(case, f, unknown));
        }
    }
    let described = match meant {
        Meant::Target(t) => format!(", {}", model.described(t, case.numbers)),
        Meant::Word => String::new(),
    };
    f = f.help(format!("did you mean `{name}`{described}?"));
    f.fix = Some(Fix {
        title: format!("replace `{word}` by `{name}`"),
        edits: unknown.places.iter().map(|span| Edit { span: *span, text: name.to_owned() }).collect(),
    });
    Some(holds(case, f, unknown))
}

fn holds(case: &Case<'_>, mut f: Finding, unknown: &Unknown<'_, '_>) -> Finding {
    let ctxs: Vec<_> = unknown.uses.iter().map(|u| u.ctx).collect();
    f.holds = fewest(&case.model.tree.choices, crate::choice::Ctx::ALWAYS, &ctxs);
    f
}

fn has(events: &[&str], parts: &[&str]) -> &'static str {
    match (events.is_empty(), parts.is_empty()) {
        (false, true) => "event",
        (true, false) => "part",
        _ => "event or phase",
    }
}

fn noun_of(sort: Sort) -> &'static str {
    match sort {
        Sort::Actor => " actor",
        Sort::Place => " place",
        Sort::Clause => " clause",
        Sort::Act => " action",
        Sort::Event => " event",
        Sort::Thing => "thing",
    }
}

fn noun(case: &Case<'_>, target: Target) -> Option<&'static str> {
    [Sort::Actor, Sort::Place, Sort::Clause, Sort::Act, Sort::Event]
        .into_iter()
        .find(|s| case.model.fits(target, *s))
        .map(noun_of)
}

/// How such a thing is declared.
fn declare(sort: Sort, word: &str) -> String {
    match sort {
        Sort::Actor => {
            format!("declare it: `party {word} \"what the treaty calls it\"`, or say in quotation marks who it is")
        }
        Sort::Place => {
            format!("declare it: `zone {word} \"what the treaty calls it\"`, or say in quotation marks where it is")
        }
        Sort::Clause => "name a clause, a rule or an article of this treaty".into(),
        Sort::Act => format!("declare it: `action {word} \"what is done\"`, or say in quotation marks what is done"),
        Sort::Event => {
            format!("declare it: `event {word} \"what happens\"`, or name an event of a clause, such as `truce.effect`")
        }
        Sort::Thing => "declare it, or write it in quotation marks".into(),
    }
}
