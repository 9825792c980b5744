//! All integration tests, in one binary.

mod cli;
mod explain;
mod language;
mod reports;
mod rules_time_duties_places;
