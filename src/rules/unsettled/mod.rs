//! What is not settled.

mod bad_packages;
mod coupled;
mod dead_option;
mod no_package;
pub(super) mod neighbours;
pub(super) mod open_in_final;
pub(super) mod reopened;

use crate::choice::{Choices, Taken};
use crate::finding::{Finding, Severity};
use crate::model::Model;
use crate::packages::NODES_IN_CHECK;
use crate::packages::coupling::Couplings;
use crate::packages::space::Space;
use crate::packages::survey::{Cause, Reasoned, Survey};
use crate::source::Span;

/// What the findings of all other checks mean for the packages.
pub(super) fn sum_up(
    model: &Model<'_>,
    couplings: &Couplings,
    findings: &[Finding],
    level: &dyn Fn(&Finding) -> Option<Severity>,
) -> Vec<Finding> {
    let choices = &model.tree.choices;
    let mut out = Vec::new();
    if choices.is_empty() {
        return out;
    }
    out.extend(bad_packages::cut(choices));
    let survey = Survey::new(choices, couplings, findings, level, NODES_IN_CHECK);
    if survey.clashes.is_empty() {
        return out;
    }
    let summary = Summary { choices, couplings, findings, survey: &survey };
    if !survey.is_possible() {
        out.push(no_package::finding(&summary));
        return out;
    }
    out.extend(bad_packages::finding(&summary));
    out.extend(coupled::findings(&summary));
    out.extend(dead_option::findings(&summary));
    out
}

/// Takes out what holds only in packages that a coupling in words rules out: what the room has written down binds.
pub(super) fn bind(model: &Model<'_>, couplings: &Couplings, findings: &mut Vec<Finding>) {
    let choices = &model.tree.choices;
    let ruled_out = couplings.ruled_out();
    if ruled_out.is_empty() || findings.iter().all(|f| f.holds.is_empty()) {
        return;
    }
    let allowed = Space::new(choices, &ruled_out, NODES_IN_CHECK);
    let mut search = allowed.search();
    // Where words alone leave nothing, that is what is to be said, and nothing else is to be hidden by it.
    if search.package(&[]).is_none() {
        return;
    }
    findings.retain_mut(|f| {
        let held = !f.holds.is_empty();
        f.holds.retain(|c| search.package(choices.taken(*c)).is_some());
        !held || !f.holds.is_empty()
    });
}

/// What the checks that sum up look at.
struct Summary<'s> {
    choices: &'s Choices,
    couplings: &'s Couplings,
    findings: &'s [Finding],
    survey: &'s Survey<'s>,
}

/// How many clashes a finding speaks of.
const SHOWN: usize = 4;

impl Summary<'_> {
    /// Where an option stands; for the absence of a text, where the choice does.
    fn place(&self, option: Taken) -> Span {
        let Some(choice) = self.choices.get(option.0) else { return Span::default() };
        let own = choice.options.get(usize::from(option.1)).map(|o| o.span).filter(|s| *s != Span::default());
        own.unwrap_or(choice.span)
    }
    /// What says that options clash: "T202", "`requires` in line 12" is a label of its own.
    fn reasons(&self, clash: &Reasoned) -> String {
        let mut codes: Vec<String> = Vec::new();
        for cause in &clash.causes {
            let said = match cause {
                Cause::Finding(i) => self.findings.get(*i).map(|f| f.code.to_string()),
                Cause::Words(i) => self.couplings.all.get(*i).map(|c| format!("`{}`", c.word)),
            };
            codes.extend(said.filter(|s| !codes.contains(s)));
        }
        codes.join(", ")
    }
    /// "A, and B (T202); C (R108)".
    fn list(&self, clashes: &[&Reasoned]) -> String {
        let one = |c: &&Reasoned| format!("{} ({})", self.choices.words_of(&c.clash), self.reasons(c));
        let mut parts: Vec<String> = clashes.iter().take(SHOWN).map(one).collect();
        match clashes.len().saturating_sub(SHOWN) {
            0 => {}
            1 => parts.push("and one more".into()),
            n => parts.push(format!("and {n} more")),
        }
        parts.join("; ")
    }
    /// Points at the options of some clashes, each option once.
    fn labelled(&self, mut finding: Finding, clashes: &[&Reasoned]) -> Finding {
        let mut seen: Vec<Span> = Vec::new();
        for clash in clashes.iter().take(SHOWN) {
            let options = self.choices.innermost(&clash.clash);
            for option in &options {
                let span = self.place(*option);
                if seen.contains(&span) {
                    continue;
                }
                seen.push(span);
                let others: Vec<Taken> = options.iter().filter(|o| *o != option).copied().collect();
                let codes = self.reasons(clash);
                finding = finding.at(
                    span,
                    if others.is_empty() {
                        format!("this cannot stand: {codes}")
                    } else {
                        format!("this cannot stand with {}: {codes}", self.choices.words_of(&others))
                    },
                );
            }
        }
        finding
    }
}
