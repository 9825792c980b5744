//! Every field of every construct: its word and its example must read as the field says.

use super::{findings, nodes};
use std::fmt::Write as _;
use treatyc::clauses::{LEXICON, VOCABULARY};
use treatyc::syntax::kind::{Class, Kind, Naming, Phrase};
use treatyc::syntax::tree::Value;

/// Constructs from the file down to one that may hold `kind`.
fn way_to(kind: &'static Kind) -> Vec<&'static Kind> {
    let mut ways: Vec<Vec<&'static Kind>> = vec![vec![LEXICON.root]];
    let mut at = 0;
    while at < ways.len() {
        let way = ways[at].clone();
        let last = way[way.len() - 1];
        let holds = |k: &&&'static Kind| match k.class {
            Class::Part => last.parts.contains(&k.word),
            class => last.holds.contains(&class),
        };
        for next in VOCABULARY.iter().filter(holds) {
            let mut way = way.clone();
            way.push(next);
            if std::ptr::eq(*next, kind) {
                return way;
            }
            if way.len() < 5 && !matches!(next.class, Class::Text) {
                ways.push(way);
            }
        }
        at += 1;
    }
    panic!("nothing may hold `{}`", kind.word)
}

/// A text in which `line` stands in a construct of this kind.
pub fn text_with(kind: &'static Kind, line: &str) -> String {
    let way = way_to(kind);
    let mut out = String::new();
    if way.iter().all(|k| k.class != Class::Head || k.word.is_empty()) {
        out.push_str("treaty \"T\" { }\n");
    }
    let mut close = String::new();
    for (i, k) in way.iter().enumerate().skip(1) {
        let name = if k.naming == Naming::No { String::new() } else { format!(" n{i}") };
        let title = if k.class == Class::Head { " \"T\"" } else { "" };
        let _ = writeln!(out, "{}{name}{title} {{", k.word);
        close.push_str("}\n");
    }
    format!("{out}{line}\n{close}")
}

#[test]
fn every_field_reads_its_own_example() {
    let mut wrong = String::new();
    // A sentence has no block: its fields are the parts of one line, which `sentences` tests.
    let kinds = VOCABULARY.iter().filter(|k| !matches!(k.class, Class::Text) && k.word != "rule");
    for kind in kinds {
        for spec in kind.all_fields() {
            let example = if spec.example.is_empty() { spec.phrase.words().1 } else { spec.example };
            let line = format!("{} {example}", spec.word);
            let text = text_with(kind, line.trim());
            let (tree, found) = findings(&text);
            let about = |m: &str| m.contains(" does not say ") || m.contains(" says none of ");
            for f in found.iter().filter(|f| !about(&f.message)) {
                let _ = writeln!(wrong, "{}: `{}`: {} {} ({:?})", kind.word, line.trim(), f.code, f.message, f.help);
            }
            let read =
                nodes(&tree).into_iter().filter(|n| std::ptr::eq(n.kind, *kind)).flat_map(|n| n.fields(spec.word));
            let values: Vec<_> = read.map(|f| &f.value).collect();
            if values.is_empty() || values.iter().any(|v| matches!(v, Value::Broken)) {
                let _ = writeln!(wrong, "{}: `{}` is not in the tree: {values:?}", kind.word, line.trim());
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_field_is_documented() {
    for kind in VOCABULARY {
        assert!(!kind.gist.is_empty(), "{}", kind.word);
        for spec in kind.all_fields() {
            assert!(!spec.doc.is_empty(), "{} {}", kind.word, spec.word);
            assert!(spec.phrase == Phrase::Flag || !spec.phrase.words().1.is_empty(), "{} {}", kind.word, spec.word);
        }
    }
}
