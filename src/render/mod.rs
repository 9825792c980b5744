//! Documents: the model seen under some choices, put into words by templates, and the words into a format.

pub mod inline;
pub mod merge;
