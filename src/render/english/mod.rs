//! The grammar of the English prose: values of the language as the phrases of a treaty.
//!
//! Every phrase comes without a preposition unless its function says so, in lower case, and with private marks for
//! references and blanks; templates make the sentences.

#![allow(clippy::format_push_string, reason = "a phrase is short, and the plain form shows it whole")]

pub mod amounts;
mod bounds;
pub mod conditions;
mod events;
pub mod lists;
pub mod numbers;
pub mod parts;
mod periods;
mod places;
pub mod sentences;
mod steps;

use super::inline::Assignment;
use super::markup::{capital, guard, reference};
use crate::model::numbers::Numbers;
use crate::model::{Model, NodeId, Target};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Item, Named, Path, Value, Words};

/// Which form of an event is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// A noun: "the completion of the withdrawal".
    Noun,
    /// What follows "after": "it has been completed".
    After,
}

/// Speaks English of one construct, as it stands under some choices.
#[derive(Clone, Copy, Debug)]
pub struct English<'a> {
    /// The treaty.
    pub model: &'a Model<'a>,
    /// Its numbers.
    pub numbers: &'a Numbers,
    /// What is chosen.
    pub assignment: &'a Assignment,
    /// The construct that is spoken of.
    pub scope: NodeId,
    /// Whether the construct is the subject of the sentence, so that "it" means it.
    pub pronoun: bool,
    /// Whether a field is being put into words: no further field is put into it.
    pub filling: bool,
    /// Whether numbers stand in figures alone.
    pub figures: bool,
}

/// A list in words: "A, B and C".
#[must_use]
pub fn join(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {word} {last}", most.join(", ")),
    }
}

/// A declared name in words, where it has no wording: `UnitedStates` is "United States".
#[must_use]
pub fn humanize(name: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in name.chars() {
        match c {
            '_' => out.push(' '),
            c if c.is_uppercase() && before.is_lowercase() => {
                out.push(' ');
                out.push(c);
            }
            c => out.push(c),
        }
        before = c;
    }
    guard(&out)
}

/// The same with the article, unless it has one or is a proper name.
fn with_article(words: String) -> String {
    let lower = words.chars().next().is_some_and(char::is_lowercase);
    let has = ["the ", "a ", "an ", "any ", "each ", "every ", "no ", "all "].iter().any(|a| words.starts_with(a));
    if lower && !has { format!("the {words}") } else { words }
}

impl English<'_> {
    /// The same, speaking of another construct.
    #[must_use]
    pub fn at(&self, scope: NodeId) -> Self {
        Self { scope, pronoun: false, ..*self }
    }
    /// The same, with the construct as the subject.
    #[must_use]
    pub fn it(&self) -> Self {
        Self { pronoun: true, ..*self }
    }
    /// The same, with numbers in figures alone.
    #[must_use]
    pub fn brief(&self) -> Self {
        Self { figures: true, ..*self }
    }
    /// Words in quotation marks, in English, or else in the treaty's main language, or else in any.
    #[must_use]
    pub fn words(&self, w: &Words) -> String {
        if let Some(span) = w.blank {
            return self.blank(span);
        }
        let own = self.model.words(w, Some("en"), None).or_else(|| self.model.words(w, None, None));
        let any = || w.runs.first().map(|r| self.model.sources.unescaped(r.span));
        match own.or_else(any) {
            Some(text) if text.contains('{') => super::owntext::put_in(self, &text),
            Some(text) => guard(&text),
            None => String::new(),
        }
    }
    /// Words that stand without quotation marks: names in them are called as the treaty calls them. What stands in
    /// quotation marks among them is said word for word.
    #[must_use]
    pub fn free(&self, span: Span) -> String {
        let text = guard(self.model.text(span));
        // A name alone is what is so called, unless it is a word of the language there.
        if let Some(node) = self.declared(&text) {
            return self.name(node);
        }
        let mut out = String::with_capacity(text.len());
        let (mut word, mut quoted) = (String::new(), false);
        for c in text.chars().chain([' ']) {
            if quoted {
                quoted = c != '"';
                out.extend(Some(c).filter(|_| quoted));
                continue;
            }
            if c.is_alphanumeric() || c == '_' {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                out.push_str(&self.free_word(&word));
                word.clear();
            }
            quoted = c == '"';
            out.extend(Some(c).filter(|_| !quoted));
        }
        let out = out.trim_end().to_owned();
        let out = [
            ("all parties", "all the Parties"),
            ("all the parties", "all the Parties"),
            ("each party", "each Party"),
            ("any party", "any Party"),
            ("either party", "either Party"),
            ("the parties", "the Parties"),
        ]
        .iter()
        .fold(out, |t, (from, to)| t.replace(from, to));
        let treaty = format!("this {}", self.treaty_word());
        out.replace("this treaty", &treaty).replace("the depositary", "the Depositary")
    }
    fn declared(&self, name: &str) -> Option<NodeId> {
        if crate::model::refs::is_plain(name) {
            return None;
        }
        let names: Option<_> = name
            .split('.')
            .map(|n| Some(crate::syntax::tree::Name { sym: self.model.tree.names.get(n)?, span: Span::default() }))
            .collect();
        self.node_of(&Path(names?))
    }
    fn free_word(&self, word: &str) -> String {
        if word == "depositary" {
            return "the Depositary".into();
        }
        let capital = word.chars().next().is_some_and(char::is_uppercase) || word.contains('_');
        let declared = capital.then(|| self.model.tree.names.get(word)).flatten().and_then(|sym| {
            self.model.ids().find(|id| {
                let node = self.model.node(*id);
                node.name.is_some_and(|n| n.sym == sym)
                    && (matches!(node.kind.class, Class::Place) || self.model.is_actor(*id))
            })
        });
        declared.map_or_else(|| word.to_owned(), |id| self.name(id))
    }
    /// Words without quotation marks that may be names of clauses alone: "Article 2 and Article 3"; else the words.
    #[must_use]
    pub fn free_links(&self, span: Span) -> String {
        let text = self.model.text(span);
        let link = |name: &str| {
            let names: Option<_> = name
                .trim()
                .split('.')
                .map(|n| Some(crate::syntax::tree::Name { sym: self.model.tree.names.get(n)?, span: Span::default() }))
                .collect();
            self.node_of(&Path(names?)).map(|n| self.link(n))
        };
        let all: Option<Vec<String>> = text.split(',').flat_map(|t| t.split(" and ")).map(link).collect();
        all.map_or_else(|| self.free(span), |links| join(&links, "and"))
    }
    /// "Agreement", "Treaty", "Protocol": what the treaty calls itself.
    #[must_use]
    pub fn treaty_word(&self) -> &'static str {
        // A protocol to the treaty speaks of itself.
        let protocol = self
            .model
            .around(self.scope)
            .any(|a| self.model.node(a).kind.word == "protocol" && self.model.node(a).kind.class == Class::Container);
        if protocol {
            return "Protocol";
        }
        let Some(head) = self.model.head() else { return "Agreement" };
        let node = self.model.node(head);
        let title = node.title.as_ref().map(|t| self.words(t).to_lowercase()).unwrap_or_default();
        // The title says what the instrument is called; `treaty` and `agreement` begin any head.
        match node.kind.word {
            "protocol" => "Protocol",
            "memorandum" => "Memorandum",
            "statement" => "Statement",
            "decision" => "Decision",
            "rules" => "Rules",
            head => ["treaty", "agreement", "protocol", "convention", "accord", "charter", "pact", "memorandum"]
                .into_iter()
                .filter_map(|w| Some((title.find(w)?, w)))
                .min()
                .map_or(if head == "agreement" { "Agreement" } else { "Treaty" }, |(_, w)| match w {
                    "agreement" => "Agreement",
                    "protocol" => "Protocol",
                    "convention" => "Convention",
                    "accord" => "Accord",
                    "charter" => "Charter",
                    "pact" => "Pact",
                    "memorandum" => "Memorandum",
                    _ => "Treaty",
                }),
        }
    }
    /// Whether a construct is there under the choices.
    #[must_use]
    pub fn present(&self, node: NodeId) -> bool {
        self.assignment.allows(&self.model.tree.choices, self.model.ctx(node))
    }
    /// What a path means here: the first meaning that the choices allow.
    #[must_use]
    pub fn target(&self, path: &Path) -> Option<Target> {
        let all = self.model.resolve(path, self.scope);
        let there = |t: &&Target| match t {
            Target::Node(n) | Target::Event(n, _) => self.present(*n),
            Target::Builtin(_) => true,
        };
        all.iter().find(there).or_else(|| all.first()).copied()
    }
    /// The construct that a path names here.
    #[must_use]
    pub fn node_of(&self, path: &Path) -> Option<NodeId> {
        match self.target(path) {
            Some(Target::Node(n)) => Some(n),
            _ => None,
        }
    }
    /// A path as written, made readable: for names that mean nothing.
    fn unknown(&self, path: &Path) -> String {
        let names: Vec<String> = path.0.iter().map(|n| humanize(self.model.name(n.sym))).collect();
        match names.join(" ") {
            n if n == "chair" => "Chair".to_owned(),
            n => n,
        }
    }
    /// What a path names, as the treaty calls it.
    #[must_use]
    pub fn path(&self, path: &Path) -> String {
        match self.target(path) {
            Some(Target::Node(n)) => self.name(n),
            Some(_) => self.event_path(path, Form::Noun),
            None => self.unknown(path),
        }
    }
    /// The title of a construct in English, if it has one.
    fn title(&self, id: NodeId) -> Option<String> {
        self.model.node(id).title.as_ref().map(|t| self.words(t)).filter(|t| !t.is_empty())
    }
    /// A construct as the treaty calls it.
    #[must_use]
    pub fn name(&self, id: NodeId) -> String {
        let node = self.model.node(id);
        let plain = || node.name.map_or_else(|| node.kind.word.to_owned(), |n| humanize(self.model.name(n.sym)));
        match node.kind.class {
            Class::Actor => self.in_short(id).or_else(|| self.title(id)).unwrap_or_else(plain),
            Class::Place => self.title(id).unwrap_or_else(plain),
            Class::Action => self.title(id).unwrap_or_else(|| plain().to_lowercase()),
            Class::Clause | Class::Part if node.kind.word != "approval" => self.thing(id),
            // Of the parts, only an approval is left here.
            Class::Event | Class::Term | Class::Part => with_article(self.title(id).unwrap_or_else(plain)),
            _ => self.link(id),
        }
    }
    /// What an actor is called after the head of the treaty has named it at length.
    fn in_short(&self, id: NodeId) -> Option<String> {
        let Value::Words(short) = &self.model.node(id).field("short")?.value else { return None };
        // Witnesses are named at the end alone.
        let at_head = ["between", "guarantors"].into_iter().filter_map(|w| self.model.head_field(w));
        let named = |i: &Item| matches!(&i.is, Named::Path(p) if self.node_of(p) == Some(id));
        let mut lists = at_head.filter_map(|f| if let Value::List(l) = &f.value { Some(l) } else { None });
        lists.any(|l| l.items.iter().any(named)).then(|| self.words(short))
    }
    /// What a body that the treaty creates is called: by its title, or by its noun; where several have the same noun, by
    /// the drafter's name for it as well: "the Joint Commission".
    #[must_use]
    pub fn body(&self, id: NodeId) -> String {
        if let Some(title) = self.title(id) {
            return title;
        }
        let node = self.model.node(id);
        let alike =
            self.bodies().filter(|b| self.model.node(*b).kind.word == node.kind.word && self.title(*b).is_none());
        let noun = capital_noun(self.noun(id));
        let taken = || self.bodies().filter_map(|b| short_name(&self.title(b)?)).any(|short| short == noun);
        let ambiguous = !node.kind.prose.known_by_place && (alike.count() > 1 || taken());
        match node.name.filter(|_| ambiguous) {
            Some(name) => {
                let name = humanize(self.model.name(name.sym));
                let own: Vec<String> = name.split(' ').map(capital).collect();
                let (own, noun) = (own.join(" "), capital(self.noun(id).trim_start_matches("the ")));
                if own.ends_with(&noun) { format!("the {own}") } else { format!("the {own} {noun}") }
            }
            None => self.noun(id).to_owned(),
        }
    }
    /// The last word of a body's long name where it can stand for it, and for no other body.
    #[must_use]
    pub fn short(&self, id: NodeId) -> Option<String> {
        let short = short_name(&self.title(id)?)?;
        let other = |b: NodeId| self.title(b).and_then(|t| short_name(&t));
        self.bodies().all(|b| b == id || other(b).as_ref() != Some(&short)).then_some(short)
    }
    /// The bodies that the treaty creates under the choices.
    fn bodies(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.model.ids().filter(|b| self.model.node(*b).kind.body && self.present(*b))
    }
    /// What a term is called, without an article.
    #[must_use]
    pub fn called(&self, id: NodeId) -> String {
        let name = || self.model.node(id).name.map_or_else(String::new, |n| humanize(self.model.name(n.sym)));
        self.title(id).unwrap_or_else(name)
    }
    /// A reference to a clause, article or annex.
    #[must_use]
    pub fn link(&self, id: NodeId) -> String {
        let numbered = |word: &str| self.numbers.of(id).map(|n| format!("{word} {n}"));
        let words = match self.model.node(id).kind.word {
            "annex" => numbered("Annex"),
            "part" => numbered("Part"),
            "chapter" => numbered("Chapter"),
            "protocol" => numbered("Protocol"),
            // An option or a set of alternatives is what it holds.
            "alternatives" | "option" => match self.model.children(id).find(|c| self.present(*c)) {
                Some(child) => return self.link(child),
                None => None,
            },
            _ => None,
        };
        reference(id, &words.unwrap_or_default())
    }
    /// What a clause is called by its kind: "the withdrawal".
    #[must_use]
    pub fn noun(&self, id: NodeId) -> &'static str {
        self.model.node(id).kind.prose.noun
    }
    /// A clause or phase as something that begins and ends: "the withdrawal referred to in Article 3".
    #[must_use]
    pub fn thing(&self, id: NodeId) -> String {
        let node = self.model.node(id);
        if node.kind.class == Class::Part {
            return self.part_thing(id);
        }
        if !matches!(node.kind.class, Class::Clause | Class::Sentence) {
            return self.link(id);
        }
        let own = self.model.clause_of(self.scope) == Some(id);
        if self.model.is_actor(id) {
            // In its own clause a body goes by its short name.
            if let Some(title) = self.title(id).filter(|_| !own || !node.kind.prose.known_by_place) {
                return if own { self.short(id).unwrap_or(title) } else { title };
            }
            let name = self.body(id);
            if self.title(id).is_none() && name != self.noun(id) {
                return name;
            }
        }
        let like = |n: &NodeId| self.model.node(*n).kind.class == node.kind.class && self.present(*n);
        let alone = self.model.of_kind(node.kind.word).filter(like).count() == 1;
        if own || (alone && node.kind.class == Class::Clause) {
            return self.noun(id).to_owned();
        }
        format!("{} referred to in {}", self.noun(id), self.link(id))
    }
    fn part_thing(&self, id: NodeId) -> String {
        let word = self.model.node(id).kind.word;
        let Some(parent) = self.model.parent(id) else { return format!("the {word}") };
        let alike = self.model.children(parent).filter(|c| self.model.node(*c).kind.word == word && self.present(*c));
        let place = alike.take_while(|c| *c != id).count();
        let own = self.model.clause_of(self.scope) == Some(parent);
        if let Some(title) = self.title(id) {
            return if own { title } else { format!("{title} of {}", self.thing(parent)) };
        }
        if own {
            return format!("the {word} referred to in subparagraph ({})", letter(place));
        }
        let nth = numbers::ordinal(u64::try_from(place).unwrap_or(0) + 1);
        format!("the {nth} {word} of {}", self.thing(parent))
    }
}

/// The last word of a long name, where it can stand for it: "the Mission".
fn short_name(name: &str) -> Option<String> {
    let words: Vec<&str> = name.strip_prefix("the ")?.split(' ').collect();
    let last = words.last().filter(|w| w.chars().next().is_some_and(char::is_uppercase))?;
    let plain = words.len() >= 2 && !words.iter().any(|w| matches!(*w, "of" | "for" | "on" | "in" | "and"));
    plain.then(|| format!("the {last}"))
}

/// "the Commission" for "the commission".
fn capital_noun(noun: &str) -> String {
    format!("the {}", capital(noun.trim_start_matches("the ")))
}

/// The letter of a subparagraph: a, b … z, aa.
fn letter(n: usize) -> String {
    let c = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    if n < 26 { c(n).to_string() } else { format!("{}{}", c(n / 26 - 1), c(n)) }
}
