//! What checks ask alike: whether a clause says something, under which options it does not, and whether the treaty's own
//! prose speaks of it.

use super::Case;
use crate::choice::{Choices, Ctx};
use crate::core::Role;
use crate::finding::Finding;
use crate::model::refs::{self, Reference};
use crate::model::{NodeId, Target};
use crate::source::Span;
use crate::syntax::kind::Class;
use crate::syntax::tree::{Condition, List, Named, Value, Words};

impl<'t> Case<'t> {
    /// Where the head says that the text is final, if it does.
    pub(super) fn marked_final(&self) -> Option<Span> {
        let status = self.model.head_field("status")?;
        let mut is_final = false;
        self.words_in(&status.value, &mut |t| is_final = is_final || t.trim() == "final");
        is_final.then_some(status.span)
    }
    /// The open points.
    pub(super) fn choices(&self) -> &'t Choices {
        &self.model.tree.choices
    }
    /// The conditions under which a clause says one of some fields. A field that is still blank, or that could not be
    /// read, is said.
    pub(super) fn said(&self, id: NodeId, words: &[&str]) -> Vec<Ctx> {
        self.model.node(id).fields.iter().filter(|f| words.contains(&f.spec.word)).map(|f| f.ctx).collect()
    }
    /// The conditions under which a clause says none of some fields; empty where it always does, and where the clause
    /// could not be read as a whole.
    pub(super) fn unsaid(&self, id: NodeId, words: &[&str]) -> Vec<Ctx> {
        self.unless(id, &self.said(id, words))
    }
    /// The conditions under which a construct is there and none of `parts` holds.
    pub(super) fn unless(&self, id: NodeId, parts: &[Ctx]) -> Vec<Ctx> {
        let node = self.model.node(id);
        if node.broken { Vec::new() } else { self.choices().uncovered(node.ctx, parts) }
    }
    /// The clauses that write covers of one role, in order.
    pub(super) fn covering(&self, role: Role) -> Vec<NodeId> {
        let mut out: Vec<NodeId> = self.core.covers.iter().filter(|c| c.role == role).map(|c| c.src.node).collect();
        out.dedup();
        out
    }
    /// The constructs that each reading of a field names.
    pub(super) fn readings_of(&self, id: NodeId, word: &str) -> Vec<(Vec<NodeId>, Ctx)> {
        let fields = self.model.node(id).fields(word);
        let lists = fields.filter_map(|f| match &f.value {
            Value::List(l) => Some((self.model.nodes_in(l, id), f.ctx)),
            _ => None,
        });
        lists.collect()
    }
    /// The actors that each reading of a field names, groups spread.
    pub(super) fn actors_read(&self, id: NodeId, word: &str) -> Vec<(Vec<NodeId>, Ctx)> {
        let fields = self.model.node(id).fields(word);
        let lists = fields.filter_map(|f| match &f.value {
            Value::List(l) => {
                let all = self.model.actors_in(l, id).flat_map(|a| self.model.members(a));
                Some((all.collect(), f.ctx))
            }
            _ => None,
        });
        lists.collect()
    }
    /// A clause at the beginning of a sentence: "the guarantee `shield`", "this guarantee".
    pub(super) fn the(&self, id: NodeId) -> String {
        let node = self.model.node(id);
        match node.name {
            Some(_) => format!("the {} {}", node.kind.word, self.model.quoted(id)),
            None => format!("this {}", node.kind.word),
        }
    }
    /// Every run of words in a construct: its own texts, the words of its fields, what the names in it stand for.
    pub(super) fn words_of(&self, id: NodeId, visit: &mut dyn FnMut(&str)) {
        let model = self.model;
        for f in &model.node(id).fields {
            self.words_in(&f.value, visit);
            refs::field(f, &mut |r| {
                if let Reference::Path(path, ..) = r {
                    for target in model.resolve(path, id) {
                        if let Target::Node(n) = target {
                            model.node(n).title.iter().for_each(|t| self.runs(t, visit));
                        }
                    }
                }
            });
        }
        for child in model.children(id).filter(|c| model.node(*c).kind.word == "text") {
            model.node(child).title.iter().for_each(|t| self.runs(t, visit));
        }
    }
    /// The words of a value.
    pub(super) fn words_in(&self, value: &Value, visit: &mut dyn FnMut(&str)) {
        match value {
            Value::Words(w) => self.runs(w, visit),
            Value::Free(span) => visit(self.model.text(*span)),
            Value::List(l) => self.list_words(l, visit),
            Value::Parts(parts) => parts.iter().for_each(|p| self.words_in(&p.value, visit)),
            Value::Steps(steps) => steps.iter().flatten().for_each(|p| self.words_in(&p.value, visit)),
            Value::Condition(c) => self.condition_words(c, visit),
            _ => {}
        }
    }
    fn list_words(&self, list: &List, visit: &mut dyn FnMut(&str)) {
        for item in &list.items {
            if let Named::Words(w) = &item.is {
                self.runs(w, visit);
            }
            if let Some(around) = &item.around {
                self.runs(&around.0, visit);
                self.runs(&around.1, visit);
            }
        }
    }
    pub(super) fn condition_words(&self, condition: &Condition, visit: &mut dyn FnMut(&str)) {
        match condition {
            Condition::Any(all) | Condition::All(all) => all.iter().for_each(|c| self.condition_words(c, visit)),
            Condition::Not(c) | Condition::Determined(c, _) => self.condition_words(c, visit),
            Condition::Words(w, _) => self.runs(w, visit),
            _ => {}
        }
    }
    /// The words in each of their languages.
    pub(super) fn runs(&self, words: &Words, visit: &mut dyn FnMut(&str)) {
        words.runs.iter().for_each(|r| visit(self.model.text(r.span)));
    }
    /// Where the treaty's own prose speaks of something: the conditions of the texts, sentences and tasks in which one of
    /// these beginnings of words stands. The preamble binds nobody.
    pub(super) fn prose(&self, stems: &[&str]) -> Vec<Ctx> {
        let mut out = Vec::new();
        let mut visit = |id: NodeId| {
            let node = self.model.node(id);
            let mut found = false;
            let mut look = |text: &str| found = found || mentions(text, stems);
            match node.kind.word {
                "text" => node.title.iter().for_each(|t| self.runs(t, &mut look)),
                _ => node
                    .fields
                    .iter()
                    .filter(|f| f.spec.word != "note")
                    .for_each(|f| self.words_in(&f.value, &mut look)),
            }
            if found && !out.contains(&node.ctx) {
                out.push(node.ctx);
            }
        };
        let preamble = |id: &NodeId| self.model.parent(*id).is_some_and(|p| self.model.node(p).kind.word == "preamble");
        self.model.ids().filter(|id| !preamble(id)).for_each(&mut visit);
        out
    }
    /// The same for the prose beside a clause in its article, its own texts included, its fields not.
    pub(super) fn prose_beside(&self, stems: &[&str], article: NodeId, clause: NodeId) -> Vec<Ctx> {
        let mut out = Vec::new();
        for id in self.model.inside(article).filter(|id| *id != clause) {
            let node = self.model.node(id);
            let mut found = false;
            let mut look = |text: &str| found = found || mentions(text, stems);
            match node.kind.class {
                Class::Text => node.title.iter().for_each(|t| self.runs(t, &mut look)),
                Class::Sentence => node.fields.iter().for_each(|f| self.words_in(&f.value, &mut look)),
                _ => {}
            }
            if found {
                out.push(node.ctx);
            }
        }
        out
    }
    /// Whether a check earlier in the catalogue has spoken of this place already.
    pub(super) fn spoken(out: &[Finding], codes: &[&str], span: Span) -> bool {
        out.iter().any(|f| codes.contains(&f.code.0) && f.labels.iter().any(|l| span.contains(l.span)))
    }
}

/// Whether a text has one of these beginnings of words, in any case.
pub(super) fn mentions(text: &str, stems: &[&str]) -> bool {
    let lower = text.to_lowercase();
    let mut begins = true;
    lower.char_indices().any(|(at, c)| {
        let here = std::mem::replace(&mut begins, !c.is_alphanumeric());
        here && lower.get(at..).is_some_and(|rest| stems.iter().any(|stem| rest.starts_with(stem)))
    })
}

/// "a, b and c".
pub(super) fn and(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// "a, b or c".
pub(super) fn or(all: &[&str]) -> String {
    match all {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// Puts a finding under each of some conditions; none means in every package.
pub(super) fn under(finding: Finding, ctxs: &[Ctx]) -> Finding {
    if ctxs.contains(&Ctx::ALWAYS) {
        return finding;
    }
    ctxs.iter().fold(finding, |f, c| f.under(*c))
}

/// What is missing, gathered by the conditions under which it is: one finding says all that is missing together.
pub(super) fn gathered(missing: Vec<(&'static str, Vec<Ctx>)>) -> Vec<(Vec<Ctx>, Vec<&'static str>)> {
    let mut out: Vec<(Vec<Ctx>, Vec<&'static str>)> = Vec::new();
    for (what, ctxs) in missing.into_iter().filter(|m| !m.1.is_empty()) {
        match out.iter_mut().find(|o| o.0 == ctxs) {
            Some(same) => same.1.push(what),
            None => out.push((ctxs, vec![what])),
        }
    }
    out
}
