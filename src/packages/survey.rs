//! What there is to know of the packages of one treaty: how many are consistent, what clashes, what is forced and what dead.

use super::coupling::Couplings;
use super::minimal::{absorbed, minimal};
use super::space::Space;
use super::{BigUint, Clash, Limit};
use crate::choice::{Choice, ChoiceId, Choices, Sort, Taken};
use crate::finding::{Finding, Severity};
use rustc_hash::FxHashSet;

/// Why options clash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cause {
    /// A coupling in words, by its number.
    Words(usize),
    /// A finding, by its number.
    Finding(usize),
}

/// A minimal set of options that cannot be taken together, and everything that says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reasoned {
    /// The options, sorted by choice, closed upwards.
    pub clash: Clash,
    /// Why.
    pub causes: Vec<Cause>,
}

impl Reasoned {
    /// Whether a finding shows it.
    #[must_use]
    pub fn speaks(&self) -> bool {
        self.causes.iter().any(|c| matches!(c, Cause::Finding(_)))
    }
}

/// The packages of one treaty.
#[derive(Debug)]
pub struct Survey<'c> {
    /// The packages in which nothing clashes.
    pub space: Space<'c>,
    /// The packages that the couplings in words allow.
    pub allowed: Space<'c>,
    /// The minimal clashes, those of fewer options first.
    pub clashes: Vec<Reasoned>,
    choices: &'c Choices,
}

/// How many packages there are of each sort; [`Limit`] where they are too entangled to be counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Numbers {
    /// All.
    pub total: Result<BigUint, Limit>,
    /// Those that the couplings in words allow.
    pub allowed: Result<BigUint, Limit>,
    /// Those of them in which no finding makes options clash.
    pub consistent: Result<BigUint, Limit>,
}

/// Options by what becomes of them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Fates {
    /// In no consistent package.
    pub dead: Vec<Taken>,
    /// The only ones left at their choices.
    pub forced: Vec<Taken>,
}

/// Whether a finding makes the packages in which it holds inconsistent: it is an error in what the treaty demands, and
/// holds in some packages and not in all. What is wrong with the writing (families S, X, and R but for R108) is no clash,
/// nor is what the packages themselves are asked about (N).
#[must_use]
pub fn counts(finding: &Finding, level: Severity) -> bool {
    let code = finding.code.0;
    let demands = code == "R108" || !code.starts_with(['S', 'R', 'X', 'N']);
    level == Severity::Error && demands && !finding.holds.is_empty()
}

impl<'c> Survey<'c> {
    /// Surveys the packages. `level` is how grave a finding is after the settings; `nodes` limits each decision diagram.
    #[must_use]
    pub fn new(
        choices: &'c Choices,
        couplings: &Couplings,
        findings: &[Finding],
        level: &dyn Fn(&Finding) -> Option<Severity>,
        nodes: usize,
    ) -> Self {
        let mut said: Vec<(Clash, Cause)> = Vec::new();
        for (i, coupling) in couplings.all.iter().enumerate() {
            said.extend(coupling.clashes.iter().map(|c| (c.clone(), Cause::Words(i))));
        }
        let in_words = couplings.ruled_out();
        let enters = |t: &Taken| {
            // A bracket around mere words clashes with nothing unless somebody has linked it.
            choices.get(t.0).is_none_or(|c| c.sort != Sort::Prose) || couplings.linked.binary_search(&t.0).is_ok()
        };
        for (i, finding) in findings.iter().enumerate() {
            if level(finding).is_none_or(|l| !counts(finding, l)) {
                continue;
            }
            let terms: Vec<Clash> = finding.holds.iter().filter_map(|c| choices.closed(choices.taken(*c))).collect();
            let terms: Vec<Clash> = terms.into_iter().filter(|t| t.iter().all(enters)).collect();
            said.extend(minimal(choices, &terms).into_iter().map(|c| (c, Cause::Finding(i))));
        }
        let sets = absorbed(said.iter().map(|s| s.0.clone()).collect());
        let clashes: Vec<Reasoned> = sets
            .iter()
            .map(|set| {
                let causes = said.iter().filter(|s| s.0 == *set).map(|s| s.1).collect();
                Reasoned { clash: set.clone(), causes }
            })
            .collect();
        let (space, allowed) = (Space::new(choices, &sets, nodes), Space::new(choices, &in_words, nodes));
        Self { space, allowed, clashes, choices }
    }

    /// The minimal clashes that a finding shows.
    pub fn found(&self) -> impl Iterator<Item = &Reasoned> {
        self.clashes.iter().filter(|c| c.speaks())
    }
    /// How many packages there are.
    #[must_use]
    pub fn numbers(&self) -> Numbers {
        let all = Space::new(self.choices, &[], super::NODES);
        Numbers { total: all.count(), allowed: self.allowed.count(), consistent: self.space.count() }
    }
    /// Whether there is a consistent package at all.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.clashes.is_empty() || self.space.package_with(&[]).is_some()
    }
    /// What is dead and what is forced; everything is dead where no package is consistent.
    #[must_use]
    pub fn fates(&self) -> Fates {
        if self.clashes.is_empty() {
            return Fates::default();
        }
        let alive = self.space.alive().unwrap_or_else(|_| self.space.search().alive());
        let mut out = Fates::default();
        for (id, choice) in self.choices.iter() {
            let all = (0..u16::try_from(choice.options.len()).unwrap_or(u16::MAX)).map(|o| (id, o));
            let (live, dead): (Vec<Taken>, Vec<Taken>) = all.partition(|t| alive.contains(t));
            if let ([only], true) = (live.as_slice(), choice.options.len() > 1) {
                out.forced.push(*only);
            }
            out.dead.extend(dead);
        }
        out
    }
    /// The dead options that do not stand in dead ones.
    #[must_use]
    pub fn outermost(&self, dead: &[Taken]) -> Vec<Taken> {
        let all: FxHashSet<Taken> = dead.iter().copied().collect();
        let around = |id: ChoiceId| self.choices.get(id).map_or(&[][..], |c| self.choices.taken(c.parent));
        dead.iter().filter(|t| !around(t.0).iter().any(|p| all.contains(p))).copied().collect()
    }
    /// The open points that nobody has proposed, that clash with nothing, and in which nothing else stands, sorted.
    #[must_use]
    pub fn idle(&self, couplings: &Couplings) -> Vec<ChoiceId> {
        let mut busy: Vec<ChoiceId> = couplings.linked.clone();
        busy.extend(self.clashes.iter().flat_map(|c| c.clash.iter().map(|t| t.0)));
        busy.extend(self.choices.iter().flat_map(|(_, c)| self.choices.taken(c.parent).iter().map(|t| t.0)));
        busy.sort_unstable();
        let open = |(id, c): (ChoiceId, &Choice)| {
            (busy.binary_search(&id).is_err() && c.options.iter().all(|o| o.proposers.is_empty())).then_some(id)
        };
        self.choices.iter().filter_map(open).collect()
    }
    /// Which choice decides which other, where that is not said in words.
    ///
    /// # Errors
    /// [`Limit`] where the choices are too entangled.
    pub fn coupled(&self) -> Result<Vec<(Taken, Taken)>, Limit> {
        if self.found().next().is_none() {
            return Ok(Vec::new());
        }
        let in_words = self.allowed.coupled()?;
        Ok(self.space.coupled()?.into_iter().filter(|p| in_words.binary_search(p).is_err()).collect())
    }
}
