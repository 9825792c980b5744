//! Documents: the model seen under some choices, put into words by templates, and the words into a format.

pub mod inline;
pub mod formulas;
pub mod merge;
pub mod package;
pub mod layout;
pub mod words;
pub mod frame;
pub mod places;
pub mod assemble;
pub mod document;
