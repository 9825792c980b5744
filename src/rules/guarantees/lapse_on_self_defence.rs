//! `G511 lapse-on-self-defence`: lapses on force by its beneficiary, self-defence not excepted.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
