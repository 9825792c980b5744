//! All integration tests, in one binary.

mod cli;
mod documents;
mod language;
mod explain;
mod names;
mod one_run;
mod common;
mod format;
mod reports;
mod syntax;
