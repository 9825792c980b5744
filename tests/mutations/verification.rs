//! Verification.

use super::{Row, Unseen, judge};

const FAMILY: [&str; 3] = ["V801", "V806", "V808"];

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("V801", "framework", "verifies    truce, eastern\n        in          Homeland", "verifies    eastern\n        in          Homeland", "V801, V802"),
    ("V801", "framework", "verifies    truce, eastern\n        in          Homeland", "verifies    truce\n        in          Homeland", ""),
    ("V806", "framework", "        forbids      \"attacks, advances and the reinforcement of positions forward of\" Contact\n", "", "V806"),
    ("V806", "framework", "reported within 6 hours to Observers", "reported within 12 hours to Observers", ""),
    ("V808", "west-new-guinea-1962", "by       UnitedNations\n            verifies truce", "by       Netherlands\n            verifies truce", "V808"),
    ("V808", "framework", "by          UnitedNations\n        verifies    truce, eastern", "by          UnitedStates\n        verifies    truce, eastern", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_watch() {
    judge(&FAMILY, ROWS, UNSEEN);
}
