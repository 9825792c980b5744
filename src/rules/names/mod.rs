//! Names and references.

pub(super) mod breaks_in_package;
pub(super) mod circular;
pub(super) mod dangling_article;
pub(super) mod include;
mod nearest;
pub(super) mod number_and_word;
pub(super) mod repeated_name;
pub(super) mod term_hygiene;
pub(super) mod unknown_name;
pub(super) mod unused;
pub(super) mod wrong_kind;

/// So many places of one fault are labelled; a reader follows no more.
const MAX_LABELS: usize = 8;

/// "`a`", "`a` or `b`", "`a`, `b` or `c`".
fn any_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|w| format!("`{w}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} or {last}", all.join(", ")),
    }
}
