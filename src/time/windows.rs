//! When things can happen: the time between two events.

use super::plan::Plan;
use crate::choice::Ctx;
use crate::core::EventId;

impl Plan {
    /// At least and at most how many minutes after the end of the day of `from` the day of `to` ends, by the bounds that
    /// stand where `present` says so; nothing where no bound says, or not all bounds can be kept.
    #[must_use]
    pub fn apart(&self, from: EventId, to: EventId, present: &dyn Fn(Ctx) -> bool) -> (Option<i64>, Option<i64>) {
        let Some((from, to)) = self.place(from).zip(self.place(to)) else { return (None, None) };
        let network = self.network(present);
        let Ok(schedule) = network.schedule() else { return (None, None) };
        let most = schedule.path(from.0, to.0).map(|c| c.sum + (to.1.1 - from.1.0) * super::calendar::DAY);
        let least = schedule.path(to.0, from.0).map(|c| -c.sum + (to.1.0 - from.1.1) * super::calendar::DAY);
        (least, most)
    }
}
