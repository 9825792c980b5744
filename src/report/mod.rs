//! Findings for people and machines: each an adapter over the same plain `Finding`.
