//! All integration tests, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::items_after_statements,
    clippy::needless_raw_string_hashes,
    reason = "a test says what must hold by failing; its helpers are read more often than they run"
)]

mod architecture;
mod broken;
mod chains;
mod cli;
mod common;
mod covers;
mod documents;
mod drift;
mod explain;
mod final_clauses;
mod format;
mod geometry;
mod guide;
mod language;
mod languages;
mod locks;
mod meaning;
mod mutations;
mod names;
mod negotiating;
mod one_run;
mod packages;
mod packages_in_time;
mod packages_of_treaties;
mod pictures;
mod precedents;
mod prose;
mod readings;
mod prose_drift;
mod readme;
mod reports;
mod revisions;
mod schedules;
mod rules_clock;
mod rules_duties;
mod status;
mod rules_guarantees_to_finals;
mod rules_places;
mod rules_time_duties_places;
mod syntax;
mod syntax_errors;
mod time;
mod timeline;
