//! Conditions: as what may happen, and as clauses after "if", "unless" and "provided that".

use super::{English, Form, join};
use crate::model::Target;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Condition, Determiner, EventRef, List};

/// The word that leads a condition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lead {
    /// On this condition.
    If,
    /// Except on it.
    Unless,
    /// Provided that it is so.
    Provided,
}

impl English<'_> {
    /// A condition with its leading words.
    #[must_use]
    pub fn condition(&self, c: &Condition, lead: Lead) -> String {
        match (lead, self.occurrence(c)) {
            (Lead::If, Some(noun)) => return format!("in the event of {noun}"),
            (Lead::Unless, Some(noun)) => return format!("except in the event of {noun}"),
            _ => {}
        }
        match (c, lead) {
            (Condition::Words(..), Lead::Provided) if self.noun_condition(c).is_some() => {
                format!("subject to {}", self.noun_condition(c).unwrap_or_default())
            }
            (Condition::Discretion(by, _), Lead::If | Lead::Provided) => match by {
                Some(l) => format!("in the discretion of {}", self.list(l)),
                None => "in its discretion".to_owned(),
            },
            (Condition::Agreement(l), Lead::If | Lead::Provided) => format!("with the agreement of {}", self.list(l)),
            (Condition::While(l), Lead::If | Lead::Provided) => self.holds_while(l),
            (Condition::Not(inner), Lead::If) => self.condition_word(inner, "unless"),
            (Condition::Not(inner), Lead::Unless) => self.condition_word(inner, "if"),
            (_, Lead::If) => self.condition_word(c, "if"),
            (_, Lead::Unless) => self.condition_word(c, "unless"),
            (_, Lead::Provided) => self.condition_word(c, "provided that"),
        }
    }
    fn condition_word(&self, c: &Condition, word: &str) -> String {
        format!("{word} {}", self.sentence_of(c))
    }
    pub(super) fn holds_while(&self, l: &List) -> String {
        // A body does not remain in force; it works.
        let body = |i: &crate::syntax::tree::Item| matches!(&i.is, crate::syntax::tree::Named::Path(p) if self.node_of(p).is_some_and(|n| self.model.is_actor(n)));
        if l.items.iter().all(body) {
            let verb = if l.items.len() > 1 { "exercise their functions" } else { "exercises its functions" };
            return format!("for as long as {} {verb}", self.list(l));
        }
        format!(
            "for as long as {} {} in force",
            self.links(l, "and"),
            if l.items.len() > 1 { "remain" } else { "remains" }
        )
    }
    /// A condition that is something happening, as a noun: "an armed attack by the Russian Federation on Ukraine".
    #[must_use]
    pub fn occurrence(&self, c: &Condition) -> Option<String> {
        match c {
            Condition::Event { event: EventRef::Path(p), by, on, place, not_in_self_defence, .. } => {
                let Some(Target::Node(n)) = self.target(p) else { return None };
                if self.model.node(n).kind.class != Class::Event {
                    return None;
                }
                let by = by.as_ref().map(|l| format!(" by {}", self.list(l))).unwrap_or_default();
                let on = on.as_ref().map(|l| format!(" on {}", self.list(l))).unwrap_or_default();
                let not = if *not_in_self_defence { ", other than in self-defence" } else { "" };
                let place = place.as_ref().map(|l| format!(" {}", self.places(l, "in"))).unwrap_or_default();
                Some(format!("{}{by}{on}{place}{not}", self.name(n)))
            }
            Condition::Breach { of, by, .. } => {
                let by = by.as_ref().map(|l| format!(" by {}", self.list(l))).unwrap_or_default();
                Some(format!("a breach of {}{by}", self.links(of, "or")))
            }
            Condition::Words(..) => self.noun_condition(c),
            Condition::Any(all) => {
                let nouns: Option<Vec<String>> = all.iter().map(|c| self.occurrence(c)).collect();
                nouns.map(|n| join(&n, "or"))
            }
            Condition::Determined(c, d) => self.occurrence(c).map(|n| format!("{n}, {}", self.determined(d))),
            _ => None,
        }
    }
    /// Words that name something rather than state it, and who certifies it.
    fn noun_condition(&self, c: &Condition) -> Option<String> {
        let Condition::Words(w, by) = c else { return None };
        let words = self.words(w);
        let by = by.as_ref().map(|l| format!(", as certified by {}", self.list(l))).unwrap_or_default();
        (!super::sentences::states(&words)).then(|| format!("{words}{by}"))
    }
    /// The noun alone, without who determines it, and the determination by itself.
    #[must_use]
    pub fn parted(&self, c: &Condition) -> (Option<String>, Option<String>) {
        match c {
            Condition::Determined(inner, d) => (self.occurrence(inner), Some(self.determines(d))),
            _ => (self.occurrence(c), None),
        }
    }
    /// A condition as a clause: "the list is complete", "the withdrawal has been completed".
    #[must_use]
    pub fn sentence_of(&self, c: &Condition) -> String {
        if let Some(noun) = self.occurrence(c) {
            return match noun.split_once(", as determined") {
                Some((what, by)) => format!("{what} has occurred, as determined{by}"),
                None => format!("{noun} has occurred"),
            };
        }
        match c {
            Condition::Any(all) => join(&all.iter().map(|c| self.sentence_of(c)).collect::<Vec<_>>(), "or"),
            Condition::All(all) => join(&all.iter().map(|c| self.sentence_of(c)).collect::<Vec<_>>(), "and"),
            Condition::Not(c) => format!("it is not the case that {}", self.sentence_of(c)),
            Condition::Event { event, by, on, .. } => {
                let by = by.as_ref().map(|l| format!(" by {}", self.list(l))).unwrap_or_default();
                let on = on.as_ref().map(|l| format!(" on {}", self.list(l))).unwrap_or_default();
                let after = self.event(event, Form::After);
                if after.contains(" has ") {
                    format!("{after}{by}{on}")
                } else {
                    format!("{after}{by}{on} has taken place")
                }
            }
            Condition::While(l) => self.holds_while(l),
            Condition::Agreement(l) => format!("{} so agree", self.list(l)),
            Condition::Discretion(by, _) => {
                let who = by.as_ref().map_or_else(|| "it".to_owned(), |l| self.list(l));
                let verb = if by.as_ref().is_some_and(|l| self.plural(l)) { "so decide" } else { "so decides" };
                format!("{who} {verb} in its discretion")
            }
            Condition::Words(w, by) => {
                let by = by.as_ref().map(|l| format!(", as certified by {}", self.list(l))).unwrap_or_default();
                format!("{}{by}", self.words(w))
            }
            Condition::Determined(c, d) => format!("{}, {}", self.sentence_of(c), self.determined(d)),
            Condition::Blank(b) => self.blank(*b),
            Condition::Breach { .. } => String::new(),
        }
    }
    /// "as determined by A on the basis of a report by B".
    #[must_use]
    pub fn determined(&self, d: &Determiner) -> String {
        let report =
            d.report.as_ref().map(|l| format!(" on the basis of a report by {}", self.list(l))).unwrap_or_default();
        match &d.by {
            Some(l) => format!("as determined by {}{report}", self.list(l)),
            None => format!("as determined by {} for itself{report}", self.for_itself(d)),
        }
    }
    /// "each guarantor shall determine for itself": who determines, as a sentence without its object.
    #[must_use]
    pub fn determines(&self, d: &Determiner) -> String {
        let report =
            d.report.as_ref().map(|l| format!(", on the basis of a report by {},", self.list(l))).unwrap_or_default();
        match &d.by {
            Some(l) => format!("{} shall determine{report}", self.list(l)),
            None => format!("{} shall determine{report} for itself", self.for_itself(d)),
        }
    }
    fn for_itself(&self, d: &Determiner) -> &'static str {
        let text = self.model.text(d.span);
        if text.contains("each guarantor") {
            "each guarantor"
        } else if text.contains("each party") {
            "each Party"
        } else {
            "each of them"
        }
    }
}
