//! Names and references.

use super::{Row, Unseen, judge};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("R101", "framework", "verifies    truce, eastern", "verifies    truce, estern", "R101"),
    ("R101", "framework", "verifies    truce, eastern", "verifies    eastern, truce", ""),
    ("R102", "framework", "action build_bases \"establish military bases\"", "action build_bases \"establish military bases\"\naction station_forces \"keep troops\"", "R102"),
    ("R102", "framework", "action build_bases \"establish military bases\"", "action build_bases \"build military bases\"", ""),
    ("R103", "framework", "fund, positions", "fund, Homeland", "R103"),
    ("R103", "framework", "fund, positions", "positions, fund", ""),
    ("R104", "framework", "action build_bases \"establish military bases\"", "action build_bases \"establish military bases\"\naction dig \"dig trenches\"", "R104"),
    ("R104", "framework", "group Europeans \"the participating European States\" of France, Germany, UnitedKingdom", "group Europeans \"the participating European States\" of Germany, France, UnitedKingdom", ""),
    ("R105", "framework", "group Europeans \"the participating European States\" of France, Germany, UnitedKingdom", "group Europeans \"the participating European States\" of France, Germany, UnitedKingdom, Europeans", "R105"),
    ("R105", "framework", "zone NorthSector \"the Northern Sector\" in Eastern", "zone NorthSector \"the Northern Sector\" of Eastern", ""),
    ("R106", "framework", "the measures listed in Annex I\"", "the measures listed in Annex II\"", "R106"),
    ("R106", "framework", "the measures listed in Annex I\"", "the measures listed in Article 8\"", ""),
    ("R106", "framework", "the measures listed in Annex I\"", "the measures listed in Annex II to the Charter of the United Nations\"", ""),
    ("R106", "framework", "the measures listed in Annex I\"", "the measures listed in Annex II to this Agreement\"", "R106"),
    ("R107", "framework", "annex measures \"Measures", "include \"nowhere.treaty\"\nannex measures \"Measures", "R107"),
    ("R107", "framework", "annex measures \"Measures", "// include \"nowhere.treaty\"\nannex measures \"Measures", ""),
    ("R108", "framework", "step second 30 days after eastern.verified", "step second 30 days after special.established", "R108, N002"),
    ("R108", "framework", "step second 30 days after eastern.verified", "step second 30 days after eastern.completes", ""),
    ("R109", "framework", "title to, any territory.\"", "title to, any territory for sixty (90) days.\"", "R109"),
    ("R109", "framework", "title to, any territory.\"", "title to, any territory for ninety (90) days.\"", ""),
    ("R110", "panama-neutrality-1977", "\"ensure that its vessels observe", "\"ensure that its vessels of war observe", ""),
    ("R110", "framework", "of any Party on sovereignty over", "of any Party on the Historic Borders and sovereignty over", "R110"),
    ("R110", "framework", "of any Party on sovereignty over", "of any Party on the historic borders and sovereignty over", ""),
    ("R110", "panama-neutrality-1977", "    rule vessels: each World", "    text \"A Vessel of War flies its flag.\"\n    rule vessels: each World", "R110"),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_name_or_reference() {
    judge(&['R'], ROWS, UNSEEN);
}
