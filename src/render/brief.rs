//! Single fields and constructs in plain words, with numbers in figures alone: for reports about a text.

use super::document::{Made, plain};
use super::inline::{Assignment, Inline};
use super::prose::{self, Prose};
use super::words::{self, Wording};
use super::{formulas, frame, markup, view};
use crate::choice::Ctx;
use crate::model::NodeId;
use crate::syntax::tree::{Field, Value};

/// Speaks of one treaty in brief.
#[derive(Clone, Copy, Debug)]
pub struct Brief<'a> {
    /// Its prose.
    pub prose: &'a Prose<'a>,
    /// Its document.
    pub made: &'a Made,
}

impl Brief<'_> {
    /// A field as it reads under its options: "no later than 90 days after it has begun".
    #[must_use]
    pub fn field(&self, node: NodeId, field: &Field) -> String {
        let model = self.prose.model;
        let under = self.under(field.ctx);
        let e = self.prose.english(node, &under).brief();
        self.plain(node, &markup::phrase(&view::said(&e, field), model.ids().count().try_into().unwrap_or(u32::MAX)))
    }
    /// A construct as it reads where its own options are taken, without numbers.
    #[must_use]
    pub fn construct(&self, node: NodeId) -> String {
        let under = self.under(self.prose.model.ctx(node));
        let said = prose::paragraphs(self.prose, node, &under);
        said.iter().map(|p| self.plain(node, &p.words)).collect::<Vec<_>>().join(" ")
    }
    fn under(&self, ctx: Ctx) -> Assignment {
        let taken = self.prose.model.tree.choices.taken(ctx);
        taken.iter().fold(Assignment::default(), |a, (c, o)| a.with(*c, *o))
    }
    /// Words that stand in a construct, with their references filled in.
    fn plain(&self, node: NodeId, inlines: &[Inline]) -> String {
        let (model, made) = (self.prose.model, self.made);
        let refer =
            |id| made.places.reference(model, &made.numbers, id, made.places.of(model, node), &made.document.self_name);
        words::plain(&Wording { model }.words(inlines, &refer)).trim().to_owned()
    }
    /// The printed paragraphs, with their numbers, of the constructs that `wanted` picks; what is open is in brackets.
    #[must_use]
    pub fn paragraphs(&self, wanted: &dyn Fn(NodeId) -> bool) -> Vec<String> {
        let there = self.made.paragraphs.iter().filter(|(of, _)| of.iter().any(|n| wanted(*n)));
        there
            .map(|(_, line)| {
                let number = if line.number.is_empty() { String::new() } else { format!("{} ", line.number) };
                format!("{number}{}", plain(line).trim())
            })
            .collect()
    }
    /// An article, annex or other numbered container: "Article 5"; empty where it has no number.
    #[must_use]
    pub fn label(&self, id: NodeId) -> String {
        let word = self.prose.model.node(id).kind.word;
        self.made.numbers.of(id).map(|n| formulas::numbered(word, n)).unwrap_or_default()
    }
    /// What heads a construct in the document.
    #[must_use]
    pub fn heading(&self, id: NodeId) -> String {
        words::title(self.prose.model, id)
    }
    /// The short form of what an actor is called, where it has one.
    #[must_use]
    pub fn short(&self, id: NodeId) -> Option<String> {
        let model = self.prose.model;
        let said = model.node(id).field("short")?;
        let Value::Words(words) = &said.value else { return None };
        model
            .words(words, Some("en"), None)
            .or_else(|| model.words(words, None, None))
            .map(std::borrow::Cow::into_owned)
    }
    /// The mark that a field makes in the document: "agreed on 20 January 2026"; empty where it makes none.
    #[must_use]
    pub fn mark(&self, node: NodeId, field: &Field) -> String {
        frame::mark(self.prose.model, node, field).unwrap_or_default()
    }
    /// The title of the treaty.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.made.document.title
    }
    /// The draft label and day of the treaty, as printed.
    #[must_use]
    pub fn draft(&self) -> &str {
        &self.made.document.draft
    }
}
