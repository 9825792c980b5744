//! What stands in the way of reading.

pub(super) mod look_alike_name;
