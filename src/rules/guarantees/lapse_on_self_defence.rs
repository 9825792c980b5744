//! `G511 lapse-on-self-defence`: lapses on force by its beneficiary, self-defence not excepted.

use crate::core::{Effect, Role};
use crate::finding::{Code, Finding, Severity};
use crate::model::{NodeId, Target};
use crate::rules::Case;
use crate::rules::said::mentions;
use crate::source::Span;
use crate::syntax::tree::{Condition, EventRef};

/// Words for the use of force in the name of an event.
const FORCE: &[&str] = &[
    "attack",
    "force",
    "aggression",
    "hostil",
    "invasion",
    "armed",
    "military",
    "attaque",
    "agression",
    "ataque",
    "agresión",
    "fuerza",
    "напад",
    "агрес",
    "збройн",
    "вооруж",
];
const DEFENCE: &[&str] = &[
    "self-defence",
    "self-defense",
    "légitime défense",
    "legítima defensa",
    "самооборон",
    "unprovoked",
    "not provoked",
];

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for id in case.covering(Role::Secures) {
        let mut beneficiaries: Vec<NodeId> = Vec::new();
        for c in case.core.commitments_of(id) {
            beneficiaries.extend(c.to.actors.iter().flat_map(|a| case.model.members(*a)));
        }
        for c in case.core.contingencies_of(id).filter(|c| c.effect == Effect::Ends) {
            let mut excepted = false;
            case.condition_words(c.condition, &mut |text| excepted = excepted || mentions(text, DEFENCE));
            if excepted {
                continue;
            }
            let mut acts = Vec::new();
            force_by(case, c.condition, id, &beneficiaries, &mut acts);
            for (span, who) in acts {
                let name = case.model.called(who);
                let finding = Finding::new(
                    Code("G511"),
                    Severity::Warning,
                    format!("{} lapses when {name} uses force, even to defend itself", case.the(id)),
                )
                .at(span, "self-defence is not excepted")
                .at(case.model.node(id).point(), "the guarantee that then lapses")
                .why(format!("an attack on {name} that it answers would end the guarantee at the moment it is needed"))
                .help("add `not in self-defence` to the event");
                out.push(finding.under(c.ctx));
            }
        }
    }
}

/// The events of force by a beneficiary in a condition that do not except self-defence.
fn force_by(case: &Case<'_>, condition: &Condition, id: NodeId, whose: &[NodeId], out: &mut Vec<(Span, NodeId)>) {
    match condition {
        Condition::Any(all) | Condition::All(all) => all.iter().for_each(|c| force_by(case, c, id, whose, out)),
        Condition::Determined(c, _) => force_by(case, c, id, whose, out),
        Condition::Event { event: EventRef::Path(path), by: Some(by), not_in_self_defence: false, span, .. } => {
            let mut force = false;
            for target in case.model.resolve(path, id) {
                let title = if let Target::Node(n) = target { case.model.node(n).title.as_ref() } else { None };
                if let Some(title) = title {
                    case.runs(title, &mut |text| force = force || mentions(text, FORCE));
                }
            }
            let who = case.model.actors_in(by, id).flat_map(|a| case.model.members(a)).find(|a| whose.contains(a));
            out.extend(who.filter(|_| force).map(|w| (*span, w)));
        }
        _ => {}
    }
}
