//! Numbers with what they count.

use super::super::grammar::{Pair, Rule};
use super::super::tree::{Amount, Bounding, Measure, Num, Rate, Whole};
use super::phrase::{Reader, find as first, fraction, has};

impl Reader<'_> {
    pub(super) fn amount(&mut self, pair: &Pair<'_>) -> Amount {
        let span = self.span(pair);
        let zero = Num { mantissa: 0, scale: 0, blank: false, span };
        let mut out = Amount {
            limit: Bounding::Exactly,
            number: zero,
            to: None,
            measure: Measure::Bare,
            of: None,
            per: None,
            rate: None,
            in_all: has(pair, Rule::in_all),
            span,
        };
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::limit => {
                    out.limit = match p.as_str().trim() {
                        "up to" => Bounding::UpTo,
                        "at least" | "no fewer than" | "no less than" | "not less than" => Bounding::AtLeast,
                        "exactly" => Bounding::Exactly,
                        "approximately" | "about" => Bounding::About,
                        _ => Bounding::AtMost,
                    }
                }
                Rule::number => out.number = self.number(&p),
                Rule::range_of => {
                    let mut numbers = p.clone().into_inner().filter(|q| q.as_rule() == Rule::number);
                    if let (Some(a), Some(b)) = (numbers.next(), numbers.next()) {
                        (out.number, out.to) = (self.number(&a), Some(self.number(&b)));
                    }
                    if let Some(m) = first(&p, Rule::measure) {
                        out.measure = self.measure(&m);
                    }
                }
                Rule::fraction => {
                    let (n, d) = fraction(p.as_str());
                    out.measure = Measure::Fraction(n, d);
                }
                Rule::currency => out.measure = Measure::Money(self.names.intern(p.as_str().trim())),
                Rule::percent => out.measure = Measure::Percent,
                Rule::measure => out.measure = self.measure(&p),
                Rule::amount_of => out.of = self.whole(&p).map(Box::new),
                Rule::rate_of => out.rate = self.rate(&p).map(Box::new),
                Rule::unit | Rule::path => {
                    let (word, span) = (p.as_str().trim(), self.span(&p));
                    if let Some(unit) = misspelt_unit(word) {
                        self.findings.push(super::say::misspelt_unit(word, unit, span));
                    }
                    out.per = Some(span);
                }
                _ => {}
            }
        }
        out
    }

    /// `at the rate of 1.08 USD per EUR`.
    fn rate(&mut self, pair: &Pair<'_>) -> Option<Rate> {
        let number = first(pair, Rule::number).map(|n| self.number(&n))?;
        let mut codes = pair.clone().into_inner().filter(|p| p.as_rule() == Rule::currency);
        let of = self.names.intern(codes.next()?.as_str().trim());
        let per = self.names.intern(codes.next()?.as_str().trim());
        Some(Rate { number, of, per })
    }

    pub(super) fn measure(&mut self, pair: &Pair<'_>) -> Measure {
        match pair.clone().into_inner().next() {
            Some(s) if s.as_rule() == Rule::string => Measure::Unit(self.inside(&s)),
            _ => {
                let (word, span) = (pair.as_str().trim(), self.span(pair));
                if let Some(unit) = misspelt_unit(word) {
                    self.findings.push(super::say::misspelt_unit(word, unit, span));
                }
                Measure::Unit(span)
            }
        }
    }

    pub(super) fn whole(&mut self, pair: &Pair<'_>) -> Option<Whole> {
        let p = pair.clone().into_inner().next()?;
        Some(match p.as_rule() {
            Rule::words => Whole::Words(self.words(&p)),
            Rule::path => Whole::Path(self.path(&p)),
            _ => Whole::Amount(self.amount(&p)),
        })
    }
}

/// The unit of time that a word is but for a slip: two letters changed places, or one letter doubled or lost.
fn misspelt_unit(word: &str) -> Option<&'static str> {
    const UNITS: [&str; 12] =
        ["minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"];
    if UNITS.contains(&word) || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    // Which letters of the alphabet a word has.
    let letters = |w: &str| w.bytes().fold(0_u32, |all, b| all | 1 << (b - b'a'));
    // Anything less alike may count what it says: "30 cars" are no years.
    UNITS.into_iter().find(|u| letters(u) == letters(word) && strsim::damerau_levenshtein(u, word) == 1)
}
