//! `R108 breaks-in-package`: the target is absent in some package in which the reference stands.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::uses::fewest;
use crate::model::{NodeId, Target};
use crate::packages::coupling;
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
        if coupling::WORDS.contains(&u.field.word) {
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
            b.ctxs.extend(choices.uncovered(u.ctx, &there));
        }
    }
    out.extend(all.into_iter().map(|b| finding(case, &b)));
}

fn finding(case: &Case<'_>, b: &Broken) -> Finding {
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
    f.holds = fewest(choices, Ctx::ALWAYS, &b.ctxs);
    f.holds.sort_unstable();
    f
}

fn on(words: &str) -> String {
    if words.starts_with("with") { words.to_owned() } else { format!("in {words}") }
}
