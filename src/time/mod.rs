//! When things happen: the calendar, networks of events and bounds, and who is at whose mercy.

pub mod calendar;
pub mod calendars;
pub mod chain;
pub mod controllability;
pub mod distance;
pub mod network;
pub mod number;
pub mod plan;
