//! Where statements begin and end, for texts in which that is plain.
//!
//! The grammar's shape says what a statement is. Nearly all statements hold no bracket, and those are cut here by the same
//! rule in one walk over the bytes; the grammar reads the ones that hold brackets, and any text that this walk finds odd.
//! The tests below hold the two together.

/// The marks of a balanced text that match each other.
#[derive(Default)]
pub(super) struct Shape {
    /// Where each brace and bracket opens and where it closes, in the order of the text.
    pairs: Vec<(u32, u32)>,
}

/// One statement, by bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// First byte.
    pub start: usize,
    /// One past the last byte before its block, blanks included.
    pub words: usize,
    /// Its block, with the braces.
    pub block: Option<(usize, usize)>,
    /// One past its last byte.
    pub end: usize,
    /// Brackets stand before its block.
    pub bracketed: bool,
}

impl Shape {
    /// The shape of a text; `None` where the grammar should be asked.
    pub fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut i = 0;
        while let Some(&b) = bytes.get(i) {
            match b {
                b'"' => {
                    i = string_end(bytes, i)?;
                    continue;
                }
                b'{' | b'[' => {
                    open.push((b, pairs.len()));
                    pairs.push((u32::try_from(i).ok()?, 0));
                }
                b'}' | b']' => {
                    let (mark, n) = open.pop()?;
                    if (mark == b'{') != (b == b'}') {
                        return None;
                    }
                    pairs.get_mut(n)?.1 = u32::try_from(i).ok()?;
                }
                b'|' if open.last().is_none_or(|o| o.0 != b'[') => return None,
                b'\t' | b'\r' | b'\n' => {}
                0..b' ' | 0x7F => return None,
                _ => {}
            }
            i += 1;
        }
        open.is_empty().then_some(Self { pairs })
    }

    /// One past the mark that closes the one at `at`.
    fn closed(&self, at: usize) -> usize {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let n = self.pairs.partition_point(|p| p.0 < at);
        self.pairs.get(n).map_or(usize::MAX, |p| p.1 as usize + 1)
    }

    /// The first statement of `text` that begins in `at..to`, bytes between the statements of one block.
    pub fn next(&self, text: &str, at: usize, to: usize) -> Option<Cut> {
        let bytes = text.as_bytes().get(..to)?;
        let rest = bytes.get(at..)?;
        let start = at + rest.iter().position(|b| !matches!(b, b' ' | b'\n' | b';' | b'\t' | b'\r'))?;
        let (mut i, mut bracketed) = (start, false);
        while let Some(&b) = bytes.get(i) {
            match b {
                b'\n' | b';' => break,
                b'"' => i = string_end(bytes, i).unwrap_or(to),
                b'[' => {
                    bracketed = true;
                    i = self.closed(i);
                }
                b'{' => {
                    let end = self.closed(i);
                    return Some(Cut { start, words: i, block: Some((i, end)), end, bracketed });
                }
                _ => i += 1,
            }
        }
        let end = i.min(to);
        Some(Cut { start, words: end, block: None, end, bracketed })
    }
}

/// One past the string that opens at `i`, as the grammar's `string` reads it; `None` where nothing closes it.
fn string_end(bytes: &[u8], i: usize) -> Option<usize> {
    let rest = bytes.get(i + 1..)?;
    if let Some(inside) = rest.strip_prefix(b"\"\"") {
        // Without an end it would be an empty string and one that has just begun.
        return inside.windows(3).position(|w| w == b"\"\"\"").map(|n| i + n + 6);
    }
    let mut j = 0;
    loop {
        match rest.get(j)? {
            b'"' => return Some(i + j + 2),
            b'\\' => j += 2,
            _ => j += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::grammar::{self, Pair, Rule};
    use super::{Cut, Shape};
    use proptest::prelude::*;

    /// The statements below a pair, as the grammar cuts them.
    fn read(pair: &Pair<'_>, out: &mut Vec<Cut>) {
        for p in pair.clone().into_inner().filter(|p| p.as_rule() == Rule::statement) {
            let inner: Vec<Pair<'_>> = p.clone().into_inner().collect();
            let block = inner.iter().find(|q| q.as_rule() == Rule::block);
            let (start, end) = (p.as_span().start(), p.as_span().end());
            out.push(Cut {
                start,
                words: block.map_or(end, |b| b.as_span().start()),
                block: block.map(|b| (b.as_span().start(), b.as_span().end())),
                end,
                bracketed: inner.iter().any(|q| q.as_rule() == Rule::bracket),
            });
            if let Some(block) = block {
                read(block, out);
            }
        }
    }

    fn cut(shape: &Shape, text: &str, mut at: usize, to: usize, out: &mut Vec<Cut>) {
        while let Some(next) = shape.next(text, at, to) {
            at = next.end;
            out.push(next);
            if let Some((open, end)) = next.block {
                cut(shape, text, open + 1, end - 1, out);
            }
        }
    }

    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            8 => prop::sample::select(vec![
                "by", "Russia", " ", "  ", "\n", ";", "\"two words\"", "\"a \\\" b\"", "\"\"", "\"\"\"long\n\"x\" {\"\"\"", "\t", "\r\n",
                "{", "}", "{\n", "\n}", "[", "]", "|", "[a | b]", "{ a; b }", "[a { b }]", "\\", ":", "Україна", "\u{A0}", "…",
            ]).prop_map(str::to_owned),
            1 => any::<char>().prop_map(|c| c.to_string()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn statements_are_cut_as_the_grammar_cuts_them(pieces in prop::collection::vec(piece(), 0..24)) {
            let text = pieces.concat();
            if let Some(shape) = Shape::of(&text) {
                let (mut by_walk, mut by_grammar) = (Vec::new(), Vec::new());
                cut(&shape, &text, 0, text.len(), &mut by_walk);
                let pair = grammar::read(Rule::chunk, &text);
                prop_assert!(pair.is_ok(), "the grammar cannot read {text:?}");
                read(&pair.unwrap(), &mut by_grammar);
                prop_assert_eq!(by_walk, by_grammar, "{:?}", text);
            }
        }
    }

    #[test]
    fn plain_texts_are_cut_without_the_grammar() {
        assert!(Shape::of("article a \"b\" {\n  lease c { of [D | E]; to F }\n}").is_some());
        assert!(Shape::of("a | b").is_none() && Shape::of("a \"b").is_none() && Shape::of("a }").is_none());
    }
}
