//! Sentences from words of a drafter's own whose shape is not known: a whole sentence, a verb, a participle.

use super::super::markup::capital;
use super::{English, join};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Item, List, Named, Special, Value};

/// Verbs that tell a statement from a name.
const FINITE: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "shall",
    "may",
    "must",
    "will",
    "can",
    "cannot",
    "does",
    "do",
    "did",
    "remains",
    "remain",
    "fails",
    "fail",
    "ceases",
    "cease",
    "consents",
    "consent",
    "agrees",
    "agree",
    "requests",
    "request",
    "occurs",
    "occur",
    "continues",
    "continue",
    "returns",
    "pass",
    "passes",
    "reverts",
    "becomes",
    "become",
    "applies",
    "apply",
    "decides",
    "abide",
    "abides",
    "enters",
    "enter",
    "comes",
    "come",
    "goes",
    "go",
    "holds",
    "hold",
    "decide",
];
/// Verbs that may begin what somebody or something shall do.
const BASE: &[&str] = &[
    "keep",
    "retain",
    "pass",
    "choose",
    "return",
    "be",
    "have",
    "enjoy",
    "revert",
    "leave",
    "acquire",
    "remain",
    "cease",
    "continue",
    "become",
    "comply",
    "respect",
    "carry",
    "wear",
    "move",
    "take",
    "constitute",
    "mean",
    "form",
    "apply",
    "follow",
    "serve",
];
/// Verbs that stand as they are after their subject.
const PRESENT: &[&str] = &[
    "shall",
    "may",
    "must",
    "will",
    "is",
    "are",
    "remains",
    "constitutes",
    "means",
    "counts",
    "forms",
    "form",
    "cannot",
    "has",
    "have",
];
/// Participles without their usual ending.
const PARTICIPLES: &[&str] = &[
    "left",
    "held",
    "kept",
    "sold",
    "given",
    "taken",
    "put",
    "brought",
    "sent",
    "paid",
    "made",
    "lost",
    "done",
    "shown",
    "set",
    "free",
    "final",
    "binding",
    "void",
    "valid",
    "advisory",
    "consultative",
    "voluntary",
];

/// Words that begin a clause about what was named before.
const RELATIVES: &[&str] = &[" that ", " which ", " who ", " whose ", " where ", " when ", " if ", " unless ", " as "];

/// Whether words state something: "the list is complete", not "the completion of the list".
#[must_use]
pub fn states(words: &str) -> bool {
    // What is said of a noun in a clause of its own does not make a sentence of it.
    let words = RELATIVES.iter().fold(words, |w, r| w.split(r).next().unwrap_or(""));
    words.split(|c: char| !c.is_alphanumeric()).any(|w| FINITE.contains(&w))
}

/// Words as a sentence about a subject, without its full stop: "restored to its owners" after "property" is
/// "Property shall be restored to its owners"; a whole sentence stays one.
#[must_use]
pub fn about(subject: &str, words: &str, noun: &str) -> String {
    let first = words.split([' ', ',', '.']).next().unwrap_or("");
    let participle = (PARTICIPLES.contains(&first) && !states(words))
        || (first.len() > 4 && first.ends_with("ed") && first.chars().all(char::is_lowercase));
    if words.is_empty() {
        String::new()
    } else if PRESENT.contains(&first) {
        format!("{} {words}", capital(subject))
    } else if participle || first == "by" || first == "under" || first == "subject" {
        format!("{} shall be {words}", capital(subject))
    } else if let Some(rest) = words.strip_prefix("not ") {
        format!("{} shall not be {rest}", capital(subject))
    } else if let Some(rest) = words.strip_prefix("to ") {
        format!("{} shall {rest}", capital(subject))
    } else if BASE.contains(&first) {
        format!("{} shall {words}", capital(subject))
    } else if !noun.is_empty() && !states(words) {
        format!("{} {noun} {words}", capital(subject))
    } else {
        capital(words)
    }
}

/// Words on what follows an event: a whole sentence that does not speak of it begins "In the event of a breach, ".
#[must_use]
pub fn after(event: &str, words: &str, noun: &str) -> String {
    let said = about(event, words, noun);
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    let of_it = ["breach", "violation", "incident"].iter().any(|w| words.contains(w));
    let leads = matches!(first, "If" | "In" | "Upon" | "Where" | "When" | "Should" | "On" | "After");
    if said != capital(words) || of_it || leads {
        return said;
    }
    let plain = matches!(
        first,
        "The"
            | "A"
            | "An"
            | "Each"
            | "Either"
            | "Any"
            | "All"
            | "Both"
            | "No"
            | "Neither"
            | "Every"
            | "They"
            | "It"
            | "Its"
            | "Their"
    );
    let first = if plain { first.to_lowercase() } else { first.to_owned() };
    format!("In the event of {event}, {first} {rest}")
}

impl English<'_> {
    /// A sentence of the treaty as a clause: "Ukraine shall not establish military bases in the Coastal Corridor".
    #[must_use]
    pub fn sentence(&self) -> String {
        let node = self.model.node(self.scope);
        let choices = &self.model.tree.choices;
        let mut out: Vec<String> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        let there = node.fields.iter().filter(|f| self.assignment.allows(choices, f.ctx));
        let (mut who, mut modal, mut verb, mut passive, mut action) =
            (String::new(), String::new(), String::new(), false, String::new());
        let mut tails: Vec<String> = Vec::new();
        let mut nobody = None;
        let mut before = "";
        for f in there {
            if seen.contains(&f.spec.word) && !f.spec.many {
                continue;
            }
            seen.push(f.spec.word);
            match (f.spec.word, &f.value) {
                ("who", v) => {
                    who = self.value(v);
                    if let Value::List(l) = v {
                        nobody = self.nobody(l);
                    }
                }
                ("modality", Value::Free(s)) => {
                    modal = match self.model.text(*s) {
                        "must" => "shall".into(),
                        "must not" => "shall not".into(),
                        other => super::guard(other),
                    }
                }
                ("verb", Value::Free(s)) => verb = super::guard(self.model.text(*s)),
                ("passive", _) => passive = true,
                ("action", Value::List(l)) => {
                    action = join(&l.items.iter().map(|i| self.item(i)).collect::<Vec<_>>(), "and");
                }
                ("action", v) => action = self.value(v),
                // One time after another: both hold.
                ("when", Value::Bound(_)) if before == "when" => {
                    tails.extend(self.tail(f).map(|t| format!("and {t}")));
                }
                _ => tails.extend(self.tail(f)),
            }
            before = f.spec.word;
        }
        // What no one may do, each may not.
        let forbidden = matches!(modal.as_str(), "shall not" | "may not");
        if let Some(nobody) = nobody.filter(|_| forbidden) {
            (who, modal) = (nobody, modal.trim_end_matches(" not").to_owned());
        }
        if who.contains(", except ") {
            who.push(',');
        }
        out.extend([who, modal, verb].into_iter().filter(|w| !w.is_empty()));
        if passive {
            out.push("be".into());
        }
        out.extend(Some(action).filter(|w| !w.is_empty()));
        out.extend(tails);
        out.join(" ").replace(" ,", ",")
    }

    /// "each" as it is said of what none may do: "neither Ukraine nor Russia", "no Party"; nothing where it is not of each.
    fn nobody(&self, l: &List) -> Option<String> {
        let two = || self.model.parties().len() + self.model.guarantors().len() == 2;
        let names = || l.items.iter().map(|i| self.item(i)).collect::<Vec<_>>();
        let said = self.list(l);
        match l.items.as_slice() {
            // Of the sides of a reciprocal duty.
            [Item { is: Named::Special(Special::Each), .. }] => {
                let sides = self.model.parent(self.scope).and_then(|p| self.model.node(p).field("between"));
                let pair = sides.is_some_and(|f| matches!(&f.value, Value::List(l) if l.items.len() == 2));
                Some(if pair { "neither".into() } else { "none of them".into() })
            }
            [a, b] if l.each && l.except.is_empty() && !self.is_group(a) && !self.is_group(b) => {
                Some(format!("neither {} nor {}", self.item(a), self.item(b)))
            }
            _ if l.each && l.except.is_empty() && l.items.len() > 1 => {
                Some(format!("none of {}", join(&names(), "and")))
            }
            _ => match said.strip_prefix("each ")? {
                party if party.starts_with("of ") => Some(format!("none {party}")),
                "Party" if two() => Some("neither Party".into()),
                party => Some(format!("no {party}")),
            },
        }
    }

    /// What follows the action: to whom, where, when, on which condition.
    fn tail(&self, f: &Field) -> Option<String> {
        let word = f.spec.word;
        Some(match (word, &f.value) {
            (
                "agreed"
                | "proposed by"
                | "reserved by"
                | "note"
                | "notwithstanding"
                | "subject to"
                | "without prejudice to"
                | "verified"
                | "owed to"
                | "costs",
                _,
            ) => return None,
            ("in" | "from" | "through" | "along" | "to", Value::List(l)) => self.places_or_things(l, word),
            ("except", v) => format!(", except {}", self.value(v)),
            ("if", Value::Condition(c)) => self.condition(c, super::conditions::Lead::If),
            ("unless", Value::Condition(c)) => format!(", {}", self.condition(c, super::conditions::Lead::Unless)),
            ("provided", Value::Condition(c)) => format!(", {}", self.condition(c, super::conditions::Lead::Provided)),
            ("in return for", Value::List(l)) => format!(", in return for the performance of {}", self.links(l, "and")),
            ("notice", Value::Parts(parts)) => match parts.first().map(|p| &p.value) {
                Some(Value::Parts(inner)) => format!("on {}", self.notice(inner)),
                _ => format!("on {}", self.notice(parts)),
            },
            ("when", Value::Bound(b)) => self.bound(b),
            ("failing which" | "determined by", v) => format!(", {}", self.value(v)),
            ("certified by", v) => format!(", as certified by {}", self.value(v)),
            ("lasts" | "words" | "name" | "amount" | "every", v) => self.value(v),
            (_, v) => format!("{word} {}", self.value(v)),
        })
    }
    fn places_or_things(&self, l: &List, word: &str) -> String {
        // A body is one to whom something is done; any other clause is referred to.
        let refers =
            |n| matches!(self.model.node(n).kind.class, Class::Clause | Class::Container) && !self.model.is_actor(n);
        let clause = |i: &Item| matches!(&i.is, Named::Path(p) if self.node_of(p).is_some_and(refers));
        if l.items.iter().any(clause) { format!("{word} {}", self.links(l, "and")) } else { self.places(l, word) }
    }
}
