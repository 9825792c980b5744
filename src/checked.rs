//! A treaty, read and checked: what documents, comparisons and reports are made of.

use crate::finding::Finding;
use crate::model::shapes::Drawings;
use crate::source::Sources;
use crate::syntax::tree::Tree;

/// A treaty after everything was done that can be done with it.
#[derive(Debug, Default)]
pub struct Checked {
    /// Its texts; the first is the file itself.
    pub sources: Sources,
    /// What was written.
    pub tree: Tree,
    /// The files that draw its places.
    pub drawings: Drawings,
    /// What there is to say, in the order of the text.
    pub findings: Vec<Finding>,
}
