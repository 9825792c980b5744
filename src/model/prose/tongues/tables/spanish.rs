//! Spanish.

use crate::model::prose::tongues::Tongue;
use crate::model::prose::tongues::spelled::{Compound, Spelling};

#[rustfmt::skip]
pub(super) const SPANISH: Tongue = Tongue {
    code: "es",
    name: "Spanish",
    months: [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre setiembre", "octubre",
        "noviembre", "diciembre",
    ],
    units: ["minuto*", "hora*", "día*", "semana*", "mes meses", "año*", "porciento %"],
    duty: &[
        "deberá*", "debe", "deben", "se compromete*", "se obliga*", "habrá de", "habrán de", "tendrá que",
        "tendrán que", "convienen en", "conviene en", "obligad*",
    ],
    right: &[
        "podrá*", "puede", "pueden", "derecho a", "derecho de", "facultad*", "autorizad*",
    ],
    not: &["no"],
    nor: &[
        "ni", "ningún", "ninguna", "ninguno", "nada", "nunca", "jamás", "tampoco", "nadie",
    ],
    negative: &[
        "sin", "salvo", "excepto", "prohib*", "absten*", "abstien*", "impedir*", "impid*", "excluy*", "exclui*",
        "negar*", "a menos", "cesar*", "sólo", "solamente", "únicamente", "contrari*", "independientemente",
        "rechaz*", "evitar*", "incompatib*", "perjuicio",
    ],
    aside: &[
        "no más tarde de", "no más tarde que", "a más tardar", "no más de", "no menos de", "no antes de",
        "no obstante",
    ],
    spelling: Some(&SPANISH_NUMBERS),
    apostrophe: false,
};

#[rustfmt::skip]
static SPANISH_NUMBERS: Spelling = Spelling {
    words: &[
        (1, "un uno una"), (2, "dos"), (3, "tres"), (4, "cuatro"), (5, "cinco"), (6, "seis"), (7, "siete"),
        (8, "ocho"), (9, "nueve"), (10, "diez"), (11, "once"), (12, "doce"), (13, "trece"), (14, "catorce"),
        (15, "quince"), (16, "dieciséis"), (17, "diecisiete"), (18, "dieciocho"), (19, "diecinueve"),
        (20, "veinte"), (21, "veintiuno veintiún veintiuna"), (22, "veintidós"), (23, "veintitrés"),
        (24, "veinticuatro"), (25, "veinticinco"), (26, "veintiséis"), (27, "veintisiete"), (28, "veintiocho"),
        (29, "veintinueve"), (30, "treinta"), (40, "cuarenta"), (50, "cincuenta"), (60, "sesenta"), (70, "setenta"),
        (80, "ochenta"), (90, "noventa"), (100, "cien ciento"), (200, "doscientos doscientas"),
        (300, "trescientos trescientas"), (400, "cuatrocientos cuatrocientas"), (500, "quinientos quinientas"),
        (600, "seiscientos seiscientas"), (700, "setecientos setecientas"), (800, "ochocientos ochocientas"),
        (900, "novecientos novecientas"),
    ],
    powers: &[(1000, "mil"), (1_000_000, "millón millones")],
    joins: "y",
    ordinals: &[
        (1, "primer primero primera"), (2, "segund*"), (3, "tercer*"), (4, "cuarto cuarta"), (5, "quinto quinta"),
        (6, "sexto sexta"), (7, "séptim*"), (8, "octavo octava"), (9, "noveno novena"), (10, "décim*"),
        (11, "undécim*"), (12, "duodécim*"), (20, "vigésim*"), (30, "trigésim*"), (40, "cuadragésim*"),
        (50, "quincuagésim*"), (60, "sexagésim*"), (70, "septuagésim*"), (80, "octogésim*"), (90, "nonagésim*"),
        (100, "centésim*"),
    ],
    compound: Compound::None,
    endings: &[],
};
