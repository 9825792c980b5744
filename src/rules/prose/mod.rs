//! Prose and languages.

pub(super) mod one_language_override;
pub(super) mod placeholder;
pub(super) mod prose_drift;
pub(super) mod untranslated;

mod values;

use super::Case;
use super::presence::called;
use super::said::and;
use crate::substance::Replaced;

/// How a finding calls what a text replaces: "`completes` of `pullback`".
fn replaces(case: &Case<'_>, all: &[Replaced]) -> String {
    let one = |r: &Replaced| {
        let node = called(case, r.node);
        r.field.as_ref().map_or(node.clone(), |f| format!("`{f}` of {node}"))
    };
    and(&all.iter().map(one).collect::<Vec<_>>())
}
