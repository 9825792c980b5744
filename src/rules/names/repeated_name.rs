//! `R102 repeated-name`: declared twice, or two names that differ only in case; points at both.

use crate::choice::{Choices, Ctx};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Builtin, NodeId};
use crate::rules::Case;
use crate::syntax::kind::Class;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Declarations of one name are compared with so many before them.
const MAX_TWINS: usize = 16;

/// Where a name must be the only one: everywhere, among the parts of one construct, or among the options of one choice.
type Room = Option<NodeId>;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let choices = &model.tree.choices;
    let mut same: FxHashMap<(Room, &str), SmallVec<[NodeId; 1]>> = FxHashMap::default();
    let mut like: FxHashMap<(Room, Sorted, String), SmallVec<[NodeId; 1]>> = FxHashMap::default();
    for (name, id) in model.declared() {
        let word = model.name(name.sym);
        let class = model.node(id).kind.class;
        let room = if matches!(class, Class::Part | Class::Option) { model.parent(id) } else { None };
        if room.is_none() && Builtin::ALL.iter().any(|b| b.word() == word) {
            out.push(
                Finding::new(Code("R102"), Severity::Error, format!("`{word}` is an event that every treaty has"))
                    .at(name.span, "declared again here")
                    .help("choose another name; what is meant could no longer be told")
                    .under(model.ctx(id)),
            );
        }
        let twins = same.entry((room, word)).or_default();
        let twin = earlier(choices, twins, id, |n| model.ctx(n));
        if let Some(first) = twin {
            out.push(
                Finding::new(Code("R102"), Severity::Error, format!("`{word}` is declared twice"))
                    .at(name.span, format!("{} again here", a(model.node(id).kind.word)))
                    .at(model.declared_at(first), format!("{} here already", a(model.node(first).kind.word)))
                    .help("give one of them another name; in two options of one choice they may share it")
                    .under(if model.ctx(id) == Ctx::ALWAYS { model.ctx(first) } else { model.ctx(id) }),
            );
        }
        twins.push(id);
        // A zone `Corridor` and its lease `corridor` are told apart by what they are; two zones are not.
        let alike = like.entry((room, sorted(class), word.to_lowercase())).or_default();
        let other = earlier(choices, alike, id, |n| model.ctx(n)).filter(|_| twin.is_none());
        let other = other.and_then(|o| Some((o, model.name(model.node(o).name?.sym)))).filter(|(_, w)| *w != word);
        if let Some((first, other)) = other {
            out.push(
                Finding::new(Code("R102"), Severity::Error, format!("`{other}` and `{word}` differ only in capitals"))
                    .at(name.span, format!("this {}", model.node(id).kind.word))
                    .at(model.declared_at(first), format!("and this {}", model.node(first).kind.word))
                    .help("give one of them a name that cannot be mistaken for the other")
                    .under(if model.ctx(id) == Ctx::ALWAYS { model.ctx(first) } else { model.ctx(id) }),
            );
        }
        alike.push(id);
    }
}

/// The first of these that can stand in one package with `id`.
fn earlier(choices: &Choices, twins: &[NodeId], id: NodeId, ctx: impl Fn(NodeId) -> Ctx) -> Option<NodeId> {
    twins.iter().take(MAX_TWINS).copied().find(|t| choices.compatible(ctx(*t), ctx(id)))
}

/// What may be mistaken for each other.
type Sorted = u8;

fn sorted(class: Class) -> Sorted {
    match class {
        Class::Actor => 0,
        Class::Place => 1,
        Class::Event | Class::Action => 2,
        Class::Term => 3,
        Class::Clause | Class::Sentence => 4,
        Class::Container | Class::Final => 5,
        Class::Alternatives | Class::Option => 6,
        _ => 7,
    }
}

fn a(word: &str) -> String {
    let an = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{an} {word}")
}
