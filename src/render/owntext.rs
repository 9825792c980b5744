//! The drafter's own words: what they replace, and what is put into them.

use super::english::English;
use super::markup::guard;
use crate::model::NodeId;

/// A text as paragraphs.
#[must_use]
pub fn paragraphs(e: &English<'_>, text: NodeId) -> String {
    let node = e.model.node(text);
    node.title.as_ref().map(|t| guard(&e.words(t))).unwrap_or_default()
}

/// The text that stands in the place of the whole construct.
#[must_use]
pub fn whole(_e: &English<'_>) -> Option<String> {
    None
}

/// The texts that stand in the place of single fields.
#[must_use]
pub fn of_fields(_e: &English<'_>) -> Vec<(String, String)> {
    Vec::new()
}
