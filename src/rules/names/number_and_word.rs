//! `R109 number-and-word`: a number in words and its figures differ; a stated total is not the sum.

use crate::finding::{Code, Finding, Severity};
use crate::model::prose::{Decimal, Home, Read, Run, spelled_pairs, tokens};
use crate::rules::Case;
use crate::source::Span;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let main = case.model.main_language();
    for run in case.texts() {
        if matches!(run.home, Home::Note) {
            continue;
        }
        if run.is_english(main) {
            pairs(case, run, out);
        }
        total(case, run, out);
    }
}

fn pairs(case: &Case<'_>, run: &Run<'_>, out: &mut Vec<Finding>) {
    for (words, figures, w, f) in spelled_pairs(run.text) {
        if words == figures {
            continue;
        }
        let said = run.text.get(w.0..w.1).unwrap_or("");
        out.push(
            Finding::new(Code("R109"), Severity::Warning, format!("the words say {said}, the figures {figures}"))
                .at(run.at(w.0, w.1), format!("{words}"))
                .at(run.at(f.0, f.1), format!("{figures}"))
                .why("where words and figures differ, nobody can tell which was agreed")
                .help("write the number that was agreed both times, or let the compiler put it in: `{lasts}`")
                .under(case.model.ctx_at(run, run.at(w.0, f.1))),
        );
    }
}

/// A list of lines with one number each, and a line that states their total.
fn total(case: &Case<'_>, run: &Run<'_>, out: &mut Vec<Finding>) {
    let lower =
        |line: &str| tokens(line).any(|(_, w)| w.eq_ignore_ascii_case("total") || w.eq_ignore_ascii_case("altogether"));
    if !lower(run.text) {
        return;
    }
    let mut at = 0;
    let mut items: Vec<(Decimal, Span)> = Vec::new();
    let mut stated: Vec<(Decimal, Span)> = Vec::new();
    for line in run.text.split_inclusive(['\n', ';']) {
        let (from, len) = (at, line.len());
        at += len;
        let piece = Run { text: line, span: run.at(from, from + len), ..*run };
        let numbers: Vec<(Decimal, Span)> = piece
            .marks()
            .into_iter()
            .filter_map(|m| if let Read::Number(n) = m.is { Some((n, m.span)) } else { None })
            .collect();
        match numbers.as_slice() {
            [one] if lower(line) => stated.push(*one),
            [one] => items.push(*one),
            [] => {}
            // A line of several numbers may count anything.
            _ => return,
        }
    }
    let [(sum_said, place)] = stated.as_slice() else { return };
    let whole = items.iter().chain(&stated).all(|i| i.0.scale == 0);
    let sum = items.iter().try_fold(0i64, |sum, i| sum.checked_add(i.0.mantissa));
    let Some(sum) = sum.filter(|_| whole && items.len() > 1) else { return };
    if Decimal::whole(sum) == *sum_said {
        return;
    }
    let mut f = Finding::new(
        Code("R109"),
        Severity::Warning,
        format!("the total is given as {sum_said}; the parts add up to {sum}"),
    )
    .at(*place, "the total as it is stated");
    if let (Some(first), Some(last)) = (items.first(), items.last()) {
        f = f.at(first.1.to(last.1), format!("{} parts: {sum}", items.len()));
    }
    out.push(
        f.help("correct the total, or the part that is missing or counted twice").under(case.model.ctx_at(run, *place)),
    );
}
