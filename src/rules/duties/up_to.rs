//! `D307 up-to`: "up to N" as the whole of a duty, the one bound choosing the number.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
