//! `S010 look-alike-name`: a name mixing scripts, or two names that look the same (Latin and Cyrillic "а").

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
