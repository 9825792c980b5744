//! The clock.

use std::time::{SystemTime, UNIX_EPOCH};

/// Today in Greenwich, in days since 1 January 1970. `SOURCE_DATE_EPOCH` (seconds since then) stands for the clock where it is set, so
/// that what is written can be written again.
#[must_use]
pub fn today() -> i64 {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|s| s.trim().parse::<i64>().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|d| i64::try_from(d.as_secs()).ok());
    set.or_else(now).unwrap_or(0).div_euclid(86_400)
}
