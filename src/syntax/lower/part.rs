//! The parts of a phrase of several parts, each with its role.

use super::super::grammar::{Pair, Rule};
use super::super::kind::Role;
use super::super::tree::{Amount, Bounding, How, Item, List, Measure, Named, Part, Relation, Value};
use super::phrase::{Reader, find as first};
use smallvec::SmallVec;

impl Reader<'_> {
    /// All parts below a pair.
    pub(super) fn parts(&mut self, pair: &Pair<'_>) -> Vec<Part> {
        let pairs: Vec<Pair<'_>> = pair.clone().into_inner().collect();
        pairs.iter().filter_map(|p| self.part(p)).collect()
    }

    pub(super) fn list_value(&mut self, pair: &Pair<'_>) -> Option<Value> {
        self.list_in(pair).map(|l| Value::List(Box::new(l)))
    }

    /// One part of a phrase of several parts.
    pub(super) fn part(&mut self, p: &Pair<'_>) -> Option<Part> {
        let span = self.span(p);
        let (role, value) = match p.as_rule() {
            Rule::s_failing => (Role::Failing, Value::Parts(self.parts(p))),
            Rule::s_determined | Rule::determined => {
                let d = if p.as_rule() == Rule::determined { p.clone() } else { first(p, Rule::determined)? };
                (Role::Determined, Value::Determiner(Box::new(self.determined(&d))))
            }
            Rule::s_proposed => (Role::Proposed, self.list_value(p)?),
            Rule::s_reserved => (Role::Reserved, self.list_value(p)?),
            Rule::s_agreed => (Role::Agreed, Value::Parts(self.agreed(p))),
            Rule::s_certified => (Role::Certified, self.list_value(p)?),
            Rule::s_reported => (Role::Reported, Value::Parts(self.reported(p))),
            Rule::s_accepts => (Role::Accepts, Value::Parts(self.accepts(p))),
            Rule::s_takes => (Role::Takes, Value::Parts(self.takes(p)?)),
            Rule::s_notice => (Role::Notice, Value::Parts(self.notice_parts(p))),
            Rule::s_every => (Role::Every, first(p, Rule::every).map(|e| self.recurs(&e))?),
            Rule::s_until_then => (Role::UntilThen, self.list_value(p)?),
            Rule::s_decides => (Role::Vote, Value::Free(first(p, Rule::vote).map_or(span, |v| self.span(&v)))),
            Rule::s_stood => {
                (Role::Stood, Value::Instant(Box::new(first(p, Rule::instant).map(|i| self.instant(&i))?)))
            }
            Rule::s_known | Rule::s_described | Rule::s_or_words | Rule::s_words | Rule::s_means => {
                let role = match p.as_rule() {
                    Rule::s_known => Role::Known,
                    Rule::s_described => Role::Described,
                    Rule::s_or_words => Role::Or,
                    Rule::s_means => Role::Means,
                    _ => Role::Words,
                };
                (role, Value::Words(Box::new(first(p, Rule::words).map(|w| self.words(&w))?)))
            }
            Rule::s_discretion => {
                let condition = first(p, Rule::c_discretion).map(|c| self.condition(&c))?;
                (Role::If, Value::Condition(Box::new(condition)))
            }
            Rule::s_if | Rule::s_unless | Rule::s_provided => {
                let role = match p.as_rule() {
                    Rule::s_if => Role::If,
                    Rule::s_unless => Role::Unless,
                    _ => Role::Provided,
                };
                (role, Value::Condition(Box::new(first(p, Rule::condition).map(|c| self.condition(&c))?)))
            }
            Rule::s_including => (Role::Including, first(p, Rule::including).and_then(|i| self.list_value(&i))?),
            Rule::s_per_share => (Role::Share, Value::Parts(self.share(p)?)),
            Rule::s_period | Rule::s_for_time | Rule::s_tail_for | Rule::s_over | Rule::s_while => {
                let role = match p.as_rule() {
                    Rule::s_over => Role::Over,
                    Rule::s_period => Role::Period,
                    _ => Role::Time,
                };
                (role, Value::Period(Box::new(self.period(p))))
            }
            Rule::s_when | Rule::s_on_when | Rule::s_until_bound => {
                let bound = match first(p, Rule::bound_no_by) {
                    Some(b) => self.bound(&b),
                    None => self.bound(p),
                };
                (Role::When, Value::Bound(Box::new(bound)))
            }
            Rule::s_appointed => (Role::Appointed, self.appointed(p)?),
            Rule::s_by => match first(p, Rule::quorum) {
                Some(q) => (Role::By, self.quorum_or_list(&q)),
                None => (Role::By, self.list_value(p)?),
            },
            Rule::s_of => match (first(p, Rule::amount_share), first(p, Rule::date)) {
                (Some(a), _) => (Role::Of, Value::Amount(Box::new(self.amount(&a)))),
                (_, Some(d)) => (Role::Of, Value::Date(Box::new(self.date(&d)))),
                _ => (Role::Of, self.list_value(p)?),
            },
            Rule::s_on => match first(p, Rule::date) {
                Some(d) => (Role::On, Value::Date(Box::new(self.date(&d)))),
                None => (Role::On, self.list_value(p)?),
            },
            Rule::s_within_distance => (Role::Distance, self.within_distance(p)),
            Rule::s_along => {
                let width = first(p, Rule::distance).is_some().then(|| self.relation_of(p, How::Along));
                let mut list = self.list_in(p)?;
                if let (Some(r), Some(item)) = (width, list.items.last_mut()) {
                    item.place = Some(Box::new(r));
                }
                (Role::Along, Value::List(Box::new(list)))
            }
            Rule::s_amount => (Role::Amount, Value::Amount(Box::new(first(p, Rule::amount).map(|a| self.amount(&a))?))),
            Rule::s_sides => {
                let side = first(p, Rule::on_side).map(|s| self.side(&s));
                (Role::Sides, Value::Relation(Box::new(Relation { how: How::At, distance: None, side })))
            }
            Rule::s_name => {
                let inner = first(p, Rule::path_none).unwrap_or_else(|| p.clone());
                (Role::Name, Value::Path(Box::new(first(&inner, Rule::path).map(|q| self.path(&q))?)))
            }
            rule => (role_of(rule)?, self.list_value(p)?),
        };
        Some(Part { role, value, span })
    }

    /// `within 2 km of Contact, on both sides`, `5 km wide`.
    pub(super) fn within_distance(&mut self, p: &Pair<'_>) -> Value {
        let span = self.span(p);
        let mut relation = self.relation_of(p, How::WithinOf);
        let Some(path) = first(p, Rule::path).map(|q| self.path(&q)) else {
            relation.how = How::Along;
            return Value::Relation(Box::new(relation));
        };
        let place = Some(Box::new(relation));
        let item = Item { is: Named::Path(path), each: None, place, around: None, more: SmallVec::new(), span };
        Value::List(Box::new(List { items: smallvec::smallvec![item], span, ..List::default() }))
    }

    /// A list that the grammar read as a quorum is a list again unless it counts.
    pub(super) fn quorum_or_list(&mut self, pair: &Pair<'_>) -> Value {
        let inner = pair.clone().into_inner().next();
        if let Some(list) = inner.filter(|p| p.as_rule() == Rule::quorum_list).and_then(|p| self.list_in(&p)) {
            return Value::List(Box::new(list));
        }
        Value::Quorum(Box::new(self.quorum(pair)))
    }

    pub(super) fn agreed(&mut self, p: &Pair<'_>) -> Vec<Part> {
        let span = self.span(p);
        let mut out = Vec::new();
        if let Some(d) = first(p, Rule::date) {
            out.push(Part { role: Role::On, value: Value::Date(Box::new(self.date(&d))), span });
        }
        if let Some(l) = self.list_value(p) {
            out.push(Part { role: Role::By, value: l, span });
        }
        out
    }

    pub(super) fn reported(&mut self, p: &Pair<'_>) -> Vec<Part> {
        let span = self.span(p);
        let mut out = Vec::new();
        if let Some(b) = first(p, Rule::bound) {
            out.push(Part { role: Role::When, span: self.span(&b), value: Value::Bound(Box::new(self.bound(&b))) });
        }
        if let Some(l) = self.list_value(p) {
            out.push(Part { role: Role::To, value: l, span });
        }
        out
    }

    pub(super) fn accepts(&mut self, p: &Pair<'_>) -> Vec<Part> {
        let span = self.span(p);
        let mut out = Vec::new();
        if let Some(n) = first(p, Rule::name) {
            out.push(Part { role: Role::By, value: Value::Free(self.span(&n)), span });
        }
        if let Some(b) = first(p, Rule::bound) {
            out.push(Part { role: Role::When, value: Value::Bound(Box::new(self.bound(&b))), span });
        }
        if let Some(d) = first(p, Rule::date) {
            out.push(Part { role: Role::On, value: Value::Date(Box::new(self.date(&d))), span });
        }
        out
    }

    pub(super) fn takes(&mut self, p: &Pair<'_>) -> Option<Vec<Part>> {
        let span = self.span(p);
        let range = first(p, Rule::span_of).and_then(|r| self.range(&r))?;
        let mut out = vec![Part { role: Role::Time, value: Value::Range(Box::new(range)), span }];
        if let Some(i) = first(p, Rule::instant) {
            out.push(Part { role: Role::From, value: Value::Instant(Box::new(self.instant(&i))), span });
        }
        Some(out)
    }

    pub(super) fn notice_parts(&mut self, p: &Pair<'_>) -> Vec<Part> {
        let span = self.span(p);
        let mut out = Vec::new();
        if let Some(d) = self.duration_in(p) {
            out.push(Part { role: Role::Time, span: d.span, value: Value::Duration(Box::new(d)) });
        }
        let mut role = Role::To;
        for q in p.clone().into_inner() {
            match q.as_rule() {
                Rule::k_to => role = Role::To,
                Rule::k_by => role = Role::By,
                Rule::list => out.push(Part { role, value: Value::List(Box::new(self.list(&q))), span }),
                _ => {}
            }
        }
        out
    }

    pub(super) fn share(&mut self, p: &Pair<'_>) -> Option<Vec<Part>> {
        let span = self.span(p);
        let who = first(p, Rule::path).map(|q| self.path(&q))?;
        let number = first(p, Rule::number).map(|n| self.number(&n))?;
        let amount = Amount {
            limit: Bounding::Exactly,
            number,
            to: None,
            measure: Measure::Percent,
            of: None,
            per: None,
            rate: None,
            in_all: false,
            span,
        };
        Some(vec![
            Part { role: Role::Name, span: who.span(), value: Value::Path(Box::new(who)) },
            Part { role: Role::Amount, value: Value::Amount(Box::new(amount)), span },
        ])
    }

    pub(super) fn appointed(&mut self, p: &Pair<'_>) -> Option<Value> {
        if let Some(l) = first(p, Rule::list_end).and_then(|l| self.list_in(&l)) {
            return Some(Value::List(Box::new(l)));
        }
        first(p, Rule::free).map(|f| Value::Free(self.span(&f)))
    }
}

/// Parts that hold a list and nothing else.
fn role_of(rule: Rule) -> Option<Role> {
    Some(match rule {
        Rule::s_referendum => Role::By,
        Rule::s_to => Role::To,
        Rule::s_from => Role::From,
        Rule::s_in => Role::In,
        Rule::s_at => Role::At,
        Rule::s_for => Role::For,
        Rule::s_with => Role::With,
        Rule::s_through => Role::Through,
        Rule::s_between => Role::Between,
        Rule::s_claimed => Role::Claimed,
        Rule::s_under => Role::Under,
        Rule::s_except => Role::Except,
        Rule::s_none_from => Role::NoneFrom,
        Rule::s_is => Role::Is,
        Rule::s_gives => Role::InReturn,
        Rule::s_map => Role::Map,
        Rule::s_against => Role::Against,
        Rule::s_regard => Role::Regard,
        _ => return None,
    })
}
