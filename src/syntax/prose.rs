//! How a construct reads in prose: plain data beside its fields. The prose follows it and knows no kind by name.

/// The words and turns of a kind in the English prose; its template says the rest.
#[derive(Clone, Copy, Debug)]
pub struct Prose {
    /// The template of its paragraphs; empty where it has none of its own.
    pub template: &'static str,
    /// What one calls it: "the withdrawal".
    pub noun: &'static str,
    /// What one calls the body that it creates, without an article: "commission"; empty where it creates none.
    pub body: &'static str,
    /// Whether that body goes by its noun in its own clause even where it has a name, because it is known by its place.
    pub known_by_place: bool,
    /// The event that its beginning is called by.
    pub starts: &'static str,
    /// What is taken up again when it is undone; empty where nothing is.
    pub reinstates: &'static str,
    /// Whether the clause itself is the subject of the sentence on how long it lasts.
    pub subject: bool,
    /// Fields in a drafter's own words that become sentences.
    pub about: &'static [About],
    /// What else the template needs.
    pub turns: &'static [Turn],
}

impl Prose {
    /// A construct that is not spoken of.
    pub const NONE: Self = Self {
        template: "",
        noun: "the measure",
        body: "",
        known_by_place: false,
        starts: "start",
        reinstates: "",
        subject: false,
        about: &[],
        turns: &[],
    };
    /// A construct with a template and a noun.
    #[must_use]
    pub const fn new(template: &'static str, noun: &'static str) -> Self {
        Self { template, noun, ..Self::NONE }
    }
}

/// A field in a drafter's own words: a view has it as a `_sentence`.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The field.
    pub field: &'static str,
    /// What the words speak of: "the inhabitants".
    pub subject: &'static str,
    /// The verb where the words are none: "shall have"; empty where they then stand alone.
    pub verb: &'static str,
    /// Whether the subject happens: a whole sentence then begins "In the event of …".
    pub happens: bool,
}

/// Words on a field that speak of `subject`.
#[must_use]
pub const fn about(field: &'static str, subject: &'static str, verb: &'static str) -> About {
    About { field, subject, verb, happens: false }
}

/// Words on a field that say what follows `subject`.
#[must_use]
pub const fn follows(field: &'static str, subject: &'static str, verb: &'static str) -> About {
    About { field, subject, verb, happens: true }
}

/// A form of a field that its template needs beside those that every field has.
#[derive(Clone, Copy, Debug)]
pub enum Turn {
    /// What somebody does: `_to` has the verbs ("observe the line"), `_else` the rest.
    Tasks(&'static str),
    /// Where something may be: `_sentence` is "the force may be relocated to the south".
    Whither {
        /// The field.
        field: &'static str,
        /// What goes there.
        subject: &'static str,
        /// What it may do.
        verb: &'static str,
    },
    /// `_headed`: what the field names under its head, "the costs of", unless it has that head already.
    Headed {
        /// The field.
        field: &'static str,
        /// The head.
        head: &'static str,
        /// How words begin that have it.
        unless: &'static [&'static str],
    },
    /// `_says`: "inspect up to fifteen per cent of the sites", "carry out four inspections".
    Quota {
        /// The field.
        field: &'static str,
        /// The verb before a share of something.
        share: &'static str,
        /// The verb before a number.
        number: &'static str,
    },
    /// `_says`: what one has access to.
    Access(&'static str),
    /// `_items`: each statement of the field in the words of a template of its own, which also sees the clause.
    Items {
        /// The field.
        field: &'static str,
        /// The name of the template, and its text.
        template: (&'static str, &'static str),
    },
    /// `_occasion`: "in the event of an armed attack"; `_verdict`: who determines it; `_such`: "such an attack".
    Occasion(&'static str),
    /// `_says`: who determines. `told` is the field that has just named who is informed.
    Verdict {
        /// The field.
        field: &'static str,
        /// The field before it.
        told: &'static str,
    },
    /// `_lead`: "on" before a notice, "on notice of" before its length.
    Notice(&'static str),
    /// `_says`: "failing which the decision shall be taken by arbitration".
    Otherwise(&'static str),
    /// `_others`: to whom; the others where everybody tells all.
    Others {
        /// Who tells.
        by: &'static str,
        /// To whom.
        to: &'static str,
    },
    /// `_says`: steps in their order, as sentences on a dispute; `_final`: whether the last is final.
    Steps(&'static str),
    /// `_open`: whether none of the fields is said; a drafter's text on one of them changes nothing here.
    Unless(&'static str, &'static [&'static str]),
}
