//! Conditions, and who determines them.

use super::super::grammar::{Pair, Rule};
use super::super::tree::{Condition, Determiner};
use super::phrase::{Reader, find as first, has};

impl Reader<'_> {
    pub(super) fn condition(&mut self, pair: &Pair<'_>) -> Condition {
        let span = self.span(pair);
        match pair.as_rule() {
            Rule::condition | Rule::conjunction => {
                let mut all: Vec<Condition> = pair
                    .clone()
                    .into_inner()
                    .filter(|p| matches!(p.as_rule(), Rule::conjunction | Rule::factor))
                    .map(|p| self.condition(&p))
                    .collect();
                match (all.len(), pair.as_rule()) {
                    (1, _) => all.pop().unwrap_or(Condition::Blank(span)),
                    (_, Rule::condition) => Condition::Any(all),
                    _ => Condition::All(all),
                }
            }
            Rule::factor => {
                let mut c = first(pair, Rule::atom).map_or(Condition::Blank(span), |a| self.condition(&a));
                if has(pair, Rule::k_not) {
                    c = Condition::Not(Box::new(c));
                }
                match first(pair, Rule::determined) {
                    Some(d) => Condition::Determined(Box::new(c), Box::new(self.determined(&d))),
                    None => c,
                }
            }
            Rule::atom => match pair.clone().into_inner().next() {
                Some(p) => self.condition(&p),
                None => Condition::Blank(span),
            },
            Rule::breach => {
                let mut lists = self.lists(pair).into_iter();
                let of = Box::new(lists.next().unwrap_or_default());
                Condition::Breach { of, by: lists.next().map(Box::new), span }
            }
            Rule::c_while => Condition::While(Box::new(self.list_in(pair).unwrap_or_default())),
            Rule::c_agreement => Condition::Agreement(Box::new(self.list_in(pair).unwrap_or_default())),
            Rule::c_discretion => Condition::Discretion(self.list_in(pair).map(Box::new), span),
            Rule::c_words => {
                let words = first(pair, Rule::words).map(|w| self.words(&w)).unwrap_or_default();
                Condition::Words(words, self.list_in(pair).map(Box::new))
            }
            Rule::c_event => {
                let Some(e) = first(pair, Rule::event_ref) else { return Condition::Blank(span) };
                let event = self.event_ref(&e);
                let (mut by, mut on, mut place) = (None, None, None);
                let mut word = Rule::k_by;
                for p in pair.clone().into_inner() {
                    match p.as_rule() {
                        Rule::k_by | Rule::k_on | Rule::k_in => word = p.as_rule(),
                        Rule::narrow_list => {
                            let list = Some(Box::new(self.list(&p)));
                            match word {
                                Rule::k_on => on = list,
                                Rule::k_in => place = list,
                                _ => by = list,
                            }
                        }
                        _ => {}
                    }
                }
                let not_in_self_defence = has(pair, Rule::not_self_defence);
                Condition::Event { event, by, on, place, not_in_self_defence, span }
            }
            _ => {
                self.blanks.push(span);
                Condition::Blank(span)
            }
        }
    }

    pub(super) fn determined(&mut self, pair: &Pair<'_>) -> Determiner {
        let by = first(pair, Rule::determiner).and_then(|d| self.list_in(&d)).map(Box::new);
        Determiner { by, report: self.list_in(pair).map(Box::new), span: self.span(pair) }
    }
}
