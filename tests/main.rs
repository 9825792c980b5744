//! All integration tests, in one binary.

mod cli;
mod explain;
mod language;
mod reports;
mod rules_time_duties_places;
mod documents;
mod language;
mod explain;
mod common;
mod format;
mod reports;
mod syntax;
