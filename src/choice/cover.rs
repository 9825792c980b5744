//! Whether some conditions leave nothing of another, and what they leave: by splitting over the choices that they take, each
//! remainder once.

use super::{ChoiceId, Choices, Ctx, Cut, Taken};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// So many remainders are looked at for one question, and so many conditions are given as its answer: beyond that it is noted
/// that the answer is cut short.
const REMAINDERS: usize = 20_000;
/// See [`REMAINDERS`].
pub const CONDITIONS: usize = 256;

/// What is still to be taken for a condition to hold, sorted.
type Term = SmallVec<[Taken; 2]>;

struct Splitter<'c> {
    choices: &'c Choices,
    known: FxHashMap<Vec<Term>, bool>,
}

impl Choices {
    /// Whether every package in which `whole` holds has at least one of `parts`.
    #[must_use]
    pub fn covered(&self, whole: Ctx, parts: &[Ctx]) -> bool {
        let live = self.within(whole, parts);
        Splitter { choices: self, known: FxHashMap::default() }.is_full(&live)
    }
    /// The conditions within `whole` under which none of `parts` holds; empty where they cover it.
    #[must_use]
    pub fn uncovered(&self, whole: Ctx, parts: &[Ctx]) -> Vec<Ctx> {
        let live = self.within(whole, parts);
        if live.is_empty() {
            return vec![whole];
        }
        let mut out = Vec::new();
        let mut fixed: Vec<Taken> = self.taken(whole).to_vec();
        Splitter { choices: self, known: FxHashMap::default() }.bare(&mut fixed, &live, &mut out);
        out
    }
    /// What is left of the parts where `whole` holds.
    fn within(&self, whole: Ctx, parts: &[Ctx]) -> Vec<Term> {
        let live: Vec<Term> =
            parts.iter().filter(|p| self.compatible(whole, **p)).map(|p| self.taken(*p).into()).collect();
        let held = self.taken(whole);
        sorted(live.into_iter().map(|t| t.into_iter().filter(|x| !held.contains(x)).collect()).collect())
    }
}

fn sorted(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// What is left once an option is taken: terms that take another of its choice are gone.
fn with(terms: &[Term], taken: Taken) -> Vec<Term> {
    let fits = terms.iter().filter(|t| t.iter().all(|u| u.0 != taken.0 || u.1 == taken.1));
    sorted(fits.map(|t| t.iter().filter(|u| **u != taken).copied().collect()).collect())
}

/// The choice to split over. One deep inside needs what it stands in fixed first; the smallest number is the outermost.
fn next(terms: &[Term]) -> Option<ChoiceId> {
    terms.iter().flatten().map(|t| t.0).min()
}

impl Splitter<'_> {
    fn options(&self, choice: ChoiceId) -> u16 {
        self.choices.get(choice).map_or(0, |c| u16::try_from(c.options.len()).unwrap_or(u16::MAX))
    }
    /// Whether one of the terms holds whatever is taken.
    fn is_full(&mut self, terms: &[Term]) -> bool {
        if terms.iter().any(SmallVec::is_empty) {
            return true;
        }
        let Some(choice) = next(terms) else { return false };
        if let Some(known) = self.known.get(terms) {
            return *known;
        }
        if self.known.len() >= REMAINDERS {
            self.choices.note_cut(Cut::Conditions);
            return false;
        }
        let full = (0..self.options(choice)).all(|o| self.is_full(&with(terms, (choice, o))));
        self.known.insert(terms.to_vec(), full);
        full
    }
    /// The conditions under which none of the terms holds.
    fn bare(&mut self, fixed: &mut Vec<Taken>, terms: &[Term], out: &mut Vec<Ctx>) {
        if self.is_full(terms) {
            return;
        }
        let Some(choice) = next(terms) else {
            if out.len() >= CONDITIONS {
                self.choices.note_cut(Cut::Conditions);
            } else if let Some(ctx) = self.choices.all_of(fixed).filter(|c| !out.contains(c)) {
                out.push(ctx);
            }
            return;
        };
        for o in 0..self.options(choice) {
            if out.len() >= CONDITIONS && self.choices.was_cut(Cut::Conditions) {
                return;
            }
            fixed.push((choice, o));
            self.bare(fixed, &with(terms, (choice, o)), out);
            fixed.pop();
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]
mod tests {
    use super::super::tests::choice;
    use super::*;

    /// So many choices, and of each the first option.
    fn firsts(n: usize, options: usize) -> (Choices, Vec<Ctx>) {
        let mut c = Choices::default();
        for i in 0..n {
            c.add(choice(&format!("c{i}"), Ctx::ALWAYS, options));
        }
        let firsts = c.iter().map(|(id, _)| c.all_of(&[(id, 0)]).unwrap()).collect();
        (c, firsts)
    }

    #[test]
    fn what_many_choices_leave_is_found_however_many_they_are() {
        let (c, firsts) = firsts(40, 2);
        let seconds: Vec<Taken> = c.iter().map(|(id, _)| (id, 1)).collect();
        assert_eq!(c.uncovered(Ctx::ALWAYS, &firsts), [c.all_of(&seconds).unwrap()]);
        let mut all = firsts;
        assert!(!c.covered(Ctx::ALWAYS, &all));
        all.push(c.all_of(&seconds).unwrap());
        assert!(c.covered(Ctx::ALWAYS, &all) && c.uncovered(Ctx::ALWAYS, &all).is_empty());
        assert!(!c.was_cut(Cut::Conditions));
    }

    #[test]
    fn an_answer_that_is_cut_short_is_noted() {
        let (c, firsts) = firsts(8, 3);
        assert_eq!(c.uncovered(Ctx::ALWAYS, &firsts).len(), 256);
        assert!(!c.was_cut(Cut::Conditions));
        let (c, firsts) = self::firsts(9, 3);
        assert_eq!(c.uncovered(Ctx::ALWAYS, &firsts).len(), 256);
        assert!(c.was_cut(Cut::Conditions));
    }
}
