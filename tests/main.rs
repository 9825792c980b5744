//! All integration tests, in one binary.

mod cli;
mod language;
mod explain;
mod one_run;
mod reports;
