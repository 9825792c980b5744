//! The minimal sets of options under which a condition holds.

use super::Clash;
use crate::choice::{ChoiceId, Choices, Cut, Taken};

/// Beyond so many sets on the way, a condition is left as it is written.
const MOST: usize = 4_000;

/// All minimal sets of options (closed upwards) of which each makes one of `terms` hold, whatever else is taken; the terms
/// are closed upwards too. Where there would be very many, the terms themselves without those that contain another, and the
/// choices note it.
#[must_use]
pub fn minimal(choices: &Choices, terms: &[Clash]) -> Vec<Clash> {
    let mut worst = 0;
    let all = primes(choices, absorbed(terms.to_vec()), &mut worst);
    let mut out = all;
    if worst > MOST {
        choices.note_cut(Cut::Smallest);
        out = absorbed(terms.to_vec());
    }
    out.sort();
    out
}

/// The sets without those that contain another.
#[must_use]
pub fn absorbed(mut sets: Vec<Clash>) -> Vec<Clash> {
    sets.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    sets.dedup();
    let mut out: Vec<Clash> = Vec::new();
    for set in sets {
        if !out.iter().any(|o| within(o, &set)) {
            out.push(set);
        }
    }
    out
}

/// Whether `large` has everything that `small` has; both are sorted.
#[must_use]
pub fn within(small: &[Taken], large: &[Taken]) -> bool {
    small.iter().all(|t| large.binary_search(t).is_ok())
}

/// By splitting over the outermost choice: a minimal set takes one of its options, or holds whichever is taken.
fn primes(choices: &Choices, terms: Vec<Clash>, worst: &mut usize) -> Vec<Clash> {
    *worst = (*worst).max(terms.len());
    let Some(choice) = outermost(choices, &terms) else { return terms.into_iter().take(1).collect() };
    if *worst > MOST || terms.iter().any(Vec::is_empty) {
        return terms.into_iter().filter(Vec::is_empty).take(1).collect();
    }
    let options = option_count(choices, choice);
    let mut out = Vec::new();
    for o in 0..options {
        for mut set in primes(choices, with(&terms, (choice, o)), worst) {
            let at = set.partition_point(|t| *t < (choice, o));
            set.insert(at, (choice, o));
            out.push(set);
        }
    }
    out.extend(primes(choices, whichever(choices, choice, &terms, worst), worst));
    *worst = (*worst).max(out.len());
    absorbed(out)
}

/// What is left of the terms whichever option of `choice` is taken, and whatever is taken inside it.
fn whichever(choices: &Choices, choice: ChoiceId, terms: &[Clash], worst: &mut usize) -> Vec<Clash> {
    if !terms.iter().flatten().any(|t| t.0 == choice) {
        return terms.to_vec();
    }
    let mut out: Vec<Clash> = vec![Vec::new()];
    for o in 0..option_count(choices, choice) {
        let mut rest = with(terms, (choice, o));
        // What stands inside this option is no part of what is left.
        let stands_here =
            |c: &ChoiceId| choices.get(*c).is_some_and(|c| choices.taken(c.parent).contains(&(choice, o)));
        while let Some(inner) = rest.iter().flatten().map(|t| t.0).find(stands_here) {
            rest = whichever(choices, inner, &rest, worst);
        }
        let mut next = Vec::new();
        for a in &out {
            for b in &rest {
                next.extend(joined(a, b));
                if next.len() > MOST {
                    *worst = next.len();
                    return Vec::new();
                }
            }
        }
        out = absorbed(next);
    }
    out
}

/// A choice of the terms that stands in no option of another of them.
fn outermost(choices: &Choices, terms: &[Clash]) -> Option<ChoiceId> {
    let mut all: Vec<ChoiceId> = terms.iter().flatten().map(|t| t.0).collect();
    all.sort_unstable();
    all.dedup();
    let free = |c: &&ChoiceId| {
        let parents = choices.get(**c).map_or(&[][..], |c| choices.taken(c.parent));
        parents.iter().all(|p| p.0 == **c || all.binary_search(&p.0).is_err())
    };
    all.iter().find(free).or(all.first()).copied()
}

/// The terms once an option is taken: those that take another are gone.
fn with(terms: &[Clash], taken: Taken) -> Vec<Clash> {
    let fits = |t: &&Clash| t.iter().all(|u| u.0 != taken.0 || u.1 == taken.1);
    absorbed(terms.iter().filter(fits).map(|t| t.iter().filter(|u| **u != taken).copied().collect()).collect())
}

fn joined(a: &[Taken], b: &[Taken]) -> Option<Clash> {
    let mut out = [a, b].concat();
    out.sort_unstable();
    out.dedup();
    let parted = out.iter().zip(out.iter().skip(1)).any(|(x, y)| x.0 == y.0);
    (!parted).then_some(out)
}

fn option_count(choices: &Choices, choice: ChoiceId) -> u16 {
    choices.get(choice).map_or(0, |c| u16::try_from(c.options.len()).unwrap_or(u16::MAX))
}
