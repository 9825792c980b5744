//! Sums of money, shares and counted things.

use super::super::markup::guard;
use super::English;
use super::numbers::cardinal;
use crate::syntax::tree::{Amount, Bounding, Measure, Num, Rate, Whole};

/// Currencies by their codes: for one, for several.
const CURRENCIES: &[(&str, &str, &str)] = &[
    ("AED", "United Arab Emirates dirham", "United Arab Emirates dirhams"),
    ("AUD", "Australian dollar", "Australian dollars"),
    ("BRL", "Brazilian real", "Brazilian reais"),
    ("CAD", "Canadian dollar", "Canadian dollars"),
    ("CHF", "Swiss franc", "Swiss francs"),
    ("CNY", "Chinese yuan", "Chinese yuan"),
    ("DKK", "Danish krone", "Danish kroner"),
    ("EGP", "Egyptian pound", "Egyptian pounds"),
    ("EUR", "euro", "euros"),
    ("GBP", "pound sterling", "pounds sterling"),
    ("ILS", "new Israeli shekel", "new Israeli shekels"),
    ("INR", "Indian rupee", "Indian rupees"),
    ("JPY", "Japanese yen", "Japanese yen"),
    ("KRW", "Korean won", "Korean won"),
    ("NOK", "Norwegian krone", "Norwegian kroner"),
    ("PLN", "Polish zloty", "Polish zlotys"),
    ("QAR", "Qatari riyal", "Qatari riyals"),
    ("RUB", "Russian rouble", "Russian roubles"),
    ("SAR", "Saudi riyal", "Saudi riyals"),
    ("SEK", "Swedish krona", "Swedish kronor"),
    ("TRY", "Turkish lira", "Turkish lira"),
    ("UAH", "Ukrainian hryvnia", "Ukrainian hryvnias"),
    ("USD", "United States dollar", "United States dollars"),
    ("XDR", "special drawing right", "special drawing rights"),
    ("ZAR", "South African rand", "South African rand"),
];

impl English<'_> {
    /// A sum: "one hundred million United States dollars (USD 100,000,000)".
    #[must_use]
    pub fn money(&self, n: Num, code: &str) -> String {
        let code = guard(code);
        if n.blank {
            return format!("{code} {}", self.blank(n.span));
        }
        let one = n.whole() == Some(1);
        let name = CURRENCIES.iter().find(|c| c.0 == code).map(|c| if one { c.1 } else { c.2 });
        let (words, figures) = (self.number_words(n), self.number_figures(n));
        match name {
            Some(name) if !self.figures => format!("{words} {name} ({code} {figures})"),
            _ => format!("{code} {figures}"),
        }
    }

    /// ", at the rate of USD 1.08 per EUR 1".
    fn rate(&self, r: &Rate) -> String {
        let code = |sym| guard(self.model.name(sym));
        format!(", at the rate of {} {} per {} 1", code(r.of), self.number_figures(r.number), code(r.per))
    }

    /// An amount with everything that is said of it.
    #[must_use]
    pub fn amount(&self, a: &Amount) -> String {
        let limit = match a.limit {
            Bounding::Exactly => "",
            Bounding::AtMost => "no more than ",
            Bounding::UpTo => "up to ",
            Bounding::AtLeast => "at least ",
            Bounding::About => "approximately ",
        };
        let upper = a.to.map(|n| format!(" to {}", self.number(n))).unwrap_or_default();
        let counted = match &a.measure {
            Measure::Money(code) => self.money(a.number, self.model.name(*code)),
            Measure::Percent => format!("{}{upper} per cent", self.number(a.number)),
            Measure::Fraction(n, d) => fraction(*n, *d),
            Measure::Unit(u) => {
                let unit = guard(&self.model.sources.unescaped(*u)).replace('_', " ");
                format!("{}{upper} {unit}", self.number(a.number))
            }
            Measure::Bare => format!("{}{upper}", self.number(a.number)),
        };
        let of = match a.of.as_deref() {
            Some(Whole::Words(w)) => format!(" of {}", self.words(w)),
            Some(Whole::Path(p)) => format!(" of {}", self.path(p)),
            Some(Whole::Amount(a)) => format!(" of {}", self.amount(a)),
            None => String::new(),
        };
        let per =
            a.per.map(|p| format!(" per {}", guard(self.model.text(p)).trim_end_matches('s'))).unwrap_or_default();
        let all = if a.in_all { " in total" } else { "" };
        let rate = a.rate.as_ref().map(|r| self.rate(r)).unwrap_or_default();
        format!("{limit}{counted}{of}{per}{all}{rate}")
    }
}

/// A fraction in words: "two thirds".
#[must_use]
pub fn fraction(n: u32, d: u32) -> String {
    let part = match d {
        2 => "half".to_owned(),
        4 => "quarter".to_owned(),
        _ => super::numbers::ordinal(u64::from(d)),
    };
    if n == 1 { format!("one {part}") } else { format!("{} {part}s", cardinal(u64::from(n))) }
}
