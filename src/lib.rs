//! `treatyc`: a language and a compiler for drafting treaties.
//!
//! ```text
//! text ─ scan ─► chunks ─ pest ─► pairs ─ lower ─► syntax tree ─ resolve ─► model ─► core ─► rules ─► findings ─► reports
//!                                                      │                      │
//!                                                      └─► formatter          └─► views ─ handlebars ─► documents
//! ```
//!
//! The modules are listed in the order in which a text passes through them; no module imports from one below it.

pub mod source;
pub mod choice;
pub mod finding;
pub mod geometry;
pub mod tables;
pub mod drawing;
pub mod syntax;
pub mod model;
pub mod substance;
pub mod lock;
pub mod core;
pub mod time;
pub mod clauses;
pub mod packages;
pub mod status;
pub mod rules;
pub mod checked;
pub mod relations;
pub mod atlas;
pub mod render;
pub mod session;
pub mod rounds;
pub mod report;
pub mod timeline;
pub mod host;
pub mod cli;
