//! Where the open points of a treaty are: in a field, in the words of a text, around constructs, in alternatives.

use crate::choice::ChoiceId;
use crate::model::{Model, NodeId};
use crate::substance::{AsWritten, beyond, is_aside, statement};
use crate::syntax::kind::Class;
use std::collections::BTreeMap;

/// Where an open point is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sort {
    /// In a field.
    Field,
    /// In the words of a text or heading.
    Prose,
    /// Around whole constructs.
    Structure,
    /// Written as alternatives.
    Alternatives,
}

/// The home of an open point.
#[derive(Clone, Debug)]
pub struct Home {
    /// Where it is.
    pub sort: Sort,
    /// The construct with the field or the words; the alternatives; what holds the bracketed constructs, nothing for the treaty.
    pub node: Option<NodeId>,
    /// The word of the field; empty where it is in none.
    pub field: &'static str,
    /// The constructs that stand under its options, each with its option.
    pub members: Vec<(NodeId, u16)>,
}

/// The fields in which an open point shows: of which construct; each with its first option and reading, and whether all options
/// read alike.
type Fields = (NodeId, Vec<(&'static str, (u16, String), bool)>);

/// The homes of all open points, in the order of the text.
#[must_use]
pub fn homes(model: &Model<'_>) -> BTreeMap<ChoiceId, Home> {
    let mut out: BTreeMap<ChoiceId, Home> = BTreeMap::new();
    let mut words = Vec::new();
    let mut fields: BTreeMap<ChoiceId, Fields> = BTreeMap::new();
    for id in model.ids() {
        let node = model.node(id);
        if is_aside(node) {
            continue;
        }
        let parent = model.parent(id);
        let around = parent.map(|p| model.ctx(p)).unwrap_or_default();
        for (choice, option) in beyond(model, node.ctx, around) {
            let sort = if node.kind.class == Class::Option { Sort::Alternatives } else { Sort::Structure };
            let home = Home { sort, node: parent, field: "", members: Vec::new() };
            let home = out.entry(choice).or_insert(home);
            if matches!(home.sort, Sort::Alternatives | Sort::Structure) {
                home.members.push((id, option));
            }
        }
        for field in &node.fields {
            for (choice, option) in beyond(model, field.ctx, node.ctx) {
                let all = &mut fields.entry(choice).or_insert((id, Vec::new())).1;
                let said = statement(model, &AsWritten, id, field);
                match all.iter_mut().find(|(word, ..)| *word == field.spec.word) {
                    // One option may be read several times for another bracket's sake.
                    Some((_, first, same)) => *same &= first.0 == option || first.1 == said,
                    None => all.push((field.spec.word, (option, said), true)),
                }
            }
        }
        words.extend(node.title.iter().flat_map(|t| &t.runs).map(|r| (r.span.start, r.span.end, id)));
    }
    for (choice, (node, all)) in fields {
        // Of a sentence, which is one statement, the part in which its readings differ.
        let differs = all.iter().find(|(_, _, same)| !same).or(all.first());
        let field = differs.map_or("", |f| f.0);
        out.entry(choice).or_insert(Home { sort: Sort::Field, node: Some(node), field, members: Vec::new() });
    }
    words.sort_unstable();
    for (at, choice) in &model.tree.live {
        let n = words.partition_point(|w| w.0 <= *at);
        let found = n.checked_sub(1).and_then(|n| words.get(n)).filter(|w| *at < w.1);
        if let Some((_, _, id)) = found {
            out.entry(*choice).or_insert(Home { sort: Sort::Prose, node: Some(*id), field: "", members: Vec::new() });
        }
    }
    out
}
