//! `T202 infeasible` and `T217 empty-period`: no dates satisfy the bounds; the chain of fewest that cannot all hold.

use super::bounds::{adds, is_meant, labelled, span};
use crate::choice::{Choices, Ctx, Taken};
use crate::core::{EventKey, Force};
use crate::finding::{Code, Finding, Severity};
use crate::packages::lazily::{Answer, Oracle, Partial, clashes};
use crate::rules::Case;
use crate::source::Span;
use crate::time::chain::Chain;
use crate::time::knot::Knot;
use crate::time::tag::Tag;
use rustc_hash::FxHashSet;

/// How many chains that share no bound are shown of one knot, and how often its packages are asked about.
const CHAINS: usize = 24;
const ASKED: usize = 2_000;
/// What is said at the last chain that is shown, if it is not the last.
const MORE: &str = "further bounds of this treaty contradict each other; they are shown once these are mended";

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for knot in case.plan().knots() {
        untie(case, &knot, out);
    }
}

fn untie(case: &Case<'_>, knot: &Knot, out: &mut Vec<Finding>) {
    // What cannot be kept whatever is chosen is taken out, bound by bound, and what is left is looked at again.
    let mut gone: FxHashSet<u32> = FxHashSet::default();
    let mut shown = 0;
    while let Some(chain) = knot.network(&|tag, c| c == Ctx::ALWAYS && kept(tag, &gone)).fewest() {
        // What waits for itself is said already.
        let known: Vec<Span> =
            out.iter().filter(|f| f.code.0 == "T201").flat_map(|f| f.labels.iter().map(|l| l.span)).collect();
        let is_known = |f: &Finding| {
            let mut labels = f.labels.iter().map(|l| known.contains(&l.span));
            // Where each only waits for the next, one of several bounds between two of them has been shown.
            if waits(&chain) { labels.any(|known| known) } else { labels.all(|known| known) }
        };
        let found = finding(case, &chain).filter(|f| !is_known(f));
        shown += usize::from(found.is_some());
        out.extend(found);
        let said = chain.edges.iter().filter(|e| !e.background).map(|e| e.tag / 3);
        let before = gone.len();
        gone.extend(said);
        if gone.len() == before {
            return;
        }
        if shown == CHAINS {
            let rest = knot.network(&|tag, c| c == Ctx::ALWAYS && kept(tag, &gone));
            if let Some(last) = out.last_mut().filter(|_| rest.schedule().is_err()) {
                last.why = Some(MORE.into());
            }
            return;
        }
    }
    let choices = &case.model.tree.choices;
    let schedule = Bounds { knot, case, gone: &gone };
    for clash in clashes(choices, &schedule, ASKED).clashes {
        let Some(ctx) = choices.all_of(&clash) else { continue };
        let present = |tag, c: Ctx| choices.implies(ctx, c) && kept(tag, &gone);
        if let Some(chain) = knot.network(&present).fewest() {
            out.extend(finding(case, &chain).map(|f| f.under(ctx)));
        }
    }
}

/// Whether nothing in a chain sets a limit: each of it only comes after the one before.
fn waits(chain: &Chain<i64>) -> bool {
    chain.edges.iter().filter(|e| !e.background).all(|e| Tag(e.tag).link().is_some_and(|side| !side.1))
}

fn kept(tag: u32, gone: &FxHashSet<u32>) -> bool {
    Tag(tag).link().is_none() || !gone.contains(&(tag / 3))
}

/// The bounds of a treaty, asked which options of it go together.
struct Bounds<'a, 't> {
    knot: &'a Knot,
    case: &'a Case<'t>,
    gone: &'a FxHashSet<u32>,
}

impl Oracle for Bounds<'_, '_> {
    fn options(&self) -> Vec<Taken> {
        taken(self.case.choices(), self.knot.conditions())
    }
    fn ask(&self, partial: &Partial) -> Answer {
        let choices = self.case.choices();
        let present = |tag, c: Ctx| choices.taken(c).iter().all(|t| partial.contains(t)) && kept(tag, self.gone);
        match self.knot.network(&present).schedule() {
            Ok(_) => Answer::Fits(partial.to_vec()),
            Err(chain) => {
                let conditions = chain.edges.iter().map(|e| Tag(e.tag).condition(self.case.core));
                Answer::Conflict(taken(choices, conditions))
            }
        }
    }
}

/// The options that some conditions take, each once.
pub(super) fn taken(choices: &Choices, conditions: impl Iterator<Item = Ctx>) -> Vec<Taken> {
    let conditions: FxHashSet<Ctx> = conditions.collect();
    let mut out: Vec<Taken> = conditions.into_iter().flat_map(|c| choices.taken(c).to_vec()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn finding(case: &Case<'_>, chain: &Chain<i64>) -> Option<Finding> {
    let all: Vec<_> = chain.edges.iter().filter_map(|e| case.core.links.get(Tag(e.tag).link()?.0)).collect();
    let links: Vec<_> = all.iter().filter(|l| !is_meant(l)).collect();
    let first = links.first()?;
    // A period by itself: all that clashes is said of its beginning and its end.
    let is = |id: crate::core::EventId, word: &str| {
        let key = case.core.events.get(id.0 as usize).map(|e| &e.key);
        matches!(key, Some(EventKey::Of(_, s)) if case.model.name(*s) == word)
    };
    let order = |l: &crate::core::Link| {
        l.force == Force::Definition && l.max.is_none() && is(l.from, "start") && is(l.to, "expiry")
    };
    if all.iter().any(|l| order(l)) && links.iter().all(|l| l.src.node == first.src.node) {
        let who = super::super::presence::called(case, first.src.node);
        let mut f = Finding::new(Code("T217"), Severity::Error, format!("the time of {who} ends before it begins"));
        for l in &links {
            let text = if is(l.to, "start") { "begins here" } else { "ends here" };
            if !f.labels.iter().any(|label| label.text == text) {
                f = f.at(l.src.span, text);
            }
        }
        return Some(f.help("let it end after it begins, or take it out"));
    }
    let (least, most) = sums(chain);
    let n = links.len();
    let message = match n {
        1 => "this bound cannot be kept".to_owned(),
        _ => format!("these {n} bounds cannot all be kept"),
    };
    // Less than an hour is no time that anybody asks for, but one thing strictly after another.
    let message = if least - most < 60 {
        format!("{message}: they put each before the other")
    } else {
        format!(
            "{message}: together they ask for {} where {} {} allowed",
            span(least),
            span(most),
            if span(most).starts_with("1 ") { "is" } else { "are" }
        )
    };
    let why = |upper: bool| -> Vec<String> {
        chain
            .edges
            .iter()
            .filter(|e| !e.background)
            .filter(|e| Tag(e.tag).link().is_some_and(|s| s.1 == upper))
            .filter_map(|e| adds(case, Tag(e.tag)))
            .collect()
    };
    let lower = why(false);
    let mut f = labelled(case, Finding::new(Code("T202"), Severity::Error, message), &chain.edges);
    if lower.len() > 1 {
        f = f.why(format!("{} are {} at the least; the limit leaves {}", lower.join(" and "), span(least), span(most)));
    } else {
        f = f.why("no dates satisfy all of these at once; without any one of them the others can be kept");
    }
    if chain.perhaps_fewer {
        f = f.why(
            "no dates satisfy all of these at once; so much hangs together here that fewer of them may do so already",
        );
    }
    Some(f.help(format!(
        "give {} more, let one of the steps take less, or let what waits begin without waiting",
        span(least - most)
    )))
}

/// How long the steps of a chain take at the least, and how long they may take; the days between dates on the side they are on.
fn sums(chain: &Chain<i64>) -> (i64, i64) {
    let dated = |e: &&crate::time::network::Edge<i64>| e.from < 2 || e.to < 2;
    let days: i64 = chain.edges.iter().filter(dated).map(|e| e.weight).sum();
    let plain = chain.edges.iter().filter(|e| !dated(e)).map(|e| e.weight);
    let (mut least, mut most) = (0, 0);
    for w in plain.chain([days]) {
        if w < 0 {
            least -= w;
        } else {
            most += w;
        }
    }
    (least, most)
}
