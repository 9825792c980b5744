//! What a bound of the network comes from: a side of a link of the core, or the calendar.

use crate::choice::Ctx;
use crate::core::Core;

/// A side of a link: its number in [`Core::links`], and which side.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Tag(pub u32);

impl Tag {
    pub(super) const NATURE: u32 = 2;
    pub(super) const CALENDAR: Self = Self(u32::MAX);
    /// From here on: what the earlier or later of several events means, by the number of that event.
    pub(super) const EXTREME: u32 = 1 << 31;

    /// From here on: what follows from the days that the other end of a count can lie on, by its number among all such.
    pub(super) const RECKONED: u32 = 3 << 30;

    pub(super) fn of(link: usize, side: u32) -> Self {
        Self(u32::try_from(link).unwrap_or(u32::MAX / 4).saturating_mul(3).saturating_add(side))
    }
    /// The link, and whether its upper side; `None` for what the calendar says, or the words "earlier" and "later".
    #[must_use]
    pub fn link(self) -> Option<(usize, bool)> {
        (self.0 < Self::EXTREME).then_some((self.0 as usize / 3, self.0 % 3 == 1))
    }
    /// The number of what was reckoned from days.
    pub(super) fn reckoned(self) -> Option<usize> {
        (Self::RECKONED..u32::MAX).contains(&self.0).then(|| (self.0 - Self::RECKONED) as usize)
    }
    /// Under which condition the bound stands.
    #[must_use]
    pub fn condition(self, core: &Core<'_>) -> Ctx {
        let link = self.link().and_then(|(n, _)| core.links.get(n)).map(|l| l.ctx);
        let event = || core.events.get(self.0.wrapping_sub(Self::EXTREME) as usize).map(|e| e.ctx);
        link.or_else(event).unwrap_or(Ctx::ALWAYS)
    }
}
