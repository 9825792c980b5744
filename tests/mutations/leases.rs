//! Leases.

use super::{Row, Unseen, judge};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("L701", "framework", "                lasts        [Russia: 49 years | UnitedStates: 15 years] as from entry_into_force\n", "", "L701"),
    ("L701", "framework", "[Russia: 49 years |", "[Russia: 99 years |", ""),
    ("L702", "framework", "                sovereignty  of Ukraine unaffected\n                jurisdiction of Ukraine\n                law          of Ukraine\n", "", "L702"),
    ("L702", "framework", "                law          of Ukraine\n", "                law          of Russia\n", ""),
    ("L703", "framework", "renewable    by 5 years once, by agreement, on request no later than 12 months before expiry", "renewable    by 5 years", "L703"),
    ("L703", "framework", "renewable    by 5 years once, by agreement, on request no later than 12 months", "renewable    by 3 years once, by agreement, on request no later than 6 months", ""),
    ("L704", "kharkiv-2010", "        extends \"the Agreement on the parameters of the division of the Black Sea Fleet\" of 1997-05-28 until 2017-05-28\n", "", ""),
    ("L704", "kharkiv-2010", "division of the Black Sea Fleet\" of 1997-05-28 until 2017-05-28", "division of the Black Sea Fleet\" of 1997-05-28", "L704"),
    ("L705", "kharkiv-2010", "        use     \"the stay of the Black Sea Fleet\"\n", "        use     \"the stay of the Black Sea Fleet\"\n        consultations \"after such notice, at the request of either Party\"\n", "L705"),
    ("L705", "kharkiv-2010", "        use     \"the stay of the Black Sea Fleet\"\n", "        use     \"the stay of the Black Sea Fleet\"\n        consultations \"after such notice; unless they agree otherwise, the lease ends with its term\"\n", ""),
    ("L706", "framework", "                on expiry    \"installations pass to Ukraine without compensation\"\n", "", "L706"),
    ("L706", "framework", "installations pass to Ukraine without compensation", "installations are removed by Russia", ""),
    ("L707", "framework", "from         Ukraine\n                to           Russia\n", "from         Ukraine\n                to           UnitedStates\n", ""),
    ("L707", "framework", "from         Ukraine\n                to           Russia\n", "from         UnitedStates\n                to           Russia\n", "L707, N002"),
    ("L708", "framework", "            lease corridor {", "            lease other { from Ukraine; to UnitedStates; of NorthSector; lasts 10 years as from entry_into_force; sovereignty of Ukraine unaffected; jurisdiction of Ukraine; law of Ukraine; on expiry \"removed\" }\n            lease corridor {", ""),
    ("L708", "framework", "            lease corridor {", "            lease other { from Ukraine; to UnitedStates; of Corridor; lasts 10 years as from entry_into_force; sovereignty of Ukraine unaffected; jurisdiction of Ukraine; law of Ukraine; on expiry \"removed\" }\n            lease corridor {", "L708, N002"),
    ("L709", "framework", "    exit             none\n", "    exit             by any party, on 6 months' notice to depositary\n", "L709"),
    ("L709", "framework", "    exit             none\n", "    exit             by any party, after 60 years, on 6 months' notice to depositary\n", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_lease() {
    judge(&['L'], ROWS, UNSEEN);
}
