//! Duties, places and quantities.

use super::{Row, Unseen, judge};

const FAMILY: [&str; 26] = [
    "D301", "D302", "D303", "D304", "D305", "D306", "D307", "D308", "D309", "D310", "D311", "D312", "D313", "D314",
    "A401", "A402", "A403", "A404", "A405", "A406", "A407", "A408", "A409", "A410", "A411", "A412",
];

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
    ("A401", "framework", "\"the Coastal Corridor\" in Homeland", "\"the Coastal Corridor\" in Eastern", "A401"),
    ("A401", "framework", "\"the Coastal Corridor\" in Homeland", "\"the Coastal Corridor\" of Homeland", ""),
    ("A402", "framework", "zones.geojson#south", "zones.geojson#eastern", "A402"),
    ("A402", "framework", "in Eastern { geometry \"zones.geojson#south\" }", "in Eastern { described as \"the land to the south\" }", ""),
    ("A403", "framework", "in Eastern { geometry \"zones.geojson#south\" }", "in Eastern", "A403"),
    ("A403", "framework", "in Eastern { geometry \"zones.geojson#south\" }", "in Eastern { known as \"the southern district\" }", ""),
    ("A404", "panama-neutrality-1977", "    prevails     map\n", "", "A404"),
    ("A404", "panama-neutrality-1977", "    prevails     map\n", "    prevails     text\n", ""),
    ("A406", "west-new-guinea-1962", "Indonesia 50 percent\n            lasts ", "Indonesia 60 percent\n            lasts ", "A406"),
    ("A406", "west-new-guinea-1962", "shares Netherlands 50 percent, Indonesia 50 percent\n            lasts ", "shares Netherlands 40 percent, Indonesia 60 percent\n            lasts ", ""),
    ("A407", "west-new-guinea-1962", "Indonesia 50 percent\n            lasts ", "Indonesia 40 percent\n            lasts ", "A407"),
    ("A407", "west-new-guinea-1962", "shares Netherlands 50 percent, Indonesia 50 percent\n            lasts ", "shares Netherlands 45 percent, Indonesia 55 percent\n            lasts ", ""),
    ("A408", "kharkiv-2010", "amount USD 100 million per year\n", "amount 100 million per year\n", "A408"),
    ("A408", "kharkiv-2010", "amount USD 100 million per year\n", "amount EUR 100 million per year\n", ""),
    ("A409", "framework", BASES, "    renunciation bases { by Russia; of Eastern }\n", "A409"),
    ("A409", "framework", BASES, "    renunciation bases { by Russia; of Eastern; in favour of Ukraine }\n", ""),
    ("A410", "framework", BASES, "    line Old \"the old line\" { known as \"the line of 2022\" }\n    rule bases: Ukraine shall \"keep its guns\" at least 20 km from Contact\n    rule guns: Russia shall \"keep its guns\" at least 20 km from Old\n", "A410"),
    ("A410", "framework", BASES, "    rule bases: Ukraine shall \"keep its guns\" at least 20 km from Contact\n    rule guns: Russia shall \"keep its guns\" at least 20 km from Contact\n", ""),
    ("A411", "kharkiv-2010", "    lease stay {", "    demilitarization calm { of Base; as from entry_into_force; verified by Ukraine }\n    lease stay {", "A411, V808"),
    ("A411", "kharkiv-2010", "    lease stay {", "    demilitarization calm { of Base; by Ukraine; as from entry_into_force; verified by Ukraine }\n    lease stay {", "V808"),
    ("A412", "panama-neutrality-1977", "\"other international waterways\" in Isthmus {", "\"other international waterways\" in Isthmus claimed by Panama, Colombia {", "A412"),
    ("A412", "panama-neutrality-1977", "\"other international waterways\" in Isthmus {", "\"other international waterways\" in Isthmus on the side of Panama {", ""),
];

const UNSEEN: &[Unseen] = &[(
    "A405",
    "the drawings of the examples are sound, and what is drawn stands in another file; a precedent shows it",
)];

#[test]
fn one_change_in_duties_and_places() {
    judge(&FAMILY, ROWS, UNSEEN);
}
