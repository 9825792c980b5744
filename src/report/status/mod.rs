//! The state of a text for people and programs: one draft, or several in their order.

mod markdown;
mod svg;
mod text;

use schemars::JsonSchema;
use serde::Serialize;

use super::place;
use super::pretty::Look;
use crate::model::Model;
use crate::session::Checked;
use crate::status::{self, Held, Party, State, Status, Tally};

/// How it is counted, in words: in every report.
pub const HOW: &str = "Counted by provisions: a line of a clause, a sentence, a paragraph of text or a line of the final \
clauses is one. Of alternatives only the longest is counted, since one of them will stand. Each provision counts once, \
under the gravest of its marks: reserved, in brackets or to be completed, proposed, agreed ad referendum, agreed. \
Unmarked is what stands in no bracket and is not marked as agreed.";

/// The state of one draft after the other, as `treatyc status --to json` says it.
#[derive(Serialize, JsonSchema, Debug)]
#[schemars(title = "Status")]
pub struct Report {
    /// How provisions are counted.
    how: &'static str,
    /// The drafts in the order in which they were named.
    drafts: Vec<Draft>,
}

/// One draft.
#[derive(Serialize, JsonSchema, Debug)]
struct Draft {
    /// The file.
    file: String,
    /// The label in its head: "Rev. 3"; empty where there is none.
    label: String,
    /// The day of the draft, as 2025-12-16.
    date: Option<String>,
    /// Whether all of it could be read; what could not is not counted.
    read_to_its_end: bool,
    /// All its provisions.
    provisions: Counts,
    /// By article, in the order of the text.
    articles: Vec<Article>,
    /// By topic; empty where no article says its topic.
    topics: Vec<Topic>,
    /// By party.
    parties: Vec<Standing>,
    /// What is open, what holds up most provisions first.
    open: Vec<Open>,
    /// Open points of the draft before that this one has no more, by name.
    closed_since: Vec<String>,
    /// Open points that the draft before did not have.
    opened_since: Vec<String>,
}

/// How many provisions are in each state.
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
struct Counts {
    /// All.
    all: usize,
    /// Marked as agreed.
    agreed: usize,
    /// Agreed ad referendum.
    ad_referendum: usize,
    /// In no bracket and not marked.
    unmarked: usize,
    /// Proposed, and not in brackets.
    proposed: usize,
    /// In brackets, or to be completed.
    bracketed: usize,
    /// Reserved.
    reserved: usize,
}

impl Counts {
    fn new(tally: Tally) -> Self {
        Self {
            all: tally.total(),
            agreed: tally.of(State::Agreed),
            ad_referendum: tally.of(State::AdReferendum),
            unmarked: tally.of(State::Unmarked),
            proposed: tally.of(State::Proposed),
            bracketed: tally.of(State::Bracketed),
            reserved: tally.of(State::Reserved),
        }
    }
    /// The numbers in the order of [`State::ALL`].
    const fn each(&self) -> [usize; State::ALL.len()] {
        [self.agreed, self.ad_referendum, self.unmarked, self.proposed, self.bracketed, self.reserved]
    }
}

/// The share of one article.
#[derive(Serialize, JsonSchema, Debug)]
struct Article {
    /// "Article 3".
    number: String,
    /// Its heading.
    title: String,
    /// Its provisions.
    provisions: Counts,
}

impl Article {
    fn called(&self) -> String {
        match (self.number.as_str(), self.title.as_str()) {
            ("", "") => "in no article".to_owned(),
            (one, "") | ("", one) => one.to_owned(),
            (number, title) => format!("{number}. {title}"),
        }
    }
}

/// The share of one topic.
#[derive(Serialize, JsonSchema, Debug)]
struct Topic {
    /// The topic; empty for what has none.
    topic: String,
    /// Its provisions.
    provisions: Counts,
}

impl Topic {
    fn called(&self) -> &str {
        if self.topic.is_empty() { "no topic said" } else { &self.topic }
    }
}

/// Where one party stands.
#[derive(Serialize, JsonSchema, Debug)]
struct Standing {
    /// Its name.
    party: String,
    /// The provisions by its own marks: "bracketed" where it proposes a side, "reserved" where it reserves its position,
    /// and so on. What only others hold open is in none of them, but in `all`.
    provisions: Counts,
    /// What only others hold open, or a bracket that nobody has proposed.
    open_between_others: usize,
    /// What it still holds open.
    holds_open: Vec<Holding>,
}

/// Something that a party holds open.
#[derive(Serialize, JsonSchema, Debug)]
struct Holding {
    /// How.
    how: How,
    /// The open point as `--package` calls it; for the rest what it is about: "Article 5".
    what: String,
    /// The article.
    article: String,
    /// What it wants there; empty where it proposes no side, or that the text falls.
    wants: String,
    /// Why it is in brackets, where that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    motive: Option<String>,
    /// How many provisions it is about.
    provisions: usize,
}

/// How a party holds something open.
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
enum How {
    /// It proposes a side of a bracket, or an option.
    Side,
    /// It reserves its position.
    Reservation,
    /// It has proposed the text, which is in no bracket.
    Proposal,
    /// It has agreed ad referendum only.
    AdReferendum,
}

/// Something open.
#[derive(Serialize, JsonSchema, Debug)]
struct Open {
    /// The open point as `--package` calls it; a blank as written; a reservation or a proposal in words.
    name: String,
    /// The article.
    article: String,
    /// The file.
    file: String,
    /// The line, from 1.
    line: u32,
    /// Who stands for what; empty where it is no bracket.
    sides: Vec<OpenSide>,
    /// Everybody who holds it open.
    parties: Vec<String>,
    /// How many provisions it keeps from being agreed.
    provisions: usize,
    /// In how many of them nothing else is open.
    alone: usize,
    /// The open points that hang on it.
    with: Vec<String>,
}

/// A side of an open point.
#[derive(Serialize, JsonSchema, Debug)]
struct OpenSide {
    /// Who proposes it.
    by: Vec<String>,
    /// The option's name, or the words of the side; empty where the text falls.
    wants: String,
}

/// Puts the drafts together: each with the name of its file, and what was read of it.
#[must_use]
pub fn report(drafts: &[(String, Checked)]) -> Report {
    let looked: Vec<Status> = drafts.iter().map(|(_, c)| status::status(&Model::new(&c.tree, &c.sources))).collect();
    let mut out = Vec::new();
    for (n, ((file, checked), now)) in drafts.iter().zip(&looked).enumerate() {
        let before = n.checked_sub(1).and_then(|n| looked.get(n));
        let step = before.map(|b| status::step(b, now)).unwrap_or_default();
        out.push(draft(file, checked, now, step));
    }
    Report { how: HOW, drafts: out }
}

fn draft(file: &str, checked: &Checked, now: &Status, step: status::Step) -> Draft {
    let open = now.blocks.iter().map(|b| {
        let at = place(&checked.sources, b.span);
        Open {
            name: b.name.clone(),
            article: b.article.clone(),
            file: at.map_or_else(String::new, |p| p.file.to_owned()),
            line: at.map_or(1, |p| p.start.line),
            sides: b.sides.iter().map(|s| OpenSide { by: s.by.clone(), wants: s.wants.clone() }).collect(),
            parties: b.parties.clone(),
            provisions: b.provisions,
            alone: b.alone,
            with: b.with.clone(),
        }
    });
    let article = |a: &status::Article| Article {
        number: a.number.clone(),
        title: a.title.clone(),
        provisions: Counts::new(a.tally),
    };
    Draft {
        file: file.to_owned(),
        label: now.label.clone(),
        date: now.date.map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
        read_to_its_end: checked.tree.unread.is_empty(),
        provisions: Counts::new(now.tally),
        articles: now.articles.iter().map(article).collect(),
        topics: now.topics.iter().map(|(t, n)| Topic { topic: t.clone(), provisions: Counts::new(*n) }).collect(),
        parties: now.parties.iter().map(standing).collect(),
        open: open.collect(),
        closed_since: step.closed,
        opened_since: step.opened,
    }
}

fn standing(party: &Party) -> Standing {
    let holding = |h: &status::Hold| Holding {
        how: match h.held {
            Held::Side => How::Side,
            Held::Reserved => How::Reservation,
            Held::Proposed => How::Proposal,
            Held::AdReferendum => How::AdReferendum,
        },
        what: h.what.clone(),
        article: h.article.clone(),
        wants: h.wants.clone(),
        motive: h.motive.clone(),
        provisions: h.provisions,
    };
    let mut provisions = Counts::new(party.tally);
    provisions.all += party.others;
    Standing {
        party: party.name.clone(),
        provisions,
        open_between_others: party.others,
        holds_open: party.holds.iter().map(holding).collect(),
    }
}

impl Draft {
    /// "Rev. 3 of 2025-12-16", or the file.
    fn called(&self) -> String {
        match (self.label.as_str(), &self.date) {
            ("", None) => self.file.clone(),
            ("", Some(date)) => format!("the draft of {date}"),
            (label, None) => label.to_owned(),
            (label, Some(date)) => format!("{label} of {date}"),
        }
    }
    /// "7 of 92 provisions are agreed (8 %); 72 are unmarked, 1 is in brackets, 12 are reserved".
    fn gist(&self) -> String {
        let n = self.provisions;
        if n.all == 0 {
            return "no provisions".to_owned();
        }
        let provisions = if n.all == 1 { "provision" } else { "provisions" };
        let mut out =
            format!("{} of {} {provisions} {} agreed ({})", n.agreed, n.all, are(n.agreed), percent(n.agreed, n.all));
        let rest = State::ALL.iter().zip(n.each()).skip(1).filter(|(_, n)| *n > 0);
        let rest: Vec<String> = rest.map(|(state, n)| format!("{n} {} {}", are(n), word(*state))).collect();
        if !rest.is_empty() {
            out = format!("{out}; {}", rest.join(", "));
        }
        out
    }
    /// What came since the draft before, in words; empty for the first.
    fn since(&self) -> String {
        let names = |all: &[String]| all.join(", ");
        match (self.closed_since.as_slice(), self.opened_since.as_slice()) {
            ([], []) => "no open point closed, none opened".to_owned(),
            (closed, []) => format!("closed: {}", names(closed)),
            ([], opened) => format!("opened: {}", names(opened)),
            (closed, opened) => format!("closed: {}; opened: {}", names(closed), names(opened)),
        }
    }
}

impl Open {
    /// "`corridor_status` (Article 5)", or a blank or reservation as it is.
    fn called(&self) -> String {
        match self.article.as_str() {
            "" => self.name.clone(),
            article if self.name.contains(article) => self.name.clone(),
            article => format!("{} ({article})", self.name),
        }
    }
    /// Who stands for what: "lease (Russia) | oversight (Ukraine)"; who holds it where there are no sides.
    fn between(&self) -> String {
        if self.sides.is_empty() {
            return self.parties.join(", ");
        }
        let side = |s: &OpenSide| {
            let wants = if s.wants.is_empty() { "no text" } else { &s.wants };
            if s.by.is_empty() { wants.to_owned() } else { format!("{wants} ({})", s.by.join(", ")) }
        };
        self.sides.iter().map(side).collect::<Vec<_>>().join(" | ")
    }
    /// How many provisions hang on it.
    fn weight(&self) -> String {
        let all = provisions(self.provisions);
        match (self.provisions, self.alone) {
            (0, _) => "no provision".to_owned(),
            (1, 0) => format!("{all}, not free by it alone"),
            (1, _) => format!("{all}, free once it is settled"),
            (_, 0) => format!("{all}, none of them free by it alone"),
            (n, alone) if alone == n => format!("{all}, all of them free once it is settled"),
            (_, alone) => format!("{all}, {alone} of them free once it is settled"),
        }
    }
}

impl Holding {
    /// "`corridor_status` (Article 5): oversight".
    fn said(&self) -> String {
        let motive = self.motive.as_ref().map_or_else(String::new, |m| format!(" ({m})"));
        let of = if self.article.is_empty() || self.article == self.what {
            self.what.clone()
        } else {
            format!("{} ({})", self.what, self.article)
        };
        let how = match self.how {
            How::Side if self.wants.is_empty() => "no text".to_owned(),
            How::Side => self.wants.clone(),
            How::Reservation => "reserves its position".to_owned(),
            How::Proposal => "its proposal".to_owned(),
            How::AdReferendum => "agreed ad referendum".to_owned(),
        };
        format!("{of}: {how}{motive}")
    }
}

impl Report {
    /// Whether some draft could not be read to its end.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.drafts.iter().any(|d| !d.read_to_its_end)
    }
    /// As JSON, with its line end.
    #[must_use]
    pub fn json(&self) -> String {
        // Plain data with text keys: there is nothing in it that JSON could not say.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
    /// For a terminal.
    #[must_use]
    pub fn text(&self, look: Look) -> String {
        text::write(self, look)
    }
    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::write(self)
    }
    /// As a picture.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::write(self)
    }
    /// The states that some provision of some draft is in, in their order.
    fn states(&self) -> Vec<State> {
        let some = |n: usize| self.drafts.iter().any(|d| d.provisions.each().get(n).is_some_and(|n| *n > 0));
        State::ALL.iter().enumerate().filter(|(n, s)| **s == State::Agreed || some(*n)).map(|(_, s)| *s).collect()
    }
    /// The draft that is shown in full.
    fn last(&self) -> Option<&Draft> {
        self.drafts.last()
    }
}

/// A state as it is counted.
const fn word(state: State) -> &'static str {
    match state {
        State::Agreed => "agreed",
        State::AdReferendum => "ad referendum",
        State::Unmarked => "unmarked",
        State::Proposed => "proposed",
        State::Bracketed => "in brackets",
        State::Reserved => "reserved",
    }
}

const fn are(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

fn provisions(n: usize) -> String {
    if n == 1 { "1 provision".to_owned() } else { format!("{n} provisions") }
}

/// A share in hundredths: never 0 where there is something, never 100 where something lacks.
fn percent(n: usize, all: usize) -> String {
    let rounded = (n * 200 + all).checked_div(all * 2).unwrap_or(0);
    match rounded {
        0 if n > 0 => "<1 %".to_owned(),
        100 if n < all => ">99 %".to_owned(),
        p => format!("{p} %"),
    }
}

/// A bar of so many cells, shared out: each state that is there gets one at least, where there are enough.
fn shares(counts: &[usize], cells: usize) -> Vec<usize> {
    let all: usize = counts.iter().sum();
    let mut out: Vec<usize> =
        counts.iter().map(|n| (n * cells).checked_div(all).unwrap_or(0).max(usize::from(*n > 0))).collect();
    // What is left over goes to those who lost most by rounding down; what is too much comes from the longest.
    loop {
        let used: usize = out.iter().sum();
        if used == cells || all == 0 {
            return out;
        }
        let lost = |n: usize| {
            let (count, has) = (counts.get(n).copied().unwrap_or(0), out.get(n).copied().unwrap_or(0));
            (count * cells).saturating_sub(has * all)
        };
        let at = if used < cells {
            (0..out.len()).max_by_key(|n| (lost(*n), std::cmp::Reverse(*n)))
        } else {
            (0..out.len()).max_by_key(|n| out.get(*n).copied().unwrap_or(0))
        };
        let Some(cell) = at.and_then(|n| out.get_mut(n)) else { return out };
        *cell = if used < cells { *cell + 1 } else { cell.saturating_sub(1) };
    }
}

/// The JSON schema, as published in `docs/schema/status.schema.json`.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(Report);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_fill_the_bar_and_lose_nobody() {
        assert_eq!(shares(&[1, 0, 99], 10), [1, 0, 9]);
        assert_eq!(shares(&[1, 1, 1], 10), [4, 3, 3]);
        assert_eq!(shares(&[0, 0], 10), [0, 0]);
        assert_eq!(shares(&[5], 7), [7]);
        assert_eq!(shares(&[1000, 1, 1, 1], 4), [1, 1, 1, 1]);
        assert_eq!(shares(&[9, 1, 1], 2).iter().sum::<usize>(), 2);
    }

    #[test]
    fn a_share_is_never_said_to_be_nothing_or_all_where_it_is_not() {
        assert_eq!(percent(0, 0), "0 %");
        assert_eq!(percent(1, 300), "<1 %");
        assert_eq!(percent(299, 300), ">99 %");
        assert_eq!(percent(1, 3), "33 %");
        assert_eq!(percent(2, 3), "67 %");
        assert_eq!(percent(3, 3), "100 %");
    }
}
