//! Where everything is in the printed document: the numbers of paragraphs, and the words and targets of references.

use super::formulas;
use crate::model::numbers::Numbers;
use crate::model::{Model, NodeId};
use crate::syntax::kind::Class;
use rustc_hash::{FxHashMap, FxHashSet};

/// Where a construct is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article, annex or protocol.
    pub home: NodeId,
    /// Its first and last numbered paragraph; `None` where it is the whole.
    pub paragraphs: Option<(u32, u32)>,
    /// The letters of a subparagraph: "(a)", "(i)"; empty for paragraphs.
    pub letters: String,
    /// The link target.
    pub anchor: String,
}

/// The places of one document.
#[derive(Debug, Default)]
pub struct Places {
    by_node: FxHashMap<NodeId, Place>,
    anchors: FxHashSet<String>,
}

impl Places {
    /// Makes a link target that is not yet taken.
    pub fn anchor(&mut self, wanted: &str) -> String {
        let mut anchor = slug(wanted);
        while !self.anchors.insert(anchor.clone()) {
            anchor.push_str("-b");
        }
        anchor
    }
    /// Says where a construct is printed; what was said first stands.
    pub fn put(&mut self, node: NodeId, place: Place) {
        self.by_node.entry(node).or_insert(place);
    }
    /// Where a construct is printed, or what it stands in.
    #[must_use]
    pub fn of(&self, model: &Model<'_>, node: NodeId) -> Option<&Place> {
        model.around(node).find_map(|id| self.by_node.get(&id))
    }
    /// The words and the target of a reference to `node` that stands at `from` (`None`: outside the treaty), where `self_name` is what the document calls itself.
    #[must_use]
    pub fn reference(
        &self,
        model: &Model<'_>,
        numbers: &Numbers,
        node: NodeId,
        from: Option<&Place>,
        self_name: &str,
    ) -> (String, String) {
        if model.node(node).kind.class == Class::Head {
            return (format!("this {self_name}"), String::new());
        }
        let Some(place) = self.of(model, node) else { return (model.called(node).into_owned(), String::new()) };
        let same_article = from.is_some_and(|f| f.home == place.home);
        // What a clause says of itself in its last paragraph, it says of those before.
        let last = from.filter(|_| same_article).and_then(|f| f.paragraphs).map(|(_, n)| n);
        let range =
            place.paragraphs.map(|(first, end)| (first, if Some(end) == last && end > first { end - 1 } else { end }));
        let paragraphs = range.map(|(first, last)| formulas::paragraphs(first, last));
        let same_paragraph =
            same_article && place.paragraphs.is_some() && from.is_some_and(|f| f.paragraphs == place.paragraphs);
        let around = from.and_then(|f| outer(model, f.home));
        let letters = (!place.letters.is_empty()).then(|| format!("subparagraph {}", place.letters));
        let words = match (same_article, paragraphs, letters) {
            (true, None, None) => format!("this {}", formulas::numbered(model.node(place.home).kind.word, "")),
            (true, Some(_), Some(letters)) if same_paragraph => letters,
            (true, paragraphs, letters) => [paragraphs, letters].into_iter().flatten().collect::<Vec<_>>().join(", "),
            (false, paragraphs, letters) => {
                let home = Some(home(model, numbers, place.home, around));
                let annex = outer(model, place.home).filter(|a| Some(*a) != around && *a != place.home);
                let mut words = [home, paragraphs, letters].into_iter().flatten().collect::<Vec<_>>().join(", ");
                if let Some(annex) = annex {
                    words = format!(
                        "{words} of {}",
                        formulas::numbered(model.node(annex).kind.word, numbers.of(annex).unwrap_or(""))
                    );
                } else if outer(model, place.home).is_none() && around.is_some() {
                    words = format!("{words} of the {self_name}");
                }
                words
            }
        };
        (words, place.anchor.clone())
    }
}

fn home(model: &Model<'_>, numbers: &Numbers, home: NodeId, around: Option<NodeId>) -> String {
    let word = model.node(home).kind.word;
    if word == "preamble" {
        return "the Preamble".to_owned();
    }
    if Some(home) == around {
        return format!("this {}", formulas::capital(word));
    }
    formulas::numbered(word, numbers.of(home).unwrap_or(""))
}

/// The annex or protocol that something stands in (or is).
fn outer(model: &Model<'_>, node: NodeId) -> Option<NodeId> {
    model.around(node).find(|a| {
        matches!(model.node(*a).kind.word, "annex" | "protocol") && model.node(*a).kind.class == Class::Container
    })
}

/// The words as a link target: letters and digits of any script, hyphens between.
fn slug(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() { "place".to_owned() } else { out }
}
