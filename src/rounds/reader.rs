//! One round, put into words for whoever reads what changed.

use super::homes::{Home, Sort};
use super::measures::{Sense, Taken, apart};
use super::points::Offer;
use super::revision::{Proposal, Spot};
use super::sides::Side;
use crate::choice::{Choice, ChoiceId};
use crate::model::{NodeId, refs};
use crate::render::brief::Brief;
use crate::substance::{self, beyond, flat};
use crate::syntax::kind::Class;
use crate::syntax::tree::{Field, Node};

/// Numbers of a value, and the rest of it.
pub type Measured = (String, Vec<(Sense, Taken)>);
/// The same where there is one value.
pub type Measures = Option<Measured>;

/// One round in words.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The round.
    pub side: Side<'a>,
    /// Its document.
    pub brief: Brief<'a>,
}

impl Reader<'_> {
    /// An open point by its number.
    #[must_use]
    pub fn choice(&self, id: ChoiceId) -> Option<&Choice> {
        self.side.model.tree.choices.get(id)
    }
    fn node(&self, id: NodeId) -> &Node {
        self.side.model.node(id)
    }
    /// The article or other container in which something stands, or which it is.
    #[must_use]
    pub fn container(&self, id: NodeId) -> Option<NodeId> {
        self.side.model.container_of(id)
    }
    /// Where something stands.
    #[must_use]
    pub fn spot(&self, id: NodeId) -> Spot {
        let model = self.side.model;
        let node = model.node(id);
        let container = self.container(id);
        let label = container.map(|c| self.brief.label(c)).unwrap_or_default();
        let heading = container.map(|c| self.heading(c)).unwrap_or_default();
        let parts: Vec<&str> = [label.as_str(), heading.as_str()].into_iter().filter(|s| !s.is_empty()).collect();
        let file = model.sources.file_of(node.point().start);
        let at = file.map(|f| f.position(node.point().start.saturating_sub(f.base)));
        Spot {
            article: parts.join(". "),
            name: node.name.map(|n| model.name(n.sym).to_owned()).unwrap_or_default(),
            what: if node.kind.class == Class::Text { self.text_in_brief(id) } else { what(node) },
            called: if node.kind.class == Class::Text { String::new() } else { self.heading(id) },
            file: file.map(|f| f.name.clone()).unwrap_or_default(),
            line: at.map_or(1, |p| p.line),
            label,
        }
    }
    /// A text has no name: its first words are as good.
    fn text_in_brief(&self, id: NodeId) -> String {
        const WORDS: usize = 8;
        let text = self.text_of(id);
        let words: Vec<&str> = text.split(' ').collect();
        let dots = if words.len() > WORDS { " …" } else { "" };
        format!("the text “{}{dots}”", words.get(..WORDS).unwrap_or(&words).join(" "))
    }
    fn heading(&self, id: NodeId) -> String {
        let node = self.node(id);
        match (&node.title, node.kind.class) {
            (Some(_), _) => self.brief.heading(id),
            (None, Class::Final) => "Final provisions".to_owned(),
            _ if node.kind.word == "preamble" => "Preamble".to_owned(),
            _ => String::new(),
        }
    }
    /// A field in words; empty where it has no value of its own.
    #[must_use]
    pub fn words(&self, node: NodeId, field: &Field) -> String {
        let said = self.brief.field(node, field);
        if said.is_empty() { flat(self.side.model.text(field.value_span)) } else { said }
    }
    /// The numbers of a field, and the rest of it.
    #[must_use]
    pub fn measures(&self, node: NodeId, field: &Field) -> Measured {
        let (rest, numbers) = apart(self.side.model, &field.value);
        (self.side.value(node, field.ctx, &rest), numbers)
    }
    /// What a field names, each by a mark that is the same in both rounds and as it is called.
    #[must_use]
    pub fn named(&self, id: NodeId, field: &Field) -> Vec<(String, String)> {
        let model = self.side.model;
        let mut out = Vec::new();
        refs::field(field, &mut |r| {
            let refs::Reference::Path(path, ..) = r else { return };
            let Some(node) = model.nodes_of(path, id).first().copied() else { return };
            let heading = self.heading(node);
            let called = match (self.node(node).kind.class, heading.is_empty()) {
                (class, false) if substance::is_declared(class) => heading,
                (_, false) => format!("“{heading}”"),
                (_, true) => format!("{} `{}`", what(self.node(node)), substance::written(model, path)),
            };
            out.push((self.side.token(node), called));
        });
        out
    }
    /// A field that is said without any choice of its own: exactly, in words, and its numbers.
    #[must_use]
    pub fn plain(&self, id: NodeId, word: &str) -> Option<(String, String, Measures)> {
        let node = self.node(id);
        let said: Vec<&Field> =
            node.fields(word).filter(|f| beyond(self.side.model, f.ctx, node.ctx).is_empty()).collect();
        let first = said.first()?;
        let exact: Vec<String> = said.iter().map(|f| self.side.statement(id, f)).collect();
        let words: Vec<String> = said.iter().map(|f| self.words(id, f)).collect();
        let measures = (said.len() == 1).then(|| self.measures(id, first));
        Some((exact.join("\n"), words.join("; "), measures))
    }
    /// A party as it is called in the articles.
    fn party(&self, name: &str) -> String {
        let model = self.side.model;
        let found = model.declared().find(|(n, id)| model.name(n.sym) == name && model.is_actor(*id));
        let Some((_, id)) = found else { return name.to_owned() };
        self.brief.short(id).unwrap_or_else(|| self.brief.heading(id))
    }
    /// The sides of an open point.
    #[must_use]
    pub fn offers(&self, id: ChoiceId, home: &Home) -> Vec<Offer> {
        let Some(choice) = self.choice(id) else { return Vec::new() };
        (0u16..)
            .zip(&choice.options)
            .map(|(n, option)| {
                let (exact, says, measures) = match home.sort {
                    Sort::Field => self.in_field(id, n, home),
                    Sort::Prose => {
                        let side = if option.absent { String::new() } else { substance::side(self.side.model, option) };
                        (side.clone(), side, None)
                    }
                    Sort::Alternatives | Sort::Structure => self.around(n, home),
                };
                let mut by: Vec<(String, String)> =
                    option.proposers.iter().map(|p| (self.side.token_of_name(p), self.party(p))).collect();
                by.sort();
                let (by, called): (Vec<String>, Vec<String>) = by.into_iter().unzip();
                Offer { shown: Proposal { name: option.name.clone(), by: called, says }, by, exact, measures }
            })
            .collect()
    }

    fn in_field(&self, id: ChoiceId, option: u16, home: &Home) -> (String, String, Measures) {
        let Some(node) = home.node else { return (String::new(), String::new(), None) };
        let takes = |f: &&Field| self.side.model.tree.choices.taken(f.ctx).contains(&(id, option));
        let said: Vec<&Field> = self.node(node).fields(home.field).filter(takes).collect();
        let exact: Vec<String> = said.iter().map(|f| self.side.statement(node, f)).collect();
        let raw = self.choice(id).and_then(|c| c.options.get(usize::from(option)));
        let raw = raw.filter(|o| !o.absent).map(|o| substance::side(self.side.model, o)).unwrap_or_default();
        let Some(first) = said.first() else { return (String::new(), String::new(), None) };
        // Part of a statement is enough where it speaks for itself.
        let speaks = raw.chars().any(char::is_alphabetic)
            && raw.split_whitespace().all(|w| !w.contains(['.', '_', '"']) && !w.starts_with(char::is_uppercase));
        let says = if speaks { raw } else { self.words(node, first) };
        let measures = (said.len() == 1).then(|| self.measures(node, first));
        (exact.join("\n"), says, measures)
    }

    /// Constructs under an option: which they are, and what they say.
    fn around(&self, option: u16, home: &Home) -> (String, String, Measures) {
        let members: Vec<NodeId> = home.members.iter().filter(|m| m.1 == option).map(|m| m.0).collect();
        let mut marks: Vec<String> = members.iter().map(|m| self.side.token(*m)).collect();
        marks.sort();
        let said = |id: &NodeId| {
            let node = self.node(*id);
            let name = node.name.map(|n| self.side.model.name(n.sym)).unwrap_or_default();
            if home.sort == Sort::Alternatives {
                return format!("the option `{name}`");
            }
            let (heading, words) = (self.heading(*id), self.brief.construct(*id));
            match (node.kind.class, heading.is_empty()) {
                (Class::Container | Class::Final, false) => format!("“{heading}”"),
                _ if words.is_empty() => format!("{} `{name}`", what(node)),
                _ => format!("“{words}”"),
            }
        };
        let says: Vec<String> = members.iter().map(said).collect();
        (marks.join(","), says.join("; "), None)
    }

    /// Whether the other round has this proposal's words where the bracket stood: with what stands right before and after.
    #[must_use]
    pub fn reads_with(&self, id: ChoiceId, option: usize, there: &Reader<'_>, found: NodeId) -> bool {
        const NEAR: usize = 24;
        let Some(choice) = self.choice(id) else { return false };
        let Some(offer) = choice.options.get(option) else { return false };
        let side = if offer.absent { String::new() } else { substance::side(self.side.model, offer) };
        let Some(file) = self.side.model.sources.file_of(choice.span.start) else { return false };
        let (from, to) = (choice.span.start - file.base, choice.span.end.saturating_sub(file.base));
        let text = file.text.as_ref();
        let near = |c: &char| !matches!(c, '[' | ']' | '"' | '|');
        let before: Vec<char> =
            text.get(..from as usize).unwrap_or("").chars().rev().take_while(near).take(NEAR).collect();
        let after: String = text.get(to as usize..).unwrap_or("").chars().take_while(near).take(NEAR).collect();
        let before: String = before.into_iter().rev().collect();
        // Punctuation in a bracket brings its own blank.
        let tight = |s: &str| s.split_whitespace().collect::<String>();
        tight(&there.text_of(found)).contains(&tight(&format!("{before}{side}{after}")))
    }
    /// The words of a text or heading, as they are written.
    #[must_use]
    pub fn text_of(&self, id: NodeId) -> String {
        flat(&self.raw(id).1)
    }
    /// The words of a text or heading in the main language as they are written, with where they begin.
    fn raw(&self, id: NodeId) -> (u32, String) {
        let model = self.side.model;
        let main = model.main_language();
        let runs = self.node(id).title.iter().flat_map(|t| &t.runs);
        let mut runs = runs.filter(|r| r.case.is_none() && r.lang.map_or(main, |l| model.name(l)) == main);
        runs.next().map_or_else(Default::default, |r| (r.span.start, model.text(r.span).to_owned()))
    }
    /// The words of a text between the brackets that begin at places which `speaks` knows; and whether there are any.
    #[must_use]
    pub fn between_brackets(&self, id: NodeId, speaks: &dyn Fn(u32) -> bool) -> Vec<String> {
        let (from, text) = self.raw(id);
        let (mut out, mut depth, mut skip) = (vec![String::new()], 0u32, None);
        for (at, c) in text.char_indices() {
            match c {
                '[' => {
                    depth += 1;
                    let place = u32::try_from(at).map_or(u32::MAX, |at| from.saturating_add(at));
                    if skip.is_none() && speaks(place) {
                        skip = Some(depth);
                        out.push(String::new());
                        continue;
                    }
                }
                ']' => {
                    depth = depth.saturating_sub(1);
                    if skip.is_some_and(|s| s > depth) {
                        skip = None;
                        continue;
                    }
                }
                _ => {}
            }
            if let Some(last) = out.last_mut().filter(|_| skip.is_none()) {
                last.push(c);
            }
        }
        out
    }
    /// The paragraphs of a construct as printed, without those of what the other round has too; for what is not printed, its
    /// statements.
    #[must_use]
    pub fn printed(&self, id: NodeId) -> Vec<String> {
        let model = self.side.model;
        let alone = |n: NodeId| model.around(n).any(|a| a == id) && self.side.other(n).is_none();
        let out = self.brief.paragraphs(&alone);
        let is_article =
            matches!(self.node(id).kind.class, Class::Container | Class::Option | Class::Alternatives | Class::Final);
        if !out.is_empty() || is_article {
            return out;
        }
        let said = substance::definition(model, id);
        said.lines.iter().skip(1).map(|l| l.shown.trim().to_owned()).collect()
    }
}

/// What a construct is, as a noun.
fn what(node: &Node) -> String {
    match (node.kind.class, node.kind.prose.noun) {
        (Class::Head, _) => format!("the {}", node.kind.word),
        (Class::Final, _) => "the final clauses".to_owned(),
        (Class::Clause, noun) if !noun.is_empty() => noun.to_owned(),
        _ => format!("the {}", node.kind.word),
    }
}
