//! `A403 undefined-place`: a zone or line that the treaty creates, with a regime, and nothing delimits it.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
