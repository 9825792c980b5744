//! The language, form by form: every phrase that it has must be read, and into the right tree.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot be set up should fail")]

mod kinds;
mod show;

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
