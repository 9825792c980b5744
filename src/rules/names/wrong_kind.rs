//! `R103 wrong-kind`: a place where an actor belongs, and so on.

use super::any_of;
use crate::finding::{Code, Finding, Severity};
use crate::model::uses::fewest;
use crate::model::{Sort, Target, Use};
use crate::rules::Case;
use crate::source::Span;
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut wrong: Vec<(Span, &Use<'_>, Target, Vec<crate::choice::Ctx>)> = Vec::new();
    let mut index: FxHashMap<Span, usize> = FxHashMap::default();
    for u in case.uses().iter().filter(|u| u.declared) {
        let Ok(targets) = &u.means else { continue };
        let Some(first) = targets.first().filter(|_| !targets.iter().any(|t| model.fits(*t, u.sort))) else { continue };
        let span = u.path.span();
        let at = *index.entry(span).or_insert_with(|| {
            wrong.push((span, u, *first, Vec::new()));
            wrong.len() - 1
        });
        if let Some(w) = wrong.get_mut(at) {
            w.3.push(u.ctx);
        }
    }
    for (span, u, target, ctxs) in wrong {
        let name = model.text(span);
        let is = model.sort_words(target);
        let field = match u.field.word {
            "" | "who" | "action" | "name" => "here stands".to_owned(),
            word => format!("`{word}` takes"),
        };
        let mut f =
            Finding::new(Code("R103"), Severity::Error, format!("`{name}` is {is}; {field} {}", u.sort.words()))
                .at(span, is);
        if let Target::Node(n) = target {
            f = f.at(model.declared_at(n), "declared here");
        }
        f = f.help(help(case, u, target, name));
        f.holds = fewest(&model.tree.choices, crate::choice::Ctx::ALWAYS, &ctxs);
        out.push(f);
    }
}

fn help(case: &Case<'_>, u: &Use<'_>, target: Target, name: &str) -> String {
    let model = case.model;
    match (u.sort, target) {
        (Sort::Event, Target::Node(n)) => {
            let (events, _) = model.parts_of(n);
            let all: Vec<String> = events.iter().take(8).map(|e| format!("{name}.{e}")).collect();
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            match all.as_slice() {
                [] => "name an event: something that happens at one moment".into(),
                all => format!("name one of its events: {}", any_of(all)),
            }
        }
        (Sort::Clause, Target::Event(n, _)) => format!("name the whole: {}", model.quoted(n)),
        (Sort::Actor, Target::Node(n)) if model.node(n).field("of").is_some() => {
            "name who acts: the party or body, not what it acts on".into()
        }
        (Sort::Actor, _) => {
            "name a party, a group, an organization, an organ, or a body that the treaty creates".into()
        }
        (Sort::Place, _) => "name a territory, a zone or a line, or say in quotation marks where it is".into(),
        (Sort::Act, _) => "name an action, or say in quotation marks what is done".into(),
        _ => "name a clause, a rule or an article".into(),
    }
}
