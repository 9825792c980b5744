//! What a text rests on: the definitions of what it names.

use super::{Substance, definition, is_aside, is_declared};
use crate::model::{Model, NodeId, Target, refs};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Name, Path};
use smallvec::SmallVec;

/// A definition that a text rests on.
#[derive(Clone, Debug)]
pub struct Rest {
    /// The construct.
    pub node: NodeId,
    /// Its name.
    pub name: String,
    /// What it says.
    pub says: Substance,
}

/// The definitions that an article rests on, by name: of the parties, places, terms, events, actions that it names, and of
/// those that these name in turn; and of the clauses of other articles that it names, themselves alone. On an article that
/// it names it does not rest, nor on the treaty's head and what every treaty has.
#[must_use]
pub fn rests(model: &Model<'_>, article: NodeId) -> Vec<Rest> {
    let inside = |id: NodeId| model.around(id).any(|a| a == article);
    let mut found: Vec<NodeId> = Vec::new();
    let mut todo: Vec<NodeId> = model.inside(article).collect();
    while let Some(scope) = todo.pop() {
        if is_aside(model.node(scope)) {
            continue;
        }
        let mut meet = |target: Target| {
            let (Target::Node(n) | Target::Event(n, _)) = target else { return };
            let Some(whole) = whole(model, n).filter(|w| !inside(*w) && !found.contains(w)) else { return };
            found.push(whole);
            if is_declared(model.node(whole).kind.class) {
                todo.extend(model.inside(whole));
            }
        };
        let node = model.node(scope);
        for field in node.fields.iter().filter(|f| !super::is_beside(node, f)) {
            refs::field(field, &mut |r| {
                if let refs::Reference::Path(path, _, _) = r {
                    model.resolve(path, scope).into_iter().for_each(&mut meet);
                }
            });
        }
        for path in named_in_words(model, scope) {
            model.resolve(&path, scope).into_iter().for_each(&mut meet);
        }
    }
    let name = |id: NodeId| model.node(id).name.map(|n| model.name(n.sym).to_owned());
    let mut out: Vec<Rest> = found
        .into_iter()
        .filter_map(|node| Some(Rest { node, name: name(node)?, says: definition(model, node) }))
        .collect();
    out.sort_by(|a, b| a.name.cmp(&b.name).then(a.node.cmp(&b.node)));
    out
}

/// What is defined as a whole where `id` is named: a declaration, or the clause that a phase belongs to.
fn whole(model: &Model<'_>, id: NodeId) -> Option<NodeId> {
    model.around(id).find(|a| {
        let class = model.node(*a).kind.class;
        is_declared(class) || matches!(class, Class::Clause | Class::Sentence)
    })
}

/// The names between braces in a text: `{eastern.completes}`.
fn named_in_words(model: &Model<'_>, scope: NodeId) -> Vec<Path> {
    let node = model.node(scope);
    let Some(title) = node.title.as_ref().filter(|_| node.kind.class == Class::Text) else { return Vec::new() };
    let mut out = Vec::new();
    for run in &title.runs {
        for inside in model.text(run.span).split('{').skip(1).filter_map(|t| Some(t.split_once('}')?.0)) {
            let names: Option<SmallVec<[Name; 1]>> = inside
                .trim()
                .split('.')
                .map(|word| model.tree.names.get(word).map(|sym| Name { sym, span: run.span }))
                .collect();
            out.extend(names.filter(|n| !n.is_empty()).map(Path));
        }
    }
    out
}
