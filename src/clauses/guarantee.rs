//! `guarantee`: a promise to act when something is attacked or broken.

use crate::core::{Builder, Conduct, Cover, Effect, Modality, Role as Over, Src};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::{Prose, Turn};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "guarantee",
    class: Class::Clause,
    naming: Naming::May,
    gist: "a promise to act when something is attacked or broken",
    fields: &[
        must("by", Phrase::Actors, "who guarantees").eg("each of UnitedStates, France"),
        must("to", Phrase::Actors, "to whom").eg("Ukraine"),
        may("secures", Phrase::Clauses, "which clauses it stands behind").eg("truce, eastern"),
        many("against", Phrase::Condition, "against what, and who determines it")
            .eg("armed_attack by Russia on Ukraine, determined by each guarantor for itself"),
        many(
            "responds",
            Phrase::Slots(&[Role::By, Role::Words, Role::When, Role::Of, Role::If, Role::Provided], 0),
            "what the guarantor does, and how soon",
        )
        .eg("by consultation within 24 hours"),
        may(
            "approval",
            Phrase::Slots(&[Role::By, Role::Of, Role::Words, Role::Name, Role::When], 0),
            "which approval a response needs",
        )
        .eg("of UnitedStates.Senate"),
        many("lapses if", Phrase::Condition, "when it lapses")
            .eg("armed_attack by Ukraine on Russia, not in self-defence, determined by UnitedStates"),
        may("renewable", Phrase::Renewal, "how it is prolonged"),
        may("decided by", Phrase::Actors, "who decides that it applies"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/guarantee.hbs"),
        noun: "the guarantee",
        subject: true,
        turns: &[
            Turn::Occasion("against"),
            Turn::Items { field: "responds", template: ("response", include_str!("../../templates/en/response.hbs")) },
            Turn::Unless("unprompted", &["against", "responds"]),
            Turn::Unless("bare", &["against", "responds", "secures"]),
        ],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let when = b.when(id, "lasts");
    let over = b.nodes(id, "secures");
    let to = b.who_or_nobody(id, "to");
    for (who, ctx) in b.who(id, "by") {
        let mut duty = b.commitment(id, who.clone(), Modality::Must, Conduct::Respond);
        duty.to = to.clone();
        duty.when = when;
        duty.ctx = ctx;
        b.commit(duty);
        let src = Src { node: id, span: b.model.node(id).point() };
        let (over, places, needs, staff) = (over.clone(), Vec::new(), Vec::new(), None);
        b.write_cover(Cover { role: Over::Secures, by: who, over, places, when, needs, staff, ctx, src });
    }
    b.hangs(id, "against", Effect::Begins);
    b.hangs(id, "lapses if", Effect::Ends);
    b.verified(id, None);
}
