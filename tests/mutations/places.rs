//! Places and quantities.

use super::{Row, Unseen, judge};

/// A sentence of the framework, behind which others are put.
const BASES: &str = "    rule bases: UnitedStates shall not build_bases in Homeland\n";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("A401", "framework", "\"the Coastal Corridor\" in Homeland", "\"the Coastal Corridor\" in Eastern", "A401"),
    ("A401", "framework", "\"the Coastal Corridor\" in Homeland", "\"the Coastal Corridor\" of Homeland", ""),
    ("A401", "framework", "zone Corridor \"the Coastal Corridor\" in Homeland", "zone Corridor \"the Coastal Corridor\" in SouthSector", "A401"),
    ("A401", "framework", "zone NorthSector \"the Northern Sector\" in Eastern", "zone NorthSector \"the Northern Sector\" of Eastern", ""),
    ("A402", "framework", "zones.geojson#south", "zones.geojson#eastern", "A402"),
    ("A402", "framework", "in Eastern { geometry \"zones.geojson#south\" }", "in Eastern { described as \"the land to the south\" }", ""),
    ("A402", "framework", "zone SouthSector \"the Southern Sector\" in Eastern { geometry \"zones.geojson#south\" }", "zone SouthSector \"the Southern Sector\" in Eastern { geometry \"zones.geojson#north\" }", "A402, W602"),
    ("A402", "framework", "zone SouthSector \"the Southern Sector\" in Eastern { geometry \"zones.geojson#south\" }", "zone SouthSector \"the Southern Sector\" in NorthSector { geometry \"zones.geojson#north\" }", "W602"),
    ("A403", "framework", "in Eastern { geometry \"zones.geojson#south\" }", "in Eastern", "A403"),
    ("A403", "framework", "in Eastern { geometry \"zones.geojson#south\" }", "in Eastern { known as \"the southern district\" }", ""),
    ("A403", "framework", "zone Corridor \"the Coastal Corridor\" in Homeland { geometry \"zones.geojson#corridor\" }", "zone Corridor \"the Coastal Corridor\"", "A403"),
    ("A403", "framework", "zone Corridor \"the Coastal Corridor\" in Homeland { geometry \"zones.geojson#corridor\" }", "zone Corridor \"the Coastal Corridor\" in Homeland { described as \"the coast as far as the first ridge\" }", ""),
    ("A404", "panama-neutrality-1977", "    prevails     map\n", "", "A404"),
    ("A404", "panama-neutrality-1977", "    prevails     map\n", "    prevails     text\n", ""),
    ("A405", "framework", "zones.geojson#corridor", "zones.geojson#contact", "A405"),
    ("A405", "framework", "line Contact \"the line of contact\" as it stood on 2025-12-01", "line Contact \"the line of contact\" as it stood on 2025-11-01", ""),
    ("A406", "west-new-guinea-1962", "Indonesia 50 percent\n            lasts ", "Indonesia 60 percent\n            lasts ", "A406"),
    ("A406", "west-new-guinea-1962", "shares Netherlands 50 percent, Indonesia 50 percent\n            lasts ", "shares Netherlands 40 percent, Indonesia 60 percent\n            lasts ", ""),
    ("A407", "west-new-guinea-1962", "Indonesia 50 percent\n            lasts ", "Indonesia 40 percent\n            lasts ", "A407"),
    ("A407", "west-new-guinea-1962", "shares Netherlands 50 percent, Indonesia 50 percent\n            lasts ", "shares Netherlands 45 percent, Indonesia 55 percent\n            lasts ", ""),
    ("A408", "kharkiv-2010", "amount USD 100 million per year\n", "amount 100 million per year\n", "A408"),
    ("A408", "kharkiv-2010", "amount USD 100 million per year\n", "amount EUR 100 million per year\n", ""),
    ("A408", "framework", "EUR 40 billion in all", "40 billion in all", "A408"),
    ("A408", "framework", "EUR 40 billion in all", "EUR 41 billion in all", ""),
    ("A409", "framework", BASES, "    renunciation bases { by Russia; of Eastern }\n", "A409"),
    ("A409", "framework", BASES, "    renunciation bases { by Russia; of Eastern; in favour of Ukraine }\n", ""),
    ("A409", "framework", "accession europe { of", "renunciation claims { by Russia; of Corridor }\n    accession europe { of", "A409"),
    ("A409", "framework", "accession europe { of", "renunciation claims { by Russia; of Corridor; in favour of Ukraine }\n    accession europe { of", ""),
    ("A410", "framework", BASES, "    line Old \"the old line\" { known as \"the line of 2022\" }\n    rule bases: Ukraine shall \"keep its guns\" at least 20 km from Contact\n    rule guns: Russia shall \"keep its guns\" at least 20 km from Old\n", "A410"),
    ("A410", "framework", BASES, "    rule bases: Ukraine shall \"keep its guns\" at least 20 km from Contact\n    rule guns: Russia shall \"keep its guns\" at least 20 km from Contact\n", ""),
    ("A411", "kharkiv-2010", "    lease stay {", "    demilitarization calm { of Base; as from entry_into_force; verified by Ukraine }\n    lease stay {", "A411, V808"),
    ("A411", "kharkiv-2010", "    lease stay {", "    demilitarization calm { of Base; by Ukraine; as from entry_into_force; verified by Ukraine }\n    lease stay {", "V808"),
    ("A412", "panama-neutrality-1977", "\"other international waterways\" in Isthmus {", "\"other international waterways\" in Isthmus claimed by Panama, Colombia {", "A412"),
    ("A412", "panama-neutrality-1977", "\"other international waterways\" in Isthmus {", "\"other international waterways\" in Isthmus on the side of Panama {", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_place_or_quantity() {
    judge(&['A'], ROWS, UNSEEN);
}
