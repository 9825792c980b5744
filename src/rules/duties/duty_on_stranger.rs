//! `D302 duty-on-stranger`: a duty on one who is no party, has not accepted, and is no body or depositary of the treaty (VCLT 34–35).

use crate::choice::Ctx;
use crate::core::{Act, Conduct, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::presence::{Gather, called, titled};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Named, Value, Words};
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let mut ties = Ties::new(case);
    let mut found = Gather::new(model);
    for c in case.core.commitments.iter().filter(|c| c.modality != Modality::May) {
        for &named in &c.who.actors {
            if !model.tree.choices.compatible(c.ctx, model.ctx(named)) || bound_around(model, named, c.src.node) {
                continue;
            }
            for actor in members(model, named) {
                let bound = ties.of(actor);
                found.lacking((c.who.span, actor), model.ctx(c.src.node), c.ctx, &bound, || {
                    stranger(case, actor, named, c.src.node, c.who.span)
                });
            }
        }
    }
    found.pour(out);
}

fn stranger(case: &Case<'_>, actor: NodeId, named: NodeId, clause: NodeId, at: crate::source::Span) -> Finding {
    let model = case.model;
    let (who, what) = (titled(case, actor), called(case, clause));
    let mut f = Finding::new(
        Code("D302"),
        Severity::Error,
        format!("{what} lays a duty on {who}, which is not bound by this treaty"),
    )
    .at(at, "who is to act");
    if named != actor {
        f = f.at(model.node(named).point(), format!("{who} is one of these"));
    }
    f = f.at(model.node(actor).point(), "neither a party nor a guarantor, and has not accepted");
    let accepts = if model.node(actor).kind.word == "party" {
        "make it a party, let a party undertake to bring it about, or say that it has accepted: `accepts by letter before entry_into_force`"
    } else {
        "say that it has accepted, such as `accepts by letter before entry_into_force`, or let the parties undertake to ask it"
    };
    f.why("a treaty creates no obligations for a third without its consent, given in writing (Vienna Convention on the Law of Treaties, 34 and 35)")
        .help(accepts)
}

/// Those on whom the duty falls: the members of a group, or an open class of States itself. Other classes may well be those
/// for whom a party answers, and one without rule or members is another matter.
fn members(model: &Model<'_>, named: NodeId) -> Vec<NodeId> {
    let members = model.members(named);
    let states = |w: &Words| model.words(w, None, None).is_some_and(|t| t.contains("State"));
    let class = |f: &Field| match &f.value {
        Value::Words(w) => states(w),
        Value::List(l) => l.items.iter().any(|i| matches!(&i.is, Named::Words(w) if states(w))),
        _ => false,
    };
    let open = model.node(named).fields.iter().any(|f| matches!(f.spec.word, "of" | "or") && class(f));
    if members.is_empty() && open { vec![named] } else { members }
}

/// A protocol that names its own parties binds them.
pub(super) fn bound_around(model: &Model<'_>, actor: NodeId, node: NodeId) -> bool {
    model.around(node).filter(|a| model.node(*a).kind.class == Class::Container).any(|a| {
        model.node(a).fields("between").any(|f| match &f.value {
            Value::List(l) => model.actors_in(l, a).any(|p| p == actor || model.members(p).contains(&actor)),
            _ => false,
        })
    })
}

/// What ties each actor to the treaty: the conditions under which something does.
struct Ties<'m, 't> {
    model: &'m Model<'t>,
    named: FxHashMap<NodeId, Vec<Ctx>>,
    known: FxHashMap<NodeId, Vec<Ctx>>,
    /// Whether States may join later.
    open: bool,
}

impl<'m, 't> Ties<'m, 't> {
    fn new(case: &Case<'t>) -> Self
    where
        't: 'm,
    {
        let model = case.model;
        let mut named: FxHashMap<NodeId, Vec<Ctx>> = FxHashMap::default();
        if let Some(head) = model.head() {
            for f in ["between", "guarantors", "depositary"]
                .into_iter()
                .flat_map(|w| model.node(head).fields.iter().filter(move |f| f.spec.word == w))
            {
                let Value::List(l) = &f.value else { continue };
                for actor in model.actors_in(l, head) {
                    named.entry(actor).or_default().push(f.ctx);
                    for m in model.members(actor) {
                        named.entry(m).or_default().push(f.ctx);
                    }
                }
            }
        }
        // Whoever the treaty lets join is bound once it has.
        let joining = case
            .core
            .commitments
            .iter()
            .filter(|c| c.modality == Modality::May && c.acts.contains(&Act::Plain(Conduct::Join)));
        for c in joining {
            for actor in &c.who.actors {
                named.entry(*actor).or_default().push(c.ctx);
            }
        }
        let joins =
            |f: NodeId| ["accession", "for each later State"].into_iter().any(|w| model.node(f).field(w).is_some());
        let open = model.final_clauses().is_some_and(joins);
        Self { model, named, known: FxHashMap::default(), open }
    }
    fn of(&mut self, actor: NodeId) -> Vec<Ctx> {
        if let Some(known) = self.known.get(&actor) {
            return known.clone();
        }
        let ties = self.find(actor, 0);
        self.known.insert(actor, ties.clone());
        ties
    }
    fn find(&self, actor: NodeId, depth: u8) -> Vec<Ctx> {
        let node = self.model.node(actor);
        // A body of the treaty is its creature; of what could not be read nothing is said.
        if node.kind.class != Class::Actor || node.broken || depth > 8 {
            return vec![Ctx::ALWAYS];
        }
        let mut ties = self.named.get(&actor).cloned().unwrap_or_default();
        ties.extend(node.fields.iter().filter(|f| matches!(f.spec.word, "accepts" | "accepted")).map(|f| f.ctx));
        // What an organ does, that does it whose organ it is.
        let of = |f: &&Field| f.spec.word == "of" && node.kind.word == "organ";
        for f in node.fields.iter().filter(of) {
            if let Value::List(l) = &f.value {
                for whole in self.model.actors_in(l, actor) {
                    ties.extend(self.find(whole, depth + 1));
                }
            }
        }
        // A class of which nobody is named yet, where later States may join.
        if self.open && node.kind.word == "group" {
            ties.push(Ctx::ALWAYS);
        }
        ties
    }
}
