//! `G510 force-without-basis`: armed force as a response, and neither request, Charter 51 nor Security Council named.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
