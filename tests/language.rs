//! The language, form by form: every phrase that it has must be read, and into the right tree.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up should fail"
)]

mod constructs;
mod examples;
mod kinds;
mod phrases;
mod show;
mod unsettled;

use treatyc::finding::Finding;
use treatyc::syntax::tree::{Node, Tree};

/// Reads a text.
fn findings(text: &str) -> (Tree, Vec<Finding>) {
    treatyc::syntax::read(text, 0, &treatyc::clauses::LEXICON, &mut |_, _| None)
}

/// All constructs of a tree, in order.
fn nodes(tree: &Tree) -> Vec<&Node> {
    let mut out = Vec::new();
    for node in &tree.nodes {
        node.walk(&mut |n| out.push(n));
    }
    out
}

/// Reads a text in which nothing may be wrong.
fn clean(text: &str) -> Tree {
    let (tree, found) = findings(text);
    let said: Vec<String> = found.iter().map(|f| format!("{} {} {:?}", f.code, f.message, f.help)).collect();
    assert!(said.is_empty(), "in\n{text}\n{said:#?}");
    tree
}

/// The construct called `name`.
fn find<'t>(tree: &'t Tree, name: &str) -> &'t Node {
    let named = |n: &&Node| n.name.is_some_and(|n| tree.names.text(n.sym) == name);
    nodes(tree).into_iter().find(named).unwrap_or_else(|| panic!("nothing is called {name}"))
}

/// The wording and the fields of a construct.
fn shown(show: &show::Show<'_>, node: &Node) -> String {
    let title = node.title.iter().map(|w| show.words(w));
    let fields = node.fields.iter().map(|f| format!("{} = {}", f.spec.word, show.value(&f.value)));
    title.chain(fields).collect::<Vec<_>>().join(" | ")
}
