//! What there is to ask of a space: how many packages, which options some package takes, what decides what, which packages
//! weigh most.

use super::diagram::{Diagram, Node};
use super::space::{Joined, Part, Space};
use super::{BigUint, Limit};
use crate::choice::{ChoiceId, Taken};
use rustc_hash::FxHashSet;

/// The best packages by some weight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Best {
    /// Their weight.
    pub weight: i64,
    /// How many weigh that much.
    pub count: BigUint,
    /// Some of them: the options taken, sorted by choice.
    pub packages: Vec<Vec<Taken>>,
}

/// A heaviest way through something, how many such ways there are, and some of them.
type Way = Option<Best>;

impl Space<'_> {
    /// How many packages there are.
    ///
    /// # Errors
    /// [`Limit`] where a diagram would have been too large, as for every question here.
    pub fn count(&self) -> Result<BigUint, Limit> {
        count(&self.parts)
    }

    /// The options that some package takes.
    ///
    /// # Errors
    /// [`Limit`].
    pub fn alive(&self) -> Result<FxHashSet<Taken>, Limit> {
        let mut out = FxHashSet::default();
        alive(&self.parts, &mut out)?;
        Ok(out)
    }

    /// Pairs of options of which the first decides the second: every package that takes the first takes the second, and not
    /// only because of what the first stands in. The second's choice has another option that some package takes.
    ///
    /// # Errors
    /// [`Limit`].
    pub fn coupled(&self) -> Result<Vec<(Taken, Taken)>, Limit> {
        let mut out = Vec::new();
        let living = self.alive()?;
        if !living.is_empty() {
            coupled(&self.parts, &mut out)?;
        }
        let open = |c: ChoiceId| living.iter().filter(|t| t.0 == c).count() > 1;
        let mut many: rustc_hash::FxHashMap<ChoiceId, bool> = rustc_hash::FxHashMap::default();
        out.retain(|(a, b)| living.contains(a) && *many.entry(b.0).or_insert_with(|| open(b.0)));
        out.sort_unstable();
        Ok(out)
    }

    /// The packages with the greatest sum of the weights of their options; at most `most` are written out. `None` where there
    /// is no package at all.
    ///
    /// # Errors
    /// [`Limit`].
    pub fn best(&self, weight: &dyn Fn(Taken) -> i64, most: usize) -> Result<Option<Best>, Limit> {
        let mut best = best(&self.parts, weight, most)?;
        for package in best.iter_mut().flat_map(|b| &mut b.packages) {
            package.sort_unstable();
        }
        Ok(best)
    }
}

/// How many ways there are through all these parts.
pub(super) fn count(parts: &[Part]) -> Result<BigUint, Limit> {
    count_under(parts, &[])
}

/// How many ways there are on which these options are taken, which are closed upwards.
pub(super) fn count_under(parts: &[Part], taken: &[Taken]) -> Result<BigUint, Limit> {
    parts.iter().try_fold(BigUint::from(1u8), |all, part| Ok(all * count_part(part, taken)?))
}

fn count_part(part: &Part, taken: &[Taken]) -> Result<BigUint, Limit> {
    let fits = |option: &Taken| taken.iter().all(|t| t.0 != option.0 || t.1 == option.1);
    match part {
        Part::Single(choice, options) => {
            let options = (0u16..).zip(options).filter(|(o, _)| fits(&(*choice, *o)));
            options.filter_map(|o| o.1.as_ref()).try_fold(BigUint::ZERO, |sum, i| Ok(sum + count_under(i, taken)?))
        }
        Part::Joined(j) => {
            let weight = |(option, inner): (&Taken, &Vec<Part>)| {
                if fits(option) { count_under(inner, taken) } else { Ok(BigUint::ZERO) }
            };
            let weights = j.options.iter().zip(&j.inner).map(weight).collect::<Result<Vec<_>, _>>()?;
            let diagram = j.diagram.as_ref().ok_or(Limit)?;
            Ok(sum(diagram, BigUint::from(1u8), &BigUint::ZERO, &mut |on, no, yes| {
                let weight = weights.get(on).cloned().unwrap_or_default();
                no.clone() + yes * weight
            }))
        }
    }
}

/// Folds a diagram from its ends to its beginning. A variable that an edge passes over may be either.
fn sum<T: Clone>(d: &Diagram, full: T, none: &T, join: &mut dyn FnMut(usize, &T, &T) -> T) -> T {
    let worth = fold(d, full, none, join);
    let root = d.root();
    let at = worth.get(root).cloned().unwrap_or_else(|| none.clone());
    lift(d, 0, root, at, none, join)
}

/// The worth of each node, over the variables from its own on.
fn fold<T: Clone>(d: &Diagram, full: T, none: &T, join: &mut dyn FnMut(usize, &T, &T) -> T) -> Vec<T> {
    let mut worth: Vec<T> = Vec::with_capacity(d.nodes.len());
    for (i, Node { on, no, yes }) in d.nodes.iter().copied().enumerate() {
        let value = match i {
            0 => none.clone(),
            1 => full.clone(),
            _ => {
                let mut side = |to: usize| {
                    let at = worth.get(to).cloned().unwrap_or_else(|| none.clone());
                    lift(d, on + 1, to, at, none, join)
                };
                let (no, yes) = (side(no), side(yes));
                join(on, &no, &yes)
            }
        };
        worth.push(value);
    }
    worth
}

/// The worth of a node over the variables from `from` on.
fn lift<T: Clone>(
    d: &Diagram,
    from: usize,
    node: usize,
    at: T,
    none: &T,
    join: &mut dyn FnMut(usize, &T, &T) -> T,
) -> T {
    if node == 0 {
        return none.clone();
    }
    (from..d.node(node).on).rev().fold(at, |worth, on| join(on, &worth.clone(), &worth))
}

fn alive(parts: &[Part], out: &mut FxHashSet<Taken>) -> Result<(), Limit> {
    // One part without a way through leaves no package.
    for part in parts {
        if count_part(part, &[])? == BigUint::ZERO {
            return Ok(());
        }
    }
    for part in parts {
        match part {
            Part::Single(choice, options) => {
                for (o, inner) in (0u16..).zip(options) {
                    let Some(inner) = inner else { continue };
                    if count(inner)? != BigUint::ZERO {
                        out.insert((*choice, o));
                        alive(inner, out)?;
                    }
                }
            }
            Part::Joined(j) => {
                let ways = ways(j, &[])?;
                for ((taken, inner), way) in j.options.iter().zip(&j.inner).zip(ways) {
                    if way.yes {
                        out.insert(*taken);
                        alive(inner, out)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Whether a variable can be true, and whether it can be false.
#[derive(Clone, Copy, Default)]
struct Can {
    yes: bool,
    no: bool,
}

/// What each variable can be where those of `taken` are true.
fn ways(j: &Joined, taken: &[usize]) -> Result<Vec<Can>, Limit> {
    let d = j.diagram.as_ref().ok_or(Limit)?;
    // What is free inside an option has always some way through.
    let can = |v: usize| Can { yes: true, no: !taken.contains(&v) };
    let good = fold(d, true, &false, &mut |on, no, yes| *no && can(on).no || *yes && can(on).yes);
    let mut out = vec![Can::default(); d.variables];
    // Variables between `from` and the node that is reached are free.
    let pass = |from: usize, to: usize, out: &mut Vec<Can>| {
        let range = from..d.node(to).on;
        let open = range.clone().all(|v| can(v).yes || can(v).no);
        if to != 0 && good.get(to) == Some(&true) && open {
            for v in range {
                out.get_mut(v).into_iter().for_each(|o| {
                    o.yes |= can(v).yes;
                    o.no |= can(v).no;
                });
            }
            return true;
        }
        false
    };
    let mut reached = vec![false; d.nodes.len()];
    if pass(0, d.root(), &mut out) {
        reached.get_mut(d.root()).into_iter().for_each(|r| *r = true);
    }
    for i in (2..d.nodes.len()).rev() {
        if reached.get(i) != Some(&true) {
            continue;
        }
        let Node { on, no, yes } = d.node(i);
        for (to, is) in [(no, false), (yes, true)] {
            let allowed = if is { can(on).yes } else { can(on).no };
            if allowed && pass(on + 1, to, &mut out) {
                reached.get_mut(to).into_iter().for_each(|r| *r = true);
                if let Some(o) = out.get_mut(on) {
                    o.yes |= is;
                    o.no |= !is;
                }
            }
        }
    }
    Ok(out)
}

fn coupled(parts: &[Part], out: &mut Vec<(Taken, Taken)>) -> Result<(), Limit> {
    for part in parts {
        match part {
            Part::Single(_, options) => {
                for inner in options.iter().flatten() {
                    if count(inner)? != BigUint::ZERO {
                        coupled(inner, out)?;
                    }
                }
            }
            Part::Joined(j) => {
                for (v, option) in j.options.iter().enumerate() {
                    let parents = j.parents.iter().find(|p| p.0 == option.0).map_or(&[][..], |p| &p.1);
                    let before = ways(j, parents)?;
                    let mut with = parents.to_vec();
                    with.push(v);
                    let after = ways(j, &with)?;
                    for ((other, b), a) in j.options.iter().zip(before).zip(after) {
                        if other.0 != option.0 && a.yes && !a.no && b.no {
                            out.push((*option, *other));
                        }
                    }
                }
            }
        }
    }
    Ok(())
}

fn best(parts: &[Part], weight: &dyn Fn(Taken) -> i64, most: usize) -> Result<Way, Limit> {
    let mut all = Some(Best { weight: 0, count: BigUint::from(1u8), packages: vec![Vec::new()] });
    for part in parts {
        let own = match part {
            Part::Single(choice, options) => {
                let mut ways = None;
                for (o, inner) in (0u16..).zip(options) {
                    let Some(inner) = inner else { continue };
                    let way = taking((*choice, o), best(inner, weight, most)?, weight);
                    ways = better(ways, way, most);
                }
                ways
            }
            Part::Joined(j) => {
                let mut inner = Vec::with_capacity(j.inner.len());
                for (option, parts) in j.options.iter().zip(&j.inner) {
                    inner.push(taking(*option, best(parts, weight, most)?, weight));
                }
                let full = Some(Best { weight: 0, count: BigUint::from(1u8), packages: vec![Vec::new()] });
                let d = j.diagram.as_ref().ok_or(Limit)?;
                sum(d, full, &None, &mut |on, no: &Way, yes: &Way| {
                    let way = both(inner.get(on).cloned().flatten(), yes.clone(), most);
                    better(no.clone(), way, most)
                })
            }
        };
        all = both(all, own, most);
    }
    Ok(all)
}

fn taking(option: Taken, inner: Way, weight: &dyn Fn(Taken) -> i64) -> Way {
    inner.map(|mut way| {
        way.weight = way.weight.saturating_add(weight(option));
        way.packages.iter_mut().for_each(|p| p.push(option));
        way
    })
}

/// The heavier of two ways, or both where they weigh the same.
fn better(a: Way, b: Way, most: usize) -> Way {
    match (a, b) {
        (Some(mut a), Some(b)) if a.weight == b.weight => {
            a.count += b.count;
            a.packages.extend(b.packages);
            a.packages.truncate(most);
            Some(a)
        }
        (Some(a), Some(b)) => Some(if a.weight > b.weight { a } else { b }),
        (a, b) => a.or(b),
    }
}

/// Two ways one after the other.
fn both(a: Way, b: Way, most: usize) -> Way {
    let (a, b) = (a?, b?);
    let pairs = a.packages.iter().flat_map(|p| b.packages.iter().map(move |q| [p.as_slice(), q].concat()));
    Some(Best {
        weight: a.weight.saturating_add(b.weight),
        count: a.count * b.count,
        packages: pairs.take(most).collect(),
    })
}
