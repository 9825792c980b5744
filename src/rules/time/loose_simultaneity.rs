//! `T215 loose-simultaneity`: `in parallel with`, no unit and no certifier.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
