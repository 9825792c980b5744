//! Documents: the model seen under some choices, put into words by templates, and the words into a format.

pub mod inline;
pub mod templates;
pub mod markup;
pub mod english;
pub mod view;
pub mod special;
pub mod owntext;
pub mod prose;
pub mod merge;
pub mod package;
pub mod formulas;
pub mod layout;
pub mod words;
pub mod frame;
pub mod places;
pub mod assemble;
pub mod document;
