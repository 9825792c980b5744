//! All integration tests, in one binary.

mod cli;
mod documents;
mod language;
mod explain;
mod common;
mod format;
mod reports;
mod architecture;
mod guide;
mod readme;
mod syntax;
