//! All integration tests, in one binary.

mod cli;
mod common;
mod format;
mod reports;
mod syntax;
