//! What can be read out of words in several languages: numbers, months, and whether a sentence binds, allows or forbids.
//!
//! Small tables (`tables`), made for comparing one wording with another and not for understanding either: what is
//! read must be there; what is not read may be there all the same. Of a language without a table, figures alone are read.

mod spelled;
mod tables;

use super::numbers::{Decimal, figures};

/// The words of a language that matter for comparing.
#[derive(Debug)]
pub struct Tongue {
    /// Its code: `en`.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// Months from January: forms separated by blanks, `*` at the end for any ending.
    months: [&'static str; 12],
    /// Minutes, hours, days, weeks, months, years, hundredths: forms as of the months.
    units: [&'static str; 7],
    /// Words that bind. The present indicative binds too, without a word.
    duty: &'static [&'static str],
    /// Words that allow.
    right: &'static [&'static str],
    /// Words that deny, one to a denial.
    not: &'static [&'static str],
    /// Words that deny, and may stand beside those: "nor", "никто не".
    nor: &'static [&'static str],
    /// Words that may say the same as a denial.
    negative: &'static [&'static str],
    /// Expressions in which such words, and numbers, mean nothing of the kind: "no later than".
    aside: &'static [&'static str],
    /// How numbers are spelt; none where only figures are read.
    spelling: Option<&'static spelled::Spelling>,
    /// An apostrophe stands inside words, as in "дев'ять".
    apostrophe: bool,
}

/// The table of a language by its code, if there is one.
#[must_use]
pub fn tongue(code: &str) -> Option<&'static Tongue> {
    let base = code.split(['-', '_']).next().unwrap_or(code);
    tables::ALL.iter().find(|t| t.code == base)
}

/// A range of bytes in the words read.
pub type Range = (usize, usize);

/// A number, and how it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Numeral {
    /// Its value.
    pub value: Decimal,
    /// How it is written.
    pub form: Form,
    /// What it counts, where that is a time or a share.
    pub counts: Option<Counted>,
    /// Where.
    pub at: Range,
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Hundredths.
    Percent,
}

/// What numbers count, in the order of the tables.
const COUNTED: [Counted; 7] = [
    Counted::Minutes,
    Counted::Hours,
    Counted::Days,
    Counted::Weeks,
    Counted::Months,
    Counted::Years,
    Counted::Percent,
];

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// In figures.
    Figures,
    /// In words.
    Words,
    /// In words that count in order ("third"), or that often mean something else ("one").
    Loose,
}

/// What a sentence says of what is to be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sentence {
    /// Where.
    pub at: Range,
    /// The first word that binds.
    pub duty: Option<Range>,
    /// The first word that allows.
    pub right: Option<Range>,
    /// The first word that denies.
    pub not: Option<Range>,
    /// How many denials there are at least.
    pub denials: usize,
    /// How many words deny.
    pub denying: usize,
    /// How many words may say the same as a denial.
    pub negative: usize,
}

/// What is read out of a wording.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its numbers, in order. A number in words with its figures behind it is one.
    pub numbers: Vec<Numeral>,
    /// Its months, beside a figure.
    pub months: Vec<(u8, Range)>,
    /// Its sentences, split as finely as semicolons do.
    pub clauses: Vec<Sentence>,
    /// Its sentences, split at full stops.
    pub sentences: Vec<Sentence>,
    /// All of it as one.
    pub whole: Sentence,
    /// The names in braces, sorted.
    pub put_in: Vec<String>,
}

/// A word in lower case, and where.
#[derive(Clone, Debug)]
struct Token {
    word: String,
    at: Range,
    /// Whether it is the first part of a word with a hyphen: "niet-commercieel".
    prefix: bool,
}

/// Reads words in a language.
#[must_use]
pub fn read(text: &str, tongue: Option<&Tongue>) -> Reading {
    let (text, mut put_in) = plain(text);
    put_in.sort();
    let tokens = tokens(&text, tongue.is_some_and(|t| t.apostrophe));
    let set_aside = tongue.map(|t| covered(&tokens, t.aside)).unwrap_or_default();
    let words: Vec<Token> =
        tokens.iter().enumerate().filter(|(i, _)| !set_aside.contains(i)).map(|(_, t)| t.clone()).collect();
    let (mut numbers, mut months) = dates(&text);
    let mut figured = grouped(&text, figures(&text));
    figured.retain(|n| !numbers.iter().any(|d: &Numeral| d.at.0 < n.at.1 && n.at.0 < d.at.1));
    figured.retain(|n| !is_mark(&text, n.at));
    numbers.extend(figured);
    if let Some(t) = tongue {
        months.extend(t.named_months(&text, &tokens, &numbers));
        if let Some(spelling) = t.spelling {
            let spelt = spelling.read(&text, &words);
            // "Article 3 (1)", "(1) …; (2) …": a reference or a mark, as against "sixty (60)".
            for n in numbers.iter_mut().filter(|n| n.form == Form::Figures && in_parentheses(&text, n.at)) {
                if !spelt.iter().any(|s| s.at.1 <= n.at.0 && n.at.0 - s.at.1 <= 3) {
                    n.form = Form::Loose;
                }
            }
            numbers.extend(spelt.into_iter().filter(|s| !has_figures_behind(&text, s.at.1)));
        }
    }
    numbers.sort_by_key(|n| n.at);
    if let Some(t) = tongue {
        t.count(&text, &tokens, &mut numbers);
    }
    months.sort_by_key(|m| m.1);
    let judge = |at: Range| tongue.map_or(Sentence { at, ..Sentence::default() }, |t| t.sentence(&words, at));
    Reading {
        numbers,
        months,
        clauses: pieces(&text, true).into_iter().map(judge).collect(),
        sentences: pieces(&text, false).into_iter().map(judge).collect(),
        whole: judge((0, text.len())),
        put_in,
    }
}

impl Tongue {
    /// Whether numbers in words are read.
    #[must_use]
    pub fn spells(&self) -> bool {
        self.spelling.is_some()
    }

    fn sentence(&self, words: &[Token], at: Range) -> Sentence {
        let from = words.partition_point(|w| w.at.0 < at.0);
        let to = words.partition_point(|w| w.at.0 < at.1);
        let words = words.get(from..to).unwrap_or_default();
        let first = |all: &[&str]| all.iter().filter_map(|p| find(words, p)).min();
        let count = |all: &[&str]| (0..words.len()).filter(|i| begin(words, *i, all)).count();
        let denials = count(self.not);
        Sentence {
            at,
            duty: first(self.duty),
            right: first(self.right),
            not: first(self.not).into_iter().chain(first(self.nor)).min(),
            denials,
            denying: denials + count(self.nor),
            negative: count(self.negative),
        }
    }

    /// Finds what numbers count: "sixty (60) days", "5 to 10 days", "30 calendar days", "10 %".
    fn count(&self, text: &str, tokens: &[Token], numbers: &mut [Numeral]) {
        let mut next: Option<Counted> = None;
        let mut from = text.len();
        for number in numbers.iter_mut().rev() {
            let behind = tokens.partition_point(|t| t.at.0 < number.at.1);
            let near = tokens.iter().skip(behind).take(2);
            let own = near.take_while(|t| t.at.1 <= from).find_map(|t| {
                self.units
                    .iter()
                    .zip(COUNTED)
                    .find(|(forms, _)| forms.split(' ').any(|f| fits(f, &t.word)))
                    .map(|u| u.1)
            });
            let percent = text.get(number.at.1..).is_some_and(|t| t.trim_start().starts_with('%'));
            let between = tokens.iter().skip(behind).take_while(|t| t.at.1 <= from).count();
            // "5 to 10 days": both count days.
            let shared = next.filter(|_| between <= 1);
            number.counts = own.or_else(|| percent.then_some(Counted::Percent)).or(shared);
            (next, from) = (number.counts, number.at.0);
        }
    }

    /// Months that stand beside a figure: "May" may be a verb.
    fn named_months(&self, text: &str, tokens: &[Token], numbers: &[Numeral]) -> Vec<(u8, Range)> {
        let is_figure = |i: Option<usize>| {
            i.and_then(|i| tokens.get(i)).is_some_and(|t| t.word.starts_with(|c: char| c.is_ascii_digit()))
        };
        let mut out = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            let Some(month) = self.months.iter().position(|m| m.split(' ').any(|form| fits(form, &token.word))) else {
                continue;
            };
            let capital = text.get(token.at.0..).is_some_and(|t| t.starts_with(char::is_uppercase));
            if self.code == "en" && !capital {
                continue;
            }
            let near = [i.checked_sub(1), i.checked_sub(2), Some(i + 1), Some(i + 2)];
            if near.into_iter().any(is_figure) && !numbers.iter().any(|n| n.at.0 <= token.at.0 && token.at.1 <= n.at.1)
            {
                out.push((u8::try_from(month + 1).unwrap_or(0), token.at));
            }
        }
        out
    }
}

/// The same text with what stands in braces blanked, and the names that stood there. Every byte keeps its place.
fn plain(text: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(text.len());
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        names.push(name.trim().to_owned());
        out.extend(std::iter::repeat_n(' ', name.len() + 2));
        rest = behind;
    }
    out.push_str(rest);
    // A line break written as `\n` is one.
    (out.replace("\\n", " \n").replace("\\\"", " \""), names)
}

fn tokens(text: &str, apostrophe: bool) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut open: Option<Token> = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() || c == '\u{301}' {
            let token = open.get_or_insert_with(|| Token { word: String::new(), at: (at, at), prefix: false });
            token.word.extend(c.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c }));
            token.at.1 = at + c.len_utf8();
        } else if apostrophe && matches!(c, '\'' | '\u{2019}' | '\u{2bc}') && open.is_some() {
            // Left out, so that each way of writing it is the same word.
        } else {
            let joined = c == '-' && text.get(at + 1..).is_some_and(|t| t.starts_with(char::is_alphanumeric));
            out.extend(open.take().map(|t| Token { prefix: joined, ..t }));
        }
    }
    out.extend(open);
    out
}

/// Whether a word is of a form: the form itself, or its beginning where it ends in `*`.
fn fits(form: &str, word: &str) -> bool {
    form.strip_suffix('*').map_or(form == word, |stem| word.starts_with(stem))
}

/// Whether an expression stands at the beginning of some words.
fn begins(words: &[Token], expression: &str) -> Option<usize> {
    let mut n = 0;
    for form in expression.split(' ') {
        if !words.get(n).is_some_and(|w| fits(form, &w.word)) {
            return None;
        }
        n += 1;
    }
    Some(n)
}

/// Whether one of some expressions begins at a word. "No. 5" denies nothing.
fn begin(words: &[Token], at: usize, expressions: &[&str]) -> bool {
    let rest = words.get(at..).unwrap_or_default();
    let number = |w: &Token| w.word.starts_with(|c: char| c.is_ascii_digit());
    let is_label = rest.first().is_some_and(|w| w.word == "no") && rest.get(1).is_some_and(number);
    let is_prefix = rest.first().is_some_and(|w| w.prefix);
    !is_label && !is_prefix && expressions.iter().any(|e| begins(rest, e).is_some())
}

/// The first place of an expression.
fn find(words: &[Token], expression: &str) -> Option<Range> {
    (0..words.len()).find_map(|i| {
        let rest = words.get(i..).filter(|_| begin(words, i, &[expression]))?;
        let n = begins(rest, expression)?;
        Some((rest.first()?.at.0, rest.get(n.checked_sub(1)?)?.at.1))
    })
}

/// The places of all words in some expressions.
fn covered(tokens: &[Token], expressions: &[&str]) -> Vec<usize> {
    let mut out = Vec::new();
    for i in 0..tokens.len() {
        for e in expressions {
            if let Some(n) = tokens.get(i..).and_then(|rest| begins(rest, e)) {
                out.extend(i..i + n);
            }
        }
    }
    out
}

/// Sentences, and the parts of them that semicolons and lines part.
fn pieces(text: &str, fine: bool) -> Vec<Range> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|n| n.1);
        let ends = match c {
            '.' | '!' | '?' | '።' | '。' => next.is_none_or(|n| n.is_whitespace() || n.is_uppercase()),
            ';' | '\n' | ':' => fine,
            _ => false,
        };
        if ends {
            let end = at + c.len_utf8();
            if text.get(from..end).is_some_and(|t| t.chars().filter(|c| c.is_alphabetic()).count() > 2) {
                out.push((from, end));
            }
            from = end;
        }
    }
    if text.get(from..).is_some_and(|t| t.chars().filter(|c| c.is_alphabetic()).count() > 2) {
        out.push((from, text.len()));
    }
    out
}

/// Dates in figures: the day and the year as numbers, and the month.
fn dates(text: &str) -> (Vec<Numeral>, Vec<(u8, Range)>) {
    let (mut numbers, mut months) = (Vec::new(), Vec::new());
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|t| t.find(|c: char| c.is_ascii_digit())) {
        let from = at + found;
        let rest = text.get(from..).unwrap_or("");
        let len = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or("").trim_end_matches(['.', '-']);
        at = from + len.max(1);
        let by_dash: Vec<&str> = word.split('-').collect();
        let by_dot: Vec<&str> = word.split('.').collect();
        let (y, m, d) = match (by_dash.as_slice(), by_dot.as_slice()) {
            ([y, m, d], _) if y.len() == 4 => (*y, *m, *d),
            (_, [d, m, y]) if y.len() == 4 => (*y, *m, *d),
            _ => continue,
        };
        let (Ok(y), Ok(m), Ok(d)) = (y.parse::<i64>(), m.parse::<u8>(), d.parse::<i64>()) else { continue };
        if !(1..=12).contains(&m) || !(1..=31).contains(&d) {
            continue;
        }
        let range = (from, from + word.len());
        let number = |n| Numeral { value: Decimal::whole(n), form: Form::Figures, counts: None, at: range };
        numbers.extend([number(d), number(y)]);
        months.push((m, range));
    }
    (numbers, months)
}

/// Figures with a blank between their thousands as one number.
fn grouped(text: &str, figures: Vec<(Decimal, usize, usize)>) -> Vec<Numeral> {
    let mut out: Vec<Numeral> = Vec::new();
    for (value, from, to) in figures {
        let three = to - from == 3 && value.scale == 0;
        if let Some(last) = out.last_mut().filter(|l| three && l.value.scale == 0 && l.at.1 - l.at.0 <= 11)
            && text.get(last.at.1..from).is_some_and(|t| matches!(t, " " | "\u{a0}" | "\u{2009}" | "\u{202f}"))
            && text
                .get(last.at.0..last.at.1)
                .is_some_and(|t| t.rsplit([' ', '\u{a0}', '\u{2009}', '\u{202f}']).next().is_some_and(|g| g.len() <= 3))
            && let Some(n) = last.value.mantissa.checked_mul(1000).and_then(|n| n.checked_add(value.mantissa))
        {
            (last.value, last.at.1) = (Decimal::whole(n), to);
            continue;
        }
        out.push(Numeral { value, form: Form::Figures, counts: None, at: (from, to) });
    }
    out
}

/// Whether figures are the mark of a paragraph or a list: `(1)` or `1)` where one begins.
fn is_mark(text: &str, (from, to): Range) -> bool {
    let (before, after) = (text.get(..from).unwrap_or(""), text.get(to..).unwrap_or(""));
    if !after.starts_with(')') {
        return false;
    }
    let before = before.strip_suffix('(').unwrap_or(before).trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with(['\n', ';', ':', ',', '.'])
}

/// Whether small figures stand alone in parentheses.
fn in_parentheses(text: &str, (from, to): Range) -> bool {
    let open = text.get(..from).is_some_and(|t| t.ends_with('('));
    open && to - from <= 2 && text.get(to..).is_some_and(|t| t.starts_with(')'))
}

/// Whether the figures of a number in words stand behind it in parentheses: "sixty (60)".
fn has_figures_behind(text: &str, to: usize) -> bool {
    let rest = text.get(to..).unwrap_or("").trim_start();
    rest.strip_prefix('(').is_some_and(|r| r.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}
