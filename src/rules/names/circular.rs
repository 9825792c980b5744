//! `R105 circular`: a definition, containment or precedence that comes back to itself.

use crate::choice::Ctx;
use crate::finding::{Code, Finding, Severity};
use crate::model::refs::{self, Reference};
use crate::model::{NodeId, Target};
use crate::rules::Case;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::Field;
use rustc_hash::{FxHashMap, FxHashSet};

/// One step of a circle: to what, where it is said, under which condition.
#[derive(Clone, Copy)]
struct Step {
    to: NodeId,
    span: Span,
    ctx: Ctx,
}

/// What can come back to itself.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Members,
    Containment,
    Kinds,
    Definition,
    Precedence,
}

const SORTS: [Sort; 5] = [Sort::Members, Sort::Containment, Sort::Kinds, Sort::Definition, Sort::Precedence];

impl Sort {
    /// The fields of a construct that lead on.
    fn leads(self, class: Class, field: &Field) -> bool {
        let word = field.spec.word;
        match self {
            Self::Members => class == Class::Actor && matches!(word, "of" | "members"),
            Self::Containment => class == Class::Place && matches!(word, "in" | "of" | "along" | "within"),
            Self::Kinds => class == Class::Action && word == "is",
            Self::Definition => class == Class::Event && word == "takes" || class == Class::Part && word == "after",
            Self::Precedence => matches!(word, "notwithstanding" | "subject to"),
        }
    }
    fn message(self, name: &str, other: Option<&str>) -> String {
        match (self, other) {
            (Self::Members, None) => format!("{name} is a member of itself"),
            (Self::Members, Some(o)) => format!("{name} is made up of {o}, which is made up of {name}"),
            (Self::Containment, None) => format!("{name} is said to lie in itself"),
            (Self::Containment, Some(o)) => format!("{name} lies in {o}, which lies in {name}"),
            (Self::Kinds, None) => format!("{name} is a kind of itself"),
            (Self::Kinds, Some(o)) => format!("{name} is a kind of {o}, which is a kind of {name}"),
            (Self::Definition, None) => format!("{name} comes after itself"),
            (Self::Definition, Some(o)) => format!("{name} comes after {o}, which comes after {name}"),
            (Self::Precedence, None) => format!("{name} prevails over itself"),
            (Self::Precedence, Some(o)) => format!("{name} prevails over {o}, which prevails over {name}"),
        }
    }
    fn help(self) -> &'static str {
        match self {
            Self::Members => "name the members themselves in one of the two",
            Self::Containment => "say of the larger place alone that the smaller lies in it",
            Self::Kinds => "let the more general action stand without `is`",
            Self::Definition => "let one of them follow something else, such as the signature",
            Self::Precedence => "let one of them prevail, and take the words away from the other",
        }
    }
}

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for sort in SORTS {
        let steps = steps(case, sort);
        let mut walk = Walk { case, sort, steps: &steps, done: FxHashSet::default(), out };
        let mut starts: Vec<NodeId> = steps.keys().copied().collect();
        starts.sort_unstable();
        for start in starts {
            walk.from(start);
        }
    }
}

fn steps(case: &Case<'_>, sort: Sort) -> FxHashMap<NodeId, Vec<Step>> {
    let model = case.model;
    let mut out: FxHashMap<NodeId, Vec<Step>> = FxHashMap::default();
    for id in model.ids() {
        let node = model.node(id);
        for field in node.fields.iter().filter(|f| sort.leads(node.kind.class, f)) {
            // The parts of which a place is made lie in it: `zone Whole of East, West` as `zone East in Whole`. What is
            // excepted from them does not.
            let parts = sort == Sort::Containment && field.spec.word == "of";
            let made_of = if parts { model.made_of(id) } else { Vec::new() };
            refs::field(field, &mut |r| {
                let Reference::Path(path, _, _) = r else { return };
                for target in model.resolve(path, id) {
                    let to = match target {
                        Target::Node(n) => n,
                        // `entry_into_force for P`, `P.ratification` define nothing of P.
                        Target::Event(..) | Target::Builtin(_) => continue,
                    };
                    let step = Step { to, span: path.span(), ctx: field.ctx };
                    let back = field.spec.word == "subject to" || !made_of.is_empty();
                    if !made_of.is_empty() && !made_of.contains(&to) {
                        continue;
                    }
                    let (from, step) = if back { (to, Step { to: id, ..step }) } else { (id, step) };
                    let steps = out.entry(from).or_default();
                    // Said at both ends, it is one step.
                    if !steps.iter().any(|s| (s.to, s.ctx) == (step.to, step.ctx)) {
                        steps.push(step);
                    }
                }
            });
        }
    }
    out
}

struct Walk<'a, 'm, 't> {
    case: &'a Case<'t>,
    sort: Sort,
    steps: &'m FxHashMap<NodeId, Vec<Step>>,
    done: FxHashSet<NodeId>,
    out: &'a mut Vec<Finding>,
}

impl Walk<'_, '_, '_> {
    /// Goes all ways from `start`, depth first and without recursion; says each circle once.
    fn from(&mut self, start: NodeId) {
        if self.done.contains(&start) {
            return;
        }
        // The way here: each construct and the number of the next step from it.
        let mut way: Vec<(NodeId, usize)> = vec![(start, 0)];
        let mut on_way: FxHashMap<NodeId, usize> = FxHashMap::default();
        on_way.insert(start, 0);
        while let Some((node, next)) = way.last_mut() {
            let (node, step) = (*node, self.steps.get(node).and_then(|s| s.get(*next)).copied());
            *next += 1;
            let Some(step) = step else {
                self.done.insert(node);
                on_way.remove(&node);
                way.pop();
                continue;
            };
            if let Some(&at) = on_way.get(&step.to) {
                let circle: Vec<NodeId> = way.iter().skip(at).map(|w| w.0).collect();
                let taken = way.iter().skip(at).filter_map(|(n, i)| self.steps.get(n)?.get(i.checked_sub(1)?).copied());
                let taken: Vec<Step> = taken.collect();
                self.say(&circle, &taken);
            } else if !self.done.contains(&step.to) {
                on_way.insert(step.to, way.len());
                way.push((step.to, 0));
            }
        }
    }

    fn say(&mut self, circle: &[NodeId], steps: &[Step]) {
        let model = self.case.model;
        let choices = &model.tree.choices;
        let together =
            steps.iter().enumerate().all(|(i, a)| steps.iter().skip(i + 1).all(|b| choices.compatible(a.ctx, b.ctx)));
        let Some(first) = circle.first().filter(|_| together) else { return };
        let other = circle.get(1).map(|o| model.quoted(*o));
        let message = if circle.len() > 2 {
            let names: Vec<String> = circle.iter().chain([first]).map(|n| model.quoted(*n)).collect();
            format!("these come back to themselves: {}", names.join(", "))
        } else {
            self.sort.message(&model.quoted(*first), other.as_deref())
        };
        let mut f = Finding::new(Code("R105"), Severity::Error, message);
        for (i, (node, step)) in circle.iter().zip(steps).take(super::MAX_LABELS).enumerate() {
            let back = if i + 1 == steps.len() && i > 0 { ", and that comes back" } else { "" };
            f = f.at(step.span, format!("from {} to {}{back}", model.quoted(*node), model.quoted(step.to)));
        }
        for step in steps {
            f = f.under(step.ctx);
        }
        // All steps stand together or there is no circle: the narrowest condition says it.
        f.holds.sort_by_key(|c| std::cmp::Reverse(choices.taken(*c).len()));
        f.holds.truncate(1);
        self.out.push(f.help(self.sort.help()));
    }
}
