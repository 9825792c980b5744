//! Open points and who moved at them, in words.

use super::{Group, Item, Run, Sign, capital, item, listed, runs, thing};
use crate::rounds::revision::{Direction, Fate, Move, Point, Proposal, Revision, Settled, Step};

/// Where an open point is: "Article 5, the lease `corridor`, lasts".
fn place(p: &Point) -> String {
    let Some(spot) = p.new.as_ref().or(p.old.as_ref()) else {
        return p.new_name.as_ref().or(p.old_name.as_ref()).map(|n| format!("`{n}`")).unwrap_or_default();
    };
    let mut parts: Vec<String> = Vec::new();
    parts.extend((!spot.label.is_empty()).then(|| spot.label.clone()));
    let is_article = parts.is_empty() || !spot.article.ends_with(&spot.called) || spot.called.is_empty();
    parts.extend(is_article.then(|| thing(spot)));
    parts.extend((!p.field.is_empty()).then(|| p.field.clone()));
    parts.join(", ")
}

/// Who moved, party by party.
pub(super) fn parties(r: &Revision) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for m in &r.moves {
        let Some(p) = r.points.get(m.point) else { continue };
        let heading = capital(&m.party);
        let line = item(Sign::Remark, moved(m, &place(p)));
        match out.iter_mut().find(|g| g.heading == heading) {
            Some(g) => g.items.push(line),
            None => out.push(Group { heading, items: vec![line] }),
        }
    }
    out
}

fn moved(m: &Move, place: &str) -> Vec<Run> {
    let (old, new) = (listed(&quoted(&m.gave_up)), listed(&quoted(&m.took)));
    let mut out = runs(&format!("{place}: "));
    let mut say = |words: &str| out.extend(runs(words));
    match (&m.step, old.is_empty(), new.is_empty()) {
        (Step::Prevailed, ..) if new.is_empty() => say("had its way: the text is left out"),
        (Step::Prevailed, ..) => say(&format!("its proposal stands, {new}")),
        (Step::Accepted(_), _, true) => say(&format!("gave up {old}")),
        (Step::Accepted(by), true, false) => say(&format!("accepted {new}{}", proposed(by))),
        (Step::Accepted(by), false, false) => say(&format!("gave up {old}, accepted {new}{}", proposed(by))),
        (Step::Met, ..) => say(&format!("gave up {old} for {new}, which nobody had proposed")),
        (Step::Holds, ..) => say(&format!("holds to {}", if new.is_empty() { "the text without it" } else { &new })),
        (Step::Reopened, true, _) => say(&format!("opened it and proposes {new}")),
        (Step::Reopened, false, true) => say(&format!("opened it and would leave out {old}")),
        (Step::Reopened, false, false) => say(&format!("opened it and proposes {new} in the place of {old}")),
        (Step::Changed, true, _) => say(&format!("now stands behind {new}")),
        (Step::Changed, false, true) => say(&format!("gave up {old}")),
        (Step::Changed, false, false) => say(&format!("gave up {old}, now stands behind {new}")),
    }
    let directions: Vec<String> = m.directions.iter().map(Direction::words).collect();
    if !directions.is_empty() {
        out.push(Run::Text(" (".into()));
        out.push(Run::Strong(directions.join("; ")));
        out.push(Run::Text(")".into()));
    }
    out
}

/// Proposals as they are quoted; what is a name or a quotation already stands as it is.
fn quoted(all: &[String]) -> Vec<String> {
    all.iter().map(|s| if s.contains(['`', '“']) { s.clone() } else { format!("“{s}”") }).collect()
}

fn proposed(by: &[String]) -> String {
    if by.is_empty() { String::new() } else { format!(", the proposal of {}", listed(by)) }
}

/// The sides of an open point with their proposers, as brackets have it.
fn bracket(all: &[Proposal]) -> String {
    let one = |p: &Proposal| {
        let says = if p.says.is_empty() { "nothing" } else { &p.says };
        if p.by.is_empty() { says.to_owned() } else { format!("{}: {says}", listed(&p.by)) }
    };
    let sides: Vec<String> = all.iter().map(one).collect();
    format!("[{}]", sides.join(" | "))
}

pub(super) fn point(p: &Point) -> Item {
    let name = p.new_name.as_ref().or(p.old_name.as_ref()).cloned().unwrap_or_default();
    let mut out = runs(&format!("`{name}` ({}): ", place(p)));
    let settled = |s: &Settled, all: &[Proposal]| match s {
        Settled::Proposal(n) => {
            let found = all.get(*n);
            let says = found.map(|p| p.says.clone()).unwrap_or_default();
            if says.is_empty() { "the text left out".to_owned() } else { says }
        }
        Settled::Other(words) => words.clone(),
        Settled::Nothing => String::new(),
    };
    let sign = match &p.fate {
        Fate::Closed(s) => {
            out.push(Run::Old(bracket(&p.before)));
            if *s == Settled::Nothing {
                out.extend(runs(" fell with what it stood in"));
            } else {
                out.extend(runs(", now "));
                out.push(Run::New(settled(s, &p.before)));
            }
            match s {
                Settled::Proposal(n) => {
                    let by = p.before.get(*n).map(|p| p.by.clone()).unwrap_or_default();
                    let stands = format!("; the proposal of {} stands", listed(&by));
                    out.extend(runs(if by.is_empty() { "" } else { &stands }));
                }
                Settled::Other(_) => out.extend(runs("; nobody had proposed that")),
                Settled::Nothing => {}
            }
            Sign::Changed("closed")
        }
        Fate::Opened(s) => {
            if *s != Settled::Nothing {
                out.push(Run::Old(settled(s, &p.after)));
                out.extend(runs(", now "));
            }
            out.push(Run::New(bracket(&p.after)));
            Sign::Changed("opened")
        }
        Fate::Moved => {
            out.push(Run::Old(bracket(&p.before)));
            out.extend(runs(", now "));
            out.push(Run::New(bracket(&p.after)));
            Sign::Changed("still open")
        }
    };
    item(sign, out)
}
