//! What a construct of the language may say: the tables that the clause kinds fill in.
//!
//! The syntax is driven by these tables alone; it does not know any kind by name.

/// What sort of thing a construct is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Class {
    /// `treaty`, `agreement`, `protocol` … at the head.
    Head,
    /// A party, group, organization or organ.
    Actor,
    /// A territory, zone or line.
    Place,
    /// An event, milestone, notice, agreement to be made.
    Event,
    /// An action that sentences can name.
    Action,
    /// A defined term.
    Term,
    /// Article, part, chapter, annex, preamble, protocol.
    Container,
    /// The final clauses.
    Final,
    /// `alternatives`.
    Alternatives,
    /// `option` of `alternatives`.
    Option,
    /// A clause kind.
    Clause,
    /// A sentence: `rule`.
    Sentence,
    /// A part of a clause: a phase, a step, a ceiling.
    Part,
    /// A paragraph of text, a note, an include.
    Text,
}

/// How a construct takes a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Naming {
    /// It must have one.
    Must,
    /// It may have one.
    May,
    /// It has none.
    No,
}

/// The parts that a phrase of several parts can have, each begun by its own word.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "each is the word that begins it; `Role::word` says it")]
pub enum Role {
    By,
    To,
    From,
    In,
    At,
    Of,
    On,
    For,
    With,
    Through,
    Along,
    Between,
    Over,
    Except,
    When,
    Every,
    Amount,
    Words,
    Name,
    If,
    Unless,
    Provided,
    Failing,
    Determined,
    Certified,
    Reported,
    Accepts,
    Takes,
    Notice,
    UntilThen,
    Vote,
    Stood,
    Known,
    Or,
    InReturn,
    Including,
    Period,
    Time,
    Appointed,
    NoneFrom,
    Share,
    Sides,
    Distance,
    Map,
    Is,
    Proposed,
    Reserved,
    Agreed,
    Panel,
    Forum,
    Finality,
    Simultaneously,
    Claimed,
    Means,
    Under,
    Described,
    Against,
    Regard,
}

impl Role {
    /// The word of the language that begins the part, or what it is where no word does.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::To => "to",
            Self::From => "from",
            Self::In => "in",
            Self::At => "at",
            Self::Of => "of",
            Self::On => "on",
            Self::For => "for",
            Self::With => "with",
            Self::Through => "through",
            Self::Along => "along",
            Self::Between => "between",
            Self::Over => "over",
            Self::Except => "except",
            Self::When => "within",
            Self::Every => "every",
            Self::Amount => "amount",
            Self::Words => "words",
            Self::Name => "name",
            Self::If => "if",
            Self::Unless => "unless",
            Self::Provided => "provided",
            Self::Failing => "failing which",
            Self::Determined => "determined by",
            Self::Certified => "certified by",
            Self::Reported => "reported",
            Self::Accepts => "accepts",
            Self::Takes => "takes",
            Self::Notice => "notice",
            Self::UntilThen => "until then by",
            Self::Vote => "vote",
            Self::Stood => "as it stood",
            Self::Known => "known as",
            Self::Or => "or",
            Self::InReturn => "in return for",
            Self::Including => "including",
            Self::Period => "lasts",
            Self::Time => "for",
            Self::Appointed => "appointed by",
            Self::NoneFrom => "none from",
            Self::Share => "shares",
            Self::Sides => "on the side of",
            Self::Distance => "within",
            Self::Map => "map",
            Self::Is => "is",
            Self::Proposed => "proposed by",
            Self::Reserved => "reserved by",
            Self::Agreed => "agreed",
            Self::Panel => "by",
            Self::Forum => "forum",
            Self::Finality => "final",
            Self::Simultaneously => "simultaneously with",
            Self::Claimed => "claimed by",
            Self::Means => "means",
            Self::Under => "under",
            Self::Described => "described as",
            Self::Against => "against",
            Self::Regard => "without regard to",
        }
    }
}

/// What may stand as the value of a field.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Phrase {
    /// Words in quotation marks, in one or more languages.
    Words,
    /// Words in quotation marks, or the rest of the line as it stands.
    Free,
    /// Who: names of actors, or words for them.
    Actors,
    /// Where: names of places, or words for them.
    Places,
    /// Which clauses, articles, rules.
    Clauses,
    /// Which actions: declared ones, or words for them.
    Acts,
    /// Things of any sort, by name or in words.
    Things,
    /// An instant.
    Instant,
    /// A bound in time.
    Bound,
    /// A period.
    Period,
    /// The terms of a renewal.
    Renewal,
    /// A length of time.
    Duration,
    /// A recurrence.
    Every,
    /// A condition.
    Condition,
    /// A number with its unit, a sum of money, a share.
    Amount,
    /// A date.
    Date,
    /// Days: dates and weekdays.
    Days,
    /// A time zone.
    Zone,
    /// The authentic languages.
    Languages,
    /// Which language prevails.
    Prevails,
    /// How consent to be bound is expressed.
    Consent,
    /// When the treaty enters into force.
    Entry,
    /// Steps for settling disputes.
    Steps,
    /// Several parts, each begun by its word; only these may stand, the first `usize` of them must.
    Slots(&'static [Role], usize),
    /// The word alone.
    Flag,
}

impl Role {
    /// The field that the part becomes where it stands in the line that begins a construct.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::Time | Self::Period => "lasts",
            other => other.word(),
        }
    }
}

impl Phrase {
    /// What stands there, in words, with an example: "a period, such as `15 years as from entry_into_force`".
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Words => ("words in quotation marks", "\"the words\""),
            Self::Free => ("words", "\"the words\""),
            Self::Actors => ("one or more actors", "Ukraine, Russia"),
            Self::Places => ("one or more places", "Homeland"),
            Self::Clauses => ("one or more clauses or articles", "truce, eastern"),
            Self::Acts => ("actions, by name or in quotation marks", "station_forces, \"attacks\""),
            Self::Things => ("things, by name or in quotation marks", "truce"),
            Self::Instant => ("an instant", "30 days after signature"),
            Self::Bound => ("a time limit", "no later than 30 days after signature"),
            Self::Period => ("a period", "15 years as from entry_into_force"),
            Self::Renewal => ("the terms of a renewal", "by 5 years once, by agreement"),
            Self::Duration => ("a length of time", "30 days"),
            Self::Every => ("a recurrence", "30 days"),
            Self::Condition => ("a condition", "breach of truce by Russia, determined by Observers"),
            Self::Amount => ("an amount with its unit", "USD 100 million per year"),
            Self::Date => ("a date", "2026-03-01"),
            Self::Days => ("days", "Saturday, Sunday, 2026-01-01"),
            Self::Zone => ("a time zone", "Europe/Kyiv"),
            Self::Languages => ("languages", "en, fr equally authentic"),
            Self::Prevails => ("the language that prevails", "en prevails in case of divergence"),
            Self::Consent => ("a way of consenting to be bound", "by ratification by all parties"),
            Self::Entry => ("an event, or a time after one", "30 days after ratification by all parties"),
            Self::Steps => ("steps in their order", "by negotiation for 6 months, then arbitration"),
            Self::Slots(..) => ("several parts", "by Observers within 14 days of completes"),
            Self::Flag => ("nothing more", ""),
        }
    }
}

/// How badly a field is needed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// The construct means nothing without it (`S007`).
    Must,
    /// One of the fields of this group number must be there.
    OneOf(u8),
    /// It may be left out.
    May,
}

/// One field of a construct.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FieldSpec {
    /// The words that begin it; empty where the value stands alone.
    pub word: &'static str,
    /// What it takes.
    pub phrase: Phrase,
    /// Whether it can be left out.
    pub need: Need,
    /// Whether it may be said more than once.
    pub many: bool,
    /// What it says, for the guide and for completion.
    pub doc: &'static str,
    /// How it is written here, for the guide and for findings; empty where the phrase's own example fits.
    pub example: &'static str,
}

/// A field that must be there.
#[must_use]
pub const fn must(word: &'static str, phrase: Phrase, doc: &'static str) -> FieldSpec {
    FieldSpec { word, phrase, need: Need::Must, many: false, doc, example: "" }
}
/// A field that may be left out.
#[must_use]
pub const fn may(word: &'static str, phrase: Phrase, doc: &'static str) -> FieldSpec {
    FieldSpec { word, phrase, need: Need::May, many: false, doc, example: "" }
}
/// A field that may be left out or said several times.
#[must_use]
pub const fn many(word: &'static str, phrase: Phrase, doc: &'static str) -> FieldSpec {
    FieldSpec { word, phrase, need: Need::May, many: true, doc, example: "" }
}

impl FieldSpec {
    /// The same field, one of a group of which one must be there.
    #[must_use]
    pub const fn one_of(mut self, group: u8) -> Self {
        self.need = Need::OneOf(group);
        self
    }
    /// The same field with an example of its own.
    #[must_use]
    pub const fn eg(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }
}

/// A construct of the language: what begins it, what it may say, what it may hold.
#[derive(Debug)]
pub struct Kind {
    /// The word that begins it (two words for `final clauses`).
    pub word: &'static str,
    /// What sort of thing it is.
    pub class: Class,
    /// Whether it has a name.
    pub naming: Naming,
    /// One line for the guide and for completion.
    pub gist: &'static str,
    /// Its fields.
    pub fields: &'static [FieldSpec],
    /// What it may hold, by class.
    pub holds: &'static [Class],
    /// The words of the parts it may hold (`phase`, `step`), where `holds` has [`Class::Part`].
    pub parts: &'static [&'static str],
    /// The events that it has beside `start` and `expiry`.
    pub events: &'static [&'static str],
    /// Whether it creates a body, which can then act.
    pub body: bool,
    /// How it reads in prose.
    pub prose: super::prose::Prose,
}

impl Kind {
    /// The field that these words begin, its own first, then those that any clause has.
    #[must_use]
    pub fn field(&self, word: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().chain(self.common()).find(|f| f.word == word)
    }
    /// The fields that come with the class.
    #[must_use]
    pub fn common(&self) -> &'static [FieldSpec] {
        match self.class {
            Class::Clause | Class::Sentence => COMMON,
            Class::Container | Class::Alternatives | Class::Option | Class::Final | Class::Part => STATUS,
            _ => &[],
        }
    }
    /// All fields, its own first.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static FieldSpec> + use<> {
        self.fields.iter().chain(self.common())
    }
}

const WHEN_STATUS: FieldSpec = FieldSpec {
    word: "agreed",
    phrase: Phrase::Slots(&[Role::On, Role::By, Role::Agreed], 0),
    need: Need::May,
    many: true,
    doc: "when the text was agreed, or by whom ad referendum",
    example: "on 2025-12-14",
};
const PROPOSED: FieldSpec = many("proposed by", Phrase::Actors, "who proposes it").eg("Russia");
const RESERVED: FieldSpec = many("reserved by", Phrase::Actors, "who has reserved its position on it").eg("Ukraine");
const NOTE: FieldSpec = many("note", Phrase::Words, "a drafter's note, never part of the treaty");
const OVER: FieldSpec = many("notwithstanding", Phrase::Clauses, "what this prevails over").eg("eastern");
const UNDER: FieldSpec = many("subject to", Phrase::Clauses, "what prevails over this").eg("eastern");
const BESIDE: FieldSpec =
    many("without prejudice to", Phrase::Free, "what neither limits this nor is limited by it").eg("positions");

/// Fields of whatever can be agreed, proposed or reserved.
pub static STATUS: &[FieldSpec] = &[WHEN_STATUS, PROPOSED, RESERVED, NOTE, OVER, UNDER, BESIDE];

/// Fields that any clause may add.
pub static COMMON: &[FieldSpec] = &[
    may("in return for", Phrase::Clauses, "what is given in exchange").eg("shield"),
    may("verified", Phrase::Slots(&[Role::By, Role::When, Role::Every], 1), "who verifies it, and when")
        .eg("by Observers within 14 days"),
    may("owed to", Phrase::Actors, "to whom it is owed").eg("Ukraine"),
    may(
        "costs",
        Phrase::Slots(&[Role::By, Role::Amount, Role::Share, Role::Words, Role::Name, Role::Between, Role::To], 0),
        "who bears the costs",
    )
    .eg("by Russia"),
    many("if", Phrase::Condition, "the condition on which it applies"),
    many("unless", Phrase::Condition, "the condition on which it does not apply"),
    many("provided", Phrase::Condition, "a proviso").eg("\"the list is complete\" certified by Observers"),
    may("lasts", Phrase::Period, "how long it applies"),
    WHEN_STATUS,
    PROPOSED,
    RESERVED,
    NOTE,
    OVER,
    UNDER,
    BESIDE,
];
