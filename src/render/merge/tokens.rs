//! Running text in the pieces that brackets may part: words, blanks, marks; a number with its figures is one piece.

use crate::choice::ChoiceId;
use crate::model::NodeId;
use crate::render::inline::{Assignment, Inline, Reading, Side};

/// A piece of text that no bracket parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(Box<str>),
    Ref(NodeId, Box<str>),
    Blank(Box<str>),
    Bracket(ChoiceId, Vec<Piece>),
    /// A bracket that belongs to no choice.
    Fixed(Vec<Side>),
}

/// One side of a bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub options: Vec<u16>,
    pub words: Vec<Token>,
}

impl Token {
    /// Whether it is a word (or more), not a blank or a mark.
    pub(super) fn is_word(&self) -> bool {
        match self {
            Self::Word(w) => w.chars().any(char::is_alphanumeric),
            _ => true,
        }
    }
    /// How many tokens it is under an assignment that fixes all its choices.
    pub(super) fn width(&self, under: &Assignment) -> usize {
        match self {
            Self::Bracket(choice, pieces) => {
                let taken = under.of(*choice).and_then(|o| pieces.iter().find(|p| p.options.contains(&o)));
                taken.map_or(0, |p| p.words.iter().map(|t| t.width(under)).sum())
            }
            _ => 1,
        }
    }
}

/// The pieces of running text.
pub(super) fn tokens(words: &[Inline]) -> Vec<Token> {
    let mut out = Vec::new();
    for inline in words {
        match inline {
            Inline::Text(text) => out.extend(glued(text).into_iter().map(|w| Token::Word(w.into()))),
            Inline::Ref(node, text) => out.push(Token::Ref(*node, text.as_str().into())),
            Inline::Blank(text) => out.push(Token::Blank(text.as_str().into())),
            Inline::Bracket(sides) => out.push(Token::Fixed(sides.clone())),
            Inline::Open(choice, sides) => out.push(Token::Bracket(
                *choice,
                sides.iter().map(|s| Piece { options: s.options.clone(), words: tokens(&s.words) }).collect(),
            )),
        }
    }
    out
}

/// Running text from its pieces.
pub(super) fn inlines(tokens: &[Token]) -> Vec<Inline> {
    let mut out = Vec::new();
    for token in tokens {
        match (token, out.last_mut()) {
            (Token::Word(w), Some(Inline::Text(text))) => text.push_str(w),
            (Token::Word(w), _) => out.push(Inline::Text(w.to_string())),
            (Token::Ref(node, text), _) => out.push(Inline::Ref(*node, text.to_string())),
            (Token::Blank(text), _) => out.push(Inline::Blank(text.to_string())),
            (Token::Fixed(sides), _) => out.push(Inline::Bracket(sides.clone())),
            (Token::Bracket(choice, pieces), _) => out.push(Inline::Open(
                *choice,
                pieces.iter().map(|p| Reading { options: p.options.clone(), words: inlines(&p.words) }).collect(),
            )),
        }
    }
    out
}

/// The words, blanks and marks of a text, in order and complete; what belongs to one number stays together.
fn glued(text: &str) -> Vec<&str> {
    let raw = split(text);
    let mut out: Vec<&str> = Vec::new();
    let (mut i, mut at) = (0, 0);
    while i < raw.len() {
        let end = number_end(&raw, i).or_else(|| figures_end(&raw, i)).unwrap_or(i + 1);
        let len: usize = raw.iter().skip(i).take(end - i).map(|w| w.len()).sum();
        out.extend(text.get(at..at + len));
        (at, i) = (at + len, end);
    }
    out
}

/// One past the number that begins at `i`: its words, and the figures in parentheses behind it.
fn number_end(raw: &[&str], i: usize) -> Option<usize> {
    let word = |n: usize| raw.get(n).copied().unwrap_or("");
    let mut end = if is_number_word(word(i)) { i + 1 } else { return plain_end(raw, i) };
    loop {
        if word(end) == " " && is_number_word(word(end + 1)) {
            end += 2;
        } else if word(end) == " " && word(end + 1) == "and" && word(end + 2) == " " && is_number_word(word(end + 3)) {
            end += 4;
        } else {
            break;
        }
    }
    Some(if word(end) == " " { figures_end(raw, end + 1).unwrap_or(end) } else { end })
}

/// In a language whose numbers are not known here: one word directly before figures.
fn plain_end(raw: &[&str], i: usize) -> Option<usize> {
    let begins = |n: usize| raw.get(n).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let is_word = raw.get(i).is_some_and(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’')));
    (is_word && raw.get(i + 1) == Some(&" ") && begins(i + 3)).then(|| figures_end(raw, i + 2)).flatten()
}

/// One past the parentheses that open at `i`, if they hold figures and little else.
fn figures_end(raw: &[&str], i: usize) -> Option<usize> {
    if raw.get(i) != Some(&"(") {
        return None;
    }
    let close = raw.iter().skip(i).take(6).position(|w| *w == ")")? + i;
    raw.get(i..close)?.iter().any(|w| w.chars().any(|c| c.is_ascii_digit())).then_some(close + 1)
}

/// Words (with their hyphens and apostrophes, numbers with their points), runs of blanks, single marks.
fn split(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let len = if first.is_whitespace() {
            rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())
        } else if first.is_alphanumeric() {
            word_length(rest)
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(len);
        out.push(word);
        rest = after;
    }
    out
}

fn word_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |n| n.1);
        let joins = match c {
            '-' | '\'' | '’' => before.is_alphanumeric() && next.is_alphanumeric(),
            '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => c.is_alphanumeric() || is_mark(c),
        };
        if !joins {
            return at;
        }
        before = c;
    }
    text.len()
}

/// Accents and the like that stand after the letter they belong to.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{200c}' | '\u{200d}')
}

fn is_number_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "billion",
        "zero",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "thirtieth",
        "fortieth",
        "fiftieth",
        "sixtieth",
        "seventieth",
        "eightieth",
        "ninetieth",
        "hundredth",
        "thousandth",
    ];
    !word.is_empty() && word.to_lowercase().split('-').all(|part| WORDS.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_its_figures_are_one_piece() {
        assert_eq!(glued("than ninety (90) days"), ["than", " ", "ninety (90)", " ", "days"]);
        assert_eq!(glued("one hundred and twenty (120) men."), ["one hundred and twenty (120)", " ", "men", "."]);
        assert_eq!(
            glued("forty million dollars (USD 40,000,000)"),
            ["forty million", " ", "dollars", " ", "(USD 40,000,000)"]
        );
        assert_eq!(glued("дев'яносто (90) днів"), ["дев'яносто (90)", " ", "днів"]);
        assert_eq!(glued("сорок (40) днів"), ["сорок (40)", " ", "днів"]);
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["", " a  b ", "shall[, by consensus,] – «так» 1,200.5 (a) ((3))", "one and (two"] {
            assert_eq!(glued(text).concat(), text);
        }
    }
}
