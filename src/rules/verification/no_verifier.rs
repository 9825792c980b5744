//! `V801 no-verifier`: a withdrawal, ceasefire, ceiling, demilitarisation or exchange that nobody verifies.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
