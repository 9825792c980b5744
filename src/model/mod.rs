//! What the text says, with every name resolved.
