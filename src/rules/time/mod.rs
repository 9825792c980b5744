//! Time.

pub(super) mod ambiguous_date;
pub(super) mod at_the_mercy;
pub(super) mod before_force;
pub(super) mod bounds;
pub(super) mod by_the_calendar;
pub(super) mod dual_calendar;
mod force;
pub(super) mod infeasible;
pub(super) mod later_of;
pub(super) mod loose_simultaneity;
pub(super) mod mixed_units;
pub(super) mod no_end;
pub(super) mod no_lead_time;
pub(super) mod no_range;
pub(super) mod no_start;
pub(super) mod no_zone;
pub(super) mod notice_window;
pub(super) mod overtaken;
pub(super) mod phases;
pub(super) mod precondition_cycle;
mod routes;
pub(super) mod soft_deadline;
pub(super) mod stranded;
pub(super) mod unordered_pair;

use super::Case;
use crate::core::EventId;
use crate::model::NodeId;
use crate::model::prose::numbers::MONTHS;
use crate::syntax::tree::{Condition, EventRef};

/// A date in words: "29 February 2020".
pub(crate) fn dated((year, month, day): (i16, u8, u8)) -> String {
    let month = usize::from(month).checked_sub(1).and_then(|m| MONTHS.get(m)).copied().unwrap_or_default();
    format!("{day} {month} {year}")
}

/// The events without which a condition cannot be met: those that it names by themselves or joined by `and`.
fn required(case: &Case<'_>, condition: &Condition, scope: NodeId, out: &mut Vec<EventId>) {
    match condition {
        Condition::All(all) => all.iter().for_each(|c| required(case, c, scope, out)),
        Condition::Determined(c, _) => required(case, c, scope, out),
        Condition::Event { event: EventRef::Path(path), .. } => {
            // A name that several options declare is one event in each.
            if let [target] = case.model.resolve(path, scope).as_slice() {
                out.extend(precondition_cycle::event_of(case, *target));
            }
        }
        _ => {}
    }
}
