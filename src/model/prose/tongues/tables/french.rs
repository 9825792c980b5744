//! French.

use crate::model::prose::tongues::Tongue;
use crate::model::prose::tongues::spelled::{Compound, Spelling};

#[rustfmt::skip]
pub(super) const FRENCH: Tongue = Tongue {
    code: "fr",
    name: "French",
    months: [
        "janvier", "février fevrier", "mars", "avril", "mai", "juin", "juillet", "août aout", "septembre",
        "octobre", "novembre", "décembre decembre",
    ],
    units: ["minute*", "heure*", "jour*", "semaine*", "mois", "an ans année*", "pourcent %"],
    duty: &[
        "doit", "doivent", "devra", "devront", "s engage*", "s oblige*", "est tenu*", "sont tenu*", "sera tenu*",
        "seront tenu*", "convient de", "conviennent de", "obligé*",
    ],
    right: &[
        "peut", "peuvent", "pourra", "pourront", "a le droit", "ont le droit", "aura le droit", "auront le droit",
        "le droit de", "autorisé*", "habilité*", "faculté", "loisible", "libre*",
    ],
    not: &["pas", "aucun*", "jamais", "rien"],
    nor: &[
        "ni", "nul", "nulle", "ne peut", "ne peuvent", "ne pourra", "ne pourront", "ne saurait", "ne sauraient",
        "ne doit", "ne doivent", "n est", "ne sont", "ne sera", "ne seront",
    ],
    negative: &[
        "ne", "n", "non", "sans", "sauf", "interdi*", "abst*", "abstien*", "empêch*", "exclu*", "excep*", "refus*",
        "défaut", "moins que", "cess*", "seulement", "uniquement", "nonobstant", "indépendamment", "contraire*",
        "prohib*", "prévenir", "incompatib*", "préjudice",
    ],
    aside: &[
        "au plus tard", "pas plus tard que", "pas plus de", "pas moins de", "ou non", "pas avant",
    ],
    spelling: Some(&FRENCH_NUMBERS),
    apostrophe: false,
};

#[rustfmt::skip]
static FRENCH_NUMBERS: Spelling = Spelling {
    words: &[
        (1, "un une"), (2, "deux"), (3, "trois"), (4, "quatre"), (5, "cinq"), (6, "six"), (7, "sept"), (8, "huit"),
        (9, "neuf"), (10, "dix"), (11, "onze"), (12, "douze"), (13, "treize"), (14, "quatorze"), (15, "quinze"),
        (16, "seize"), (20, "vingt vingts"), (30, "trente"), (40, "quarante"), (50, "cinquante"), (60, "soixante"),
        (70, "septante"), (80, "octante huitante"), (90, "nonante"),
    ],
    powers: &[
        (100, "cent cents"), (1000, "mille"), (1_000_000, "million millions"), (1_000_000_000, "milliard milliards"),
    ],
    joins: "et",
    ordinals: &[
        (1, "premier première premiers premières"), (2, "second seconde"), (5, "cinquième"), (9, "neuvième"),
    ],
    compound: Compound::Twenties,
    endings: &["ièmes", "ième"],
};
