//! Packages: one option taken at every open point, and which of them are consistent.
//!
//! A package is inconsistent where it holds all options of some *clash*: a set of options, closed upwards, that a coupling
//! in words rules out or under which a finding at error level holds. Clashes are made minimal ([`minimal`]), or found lazily
//! by asking an oracle ([`lazily`]). Questions about all packages are answered without listing them: [`space::Space`]
//! splits the choices into components that no clash joins, by the option that they stand in, and knows each joined one as a
//! decision diagram ([`diagram`], with a limit on its size) with the counts of what is not joined as weights. Where a diagram
//! grows too large, [`satisfy`] still answers whether there is a package at all.

pub mod census;
pub mod coupling;
pub mod diagram;
pub mod lazily;
pub mod minimal;
pub mod satisfy;
pub mod space;
pub mod survey;
mod weigh;

use crate::choice::Taken;

pub use num_bigint::BigUint;
pub use weigh::Best;

/// Options that cannot all be taken: sorted by choice, closed upwards.
pub type Clash = Vec<Taken>;

/// Something would have taken more than the limit allows; the answer is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit;

/// How many nodes a decision diagram may have while a treaty is checked.
pub const NODES_IN_CHECK: usize = 20_000;
/// How many nodes a decision diagram may have where packages alone are asked for.
pub const NODES: usize = 500_000;
