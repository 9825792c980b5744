//! Places and quantities.

pub(super) mod not_inside;
pub(super) mod open_boundary;
pub(super) mod overlap;
pub(super) mod to_nobody;
pub(super) mod undefined_place;
pub(super) mod unit;
