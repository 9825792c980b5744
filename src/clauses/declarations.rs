//! What stands at the head of a treaty, and the names it declares: actors, places, events, actions, terms.

use crate::syntax::kind::{Class, FieldSpec, Kind, Naming, Phrase, Role, many, may};
use crate::syntax::prose::{Prose, Turn};

static HEAD: &[FieldSpec] = &[
    may("between", Phrase::Actors, "the parties: all sign and are bound").eg("Ukraine, Russia"),
    may("guarantors", Phrase::Actors, "parties that guarantee it").eg("UnitedStates"),
    may("witnesses", Phrase::Actors, "who signs without being bound"),
    may("depositary", Phrase::Actors, "who keeps the original").eg("SecretaryGeneral"),
    may("languages", Phrase::Languages, "its authentic languages").eg("en, uk equally authentic"),
    may("", Phrase::Prevails, "which language prevails").eg("en prevails in case of divergence"),
    may("done at", Phrase::Free, "where it is signed").eg("\"Geneva\""),
    may("done on", Phrase::Date, "when it is signed"),
    may("time zone", Phrase::Zone, "whose hours its dates mean"),
    may("draft", Phrase::Slots(&[Role::Words, Role::Of, Role::On], 1), "the label of the draft")
        .eg("\"Rev. 3\" of 2025-12-16"),
    may("status", Phrase::Free, "`final` once nothing may be open").eg("final"),
    may("months end", Phrase::Free, "what a month means that lands on a missing day").eg("on the last day"),
    may("numbering", Phrase::Free, "how articles are numbered: `articles arabic`, `articles roman`")
        .eg("articles roman"),
    may("short title", Phrase::Words, "what it is called in short"),
    many("note", Phrase::Words, "a drafter's note"),
    many("prevails over", Phrase::Free, "which earlier treaty it prevails over"),
    many("gives way to", Phrase::Free, "which other treaty prevails over it"),
];

macro_rules! head {
    ($name:ident, $word:literal, $gist:literal) => {
        #[doc = $gist]
        pub static $name: Kind = Kind {
            word: $word,
            class: Class::Head,
            naming: Naming::No,
            gist: $gist,
            fields: HEAD,
            holds: &[Class::Term],
            parts: &["calendar"],
            events: &[],
            body: false,
            prose: Prose::NONE,
        };
    };
}
head!(TREATY, "treaty", "the head of a treaty");
head!(AGREEMENT, "agreement", "the head of an agreement");
head!(PROTOCOL, "protocol", "the head of a protocol");
head!(MEMORANDUM, "memorandum", "the head of a memorandum, which need not enter into force");
head!(STATEMENT, "statement", "the head of a statement, which need not enter into force");
head!(DECISION, "decision", "the head of a decision, which need not enter into force");
head!(RULES, "rules", "the head of rules of procedure, which need not enter into force");

/// The days that do not count as working days.
pub static CALENDAR: Kind = Kind {
    word: "calendar",
    class: Class::Part,
    naming: Naming::No,
    gist: "the days that do not count as working days",
    fields: &[
        many("weekend", Phrase::Days, "weekly days of rest").eg("Saturday, Sunday"),
        many("holidays", Phrase::Days, "public holidays").eg("2026-01-01, 2026-12-25"),
        may("of", Phrase::Free, "whose calendar it is"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A State or other subject that can be bound.
pub static PARTY: Kind = Kind {
    word: "party",
    class: Class::Actor,
    naming: Naming::Must,
    gist: "a State or other subject that can be bound",
    fields: &[
        may("short", Phrase::Words, "how it is called after the first mention"),
        may("adjective", Phrase::Words, "the adjective to its name"),
        may("territory", Phrase::Places, "its territory"),
        may(
            "accepts",
            Phrase::Slots(&[Role::Accepts, Role::By, Role::When, Role::On], 0),
            "how and when it accepts its tasks",
        )
        .eg("by letter before entry_into_force"),
        may("accepted", Phrase::Slots(&[Role::Accepts, Role::On, Role::When], 0), "when it accepted its tasks")
            .eg("on 2025-12-01"),
    ],
    holds: &[Class::Part],
    parts: &["approval"],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A step at home whose date and outcome a party cannot promise.
pub static APPROVAL: Kind = Kind {
    word: "approval",
    class: Class::Part,
    naming: Naming::Must,
    gist: "a step at home whose date and outcome a party cannot promise",
    fields: &[
        may("takes", Phrase::Slots(&[Role::Takes, Role::Time, Role::From], 0), "its usual length")
            .eg("30 to 90 days after signature"),
        may("after", Phrase::Instant, "what it waits for").eg("signature"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A class of actors, itself no party.
pub static GROUP: Kind = Kind {
    word: "group",
    class: Class::Actor,
    naming: Naming::Must,
    gist: "a class of actors, itself no party",
    fields: &[
        may("of", Phrase::Actors, "its members").eg("France, Germany"),
        may("or", Phrase::Words, "who else belongs to it: an open class"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// An international organization.
pub static ORGANIZATION: Kind = Kind {
    word: "organization",
    class: Class::Actor,
    naming: Naming::Must,
    gist: "an international organization",
    fields: &[
        may(
            "accepts",
            Phrase::Slots(&[Role::Accepts, Role::By, Role::When, Role::On], 0),
            "how and when it accepts its tasks",
        )
        .eg("by letter before entry_into_force"),
        may("accepted", Phrase::Slots(&[Role::Accepts, Role::On, Role::When], 0), "when it accepted its tasks")
            .eg("on 2025-12-01"),
        may("members", Phrase::Actors, "its members"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// An organ of an organization, or an office.
pub static ORGAN: Kind = Kind {
    word: "organ",
    class: Class::Actor,
    naming: Naming::Must,
    gist: "an organ of an organization, or an office",
    fields: &[
        may("of", Phrase::Actors, "what it is an organ of").eg("UnitedNations"),
        may(
            "accepts",
            Phrase::Slots(&[Role::Accepts, Role::By, Role::When, Role::On], 0),
            "how and when it accepts its tasks",
        )
        .eg("by letter before entry_into_force"),
        may("accepted", Phrase::Slots(&[Role::Accepts, Role::On, Role::When], 0), "when it accepted its tasks")
            .eg("on 2025-12-01"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// The territory of a State.
pub static TERRITORY: Kind = Kind {
    word: "territory",
    class: Class::Place,
    naming: Naming::Must,
    gist: "the territory of a State",
    fields: &[
        may("of", Phrase::Things, "whose it is").eg("Ukraine"),
        may("in", Phrase::Places, "in which place it lies").eg("Homeland"),
        may("except", Phrase::Places, "what is left out of it"),
        may("along", Phrase::Places, "along what it runs").eg("Road"),
        may("within", Phrase::Places, "within which distance of what").eg("2 km of Contact, on both sides"),
        may("geometry", Phrase::Words, "the file that draws it (GeoJSON), and the feature in it")
            .eg("\"zones.geojson#eastern\""),
        may("map", Phrase::Things, "the map that shows it: an annex, or words").eg("\"Annex II\""),
        may("described as", Phrase::Words, "its limits in words"),
        may("known as", Phrase::Words, "the name under which it is known"),
        may("claimed by", Phrase::Actors, "who claims it").eg("Ukraine, Russia"),
        may("prevails", Phrase::Free, "which prevails, the map or the text"),
        may("as it stood", Phrase::Instant, "the day whose course counts").eg("on 2025-12-01"),
        may("width", Phrase::Free, "how wide it is"),
        may("on the side of", Phrase::Actors, "on whose side it lies"),
        may("surface", Phrase::Amount, "its surface as the text states it").eg("400 \"square kilometres\""),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A zone that the treaty speaks of.
pub static ZONE: Kind = Kind {
    word: "zone",
    class: Class::Place,
    naming: Naming::Must,
    gist: "a zone that the treaty speaks of",
    fields: &[
        may("of", Phrase::Places, "of what it is part, or whose territory it is").eg("Ukraine"),
        may("in", Phrase::Places, "in which place it lies").eg("Homeland"),
        may("except", Phrase::Places, "what is left out of it"),
        may("along", Phrase::Places, "along what it runs").eg("Road"),
        may("within", Phrase::Places, "within which distance of what").eg("2 km of Contact, on both sides"),
        may("geometry", Phrase::Words, "the file that draws it (GeoJSON), and the feature in it")
            .eg("\"zones.geojson#eastern\""),
        may("map", Phrase::Things, "the map that shows it: an annex, or words").eg("\"Annex II\""),
        may("described as", Phrase::Words, "its limits in words"),
        may("known as", Phrase::Words, "the name under which it is known"),
        may("claimed by", Phrase::Actors, "who claims it").eg("Ukraine, Russia"),
        may("prevails", Phrase::Free, "which prevails, the map or the text"),
        may("as it stood", Phrase::Instant, "the day whose course counts").eg("on 2025-12-01"),
        may("width", Phrase::Free, "how wide it is"),
        may("on the side of", Phrase::Actors, "on whose side it lies"),
        may("surface", Phrase::Amount, "its surface as the text states it").eg("400 \"square kilometres\""),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A line that the treaty speaks of.
pub static LINE: Kind = Kind {
    word: "line",
    class: Class::Place,
    naming: Naming::Must,
    gist: "a line that the treaty speaks of",
    fields: &[
        may("between", Phrase::Things, "between whom or what it runs").eg("Ukraine, Russia"),
        may("of", Phrase::Places, "of what it is part, or whose territory it is").eg("Ukraine"),
        may("in", Phrase::Places, "in which place it lies").eg("Homeland"),
        may("except", Phrase::Places, "what is left out of it"),
        may("along", Phrase::Places, "along what it runs").eg("Road"),
        may("within", Phrase::Places, "within which distance of what").eg("2 km of Contact, on both sides"),
        may("geometry", Phrase::Words, "the file that draws it (GeoJSON), and the feature in it")
            .eg("\"zones.geojson#eastern\""),
        may("map", Phrase::Things, "the map that shows it: an annex, or words").eg("\"Annex II\""),
        may("described as", Phrase::Words, "its limits in words"),
        may("known as", Phrase::Words, "the name under which it is known"),
        may("claimed by", Phrase::Actors, "who claims it").eg("Ukraine, Russia"),
        may("prevails", Phrase::Free, "which prevails, the map or the text"),
        may("as it stood", Phrase::Instant, "the day whose course counts").eg("on 2025-12-01"),
        may("width", Phrase::Free, "how wide it is"),
        may("on the side of", Phrase::Actors, "on whose side it lies"),
        may("surface", Phrase::Amount, "its surface as the text states it").eg("400 \"square kilometres\""),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// Something that may happen.
pub static EVENT: Kind = Kind {
    word: "event",
    class: Class::Event,
    naming: Naming::Must,
    gist: "something that may happen",
    fields: &[
        may("takes", Phrase::Slots(&[Role::Takes, Role::Time, Role::From], 0), "how long it takes, after what")
            .eg("20 to 40 days after signature"),
        many("when", Phrase::Bound, "when at the earliest or latest it can happen")
            .eg("after ratification by all parties"),
        may("on", Phrase::Instant, "its day, where that is fixed").eg("1999-12-31"),
        may("by", Phrase::Actors, "by whose act it happens").eg("SecretaryGeneral"),
        many("includes", Phrase::Acts, "what counts as it beside")
            .eg("\"an attack on the forces, vessels or aircraft of a Party\""),
        may("of", Phrase::Things, "of whom"),
        may("in", Phrase::Places, "where"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/event.hbs"), Prose::NONE.noun),
};

/// Something that the parties bring about.
pub static MILESTONE: Kind = Kind {
    word: "milestone",
    class: Class::Event,
    naming: Naming::Must,
    gist: "something that the parties bring about",
    fields: &[
        many("", Phrase::Bound, "when").eg("within 10 days of signature"),
        may("by", Phrase::Actors, "who brings it about"),
        many("when", Phrase::Bound, "when"),
        many("note", Phrase::Words, "a drafter's note"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/milestone.hbs"), Prose::NONE.noun),
};

/// A notice that somebody may give.
pub static NOTICE: Kind = Kind {
    word: "notice",
    class: Class::Event,
    naming: Naming::Must,
    gist: "a notice that somebody may give",
    fields: &[
        may("by", Phrase::Things, "by whom, or by when").eg("any party"),
        may("to", Phrase::Actors, "to whom").eg("depositary"),
        may("of", Phrase::Things, "of what or of whom").eg("A, B"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A request that somebody may give.
pub static REQUEST: Kind = Kind {
    word: "request",
    class: Class::Event,
    naming: Naming::Must,
    gist: "a request that somebody may give",
    fields: &[
        may("by", Phrase::Things, "by whom, or by when").eg("any party"),
        may("to", Phrase::Actors, "to whom").eg("depositary"),
        may("of", Phrase::Things, "of what or of whom").eg("A, B"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A notification that somebody may give.
pub static NOTIFICATION: Kind = Kind {
    word: "notification",
    class: Class::Event,
    naming: Naming::Must,
    gist: "a notification that somebody may give",
    fields: &[
        may("by", Phrase::Things, "by whom, or by when").eg("any party"),
        may("to", Phrase::Actors, "to whom").eg("depositary"),
        may("of", Phrase::Things, "of what or of whom").eg("A, B"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A proposal that somebody may give.
pub static PROPOSAL: Kind = Kind {
    word: "proposal",
    class: Class::Event,
    naming: Naming::Must,
    gist: "a proposal that somebody may give",
    fields: &[
        may("by", Phrase::Things, "by whom, or by when").eg("any party"),
        may("to", Phrase::Actors, "to whom").eg("depositary"),
        may("of", Phrase::Things, "of what or of whom").eg("A, B"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// An agreement still to be made.
pub static TO_AGREE: Kind = Kind {
    word: "agreement",
    class: Class::Event,
    naming: Naming::Must,
    gist: "an agreement still to be made",
    fields: &[
        may("of", Phrase::Actors, "between whom").eg("Ukraine, Russia"),
        may("by", Phrase::Things, "by whom"),
        may("when", Phrase::Bound, "by when"),
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
            "what holds if it is not made",
        )
        .eg("by arbitration"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose {
        turns: &[
            Turn::Headed { field: "called", head: "agreement on the", unless: &["agreement"] },
            Turn::Otherwise("failing which"),
        ],
        ..Prose::new(include_str!("../../templates/en/agreement.hbs"), Prose::NONE.noun)
    },
};

/// An act that sentences can name.
pub static ACTION: Kind = Kind {
    word: "action",
    class: Class::Action,
    naming: Naming::Must,
    gist: "an act that sentences can name",
    fields: &[
        may("is", Phrase::Acts, "of which more general act it is a kind").eg("station_forces"),
        may("by", Phrase::Actors, "who does it"),
    ],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::NONE,
};

/// A defined term.
pub static TERM: Kind = Kind {
    word: "term",
    class: Class::Term,
    naming: Naming::Must,
    gist: "a defined term",
    fields: &[may("means", Phrase::Words, "what it means"), may("of", Phrase::Things, "what it stands for")],
    holds: &[],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/term.hbs"), Prose::NONE.noun),
};
