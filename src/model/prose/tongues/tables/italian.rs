//! Italian.

use crate::model::prose::tongues::Tongue;
use crate::model::prose::tongues::spelled::{Compound, Spelling};

#[rustfmt::skip]
pub(super) const ITALIAN: Tongue = Tongue {
    code: "it",
    name: "Italian",
    months: [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
    ],
    units: ["minut*", "ora ore", "giorn*", "settiman*", "mese mesi", "anno anni", "percento %"],
    duty: &[
        "deve", "devono", "dovrà", "dovranno", "si impegna*", "s impegna*", "si obbliga*", "s obbliga*", "è tenut*",
        "sono tenut*", "consente di", "consentono di", "acconsent*", "convengono di",
    ],
    right: &[
        "può", "possono", "potrà", "potranno", "il diritto di", "facoltà", "autorizzat*", "ha diritto",
        "hanno diritto",
    ],
    not: &["non"],
    nor: &["né", "nessun*", "niente", "nulla", "mai"],
    negative: &[
        "senza", "salvo", "eccett*", "vieta*", "divieto", "astener*", "astien*", "astengono", "imped*", "esclu*",
        "rifiut*", "cess*", "soltanto", "solo", "tranne", "a meno", "contrari*", "incompatib*", "pregiudizio",
    ],
    aside: &["non oltre", "non più tardi di", "non più di", "non meno di", "non prima di"],
    spelling: Some(&ITALIAN_NUMBERS),
    apostrophe: false,
};

#[rustfmt::skip]
static ITALIAN_NUMBERS: Spelling = Spelling {
    words: &[
        (1, "un uno una"), (2, "due"), (3, "tre tré"), (4, "quattro"), (5, "cinque"), (6, "sei"), (7, "sette"),
        (8, "otto"), (9, "nove"), (10, "dieci"), (11, "undici"), (12, "dodici"), (13, "tredici"),
        (14, "quattordici"), (15, "quindici"), (16, "sedici"), (17, "diciassette"), (18, "diciotto"),
        (19, "diciannove"), (20, "venti"), (30, "trenta"), (40, "quaranta"), (50, "cinquanta"), (60, "sessanta"),
        (70, "settanta"), (80, "ottanta"), (90, "novanta"),
    ],
    powers: &[
        (100, "cento"), (1000, "mille mila"), (1_000_000, "milione milioni"), (1_000_000_000, "miliardo miliardi"),
    ],
    joins: "e",
    ordinals: &[
        (1, "primo prima primi"), (2, "secondo seconda"), (3, "terzo terza"), (4, "quarto quarta"),
        (5, "quinto quinta"), (6, "sesto sesta"), (7, "settimo settima"), (8, "ottavo ottava"), (9, "nono nona"),
        (10, "decimo decima"),
    ],
    compound: Compound::TenFirst,
    endings: &["esimo", "esima"],
};
