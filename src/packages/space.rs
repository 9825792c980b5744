//! All packages at once: the choices split into what no clash joins.

use super::Clash;
use super::diagram::{Clause, Diagram};
use super::satisfy::Solver;
use crate::choice::{ChoiceId, Choices, Taken};
use rustc_hash::{FxHashMap, FxHashSet};

/// The packages in which none of some clashes stands.
#[derive(Debug)]
pub struct Space<'c> {
    pub(super) choices: &'c Choices,
    pub(super) clashes: Vec<Clash>,
    /// Independent of each other; a package takes one combination of each.
    pub(super) parts: Vec<Part>,
}

/// Choices that are decided together.
#[derive(Debug)]
pub(super) enum Part {
    /// One choice; for each option what is independent inside it, or nothing where the option cannot be taken.
    Single(ChoiceId, Vec<Option<Vec<Part>>>),
    /// Choices that clashes join: the options as variables, and what is independent inside each.
    Joined(Box<Joined>),
}

/// Choices that clashes join.
#[derive(Debug)]
pub(super) struct Joined {
    /// The option that each variable is.
    pub options: Vec<Taken>,
    /// What each of the choices stands under, as far as that is decided here.
    pub parents: Vec<(ChoiceId, Vec<usize>)>,
    /// What is independent inside each option.
    pub inner: Vec<Vec<Part>>,
    /// Which combinations may be taken; none where the diagram would be too large.
    pub diagram: Option<Diagram>,
}

/// What building needs to know of the choices.
struct Builder<'c> {
    choices: &'c Choices,
    /// The choices that stand directly in each option.
    inside: FxHashMap<Taken, Vec<ChoiceId>>,
    /// The one option in which each choice stands directly; none for an outermost one and for one that stands in several at once.
    stands: FxHashMap<ChoiceId, Taken>,
    nodes: usize,
}

impl<'c> Space<'c> {
    /// The space of all packages without these clashes; `nodes` limits the size of each decision diagram.
    #[must_use]
    pub fn new(choices: &'c Choices, clashes: &[Clash], nodes: usize) -> Self {
        let mut clashes = super::minimal::absorbed(clashes.to_vec());
        // A bracket that stands in two options at once exists where both are taken: what joins them is no clash, but a tie.
        let mut ties: Vec<Vec<ChoiceId>> = Vec::new();
        let mut inside: FxHashMap<Taken, Vec<ChoiceId>> = FxHashMap::default();
        let mut stands = FxHashMap::default();
        let mut roots = Vec::new();
        for (id, choice) in choices.iter() {
            let parents = choices.innermost(choices.taken(choice.parent));
            match parents.as_slice() {
                [one] if one.0 != id => {
                    inside.entry(*one).or_default().push(id);
                    stands.insert(id, *one);
                }
                [] => roots.push(id),
                many => {
                    ties.push(many.iter().map(|p| p.0).chain([id]).collect());
                    roots.push(id);
                }
            }
        }
        // A bracket inside itself by name can never be there.
        clashes.retain(|c| c.iter().zip(c.iter().skip(1)).all(|(a, b)| a.0 != b.0));
        let builder = Builder { choices, inside, stands, nodes };
        let never = clashes.iter().any(Vec::is_empty);
        let parts =
            if never { vec![Part::Single(ChoiceId(0), Vec::new())] } else { builder.parts(&roots, &clashes, &ties) };
        Self { choices, clashes, parts }
    }

    /// A package, if there is one that takes these options; also where the diagrams are too large.
    #[must_use]
    pub fn package_with(&self, taken: &[Taken]) -> Option<Vec<Taken>> {
        let mut search = self.search();
        search.package(taken)
    }
    /// For many questions about single packages.
    #[must_use]
    pub fn search(&self) -> Search {
        let mut options = Vec::new();
        let mut index = FxHashMap::default();
        for (id, choice) in self.choices.iter() {
            for o in 0..u16::try_from(choice.options.len()).unwrap_or(u16::MAX) {
                index.insert((id, o), options.len());
                options.push((id, o));
            }
        }
        let mut solver = Solver::new(options.len());
        for clause in structure(self.choices, &options, &index, &[]) {
            solver.add(&clause);
        }
        for clash in &self.clashes {
            let clause: Vec<_> = clash.iter().filter_map(|t| index.get(t).map(|v| (*v, false))).collect();
            solver.add(&clause);
        }
        Search { solver, options, index }
    }
}

/// A search for single packages.
#[derive(Debug)]
pub struct Search {
    solver: Solver,
    options: Vec<Taken>,
    index: FxHashMap<Taken, usize>,
}

impl Search {
    /// A package that takes these options, if there is one.
    pub fn package(&mut self, taken: &[Taken]) -> Option<Vec<Taken>> {
        let assuming: Vec<_> = taken.iter().filter_map(|t| self.index.get(t).map(|v| (*v, true))).collect();
        let found = self.solver.solve(&assuming)?;
        Some(self.options.iter().zip(found).filter(|(_, is)| *is).map(|(t, _)| *t).collect())
    }
    /// The options that some package takes.
    pub fn alive(&mut self) -> FxHashSet<Taken> {
        let mut out = FxHashSet::default();
        for option in self.options.clone() {
            if !out.contains(&option) {
                out.extend(self.package(&[option]).into_iter().flatten());
            }
        }
        out
    }
}

/// That a choice has exactly one option taken where it stands, and none elsewhere. What is `fixed` around it holds already.
fn structure(choices: &Choices, options: &[Taken], index: &FxHashMap<Taken, usize>, fixed: &[Taken]) -> Vec<Clause> {
    let mut out = Vec::new();
    let mut last = None;
    for &(id, _) in options {
        if last == Some(id) {
            continue;
        }
        last = Some(id);
        let Some(choice) = choices.get(id) else { continue };
        let own: Vec<usize> = (0..choice.options.len())
            .filter_map(|o| index.get(&(id, u16::try_from(o).unwrap_or(u16::MAX))).copied())
            .collect();
        let around = choices.taken(choice.parent).iter().filter(|t| !fixed.contains(t));
        let around: Vec<Option<usize>> = around.map(|t| index.get(t).copied()).collect();
        let some = own.iter().map(|v| (*v, true)).chain(around.iter().flatten().map(|v| (*v, false)));
        if around.iter().all(Option::is_some) {
            out.push(some.collect());
        }
        for (i, a) in own.iter().enumerate() {
            out.extend(own.iter().skip(i + 1).map(|b| vec![(*a, false), (*b, false)]));
            out.extend(around.iter().map(|p| match p {
                Some(p) => vec![(*a, false), (*p, true)],
                None => vec![(*a, false)],
            }));
        }
    }
    out
}

impl Builder<'_> {
    /// The parts that choices in one place fall into. `clashes` speak of these choices and of what is inside them alone.
    fn parts(&self, roots: &[ChoiceId], clashes: &[Clash], ties: &[Vec<ChoiceId>]) -> Vec<Part> {
        let place: FxHashMap<ChoiceId, usize> = roots.iter().enumerate().map(|(i, r)| (*r, i)).collect();
        let root_of = |mut id: ChoiceId| {
            // Up to the choice that stands in this very place.
            for _ in 0..=self.choices.len() {
                if let Some(&at) = place.get(&id) {
                    return Some(at);
                }
                id = self.stands.get(&id)?.0;
            }
            None
        };
        let mut group: Vec<usize> = (0..roots.len()).collect();
        let sets = clashes.iter().map(|c| c.iter().map(|t| t.0).collect::<Vec<_>>()).chain(ties.iter().cloned());
        for set in sets {
            let mut first = None;
            for at in set.into_iter().filter_map(root_of) {
                let at = find(&mut group, at);
                let to = *first.get_or_insert(at);
                if let Some(g) = group.get_mut(at) {
                    *g = to;
                }
            }
        }
        let mut members: Vec<Vec<ChoiceId>> = vec![Vec::new(); roots.len()];
        for (i, root) in roots.iter().enumerate() {
            let leader = find(&mut group, i);
            if let Some(list) = members.get_mut(leader) {
                list.push(*root);
            }
        }
        let mut own: Vec<Vec<&Clash>> = vec![Vec::new(); roots.len()];
        for clash in clashes {
            if let Some(at) = clash.first().and_then(|t| root_of(t.0)) {
                let leader = find(&mut group, at);
                own.get_mut(leader).into_iter().for_each(|l| l.push(clash));
            }
        }
        let tied = |list: &[ChoiceId]| ties.iter().flatten().any(|t| list.contains(t));
        members
            .iter()
            .zip(own)
            .filter(|(list, _)| !list.is_empty())
            .map(|(list, own)| match list.as_slice() {
                [one] if !tied(list) => self.single(*one, &own),
                many => self.joined(many, &own, ties),
            })
            .collect()
    }

    fn single(&self, choice: ChoiceId, clashes: &[&Clash]) -> Part {
        let options = self.choices.get(choice).map_or(0, |c| u16::try_from(c.options.len()).unwrap_or(u16::MAX));
        let mut each: Vec<Vec<Clash>> = vec![Vec::new(); usize::from(options)];
        for clash in clashes {
            if let Some(taken) = clash.iter().find(|t| t.0 == choice)
                && let Some(list) = each.get_mut(usize::from(taken.1))
            {
                list.push(clash.iter().filter(|t| t.0 != choice).copied().collect());
            }
        }
        let inner = |(o, rest): (u16, Vec<Clash>)| {
            let roots = self.inside.get(&(choice, o)).map_or(&[][..], |l| l.as_slice());
            (!rest.iter().any(Vec::is_empty)).then(|| self.parts(roots, &rest, &[]))
        };
        Part::Single(choice, (0..options).zip(each).map(inner).collect())
    }

    fn joined(&self, roots: &[ChoiceId], clashes: &[&Clash], ties: &[Vec<ChoiceId>]) -> Part {
        // The choices that are spoken of, and those around them up to this place.
        let mut spoken: Vec<ChoiceId> = roots.to_vec();
        spoken.extend(clashes.iter().flat_map(|c| c.iter().map(|t| t.0)));
        let mut tied: Vec<ChoiceId> = ties.iter().flatten().copied().collect();
        tied.retain(|t| {
            let up = std::iter::successors(Some(*t), |id| self.stands.get(id).map(|s| s.0));
            up.take(self.choices.len() + 1).any(|id| roots.contains(&id))
        });
        spoken.extend(tied);
        let mut next = 0;
        while let Some(&id) = spoken.get(next) {
            next += 1;
            if let Some(around) =
                self.stands.get(&id).map(|s| s.0).filter(|a| !roots.contains(&id) && !spoken.contains(a))
            {
                spoken.push(around);
            }
        }
        spoken.sort_unstable();
        spoken.dedup();
        let mut options = Vec::new();
        let mut index = FxHashMap::default();
        for &id in &spoken {
            for o in 0..self.choices.get(id).map_or(0, |c| u16::try_from(c.options.len()).unwrap_or(u16::MAX)) {
                index.insert((id, o), options.len());
                options.push((id, o));
            }
        }
        // What holds around this place is not decided here.
        let decided = |t: &Taken| index.contains_key(t);
        let mut fixed: Vec<Taken> = Vec::new();
        for &id in &spoken {
            let around = self.choices.get(id).map_or(&[][..], |c| self.choices.taken(c.parent));
            fixed.extend(around.iter().filter(|t| !decided(t)));
        }
        let inner: Vec<Vec<Part>> = options
            .iter()
            .map(|t| {
                let all = self.inside.get(t).map_or(&[][..], |l| l.as_slice());
                let free: Vec<ChoiceId> = all.iter().filter(|c| spoken.binary_search(c).is_err()).copied().collect();
                self.parts(&free, &[], &[])
            })
            .collect();
        let mut clauses = structure(self.choices, &options, &index, &fixed);
        for clash in clashes {
            clauses.push(clash.iter().filter_map(|t| index.get(t).map(|v| (*v, false))).collect());
        }
        let parents = spoken
            .iter()
            .map(|id| {
                let around = self.choices.get(*id).map_or(&[][..], |c| self.choices.taken(c.parent));
                (*id, around.iter().filter_map(|t| index.get(t).copied()).collect())
            })
            .collect();
        let diagram = Diagram::of(options.len(), &clauses, self.nodes).ok();
        Part::Joined(Box::new(Joined { options, parents, inner, diagram }))
    }
}

fn find(group: &mut [usize], mut at: usize) -> usize {
    while let Some(&up) = group.get(at).filter(|up| **up != at) {
        at = up;
    }
    at
}
