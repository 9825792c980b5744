//! The articles of a document in their order: sections, alternatives and paragraphs, with what is open in brackets.
//! Numbers of paragraphs and words of references come later, once it is known where everything is.

use super::inline::{Assignment, Inline, Paragraph};
use super::merge::merged;
use crate::choice::{ChoiceId, Ctx, Sort};
use crate::model::{Model, NodeId};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::Node;

/// How one construct reads under an assignment: plain paragraphs.
pub type Prose<'p> = dyn Fn(NodeId, &Assignment) -> Vec<Paragraph> + 'p;

/// A step of the document.
#[derive(Clone, Debug)]
pub enum Step {
    /// A part, article, annex … begins.
    Section {
        /// Which.
        node: NodeId,
        /// The option under which alone it stands, where that is open.
        bracket: Option<(ChoiceId, u16)>,
    },
    /// It ends.
    EndSection {
        /// Whether a bracket closes.
        bracket: bool,
    },
    /// An option of open alternatives begins.
    Option {
        /// The option's construct.
        node: NodeId,
        /// The choice and which of its options.
        taken: (ChoiceId, u16),
    },
    /// It ends.
    EndOption {
        /// Whether it was the last of its alternatives.
        last: bool,
    },
    /// Something is left out here that is not settled.
    Gap {
        /// 0 between paragraphs and articles, 1 among the subparagraphs (a), 2 among (i).
        level: u8,
    },
    /// A paragraph of a clause, or of several that share a bracket.
    Paragraph {
        /// The constructs that the paragraph belongs to.
        of: Vec<NodeId>,
        /// Whether it is their first.
        first: bool,
        /// Its words, references not yet filled in.
        paragraph: Paragraph,
    },
}

/// Walks the treaty.
pub struct Assembly<'a, 't> {
    model: &'a Model<'t>,
    prose: &'a Prose<'a>,
    /// The steps so far.
    pub steps: Vec<Step>,
}

impl<'a, 't> Assembly<'a, 't> {
    /// Begins with nothing.
    #[must_use]
    pub fn new(model: &'a Model<'t>, prose: &'a Prose<'a>) -> Self {
        Self { model, prose, steps: Vec::new() }
    }

    /// Adds constructs in their order; of those that stand in other options than `under` takes, nothing.
    pub fn add(&mut self, nodes: &[NodeId], under: &Assignment) {
        let choices = &self.model.tree.choices;
        let mut there: Vec<NodeId> = Vec::new();
        for &node in nodes {
            let ctx = self.model.ctx(node);
            if under.allows(choices, ctx) {
                there.push(node);
            } else if under.leaves_out(choices, ctx) && self.is_printed(node) {
                self.row(&std::mem::take(&mut there), under);
                self.gap(0);
            }
        }
        self.row(&there, under);
    }

    /// Whether something is missed where it is left out.
    fn is_printed(&self, node: NodeId) -> bool {
        let kind = self.model.node(node).kind;
        let printed = matches!(
            kind.class,
            Class::Container | Class::Final | Class::Alternatives | Class::Clause | Class::Sentence | Class::Text
        );
        printed && !crate::substance::is_aside(self.model.node(node))
    }

    /// Marks that something is missing, once where several things are.
    fn gap(&mut self, level: u8) {
        if !matches!(self.steps.last(), Some(Step::Gap { .. })) {
            self.steps.push(Step::Gap { level });
        }
    }

    /// Adds constructs that are there.
    fn row(&mut self, there: &[NodeId], under: &Assignment) {
        let mut rest = there;
        while let Some((&first, behind)) = rest.split_first() {
            let class = self.model.node(first).kind.class;
            if matches!(class, Class::Container | Class::Final) {
                self.section(first, under);
                rest = behind;
            } else if class == Class::Alternatives {
                self.alternatives(first, under);
                rest = behind;
            } else {
                let more = self.together(first, behind, under);
                let (unit, after) = rest.split_at(more + 1);
                self.unit(unit, under);
                rest = after;
            }
        }
    }

    /// How many of those that follow share an open bracket with `first`, one after another.
    fn together(&self, first: NodeId, behind: &[NodeId], under: &Assignment) -> usize {
        let mut shared = self.open_in(self.model.ctx(first), under);
        let mut more = 0;
        for next in behind {
            let class = self.model.node(*next).kind.class;
            let own = self.open_in(self.model.ctx(*next), under);
            let joins = own.iter().any(|c| shared.contains(c));
            if !joins || matches!(class, Class::Container | Class::Final | Class::Alternatives) {
                break;
            }
            shared.extend(own);
            more += 1;
        }
        more
    }

    fn open_in(&self, ctx: Ctx, under: &Assignment) -> Vec<ChoiceId> {
        self.model.tree.choices.taken(ctx).iter().map(|t| t.0).filter(|c| under.of(*c).is_none()).collect()
    }

    /// A section and what is in it.
    fn section(&mut self, node: NodeId, under: &Assignment) {
        let taken = self.model.tree.choices.taken(self.model.ctx(node)).to_vec();
        let bracket = taken.iter().rev().find(|(c, _)| under.of(*c).is_none()).copied();
        let inside = taken.iter().fold(under.clone(), |a, (c, o)| a.with(*c, *o));
        self.steps.push(Step::Section { node, bracket });
        if self.model.node(node).kind.class == Class::Final {
            self.unit(&[node], &inside);
        }
        let children: Vec<NodeId> = self.model.children(node).collect();
        self.add(&children, &inside);
        self.steps.push(Step::EndSection { bracket: bracket.is_some() });
    }

    /// Alternatives: those not excluded, each as a block; just the text where one is taken.
    fn alternatives(&mut self, node: NodeId, under: &Assignment) {
        let choices = &self.model.tree.choices;
        let options: Vec<NodeId> = self
            .model
            .children(node)
            .filter(|o| self.model.node(*o).kind.class == Class::Option && under.allows(choices, self.model.ctx(*o)))
            .collect();
        if self.model.children(node).any(|o| under.leaves_out(choices, self.model.ctx(o))) {
            self.gap(0);
        }
        let count = options.len();
        for (i, option) in options.into_iter().enumerate() {
            let taken = choices.taken(self.model.ctx(option)).to_vec();
            let inside = taken.iter().fold(under.clone(), |a, (c, o)| a.with(*c, *o));
            // The option's own choice is the innermost of its conditions that is not its parent's.
            let around = choices.taken(self.model.ctx(node));
            let own = taken.iter().find(|t| !around.contains(t) && under.of(t.0).is_none()).copied();
            let children: Vec<NodeId> = self.model.children(option).collect();
            match own {
                Some(own) => {
                    self.steps.push(Step::Option { node: option, taken: own });
                    self.add(&children, &inside);
                    self.steps.push(Step::EndOption { last: i + 1 == count });
                }
                None => self.add(&children, &inside),
            }
        }
    }

    /// Clauses that share a bracket, or one alone.
    fn unit(&mut self, nodes: &[NodeId], under: &Assignment) {
        let speaks = |n: &NodeId| !matches!(self.model.node(*n).kind.class, Class::Actor | Class::Head);
        let nodes: Vec<NodeId> = nodes.iter().copied().filter(speaks).collect();
        let open = self.choices_of(&nodes, under);
        let (model, prose) = (self.model, self.prose);
        let choices = &model.tree.choices;
        let paragraphs = merged(choices, &open, under, &mut |a| {
            let there = nodes.iter().filter(|n| a.allows(choices, model.ctx(**n)));
            there.flat_map(|n| prose(*n, a)).collect()
        });
        for (i, paragraph) in paragraphs.into_iter().enumerate() {
            let level = paragraph.level;
            match if under.is_clean() { settled(paragraph) } else { Some(paragraph) } {
                Some(paragraph) => self.steps.push(Step::Paragraph { of: nodes.clone(), first: i == 0, paragraph }),
                None => self.gap(level),
            }
        }
    }

    /// The open choices that the prose of these constructs depends on: their own, those of the texts that may replace it.
    fn choices_of(&self, nodes: &[NodeId], under: &Assignment) -> Vec<ChoiceId> {
        let mut out = Vec::new();
        let mut add = |ctx: Ctx| {
            out.extend(self.model.tree.choices.taken(ctx).iter().map(|t| t.0).filter(|c| under.of(*c).is_none()));
        };
        let mut texts: Vec<Span> = Vec::new();
        let mut see = |n: &Node, texts: &mut Vec<Span>| {
            add(n.ctx);
            n.fields.iter().for_each(|f| add(f.ctx));
            if n.kind.word == "text" {
                texts.extend(n.title.iter().flat_map(|t| &t.runs).map(|r| r.span));
            }
        };
        for &id in nodes {
            let node = self.model.node(id);
            if node.kind.class == Class::Final {
                // What stands in the final clauses is printed on its own, but for the texts that replace their fields.
                see(node, &mut texts);
                node.children.iter().filter(|c| c.kind.word == "text").for_each(|c| see(c, &mut texts));
            } else {
                node.walk(&mut |n| see(n, &mut texts));
            }
            let beside = self.model.parent(id).into_iter().flat_map(|p| self.model.children(p));
            for sibling in beside.filter(|s| self.model.node(*s).field("covers").is_some()) {
                see(self.model.node(sibling), &mut texts);
            }
        }
        let within = |at: u32| texts.iter().any(|t| t.start <= at && at < t.end);
        out.extend(
            self.model
                .tree
                .live
                .iter()
                .filter(|(at, _)| within(**at))
                .map(|(_, c)| *c)
                // Brackets around mere words are printed where the drafter has put them.
                .filter(|c| self.model.tree.choices.get(*c).is_some_and(|c| c.sort != Sort::Prose))
                .filter(|c| under.of(*c).is_none()),
        );
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// What stands where something is left out.
pub const GAP: &str = "[…]";

/// A paragraph with a mark in the place of each bracket; nothing where all of it is in brackets.
fn settled(paragraph: Paragraph) -> Option<Paragraph> {
    let is_open = |w: &Inline| matches!(w, Inline::Open(..) | Inline::Bracket(_));
    if !paragraph.words.iter().any(is_open) {
        return Some(paragraph);
    }
    // What joins it to the paragraphs around it says nothing by itself.
    let joins = |w: &str| matches!(w, "and" | "or" | "");
    let says = paragraph.words.iter().any(|w| match w {
        Inline::Text(t) => t.split_whitespace().any(|w| !joins(w.trim_matches(|c: char| !c.is_alphanumeric()))),
        Inline::Ref(..) | Inline::Blank(_) => true,
        Inline::Bracket(_) | Inline::Open(..) => false,
    });
    let mut words: Vec<Inline> = Vec::new();
    for word in paragraph.words {
        match word {
            Inline::Open(_, readings) => {
                let sides: Vec<&[Inline]> = readings.iter().map(|r| r.words.as_slice()).collect();
                leave_out(&sides, &mut words);
            }
            Inline::Bracket(sides) => {
                let sides: Vec<&[Inline]> = sides.iter().map(|s| s.words.as_slice()).collect();
                leave_out(&sides, &mut words);
            }
            other => words.push(other),
        }
    }
    says.then_some(Paragraph { level: paragraph.level, words })
}

/// Puts the mark in the place of a bracket, with the blanks that its sides bring along.
fn leave_out(sides: &[&[Inline]], out: &mut Vec<Inline>) {
    let first = |s: &&[Inline]| matches!(s.first(), Some(Inline::Text(t)) if t.starts_with(' '));
    let last = |s: &&[Inline]| matches!(s.last(), Some(Inline::Text(t)) if t.ends_with(' '));
    let blank = |out: &mut Vec<Inline>| match out.last() {
        Some(Inline::Text(t)) if t.ends_with(' ') => {}
        None => {}
        _ => out.push(Inline::Text(" ".to_owned())),
    };
    let in_words = match out.last() {
        Some(Inline::Text(t)) => t.ends_with(char::is_alphanumeric),
        Some(Inline::Blank(b)) => b == GAP,
        _ => false,
    };
    if sides.iter().any(first) || in_words {
        blank(out);
    }
    out.push(Inline::Blank(GAP.to_owned()));
    if sides.iter().any(last) {
        blank(out);
    }
}
