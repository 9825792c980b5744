//! The numbers, dates and lengths of time that a structure states.

use crate::choice::Ctx;
use crate::model::prose::Decimal;
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::source::Span;
use crate::substance::Replaced;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Amount, Bound, Duration, Field, Instant, Limit, Measure, Num, Period, Renewal, Unit, Value};

/// What a structure says in numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// A length of time, each part in months or minutes.
    Time(Vec<Length>),
    /// A day.
    Date(i16, u8, u8),
    /// Money.
    Money(Decimal),
    /// Hundredths.
    Percent(Decimal),
    /// So many of something.
    Count(Decimal),
}

/// A length of time in one of the two units between which nothing converts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Length {
    /// Months.
    Months(Decimal),
    /// Minutes.
    Minutes(Decimal),
}

/// A value and where it is said.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    pub is: Said,
    pub at: Span,
    pub ctx: Ctx,
    /// The clause or phase, and the words that begin its field: what stands in braces to put it in.
    pub field: (NodeId, &'static str),
}

/// The values of what a text replaces: its fields, and those of its phases that have no text of their own.
pub(super) fn of(case: &Case<'_>, replaced: &[Replaced]) -> Vec<Stated> {
    let model = case.model;
    let mut out = Vec::new();
    for r in replaced {
        let mut nodes = vec![r.node];
        if r.field.is_none() {
            let own = |id: &NodeId| model.children(*id).any(|c| model.node(c).kind.class == Class::Text);
            let parts = model.inside(r.node).filter(|id| model.node(*id).kind.class == Class::Part && !own(id));
            nodes.extend(parts);
        }
        for node in nodes {
            for field in &model.node(node).fields {
                let asked = r.field.as_ref().is_none_or(|f| f == field.spec.word);
                // What another text says in the place of one field is not for this one to say.
                let elsewhere = r.field.is_none() && has_own_text(model, node, field.spec.word);
                if asked && !elsewhere && !crate::substance::is_beside(model.node(node), field) {
                    Gather { field, node, out: &mut out }.value(&field.value);
                }
            }
        }
    }
    out
}

fn has_own_text(model: &Model<'_>, node: NodeId, word: &str) -> bool {
    let is_of = |f: &Field| match &f.value {
        Value::Path(p) => p.0.iter().map(|n| model.name(n.sym)).collect::<Vec<_>>().join(" ").replace('_', " ") == word,
        _ => false,
    };
    model.children(node).any(|c| model.node(c).kind.class == Class::Text && model.node(c).fields("of").any(is_of))
}

/// A number as a decimal; none where a blank stands for it.
fn decimal(n: Num) -> Option<Decimal> {
    let (mut mantissa, mut scale) = (n.mantissa, n.scale);
    while scale > 0 && mantissa % 10 == 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    (!n.blank).then_some(Decimal { mantissa, scale })
}

/// So many of a unit as months or minutes.
pub(super) fn length(n: Decimal, unit: Unit) -> Option<Length> {
    let times = |by: i64| Some(Decimal { mantissa: n.mantissa.checked_mul(by)?, ..n });
    Some(match unit {
        Unit::Minute => Length::Minutes(n),
        Unit::Hour => Length::Minutes(times(60)?),
        Unit::Day | Unit::WorkingDay => Length::Minutes(times(1_440)?),
        Unit::Week => Length::Minutes(times(10_080)?),
        Unit::Month => Length::Months(n),
        Unit::Year => Length::Months(times(12)?),
    })
}

struct Gather<'a, 't> {
    field: &'t Field,
    node: NodeId,
    out: &'a mut Vec<Stated>,
}

impl Gather<'_, '_> {
    fn put(&mut self, is: Said, at: Span) {
        let same = |s: &Stated| s.is == is && s.field == (self.node, self.field.spec.word) && s.ctx == self.field.ctx;
        if !self.out.iter().any(same) {
            self.out.push(Stated { is, at, ctx: self.field.ctx, field: (self.node, self.field.spec.word) });
        }
    }
    fn duration(&mut self, d: &Duration) {
        let parts: Option<Vec<Length>> = d.parts.iter().map(|(n, u)| length(decimal(*n)?, *u)).collect();
        if let Some(parts) = parts {
            self.put(Said::Time(parts), d.span);
        }
    }
    fn amount(&mut self, a: &Amount) {
        for n in std::iter::once(a.number).chain(a.to).filter_map(decimal) {
            match a.measure {
                Measure::Money(_) => self.put(Said::Money(n), a.span),
                Measure::Percent => self.put(Said::Percent(n), a.span),
                // "One" is too small a word to be missed.
                Measure::Bare | Measure::Unit(_) if n > Decimal::whole(1) => self.put(Said::Count(n), a.span),
                _ => {}
            }
        }
    }
    fn instant(&mut self, i: &Instant) {
        match i {
            Instant::Date(d) => self.put(Said::Date(d.ymd.0, d.ymd.1, d.ymd.2), d.span),
            Instant::Offset { by, base, .. } => {
                self.duration(by);
                self.instant(base);
            }
            Instant::Extreme { of, .. } => of.iter().for_each(|i| self.instant(i)),
            _ => {}
        }
    }
    fn bound(&mut self, b: &Bound) {
        for term in &b.terms {
            match &term.limit {
                Limit::On(i)
                | Limit::By(i)
                | Limit::Before(i)
                | Limit::After(i)
                | Limit::NoEarlier(i)
                | Limit::AsFrom(i) => self.instant(i),
                Limit::Within(d, i) => {
                    self.duration(d);
                    i.iter().for_each(|i| self.instant(i));
                }
                Limit::WithinBefore(d, i) => {
                    self.duration(d);
                    self.instant(i);
                }
                Limit::Between(a, b) => [a, b].into_iter().for_each(|i| self.instant(i)),
                Limit::AfterLapse(d) => self.duration(d),
                Limit::Soft | Limit::Parallel { .. } => {}
            }
        }
    }
    fn renewal(&mut self, r: &Renewal) {
        r.by.iter().for_each(|d| self.duration(d));
        r.request.iter().chain(&r.unless).filter_map(|n| n.when.as_ref()).for_each(|b| self.bound(b));
    }
    fn period(&mut self, p: &Period) {
        p.length.iter().for_each(|d| self.duration(d));
        p.from.iter().chain(&p.until).for_each(|i| self.instant(i));
        p.renewal.iter().for_each(|r| self.renewal(r));
    }
    fn value(&mut self, value: &Value) {
        match value {
            Value::Instant(i) => self.instant(i),
            Value::Bound(b) => self.bound(b),
            Value::Period(p) => self.period(p),
            Value::Renewal(r) => self.renewal(r),
            Value::Duration(d) | Value::Every(d, _) => self.duration(d),
            Value::Range(r) => [&r.0, &r.1].into_iter().for_each(|d| self.duration(d)),
            Value::Amount(a) => self.amount(a),
            Value::Date(d) => self.put(Said::Date(d.ymd.0, d.ymd.1, d.ymd.2), d.span),
            Value::Parts(parts) => parts.iter().for_each(|p| self.value(&p.value)),
            Value::Steps(steps) => steps.iter().flatten().for_each(|p| self.value(&p.value)),
            _ => {}
        }
    }
}
