//! Wordings in several languages side by side: where they drift apart (F906), and where they only look different.
//!
//! Pairs of articles of real treaties are compared where their texts lie beside the project; where they do not, that test
//! says so and passes over them.
#![allow(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up should fail")]

use std::path::Path;
use treatyc::model::prose::tongues::{Form, read, tongue};
use treatyc::session::{Levels, NoFiles, check};

/// What F906 says of a text in the first language beside one in another.
fn drift(first: (&str, &str), other: (&str, &str)) -> Vec<String> {
    let text = format!(
        "treaty \"Agreement\" {{\n    between Avalon, Borduria\n    languages {}, {} equally authentic\n}}\nparty Avalon \"Avalon\"\nparty Borduria \"Borduria\"\n\
         article matter \"Matter\" {{\n    text {} \"\"\"{}\"\"\" {} \"\"\"{}\"\"\"\n}}\n",
        first.0, other.0, first.0, first.1, other.0, other.1
    );
    let checked = check("t.treaty", text.into_bytes(), &NoFiles, &Levels::default());
    let unread: Vec<_> = checked.findings.iter().filter(|f| f.code.0.starts_with('S')).collect();
    assert!(unread.is_empty(), "the test itself cannot be read: {unread:#?}");
    checked.findings.into_iter().filter(|f| f.code.0 == "F906").map(|f| f.message).collect()
}

/// Rows of English beside another language: what is found, or nothing.
fn rows(code: &str, table: &[(&str, &str, &str)]) {
    let mut wrong = String::new();
    for (english, other, expected) in table {
        let found = drift(("en", english), (code, other)).join("; ");
        if found != *expected {
            wrong += &format!("{english}\n{other}\n  expected {expected}\n  found    {found}\n\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn english_and_dutch() {
    rows(
        "nl",
        &[
            ("They hold 1,459 battle tanks.", "Zij bezitten 1.459 gevechtstanks.", ""),
            (
                "They hold 1,459 battle tanks.",
                "Zij bezitten 1.495 gevechtstanks.",
                "the English text says 1459, and the Dutch text 1495",
            ),
            ("Each will consult the other.", "Elk zal overleg plegen met de ander.", ""),
            ("Each undertakes to consult.", "Elk verbindt zich tot overleg.", ""),
            ("It shall be neutral.", "Het blijft neutraal.", ""),
            ("within twenty-one (21) days", "binnen eenentwintig dagen", ""),
            ("within thirty days", "binnen dertig dagen", ""),
            ("within thirty days", "binnen veertig dagen", "the English text says 30, and the Dutch text 40"),
            ("the two Parties", "beide Partijen", ""),
            ("no later than ninety days", "uiterlijk negentig dagen", ""),
            ("They shall observe it.", "Zij nemen het in acht.", ""),
            ("on the thirtieth day", "op de 30e dag", ""),
            ("It shall not be used.", "Het zal niet worden gebruikt.", ""),
            (
                "It shall be used.",
                "Het zal niet worden gebruikt.",
                "the Dutch text forbids what the English one does not",
            ),
            ("Each shall refrain from force.", "Elk gebruikt geen geweld.", ""),
            ("It may inspect the base.", "Het kan de basis inspecteren.", ""),
            (
                "It may inspect the base.",
                "Het moet de basis inspecteren.",
                "it is a right in the English text and a duty in the Dutch one",
            ),
            ("It shall be entitled to pass.", "Het heeft het recht van doorvaart.", ""),
            ("1. A first rule.\n2. A second one.", "1) Een eerste regel.\n2) Een tweede.", ""),
            ("It lasts (1) for long; (2) for short.", "Het duurt a) lang; b) kort.", ""),
        ],
    );
}

#[test]
fn english_and_french() {
    rows(
        "fr",
        &[
            ("within sixty (60) days", "dans un délai de soixante jours", ""),
            ("within seventy-one days", "dans un délai de soixante et onze jours", ""),
            ("within ninety-seven days", "dans un délai de quatre-vingt-dix-sept jours", ""),
            ("within two hundred and eighty days", "dans un délai de deux cent quatre-vingts jours", ""),
            ("no later than 1 May 2026", "au plus tard le 1er mai 2026", ""),
            (
                "no later than 1 May 2026",
                "au plus tard le 1er juin 2026",
                "the English text says May, and the French text June",
            ),
            (
                "no later than 1 May 2026",
                "au plus tard le 2 mai 2026",
                "the English text says 1, and the French text 2",
            ),
            ("by 2026-05-01", "le 01.05.2026", ""),
            ("over 30 kilometres", "supérieure à 50 kilomètres", "the English text says 30, and the French text 50"),
            ("They hold 1,459 tanks.", "Elles ont 1 459 chars.", ""),
            ("They hold 1,459 tanks.", "Elles ont 1\u{202f}459 chars.", ""),
            ("It shall not station forces there.", "Elle n'y stationne pas de forces.", ""),
            (
                "It shall not station forces there.",
                "Elle y stationne des forces.",
                "the English text forbids what the French one does not",
            ),
            ("Each shall comply.", "Chacune doit s'y conformer.", ""),
            (
                "Each may withdraw.",
                "Chacune doit se retirer.",
                "it is a right in the English text and a duty in the French one",
            ),
            ("after 2.5 kilometres", "après 2,5 kilomètres", ""),
            ("on the thirtieth day", "le trentième jour", ""),
            ("It lasts 60 days.", "Il dure longtemps.", "the English text says 60, and the French text does not"),
        ],
    );
}

#[test]
fn english_and_others() {
    rows(
        "de",
        &[
            ("within twenty-nine days", "innerhalb von neunundzwanzig Tagen", ""),
            ("within 365 days", "innerhalb von dreihundertfünfundsechzig Tagen", ""),
            ("on the thirtieth day", "am dreißigsten Tag", ""),
            ("on 3 March 2026", "am 3. März 2026", ""),
            ("It shall not fly there.", "Sie fliegt dort nicht.", ""),
            (
                "It shall fly there.",
                "Sie darf dort nicht fliegen.",
                "the German text forbids what the English one does not",
            ),
            (
                "It may fly there.",
                "Sie ist verpflichtet, dort zu fliegen.",
                "it is a right in the English text and a duty in the German one",
            ),
        ],
    );
    rows(
        "es",
        &[
            ("within thirty-one days", "en el plazo de treinta y un días", ""),
            ("on 15 April 2026", "el 15 de abril de 2026", ""),
            ("It shall not fly there.", "No volará allí.", ""),
            ("It shall not fly there.", "Volará allí.", "the English text forbids what the Spanish one does not"),
            (
                "Each may leave.",
                "Cada una deberá salir.",
                "it is a right in the English text and a duty in the Spanish one",
            ),
            ("It leaves no later than 12 hours after that.", "Sale a más tardar 12 horas después.", ""),
        ],
    );
    rows(
        "it",
        &[
            ("within thirty-five days", "entro trentacinque giorni", ""),
            ("within twenty-one days", "entro ventuno giorni", ""),
            ("It shall not fly there.", "Non vi vola.", ""),
            ("It shall fly there.", "Non vi può volare.", "the Italian text forbids what the English one does not"),
        ],
    );
    rows(
        "ru",
        &[
            ("within ninety (90) days", "в течение девяноста (90) дней", ""),
            ("within ninety days", "в течение шестидесяти дней", "the English text says 90, and the Russian text 60"),
            ("no later than 1 May 1963", "не позднее 1 мая 1963 года", ""),
            (
                "no later than 1 May 1963",
                "не позднее 1 марта 1963 года",
                "the English text says May, and the Russian text March",
            ),
            ("It shall not enter.", "Она не входит.", ""),
            ("It shall enter.", "Она не должна входить.", "the Russian text forbids what the English one does not"),
            ("It shall enter.", "Она обязуется войти.", ""),
            ("It may enter.", "Она обязана войти.", "it is a right in the English text and a duty in the Russian one"),
            ("three hundred and twenty-five", "триста двадцать пять", ""),
        ],
    );
    rows(
        "uk",
        &[
            ("within ninety days", "протягом дев'яноста днів", ""),
            ("within 95 days", "протягом дев’яноста п’яти днів", ""),
            ("within ninety days", "протягом шістдесяти днів", "the English text says 90, and the Ukrainian text 60"),
            ("on 16 December 2025", "16 грудня 2025 року", ""),
            (
                "It may enter.",
                "Вона зобов'язується увійти.",
                "it is a right in the English text and a duty in the Ukrainian one",
            ),
            ("It shall not enter.", "Вона не входить.", ""),
        ],
    );
}

/// Of a language without a table only figures are read, and what it spells may stand for them.
#[test]
fn a_language_without_a_table() {
    rows(
        "pl",
        &[
            ("within sixty (60) days", "w ciągu sześćdziesięciu (60) dni", ""),
            (
                "within sixty (60) days",
                "w ciągu dziewięćdziesięciu (90) dni",
                "the English text says 60, and the text in `pl` 90",
            ),
            ("within sixty days", "w ciągu sześćdziesięciu dni", ""),
            ("within 60 days", "w ciągu sześćdziesięciu dni", ""),
            ("It shall not enter.", "Wchodzi.", ""),
            ("on 1 May 2026", "1 maja 2026 r.", ""),
            ("on 1 May 2026", "2 maja 2026 r.", "the English text says 1, and the text in `pl` 2"),
        ],
    );
}

#[test]
fn what_the_structure_puts_in() {
    let text = |uk: &str| {
        format!(
            "treaty \"Agreement\" {{\n    between Avalon, Borduria\n    languages en, uk equally authentic\n}}\nparty Avalon \"Avalon\"\nparty Borduria \"Borduria\"\n\
             article matter \"Matter\" {{\n    withdrawal leaves {{ by Avalon; from \"the hill\"; completes within 90 days of signature\n text en \"It leaves {{completes}}.\" uk \"{uk}\" }}\n}}\n"
        )
    };
    let found = |uk: &str| {
        let checked = check("t.treaty", text(uk).into_bytes(), &NoFiles, &Levels::default());
        assert!(checked.findings.iter().all(|f| !f.code.0.starts_with('S')), "{:#?}", checked.findings);
        checked.findings.into_iter().filter(|f| f.code.0 == "F906").map(|f| f.message).collect::<Vec<_>>()
    };
    assert_eq!(found("Вона виходить {completes}."), [""; 0]);
    // It may stand for what the other has put in; X001 compares it with the structure.
    assert_eq!(found("Вона виходить протягом 90 днів."), [""; 0]);
}

#[test]
fn only_in_some_packages() {
    let text = "treaty \"Agreement\" {\n    between Avalon, Borduria\n    languages en, fr equally authentic\n}\nparty Avalon \"Avalon\"\nparty Borduria \"Borduria\"\n\
        article matter \"Matter\" {\n    text en \"It leaves [Avalon: within 30 days | Borduria: at once].\" fr \"Elle part dans les 40 jours.\"\n}\n";
    let checked = check("t.treaty", text.as_bytes().to_vec(), &NoFiles, &Levels::default());
    let found: Vec<_> = checked.findings.iter().filter(|f| f.code.0 == "F906").collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].packages.as_ref().map(|p| (p.count, p.total)), Some((Some(1), Some(2))));
}

#[test]
fn numbers_in_words() {
    for (code, text, numbers) in [
        ("en", "three hundred and sixty-five days, two or three", &[365, 2, 3][..]),
        ("en", "twelve thousand five hundred", &[12_500]),
        ("fr", "quatre-vingt-un, quatre-vingt-dix, soixante-dix-neuf, deux cent mille", &[81, 90, 79, 200_000]),
        ("de", "einundzwanzig, zweihundert, dreihundertfünfundsechzig, zwölftausend", &[21, 200, 365, 12_000]),
        ("nl", "tweeëntwintig, driehonderdvijfenzestig, honderd, twaalfduizend", &[22, 365, 100, 12_000]),
        ("es", "treinta y cinco, doscientos treinta, mil quinientos", &[35, 230, 1_500]),
        ("it", "trentotto, novantatre, duecento", &[38, 93, 200]),
        ("ru", "двадцать пять, двухсот тридцати, пять тысяч", &[25, 230, 5_000]),
        ("uk", "двадцять п'ять, двохсот тридцяти, п’ять тисяч", &[25, 230, 5_000]),
    ] {
        let reading = read(text, tongue(code));
        let words = reading.numbers.iter().filter(|n| n.form == Form::Words);
        assert_eq!(words.map(|n| n.value.mantissa).collect::<Vec<_>>(), numbers, "{code}: {text}");
    }
}

/// The articles of a text as it was digitised: what stands below each heading.
fn articles(text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("###").filter(|h| !h.starts_with('#')) {
            out.push((heading.trim().to_owned(), String::new()));
        } else if let Some(last) = out.last_mut() {
            last.1 += line;
            last.1.push('\n');
        }
    }
    let plain = |s: String| s.replace(['[', ']', '{', '}', '\\', '"'], " ").trim().to_owned();
    out.into_iter().map(|(h, s)| (h, plain(s))).filter(|a| !a.1.is_empty()).collect()
}

#[test]
fn articles_of_treaties_in_two_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/treaties");
    let (mut compared, mut numbers, mut numbers_found, mut nots, mut nots_found) = (0, 0, 0, 0, 0);
    let mut wrong = String::new();
    for name in ["north-atlantic-1949", "panama-neutrality-1977"] {
        let of = |lang: &str| std::fs::read_to_string(folder.join(format!("{name}.{lang}.txt")));
        let (Ok(english), Ok(dutch)) = (of("en"), of("nl")) else {
            eprintln!("the texts of {name} are not here: not compared");
            continue;
        };
        let (english, dutch) = (articles(&english), articles(&dutch));
        assert_eq!(english.len(), dutch.len(), "{name}");
        for ((heading, en), (_, nl)) in english.iter().zip(&dutch) {
            compared += 1;
            let found = drift(("en", en), ("nl", nl));
            if !found.is_empty() {
                wrong += &format!("{name} {heading}: {found:?}\n");
                continue;
            }
            let reading = read(en, tongue("en"));
            for n in reading.numbers.iter().filter(|n| n.form == Form::Figures) {
                let other = format!("{}{}{}", &en[..n.at.0], n.value.mantissa + 77, &en[n.at.1..]);
                numbers += 1;
                numbers_found += usize::from(!drift(("en", &other), ("nl", nl)).is_empty());
            }
            for (at, _) in en.match_indices(" not ") {
                let other = format!("{}{}", &en[..at], &en[at + 4..]);
                nots += 1;
                nots_found += usize::from(!drift(("en", &other), ("nl", nl)).is_empty());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(numbers_found, numbers, "of {compared} articles");
    // Where a sentence denies much in other words, one denial less is not seen.
    assert!(nots_found * 4 >= nots * 3, "{nots_found} of {nots} in {compared} articles");
}
