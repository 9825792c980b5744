//! `lease`: the use of a place for a time and a rent.

use crate::core::{Act, Builder, Conduct, Modality, Role as Cover};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, Role, many, may, must};
use crate::syntax::prose::{Prose, Turn, about};

/// What it may say.
pub static KIND: Kind = Kind {
    word: "lease",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the use of a place for a time and a rent",
    fields: &[
        must("from", Phrase::Actors, "who lets").eg("Ukraine"),
        must("to", Phrase::Actors, "who takes").eg("Russia"),
        must("of", Phrase::Places, "which place").eg("Corridor"),
        many(
            "extends",
            Phrase::Slots(&[Role::Words, Role::Of, Role::On, Role::Period, Role::Name], 0),
            "which earlier instrument it extends, of what date and until when that runs",
        )
        .eg("\"the Agreement on the stay of the fleet\" of 1997-05-28 until 2017-05-28"),
        may(
            "rent",
            Phrase::Slots(&[Role::Amount, Role::Words, Role::When, Role::Every, Role::Name, Role::Of, Role::At], 0),
            "the rent",
        )
        .eg("USD 100 million per year"),
        may("index", Phrase::Free, "how the rent follows prices"),
        many("use", Phrase::Free, "what the place may be used for"),
        many("permits", Phrase::Acts, "acts the lessee may do"),
        many("forbids", Phrase::Acts, "acts the lessee may not do").eg("station_forces"),
        may("sovereignty", Phrase::Slots(&[Role::Of, Role::Name, Role::Words], 0), "whose sovereignty")
            .eg("of Ukraine unaffected"),
        may("jurisdiction", Phrase::Slots(&[Role::Of, Role::Words], 0), "whose jurisdiction").eg("of Ukraine"),
        may("law", Phrase::Slots(&[Role::Of, Role::Words], 0), "whose law applies").eg("of Ukraine"),
        may("renewable", Phrase::Renewal, "how the lease is renewed")
            .eg("by 5 years once, by agreement, on request no later than 12 months before expiry"),
        may("renewed", Phrase::Renewal, "how the lease renews itself")
            .eg("by 5 years unless notice by any party 12 months before expiry"),
        may(
            "notice",
            Phrase::Slots(&[Role::Time, Role::Notice, Role::By, Role::To, Role::Words, Role::When], 0),
            "what notice ends it, and what follows",
        )
        .eg("1 year's notice by any party, \"whereupon the place is returned\""),
        may("consultations", Phrase::Free, "which consultations follow a notice"),
        may("on expiry", Phrase::Free, "what becomes of the installations")
            .eg("\"installations pass to Ukraine without compensation\""),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose {
        template: include_str!("../../templates/en/lease.hbs"),
        noun: "the lease",
        about: &[about("consultations", "consultations", "shall be held")],
        turns: &[Turn::Notice("notice")],
        ..Prose::NONE
    },
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let when = b.when(id, "lasts");
    let (lessor, lessee) = (b.who_or_nobody(id, "from"), b.who_or_nobody(id, "to"));
    let places = b.nodes(id, "of");
    let mut right = b.commitment(id, lessee.clone(), Modality::May, Conduct::Use);
    right.acts.extend(b.acts(id, "permits"));
    if for_forces(b, id) {
        right.acts.push(Act::Plain(Conduct::Stay));
    }
    right.places.clone_from(&places);
    right.when = when;
    b.commit(right);
    let mut duty = b.commitment(id, lessor.clone(), Modality::Must, Conduct::HandOver);
    duty.places.clone_from(&places);
    duty.to = lessee.clone();
    duty.when = when;
    b.commit(duty);
    let forbidden = b.acts(id, "forbids");
    if !forbidden.is_empty() {
        let mut bar = b.commitment(id, lessee.clone(), Modality::MustNot, Conduct::Use);
        bar.acts = forbidden;
        bar.places.clone_from(&places);
        bar.when = when;
        b.commit(bar);
    }
    if b.model.node(id).field("rent").is_some() {
        let mut rent = b.commitment(id, lessee.clone(), Modality::Must, Conduct::Pay);
        rent.to = lessor;
        rent.when = when;
        b.commit(rent);
    }
    b.cover(Cover::Leases, lessee, Vec::new(), places, when, Vec::new(), id);
}

/// Words by which a use is one by armed forces.
const FORCES: &[&str] = &["military", "naval", "army", "navy", "fleet", "forces", "troops", "garrison", "air base"];

/// Whether a place is let to have armed forces there.
fn for_forces(b: &Builder<'_>, id: NodeId) -> bool {
    let uses = b.model.node(id).fields("use").map(|f| b.model.text(f.value_span).to_lowercase());
    uses.into_iter().any(|u| !u.contains("non-military") && !u.contains("no ") && FORCES.iter().any(|w| u.contains(w)))
}
