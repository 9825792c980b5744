//! `G509 nobody-determines`: lapse, snapback, release or "if breach" without `determined by`.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
