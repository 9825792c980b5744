//! Making words safe and setting them in lines, for the formats that need it.

use unicode_width::UnicodeWidthStr;

/// So many columns has a line of plain text.
pub const COLUMNS: usize = 78;

/// Words that mean themselves in Markdown (`CommonMark`).
#[must_use]
pub fn markdown(words: &str) -> String {
    let words = plain(words);
    let mut out = String::with_capacity(words.len());
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in words.char_indices() {
        let at_start = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '~' | ':');
        // "1. " at the beginning of a paragraph would be a list.
        let after_number = at == digits && digits > 0 && digits < 10 && matches!(c, '.' | ')');
        if at_start || after_number || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Words without the characters that command a terminal or a printer.
#[must_use]
pub fn plain(words: &str) -> String {
    let direction = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !direction(*c)).collect()
}

/// Words in lines of at most [`COLUMNS`] columns. The first line begins with the label at `indent`, the others hang under the words.
#[must_use]
pub fn wrapped(words: &str, indent: usize, label: &str, hang: usize) -> String {
    let begin = indent + if label.is_empty() && hang == 0 { 0 } else { hang.max(label.width() + 1) };
    let mut line = " ".repeat(indent) + label;
    if !label.is_empty() || hang > 0 {
        line.push_str(&" ".repeat(begin.saturating_sub(line.width())));
    }
    let mut out = String::new();
    let mut empty = true;
    for word in words.split_whitespace() {
        if !empty && line.width() + 1 + word.width() > COLUMNS {
            out.push_str(line.trim_end());
            out.push('\n');
            line = " ".repeat(begin);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    out.push_str(line.trim_end());
    out
}

/// A heading in lines, with a line of marks under it as long as the longest.
#[must_use]
pub fn underlined(words: &str, mark: &str) -> String {
    let lines = wrapped(words, 0, "", 0);
    let longest = lines.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
    format!("{lines}\n{}", mark.repeat(longest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_themselves_in_markdown() {
        assert_eq!(markdown("1. [a](b) *x* <b> a_b"), "1\\. \\[a\\](b) \\*x\\* \\<b\\> a\\_b");
        assert_eq!(markdown("# no - heading\u{7}"), "\\# no - heading ");
        assert_eq!(markdown("2025 in all"), "2025 in all");
    }

    #[test]
    fn lines_hang_under_their_words() {
        let words = "word ".repeat(30);
        let text = wrapped(&words, 4, "(a)", 4);
        assert!(text.starts_with("    (a) word") && text.contains("\n        word"));
        assert!(text.lines().all(|l| l.width() <= COLUMNS));
        assert_eq!(wrapped("a b", 0, "", 0), "a b");
        assert_eq!(wrapped("a b", 0, "10.", 4), "10. a b");
    }

    #[test]
    fn a_heading_is_underlined() {
        assert_eq!(underlined("Article 1", "-"), "Article 1\n---------");
    }
}
