//! Documents: the model seen under some choices, put into words by templates, and the words into a format.

pub mod inline;
pub mod templates;
pub mod markup;
pub mod english;
pub mod view;
pub mod special;
pub mod owntext;
pub mod prose;
