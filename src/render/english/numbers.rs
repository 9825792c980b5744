//! Numbers as treaties write them: in words, then in figures.

use super::super::markup::{blank, guard};
use super::English;
use crate::syntax::tree::Num;

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
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const GROUPS: [(u64, &str); 5] = [
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

fn small(n: u64) -> &'static str {
    usize::try_from(n).ok().and_then(|n| SMALL.get(n)).copied().unwrap_or("")
}

fn below_hundred(n: u64) -> String {
    if n < 20 {
        return small(n).to_owned();
    }
    let tens = usize::try_from(n / 10).ok().and_then(|t| TENS.get(t)).copied().unwrap_or("");
    if n.is_multiple_of(10) { tens.to_owned() } else { format!("{tens}-{}", small(n % 10)) }
}

fn below_thousand(n: u64) -> String {
    match (n / 100, n % 100) {
        (0, r) => below_hundred(r),
        (h, 0) => format!("{} hundred", small(h)),
        (h, r) => format!("{} hundred and {}", small(h), below_hundred(r)),
    }
}

/// A whole number in words: "one thousand two hundred and five".
#[must_use]
pub fn cardinal(n: u64) -> String {
    if n < 1000 {
        return below_thousand(n);
    }
    let (mut rest, mut parts) = (n, Vec::new());
    for (size, name) in GROUPS {
        if rest >= size {
            parts.push(format!("{} {name}", cardinal(rest / size)));
            rest %= size;
        }
    }
    if rest > 0 {
        let joint = if rest < 100 { "and " } else { "" };
        parts.push(format!("{joint}{}", below_thousand(rest)));
    }
    parts.join(" ")
}

/// The place in an order, in words: "thirtieth".
#[must_use]
pub fn ordinal(n: u64) -> String {
    let words = cardinal(n);
    let cut = words.rfind([' ', '-']).map_or(0, |i| i + 1);
    let (head, last) = words.split_at(cut);
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        w => w.strip_suffix('y').map_or_else(|| format!("{w}th"), |stem| format!("{stem}ieth")),
    };
    format!("{head}{last}")
}

/// The place in an order, in figures: "30th".
#[must_use]
pub fn ordinal_figures(n: u64) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

/// Digits in groups of three: "1,200".
#[must_use]
pub fn figures(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Words and figures: "ninety (90)".
#[must_use]
pub fn both(n: u64) -> String {
    format!("{} ({})", cardinal(n), figures(n))
}

/// The whole part and the digits behind the point.
fn split(n: Num) -> (u64, String) {
    let mantissa = u64::try_from(n.mantissa).unwrap_or(0);
    let Some(unit) = 10u64.checked_pow(u32::from(n.scale)) else { return (mantissa, String::new()) };
    if n.scale == 0 {
        return (mantissa, String::new());
    }
    let behind = format!("{:0width$}", mantissa % unit, width = usize::from(n.scale));
    (mantissa / unit, behind.trim_end_matches('0').to_owned())
}

impl English<'_> {
    /// A number in words alone: "two point five".
    #[must_use]
    pub fn number_words(&self, n: Num) -> String {
        if n.blank {
            return self.blank(n.span);
        }
        let (whole, behind) = split(n);
        let mut out = cardinal(whole);
        if !behind.is_empty() {
            out.push_str(" point");
            for d in behind.chars().filter_map(|c| c.to_digit(10)) {
                out.push(' ');
                out.push_str(small(u64::from(d)));
            }
        }
        out
    }
    /// A number in figures alone: "1,200.5".
    #[must_use]
    pub fn number_figures(&self, n: Num) -> String {
        if n.blank {
            return self.blank(n.span);
        }
        match split(n) {
            (whole, b) if b.is_empty() => figures(whole),
            (whole, b) => format!("{}.{b}", figures(whole)),
        }
    }
    /// A number in words and figures: "ninety (90)".
    #[must_use]
    pub fn number(&self, n: Num) -> String {
        if n.blank {
            return self.blank(n.span);
        }
        if self.figures {
            return self.number_figures(n);
        }
        format!("{} ({})", self.number_words(n), self.number_figures(n))
    }
    /// A blank as it was written.
    #[must_use]
    pub fn blank(&self, span: crate::source::Span) -> String {
        let text = guard(self.model.text(span));
        blank(if text.starts_with('[') { &text } else { "[…]" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a number in words back.
    fn read(words: &str) -> u64 {
        let (mut total, mut group) = (0, 0);
        for w in words.split([' ', '-']).filter(|w| *w != "and") {
            if let Some(n) = SMALL.iter().position(|s| *s == w) {
                group += n as u64;
            } else if let Some(n) = TENS.iter().position(|s| *s == w) {
                group += 10 * n as u64;
            } else if w == "hundred" {
                group *= 100;
            } else {
                let (size, _) = GROUPS.iter().find(|(_, name)| *name == w).expect("a word for a number");
                total += group * size;
                group = 0;
            }
        }
        total + group
    }

    #[test]
    fn words_read_back_as_the_number() {
        for n in (0..3000).chain((3000..=1_000_000).step_by(37)).chain([1_000_000, 100_000_000, 40_000_000_000]) {
            assert_eq!(read(&cardinal(n)), n, "{}", cardinal(n));
        }
    }

    #[test]
    fn numbers_are_written_as_in_treaties() {
        assert_eq!(both(90), "ninety (90)");
        assert_eq!(both(49), "forty-nine (49)");
        assert_eq!(both(1200), "one thousand two hundred (1,200)");
        assert_eq!(cardinal(1005), "one thousand and five");
        assert_eq!(cardinal(100_000_000), "one hundred million");
        assert_eq!(cardinal(0), "zero");
    }

    #[test]
    fn ordinals() {
        let all: Vec<String> = [1, 2, 3, 5, 8, 9, 12, 20, 21, 30, 90, 100, 112, 365].into_iter().map(ordinal).collect();
        let want = [
            "first",
            "second",
            "third",
            "fifth",
            "eighth",
            "ninth",
            "twelfth",
            "twentieth",
            "twenty-first",
            "thirtieth",
            "ninetieth",
            "one hundredth",
            "one hundred and twelfth",
            "three hundred and sixty-fifth",
        ];
        assert_eq!(all, want);
        let figures: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 112].into_iter().map(ordinal_figures).collect();
        assert_eq!(figures, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]);
    }
}
