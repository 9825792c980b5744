//! All integration tests, in one binary.

mod cli;
mod language;
mod explain;
mod reports;
mod architecture;
mod guide;
mod readme;
