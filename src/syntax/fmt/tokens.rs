//! A text as the marks that the formatter moves: words, strings, brackets, comments, and what parts them.

use super::super::scan::{Scan, string_end};

/// What a mark is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Is {
    /// Anything without blanks that has no name of its own here.
    Word,
    /// Words in quotation marks.
    Text,
    /// `,`
    Comma,
    /// The colon that ends a list of names at the head of a side or of a sentence.
    Colon,
    /// A `;` that must stay, because the line end in its place would end nothing.
    Semi,
    /// `{` or `[`
    Open(u8),
    /// `}` or `]`
    Close(u8),
    /// `|`
    Bar,
    /// A comment.
    Comment,
    /// A piece that is copied as it stands.
    Raw,
}

/// One mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub is: Is,
    pub start: usize,
    pub end: usize,
    /// Line ends between it and the mark before: none, one, or more.
    pub lines: u8,
    /// Whether blanks or a comment stand before it.
    pub spaced: bool,
    /// Whether a statement begins with it.
    pub begins: bool,
    /// For an opening mark, its closing one, and whether line ends lie between.
    pub pair: usize,
    pub multi: bool,
}

/// What was seen of the statement so far, as far as its first colon matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    /// Nothing, at the beginning of a side.
    Side,
    /// Nothing, elsewhere.
    Fresh,
    /// Words after which a colon parts names from a sentence.
    Names,
    /// A colon would be one of the words.
    Past,
}

struct Lexer<'a> {
    src: &'a str,
    scan: &'a Scan,
    out: Vec<Token>,
    open: Vec<usize>,
    head: Head,
    /// Where the mark before ended.
    last: usize,
    /// A `;` or a line end that ends the statement came since the last mark that means something.
    ended: bool,
    spaced: bool,
}

/// Cuts a text into its marks. `raw` are the pieces to be left alone, in order.
pub(super) fn tokens(src: &str, scan: &Scan, raw: &[(usize, usize)]) -> Vec<Token> {
    let mut lexer =
        Lexer { src, scan, out: Vec::new(), open: Vec::new(), head: Head::Fresh, last: 0, ended: true, spaced: false };
    lexer.run(raw);
    lexer.out
}

impl Lexer<'_> {
    fn run(&mut self, raw: &[(usize, usize)]) {
        let bytes = self.src.as_bytes();
        let (mut raw, mut comments) = (raw.iter().peekable(), self.scan.comments.iter().peekable());
        let mut i = if self.src.starts_with('\u{feff}') { 3 } else { 0 };
        self.last = i;
        while let Some(&b) = bytes.get(i) {
            while comments.next_if(|c| (c.0 as usize) < i).is_some() {}
            if let Some(&(start, end)) = raw.next_if(|r| r.0 <= i) {
                self.push(Is::Raw, start.max(i), end);
                self.ended = true;
                self.open.clear();
                i = end.max(i + 1);
                continue;
            }
            if let Some(&(_, end)) = comments.next_if(|c| c.0 as usize == i) {
                let end = end as usize;
                let body = self.src.get(i..end).unwrap_or("").trim_end();
                self.push(Is::Comment, i, i + body.len());
                i = end;
                continue;
            }
            let limit = comments.peek().map_or(bytes.len(), |c| c.0 as usize);
            let limit = raw.peek().map_or(limit, |r| limit.min(r.0));
            i = match b {
                b' ' | b'\t' | b'\r' | b'\n' => {
                    self.spaced = true;
                    // The scan has blanked the line ends that end nothing.
                    self.ended |= self.scan.text.as_bytes().get(i) == Some(&b'\n');
                    i + 1
                }
                b';' => self.semicolon(i),
                b'"' => self.one(Is::Text, i, string_end(bytes, i).0),
                b'{' | b'[' => {
                    self.open.push(self.out.len());
                    let next = self.one(Is::Open(b), i, i + 1);
                    (self.ended, self.head) = (true, if b == b'[' { Head::Side } else { Head::Fresh });
                    next
                }
                b'}' | b']' => self.close(b, i),
                b'|' => {
                    let next = self.one(Is::Bar, i, i + 1);
                    (self.ended, self.head) = (true, Head::Side);
                    next
                }
                _ => self.plain(i, limit),
            };
        }
    }

    fn push(&mut self, is: Is, start: usize, end: usize) {
        let gap = self.src.get(self.last..start).unwrap_or("");
        let lines = gap.bytes().filter(|&b| b == b'\n').take(2).fold(0, |n, _| n + 1);
        let meant = is != Is::Comment;
        let begins = meant && self.ended && !matches!(is, Is::Close(_) | Is::Bar | Is::Semi);
        let text = self.src.get(start..end).unwrap_or("");
        let multi = matches!(is, Is::Comment | Is::Text | Is::Raw) && text.contains('\n');
        self.out.push(Token { is, start, end, lines, spaced: self.spaced, begins, pair: 0, multi });
        self.last = end;
        if meant {
            self.ended = false;
        }
        // A comment parts words as a blank does; its line ends count as such.
        self.spaced = !meant;
        if !meant && multi {
            self.ended |= self.scan.text.get(start..end).is_some_and(|t| t.contains('\n'));
        }
    }

    fn one(&mut self, is: Is, start: usize, end: usize) -> usize {
        if self.ended && !matches!(is, Is::Open(_) | Is::Close(_) | Is::Bar) && self.head != Head::Side {
            self.head = Head::Fresh;
        }
        let names = match is {
            Is::Word => return self.word(start, end),
            Is::Comma | Is::Semi => self.head == Head::Names,
            _ => false,
        };
        self.head = if names { Head::Names } else { Head::Past };
        self.push(is, start, end);
        end
    }

    fn word(&mut self, start: usize, end: usize) -> usize {
        let text = self.src.get(start..end).unwrap_or("");
        let name = text.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && text.chars().all(|c| c.is_alphanumeric() || c == '_');
        self.head = match self.head {
            Head::Fresh if matches!(text, "rule" | "notwithstanding" | "subject" | "without") => Head::Names,
            Head::Side if name || text.starts_with('#') => Head::Names,
            Head::Names if name || text.starts_with(['(', '#']) || text.ends_with(')') => Head::Names,
            _ => Head::Past,
        };
        self.push(Is::Word, start, end);
        end
    }

    /// A `;` ends a statement; so does a line end in its place, but for one after a comma or a colon.
    fn semicolon(&mut self, i: usize) -> usize {
        let last = self.out.iter().rev().find(|t| t.is != Is::Comment);
        let kept = !self.ended && last.is_some_and(|t| self.src.get(..t.end).is_some_and(|s| s.ends_with([',', ':'])));
        if kept {
            self.push(Is::Semi, i, i + 1);
        }
        self.ended = true;
        self.spaced = true;
        i + 1
    }

    fn close(&mut self, b: u8, i: usize) -> usize {
        let at = self.out.len();
        let next = self.one(Is::Close(b), i, i + 1);
        if let Some(open) = self.open.pop() {
            let inner = self.out.get(open + 1..).unwrap_or(&[]);
            let multi = inner.iter().any(|t| t.lines > 0 || t.multi);
            if let Some(t) = self.out.get_mut(open) {
                (t.pair, t.multi) = (at, multi);
            }
        }
        self.ended = b == b'}';
        next
    }

    /// Words up to the next mark, parted at commas.
    fn plain(&mut self, i: usize, limit: usize) -> usize {
        let bytes = self.src.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut j = i;
        while j < limit {
            match bytes.get(j) {
                None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'{' | b'}' | b'[' | b']' | b'|' | b';') => break,
                // `1,200` is one number.
                Some(b',') if !(j > 0 && digit(j - 1) && digit(j + 1)) => {
                    if j > i {
                        self.one(Is::Word, i, j);
                    }
                    return self.one(Is::Comma, j, j + 1);
                }
                Some(b':') if j > i || self.head == Head::Names => {
                    let before = self.src.get(i..j).unwrap_or("");
                    if let Some(end) = self.colon(before, i, j) {
                        return end;
                    }
                    j += 1;
                }
                Some(_) => j += 1,
            }
        }
        self.one(Is::Word, i, j.max(i + 1))
    }

    /// Whether the colon at `j` ends the names at the head of a side or a sentence; its end, and marks made, if so.
    fn colon(&mut self, before: &str, i: usize, j: usize) -> Option<usize> {
        let fresh = self.ended && self.head != Head::Side;
        let name = before.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | ')'))
            && before.starts_with(|c: char| c.is_alphabetic() || c == '_');
        let head = match self.head {
            _ if fresh => false,
            Head::Side => name,
            Head::Names => name || before.is_empty() || before.ends_with(')'),
            _ => false,
        };
        if !head {
            return None;
        }
        if j > i {
            self.one(Is::Word, i, j);
        }
        self.push(Is::Colon, j, j + 1);
        self.head = Head::Past;
        Some(j + 1)
    }
}
