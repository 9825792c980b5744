//! `R110 term-hygiene`: a defined term in another spelling or case (W); a capitalised term never defined (I).

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
