//! The model as the types of the format.

use super::value::{references, value, wordings};
use super::{
    ChoiceOption, ChoiceSort, Construct, Field, Head, OpenChoice, Paragraph, Place, Standing, TakenOption, Treaty,
};
use crate::choice::{Choice, Choices, Ctx, Sort};
use crate::model::{self, Model, NodeId};
use crate::render::document::{self, Made};
use crate::render::inline::Assignment;
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree;
use rustc_hash::FxHashMap;

/// The model as JSON, with the prose of a document made of it.
#[must_use]
pub fn write(model: &Model<'_>, made: &Made, under: &Assignment) -> String {
    let mut writer = Writer { model, made, under, prose: FxHashMap::default() };
    for (of, line) in &made.paragraphs {
        for node in of {
            writer.prose.entry(*node).or_default().push(line);
        }
    }
    let mut text = serde_json::to_string_pretty(&writer.treaty()).unwrap_or_default();
    text.push('\n');
    text
}

struct Writer<'a, 't> {
    model: &'a Model<'t>,
    made: &'a Made,
    under: &'a Assignment,
    prose: FxHashMap<NodeId, Vec<&'a crate::render::layout::Line>>,
}

impl Writer<'_, '_> {
    fn treaty(&self) -> Treaty {
        let choices = &self.model.tree.choices;
        let of = |classes: &[Class]| -> Vec<Construct> {
            let there = |id: &NodeId| {
                let node = self.model.node(*id);
                classes.contains(&node.kind.class) && !node.kind.word.is_empty() && self.under.allows(choices, node.ctx)
            };
            self.model.ids().filter(there).map(|id| self.construct(id)).collect()
        };
        Treaty {
            notice: self.made.document.notice.clone(),
            head: self.head(),
            actors: of(&[Class::Actor]),
            places: of(&[Class::Place]),
            events: of(&[Class::Event]),
            actions: of(&[Class::Action]),
            terms: of(&[Class::Term]),
            articles: of(&[Class::Container]),
            alternatives: of(&[Class::Alternatives, Class::Option]),
            clauses: of(&[Class::Clause, Class::Sentence]),
            parts: of(&[Class::Part]),
            texts: of(&[Class::Text]),
            final_clauses: of(&[Class::Final]),
            choices: if self.under.is_clean() {
                Vec::new()
            } else {
                choices.iter().map(|(_, c)| self.choice(c)).collect()
            },
            package: choices.iter().filter_map(|(id, c)| Some(taken(c, self.under.of(id)?))).collect(),
        }
    }

    fn head(&self) -> Head {
        let Some(id) = self.model.head() else { return Head::default() };
        let ids = |list: Vec<NodeId>| list.into_iter().map(|n| n.0).collect();
        Head {
            kind: self.model.node(id).kind.word.to_owned(),
            title: self.made.document.title.clone(),
            self_name: self.made.document.self_name.clone(),
            draft: self.made.document.draft.clone(),
            languages: self.model.languages().into_iter().map(str::to_owned).collect(),
            parties: ids(self.model.parties()),
            guarantors: ids(self.model.guarantors()),
            fields: self.fields(id),
        }
    }

    fn construct(&self, id: NodeId) -> Construct {
        let node = self.model.node(id);
        let actor = node.kind.class == Class::Actor || (self.model.is_actor(id) && node.kind.class == Class::Clause);
        let line = |l: &&crate::render::layout::Line| Paragraph {
            number: l.number.clone(),
            level: l.level,
            text: document::plain(l),
        };
        Construct {
            id: id.0,
            parent: self.model.parent(id).map(|p| p.0),
            kind: node.kind.word.to_owned(),
            name: node.name.map(|n| self.model.name(n.sym).to_owned()),
            wordings: node.title.as_ref().map(|t| wordings(self.model, t)).unwrap_or_default(),
            number: self.made.numbers.of(id).map(str::to_owned),
            reference: self.made.reference(self.model, id),
            standing: actor.then(|| standing(self.model.standing(id))),
            members: match node.kind.word {
                "group" => self.model.members(id).into_iter().map(|m| m.0).collect(),
                _ => Vec::new(),
            },
            presence: presence(&self.model.tree.choices, node.ctx),
            fields: self.fields(id),
            prose: self.prose.get(&id).map(|lines| lines.iter().map(line).collect()).unwrap_or_default(),
            place: self.place(node.span),
        }
    }

    fn fields(&self, id: NodeId) -> Vec<Field> {
        let node = self.model.node(id);
        let there = node.fields.iter().filter(|f| self.under.allows(&self.model.tree.choices, f.ctx));
        there.map(|f| self.field(f, id, node.ctx)).collect()
    }

    fn field(&self, f: &tree::Field, scope: NodeId, around: Ctx) -> Field {
        let choices = &self.model.tree.choices;
        let own = presence(choices, if choices.implies(around, f.ctx) { Ctx::ALWAYS } else { f.ctx });
        Field {
            name: f.spec.word.to_owned(),
            text: self.model.text(f.value_span).split_whitespace().collect::<Vec<_>>().join(" "),
            value: value(self.model, &f.value),
            references: references(self.model, f, scope),
            presence: own,
            place: self.place(f.span),
        }
    }

    fn choice(&self, c: &Choice) -> OpenChoice {
        OpenChoice {
            name: c.name.clone(),
            sort: match c.sort {
                Sort::Bracket => ChoiceSort::Bracket,
                Sort::Alternatives => ChoiceSort::Alternatives,
                Sort::Prose => ChoiceSort::Prose,
            },
            presence: presence(&self.model.tree.choices, c.parent),
            options: c
                .options
                .iter()
                .map(|o| ChoiceOption {
                    name: o.name.clone(),
                    proposers: o.proposers.clone(),
                    motive: o.motive.clone(),
                    absent: o.absent,
                    place: (!o.span.is_empty()).then(|| self.place(o.span)),
                })
                .collect(),
            place: self.place(c.span),
        }
    }

    fn place(&self, span: Span) -> Place {
        let Some(file) = self.model.sources.file_of(span.start) else { return Place::default() };
        let from = file.position(span.start.saturating_sub(file.base));
        let end = file.position(span.end.saturating_sub(file.base));
        Place { file: file.name.clone(), line: from.line, column: from.column, start: from.byte, end: end.byte }
    }
}

fn taken(choice: &Choice, option: u16) -> TakenOption {
    let name = choice.options.get(usize::from(option)).map_or("", |o| o.name.as_str());
    TakenOption { choice: choice.name.clone(), option: name.to_owned() }
}

fn presence(choices: &Choices, ctx: Ctx) -> Vec<TakenOption> {
    choices.taken(ctx).iter().filter_map(|(c, o)| Some(taken(choices.get(*c)?, *o))).collect()
}

const fn standing(s: model::Standing) -> Standing {
    match s {
        model::Standing::Party => Standing::Party,
        model::Standing::Guarantor => Standing::Guarantor,
        model::Standing::Witness => Standing::Witness,
        model::Standing::Body => Standing::Body,
        model::Standing::Accepted => Standing::Accepted,
        model::Standing::Depositary => Standing::Depositary,
        model::Standing::Stranger => Standing::Stranger,
    }
}
