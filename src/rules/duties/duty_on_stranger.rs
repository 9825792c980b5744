//! `D302 duty-on-stranger`: a duty on one who is no party, has not accepted, and is no body or depositary of the treaty (VCLT 34–35).

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
