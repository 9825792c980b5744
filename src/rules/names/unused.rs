//! `R104 unused`: a declared party, place, term, event or action that nothing uses.

use crate::finding::{Code, Finding, Severity};
use crate::model::prose::{Home, tokens};
use crate::model::{Builtin, NodeId, Target, Unresolved};
use crate::rules::Case;
use crate::syntax::kind::Class;
use crate::syntax::tree::Sym;
use rustc_hash::FxHashSet;

/// So many bytes of words are searched for wordings; beyond that the benefit of the doubt is given.
const MAX_SEARCHED: usize = 32 << 20;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let model = case.model;
    let used = used(case);
    let mut searched = 0;
    for (name, id) in model.declared() {
        let node = model.node(id);
        let what = match (node.kind.class, node.kind.word) {
            // What the parties are to bring about or to agree is a duty by itself.
            (Class::Event, "milestone" | "agreement") => continue,
            (Class::Actor | Class::Place | Class::Term | Class::Event | Class::Action, word) => word,
            _ => continue,
        };
        // A name that an event of every treaty has is another fault.
        let taken = Builtin::ALL.iter().any(|b| b.word() == model.name(name.sym));
        if node.broken || taken || used.contains(&id) || model.is_hurt(name.sym) {
            continue;
        }
        if in_words(case, id, &mut searched) {
            continue;
        }
        out.push(
            Finding::new(
                Code("R104"),
                Severity::Warning,
                format!("nothing uses the {what} `{}`", model.name(name.sym)),
            )
            .at(name.span, "declared here, and named nowhere else")
            .help(help(node.kind.class))
            .under(node.ctx),
        );
    }
}

fn help(class: Class) -> &'static str {
    match class {
        Class::Actor => "name it in `between` or where it acts, or take the declaration away",
        Class::Place => "say what holds there, or take the declaration away",
        Class::Term => "use the term, or take its definition away",
        Class::Event => "let something depend on it, or take the declaration away",
        _ => "use it in a sentence, or take the declaration away",
    }
}

/// All constructs that something names: in a field, as a proposer, in the words of a text; and what a misspelt name
/// was likely meant to be.
fn used(case: &Case<'_>) -> FxHashSet<NodeId> {
    let model = case.model;
    let mut out: FxHashSet<NodeId> = case.meant().iter().copied().collect();
    let mut by_name: FxHashSet<Sym> = FxHashSet::default();
    for u in case.uses() {
        let inside = |n: NodeId| model.around(u.scope).any(|a| a == n);
        match &u.means {
            Ok(targets) => {
                for t in targets {
                    if let Target::Node(n) | Target::Event(n, _) = t {
                        // Whoever names a step of a party names the party; what names itself is not used by that.
                        out.extend(model.around(*n).filter(|a| !inside(*a)));
                    }
                }
            }
            Err(Unresolved::NoPart(n, _)) => {
                out.insert(*n);
            }
            Err(Unresolved::Unknown(_) | Unresolved::Hurt) => {}
        }
    }
    for (_, choice) in model.tree.choices.iter() {
        // Proposers of words in a text are known by name alone.
        let proposers = choice.options.iter().flat_map(|o| &o.proposers);
        by_name.extend(proposers.filter_map(|p| model.tree.names.get(p)));
    }
    for run in case.texts() {
        let slots = run.text.split('{').skip(1).filter_map(|s| s.split('}').next());
        by_name.extend(slots.flat_map(tokens).filter_map(|(_, w)| model.tree.names.get(w)));
    }
    out.extend(model.declared().filter(|(n, _)| by_name.contains(&n.sym)).map(|(_, id)| id));
    out
}

/// Whether the words of some text or field speak of it by its wording.
fn in_words(case: &Case<'_>, id: NodeId, searched: &mut usize) -> bool {
    let model = case.model;
    let Some(title) = &model.node(id).title else { return false };
    title.runs.iter().any(|r| {
        let text = model.sources.unescaped(r.span);
        let wording = bare(&text);
        !wording.is_empty()
            && case.texts().iter().any(|run| {
                if matches!(run.home, Home::Note) || run.node == id {
                    return false;
                }
                *searched += run.text.len();
                *searched > MAX_SEARCHED || run.text.contains(wording)
            })
    })
}

/// A wording without its article: "the Eastern Zone" → "Eastern Zone".
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    ["the ", "The ", "a ", "an "].iter().find_map(|a| text.strip_prefix(a)).unwrap_or(text)
}
