//! Characters that are not seen and change what is read: `S009`.
//!
//! A control of direction lets the eye see another order than the one that counts; a character without width lets two
//! words look alike that are not. Ordinary right-to-left prose needs neither: its letters carry their own direction.

use crate::finding::{Code, Finding, Severity};
use crate::source::Span;
use std::ops::Range;

/// So many are named one by one in one text.
const MAX_NAMED: usize = 20;

/// Where a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Words,
    Comment,
    Code,
}

/// Says which hidden characters a text has, and returns the lines of those that stand where names and keywords do: what
/// else is said of such a line is owed to them.
#[must_use]
pub fn hidden(text: &str, base: u32, findings: &mut Vec<Finding>) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut count = 0;
    let mut walk = Walk { text, at: 0, place: Place::Code, close: "" };
    let mut last: Option<Range<usize>> = None;
    // All of them are written with one of these bytes first, and most texts have none.
    let bytes = text.as_bytes();
    let mut i = 0;
    while let Some(n) =
        bytes.get(i..).and_then(|b| b.iter().position(|b| matches!(b, 0xC2 | 0xE1 | 0xE2 | 0xEF | 0xF3)))
    {
        let at = i + n;
        let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else {
            i = at + 1;
            continue;
        };
        i = at + c.len_utf8();
        let Some(what) = name(c) else { continue };
        let place = walk.to(at);
        if at == 0 && c == '\u{FEFF}' || allowed(c, place) {
            continue;
        }
        if place == Place::Code {
            lines.push(line(text, at, base));
        }
        // Several in a row are one finding.
        if last.as_ref().is_some_and(|l| l.end == at) {
            last = last.map(|l| l.start..i);
            let end = base + small(i);
            if let Some(f) = findings.last_mut().filter(|f| f.code.0 == "S009") {
                f.labels.iter_mut().for_each(|l| l.span.end = end);
                f.fix.iter_mut().flat_map(|x| &mut x.edits).for_each(|e| e.span.end = end);
            }
            continue;
        }
        last = Some(at..i);
        count += 1;
        if count > MAX_NAMED {
            continue;
        }
        let span = Span::new(base + small(at), base + small(i));
        let message = if direction(c) {
            "a hidden control of direction makes this read otherwise than it is"
        } else {
            "a character that is not seen stands here"
        };
        findings.push(
            Finding::new(Code("S009"), Severity::Error, message)
                .at(span, format!("{what} (U+{:04X})", u32::from(c)))
                .why("two people who see the same words would not have the same text")
                .help("take it away; letters of right-to-left scripts find their direction by themselves")
                .fix("take it away", span, ""),
        );
    }
    if let (true, Some(f)) = (count > MAX_NAMED, findings.last_mut()) {
        f.why = Some(format!("there are {} more in this text", count - MAX_NAMED));
    }
    lines
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn line(text: &str, at: usize, base: u32) -> Span {
    let start = text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
    let end = text.get(at..).and_then(|t| t.find('\n')).map_or(text.len(), |n| at + n);
    Span::new(base + small(start), base + small(end))
}

/// Marks and joiners have their place in the words of many languages, and nowhere else.
fn allowed(c: char, place: Place) -> bool {
    place == Place::Words && matches!(c, '\u{200C}' | '\u{200D}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{180E}')
}

fn direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')
}

/// What a hidden character is called.
fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "end of an embedding or override",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first-strong isolate",
        '\u{2069}' => "end of an isolate",
        '\u{200B}' => "space without width",
        '\u{200C}' => "non-joiner",
        '\u{200D}' => "joiner",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible operator",
        '\u{206A}'..='\u{206F}' => "control of shaping",
        '\u{00AD}' => "soft hyphen",
        '\u{FEFF}' => "byte order mark",
        '\u{180E}' => "Mongolian vowel separator",
        '\u{E0000}'..='\u{E007F}' => "tag character",
        _ => return None,
    })
}

/// Walks along a text, knowing what is words and what is comment.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    place: Place,
    close: &'static str,
}

impl Walk<'_> {
    /// In what byte `to` stands.
    fn to(&mut self, to: usize) -> Place {
        while self.at < to {
            let rest = self.text.get(self.at..).unwrap_or("");
            if self.place == Place::Code {
                let Some(n) = rest.find(['"', '/']).filter(|n| self.at + n < to) else {
                    self.at = to;
                    break;
                };
                let rest = rest.get(n..).unwrap_or("");
                self.at += n;
                let (place, close, len) = if rest.starts_with("\"\"\"") {
                    (Place::Words, "\"\"\"", 3)
                } else if rest.starts_with('"') {
                    (Place::Words, "\"", 1)
                } else if rest.starts_with("//") {
                    (Place::Comment, "\n", 2)
                } else if rest.starts_with("/*") {
                    (Place::Comment, "*/", 2)
                } else {
                    (Place::Code, "", 1)
                };
                (self.place, self.close) = (place, close);
                self.at += len;
            } else {
                match self.end(rest).filter(|n| self.at + n <= to) {
                    Some(n) => {
                        self.at += n;
                        self.place = Place::Code;
                    }
                    None => break,
                }
            }
        }
        self.place
    }

    /// How far it is behind the end of the words or the comment.
    fn end(&self, rest: &str) -> Option<usize> {
        if self.close != "\"" {
            return rest.find(self.close).map(|n| n + self.close.len());
        }
        let mut escaped = false;
        for (i, b) in rest.bytes().enumerate() {
            match b {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                // A line end closes words that were left open.
                b'"' | b'\n' => return Some(i + 1),
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u32, u32)> {
        let mut out = Vec::new();
        let _ = hidden(text, 0, &mut out);
        out.iter().filter_map(Finding::span).map(|s| (s.start, s.end)).collect()
    }

    #[test]
    fn controls_are_found_everywhere() {
        assert_eq!(found("party A \"a\u{202E}b\"\n"), [(10, 13)]);
        assert_eq!(found("// \u{2066}x\u{2069}\n"), [(3, 6), (7, 10)]);
        assert_eq!(found("party A\u{200B}\u{200B}B\n"), [(7, 13)]);
        assert_eq!(found("a\u{AD}b \u{FEFF}"), [(1, 3), (5, 8)]);
    }

    #[test]
    fn ordinary_prose_is_not_touched() {
        assert!(
            found("\u{FEFF}party مصر \"جمهورية مصر العربية\" fa \"می\u{200C}شود\" he \"מצרים\u{200F}!\"\n").is_empty()
        );
        assert!(found("party Å \"Ångström — “quoted”, ½ € …\"\n").is_empty());
        assert_eq!(found("party A\u{200F} \"x\"\n").len(), 1);
    }

    #[test]
    fn many_are_counted() {
        let text = "x\u{200B} ".repeat(1000);
        assert_eq!(found(&text).len(), MAX_NAMED);
    }
}
