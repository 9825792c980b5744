//! Phrases of several parts: each part by itself, and all of them in a row.

use super::conditions::Lead;
use super::{English, Form, join};
use crate::syntax::kind::Role;
use crate::syntax::tree::{List, Part, Value};

/// What a part is called in a view: `by`, `when`, `failing`.
#[must_use]
pub fn key(role: Role) -> String {
    let mut out = String::new();
    for c in format!("{role:?}").chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

impl English<'_> {
    /// The value of a part, without the word that begins it.
    #[must_use]
    pub fn part(&self, p: &Part) -> String {
        match (p.role, &p.value) {
            (Role::Of | Role::On, Value::List(l)) => self.names(l),
            (Role::NoneFrom, Value::List(l)) => {
                let names: Vec<String> = l.items.iter().map(|i| self.item(i)).collect();
                join(&names, "or")
            }
            (Role::Failing, Value::Parts(parts)) => self.failing(parts),
            // To whom first, then how soon.
            (Role::Reported, Value::Parts(parts)) => {
                let of = |role: Role| parts.iter().filter(move |p| p.role == role).map(|p| self.part(p));
                let to = of(Role::To).map(|t| format!("to {t}"));
                to.chain(of(Role::When)).collect::<Vec<_>>().join(" ")
            }
            (Role::Over, Value::Period(period)) => {
                let said = self.period(period);
                format!("over {}", said.strip_prefix("for ").unwrap_or(&said))
            }
            (Role::Certified | Role::By, Value::List(l)) if l.items.len() == 1 && self.is_chair(l) => {
                "the Chair".into()
            }
            (Role::Share, Value::Parts(parts)) => {
                let all: Vec<String> = parts.iter().rev().map(|p| self.part(p)).collect();
                all.join(" by ")
            }
            (Role::Notice, Value::Parts(parts)) => self.notice(parts),
            (Role::Vote, Value::Free(span)) => match self.model.text(*span) {
                "majority" | "simple majority" => "a simple majority".into(),
                "two thirds" | "two-thirds majority" => "a two-thirds majority".into(),
                _ => self.free(*span),
            },
            (Role::When, Value::Bound(b)) => self.bound(b),
            (_, value) => self.value(value),
        }
    }
    fn is_chair(&self, l: &List) -> bool {
        matches!(self.model.text(l.span), "chair" | "the chair")
    }
    /// The parts in a row, each with its word.
    #[must_use]
    pub fn parts(&self, parts: &[Part]) -> String {
        let mut out: Vec<String> = Vec::new();
        for p in parts {
            let said = self.part(p);
            let word = match p.role {
                Role::By | Role::Panel | Role::Vote => "by ",
                Role::To => "to ",
                Role::From => "from ",
                Role::In => "in ",
                Role::At => "at ",
                Role::Of => "of ",
                Role::On => "on ",
                Role::For => "for ",
                Role::With => "with ",
                Role::Through => "through ",
                Role::Along => "along ",
                Role::Between => "between ",
                Role::Except => "except ",
                Role::NoneFrom => ", none of them from ",
                Role::Certified => "as certified by ",
                Role::Failing => ", ",
                _ => "",
            };
            out.push(format!("{word}{said}"));
        }
        out.join(" ").replace(" , ", ", ")
    }
    /// "failing which, by the chair": what follows otherwise.
    #[must_use]
    pub fn failing(&self, parts: &[Part]) -> String {
        match parts.first().map(|p| p.role) {
            Some(Role::By) => format!("failing which the decision shall be taken {}", self.parts(parts)),
            Some(Role::Determined) => {
                let by = parts
                    .iter()
                    .find_map(|p| if let Value::Determiner(d) = &p.value { Some(self.determines(d)) } else { None });
                format!("failing which {} the matter", by.unwrap_or_default())
            }
            _ => format!("failing which {}", self.parts(parts)),
        }
    }
    /// "on one (1) year's notice to the Depositary".
    #[must_use]
    pub fn notice(&self, parts: &[Part]) -> String {
        let mut out = String::from("notice");
        for p in parts {
            match (&p.value, p.role) {
                (Value::Duration(d), _) => out = format!("{} notice", self.duration_of(d)),
                (_, Role::To) => out.push_str(&format!(" to {}", self.part(p))),
                (_, Role::By) => out.push_str(&format!(" by {}", self.part(p))),
                _ => {}
            }
        }
        out
    }
    /// Any value as a phrase.
    #[must_use]
    pub fn value(&self, v: &Value) -> String {
        match v {
            Value::Flag | Value::Broken => String::new(),
            Value::Blank(b) => self.blank(*b),
            Value::Words(w) => self.words(w),
            Value::Free(s) => self.free(*s),
            Value::List(l) => self.list(l),
            Value::Instant(i) => self.instant(i, Form::Noun),
            Value::Bound(b) => self.bound(b),
            Value::Period(p) => self.period(p),
            Value::Renewal(r) => self.renewal(r),
            Value::Duration(d) => self.duration(d),
            Value::Range(r) => format!("{} to {}", self.duration(&r.0), self.duration(&r.1)),
            Value::Every(d, often) => self.recurs(d, *often),
            Value::Condition(c) => self.condition(c, Lead::If),
            Value::Amount(a) => self.amount(a),
            Value::Date(d) => self.date(d),
            Value::Days(d) => join(&d.0.iter().map(|d| self.date(d)).collect::<Vec<_>>(), "and"),
            Value::Languages(l) => {
                let all: Vec<String> = l.all.iter().map(|n| language(self.model.name(n.sym))).collect();
                join(&all, "and")
            }
            Value::Quorum(q) => self.quorum(q),
            Value::Consent(all) => {
                let acts: Vec<String> = all.iter().map(|c| super::guard(self.model.name(c.act))).collect();
                join(&acts, "or")
            }
            Value::Relation(r) => r.side.as_ref().map(|s| self.side(s)).unwrap_or_default(),
            Value::Determiner(d) => self.determined(d),
            Value::Steps(steps) => self.steps(steps).join(" "),
            Value::Parts(parts) => self.parts(parts),
            Value::Path(p) => self.path(p),
        }
    }
}

/// A language by its code.
#[must_use]
pub fn language(code: &str) -> String {
    match code {
        "ar" => "Arabic".into(),
        "de" => "German".into(),
        "en" => "English".into(),
        "es" => "Spanish".into(),
        "fa" => "Persian".into(),
        "fr" => "French".into(),
        "he" => "Hebrew".into(),
        "hy" => "Armenian".into(),
        "az" => "Azerbaijani".into(),
        "id" => "Indonesian".into(),
        "it" => "Italian".into(),
        "ja" => "Japanese".into(),
        "ka" => "Georgian".into(),
        "nl" => "Dutch".into(),
        "pl" => "Polish".into(),
        "pt" => "Portuguese".into(),
        "ru" => "Russian".into(),
        "tr" => "Turkish".into(),
        "uk" => "Ukrainian".into(),
        "zh" => "Chinese".into(),
        other => super::guard(other),
    }
}
