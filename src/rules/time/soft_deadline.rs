//! `T212 soft-deadline`: "as soon as possible" and the like, with something depending on it and no outer date.

use crate::choice::Ctx;
use crate::core::{Cause, Core, End, EventId, EventKey, Force, Link, Src};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Model, NodeId};
use crate::rules::Case;
use crate::rules::presence::{Gather, called};
use rustc_hash::FxHashMap;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let (model, core) = (case.model, case.core);
    if core.links.iter().all(|l| l.force != Force::Soft) {
        return;
    }
    let web = Web::new(core);
    let mut found = Gather::new(model);
    for soft in core.links.iter().filter(|l| l.force == Force::Soft) {
        let waiting = web.waiting(core, model, soft);
        let Some(first) = waiting.first() else { continue };
        let outer: Vec<Ctx> = web.arriving(soft.to).filter(|l| l.max.is_some()).map(|l| l.ctx).collect();
        found.lacking(soft.src.span, model.ctx(soft.src.node), soft.ctx, &outer, || {
            let who = called(case, soft.src.node);
            let words = model.text(soft.src.span);
            let mut f = Finding::new(
                Code("T212"),
                Severity::Warning,
                format!("\"{words}\" is the only limit to {who}, and more hangs on it"),
            )
            .at(soft.src.span, "a wish, not a date");
            for w in waiting.iter().take(3) {
                f = f.at(w.span, if w.node == soft.src.node { "this hangs on it" } else { "this waits for it" });
            }
            let other =
                if first.node == soft.src.node { "what follows from it".to_owned() } else { called(case, first.node) };
            f.why(format!("as long as one side finds it not yet possible, {other} is put off, and nobody is in breach"))
                .help(format!(
                    "keep the words and add the last day: `{words} and no later than 90 days after entry_into_force`"
                ))
        });
    }
    found.pour(out);
}

/// The links by where they begin and end, and what is derived from what.
struct Web<'c> {
    from: FxHashMap<EventId, Vec<&'c Link>>,
    to: FxHashMap<EventId, Vec<&'c Link>>,
    derived: FxHashMap<EventId, Vec<EventId>>,
    /// The times that run from an event, and (the flag) those that run until it.
    times: FxHashMap<EventId, Vec<(Src, Ctx, bool)>>,
}

impl<'c> Web<'c> {
    fn new(core: &'c Core<'_>) -> Self {
        let mut web = Self {
            from: FxHashMap::default(),
            to: FxHashMap::default(),
            derived: FxHashMap::default(),
            times: FxHashMap::default(),
        };
        for l in &core.links {
            web.from.entry(l.from).or_default().push(l);
            web.to.entry(l.to).or_default().push(l);
        }
        for (id, e) in (0u32..).map(EventId).zip(&core.events) {
            match &e.cause {
                Cause::Derived { from, .. } => web.derived.entry(*from).or_default().push(id),
                // The earlier of two comes even if this one does not.
                Cause::Last(of) => of.iter().for_each(|o| web.derived.entry(*o).or_default().push(id)),
                _ => {}
            }
        }
        for c in &core.commitments {
            if let End::At(end) = c.when.until {
                web.times.entry(end).or_default().push((c.src, c.ctx, true));
            }
            if let Some(from) = c.when.from {
                web.times.entry(from).or_default().push((c.src, c.ctx, false));
            }
        }
        web
    }
    fn arriving(&self, event: EventId) -> impl Iterator<Item = &'c Link> + '_ {
        self.to.get(&event).into_iter().flatten().copied().filter(|l| l.force != Force::Soft)
    }
    /// What cannot come, or cannot be due, before the event of a soft bound has come.
    fn waiting(&self, core: &Core<'_>, model: &Model<'_>, soft: &Link) -> Vec<Src> {
        let owner = |e: EventId| match core.events.get(e.0 as usize).map(|e| &e.key) {
            Some(EventKey::Of(node, _)) => Some(*node),
            _ => None,
        };
        let own = |e: EventId, word: &str| matches!(core.events.get(e.0 as usize).map(|e| &e.key), Some(EventKey::Of(_, s)) if model.name(*s) == word);
        let here = owner(soft.to);
        let meets = |ctx: Ctx| model.tree.choices.compatible(ctx, soft.ctx);
        let (mut out, mut todo, mut seen): (Vec<Src>, Vec<EventId>, Vec<EventId>) =
            (Vec::new(), vec![soft.to], Vec::new());
        while let Some(event) = todo.pop() {
            if seen.contains(&event) || seen.len() > 64 {
                continue;
            }
            seen.push(event);
            todo.extend(self.derived.get(&event).into_iter().flatten());
            let times = self.times.get(&event).into_iter().flatten();
            // The clause's own time is what the words are about, unless something holds only until then.
            let counts = |src: &Src, until: bool| Some(src.node) != here || (until && event == soft.to);
            out.extend(times.filter(|(src, ctx, until)| meets(*ctx) && counts(src, *until)).map(|t| t.0));
            for l in self.from.get(&event).into_iter().flatten().filter(|l| meets(l.ctx)) {
                match l.force {
                    Force::Soft => {}
                    Force::Definition => {
                        if owner(l.to) == here {
                            todo.push(l.to);
                        }
                    }
                    // Its own verification is part of it; what waits for that waits for it.
                    _ if owner(l.to) == here && own(l.to, "verified") => todo.push(l.to),
                    _ => {
                        // What has a last day of its own forces this one, too.
                        let held = self
                            .arriving(l.to)
                            .any(|o| o.max.is_some() && !seen.contains(&o.from) && o.from != event && meets(o.ctx));
                        if !held {
                            out.push(l.src);
                        }
                    }
                }
            }
        }
        // A few are enough to be shown.
        out.truncate(16);
        let mut spots: Vec<(NodeId, u32)> = Vec::new();
        out.retain(|s| {
            let new = s.span != soft.src.span && !spots.contains(&(s.node, s.span.start));
            spots.push((s.node, s.span.start));
            new
        });
        out
    }
}
