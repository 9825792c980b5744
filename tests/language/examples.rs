//! The treaties in the folder of examples.

use super::{clean, find, nodes};
use crate::common::packages;
use std::path::Path;
use treatyc::syntax::kind::Class;

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    std::fs::read_to_string(path).expect("an example")
}

#[test]
fn every_example_reads_without_a_finding() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "treaty") {
            let tree = clean(&std::fs::read_to_string(&path).expect("a text"));
            assert!(nodes(&tree).iter().any(|n| n.kind.class == Class::Final), "{}", path.display());
            count += 1;
        }
    }
    assert!(count >= 5);
}

#[test]
fn articles_stand_where_the_treaties_have_them() {
    let count = |name: &str| {
        let tree = clean(&example(name));
        let containers: Vec<_> = tree.nodes.iter().filter(|n| matches!(n.kind.word, "article" | "chapter")).collect();
        containers.iter().map(|n| if n.kind.word == "article" { 1 } else { n.children.len() }).sum::<usize>()
    };
    // What the final clauses say of consent, force and exit stands in them.
    assert_eq!(count("west-new-guinea-1962.treaty"), 26);
    assert_eq!(count("north-atlantic-1949.treaty"), 11);
    assert_eq!(count("panama-neutrality-1977.treaty"), 7);
    assert_eq!(count("kharkiv-2010.treaty"), 2);
}

#[test]
fn the_framework_has_eight_packages() {
    let tree = clean(&example("framework.treaty"));
    assert_eq!(packages(&tree.choices), 8);
}

#[test]
fn a_stated_total_stands_beside_its_entries() {
    let tree = clean(&example("west-new-guinea-1962.treaty"));
    let posts = find(&tree, "posts");
    assert_eq!(posts.children.iter().filter(|n| n.kind.word == "entry").count(), 13);
}
