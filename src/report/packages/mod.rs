//! The packages of a treaty for people and programs: how many, what clashes, what is left, and which stand out.

mod text;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Tally, place};
use crate::choice::{ChoiceId, Choices, Cut, Taken};
use crate::finding::{Finding, Severity};
use crate::model::Model;
use crate::packages::coupling::{Couplings, couplings};
use crate::packages::survey::{Cause, Reasoned, Survey};
use crate::packages::{BigUint, Limit, NODES};
use crate::session::Checked;
use crate::source::Span;
use crate::substance::side;

/// How many of the best packages are written out.
const MOST: usize = 5;

/// What `treatyc packages --to json` says. Numbers of packages are written as texts: they can be longer than any number of a
/// program. They are absent where the open points are too entangled to be counted.
#[derive(Serialize, JsonSchema, Debug)]
#[schemars(title = "Packages")]
pub struct Outlook {
    /// The file.
    file: String,
    /// How many packages there are.
    total: Option<String>,
    /// How many of them the couplings in words allow.
    allowed: Option<String>,
    /// How many of those are consistent.
    consistent: Option<String>,
    /// Whether there is a consistent package at all.
    possible: bool,
    /// How far this was followed.
    known: Known,
    /// Findings at error level that hold in every package and therefore tell packages apart in nothing.
    errors_in_every_package: usize,
    /// The open points in the order of the text.
    points: Vec<Point>,
    /// The minimal clashes, those of fewer options first.
    clashes: Vec<Clashing>,
    /// Options of which one decides another without the text saying so (N004).
    coupled: Vec<Coupled>,
    /// Whether `coupled` could be told.
    coupled_known: bool,
    /// The consistent packages with the most options proposed by the parties asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    favoured: Option<Ranked>,
    /// The consistent packages that take the fewest moves from where the parties stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<Ranked>,
}

/// How far the packages were looked at.
#[derive(Serialize, JsonSchema, Debug)]
struct Known {
    /// Whether every combination of the open points was looked at. Where not, there may be more clashes than are listed, and
    /// fewer consistent packages than are counted.
    every_combination: bool,
    /// Whether every clash is as small as it can be.
    smallest_clashes: bool,
}

/// An open point.
#[derive(Serialize, JsonSchema, Debug)]
struct Point {
    /// As `--package` calls it.
    name: String,
    /// The options that it stands in: elsewhere it is not there.
    within: Vec<Chosen>,
    /// Whether it is a bracket around mere words.
    prose: bool,
    /// Its options in order.
    options: Vec<PointOption>,
}

/// An option of an open point.
#[derive(Serialize, JsonSchema, Debug)]
struct PointOption {
    /// As `--package` calls it.
    name: String,
    /// What stands there, where it has no name but its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// Who proposes it.
    proposers: Vec<String>,
    /// What becomes of it.
    fate: Fate,
}

/// What becomes of an option.
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
enum Fate {
    /// Some consistent package takes it, and some another.
    Open,
    /// The only one left.
    Forced,
    /// No consistent package takes it (N005).
    Dead,
}

/// One option taken.
#[derive(Serialize, JsonSchema, Clone, PartialEq, Eq, Debug)]
struct Chosen {
    /// The open point.
    point: String,
    /// The option.
    option: String,
}

/// A minimal clash.
#[derive(Serialize, JsonSchema, Debug)]
struct Clashing {
    /// The options that cannot be taken together.
    options: Vec<Chosen>,
    /// The same in words.
    words: String,
    /// What says so.
    causes: Vec<Why>,
}

/// What says that options clash.
#[derive(Serialize, JsonSchema, Debug)]
struct Why {
    /// The code of a finding, or the coupling word.
    by: String,
    /// The finding's first line, or the coupling as written.
    text: String,
    /// The file.
    file: String,
    /// The line, from 1.
    line: u32,
}

/// One option that decides others.
#[derive(Serialize, JsonSchema, Debug)]
struct Coupled {
    /// Taking this
    taking: Chosen,
    /// leaves only this elsewhere.
    leaves: Chosen,
}

/// The packages that come first by some measure.
#[derive(Serialize, JsonSchema, Debug)]
struct Ranked {
    /// How many options of the parties asked for each takes, or how many moves each needs.
    score: i64,
    /// How many packages share this score; those that differ only in `either_way` count as one.
    count: String,
    /// Some of them.
    packages: Vec<OnePackage>,
    /// Open points that nobody has proposed, and that clash with nothing: whatever is taken there, all this stays the same. They are
    /// left out of the packages above.
    either_way: Vec<String>,
}

/// A package.
#[derive(Serialize, JsonSchema, Debug)]
struct OnePackage {
    /// The options taken.
    options: Vec<Chosen>,
    /// Who moves how often: gives up an option of its own at an open point that the package settles otherwise.
    moves: Vec<Moves>,
}

/// The moves of one party.
#[derive(Serialize, JsonSchema, Debug)]
struct Moves {
    /// The party.
    party: String,
    /// How often it gives up an option.
    moves: usize,
}

/// Everybody who proposes an option, in the order of the text.
#[must_use]
pub fn proposers(choices: &Choices) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for who in choices.iter().flat_map(|(_, c)| c.options.iter().flat_map(|o| &o.proposers)) {
        if !out.contains(who) {
            out.push(who.clone());
        }
    }
    out
}

/// Who gives up an option where this one is taken: everybody who proposes another at that point, and not this one.
fn moving(choices: &Choices, taken: Taken) -> Vec<&str> {
    let Some(choice) = choices.get(taken.0) else { return Vec::new() };
    let kept = choice.options.get(usize::from(taken.1)).map_or(&[][..], |o| &o.proposers);
    let mut out: Vec<&str> = Vec::new();
    for who in choice.options.iter().flat_map(|o| &o.proposers) {
        if !kept.contains(who) && !out.contains(&who.as_str()) {
            out.push(who);
        }
    }
    out
}

struct Writer<'a> {
    checked: &'a Checked,
    choices: &'a Choices,
    couplings: Couplings,
}

impl Writer<'_> {
    fn chosen(&self, t: Taken) -> Chosen {
        let choice = self.choices.get(t.0);
        let option = choice.and_then(|c| c.options.get(usize::from(t.1)));
        Chosen {
            point: choice.map(|c| c.name.clone()).unwrap_or_default(),
            option: option.map(|o| o.name.clone()).unwrap_or_default(),
        }
    }
    fn why(&self, by: String, text: &str, span: Option<Span>) -> Why {
        let at = span.and_then(|s| place(&self.checked.sources, s));
        let words: Vec<&str> = text.split_whitespace().collect();
        Why {
            by,
            text: words.join(" "),
            file: at.map(|p| p.file.to_owned()).unwrap_or_default(),
            line: at.map_or(1, |p| p.start.line),
        }
    }
    fn clash(&self, c: &Reasoned) -> Clashing {
        let cause = |cause: &Cause| match cause {
            Cause::Finding(i) => {
                let f = self.checked.findings.get(*i)?;
                Some(self.why(f.code.to_string(), &f.message, f.span()))
            }
            Cause::Words(i) => {
                let c = self.couplings.all.get(*i)?;
                Some(self.why(c.word.to_owned(), self.checked.sources.text(c.span), Some(c.span)))
            }
        };
        Clashing {
            options: self.choices.innermost(&c.clash).into_iter().map(|t| self.chosen(t)).collect(),
            words: self.choices.words_of(&c.clash),
            causes: c.causes.iter().filter_map(cause).collect(),
        }
    }
    /// The packages with the best score. Of what makes no difference the first option is taken, at the price of a small weight
    /// that no score reaches.
    fn ranked(&self, survey: &Survey<'_>, score: &dyn Fn(Taken) -> i64) -> Option<Ranked> {
        const UNIT: i64 = 1 << 32;
        let idle = survey.idle(&self.couplings);
        let weight = |t: Taken| match idle.binary_search(&t.0) {
            Ok(_) => -i64::from(t.1),
            Err(_) => score(t).saturating_mul(UNIT),
        };
        let best = survey.space.best(&weight, MOST).ok().flatten()?;
        let package = |taken: Vec<Taken>| {
            let mut moves: Vec<Moves> = Vec::new();
            for who in taken.iter().flat_map(|t| moving(self.choices, *t)) {
                match moves.iter_mut().find(|m| m.party == who) {
                    Some(m) => m.moves += 1,
                    None => moves.push(Moves { party: who.to_owned(), moves: 1 }),
                }
            }
            let told = taken.into_iter().filter(|t| idle.binary_search(&t.0).is_err());
            OnePackage { options: told.map(|t| self.chosen(t)).collect(), moves }
        };
        let name = |id: &ChoiceId| self.choices.get(*id).map(|c| c.name.clone());
        Some(Ranked {
            score: (best.weight / UNIT).abs(),
            count: best.count.to_string(),
            packages: best.packages.into_iter().map(package).collect(),
            either_way: idle.iter().filter_map(name).collect(),
        })
    }
}

/// Looks at all packages of a treaty. `favour` names the parties whose proposals are to be counted; none for nobody.
#[must_use]
pub fn outlook(file: &str, checked: &Checked, favour: &[String]) -> Outlook {
    let model = Model::new(&checked.tree, &checked.sources);
    let choices = &checked.tree.choices;
    let writer = Writer { checked, choices, couplings: couplings(&model) };
    let level = |f: &Finding| Some(f.severity);
    let survey = Survey::new(choices, &writer.couplings, &checked.findings, &level, NODES);
    let numbers = survey.numbers();
    let fates = survey.fates();
    let text = |n: Result<BigUint, Limit>| n.ok().map(|n| n.to_string());
    let fate = |t: Taken| match (fates.dead.contains(&t), fates.forced.contains(&t)) {
        (true, _) => Fate::Dead,
        (_, true) => Fate::Forced,
        _ => Fate::Open,
    };
    let points = choices.iter().map(|(id, c)| Point {
        name: c.name.clone(),
        within: choices.innermost(choices.taken(c.parent)).into_iter().map(|t| writer.chosen(t)).collect(),
        prose: c.sort == crate::choice::Sort::Prose,
        options: (0u16..)
            .zip(&c.options)
            .map(|(o, opt)| PointOption {
                name: opt.name.clone(),
                words: opt.name.bytes().all(|b| b.is_ascii_digit()).then(|| side(&model, opt)),
                proposers: opt.proposers.clone(),
                fate: fate((id, o)),
            })
            .collect(),
    });
    let own = |t: Taken| {
        let option = choices.get(t.0).and_then(|c| c.options.get(usize::from(t.1)));
        i64::from(option.is_some_and(|o| o.proposers.iter().any(|p| favour.contains(p))))
    };
    let moves = |t: Taken| -i64::try_from(moving(choices, t).len()).unwrap_or(i64::MAX);
    let favoured = if favour.is_empty() { None } else { writer.ranked(&survey, &own) };
    let somebody = !proposers(choices).is_empty();
    let nearest = if somebody { writer.ranked(&survey, &moves) } else { None };
    let coupled = survey.coupled();
    let always = |f: &&Finding| f.severity == Severity::Error && f.holds.is_empty() && !f.code.0.starts_with('N');
    Outlook {
        file: file.to_owned(),
        total: text(numbers.total),
        allowed: text(numbers.allowed),
        consistent: text(numbers.consistent),
        possible: survey.is_possible(),
        known: Known {
            every_combination: !choices.was_cut(Cut::Conditions),
            smallest_clashes: !choices.was_cut(Cut::Smallest),
        },
        errors_in_every_package: Tally::of(checked.findings.iter().filter(always)).errors,
        points: points.collect(),
        clashes: survey.clashes.iter().map(|c| writer.clash(c)).collect(),
        coupled_known: coupled.is_ok(),
        coupled: coupled
            .unwrap_or_default()
            .into_iter()
            .map(|(a, b)| Coupled { taking: writer.chosen(a), leaves: writer.chosen(b) })
            .collect(),
        favoured,
        nearest,
    }
}

impl Outlook {
    /// Whether there is a consistent package.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.possible
    }
    /// As JSON, with its line end.
    #[must_use]
    pub fn json(&self) -> String {
        // Plain data with text keys: there is nothing in it that JSON could not say.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// The JSON schema, as published in `docs/schema/packages.schema.json`.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(Outlook);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
