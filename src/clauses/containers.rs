//! What gives the document its order: parts, articles, annexes, alternatives, sentences, texts.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::Prose;

/// A treaty file.
pub static ROOT: Kind = Kind {
    word: "",
    class: Class::Head,
    naming: Naming::No,
    gist: "a treaty file",
    fields: &[],
    holds: &[
        Class::Head,
        Class::Actor,
        Class::Place,
        Class::Event,
        Class::Action,
        Class::Term,
        Class::Container,
        Class::Final,
        Class::Alternatives,
        Class::Text,
    ],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A part of the treaty.
pub static PART: Kind = Kind {
    word: "part",
    class: Class::Container,
    naming: Naming::May,
    gist: "a part of the treaty",
    fields: &[may("topic", Phrase::Free, "the topic under which it is counted")],
    holds: &[Class::Container, Class::Text, Class::Alternatives],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A chapter.
pub static CHAPTER: Kind = Kind {
    word: "chapter",
    class: Class::Container,
    naming: Naming::May,
    gist: "a chapter",
    fields: &[may("topic", Phrase::Free, "the topic under which it is counted")],
    holds: &[Class::Container, Class::Text, Class::Alternatives],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// An article.
pub static ARTICLE: Kind = Kind {
    word: "article",
    class: Class::Container,
    naming: Naming::May,
    gist: "an article",
    fields: &[
        may("topic", Phrase::Free, "the topic under which it is counted"),
        many("if", Phrase::Condition, "on which condition its clauses apply"),
        many(
            "reviewed",
            Phrase::Slots(&[Role::On, Role::By, Role::Words], 0),
            "who compared text and structure, and when",
        )
        .eg("on 2025-12-16 by \"HV\""),
    ],
    holds: &[
        Class::Clause,
        Class::Sentence,
        Class::Text,
        Class::Alternatives,
        Class::Event,
        Class::Action,
        Class::Term,
        Class::Place,
        Class::Actor,
    ],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// The preamble.
pub static PREAMBLE: Kind = Kind {
    word: "preamble",
    class: Class::Container,
    naming: Naming::No,
    gist: "the preamble",
    fields: &[many(
        "reviewed",
        Phrase::Slots(&[Role::On, Role::By, Role::Words], 0),
        "who compared text and structure, and when",
    )
    .eg("on 2025-12-16 by \"HV\"")],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// An annex.
pub static ANNEX: Kind = Kind {
    word: "annex",
    class: Class::Container,
    naming: Naming::May,
    gist: "an annex",
    fields: &[
        may("topic", Phrase::Free, "the topic under which it is counted"),
        may("integral", Phrase::Flag, "that it is an integral part of the treaty"),
        many(
            "reviewed",
            Phrase::Slots(&[Role::On, Role::By, Role::Words], 0),
            "who compared text and structure, and when",
        )
        .eg("on 2025-12-16 by \"HV\""),
    ],
    holds: &[
        Class::Clause,
        Class::Sentence,
        Class::Text,
        Class::Alternatives,
        Class::Event,
        Class::Action,
        Class::Term,
        Class::Place,
        Class::Actor,
        Class::Container,
        Class::Final,
    ],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A protocol to the treaty.
pub static ANNEXED_PROTOCOL: Kind = Kind {
    word: "protocol",
    class: Class::Container,
    naming: Naming::May,
    gist: "a protocol to the treaty",
    fields: &[
        may("between", Phrase::Actors, "its parties, where they are not those of the treaty"),
        may("topic", Phrase::Free, "the topic under which it is counted"),
    ],
    holds: &[
        Class::Clause,
        Class::Sentence,
        Class::Text,
        Class::Alternatives,
        Class::Event,
        Class::Action,
        Class::Term,
        Class::Place,
        Class::Actor,
        Class::Container,
        Class::Final,
    ],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// Alternatives of which one will stand.
pub static ALTERNATIVES: Kind = Kind {
    word: "alternatives",
    class: Class::Alternatives,
    naming: Naming::Must,
    gist: "alternatives of which one will stand",
    fields: &[],
    holds: &[Class::Option],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// One of several alternatives.
pub static OPTION: Kind = Kind {
    word: "option",
    class: Class::Option,
    naming: Naming::Must,
    gist: "one of several alternatives",
    fields: &[
        many("requires", Phrase::Things, "what taking it requires").eg("Ukraine.Referendum"),
        many("excludes", Phrase::Things, "what taking it excludes"),
        many("linked with", Phrase::Things, "what is taken together with it"),
    ],
    holds: &[
        Class::Clause,
        Class::Sentence,
        Class::Text,
        Class::Alternatives,
        Class::Event,
        Class::Action,
        Class::Term,
        Class::Place,
        Class::Actor,
        Class::Container,
        Class::Final,
    ],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// Words of the drafter's own, a paragraph or in the place of the default prose.
pub static TEXT: Kind = Kind {
    word: "text",
    class: Class::Text,
    naming: Naming::No,
    gist: "words of the drafter's own, a paragraph or in the place of the default prose",
    fields: &[
        many("of", Phrase::Things, "the field whose prose it replaces"),
        many("covers", Phrase::Clauses, "the clauses whose prose it replaces"),
        many(
            "reviewed",
            Phrase::Slots(&[Role::On, Role::By, Role::Words], 0),
            "who compared text and structure, and when",
        )
        .eg("on 2025-12-16 by \"HV\""),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// Another file, read in this place.
pub static INCLUDE: Kind = Kind {
    word: "include",
    class: Class::Text,
    naming: Naming::No,
    gist: "another file, read in this place",
    fields: &[],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A sentence: who shall, shall not or may do what.
pub static RULE: Kind = Kind {
    word: "rule",
    class: Class::Sentence,
    naming: Naming::May,
    gist: "a sentence: who shall, shall not or may do what",
    fields: &[
        may("who", Phrase::Actors, "who").eg("Ukraine"),
        may("modality", Phrase::Free, "`shall`, `shall not` or `may`"),
        may("verb", Phrase::Free, "what is stated: `recognizes`, `confirms`"),
        may("passive", Phrase::Flag, "that the sentence names what is done, not who does it"),
        may("action", Phrase::Acts, "what").eg("station_forces"),
        may("by", Phrase::Things, "by whom"),
        may("to", Phrase::Things, "to whom or where"),
        may("in", Phrase::Places, "where"),
        may("at", Phrase::Places, "where"),
        may("under", Phrase::Clauses, "under which clause, or which other instrument").eg("eastern"),
        may("between", Phrase::Things, "between whom or what"),
        may("from", Phrase::Things, "from where or whom"),
        may("through", Phrase::Places, "through where"),
        may("of", Phrase::Things, "of what"),
        may("with", Phrase::Things, "with whom or what"),
        may("along", Phrase::Places, "along what"),
        may("except", Phrase::Things, "what is excepted"),
        may("against", Phrase::Things, "against whom or what"),
        may("without regard to", Phrase::Things, "what makes no difference to it").eg("\"nationality\""),
        many("when", Phrase::Bound, "when").eg("no later than 2026-12-31"),
        may("amount", Phrase::Amount, "how much"),
        may("every", Phrase::Every, "how often"),
        may("words", Phrase::Words, "further words"),
        may("notice", Phrase::Slots(&[Role::Notice, Role::Time, Role::To, Role::By], 0), "with what notice")
            .eg("1 year's notice to depositary"),
        may("name", Phrase::Things, "what is recognized or declared"),
        may("determined by", Phrase::Slots(&[Role::Determined], 0), "who determines").eg("Observers"),
        may("certified by", Phrase::Actors, "who certifies"),
        may(
            "failing which",
            Phrase::Slots(
                &[
                    Role::Failing,
                    Role::Words,
                    Role::By,
                    Role::Determined,
                    Role::To,
                    Role::Of,
                    Role::Name,
                    Role::On,
                    Role::In,
                    Role::When,
                ],
                0,
            ),
            "what follows otherwise",
        )
        .eg("\"each side names its own\""),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/rule.hbs"), "the obligation"),
};

/// A duty of each side towards the other.
pub static RECIPROCAL: Kind = Kind {
    word: "reciprocal",
    class: Class::Sentence,
    naming: Naming::May,
    gist: "a duty of each side towards the other",
    fields: &[must("between", Phrase::Actors, "between whom").eg("Ukraine, Russia")],
    holds: &[Class::Sentence, Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/reciprocal.hbs"), "the obligation"),
};

/// A phase of the clause around it.
pub static PHASE: Kind = Kind {
    word: "phase",
    class: Class::Part,
    naming: Naming::Must,
    gist: "a phase of the clause around it",
    fields: &[
        may("of", Phrase::Things, "of what"),
        may("from", Phrase::Things, "from where"),
        may("to", Phrase::Things, "to where"),
        may("forces", Phrase::Free, "which forces"),
        may("share", Phrase::Amount, "which share, counted from the beginning").eg("25 percent"),
        may("amount", Phrase::Amount, "how many"),
        many("begins", Phrase::Bound, "when it begins"),
        many("completes", Phrase::Bound, "when it is complete"),
        may("verified", Phrase::Slots(&[Role::By, Role::When, Role::Every], 1), "who verifies it")
            .eg("by Observers within 14 days of completes"),
        may("lasts", Phrase::Period, "how long it lasts"),
        may("powers", Phrase::Free, "what it does"),
        may(
            "handover",
            Phrase::Slots(&[Role::To, Role::When, Role::Of, Role::Words], 0),
            "to whom the place is handed over",
        )
        .eg("to Ukraine within 3 days of completes"),
        many("when", Phrase::Bound, "when"),
        many(
            "in parallel with",
            Phrase::Bound,
            "alongside which clause, and whether share for share or phase for phase",
        )
        .eg("eastern phase for phase"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["begins", "completes", "verified"],
    body: false,
    prose: Prose::NONE,
};

/// A step of the clause around it.
pub static STEP: Kind = Kind {
    word: "step",
    class: Class::Part,
    naming: Naming::May,
    gist: "a step of the clause around it",
    fields: &[
        many("", Phrase::Bound, "when").eg("30 days after signature"),
        many("when", Phrase::Bound, "when"),
        may("amount", Phrase::Amount, "how much, or which share, counted from the beginning"),
        may("share", Phrase::Amount, "which share, counted from the beginning").eg("25 percent"),
        may("of", Phrase::Things, "of what"),
        may("suspends", Phrase::Free, "what is suspended"),
        may("terminates", Phrase::Free, "what is ended"),
        may("words", Phrase::Words, "what is done"),
        may("verified", Phrase::Slots(&[Role::By, Role::When, Role::Every], 1), "who verifies it")
            .eg("by Observers within 14 days of completes"),
        may("if", Phrase::Condition, "on which condition"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &["begins", "completes", "verified"],
    body: false,
    prose: Prose::NONE,
};

/// A ceiling within a limitation.
pub static CEILING: Kind = Kind {
    word: "ceiling",
    class: Class::Part,
    naming: Naming::May,
    gist: "a ceiling within a limitation",
    fields: &[
        may("by", Phrase::Actors, "who is bound by it, where that is not who is bound by the whole").eg("each party"),
        may("of", Phrase::Free, "what is limited").eg("\"battle tanks\""),
        may("in", Phrase::Places, "where"),
        may("amount", Phrase::Amount, "how many").eg("at most 20000"),
        may("total", Phrase::Amount, "how many in all"),
        may("active", Phrase::Amount, "how many may be in active units"),
        may("stored", Phrase::Amount, "how many may be in store"),
        may("for", Phrase::Actors, "for whom"),
        may("within", Phrase::Things, "within which ceiling it lies"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// What a ceiling allows beside or within it.
pub static ALLOWANCE: Kind = Kind {
    word: "allowance",
    class: Class::Part,
    naming: Naming::May,
    gist: "what a ceiling allows beside or within it",
    fields: &[
        may("of", Phrase::Free, "of what"),
        may("in", Phrase::Places, "where"),
        may("amount", Phrase::Amount, "how many"),
        may("for", Phrase::Actors, "for whom"),
        may("within", Phrase::Things, "within which ceiling it lies"),
        may("when", Phrase::Bound, "when"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};
