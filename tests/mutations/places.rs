//! Places and quantities.

use super::{Row, Unseen, judge};

const FAMILY: [&str; 6] = ["A401", "A402", "A403", "A405", "A408", "A409"];

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("A401", "framework", "zone Corridor \"the Coastal Corridor\" in Homeland", "zone Corridor \"the Coastal Corridor\" in SouthSector", "A401"),
    ("A401", "framework", "zone NorthSector \"the Northern Sector\" in Eastern", "zone NorthSector \"the Northern Sector\" of Eastern", ""),
    ("A402", "framework", "zone SouthSector \"the Southern Sector\" in Eastern { geometry \"zones.geojson#south\" }", "zone SouthSector \"the Southern Sector\" in Eastern { geometry \"zones.geojson#north\" }", "A402"),
    ("A402", "framework", "zone SouthSector \"the Southern Sector\" in Eastern { geometry \"zones.geojson#south\" }", "zone SouthSector \"the Southern Sector\" in NorthSector { geometry \"zones.geojson#north\" }", ""),
    ("A403", "framework", "zone Corridor \"the Coastal Corridor\" in Homeland { geometry \"zones.geojson#corridor\" }", "zone Corridor \"the Coastal Corridor\"", "A403"),
    ("A403", "framework", "zone Corridor \"the Coastal Corridor\" in Homeland { geometry \"zones.geojson#corridor\" }", "zone Corridor \"the Coastal Corridor\" in Homeland { described as \"the coast as far as the first ridge\" }", ""),
    ("A405", "framework", "zones.geojson#corridor", "zones.geojson#contact", "A405"),
    ("A405", "framework", "line Contact \"the line of contact\" as it stood on 2025-12-01", "line Contact \"the line of contact\" as it stood on 2025-11-01", ""),
    ("A408", "framework", "EUR 40 billion in all", "40 billion in all", "A408"),
    ("A408", "framework", "EUR 40 billion in all", "EUR 41 billion in all", ""),
    ("A409", "framework", "accession europe { of", "renunciation claims { by Russia; of Corridor }\n    accession europe { of", "A409"),
    ("A409", "framework", "accession europe { of", "renunciation claims { by Russia; of Corridor; in favour of Ukraine }\n    accession europe { of", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_place_or_quantity() {
    judge(&FAMILY, ROWS, UNSEEN);
}
