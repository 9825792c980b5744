//! Places and quantities.

pub(super) mod arithmetic;
pub(super) mod baselines;
pub(super) mod map_or_text;
pub(in crate::rules) mod nested_ceiling;
pub(super) mod no_side_taken;
pub(super) mod not_inside;
pub(super) mod open_boundary;
pub(super) mod overlap;
pub(super) mod regimes_collide;
mod shares;
pub(super) mod to_nobody;
pub(super) mod undefined_place;
pub(super) mod unit;
