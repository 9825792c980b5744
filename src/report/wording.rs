//! Small work on words that several reports share.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether a character must not reach a terminal as it is: it would move the cursor, or make the line read otherwise
/// than it is written.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        )
}

/// Writes a character so that it is seen: a hidden one by its number.
pub fn push_visible(out: &mut String, c: char) {
    if c == '\t' {
        out.push_str("    ");
    } else if is_hidden(c) {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "<U+{:04X}>", u32::from(c));
    } else {
        out.push(c);
    }
}

/// The text with its hidden characters made visible; line ends stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) && c != '\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if c == '\n' {
            out.push('\n');
        } else {
            push_visible(&mut out, c);
        }
    }
    Cow::Owned(out)
}

/// The text on one line, hidden characters made visible.
#[must_use]
pub fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// How many columns of a terminal a character takes.
#[must_use]
pub fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// How many columns of a terminal a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// Breaks a text between words into lines of at most `columns`; a longer word stands on a line of its own. Line ends
/// in the text stay. Gives at least one line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_whitespace() {
            let w = width(word);
            if used > 0 && used + 1 + w > columns {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += w;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_reaches_the_terminal() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c"), "a<U+001B>[2Jb<U+202E>c");
        assert!(matches!(visible("ordinary мир שלום"), Cow::Borrowed(_)));
        assert_eq!(one_line("two\r\n  lines"), "two lines");
    }

    #[test]
    fn wraps_between_words_and_counts_wide_characters_twice() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("条約 条約", 6), ["条約", "条約"]);
        assert_eq!(wrap("", 6), [""]);
        assert_eq!(wrap("unbreakable a", 4), ["unbreakable", "a"]);
    }
}
