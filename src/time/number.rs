//! Exact numbers for the weights of a network: whole minutes, and decimals as they are written.

use std::cmp::Ordering;
use std::fmt;

/// A number that is added and compared exactly.
///
/// Sums that leave the range stay at its end instead of wrapping; no network of a treaty comes near it.
pub trait Weight: Copy + Ord + fmt::Debug {
    /// Nothing.
    const ZERO: Self;

    /// The sum.
    #[must_use]
    fn plus(self, other: Self) -> Self;

    /// The number with the other sign.
    #[must_use]
    fn opposite(self) -> Self;

    /// The difference.
    #[must_use]
    fn minus(self, other: Self) -> Self {
        self.plus(other.opposite())
    }

    /// Whether the number is below nothing.
    #[must_use]
    fn is_negative(self) -> bool {
        self < Self::ZERO
    }
}

/// Minutes, or any other unit that is never divided.
impl Weight for i64 {
    const ZERO: Self = 0;

    fn plus(self, other: Self) -> Self {
        self.saturating_add(other)
    }

    fn opposite(self) -> Self {
        self.saturating_neg()
    }
}

/// A decimal number with up to 24 digits after the point and 14 before it, as it is written and never rounded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i128);

impl Decimal {
    /// Digits after the point.
    const SCALE: i64 = 24;

    /// A whole number.
    #[must_use]
    pub fn whole(n: i32) -> Self {
        Self(i128::from(n) * 10_i128.pow(24))
    }

    /// Reads a number as JSON writes it: `-5`, `2.9331821508235687`, `1e-05`.
    ///
    /// `None` for what is no number, and for one with more digits than are kept.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (digits, exponent) = match text.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || (part.is_empty() && digits.contains('.')) {
            return None;
        }
        let mut value: i128 = 0;
        for digit in whole.chars().chain(part.chars()) {
            value = value.checked_mul(10)?.checked_add(i128::from(digit.to_digit(10)?))?;
        }
        let shift = Self::SCALE.checked_sub(i64::try_from(part.len()).ok()?)?.checked_add(exponent)?;
        let scaled = match shift.cmp(&0) {
            _ if value == 0 => 0,
            Ordering::Less => {
                let unit = 10_i128.checked_pow(u32::try_from(shift.checked_neg()?).ok()?)?;
                if value % unit != 0 {
                    return None;
                }
                value / unit
            }
            _ => value.checked_mul(10_i128.checked_pow(u32::try_from(shift).ok()?)?)?,
        };
        Some(Self(if negative { -scaled } else { scaled }))
    }
}

impl Weight for Decimal {
    const ZERO: Self = Self(0);

    fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    fn opposite(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_u128.pow(24);
        let (whole, part) = (self.0.unsigned_abs() / unit, self.0.unsigned_abs() % unit);
        if self.0 < 0 {
            f.write_str("-")?;
        }
        write!(f, "{whole}")?;
        if part != 0 {
            write!(f, ".{}", format!("{part:024}").trim_end_matches('0'))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, Weight};

    #[test]
    fn a_decimal_is_what_is_written() {
        for (text, shown) in [
            ("2.9331821508235687", "2.9331821508235687"),
            ("-5.045076248258135", "-5.045076248258135"),
            ("1e-05", "0.00001"),
            ("1.25E+3", "1250"),
            ("0.0", "0"),
            ("-0.0", "0"),
            ("0e-99", "0"),
            ("1000000.0", "1000000"),
            ("0.000012345678901234567", "0.000012345678901234567"),
        ] {
            assert_eq!(Decimal::read(text).map(|d| d.to_string()).as_deref(), Some(shown), "{text}");
        }
        for text in ["", "-", "inf", "NaN", "1.", ".5", "1e", "--1", "1e-25", "1e99", "12 ", "1e99999999999999999999"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_add_where_floating_point_would_not() {
        let read = |t| Decimal::read(t).unwrap();
        assert_eq!(read("0.1").plus(read("0.2")), read("0.3"));
        assert_eq!(read("33.3").minus(read("36.8")), read("-3.5"));
        assert!(read("-0.0000000000000001").is_negative());
        assert_eq!(Decimal::whole(-7), read("-7"));
    }

    #[test]
    fn sums_stay_at_the_end_of_the_range() {
        assert_eq!(i64::MAX.plus(1), i64::MAX);
        assert_eq!(i64::MIN.opposite(), i64::MAX);
        assert_eq!(i64::MIN.minus(i64::MAX), i64::MIN);
    }
}
