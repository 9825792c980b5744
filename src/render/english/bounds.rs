//! Bounds in time: "no later than thirty (30) days after it has begun".

use super::super::markup::guard;
use super::{English, Form, join};
use crate::syntax::tree::{Bound, Instant, Limit, Term};

impl English<'_> {
    /// A bound with its prepositions.
    #[must_use]
    pub fn bound(&self, b: &Bound) -> String {
        let mut terms: Vec<String> = Vec::new();
        let mut all = b.terms.as_slice();
        let mut soft_first = false;
        while let [term, rest @ ..] = all {
            all = rest;
            match (&term.limit, rest) {
                // "immediately after X": read as a limit in time and a wish, said as one.
                (Limit::NoEarlier(i), [Term { limit: Limit::Soft, span }, rest @ ..]) if *span == term.span => {
                    let said = guard(self.model.text(*span));
                    let word = [" after ", " from ", " of ", " upon "]
                        .iter()
                        .find_map(|w| said.split_once(w))
                        .map_or("", |s| s.0);
                    soft_first |= terms.is_empty();
                    terms.push(format!("{word} after {}", self.instant(i, Form::After)));
                    all = rest;
                }
                (limit, _) => {
                    soft_first |= terms.is_empty() && matches!(limit, Limit::Soft);
                    terms.push(self.limit(term));
                }
            }
        }
        match terms.split_first() {
            Some((first, rest)) if soft_first && !rest.is_empty() => {
                format!("{first} and in any event {}", join(rest, "and"))
            }
            _ => join(&terms, "and"),
        }
    }
    /// The same where a moment is the last at which something may be done: notice "three months before expiry".
    #[must_use]
    pub fn bound_at_most(&self, b: &Bound) -> String {
        match b.terms.as_slice() {
            [Term { limit: Limit::On(i @ Instant::Offset { before: true, .. }), .. }] => {
                format!("no later than {}", self.instant(i, Form::Noun))
            }
            _ => self.bound(b),
        }
    }
    /// A moment from which something holds: "with effect from 1 May 2026"; nothing where the bound says more.
    #[must_use]
    pub fn effect(&self, b: &Bound) -> Option<String> {
        match b.terms.as_slice() {
            [Term { limit: Limit::On(i) | Limit::AsFrom(i), .. }] => {
                Some(format!("with effect from {}", self.instant(i, Form::Noun)))
            }
            _ => None,
        }
    }
    fn limit(&self, t: &Term) -> String {
        let noun = |i: &Instant| self.instant(i, Form::Noun);
        match &t.limit {
            Limit::On(Instant::Date(d)) => self.on_date(d),
            Limit::On(i @ Instant::Event(_)) => match noun(i) {
                date if date.starts_with("the date") => format!("on {date}"),
                event => format!("upon {event}"),
            },
            Limit::On(i @ Instant::Extreme { .. }) => format!("on {}", noun(i)),
            Limit::On(i) => noun(i),
            Limit::By(i) if self.model.text(t.span).starts_with("until") => format!("until {}", noun(i)),
            Limit::By(i) => format!("no later than {}", noun(i)),
            Limit::Before(i) => format!("before {}", noun(i)),
            Limit::After(i) => format!("after {}", self.instant(i, Form::After)),
            Limit::NoEarlier(i) => format!("no earlier than {}", noun(i)),
            Limit::AsFrom(i) => format!("as from {}", noun(i)),
            Limit::Within(d, None) => format!("within {}", self.duration(d)),
            Limit::Within(d, Some(i)) => format!("within {} of {}", self.duration(d), noun(i)),
            Limit::WithinBefore(d, i) => format!("within {} before {}", self.duration(d), noun(i)),
            Limit::Between(a, b) => format!("between {} and {}", noun(a), noun(b)),
            Limit::AfterLapse(d) => format!("after {}", self.duration(d)),
            Limit::Soft => guard(self.model.text(t.span)),
            Limit::Parallel { with, by_share, by_phase, certified } => {
                let what = self.node_of(with).map_or_else(|| self.path(with), |n| self.thing(n));
                let how = match (by_share, by_phase) {
                    (true, _) => ", share for share",
                    (_, true) => ", phase for phase",
                    _ => "",
                };
                let by = certified.as_ref().map(|l| format!(", as certified by {}", self.list(l))).unwrap_or_default();
                format!("in parallel with {what}{how}{by}")
            }
        }
    }
}
