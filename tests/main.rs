//! All integration tests, in one binary.

mod broken;
mod cli;
mod documents;
mod language;
mod explain;
mod common;
mod format;
mod reports;
mod rules_guarantees_to_finals;
mod syntax;
