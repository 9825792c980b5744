//! `N002 bad-packages`: some packages are inconsistent: the smallest combinations that clash, each with its findings.

use super::Summary;
use crate::choice::{Choices, Cut};
use crate::finding::{Code, Finding, Severity};
use crate::packages::BigUint;
use crate::packages::survey::Reasoned;

pub(super) fn finding(summary: &Summary<'_>) -> Option<Finding> {
    let found: Vec<&Reasoned> = summary.survey.found().collect();
    if found.is_empty() {
        return None;
    }
    let numbers = summary.survey.numbers();
    let bad = match (&numbers.total, &numbers.allowed, &numbers.consistent) {
        (Ok(total), Ok(allowed), Ok(consistent)) => {
            let bad = allowed - consistent;
            // What the room knows already, and has written down, is no fault.
            if bad == BigUint::ZERO {
                return None;
            }
            let are = if bad == BigUint::from(1u8) { "is" } else { "are" };
            let of = if allowed == total {
                format!("{total} packages")
            } else {
                format!("the {allowed} packages that the couplings in words allow")
            };
            format!("{bad} of {of} {are} inconsistent")
        }
        _ => "some packages are inconsistent".to_owned(),
    };
    let gist = match found.as_slice() {
        [only] => {
            let together = if summary.choices.innermost(&only.clash).len() > 1 { " together" } else { "" };
            format!(": {} cannot stand{together}", summary.choices.words_of(&only.clash))
        }
        many => format!(": there are {} smallest combinations that clash", many.len()),
    };
    let finding = Finding::new(Code("N002"), Severity::Warning, format!("{bad}{gist}"))
        .why(format!("whoever takes all options of one combination takes its findings too: {}", summary.list(&found)))
        .help("mend what the findings say, or write down with `requires` or `excludes` what cannot be taken together; `treatyc packages` shows what is left");
    Some(summary.labelled(finding, &found))
}

/// Where some question about the packages was not followed to its end, that is said: nobody is to take what was found for all
/// that there is.
pub(super) fn cut(choices: &Choices) -> Option<Finding> {
    choices.was_cut(Cut::Conditions).then(|| {
        let message = "the open points are too entangled for every combination of them to be looked at";
        Finding::new(Code("N002"), Severity::Warning, message)
            .why("a finding may hold in more packages than it says, and fewer packages may be consistent than are counted")
            .help("settle some of the open points, or write down with `requires` and `excludes` what goes together")
    })
}
