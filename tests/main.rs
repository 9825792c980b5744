//! All integration tests, in one binary.

mod cli;
mod common;
mod documents;
mod explain;
mod format;
mod language;
mod reports;
mod rules_time_duties_places;
mod syntax;
