//! How far a text is settled: the state of every provision, what each party still holds open, and what blocks most.
//!
//! A *provision* is the smallest thing that the treaty says and that can be agreed by itself: a line of a clause, a sentence,
//! a paragraph of text, a line of the final clauses. Of alternatives only the longest option is counted, since one of them
//! will stand; so every breakdown adds up. Each provision counts once, under the gravest of its marks ([`State`]).

mod open;
mod provisions;

pub use open::{Block, Held, Hold, Side};
pub use provisions::{Mark, Provision, State};

use crate::model::numbers::Numbers;
use crate::model::{Model, NodeId};
use crate::syntax::tree::{Date, Value};
use provisions::{counted, provisions};

/// How many provisions there are in each state.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally([usize; State::ALL.len()]);

impl Tally {
    /// The number in one state.
    #[must_use]
    pub fn of(&self, state: State) -> usize {
        self.0.get(state as usize).copied().unwrap_or(0)
    }
    /// All of them.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }
    /// One more.
    pub fn add(&mut self, state: State) {
        if let Some(n) = self.0.get_mut(state as usize) {
            *n += 1;
        }
    }
}

/// The share of one article, annex or of the final clauses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Article {
    /// "Article 3", "Protocol I, Article 2", "Preamble"; empty for what stands in no article.
    pub number: String,
    /// Its heading, or its name.
    pub title: String,
    /// Its provisions.
    pub tally: Tally,
}

/// Where one party stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// Its name as declared.
    pub name: String,
    /// The provisions by its own marks: brackets in which it proposes a side, its reservations, its proposals, what it has agreed to
    /// ad referendum; what is agreed or unmarked for it.
    pub tally: Tally,
    /// The provisions that only others hold open, or a bracket that nobody has proposed.
    pub others: usize,
    /// What it holds open.
    pub holds: Vec<Hold>,
}

/// The state of one draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Status {
    /// The draft's label: "Rev. 3"; empty where the head has none.
    pub label: String,
    /// The day of the draft: year, month, day.
    pub date: Option<(i16, u8, u8)>,
    /// All provisions.
    pub tally: Tally,
    /// By article, in the order of the text.
    pub articles: Vec<Article>,
    /// By topic, in the order of the text; empty where no article says its topic. What has none stands last, under "".
    pub topics: Vec<(String, Tally)>,
    /// By party: first the parties, then the guarantors, then whoever else holds something open.
    pub parties: Vec<Party>,
    /// What is open, what holds up most provisions first.
    pub blocks: Vec<Block>,
}

/// Looks at one treaty.
#[must_use]
pub fn status(model: &Model<'_>) -> Status {
    let numbers = Numbers::new(model, &|_| true);
    let all = counted(model, provisions(model));
    let mut tally = Tally::default();
    let mut articles: Vec<(Option<NodeId>, Tally)> = Vec::new();
    let mut topics: Vec<(String, Tally)> = Vec::new();
    for p in &all {
        tally.add(p.state);
        at(&mut articles, &p.container).add(p.state);
        at(&mut topics, &topic(model, p.node)).add(p.state);
    }
    if topics.iter().all(|t| t.0.is_empty()) {
        topics.clear();
    }
    topics.sort_by_key(|t| t.0.is_empty());
    // Annexes and protocols are printed behind the final clauses, wherever they are written.
    let annexed = |id: Option<NodeId>| {
        id.is_some_and(|id| model.around(id).any(|a| matches!(model.node(a).kind.word, "annex" | "protocol")))
    };
    articles.sort_by_key(|a| annexed(a.0));
    let article = |(id, tally): (Option<NodeId>, Tally)| Article {
        number: id.map(|id| place(model, &numbers, id)).unwrap_or_default(),
        title: id.map(|id| heading(model, id)).unwrap_or_default(),
        tally,
    };
    let (label, date) = draft(model);
    Status {
        label,
        date,
        tally,
        articles: articles.into_iter().map(article).collect(),
        topics,
        parties: open::parties(model, &numbers, &all),
        blocks: open::blocks(model, &numbers, &all),
    }
}

/// The tally under a key, made where there is none yet.
fn at<'a, K: PartialEq + Clone>(list: &'a mut Vec<(K, Tally)>, key: &K) -> &'a mut Tally {
    let n = list.iter().position(|e| e.0 == *key).unwrap_or_else(|| {
        list.push((key.clone(), Tally::default()));
        list.len() - 1
    });
    // Found or just put there.
    #[allow(clippy::indexing_slicing, reason = "the position was found, or is that of the entry just added")]
    &mut list[n].1
}

/// The topic that the nearest article, chapter or part around says.
fn topic(model: &Model<'_>, node: NodeId) -> String {
    let said = model.around(node).find_map(|a| model.node(a).field("topic"));
    said.map(|f| model.text(f.value_span).trim().trim_matches('"').to_owned()).unwrap_or_default()
}

/// "Article 3", within an annex or protocol "Protocol I, Article 2".
fn place(model: &Model<'_>, numbers: &Numbers, id: NodeId) -> String {
    let own = model.numbered(id, numbers).unwrap_or_else(|| capital(model.node(id).kind.word));
    let outer = model.around(id).skip(1).find(|a| matches!(model.node(*a).kind.word, "annex" | "protocol"));
    match outer.and_then(|o| model.numbered(o, numbers)) {
        Some(outer) => format!("{outer}, {own}"),
        None => own,
    }
}

/// What heads an article: its wording, its name, or nothing where its number says it all.
fn heading(model: &Model<'_>, id: NodeId) -> String {
    let node = model.node(id);
    if node.kind.class == crate::syntax::kind::Class::Final {
        return capital(node.kind.word);
    }
    match (&node.title, node.name) {
        (None, None) => String::new(),
        _ => model.called(id).into_owned(),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn draft(model: &Model<'_>) -> (String, Option<(i16, u8, u8)>) {
    let Some(Value::Parts(parts)) = model.head_field("draft").map(|f| &f.value) else { return (String::new(), None) };
    let date = parts.iter().find_map(|p| if let Value::Date(d) = &p.value { Some(Date::clone(d).ymd) } else { None });
    let label = parts.iter().find_map(|p| match &p.value {
        Value::Words(w) => model.words(w, None, None).map(std::borrow::Cow::into_owned),
        Value::Free(span) => Some(model.text(*span).trim().trim_matches('"').to_owned()),
        _ => None,
    });
    (label.unwrap_or_default(), date)
}

/// What came between two drafts.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Step {
    /// Open points of the earlier draft that the later one has no more, by name.
    pub closed: Vec<String>,
    /// Open points that the later draft has anew.
    pub opened: Vec<String>,
}

/// What came between two drafts.
#[must_use]
pub fn step(earlier: &Status, later: &Status) -> Step {
    let only = |these: &Status, those: &Status| {
        let gone = these
            .blocks
            .iter()
            .filter(|b| !those.blocks.iter().any(|c| c.name == b.name && c.article_title == b.article_title));
        gone.map(|b| b.name.clone()).collect()
    };
    Step { closed: only(earlier, later), opened: only(later, earlier) }
}
