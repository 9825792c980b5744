//! `R110 term-hygiene`: a defined term in another spelling or case; a capitalised term never defined.

use super::unused::bare;
use crate::finding::{Code, Finding, Severity};
use crate::model::Model;
use crate::model::prose::{Home, Run, is_month, tokens};
use crate::rules::Case;
use crate::syntax::kind::Class;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words that make a capitalised expression the name of a State, an organ, an office, a text or a language.
const KNOWN: &[&str] = &[
    "State",
    "States",
    "Party",
    "Parties",
    "Government",
    "Governments",
    "Republic",
    "Kingdom",
    "Federation",
    "Union",
    "Nations",
    "Nation",
    "Council",
    "Court",
    "Assembly",
    "Secretary",
    "Secretariat",
    "General",
    "Secretary-General",
    "President",
    "Prime",
    "Minister",
    "Ministry",
    "Commission",
    "Committee",
    "Conference",
    "Charter",
    "Convention",
    "Conventions",
    "Treaty",
    "Treaties",
    "Agreement",
    "Protocol",
    "Statute",
    "Covenant",
    "Article",
    "Articles",
    "Annex",
    "Part",
    "Chapter",
    "Organization",
    "Organisation",
    "Agency",
    "Tribunal",
    "Security",
    "International",
    "Supreme",
    "High",
    "Contracting",
    "Her",
    "His",
    "Majesty",
    "Excellency",
    "Ambassador",
    "North",
    "South",
    "East",
    "West",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Sea",
    "Ocean",
    "River",
    "Gulf",
    "Strait",
    "Island",
    "Islands",
    "Mount",
    "Lake",
    "Red",
    "Cross",
    "Crescent",
    "Bank",
    "Fund",
    "English",
    "French",
    "Russian",
    "Spanish",
    "Arabic",
    "Chinese",
    "Ukrainian",
    "Dutch",
    "German",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Act",
    "Law",
    "Constitution",
    "Resolution",
    "Declaration",
    "Great",
    "Powers",
    "Peace",
    "Code",
    "Rules",
    "Head",
    "Chief",
    "Commander",
    "Commander-in-Chief",
];

/// A defined term as prose should have it.
struct Term<'a> {
    wording: &'a str,
    span: crate::source::Span,
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let main = model.main_language();
    // By the number of words and the first letters, so that each place of a text is compared with few terms.
    let mut terms: FxHashMap<String, Vec<Term<'_>>> = FxHashMap::default();
    let mut known: FxHashSet<String> = KNOWN.iter().map(|w| (*w).to_owned()).collect();
    for (_, id) in model.declared() {
        let node = model.node(id);
        for run in node.title.iter().flat_map(|t| &t.runs) {
            let wording = bare(model.text(run.span));
            known.extend(tokens(wording).filter(|(_, w)| w.starts_with(char::is_uppercase)).map(|(_, w)| w.to_owned()));
            let english = run.lang.is_none_or(|l| model.name(l).starts_with("en"));
            if node.kind.class == Class::Term
                && english
                && let Some(key) = key(wording)
            {
                terms.entry(key).or_default().push(Term { wording, span: run.span });
            }
        }
    }
    let mut said: FxHashSet<String> = FxHashSet::default();
    for run in case.texts() {
        if run.home == Home::Paragraph && run.is_english(main) {
            spelling(model, run, &terms, out);
            undefined(model, run, &known, &mut said, out);
        }
    }
}

/// The first three letters of the first word in small letters.
fn key(wording: &str) -> Option<String> {
    let (_, first) = tokens(wording).next()?;
    Some(first.to_lowercase().chars().take(3).collect())
}

fn spelling(model: &Model<'_>, run: &Run<'_>, terms: &FxHashMap<String, Vec<Term<'_>>>, out: &mut Vec<Finding>) {
    if terms.is_empty() {
        return;
    }
    let words: Vec<(usize, &str)> = tokens(run.text).collect();
    let mut covered = 0;
    for (i, (at, word)) in words.iter().enumerate() {
        let start: String = word.to_lowercase().chars().take(3).collect();
        for term in terms.get(&start).into_iter().flatten().take(16) {
            let count = tokens(term.wording).count();
            let Some((last_at, last)) = i.checked_add(count.max(1) - 1).and_then(|n| words.get(n)) else { continue };
            let end = last_at + last.len();
            let Some(here) = run.text.get(*at..end) else { continue };
            if here == term.wording {
                covered = end;
            }
            if *at < covered || !differs(here, term.wording, begins(run.text, *at), count) {
                continue;
            }
            // One word in small letters is most often only that word.
            let definite =
                i.checked_sub(1).and_then(|n| words.get(n)).is_some_and(|(_, w)| w.eq_ignore_ascii_case("the"));
            if count == 1 && !definite {
                continue;
            }
            covered = end;
            out.push(
                Finding::new(
                    Code("R110"),
                    Severity::Warning,
                    format!("the treaty defines \"{}\"; this says \"{here}\"", term.wording),
                )
                .at(run.at(*at, end), "is the same meant?")
                .at(term.span, "defined here")
                .help(format!("write \"{}\", or, if something else is meant, other words", term.wording))
                .fix(format!("write \"{}\"", term.wording), run.at(*at, end), term.wording)
                .under(model.ctx_at(run, run.at(*at, end))),
            );
        }
    }
}

/// Whether these words are the term in another case or spelling. At the beginning of a sentence a capital is in order; an
/// ending in `s` or `'s` is grammar.
fn differs(here: &str, wording: &str, begins: bool, count: usize) -> bool {
    let stem = |s: &str| {
        s.strip_suffix("'s")
            .or_else(|| s.strip_suffix("\u{2019}s"))
            .or_else(|| s.strip_suffix('s'))
            .unwrap_or(s)
            .to_owned()
    };
    let (a, b) = (stem(here), stem(wording));
    if a == b {
        return false;
    }
    let same_but_first = a.chars().skip(1).eq(b.chars().skip(1)) && a.to_lowercase() == b.to_lowercase();
    if begins && same_but_first {
        return false;
    }
    if a.to_lowercase() == b.to_lowercase() {
        return true;
    }
    // "demilitarised zone" for "Demilitarized Zone": the same but for a letter or two.
    count > 1 && a.len() > 8 && strsim::damerau_levenshtein(&a.to_lowercase(), &b.to_lowercase()) <= 1
}

/// Whether a sentence, a heading or a list item begins here.
fn begins(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").trim_end_matches([' ', '"', '\u{201c}', '(', '[', '\t']);
    before.chars().next_back().is_none_or(|c| matches!(c, '.' | ':' | ';' | '\n' | '!' | '?' | ')' | '|'))
}

/// Expressions of two or more capitalised words that nothing declares.
fn undefined(
    model: &Model<'_>,
    run: &Run<'_>,
    known: &FxHashSet<String>,
    said: &mut FxHashSet<String>,
    out: &mut Vec<Finding>,
) {
    let capital = |w: &str| w.starts_with(char::is_uppercase) && w.chars().nth(1).is_some_and(char::is_lowercase);
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut close = |open: &mut Vec<(usize, &str)>, out: &mut Vec<Finding>| {
        let words = std::mem::take(open);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let strange = words.len() > 1 && !words.iter().any(|(_, w)| known.contains(*w) || is_month(w));
        let Some(text) = run.text.get(first.0..last.0 + last.1.len()).filter(|_| strange) else { return };
        if said.insert(text.to_owned()) {
            out.push(
                Finding::new(
                    Code("R110"),
                    Severity::Info,
                    format!("\"{text}\" reads like a defined term, and nothing defines it"),
                )
                .at(run.at(first.0, first.0 + text.len()), "used here first")
                .help("declare it: `term name \"…\" means \"…\"`, or write it in small letters")
                .under(model.ctx_at(run, run.at(first.0, first.0 + text.len()))),
            );
        }
    };
    for (at, word) in tokens(run.text) {
        let adjoins = open.last().is_some_and(|(a, w)| run.text.get(a + w.len()..at) == Some(" "));
        if !adjoins {
            close(&mut open, out);
        }
        if capital(word) && !(open.is_empty() && begins(run.text, at)) {
            open.push((at, word));
        } else {
            close(&mut open, out);
        }
    }
    close(&mut open, out);
}
