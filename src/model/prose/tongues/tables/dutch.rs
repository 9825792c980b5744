//! Dutch.

use crate::model::prose::tongues::Tongue;
use crate::model::prose::tongues::spelled::{Compound, Spelling};

#[rustfmt::skip]
pub(super) const DUTCH: Tongue = Tongue {
    code: "nl",
    name: "Dutch",
    months: [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ],
    units: ["minuut minuten", "uur uren", "dag dagen", "week weken", "maand maanden", "jaar jaren", "procent %"],
    duty: &[
        "zal", "zullen", "moet", "moeten", "dient", "dienen", "verplicht*", "verbindt zich", "verbinden zich",
        "nemen op zich", "neemt op zich", "komen overeen", "komt overeen", "gehouden",
    ],
    right: &[
        "kan", "kunnen", "mag", "mogen", "gerechtigd", "bevoegd", "het recht", "heeft recht", "hebben recht",
        "gemachtigd", "staat vrij", "staat het vrij", "vrij om",
    ],
    not: &["niet", "geen", "niets", "nooit", "niemand", "evenmin", "nimmer", "geenszins"],
    nor: &["noch"],
    negative: &[
        "zonder", "tenzij", "onthoud*", "verbod*", "verbied*", "verboden", "voorkom*", "behoudens", "uitgezonderd",
        "behalve", "nalaten", "nalaat", "weiger*", "ongeacht", "niettegenstaande", "slechts", "uitsluitend",
        "onverenigbaar", "onmogelijk", "anders", "stopzet*", "staken", "belemmer*", "verhinder*", "ontbreken",
        "ontbreekt", "afwez*", "in strijd", "onverminderd",
    ],
    aside: &[
        "niet later dan", "niet eerder dan", "niet meer dan", "niet minder dan", "niet langer dan", "al dan niet",
        "in acht", "acht geslagen", "acht slaan",
    ],
    spelling: Some(&DUTCH_NUMBERS),
    apostrophe: false,
};

#[rustfmt::skip]
static DUTCH_NUMBERS: Spelling = Spelling {
    words: &[
        (1, "een één"), (2, "twee"), (3, "drie"), (4, "vier"), (5, "vijf"), (6, "zes"), (7, "zeven"), (8, "acht"),
        (9, "negen"), (10, "tien"), (11, "elf"), (12, "twaalf"), (13, "dertien"), (14, "veertien"),
        (15, "vijftien"), (16, "zestien"), (17, "zeventien"), (18, "achttien"), (19, "negentien"), (20, "twintig"),
        (30, "dertig"), (40, "veertig"), (50, "vijftig"), (60, "zestig"), (70, "zeventig"), (80, "tachtig"),
        (90, "negentig"),
    ],
    powers: &[
        (100, "honderd"), (1000, "duizend"), (1_000_000, "miljoen"), (1_000_000_000, "miljard"),
    ],
    joins: "en",
    ordinals: &[(1, "eerste"), (3, "derde"), (8, "achtste")],
    compound: Compound::UnitFirst(&["en", "ën"]),
    endings: &["ste", "de"],
};
