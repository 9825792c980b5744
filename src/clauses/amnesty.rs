//! `amnesty`: the forgiving of acts.

use super::meaning::parties_or;
use crate::core::{Builder, Conduct, Modality};
use crate::model::NodeId;
use crate::syntax::kind::{Class, Kind, Naming, Phrase, many, may, must};
use crate::syntax::prose::Prose;

/// What it may say.
pub static KIND: Kind = Kind {
    word: "amnesty",
    class: Class::Clause,
    naming: Naming::May,
    gist: "the forgiving of acts",
    fields: &[
        may("by", Phrase::Actors, "who grants it").eg("each party"),
        must("for", Phrase::Free, "for which acts or persons").eg("\"participation in the hostilities\""),
        many("excluding", Phrase::Free, "what is excluded").eg("\"genocide, crimes against humanity and war crimes\""),
        may("decided by", Phrase::Actors, "who decides on single cases"),
        may("as from", Phrase::Instant, "from when"),
    ],
    holds: &[Class::Text],
    parts: &[],
    events: &[],
    body: false,
    prose: Prose::new(include_str!("../../templates/en/amnesty.hbs"), "the amnesty"),
};

/// What it means.
pub(super) fn mean(b: &mut Builder<'_>, id: NodeId) {
    let who = parties_or(b, id, "by");
    let mut duty = b.commitment(id, who, Modality::Must, Conduct::Forgive);
    duty.when.from = b.as_from(id, "as from");
    b.commit(duty);
}
