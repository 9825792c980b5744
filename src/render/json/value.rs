//! Values of fields taken apart for programs.

use super::{FieldValue, Length, Reference, Term, Wording};
use crate::model::refs::{self, Reference as Found};
use crate::model::{Model, NodeId, Target};
use crate::source::Span;
use crate::syntax::tree::{Date, Duration, Field, Instant, Item, Limit, Measure, Num, Value, Words};

fn written(model: &Model<'_>, span: Span) -> String {
    model.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The wordings of words, in the order written.
pub(super) fn wordings(model: &Model<'_>, words: &Words) -> Vec<Wording> {
    let one = |run: &crate::syntax::tree::Run| Wording {
        language: run.lang.map_or(model.main_language(), |l| model.name(l)).to_owned(),
        case: run.case.map(|c| model.name(c).to_owned()),
        text: model.sources.unescaped(run.span).into_owned(),
    };
    words.runs.iter().map(one).collect()
}

fn number(n: Num) -> String {
    if n.blank {
        return String::new();
    }
    let scale = usize::from(n.scale);
    let digits = n.mantissa.unsigned_abs().to_string();
    let sign = if n.mantissa < 0 { "-" } else { "" };
    if scale == 0 {
        return format!("{sign}{digits}");
    }
    let padded = format!("{digits:0>width$}", width = scale + 1);
    let (whole, rest) = padded.split_at(padded.len() - scale);
    format!("{sign}{whole}.{rest}")
}

fn lengths(d: &Duration) -> Vec<Length> {
    d.parts.iter().map(|(n, u)| Length { number: number(*n), unit: u.word().to_owned() }).collect()
}

fn date(d: &Date) -> String {
    let (y, m, day) = d.ymd;
    let clock = d.clock.map_or_else(String::new, |(h, min)| format!("T{h:02}:{min:02}"));
    format!("{y:04}-{m:02}-{day:02}{clock}")
}

fn term(model: &Model<'_>, t: &crate::syntax::tree::Term) -> Term {
    let (limit, length) = match &t.limit {
        Limit::On(_) => ("on", None),
        Limit::By(_) => ("by", None),
        Limit::Before(_) => ("before", None),
        Limit::After(_) => ("after", None),
        Limit::NoEarlier(_) => ("no earlier than", None),
        Limit::AsFrom(_) => ("as from", None),
        Limit::Within(d, _) => ("within", Some(d)),
        Limit::WithinBefore(d, _) => ("within before", Some(d)),
        Limit::Between(..) => ("between", None),
        Limit::AfterLapse(d) => ("after lapse", Some(d)),
        Limit::Soft => ("soon", None),
        Limit::Parallel { .. } => ("parallel", None),
    };
    let by = match &t.limit {
        Limit::On(Instant::Offset { by, .. })
        | Limit::By(Instant::Offset { by, .. })
        | Limit::Before(Instant::Offset { by, .. })
        | Limit::After(Instant::Offset { by, .. })
        | Limit::NoEarlier(Instant::Offset { by, .. })
        | Limit::AsFrom(Instant::Offset { by, .. }) => Some(by),
        _ => None,
    };
    Term {
        limit: limit.to_owned(),
        length: length.or(by).map(lengths).unwrap_or_default(),
        text: written(model, t.span),
    }
}

/// A value taken apart, where it is of a simple sort.
pub(super) fn value(model: &Model<'_>, value: &Value) -> Option<FieldValue> {
    let items = |all: &[Item]| all.iter().map(|i| written(model, i.span)).collect();
    Some(match value {
        Value::Flag => FieldValue::Flag,
        Value::Blank(_) => FieldValue::Blank,
        Value::Words(w) => FieldValue::Words { wordings: wordings(model, w) },
        Value::List(l) => {
            FieldValue::List { each: l.each, together: l.together, items: items(&l.items), except: items(&l.except) }
        }
        Value::Duration(d) | Value::Every(d, _) => FieldValue::Duration { parts: lengths(d) },
        Value::Date(d) => FieldValue::Date { date: date(d) },
        Value::Bound(b) => FieldValue::Bound { terms: b.terms.iter().map(|t| term(model, t)).collect() },
        Value::Period(p) => FieldValue::Period {
            length: p.length.as_ref().map(lengths).unwrap_or_default(),
            from: p.from.as_ref().map(|i| written(model, i.span())),
            until: p.until.as_ref().map(|i| written(model, i.span())),
            open: p.open.is_some(),
        },
        Value::Amount(a) => FieldValue::Amount {
            number: number(a.number),
            to: a.to.map(number),
            unit: match &a.measure {
                Measure::Bare => String::new(),
                Measure::Money(code) => model.name(*code).to_owned(),
                Measure::Percent => "percent".to_owned(),
                Measure::Fraction(n, d) => format!("{n}/{d}"),
                Measure::Unit(span) => written(model, *span).trim_matches('"').to_owned(),
            },
        },
        _ => return None,
    })
}

/// What the names in a field mean where it stands.
pub(super) fn references(model: &Model<'_>, field: &Field, scope: NodeId) -> Vec<Reference> {
    let mut out = Vec::new();
    refs::field(field, &mut |r| {
        let Found::Path(path, _, _) = r else { return };
        for target in model.resolve(path, scope) {
            let (id, event) = match target {
                Target::Node(n) => (Some(n.0), None),
                Target::Builtin(b) => (None, Some(b.word().to_owned())),
                Target::Event(n, event) => (Some(n.0), Some(model.name(event).to_owned())),
            };
            out.push(Reference { text: written(model, path.span()), id, event });
        }
    });
    out
}
