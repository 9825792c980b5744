//! `F909 unbound`: it can enter into force before a party that bears a duty has consented.

use super::{binds, instants};
use crate::choice::Ctx;
use crate::core::{Cause, EventId, EventKey, Link, Modality};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Builtin, NodeId, Target};
use crate::rules::Case;
use crate::rules::said::{and, under};
use crate::source::Span;
use crate::syntax::tree::{EventRef, Field, Instant, List, Quorum, QuorumNeed, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// Those who have consented once something has happened, each with the condition under which that is so.
type Consented = Vec<(NodeId, Ctx)>;

pub(in crate::rules) fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let Some(finals) = case.model.final_clauses().filter(|_| binds(case)) else { return };
    let node = case.model.node(finals);
    let mut look = Lookup { case, finals, duties: None, before: None };
    for consent in node.fields("consent") {
        let Some(asked) = look.asked(&consent.value) else { continue };
        for rule in node.fields.iter().filter(|f| matches!(f.spec.word, "entry into force" | "fallback")) {
            // Of two rules that differ one is to go.
            if let Some(ctx) = case.choices().meet(consent.ctx, rule.ctx)
                && !Case::spoken(out, &["F901"], rule.value_span)
            {
                look.rule(rule, &asked, ctx, consent.value_span, out);
            }
        }
    }
}

struct Lookup<'a, 't> {
    case: &'a Case<'t>,
    finals: NodeId,
    /// The duties of each party, with their conditions; the first with its place.
    duties: Option<FxHashMap<NodeId, (Span, Vec<Ctx>)>>,
    /// What each event waits for.
    before: Option<FxHashMap<EventId, Vec<&'a Link>>>,
}

impl<'a> Lookup<'a, '_> {
    /// Those who must consent otherwise than by signing; none where signing is enough, or where that is not said.
    fn asked(&self, value: &Value) -> Option<Vec<NodeId>> {
        let Value::Consent(all) = value else { return None };
        let mut out = Vec::new();
        for consent in all {
            if self.case.model.name(consent.act) == "signature" {
                return None;
            }
            match &consent.by {
                None => out.extend(self.case.model.signatories()),
                Some(q) if q.need == QuorumNeed::All => {
                    out.extend(q.of.as_ref().map_or_else(|| self.case.model.signatories(), |l| self.spread(l)));
                }
                Some(_) => return None,
            }
        }
        out.sort_unstable();
        out.dedup();
        (!out.is_empty()).then_some(out)
    }

    fn spread(&self, list: &List) -> Vec<NodeId> {
        self.case.model.actors_in(list, self.finals).flat_map(|a| self.case.model.members(a)).collect()
    }

    fn rule(&mut self, rule: &Field, asked: &[NodeId], ctx: Ctx, consent: Span, out: &mut Vec<Finding>) {
        let (mut consented, mut known) = (Consented::new(), false);
        let mut said: Vec<&Instant> = Vec::new();
        instants(&rule.value, &mut |i| said.push(i));
        for i in said {
            known = true;
            match self.by_instant(i) {
                Some(more) => consented.extend(more),
                // Nobody can tell who has consented by then.
                None => return,
            }
        }
        if !known {
            return;
        }
        let case = self.case;
        // Each is bound by its own consent alone, if the text says so.
        let later = case.said(self.finals, &["for each later State"]);
        let mut groups: Vec<(Vec<Ctx>, Vec<NodeId>, Span)> = Vec::new();
        for party in asked {
            let Some((place, duties)) = self.duties().get(party).cloned() else { continue };
            let mut safe: Vec<Ctx> = consented.iter().filter(|c| c.0 == *party).map(|c| c.1).collect();
            safe.extend(&later);
            let mut bare: Vec<Ctx> = Vec::new();
            for whole in duties.iter().filter_map(|d| case.choices().meet(ctx, *d)) {
                bare.extend(case.choices().uncovered(whole, &safe));
            }
            let bare = crate::model::uses::fewest(case.choices(), ctx, &bare);
            let bare = if bare.is_empty() && case.choices().uncovered(ctx, &safe).is_empty() { continue } else { bare };
            match groups.iter_mut().find(|g| g.0 == bare) {
                Some(g) => g.1.push(*party),
                None => groups.push((bare, vec![*party], place)),
            }
        }
        for (ctxs, parties, place) in groups {
            let names: Vec<String> = parties.iter().map(|p| case.model.called(*p).into_owned()).collect();
            let (bears, has) = if parties.len() == 1 { ("bears", "has") } else { ("bear", "have") };
            let word = case.model.head().map_or("treaty", |h| case.model.node(h).kind.word);
            let who = match names.as_slice() {
                [a, b, c, d, rest @ ..] if !rest.is_empty() => {
                    format!("{}, {}, {}, {} and {} more", a, b, c, d, rest.len())
                }
                all => and(all),
            };
            let finding = Finding::new(
                Code("F909"),
                Severity::Error,
                format!("this {word} can enter into force before {who}, who {bears} duties under it, {has} consented"),
            )
            .at(rule.value_span, "does not wait for that")
            .at(place, "a duty")
            .at(consent, "this is how consent is given")
            .why("nobody is bound without its consent (Vienna Convention, Articles 11, 34 and 35): the others would be bound, and this side not")
            .help("let entry into force wait for it too, say `for each later State on its ratification`, or let all consent by signature");
            out.push(under(finding, &ctxs));
        }
    }

    fn duties(&mut self) -> &FxHashMap<NodeId, (Span, Vec<Ctx>)> {
        let case = self.case;
        self.duties.get_or_insert_with(|| {
            let mut out: FxHashMap<NodeId, (Span, Vec<Ctx>)> = FxHashMap::default();
            for c in case.core.commitments.iter().filter(|c| c.modality != Modality::May) {
                for party in c.who.actors.iter().flat_map(|a| case.model.members(*a)) {
                    let known = &mut out.entry(party).or_insert_with(|| (c.src.span, Vec::new())).1;
                    if !known.contains(&c.ctx) && !known.contains(&Ctx::ALWAYS) {
                        known.push(c.ctx);
                    }
                }
            }
            out
        })
    }

    fn all(&self) -> Consented {
        self.case.model.signatories().into_iter().map(|p| (p, Ctx::ALWAYS)).collect()
    }

    /// Who has consented by an instant; none where that cannot be known.
    fn by_instant(&mut self, instant: &Instant) -> Option<Consented> {
        match instant {
            Instant::Date(_) => Some(Vec::new()),
            Instant::Offset { before: true, .. } | Instant::Words(_) | Instant::Blank(_) => None,
            Instant::Offset { base, .. } => self.by_instant(base),
            Instant::Extreme { later: true, of, .. } => {
                let each: Option<Vec<Consented>> = of.iter().map(|i| self.by_instant(i)).collect();
                Some(each?.into_iter().flatten().collect())
            }
            Instant::Extreme { of, .. } => {
                let each: Option<Vec<Consented>> = of.iter().map(|i| self.by_instant(i)).collect();
                Some(self.in_each(each?))
            }
            Instant::Event(EventRef::Act(act, by, _)) => match (self.case.model.name(*act), by) {
                ("signature", _) => Some(Vec::new()),
                (_, None) => Some(self.all()),
                (_, Some(q)) => Some(self.quorum(q)),
            },
            Instant::Event(EventRef::For(..)) => None,
            Instant::Event(EventRef::Path(path)) => {
                let mut each = Vec::new();
                for target in self.case.model.resolve(path, self.finals) {
                    let key = match target {
                        Target::Builtin(b) => EventKey::Builtin(b),
                        Target::Event(owner, sym) => EventKey::Of(owner, sym),
                        Target::Node(n) => EventKey::Node(n),
                    };
                    each.push(self.by_event(self.case.core.event(&key)?, &mut FxHashSet::default())?);
                }
                (!each.is_empty()).then(|| self.in_each(each))
            }
        }
    }

    fn quorum(&self, quorum: &Quorum) -> Consented {
        let with = quorum.including.as_ref().map(|l| self.spread(l)).unwrap_or_default();
        let of = quorum.of.as_ref().map_or_else(|| self.case.model.signatories(), |l| self.spread(l));
        let all = match quorum.need {
            QuorumNeed::All => true,
            QuorumNeed::Number(n) => n.whole().and_then(|n| usize::try_from(n).ok()).is_none_or(|n| n >= of.len()),
            QuorumNeed::Majority | QuorumNeed::Share(..) => of.len() == 1,
        };
        let named = if all { of } else { Vec::new() };
        named.into_iter().chain(with).map(|p| (p, Ctx::ALWAYS)).collect()
    }

    /// Those who are in all of several.
    fn in_each(&self, each: Vec<Consented>) -> Consented {
        let mut each = each.into_iter();
        let first = each.next().unwrap_or_default();
        each.fold(first, |so_far, next| {
            let meets = |(p, ctx): &(NodeId, Ctx)| {
                let also = next.iter().filter(|n| n.0 == *p);
                also.filter_map(|n| Some((*p, self.case.choices().meet(*ctx, n.1)?))).collect::<Vec<_>>()
            };
            so_far.iter().flat_map(meets).collect()
        })
    }

    /// Who has consented once an event has come; none where that cannot be known.
    fn by_event(&mut self, id: EventId, seen: &mut FxHashSet<EventId>) -> Option<Consented> {
        let case = self.case;
        let event = case.core.events.get(id.0 as usize)?;
        if !seen.insert(id) {
            return Some(Vec::new());
        }
        match (&event.key, &event.cause) {
            (EventKey::Builtin(Builtin::Ratification), _) => return Some(self.all()),
            (EventKey::Builtin(Builtin::Signature), _) => return Some(Vec::new()),
            (EventKey::Act(act, _), Cause::Quorum { of, need, with }) if case.model.name(*act) != "signature" => {
                let whole = usize::try_from(*need).is_ok_and(|n| n >= of.len());
                let named = if whole { of.iter() } else { [].iter() };
                return Some(named.chain(with).map(|p| (*p, Ctx::ALWAYS)).collect());
            }
            (EventKey::Act(..), _) => return Some(self.all()),
            // An approval at home is the step that is waited for.
            (_, Cause::Nature { whose: Some(who), .. }) => {
                return Some(case.model.members(*who).into_iter().map(|p| (p, Ctx::ALWAYS)).collect());
            }
            (_, Cause::Fixed) => return Some(Vec::new()),
            (_, Cause::Derived { from, before: false, .. }) => return self.by_event(*from, seen),
            (_, Cause::External | Cause::ToAgree | Cause::Derived { .. }) => return None,
            (_, Cause::Last(all)) => {
                let each: Option<Vec<Consented>> = all.iter().map(|e| self.by_event(*e, seen)).collect();
                return Some(each?.into_iter().flatten().collect());
            }
            (_, Cause::First(all)) => {
                let each: Option<Vec<Consented>> = all.iter().map(|e| self.by_event(*e, &mut seen.clone())).collect();
                return Some(self.in_each(each?));
            }
            _ => {}
        }
        // What it waits for has come too.
        let links: Vec<(EventId, Ctx)> = self.waits(id).iter().map(|l| (l.from, l.ctx)).collect();
        if links.is_empty() {
            return None;
        }
        let mut out = Consented::new();
        for (from, ctx) in links {
            let more = self.by_event(from, seen)?;
            out.extend(more.into_iter().filter_map(|(p, c)| Some((p, case.choices().meet(c, ctx)?))));
        }
        Some(out)
    }

    fn waits(&mut self, id: EventId) -> &[&'a Link] {
        let core = self.case.core;
        let all = self.before.get_or_insert_with(|| {
            let mut out: FxHashMap<EventId, Vec<&Link>> = FxHashMap::default();
            for link in core.links.iter().filter(|l| l.waits) {
                out.entry(link.to).or_default().push(link);
            }
            out
        });
        all.get(&id).map_or(&[], Vec::as_slice)
    }
}
