//! When things happen: the calendar, the network of events and bounds, and who is at whose mercy.

pub mod calendar;
pub mod calendars;
