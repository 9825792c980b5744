//! Shares of one whole: `shares Avalon 60 percent, Borduria 40 percent`.

use crate::choice::Ctx;
use crate::model::NodeId;
use crate::rules::Case;
use crate::source::Span;
use crate::syntax::kind::{Class, Role};
use crate::syntax::tree::{Measure, Num, Part, Value};

/// The shares in one field.
pub(super) struct Shares {
    pub node: NodeId,
    pub span: Span,
    pub ctx: Ctx,
    numbers: Vec<Num>,
    /// Something is said beside them, such as who bears the rest.
    pub more: bool,
}

impl Shares {
    /// Their sum; the nearest whole number above where it is none.
    pub fn hundredths(&self) -> i128 {
        let most = self.numbers.iter().map(|n| n.scale).max().unwrap_or(0);
        let one = 10_i128.pow(u32::from(most.min(30)));
        let sum: i128 = self
            .numbers
            .iter()
            .map(|n| i128::from(n.mantissa) * 10_i128.pow(u32::from(most.min(30) - n.scale.min(30))))
            .sum();
        // Thirds in decimals, such as 33.33, make a whole.
        let off = (sum - 100 * one).abs();
        if most > 0 && off * 10 < one { 100 } else { (sum + one - 1) / one }
    }
    /// The sum as it is worked out.
    pub fn told(&self) -> String {
        let number = |n: &Num| {
            let digits = format!("{:0>1$}", n.mantissa, usize::from(n.scale) + 1);
            let (whole, rest) = digits.split_at(digits.len() - usize::from(n.scale));
            if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
        };
        self.numbers.iter().map(number).collect::<Vec<_>>().join(" + ")
    }
    /// How many there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }
}

/// All shares of the treaty.
pub(super) fn shares(case: &Case<'_>) -> Vec<Shares> {
    let mut out = Vec::new();
    for id in case.model.ids().filter(|id| matches!(case.model.node(*id).kind.class, Class::Clause | Class::Part)) {
        for f in &case.model.node(id).fields {
            let Value::Parts(parts) = &f.value else { continue };
            if !parts.iter().any(|p| p.role == Role::Share) {
                continue;
            }
            let numbers: Vec<Num> = parts.iter().filter(|p| p.role == Role::Share).filter_map(number).collect();
            let more = parts.iter().any(|p| p.role != Role::Share) || numbers.iter().any(|n| n.blank);
            out.push(Shares { node: id, span: f.span, ctx: f.ctx, numbers, more });
        }
    }
    out
}

fn number(part: &Part) -> Option<Num> {
    match &part.value {
        Value::Parts(parts) => parts.iter().find_map(number),
        Value::Amount(a) if a.measure == Measure::Percent => Some(a.number),
        _ => None,
    }
}
