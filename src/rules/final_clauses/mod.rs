//! Final clauses.

pub(super) mod authentic_texts;
pub(super) mod depositary;
pub(super) mod empty_tribunal;
pub(super) mod entry_into_force;
pub(super) mod hostage;
pub(super) mod nameless_party;
pub(super) mod no_exit;
pub(super) mod register;
pub(super) mod reservations;
