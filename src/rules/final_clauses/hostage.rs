//! `F902 hostage`: more than five must all ratify, or one named outsider to the dispute, with neither fallback nor provisional application.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
