//! The whole resolved model for programs, in a format of its own with a published schema.

mod value;
mod write;

pub use write::write;

use schemars::JsonSchema;
use serde::Serialize;

/// A treaty: what it declares and says, every reference resolved, with what is open in it. Written by `treatyc render --to json`.
#[derive(Serialize, JsonSchema, Debug)]
#[schemars(title = "Treaty")]
pub struct Treaty {
    /// What this is worth: the text is signed, the structure is not.
    notice: String,
    /// The head.
    head: Head,
    /// Parties, groups, organizations, organs.
    actors: Vec<Construct>,
    /// Territories, zones, lines.
    places: Vec<Construct>,
    /// Declared events, milestones, notices, agreements to be made.
    events: Vec<Construct>,
    /// Declared actions.
    actions: Vec<Construct>,
    /// Defined terms.
    terms: Vec<Construct>,
    /// Parts, chapters, articles, annexes, protocols, the preamble, in the order of the source.
    articles: Vec<Construct>,
    /// Alternatives and their options.
    alternatives: Vec<Construct>,
    /// Clauses and sentences.
    clauses: Vec<Construct>,
    /// Parts of clauses (phases, steps, ceilings), approvals of parties, calendars.
    parts: Vec<Construct>,
    /// Paragraphs in the drafter's own words.
    texts: Vec<Construct>,
    /// The final clauses of the treaty and of its annexes and protocols.
    final_clauses: Vec<Construct>,
    /// The open points.
    choices: Vec<OpenChoice>,
    /// The options that were asked for: everything here is seen under them.
    package: Vec<TakenOption>,
}

/// The head of the treaty.
#[derive(Serialize, JsonSchema, Debug, Default)]
pub struct Head {
    /// The word it begins with: `treaty`, `agreement`, `protocol`.
    kind: String,
    /// Its title in its main language.
    title: String,
    /// What it calls itself: "Agreement".
    self_name: String,
    /// The label of the draft; empty where there is none.
    draft: String,
    /// The codes of its languages, the main one first.
    languages: Vec<String>,
    /// The ids of the actors named in `between`, groups spread.
    parties: Vec<u32>,
    /// The ids of the guarantors, groups spread.
    guarantors: Vec<u32>,
    /// All fields of the head.
    fields: Vec<Field>,
}

/// Anything that is declared or said.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Construct {
    /// Its number in this file; references use it.
    id: u32,
    /// What it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<u32>,
    /// The word of the language that it is: `article`, `withdrawal`, `zone`.
    kind: String,
    /// Its name, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Its wordings: what an actor is called, an article's heading, the words of a text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    wordings: Vec<Wording>,
    /// The number of an article, part or annex as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    /// How the document refers to it from elsewhere: "Article 3, paragraph 2".
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// What an actor is to the treaty.
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<Standing>,
    /// The ids of the members of a group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    members: Vec<u32>,
    /// The options that must all be taken for it to be there; empty where it always is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    presence: Vec<TakenOption>,
    /// What it says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fields: Vec<Field>,
    /// How the document prints it, brackets as they are written; together with others that share a bracket.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    prose: Vec<Paragraph>,
    /// Where it is written.
    place: Place,
}

/// A printed paragraph.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Paragraph {
    /// "2.", "(a)"; empty where it has none.
    number: String,
    /// 0 for a paragraph, 1 for (a), 2 for (i).
    level: u8,
    /// Its words.
    text: String,
}

/// What an actor is to the treaty.
#[derive(Serialize, JsonSchema, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Named in `between`.
    Party,
    /// Named in `guarantors`.
    Guarantor,
    /// Signs without being bound.
    Witness,
    /// A body that the treaty creates.
    Body,
    /// An organization or organ that has accepted its tasks.
    Accepted,
    /// The depositary.
    Depositary,
    /// Declared, and nothing of these.
    Stranger,
}

/// Words in one language and case.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Wording {
    /// The code of the language.
    language: String,
    /// The grammatical case, where one is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// The words.
    text: String,
}

/// One reading of a field.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Field {
    /// The words that begin it; empty where the value stands alone.
    name: String,
    /// The value as it is written.
    text: String,
    /// The value taken apart, where it is of a simple sort.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<FieldValue>,
    /// What the names in it mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    references: Vec<Reference>,
    /// The options that must all be taken for this reading; empty where it is the only one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    presence: Vec<TakenOption>,
    /// Where it is written.
    place: Place,
}

/// What a name in a field means: a construct, one of its events, or an event that every treaty has.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Reference {
    /// The name as written: `eastern.north.verified`.
    text: String,
    /// The id of the construct.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u32>,
    /// The event of the construct, or that every treaty has.
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
}

/// A value taken apart.
#[derive(Serialize, JsonSchema, Debug)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum FieldValue {
    /// The field is said, without a value.
    Flag,
    /// It is still to be filled in.
    Blank,
    /// Words.
    Words {
        /// In each language.
        wordings: Vec<Wording>,
    },
    /// A list of names and words.
    List {
        /// Each of them on its own.
        each: bool,
        /// All of them together.
        together: bool,
        /// Its members as written.
        items: Vec<String>,
        /// What is excepted, as written.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        except: Vec<String>,
    },
    /// A length of time.
    Duration {
        /// Its parts.
        parts: Vec<Length>,
    },
    /// A day.
    Date {
        /// As in ISO 8601.
        date: String,
    },
    /// A time limit.
    Bound {
        /// What holds together.
        terms: Vec<Term>,
    },
    /// A period.
    Period {
        /// How long; empty where that is not said.
        length: Vec<Length>,
        /// From when, as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        /// Until when, as written.
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<String>,
        /// Whether it has no end.
        open: bool,
    },
    /// A number with what it counts.
    Amount {
        /// The number, exact, in decimal digits.
        number: String,
        /// The upper end of a range.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<String>,
        /// The code of a currency, `percent`, or the unit as written; empty where nothing is said.
        unit: String,
    },
}

/// A part of a length of time.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Length {
    /// The number, in decimal digits; empty where it is to be filled in.
    number: String,
    /// `minute`, `hour`, `day`, `working day`, `week`, `month`, `year`.
    unit: String,
}

/// One time limit.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Term {
    /// How it limits: `on`, `by`, `before`, `after`, `no earlier than`, `as from`, `within`, `within before`, `between`, `after lapse`, `soon`, `parallel`.
    limit: String,
    /// The length of time in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    length: Vec<Length>,
    /// As written.
    text: String,
}

/// An open point.
#[derive(Serialize, JsonSchema, Debug)]
pub struct OpenChoice {
    /// Its name or address, as `--package` takes it.
    name: String,
    /// How it is written.
    sort: ChoiceSort,
    /// The options that must be taken for it to exist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    presence: Vec<TakenOption>,
    /// Its options, at least two.
    options: Vec<ChoiceOption>,
    /// Where it stands.
    place: Place,
}

/// How an open point is written.
#[derive(Serialize, JsonSchema, Debug)]
#[serde(rename_all = "lowercase")]
pub enum ChoiceSort {
    /// A bracket around structure.
    Bracket,
    /// `alternatives`.
    Alternatives,
    /// A bracket in the words of a text.
    Prose,
}

/// One option of an open point.
#[derive(Serialize, JsonSchema, Debug)]
pub struct ChoiceOption {
    /// Its name.
    name: String,
    /// The names of those who propose it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    proposers: Vec<String>,
    /// Why it is open, where that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    motive: Option<String>,
    /// Whether taking it leaves nothing.
    absent: bool,
    /// Where it stands, unless it is the absence of text.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

/// An option taken.
#[derive(Serialize, JsonSchema, Debug)]
pub struct TakenOption {
    /// The open point.
    choice: String,
    /// The option.
    option: String,
}

/// A place in the source.
#[derive(Serialize, JsonSchema, Debug, Default)]
pub struct Place {
    /// The file.
    file: String,
    /// Line, from 1.
    line: u32,
    /// Column in characters, from 1.
    column: u32,
    /// First byte, from 0.
    start: u32,
    /// One past the last byte.
    end: u32,
}

/// The published schema of what [`write`] writes.
#[must_use]
pub fn schema() -> String {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Treaty)).unwrap_or_default();
    text.push('\n');
    text
}
