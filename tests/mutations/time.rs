//! Time.

use super::{Row, Unseen, judge};

const FAMILY: [&str; 18] = [
    "T201", "T202", "T203", "T204", "T205", "T206", "T207", "T208", "T209", "T210", "T211", "T212", "T213", "T214",
    "T215", "T216", "T218", "T219",
];

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
    ("T210", "kharkiv-2010", "no later than 1 year before expiry", "no later than 5 years before expiry", "T210"),
    ("T210", "kharkiv-2010", "no later than 1 year before expiry", "no later than 25 years before expiry", "T210"),
    ("T210", "kharkiv-2010", "renewed by 5 years each time", "renewed by 4 years each time", ""),
    ("T211", "framework", "                lasts       10 years as from start\n", "", "T211"),
    ("T211", "framework", "10 years as from start", "indefinite", ""),
    ("T212", "west-new-guinea-1962", "completes on 1963-05-01 }", "completes as soon as possible }", "T212"),
    ("T212", "west-new-guinea-1962", "completes on 1963-05-01 }", "completes as soon as possible and no later than 1963-05-01 }", ""),
    ("T213", "framework", "completes no later than 45 days after north.verified", "completes no later than 47 days after north.verified", "T213"),
    ("T213", "framework", "completes no later than 45 days after north.verified", "completes no later than 46 days after north.verified", ""),
    ("T214", "framework", "established within 90 days of entry_into_force", "established within 90 days of signature", "T214"),
    ("T214", "framework", "begins    within 10 days of truce.effect", "begins    within 10 days of signature", ""),
    ("T215", "framework", "begins    within 10 days of truce.effect", "begins    in parallel with truce", "T215"),
    ("T215", "framework", "begins    within 10 days of truce.effect", "begins    in parallel with truce share for share certified by Joint", ""),
    ("T216", "west-new-guinea-1962", "fly the United Nations flag\" while UNTEA", "fly the United Nations flag\" after other_flags", "T216"),
    ("T216", "west-new-guinea-1962", "fly the United Nations flag\" while UNTEA", "fly the United Nations flag\" after arrival", ""),
    ("T218", "west-new-guinea-1962", "done on    1962-08-15", "done on    1962-08-15 (1341-05-20 Persian)", "T218"),
    ("T218", "west-new-guinea-1962", "done on    1962-08-15", "done on    1962-08-15 (1341-05-24 Persian)", ""),
    ("T219", "west-new-guinea-1962", "held        before 1970-01-01", "held        before 1962-01-01", "T219"),
    ("T219", "west-new-guinea-1962", "held        before 1970-01-01", "held        before 1969-01-01", ""),
    ("T219", "west-new-guinea-1962", "by 1969-12-31", "by 1962-07-31", "T219"),
    ("T219", "west-new-guinea-1962", "by 1969-12-31", "by 1968-12-31", ""),
];

const UNSEEN: &[Unseen] = &[];

#[test]
fn one_change_of_a_date_or_a_limit() {
    judge(&FAMILY, ROWS, UNSEEN);
}
