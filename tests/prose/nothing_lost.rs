//! Whatever words a line of a clause may hold, they are printed: prose that drops what was written is a treaty that says less.

use super::{GROUND, prose};
use treatyc::clauses::{LEXICON, VOCABULARY};
use treatyc::syntax;
use treatyc::syntax::kind::{Class, FieldSpec, Kind, Need, Phrase, Role};

/// Words that stand nowhere else.
const MARK: &str = "quartz lanterns";

/// The ways in which a field may hold words.
fn lines(field: &FieldSpec) -> Vec<String> {
    let with = |word: &str| format!("{} {word} \"{MARK}\"", field.word);
    match field.phrase {
        Phrase::Slots(roles, _) => roles.iter().map(|r| with(if *r == Role::Words { "" } else { r.word() })).collect(),
        _ => vec![with("")],
    }
}

/// A clause with what it cannot do without, and one line more.
fn clause(kind: &Kind, line: &str, of: &FieldSpec) -> String {
    let mut groups = Vec::new();
    let mut all = vec![line.to_owned()];
    for field in kind.fields.iter().filter(|f| f.word != of.word) {
        let needed = match field.need {
            Need::Must => true,
            Need::OneOf(g) if Need::OneOf(g) != of.need && !groups.contains(&g) => {
                groups.push(g);
                true
            }
            _ => false,
        };
        if needed {
            all.push(format!("{} {}", field.word, field.example));
        }
    }
    format!("article one \"One\" {{\n{} {{\n{}\n}}\n}}\n", kind.word, all.join("\n"))
}

fn is_read(text: &str) -> bool {
    let whole = format!("{GROUND}{text}");
    syntax::read(&whole, 0, &LEXICON, &mut |_, _| None).1.is_empty()
}

#[test]
fn the_words_of_every_line_are_printed() {
    let mut lost = Vec::new();
    let mut tried = 0;
    for kind in VOCABULARY.iter().filter(|k| k.class == Class::Clause && k.word != "text") {
        for field in kind.fields.iter().filter(|f| !f.word.is_empty()) {
            for line in lines(field) {
                let text = clause(kind, &line, field);
                // A ceiling or a response is said of something, which these words alone do not say.
                let alone = kind.word == "limitation" || line.starts_with("responds of");
                if !alone && is_read(&text) {
                    tried += 1;
                    let said = prose(&text);
                    if !said.to_lowercase().contains(MARK) {
                        lost.push(format!("{}: {line}\n{said}", kind.word));
                    }
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} of {tried}:\n{}", lost.len(), lost.join("\n"));
    assert!(tried > 270, "{tried}");
}
