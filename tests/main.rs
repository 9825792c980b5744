//! All integration tests, in one binary.

mod architecture;
mod broken;
mod cli;
mod common;
mod documents;
mod explain;
mod format;
mod guide;
mod language;
mod names;
mod one_run;
mod prose;
mod readme;
mod reports;
mod rules_guarantees_to_finals;
mod rules_time_duties_places;
mod syntax;
mod syntax_errors;
