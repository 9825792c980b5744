//! Documents: the model seen under some choices, put into words by templates, and the words into a format.
//!
//! [`render`] is the way in. `prose` says what each construct says under a choice of options; `assemble` walks the treaty
//! and lets `merge` put what is open into brackets; `document` numbers it and fills in references; `format` sets it.

pub mod inline;
pub mod templates;
pub mod markup;
pub mod english;
pub mod view;
pub mod fragments;
pub mod finals;
pub mod special;
pub mod turns;
pub mod owntext;
pub mod prose;
pub mod merge;
pub mod package;
pub mod formulas;
pub mod layout;
pub mod words;
pub mod frame;
pub mod places;
pub mod ownlabel;
pub mod assemble;
pub mod document;
pub mod typeset;
pub mod format;
pub mod json;
pub mod article;
pub mod brief;

pub use format::Format;
pub use package::OpenPoint;

use crate::checked::Checked;
use crate::model::Model;
use crate::model::numbers::Numbers;
use std::collections::BTreeMap;

/// What a document depends on besides the treaty.
#[derive(Clone, Debug)]
pub struct Settings<'a> {
    /// The format.
    pub format: Format,
    /// Options taken, as `(point, option)`.
    pub package: &'a [(String, String)],
    /// A party whose proposals are taken, by its name; where it proposes nothing, the brackets stay.
    pub party: Option<&'a str>,
    /// Whether what is not settled is left out, with a mark in its place.
    pub is_clean: bool,
    /// Whether open text is refused, and the marks of a draft are left out.
    pub is_final: bool,
    /// The languages wished for, in order; empty leaves it to the treaty.
    pub languages: &'a [String],
    /// The house's templates by file name, in the place of the built-in ones.
    pub templates: &'a BTreeMap<String, String>,
}

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenderError {
    /// The package asks for what there is not, or contradicts itself.
    Package(String),
    /// The text is asked for as final and is open in these places.
    Open(Vec<OpenPoint>),
    /// The language asked for has no templates.
    Language(String),
    /// A template of the house cannot be used.
    Template(String),
}

/// The languages that documents can be written in.
const LANGUAGES: &[&str] = &["en"];

/// The document of a treaty, as text in the format asked for.
///
/// # Errors
/// Why there can be none as asked for.
pub fn render(checked: &Checked, settings: &Settings<'_>) -> Result<String, RenderError> {
    let language = language(settings.languages)?;
    let model = Model::new(&checked.tree, &checked.sources);
    let choices = &checked.tree.choices;
    let mut under = package::assignment(choices, settings.package).map_err(RenderError::Package)?;
    if let Some(party) = settings.party {
        under = package::preferred(choices, under, party).map_err(RenderError::Package)?;
    }
    if settings.is_final {
        let open = package::still_open(&model, &under);
        if !open.is_empty() {
            return Err(RenderError::Open(open));
        }
    }
    if settings.is_clean {
        under = under.clean();
    }
    let numbers = Numbers::new(&model, &|id| under.allows(choices, model.ctx(id)));
    let house = format::of(settings.templates, language)?;
    let prose = prose::Prose::new(&model, &numbers, &house, language)
        .map_err(|troubles| format::blamed(language, &troubles, &house))?;
    if !house.is_empty() {
        let of_house = |t: &templates::Trouble| house.contains_key(&t.template);
        if let Some(t) = model.ids().find_map(|id| prose::trouble(&prose, id, &under).filter(of_house)) {
            return Err(format::unusable(language, &t));
        }
    }
    let say = |node, assignment: &inline::Assignment| prose::paragraphs(&prose, node, assignment);
    let mut made = document::document(&model, &say, &under, settings.is_final);
    if !settings.is_final {
        made.document.draft.push_str(&reading(&model, settings));
        made.document.draft = made.document.draft.trim_start_matches(", ").to_owned();
    }
    match settings.format {
        Format::Json => Ok(json::write(&model, &made, &under)),
        format => format::write(&made.document, format, settings.templates),
    }
}

/// What must be said of a document that does not show everything on the table.
fn reading(model: &Model<'_>, settings: &Settings<'_>) -> String {
    let party = settings.party.map(|p| formulas::listed(&words::called(model, &[p.to_owned()])));
    let preferred = party.map(|p| format!(", as preferred by {p}")).unwrap_or_default();
    let clean =
        if settings.is_clean { format!(", {} standing for what is not settled", assemble::GAP) } else { String::new() };
    preferred + &clean
}

/// The first language wished for that there is; English where nothing is wished for.
fn language(wished: &[String]) -> Result<&'static str, RenderError> {
    if wished.is_empty() {
        return Ok("en");
    }
    wished.iter().find_map(|w| LANGUAGES.iter().find(|l| *l == w).copied()).ok_or_else(|| {
        let names: Vec<String> = wished.iter().map(|w| formulas::language(w)).collect();
        RenderError::Language(format!(
            "documents cannot be written in {} yet: only in English (`en`)",
            formulas::listed(&names)
        ))
    })
}
