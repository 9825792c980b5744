//! `S009 hidden-direction`: bidirectional controls or other invisible characters that make the text read otherwise than it is.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
