//! English.

use crate::model::prose::tongues::Tongue;
use crate::model::prose::tongues::spelled::{Compound, Spelling};

#[rustfmt::skip]
pub(super) const ENGLISH: Tongue = Tongue {
    code: "en",
    name: "English",
    months: [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ],
    units: ["minute*", "hour*", "day*", "week*", "month*", "year*", "percent %"],
    duty: &[
        "shall", "will", "must", "undertake*", "agree to", "agrees to", "is to", "are to", "obliged", "bound to",
        "engage*", "consents to", "consent to",
    ],
    right: &[
        "may", "entitled", "has the right", "have the right", "the right to", "free to", "authorized", "authorised",
        "at liberty", "can",
    ],
    not: &["not", "cannot", "no", "neither", "never", "nothing", "none", "nobody"],
    nor: &["nor"],
    negative: &[
        "without", "unless", "except*", "refrain*", "abstain*", "prohibit*", "forbid*", "forbidden", "prevent*",
        "fail*", "exclu*", "refus*", "deny", "denied", "denies", "otherwise", "lack*", "absence", "cease*", "only",
        "irrespective", "regardless", "lest", "hinder*", "imped*", "obstruct*", "contrary", "conflict",
        "inconsistent", "incompatible", "impossible", "unable", "prejudice", "withhold*",
    ],
    aside: &[
        "no later than", "not later than", "no earlier than", "not earlier than", "no less than", "not less than",
        "no more than", "not more than", "no fewer than", "not fewer than", "no longer than", "not exceeding",
        "not to exceed", "whether or not",
    ],
    spelling: Some(&ENGLISH_NUMBERS),
    apostrophe: false,
};

#[rustfmt::skip]
static ENGLISH_NUMBERS: Spelling = Spelling {
    words: &[
        (1, "one"), (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"), (8, "eight"),
        (9, "nine"), (10, "ten"), (11, "eleven"), (12, "twelve"), (13, "thirteen"), (14, "fourteen"),
        (15, "fifteen"), (16, "sixteen"), (17, "seventeen"), (18, "eighteen"), (19, "nineteen"), (20, "twenty"),
        (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"), (70, "seventy"), (80, "eighty"), (90, "ninety"),
    ],
    powers: &[
        (100, "hundred"), (1000, "thousand"), (1_000_000, "million"), (1_000_000_000, "billion"),
    ],
    joins: "and",
    ordinals: &[
        (1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth"), (6, "sixth"), (7, "seventh"),
        (8, "eighth"), (9, "ninth"), (10, "tenth"), (11, "eleventh"), (12, "twelfth"), (13, "thirteenth"),
        (14, "fourteenth"), (15, "fifteenth"), (16, "sixteenth"), (17, "seventeenth"), (18, "eighteenth"),
        (19, "nineteenth"), (20, "twentieth"), (30, "thirtieth"), (40, "fortieth"), (50, "fiftieth"),
        (60, "sixtieth"), (70, "seventieth"), (80, "eightieth"), (90, "ninetieth"), (100, "hundredth"),
    ],
    compound: Compound::None,
    endings: &[],
};
