//! Time.

pub(super) mod loose_simultaneity;
pub(super) mod no_end;
pub(super) mod no_start;
pub(super) mod no_zone;
pub(super) mod soft_deadline;
pub(super) mod stranded;
