//! Guarantees and withdrawals.

use super::{Row, Unseen, judge};

const FAMILY: [&str; 7] = ["G501", "G502", "G507", "G509", "G510", "G511", "W601"];

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("G501", "framework", "on Ukraine, determined by each guarantor for itself", "on Ukraine", "G501"),
    ("G501", "framework", "lasts     15 years as from entry_into_force", "lasts     20 years as from entry_into_force", ""),
    ("G502", "framework", "by        each of UnitedStates, Europeans\n        to ", "by        UnitedStates, Europeans\n        to ", "G502"),
    ("G502", "framework", "by        each of UnitedStates, Europeans\n        to ", "by        UnitedStates, Europeans together\n        to ", ""),
    ("G507", "framework", "to        Ukraine\n        secures", "to        Germany\n        secures", "G507"),
    ("G507", "framework", "by        each of UnitedStates, Europeans\n        to ", "by        each of Europeans, UnitedStates\n        to ", ""),
    ("G509", "framework", ", not in self-defence, determined by UnitedStates and Europeans together", ", not in self-defence", "G509"),
    ("G509", "framework", "on Ukraine, determined by each guarantor for itself", "on Ukraine, determined by Joint", ""),
    ("G510", "framework", "including, at the request of Ukraine and in accordance with Article 51 of the Charter of the United Nations, the use", "including the use", "G510"),
    ("G510", "framework", "at the request of Ukraine and in", "in", ""),
    ("G511", "framework", "on Russia, not in self-defence, determined", "on Russia, determined", "G511"),
    ("G511", "framework", "determined by UnitedStates and Europeans together\n        lasts", "determined by Joint\n        lasts", ""),
    ("W601", "framework", "to        beyond Contact, on the side of Russia", "to        Eastern", "W601"),
    ("W601", "framework", "to        beyond Contact, on the side of Russia", "to        \"its barracks\"", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_guarantee_or_withdrawal() {
    judge(&FAMILY, ROWS, UNSEEN);
}
