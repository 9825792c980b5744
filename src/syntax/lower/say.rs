//! What the syntax says of a text that it cannot read, in words of drafting.

use super::super::grammar::{self, Rule};
use super::super::kind::{Class, FieldSpec, Kind, Need, Phrase, Role};
use super::super::lexicon::Lexicon;
use super::super::tree::{Field, Node, Part};
use super::plain::Plain;
use super::slip::slip;
use crate::finding::{Code, Finding, Severity};
use crate::source::Span;

pub(super) fn error(code: &'static str, message: impl Into<String>) -> Finding {
    Finding::new(Code(code), Severity::Error, message)
}

fn expected_words(expected: &[&str]) -> String {
    match expected {
        [] => String::new(),
        [one] => format!("; here could stand {one}"),
        [all @ .., last] => format!("; here could stand {} or {last}", all.join(", ")),
    }
}

pub(super) fn unreadable(at: Span, expected: &[&str]) -> Finding {
    error("S001", "this is not in the language of treaties")
        .at(at, "not understood from here on")
        .help(format!("each statement stands on a line of its own{}", expected_words(expected)))
}

fn takes(word: &str, phrase: Phrase, example: &str) -> String {
    let (what, eg) = phrase.words();
    let example = if example.is_empty() { eg } else { example };
    match (word, example) {
        _ if matches!(phrase, Phrase::Slots(..)) => format!("write it as in `{}`", format!("{word} {example}").trim()),
        ("", _) => format!("write {what}, such as `{example}`"),
        (_, "") => format!("write `{word}` alone"),
        _ => format!("`{word}` takes {what}, such as `{word} {example}`"),
    }
}

pub(super) fn phrase(word: &str, phrase: Phrase, example: &str, at: Span, expected: &[&str]) -> Finding {
    error("S001", format!("this is not how `{word}` is written")).at(at, "not understood").help(format!(
        "{}{}",
        takes(word, phrase, example),
        expected_words(expected)
    ))
}

/// What value a text is, if it is a whole one of some phrase.
fn what_is(text: &str, not: Phrase) -> Option<&'static str> {
    let tries = [
        (Phrase::Date, "a date"),
        (Phrase::Duration, "a length of time"),
        (Phrase::Every, "a recurrence"),
        (Phrase::Words, "words in quotation marks"),
        (Phrase::Instant, "an instant"),
        (Phrase::Period, "a period"),
        (Phrase::Bound, "a time limit"),
        (Phrase::Amount, "an amount"),
        (Phrase::Actors, "a list of names"),
        (Phrase::Condition, "a condition"),
    ];
    let own = grammar::entry(not);
    tries
        .into_iter()
        .filter(|(p, _)| grammar::entry(*p) != own)
        .find(|(p, _)| grammar::read(grammar::entry(*p), text).is_ok())
        .map(|t| t.1)
}

/// A value that the field does not take: another sort of value (`S008`), or none at all (`S001`).
pub(super) fn misfit(spec: &FieldSpec, text: &str, at: Span, spot: Span, expected: &[&str]) -> Finding {
    let word = spec.word;
    let plain = Plain::of(text);
    if word == "from" && what_is(&plain.text, spec.phrase).is_some_and(|w| w == "an instant" || w == "a date") {
        return error("S008", "`from` is a place or an actor; a time begins with `as from`")
            .at(at, "this is a time")
            .help("write `as from`, or put it into the period: `lasts 10 years as from …`");
    }
    if let Some(slip) = slip(grammar::entry(spec.phrase), &format!("`{word}`"), text, at) {
        return slip;
    }
    if spec.phrase == Phrase::Words && !text.contains('"') {
        return error("S008", format!("`{word}` takes words in quotation marks"))
            .at(at, "no quotation marks")
            .help("what the treaty is to say word for word stands in quotation marks")
            .fix("put it in quotation marks", at, format!("\"{text}\""));
    }
    if let Some(is) = what_is(&plain.text, spec.phrase) {
        let (what, _) = spec.phrase.words();
        let message = match word {
            "" => format!("here stands {what}; this is {is}"),
            _ => format!("`{word}` takes {what}; this is {is}"),
        };
        let help = match (spec.phrase, is) {
            (Phrase::Bound | Phrase::Instant | Phrase::Entry, "a length of time") => {
                format!("say what it counts from: `{text} after signature`, or `within {text}` where that is clear")
            }
            _ => takes(word, spec.phrase, spec.example),
        };
        return error("S008", message).at(at, is).help(help);
    }
    if spot.start >= at.end {
        let name = if word.is_empty() { "this line".to_owned() } else { format!("`{word}`") };
        return error("S001", format!("{name} breaks off")).at(at, "something is missing at the end").help(format!(
            "{}{}",
            takes(word, spec.phrase, spec.example),
            expected_words(expected)
        ));
    }
    let message = if word.is_empty() {
        "this line is not understood".to_owned()
    } else {
        format!("this is not how `{word}` is written")
    };
    let mut f = error("S001", message);
    f = if spot.start > at.start && !spot.is_empty() {
        f.at(spot, "not understood from here on")
    } else {
        f.at(at, "not understood")
    };
    f.help(format!("{}{}", takes(word, spec.phrase, spec.example), expected_words(expected)))
}

pub(super) fn empty(spec: &FieldSpec, at: Span) -> Finding {
    error("S001", format!("`{}` says nothing", spec.word)).at(at, "nothing follows it").help(takes(
        spec.word,
        spec.phrase,
        spec.example,
    ))
}

pub(super) fn stray_part(spec: &FieldSpec, part: &Part) -> Finding {
    let word = match part.role {
        Role::Words => "these words have no place".to_owned(),
        Role::Name => "this name has no place".to_owned(),
        Role::Amount => "this amount has no place".to_owned(),
        Role::When => "this time limit has no place".to_owned(),
        role => format!("`{}` has no place", role.word()),
    };
    let place = if spec.word.is_empty() { "here".to_owned() } else { format!("in `{}`", spec.word) };
    error("S001", format!("{word} {place}")).at(part.span, "not expected here").help(takes(
        spec.word,
        spec.phrase,
        spec.example,
    ))
}

/// The word of a part that a misspelt word was meant to be.
pub(super) fn near_part(roles: &[Role], word: &str) -> Option<&'static str> {
    let words = roles.iter().filter_map(|r| r.word().split(' ').next()).chain(["after", "before", "no", "as"]);
    let words = words.chain(["once", "twice"].into_iter().filter(|_| roles.contains(&Role::Every)));
    words.filter(|w| near(w, word)).max_by(|a, b| closer(a, b, word))
}

pub(super) fn misspelt_part(spec: &FieldSpec, word: &str, meant: &'static str, at: Span) -> Finding {
    error("S003", format!("`{word}` means nothing in `{}`", spec.word))
        .at(at, "not a word of the language here")
        .help(format!("did you mean `{meant}`? {}", takes(spec.word, spec.phrase, spec.example)))
        .fix(format!("replace `{word}` by `{meant}`"), at, meant)
}

pub(super) fn lacking_part(spec: &FieldSpec, role: Role, at: Span) -> Finding {
    let what = match role {
        Role::Amount => "an amount",
        Role::When => "a time limit",
        Role::Words => "words in quotation marks",
        Role::Name => "a name",
        _ => "",
    };
    let what = if what.is_empty() { format!("`{} …`", role.word()) } else { what.to_owned() };
    error("S007", format!("`{}` lacks {what}", spec.word)).at(at, "it cannot mean anything without").help(takes(
        spec.word,
        spec.phrase,
        spec.example,
    ))
}

pub(super) fn head(kind: &Kind, at: Span, expected: &[&str]) -> Finding {
    error("S001", format!("this is not how {} `{}` begins", article(kind.word), kind.word))
        .at(at, "not understood from here on")
        .help(format!("write `{}`{}", shape(kind), expected_words(expected)))
}

fn shape(kind: &Kind) -> String {
    use super::super::kind::Naming;
    let name = if kind.naming == Naming::No { "" } else { " name" };
    format!("{}{name} \"what the treaty calls it\"", kind.word)
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

pub(super) fn head_part(kind: &Kind, part: &Part) -> Finding {
    let word = part.role.word();
    error("S003", format!("{} `{}` has no `{word}`", article(kind.word), kind.word))
        .at(part.span, "does not belong here")
        .help(format!("it may say {}", fields_of(kind)))
}

fn fields_of(kind: &Kind) -> String {
    let fields = kind.fields.iter().map(|f| f.word).filter(|w| !w.is_empty());
    let words: Vec<String> = fields.chain(kind.parts.iter().copied()).map(|w| format!("`{w}`")).collect();
    if words.is_empty() { "nothing more".into() } else { words.join(", ") }
}

/// A sentence that stands at `all` and cannot be read.
pub(super) fn sentence(text: &str, all: Span) -> Finding {
    if let Some(slip) = slip(Rule::p_sentence, "this sentence", text, all) {
        return slip;
    }
    let plain = Plain::of(text);
    let trouble = grammar::read(Rule::p_sentence, &plain.text).err();
    let (at, expected) = trouble.map_or((0, Vec::new()), |t| (plain.back(t.at), t.expected));
    let from = all.start + u32::try_from(at).unwrap_or(0);
    let f = match at {
        0 => error("S001", "this sentence is not understood").at(all, "not understood"),
        _ if from >= all.end => error("S001", "this sentence breaks off").at(all, "something is missing at the end"),
        _ => {
            error("S001", "this sentence is not understood").at(Span::new(from, all.end), "not understood from here on")
        }
    };
    f.help(format!(
        "write who, then `shall`, `shall not` or `may`, then what: `Ukraine shall not station_forces in Corridor`{}",
        expected_words(&expected)
    ))
}

/// The kind nearest to a misspelt word, among those that may stand here.
pub(super) fn near_kind(lexicon: &Lexicon, word: &str, parent: &Kind, block: bool) -> Option<&'static Kind> {
    let best = lexicon.words_in(parent).filter(|w| near(w, word)).max_by(|a, b| closer(a, b, word))?;
    lexicon.kind(best, parent, block, true)
}

/// The field nearest to the words that begin a text, and how many bytes they take.
pub(super) fn near_field(kind: &'static Kind, text: &str) -> Option<(&'static FieldSpec, usize)> {
    let mut best: Option<(&'static FieldSpec, usize)> = None;
    let mut likeness = 0.0;
    for f in kind.all_fields().filter(|f| !f.word.is_empty()) {
        let words = f.word.split(' ').count();
        let mut end = 0;
        let mut seen = 0;
        for (i, c) in text.char_indices() {
            if c == ' ' || c == '\t' {
                seen += 1;
                if seen == words {
                    break;
                }
            }
            end = i + c.len_utf8();
        }
        let candidate = text.get(..end).unwrap_or("");
        let alike = strsim::normalized_damerau_levenshtein(f.word, candidate);
        if alike > likeness && near(f.word, candidate) {
            (best, likeness) = (Some((f, end)), alike);
        }
    }
    best
}

/// Whether one word may be meant by the other.
pub(crate) fn near(a: &str, b: &str) -> bool {
    let most = match b.chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    a != b && strsim::damerau_levenshtein(a, b) <= most && strsim::jaro_winkler(a, b) > 0.75
}

pub(super) fn closer(a: &str, b: &str, word: &str) -> std::cmp::Ordering {
    strsim::jaro_winkler(a, word).total_cmp(&strsim::jaro_winkler(b, word))
}

pub(super) fn unknown_word(parent: &Kind, word: &str, at: Span, meant: Option<&str>) -> Finding {
    let place = place_of(parent);
    let f = error("S003", format!("`{word}` means nothing {place}")).at(at, "not a word of the language here");
    match meant {
        Some(m) => f.help(format!("did you mean `{m}`?")).fix(format!("replace `{word}` by `{m}`"), at, m),
        None => f.help(may_stand(parent)),
    }
}

/// A word of the language before something that stands alone in `parent`; `with_blank` reaches to what follows.
pub(super) fn needless(parent: &Kind, word: &str, at: Span, with_blank: Span) -> Finding {
    error("S003", format!("`{word}` has no place {}", place_of(parent)))
        .at(at, "does not stand here")
        .help(format!("what follows stands alone: take `{word}` away"))
        .fix(format!("take `{word}` away"), with_blank, "")
}

/// Whether a line that begins with the word is a clause or a sentence.
pub(super) fn belongs_in_article(lexicon: &Lexicon, word: &str) -> bool {
    word == lexicon.rule.word || lexicon.class_of(word) == Some(Class::Clause)
}

/// A clause or a sentence that stands in no article.
pub(super) fn outside_article(word: &str, at: Span) -> Finding {
    error("S003", format!("`{word}` stands in no article"))
        .at(at, "outside the articles")
        .help("put it in one: `article security \"Security\" { … }`")
}

fn place_of(parent: &Kind) -> String {
    match parent.word {
        "" => "at the beginning of a line".into(),
        w => format!("in {} `{w}`", article(w)),
    }
}

fn may_stand(parent: &Kind) -> String {
    if parent.holds.contains(&Class::Clause) {
        return "here stand clauses such as `withdrawal` or `guarantee`, sentences such as `Ukraine shall …`, and `text \"…\"`".into();
    }
    if parent.word.is_empty() {
        return "a file holds `treaty`, `party`, `zone`, `article`, `annex`, `final clauses` and the like".into();
    }
    format!("here may stand {}", fields_of(parent))
}

pub(super) fn misspelt_unit(word: &str, unit: &str, at: Span) -> Finding {
    error("S003", format!("`{word}` is no unit of time"))
        .at(at, "counts nothing that is known")
        .help(format!(
            "did you mean `{unit}`? What is counted in words of its own stands in quotation marks: `30 \"{word}\"`"
        ))
        .fix(format!("replace `{word}` by `{unit}`"), at, unit)
}

/// A line that is neither a field, nor a construct, nor a sentence.
pub(super) fn no_statement(lexicon: &Lexicon, parent: &Kind, text: &str, word: &str, at: Span, all: Span) -> Finding {
    let modal = [" shall ", " may ", " recognizes ", " renounces "].iter().any(|m| format!("{text} ").contains(m));
    if parent.holds.contains(&Class::Sentence) && modal {
        return sentence(text, all);
    }
    if parent.word.is_empty() && (modal || belongs_in_article(lexicon, word)) {
        return outside_article(word, at);
    }
    if lexicon.knows(word) {
        return error("S003", format!("`{word}` has no place {}", place_of(parent)))
            .at(at, "does not stand here")
            .help(may_stand(parent));
    }
    if word.is_empty() {
        return error("S001", "this line begins with nothing that is understood")
            .at(all, "not understood")
            .help(may_stand(parent));
    }
    unknown_word(parent, word, at, None)
}

pub(super) fn repeated(first: &Field, second: &Field) -> Finding {
    let word = if second.spec.word.is_empty() { "this" } else { second.spec.word };
    let f = error("S006", format!("`{word}` is said twice"))
        .at(second.span, "said again here")
        .at(first.span, "said here already")
        .help("keep one of them, or put them in brackets as alternatives: `[A | B]`");
    if first.value_like(second) { f.fix(format!("take the second `{word}` away"), second.span, "") } else { f }
}

pub(super) fn missing(node: &Node) -> Vec<Finding> {
    let has = |f: &FieldSpec| node.fields.iter().any(|g| g.spec.word == f.word);
    let mut out = Vec::new();
    let mut groups = Vec::new();
    let what = node.kind.word;
    for f in node.kind.fields {
        match f.need {
            Need::Must if !has(f) => {
                let (lacks, label) = match f.word {
                    "" => (String::new(), "it says nothing".to_owned()),
                    word => (format!(": it has no `{word}`"), format!("no `{word}` in it")),
                };
                out.push(
                    error("S007", format!("this {what} does not say {}{lacks}", f.doc))
                        .at(node.head, label)
                        .help(takes(f.word, f.phrase, f.example)),
                );
            }
            Need::OneOf(g) if !groups.contains(&g) => {
                groups.push(g);
                let group: Vec<&FieldSpec> = node.kind.fields.iter().filter(|f| f.need == Need::OneOf(g)).collect();
                if !group.iter().any(|f| has(f)) {
                    let words: Vec<String> = group.iter().map(|f| format!("`{}`", f.word)).collect();
                    out.push(
                        error("S007", format!("this {what} says none of {}", words.join(", ")))
                            .at(node.head, "one of them is needed")
                            .help(group.first().map_or_else(String::new, |f| takes(f.word, f.phrase, f.example))),
                    );
                }
            }
            _ => {}
        }
    }
    out
}

pub(super) fn nameless(node: &Node) -> Finding {
    error("S007", format!("this {} has no name", node.kind.word))
        .at(node.head, "it cannot be referred to")
        .help(format!("write `{}`", shape(node.kind)))
}

impl Field {
    /// Whether two readings say the same words, as far as their length tells; the texts are compared when the fix is applied.
    fn value_like(&self, other: &Self) -> bool {
        self.value_span.len() == other.value_span.len() && self.span.len() == other.span.len()
    }
}
