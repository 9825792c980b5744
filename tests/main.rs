//! All integration tests, in one binary.

mod cli;
mod documents;
mod reports;
