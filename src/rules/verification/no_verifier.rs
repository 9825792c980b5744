//! `V801 no-verifier`: a withdrawal, ceasefire, ceiling, demilitarisation or exchange that nobody verifies.

use crate::choice::Ctx;
use crate::core::{Act, Commitment, Conduct, Modality, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::NodeId;
use crate::rules::Case;
use crate::rules::said::under;
use crate::syntax::kind::Class;

/// Words by which the treaty's own prose has somebody look.
const WATCH: &[&str] = &[
    "verif",
    "monitor",
    "supervis",
    "inspect",
    "observe",
    "observation",
    "contrôle",
    "vérif",
    "supervisi",
    "перевір",
    "провер",
    "спостер",
    "наблюд",
    "верифік",
    "верифик",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    // The whole text is searched for words only if something needs them, and once.
    let mut prose: Option<Vec<Ctx>> = None;
    let mut last = None;
    for c in &case.core.commitments {
        let Some(what) = watchable(case, c) else { continue };
        if last == Some(c.src.node) {
            continue;
        }
        last = Some(c.src.node);
        let id = c.src.node;
        let mut seen = seen(case, c);
        if case.unless(id, &seen).is_empty() {
            continue;
        }
        seen.extend(prose.get_or_insert_with(|| case.prose(WATCH)).iter());
        let ctxs = case.unless(id, &seen);
        if ctxs.is_empty() {
            continue;
        }
        let node = case.model.node(id);
        let finding = Finding::new(Code("V801"), Severity::Warning, format!("nobody verifies {}", case.the(id)))
            .at(node.point(), "no `verified by`, and no mission watches it")
            .why(format!("whether {what} will be one side's word against the other's"))
            .help("name who verifies it (`verified by … within …`), or let a `monitoring` clause watch it");
        out.push(under(finding, &ctxs));
    }
}

/// What somebody ought to see, if it is of that sort. Sentences of conduct are not.
fn watchable(case: &Case<'_>, c: &Commitment<'_>) -> Option<&'static str> {
    if case.model.node(c.src.node).kind.class != Class::Clause {
        return None;
    }
    let does = |conduct: Conduct| c.acts.contains(&Act::Plain(conduct));
    match c.modality {
        Modality::Must if does(Conduct::Leave) => Some("the forces have left"),
        Modality::Must if does(Conduct::Release) => Some("all have been released"),
        Modality::MustNot if does(Conduct::Hostilities) => Some("the fire has ceased"),
        Modality::MustNot if does(Conduct::Hold) => Some("the ceiling is kept"),
        Modality::MustNot
            if does(Conduct::Stay) && case.core.covers_of(c.src.node).iter().any(|k| k.role == Role::Demilitarizes) =>
        {
            Some("the place is free of forces")
        }
        _ => None,
    }
}

/// The conditions under which somebody sees.
fn seen(case: &Case<'_>, c: &Commitment<'_>) -> Vec<Ctx> {
    let (model, id) = (case.model, c.src.node);
    let mut out: Vec<Ctx> = case.core.watchers(model, id).map(|w| w.ctx).collect();
    for part in model.children(id) {
        out.extend(case.core.watchers(model, part).map(|w| w.ctx));
    }
    if c.acts.contains(&Act::Plain(Conduct::Leave)) {
        let leaving: Vec<NodeId> = c.who.actors.iter().flat_map(|a| model.behind(*a)).collect();
        let other = |who: &NodeId| !leaving.contains(who);
        // Who takes the place over sees that it is empty.
        out.extend(case.core.covers_of(id).iter().filter(|k| k.role == Role::Replaces).map(|k| k.ctx));
        // A party sees what happens in its own territory.
        let bound = model.signatories();
        let hosted = |p: &NodeId| {
            let owners = model.owners(*p);
            !owners.is_empty()
                && owners.iter().any(|o| other(o) && bound.contains(o))
                && !owners.iter().any(|o| leaving.contains(o))
        };
        if !c.places.is_empty() && c.places.iter().all(hosted) {
            out.push(model.ctx(id));
        }
    }
    out
}
