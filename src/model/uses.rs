//! Every place where a name is used, and what the constructs that can be named are to be called in words.

use super::names::Unresolved;
use super::numbers::Numbers;
use super::refs::{self, Reference};
use super::{Builtin, Model, NodeId, Sort, Target};
use crate::choice::{Choices, Ctx};
use crate::source::Span;
use crate::syntax::kind::{Class, FieldSpec, STATUS};
use crate::syntax::tree::Path;
use smallvec::SmallVec;

/// A name where it is used.
#[derive(Clone, Debug)]
pub struct Use<'t> {
    /// What it means, or why it means nothing.
    pub means: Result<SmallVec<[Target; 1]>, Unresolved>,
    /// What is written.
    pub path: &'t Path,
    /// What it should be.
    pub sort: Sort,
    /// Whether it must be declared; where not, a word of the language may stand there.
    pub declared: bool,
    /// Under which condition it is there.
    pub ctx: Ctx,
    /// The construct it stands in.
    pub scope: NodeId,
    /// The field it stands in.
    pub field: &'static FieldSpec,
    /// The whole statement.
    pub at: Span,
}

impl<'t> Model<'t> {
    /// Every name used in a field, in the order of the text. A field that is read in several ways comes once for each.
    #[must_use]
    pub fn uses(&self) -> Vec<Use<'t>> {
        let mut out = Vec::new();
        for scope in self.ids() {
            for field in &self.node(scope).fields {
                refs::field(field, &mut |r| {
                    if let Reference::Path(path, sort, declared) = r {
                        let means = self.try_resolve(path, scope);
                        out.push(Use {
                            means,
                            path,
                            sort,
                            declared,
                            ctx: field.ctx,
                            scope,
                            field: field.spec,
                            at: field.span,
                        });
                    }
                });
            }
        }
        let top = self.head().unwrap_or(NodeId(0));
        if let Some(field) = STATUS.iter().find(|f| f.word == "proposed by") {
            for (path, ctx) in &self.tree.proposers {
                let means = self.try_resolve(path, top);
                let at = path.span();
                out.push(Use { means, path, sort: Sort::Actor, declared: true, ctx: *ctx, scope: top, field, at });
            }
        }
        out.shrink_to_fit();
        out
    }

    /// The events and parts that can be named after a construct, in the order in which one would look for them.
    #[must_use]
    pub fn parts_of(&self, owner: NodeId) -> (Vec<&'t str>, Vec<&'t str>) {
        let kind = self.node(owner).kind;
        let mut events: Vec<&'t str> = match kind.class {
            Class::Actor => super::names::PARTY_EVENTS.to_vec(),
            Class::Clause | Class::Part | Class::Sentence | Class::Container | Class::Final => {
                kind.events.iter().copied().chain(["start", "expiry"]).collect()
            }
            _ => Vec::new(),
        };
        if !events.contains(&"verified") && self.has_field_event(owner, "verified") {
            events.push("verified");
        }
        let named = |c: NodeId| {
            let part = self.node(c).kind.class == Class::Part || kind.class == Class::Container;
            self.node(c).name.filter(|_| part).map(|n| self.name(n.sym))
        };
        let mut parts: Vec<&'t str> = self.children(owner).filter_map(named).collect();
        parts.dedup();
        (events, parts)
    }

    /// What a target is and where, as one says it to somebody who looks for it: "the withdrawal in Article 3".
    #[must_use]
    pub fn described(&self, target: Target, numbers: &Numbers) -> String {
        match target {
            Target::Builtin(Builtin::Signature) => "the signature of the treaty".into(),
            Target::Builtin(Builtin::Ratification) => "the last ratification".into(),
            Target::Builtin(Builtin::EntryIntoForce) => "the entry into force".into(),
            Target::Builtin(Builtin::Termination) => "the end of the treaty".into(),
            Target::Event(n, sym) => format!("`{}` of {}", self.name(sym), self.described(Target::Node(n), numbers)),
            Target::Node(n) => {
                let kind = self.node(n).kind;
                if kind.class == Class::Container {
                    return self.numbered(n, numbers).unwrap_or_else(|| format!("the {}", kind.word));
                }
                let word = if kind.class == Class::Sentence { "rule" } else { kind.word };
                let place = self.around(n).skip(1).find_map(|a| self.numbered(a, numbers));
                match place {
                    Some(place) => format!("the {word} in {place}"),
                    None => format!("the {word} \"{}\"", self.called(n)),
                }
            }
        }
    }

    /// "Article 3", "Annex II".
    #[must_use]
    pub fn numbered(&self, id: NodeId, numbers: &Numbers) -> Option<String> {
        let word = match self.node(id).kind.word {
            "article" | "final clauses" => "Article",
            "annex" => "Annex",
            "part" => "Part",
            "chapter" => "Chapter",
            "protocol" => "Protocol",
            _ => return None,
        };
        Some(format!("{word} {}", numbers.of(id)?))
    }
}

/// The fewest conditions that say the same as these within `whole`; none where they hold throughout.
#[must_use]
pub fn fewest(choices: &Choices, whole: Ctx, ctxs: &[Ctx]) -> Vec<Ctx> {
    if choices.covered(whole, ctxs) {
        return if whole == Ctx::ALWAYS { Vec::new() } else { vec![whole] };
    }
    let mut out: Vec<Ctx> = Vec::new();
    for &ctx in ctxs {
        // What is read in many ways for another bracket's sake holds whatever that bracket says.
        let mut wide = ctx;
        for &taken in choices.taken(ctx) {
            // Without an option goes all that stands inside it.
            let inside = |c: &crate::choice::Choice| choices.taken(c.parent).contains(&taken);
            let stays = |t: &crate::choice::Taken| *t != taken && !choices.get(t.0).is_some_and(inside);
            let less: Vec<_> = choices.taken(wide).iter().copied().filter(stays).collect();
            if let Some(candidate) = choices.all_of(&less).filter(|c| choices.covered(*c, ctxs)) {
                wide = candidate;
            }
        }
        if !out.iter().any(|o| choices.implies(wide, *o)) {
            out.retain(|o| !choices.implies(*o, wide));
            out.push(wide);
        }
    }
    out
}
