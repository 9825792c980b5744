//! All integration tests, in one binary.

mod cli;
mod explain;
mod language;
mod reports;
mod rules_time_duties_places;
mod documents;
mod language;
mod explain;
mod names;
mod one_run;
mod common;
mod format;
mod prose;
mod reports;
mod architecture;
mod guide;
mod readme;
mod syntax;
mod syntax_errors;
