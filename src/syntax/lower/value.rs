//! Values of fields: from the pair of an entry rule to a [`Value`].

use super::super::grammar::{Pair, Rule};
use super::super::kind::{Phrase, Role};
use super::super::tree::{Bound, Consent, Languages, Part, Term, Value};
use super::phrase::{Reader, find as first};
use super::time::WEEKDAYS;

impl Reader<'_> {
    /// The value of a field that takes `phrase`, from the pair of its entry rule.
    pub fn value(&mut self, phrase: Phrase, pair: &Pair<'_>) -> Value {
        let read = match phrase {
            Phrase::Words => first(pair, Rule::words).map(|p| Value::Words(Box::new(self.words(&p)))),
            Phrase::Free | Phrase::Flag => self.free(pair),
            Phrase::Actors | Phrase::Places | Phrase::Clauses | Phrase::Acts | Phrase::Things => {
                first(pair, Rule::list).map(|p| Value::List(Box::new(self.list(&p))))
            }
            Phrase::Instant => first(pair, Rule::instant).map(|p| Value::Instant(Box::new(self.instant(&p)))),
            Phrase::Bound => first(pair, Rule::bound).map(|p| Value::Bound(Box::new(self.bound(&p)))),
            Phrase::Period => first(pair, Rule::period).map(|p| Value::Period(Box::new(self.period(&p)))),
            Phrase::Renewal => first(pair, Rule::renewal_bare).map(|p| Value::Renewal(Box::new(self.renewal(&p)))),
            Phrase::Duration => self.duration_in(pair).map(|d| Value::Duration(Box::new(d))),
            Phrase::Every => {
                let every = first(pair, Rule::every).or_else(|| first(pair, Rule::every_bare));
                every.map(|p| self.recurs(&p))
            }
            Phrase::Condition => first(pair, Rule::condition).map(|p| Value::Condition(Box::new(self.condition(&p)))),
            Phrase::Amount => match first(pair, Rule::amount) {
                Some(p) => Some(Value::Amount(Box::new(self.amount(&p)))),
                None => first(pair, Rule::words).map(|w| Value::Words(Box::new(self.words(&w)))),
            },
            Phrase::Date => first(pair, Rule::date).map(|p| Value::Date(Box::new(self.date(&p)))),
            Phrase::Days => Some(self.days(pair)),
            Phrase::Zone => first(pair, Rule::zone).map(|p| self.zone(&p).map_or(Value::Broken, Value::Free)),
            Phrase::Languages => Some(self.languages(pair)),
            Phrase::Prevails => first(pair, Rule::wlang).map(|l| Value::Free(self.span(&l))),
            Phrase::Consent => Some(self.consents(pair)),
            Phrase::Entry => Some(Value::Parts(self.entry(pair))),
            Phrase::Steps => Some(self.steps(pair)),
            Phrase::Slots(..) if pair.as_rule() == Rule::p_takes => self.takes(pair).map(Value::Parts),
            Phrase::Slots(..) => Some(Value::Parts(self.parts(pair))),
        };
        read.unwrap_or(Value::Broken)
    }

    fn free(&mut self, pair: &Pair<'_>) -> Option<Value> {
        let p = pair.clone().into_inner().next()?;
        Some(match p.as_rule() {
            Rule::words => Value::Words(Box::new(self.words(&p))),
            _ => Value::Free(self.span(&p)),
        })
    }

    fn days(&mut self, pair: &Pair<'_>) -> Value {
        let (mut dates, mut weekdays) = (Vec::new(), Vec::new());
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::date => dates.push(self.date(&p)),
                Rule::weekday => {
                    let n = WEEKDAYS.iter().position(|w| *w == p.as_str().trim()).unwrap_or(0);
                    weekdays.push(u8::try_from(n + 1).unwrap_or(1));
                }
                _ => {}
            }
        }
        Value::Days(Box::new((dates, weekdays)))
    }

    fn languages(&mut self, pair: &Pair<'_>) -> Value {
        let mut out = Languages { all: Vec::new(), authentic: false, prevails: None, span: self.span(pair) };
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::wlang => out.all.push(self.name(&p)),
                Rule::authentic => out.authentic = true,
                Rule::prevails => out.prevails = out.all.pop(),
                _ => {}
            }
        }
        Value::Languages(Box::new(out))
    }

    fn consents(&mut self, pair: &Pair<'_>) -> Value {
        let mut all = Vec::new();
        for p in pair.clone().into_inner().filter(|p| p.as_rule() == Rule::consent) {
            let span = self.span(&p);
            let act = p.clone().into_inner().find(|q| matches!(q.as_rule(), Rule::act | Rule::exchange));
            let act = self.names.intern(act.map_or("none", |q| q.as_str().trim()));
            let by = first(&p, Rule::quorum).map(|q| self.quorum(&q));
            let at = first(&p, Rule::words).map(|w| self.words(&w));
            all.push(Consent { act, by, at, span });
        }
        Value::Consent(all)
    }

    fn entry(&mut self, pair: &Pair<'_>) -> Vec<Part> {
        let mut out = Vec::new();
        for p in pair.clone().into_inner() {
            let p = if p.as_rule() == Rule::entry_more { p.into_inner().next() } else { Some(p) };
            let Some(p) = p else { continue };
            let span = self.span(&p);
            match p.as_rule() {
                Rule::entry_on => {
                    if let Some(b) = first(&p, Rule::bound) {
                        let value = Value::Bound(Box::new(self.bound(&b)));
                        out.push(Part { role: Role::When, value, span });
                    }
                }
                Rule::b_no_earlier => {
                    let terms = smallvec::smallvec![Term { limit: self.limit(&p), span }];
                    out.push(Part { role: Role::When, value: Value::Bound(Box::new(Bound { terms, span })), span });
                }
                Rule::simultaneously => {
                    if let Some(w) = first(&p, Rule::words) {
                        let value = Value::Words(Box::new(self.words(&w)));
                        out.push(Part { role: Role::Simultaneously, value, span });
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn steps(&mut self, pair: &Pair<'_>) -> Value {
        let mut steps = Vec::new();
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::step => {
                    let mut parts = Vec::new();
                    for q in p.into_inner() {
                        let span = self.span(&q);
                        match q.as_rule() {
                            Rule::forum => {
                                let value = match q.clone().into_inner().next() {
                                    Some(w) if w.as_rule() == Rule::words => Value::Words(Box::new(self.words(&w))),
                                    Some(n) if n.as_rule() == Rule::path => Value::Path(Box::new(self.path(&n))),
                                    _ => Value::Free(span),
                                };
                                parts.push(Part { role: Role::Forum, value, span });
                            }
                            Rule::step_panel => {
                                let at = first(&q, Rule::panel).map_or(span, |w| self.span(&w));
                                parts.push(Part { role: Role::Panel, value: Value::Free(at), span });
                            }
                            _ => parts.extend(self.part(&q)),
                        }
                    }
                    steps.push(parts);
                }
                Rule::finality => {
                    let span = self.span(&p);
                    if let Some(last) = steps.last_mut() {
                        last.push(Part { role: Role::Finality, value: Value::Free(span), span });
                    }
                }
                _ => {}
            }
        }
        Value::Steps(steps)
    }
}
