//! How many packages there are under conditions, among those that some clashes leave.

use super::minimal::absorbed;
use super::space::{Part, Space};
use super::weigh::{count, count_under};
use super::{BigUint, Clash, Limit};
use crate::choice::{ChoiceId, Choices, Ctx, Taken};
use rustc_hash::FxHashMap;

/// The packages that are left, counted part by part.
#[derive(Debug)]
pub struct Census<'c> {
    space: Space<'c>,
    nodes: usize,
    total: BigUint,
    /// How many ways each independent part has.
    ways: Vec<BigUint>,
    /// In which part each choice is decided.
    place: FxHashMap<ChoiceId, usize>,
}

impl<'c> Census<'c> {
    /// Counts the packages without these clashes; `nodes` limits the size of each decision diagram.
    ///
    /// # Errors
    /// [`Limit`] where the choices are too entangled to be counted within it.
    pub fn new(choices: &'c Choices, clashes: &[Clash], nodes: usize) -> Result<Self, Limit> {
        let space = Space::new(choices, clashes, nodes);
        let ways = space.parts.iter().map(|p| count(std::slice::from_ref(p))).collect::<Result<Vec<_>, _>>()?;
        let total = ways.iter().product();
        let mut place = FxHashMap::default();
        for (n, part) in space.parts.iter().enumerate() {
            decided(part, &mut |id| {
                place.insert(id, n);
            });
        }
        Ok(Self { space, nodes, total, ways, place })
    }
    /// How many packages are left.
    #[must_use]
    pub fn total(&self) -> &BigUint {
        &self.total
    }
    /// In how many of them all these options are taken.
    ///
    /// # Errors
    /// [`Limit`], as for every question here.
    pub fn taking(&self, taken: &[Taken]) -> Result<BigUint, Limit> {
        let Some(taken) = self.space.choices.closed(taken).filter(|_| self.total != BigUint::ZERO) else {
            return Ok(BigUint::ZERO);
        };
        let mut touched: Vec<usize> = taken.iter().filter_map(|t| self.place.get(&t.0).copied()).collect();
        touched.sort_unstable();
        touched.dedup();
        // Whatever is taken elsewhere multiplies both alike.
        let mut out = self.total.clone();
        for n in touched {
            let (Some(part), Some(ways)) = (self.space.parts.get(n), self.ways.get(n)) else { continue };
            out = out / ways * count_under(std::slice::from_ref(part), &taken)?;
        }
        Ok(out)
    }
    /// In how many of them one of these conditions holds.
    ///
    /// # Errors
    /// [`Limit`].
    pub fn under(&self, conditions: &[Ctx]) -> Result<BigUint, Limit> {
        let choices = self.space.choices;
        let sets = absorbed(conditions.iter().map(|c| choices.taken(*c).to_vec()).collect());
        let apart = |a: &Clash, b: &Clash| a.iter().any(|t| b.iter().any(|u| t.0 == u.0 && t.1 != u.1));
        if sets.iter().enumerate().all(|(i, a)| sets.iter().skip(i + 1).all(|b| apart(a, b))) {
            return sets.iter().try_fold(BigUint::ZERO, |n, s| Ok(n + self.taking(s)?));
        }
        // Conditions that overlap would be counted twice: all without those in which none holds.
        let without: Vec<Clash> = self.space.clashes.iter().cloned().chain(sets).collect();
        Ok(&self.total - Space::new(choices, &without, self.nodes).count()?)
    }
}

/// Every choice that is decided in a part.
fn decided(part: &Part, put: &mut dyn FnMut(ChoiceId)) {
    let mut inside = |parts: &[Part]| parts.iter().for_each(|p| decided(p, put));
    match part {
        Part::Single(_, options) => options.iter().flatten().for_each(|p| inside(p)),
        Part::Joined(j) => j.inner.iter().for_each(|p| inside(p)),
    }
    match part {
        Part::Single(choice, _) => put(*choice),
        Part::Joined(j) => j.options.iter().for_each(|t| put(t.0)),
    }
}
