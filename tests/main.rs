//! All integration tests, in one binary.

mod cli;
mod language;
mod explain;
mod reports;
