//! Values of fields: from the pair of an entry rule to a [`Value`].

use super::super::grammar::{Pair, Rule};
use super::super::kind::{Phrase, Role};
use super::super::tree::{Value, Languages, Consent, Part, Term, Bound, How, Relation, Item, Named, List, Amount, Bounding, Measure, Num, Whole, Condition, Determiner, Special, Words};
use super::phrase::{Reader, find, fraction, has, special};
use super::time::WEEKDAYS;
use crate::source::Span;
use smallvec::SmallVec;

/// The inner pair of a rule.
fn first<'i>(pair: &Pair<'i>, rule: Rule) -> Option<Pair<'i>> {
    find(pair, rule)
}

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
                every.map(|p| Value::Every(Box::new(self.every(&p))))
            },
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

    /// All parts below a pair.
    pub fn parts(&mut self, pair: &Pair<'_>) -> Vec<Part> {
        let pairs: Vec<Pair<'_>> = pair.clone().into_inner().collect();
        pairs.iter().filter_map(|p| self.part(p)).collect()
    }

    fn list_value(&mut self, pair: &Pair<'_>) -> Option<Value> {
        self.list_in(pair).map(|l| Value::List(Box::new(l)))
    }

    /// One part of a phrase of several parts.
    pub fn part(&mut self, p: &Pair<'_>) -> Option<Part> {
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
            Rule::s_every => (Role::Every, Value::Every(Box::new(first(p, Rule::every).map(|e| self.every(&e))?))),
            Rule::s_until_then => (Role::UntilThen, self.list_value(p)?),
            Rule::s_decides => (Role::Vote, Value::Free(first(p, Rule::vote).map_or(span, |v| self.span(&v)))),
            Rule::s_stood => (Role::Stood, Value::Instant(Box::new(first(p, Rule::instant).map(|i| self.instant(&i))?))),
            Rule::s_known | Rule::s_described | Rule::s_or_words | Rule::s_map | Rule::s_words | Rule::s_means => {
                let role = match p.as_rule() {
                    Rule::s_known => Role::Known,
                    Rule::s_described => Role::Described,
                    Rule::s_or_words => Role::Or,
                    Rule::s_map => Role::Map,
                    Rule::s_means => Role::Means,
                    _ => Role::Words,
                };
                (role, Value::Words(Box::new(first(p, Rule::words).map(|w| self.words(&w))?)))
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
    fn within_distance(&mut self, p: &Pair<'_>) -> Value {
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
    fn quorum_or_list(&mut self, pair: &Pair<'_>) -> Value {
        let inner = pair.clone().into_inner().next();
        if let Some(list) = inner.filter(|p| p.as_rule() == Rule::quorum_list).and_then(|p| self.list_in(&p)) {
            return Value::List(Box::new(list));
        }
        Value::Quorum(Box::new(self.quorum(pair)))
    }

    fn agreed(&mut self, p: &Pair<'_>) -> Vec<Part> {
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

    fn reported(&mut self, p: &Pair<'_>) -> Vec<Part> {
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

    fn accepts(&mut self, p: &Pair<'_>) -> Vec<Part> {
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

    fn takes(&mut self, p: &Pair<'_>) -> Option<Vec<Part>> {
        let span = self.span(p);
        let range = first(p, Rule::span_of).and_then(|r| self.range(&r))?;
        let mut out = vec![Part { role: Role::Time, value: Value::Range(Box::new(range)), span }];
        if let Some(i) = first(p, Rule::instant) {
            out.push(Part { role: Role::From, value: Value::Instant(Box::new(self.instant(&i))), span });
        }
        Some(out)
    }

    fn notice_parts(&mut self, p: &Pair<'_>) -> Vec<Part> {
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

    fn share(&mut self, p: &Pair<'_>) -> Option<Vec<Part>> {
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
            in_all: false,
            span,
        };
        Some(vec![
            Part { role: Role::Name, span: who.span(), value: Value::Path(Box::new(who)) },
            Part { role: Role::Amount, value: Value::Amount(Box::new(amount)), span },
        ])
    }

    fn appointed(&mut self, p: &Pair<'_>) -> Option<Value> {
        if let Some(l) = first(p, Rule::list_end).and_then(|l| self.list_in(&l)) {
            return Some(Value::List(Box::new(l)));
        }
        first(p, Rule::free).map(|f| Value::Free(self.span(&f)))
    }

    pub fn amount(&mut self, pair: &Pair<'_>) -> Amount {
        let span = self.span(pair);
        let zero = Num { mantissa: 0, scale: 0, blank: false, span };
        let mut out = Amount {
            limit: Bounding::Exactly,
            number: zero,
            to: None,
            measure: Measure::Bare,
            of: None,
            per: None,
            in_all: has(pair, Rule::in_all),
            span,
        };
        let mut per = false;
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::limit => {
                    out.limit = match p.as_str().trim() {
                        "up to" => Bounding::UpTo,
                        "at least" | "no fewer than" | "no less than" | "not less than" => Bounding::AtLeast,
                        "exactly" => Bounding::Exactly,
                        "approximately" | "about" => Bounding::About,
                        _ => Bounding::AtMost,
                    }
                }
                Rule::number => out.number = self.number(&p),
                Rule::range_of => {
                    let mut numbers = p.clone().into_inner().filter(|q| q.as_rule() == Rule::number);
                    if let (Some(a), Some(b)) = (numbers.next(), numbers.next()) {
                        (out.number, out.to) = (self.number(&a), Some(self.number(&b)));
                    }
                    if let Some(m) = first(&p, Rule::measure) {
                        out.measure = self.measure(&m);
                    }
                }
                Rule::fraction => {
                    let (n, d) = fraction(p.as_str());
                    out.measure = Measure::Fraction(n, d);
                }
                Rule::currency => out.measure = Measure::Money(self.names.intern(p.as_str().trim())),
                Rule::percent => out.measure = Measure::Percent,
                Rule::measure => out.measure = self.measure(&p),
                Rule::amount_of => out.of = self.whole(&p).map(Box::new),
                Rule::per_word => per = true,
                Rule::unit | Rule::path => {
                    let _ = per;
                    let (word, span) = (p.as_str().trim(), self.span(&p));
                    if let Some(unit) = misspelt_unit(word) {
                        self.findings.push(super::say::misspelt_unit(word, unit, span));
                    }
                    out.per = Some(span);
                }
                _ => {}
            }
        }
        out
    }

    fn measure(&mut self, pair: &Pair<'_>) -> Measure {
        match pair.clone().into_inner().next() {
            Some(s) if s.as_rule() == Rule::string => Measure::Unit(self.inside(&s)),
            _ => {
                let (word, span) = (pair.as_str().trim(), self.span(pair));
                if let Some(unit) = misspelt_unit(word) {
                    self.findings.push(super::say::misspelt_unit(word, unit, span));
                }
                Measure::Unit(span)
            }
        }
    }

    fn whole(&mut self, pair: &Pair<'_>) -> Option<Whole> {
        let p = pair.clone().into_inner().next()?;
        Some(match p.as_rule() {
            Rule::words => Whole::Words(self.words(&p)),
            Rule::path => Whole::Path(self.path(&p)),
            _ => Whole::Amount(self.amount(&p)),
        })
    }

    pub fn condition(&mut self, pair: &Pair<'_>) -> Condition {
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

    fn determined(&mut self, pair: &Pair<'_>) -> Determiner {
        let by = first(pair, Rule::determiner).and_then(|d| self.list_in(&d));
        Determiner { by, report: self.list_in(pair), span: self.span(pair) }
    }

    /// A sentence as parts: who (`By`), what (`Is` as words or names), and its tails. The modal word comes as a span.
    pub fn sentence(&mut self, pair: &Pair<'_>) -> Option<Sentence> {
        let inner = pair.clone().into_inner().next()?;
        let mut out = Sentence {
            subject: None,
            modal: None,
            verb: None,
            passive: false,
            action: None,
            parts: Vec::new(),
        };
        for p in inner.into_inner() {
            match p.as_rule() {
                Rule::passive_subject => {
                    out.passive = true;
                    if let Some(w) = first(&p, Rule::words) {
                        let span = self.span(&w);
                        let words = self.words(&w);
                        let item = Item { is: Named::Words(words), each: None, place: None, around: None, more: SmallVec::new(), span };
                        out.subject = Some(List { items: smallvec::smallvec![item], span, ..List::default() });
                    }
                }
                Rule::subject => out.subject = self.subject(&p),
                Rule::object => {
                    let span = self.span(&p);
                    out.parts.extend(self.list_value(&p).map(|value| Part { role: Role::Name, value, span }));
                }
                Rule::modal => out.modal = Some(self.span(&p)),
                Rule::verb => out.verb = Some(self.span(&p)),
                Rule::passive => out.passive = true,
                Rule::action => {
                    out.passive |= has(&p, Rule::passive);
                    out.action = Some(self.action(&p));
                }
                _ => out.parts.extend(self.part(&p)),
            }
        }
        Some(out)
    }

    /// Who a sentence speaks of; `only A` is nobody except A.
    fn subject(&mut self, pair: &Pair<'_>) -> Option<List> {
        let list = self.list_in(pair)?;
        if !has(pair, Rule::k_only) {
            return Some(list);
        }
        let span = first(pair, Rule::k_only).map_or(list.span, |k| self.span(&k));
        let nobody = Item { is: Named::Special(Special::Nobody), each: None, place: None, around: None, more: SmallVec::new(), span };
        let except = list.items.into_iter().collect();
        Some(List { items: smallvec::smallvec![nobody], except, span: self.span(pair), ..List::default() })
    }

    fn action(&mut self, pair: &Pair<'_>) -> List {
        let span = self.span(pair);
        let mut list = List { span, ..List::default() };
        let mut item = Item { is: Named::Blank, each: None, place: None, around: None, more: SmallVec::new(), span };
        let (mut before, mut after) = (Words::default(), Words::default());
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::path => item.is = Named::Path(self.path(&p)),
                Rule::special => item.is = Named::Special(special(p.as_str())),
                Rule::words if matches!(item.is, Named::Path(_) | Named::Special(_)) => after = self.words(&p),
                Rule::words if before.runs.is_empty() => before = self.words(&p),
                Rule::words => {
                    let words = self.words(&p);
                    let span = self.span(&p);
                    list.items.push(Item { is: Named::Words(words), each: None, place: None, around: None, more: SmallVec::new(), span });
                }
                Rule::blank => {
                    self.blank(&p);
                }
                _ => {}
            }
        }
        if matches!(item.is, Named::Blank) && !before.runs.is_empty() {
            item.is = Named::Words(std::mem::take(&mut before));
        }
        if !before.runs.is_empty() || !after.runs.is_empty() {
            item.around = Some(Box::new((before, after)));
        }
        list.items.insert(0, item);
        list
    }
}

/// A sentence, before it becomes the fields of a node.
pub(super) struct Sentence {
    pub subject: Option<List>,
    pub modal: Option<Span>,
    pub verb: Option<Span>,
    pub passive: bool,
    pub action: Option<List>,
    pub parts: Vec<Part>,
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
        _ => return None,
    })
}

/// The unit of time that a word is but for a slip: two letters changed places, or one letter doubled or lost.
fn misspelt_unit(word: &str) -> Option<&'static str> {
    const UNITS: [&str; 12] =
        ["minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"];
    let letters = |w: &str| {
        let mut all: Vec<char> = w.chars().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    // Anything less alike may count what it says: "30 cars" are no years.
    UNITS.into_iter().find(|u| *u != word && letters(u) == letters(word) && strsim::damerau_levenshtein(u, word) == 1)
}
