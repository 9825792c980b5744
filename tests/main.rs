//! All integration tests, in one binary.

mod cli;
mod documents;
mod language;
mod explain;
mod common;
mod format;
mod prose;
mod reports;
mod syntax;
