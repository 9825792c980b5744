//! `R106 dangling-article`: prose or a field refers to an article, paragraph, annex or map that is not there.

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
