//! Parts of phrases brought into the form that their field takes.

use super::super::kind::{FieldSpec, Phrase, Role};
use super::super::tree::{Bound, EventRef, Instant, Item, Limit, Named, Part, Quorum, QuorumNeed, Term, Value};
use super::{Lower, say};
use crate::source::Span;

/// `provisional application of … as from signature by P`: P applies it; whose signature it is was not meant.
pub(super) fn applied_by(parts: &mut [Part]) -> Option<Part> {
    if parts.iter().any(|p| p.role == Role::By) {
        return None;
    }
    let bounds = parts.iter_mut().filter_map(|p| if let Value::Bound(b) = &mut p.value { Some(b) } else { None });
    for term in bounds.flat_map(|b| &mut b.terms) {
        if let Limit::AsFrom(Instant::Event(EventRef::Act(_, by, _))) = &mut term.limit {
            let quorum = by.take()?;
            let span = quorum.span;
            let value = match *quorum {
                Quorum { need: QuorumNeed::All, of: Some(list), including: None, .. } => Value::List(Box::new(list)),
                quorum => Value::Quorum(Box::new(quorum)),
            };
            return Some(Part { role: Role::By, value, span });
        }
    }
    None
}

/// `on X` is a time where the field takes a time and no `on` of another sense.
pub(super) fn on_as_time(roles: &[Role], part: &mut Part) {
    if part.role != Role::On || roles.contains(&Role::On) || !roles.contains(&Role::When) {
        return;
    }
    let at = match &part.value {
        Value::Date(d) => Instant::Date((**d).clone()),
        Value::List(l) => match l.items.as_slice() {
            [Item { is: Named::Path(p), .. }] => Instant::Event(EventRef::Path(p.clone())),
            _ => return,
        },
        _ => return,
    };
    let terms = smallvec::smallvec![Term { limit: Limit::On(at), span: part.span }];
    part.role = Role::When;
    part.value = Value::Bound(Box::new(Bound { terms, span: part.span }));
}

/// The value of a part in the form that the field takes.
pub(super) fn fitted(spec: &FieldSpec, part: Part) -> Value {
    match (spec.phrase, part.value) {
        (Phrase::Slots(..), Value::Parts(p)) => Value::Parts(p),
        (Phrase::Slots(..), value) => Value::Parts(vec![Part { role: part.role, value, span: part.span }]),
        (Phrase::Instant, Value::Date(d)) => Value::Instant(Box::new(Instant::Date(*d))),
        (Phrase::Instant, Value::List(l)) => match l.items.into_iter().next().map(|i| i.is) {
            Some(Named::Path(p)) => Value::Instant(Box::new(Instant::Event(EventRef::Path(p)))),
            _ => Value::Broken,
        },
        (_, value) => value,
    }
}

impl Lower<'_> {
    /// Which parts a phrase of several parts may have is said by the field, not by the grammar.
    pub(super) fn check_slots(&mut self, spec: &'static FieldSpec, value: &Value, at: Span) {
        let (Phrase::Slots(roles, needed), Value::Parts(parts)) = (spec.phrase, value) else { return };
        if let Some(part) = parts.iter().find(|p| !roles.contains(&p.role)) {
            let from = part.span.start.saturating_sub(self.base) as usize;
            let word = self
                .text
                .get(from..)
                .and_then(|t| t.split(|c: char| !(c.is_alphanumeric() || c == '_')).next())
                .unwrap_or("");
            let meant = (part.role == Role::Name).then(|| say::near_part(roles, word)).flatten();
            let finding = match meant {
                Some(meant) => say::misspelt_part(spec, word, meant, self.at(from, word.len())),
                None => say::stray_part(spec, part),
            };
            self.say(finding);
            self.tree.unread.push(at);
            return;
        }
        for role in roles.iter().take(needed) {
            if !parts.iter().any(|p| p.role == *role) {
                self.say(say::lacking_part(spec, *role, at));
                self.tree.unread.push(at);
            }
        }
    }
}
