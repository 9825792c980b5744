//! Numbers in words, in several languages.

use super::{Form, Numeral, Token};
use crate::model::prose::Decimal;

/// How a language spells numbers.
#[derive(Debug)]
pub struct Spelling {
    /// Words below a hundred, and single words for hundreds: forms separated by blanks, with the number.
    pub words: &'static [(i64, &'static str)],
    /// Hundred, thousand, million, billion: forms separated by blanks, `*` for any ending.
    pub powers: &'static [(i64, &'static str)],
    /// The word between parts of one number: "and".
    pub joins: &'static str,
    /// Words that count in order, `*` for any ending.
    pub ordinals: &'static [(i64, &'static str)],
    /// How several words are written as one.
    pub compound: Compound,
    /// The endings that make a number count in order.
    pub endings: &'static [&'static str],
}

/// How several numbers are written as one word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compound {
    /// Not at all.
    None,
    /// The unit before the ten, with a word between: "neunundzwanzig", "negenentwintig".
    UnitFirst(&'static [&'static str]),
    /// The ten before the unit, without its last vowel where another follows: "trentacinque", "ventuno".
    TenFirst,
    /// "quatre-vingt-dix", "soixante et onze": twenties.
    Twenties,
}

impl Spelling {
    /// The numbers in words, in order.
    pub(super) fn read(&self, text: &str, tokens: &[Token]) -> Vec<Numeral> {
        let mut out = Vec::new();
        let mut sum = Count::default();
        for (i, token) in tokens.iter().enumerate() {
            let word = token.word.as_str();
            let adjoins = tokens.get(i.wrapping_sub(1)).is_some_and(|last| {
                text.get(last.at.1..token.at.0).is_some_and(|t| t.chars().all(|c| matches!(c, ' ' | '-' | '\u{a0}')))
            });
            if !adjoins {
                sum.close(&mut out);
            }
            if let Some(n) = self.value(word) {
                if !sum.add(n, self.compound == Compound::Twenties) {
                    sum.close(&mut out);
                    sum.add(n, false);
                }
                sum.reach(token);
            } else if let Some(p) = self.power(word) {
                sum.times(p);
                sum.reach(token);
            } else if let Some(n) = self.ordinal(word) {
                // "Thirty-first": the whole counts in order.
                let before = sum.take_tens(n);
                sum.close(&mut out);
                let at = before.map_or(token.at, |b| (b.1, token.at.1));
                let value = Decimal::whole(n + before.map_or(0, |b| b.0));
                out.push(Numeral { value, form: Form::Loose, counts: None, at });
            } else if !(word == self.joins && sum.open()) {
                sum.close(&mut out);
            }
        }
        sum.close(&mut out);
        out
    }

    fn listed(table: &[(i64, &str)], word: &str) -> Option<i64> {
        table.iter().find(|(_, forms)| forms.split(' ').any(|f| super::fits(f, word))).map(|t| t.0)
    }

    fn value(&self, word: &str) -> Option<i64> {
        Self::listed(self.words, word).or_else(|| self.compounded(word, 4))
    }

    fn power(&self, word: &str) -> Option<i64> {
        Self::listed(self.powers, word)
    }

    fn ordinal(&self, word: &str) -> Option<i64> {
        Self::listed(self.ordinals, word).or_else(|| {
            self.endings.iter().find_map(|e| {
                let stem = word.strip_suffix(e)?;
                let whole = format!("{stem}e");
                self.value(stem).or_else(|| self.power(stem)).or_else(|| self.value(&whole))
            })
        })
    }

    /// A number written as one word of several.
    fn compounded(&self, word: &str, depth: u8) -> Option<i64> {
        if depth == 0 || self.compound == Compound::None || self.compound == Compound::Twenties {
            return None;
        }
        let part = |w: &str| Self::listed(self.words, w).or_else(|| self.compounded(w, depth - 1));
        for (p, forms) in self.powers.iter().filter(|p| p.0 <= 1000).rev() {
            for form in forms.split(' ').map(|f| f.trim_end_matches('*')) {
                let Some((before, after)) = word.split_once(form) else { continue };
                let many = if before.is_empty() { Some(1) } else { part(before) };
                let after = after.strip_prefix("und").or_else(|| after.strip_prefix("en")).unwrap_or(after);
                let more = if after.is_empty() { Some(0) } else { part(after) };
                // A power alone is a word of its own.
                if let (Some(many), Some(more)) = (many, more)
                    && !(before.is_empty() && after.is_empty())
                {
                    return many.checked_mul(*p)?.checked_add(more);
                }
            }
        }
        let tens = || self.words.iter().filter(|w| w.0 >= 20 && w.0 < 100 && w.0 % 10 == 0);
        let unit = |w: &str| Self::listed(self.words, w).filter(|n| *n < 10);
        match self.compound {
            Compound::UnitFirst(joins) => tens().find_map(|(ten, forms)| {
                let rest = forms.split(' ').find_map(|f| word.strip_suffix(f))?;
                joins.iter().find_map(|j| unit(rest.strip_suffix(j)?)).map(|n| ten + n)
            }),
            Compound::TenFirst => tens().find_map(|(ten, forms)| {
                let stem = forms.split(' ').next()?;
                let stem = stem.get(..stem.len().checked_sub(1)?)?;
                let rest = word.strip_prefix(stem)?;
                unit(rest).or_else(|| unit(rest.get(1..)?)).map(|n| ten + n)
            }),
            Compound::None | Compound::Twenties => None,
        }
    }
}

/// What has been said of a number so far: the sum, the group below the next thousand, and where.
#[derive(Default)]
struct Count {
    sum: i64,
    group: i64,
    at: Option<(usize, usize)>,
    after_power: bool,
}

impl Count {
    fn open(&self) -> bool {
        self.at.is_some()
    }
    fn reach(&mut self, token: &Token) {
        self.at = Some((self.at.map_or(token.at.0, |a| a.0), token.at.1));
    }
    /// Takes the next word in; false where it begins another number.
    fn add(&mut self, n: i64, twenties: bool) -> bool {
        if !self.open() {
            (self.group, self.after_power) = (n, false);
            return true;
        }
        let rest = self.group % 100;
        if twenties && rest == 4 && n == 20 {
            self.group += 76;
        } else if self.after_power && n < 1000
            || n < 10 && rest >= 20 && rest % 10 == 0
            || n < 100 && rest == 0 && self.group > 0
            || twenties && n < 20 && matches!(rest, 60 | 80)
            || twenties && rest == 10 && (7..=9).contains(&n)
            || twenties && matches!(rest, 70 | 90) && n < 10
        {
            self.group = self.group.saturating_add(n);
        } else {
            return false;
        }
        self.after_power = false;
        true
    }
    fn times(&mut self, p: i64) {
        if p == 100 {
            self.group = self.group.max(1).saturating_mul(100);
        } else {
            self.sum = self.sum.saturating_add(self.group.max(1).saturating_mul(p));
            self.group = 0;
        }
        self.after_power = true;
    }
    /// The tens that a word which counts in order adds to, and where they begin.
    fn take_tens(&mut self, n: i64) -> Option<(i64, usize)> {
        let (group, at) = (self.group, self.at?);
        if self.sum == 0 && n < 10 && group >= 20 && group % 10 == 0 {
            *self = Self::default();
            return Some((group, at.0));
        }
        None
    }
    fn close(&mut self, out: &mut Vec<Numeral>) {
        let done = std::mem::take(self);
        if let Some(at) = done.at {
            let n = done.sum.saturating_add(done.group);
            let form = if n < 2 { Form::Loose } else { Form::Words };
            out.push(Numeral { value: Decimal::whole(n), form, counts: None, at });
        }
    }
}
