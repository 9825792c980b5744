//! Clashes found lazily: an oracle is asked about some options at a time, and every answer is learnt from.
//!
//! It is asked of sets that take at most one option a choice, and not more than are needed: a set that fixes every choice would
//! hide smaller clashes. Whatever fits is made as large as it can be, over all options of all choices, and no part of it is
//! asked about again; whatever does not fit is made as small as it can be, and is a clash.

use super::Clash;
use super::satisfy::Solver;
use crate::choice::{Choices, Ctx, Cut, Taken};
use rustc_hash::FxHashMap;

/// Options taken together, sorted by choice and closed upwards. It may hold several options of one choice: then what each of
/// them demands is demanded at once.
pub type Partial = [Taken];

/// What an oracle knows of a set of options.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// These of them cannot stand together; they need not be as few as possible.
    Conflict(Vec<Taken>),
    /// They can, and so can these, which contain them: whatever the solution that was found also satisfies. The set itself
    /// where nothing more is known.
    Fits(Vec<Taken>),
}

/// Something that can tell whether options stand together. It must be monotone: what does not fit does not fit with more.
pub trait Oracle {
    /// The options that make a difference, each once. Others are never asked about.
    fn options(&self) -> Vec<Taken>;
    /// Whether these options stand together.
    fn ask(&self, partial: &Partial) -> Answer;
}

/// The clashes of an oracle.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Found {
    /// Each minimal clash, sorted.
    pub clashes: Vec<Clash>,
    /// Whether these are all: the oracle was not asked more often than allowed.
    pub complete: bool,
    /// How often it was asked.
    pub asked: usize,
}

/// Finds every minimal clash of an oracle, asking it at most `most` times. Where that was too little, the choices note it.
#[must_use]
pub fn clashes(choices: &Choices, oracle: &dyn Oracle, most: usize) -> Found {
    if let Some(found) = of_one_choice(choices, oracle, most) {
        return found;
    }
    let mut hunt = Hunt::new(choices, oracle, most);
    let complete = hunt.run().is_some();
    if !complete {
        choices.note_cut(Cut::Conditions);
    }
    let mut clashes = super::minimal::absorbed(hunt.clashes);
    clashes.sort();
    Found { clashes, complete, asked: hunt.asked }
}

/// The clashes where all that makes a difference are options of one choice, which nothing stands around: each is asked about by itself.
fn of_one_choice(choices: &Choices, oracle: &dyn Oracle, most: usize) -> Option<Found> {
    let options = oracle.options();
    let (choice, _) = *options.first()?;
    let nested = choices.get(choice).is_none_or(|c| c.parent != Ctx::ALWAYS);
    if nested || options.iter().any(|o| o.0 != choice) || options.len() >= most {
        return None;
    }
    let conflicts = |partial: &Partial| matches!(oracle.ask(partial), Answer::Conflict(_));
    if conflicts(&[]) {
        return Some(Found { clashes: vec![Vec::new()], complete: true, asked: 1 });
    }
    let mut clashes: Vec<Clash> = options.iter().map(|o| vec![*o]).filter(|clash| conflicts(clash)).collect();
    clashes.sort();
    Some(Found { clashes, complete: true, asked: options.len() + 1 })
}

struct Hunt<'a> {
    choices: &'a Choices,
    oracle: &'a dyn Oracle,
    options: Vec<Taken>,
    index: FxHashMap<Taken, usize>,
    solver: Solver,
    clashes: Vec<Clash>,
    asked: usize,
    most: usize,
}

impl<'a> Hunt<'a> {
    fn new(choices: &'a Choices, oracle: &'a dyn Oracle, most: usize) -> Self {
        let mut options: Vec<Taken> = Vec::new();
        for option in oracle.options() {
            options.extend(choices.closed(&[option]).into_iter().flatten());
        }
        options.sort_unstable();
        options.dedup();
        let index: FxHashMap<Taken, usize> = options.iter().enumerate().map(|(i, t)| (*t, i)).collect();
        let mut solver = Solver::new(options.len());
        for (i, a) in options.iter().enumerate() {
            for (j, b) in options.iter().enumerate().skip(i + 1) {
                if a.0 == b.0 {
                    solver.add(&[(i, false), (j, false)]);
                }
            }
            for up in choices.closed(&[*a]).into_iter().flatten().filter(|u| u != a) {
                if let Some(j) = index.get(&up) {
                    solver.add(&[(i, false), (*j, true)]);
                }
            }
        }
        Self { choices, oracle, options, index, solver, clashes: Vec::new(), asked: 0, most }
    }

    /// `None` where the oracle would have to be asked too often.
    fn run(&mut self) -> Option<()> {
        while let Some(found) = self.solver.solve(&[]) {
            let seed: Vec<Taken> = self.options.iter().zip(&found).filter(|(_, is)| **is).map(|(t, _)| *t).collect();
            match self.ask(&seed)? {
                Answer::Conflict(some) => self.shrink(some)?,
                Answer::Fits(also) => self.grow(&seed, also)?,
            }
        }
        Some(())
    }

    fn ask(&mut self, partial: &Partial) -> Option<Answer> {
        self.asked += 1;
        (self.asked <= self.most).then(|| self.oracle.ask(partial))
    }

    /// Makes a conflict minimal by leaving out one option after the other, each with what stands inside it.
    fn shrink(&mut self, conflict: Vec<Taken>) -> Option<()> {
        let mut clash = self.choices.closed(&conflict).unwrap_or(conflict);
        let mut kept: Vec<Taken> = Vec::new();
        while let Some(&out) = clash.iter().rev().find(|t| !kept.contains(t)) {
            let inside = |t: &Taken| {
                *t == out || self.choices.get(t.0).is_some_and(|c| self.choices.taken(c.parent).contains(&out))
            };
            let less: Vec<Taken> = clash.iter().filter(|t| !inside(t)).copied().collect();
            match self.ask(&less)? {
                Answer::Conflict(some) => {
                    let smaller = self.choices.closed(&some).unwrap_or(less);
                    clash.retain(|t| smaller.contains(t));
                }
                Answer::Fits(_) => kept.push(out),
            }
        }
        let clause: Vec<(usize, bool)> = clash.iter().filter_map(|t| Some((*self.index.get(t)?, false))).collect();
        self.solver.add(&clause);
        self.clashes.push(clash);
        Some(())
    }

    /// Makes what fits as large as it can be, and asks for something outside it from now on.
    fn grow(&mut self, seed: &[Taken], also: Vec<Taken>) -> Option<()> {
        let mut all = also;
        all.extend(seed);
        all.sort_unstable();
        all.dedup();
        let learnt = all.len() > seed.len();
        let options = if learnt { Vec::new() } else { self.options.clone() };
        for option in options {
            if all.binary_search(&option).is_ok() {
                continue;
            }
            let mut more = self.choices.closed(&[option]).unwrap_or_default();
            more.extend(&all);
            more.sort_unstable();
            more.dedup();
            if let Answer::Fits(also) = self.ask(&more)? {
                all = more;
                all.extend(also);
                all.sort_unstable();
                all.dedup();
            }
        }
        let outside = self.options.iter().enumerate().filter(|(_, t)| all.binary_search(t).is_err());
        let clause: Vec<(usize, bool)> = outside.map(|(i, _)| (i, true)).collect();
        self.solver.add(&clause);
        Some(())
    }
}
