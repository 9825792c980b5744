//! `F906 drift`: numbers, months, or what binds, allows and forbids differ between the languages of one text.

use crate::finding::{Code, Finding, Severity};
use crate::model::prose::tongues::{Form, Numeral, Range, Reading, Sentence, Tongue, read, tongue};
use crate::model::prose::{Decimal, Home, MONTHS, Run};
use crate::rules::Case;
use crate::rules::said::and;
use crate::source::Span;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let main = case.model.main_language();
    let texts: Vec<&Run<'_>> = case.texts().iter().filter(|r| r.home != Home::Note).collect();
    for group in texts.chunk_by(|a, b| a.of == b.of) {
        // Of each language the first: what follows are its cases.
        let mut each: Vec<Side<'_, '_>> = Vec::new();
        for run in group {
            let code = run.lang.unwrap_or(main);
            if group.len() > 1 && !each.iter().any(|s| s.code == code) {
                let tongue = tongue(code);
                each.push(Side { run, code, tongue, reading: read(run.text, tongue) });
            }
        }
        if let Some((first, others)) = each.split_first() {
            for other in others {
                compare(case, first, other, out);
            }
        }
    }
}

/// A wording in one language, read.
struct Side<'r, 't> {
    run: &'r Run<'t>,
    code: &'t str,
    tongue: Option<&'static Tongue>,
    reading: Reading,
}

impl Side<'_, '_> {
    fn span(&self, at: Range) -> Span {
        self.run.at(at.0, at.1)
    }
    /// "the French text".
    fn called(&self) -> String {
        self.tongue.map_or_else(|| format!("the text in `{}`", self.code), |t| format!("the {} text", t.name))
    }
}

fn compare(case: &Case<'_>, a: &Side<'_, '_>, b: &Side<'_, '_>, out: &mut Vec<Finding>) {
    let drifts = [numbers(a, b), months(a, b), denied(a, b).or_else(|| allowed(a, b))];
    for drift in drifts.into_iter().flatten() {
        let (at, other) = (a.span(drift.at.0), b.span(drift.at.1));
        let Some(ctx) = case.choices().meet(case.model.ctx_at(a.run, at), case.model.ctx_at(b.run, other)) else {
            continue;
        };
        let finding = Finding::new(Code("F906"), Severity::Error, drift.message)
            .at(other, drift.labels.1)
            .at(at, drift.labels.0)
            .why("each side will read its own text, and where the two part the treaty says two things (Vienna Convention, Article 33)")
            .help("let them say the same; a value that `{…}` puts in from the structure cannot drift");
        out.push(finding.under(ctx));
    }
}

/// Where two wordings part.
struct Drift {
    message: String,
    at: (Range, Range),
    labels: (String, String),
}

/// What is in one and not in the other, once like is matched with like.
fn left<'n>(mine: &'n [Numeral], theirs: &'n [Numeral]) -> (Vec<&'n Numeral>, Vec<&'n Numeral>) {
    let mut a: Vec<&Numeral> = mine.iter().collect();
    let mut b: Vec<&Numeral> = theirs.iter().collect();
    for (one, other) in [
        (Form::Figures, Form::Figures),
        (Form::Figures, Form::Words),
        (Form::Words, Form::Figures),
        (Form::Words, Form::Words),
        (Form::Figures, Form::Loose),
        (Form::Loose, Form::Figures),
        (Form::Words, Form::Loose),
        (Form::Loose, Form::Words),
    ] {
        a.retain(|x| {
            let same = |y: &&Numeral| x.form == one && y.form == other && y.value == x.value;
            let Some(at) = b.iter().position(same) else { return true };
            b.remove(at);
            false
        });
    }
    a.retain(|x| x.form != Form::Loose);
    b.retain(|y| y.form != Form::Loose);
    (a, b)
}

fn numbers(a: &Side<'_, '_>, b: &Side<'_, '_>) -> Option<Drift> {
    let (mine, theirs) = (&a.reading.numbers, &b.reading.numbers);
    let (left_a, left_b) = left(mine, theirs);
    // A number that is there, if not as often, may be meant by "the same period"; "two" by "both".
    let new = |n: &&&Numeral, others: &[Numeral]| {
        (n.form == Form::Figures || n.value > Decimal::whole(2)) && !others.iter().any(|o| o.value == n.value)
    };
    let only_a: Vec<&Numeral> = left_a.iter().filter(|n| new(n, theirs)).copied().collect();
    let only_b: Vec<&Numeral> = left_b.iter().filter(|n| new(n, mine)).copied().collect();
    let spells = |s: &Side<'_, '_>| s.tongue.is_some_and(Tongue::spells);
    // What one of them spells in a way that cannot be read here, or has put in from the structure, may stand for it.
    let whole = spells(a) && spells(b) && a.reading.put_in == b.reading.put_in;
    let (only_a, only_b) = match (only_a.is_empty(), only_b.is_empty()) {
        (true, true) => return None,
        (false, false) => (only_a, only_b),
        _ if !whole => return None,
        // The other may have it twice where this one has it once and a new one.
        (true, false) => (left_a, only_b),
        (false, true) => (only_a, left_b),
    };
    let said = |all: &[&Numeral]| {
        let mut values: Vec<String> = Vec::new();
        for n in all.iter().take(3).map(|n| n.value.to_string()) {
            if !values.contains(&n) {
                values.push(n);
            }
        }
        and(&values)
    };
    let place = |s: &Side<'_, '_>, all: &[&Numeral]| all.first().map_or((0, s.run.text.len()), |n| n.at);
    let (one, other) = (said(&only_a), said(&only_b));
    let message = match (one.as_str(), other.as_str()) {
        (one, "") => format!("{} says {one}, and {} does not", a.called(), b.called()),
        ("", other) => format!("{} says {other}, and {} does not", b.called(), a.called()),
        (one, other) => format!("{} says {one}, and {} {other}", a.called(), b.called()),
    };
    let label = |n: &str| if n.is_empty() { "no such number here".to_owned() } else { format!("{n} here") };
    Some(Drift { message, at: (place(a, &only_a), place(b, &only_b)), labels: (label(&one), label(&other)) })
}

fn months(a: &Side<'_, '_>, b: &Side<'_, '_>) -> Option<Drift> {
    let (mine, theirs) = (&a.reading.months, &b.reading.months);
    let one = mine.iter().find(|m| !theirs.iter().any(|t| t.0 == m.0))?;
    let other = theirs.iter().find(|t| !mine.iter().any(|m| m.0 == t.0))?;
    let name = |m: u8| MONTHS.get(usize::from(m).wrapping_sub(1)).copied().unwrap_or_default();
    let (x, y) = (name(one.0), name(other.0));
    Some(Drift {
        message: format!("{} says {x}, and {} {y}", a.called(), b.called()),
        at: (one.1, other.1),
        labels: (format!("{x} here"), format!("{y} here")),
    })
}

/// The sentences of both, side by side as finely as they match.
fn beside<'s>(a: &'s Reading, b: &'s Reading) -> Vec<(&'s Sentence, &'s Sentence)> {
    if a.clauses.len() == b.clauses.len() {
        a.clauses.iter().zip(&b.clauses).collect()
    } else if a.sentences.len() == b.sentences.len() {
        a.sentences.iter().zip(&b.sentences).collect()
    } else {
        vec![(&a.whole, &b.whole)]
    }
}

/// More denials in one than the other can have.
fn denied(a: &Side<'_, '_>, b: &Side<'_, '_>) -> Option<Drift> {
    let (one, other) = (a.tongue?, b.tongue?);
    for (x, y) in beside(&a.reading, &b.reading) {
        if denies_more(x, y) {
            let (message, labels) = denial(one, x, other);
            return Some(Drift { message, at: (spot(x), y.duty.or(y.right).unwrap_or(y.at)), labels });
        }
        if denies_more(y, x) {
            let (message, (here, there)) = denial(other, y, one);
            return Some(Drift { message, at: (x.duty.or(x.right).unwrap_or(x.at), spot(y)), labels: (there, here) });
        }
    }
    None
}

fn denies_more(x: &Sentence, y: &Sentence) -> bool {
    // "Refrain" may say what "not" says, unless it stands on both sides.
    let instead = y.negative.saturating_sub(x.negative);
    x.denials > y.denying + instead || x.denying > 0 && y.denying + y.negative == 0
}

/// What a denial is called, and what is written at both.
fn denial(denies: &Tongue, x: &Sentence, other: &Tongue) -> (String, (String, String)) {
    let kind = if x.duty.is_some() || x.right.is_some() { "forbids" } else { "denies" };
    let message = format!("the {} text {kind} what the {} one does not", denies.name, other.name);
    let (here, there) = match x.denying {
        0 | 1 => ("denied here".to_owned(), "nothing denies it here".to_owned()),
        n => (format!("{n} words deny something here"), "fewer do here".to_owned()),
    };
    (message, (here, there))
}

/// Where a sentence denies: the word, or all of it where there are several.
fn spot(x: &Sentence) -> Range {
    x.not.filter(|_| x.denying == 1).unwrap_or(x.at)
}

/// "May" in one, and "shall" in the other.
fn allowed(a: &Side<'_, '_>, b: &Side<'_, '_>) -> Option<Drift> {
    let (one, other) = (a.tongue?, b.tongue?);
    for (x, y) in beside(&a.reading, &b.reading).into_iter().filter(|(x, y)| x.denying + y.denying == 0) {
        let only = |yes: Option<Range>, no: Option<Range>| yes.filter(|_| no.is_none());
        let message = |right: &Tongue, duty: &Tongue| {
            format!("it is a right in the {} text and a duty in the {} one", right.name, duty.name)
        };
        if let (Some(right), Some(duty)) = (only(x.right, x.duty), only(y.duty, y.right)) {
            let labels = ("a right".to_owned(), "a duty".to_owned());
            return Some(Drift { message: message(one, other), at: (right, duty), labels });
        }
        if let (Some(duty), Some(right)) = (only(x.duty, x.right), only(y.right, y.duty)) {
            let labels = ("a duty".to_owned(), "a right".to_owned());
            return Some(Drift { message: message(other, one), at: (duty, right), labels });
        }
    }
    None
}
