//! Duties.

use super::{Row, Unseen, judge};

/// A sentence of the framework, behind which others are put.
const BASES: &str = "    rule bases: UnitedStates shall not build_bases in Homeland\n";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("D301", "framework", BASES, "    rule bases: UnitedStates shall not build_bases in Homeland\n    rule base: UnitedStates may build_bases in Corridor\n", "D301"),
    ("D301", "framework", BASES, "    rule bases: UnitedStates shall not build_bases in Homeland\n    notwithstanding bases: rule base: UnitedStates may build_bases in Corridor\n", ""),
    ("D301", "framework", BASES, "    rule bases: UnitedStates shall not build_bases in Homeland\n    rule base: France may build_bases in Corridor\n", ""),
    ("D301", "framework", BASES, "    rule bases: Russia may station_forces in NorthSector\n", "D301"),
    ("D301", "framework", BASES, "    rule bases: Ukraine may station_forces in NorthSector\n", ""),
    ("D301", "framework", BASES, "    rule bases: Russia may station_forces in NorthSector until signature\n", ""),
    ("D301", "framework", "forbids      station_forces, build_bases", "permits      station_forces; forbids station_forces, build_bases", "D301, N002"),
    ("D301", "panama-neutrality-1977", "    rule operator: only", "    UnitedStates may station_forces in Canal as from canal_treaty_end\n    rule operator: only", "D301"),
    ("D301", "panama-neutrality-1977", "    rule operator: only", "    UnitedStates may station_forces in Canal until canal_treaty_end\n    rule operator: only", ""),
    ("D302", "framework", BASES, "    party Moldova \"the Republic of Moldova\"\n    rule bases: UnitedStates, Moldova shall not build_bases in Homeland\n", "D302"),
    ("D302", "framework", BASES, "    party Moldova \"the Republic of Moldova\" accepts by letter before entry_into_force\n    rule bases: UnitedStates, Moldova shall not build_bases in Homeland\n", ""),
    ("D303", "framework", BASES, "    rule bases: \"All detainees\" shall be \"released\" within 30 days of signature\n", "D303"),
    ("D303", "framework", BASES, "    rule bases: \"All detainees\" shall be \"released\" by Russia within 30 days of signature\n", ""),
    ("D304", "framework", BASES, "    group Police \"the local forces\"\n    rule bases: Police shall \"keep order\"\n", "D304"),
    ("D304", "framework", BASES, "    group Police \"the local forces\" of Ukraine\n    rule bases: Police shall \"keep order\"\n", ""),
    ("D305", "framework", "than this one\" for 15 years as from entry_into_force", "than this one\" for 15 years as from entry_into_force unless \"its security so requires\" determined by Ukraine", "D305"),
    ("D305", "framework", "than this one\" for 15 years as from entry_into_force", "than this one\" for 15 years as from entry_into_force unless \"its security so requires\" determined by UnitedStates", ""),
    ("D306", "framework", BASES, "    reciprocal calls between Ukraine, Russia {\n        Ukraine shall \"answer calls\" within 1 day\n        Russia shall \"answer calls\" within 3 days\n    }\n", "D306"),
    ("D306", "framework", BASES, "    reciprocal calls between Ukraine, Russia {\n        Ukraine shall \"answer calls\" within 1 day\n        Russia shall \"answer calls\" within 1 day\n    }\n", ""),
    ("D307", "kharkiv-2010", "amount USD 100 million per year\n", "amount up to USD 100 million per year\n", "D307"),
    ("D307", "kharkiv-2010", "amount USD 100 million per year\n", "amount at least USD 100 million per year\n", ""),
    ("D308", "framework", "\"reforms agreed in the Programme\" certified by Europeans", "\"satisfactory reforms\"", "D308"),
    ("D308", "framework", "\"reforms agreed in the Programme\" certified by Europeans", "\"satisfactory reforms\" certified by Europeans", ""),
    ("D309", "north-atlantic-1949", "threat on any party, determined by any party", "threat on any party, determined by Turkey", "D309"),
    ("D309", "north-atlantic-1949", "threat on any party, determined by any party", "threat on any party, determined by Canada", ""),
    ("D310", "framework", "\"reforms agreed in the Programme\" certified", "\"the treaty of accession has entered into force\" certified", "D310"),
    ("D310", "framework", "\"reforms agreed in the Programme\" certified", "\"the treaty of accession has been published\" certified", ""),
    ("D311", "framework", "\"reforms agreed in the Programme\" certified", "\"reforms agreed in the Agreement of 27 June 2014\" certified", "D311"),
    ("D311", "framework", "\"reforms agreed in the Programme\" certified", "\"reforms agreed in the Agreement of 27 June 2014, which remains in force\" certified", ""),
    ("D312", "framework", "Programme\" certified by Europeans\n    }", "Programme\" certified by Board\n    }\n    commission Board \"the Board\" { of Ukraine, Russia; decides by consensus; established within 30 days of entry_into_force }", "D312"),
    ("D312", "framework", "Programme\" certified by Europeans\n    }", "Programme\" certified by Board\n    }\n    commission Board \"the Board\" { of Ukraine, Europeans; decides by consensus; established within 30 days of entry_into_force }", ""),
    ("D313", "framework", BASES, "    amnesty bases { by Ukraine; for \"participation in the hostilities\" }\n", "D313"),
    ("D313", "framework", BASES, "    amnesty bases { by Ukraine; for \"participation in the hostilities\"; excluding \"genocide, crimes against humanity and war crimes\" }\n", ""),
    ("D314", "west-new-guinea-1962", "of        \"Indonesian prisoners\"\n", "of        \"Indonesian prisoners of war\"\n            ratio     \"two for one\"\n", "D314"),
    ("D314", "west-new-guinea-1962", "of        \"Indonesian prisoners\"\n", "of        \"Indonesian prisoners of war\"\n", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_duty() {
    judge(&['D'], ROWS, UNSEEN);
}
