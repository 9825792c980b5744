//! `S010 look-alike-name`: a name mixing scripts, or two names that look the same (Latin and Cyrillic "а").

use crate::finding::{Code, Finding, Severity};
use crate::rules::Case;
use crate::syntax::tree::Name;
use rustc_hash::FxHashMap;
use unicode_security::{MixedScript, skeleton};

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut looks: FxHashMap<String, (&str, Name)> = FxHashMap::default();
    for (name, id) in model.declared() {
        let word = model.name(name.sym);
        if !word.is_ascii() && !word.is_single_script() {
            out.push(
                Finding::new(
                    Code("S010"),
                    Severity::Warning,
                    format!("the name `{word}` mixes letters of different scripts"),
                )
                .at(name.span, odd(word))
                .why("one of its letters looks like another, and whoever types the name as it looks will not find it")
                .help("write the whole name in one script")
                .under(model.ctx(id)),
            );
            // It will look like its honest twin as well; that is the same fault.
            continue;
        }
        let look: String = skeleton(word).collect();
        let (other, first) = looks.entry(look).or_insert((word, name));
        if *other != word {
            out.push(
                Finding::new(
                    Code("S010"),
                    Severity::Warning,
                    format!("`{word}` looks like `{other}` and is another name"),
                )
                .at(name.span, "this name")
                .at(first.span, "and this one")
                .help("give one of them a name that the eye can tell from the other")
                .under(model.ctx(id)),
            );
        }
    }
}

/// Which letters are the odd ones.
fn odd(word: &str) -> String {
    let (ascii, others): (Vec<char>, Vec<char>) = word.chars().filter(|c| c.is_alphabetic()).partition(char::is_ascii);
    let few = if ascii.len() < others.len() { ascii } else { others };
    let shown: Vec<String> = few.iter().take(4).map(|c| format!("\"{c}\" (U+{:04X})", u32::from(*c))).collect();
    format!("{} {} of another script", shown.join(", "), if few.len() == 1 { "is" } else { "are" })
}
