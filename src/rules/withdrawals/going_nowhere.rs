//! `W601 going-nowhere`: from and to are the same; a phase leaves a place outside the whole.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
