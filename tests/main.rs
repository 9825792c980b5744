//! All integration tests, in one binary.

mod cli;
mod prose;
mod reports;
