//! The light markup of prose templates: a blank line parts paragraphs, `- ` begins a subparagraph, `-- ` one below it.
//! References, blanks and brackets travel through a template as private characters, so that no user's words can make them.

use super::inline::{Inline, Paragraph, Side};
use crate::model::NodeId;

const REF: char = '\u{E000}';
const REF_WORDS: char = '\u{E001}';
const BLANK: char = '\u{E003}';
const DASH: char = '\u{E005}';
const USED: char = '\u{E006}';
const OPEN: char = '\u{E008}';
const SIDE: char = '\u{E009}';
const BY: char = '\u{E00A}';
const WORDS: char = '\u{E00B}';
const CLOSE: char = '\u{E00C}';
const END: char = '\u{E00F}';

fn private(c: char) -> bool {
    ('\u{E000}'..='\u{E00F}').contains(&c)
}

/// A reference to a construct; without words, the document finds them.
#[must_use]
pub fn reference(node: NodeId, words: &str) -> String {
    format!("{REF}{}{REF_WORDS}{words}{END}", node.0)
}

/// A place to be filled in.
#[must_use]
pub fn blank(words: &str) -> String {
    format!("{BLANK}{}{END}", guard(words))
}

/// The mark that the text in the place of a field has been put in.
#[must_use]
pub fn used(field: &str) -> String {
    format!("{USED}{field}{END}")
}

/// Words in brackets, one entry a side: who proposes it, and its words.
#[must_use]
pub fn bracket(sides: &[(Vec<String>, String)]) -> String {
    let mut out = String::from(OPEN);
    for (by, words) in sides {
        out.push(SIDE);
        for name in by {
            out.push(BY);
            out.push_str(name);
        }
        out.push(WORDS);
        out.push_str(words);
    }
    out.push(CLOSE);
    out
}

/// A user's words, made safe to stand in a template: one line, no private characters, no dash that would begin an item.
#[must_use]
pub fn guard(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.trim().chars().filter(|c| !private(*c)) {
        out.push(match c {
            '-' if out.is_empty() => DASH,
            c if c.is_control() => ' ',
            c => c,
        });
    }
    out
}

/// The same with a capital, as a sentence begins.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(c) if c.is_lowercase() => c.to_uppercase().chain(chars).collect(),
        _ => words.to_owned(),
    }
}

/// The fields whose place a drafter's text has taken in a rendered template.
#[must_use]
pub fn fields_used(text: &str) -> Vec<&str> {
    text.split(USED).skip(1).filter_map(|t| t.split(END).next()).collect()
}

/// The paragraphs of a rendered template. References to a node beyond `nodes` are dropped.
#[must_use]
pub fn paragraphs(text: &str, nodes: u32) -> Vec<Paragraph> {
    let mut raw: Vec<(u8, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        let (level, words) = match (line.strip_prefix("-- "), line.strip_prefix("- ")) {
            _ if line.is_empty() => {
                open = false;
                continue;
            }
            (Some(w), _) => (2, w),
            (_, Some(w)) => (1, w),
            _ => {
                if let (true, Some(last)) = (open, raw.last_mut()) {
                    last.1.push(' ');
                    last.1.push_str(line);
                    continue;
                }
                (0, line)
            }
        };
        raw.push((level, words.to_owned()));
        open = true;
    }
    let made = raw.into_iter().map(|(level, words)| {
        let tidy = tidy(&words);
        let words = if level == 0 { capital(&tidy) } else { tidy };
        Paragraph { level, words: inline(&words, nodes) }
    });
    made.filter(|p| !p.words.is_empty()).collect()
}

/// Blanks where optional parts were left out, and full stops that a user's words brought along.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut skip = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let dots = chars.peek() == Some(&'.');
        // The mark of a field that was used is no part of the words.
        if c == USED {
            skip = true;
        } else if skip {
            skip = c != END;
        } else if c == ' ' && (out.is_empty() || out.ends_with(' ')) {
        } else if matches!(c, ',' | '.' | ';' | ':') && out.ends_with(' ') {
            out.pop();
            stop(&mut out, c, dots);
        } else {
            stop(&mut out, c, dots);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Adds a character; a second stop after a full stop counts once.
fn stop(out: &mut String, c: char, dots: bool) {
    let after_stop = out.ends_with('.') && !out.ends_with("..");
    match c {
        ';' if after_stop => {
            out.pop();
            out.push(c);
        }
        '.' if after_stop && !dots => {}
        _ => out.push(c),
    }
}

/// A phrase with its references and blanks. References to a node beyond `nodes` are dropped.
#[must_use]
pub fn phrase(text: &str, nodes: u32) -> Vec<Inline> {
    inline(&tidy(text), nodes)
}

fn inline(text: &str, nodes: u32) -> Vec<Inline> {
    let mut chars = text.chars().peekable();
    run(&mut chars, nodes, 0)
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn until(chars: &mut Chars<'_>, end: char) -> String {
    let mut out = String::new();
    for c in chars.by_ref() {
        if c == end {
            break;
        }
        if !private(c) {
            out.push(c);
        }
    }
    out
}

fn run(chars: &mut Chars<'_>, nodes: u32, depth: u32) -> Vec<Inline> {
    let (mut out, mut words) = (Vec::new(), String::new());
    let flush = |words: &mut String, out: &mut Vec<Inline>| {
        if !words.is_empty() {
            out.push(Inline::Text(std::mem::take(words)));
        }
    };
    while let Some(&c) = chars.peek() {
        if depth > 0 && matches!(c, SIDE | CLOSE) {
            break;
        }
        chars.next();
        match c {
            REF => {
                flush(&mut words, &mut out);
                let id = until(chars, REF_WORDS).parse::<u32>().ok().filter(|n| *n < nodes);
                let said = until(chars, END);
                if let Some(id) = id {
                    out.push(Inline::Ref(NodeId(id), said));
                }
            }
            BLANK => {
                flush(&mut words, &mut out);
                out.push(Inline::Blank(until(chars, END)));
            }
            OPEN if depth < 64 => {
                flush(&mut words, &mut out);
                out.push(Inline::Bracket(sides(chars, nodes, depth)));
            }
            DASH => words.push('-'),
            c if private(c) => {}
            c => words.push(c),
        }
    }
    flush(&mut words, &mut out);
    out
}

fn sides(chars: &mut Chars<'_>, nodes: u32, depth: u32) -> Vec<Side> {
    let mut out = Vec::new();
    while let Some(c) = chars.next() {
        if c == CLOSE {
            break;
        }
        let mut proposers: Vec<String> = Vec::new();
        for c in chars.by_ref() {
            match c {
                WORDS => break,
                BY => proposers.push(String::new()),
                c if private(c) => {}
                c => {
                    if let Some(name) = proposers.last_mut() {
                        name.push(c);
                    }
                }
            }
        }
        out.push(Side { proposers, words: run(chars, nodes, depth + 1) });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<(u8, String)> {
        let words = |p: &Paragraph| {
            p.words.iter().map(|w| if let Inline::Text(t) = w { t.clone() } else { format!("{w:?}") }).collect()
        };
        paragraphs(text, 9).iter().map(|p| (p.level, words(p))).collect()
    }

    #[test]
    fn lines_become_paragraphs() {
        let text = "the parties  shall ,\nagree .\n\n- one;\n- two.\n-- deep\n\nlast";
        let want = [(0, "The parties shall, agree."), (1, "one;"), (1, "two."), (2, "deep"), (0, "Last")];
        assert_eq!(plain(text), want.map(|(l, t)| (l, t.to_owned())));
    }

    #[test]
    fn users_words_stay_words() {
        let sly = guard("- a\n\n- b \u{E000}3\u{E001}x\u{E00F}");
        assert_eq!(plain(&sly), [(0, "- a - b 3x".to_owned())]);
        assert_eq!(plain("a [...]. b.. c"), [(0, "A [...]. b. c".to_owned())]);
    }

    #[test]
    fn marks_are_read_back() {
        let text = format!(
            "see {} and {}",
            reference(NodeId(3), ""),
            bracket(&[(vec!["A".into()], "x".into()), (vec![], blank("[…]"))])
        );
        let words = &paragraphs(&text, 9)[0].words;
        assert_eq!(words[1], Inline::Ref(NodeId(3), String::new()));
        let sides = vec![
            Side { proposers: vec!["A".into()], words: vec![Inline::Text("x".into())] },
            Side { proposers: vec![], words: vec![Inline::Blank("[…]".into())] },
        ];
        assert_eq!(words[3], Inline::Bracket(sides));
        assert_eq!(paragraphs(&text, 3)[0].words.len(), 3);
    }
}
