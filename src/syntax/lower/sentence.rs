//! Sentences: who shall or may do what.

use super::super::grammar::{Pair, Rule};
use super::super::kind::Role;
use super::super::tree::{Item, List, Named, Part, Path, Special, Words};
use super::phrase::{Reader, find as first, has, special};
use crate::source::Span;
use smallvec::SmallVec;

/// A sentence, before it becomes the fields of a node.
pub(super) struct Sentence {
    pub subject: Option<List>,
    pub modal: Option<Span>,
    pub verb: Option<Span>,
    pub passive: bool,
    pub action: Option<List>,
    pub parts: Vec<Part>,
}

impl Reader<'_> {
    /// A sentence as parts: who (`By`), what (`Is` as words or names), and its tails. The modal word comes as a span.
    pub(super) fn sentence(&mut self, pair: &Pair<'_>) -> Option<Sentence> {
        let inner = pair.clone().into_inner().next()?;
        let mut out =
            Sentence { subject: None, modal: None, verb: None, passive: false, action: None, parts: Vec::new() };
        for p in inner.into_inner() {
            match p.as_rule() {
                Rule::passive_subject => {
                    out.passive = true;
                    if let Some(w) = first(&p, Rule::words) {
                        let span = self.span(&w);
                        let words = self.words(&w);
                        let item = Item {
                            is: Named::Words(words),
                            each: None,
                            place: None,
                            around: None,
                            more: SmallVec::new(),
                            span,
                        };
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
    pub(super) fn subject(&mut self, pair: &Pair<'_>) -> Option<List> {
        let list = self.list_in(pair)?;
        if !has(pair, Rule::k_only) {
            return Some(list);
        }
        let span = first(pair, Rule::k_only).map_or(list.span, |k| self.span(&k));
        let nobody = Item {
            is: Named::Special(Special::Nobody),
            each: None,
            place: None,
            around: None,
            more: SmallVec::new(),
            span,
        };
        let except = list.items.into_iter().collect();
        Some(List { items: smallvec::smallvec![nobody], except, span: self.span(pair), ..List::default() })
    }

    /// The words of a pair; the names among them go to `more`, each with the words that follow it.
    fn more_names(&mut self, pair: &Pair<'_>, more: &mut SmallVec<[(Path, Words); 0]>) -> Words {
        let words = first(pair, Rule::words).map(|w| self.words(&w)).unwrap_or_default();
        for p in pair.clone().into_inner().filter(|p| p.as_rule() == Rule::path) {
            more.push((self.path(&p), Words::default()));
        }
        let last = more.len().wrapping_sub(1);
        let behind = first(pair, Rule::more_names).map(|m| self.more_names(&m, more));
        if let (Some(behind), Some(own)) = (behind, more.get_mut(last)) {
            own.1 = behind;
        }
        words
    }

    pub(super) fn action(&mut self, pair: &Pair<'_>) -> List {
        let span = self.span(pair);
        let mut list = List { span, ..List::default() };
        let mut item = Item { is: Named::Blank, each: None, place: None, around: None, more: SmallVec::new(), span };
        let (mut before, mut after) = (Words::default(), Words::default());
        for p in pair.clone().into_inner() {
            match p.as_rule() {
                Rule::path if matches!(item.is, Named::Blank) => item.is = Named::Path(self.path(&p)),
                Rule::path => item.more.push((self.path(&p), Words::default())),
                Rule::special => item.is = Named::Special(special(p.as_str())),
                Rule::more_names => {
                    let last = item.more.len().wrapping_sub(1);
                    let behind = self.more_names(&p, &mut item.more);
                    match item.more.get_mut(last) {
                        Some(own) => own.1 = behind,
                        None => after = behind,
                    }
                }
                Rule::words if before.runs.is_empty() => before = self.words(&p),
                Rule::words => {
                    let words = self.words(&p);
                    let span = self.span(&p);
                    list.items.push(Item {
                        is: Named::Words(words),
                        each: None,
                        place: None,
                        around: None,
                        more: SmallVec::new(),
                        span,
                    });
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
