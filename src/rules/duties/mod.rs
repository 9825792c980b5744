//! Duties.

pub(super) mod blanket_amnesty;
pub(super) mod duty_on_stranger;
pub(super) mod undefined_actor;
pub(super) mod up_to;
