//! What the text says, with every name resolved: nodes in order, what each name means where it stands, who the parties
//! are, and the numbers of articles.

mod names;
mod places;
pub mod dates;
pub mod numbers;
pub mod prose;
pub mod refs;
pub mod shapes;
pub mod uses;

pub use names::{Builtin, Sort, Target, Unresolved};
pub use uses::Use;

use crate::choice::Ctx;
use crate::source::{Sources, Span};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Item, List, Named, Node, Path, Special, Sym, Tree, Value, Words};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::borrow::Cow;

/// A construct, by its place in the order of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

/// One construct in the model.
#[derive(Debug)]
pub struct Entry<'t> {
    /// The construct.
    pub node: &'t Node,
    /// What it stands in.
    pub parent: Option<NodeId>,
    /// One past the last construct inside it.
    pub end: NodeId,
}

/// One treaty, resolved. It borrows the tree and the texts.
#[derive(Debug)]
pub struct Model<'t> {
    /// The tree.
    pub tree: &'t Tree,
    /// The texts.
    pub sources: &'t Sources,
    entries: Vec<Entry<'t>>,
    /// Declarations that are seen everywhere, by name.
    global: Vec<SmallVec<[NodeId; 1]>>,
    /// The head, if there is one.
    head: Option<NodeId>,
    finals: Vec<NodeId>,
    builtins: FxHashMap<Sym, Builtin>,
    /// Names that a broken construct would have declared, or that stand where the text could not be read.
    hurt: rustc_hash::FxHashSet<Sym>,
}

/// What an actor is to the treaty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Named in `between`.
    Party,
    /// Named in `guarantors`.
    Guarantor,
    /// Signs without being bound.
    Witness,
    /// A body that the treaty creates.
    Body,
    /// An organization or organ that has accepted its tasks.
    Accepted,
    /// The depositary.
    Depositary,
    /// Declared, and nothing of these.
    Stranger,
}

impl<'t> Model<'t> {
    /// Builds the model of a tree.
    #[must_use]
    pub fn new(tree: &'t Tree, sources: &'t Sources) -> Self {
        let mut entries = Vec::new();
        for node in &tree.nodes {
            enter(node, None, &mut entries);
        }
        let mut global: Vec<SmallVec<[NodeId; 1]>> = vec![SmallVec::new(); tree.names.len()];
        let mut hurt = rustc_hash::FxHashSet::default();
        let (mut head, mut finals) = (None, Vec::new());
        for (id, e) in (0u32..).map(NodeId).zip(&entries) {
            match e.node.kind.class {
                Class::Head if head.is_none() && !e.node.kind.word.is_empty() => head = Some(id),
                Class::Final => finals.push(id),
                _ => {}
            }
            let Some(name) = e.node.name else { continue };
            if e.node.kind.word.is_empty() {
                hurt.insert(name.sym);
            } else if e.node.kind.class != Class::Part
                && let Some(list) = global.get_mut(name.sym.0 as usize)
            {
                list.push(id);
            }
        }
        for span in &tree.unread {
            for word in sources.text(*span).split(|c: char| !(c.is_alphanumeric() || c == '_')) {
                hurt.extend(tree.names.get(word));
            }
        }
        let builtins = Builtin::ALL.iter().filter_map(|b| Some((tree.names.get(b.word())?, *b))).collect();
        Self { tree, sources, entries, global, head, finals, builtins, hurt }
    }

    /// All constructs in the order of the text.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.entries.len()).unwrap_or(u32::MAX)).map(NodeId)
    }
    /// All constructs of one class, in order.
    pub fn of_class(&self, class: Class) -> impl Iterator<Item = NodeId> + '_ {
        self.ids().filter(move |id| self.node(*id).kind.class == class)
    }
    /// All constructs of one kind word, in order.
    pub fn of_kind<'m>(&'m self, word: &'m str) -> impl Iterator<Item = NodeId> + 'm {
        self.ids().filter(move |id| self.node(*id).kind.word == word)
    }
    /// The construct of a number.
    ///
    /// # Panics
    /// Never for a number that this model gave out.
    #[must_use]
    #[allow(clippy::indexing_slicing, reason = "a NodeId is only made by the model, which never shrinks")]
    pub fn node(&self, id: NodeId) -> &'t Node {
        self.entries[id.0 as usize].node
    }
    /// What it stands in.
    #[must_use]
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.entries.get(id.0 as usize)?.parent
    }
    /// It and all around it, from the inside out.
    pub fn around(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id), |i| self.parent(*i))
    }
    /// What stands directly in it.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.entries.get(id.0 as usize).map_or(id, |e| e.end);
        let mut next = NodeId(id.0 + 1);
        std::iter::from_fn(move || {
            let this = (next < end).then_some(next)?;
            next = self.entries.get(this.0 as usize)?.end;
            Some(this)
        })
    }
    /// It and everything inside it, in order.
    pub fn inside(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        let end = self.entries.get(id.0 as usize).map_or(id, |e| e.end);
        (id.0..end.0).map(NodeId)
    }
    /// The number of a node of the tree that stands at the top.
    pub fn top(&self) -> impl Iterator<Item = NodeId> + '_ {
        let mut next = NodeId(0);
        std::iter::from_fn(move || {
            let this = next;
            next = self.entries.get(this.0 as usize)?.end;
            Some(this)
        })
    }
    /// The head of the treaty.
    #[must_use]
    pub fn head(&self) -> Option<NodeId> {
        self.head
    }
    /// The final clauses of the treaty and of its annexes and protocols, in order.
    #[must_use]
    pub fn finals(&self) -> &[NodeId] {
        &self.finals
    }
    /// The final clauses of the treaty itself, not of an annex or protocol.
    #[must_use]
    pub fn final_clauses(&self) -> Option<NodeId> {
        self.general_finals().next()
    }
    /// The final clauses of the treaty itself: one block, unless drafters have left several or options have each their own.
    pub fn general_finals(&self) -> impl Iterator<Item = NodeId> + '_ {
        let own = |id: &NodeId| !self.around(*id).any(|a| matches!(self.node(a).kind.word, "annex" | "protocol"));
        self.finals.iter().copied().filter(own)
    }
    /// The clause that a construct is part of: itself, or the nearest around it.
    #[must_use]
    pub fn clause_of(&self, id: NodeId) -> Option<NodeId> {
        self.around(id).find(|a| matches!(self.node(*a).kind.class, Class::Clause | Class::Sentence))
    }
    /// The article, annex or other container that a construct stands in.
    #[must_use]
    pub fn container_of(&self, id: NodeId) -> Option<NodeId> {
        self.around(id).find(|a| matches!(self.node(*a).kind.class, Class::Container | Class::Final))
    }
    /// A field of the head.
    #[must_use]
    pub fn head_field(&self, word: &str) -> Option<&'t Field> {
        self.node(self.head?).field(word)
    }
    /// The name that was given, as written.
    #[must_use]
    pub fn name(&self, sym: Sym) -> &'t str {
        self.tree.names.text(sym)
    }
    /// The text of a place.
    #[must_use]
    pub fn text(&self, span: Span) -> &'t str {
        self.sources.text(span)
    }
    /// The main language of the treaty as written in its head, or `en`.
    #[must_use]
    pub fn main_language(&self) -> &'t str {
        match self.head_field("languages").map(|f| &f.value) {
            Some(Value::Languages(l)) => l.all.first().map_or("en", |n| self.name(n.sym)),
            _ => "en",
        }
    }
    /// All languages of the head, in order.
    #[must_use]
    pub fn languages(&self) -> Vec<&'t str> {
        match self.head_field("languages").map(|f| &f.value) {
            Some(Value::Languages(l)) => l.all.iter().map(|n| self.name(n.sym)).collect(),
            _ => vec!["en"],
        }
    }
    /// Words in a language (the main one for `None`) and case, with their escapes resolved.
    #[must_use]
    pub fn words(&self, words: &Words, lang: Option<&str>, case: Option<&str>) -> Option<Cow<'t, str>> {
        let main = self.main_language();
        let want = lang.unwrap_or(main);
        let is_lang = |l: Option<Sym>| l.map_or(main, |s| self.name(s)) == want;
        let is_case = |c: Option<Sym>| c.map(|s| self.name(s)) == case;
        let run = words.runs.iter().find(|r| is_lang(r.lang) && is_case(r.case))?;
        Some(self.sources.unescaped(run.span))
    }
    /// What a construct is called in the main language: its wording, or its name, or its kind.
    #[must_use]
    pub fn called(&self, id: NodeId) -> Cow<'t, str> {
        let node = self.node(id);
        node.title
            .as_ref()
            .and_then(|t| self.words(t, None, None))
            .or_else(|| node.name.map(|n| Cow::Borrowed(self.name(n.sym))))
            .unwrap_or(Cow::Borrowed(node.kind.word))
    }
    /// A construct in a finding: its name in backquotes, or "this withdrawal".
    #[must_use]
    pub fn quoted(&self, id: NodeId) -> String {
        let node = self.node(id);
        match node.name {
            Some(n) => format!("`{}`", self.name(n.sym)),
            None => format!("this {}", node.kind.word),
        }
    }

    /// The actors that a list names, groups not spread; words and standing expressions are left out.
    pub fn actors_in<'m>(&'m self, list: &'m List, scope: NodeId) -> impl Iterator<Item = NodeId> + 'm {
        list.items.iter().flat_map(move |i| self.actors_of(i, scope))
    }
    /// The actors that a member of a list names; "each party" is all parties.
    #[must_use]
    pub fn actors_of(&self, item: &Item, scope: NodeId) -> SmallVec<[NodeId; 2]> {
        match &item.is {
            Named::Path(p) => self.nodes_of(p, scope).into_iter().filter(|n| self.is_actor(*n)).collect(),
            Named::Special(
                Special::AllParties
                | Special::EachParty
                | Special::AnyParty
                | Special::OtherParty
                | Special::Each
                | Special::Other,
            ) => self.parties().into_iter().collect(),
            Named::Special(Special::Guarantors | Special::EachGuarantor | Special::AnyGuarantor) => {
                self.guarantors().into_iter().collect()
            }
            Named::Special(Special::Depositary) => self.head_list("depositary"),
            _ => SmallVec::new(),
        }
    }
    /// The members of an actor: those of a group, all the way down; itself where it is none.
    #[must_use]
    pub fn members(&self, actor: NodeId) -> Vec<NodeId> {
        let (mut out, mut todo, mut seen) = (Vec::new(), vec![actor], Vec::new());
        while let Some(id) = todo.pop() {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            let node = self.node(id);
            if node.kind.word != "group" {
                out.push(id);
                continue;
            }
            for f in node.fields("of") {
                if let Value::List(l) = &f.value {
                    todo.extend(self.actors_in(l, id));
                }
            }
        }
        out.sort_unstable();
        out
    }
    /// Whether a construct can be an actor: a declared one, or a body that the treaty creates.
    #[must_use]
    pub fn is_actor(&self, id: NodeId) -> bool {
        let kind = self.node(id).kind;
        kind.class == Class::Actor || kind.body
    }
    fn head_list(&self, word: &str) -> SmallVec<[NodeId; 2]> {
        let Some(head) = self.head else { return SmallVec::new() };
        let mut out: SmallVec<[NodeId; 2]> = SmallVec::new();
        for f in self.node(head).fields(word) {
            if let Value::List(l) = &f.value {
                for item in &l.items {
                    if let Named::Path(p) = &item.is {
                        out.extend(self.nodes_of(p, head));
                    }
                }
            }
        }
        out
    }
    /// Who is named in `between`, groups spread.
    #[must_use]
    pub fn parties(&self) -> Vec<NodeId> {
        self.head_list("between").into_iter().flat_map(|a| self.members(a)).collect()
    }
    /// Who is named in `guarantors`, groups spread.
    #[must_use]
    pub fn guarantors(&self) -> Vec<NodeId> {
        self.head_list("guarantors").into_iter().flat_map(|a| self.members(a)).collect()
    }
    /// What an actor is to the treaty.
    #[must_use]
    pub fn standing(&self, actor: NodeId) -> Standing {
        let node = self.node(actor);
        let among =
            |list: &[NodeId]| self.members(actor).iter().all(|m| list.contains(m)) && !self.members(actor).is_empty();
        if node.kind.class != Class::Actor {
            Standing::Body
        } else if among(&self.parties()) {
            Standing::Party
        } else if among(&self.guarantors()) {
            Standing::Guarantor
        } else if self.head_list("depositary").contains(&actor) {
            Standing::Depositary
        } else if self.has_accepted(actor) {
            Standing::Accepted
        } else if self.head_list("witnesses").contains(&actor) {
            Standing::Witness
        } else {
            Standing::Stranger
        }
    }
    /// Whether an organization, or the organization of an organ, has accepted its tasks.
    #[must_use]
    pub fn has_accepted(&self, actor: NodeId) -> bool {
        let mut todo: SmallVec<[NodeId; 4]> = smallvec::smallvec![actor];
        let mut seen: SmallVec<[NodeId; 4]> = SmallVec::new();
        while let Some(id) = todo.pop() {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            let node = self.node(id);
            if node.field("accepts").is_some() || node.field("accepted").is_some() {
                return true;
            }
            if node.kind.word == "organ" {
                for f in node.fields("of") {
                    if let Value::List(l) = &f.value {
                        todo.extend(self.actors_in(l, id));
                    }
                }
            }
        }
        false
    }
    /// The constructs that a path names where it stands in `scope`, one for each option that declares it.
    #[must_use]
    pub fn nodes_of(&self, path: &Path, scope: NodeId) -> SmallVec<[NodeId; 1]> {
        self.resolve(path, scope)
            .into_iter()
            .filter_map(|t| if let Target::Node(n) = t { Some(n) } else { None })
            .collect()
    }
    /// The constructs that the members of a list name.
    #[must_use]
    pub fn nodes_in(&self, list: &List, scope: NodeId) -> Vec<NodeId> {
        list.items
            .iter()
            .flat_map(|i| match &i.is {
                Named::Path(p) => self.nodes_of(p, scope),
                _ => SmallVec::new(),
            })
            .collect()
    }
    /// Whether this name stands where the text could not be read: nothing is to be concluded of who declares or uses it.
    #[must_use]
    pub fn is_hurt(&self, sym: Sym) -> bool {
        self.hurt.contains(&sym)
    }
    /// The presence condition of a construct.
    #[must_use]
    pub fn ctx(&self, id: NodeId) -> Ctx {
        self.node(id).ctx
    }
}

fn enter<'t>(node: &'t Node, parent: Option<NodeId>, entries: &mut Vec<Entry<'t>>) {
    let id = NodeId(u32::try_from(entries.len()).unwrap_or(u32::MAX));
    entries.push(Entry { node, parent, end: id });
    for child in &node.children {
        enter(child, Some(id), entries);
    }
    let end = NodeId(u32::try_from(entries.len()).unwrap_or(u32::MAX));
    if let Some(e) = entries.get_mut(id.0 as usize) {
        e.end = end;
    }
}
