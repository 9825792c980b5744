//! Duties.

mod above;
pub(super) mod actorless;
pub(super) mod blanket_amnesty;
pub(super) mod captives_bargained;
mod clash;
pub(super) mod conflict;
pub(in crate::rules) mod deeds;
pub(super) mod duty_on_stranger;
pub(super) mod exception_swallows;
mod ground;
pub(super) mod hostage_treaty;
pub(super) mod not_mirrored;
pub(super) mod other_treaty;
pub(super) mod paymaster_outvoted;
pub(in crate::rules) mod precedence;
pub(super) mod stranger_holds_key;
pub(super) mod undefined_actor;
pub(super) mod unmeasurable;
pub(super) mod up_to;
