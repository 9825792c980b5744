//! German.

use crate::model::prose::tongues::Tongue;
use crate::model::prose::tongues::spelled::{Compound, Spelling};

#[rustfmt::skip]
pub(super) const GERMAN: Tongue = Tongue {
    code: "de",
    name: "German",
    months: [
        "januar jänner", "februar feber", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
        "november", "dezember",
    ],
    units: ["minute*", "stunde*", "tag tage tagen tages", "woche*", "monat*", "jahr*", "prozent %"],
    duty: &[
        "muss", "muß", "müssen", "soll", "sollen", "verpflichte*", "ist zu", "sind zu", "hat zu", "haben zu",
        "kommen überein", "kommt überein",
    ],
    right: &[
        "kann", "können", "darf", "dürfen", "berechtigt*", "befugt", "das recht", "ermächtigt", "steht es frei",
        "steht frei",
    ],
    not: &["nicht", "kein*", "weder", "nie", "niemals", "nichts", "niemand*"],
    nor: &[],
    negative: &[
        "noch", "ohne", "es sei denn", "unterlass*", "unterläss*", "enthalten", "enthält", "verbot*", "verbiet*",
        "untersag*", "hinder*", "verhinder*", "ausgenommen", "außer", "ausschl*", "ausgeschl*", "verweiger*",
        "ungeachtet", "unbeschadet", "nur", "lediglich", "beend*", "einstell*", "eingestellt", "unzulässig",
        "unvereinbar*", "unmöglich", "entgegen", "fehl*",
    ],
    aside: &[
        "nicht später als", "nicht früher als", "nicht mehr als", "nicht weniger als", "nicht länger als",
        "nicht vor", "in acht", "außer acht",
    ],
    spelling: Some(&GERMAN_NUMBERS),
    apostrophe: false,
};

#[rustfmt::skip]
static GERMAN_NUMBERS: Spelling = Spelling {
    words: &[
        (1, "ein eins eine einem einen einer eines"), (2, "zwei zwo zweier"), (3, "drei dreier"), (4, "vier"),
        (5, "fünf"), (6, "sechs"), (7, "sieben"), (8, "acht"), (9, "neun"), (10, "zehn"), (11, "elf"),
        (12, "zwölf"), (13, "dreizehn"), (14, "vierzehn"), (15, "fünfzehn"), (16, "sechzehn"), (17, "siebzehn"),
        (18, "achtzehn"), (19, "neunzehn"), (20, "zwanzig"), (30, "dreißig dreissig"), (40, "vierzig"),
        (50, "fünfzig"), (60, "sechzig"), (70, "siebzig"), (80, "achtzig"), (90, "neunzig"),
    ],
    powers: &[
        (100, "hundert"), (1000, "tausend"), (1_000_000, "million millionen"),
        (1_000_000_000, "milliarde milliarden"),
    ],
    joins: "und",
    ordinals: &[
        (1, "erste ersten erster erstes erstem"), (3, "dritte dritten dritter drittes drittem"),
        (7, "siebte siebten siebter siebtes"), (8, "achte achten achter achtes"),
    ],
    compound: Compound::UnitFirst(&["und"]),
    endings: &["sten", "ster", "stes", "stem", "ste", "ten", "ter", "tes", "tem", "te"],
};
