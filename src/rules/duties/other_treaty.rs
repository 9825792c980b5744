//! `D311 other-treaty`: an earlier treaty named, and no word which prevails.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::prose::{Home, Run, tokens};
use crate::rules::Case;
use crate::rules::presence::Gather;
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Value};

/// Words that name a treaty with a year after it.
const INSTRUMENTS: &[&str] = &[
    "Treaty",
    "Treaties",
    "Agreement",
    "Agreements",
    "Convention",
    "Protocol",
    "Memorandum",
    "Accord",
    "Accords",
    "Armistice",
    "Pact",
];
/// Treaties of the whole world stand beside every other.
const COMMON: &[&str] = &[
    "charter",
    "geneva convention",
    "vienna convention",
    "hague",
    "statute",
    "privileges and immunities",
    "convention on the law",
    "third convention",
    "fourth convention",
    "non-proliferation",
];
/// Words that say how the two stand to each other.
const RELATION: &[&str] = &[
    "supersed",
    "replac",
    "terminat",
    "abrogat",
    "prevail",
    "prejudice",
    "notwithstanding",
    "amend",
    "supplement",
    "extend",
    "in force",
    "remain",
    "continu",
    "cease",
    "annul",
    "void",
    "subject to",
    "consistent",
    "confirm",
    "renew",
    "in place of",
    "lapse",
    "suspend",
    "revis",
    "implement",
    "give effect",
    "incorporat",
    "as set out",
    "set forth in",
];
/// Fields whose words say it.
const SAID: &[&str] =
    &["prevails over", "gives way to", "without prejudice to", "notwithstanding", "subject to", "extends"];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    // Where the treaty says it of all earlier ones.
    let mut general: Vec<Ctx> = Vec::new();
    for id in model.general_finals() {
        general.extend(case.said(id, &["prevails over", "gives way to"]));
        let others = |f: &&Field| f.spec.word == "without prejudice to" && names_treaties(model.text(f.value_span));
        general.extend(model.node(id).fields.iter().filter(others).map(|f| f.ctx));
    }
    general.extend(case.prose(&[
        "supersede",
        "prevail over",
        "prevails over",
        "shall prevail",
        "previous agreement",
        "earlier treat",
    ]));
    let signed = signed(case);
    let mut found: Gather<'_, '_, (&str, i64)> = Gather::new(model);
    for run in case.texts() {
        if !binding(case, run) || mentions(run.text, RELATION) {
            continue;
        }
        for (name, year, span) in named(run) {
            if signed.is_some_and(|s| year > s) {
                continue;
            }
            let ctx = model.ctx_at(run, span);
            found.lacking((name, year), Ctx::ALWAYS, ctx, &general, || {
                let words = model.text(span);
                Finding::new(
                    Code("D311"),
                    Severity::Warning,
                    format!("an earlier treaty is named (\"{words}\"), and nothing says which of the two prevails"),
                )
                .at(span, "still in force beside this one?")
                .why("of two treaties between the same parties on one matter the later applies as far as they are incompatible (Vienna Convention, 30): how far that is, each side will say for itself")
                .help("add to the final clauses `prevails over \"…\"` or `gives way to \"…\"`, or say that the earlier one ends, stays in force, or is amended")
            });
        }
    }
    found.pour(out);
}

fn names_treaties(text: &str) -> bool {
    mentions(text, &["treat", "agreement", "convention", "obligations"]) && !mentions(text, &["charter"])
}

/// The year of signature or of the draft.
fn signed(case: &Case<'_>) -> Option<i64> {
    let date = |word: &str| match case.model.head_field(word).map(|f| &f.value) {
        Some(Value::Date(d)) => Some(i64::from(d.ymd.0)),
        _ => None,
    };
    date("done on")
}

/// Words that are part of what is agreed: not the preamble, notes, titles, or how a place is described.
fn binding(case: &Case<'_>, run: &Run<'_>) -> bool {
    let model = case.model;
    let own = match run.home {
        Home::Paragraph => true,
        Home::Field(spec) => !SAID.contains(&spec.word),
        Home::Wording | Home::Note => false,
    };
    let preamble = || model.around(run.node).any(|a| model.node(a).kind.word == "preamble");
    own && run.is_english(model.main_language())
        && matches!(model.node(run.node).kind.class, Class::Clause | Class::Sentence | Class::Text | Class::Part)
        && !preamble()
}

/// Each treaty that is named with its year: "the Agreement of 28 May 1997".
fn named<'t>(run: &Run<'t>) -> Vec<(&'t str, i64, Span)> {
    let words: Vec<(usize, &str)> = tokens(run.text).collect();
    let mut out = Vec::new();
    for (n, (at, word)) in words.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|m| words.get(m)).map_or("", |w| w.1);
        if !INSTRUMENTS.contains(word) || matches!(before, "this" | "This" | "present") {
            continue;
        }
        let after = words.iter().skip(n + 1).take(14).take_while(|w| !matches!(w.1, "." | ";"));
        let mut dated = false;
        for (start, w) in after {
            dated = dated || matches!(*w, "of" | "signed" | "dated" | "concluded" | "on");
            let year = w.parse::<i64>().ok().filter(|y| w.len() == 4 && (1000..2200).contains(y));
            if let Some(year) = year.filter(|_| dated) {
                let until = start + w.len();
                let around =
                    run.text.get(at.saturating_sub(30)..until).or_else(|| run.text.get(*at..until)).unwrap_or_default();
                if !mentions(around, COMMON) {
                    out.push((*word, year, run.at(*at, until)));
                }
                break;
            }
        }
    }
    out
}
