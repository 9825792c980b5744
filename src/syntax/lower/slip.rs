//! One word that is wrong in an otherwise sound phrase: mistyped, said twice, or of everyday drafting.

use super::super::grammar::{self, Rule};
use super::plain::Plain;
use super::say::{closer, error, near};
use crate::finding::Finding;
use crate::source::Span;

/// Words of the phrases that are often mistyped.
const PHRASE_WORDS: &[&str] = &[
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "later",
    "earlier",
    "than",
    "after",
    "before",
    "within",
    "between",
    "until",
    "from",
    "possible",
    "promptly",
    "immediately",
    "percent",
    "million",
    "billion",
    "signature",
    "ratification",
    "renewable",
    "renewed",
    "agreement",
    "request",
    "unless",
    "notice",
    "indefinite",
    "permanent",
    "determined",
    "certified",
    "parties",
    "together",
    "except",
    "breach",
    "every",
    "equally",
    "authentic",
    "prevails",
    "majority",
    "including",
    "simultaneously",
    "once",
    "twice",
    "times",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Words of everyday drafting, each with the word of the language that says the same.
const SYNONYMS: &[(&str, &str)] =
    &[("thrice", "3 times"), ("upon", "on"), ("till", "until"), ("following", "after"), ("biweekly", "every 2 weeks")];

/// One mistyped word in an otherwise sound phrase, one that stands there twice, or `after` where a period begins `as from`.
/// `rule` reads the phrase, and `place` says what it stands in.
pub(super) fn slip(rule: Rule, place: &str, text: &str, at: Span) -> Option<Finding> {
    // Longer phrases are not worth the search.
    if text.len() > 400 {
        return None;
    }
    let reads = |from: usize, len: usize, by: &str| {
        let (before, after) = (text.get(..from).unwrap_or(""), text.get(from + len..).unwrap_or(""));
        grammar::read(rule, &Plain::of(&format!("{before}{by}{after}")).text).is_ok()
    };
    if let Some(finding) = hour_first(rule, place, text, at) {
        return Some(finding);
    }
    let (mut quoted, mut from, mut before) = (false, 0, "");
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let here = Span::new(at.start + u32::try_from(from).ok()?, at.start + u32::try_from(from + bare.len()).ok()?);
        if !quoted && bare == "after" && rule == Rule::p_period && reads(from, bare.len(), "as from") {
            return Some(
                error("S001", format!("the period of {place} begins with `as from`"))
                    .at(here, "here stands `after`")
                    .help("write `as from`: what begins after an instant does not say when it begins")
                    .fix("replace `after` by `as from`", here, "as from"),
            );
        }
        if !quoted && !bare.is_empty() && bare == before && reads(from, word.len(), "") {
            let whole = Span::new(here.start, here.start + u32::try_from(word.len()).ok()?);
            return Some(
                error("S001", format!("`{bare}` stands twice in {place}"))
                    .at(here, "the same word again")
                    .help("take one of them away")
                    .fix(format!("take the second `{bare}` away"), whole, ""),
            );
        }
        before = bare;
        let synonym = SYNONYMS.iter().find(|s| !quoted && s.0 == bare && reads(from, bare.len(), s.1));
        if let Some((_, same)) = synonym {
            return Some(
                error("S001", format!("`{bare}` is not understood in {place}"))
                    .at(here, "not a word of the language")
                    .help(format!("write `{same}`"))
                    .fix(format!("replace `{bare}` by `{same}`"), here, *same),
            );
        }
        let mut close: Vec<&str> =
            PHRASE_WORDS.iter().copied().filter(|w| !quoted && bare.len() > 2 && near(w, bare)).collect();
        let off = |w: &str| w.len().abs_diff(bare.len());
        close.sort_by(|a, b| off(a).cmp(&off(b)).then_with(|| closer(b, a, bare)));
        if let Some(meant) = close.into_iter().find(|w| reads(from, bare.len(), w)) {
            return Some(
                error("S001", format!("`{bare}` is not understood in {place}"))
                    .at(here, "not a word that may stand here")
                    .help(format!("did you mean `{meant}`?"))
                    .fix(format!("replace `{bare}` by `{meant}`"), here, meant),
            );
        }
        quoted ^= word.matches('"').count() % 2 == 1;
        from += word.len();
    }
    None
}

/// The hour before its date, as documents are signed: `at 06:00 Europe/Zurich on 2027-02-05`.
fn hour_first(rule: Rule, place: &str, text: &str, at: Span) -> Option<Finding> {
    let is = |rule: Rule, w: &str| grammar::read(rule, w).is_ok();
    let words: Vec<&str> = text.split_whitespace().collect();
    let hour = words.iter().position(|w| is(Rule::clock, w))?;
    let date = hour + 1 + words.get(hour + 1..)?.iter().position(|w| is(Rule::ymd, w))?;
    let zone = words.get(hour + 1..date)?.iter().filter(|w| !matches!(**w, "on" | "hours" | "o'clock"));
    let lead = words.get(..hour)?.iter().filter(|w| **w != "at");
    let order = lead.chain(words.get(date..=date)?).chain(words.get(hour..=hour)?).chain(zone);
    let right: Vec<&str> = order.chain(words.get(date + 1..)?).copied().collect();
    let right = [right.join(" "), format!("on {}", right.join(" "))];
    let right = right.into_iter().find(|w| grammar::read(rule, &Plain::of(w).text).is_ok())?;
    Some(
        error("S001", format!("in {place} the hour stands before its date"))
            .at(at, "the date comes first")
            .help(format!("write `{right}`"))
            .fix("put the date first", at, right),
    )
}
