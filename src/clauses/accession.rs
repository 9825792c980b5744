//! `accession`: the joining of an organization or treaty.

use super::meaning::entry;
use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "accession",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the joining of an organization or treaty",
    fields: &[
        must("of", Phrase::Actors, "who joins").eg("Ukraine"),
        must("to", Phrase::Things, "what it joins").eg("\"the European Union\""),
        may("decided by", Phrase::Actors, "who decides").eg("\"its Member States\""),
        may("not opposed by", Phrase::Actors, "who has promised not to stand in the way").eg("Russia"),
        may("supported by", Phrase::Actors, "who supports it"),
        many("when", Phrase::Bound, "by when").eg("no later than 2027-01-01"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/accession.hbs"), "the accession"),
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let in_force = entry(b, id);
    let due = b.bounds(id, "when", "expiry", in_force);
    for word in ["decided by", "not opposed by", "supported by"] {
        let who = b.who_or_nobody(id, word);
        // Whoever decides on an accession does so by its own law: only what was promised binds.
        if word != "decided by" && !who.is_empty() {
            let mut duty = b.commitment(
                id,
                who,
                if word == "supported by" { Modality::Must } else { Modality::MustNot },
                Conduct::Join,
            );
            duty.due = due;
            b.commit(duty);
        }
    }
    let who = b.who_or_nobody(id, "of");
    let right = b.commitment(id, who, Modality::May, Conduct::Join);
    b.commit(right);
}
