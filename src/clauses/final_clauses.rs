//! The final clauses.

use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may};
use crate::syntax::prose::{Prose, Turn};

/// Consent, entry into force, duration, exit.
pub static FINAL: Kind = Kind {
    word: "final clauses",
    class: Class::Final,
    naming: Naming::No,
    gist: "consent, entry into force, duration, exit",
    fields: &[
        may("consent", Phrase::Consent, "how the parties consent to be bound").eg("by ratification by all parties"),
        many("entry into force", Phrase::Entry, "when it enters into force")
            .eg("30 days after ratification by all parties"),
        may("for each later State", Phrase::Entry, "when it enters into force for a State that joins later")
            .eg("on its ratification"),
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
            "what holds if it does not enter into force so",
        )
        .eg("\"any State may bring it into force\""),
        may("fallback", Phrase::Entry, "another way into force if the first fails")
            .eg("9 months after ratification by Japan"),
        many(
            "provisional",
            Phrase::Slots(&[Role::Of, Role::Name, Role::When, Role::By, Role::If], 1),
            "which clauses apply before entry into force, and from when",
        )
        .eg("application of cessation as from signature"),
        may("duration", Phrase::Period, "how long it is in force").eg("indefinite"),
        may(
            "exit",
            Phrase::Slots(
                &[
                    Role::Name,
                    Role::By,
                    Role::When,
                    Role::Notice,
                    Role::If,
                    Role::Unless,
                    Role::Words,
                    Role::Time,
                    Role::To,
                    Role::With,
                    Role::Known,
                ],
                0,
            ),
            "who may leave it, when and how",
        )
        .eg("by any party, after 20 years, on 1 year's notice to depositary"),
        may("termination", Phrase::Free, "how it ends"),
        may("survives", Phrase::Clauses, "which clauses outlive it").eg("positions"),
        may("amendment", Phrase::Free, "how it is amended").eg("by agreement of all parties"),
        may(
            "review",
            Phrase::Slots(
                &[
                    Role::Every,
                    Role::When,
                    Role::By,
                    Role::On,
                    Role::Words,
                    Role::At,
                    Role::Name,
                    Role::If,
                    Role::Unless,
                ],
                0,
            ),
            "when it is reviewed",
        )
        .eg("every 5 years"),
        may("reservations", Phrase::Free, "whether reservations may be made").eg("none"),
        may("disputes", Phrase::Steps, "how disputes are settled")
            .eg("by negotiation for 6 months, then arbitration by three arbitrators"),
        many("without prejudice to", Phrase::Free, "what it leaves as it is").eg("the Charter of the United Nations"),
        may("registration", Phrase::Free, "who registers it").eg("by depositary"),
        many("supersedes", Phrase::Free, "which earlier treaty it takes the place of").eg("\"the Convention of 1951\""),
        many("prevails over", Phrase::Free, "which earlier treaty it prevails over"),
        many("gives way to", Phrase::Free, "which other treaty prevails over it"),
        may("signature", Phrase::Free, "who may sign, where and until when"),
        may("accession", Phrase::Free, "who may join later"),
        may("annexes", Phrase::Free, "the place of the annexes"),
    ],
    holds: &[Class::Text, Class::Sentence],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/final-clauses.hbs"),
        turns: &[Turn::Steps("disputes")],
        ..Prose::NONE
    },
};
