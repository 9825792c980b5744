//! The open points of two rounds: which is which, what became of each, and who moved.

use super::homes::{Home, Sort, homes};
use super::measures::direction;
use super::reader::{Measured, Measures, Reader};
use super::revision::{Direction, Fate, Move, Point, Proposal, Settled, Step};
use crate::choice::ChoiceId;
use crate::model::NodeId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// What became of the open points, and in which choices of each round that shows.
#[derive(Debug, Default)]
pub struct Points {
    /// What became of them.
    pub all: Vec<Point>,
    /// Who moved.
    pub moves: Vec<Move>,
    /// The choices of the old round that a point speaks of.
    pub old: FxHashSet<ChoiceId>,
    /// The choices of the new round that a point speaks of.
    pub new: FxHashSet<ChoiceId>,
}

/// One side of an open point, to be held against others.
#[derive(Clone, Debug)]
pub struct Offer {
    /// As it is shown.
    pub shown: Proposal,
    /// Who proposes it, by marks that are the same in both rounds.
    pub by: Vec<String>,
    /// What it says, in the one way in which both rounds are spoken of; empty where it leaves the text out.
    pub exact: String,
    /// Its numbers, and the rest of it.
    pub measures: Measures,
}

/// Settled text at a point, to be held against proposals.
#[derive(Clone, Debug)]
pub struct Text {
    /// Of which proposal it is the text.
    pub settled: Settled,
    /// What it says, in words.
    pub says: String,
    /// Its numbers, and the rest of it.
    pub measures: Measures,
}

/// Holds the open points of two rounds against each other.
#[must_use]
pub fn points(old: &Reader<'_>, new: &Reader<'_>) -> Points {
    let (before, after) = (table(old), table(new));
    let same = pair(old, new, &before, &after);
    let mut out = Points::default();
    let back: FxHashMap<ChoiceId, ChoiceId> = same.iter().map(|(a, b)| (*b, *a)).collect();
    // In the order of the new round; what was closed stands where its construct is now, or what is around it.
    let mut order: Vec<(NodeId, Option<ChoiceId>, Option<ChoiceId>)> = Vec::new();
    for (c, (home, _)) in &after {
        order.push((home.node.unwrap_or(NodeId(0)), back.get(c).copied(), Some(*c)));
    }
    for (c, (home, _)) in before.iter().filter(|(c, _)| !same.contains_key(c)) {
        let now = home.node.and_then(|n| old.side.model.around(n).find_map(|a| old.side.other(a)));
        order.push((now.unwrap_or(NodeId(0)), Some(*c), None));
    }
    order.sort_by_key(|o| (o.0, o.1, o.2));
    for (_, a, b) in order {
        let of = |all: &Table, c: Option<ChoiceId>| match c.and_then(|c| all.get(&c).cloned()) {
            Some((home, offers)) => (Some(home), offers),
            None => (None, Vec::new()),
        };
        let ((was, left), (is, right)) = (of(&before, a), of(&after, b));
        let (fate, text) = match (a, b) {
            (Some(_), Some(_)) if unchanged(&left, &right) => continue,
            (Some(c), None) => {
                let text = settled(old, new, c, was.as_ref(), &left);
                (Fate::Closed(text.settled.clone()), Some(text))
            }
            (None, Some(c)) => {
                let text = settled(new, old, c, is.as_ref(), &right);
                (Fate::Opened(text.settled.clone()), Some(text))
            }
            _ => (Fate::Moved, None),
        };
        out.old.extend(a);
        out.new.extend(b);
        let name = |r: &Reader<'_>, c: Option<ChoiceId>| Some(r.choice(c?)?.name.clone());
        let spot = |r: &Reader<'_>, h: &Option<Home>| {
            let home = h.as_ref()?;
            // A bracket around constructs is where they are.
            let member = home.members.first().filter(|_| home.sort == Sort::Structure).map(|m| m.0);
            member.or(home.node).map(|n| r.spot(n))
        };
        let field = is.as_ref().or(was.as_ref()).map_or("", |h| h.field).to_owned();
        out.moves.extend(moves(out.all.len(), &fate, text.as_ref(), &left, &right));
        out.all.push(Point {
            old_name: name(old, a),
            new_name: name(new, b),
            old: spot(old, &was),
            new: spot(new, &is),
            field,
            fate,
            before: left.into_iter().map(|o| o.shown).collect(),
            after: right.into_iter().map(|o| o.shown).collect(),
        });
    }
    out
}

/// The open points of one round: where each is, and its sides.
type Table = BTreeMap<ChoiceId, (Home, Vec<Offer>)>;

fn table(r: &Reader<'_>) -> Table {
    homes(r.side.model).into_iter().map(|(c, h)| (c, (h.clone(), r.offers(c, &h)))).collect()
}

/// Whether a point of the old round is this one of the new.
type Same<'s> = &'s dyn Fn(ChoiceId, ChoiceId) -> bool;

/// Which open point is which, among those at the same place of the same construct: that with the same sides, that with the same
/// name, that which has a side in common, and then in their order. Brackets around whole constructs hold one that is the
/// same.
fn pair(old: &Reader<'_>, new: &Reader<'_>, before: &Table, after: &Table) -> FxHashMap<ChoiceId, ChoiceId> {
    // A bracket in a bracket is not at the place of that around it.
    let depth = |r: &Reader<'_>, all: &Table, c: ChoiceId| {
        let home = |c: ChoiceId| all.get(&c).map(|(h, _)| (h.sort, h.node, h.field));
        let parent = r.choice(c).map(|c| r.side.model.tree.choices.taken(c.parent)).unwrap_or_default();
        parent.iter().filter(|t| home(t.0) == home(c)).count()
    };
    let key = |r: &Reader<'_>, all: &Table, c: ChoiceId| {
        let home = all.get(&c).map(|(h, _)| (h.sort, h.node.map(|n| r.side.token(n)).unwrap_or_default(), h.field));
        (home, depth(r, all, c))
    };
    let mut there: BTreeMap<_, Vec<ChoiceId>> = BTreeMap::new();
    for c in after.keys() {
        there.entry(key(new, after, *c)).or_default().push(*c);
    }
    let mut here: BTreeMap<_, usize> = BTreeMap::new();
    for c in before.keys() {
        *here.entry(key(old, before, *c)).or_default() += 1;
    }
    let as_many: FxHashSet<ChoiceId> =
        there.iter().filter(|(k, all)| here.get(*k) == Some(&all.len())).flat_map(|(_, all)| all).copied().collect();
    let name = |r: &Reader<'_>, c: ChoiceId| r.choice(c).map(|c| c.name.clone()).unwrap_or_default();
    let held = |r: &Reader<'_>, h: &Home| -> FxHashSet<String> {
        h.members.iter().map(|m| r.side.token(m.0)).filter(|t| t.starts_with('#')).collect()
    };
    let both = |b: ChoiceId, c: ChoiceId| before.get(&b).zip(after.get(&c));
    let fits = |b: ChoiceId, c: ChoiceId| {
        both(b, c).is_some_and(|((h, _), (g, _))| h.sort != Sort::Structure || !held(old, h).is_disjoint(&held(new, g)))
    };
    let alike: Same<'_> = &|b, c| fits(b, c) && both(b, c).is_some_and(|(x, y)| unchanged(&x.1, &y.1));
    let shares = |b: ChoiceId, c: ChoiceId| {
        let said = |o: &Offer, all: &[Offer]| !o.exact.is_empty() && all.iter().any(|p| p.exact == o.exact);
        both(b, c).is_some_and(|(x, y)| x.1.iter().any(|o| said(o, &y.1)))
    };
    let called: Same<'_> = &|b, c| fits(b, c) && name(old, b) == name(new, c) && (as_many.contains(&c) || shares(b, c));
    let common: Same<'_> = &|b, c| fits(b, c) && shares(b, c);
    let ordered: Same<'_> = &|b, c| fits(b, c) && as_many.contains(&c);
    let mut out = FxHashMap::default();
    for same in [alike, called, common, ordered] {
        for b in before.keys() {
            let list = there.get_mut(&key(old, before, *b)).filter(|_| !out.contains_key(b));
            if let Some(list) = list
                && let Some(at) = list.iter().position(|c| same(*b, *c))
            {
                out.insert(*b, list.remove(at));
            }
        }
    }
    out
}

fn unchanged(old: &[Offer], new: &[Offer]) -> bool {
    let said = |all: &[Offer]| {
        let mut said: Vec<(String, Vec<String>)> = all.iter().map(|o| (o.exact.clone(), o.by.clone())).collect();
        said.sort();
        said
    };
    said(old) == said(new)
}

/// What the other round says where this one has an open point.
fn settled(here: &Reader<'_>, there: &Reader<'_>, c: ChoiceId, home: Option<&Home>, offers: &[Offer]) -> Text {
    let nothing = Text { settled: Settled::Nothing, says: String::new(), measures: None };
    let Some(home) = home else { return nothing };
    let says = |n: usize| offers.get(n).map(|o| o.shown.says.clone()).unwrap_or_default();
    let of = |n: usize| Text {
        settled: Settled::Proposal(n),
        says: says(n),
        measures: offers.get(n).and_then(|o| o.measures.clone()),
    };
    let absent = offers.iter().position(|o| o.exact.is_empty());
    let found = home.node.and_then(|n| here.side.other(n));
    match home.sort {
        Sort::Field => {
            let Some(found) = found else { return nothing };
            let Some((exact, words, measures)) = there.plain(found, home.field) else {
                return absent.map_or(nothing, of);
            };
            match offers.iter().position(|o| o.exact == exact) {
                Some(n) => of(n),
                None => Text { settled: Settled::Other(words.clone()), says: words, measures },
            }
        }
        Sort::Prose => {
            let Some(found) = found else { return nothing };
            if let Some(n) = (0..offers.len()).find(|n| here.reads_with(c, *n, there, found)) {
                return of(n);
            }
            let words = there.text_of(found);
            Text { settled: Settled::Other(words.clone()), says: words, measures: None }
        }
        Sort::Alternatives | Sort::Structure => {
            let lives = |id: NodeId| here.side.model.inside(id).filter(|i| here.side.other(*i).is_some()).count();
            let mut score = vec![0; offers.len()];
            for (member, option) in &home.members {
                if let Some(s) = score.get_mut(usize::from(*option)) {
                    *s += lives(*member);
                }
            }
            let most = score.iter().copied().max().unwrap_or(0);
            match score.iter().position(|s| *s == most) {
                Some(n) if most > 0 => of(n),
                _ if home.node.is_none() || found.is_some() => absent.map_or(nothing, of),
                _ => nothing,
            }
        }
    }
}

/// Who moved at a point.
fn moves(point: usize, fate: &Fate, text: Option<&Text>, before: &[Offer], after: &[Offer]) -> Vec<Move> {
    let mut parties: Vec<(String, String)> = Vec::new();
    for offer in before.iter().chain(after) {
        for (token, called) in offer.by.iter().zip(&offer.shown.by) {
            if !parties.iter().any(|p| p.0 == *token) {
                parties.push((token.clone(), called.clone()));
            }
        }
    }
    let mut out = Vec::new();
    for (token, party) in parties {
        let of = |all: &[Offer]| -> Vec<Offer> { all.iter().filter(|o| o.by.contains(&token)).cloned().collect() };
        let (had, has) = (of(before), of(after));
        let says = |all: &[Offer]| -> Vec<String> {
            all.iter().map(|o| o.shown.says.clone()).filter(|s| !s.is_empty()).collect()
        };
        let now = text.map(|t| t.says.clone()).filter(|s| !s.is_empty());
        let to_text = || match (had.as_slice(), text) {
            ([one], Some(t)) => between(one.measures.as_ref(), t.measures.as_ref()),
            _ => Vec::new(),
        };
        let from_text = || match (has.as_slice(), text) {
            ([one], Some(t)) => between(t.measures.as_ref(), one.measures.as_ref()),
            _ => Vec::new(),
        };
        let (step, gave_up, took, directions) = match fate {
            Fate::Closed(Settled::Proposal(n)) => {
                let standing = before.get(*n);
                if standing.is_some_and(|o| o.by.contains(&token)) {
                    (Step::Prevailed, Vec::new(), says(&had), Vec::new())
                } else {
                    let whose = standing.map(|o| o.shown.by.clone()).unwrap_or_default();
                    (Step::Accepted(whose), says(&had), now.into_iter().collect(), to_text())
                }
            }
            Fate::Closed(Settled::Other(_)) => (Step::Met, says(&had), now.into_iter().collect(), to_text()),
            Fate::Closed(Settled::Nothing) | Fate::Opened(Settled::Nothing) => continue,
            Fate::Opened(Settled::Proposal(n)) if after.get(*n).is_some_and(|o| o.by.contains(&token)) => {
                (Step::Holds, Vec::new(), says(&has), Vec::new())
            }
            Fate::Opened(_) => (Step::Reopened, now.into_iter().collect(), says(&has), from_text()),
            Fate::Moved => {
                let only = |a: &[Offer], b: &[Offer]| -> Vec<Offer> {
                    a.iter().filter(|o| !b.iter().any(|p| p.exact == o.exact)).cloned().collect()
                };
                let (left, came) = (only(&had, &has), only(&has, &had));
                if left.is_empty() && came.is_empty() {
                    continue;
                }
                let directions = match (left.as_slice(), came.as_slice()) {
                    ([a], [b]) => between(a.measures.as_ref(), b.measures.as_ref()),
                    _ => Vec::new(),
                };
                (Step::Changed, says(&left), says(&came), directions)
            }
        };
        out.push(Move { party, point, gave_up, took, step, directions });
    }
    out
}

/// In which directions one value changed into another that is like it but for its numbers.
#[must_use]
pub fn between(old: Option<&Measured>, new: Option<&Measured>) -> Vec<Direction> {
    match (old, new) {
        (Some((rest, a)), Some((other, b))) if rest == other && a.len() == b.len() => {
            a.iter().zip(b).filter_map(|(a, b)| direction(a, b)).collect()
        }
        _ => Vec::new(),
    }
}
