//! Numbers, lengths of time and standing expressions in one canonical form.

use super::value::join;
use crate::syntax::tree::{Duration, Num, Special};

/// A number in digits.
#[must_use]
pub fn number(n: Num) -> String {
    if n.blank {
        return "[x]".into();
    }
    let scale = usize::from(n.scale);
    let digits = n.mantissa.unsigned_abs().to_string();
    let sign = if n.mantissa < 0 { "-" } else { "" };
    let padded = format!("{digits:0>width$}", width = scale + 1);
    let (whole, rest) = padded.split_at_checked(padded.len().saturating_sub(scale)).unwrap_or((&padded, ""));
    // 0.50 is 0.5.
    let rest = rest.trim_end_matches('0');
    let mut grouped = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && whole.len() > 4 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    if rest.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{rest}") }
}

/// A length of time.
#[must_use]
pub fn duration(d: &Duration) -> String {
    join(d.parts.iter().map(|(n, u)| {
        let s = if n.whole() == Some(1) { "" } else { "s" };
        format!("{} {}{s}", number(*n), u.word())
    }))
}

pub(super) const fn special(s: Special) -> &'static str {
    match s {
        Special::EachParty => "each party",
        Special::AnyParty => "any party",
        Special::AllParties => "all parties",
        Special::OtherParty => "the other party",
        Special::Guarantors => "guarantors",
        Special::EachGuarantor => "each guarantor",
        Special::AnyGuarantor => "any guarantor",
        Special::Depositary => "depositary",
        Special::Each => "each",
        Special::Other => "the other",
        Special::Itself => "itself",
        Special::Nobody => "nobody",
        Special::ThisTreaty => "this treaty",
        Special::AnyOtherProvision => "any other provision",
    }
}
