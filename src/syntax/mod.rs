//! From text to tree. Reading never fails: it gives a tree and findings.

pub mod kind;
pub mod lexicon;
pub mod prose;
pub mod tree;

mod fmt;
mod grammar;
mod hidden;
mod lower;
mod mend;
mod names;
mod scan;

pub use fmt::format;
pub use hidden::hidden;
pub use lower::{Loader, read};
pub use scan::{Scan, scan};
