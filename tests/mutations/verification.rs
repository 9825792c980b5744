//! Verification.

use super::{Row, Unseen, judge};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("V801", "framework", "verifies    truce, eastern\n        in          Homeland", "verifies    eastern\n        in          Homeland", "V801, V802"),
    ("V801", "framework", "verifies    truce, eastern\n        in          Homeland", "verifies    truce\n        in          Homeland", ""),
    ("V802", "framework", "lasts       5 years as from truce.effect, renewed by 1 year unless notice by any party 3 months before expiry", "lasts       5 years as from truce.effect", "V802"),
    ("V802", "framework", "renewed by 1 year unless notice by any party 3 months before expiry", "renewed by 2 years unless notice by any party 3 months before expiry", ""),
    ("V803", "framework", "; until then by \"an advance team of the guarantors\"", "", "V803, V803"),
    ("V803", "framework", "; until then by \"an advance team of the guarantors\"", "; until then by Europeans", ""),
    ("V804", "framework", "decides by consensus within 30 days, failing which by the chair on the findings of Observers", "decides by consensus", ""),
    ("V804", "framework", "breach       determined by Observers\n    }\n}", "breach       determined by Board\n    }\n    commission Board \"the Board\" { of Ukraine, Russia; decides by consensus; established within 10 days of signature }\n}", "V804"),
    ("V804", "framework", "        breach       determined by Observers\n    }\n}", "        breach       determined by Board\n    }\n    commission Board \"the Board\" { of Ukraine, Russia; decides by consensus, failing which by the chair; established within 10 days of signature }\n}", ""),
    ("V805", "framework", "in          Homeland, \"the area within 30 km of the line of contact on both sides\"", "in          NorthSector", "V805"),
    ("V805", "framework", "in          Homeland, \"the area within 30 km of the line of contact on both sides\"", "in          Homeland", ""),
    ("V806", "framework", "        forbids      \"attacks, advances and the reinforcement of positions forward of\" Contact\n", "", "V806"),
    ("V806", "framework", "reported within 6 hours to Observers", "reported within 12 hours to Observers", ""),
    ("V807", "framework", "        access      unrestricted\n", "        access      unrestricted\n        inspections up to 15 percent of \"the declared sites\" per year\n", "V807"),
    ("V807", "framework", "        access      unrestricted\n", "        access      unrestricted\n        inspections up to 15 percent of \"the declared sites\" per year, \"rounded up to the next whole number\"\n", ""),
    ("V808", "west-new-guinea-1962", "by       UnitedNations\n            verifies truce", "by       Netherlands\n            verifies truce", "V808"),
    ("V808", "framework", "by          UnitedNations\n        verifies    truce, eastern", "by          UnitedStates\n        verifies    truce, eastern", ""),
    ("V809", "framework", "established within 60 days of signature; until then by", "established within 50 days of signature; until then by", ""),
    ("V809", "framework", "established within 60 days of signature; until then by \"an advance team of the guarantors\"", "established on truce.effect", "V809"),
    ("V809", "framework", "established within 60 days of signature; until then by \"an advance team of the guarantors\"", "established on truce.effect; until then by \"an advance team of the guarantors\"", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_watch() {
    judge(&['V'], ROWS, UNSEEN);
}
