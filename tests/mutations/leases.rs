//! Leases.

use super::{Row, Unseen, judge};

const FAMILY: [&str; 4] = ["L701", "L702", "L703", "L706"];

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("L701", "framework", "                lasts        [Russia: 49 years | UnitedStates: 15 years] as from entry_into_force\n", "", "L701"),
    ("L701", "framework", "[Russia: 49 years |", "[Russia: 99 years |", ""),
    ("L702", "framework", "                sovereignty  of Ukraine unaffected\n                jurisdiction of Ukraine\n                law          of Ukraine\n", "", "L702"),
    ("L702", "framework", "                law          of Ukraine\n", "                law          of Russia\n", ""),
    ("L703", "framework", "renewable    by 5 years once, by agreement, on request no later than 12 months before expiry", "renewable    by 5 years", "L703"),
    ("L703", "framework", "renewable    by 5 years once, by agreement, on request no later than 12 months", "renewable    by 3 years once, by agreement, on request no later than 6 months", ""),
    ("L706", "framework", "                on expiry    \"installations pass to Ukraine without compensation\"\n", "", "L706"),
    ("L706", "framework", "installations pass to Ukraine without compensation", "installations are removed by Russia", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_lease() {
    judge(&FAMILY, ROWS, UNSEEN);
}
