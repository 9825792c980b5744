//! Numbers that a drafter has written: a paragraph that begins with one is given no other.

use super::inline::Inline;

/// What the number that a paragraph begins with says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnLabel {
    /// "2.", "(2)", "[4][2].": a paragraph like the others.
    Paragraph,
    /// "(b)", "[(b)": a part of the paragraph before it.
    Item,
}

/// As much as a number with its brackets takes.
const HEAD: usize = 24;

/// The number with which words begin, whatever is in brackets of it.
#[must_use]
pub fn own_label(words: &[Inline]) -> Option<OwnLabel> {
    let mut head = String::new();
    flatten(words, &mut head);
    let head = head.trim_start();
    if let Some((label, after)) = head.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        let short = (1..=4).contains(&label.chars().count()) && label.chars().all(char::is_alphanumeric);
        let item = !label.chars().all(|c| c.is_ascii_digit());
        let kind = if item { OwnLabel::Item } else { OwnLabel::Paragraph };
        return (short && after.starts_with(char::is_whitespace)).then_some(kind);
    }
    let end = head.find(char::is_whitespace)?;
    let number = head.get(..end)?.strip_suffix(['.', ')'])?;
    let digits = |part: &str| part == "x" || (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    number.split('.').all(digits).then_some(OwnLabel::Paragraph)
}

/// The first characters as they would read if everything in brackets stood.
fn flatten(words: &[Inline], head: &mut String) {
    for inline in words {
        if head.len() >= HEAD {
            return;
        }
        match inline {
            Inline::Text(text) => head.extend(text.chars().take(HEAD)),
            Inline::Blank(blank) => head.extend(blank.chars().filter(|c| !matches!(c, '[' | ']')).take(HEAD)),
            Inline::Bracket(sides) => sides.iter().for_each(|s| flatten(&s.words, head)),
            Inline::Ref(..) | Inline::Open(..) => {
                // What stands for a name or a value is no number of a paragraph.
                head.push('|');
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup;
    use super::{OwnLabel, own_label};

    #[test]
    fn numbers_are_told_from_words() {
        let label = |text: &str| own_label(&markup::phrase(text, 0));
        for text in ["1. The Council", "12) The Council", "(3) The Council", "2.1. The Council"] {
            assert_eq!(label(text), Some(OwnLabel::Paragraph), "{text}");
        }
        for text in ["(a) members;", "(iii) members;", "(bis) members;"] {
            assert_eq!(label(text), Some(OwnLabel::Item), "{text}");
        }
        for text in ["1.5 per cent", "1962. The year", "(members) of", "(a)bc", "4 members", "The Council", ""] {
            assert_eq!(label(text), None, "{text}");
        }
    }

    #[test]
    fn brackets_around_a_number_are_seen_through() {
        let side = |words: &str| (Vec::new(), words.to_owned());
        let of = |text: String| own_label(&markup::phrase(&text, 0));
        let double = markup::bracket(&[side("4")]) + &markup::bracket(&[side("2")]) + ". The Council";
        assert_eq!(of(double), Some(OwnLabel::Paragraph));
        assert_eq!(of(markup::blank("[x]") + ". The Council"), Some(OwnLabel::Paragraph));
        assert_eq!(of(markup::bracket(&[side("(b) members; and")])), Some(OwnLabel::Item));
        assert_eq!(of(markup::blank("[x]") + " members"), None);
    }
}
