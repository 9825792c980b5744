//! Documents in a format: the templates of each, built in or replaced one by one by the file of the same name.

use super::layout::Document;
use super::templates::{Escape, Templates, Trouble};
use super::{RenderError, prose};
use std::collections::BTreeMap;

/// A format of documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Markdown.
    Md,
    /// One self-contained page.
    Html,
    /// Plain text.
    Txt,
    /// The whole resolved model, for programs.
    Json,
}

impl Format {
    /// How its files end, and what its templates begin with.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Txt => "txt",
            Self::Json => "json",
        }
    }
    const fn escape(self) -> Escape {
        match self {
            Self::Md => Escape::Markdown,
            Self::Html => Escape::Html,
            Self::Txt => Escape::Plain,
            Self::Json => Escape::Nothing,
        }
    }
}

macro_rules! table {
    ($($file:literal),* $(,)?) => { &[$(($file, include_str!(concat!("../../templates/", $file)))),*] };
}

/// The templates of the formats: folder and file.
static FORMATS: &[(&str, &str)] = table![
    "html/contents.hbs",
    "html/document.hbs",
    "html/end_option.hbs",
    "html/end_section.hbs",
    "html/items.hbs",
    "html/marks.hbs",
    "html/option.hbs",
    "html/paragraph.hbs",
    "html/section.hbs",
    "html/signatures.hbs",
    "html/style.hbs",
    "html/words.hbs",
    "md/document.hbs",
    "md/end_option.hbs",
    "md/end_section.hbs",
    "md/items.hbs",
    "md/marks.hbs",
    "md/option.hbs",
    "md/paragraph.hbs",
    "md/section.hbs",
    "md/signatures.hbs",
    "md/words.hbs",
    "txt/document.hbs",
    "txt/end_option.hbs",
    "txt/end_section.hbs",
    "txt/items.hbs",
    "txt/marks.hbs",
    "txt/option.hbs",
    "txt/paragraph.hbs",
    "txt/section.hbs",
    "txt/signatures.hbs",
    "txt/words.hbs",
];

/// All built-in templates by the name of the file that replaces them: `html.article.hbs`, `en.withdrawal.hbs`.
#[must_use]
pub fn built_in() -> Vec<(String, &'static str)> {
    let formats = FORMATS.iter().map(|(file, text)| (file.replace('/', "."), *text));
    let english = prose::english().into_iter().map(|(name, text)| (format!("en.{name}.hbs"), text));
    formats.chain(english).collect()
}

/// Those of the house's templates that belong to a format or language, by their own names.
///
/// # Errors
/// A sentence about a file that can belong to none.
pub fn of(house: &BTreeMap<String, String>, prefix: &str) -> Result<BTreeMap<String, String>, RenderError> {
    let mut out = BTreeMap::new();
    for (file, text) in house {
        let stem = file.strip_suffix(".hbs").unwrap_or(file);
        let known =
            |p: &str| matches!(p, "md" | "html" | "txt") || (p.len() == 2 && p.bytes().all(|b| b.is_ascii_lowercase()));
        match stem.split_once('.') {
            Some((p, name)) if p == prefix => {
                out.insert(name.to_owned(), text.clone());
            }
            Some((p, _)) if known(p) => {}
            _ => {
                return Err(RenderError::Template(format!(
                    "the template `{file}` replaces none: it is called like `html.article.hbs`, a format (md, html, txt) or a language first"
                )));
            }
        }
    }
    Ok(out)
}

/// Which of the house's templates is at fault.
#[must_use]
pub fn blamed(prefix: &str, troubles: &[Trouble], own: &BTreeMap<String, String>) -> RenderError {
    // What calls a template that cannot be used cannot be used either, but that is not its fault.
    let trouble = troubles.iter().find(|t| own.contains_key(&t.template)).or(troubles.first());
    trouble.map_or_else(|| RenderError::Template(String::new()), |t| unusable(prefix, t))
}

/// A sentence about a template that cannot be used.
#[must_use]
pub fn unusable(prefix: &str, trouble: &Trouble) -> RenderError {
    RenderError::Template(format!(
        "the template `{prefix}.{}.hbs` cannot be used: {}",
        trouble.template, trouble.message
    ))
}

/// The document in a format, with the house's templates in the place of the built-in ones.
///
/// # Errors
/// A sentence about a template of the house that cannot be used.
pub fn write(document: &Document, format: Format, house: &BTreeMap<String, String>) -> Result<String, RenderError> {
    let prefix = format!("{}/", format.ending());
    let mut sources: BTreeMap<String, String> = FORMATS
        .iter()
        .filter_map(|(file, text)| {
            Some((file.strip_prefix(&prefix)?.strip_suffix(".hbs")?.to_owned(), (*text).to_owned()))
        })
        .collect();
    let own = of(house, format.ending())?;
    let named = |t: &Trouble| unusable(format.ending(), t);
    sources.extend(own.clone());
    let templates =
        Templates::new(&sources, format.escape()).map_err(|troubles| blamed(format.ending(), &troubles, &own))?;
    let text = templates.render("document", document).map_err(|t| named(&t))?;
    Ok(tidy(&text))
}

/// No blanks at the ends of lines, never two empty lines together, one line end at the end.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
