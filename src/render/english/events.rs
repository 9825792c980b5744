//! Events: as nouns, and as what follows "after".

use super::super::markup::guard;
use super::numbers::{ordinal, ordinal_figures};
use super::{English, Form, join};
use crate::model::{Builtin, NodeId, Target};
use crate::syntax::kind::Class;
use crate::syntax::tree::{EventRef, Instant, Path, Quorum, QuorumNeed};

impl English<'_> {
    /// A point in time, without a preposition.
    #[must_use]
    pub fn instant(&self, i: &Instant, form: Form) -> String {
        match i {
            Instant::Date(d) => self.date(d),
            Instant::Event(e) => self.event(e, form),
            Instant::Offset { by, before, base, .. } => {
                let (word, form) = if *before { ("before", Form::Noun) } else { ("after", Form::After) };
                format!("{} {word} {}", self.duration(by), self.instant(base, form))
            }
            Instant::Extreme { later, of, .. } => {
                let all: Vec<String> = of.iter().map(|i| self.instant(i, Form::Noun)).collect();
                let word = match (later, of.len()) {
                    (true, 2) => "later",
                    (true, _) => "latest",
                    (false, 2) => "earlier",
                    (false, _) => "earliest",
                };
                format!("the {word} of {}", join(&all, "and"))
            }
            Instant::Words(w) => guard(&self.model.sources.unescaped(*w)),
            Instant::Blank(b) => self.blank(*b),
        }
    }
    /// An event that is referred to.
    #[must_use]
    pub fn event(&self, e: &EventRef, form: Form) -> String {
        match e {
            EventRef::Path(p) => self.event_path(p, form),
            EventRef::For(p, q) => match self.target(p) {
                Some(Target::Builtin(Builtin::Ratification)) => {
                    format!("{} by {}", self.event_path(p, Form::Noun), self.path(q))
                }
                _ => format!("{} for {}", self.event_path(p, Form::Noun), self.path(q)),
            },
            EventRef::Act(act, by, _) => self.act(self.model.name(*act), by.as_deref()),
        }
    }
    pub(super) fn event_path(&self, p: &Path, form: Form) -> String {
        match self.target(p) {
            Some(Target::Builtin(b)) => format!("the {} of this {}", builtin(b), self.treaty_word()),
            Some(Target::Node(n)) => match self.model.node(n).kind.class {
                Class::Part if self.model.node(n).kind.word != "approval" => self.happening(n, "completes", form),
                Class::Clause | Class::Container => self.happening(n, "start", form),
                _ => self.name(n),
            },
            Some(Target::Event(n, sym)) if self.model.node(n).kind.class == Class::Actor => {
                self.act_of(n, self.model.name(sym), form)
            }
            Some(Target::Event(n, sym)) => self.happening(n, self.model.name(sym), form),
            // Final clauses have no event of this name; it is that of the treaty.
            None if p.single().is_some_and(|n| self.model.name(n.sym) == "expiry") => "its expiry".into(),
            None => self.unknown(p),
        }
    }
    /// The act of a party: "the ratification of this Agreement by Ukraine".
    fn act_of(&self, actor: NodeId, act: &str, form: Form) -> String {
        let (who, treaty) = (self.name(actor), self.treaty_word());
        match (act, form) {
            ("accession", _) => format!("the accession of {who} to this {treaty}"),
            ("ratification", Form::After) => format!("{who} has ratified this {treaty}"),
            ("signature", Form::After) => format!("{who} has signed this {treaty}"),
            ("entry_into_force", _) => format!("the entry into force of this {treaty} for {who}"),
            ("notification", _) => format!("notification by {who}"),
            (act, _) => format!("the {} of this {treaty} by {who}", guard(act).replace('_', " ")),
        }
    }
    /// What happens to a clause or phase.
    fn happening(&self, owner: NodeId, event: &str, form: Form) -> String {
        let node = self.model.node(owner);
        let its_own = self.scope == owner && (self.pronoun || node.kind.class == Class::Part);
        let what = if its_own { "it".to_owned() } else { self.thing(owner) };
        let completes = node.kind.events.contains(&"completes");
        if node.kind.class == Class::Final {
            return match event {
                "expiry" if self.scope == owner => "its expiry".into(),
                "expiry" => format!("the expiry of this {}", self.treaty_word()),
                _ => format!("the entry into force of this {}", self.treaty_word()),
            };
        }
        let of = if its_own { String::new() } else { format!(" of {what}") };
        let the = if its_own { "its" } else { "the" };
        match (event, form) {
            ("effect", Form::Noun) => format!("the date on which {what} takes effect"),
            ("effect", Form::After) => format!("{what} has taken effect"),
            ("start", _) if node.kind.prose.starts != "start" => self.happening(owner, node.kind.prose.starts, form),
            ("begins" | "start", Form::Noun) => format!("the date on which {what} begins"),
            ("begins" | "start", Form::After) => format!("{what} has begun"),
            ("completes", Form::Noun) => format!("{the} completion{of}"),
            ("completes", Form::After) => format!("{what} has been completed"),
            ("verified", Form::Noun) if completes => format!("the verification of {the} completion{of}"),
            ("verified", Form::After) if completes && its_own => "its completion has been verified".into(),
            ("verified", Form::After) if completes => format!("completion of {what} has been verified"),
            ("verified", Form::Noun) => format!("{the} verification{of}"),
            ("verified", Form::After) => format!("{what} has been verified"),
            ("established", Form::Noun) => format!("{the} establishment{of}"),
            ("deployed", Form::Noun) => format!("{the} deployment{of}"),
            ("held", Form::Noun) => format!("the date on which {what} is held"),
            ("demarcated", Form::Noun) => format!("{the} demarcation{of}"),
            ("established" | "deployed" | "held" | "demarcated", Form::After) => format!("{what} has been {event}"),
            ("expiry", _) => format!("{the} expiry{of}"),
            (other, _) => format!("{the} {}{of}", guard(other).replace('_', " ")),
        }
    }
    /// An act by several: "the date on which the last instrument of ratification has been deposited with the Depositary".
    fn act(&self, act: &str, by: Option<&Quorum>) -> String {
        let word = guard(act);
        let deposited = matches!(act, "ratification" | "acceptance" | "approval" | "accession");
        let depositary = self.model.head_field("depositary").is_some();
        if let Some(what) = word.strip_prefix("exchange of ") {
            let what = if what.starts_with("instruments") { "the instruments of ratification" } else { what };
            return format!("the exchange of {what}");
        }
        let Some(q) = by else {
            let of = if act == "accession" { "to" } else { "of" };
            return format!("the {word} {of} this {}", self.treaty_word());
        };
        let place = if depositary { " with the Depositary" } else { "" };
        let including = q.including.as_ref().map(|l| format!(", including {}", self.list(l))).unwrap_or_default();
        if act == "notification" {
            return format!("the date of the notification by {}", self.quorum(q));
        }
        match (q.need, &q.of) {
            (QuorumNeed::All, None) if deposited && depositary => {
                format!("the date on which the last instrument of {word} has been deposited{place}")
            }
            (QuorumNeed::Number(n), None) if deposited && including.is_empty() => {
                let nth = n.whole().and_then(|n| u64::try_from(n).ok()).unwrap_or(1);
                format!(
                    "the date on which the {} ({}) instrument of {word} has been deposited{place}",
                    ordinal(nth),
                    ordinal_figures(nth)
                )
            }
            _ if deposited && depositary => {
                format!("the date on which instruments of {word} have been deposited{place} by {}", self.quorum(q))
            }
            _ => format!("the {word} of this {} by {}", self.treaty_word(), self.quorum(q)),
        }
    }
    /// How many of whom: "a majority of the Parties, including Ukraine".
    #[must_use]
    pub fn quorum(&self, q: &Quorum) -> String {
        let of = q.of.as_ref().map_or_else(|| "the Parties".to_owned(), |l| self.list(l));
        let including = q.including.as_ref().map(|l| format!(", including {}", self.list(l))).unwrap_or_default();
        let who = match q.need {
            QuorumNeed::All if q.of.is_some() => of,
            QuorumNeed::All => format!("all {of}"),
            QuorumNeed::Majority => format!("a majority of {of}"),
            QuorumNeed::Share(n, d) => format!("{} of {of}", super::amounts::fraction(n, d)),
            QuorumNeed::Number(n) => format!("{} of {of}", self.number(n)),
        };
        format!("{who}{including}")
    }
}

fn builtin(b: Builtin) -> &'static str {
    match b {
        Builtin::Signature => "signature",
        Builtin::Ratification => "ratification",
        Builtin::EntryIntoForce => "entry into force",
        Builtin::Termination => "termination",
    }
}
