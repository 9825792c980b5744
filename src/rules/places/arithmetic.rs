//! `A407 arithmetic`: a stated fraction, sum or percentage is wrong.

use super::shares::shares;
use crate::finding::{Code, Finding, Severity};
use crate::model::prose::{Decimal, Home, Read, Run};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Amount, Measure, Num, Value, Whole};

/// Fractions in words.
const FRACTIONS: &[(&str, i128, i128)] = &[
    ("one half", 1, 2),
    ("one-half", 1, 2),
    ("half", 1, 2),
    ("two thirds", 2, 3),
    ("two-thirds", 2, 3),
    ("one third", 1, 3),
    ("one-third", 1, 3),
    ("a third", 1, 3),
    ("three quarters", 3, 4),
    ("three-quarters", 3, 4),
    ("one quarter", 1, 4),
    ("one-quarter", 1, 4),
    ("a quarter", 1, 4),
    ("one fourth", 1, 4),
    ("one-fourth", 1, 4),
    ("two fifths", 2, 5),
    ("three fifths", 3, 5),
    ("four fifths", 4, 5),
    ("one fifth", 1, 5),
    ("one-fifth", 1, 5),
    ("a fifth", 1, 5),
    ("one sixth", 1, 6),
    ("one eighth", 1, 8),
    ("one tenth", 1, 10),
    ("one-tenth", 1, 10),
    ("a tenth", 1, 10),
];
/// Words between a calculation and its result.
const EQUALS: &[&str] = &[
    "that is", "i.e.", "namely", " is ", " are ", " equals ", " or ", "amount", "being", "=", "(", "makes", "comes to",
    "come to",
];
const ABOUT: &[&str] = &["about", "approximately", "some ", "nearly", "roughly", "around", "circa"];

/// How many sides of a bracket are looked at.
const SIDES: usize = 16;

/// Part of a whole, as a fraction.
type Fraction = (i128, i128);

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let main = case.model.main_language();
    for run in case.texts().iter().filter(|r| !matches!(r.home, Home::Note) && r.is_english(main)) {
        prose(case, run, out);
    }
    fields(case, out);
    let mut found = Gather::new(case.model);
    for sum in shares(case).into_iter().filter(|s| s.len() > 1 && !s.more && s.hundredths() < 100) {
        found.add(sum.span, case.model.ctx(sum.node), sum.ctx, || {
            Finding::new(
                Code("A407"),
                Severity::Error,
                format!("the shares of {} come to {} percent only", called(case, sum.node), sum.hundredths()),
            )
            .at(sum.span, sum.told())
            .why("nobody bears the rest")
            .help("correct the shares so that they make 100 percent, or say who bears the rest")
        });
    }
    found.pour(out);
}

/// "One third of 459, that is 153"; "25 percent of 13,300, that is 3,325".
fn prose(case: &Case<'_>, run: &Run<'_>, out: &mut Vec<Finding>) {
    let numbers: Vec<(Decimal, Span)> = run
        .marks()
        .into_iter()
        .filter_map(|m| if let Read::Number(n) = m.is { Some((n, m.span)) } else { None })
        .collect();
    let between = |a: u32, b: u32| {
        let at = |n: u32| usize::try_from(n.saturating_sub(run.span.start)).unwrap_or(0);
        run.text.get(at(a)..at(b)).unwrap_or_default().to_lowercase()
    };
    for (n, m) in pairs(&numbers, &between) {
        let (Some((whole, w)), Some((result, r))) = (numbers.get(n), numbers.get(m)) else { continue };
        let before = between(run.span.start, w.start);
        let link = between(w.end, r.start);
        let percent = n.checked_sub(1).and_then(|m| numbers.get(m)).filter(|(_, p)| {
            let words = between(p.end, w.start);
            ["percent of", "per cent of", "% of"]
                .iter()
                .any(|x| words.trim() == *x || words.trim().starts_with(&format!("{x} ")) && words.len() < 24)
        });
        let fraction = match percent {
            Some((p, _)) => Some((i128::from(p.mantissa), 100 * power(p.scale))),
            None => fraction(&before),
        };
        let Some((a, b)) = fraction else { continue };
        let about = mentions(&link, ABOUT);
        let said =
            link.len() < 60 && !link.contains(". ") && !link.contains(';') && EQUALS.iter().any(|e| link.contains(e));
        // What follows is a number of another kind.
        let after = between(r.end, run.span.end);
        let other =
            ["percent", "per cent", "%", "years", "days", "months"].iter().any(|u| after.trim_start().starts_with(u));
        if !said || other {
            continue;
        }
        let Some(exact) = wrong((*whole, *result), (a, b), about) else { continue };
        let span = Span::new(percent.map_or(w.start, |p| p.1.start), r.end);
        let words = format!("{a}/{b} of {whole}");
        out.push(
            finding(case, &words, &exact, &result.to_string(), (span, *r), about).under(case.model.ctx_at(run, *r)),
        );
    }
}

/// Each number with the one that follows it, and with the other sides of the bracket in which that stands.
fn pairs(numbers: &[(Decimal, Span)], between: &dyn Fn(u32, u32) -> String) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for n in 0..numbers.len() {
        for m in (n + 1..numbers.len()).take(SIDES) {
            out.push((n, m));
            let next = numbers.get(m).zip(numbers.get(m + 1)).map(|(a, b)| between(a.1.end, b.1.start));
            if !next.is_some_and(|t| t.contains('|') && !t.contains(']')) {
                break;
            }
        }
    }
    out
}

/// The fraction that ends a text: "… one third of ".
fn fraction(before: &str) -> Option<Fraction> {
    let text = before.trim_end().strip_suffix("of")?.trim_end();
    let found = FRACTIONS.iter().find(|f| text.ends_with(f.0))?;
    let start = text.len() - found.0.len();
    let free = !text.get(..start).is_some_and(|t| t.ends_with(|c: char| c.is_alphanumeric() || c == '-'));
    free.then_some((found.1, found.2))
}

fn power(scale: u8) -> i128 {
    10_i128.pow(u32::from(scale.min(18)))
}

/// What the result should be, where what is stated is off by a whole unit of its last place, or with "about" by more than a fifth.
fn wrong((whole, result): (Decimal, Decimal), (a, b): Fraction, about: bool) -> Option<String> {
    // In units of the last place of either.
    let scale = whole.scale.max(result.scale);
    let at = |d: Decimal| i128::from(d.mantissa) * power(scale - d.scale);
    let (exact, stated) = (at(whole).checked_mul(a)?, at(result).checked_mul(b)?);
    let off = (exact - stated).abs();
    let unit = power(scale - result.scale).checked_mul(b)?;
    let bad = if about { off.checked_mul(5)? > exact.abs() } else { off >= unit };
    let value = i64::try_from(exact / b).ok()?;
    let shown = Decimal { mantissa: value, scale }.to_string();
    let shown = if exact % b == 0 { shown } else { format!("about {shown}") };
    bad.then_some(shown)
}

fn finding(
    case: &Case<'_>,
    calculation: &str,
    exact: &str,
    stated: &str,
    (span, result): (Span, Span),
    about: bool,
) -> Finding {
    let severity = if about { Severity::Warning } else { Severity::Error };
    let whole = case.model.text(span);
    Finding::new(Code("A407"), severity, format!("{calculation} is {exact}, and the text says {stated}"))
        .at(result, format!("{exact}, if the rest is right"))
        .at(span, if whole.len() < 80 { "what is worked out" } else { "" })
        .why("one of the numbers is wrong, and nobody can tell which was agreed")
        .help("correct the number that is wrong, or leave out the result")
}

/// One field that works something out, and one beside it that states the result.
fn fields(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut found = Gather::new(model);
    for id in
        model.ids().filter(|id| matches!(model.node(*id).kind.class, Class::Clause | Class::Part | Class::Sentence))
    {
        let amounts = || {
            model.node(id).fields.iter().filter_map(|f| match &f.value {
                Value::Amount(a) => Some((f, &**a)),
                _ => None,
            })
        };
        for (f, part) in amounts() {
            let Some(Whole::Amount(whole)) = part.of.as_deref() else { continue };
            let of = match part.measure {
                Measure::Fraction(a, b) if b > 0 => (i128::from(a), i128::from(b)),
                Measure::Percent if !part.number.blank => {
                    (i128::from(part.number.mantissa), 100 * power(part.number.scale))
                }
                _ => continue,
            };
            for (g, result) in amounts().filter(|(g, r)| g.spec.word != f.spec.word && r.of.is_none()) {
                let Some(ctx) = case.choices().meet(f.ctx, g.ctx) else { continue };
                let counted = |m: &Amount| {
                    matches!(m.measure, Measure::Bare | Measure::Unit(_)) && !m.number.blank && m.to.is_none()
                };
                if !counted(result) || !counted(whole) || !matches!(f.spec.word, "share" | "amount") {
                    continue;
                }
                let number = |n: Num| Decimal { mantissa: n.mantissa, scale: n.scale };
                let (w, r) = (number(whole.number), number(result.number));
                let Some(exact) = wrong((w, r), of, false) else { continue };
                found.add(g.value_span, model.ctx(id), ctx, || {
                    finding(
                        case,
                        &model.text(part.span).replace('"', ""),
                        &exact,
                        &r.to_string(),
                        (f.value_span, g.value_span),
                        false,
                    )
                });
            }
        }
    }
    found.pour(out);
}
