//! Final clauses and prose.

use super::{Row, Unseen, judge};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("F901", "framework", "    entry into force 30 days after ratification by all parties\n", "", "F901"),
    ("F901", "framework", "    entry into force 30 days after", "    entry into force 60 days after", ""),
    ("F902", "framework", "    provisional      application of cessation, pullback, mission_article, assurance as from signature\n", "", "F902, G504, T214"),
    ("F902", "framework", "application of cessation, pullback", "application of positions, pullback", ""),
    ("F903", "north-atlantic-1949", "on ratification by a majority of the signatories, including Belgium,", "on ratification by 13 of the signatories, including Belgium,", "F903"),
    ("F903", "north-atlantic-1949", "on ratification by a majority of the signatories, including Belgium,", "on ratification by 9 of the signatories, including Belgium,", ""),
    ("F903", "north-atlantic-1949", "Netherlands, UnitedKingdom, UnitedStates\n    for each", "Netherlands, UnitedKingdom, UnitedStates, Turkey\n    for each", "F903"),
    ("F904", "framework", "    exit             none\n", "", "F904"),
    ("F904", "north-atlantic-1949", "after 20 years, on 1 year's notice", "after 10 years, on 1 year's notice", ""),
    ("F905", "framework", "en, uk, ru equally authentic; en prevails in case of divergence", "en, uk, ru", "F905"),
    ("F905", "framework", "; en prevails in case of divergence", "", ""),
    ("F906", "framework", "title to, any territory.\"", "title to, any territory.\" uk \"Ця Угода зачіпає позицію Сторін щодо суверенітету.\"", "F906"),
    ("F906", "framework", "title to, any territory.\"", "title to, any territory.\" uk \"Ніщо в цій Угоді не зачіпає позиції Сторін щодо суверенітету.\"", ""),
    ("F907", "framework", "the position of any Party on", "the positions of the Participants on", "F907"),
    ("F907", "framework", "Nothing in this Agreement prejudices", "Nothing in this Agreement will prejudice", ""),
    ("F908", "framework", "    registration     by depositary\n", "", "F908"),
    ("F908", "framework", "registration     by depositary", "registration     by Ukraine", ""),
    ("F909", "framework", "30 days after ratification by all parties\n    provisional", "30 days after ratification by Ukraine\n    provisional", "F909"),
    ("F909", "north-atlantic-1949", "    for each later State on its ratification\n", "", "F909"),
    ("F909", "framework", "30 days after ratification by all parties\n    provisional", "30 days after ratification by all of Ukraine, Russia, UnitedStates, Europeans\n    provisional", ""),
    ("F910", "framework", "    reservations     none\n", "", "F910"),
    ("F910", "framework", "reservations     none", "reservations      \"none but to the annex\"", ""),
    ("F911", "framework", ", appointed failing a party by the President of the International Court of Justice", "", "F911"),
    ("F911", "framework", "the President of the International Court of Justice", "the Secretary-General of the Permanent Court of Arbitration", ""),
    ("F912", "framework", "30 days after ratification by all parties\n    provisional", "on the later of ratification by all parties and notification by Russia\n    provisional", "F912"),
    ("F912", "kharkiv-2010", "on the later of notification by Ukraine and notification by Russia", "30 days after notification by each party", ""),
    ("F913", "framework", "guarantors UnitedStates, Europeans", "guarantors UnitedStates, Europeans, \"other States\"", "F913"),
    ("F913", "framework", " of France, Germany, UnitedKingdom\n", " of France, Germany, UnitedKingdom, or \"any European State that accedes\"\n", ""),
    ("F914", "framework", "mission_article, assurance as from signature", "mission_article as from signature", "F914"),
    ("F914", "framework", "application of cessation, pullback,", "application of pullback,", ""),
    ("X001", "framework", "through Corridor; ensured by Ukraine, Russia; as from truce.effect }", "through Corridor; ensured by Ukraine, Russia; lasts 2 years as from truce.effect\n text \"Grain passes for three years.\" uk \"Зерно проходить три роки.\" ru \"Зерно проходит три года.\" }", "X001"),
    ("X001", "framework", "through Corridor; ensured by Ukraine, Russia; as from truce.effect }", "through Corridor; ensured by Ukraine, Russia; lasts 2 years as from truce.effect\n text \"Grain passes for two (2) years.\" uk \"Зерно проходить два роки.\" ru \"Зерно проходит два года.\" }", ""),
    ("X002", "kharkiv-2010", "    time zone Europe/Kyiv\n", "    time zone Europe/Kyiv\n    languages   en, uk equally authentic\n", "X002"),
    ("X002", "kharkiv-2010", "    time zone Europe/Kyiv\n", "    time zone Europe/Kyiv\n    languages   uk authentic\n", ""),
    ("X003", "panama-neutrality-1977", "    done on    1977-09-07\n", "    done on    1977-09-07\n    status      final\n", "X003"),
    ("X004", "framework", "of \"grain and fertilizers\"; through Corridor;", "of \"grain and fertilizers\"; through Corridor; text \"Grain passes freely.\";", "X004"),
    ("X004", "framework", "of \"grain and fertilizers\"; through Corridor;", "of \"grain and fertilizers\"; through Corridor; text \"Grain passes freely.\" uk \"Зерно проходить вільно.\" ru \"Зерно проходит свободно.\";", ""),
    ("X003", "framework", "[to be completed: list of measures]", "[list of measures]", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_in_the_final_clauses() {
    judge(&['F', 'X'], ROWS, UNSEEN);
}
