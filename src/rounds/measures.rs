//! Numbers, lengths and dates in a value: what is left of the value without them, and in which direction they changed.

use super::revision::{Direction, Way};
use crate::model::Model;
use crate::substance::number;
use crate::syntax::tree::{
    Amount, Bound, Date, Duration, Instant, Limit, Measure, Notice, Num, Part, Period, Quorum, QuorumNeed, Renewal,
    Unit, Value, Whole,
};

/// What a measure says of what it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sense {
    /// How long something lasts.
    Length,
    /// How long after something: longer is later.
    After,
    /// How long before something: longer is earlier.
    Before,
    /// How far apart: longer is less often.
    Apart,
    /// How much.
    Much,
}

/// A number of a value, taken out of it.
#[derive(Clone, PartialEq, Debug)]
pub enum Taken {
    /// A length of time.
    Length(Duration),
    /// A number of what.
    Number(Num, What),
    /// A date.
    Date(Date),
}

/// What a number counts.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// Nothing said.
    Bare,
    /// Money, by its code, and per what.
    Money(String, String),
    /// Hundredths.
    Percent,
    /// Things, by their words, and per what.
    Things(String, String),
}

/// The numbers of a value in their order, each with its sense, and the value with all of them made alike.
#[must_use]
pub fn apart(model: &Model<'_>, value: &Value) -> (Value, Vec<(Sense, Taken)>) {
    let mut rest = value.clone();
    let mut taker = Taker { model, out: Vec::new() };
    taker.value(&mut rest, Sense::After);
    (rest, taker.out)
}

struct Taker<'a, 't> {
    model: &'a Model<'t>,
    out: Vec<(Sense, Taken)>,
}

impl Taker<'_, '_> {
    fn value(&mut self, v: &mut Value, sense: Sense) {
        match v {
            Value::Instant(i) => self.instant(i),
            Value::Bound(b) => self.bound(b),
            Value::Period(p) => self.period(p),
            Value::Renewal(r) => self.renewal(r),
            Value::Duration(d) => self.length(d, if sense == Sense::Apart { sense } else { Sense::Length }),
            Value::Range(r) => {
                self.length(&mut r.0, Sense::Length);
                self.length(&mut r.1, Sense::Length);
            }
            Value::Every(d, _) => self.length(d, Sense::Apart),
            Value::Amount(a) => self.amount(a),
            Value::Date(d) => self.date(d),
            Value::Quorum(q) => self.quorum(q),
            Value::Consent(all) => all.iter_mut().filter_map(|c| c.by.as_mut()).for_each(|q| self.quorum(q)),
            Value::Steps(steps) => steps.iter_mut().flatten().for_each(|p| self.part(p)),
            Value::Parts(parts) => parts.iter_mut().for_each(|p| self.part(p)),
            _ => {}
        }
    }
    fn part(&mut self, p: &mut Part) {
        let every = p.role == crate::syntax::kind::Role::Every;
        self.value(&mut p.value, if every { Sense::Apart } else { Sense::After });
    }
    fn length(&mut self, d: &mut Duration, sense: Sense) {
        self.out.push((sense, Taken::Length(d.clone())));
        let none = Num { mantissa: 0, scale: 0, blank: false, span: d.span };
        d.parts = smallvec::smallvec![(none, Unit::Day)];
    }
    fn number(&mut self, n: &mut Num, what: What) {
        self.out.push((Sense::Much, Taken::Number(*n, what)));
        *n = Num { mantissa: 0, scale: 0, blank: false, span: n.span };
    }
    fn date(&mut self, d: &mut Date) {
        self.out.push((Sense::After, Taken::Date(d.clone())));
        d.ymd = (1, 1, 1);
        d.also = None;
    }
    fn instant(&mut self, i: &mut Instant) {
        match i {
            Instant::Date(d) => self.date(d),
            Instant::Offset { by, before, base, .. } => {
                self.length(by, if *before { Sense::Before } else { Sense::After });
                self.instant(base);
            }
            Instant::Extreme { of, .. } => of.iter_mut().for_each(|i| self.instant(i)),
            Instant::Event(_) | Instant::Words(_) | Instant::Blank(_) => {}
        }
    }
    fn bound(&mut self, b: &mut Bound) {
        for term in &mut b.terms {
            match &mut term.limit {
                Limit::On(i)
                | Limit::By(i)
                | Limit::Before(i)
                | Limit::After(i)
                | Limit::NoEarlier(i)
                | Limit::AsFrom(i) => self.instant(i),
                Limit::Within(d, of) => {
                    self.length(d, Sense::After);
                    of.iter_mut().for_each(|i| self.instant(i));
                }
                Limit::WithinBefore(d, i) => {
                    self.length(d, Sense::Before);
                    self.instant(i);
                }
                Limit::Between(a, b) => {
                    self.instant(a);
                    self.instant(b);
                }
                Limit::AfterLapse(d) => self.length(d, Sense::After),
                Limit::Soft | Limit::Parallel { .. } => {}
            }
        }
    }
    fn period(&mut self, p: &mut Period) {
        p.length.iter_mut().for_each(|d| self.length(d, Sense::Length));
        p.from.iter_mut().chain(&mut p.until).for_each(|i| self.instant(i));
        p.renewal.iter_mut().for_each(|r| self.renewal(r));
    }
    fn renewal(&mut self, r: &mut Renewal) {
        r.by.iter_mut().for_each(|d| self.length(d, Sense::Length));
        r.request.iter_mut().chain(&mut r.unless).for_each(|n| self.notice(n));
    }
    fn notice(&mut self, n: &mut Notice) {
        n.when.iter_mut().for_each(|b| self.bound(b));
    }
    fn amount(&mut self, a: &mut Amount) {
        let words = |s| self.model.text(s).trim_matches('"').to_owned();
        let per = a.per.map(words).unwrap_or_default();
        let what = match &mut a.measure {
            Measure::Bare => What::Bare,
            Measure::Money(code) => What::Money(self.model.name(*code).to_owned(), per),
            Measure::Percent => What::Percent,
            // Its number is not used: the fraction is part of what is left.
            Measure::Fraction(..) => return,
            Measure::Unit(span) => What::Things(words(*span), per),
        };
        self.number(&mut a.number, what.clone());
        a.to.iter_mut().for_each(|n| self.number(n, what.clone()));
        if let Some(Whole::Amount(whole)) = a.of.as_deref_mut() {
            self.amount(whole);
        }
    }
    fn quorum(&mut self, q: &mut Quorum) {
        if let QuorumNeed::Number(n) = &mut q.need {
            self.number(n, What::Bare);
        }
    }
}

/// The direction in which one measure changed; nothing where it did not, or where that cannot be told.
#[must_use]
pub fn direction(old: &(Sense, Taken), new: &(Sense, Taken)) -> Option<Direction> {
    match (&old.1, &new.1) {
        (Taken::Length(a), Taken::Length(b)) => lengths(old.0, a, b),
        (Taken::Date(a), Taken::Date(b)) => dates(a, b),
        (Taken::Number(a, what), Taken::Number(b, other)) if what == other => numbers(*a, *b, what),
        _ => None,
    }
}

/// A length in the smallest unit of its class: minutes, days (working or not), months.
fn amount_of(d: &Duration) -> Option<(i64, Unit)> {
    let mut out: Option<(i64, Unit)> = None;
    for (n, u) in &d.parts {
        let (factor, base) = match u {
            Unit::Minute => (1, Unit::Minute),
            Unit::Hour => (60, Unit::Minute),
            Unit::Day => (1, Unit::Day),
            Unit::Week => (7, Unit::Day),
            Unit::WorkingDay => (1, Unit::WorkingDay),
            Unit::Month => (1, Unit::Month),
            Unit::Year => (12, Unit::Month),
        };
        let more = n.whole()?.checked_mul(factor)?;
        out = match out {
            None => Some((more, base)),
            Some((sum, same)) if same == base => Some((sum.checked_add(more)?, base)),
            Some(_) => return None,
        };
    }
    out
}

fn lengths(sense: Sense, old: &Duration, new: &Duration) -> Option<Direction> {
    let ((x, base), (y, other)) = (amount_of(old)?, amount_of(new)?);
    let way = |more: bool| match (sense, more) {
        (Sense::Length | Sense::Much, true) => Way::Longer,
        (Sense::Length | Sense::Much, false) => Way::Shorter,
        (Sense::After, true) | (Sense::Before, false) => Way::Later,
        (Sense::After, false) | (Sense::Before, true) => Way::Earlier,
        (Sense::Apart, true) => Way::LessOften,
        (Sense::Apart, false) => Way::MoreOften,
    };
    if base == other {
        let by = y.checked_sub(x).filter(|by| *by != 0)?;
        // In the larger unit of the two, where that comes out even.
        let larger = old.parts.iter().chain(&new.parts).map(|p| p.1).max_by_key(|u| size(*u)).unwrap_or(base);
        let factor = match larger {
            Unit::Hour => 60,
            Unit::Week => 7,
            Unit::Year => 12,
            _ => 1,
        };
        let whole = by.unsigned_abs().is_multiple_of(factor);
        let (n, u) = if whole { (by.unsigned_abs() / factor, larger) } else { (by.unsigned_abs(), base) };
        return Some(Direction { way: way(by > 0), by: counted(n, u.word()), about: false });
    }
    // Months are of no one length, working days of none at all.
    let days = |n: i64, u: Unit| match u {
        Unit::Minute => n.checked_div(24 * 60),
        Unit::Day => Some(n),
        Unit::Month => n.checked_mul(36525).map(|n| n / 1200),
        _ => None,
    };
    let by = days(y, other)?.checked_sub(days(x, base)?).filter(|by| *by != 0)?;
    Some(Direction { way: way(by > 0), by: counted(by.unsigned_abs(), "day"), about: true })
}

const fn size(u: Unit) -> u8 {
    match u {
        Unit::Minute => 0,
        Unit::Hour => 1,
        Unit::Day | Unit::WorkingDay => 2,
        Unit::Week => 3,
        Unit::Month => 4,
        Unit::Year => 5,
    }
}

fn counted(n: u64, one: &str) -> String {
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    let figures = number(Num { mantissa: n, scale: 0, blank: false, span: crate::source::Span::default() });
    format!("{figures} {one}{}", if n == 1 { "" } else { "s" })
}

fn dates(a: &Date, b: &Date) -> Option<Direction> {
    let day = |d: &Date| crate::time::calendar::day(d.ymd);
    let by = day(b)?.checked_sub(day(a)?).filter(|by| *by != 0)?;
    let way = if by > 0 { Way::Later } else { Way::Earlier };
    Some(Direction { way, by: counted(by.unsigned_abs(), "day"), about: false })
}

fn numbers(a: Num, b: Num, what: &What) -> Option<Direction> {
    if a.blank || b.blank {
        return None;
    }
    let scale = a.scale.max(b.scale);
    let same = |n: Num| n.mantissa.checked_mul(10_i64.checked_pow(u32::from(scale - n.scale))?);
    let by = same(b)?.checked_sub(same(a)?).filter(|by| *by != 0)?;
    let figures = number(Num { mantissa: by.checked_abs()?, scale, ..a });
    let per = |p: &str| if p.is_empty() { String::new() } else { format!(" per {p}") };
    let more = by > 0;
    let countable = matches!(what, What::Things(..));
    let by = match what {
        What::Bare => figures,
        What::Money(code, p) => format!("{code} {figures}{}", per(p)),
        What::Percent => format!("{figures} percentage points"),
        What::Things(things, p) => format!("{figures} {things}{}", per(p)),
    };
    let way = match (more, countable) {
        (true, _) => Way::More,
        (false, true) => Way::Fewer,
        (false, false) => Way::Less,
    };
    Some(Direction { way, by, about: false })
}
