//! Couplings in words: what options say that they require, exclude, or go together with.

use super::{Clash, minimal};
use crate::choice::{ChoiceId, Choices, Ctx};
use crate::model::{Model, Target};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Named, Path, Value};

/// The words that couple.
pub const WORDS: [&str; 3] = ["requires", "excludes", "linked with"];

/// One coupling and what it rules out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coupling {
    /// `requires`, `excludes` or `linked with`.
    pub word: &'static str,
    /// The whole statement.
    pub span: Span,
    /// The smallest sets of options that it rules out.
    pub clashes: Vec<Clash>,
}

/// Everything that is coupled in words.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Couplings {
    /// The couplings that rule something out, in the order of the text.
    pub all: Vec<Coupling>,
    /// The choices that they speak of.
    pub linked: Vec<ChoiceId>,
}

impl Couplings {
    /// Everything that they rule out.
    #[must_use]
    pub fn ruled_out(&self) -> Vec<Clash> {
        self.all.iter().flat_map(|c| c.clashes.iter().cloned()).collect()
    }
}

/// The couplings of a treaty.
#[must_use]
pub fn couplings(model: &Model<'_>) -> Couplings {
    let choices = &model.tree.choices;
    let mut out = Couplings::default();
    if choices.is_empty() {
        return out;
    }
    for id in model.ids() {
        let node = model.node(id);
        // `neutrality` excludes acts, and no options.
        let couples = |w: &str| WORDS.contains(&w) && (w != "excludes" || node.kind.class != Class::Clause);
        for field in node.fields.iter().filter(|f| couples(f.spec.word)) {
            let Value::List(list) = &field.value else { continue };
            let mut terms: Vec<Clash> = Vec::new();
            for item in &list.items {
                let Named::Path(path) = &item.is else { continue };
                let there = match named(choices, &written(model, path)) {
                    Some((choice, ctxs)) => {
                        out.linked.push(choice);
                        ctxs
                    }
                    None => match model.try_resolve(path, id) {
                        Ok(targets) => targets.iter().map(|t| stands(model, *t)).collect(),
                        Err(_) => continue,
                    },
                };
                out.linked.extend(choices.taken(field.ctx).iter().map(|t| t.0));
                let ruled_out: Vec<Ctx> = match field.spec.word {
                    "excludes" => there.iter().filter_map(|t| choices.both(field.ctx, *t)).collect(),
                    "requires" => choices.uncovered(field.ctx, &there),
                    _ => {
                        let mut both = choices.uncovered(field.ctx, &there);
                        both.extend(there.iter().flat_map(|t| choices.uncovered(*t, &[field.ctx])));
                        both
                    }
                };
                terms.extend(ruled_out.iter().filter_map(|c| choices.closed(choices.taken(*c))));
            }
            let clashes = minimal::minimal(choices, &terms);
            if !clashes.is_empty() {
                out.all.push(Coupling { word: field.spec.word, span: field.span, clashes });
            }
        }
    }
    out.linked.sort_unstable();
    out.linked.dedup();
    out
}

/// A dotted name as written.
#[must_use]
pub fn written(model: &Model<'_>, path: &Path) -> String {
    path.0.iter().map(|n| model.name(n.sym)).collect::<Vec<_>>().join(".")
}

/// The choice that a dotted name means, and under which conditions what it names is there: a side by its name or proposer, or,
/// for the whole, every side that is not the absence of the text.
#[must_use]
pub fn named(choices: &Choices, written: &str) -> Option<(ChoiceId, Vec<Ctx>)> {
    choices.iter().find_map(|(id, choice)| {
        let side = match written.strip_prefix(choice.name.as_str())? {
            "" => None,
            rest => Some(rest.strip_prefix('.')?),
        };
        let options = (0u16..).zip(&choice.options);
        let meant = options.filter(|(_, o)| match side {
            None => !o.absent,
            Some(side) => o.name == side || o.proposers.iter().any(|p| p == side),
        });
        let ctxs: Vec<Ctx> = meant.filter_map(|(o, _)| choices.all_of(&[(id, o)])).collect();
        (side.is_none() || !ctxs.is_empty()).then_some((id, ctxs))
    })
}

/// Under which condition something that can be named is there.
fn stands(model: &Model<'_>, target: Target) -> Ctx {
    match target {
        Target::Node(n) | Target::Event(n, _) => model.ctx(n),
        Target::Builtin(_) => Ctx::ALWAYS,
    }
}
