//! `T212 soft-deadline`: "as soon as possible" and the like, with something depending on it and no outer date.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
