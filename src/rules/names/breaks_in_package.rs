//! `R108 breaks-in-package`: the target is absent in some package in which the reference stands.

use crate::choice::{Choices, Ctx};
use crate::finding::{Code, Finding, Severity};
use crate::model::{NodeId, Target};
use crate::rules::Case;
use crate::source::Span;
use rustc_hash::FxHashMap;

/// What is wrong with one reference in one reading of it.
struct Broken {
    span: Span,
    target: NodeId,
    ctxs: Vec<Ctx>,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let choices = &model.tree.choices;
    if choices.is_empty() {
        return;
    }
    let mut all: Vec<Broken> = Vec::new();
    let mut index: FxHashMap<Span, usize> = FxHashMap::default();
    for u in case.uses() {
        // Options speak of each other: that is what they are for.
        if matches!(u.field.word, "requires" | "excludes" | "linked with") {
            continue;
        }
        let Ok(targets) = &u.means else { continue };
        let declared = targets.iter().filter_map(|t| match t {
            Target::Node(n) | Target::Event(n, _) => Some(*n),
            Target::Builtin(_) => None,
        });
        let nodes: Vec<NodeId> = declared.collect();
        let Some(first) = nodes.first().copied().filter(|_| nodes.len() == targets.len()) else { continue };
        let there: Vec<Ctx> = nodes.iter().map(|n| model.ctx(*n)).collect();
        if there.iter().any(|t| choices.implies(u.ctx, *t)) || choices.covered(u.ctx, &there) {
            continue;
        }
        let span = u.path.span();
        let at = *index.entry(span).or_insert_with(|| {
            all.push(Broken { span, target: first, ctxs: Vec::new() });
            all.len() - 1
        });
        if let Some(b) = all.get_mut(at) {
            let gaps = gaps(choices, u.ctx, &there);
            b.ctxs.extend(gaps);
        }
    }
    out.extend(all.into_iter().map(|b| finding(case, b)));
}

/// Conditions under which the reference stands and nothing that it means does, as far as conditions can say it.
fn gaps(choices: &Choices, here: Ctx, there: &[Ctx]) -> Vec<Ctx> {
    let mut out = Vec::new();
    let taken = there.iter().flat_map(|t| choices.taken(*t));
    for &(choice, _) in taken.filter(|t| !choices.taken(here).iter().any(|h| h.0 == t.0)) {
        let options = choices.get(choice).map_or(0, |c| u16::try_from(c.options.len()).unwrap_or(u16::MAX));
        for o in 0..options {
            let mut with: Vec<_> = choices.taken(here).to_vec();
            with.extend(choices.get(choice).map_or(&[][..], |c| choices.taken(c.parent)).iter().copied());
            with.push((choice, o));
            with.sort_unstable();
            with.dedup();
            let gap = choices.known(&with).filter(|g| !there.iter().any(|t| choices.compatible(*g, *t)));
            out.extend(gap.filter(|g| !out.contains(g)));
        }
    }
    if out.is_empty() && !there.iter().any(|t| choices.compatible(here, *t)) {
        out.push(here);
    }
    out
}

fn finding(case: &Case<'_>, b: Broken) -> Finding {
    let model = case.model;
    let choices = &model.tree.choices;
    let name = model.text(b.span);
    let ctx = model.ctx(b.target);
    let stands = choices.words(ctx);
    let mut f = Finding::new(
        Code("R108"),
        Severity::Error,
        format!("this refers to `{name}`, which is not there in every package in which this is"),
    )
    .at(b.span, format!("stands also without `{name}`"))
    .at(model.declared_at(b.target), format!("only {}", on(&stands)))
    .help(format!(
        "put the reference in brackets with `[#name …]` of the same name, move it into the same option, or declare `{name}` in the other options too"
    ));
    f.holds = b.ctxs;
    f.holds.sort_unstable();
    f.holds.dedup();
    f
}

fn on(words: &str) -> String {
    if words.starts_with("with") { words.to_owned() } else { format!("in {words}") }
}
