//! References in words: "Article 12, paragraph 2", "paragraphs 3 and 4 of Article 2", "Annex IV", "Article 51 of the Charter".

use super::tokens;

/// What is referred to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "each is the word it stands for")]
pub enum Cited {
    Article,
    Paragraph,
    Subparagraph,
    Annex,
    Part,
    Chapter,
    Protocol,
}

impl Cited {
    /// How it is written at the beginning of a sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Article => "Article",
            Self::Paragraph => "paragraph",
            Self::Subparagraph => "subparagraph",
            Self::Annex => "Annex",
            Self::Part => "Part",
            Self::Chapter => "Chapter",
            Self::Protocol => "Protocol",
        }
    }

    fn of(word: &str) -> Option<(Self, bool)> {
        Some(match word {
            "Article" | "article" => (Self::Article, false),
            "Articles" | "articles" => (Self::Article, true),
            "Paragraph" | "paragraph" => (Self::Paragraph, false),
            "Paragraphs" | "paragraphs" => (Self::Paragraph, true),
            "subparagraph" | "sub-paragraph" | "Subparagraph" => (Self::Subparagraph, false),
            "Annex" => (Self::Annex, false),
            "Annexes" => (Self::Annex, true),
            "Part" => (Self::Part, false),
            "Parts" => (Self::Part, true),
            "Chapter" => (Self::Chapter, false),
            "Protocol" => (Self::Protocol, false),
            _ => return None,
        })
    }
}

/// One reference to one numbered thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// What.
    pub what: Cited,
    /// Its number as written: `12`, `IV`, `A`, or a name between braces.
    pub number: String,
    /// The article it is said to be part of, as written.
    pub within: Option<String>,
    /// Of another treaty, as its words say: "of the Charter", "of that Convention".
    pub foreign: bool,
}

/// Words that name a treaty; one of them shortly before a reference makes it a reference to that treaty.
const INSTRUMENTS: [&str; 12] = [
    "Charter",
    "Convention",
    "Conventions",
    "Statute",
    "Covenant",
    "Regulations",
    "Pact",
    "Constitution",
    "Code",
    "Rules",
    "Resolution",
    "resolution",
];

/// The references in a text, with their places.
pub(super) fn read(text: &str) -> Vec<(Citation, usize, usize)> {
    let mut out: Vec<(Citation, usize, usize)> = Vec::new();
    // Most words refer to nothing.
    if !["rticle", "aragraph", "Annex", "Part", "Chapter", "Protocol"].iter().any(|w| text.contains(w)) {
        return out;
    }
    for (at, word) in tokens(text) {
        let Some((what, many)) = Cited::of(word) else { continue };
        if out.last().is_some_and(|(_, _, end)| at < *end) {
            continue;
        }
        let (numbers, end) = numbers(text, at + word.len(), many);
        let rest = text.get(end..).unwrap_or("");
        let foreign = another(what, text.get(..at).unwrap_or(""), rest);
        let within = within(rest);
        for (number, from, to) in numbers {
            let citation = Citation { what, number, within: within.clone(), foreign };
            out.push((citation, if to == end && !many { at } else { from }, to));
        }
    }
    // "Article 12, paragraph 2": the paragraph is that article's.
    let mut article: Option<(String, bool, usize)> = None;
    for (c, from, to) in &mut out {
        if c.what == Cited::Article {
            article = Some((c.number.clone(), c.foreign, *to));
        } else if let Some((number, foreign, end)) = &article {
            let between = text.get(*end..*from).unwrap_or(" ");
            if c.within.is_none() && between.chars().all(|b| matches!(b, ',' | ' ' | '(')) {
                c.within = Some(number.clone());
                c.foreign |= *foreign;
                article = Some((number.clone(), *foreign, *to));
            }
        }
    }
    // "Article 5, paragraph 2, of the Charter": and the article is not this treaty's either.
    let mut later: Option<(usize, bool)> = None;
    for (c, from, to) in out.iter_mut().rev() {
        if let Some((start, foreign)) = later {
            let between = text.get(*to..start).unwrap_or("x");
            c.foreign |= foreign && between.chars().all(|b| matches!(b, ',' | ' '));
        }
        later = Some((*from, c.foreign));
    }
    out
}

/// The numbers behind "Articles": `3 and 4`, `3 to 5`, `IV`, `(a)`, `{name}`; and where they end.
fn numbers(text: &str, from: usize, many: bool) -> (Vec<(String, usize, usize)>, usize) {
    let mut out = Vec::new();
    let (mut at, mut end) = (from, from);
    loop {
        let rest = text.get(at..).unwrap_or("");
        let blanks = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\n', '\t']).len();
        if blanks == 0 && !rest.starts_with('(') {
            break;
        }
        let start = at + blanks;
        let rest = text.get(start..).unwrap_or("");
        let Some((number, len)) = number(rest) else { break };
        out.push((number, start, start + len));
        end = start + len;
        // "paragraph 2 (a)": the letter belongs to the number.
        let after = text.get(end..).unwrap_or("");
        let joint = [", and ", ", ", " and ", " or ", " to ", "\u{2013}"].iter().find(|j| after.starts_with(**j));
        let Some(joint) = joint.filter(|_| many) else { break };
        at = end + joint.len() - usize::from(joint.ends_with(' '));
    }
    (out, end)
}

fn number(text: &str) -> Option<(String, usize)> {
    if let Some(inside) = text.strip_prefix('{') {
        let close = inside.find('}')?;
        return Some((format!("{{{}}}", inside.get(..close)?.trim()), close + 2));
    }
    if let Some(inside) = text.strip_prefix('(') {
        let close = inside.find(')').filter(|n| *n <= 4)?;
        return Some((inside.get(..close)?.to_owned(), close + 2));
    }
    let len = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let word = text.get(..len)?;
    let digits = !word.is_empty() && word.chars().next().is_some_and(|c| c.is_ascii_digit());
    let roman = !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    let letter = len == 1 && word.chars().all(|c| c.is_ascii_uppercase());
    (digits || roman || letter).then(|| (word.to_owned(), len))
}

/// Whether a reference between these words is one to another treaty.
fn another(what: Cited, before: &str, after: &str) -> bool {
    let after = skip_deeper(after);
    if let Some(to) = after.strip_prefix("to ").filter(|_| matches!(what, Cited::Annex | Cited::Protocol)) {
        return names_another(to);
    }
    if after.starts_with("thereof") || after.starts_with("of it ") {
        return true;
    }
    if let Some(of) = after.strip_prefix("of ") {
        let own = ["this ", "the present ", "Article", "Annex", "Part ", "Chapter ", "paragraph", "{"];
        return !own.iter().any(|o| of.starts_with(o));
    }
    // "in accordance with the Charter, Article 51".
    let near = before.len().saturating_sub(48);
    let near = (near..=before.len()).find(|i| before.is_char_boundary(*i)).unwrap_or(0);
    let tail = before.get(near..).unwrap_or("").trim_end();
    let last = tail.rsplit(['.', ';', '\n']).next().unwrap_or("");
    last.ends_with(',') && tokens(last).any(|(_, w)| INSTRUMENTS.contains(&w) || w == "Treaty")
}

/// Whether "the Charter …" names another treaty; "the Agreement", and nothing more, is this one.
fn names_another(text: &str) -> bool {
    let first = text.split([',', '.', ';', '\n']).next().unwrap_or("");
    if !["the ", "that ", "those "].iter().any(|w| first.starts_with(w)) || first.starts_with("the present ") {
        return false;
    }
    let words: Vec<&str> = tokens(first).map(|t| t.1).take(7).collect();
    let which = ["of", "on", "between", "concerning", "for", "with", "against"];
    words.iter().enumerate().any(|(n, word)| {
        let after = words.get(n + 1).copied().unwrap_or("");
        INSTRUMENTS.contains(word) || matches!(*word, "Treaty" | "Agreement" | "Protocol") && which.contains(&after)
    })
}

/// Leaves out ", paragraph 2 (a)," so that what follows it can be looked at.
fn skip_deeper(mut after: &str) -> &str {
    loop {
        after = after.trim_start_matches([',', ' ', '\u{a0}']);
        if let Some(inside) = after.strip_prefix('(') {
            match inside.find(')').filter(|n| *n <= 4) {
                Some(close) => after = inside.get(close + 1..).unwrap_or(""),
                None => return after,
            }
            continue;
        }
        let len = after.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(after.len());
        let deeper = after
            .get(..len)
            .and_then(Cited::of)
            .is_some_and(|(c, _)| matches!(c, Cited::Paragraph | Cited::Subparagraph));
        if !deeper {
            return after;
        }
        let rest = after.get(len..).unwrap_or("").trim_start();
        match number(rest) {
            Some((_, n)) => after = rest.get(n..).unwrap_or(""),
            None => return after,
        }
    }
}

/// The article in "of Article 12".
fn within(after: &str) -> Option<String> {
    let rest = after.trim_start().strip_prefix("of ")?;
    let rest = rest.strip_prefix("Article ").or_else(|| rest.strip_prefix("article "))?;
    number(rest).map(|n| n.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let all = read(text).into_iter();
        all.map(|(c, from, to)| {
            let within = c.within.map(|w| format!(" of {w}")).unwrap_or_default();
            let foreign = if c.foreign { " (another treaty)" } else { "" };
            format!("{} {}{within}{foreign} <{}>", c.what.word(), c.number, text.get(from..to).unwrap_or("?"))
        })
        .collect()
    }

    #[test]
    fn references_are_read() {
        assert_eq!(
            shown("under Article 12, paragraph 2, and Annex IV"),
            ["Article 12 <Article 12>", "paragraph 2 of 12 <paragraph 2>", "Annex IV <Annex IV>",]
        );
        assert_eq!(
            shown("Articles 3 and 4; paragraphs 1 and 2 of Article 5"),
            ["Article 3 <3>", "Article 4 <4>", "paragraph 1 of 5 <1>", "paragraph 2 of 5 <2>", "Article 5 <Article 5>",]
        );
        assert_eq!(shown("a part in articles of clothing"), [""; 0]);
    }

    #[test]
    fn those_of_other_treaties_are_known() {
        assert_eq!(
            shown("Article 51 of the Charter of the United Nations"),
            ["Article 51 (another treaty) <Article 51>"]
        );
        assert_eq!(
            shown("Articles 3 and 4 of that Convention"),
            ["Article 3 (another treaty) <3>", "Article 4 (another treaty) <4>",]
        );
        assert_eq!(shown("the Charter, Article 51"), ["Article 51 (another treaty) <Article 51>"]);
        assert_eq!(
            shown("Article 5, paragraph 2, of the Statute"),
            ["Article 5 (another treaty) <Article 5>", "paragraph 2 of 5 (another treaty) <paragraph 2>",]
        );
        assert_eq!(shown("Article 7 of this Treaty"), ["Article 7 <Article 7>"]);
        assert_eq!(shown("Annex I to the Charter"), ["Annex I (another treaty) <Annex I>"]);
        assert_eq!(shown("Annex II to the 1907 Convention"), ["Annex II (another treaty) <Annex II>"]);
        assert_eq!(shown("Protocol I to the Treaty of Rome"), ["Protocol I (another treaty) <Protocol I>"]);
        assert_eq!(shown("Annex I to this Agreement"), ["Annex I <Annex I>"]);
        assert_eq!(shown("Annex I to the Agreement"), ["Annex I <Annex I>"]);
        assert_eq!(shown("adds Annex I to the list, under the Charter"), ["Annex I <Annex I>"]);
    }
}
