//! `R109 number-and-word`: "sixty (90) days"; a stated total that is not the sum (West New Guinea Annex A: 18 posts, the list gives 17).

use crate::finding::Finding;
use crate::rules::Case;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let _ = (case, out);
}
