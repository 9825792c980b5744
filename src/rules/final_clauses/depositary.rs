//! `F908 depositary`: many parties and no depositary; no word on registration (UN Charter 102).

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
