//! Places and quantities.

pub(super) mod to_nobody;
pub(super) mod undefined_place;
pub(super) mod unit;
