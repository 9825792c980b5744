//! What a treaty says, without how it is laid out: every statement in one form, whatever its blanks, comments, order of
//! fields and little words. What is compared, locked and fingerprinted is this.
//!
//! Outside of it are the drafter's notes, the label of the draft, and what is said about the text rather than in it:
//! that it is agreed, reserved, reviewed, under which topic it is counted.

mod fingerprint;
mod measure;
mod replaced;
mod rests;
mod reviewed;
mod value;

pub use fingerprint::{Line, Substance, article, definition, hash, treaty};
pub use measure::{duration, number};
pub use replaced::{Replaced, replaced};
pub use rests::{Rest, rests};
pub use reviewed::{Review, compared, reviews};
pub use value::{Speaker, flat};

use crate::choice::{Ctx, Opt};
use crate::model::{Model, NodeId};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Node, Path};

/// How names, texts and lists are said.
pub trait Voice {
    /// A name where it stands in `scope`.
    fn refer(&self, model: &Model<'_>, path: &Path, scope: NodeId) -> String;
    /// Words in a language.
    fn text(&self, words: &str, _language: &str) -> String {
        words.to_owned()
    }
    /// Words that stand without quotation marks, or with some in them.
    fn free(&self, words: &str, language: &str) -> String {
        self.text(words, language)
    }
    /// The members of a list.
    fn list(&self, items: Vec<String>) -> Vec<String> {
        items
    }
    /// The authentic languages.
    fn languages(&self, all: Vec<String>) -> Vec<String> {
        all
    }
}

/// Names as they are written.
pub struct AsWritten;

impl Voice for AsWritten {
    fn refer(&self, model: &Model<'_>, path: &Path, _: NodeId) -> String {
        written(model, path)
    }
}

/// A name as it is written.
#[must_use]
pub fn written(model: &Model<'_>, path: &Path) -> String {
    path.0.iter().map(|n| model.name(n.sym)).collect::<Vec<_>>().join(".")
}

/// Whether a field says something about the text and not in it.
#[must_use]
pub fn is_beside(node: &Node, field: &Field) -> bool {
    match field.spec.word {
        "note" | "agreed" | "reserved by" | "reviewed" | "topic" => true,
        // Who proposes an option is printed in its bracket.
        "proposed by" => node.kind.class != Class::Option,
        "draft" | "status" => node.kind.class == Class::Head,
        _ => false,
    }
}

/// Whether a construct is no part of the treaty: a note, an include whose content stands in its place.
#[must_use]
pub fn is_aside(node: &Node) -> bool {
    matches!(node.kind.word, "" | "note" | "include")
}

/// Whether a construct is declared for its name, and printed where it is used.
#[must_use]
pub const fn is_declared(class: Class) -> bool {
    matches!(class, Class::Actor | Class::Place | Class::Event | Class::Action | Class::Term)
}

/// A field as it reads under its options: the words that begin it, and the value.
#[must_use]
pub fn statement(model: &Model<'_>, voice: &dyn Voice, scope: NodeId, field: &Field) -> String {
    let said = Speaker { model, voice, scope, ctx: field.ctx }.value(&field.value);
    match (field.spec.word, said.as_str()) {
        ("", _) => said,
        (word, "") => word.to_owned(),
        (word, _) if said.starts_with(&format!("{word} ")) => said,
        (word, _) => format!("{word} {said}"),
    }
}

/// What heads a construct: its kind, name and wording.
#[must_use]
pub fn heading(model: &Model<'_>, voice: &dyn Voice, id: NodeId, named: bool) -> String {
    let node = model.node(id);
    let mut out = node.kind.word.to_owned();
    if let Some(name) = node.name.filter(|_| named) {
        out.push(' ');
        out.push_str(model.name(name.sym));
    }
    if let Some(title) = &node.title {
        let said = Speaker { model, voice, scope: id, ctx: node.ctx }.words(title);
        out.push(' ');
        out.push_str(&said);
    }
    out
}

/// The words of one side of a bracket, without who proposes it, its name and its motive.
#[must_use]
pub fn side(model: &Model<'_>, option: &Opt) -> String {
    let text = model.text(option.span);
    let text = text.get(option.head(text, true)..).unwrap_or("");
    flat(text)
}

/// The options that `ctx` takes beyond those of `around`.
#[must_use]
pub fn beyond(model: &Model<'_>, ctx: Ctx, around: Ctx) -> Vec<crate::choice::Taken> {
    let choices = &model.tree.choices;
    let outer = choices.taken(around);
    choices.taken(ctx).iter().filter(|t| !outer.contains(t)).copied().collect()
}
