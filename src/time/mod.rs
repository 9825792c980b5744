//! When things happen: the calendar, networks of events and bounds, and who is at whose mercy.

pub mod almanac;
mod blocks;
pub mod calendar;
pub mod calendars;
pub mod chain;
pub mod controllability;
pub mod extremes;
pub mod distance;
mod hidden;
pub mod knot;
pub mod network;
pub mod number;
pub mod plan;
pub mod reckoning;
pub mod tag;
pub mod windows;
