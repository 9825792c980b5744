//! The standing formulas of an English document: what stands around the articles and how they are referred to.

use crate::model::prose::numbers::MONTHS;
use crate::syntax::tree::{Calendar, Date};
use std::fmt::Write as _;

/// What kind of document it is, as it calls itself: "Agreement", "Treaty", "Protocol".
#[must_use]
pub fn self_name(head_word: &str, title: &str) -> String {
    const NAMES: &[&str] = &[
        "Treaty",
        "Agreement",
        "Convention",
        "Protocol",
        "Accord",
        "Accords",
        "Memorandum",
        "Charter",
        "Pact",
        "Statement",
        "Declaration",
        "Decision",
        "Rules",
        "Covenant",
        "Statute",
    ];
    let named = title.split(|c: char| !c.is_alphanumeric()).find(|w| NAMES.iter().any(|n| n.eq_ignore_ascii_case(w)));
    if let (Some(name), "treaty" | "agreement" | "") = (named, head_word) {
        return capital(&name.to_lowercase());
    }
    if head_word.is_empty() { "Treaty".to_owned() } else { capital(head_word) }
}

/// The words with a capital at the beginning.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// "A", "A and B", "A, B and C".
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A name as it stands before a colon or in a signature block: without its article.
#[must_use]
pub fn without_article(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// A day as treaties write it: "14 December 2025", with hour and zone where they are written.
#[must_use]
pub fn date(date: &Date, zone: &str) -> String {
    let (year, month, day) = date.ymd;
    let month = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or("");
    let mut out = format!("{day} {month} {year}");
    if let Some((hour, minute)) = date.clock {
        out = format!("{hour:02}:{minute:02}{}{zone} on {out}", if zone.is_empty() { "" } else { " " });
    }
    if let Some((calendar, (year, month, day))) = date.also {
        let name = match calendar {
            Calendar::Hijri => "Hijri",
            Calendar::Persian => "Persian",
            Calendar::Hebrew => "Hebrew",
            Calendar::Julian => "Julian",
            Calendar::Gregorian => "Gregorian",
        };
        out = format!("{out} ({day}.{month}.{year} in the {name} calendar)");
    }
    out
}

/// The English name of a language by its code.
#[must_use]
pub fn language(code: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("en", "English"),
        ("fr", "French"),
        ("es", "Spanish"),
        ("ru", "Russian"),
        ("uk", "Ukrainian"),
        ("ar", "Arabic"),
        ("zh", "Chinese"),
        ("de", "German"),
        ("nl", "Dutch"),
        ("pt", "Portuguese"),
        ("it", "Italian"),
        ("pl", "Polish"),
        ("tr", "Turkish"),
        ("fa", "Persian"),
        ("he", "Hebrew"),
        ("ja", "Japanese"),
        ("ko", "Korean"),
        ("id", "Indonesian"),
        ("hy", "Armenian"),
        ("az", "Azerbaijani"),
        ("ka", "Georgian"),
        ("sr", "Serbian"),
        ("hr", "Croatian"),
        ("bs", "Bosnian"),
        ("sq", "Albanian"),
        ("el", "Greek"),
        ("ro", "Romanian"),
        ("hu", "Hungarian"),
        ("cs", "Czech"),
        ("sk", "Slovak"),
        ("sl", "Slovene"),
        ("bg", "Bulgarian"),
        ("mk", "Macedonian"),
        ("lt", "Lithuanian"),
        ("lv", "Latvian"),
        ("et", "Estonian"),
        ("fi", "Finnish"),
        ("sv", "Swedish"),
        ("da", "Danish"),
        ("no", "Norwegian"),
        ("is", "Icelandic"),
        ("ga", "Irish"),
        ("be", "Belarusian"),
        ("kk", "Kazakh"),
        ("uz", "Uzbek"),
        ("hi", "Hindi"),
        ("ur", "Urdu"),
        ("bn", "Bengali"),
        ("sw", "Swahili"),
        ("am", "Amharic"),
        ("vi", "Vietnamese"),
        ("th", "Thai"),
        ("km", "Khmer"),
        ("ps", "Pashto"),
        ("ku", "Kurdish"),
        ("tg", "Tajik"),
        ("mn", "Mongolian"),
        ("ne", "Nepali"),
    ];
    NAMES.iter().find(|(c, _)| *c == code).map_or_else(|| format!("\"{code}\""), |(_, name)| (*name).to_owned())
}

/// "in the English and French languages, both texts being equally authentic", and which prevails.
#[must_use]
pub fn in_languages(codes: &[String], authentic: bool, prevails: Option<&str>) -> String {
    let names: Vec<String> = codes.iter().map(|c| language(c)).collect();
    let mut out = match names.as_slice() {
        [] => return String::new(),
        [one] => format!("in the {one} language"),
        several => format!("in the {} languages", listed(several)),
    };
    if authentic && names.len() > 1 {
        out.push_str(if names.len() == 2 {
            ", both texts being equally authentic"
        } else {
            ", all texts being equally authentic"
        });
    }
    out.push('.');
    if let Some(code) = prevails {
        let _ = write!(out, " In case of divergence the {} text shall prevail.", language(code));
    }
    out
}

/// What leads from the preamble into the articles.
#[must_use]
pub fn enacting(head_word: &str) -> &'static str {
    match head_word {
        "memorandum" => "Have reached the following understanding:",
        "statement" => "Declare as follows:",
        "decision" => "Have decided as follows:",
        "rules" => "Have adopted the following rules:",
        _ => "Have agreed as follows:",
    }
}

/// The formula before the signatures.
#[must_use]
pub fn testimonium(head_word: &str, self_name: &str) -> String {
    match head_word {
        "statement" | "decision" | "rules" => String::new(),
        "memorandum" => format!(
            "The undersigned, being duly authorized by their respective authorities, have signed this {self_name}."
        ),
        _ => {
            format!("IN WITNESS WHEREOF the undersigned, being duly authorized thereto, have signed this {self_name}.")
        }
    }
}

/// What every document says about itself.
pub const NOTICE: &str = "Only the text above is for signature. The structured source from which it was written is the \
    drafter's reading of it and has no legal force.";

/// "Article 3", "Annex I".
#[must_use]
pub fn numbered(kind_word: &str, number: &str) -> String {
    let word = if kind_word == "final clauses" { "Article" } else { kind_word };
    if number.is_empty() { capital(word) } else { format!("{} {number}", capital(word)) }
}

/// "paragraph 2", "paragraphs 2 and 3", "paragraphs 2 to 5".
#[must_use]
pub fn paragraphs(first: u32, last: u32) -> String {
    match last.saturating_sub(first) {
        0 => format!("paragraph {first}"),
        1 => format!("paragraphs {first} and {last}"),
        _ => format!("paragraphs {first} to {last}"),
    }
}

/// The letter of a subparagraph: a … z, aa, ab …
#[must_use]
pub fn letter(n: u32) -> String {
    let mut n = n.max(1);
    let mut out = Vec::new();
    while n > 0 {
        let digit = u8::try_from((n - 1) % 26).unwrap_or(0);
        out.push(char::from(b'a' + digit));
        n = (n - 1) / 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_letters() {
        assert_eq!(listed(&["A".into(), "B".into(), "C".into()]), "A, B and C");
        assert_eq!((letter(1), letter(26), letter(27)), ("a".into(), "z".into(), "aa".into()));
        assert_eq!(paragraphs(2, 2) + " " + &paragraphs(2, 4), "paragraph 2 paragraphs 2 to 4");
    }

    #[test]
    fn a_treaty_calls_itself_by_its_title() {
        assert_eq!(self_name("treaty", "Framework Agreement on the Cessation of Hostilities"), "Agreement");
        assert_eq!(self_name("treaty", "Peace"), "Treaty");
        assert_eq!(self_name("protocol", "Agreement on Trade"), "Protocol");
    }

    #[test]
    fn languages_are_named() {
        let two = ["en".to_owned(), "fr".to_owned()];
        let said = in_languages(&two, true, Some("en"));
        let want = "in the English and French languages, both texts being equally authentic. In case of divergence the English text shall prevail.";
        assert_eq!(said, want);
    }
}
