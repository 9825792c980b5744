//! `X003 placeholder`: `[x]`, "TBD", an empty name in a text marked final.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
