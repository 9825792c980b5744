//! The choices of unsettled text, and under which of them a fact stands.

/// A presence condition: a conjunction of options taken, interned. [`Ctx::ALWAYS`] holds in every package.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Ctx(pub u32);

impl Ctx {
    /// Present whatever is chosen.
    pub const ALWAYS: Self = Self(0);
}
