//! `F907 register`: "Participants", "intend to" in an instrument to be ratified; "Contracting Parties" in a memorandum.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
