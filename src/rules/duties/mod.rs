//! Duties.

pub(super) mod blanket_amnesty;
mod clash;
pub(super) mod conflict;
mod deeds;
pub(super) mod duty_on_stranger;
mod ground;
mod precedence;
pub(super) mod undefined_actor;
pub(super) mod up_to;
