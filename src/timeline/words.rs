//! How a timeline calls events and says when they can be.

use crate::choice::Ctx;
use crate::core::{Cause, Core, EventId, EventKey, Force, Length, Link};
use crate::model::numbers::Numbers;
use crate::model::{Builtin, Model, NodeId, Target};
use crate::rules::words::{dated, length};
use crate::syntax::kind::Class;
use crate::time::windows::{Since, Timetable};
use rustc_hash::FxHashMap;

/// The events of a treaty by their names and in words.
pub(super) struct Names<'n, 't> {
    pub model: &'n Model<'t>,
    pub core: &'n Core<'t>,
    pub numbers: &'n Numbers,
    into: FxHashMap<EventId, Vec<&'n Link>>,
}

/// What happens in an event, and how it is called as a thing.
pub(super) const STEPS: [(&str, &str, &str); 10] = [
    ("begins", "begins", "the beginning of"),
    ("effect", "takes effect", "the effect of"),
    ("established", "established", "the establishment of"),
    ("deployed", "deployed", "the deployment of"),
    ("start", "starts", "the start of"),
    ("held", "held", "the holding of"),
    ("completes", "complete", "the completion of"),
    ("verified", "verified", "the verification of"),
    ("expiry", "ends", "the end of"),
    ("ratification", "ratified", "the ratification by"),
];

impl<'n, 't> Names<'n, 't> {
    /// Of a treaty.
    pub fn new(model: &'n Model<'t>, core: &'n Core<'t>, numbers: &'n Numbers) -> Self {
        let mut into: FxHashMap<EventId, Vec<&Link>> = FxHashMap::default();
        for l in core.links.iter().filter(|l| l.from != l.to && l.force != Force::Soft) {
            into.entry(l.to).or_default().push(l);
        }
        Self { model, core, numbers, into }
    }
    /// What binds an event, if only by what words mean.
    pub fn links(&self, event: EventId) -> &[&'n Link] {
        self.into.get(&event).map_or(&[], Vec::as_slice)
    }
    /// The event with a name as the treaty writes it.
    ///
    /// # Errors
    /// A sentence, where there is none.
    pub fn find(&self, name: &str) -> Result<EventId, String> {
        let all: Vec<(String, EventId)> =
            (0u32..).map(EventId).zip(&self.core.events).filter_map(|(id, e)| Some((self.path(&e.key)?, id))).collect();
        // A phase may be called without the clause around it, where there is but one of that name.
        let ends = |n: &str| n == name || n.strip_suffix(name).is_some_and(|r| r.ends_with('.'));
        let mut found: Vec<EventId> = all.iter().filter(|(n, _)| n == name).map(|a| a.1).collect();
        if found.is_empty() {
            found = all.iter().filter(|(n, _)| ends(n)).map(|a| a.1).collect();
        }
        match found.as_slice() {
            [one] => Ok(*one),
            [_, ..] => Err(format!("`{name}` is the name of several events: write it with the clause around it")),
            [] => {
                let near = all
                    .iter()
                    .map(|(n, _)| (strsim::damerau_levenshtein(&name.to_lowercase(), &n.to_lowercase()), n))
                    .filter(|(d, _)| *d <= (name.chars().count() / 3).max(1))
                    .min_by_key(|n| n.0);
                let guess = near.map(|n| format!("; did you mean `{}`?", n.1));
                Err(format!("no event that anything hangs on is called `{name}`{}", guess.unwrap_or_default()))
            }
        }
    }
    /// The name of an event; none for what has none.
    pub fn path(&self, key: &EventKey) -> Option<String> {
        Some(match key {
            EventKey::Builtin(b) => b.word().to_owned(),
            EventKey::Node(n) => self.chain(*n)?,
            EventKey::Of(n, sym) => format!("{}.{}", self.chain(*n)?, self.model.name(*sym)),
            _ => return None,
        })
    }
    fn chain(&self, node: NodeId) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for at in self.model.around(node) {
            let n = self.model.node(at);
            names.insert(0, self.model.name(n.name?.sym));
            if n.kind.class != Class::Part && n.kind.word != "approval" {
                break;
            }
        }
        Some(names.join("."))
    }
    /// A construct as a reader knows it: its title, its name, or what it is.
    pub fn thing(&self, node: NodeId) -> String {
        let n = self.model.node(node);
        if let Some(words) = self.titled(node) {
            return words;
        }
        match n.name {
            Some(name) => self.model.name(name.sym).replace('_', " "),
            None if n.kind.class == Class::Sentence => self.sentence(node),
            None => format!("the {}", n.kind.word),
        }
    }
    fn titled(&self, node: NodeId) -> Option<String> {
        let n = self.model.node(node);
        let title = n.title.as_ref().filter(|_| !matches!(n.kind.class, Class::Text | Class::Container))?;
        let words = self.model.words(title, None, None)?;
        (!words.is_empty()).then(|| words.into_owned())
    }
    /// A sentence by its first words.
    fn sentence(&self, node: NodeId) -> String {
        let text = self.model.text(self.model.node(node).span);
        let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('"', "");
        let mut short: String = words.chars().take(48).collect();
        if short.len() < words.len() {
            short = format!("{}…", short.trim_end());
        }
        short
    }
    /// The same within a sentence, where a name stands as the treaty writes it.
    fn called(&self, node: NodeId) -> String {
        match self.model.node(node).name {
            Some(name) if self.titled(node).is_none() => format!("`{}`", self.model.name(name.sym)),
            _ => self.thing(node),
        }
    }
    /// An event in words: "entry into force", "the completion of `north`".
    pub fn event(&self, id: EventId) -> String {
        let Some(e) = self.core.events.get(id.0 as usize) else { return "it".into() };
        match (&e.key, &e.cause) {
            (_, Cause::Derived { from, by, before }) => {
                format!("{} {} {}", length(by), if *before { "before" } else { "after" }, self.event(*from))
            }
            (EventKey::Builtin(Builtin::Signature), _) => "signature".into(),
            (EventKey::Builtin(Builtin::Ratification), _) => "the last ratification".into(),
            (EventKey::Builtin(Builtin::EntryIntoForce), _) => "entry into force".into(),
            (EventKey::Builtin(Builtin::Termination), _) => "the end of the treaty".into(),
            (EventKey::Of(node, sym), _) => {
                let word = self.model.name(*sym);
                let of = STEPS.iter().find(|s| s.0 == word).map_or("the event of", |s| s.2);
                // What a sentence asks for has no other event.
                if word == "start" && self.model.node(*node).kind.class == Class::Sentence {
                    self.called(*node)
                } else {
                    format!("{of} {}", self.called(*node))
                }
            }
            (EventKey::Node(node), _) => self.called(*node),
            (EventKey::Date(ymd, ..), _) => dated(*ymd),
            _ => self.model.text(e.src.span).split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
    /// "Article 3. Withdrawal of forces"; the title alone for what has no number.
    pub fn heading(&self, node: NodeId) -> String {
        let Some(at) = self
            .model
            .around(node)
            .find(|a| matches!(self.model.node(*a).kind.word, "article" | "annex" | "final clauses"))
        else {
            return "The treaty".into();
        };
        let title = self.model.node(at).title.as_ref().and_then(|t| self.model.words(t, None, None));
        // An annex numbers its own articles.
        let apart =
            self.model.around(at).skip(1).filter(|a| matches!(self.model.node(*a).kind.word, "annex" | "protocol"));
        let mut number: Vec<String> = apart.filter_map(|a| self.model.numbered(a, self.numbers)).collect();
        number.reverse();
        number.extend(self.model.numbered(at, self.numbers));
        match (number.is_empty(), title) {
            (false, Some(t)) => format!("{}. {t}", number.join(", ")),
            (false, None) => number.join(", "),
            (true, Some(t)) => t.into_owned(),
            (true, None) => self.model.described(Target::Node(at), self.numbers),
        }
    }
}

/// A timetable, with all windows counted from signature.
pub(super) struct Anchors<'a> {
    pub table: &'a Timetable<'a>,
    pub signed: Option<Since<'a>>,
    pub ctx: Ctx,
}

/// One side of a window as the text has it: so long after something.
struct Side {
    anchor: EventId,
    length: Length,
    /// Only the days before count.
    strict: bool,
}

/// Which side of a window is followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Toward {
    First,
    Last,
    /// Both at once: as long as they are the same.
    Both,
}

/// How many bounds are followed from an event to what it counts from.
const STEPS_BACK: usize = 24;

impl Names<'_, '_> {
    /// When an event can be, in words, by the bounds that stand where `present` says so.
    pub fn when(&self, event: EventId, present: &dyn Fn(Ctx) -> bool) -> String {
        let words = |s: &Side| self.after(s);
        let last = |s: &Side| match (s.strict, s.length.0.is_empty()) {
            (true, true) => format!("before {}", words(s)),
            (true, false) => format!("earlier than {}", words(s)),
            (false, _) => format!("no later than {}", words(s)),
        };
        // What is said to the day is said as it stands.
        if let Some(exact) = self.side(event, Toward::Both, present) {
            return if exact.length.0.is_empty() { format!("on {}", self.event(exact.anchor)) } else { words(&exact) };
        }
        let (earliest, latest) = (self.side(event, Toward::First, present), self.side(event, Toward::Last, present));
        match (earliest, latest) {
            (Some(e), Some(l)) if e.length.0.is_empty() || e.length.0.iter().any(|p| p.0 < 0) => last(&l),
            (Some(e), Some(l)) if e.anchor == l.anchor && !l.strict => {
                format!("{} to {}", length(&e.length), words(&l))
            }
            (Some(e), Some(l)) => format!("no earlier than {} and {}", words(&e), last(&l)),
            (None, Some(l)) => last(&l),
            (Some(e), None) => format!("no earlier than {}", words(&e)),
            (None, None) => String::new(),
        }
    }
    fn after(&self, s: &Side) -> String {
        let base = self.event(s.anchor);
        let back = s.length.0.iter().all(|p| p.0 < 0);
        match s.length.0.as_slice() {
            [] => base,
            _ if back => {
                let mut before = s.length.clone();
                before.0.iter_mut().for_each(|p| p.0 = -p.0);
                format!("{} before {base}", length(&before))
            }
            _ => format!("{} after {base}", length(&s.length)),
        }
    }
    /// Follows what the text says of one side, from bound to bound, to signature, entry into force, a date, or what nothing is said of.
    fn side(&self, event: EventId, toward: Toward, present: &dyn Fn(Ctx) -> bool) -> Option<Side> {
        let (mut at, mut sum, mut strict) = (event, Length::zero(), false);
        let mut way = Side { anchor: event, length: Length::zero(), strict: false };
        for step in 0..STEPS_BACK {
            let e = self.core.events.get(at.0 as usize)?;
            let root = matches!(e.key, EventKey::Builtin(Builtin::Signature | Builtin::EntryIntoForce))
                || e.cause == Cause::Fixed;
            if step > 0 && root {
                break;
            }
            let (from, parts) = if let Cause::Derived { from, by, before } = &e.cause {
                (*from, by.0.iter().map(|p| (if *before { -p.0 } else { p.0 }, p.1)).collect::<Vec<_>>())
            } else {
                // What the text asks for comes before what its words only mean.
                let side = |l: &Link| match toward {
                    Toward::First => l.min.clone(),
                    Toward::Last => l.max.clone(),
                    Toward::Both => l.max.clone().filter(|m| l.min.as_ref() == Some(m) && !l.strict),
                };
                let found = self.links(at).iter().filter(|l| present(l.ctx)).filter_map(|l| Some((l, side(l)?)));
                let Some((l, (length, back))) =
                    found.min_by_key(|(l, _)| (l.force == Force::Definition && l.max.is_none(), l.strict))
                else {
                    break;
                };
                strict |= l.strict && toward == Toward::Last;
                (l.from, length.0.iter().map(|p| (if back { -p.0 } else { p.0 }, p.1)).collect())
            };
            for (n, unit) in parts {
                match sum.0.iter_mut().find(|p| p.1 == unit) {
                    Some(p) => p.0 += n,
                    None => sum.0.push((n, unit)),
                }
            }
            sum.0.retain(|p| p.0 != 0);
            at = from;
            way = Side { anchor: at, length: sum.clone(), strict };
        }
        way.length.0.sort_unstable_by_key(|p| std::cmp::Reverse(p.1));
        let mixed = way.length.0.iter().any(|p| p.0 < 0) && way.length.0.iter().any(|p| p.0 > 0);
        (way.anchor != event && !mixed).then_some(way)
    }
}
