//! Running text as templates see it: words, references with their targets, brackets that open and close.

use super::formulas;
use super::inline::{Inline, Reading};
use super::layout::{Link, Opening, Word};
use crate::choice::ChoiceId;
use crate::model::{Model, NodeId};
use std::fmt::Write as _;

/// What stands on the side of one who wants no text here.
const NO_TEXT: &str = "no text";

/// Turns running text into words.
pub struct Wording<'a, 't> {
    /// Whose names are used.
    pub model: &'a Model<'t>,
}

impl Wording<'_, '_> {
    /// The words, with `link` giving the words and the target of a reference that has none.
    #[must_use]
    pub fn words(&self, inlines: &[Inline], link: &dyn Fn(NodeId) -> (String, String)) -> Vec<Word> {
        let mut out = Vec::new();
        self.add(inlines, link, &mut out);
        out
    }

    fn add(&self, inlines: &[Inline], link: &dyn Fn(NodeId) -> (String, String), out: &mut Vec<Word>) {
        let mut in_run = 0;
        for (i, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text(text) => say(text, out),
                Inline::Ref(node, said) => {
                    let (words, anchor) = link(*node);
                    let words = if said.is_empty() { words } else { said.clone() };
                    if in_run == 0 {
                        in_run = articles(inlines.get(i..).unwrap_or_default(), link);
                        let words = if in_run > 1 { words.replacen("Article ", "Articles ", 1) } else { words };
                        refer(words, anchor, out);
                    } else {
                        refer(words.replacen("Article ", "", 1), anchor, out);
                    }
                    in_run = in_run.saturating_sub(1);
                }
                Inline::Blank(blank) => out.push(Word { blank: blank.clone(), ..Word::default() }),
                Inline::Bracket(sides) => {
                    let sides: Vec<_> = sides
                        .iter()
                        .map(|s| {
                            (
                                Opening { proposers: formulas::listed(&bare(&s.proposers)), motive: String::new() },
                                s.words.as_slice(),
                            )
                        })
                        .collect();
                    self.bracket(&sides, link, out);
                }
                Inline::Open(choice, readings) => {
                    // Where a sentence goes on, what hangs on a bracket elsewhere, it was said there who wants it, and why.
                    let goes_on =
                        |r: &Reading| matches!(r.words.first(), Some(Inline::Text(t)) if t.starts_with([',', ';']));
                    let hangs = readings.iter().all(|r| r.words.is_empty() || goes_on(r));
                    let opening = |r| if hangs { Opening::default() } else { self.opening(*choice, r) };
                    let sides: Vec<_> = readings.iter().map(|r| (opening(r), r.words.as_slice())).collect();
                    self.bracket(&sides, link, out);
                }
            }
        }
    }

    /// Who proposes what some options say, and why it is open.
    #[must_use]
    pub fn opening(&self, choice: ChoiceId, reading: &Reading) -> Opening {
        let options = self.model.tree.choices.get(choice).map(|c| c.options.as_slice()).unwrap_or_default();
        let (mut names, mut motive) = (Vec::new(), String::new());
        for option in reading.options.iter().filter_map(|o| options.get(usize::from(*o))) {
            for name in called(self.model, &option.proposers) {
                let name = formulas::without_article(&name).to_owned();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            if let Some(why) = &option.motive {
                motive.clone_from(why);
            }
        }
        // Why, where it is not said who.
        if names.is_empty() && !motive.is_empty() {
            return Opening { proposers: format!("({motive})"), motive: String::new() };
        }
        Opening { proposers: formulas::listed(&names), motive }
    }

    /// The sides of a bracket one after another. Blanks at both ends of the words stand outside, as a typist sets them.
    fn bracket(&self, sides: &[(Opening, &[Inline])], link: &dyn Fn(NodeId) -> (String, String), out: &mut Vec<Word>) {
        let mut shown: Vec<(&Opening, Vec<Word>)> = Vec::new();
        let (mut before, mut after) = (false, false);
        for (opening, words) in sides {
            let mut inside = Vec::new();
            self.add(words, link, &mut inside);
            let (lead, trail) = trimmed(&mut inside);
            if inside.is_empty() {
                if opening.proposers.is_empty() {
                    continue;
                }
                inside.push(Word { text: NO_TEXT.to_owned(), ..Word::default() });
            } else {
                before |= lead;
                after |= trail;
            }
            shown.push((opening, inside));
        }
        if before {
            say(" ", out);
        }
        for (i, (opening, inside)) in shown.into_iter().enumerate() {
            if i > 0 {
                say(" ", out);
            }
            out.push(Word { open: Some(opening.clone()), ..Word::default() });
            out.extend(inside);
            out.push(Word { close: true, ..Word::default() });
        }
        if after {
            say(" ", out);
        }
    }
}

/// How many references to whole articles stand here one after another, as in "Article 2, Article 3 and Article 5": they are
/// said together. A comma alone makes no list: "under Article 2, Article 3 applies".
fn articles(inlines: &[Inline], link: &dyn Fn(NodeId) -> (String, String)) -> usize {
    let whole = |inline: Option<&Inline>| match inline {
        Some(Inline::Ref(node, said)) if said.is_empty() => {
            link(*node).0.strip_prefix("Article ").is_some_and(|n| n.chars().all(char::is_alphanumeric))
        }
        _ => false,
    };
    if !whole(inlines.first()) {
        return 1;
    }
    let (mut count, mut listed) = (1, 1);
    while let Some(Inline::Text(between)) = inlines.get(count * 2 - 1) {
        let ends = between == " and ";
        if !(ends || between == ", ") || !whole(inlines.get(count * 2)) {
            break;
        }
        count += 1;
        if ends {
            listed = count;
        }
    }
    listed
}

/// Adds a reference; without a target it is just words.
fn refer(words: String, anchor: String, out: &mut Vec<Word>) {
    if anchor.is_empty() {
        say(&words, out);
    } else {
        out.push(Word { link: Some(Link { words, anchor }), ..Word::default() });
    }
}

/// Adds words; no two blanks meet.
fn say(text: &str, out: &mut Vec<Word>) {
    let ends_blank = out.last().is_some_and(|w| w.text.ends_with(char::is_whitespace));
    let text = if ends_blank { text.trim_start() } else { text };
    match out.last_mut() {
        Some(last) if !last.text.is_empty() => last.text.push_str(text),
        _ if !text.is_empty() => out.push(Word { text: text.to_owned(), ..Word::default() }),
        _ => {}
    }
}

/// Takes the blanks off both ends and says where there were any.
fn trimmed(words: &mut Vec<Word>) -> (bool, bool) {
    let (mut lead, mut trail) = (false, false);
    if let Some(first) = words.first_mut().filter(|w| !w.text.is_empty()) {
        lead = first.text.starts_with(char::is_whitespace);
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = words.last_mut().filter(|w| !w.text.is_empty()) {
        trail = last.text.ends_with(char::is_whitespace);
        last.text = last.text.trim_end().to_owned();
    }
    words.retain(|w| !w.text.is_empty() || w.link.is_some() || !w.blank.is_empty() || w.open.is_some() || w.close);
    (lead, trail)
}

/// What a construct is called in English, or else in the treaty's main language, or else by its name.
#[must_use]
pub fn title(model: &Model<'_>, id: NodeId) -> String {
    let english = model.node(id).title.as_ref().and_then(|t| model.words(t, Some("en"), None));
    english.unwrap_or_else(|| model.called(id)).into_owned()
}

/// Actors by their names in the source, as they are called.
#[must_use]
pub fn called(model: &Model<'_>, names: &[String]) -> Vec<String> {
    let one = |name: &String| {
        let node = model.declared().find(|(n, id)| model.name(n.sym) == name && model.is_actor(*id));
        node.map_or_else(|| name.clone(), |(_, id)| title(model, id))
    };
    names.iter().map(one).collect()
}

/// Names as they stand before a colon.
fn bare(names: &[String]) -> Vec<String> {
    names.iter().map(|n| formulas::without_article(n).to_owned()).collect()
}

/// Words without any markup; brackets as they are written.
#[must_use]
pub fn plain(words: &[Word]) -> String {
    let mut out = String::new();
    for w in words {
        out.push_str(&w.text);
        out.push_str(&w.blank);
        if let Some(link) = &w.link {
            out.push_str(&link.words);
        }
        if let Some(open) = &w.open {
            out.push('[');
            if !open.proposers.is_empty() {
                out.push_str(&open.proposers);
                if !open.motive.is_empty() {
                    let _ = write!(out, " ({})", open.motive);
                }
                out.push_str(": ");
            }
        }
        if w.close {
            out.push(']');
        }
    }
    out
}
