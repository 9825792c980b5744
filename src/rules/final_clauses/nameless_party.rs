//! `F913 nameless-party`: a class without members in `between`, `guarantors`, consent or a commission.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
