//! What is open, who holds it open, and how much hangs on it.

use super::provisions::who;
use super::{Mark, Party, Provision, State, Tally, heading, place};
use crate::choice::{Choice, ChoiceId};
use crate::model::numbers::Numbers;
use crate::model::{Model, NodeId};
use crate::packages::coupling::couplings;
use crate::source::Span;
use crate::substance::{flat, side};
use crate::syntax::kind::Class;

/// How somebody holds something open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Held {
    /// It proposes a side of a bracket, or an option.
    Side,
    /// It reserves its position.
    Reserved,
    /// It has proposed the text, which is not in brackets.
    Proposed,
    /// It has agreed ad referendum only.
    AdReferendum,
}

/// One thing that a party holds open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hold {
    /// How.
    pub held: Held,
    /// The open point by its name; for the rest what they are about: "Article 5".
    pub what: String,
    /// "Article 5"; empty where it stands in none.
    pub article: String,
    /// What it wants there: the option's name, or the words of the side; empty for what is no side.
    pub wants: String,
    /// Why it is in brackets, where that is said: "trading".
    pub motive: Option<String>,
    /// How many provisions it is about.
    pub provisions: usize,
}

/// A side of an open point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// Who proposes it.
    pub by: Vec<String>,
    /// The option's name, or the words of the side; empty where the text falls.
    pub wants: String,
}

/// Something that keeps provisions from being agreed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// The open point by its name; "the reservation by Ukraine on Article 5", "[to be completed: maps]" for the rest.
    pub name: String,
    /// "Article 5"; empty where it stands in none.
    pub article: String,
    /// The heading of that article.
    pub article_title: String,
    /// Who stands for what; empty where it is no bracket.
    pub sides: Vec<Side>,
    /// Everybody who holds it open.
    pub parties: Vec<String>,
    /// How many provisions it keeps from being agreed.
    pub provisions: usize,
    /// In how many of them nothing else is open.
    pub alone: usize,
    /// The open points that hang on it: those that stand in one of its options, and those that a coupling in words joins to it.
    pub with: Vec<String>,
    /// Where it is written.
    pub span: Span,
}

/// What somebody wants at a side: the option's name, or the words.
fn wants(model: &Model<'_>, choice: &Choice, option: usize) -> String {
    let Some(o) = choice.options.get(option) else { return String::new() };
    match choice.sort {
        crate::choice::Sort::Alternatives => o.name.clone(),
        _ if o.absent => String::new(),
        _ => match side(model, o) {
            // Of a clause its head is enough: who looks for the rest finds it in the text.
            clause if clause.ends_with('}') => {
                clause.split_once('{').map_or_else(String::new, |(head, _)| format!("{head}{{ … }}"))
            }
            words => words,
        },
    }
}

/// Every mark that some provision carries, with how many carry it and how many carry nothing else that is open.
fn marks(all: &[Provision]) -> Vec<(&Mark, usize, usize)> {
    let is_open = |m: &&Mark| !matches!(m, Mark::AdReferendum(..));
    let mut out: Vec<(&Mark, usize, usize)> = Vec::new();
    for p in all {
        let alone = p.marks.iter().filter(is_open).count() == 1;
        for mark in &p.marks {
            // One reservation is one, whatever stands in it.
            let n = out.iter().rposition(|e| e.0 == mark).unwrap_or_else(|| {
                out.push((mark, 0, 0));
                out.len() - 1
            });
            if let Some(entry) = out.get_mut(n) {
                entry.1 += 1;
                entry.2 += usize::from(alone && is_open(&mark));
            }
        }
    }
    out
}

/// The article around a place.
fn article_at(model: &Model<'_>, at: Span) -> Option<NodeId> {
    let is = |id: &NodeId| matches!(model.node(*id).kind.class, Class::Container | Class::Final);
    model.ids().filter(is).filter(|id| model.node(*id).span.contains(at)).last()
}

struct Places<'a, 't> {
    model: &'a Model<'t>,
    numbers: &'a Numbers,
}

impl Places<'_, '_> {
    fn of(&self, at: Span) -> (String, String) {
        match article_at(self.model, at) {
            Some(id) => (place(self.model, self.numbers, id), heading(self.model, id)),
            None => (String::new(), String::new()),
        }
    }
    /// What a mark of a construct is about: "Article 5", or "`eastern`".
    fn about(&self, node: NodeId) -> String {
        match self.model.numbered(node, self.numbers) {
            Some(number) => number,
            None => self.model.quoted(node),
        }
    }
}

/// Where each party stands.
pub(super) fn parties(model: &Model<'_>, numbers: &Numbers, all: &[Provision]) -> Vec<Party> {
    let places = Places { model, numbers };
    let choices = &model.tree.choices;
    let mut out: Vec<Party> = Vec::new();
    for name in ["between", "guarantors"].iter().filter_map(|w| model.head_field(w)).flat_map(|f| who(model, &f.value))
    {
        row(&mut out, &name);
    }
    let marks = marks(all);
    let count = |wanted: &Mark| marks.iter().find(|m| m.0 == wanted).map_or(0, |m| m.1);
    for (id, choice) in choices.iter() {
        let (article, _) = places.of(choice.span);
        for (n, option) in choice.options.iter().enumerate() {
            for by in &option.proposers {
                row(&mut out, by).holds.push(Hold {
                    held: Held::Side,
                    what: choice.name.clone(),
                    article: article.clone(),
                    wants: wants(model, choice, n),
                    motive: option.motive.clone(),
                    provisions: count(&Mark::Choice(id)),
                });
            }
        }
    }
    for (mark, provisions, _) in &marks {
        let (held, node, span, who) = match mark {
            Mark::Reserved(n, s, w) => (Held::Reserved, n, s, w),
            Mark::Proposed(n, s, w) => (Held::Proposed, n, s, w),
            Mark::AdReferendum(n, s, w) => (Held::AdReferendum, n, s, w),
            Mark::Choice(_) | Mark::Blank(_) => continue,
        };
        for by in who {
            row(&mut out, by).holds.push(Hold {
                held,
                what: places.about(*node),
                article: places.of(*span).0,
                wants: String::new(),
                motive: None,
                provisions: *provisions,
            });
        }
    }
    for party in &mut out {
        for p in all {
            match own(model, &party.name, p) {
                Some(state) => party.tally.add(state),
                None => party.others += 1,
            }
        }
    }
    out
}

fn row<'a>(list: &'a mut Vec<Party>, name: &str) -> &'a mut Party {
    let n = list.iter().position(|p| p.name == name).unwrap_or_else(|| {
        let holds = Vec::new();
        list.push(Party { name: name.to_owned(), tally: Tally::default(), others: 0, holds });
        list.len() - 1
    });
    #[allow(clippy::indexing_slicing, reason = "the position was found, or is that of the entry just added")]
    &mut list[n]
}

/// The state of a provision for one party, by its own marks; none where only others hold it open.
fn own(model: &Model<'_>, name: &str, p: &Provision) -> Option<State> {
    let names = |who: &[String]| who.iter().any(|w| w == name);
    let proposes = |id: ChoiceId| {
        let choice = model.tree.choices.get(id);
        choice.is_some_and(|c| c.options.iter().any(|o| names(&o.proposers)))
    };
    let mine = |m: &Mark| match m {
        Mark::Choice(id) if proposes(*id) => Some(State::Bracketed),
        Mark::Reserved(_, _, who) if names(who) => Some(State::Reserved),
        Mark::Proposed(_, _, who) if names(who) => Some(State::Proposed),
        Mark::AdReferendum(_, _, who) if names(who) => Some(State::AdReferendum),
        _ => None,
    };
    let gravest = p.marks.iter().filter_map(mine).max();
    match (gravest, p.state) {
        (Some(state @ (State::Bracketed | State::Reserved | State::Proposed)), _) => Some(state),
        (_, State::Bracketed | State::Reserved | State::Proposed) => None,
        (Some(state), _) => Some(state),
        // That somebody else must still ask at home leaves it agreed on this side.
        (None, State::AdReferendum) => Some(State::Agreed),
        (None, state) => Some(state),
    }
}

/// What is open, what holds up most provisions first; then what is in dispute between most, then in the order of the text.
pub(super) fn blocks(model: &Model<'_>, numbers: &Numbers, all: &[Provision]) -> Vec<Block> {
    let places = Places { model, numbers };
    let choices = &model.tree.choices;
    let marks = marks(all);
    let joined = with(model);
    let mut out: Vec<Block> = Vec::new();
    for (id, choice) in choices.iter() {
        let (_, provisions, alone) =
            marks.iter().find(|m| *m.0 == Mark::Choice(id)).copied().unwrap_or((&Mark::Choice(id), 0, 0));
        let sides = choice.options.iter().enumerate();
        let sides: Vec<Side> =
            sides.map(|(n, o)| Side { by: o.proposers.clone(), wants: wants(model, choice, n) }).collect();
        let (article, article_title) = places.of(choice.span);
        out.push(Block {
            name: choice.name.clone(),
            article,
            article_title,
            parties: everybody(sides.iter().flat_map(|s| &s.by)),
            sides,
            provisions,
            alone,
            with: joined
                .iter()
                .filter(|j| j.0 == id)
                .filter_map(|j| choices.get(j.1))
                .map(|c| c.name.clone())
                .collect(),
            span: choice.span,
        });
    }
    let of = |what: &str, on: &str, node: NodeId, who: &[String]| {
        format!("the {what} by {} {on} {}", who.join(", "), places.about(node))
    };
    for (mark, provisions, alone) in marks {
        let (name, span, parties) = match mark {
            Mark::Blank(span) => (flat(model.text(*span)), *span, Vec::new()),
            Mark::Reserved(n, s, w) => (of("reservation", "on", *n, w), *s, w.clone()),
            Mark::Proposed(n, s, w) => (of("proposal", "of", *n, w), *s, w.clone()),
            Mark::Choice(_) | Mark::AdReferendum(..) => continue,
        };
        let (article, article_title) = places.of(span);
        let (sides, with) = (Vec::new(), Vec::new());
        out.push(Block { name, article, article_title, sides, parties, provisions, alone, with, span });
    }
    out.sort_by_key(|b| (std::cmp::Reverse((b.provisions, b.parties.len())), b.span.start));
    out
}

fn everybody<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        if !out.contains(name) {
            out.push(name.clone());
        }
    }
    out
}

/// Pairs of open points of which the second hangs on the first.
fn with(model: &Model<'_>) -> Vec<(ChoiceId, ChoiceId)> {
    let choices = &model.tree.choices;
    let mut out = Vec::new();
    for (id, choice) in choices.iter() {
        out.extend(choices.taken(choice.parent).iter().map(|t| (t.0, id)));
    }
    for clash in couplings(model).all.iter().flat_map(|c| &c.clashes) {
        let ends = choices.innermost(clash);
        for a in &ends {
            out.extend(ends.iter().filter(|b| b.0 != a.0).map(|b| (a.0, b.0)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}
