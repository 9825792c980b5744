//! `T208 no-zone`: a clock time without zone.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
