//! Numbers and dates in words and figures: "sixty (60) days", "1,459", "1 May 1963".

use super::{Read, tokens};

/// An exact number, without idle zeros behind the point.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Decimal {
    /// All digits.
    pub mantissa: i64,
    /// How many of them stand behind the point.
    pub scale: u8,
}

impl Decimal {
    /// A whole number.
    #[must_use]
    pub const fn whole(n: i64) -> Self {
        Self { mantissa: n, scale: 0 }
    }
    fn new(mut mantissa: i64, mut scale: u8) -> Self {
        while scale > 0 && mantissa % 10 == 0 {
            (mantissa, scale) = (mantissa / 10, scale - 1);
        }
        Self { mantissa, scale }
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = format!("{:0>1$}", self.mantissa.unsigned_abs(), usize::from(self.scale) + 1);
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(self.scale));
        let sign = if self.mantissa < 0 { "-" } else { "" };
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

/// The months by their English names, from January.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a word is the name of a month.
#[must_use]
pub(crate) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// All numbers and dates of a text with their places.
pub(super) fn read(text: &str) -> Vec<(Read, usize, usize)> {
    let mut out = Vec::new();
    let dates = dates(text);
    let mut figures = figures(text);
    figures.retain(|f| !dates.iter().any(|d| d.3 <= f.1 && f.2 <= d.4));
    out.extend(figures.into_iter().map(|(n, from, to)| (Read::Number(n), from, to)));
    out.extend(spelled(text).into_iter().map(|(n, from, to)| (Read::Spelled(Decimal::whole(n)), from, to)));
    out.extend(dates.into_iter().map(|(y, m, d, from, to)| (Read::Date(y, m, d), from, to)));
    out.sort_by_key(|r| r.1);
    out
}

/// Numbers in figures: `1,459`, `1.459`, `459`, `2.5`. A list mark such as `1.` at the beginning of a line is none.
pub(super) fn figures(text: &str) -> Vec<(Decimal, usize, usize)> {
    let bytes = text.as_bytes();
    let is_digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut out = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        if !is_digit(i) {
            i += 1;
            continue;
        }
        let from = i;
        let (mut mantissa, mut scale, mut fits) = (0i64, 0u8, true);
        let mut digit = |i: usize| {
            let d = i64::from(bytes.get(i).map_or(0, |b| b - b'0'));
            match mantissa.checked_mul(10).and_then(|m| m.checked_add(d)) {
                Some(m) => mantissa = m,
                None => fits = false,
            }
        };
        while is_digit(i) {
            digit(i);
            i += 1;
        }
        // Thousands in groups of three, after a first group of at most three.
        let mut grouped = i - from <= 3;
        while grouped
            && bytes.get(i).is_some_and(|b| matches!(b, b',' | b'.' | b'\''))
            && (1..=3).all(|n| is_digit(i + n))
            && !is_digit(i + 4)
        {
            (1..=3).for_each(|n| digit(i + n));
            i += 4;
            grouped = true;
        }
        if bytes.get(i).is_some_and(|b| matches!(b, b'.' | b','))
            && is_digit(i + 1)
            && !(bytes.get(i) == Some(&b',') && is_digit(i + 3))
        {
            i += 1;
            while is_digit(i) {
                digit(i);
                scale = scale.saturating_add(1);
                i += 1;
            }
        }
        let before = text.get(..from).and_then(|t| t.chars().next_back());
        let line = text
            .get(..from)
            .is_none_or(|t| t.trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|c| c == '\n'));
        let mark = line
            && bytes.get(i).is_some_and(|b| matches!(b, b'.' | b')'))
            && bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace);
        let glued = before.is_some_and(|c| c.is_alphabetic() || c == '_');
        if fits && !mark && !glued {
            out.push((Decimal::new(mantissa, scale), from, i));
        }
    }
    out
}

fn dates(text: &str) -> Vec<(i16, u8, u8, usize, usize)> {
    let mut out = Vec::new();
    let words: Vec<(usize, &str)> = tokens(text).collect();
    let day = |w: &str| w.parse::<u8>().ok().filter(|d| (1..=31).contains(d));
    let year = |w: &str| w.parse::<i16>().ok().filter(|y| (1000..=2999).contains(y) && w.len() == 4);
    for (i, (at, word)) in words.iter().enumerate() {
        if let [y, m, d] = word.split('-').collect::<Vec<_>>().as_slice()
            && let (Some(y), Ok(m), Some(d)) = (year(y), m.parse::<u8>(), day(d))
        {
            out.push((y, m, d, *at, at + word.len()));
        }
        let Some(m) = MONTHS.iter().position(|n| n == word).and_then(|n| u8::try_from(n + 1).ok()) else { continue };
        let word_at = |n: Option<usize>| n.and_then(|n| words.get(n)).copied();
        let (before, after, more) = (word_at(i.checked_sub(1)), word_at(Some(i + 1)), word_at(Some(i + 2)));
        let found = match (before, after, more) {
            (Some((from, d)), Some((to, y)), _) if day(d).is_some() && year(y).is_some() => {
                Some((y, d, from, to + y.len()))
            }
            (_, Some((_, d)), Some((to, y))) if day(d).is_some() && year(y).is_some() => {
                Some((y, d, *at, to + y.len()))
            }
            _ => None,
        };
        if let Some((y, d, from, to)) = found
            && let (Some(y), Some(d)) = (year(y), day(d))
        {
            out.push((y, m, d, from, to));
        }
    }
    out
}

fn unit(word: &str) -> Option<i64> {
    const SMALL: [&str; 20] = [
        "zero",
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
    ];
    const SMALL_TH: [&str; 20] = [
        "zeroth",
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
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const TENS_TH: [&str; 8] =
        ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
    let place = |list: &[&str]| list.iter().position(|w| *w == word).and_then(|n| i64::try_from(n).ok());
    place(&SMALL)
        .or_else(|| place(&SMALL_TH))
        .or_else(|| place(&TENS).or_else(|| place(&TENS_TH)).map(|n| (n + 2) * 10))
}

fn power(word: &str) -> Option<i64> {
    Some(match word {
        "hundred" | "hundredth" => 100,
        "thousand" | "thousandth" => 1_000,
        "million" | "millionth" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => return None,
    })
}

/// Numbers in words: "three hundred and sixty-five".
fn spelled(text: &str) -> Vec<(i64, usize, usize)> {
    let mut out = Vec::new();
    // What has been said so far: the sum, the group below the next thousand, and where.
    let mut open: Option<(i64, i64, usize, usize)> = None;
    let mut last_power = true;
    for (at, word) in tokens(text) {
        let lower = word.to_lowercase();
        let adjoins = open.is_none_or(|(_, _, _, end)| {
            text.get(end..at).is_some_and(|t| t.chars().all(|c| c == ' ' || c == '\u{a0}'))
        });
        if !adjoins {
            out.extend(open.take().map(|(sum, group, from, to)| (sum + group, from, to)));
        }
        let pieces: Vec<&str> = lower.split('-').collect();
        let values: Option<Vec<i64>> = pieces.iter().map(|p| unit(p)).collect();
        let end = at + word.len();
        match (&mut open, values.as_deref(), power(&lower)) {
            (Some((_, group, _, to)), Some(v), _)
                if last_power || (*group % 100 >= 20 && *group % 10 == 0 && v.iter().sum::<i64>() < 10) =>
            {
                *group = group.saturating_add(v.iter().sum());
                *to = end;
                last_power = false;
            }
            (open, Some(v), _) => {
                out.extend(open.take().map(|(sum, group, from, to)| (sum + group, from, to)));
                *open = Some((0, v.iter().sum(), at, end));
                last_power = false;
            }
            (Some((sum, group, _, to)), None, Some(p)) => {
                if p == 100 {
                    *group = group.saturating_mul(100);
                } else {
                    *sum = sum.saturating_add((*group).max(1).saturating_mul(p));
                    *group = 0;
                }
                *to = end;
                last_power = true;
            }
            (Some(_), None, None) if lower == "and" && last_power => {
                if let Some(o) = &mut open {
                    // Bridged only if a number follows; the end moves with that number.
                    if text.get(end..).is_some_and(|t| {
                        tokens(t).next().is_some_and(|(_, w)| w.to_lowercase().split('-').all(|p| unit(p).is_some()))
                    }) {
                        o.3 = end;
                    }
                }
            }
            _ => out.extend(open.take().map(|(sum, group, from, to)| (sum + group, from, to))),
        }
    }
    out.extend(open.map(|(sum, group, from, to)| (sum + group, from, to)));
    out
}

/// What [`spelled_pairs`] finds: the number in words, the figures, and the bytes of both.
pub type Spelled = (Decimal, Decimal, (usize, usize), (usize, usize));

/// A number in words with its figures in parentheses behind it: the words, the figures, and where both are. Between them may
/// stand what is counted, where the parentheses begin with a currency: "one hundred million dollars (USD 100,000,000)".
#[must_use]
pub fn spelled_pairs(text: &str) -> Vec<Spelled> {
    let mut out = Vec::new();
    if !text.contains('(') {
        return out;
    }
    for (n, from, to) in spelled(text) {
        // Further away than this stands something else.
        let near = (to..=text.len().min(to + 80)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(to);
        let rest = text.get(to..near).unwrap_or("");
        let Some(open) = rest.find('(') else { continue };
        let between = rest.get(..open).unwrap_or("");
        let inside_at = to + open + 1;
        let Some(inside) = text.get(inside_at..near).and_then(|t| t.split_once(')')).map(|t| t.0) else { continue };
        let figures = figures(inside);
        let [(figure, a, b)] = figures.as_slice() else { continue };
        let before = inside.get(..*a).unwrap_or("").trim();
        let after = inside.get(*b..).unwrap_or("").trim();
        let currency = before.len() == 3 && before.chars().all(|c| c.is_ascii_uppercase());
        let plain = before.is_empty() && matches!(after, "" | "th" | "st" | "nd" | "rd" | "%" | "percent" | "per cent");
        let adjoins = between.trim().is_empty() && plain;
        let counted = currency
            && after.is_empty()
            && between.chars().all(|c| c.is_alphabetic() || c == ' ')
            && tokens(between).count() <= 5;
        if adjoins || counted {
            out.push((Decimal::whole(n), *figure, (from, to), (inside_at + a, inside_at + b)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<i64> {
        spelled(text).into_iter().map(|s| s.0).collect()
    }

    #[test]
    fn numbers_in_words() {
        assert_eq!(words("three hundred and sixty-five days"), [365]);
        assert_eq!(words("one hundred million and ten"), [100_000_010]);
        assert_eq!(words("on the thirtieth day"), [30]);
        assert_eq!(words("two or three"), [2, 3]);
        assert_eq!(words("twelve thousand five hundred"), [12_500]);
        assert_eq!(words("ninety days and twelve months"), [90, 12]);
    }

    #[test]
    fn numbers_in_figures_and_dates() {
        let shown = |t: &str| figures(t).into_iter().map(|f| f.0.to_string()).collect::<Vec<_>>();
        assert_eq!(shown("1,459 tanks, 2.5 percent, 40 km"), ["1459", "2.5", "40"]);
        assert_eq!(shown("1. The Parties\n2) and"), [""; 0]);
        assert_eq!(
            dates("until 1 May 1963 and 2026-03-01").iter().map(|d| (d.0, d.1, d.2)).collect::<Vec<_>>(),
            [(1963, 5, 1), (2026, 3, 1),]
        );
    }

    #[test]
    fn words_with_their_figures() {
        let shown =
            |t: &str| spelled_pairs(t).into_iter().map(|p| (p.0.to_string(), p.1.to_string())).collect::<Vec<_>>();
        assert_eq!(shown("within sixty (90) days"), [("60".into(), "90".into())]);
        assert_eq!(
            shown("one hundred million United States dollars (USD 100,000,000)"),
            [("100000000".into(), "100000000".into())]
        );
        assert_eq!(shown("two States (see Article 5)"), []);
    }
}
