//! One round as it is read against the other: what its constructs are called when both rounds are spoken of in one way.

use super::pairs::Pairs;
use crate::choice::Ctx;
use crate::model::{Model, NodeId, Target};
use crate::source::Span;
use crate::substance::{self, Speaker, Voice};
use crate::syntax::tree::{Field, Name, Path, Value, Words};
use smallvec::SmallVec;

/// One of two rounds.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The treaty.
    pub model: &'a Model<'a>,
    /// Whether it is the round before.
    pub is_old: bool,
    /// What is what in the other round.
    pub pairs: &'a Pairs,
}

impl Side<'_> {
    /// What a construct is in the other round.
    #[must_use]
    pub fn other(&self, id: NodeId) -> Option<NodeId> {
        if self.is_old { self.pairs.new_of(id) } else { self.pairs.old_of(id) }
    }
    /// A construct by a mark that is the same in both rounds.
    #[must_use]
    pub fn token(&self, id: NodeId) -> String {
        match (self.is_old, self.other(id)) {
            (true, Some(_)) => format!("#{}", id.0),
            (false, Some(old)) => format!("#{}", old.0),
            (true, None) => format!("-{}", id.0),
            (false, None) => format!("+{}", id.0),
        }
    }
    /// The same of a declared name alone; the name itself where nobody declares it.
    #[must_use]
    pub fn token_of_name(&self, name: &str) -> String {
        self.path(name, NodeId(0)).map_or_else(|| name.to_owned(), |p| self.targets(&p, NodeId(0)))
    }
    fn path(&self, written: &str, _scope: NodeId) -> Option<Path> {
        let name = |word: &str| Some(Name { sym: self.model.tree.names.get(word.trim())?, span: Span::default() });
        let names: Option<SmallVec<[Name; 1]>> = written.split('.').map(name).collect();
        names.filter(|n| !n.is_empty()).map(Path)
    }
    /// What a path means. Of a name that several options declare, what both rounds have counts.
    fn targets(&self, path: &Path, scope: NodeId) -> String {
        let found = self.model.resolve(path, scope);
        let in_both: Vec<&Target> = found
            .iter()
            .filter(|t| match t {
                Target::Node(n) | Target::Event(n, _) => self.other(*n).is_some(),
                Target::Builtin(_) => true,
            })
            .collect();
        let say = |t: &Target| match t {
            Target::Node(n) => self.token(*n),
            Target::Builtin(b) => b.word().to_owned(),
            Target::Event(n, event) => format!("{}.{}", self.token(*n), self.model.name(*event)),
        };
        let said = in_both.into_iter().map(say).min().or_else(|| found.first().map(say));
        said.unwrap_or_else(|| substance::written(self.model, path))
    }
    /// A field in the one way, as it reads under its options.
    #[must_use]
    pub fn statement(&self, scope: NodeId, field: &Field) -> String {
        substance::statement(self.model, &Paired { side: self, scope }, scope, field)
    }
    /// A value in the one way.
    #[must_use]
    pub fn value(&self, scope: NodeId, ctx: Ctx, value: &Value) -> String {
        Speaker { model: self.model, voice: &Paired { side: self, scope }, scope, ctx }.value(value)
    }
    /// Words in the one way, in all their languages.
    #[must_use]
    pub fn words(&self, scope: NodeId, words: &Words) -> String {
        let ctx = self.model.ctx(scope);
        Speaker { model: self.model, voice: &Paired { side: self, scope }, scope, ctx }.words(words)
    }
}

/// Names by what they are in both rounds.
struct Paired<'a, 's> {
    side: &'a Side<'s>,
    scope: NodeId,
}

impl Voice for Paired<'_, '_> {
    fn refer(&self, _: &Model<'_>, path: &Path, scope: NodeId) -> String {
        self.side.targets(path, scope)
    }
    /// Names stand between braces.
    fn text(&self, words: &str, _: &str) -> String {
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((inside, behind)) = after.split_once('}') else { break };
            out.push_str(before);
            let path = self.side.path(inside.trim(), self.scope);
            let known = path.filter(|p| !self.side.model.resolve(p, self.scope).is_empty());
            out.push_str(&known.map_or_else(|| format!("{{{inside}}}"), |p| self.side.targets(&p, self.scope)));
            rest = behind;
        }
        out.push_str(rest);
        out
    }
    /// Names stand outside quotation marks.
    fn free(&self, words: &str, language: &str) -> String {
        let mut out = String::new();
        for (n, piece) in words.split('"').enumerate() {
            if n > 0 {
                out.push('"');
            }
            if n % 2 == 1 {
                out.push_str(&self.text(piece, language));
                continue;
            }
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
            let mut word = String::new();
            for c in piece.chars().chain(['\0']) {
                if is_name(c) {
                    word.push(c);
                    continue;
                }
                let bare = word.trim_end_matches('.');
                let path = self.side.path(bare, self.scope);
                match path.filter(|p| !self.side.model.nodes_of(p, self.scope).is_empty()) {
                    Some(p) => {
                        out.push_str(&self.side.targets(&p, self.scope));
                        out.extend(std::iter::repeat_n('.', word.len() - bare.len()));
                    }
                    None => out.push_str(&word),
                }
                word.clear();
                if c != '\0' {
                    out.push(c);
                }
            }
        }
        out
    }
    /// The order of the parties is nothing to a treaty.
    fn list(&self, mut items: Vec<String>) -> Vec<String> {
        let parties: Vec<String> = self.side.model.parties().iter().map(|p| self.side.token(*p)).collect();
        for run in items.chunk_by_mut(|a, b| parties.contains(a) && parties.contains(b)) {
            if run.first().is_some_and(|first| parties.contains(first)) {
                run.sort();
            }
        }
        items
    }
    fn languages(&self, mut all: Vec<String>) -> Vec<String> {
        all.sort();
        all
    }
}
