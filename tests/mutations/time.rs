//! Time.

use super::{Row, Unseen, judge};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("T201", "framework", "takes effect 72 hours after signature", "takes effect 72 hours after eastern.verified", "T201"),
    ("T201", "framework", "takes effect 72 hours after signature", "takes effect 48 hours after signature", ""),
    ("T202", "framework", "completes no later than 45 days after north.verified", "completes no earlier than 100 days after north.verified", "T202, N002"),
    ("T202", "framework", "completes no later than 45 days after north.verified", "completes no earlier than 40 days after north.verified", ""),
    ("T202", "west-new-guinea-1962", "no later than 1962-10-01", "no later than 1962-08-14", "T202"),
    ("T202", "west-new-guinea-1962", "no later than 1962-10-01", "no later than 1962-08-16", ""),
    ("T203", "framework", "completes no later than 45 days after north.verified", "completes no earlier than 80 days after north.verified", "T203, N002"),
    ("T203", "framework", "verified  by Observers within 14 days of completes", "verified  by Observers within 10 days of completes", ""),
    ("T204", "kharkiv-2010", "25 years as from 2017-05-28", "25 years as from 2016-02-29", "T204, T219, L704"),
    ("T204", "kharkiv-2010", "renewed by 5 years each time", "renewed by 6 years each time", ""),
    ("T205", "kharkiv-2010", "25 years as from 2017-05-28", "25 years", "T205"),
    ("T205", "framework", "10 years as from start", "10 years as from special.established", ""),
    ("T206", "framework", "to        Ukraine\n        secures", "to        Ukraine\n        in return for eastern\n        secures", "T206"),
    ("T206", "framework", "in return for shield", "in return for truce", ""),
    ("T207", "framework", "        established within 60 days of signature; until then by \"an advance team of the guarantors\"\n", "", "T207"),
    ("T207", "framework", "established within 60 days of signature;", "established within 30 days of signature;", ""),
    ("T208", "kharkiv-2010", "done on   2010-04-21\n    time zone Europe/Kyiv\n", "done on   2010-04-21 12:00\n", "T208"),
    ("T208", "kharkiv-2010", "done on   2010-04-21\n", "done on   2010-04-21 12:00\n", ""),
    ("T209", "framework", "30 days after eastern.begins }", "30 days after eastern.begins and no later than 1 month after eastern.begins }", "T209, T209"),
    ("T209", "framework", "30 days after eastern.begins }", "30 days after eastern.begins and no later than 4 months after eastern.begins }", ""),
    ("T209", "framework", "established within 60 days of signature; until", "established within 60 days of signature and no later than 2 months after signature; until", "T209"),
    ("T209", "framework", "established within 60 days of signature; until", "established within 60 days of signature and no later than 90 days after signature; until", ""),
    ("T210", "kharkiv-2010", "no later than 1 year before expiry", "no later than 5 years before expiry", "T210"),
    ("T210", "kharkiv-2010", "no later than 1 year before expiry", "no later than 25 years before expiry", "T210"),
    ("T210", "kharkiv-2010", "renewed by 5 years each time", "renewed by 4 years each time", ""),
    ("T211", "framework", "                lasts       10 years as from start\n", "", "T211"),
    ("T211", "framework", "10 years as from start", "indefinite", ""),
    ("T212", "west-new-guinea-1962", "completes on 1963-05-01 }", "completes as soon as possible }", "T212"),
    ("T212", "west-new-guinea-1962", "completes on 1963-05-01 }", "completes as soon as possible and no later than 1963-05-01 }", ""),
    ("T213", "framework", "completes no later than 45 days after north.verified", "completes no later than 47 days after north.verified", "T213"),
    ("T213", "framework", "completes no later than 45 days after north.verified", "completes no later than 46 days after north.verified", ""),
    ("T213", "west-new-guinea-1962", "begins after first.completes", "begins on 1963-06-01", "T213"),
    ("T213", "west-new-guinea-1962", "begins after first.completes", "begins on first.completes", ""),
    ("T214", "framework", "established within 90 days of entry_into_force", "established within 90 days of signature", "T214"),
    ("T214", "framework", "begins    within 10 days of truce.effect", "begins    within 10 days of signature", ""),
    ("T214", "framework", "application of cessation, pullback, mission_article, assurance as", "application of cessation, mission_article, assurance as", "F914, T214"),
    ("T214", "framework", "application of cessation, pullback, mission_article, assurance as", "application of assurance, cessation, pullback, mission_article as", ""),
    ("T215", "framework", "begins    within 10 days of truce.effect", "begins    in parallel with truce", "T215"),
    ("T215", "framework", "begins    within 10 days of truce.effect", "begins    in parallel with truce share for share certified by Joint", ""),
    ("T216", "west-new-guinea-1962", "fly the United Nations flag\" while UNTEA", "fly the United Nations flag\" after other_flags", "T216"),
    ("T216", "west-new-guinea-1962", "fly the United Nations flag\" while UNTEA", "fly the United Nations flag\" after arrival", ""),
    ("T217", "framework", "for 15 years as from entry_into_force\n", "as from signature until entry_into_force\n", ""),
    ("T217", "framework", "for 15 years as from entry_into_force\n", "as from 2030-01-01 until 2029-06-01\n", "T217"),
    ("T217", "framework", "for 15 years as from entry_into_force\n", "as from 2030-01-01 until 2039-06-01\n", ""),
    ("T218", "west-new-guinea-1962", "done on    1962-08-15", "done on    1962-08-15 (1341-05-20 Persian)", "T218"),
    ("T218", "west-new-guinea-1962", "done on    1962-08-15", "done on    1962-08-15 (1341-05-24 Persian)", ""),
    ("T219", "west-new-guinea-1962", "held        before 1970-01-01", "held        before 1962-01-01", "T219"),
    ("T219", "west-new-guinea-1962", "held        before 1970-01-01", "held        before 1969-01-01", ""),
    ("T219", "west-new-guinea-1962", "by 1969-12-31", "by 1962-07-31", "T219"),
    ("T219", "west-new-guinea-1962", "by 1969-12-31", "by 1968-12-31", ""),
    ("T219", "framework", "for 15 years as from entry_into_force\n", "as from 2035-01-01\n", ""),
    ("T219", "framework", "for 15 years as from entry_into_force\n", "as from 2026-02-01\n", ""),
    ("T219", "framework", "        paid     over 5 years as from entry_into_force\n", "        paid     no later than 2025-06-01\n", "T219"),
    ("T219", "framework", "        paid     over 5 years as from entry_into_force\n", "        paid     over 6 years as from entry_into_force\n", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_date_or_a_limit() {
    judge(&['T'], ROWS, UNSEEN);
}
